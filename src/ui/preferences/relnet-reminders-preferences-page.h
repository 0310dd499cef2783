#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define RELNET_TYPE_REMINDERS_PREFERENCES_PAGE (relnet_reminders_preferences_page_get_type ())
G_DECLARE_FINAL_TYPE (RelnetRemindersPreferencesPage, relnet_reminders_preferences_page, RELNET,
                      REMINDERS_PREFERENCES_PAGE, AdwPreferencesPage)

GtkWidget *relnet_reminders_preferences_page_new (GSettings *settings);

G_END_DECLS

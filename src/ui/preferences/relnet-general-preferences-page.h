#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define RELNET_TYPE_GENERAL_PREFERENCES_PAGE (relnet_general_preferences_page_get_type ())
G_DECLARE_FINAL_TYPE (RelnetGeneralPreferencesPage, relnet_general_preferences_page, RELNET, GENERAL_PREFERENCES_PAGE,
                      AdwPreferencesPage)

GtkWidget *relnet_general_preferences_page_new (GSettings *settings);

G_END_DECLS

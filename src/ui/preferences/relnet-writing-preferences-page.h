#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define RELNET_TYPE_WRITING_PREFERENCES_PAGE (relnet_writing_preferences_page_get_type ())
G_DECLARE_FINAL_TYPE (RelnetWritingPreferencesPage, relnet_writing_preferences_page, RELNET, WRITING_PREFERENCES_PAGE,
                      AdwPreferencesPage)

GtkWidget *relnet_writing_preferences_page_new (GSettings *settings);

G_END_DECLS

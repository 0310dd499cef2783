#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define RELNET_TYPE_PREFERENCES_WINDOW (relnet_preferences_window_get_type ())
G_DECLARE_FINAL_TYPE (RelnetPreferencesWindow, relnet_preferences_window, RELNET, PREFERENCES_WINDOW, AdwWindow)

GtkWidget *relnet_preferences_window_new (void);
void relnet_preferences_window_add (RelnetPreferencesWindow *self, GtkWidget *page, const char *name, const char *title,
                                    const char *icon_name);
void relnet_preferences_window_show_page (RelnetPreferencesWindow *self, const char *name);

G_END_DECLS

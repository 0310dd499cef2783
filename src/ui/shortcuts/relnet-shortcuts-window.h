#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define RELNET_TYPE_SHORTCUTS_WINDOW (relnet_shortcuts_window_get_type ())
G_DECLARE_FINAL_TYPE (RelnetShortcutsWindow, relnet_shortcuts_window, RELNET, SHORTCUTS_WINDOW, AdwWindow)

GtkWidget *relnet_shortcuts_window_new (void);

G_END_DECLS

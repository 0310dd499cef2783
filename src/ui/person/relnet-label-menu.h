#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RELNET_TYPE_LABEL_MENU (relnet_label_menu_get_type ())
G_DECLARE_FINAL_TYPE (RelnetLabelMenu, relnet_label_menu, RELNET, LABEL_MENU, GtkWidget)

GtkWidget *relnet_label_menu_new (void);

G_END_DECLS

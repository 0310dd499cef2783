#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RELNET_TYPE_TAB_STOP (relnet_tab_stop_get_type ())
G_DECLARE_FINAL_TYPE (RelnetTabStop, relnet_tab_stop, RELNET, TAB_STOP, GtkWidget)

GtkWidget *relnet_tab_stop_new (GtkWidget *child);
GtkWidget *relnet_tab_stop_get_child (RelnetTabStop *self);
void relnet_tab_stop_set_child (RelnetTabStop *self, GtkWidget *child);

G_END_DECLS

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RELNET_TYPE_PANE (relnet_pane_get_type ())
G_DECLARE_FINAL_TYPE (RelnetPane, relnet_pane, RELNET, PANE, GtkWidget)

GtkWidget *relnet_pane_new (int natural_width);
void relnet_pane_set_child (RelnetPane *self, GtkWidget *child);
GtkWidget *relnet_pane_get_child (RelnetPane *self);

G_END_DECLS

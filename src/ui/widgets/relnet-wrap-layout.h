#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RELNET_TYPE_WRAP_LAYOUT (relnet_wrap_layout_get_type ())
G_DECLARE_FINAL_TYPE (RelnetWrapLayout, relnet_wrap_layout, RELNET, WRAP_LAYOUT, GtkLayoutManager)

GtkLayoutManager *relnet_wrap_layout_new (int spacing);

#define RELNET_TYPE_WRAP_BOX (relnet_wrap_box_get_type ())
G_DECLARE_FINAL_TYPE (RelnetWrapBox, relnet_wrap_box, RELNET, WRAP_BOX, GtkWidget)

GtkWidget *relnet_wrap_box_new (int spacing);
void relnet_wrap_box_append (RelnetWrapBox *self, GtkWidget *child);
void relnet_wrap_box_clear (RelnetWrapBox *self);
void relnet_wrap_box_set_centered (RelnetWrapBox *self, gboolean centered);

G_END_DECLS

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RELNET_TYPE_COLUMNS (relnet_columns_get_type ())
G_DECLARE_FINAL_TYPE (RelnetColumns, relnet_columns, RELNET, COLUMNS, GtkWidget)

void relnet_columns_set_side (RelnetColumns *self, int percent, int width);
gboolean relnet_columns_get_narrow (RelnetColumns *self);

G_END_DECLS

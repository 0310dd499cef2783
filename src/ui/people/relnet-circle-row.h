#pragma once

#include <gtk/gtk.h>

#include "relnet-circle.h"

G_BEGIN_DECLS

#define RELNET_TYPE_CIRCLE_ROW (relnet_circle_row_get_type ())
G_DECLARE_FINAL_TYPE (RelnetCircleRow, relnet_circle_row, RELNET, CIRCLE_ROW, GtkListBoxRow)

GtkWidget *relnet_circle_row_new (RelnetCircle *circle);
RelnetCircle *relnet_circle_row_get_circle (RelnetCircleRow *self);

G_END_DECLS

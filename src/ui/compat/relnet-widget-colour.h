#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void relnet_widget_get_colour (GtkWidget *widget, GdkRGBA *colour);

G_END_DECLS

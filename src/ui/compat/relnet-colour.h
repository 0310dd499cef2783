#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void relnet_widget_get_colour (GtkWidget *widget, GdkRGBA *colour);
gboolean relnet_widget_lookup_colour (GtkWidget *widget, const char *name, GdkRGBA *colour);

G_END_DECLS

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void relnet_colour_of_text (GtkWidget *widget, GdkRGBA *colour);
void relnet_colour_of_name (GtkWidget *widget, const char *name, GdkRGBA *colour);

G_END_DECLS

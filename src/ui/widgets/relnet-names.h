#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void relnet_names_set (GtkWidget *widget, const char *name);
void relnet_names_from_tooltips (GtkWidget *widget);

G_END_DECLS

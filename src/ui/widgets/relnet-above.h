#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void relnet_above_present (GtkWidget *parent, GtkWindow *window);
gboolean relnet_above_activate (GtkWidget *widget, const char *action, const char *format, ...);

G_END_DECLS

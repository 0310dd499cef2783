#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void relnet_above_present (GtkWidget *parent, GtkWindow *window);

G_END_DECLS

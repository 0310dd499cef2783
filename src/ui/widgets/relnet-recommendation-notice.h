#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *relnet_recommendation_notice_new (const char *name);

G_END_DECLS

#pragma once

#include <gtk/gtk.h>

#include "relnet-database.h"

G_BEGIN_DECLS

#define RELNET_TYPE_CIRCLE_LIST (relnet_circle_list_get_type ())
G_DECLARE_FINAL_TYPE (RelnetCircleList, relnet_circle_list, RELNET, CIRCLE_LIST, GtkWidget)

GtkWidget *relnet_circle_list_new (RelnetDatabase *database);
void relnet_circle_list_select (RelnetCircleList *self, gint64 id);

G_END_DECLS

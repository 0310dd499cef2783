#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RELNET_TYPE_ACQUAINTANCE_GRAPH (relnet_acquaintance_graph_get_type ())
G_DECLARE_FINAL_TYPE (RelnetAcquaintanceGraph, relnet_acquaintance_graph, RELNET, ACQUAINTANCE_GRAPH, GtkWidget)

GtkWidget *relnet_acquaintance_graph_new (void);
void relnet_acquaintance_graph_show (RelnetAcquaintanceGraph *self, const char *name, GPtrArray *acquaintances);

G_END_DECLS

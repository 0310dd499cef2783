#pragma once

#include <gtk/gtk.h>

#include "relnet-reconnect-tie.h"

G_BEGIN_DECLS

#define RELNET_TYPE_RECONNECT_PART_ROW (relnet_reconnect_part_row_get_type ())
G_DECLARE_FINAL_TYPE (RelnetReconnectPartRow, relnet_reconnect_part_row, RELNET, RECONNECT_PART_ROW, GtkWidget)

GtkWidget *relnet_reconnect_part_row_new (RelnetReconnectPart part);
void relnet_reconnect_part_row_set_tie (RelnetReconnectPartRow *self, RelnetReconnectTie *tie);
void relnet_reconnect_part_row_set_narrow (RelnetReconnectPartRow *self, gboolean narrow);

G_END_DECLS

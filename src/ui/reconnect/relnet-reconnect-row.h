#pragma once

#include <gtk/gtk.h>

#include "relnet-reconnect-tie.h"

G_BEGIN_DECLS

#define RELNET_TYPE_RECONNECT_ROW (relnet_reconnect_row_get_type ())
G_DECLARE_FINAL_TYPE (RelnetReconnectRow, relnet_reconnect_row, RELNET, RECONNECT_ROW, GtkListBoxRow)

GtkWidget *relnet_reconnect_row_new (RelnetReconnectTie *tie, gboolean with_score, const char *today);
RelnetReconnectTie *relnet_reconnect_row_get_tie (RelnetReconnectRow *self);

G_END_DECLS

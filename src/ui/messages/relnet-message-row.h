#pragma once

#include <gtk/gtk.h>

#include "relnet-mail-message.h"

G_BEGIN_DECLS

#define RELNET_TYPE_MESSAGE_ROW (relnet_message_row_get_type ())
G_DECLARE_FINAL_TYPE (RelnetMessageRow, relnet_message_row, RELNET, MESSAGE_ROW, GtkListBoxRow)

GtkWidget *relnet_message_row_new (RelnetMailMessage *message, gint64 now);
RelnetMailMessage *relnet_message_row_get_message (RelnetMessageRow *self);

G_END_DECLS

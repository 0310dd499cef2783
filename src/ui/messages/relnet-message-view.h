#pragma once

#include <adwaita.h>

#include "relnet-clock.h"
#include "relnet-database.h"
#include "relnet-outbox.h"

G_BEGIN_DECLS

#define RELNET_TYPE_MESSAGE_VIEW (relnet_message_view_get_type ())
G_DECLARE_FINAL_TYPE (RelnetMessageView, relnet_message_view, RELNET, MESSAGE_VIEW, GtkWidget)

GtkWidget *
relnet_message_view_new (RelnetDatabase *database, RelnetClock *clock, RelnetOutbox *outbox);
void relnet_message_view_show (RelnetMessageView *self, gint64 message_id);
gint64 relnet_message_view_get_message_id (RelnetMessageView *self);

G_END_DECLS

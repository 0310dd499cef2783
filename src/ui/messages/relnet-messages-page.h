#pragma once

#include <adwaita.h>

#include "relnet-clock.h"
#include "relnet-database.h"
#include "relnet-outbox.h"

G_BEGIN_DECLS

#define RELNET_TYPE_MESSAGES_PAGE (relnet_messages_page_get_type ())
G_DECLARE_FINAL_TYPE (RelnetMessagesPage, relnet_messages_page, RELNET, MESSAGES_PAGE, GtkWidget)

GtkWidget *
relnet_messages_page_new (RelnetDatabase *database, RelnetClock *clock, RelnetOutbox *outbox);
void relnet_messages_page_select (RelnetMessagesPage *self, gint64 message_id);

G_END_DECLS

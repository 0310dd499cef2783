#pragma once

#include "relnet-clock.h"
#include "relnet-database.h"
#include "relnet-mail-message.h"

G_BEGIN_DECLS

/* Building blocks: inside a RelnetWriteFunc. */
gboolean relnet_message_purpose_save (RelnetConnection *connection, RelnetMailMessage *message, GError **error);
gboolean relnet_message_purpose_load (RelnetConnection *connection, RelnetMailMessage *message, GError **error);
gboolean relnet_message_purpose_set_due (RelnetConnection *connection, gint64 message_id, GError **error);

/* One undoable write for a message that was sent. */
gboolean relnet_message_purpose_note_async (RelnetDatabase *database, RelnetClock *clock, GAsyncReadyCallback callback,
                                            gpointer user_data);
gboolean relnet_message_purpose_note_finish (RelnetDatabase *database, GAsyncResult *result, GError **error);

G_END_DECLS

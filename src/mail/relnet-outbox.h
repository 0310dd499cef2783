#pragma once

#include "relnet-account.h"
#include "relnet-clock.h"
#include "relnet-database.h"
#include "relnet-mail-message.h"

G_BEGIN_DECLS

/* How long a message waits before it leaves, so that the user can take it back, in seconds. */
#define RELNET_OUTBOX_UNDO_SECONDS 10

#define RELNET_TYPE_OUTBOX (relnet_outbox_get_type ())
G_DECLARE_FINAL_TYPE (RelnetOutbox, relnet_outbox, RELNET, OUTBOX, GObject)

RelnetOutbox *relnet_outbox_new (RelnetDatabase *database, RelnetClock *clock);
RelnetDatabase *relnet_outbox_get_database (RelnetOutbox *self);
RelnetClock *relnet_outbox_get_clock (RelnetOutbox *self);
guint relnet_outbox_get_command_seconds (RelnetOutbox *self);
void relnet_outbox_start (RelnetOutbox *self);
void relnet_outbox_stop (RelnetOutbox *self);
gboolean relnet_outbox_is_sending (RelnetOutbox *self);
void relnet_outbox_set_patience (RelnetOutbox *self, guint command_seconds, guint commit_seconds);

void relnet_outbox_queue_async (RelnetOutbox *self,
                                RelnetMailMessage *message,
                                gint64 send_after,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
void relnet_outbox_send_again_async (RelnetOutbox *self,
                                     gint64 id,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
void relnet_outbox_mark_sent_async (RelnetOutbox *self,
                                    gint64 id,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
void relnet_outbox_hold_async (RelnetOutbox *self,
                               gint64 id,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
gboolean relnet_outbox_finish (RelnetOutbox *self, GAsyncResult *result, GError **error);

void relnet_outbox_test_account_async (RelnetOutbox *self,
                                       RelnetAccount *account,
                                       const char *password,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
gboolean relnet_outbox_test_account_finish (RelnetOutbox *self,
                                            GAsyncResult *result,
                                            char **detail,
                                            GError **error);

G_END_DECLS

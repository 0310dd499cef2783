#pragma once

#include "relnet-clock.h"
#include "relnet-database.h"
#include "relnet-mail-message.h"

G_BEGIN_DECLS

/**
 * RelnetMessageFilter:
 * @RELNET_MESSAGES_ALL: all of them
 * @RELNET_MESSAGES_SENT: sent ones
 * @RELNET_MESSAGES_DRAFTS: drafts
 *
 * Which messages a list shows.
 */
typedef enum
{
  RELNET_MESSAGES_ALL,
  RELNET_MESSAGES_SENT,
  RELNET_MESSAGES_DRAFTS
} RelnetMessageFilter;

/**
 * RelnetDueMessage:
 * @id: a message
 * @account_id: the account it goes through
 * @due: when it is to be sent, in seconds since the epoch
 *
 * A message that waits for its time.
 */
typedef struct
{
  gint64 id;
  gint64 account_id;
  gint64 due;
} RelnetDueMessage;

/* Building blocks: inside a RelnetWriteFunc or RelnetReadFunc, or on relnet_database_get_reader (). */
gboolean relnet_message_store_save (RelnetConnection *connection,
                                    RelnetChanges *changes,
                                    RelnetMailMessage *message,
                                    RelnetClock *clock,
                                    GError **error);
gboolean relnet_message_store_queue (RelnetConnection *connection,
                                     RelnetChanges *changes,
                                     RelnetMailMessage *message,
                                     GBytes *wire,
                                     GError **error);
gboolean relnet_message_store_set_wire (RelnetConnection *connection,
                                        gint64 id,
                                        GBytes *wire,
                                        GError **error);
gboolean relnet_message_store_claim (RelnetConnection *connection,
                                     RelnetChanges *changes,
                                     gint64 id,
                                     gint64 now,
                                     gboolean *claimed,
                                     GError **error);
gboolean relnet_message_store_commit (RelnetConnection *connection, gint64 id, GError **error);
gboolean relnet_message_store_requeue (RelnetConnection *connection,
                                       RelnetChanges *changes,
                                       gint64 id,
                                       gint64 next_attempt,
                                       const char *reason,
                                       const char *detail,
                                       GError **error);
gboolean relnet_message_store_fail (RelnetConnection *connection,
                                    RelnetChanges *changes,
                                    gint64 id,
                                    RelnetMailState state,
                                    RelnetMailProblem problem,
                                    const char *reason,
                                    const char *detail,
                                    GError **error);
gboolean relnet_message_store_set_sent (RelnetConnection *connection,
                                        RelnetChanges *changes,
                                        gint64 id,
                                        RelnetClock *clock,
                                        GError **error);
gboolean relnet_message_store_send_again (RelnetConnection *connection,
                                          RelnetChanges *changes,
                                          gint64 id,
                                          GError **error);
gboolean relnet_message_store_hold (RelnetConnection *connection,
                                    RelnetChanges *changes,
                                    gint64 id,
                                    GError **error);
gboolean relnet_message_store_recover (RelnetConnection *connection,
                                       RelnetChanges *changes,
                                       const char *unknown_reason,
                                       GError **error);
gboolean relnet_message_store_mark_deleted (RelnetConnection *connection,
                                            RelnetChanges *changes,
                                            gint64 id,
                                            RelnetClock *clock,
                                            GError **error);
RelnetMailMessage *
relnet_message_store_load (RelnetConnection *connection, gint64 id, GError **error);
gboolean relnet_message_store_load_contents (RelnetConnection *connection,
                                             RelnetMailMessage *message,
                                             GError **error);
GBytes *relnet_message_store_load_wire (RelnetConnection *connection, gint64 id);
GPtrArray *relnet_message_store_load_list (RelnetConnection *connection,
                                           RelnetMessageFilter filter,
                                           gint64 person_id,
                                           guint offset,
                                           guint limit,
                                           GError **error);
GArray *relnet_message_store_load_waiting (RelnetConnection *connection, GError **error);
guint relnet_message_store_count_troubled (RelnetConnection *connection);
GListStore *relnet_message_store_complete (RelnetConnection *connection,
                                           const char *text,
                                           guint limit,
                                           GError **error);

/* Acts of the user. Finish each with relnet_message_store_finish (). */
void relnet_message_store_save_async (RelnetDatabase *database,
                                      RelnetMailMessage *message,
                                      RelnetClock *clock,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
void relnet_message_store_delete_async (RelnetDatabase *database,
                                        gint64 id,
                                        RelnetClock *clock,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
gboolean
relnet_message_store_finish (RelnetDatabase *database, GAsyncResult *result, GError **error);

G_END_DECLS

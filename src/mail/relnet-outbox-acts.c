/* What the user decides about a message: the second half of relnet-outbox.h. */

#include <glib/gi18n-lib.h>

#include "relnet-account-store.h"
#include "relnet-message-store.h"
#include "relnet-mime.h"
#include "relnet-outbox.h"

/* An act of the user on a message. */
typedef struct
{
  RelnetClock *clock;
  RelnetMailMessage *message;
  gint64 id;
  gint64 send_after;
} Act;

static void
act_free (gpointer data)
{
  Act *act = data;

  g_clear_object (&act->clock);
  g_clear_object (&act->message);
  g_free (act);
}

static void
act_written (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (relnet_database_write_finish (RELNET_DATABASE (object), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
write_act (RelnetOutbox *self,
           const char *label,
           RelnetWriteFunc func,
           RelnetMailMessage *message,
           gint64 id,
           gint64 send_after,
           GCancellable *cancellable,
           GAsyncReadyCallback callback,
           gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Act *act = g_new0 (Act, 1);

  act->clock = g_object_ref (relnet_outbox_get_clock (self));
  act->message = message != NULL ? g_object_ref (message) : NULL;
  act->id = id;
  act->send_after = send_after;
  g_task_set_check_cancellable (task, FALSE);
  relnet_database_write_async (relnet_outbox_get_database (self), label, func, act, act_free, cancellable, act_written,
                               task);
}

static gboolean
queue_write (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  Act *act = data;
  g_autoptr (RelnetAccount) account = relnet_account_store_load (
      connection, relnet_mail_message_get_account_id (act->message), NULL);
  g_autofree char *header_id = NULL;
  g_autoptr (GBytes) wire = NULL;

  if (!relnet_mime_check (account, act->message, error)
      || !relnet_message_store_load_contents (connection, act->message, error))
    return FALSE;
  header_id = relnet_mime_new_header_id (account);
  relnet_mail_message_set_header_id (act->message, header_id);
  relnet_mail_message_set_send_after (act->message, act->send_after);
  wire = relnet_mime_build (account, act->message,
                            MAX (act->send_after, relnet_clock_get_now (act->clock)), error);
  return wire != NULL
         && relnet_message_store_queue (connection, changes, act->message, wire, error);
}

/**
 * relnet_outbox_queue_async:
 * @self: an Outbox
 * @message: a message as it is to be sent, saved as a draft before. It must not be changed meanwhile: see
 *   relnet_mail_message_copy()
 * @send_after: when to send it, in seconds since the epoch; 0: in ten seconds
 * @cancellable: (nullable): a cancellable
 * @callback: called when it waits to be sent; finish with relnet_outbox_finish()
 * @user_data: for @callback
 *
 * The user's word to send. Undoable until it is on its way.
 */
void
relnet_outbox_queue_async (RelnetOutbox *self,
                           RelnetMailMessage *message,
                           gint64 send_after,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autofree char *people = relnet_mail_message_dup_people (message);
  g_autofree char *label = NULL;

  g_return_if_fail (RELNET_IS_OUTBOX (self));

  label = g_strdup_printf (send_after == 0 ? _ ("Message to %s on its way")
                                           : _ ("Message to %s scheduled"),
                           people);
  if (send_after == 0)
    send_after = relnet_clock_get_now (relnet_outbox_get_clock (self)) + RELNET_OUTBOX_UNDO_SECONDS;
  write_act (self, label, queue_write, message, 0, send_after, cancellable, callback, user_data);
}

static gboolean
send_again_write (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  Act *act = data;

  return relnet_message_store_send_again (connection, changes, act->id, error);
}

/**
 * relnet_outbox_send_again_async:
 * @self: an Outbox
 * @id: a message that waits, failed, or may have been sent
 * @cancellable: (nullable): a cancellable
 * @callback: called when it waits to be sent; finish with relnet_outbox_finish()
 * @user_data: for @callback
 *
 * The user's word to try (again), now.
 */
void
relnet_outbox_send_again_async (RelnetOutbox *self,
                                gint64 id,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_return_if_fail (RELNET_IS_OUTBOX (self));

  write_act (self, NULL, send_again_write, NULL, id, 0, cancellable, callback, user_data);
}

static gboolean
mark_sent_write (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  Act *act = data;

  return relnet_message_store_set_sent (connection, changes, act->id, act->clock, error);
}

/**
 * relnet_outbox_mark_sent_async:
 * @self: an Outbox
 * @id: a message that may have been sent, and was, as the user has seen
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is noted; finish with relnet_outbox_finish()
 * @user_data: for @callback
 *
 * Notes an unknown message as sent: it joins the timeline.
 */
void
relnet_outbox_mark_sent_async (RelnetOutbox *self,
                               gint64 id,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_return_if_fail (RELNET_IS_OUTBOX (self));

  write_act (self, _ ("Message noted as sent"), mark_sent_write, NULL, id, 0, cancellable, callback,
             user_data);
}

static gboolean
hold_write (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  Act *act = data;
  g_autoptr (RelnetMailMessage) message = relnet_message_store_load (connection, act->id, error);

  if (message == NULL)
    return FALSE;
  if (relnet_mail_message_get_state (message) == RELNET_MAIL_STATE_QUEUED)
    return relnet_message_store_hold (connection, changes, act->id, error);
  return relnet_message_store_save (connection, changes, message, act->clock, error);
}

/**
 * relnet_outbox_hold_async:
 * @self: an Outbox
 * @id: a message that waits to be sent, or failed
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is a draft again; finish with relnet_outbox_finish()
 * @user_data: for @callback
 *
 * Takes a message back to change it.
 */
void
relnet_outbox_hold_async (RelnetOutbox *self,
                          gint64 id,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_return_if_fail (RELNET_IS_OUTBOX (self));

  write_act (self, NULL, hold_write, NULL, id, 0, cancellable, callback, user_data);
}

/**
 * relnet_outbox_finish:
 * @self: an Outbox
 * @result: the result
 * @error: return location for an error, in words for the user
 *
 * Returns: whether it was done; if not, nothing was changed
 */
gboolean
relnet_outbox_finish (RelnetOutbox *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

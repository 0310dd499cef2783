/* Messages and the steps they take (M2, W4): the only place that changes message.state.
 *
 *   draft → queued → sending → committing → sent
 *                       ↓           ↓
 *           queued, failed      unknown, and failed if the server says no
 *
 * Each arrow is one committed transaction. “sending” is known not to be sent, “committing” may have been: after a crash the
 * first goes back to queued and the second becomes unknown, which only the user's word takes further. */

#include "relnet-message-store.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "relnet-date.h"
#include "relnet-follow-up-store.h"
#include "relnet-interaction-store.h"
#include "relnet-message-purpose.h"
#include "relnet-person-store.h"
#include "relnet-text.h"

/* How much of a text the timeline repeats; the message has all of it. In bytes. */
#define MAX_NOTE 4000

static gboolean
run_with_id (RelnetConnection *connection, const char *sql, gint64 id, GError **error)
{
  RelnetStatement *statement = relnet_connection_prepare (connection, sql, error);

  if (statement == NULL)
    return FALSE;
  relnet_statement_bind_int (statement, 1, id);
  return relnet_statement_run (statement, error);
}

/* For statements that move a message from one state to another: it must have been in the first. */
static gboolean
check_moved (RelnetConnection *connection, GError **error)
{
  if (relnet_connection_get_n_changes (connection) > 0)
    return TRUE;
  g_set_error_literal (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_INVALID,
                       _ ("This message is no longer where it was: it was sent, changed or deleted "
                          "meanwhile."));
  return FALSE;
}

static gboolean
save_recipients (RelnetConnection *connection, RelnetMailMessage *message, GError **error)
{
  GListModel *recipients = G_LIST_MODEL (relnet_mail_message_get_recipients (message));

  if (!run_with_id (connection, "DELETE FROM message_recipient WHERE message_id = ?1",
                    relnet_mail_message_get_id (message), error))
    return FALSE;
  for (guint i = 0; i < g_list_model_get_n_items (recipients); i++)
    {
      g_autoptr (RelnetRecipient) recipient = g_list_model_get_item (recipients, i);
      g_autofree char *folded = relnet_text_fold_email (relnet_recipient_get_address (recipient));
      RelnetStatement *statement = relnet_connection_prepare (
          connection,
          "INSERT INTO message_recipient (message_id, rank, kind, name, address, folded, person_id)"
          " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
          error);

      if (statement == NULL)
        return FALSE;
      relnet_statement_bind_int (statement, 1, relnet_mail_message_get_id (message));
      relnet_statement_bind_int (statement, 2, i);
      relnet_statement_bind_text (
          statement, 3, relnet_recipient_kind_to_name (relnet_recipient_get_kind (recipient)));
      relnet_statement_bind_text (statement, 4, relnet_recipient_get_name (recipient));
      relnet_statement_bind_text (statement, 5, relnet_recipient_get_address (recipient));
      relnet_statement_bind_text (statement, 6, folded);
      relnet_statement_bind_int (statement, 7, relnet_recipient_get_person_id (recipient));
      if (!relnet_statement_run (statement, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
has_attachment (RelnetMailMessage *message, gint64 id)
{
  GListModel *attachments = G_LIST_MODEL (relnet_mail_message_get_attachments (message));

  for (guint i = 0; i < g_list_model_get_n_items (attachments); i++)
    {
      g_autoptr (RelnetAttachment) attachment = g_list_model_get_item (attachments, i);

      if (relnet_attachment_get_id (attachment) == id)
        return TRUE;
    }
  return FALSE;
}

/* Attachments are written once and removed, never changed: a save as one types does not copy megabytes. */
static gboolean
save_attachments (RelnetConnection *connection, RelnetMailMessage *message, GError **error)
{
  GListModel *attachments = G_LIST_MODEL (relnet_mail_message_get_attachments (message));
  g_autoptr (GArray) gone = g_array_new (FALSE, FALSE, sizeof (gint64));
  RelnetStatement *statement = relnet_connection_prepare (
      connection, "SELECT id FROM message_attachment WHERE message_id = ?1", error);

  if (statement == NULL)
    return FALSE;
  relnet_statement_bind_int (statement, 1, relnet_mail_message_get_id (message));
  while (relnet_statement_step (statement, NULL))
    {
      const gint64 id = relnet_statement_get_int (statement, 0);

      if (!has_attachment (message, id))
        g_array_append_val (gone, id);
    }
  for (guint i = 0; i < gone->len; i++)
    if (!run_with_id (connection, "DELETE FROM message_attachment WHERE id = ?1",
                      g_array_index (gone, gint64, i), error))
      return FALSE;
  for (guint i = 0; i < g_list_model_get_n_items (attachments); i++)
    {
      g_autoptr (RelnetAttachment) attachment = g_list_model_get_item (attachments, i);

      if (relnet_attachment_get_id (attachment) != 0)
        continue;
      statement = relnet_connection_prepare (
          connection,
          "INSERT INTO message_attachment (message_id, rank, name, media_type, size, content)"
          " VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
          error);
      if (statement == NULL)
        return FALSE;
      relnet_statement_bind_int (statement, 1, relnet_mail_message_get_id (message));
      relnet_statement_bind_int (statement, 2, i);
      relnet_statement_bind_text (statement, 3, relnet_attachment_get_name (attachment));
      relnet_statement_bind_text (statement, 4, relnet_attachment_get_media_type (attachment));
      relnet_statement_bind_int (statement, 5, relnet_attachment_get_size (attachment));
      relnet_statement_bind_blob (statement, 6, relnet_attachment_get_content (attachment));
      if (!relnet_statement_run (statement, error))
        return FALSE;
      relnet_attachment_set_id (attachment, relnet_connection_get_last_id (connection));
    }
  return TRUE;
}

/**
 * relnet_message_store_save:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @message: a draft, new (id 0, then set) or stored, or one that failed, which becomes a draft
 * @clock: the time
 * @error: return location for an error
 *
 * Returns: whether it was saved; %RELNET_STORE_ERROR_INVALID if it is on its way or sent
 */
gboolean
relnet_message_store_save (RelnetConnection *connection,
                           RelnetChanges *changes,
                           RelnetMailMessage *message,
                           RelnetClock *clock,
                           GError **error)
{
  const gboolean is_new = relnet_mail_message_get_id (message) == 0;
  const gint64 now = relnet_clock_get_now (clock);
  RelnetStatement *statement = relnet_connection_prepare (
      connection,
      is_new ? "INSERT INTO message (account_id, subject, body, in_reply_to, thread, remind_days,"
               " added_at, changed_at) VALUES (?2, ?3, ?4, ?5, ?6, ?7, ?8, ?8)"
             : "UPDATE message SET account_id = ?2, subject = ?3, body = ?4, in_reply_to = ?5,"
               " thread = ?6, remind_days = ?7, changed_at = ?8, state = 'draft', header_id = '',"
               " attempts = 0, next_attempt = 0, send_after = 0, problem = '', error = '', detail = ''"
               " WHERE id = ?1 AND state IN ('draft', 'failed') AND deleted_at IS NULL",
      error);

  if (statement == NULL)
    return FALSE;
  if (!is_new)
    relnet_statement_bind_int (statement, 1, relnet_mail_message_get_id (message));
  relnet_statement_bind_int (statement, 2, relnet_mail_message_get_account_id (message));
  relnet_statement_bind_text (statement, 3, relnet_mail_message_get_subject (message));
  relnet_statement_bind_text (statement, 4, relnet_mail_message_get_body (message));
  relnet_statement_bind_text (statement, 5, relnet_mail_message_get_in_reply_to (message));
  relnet_statement_bind_text (statement, 6, relnet_mail_message_get_references (message));
  relnet_statement_bind_int (statement, 7, relnet_mail_message_get_remind_days (message));
  relnet_statement_bind_int (statement, 8, now);
  if (!relnet_statement_run (statement, error) || !check_moved (connection, error))
    return FALSE;
  if (is_new)
    {
      relnet_mail_message_set_id (message, relnet_connection_get_last_id (connection));
      relnet_mail_message_set_added_at (message, now);
    }
  relnet_mail_message_set_changed_at (message, now);
  relnet_mail_message_set_state (message, RELNET_MAIL_STATE_DRAFT);
  relnet_changes_add (changes, RELNET_CHANGE_MESSAGE, relnet_mail_message_get_id (message));
  return run_with_id (connection, "DELETE FROM message_wire WHERE message_id = ?1",
                      relnet_mail_message_get_id (message), error)
         && save_recipients (connection, message, error)
         && save_attachments (connection, message, error)
         && relnet_message_purpose_save (connection, message, error);
}

/**
 * relnet_message_store_queue:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @message: a saved draft, with its header id and the time before which it is not to be sent
 * @wire: its bytes
 * @error: return location for an error
 *
 * Returns: whether it waits to be sent now
 */
gboolean
relnet_message_store_queue (RelnetConnection *connection,
                            RelnetChanges *changes,
                            RelnetMailMessage *message,
                            GBytes *wire,
                            GError **error)
{
  const gint64 id = relnet_mail_message_get_id (message);
  RelnetStatement *statement = relnet_connection_prepare (
      connection,
      "UPDATE message SET state = 'queued', header_id = ?2, send_after = ?3, remind_days = ?4,"
      " attempts = 0, next_attempt = 0, problem = '', error = '', detail = ''"
      " WHERE id = ?1 AND state IN ('draft', 'failed') AND deleted_at IS NULL",
      error);

  if (statement == NULL)
    return FALSE;
  relnet_statement_bind_int (statement, 1, id);
  relnet_statement_bind_text (statement, 2, relnet_mail_message_get_header_id (message));
  relnet_statement_bind_int (statement, 3, relnet_mail_message_get_send_after (message));
  relnet_statement_bind_int (statement, 4, relnet_mail_message_get_remind_days (message));
  if (!relnet_statement_run (statement, error) || !check_moved (connection, error))
    return FALSE;
  relnet_mail_message_set_state (message, RELNET_MAIL_STATE_QUEUED);
  relnet_changes_add (changes, RELNET_CHANGE_MESSAGE, id);
  return relnet_message_store_set_wire (connection, id, wire, error);
}

/**
 * relnet_message_store_set_wire:
 * @connection: a connection in a write
 * @id: a message
 * @wire: its bytes
 * @error: return location for an error
 *
 * Returns: whether the bytes are stored
 */
gboolean
relnet_message_store_set_wire (RelnetConnection *connection, gint64 id, GBytes *wire, GError **error)
{
  RelnetStatement *statement = relnet_connection_prepare (
      connection, "INSERT OR REPLACE INTO message_wire (message_id, content) VALUES (?1, ?2)", error);

  if (statement == NULL)
    return FALSE;
  relnet_statement_bind_int (statement, 1, id);
  relnet_statement_bind_blob (statement, 2, wire);
  return relnet_statement_run (statement, error);
}

/**
 * relnet_message_store_claim:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @id: a message
 * @now: in seconds since the epoch
 * @claimed: (out): whether it was still waiting; %FALSE if somebody else took it, changed it or deleted it
 * @error: return location for an error
 *
 * queued → sending, for whoever comes first.
 *
 * Returns: %FALSE with @error set if nothing could be written
 */
gboolean
relnet_message_store_claim (RelnetConnection *connection,
                            RelnetChanges *changes,
                            gint64 id,
                            gint64 now,
                            gboolean *claimed,
                            GError **error)
{
  RelnetStatement *statement = relnet_connection_prepare (
      connection,
      "UPDATE message SET state = 'sending', attempts = attempts + 1, attempted_at = ?2"
      " WHERE id = ?1 AND state = 'queued' AND send_after <= ?2 AND next_attempt <= ?2"
      " AND deleted_at IS NULL",
      error);

  *claimed = FALSE;
  if (statement == NULL)
    return FALSE;
  relnet_statement_bind_int (statement, 1, id);
  relnet_statement_bind_int (statement, 2, now);
  if (!relnet_statement_run (statement, error))
    return FALSE;
  *claimed = relnet_connection_get_n_changes (connection) > 0;
  if (*claimed)
    relnet_changes_add (changes, RELNET_CHANGE_MESSAGE, id);
  return TRUE;
}

/**
 * relnet_message_store_commit:
 * @connection: a connection in a write
 * @id: a message that is being sent
 * @error: return location for an error
 *
 * sending → committing. Nobody is told: a moment later it is something else.
 *
 * Returns: whether it was written; if not, its end must not be handed over
 */
gboolean
relnet_message_store_commit (RelnetConnection *connection, gint64 id, GError **error)
{
  return run_with_id (connection,
                      "UPDATE message SET state = 'committing' WHERE id = ?1 AND state = 'sending'",
                      id, error)
         && check_moved (connection, error);
}

static gboolean
move (RelnetConnection *connection,
      RelnetChanges *changes,
      gint64 id,
      RelnetMailState state,
      RelnetMailProblem problem,
      gint64 next_attempt,
      const char *reason,
      const char *detail,
      GError **error)
{
  RelnetStatement *statement = relnet_connection_prepare (
      connection,
      "UPDATE message SET state = ?2, problem = ?3, next_attempt = ?4, error = ?5, detail = ?6"
      " WHERE id = ?1 AND state IN ('sending', 'committing')",
      error);

  if (statement == NULL)
    return FALSE;
  relnet_statement_bind_int (statement, 1, id);
  relnet_statement_bind_text (statement, 2, relnet_mail_state_to_name (state));
  relnet_statement_bind_text (statement, 3, relnet_mail_problem_to_name (problem));
  relnet_statement_bind_int (statement, 4, next_attempt);
  relnet_statement_bind_text (statement, 5, reason);
  relnet_statement_bind_text (statement, 6, detail != NULL ? detail : "");
  if (!relnet_statement_run (statement, error))
    return FALSE;
  relnet_changes_add (changes, RELNET_CHANGE_MESSAGE, id);
  return TRUE;
}

/**
 * relnet_message_store_requeue:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @id: a message of which the server has said that it did not take it, or to which it was not handed
 * @next_attempt: when to try again, in seconds since the epoch
 * @reason: why it was not sent, in words for the user
 * @detail: (nullable): what the server said
 * @error: return location for an error
 *
 * Returns: whether it was written
 */
gboolean
relnet_message_store_requeue (RelnetConnection *connection,
                              RelnetChanges *changes,
                              gint64 id,
                              gint64 next_attempt,
                              const char *reason,
                              const char *detail,
                              GError **error)
{
  return move (connection, changes, id, RELNET_MAIL_STATE_QUEUED,
               *reason != '\0' ? RELNET_MAIL_PROBLEM_NETWORK : RELNET_MAIL_PROBLEM_NONE,
               next_attempt, reason, detail, error);
}

/**
 * relnet_message_store_fail:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @id: a message that was being sent
 * @state: %RELNET_MAIL_STATE_FAILED or %RELNET_MAIL_STATE_UNKNOWN
 * @problem: what kind of thing went wrong
 * @reason: what went wrong, in words for the user
 * @detail: (nullable): what the server said
 * @error: return location for an error
 *
 * Returns: whether it was written
 */
gboolean
relnet_message_store_fail (RelnetConnection *connection,
                           RelnetChanges *changes,
                           gint64 id,
                           RelnetMailState state,
                           RelnetMailProblem problem,
                           const char *reason,
                           const char *detail,
                           GError **error)
{
  g_return_val_if_fail (state == RELNET_MAIL_STATE_FAILED || state == RELNET_MAIL_STATE_UNKNOWN,
                        FALSE);

  return move (connection, changes, id, state, problem, 0, reason, detail, error);
}

static char *
make_note (const char *body)
{
  g_autofree char *note = g_strdup (body);

  if (strlen (note) > MAX_NOTE)
    {
      char *end = note + MAX_NOTE;

      while (end > note && (*end & 0xc0) == 0x80)
        end--;
      *end = '\0';
    }
  return g_strdup (g_strstrip (note));
}

/* The sent message joins the timeline of everybody it went to whom RelNet knows. */
static gboolean
add_to_timeline (RelnetConnection *connection,
                 RelnetChanges *changes,
                 RelnetMailMessage *message,
                 RelnetClock *clock,
                 GError **error)
{
  GListModel *recipients = G_LIST_MODEL (relnet_mail_message_get_recipients (message));
  g_autoptr (RelnetInteraction) interaction = relnet_interaction_new ();
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autofree char *today = relnet_clock_dup_today (clock);
  g_autofree char *note = make_note (relnet_mail_message_get_body (message));
  gint64 first = 0;

  for (guint i = 0; i < g_list_model_get_n_items (recipients); i++)
    {
      g_autoptr (RelnetRecipient) recipient = g_list_model_get_item (recipients, i);
      gint64 id = relnet_recipient_get_person_id (recipient);
      g_autoptr (RelnetPersonSummary) person
          = id != 0 ? relnet_person_store_load_summary (connection, id, NULL) : NULL;

      if (person == NULL) /* Not known when it was written, or deleted since. */
        id = relnet_person_store_find_by_email (connection, relnet_recipient_get_address (recipient));
      if (id == 0 || !g_hash_table_add (known, g_memdup2 (&id, sizeof id)))
        continue;
      if (first == 0)
        first = id;
      relnet_interaction_add_person (interaction, id, NULL);
    }
  if (first == 0)
    return TRUE;

  relnet_interaction_set_date (interaction, today);
  relnet_interaction_set_instant (interaction, relnet_clock_get_now (clock));
  relnet_interaction_set_channel (interaction, RELNET_CHANNEL_EMAIL);
  relnet_interaction_set_direction (interaction, RELNET_DIRECTION_OUTGOING);
  relnet_interaction_set_initiated_by_me (interaction,
                                          *relnet_mail_message_get_in_reply_to (message) == '\0');
  relnet_interaction_set_subject (interaction, relnet_mail_message_get_subject (message));
  relnet_interaction_set_note (interaction, note);
  relnet_interaction_set_source (interaction, "mail");
  relnet_interaction_set_message_id (interaction, relnet_mail_message_get_id (message));
  if (!relnet_interaction_store_insert (connection, changes, interaction, clock, error))
    return FALSE;

  if (relnet_mail_message_get_remind_days (message) > 0)
    {
      g_autoptr (RelnetFollowUp) follow_up = relnet_follow_up_new ();
      g_autofree char *due
          = relnet_date_add_days (today, relnet_mail_message_get_remind_days (message));

      relnet_follow_up_set_person_id (follow_up, first);
      relnet_follow_up_set_due (follow_up, due);
      relnet_follow_up_set_what (follow_up, relnet_mail_message_get_subject (message));
      relnet_follow_up_set_message_id (follow_up, relnet_mail_message_get_id (message));
      if (!relnet_follow_up_store_insert (connection, changes, follow_up, clock, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * relnet_message_store_set_sent:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @id: a message the server has taken, or that the user says was sent
 * @clock: the time
 * @error: return location for an error
 *
 * committing or unknown → sent, and into the timeline, with the reminder if one was asked for: all or nothing.
 *
 * Returns: whether it was written
 */
gboolean
relnet_message_store_set_sent (RelnetConnection *connection,
                               RelnetChanges *changes,
                               gint64 id,
                               RelnetClock *clock,
                               GError **error)
{
  RelnetStatement *statement = relnet_connection_prepare (
      connection,
      "UPDATE message SET state = 'sent', sent_at = ?2, next_attempt = 0, problem = '', error = '',"
      " detail = '' WHERE id = ?1 AND state IN ('committing', 'unknown')",
      error);
  g_autoptr (RelnetMailMessage) message = NULL;

  if (statement == NULL)
    return FALSE;
  relnet_statement_bind_int (statement, 1, id);
  relnet_statement_bind_int (statement, 2, relnet_clock_get_now (clock));
  if (!relnet_statement_run (statement, error) || !check_moved (connection, error))
    return FALSE;
  relnet_changes_add (changes, RELNET_CHANGE_MESSAGE, id);
  message = relnet_message_store_load (connection, id, error);
  return message != NULL && add_to_timeline (connection, changes, message, clock, error)
         && relnet_message_purpose_set_due (connection, id, error);
}

/**
 * relnet_message_store_send_again:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @id: a message that waits, failed, or may have been sent: the user has decided
 * @error: return location for an error
 *
 * Returns: whether it waits to be sent at once
 */
gboolean
relnet_message_store_send_again (RelnetConnection *connection,
                                 RelnetChanges *changes,
                                 gint64 id,
                                 GError **error)
{
  relnet_changes_add (changes, RELNET_CHANGE_MESSAGE, id);
  return run_with_id (connection,
                      "UPDATE message SET state = 'queued', next_attempt = 0, send_after = 0,"
                      " problem = '', error = '', detail = ''"
                      " WHERE id = ?1 AND state IN ('queued', 'failed', 'unknown')"
                      " AND deleted_at IS NULL",
                      id, error)
         && check_moved (connection, error);
}

/**
 * relnet_message_store_hold:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @id: a message that waits to be sent
 * @error: return location for an error
 *
 * queued → draft, to be changed.
 *
 * Returns: whether it is a draft again; %RELNET_STORE_ERROR_INVALID if it is on its way already
 */
gboolean
relnet_message_store_hold (RelnetConnection *connection,
                           RelnetChanges *changes,
                           gint64 id,
                           GError **error)
{
  relnet_changes_add (changes, RELNET_CHANGE_MESSAGE, id);
  return run_with_id (connection,
                      "UPDATE message SET state = 'draft', next_attempt = 0, problem = '', error = '',"
                      " detail = '' WHERE id = ?1 AND state = 'queued' AND deleted_at IS NULL",
                      id, error)
         && check_moved (connection, error);
}

/**
 * relnet_message_store_recover:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @unknown_reason: what to tell the user of a message that may have been sent
 * @error: return location for an error
 *
 * After the program died: what was being sent waits again, what may have been sent is unknown. Only for whoever is sure
 * that no other program is sending.
 *
 * Returns: whether it was written
 */
gboolean
relnet_message_store_recover (RelnetConnection *connection,
                              RelnetChanges *changes,
                              const char *unknown_reason,
                              GError **error)
{
  RelnetStatement *statement;
  int n;

  if (!relnet_connection_execute (connection,
                                  "UPDATE message SET state = 'queued' WHERE state = 'sending'",
                                  error))
    return FALSE;
  n = relnet_connection_get_n_changes (connection);
  statement = relnet_connection_prepare (
      connection,
      "UPDATE message SET state = 'unknown', problem = 'unknown', error = ?1"
      " WHERE state = 'committing'",
      error);
  if (statement == NULL)
    return FALSE;
  relnet_statement_bind_text (statement, 1, unknown_reason);
  if (!relnet_statement_run (statement, error))
    return FALSE;
  if (n + relnet_connection_get_n_changes (connection) > 0)
    relnet_changes_add_all (changes, RELNET_CHANGE_MESSAGE);
  return TRUE;
}

/**
 * relnet_message_store_mark_deleted:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @id: a message
 * @clock: the time
 * @error: return location for an error
 *
 * Marks it as deleted: it is not sent, nothing shows it any more, a purge removes it after 30 days.
 *
 * Returns: whether it was marked; %RELNET_STORE_ERROR_INVALID while it is being handed over
 */
gboolean
relnet_message_store_mark_deleted (RelnetConnection *connection,
                                   RelnetChanges *changes,
                                   gint64 id,
                                   RelnetClock *clock,
                                   GError **error)
{
  RelnetStatement *statement = relnet_connection_prepare (
      connection,
      "UPDATE message SET deleted_at = ?2 WHERE id = ?1 AND deleted_at IS NULL"
      " AND state NOT IN ('sending', 'committing')",
      error);

  if (statement == NULL)
    return FALSE;
  relnet_statement_bind_int (statement, 1, id);
  relnet_statement_bind_int (statement, 2, relnet_clock_get_now (clock));
  relnet_changes_add (changes, RELNET_CHANGE_MESSAGE, id);
  return relnet_statement_run (statement, error) && check_moved (connection, error);
}

typedef struct
{
  RelnetMailMessage *message;
  gint64 id;
  RelnetClock *clock;
} Act;

static void
act_free (gpointer data)
{
  Act *act = data;

  g_clear_object (&act->message);
  g_clear_object (&act->clock);
  g_free (act);
}

static gboolean
save_act (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  Act *act = data;

  return relnet_message_store_save (connection, changes, act->message, act->clock, error);
}

static gboolean
delete_act (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  Act *act = data;

  return relnet_message_store_mark_deleted (connection, changes, act->id, act->clock, error);
}

/**
 * relnet_message_store_save_async:
 * @database: the database
 * @message: a draft; its id is set when it is done. It must not be changed meanwhile: see relnet_mail_message_copy()
 * @clock: the time
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is saved
 * @user_data: for @callback
 *
 * Saves a draft as it is typed: the text has its own undo, so this is none of the user's acts.
 */
void
relnet_message_store_save_async (RelnetDatabase *database,
                                 RelnetMailMessage *message,
                                 RelnetClock *clock,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  Act *act = g_new0 (Act, 1);

  act->message = g_object_ref (message);
  act->clock = g_object_ref (clock);
  relnet_database_write_async (database, NULL, save_act, act, act_free, cancellable, callback,
                               user_data);
}

/**
 * relnet_message_store_delete_async:
 * @database: the database
 * @id: a message
 * @clock: the time
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is deleted
 * @user_data: for @callback
 *
 * Deletes a message, which can be undone.
 */
void
relnet_message_store_delete_async (RelnetDatabase *database,
                                   gint64 id,
                                   RelnetClock *clock,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  Act *act = g_new0 (Act, 1);

  act->id = id;
  act->clock = g_object_ref (clock);
  relnet_database_write_async (database, _ ("Message deleted"), delete_act, act, act_free,
                               cancellable, callback, user_data);
}

/**
 * relnet_message_store_finish:
 * @database: the database
 * @result: the result
 * @error: return location for an error, in words for the user
 *
 * Returns: whether it was done; if not, nothing was changed
 */
gboolean
relnet_message_store_finish (RelnetDatabase *database, GAsyncResult *result, GError **error)
{
  return relnet_database_write_finish (database, result, error);
}

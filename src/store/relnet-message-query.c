/* Reading messages: relnet-message-store.h, whose writing half is relnet-message-store.c. */

#include <glib/gi18n-lib.h>

#include "relnet-message-purpose.h"
#include "relnet-message-store.h"
#include "relnet-text.h"

#define COLUMNS \
  "message.id, account_id, state, subject, body, header_id, in_reply_to, thread, send_after," \
  " remind_days, attempts, attempted_at, next_attempt, problem, error, detail, message.added_at," \
  " changed_at, sent_at"

static RelnetMailMessage *
read_row (RelnetStatement *row)
{
  RelnetMailMessage *message = relnet_mail_message_new ();
  RelnetMailState state = RELNET_MAIL_STATE_DRAFT;
  RelnetMailProblem problem = RELNET_MAIL_PROBLEM_NONE;

  relnet_mail_state_from_name (relnet_statement_get_text (row, 2), &state);
  relnet_mail_problem_from_name (relnet_statement_get_text (row, 13), &problem);
  relnet_mail_message_set_id (message, relnet_statement_get_int (row, 0));
  relnet_mail_message_set_account_id (message, relnet_statement_get_int (row, 1));
  relnet_mail_message_set_state (message, state);
  relnet_mail_message_set_subject (message, relnet_statement_get_text (row, 3));
  relnet_mail_message_set_body (message, relnet_statement_get_text (row, 4));
  relnet_mail_message_set_header_id (message, relnet_statement_get_text (row, 5));
  relnet_mail_message_set_in_reply_to (message, relnet_statement_get_text (row, 6));
  relnet_mail_message_set_references (message, relnet_statement_get_text (row, 7));
  relnet_mail_message_set_send_after (message, relnet_statement_get_int (row, 8));
  relnet_mail_message_set_remind_days (message, (int)relnet_statement_get_int (row, 9));
  relnet_mail_message_set_attempts (message, (int)relnet_statement_get_int (row, 10));
  relnet_mail_message_set_attempted_at (message, relnet_statement_get_int (row, 11));
  relnet_mail_message_set_next_attempt (message, relnet_statement_get_int (row, 12));
  relnet_mail_message_set_problem (message, problem);
  relnet_mail_message_set_error (message, relnet_statement_get_text (row, 14));
  relnet_mail_message_set_detail (message, relnet_statement_get_text (row, 15));
  relnet_mail_message_set_added_at (message, relnet_statement_get_int (row, 16));
  relnet_mail_message_set_changed_at (message, relnet_statement_get_int (row, 17));
  relnet_mail_message_set_sent_at (message, relnet_statement_get_int (row, 18));
  return message;
}

static gboolean
load_parts (RelnetConnection *connection, RelnetMailMessage *message, GError **error)
{
  GError *local = NULL;
  RelnetStatement *row = relnet_connection_prepare (
      connection,
      "SELECT kind, message_recipient.name, address, person_id,"
      "  coalesce ((SELECT name FROM person WHERE id = person_id AND deleted_at IS NULL),"
      "            (SELECT person.name FROM email JOIN person ON person.id = email.person_id"
      "              WHERE email.folded = message_recipient.folded AND deleted_at IS NULL LIMIT 1), '')"
      " FROM message_recipient WHERE message_id = ?1 ORDER BY rank",
      error);

  if (row == NULL)
    return FALSE;
  relnet_statement_bind_int (row, 1, relnet_mail_message_get_id (message));
  while (relnet_statement_step (row, &local))
    {
      RelnetRecipientKind kind = RELNET_RECIPIENT_TO;
      const char *name = relnet_statement_get_text (row, 4);

      relnet_recipient_kind_from_name (relnet_statement_get_text (row, 0), &kind);
      relnet_mail_message_add_recipient (
          message, kind, *name != '\0' ? name : relnet_statement_get_text (row, 1),
          relnet_statement_get_text (row, 2), relnet_statement_get_int (row, 3));
    }
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  row = relnet_connection_prepare (connection,
                                   "SELECT id, name, media_type, size FROM message_attachment"
                                   " WHERE message_id = ?1 ORDER BY rank",
                                   error);
  if (row == NULL)
    return FALSE;
  relnet_statement_bind_int (row, 1, relnet_mail_message_get_id (message));
  while (relnet_statement_step (row, &local))
    {
      g_autoptr (RelnetAttachment) attachment = relnet_attachment_new ();

      relnet_attachment_set_id (attachment, relnet_statement_get_int (row, 0));
      relnet_attachment_set_name (attachment, relnet_statement_get_text (row, 1));
      relnet_attachment_set_media_type (attachment, relnet_statement_get_text (row, 2));
      relnet_attachment_set_size (attachment, relnet_statement_get_int (row, 3));
      g_list_store_append (relnet_mail_message_get_attachments (message), attachment);
    }
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  return TRUE;
}

/* The first word from the other side since it was sent. */
static void
load_answer (RelnetConnection *connection, RelnetMailMessage *message)
{
  RelnetStatement *row;

  if (relnet_mail_message_get_state (message) != RELNET_MAIL_STATE_SENT)
    return;
  row = relnet_connection_prepare (
      connection,
      "SELECT min (answer.date) FROM interaction AS mine"
      "  JOIN interaction_person AS addressed ON addressed.interaction_id = mine.id"
      "  JOIN interaction_person AS answering ON answering.person_id = addressed.person_id"
      "    AND answering.hidden = 0 AND answering.date >= mine.date AND answering.counts = 1"
      "  JOIN interaction AS answer ON answer.id = answering.interaction_id"
      "    AND answer.direction <> 'outgoing' AND answer.added_at >= mine.added_at"
      " WHERE mine.message_id = ?1",
      NULL);
  if (row == NULL)
    return;
  relnet_statement_bind_int (row, 1, relnet_mail_message_get_id (message));
  if (relnet_statement_step (row, NULL) && !relnet_statement_is_null (row, 0))
    relnet_mail_message_set_answered_on (message, relnet_statement_get_text (row, 0));
  relnet_statement_reset (row);
}

/**
 * relnet_message_store_load:
 * @connection: a connection
 * @id: a message
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the message, without the bytes of its attachments; %NULL with
 *   %RELNET_STORE_ERROR_NOT_FOUND if there is none
 */
RelnetMailMessage *
relnet_message_store_load (RelnetConnection *connection, gint64 id, GError **error)
{
  RelnetStatement *statement = relnet_connection_prepare (
      connection, "SELECT " COLUMNS " FROM message WHERE id = ?1 AND deleted_at IS NULL", error);
  g_autoptr (RelnetMailMessage) message = NULL;

  if (statement == NULL)
    return NULL;
  relnet_statement_bind_int (statement, 1, id);
  if (relnet_statement_step (statement, NULL))
    message = read_row (statement);
  relnet_statement_reset (statement);
  if (message == NULL)
    {
      g_set_error_literal (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_NOT_FOUND,
                           _ ("This message was deleted."));
      return NULL;
    }
  if (!load_parts (connection, message, error) || !relnet_message_purpose_load (connection, message, error))
    return NULL;
  load_answer (connection, message);
  return g_steal_pointer (&message);
}

/**
 * relnet_message_store_load_contents:
 * @connection: a connection
 * @message: a message that was loaded
 * @error: return location for an error
 *
 * Reads the bytes of its attachments too.
 *
 * Returns: whether all were read
 */
gboolean
relnet_message_store_load_contents (RelnetConnection *connection,
                                    RelnetMailMessage *message,
                                    GError **error)
{
  GListModel *attachments = G_LIST_MODEL (relnet_mail_message_get_attachments (message));

  for (guint i = 0; i < g_list_model_get_n_items (attachments); i++)
    {
      g_autoptr (RelnetAttachment) attachment = g_list_model_get_item (attachments, i);
      g_autoptr (GBytes) content = NULL;
      RelnetStatement *row;

      if (relnet_attachment_get_content (attachment) != NULL)
        continue;
      row = relnet_connection_prepare (
          connection, "SELECT content FROM message_attachment WHERE id = ?1", error);
      if (row == NULL)
        return FALSE;
      relnet_statement_bind_int (row, 1, relnet_attachment_get_id (attachment));
      if (relnet_statement_step (row, NULL))
        content = relnet_statement_get_blob (row, 0);
      relnet_statement_reset (row);
      relnet_attachment_set_content (attachment, content);
    }
  return TRUE;
}

/**
 * relnet_message_store_load_wire:
 * @connection: a connection
 * @id: a message
 *
 * Returns: (transfer full) (nullable): the bytes that go to the server
 */
GBytes *
relnet_message_store_load_wire (RelnetConnection *connection, gint64 id)
{
  RelnetStatement *row = relnet_connection_prepare (
      connection, "SELECT content FROM message_wire WHERE message_id = ?1", NULL);
  GBytes *wire = NULL;

  if (row == NULL)
    return NULL;
  relnet_statement_bind_int (row, 1, id);
  if (relnet_statement_step (row, NULL))
    wire = relnet_statement_get_blob (row, 0);
  relnet_statement_reset (row);
  return wire;
}

/**
 * relnet_message_store_load_list:
 * @connection: a connection
 * @filter: which ones
 * @person_id: only those to this person, 0 for everybody
 * @offset: how many of them to leave out, for the next page
 * @limit: how many at most
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type RelnetMailMessage): messages in the order of the list: failed, unknown, waiting
 *   (the next first), drafts (the last changed first), sent (the last sent first)
 */
GPtrArray *
relnet_message_store_load_list (RelnetConnection *connection,
                                RelnetMessageFilter filter,
                                gint64 person_id,
                                guint offset,
                                guint limit,
                                GError **error)
{
  static const char *const states[] = {
    [RELNET_MESSAGES_ALL] = "('failed', 'unknown', 'queued', 'sending', 'committing', 'draft')",
    [RELNET_MESSAGES_SENT] = "('')",
    [RELNET_MESSAGES_DRAFTS] = "('draft')",
  };
  GPtrArray *messages = g_ptr_array_new_with_free_func (g_object_unref);
  const char *whose
      = person_id != 0
            ? " AND message.id IN (SELECT message_id FROM message_recipient WHERE person_id = ?2"
              "   UNION SELECT message_id FROM message_recipient JOIN email USING (folded)"
              "   WHERE email.person_id = ?2)"
            : " AND ?2 = 0";
  g_autofree char *waiting = g_strconcat (
      "SELECT " COLUMNS " FROM message WHERE state <> 'sent' AND deleted_at IS NULL AND state IN ",
      states[filter], whose,
      " ORDER BY CASE state WHEN 'failed' THEN 0 WHEN 'unknown' THEN 1 WHEN 'draft' THEN 3 ELSE 2 END,"
      " CASE WHEN state IN ('queued', 'sending', 'committing') THEN max (send_after, next_attempt)"
      "      ELSE -changed_at END, message.id DESC LIMIT ?1 OFFSET ?3",
      NULL);
  g_autofree char *sent = g_strconcat (
      "SELECT " COLUMNS " FROM message WHERE state = 'sent' AND deleted_at IS NULL", whose,
      " ORDER BY sent_at DESC, message.id DESC LIMIT ?1 OFFSET ?3", NULL);
  g_autofree char *n_waiting = g_strconcat (
      "SELECT count (*) FROM message WHERE state <> 'sent' AND deleted_at IS NULL AND state IN ", states[filter], whose,
      NULL);

  for (guint pass = 0; pass < 2; pass++)
    {
      RelnetStatement *row;

      if (pass == (filter == RELNET_MESSAGES_SENT ? 0 : filter == RELNET_MESSAGES_DRAFTS ? 1 : 2))
        continue;
      row = relnet_connection_prepare (connection, pass == 0 ? waiting : sent, error);
      if (row == NULL)
        break;
      relnet_statement_bind_int (row, 1, limit - messages->len);
      relnet_statement_bind_int (row, 2, person_id);
      relnet_statement_bind_int (row, 3, offset);
      while (messages->len < limit && relnet_statement_step (row, error))
        g_ptr_array_add (messages, read_row (row));
      relnet_statement_reset (row);
      /* What was sent follows what waits. */
      if (pass == 0 && filter == RELNET_MESSAGES_ALL && offset > 0)
        {
          row = relnet_connection_prepare (connection, n_waiting, error);
          if (row == NULL)
            break;
          relnet_statement_bind_int (row, 2, person_id);
          if (relnet_statement_step (row, error))
            offset -= MIN (offset, (guint) relnet_statement_get_int (row, 0));
          relnet_statement_reset (row);
        }
    }
  for (guint i = 0; i < messages->len; i++)
    {
      load_parts (connection, g_ptr_array_index (messages, i), NULL);
      load_answer (connection, g_ptr_array_index (messages, i));
    }
  return messages;
}

/**
 * relnet_message_store_load_waiting:
 * @connection: a connection
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type RelnetDueMessage): the messages that wait to be sent through an account that
 *   works, the next first
 */
GArray *
relnet_message_store_load_waiting (RelnetConnection *connection, GError **error)
{
  GArray *due = g_array_new (FALSE, FALSE, sizeof (RelnetDueMessage));
  RelnetStatement *row = relnet_connection_prepare (
      connection,
      "SELECT message.id, account_id, max (send_after, next_attempt) FROM message"
      "  JOIN account ON account.id = account_id AND account.problem = ''"
      " WHERE state = 'queued' AND state <> 'sent' AND deleted_at IS NULL ORDER BY 3, message.id",
      error);

  if (row == NULL)
    return due;
  while (relnet_statement_step (row, error))
    {
      const RelnetDueMessage message = { relnet_statement_get_int (row, 0),
                                         relnet_statement_get_int (row, 1),
                                         relnet_statement_get_int (row, 2) };

      g_array_append_val (due, message);
    }
  return due;
}

/**
 * relnet_message_store_count_troubled:
 * @connection: a connection
 *
 * Returns: how many messages wait for the user: failed or unknown
 */
guint
relnet_message_store_count_troubled (RelnetConnection *connection)
{
  return (guint)relnet_connection_query_int (
      connection,
      "SELECT count (*) FROM message WHERE state IN ('failed', 'unknown') AND state <> 'sent'"
      " AND deleted_at IS NULL",
      0);
}

/**
 * relnet_message_store_complete:
 * @connection: a connection, not that of the UI thread: all names are looked at
 * @text: what was typed of a name or an address
 * @limit: how many at most
 * @error: return location for an error
 *
 * Returns: (transfer full): the people who may be meant, as RelnetRecipients, those lately written to or seen first
 */
GListStore *
relnet_message_store_complete (RelnetConnection *connection,
                               const char *text,
                               guint limit,
                               GError **error)
{
  GListStore *found = g_list_store_new (RELNET_TYPE_RECIPIENT);
  g_autofree char *folded = relnet_text_fold (text);
  g_autofree char *folded_email = relnet_text_fold_email (text);
  RelnetStatement *row;

  if (*folded == '\0')
    return found;
  /* Beginnings of words, without the wildcards of LIKE that a user may type. */
  row = relnet_connection_prepare (
      connection,
      "SELECT person.id, name, email.value FROM email"
      "  JOIN person ON person.id = email.person_id AND deleted_at IS NULL"
      "  JOIN person_summary ON person_summary.person_id = person.id"
      " WHERE instr (' ' || name_folded, ' ' || ?1) > 0 OR substr (folded, 1, length (?2)) = ?2"
      " ORDER BY last_contact DESC, name_folded, email.rank LIMIT ?3",
      error);
  if (row == NULL)
    return found;
  relnet_statement_bind_text (row, 1, folded);
  relnet_statement_bind_text (row, 2, *folded_email != '\0' ? folded_email : folded);
  relnet_statement_bind_int (row, 3, limit);
  while (relnet_statement_step (row, error))
    {
      g_autoptr (RelnetRecipient) recipient = relnet_recipient_new ();

      relnet_recipient_set_person_id (recipient, relnet_statement_get_int (row, 0));
      relnet_recipient_set_name (recipient, relnet_statement_get_text (row, 1));
      relnet_recipient_set_address (recipient, relnet_statement_get_text (row, 2));
      g_list_store_append (found, recipient);
    }
  return found;
}

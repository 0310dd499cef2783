/* Follow-ups, and the other ways in which the user says when they want to hear of somebody again (A4): the only place
 * that writes the tables of 003-agenda.sql and the two dates of person. */

#include "relnet-follow-up-store.h"

#include <glib/gi18n-lib.h>

#include "relnet-date.h"
#include "relnet-person-store.h"
#include "relnet-text.h"

#define SELECT_FOLLOW_UP "SELECT id, person_id, due, what, message_id, snoozed_until, done_on FROM follow_up "

static gboolean
check (RelnetConnection *connection, RelnetFollowUp *follow_up, GError **error)
{
  g_autoptr (RelnetPersonSummary) person = NULL;

  if (!relnet_date_is_valid (relnet_follow_up_get_due (follow_up)))
    {
      g_set_error_literal (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_INVALID, _ ("This is not a date."));
      return FALSE;
    }
  person = relnet_person_store_load_summary (connection, relnet_follow_up_get_person_id (follow_up), error);
  return person != NULL;
}

/* An empty date is none. */
static gboolean
check_until (const char *until, GError **error)
{
  if (*until == '\0' || relnet_date_is_valid (until))
    return TRUE;
  g_set_error_literal (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_INVALID, _ ("This is not a date."));
  return FALSE;
}

static gboolean
check_found (RelnetConnection *connection, GError **error)
{
  if (relnet_connection_get_n_changes (connection) > 0)
    return TRUE;
  g_set_error_literal (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_NOT_FOUND, _ ("This was deleted."));
  return FALSE;
}

static void
note (RelnetChanges *changes, gint64 id, gint64 person_id)
{
  relnet_changes_add (changes, RELNET_CHANGE_FOLLOW_UP, id);
  relnet_changes_add (changes, RELNET_CHANGE_PERSON, person_id);
}

static RelnetFollowUp *
read_row (RelnetStatement *statement)
{
  RelnetFollowUp *follow_up = relnet_follow_up_new ();

  relnet_follow_up_set_id (follow_up, relnet_statement_get_int (statement, 0));
  relnet_follow_up_set_person_id (follow_up, relnet_statement_get_int (statement, 1));
  relnet_follow_up_set_due (follow_up, relnet_statement_get_text (statement, 2));
  relnet_follow_up_set_what (follow_up, relnet_statement_get_text (statement, 3));
  relnet_follow_up_set_message_id (follow_up, relnet_statement_get_int (statement, 4));
  relnet_follow_up_set_snoozed_until (follow_up, relnet_statement_get_text (statement, 5));
  relnet_follow_up_set_done_on (follow_up, relnet_statement_get_text (statement, 6));
  return follow_up;
}

static RelnetFollowUp *
load_one (RelnetConnection *connection, const char *sql, gint64 id, GError **error)
{
  RelnetStatement *statement = relnet_connection_prepare (connection, sql, error);
  RelnetFollowUp *follow_up = NULL;
  GError *local = NULL;

  if (statement == NULL)
    return NULL;
  relnet_statement_bind_int (statement, 1, id);
  if (relnet_statement_step (statement, &local))
    {
      follow_up = read_row (statement);
      relnet_statement_reset (statement);
    }
  else if (local == NULL)
    g_set_error_literal (&local, RELNET_STORE_ERROR, RELNET_STORE_ERROR_NOT_FOUND, _ ("This was deleted."));
  if (local != NULL)
    g_propagate_error (error, local);
  return follow_up;
}

/**
 * relnet_follow_up_store_insert:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @follow_up: a follow-up; its id is set
 * @clock: the time
 * @error: return location for an error
 *
 * Returns: whether it was added; %RELNET_STORE_ERROR_INVALID without a date, %RELNET_STORE_ERROR_NOT_FOUND without a
 *   person
 */
gboolean
relnet_follow_up_store_insert (RelnetConnection *connection, RelnetChanges *changes, RelnetFollowUp *follow_up,
                               RelnetClock *clock, GError **error)
{
  g_autofree char *what = relnet_text_clean (relnet_follow_up_get_what (follow_up));
  g_autofree char *today = relnet_clock_dup_today (clock);
  RelnetStatement *statement;

  if (!check (connection, follow_up, error))
    return FALSE;
  statement = relnet_connection_prepare (
      connection,
      "INSERT INTO follow_up (person_id, due, what, message_id, snoozed_until, done_on, added_on, added_at)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
      error);
  if (statement == NULL)
    return FALSE;
  relnet_statement_bind_int (statement, 1, relnet_follow_up_get_person_id (follow_up));
  relnet_statement_bind_text (statement, 2, relnet_follow_up_get_due (follow_up));
  relnet_statement_bind_text (statement, 3, what);
  relnet_statement_bind_int (statement, 4, relnet_follow_up_get_message_id (follow_up));
  relnet_statement_bind_text (statement, 5, relnet_follow_up_get_snoozed_until (follow_up));
  relnet_statement_bind_text (statement, 6, relnet_follow_up_get_done_on (follow_up));
  relnet_statement_bind_text (statement, 7, today);
  relnet_statement_bind_int (statement, 8, relnet_clock_get_now (clock));
  if (!relnet_statement_run (statement, error))
    return FALSE;
  relnet_follow_up_set_id (follow_up, relnet_connection_get_last_id (connection));
  note (changes, relnet_follow_up_get_id (follow_up), relnet_follow_up_get_person_id (follow_up));
  return TRUE;
}

/**
 * relnet_follow_up_store_update:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @follow_up: a stored follow-up, whole
 * @error: return location for an error
 *
 * Returns: whether it was changed
 */
gboolean
relnet_follow_up_store_update (RelnetConnection *connection, RelnetChanges *changes, RelnetFollowUp *follow_up,
                               GError **error)
{
  g_autofree char *what = relnet_text_clean (relnet_follow_up_get_what (follow_up));
  RelnetStatement *statement;

  if (!check (connection, follow_up, error)
      || !check_until (relnet_follow_up_get_snoozed_until (follow_up), error))
    return FALSE;
  statement = relnet_connection_prepare (
      connection, "UPDATE follow_up SET due = ?2, what = ?3, snoozed_until = ?4, done_on = ?5 WHERE id = ?1", error);
  if (statement == NULL)
    return FALSE;
  relnet_statement_bind_int (statement, 1, relnet_follow_up_get_id (follow_up));
  relnet_statement_bind_text (statement, 2, relnet_follow_up_get_due (follow_up));
  relnet_statement_bind_text (statement, 3, what);
  relnet_statement_bind_text (statement, 4, relnet_follow_up_get_snoozed_until (follow_up));
  relnet_statement_bind_text (statement, 5, relnet_follow_up_get_done_on (follow_up));
  if (!relnet_statement_run (statement, error) || !check_found (connection, error))
    return FALSE;
  note (changes, relnet_follow_up_get_id (follow_up), relnet_follow_up_get_person_id (follow_up));
  return TRUE;
}

/**
 * relnet_follow_up_store_delete:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @id: a follow-up
 * @error: return location for an error
 *
 * Returns: whether it was deleted
 */
gboolean
relnet_follow_up_store_delete (RelnetConnection *connection, RelnetChanges *changes, gint64 id, GError **error)
{
  g_autoptr (RelnetFollowUp) follow_up = relnet_follow_up_store_load (connection, id, error);
  RelnetStatement *statement;

  if (follow_up == NULL)
    return FALSE;
  statement = relnet_connection_prepare (connection, "DELETE FROM follow_up WHERE id = ?1", error);
  if (statement == NULL)
    return FALSE;
  relnet_statement_bind_int (statement, 1, id);
  note (changes, id, relnet_follow_up_get_person_id (follow_up));
  return relnet_statement_run (statement, error);
}

/**
 * relnet_follow_up_store_load:
 * @connection: a connection
 * @id: a follow-up
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the follow-up; %NULL with %RELNET_STORE_ERROR_NOT_FOUND if there is none
 */
RelnetFollowUp *
relnet_follow_up_store_load (RelnetConnection *connection, gint64 id, GError **error)
{
  return load_one (connection, SELECT_FOLLOW_UP "WHERE id = ?1", id, error);
}

/**
 * relnet_follow_up_store_load_by_message:
 * @connection: a connection
 * @message_id: a message
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the follow-up that waits for an answer to @message_id; %NULL with
 *   %RELNET_STORE_ERROR_NOT_FOUND if there is none
 */
RelnetFollowUp *
relnet_follow_up_store_load_by_message (RelnetConnection *connection, gint64 message_id, GError **error)
{
  return load_one (connection, SELECT_FOLLOW_UP "WHERE message_id = ?1 AND message_id <> 0 ORDER BY id LIMIT 1",
                   message_id, error);
}

/**
 * relnet_follow_up_store_load_open:
 * @connection: a connection
 * @person_id: a person
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type RelnetFollowUp) (nullable): the follow-ups of @person_id that are not done, by
 *   date
 */
GPtrArray *
relnet_follow_up_store_load_open (RelnetConnection *connection, gint64 person_id, GError **error)
{
  g_autoptr (GPtrArray) follow_ups = g_ptr_array_new_with_free_func (g_object_unref);
  RelnetStatement *statement = relnet_connection_prepare (
      connection, SELECT_FOLLOW_UP "WHERE person_id = ?1 AND done_on = '' ORDER BY due, id", error);
  GError *local = NULL;

  if (statement == NULL)
    return NULL;
  relnet_statement_bind_int (statement, 1, person_id);
  while (relnet_statement_step (statement, &local))
    g_ptr_array_add (follow_ups, read_row (statement));
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return NULL;
    }
  return g_steal_pointer (&follow_ups);
}

static gboolean
set_person_date (RelnetConnection *connection, RelnetChanges *changes, const char *sql, gint64 person_id,
                 const char *until, GError **error)
{
  RelnetStatement *statement;

  if (!check_until (until, error))
    return FALSE;
  statement = relnet_connection_prepare (connection, sql, error);
  if (statement == NULL)
    return FALSE;
  relnet_statement_bind_int (statement, 1, person_id);
  relnet_statement_bind_text (statement, 2, until);
  relnet_changes_add (changes, RELNET_CHANGE_PERSON, person_id);
  return relnet_statement_run (statement, error) && check_found (connection, error);
}

/**
 * relnet_follow_up_store_snooze_person:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @person_id: a person
 * @until: a date, or empty for not any more
 * @error: return location for an error
 *
 * The cadence of the person says nothing before @until.
 *
 * Returns: whether it was changed
 */
gboolean
relnet_follow_up_store_snooze_person (RelnetConnection *connection, RelnetChanges *changes, gint64 person_id,
                                      const char *until, GError **error)
{
  return set_person_date (connection, changes,
                          "UPDATE person SET snoozed_until = ?2 WHERE id = ?1 AND deleted_at IS NULL", person_id, until,
                          error);
}

/**
 * relnet_follow_up_store_pause_person:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @person_id: a person
 * @until: a date, or empty for not any more
 * @error: return location for an error
 *
 * Nothing about the person comes into the agenda before @until.
 *
 * Returns: whether it was changed
 */
gboolean
relnet_follow_up_store_pause_person (RelnetConnection *connection, RelnetChanges *changes, gint64 person_id,
                                     const char *until, GError **error)
{
  return set_person_date (connection, changes,
                          "UPDATE person SET paused_until = ?2 WHERE id = ?1 AND deleted_at IS NULL", person_id, until,
                          error);
}

/**
 * relnet_follow_up_store_mark:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @kind: the kind of an entry that is not a row of its own
 * @subject_id: whose
 * @occurrence: the date it is about
 * @hidden_until: a date, %RELNET_AGENDA_DONE for done
 * @error: return location for an error
 *
 * Returns: whether the entry stays away until then
 */
gboolean
relnet_follow_up_store_mark (RelnetConnection *connection, RelnetChanges *changes, const char *kind, gint64 subject_id,
                             const char *occurrence, const char *hidden_until, GError **error)
{
  RelnetStatement *statement;

  if (!check_until (hidden_until, error))
    return FALSE;
  statement = relnet_connection_prepare (
      connection,
      "INSERT INTO agenda_mark (kind, subject_id, occurrence, hidden_until) VALUES (?1, ?2, ?3, ?4)"
      " ON CONFLICT DO UPDATE SET hidden_until = excluded.hidden_until",
      error);
  if (statement == NULL)
    return FALSE;
  relnet_statement_bind_text (statement, 1, kind);
  relnet_statement_bind_int (statement, 2, subject_id);
  relnet_statement_bind_text (statement, 3, occurrence);
  relnet_statement_bind_text (statement, 4, hidden_until);
  relnet_changes_add (changes, RELNET_CHANGE_AGENDA, subject_id);
  return relnet_statement_run (statement, error);
}

typedef struct
{
  RelnetFollowUp *follow_up;
  RelnetClock *clock;
  gint64 id;
  char *until;
} FollowUpAct;

static void
follow_up_act_free (gpointer data)
{
  FollowUpAct *act = data;

  g_clear_object (&act->follow_up);
  g_clear_object (&act->clock);
  g_free (act->until);
  g_free (act);
}

static char *
dup_name (RelnetDatabase *database, gint64 person_id)
{
  g_autoptr (RelnetPersonSummary) summary
      = relnet_person_store_load_summary (relnet_database_get_reader (database), person_id, NULL);

  return g_strdup (summary != NULL ? relnet_person_summary_get_name (summary) : "");
}

static gboolean
save_act (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  FollowUpAct *act = data;

  if (act->id == 0)
    return relnet_follow_up_store_insert (connection, changes, act->follow_up, act->clock, error);
  return relnet_follow_up_store_update (connection, changes, act->follow_up, error);
}

/**
 * relnet_follow_up_store_save_async:
 * @database: a database
 * @follow_up: a follow-up, new (id 0) or stored; left alone by everybody else until @callback
 * @clock: the time
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Adds or changes a follow-up.
 */
void
relnet_follow_up_store_save_async (RelnetDatabase *database, RelnetFollowUp *follow_up, RelnetClock *clock,
                                   GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  FollowUpAct *act = g_new0 (FollowUpAct, 1);
  g_autofree char *name = dup_name (database, relnet_follow_up_get_person_id (follow_up));
  g_autofree char *today = relnet_clock_dup_today (clock);
  g_autofree char *due = relnet_date_format_short (relnet_follow_up_get_due (follow_up), today);
  g_autofree char *label = NULL;

  act->follow_up = g_object_ref (follow_up);
  act->clock = g_object_ref (clock);
  act->id = relnet_follow_up_get_id (follow_up);
  /* Translators: the name of a person and a day, “Follow-up with Karim Haddouche set for 14 Aug”. */
  label = g_strdup_printf (_ ("Follow-up with %s set for %s"), name, due);
  relnet_database_write_async (database, label, save_act, act, follow_up_act_free, cancellable, callback, user_data);
}

static gboolean
delete_act (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  return relnet_follow_up_store_delete (connection, changes, ((FollowUpAct *) data)->id, error);
}

/**
 * relnet_follow_up_store_delete_async:
 * @database: a database
 * @id: a follow-up
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 */
void
relnet_follow_up_store_delete_async (RelnetDatabase *database, gint64 id, GCancellable *cancellable,
                                     GAsyncReadyCallback callback, gpointer user_data)
{
  FollowUpAct *act = g_new0 (FollowUpAct, 1);
  g_autoptr (RelnetFollowUp) follow_up = relnet_follow_up_store_load (relnet_database_get_reader (database), id, NULL);
  g_autofree char *name = follow_up != NULL ? dup_name (database, relnet_follow_up_get_person_id (follow_up)) : g_strdup ("");
  g_autofree char *label = g_strdup_printf (_ ("Follow-up with %s deleted"), name);

  act->id = id;
  relnet_database_write_async (database, label, delete_act, act, follow_up_act_free, cancellable, callback, user_data);
}

static gboolean
pause_act (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  FollowUpAct *act = data;

  return relnet_follow_up_store_pause_person (connection, changes, act->id, act->until, error);
}

/**
 * relnet_follow_up_store_pause_person_async:
 * @database: a database
 * @person_id: a person
 * @until: a date, or empty to go on
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Leaves the person in peace until then.
 */
void
relnet_follow_up_store_pause_person_async (RelnetDatabase *database, gint64 person_id, const char *until,
                                           GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  FollowUpAct *act = g_new0 (FollowUpAct, 1);
  g_autofree char *name = dup_name (database, person_id);
  g_autofree char *date = relnet_date_format (until);
  g_autofree char *label = *until != '\0' ? g_strdup_printf (_ ("Reminders about %s paused until %s"), name, date)
                                          : g_strdup_printf (_ ("Reminders about %s go on"), name);

  act->id = person_id;
  act->until = g_strdup (until);
  relnet_database_write_async (database, label, pause_act, act, follow_up_act_free, cancellable, callback, user_data);
}

/**
 * relnet_follow_up_store_finish:
 * @database: a database
 * @result: the result of any of the acts above
 * @error: return location for an error, in words for the user
 *
 * Returns: whether it was done; if not, nothing was changed
 */
gboolean
relnet_follow_up_store_finish (RelnetDatabase *database, GAsyncResult *result, GError **error)
{
  return relnet_database_write_finish (database, result, error);
}

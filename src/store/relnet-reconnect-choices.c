/* What the user answered to suggestions of *Reconnect*: not now, or never (R1). */

#include "relnet-reconnect-store.h"

#include <glib/gi18n-lib.h>

#include "relnet-date.h"

static RelnetStatement *
find_choice (RelnetConnection *connection, gint64 person_id)
{
  RelnetStatement *statement = relnet_connection_prepare (
      connection, "SELECT not_until, resting FROM reconnect_choice WHERE person_id = ?1", NULL);

  if (statement == NULL)
    return NULL;
  relnet_statement_bind_int (statement, 1, person_id);
  if (relnet_statement_step (statement, NULL))
    return statement;
  relnet_statement_reset (statement);
  return NULL;
}

/**
 * relnet_reconnect_store_get_not_until:
 * @connection: a connection
 * @person_id: a person
 *
 * Returns: (transfer full): until when they are not to be suggested, empty if nothing was said
 */
char *
relnet_reconnect_store_get_not_until (RelnetConnection *connection, gint64 person_id)
{
  RelnetStatement *statement = find_choice (connection, person_id);
  char *until = g_strdup (statement != NULL ? relnet_statement_get_text (statement, 0) : "");

  if (statement != NULL)
    relnet_statement_reset (statement);
  return until;
}

/**
 * relnet_reconnect_store_is_resting:
 * @connection: a connection
 * @person_id: a person
 *
 * Returns: whether the user lets the tie rest
 */
gboolean
relnet_reconnect_store_is_resting (RelnetConnection *connection, gint64 person_id)
{
  RelnetStatement *statement = find_choice (connection, person_id);
  gboolean resting = statement != NULL && relnet_statement_get_int (statement, 1) != 0;

  if (statement != NULL)
    relnet_statement_reset (statement);
  return resting;
}

static gboolean
write_choice (RelnetConnection *connection, RelnetChanges *changes, const char *sql, gint64 person_id, const char *until,
              gboolean resting, RelnetClock *clock, GError **error)
{
  g_autofree char *today = relnet_clock_dup_today (clock);
  RelnetStatement *statement = relnet_connection_prepare (connection, sql, error);

  if (statement == NULL)
    return FALSE;
  relnet_statement_bind_int (statement, 1, person_id);
  relnet_statement_bind_text (statement, 2, until);
  relnet_statement_bind_int (statement, 3, resting);
  relnet_statement_bind_text (statement, 4, today);
  if (!relnet_statement_run (statement, error))
    return FALSE;
  if (relnet_connection_get_n_changes (connection) == 0)
    {
      g_set_error_literal (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_NOT_FOUND, _ ("This person was deleted."));
      return FALSE;
    }
  relnet_changes_add (changes, RELNET_CHANGE_RECONNECT, person_id);
  return TRUE;
}

/**
 * relnet_reconnect_store_put_off:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @person_id: a person
 * @until: a date, or empty for at once again
 * @clock: the time
 * @error: return location for an error
 *
 * Not now: they are not suggested before @until.
 *
 * Returns: whether it was noted
 */
gboolean
relnet_reconnect_store_put_off (RelnetConnection *connection, RelnetChanges *changes, gint64 person_id, const char *until,
                                RelnetClock *clock, GError **error)
{
  if (*until != '\0' && !relnet_date_is_valid (until))
    {
      g_set_error_literal (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_INVALID, _ ("This is not a date."));
      return FALSE;
    }
  return write_choice (connection, changes,
                       "INSERT INTO reconnect_choice (person_id, not_until, chosen_on)"
                       " SELECT id, ?2, ?4 FROM person WHERE id = ?1 AND deleted_at IS NULL"
                       " ON CONFLICT (person_id) DO UPDATE SET not_until = ?2, chosen_on = ?4",
                       person_id, until, FALSE, clock, error);
}

/**
 * relnet_reconnect_store_set_resting:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @person_id: a person
 * @resting: whether the tie is let rest for good
 * @clock: the time
 * @error: return location for an error
 *
 * Returns: whether it was noted
 */
gboolean
relnet_reconnect_store_set_resting (RelnetConnection *connection, RelnetChanges *changes, gint64 person_id,
                                    gboolean resting, RelnetClock *clock, GError **error)
{
  return write_choice (connection, changes,
                       "INSERT INTO reconnect_choice (person_id, resting, chosen_on)"
                       " SELECT id, ?3, ?4 FROM person WHERE id = ?1 AND deleted_at IS NULL"
                       " ON CONFLICT (person_id) DO UPDATE SET resting = ?3, not_until = '', chosen_on = ?4",
                       person_id, "", resting, clock, error);
}

/**
 * relnet_reconnect_store_merge_person:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @from: a person
 * @into: the person who is the same
 * @error: return location for an error
 *
 * What was said about @into stays; only where nothing was said, what was said about @from holds. Their closeness follows the
 * interactions by itself.
 *
 * Returns: whether it was done
 */
gboolean
relnet_reconnect_store_merge_person (RelnetConnection *connection, RelnetChanges *changes, gint64 from, gint64 into,
                                     GError **error)
{
  RelnetStatement *statement = relnet_connection_prepare (
      connection, "UPDATE OR IGNORE reconnect_choice SET person_id = ?2 WHERE person_id = ?1", error);

  if (statement == NULL)
    return FALSE;
  relnet_statement_bind_int (statement, 1, from);
  relnet_statement_bind_int (statement, 2, into);
  relnet_changes_add (changes, RELNET_CHANGE_RECONNECT, from);
  relnet_changes_add (changes, RELNET_CHANGE_RECONNECT, into);
  return relnet_statement_run (statement, error);
}

typedef struct
{
  gint64 person_id;
  char *until;
  gboolean resting;
  RelnetClock *clock;
} Choice;

static void
choice_free (gpointer data)
{
  Choice *choice = data;

  g_free (choice->until);
  g_clear_object (&choice->clock);
  g_free (choice);
}

static char *
dup_name (RelnetDatabase *database, gint64 person_id)
{
  RelnetStatement *statement = relnet_connection_prepare (relnet_database_get_reader (database),
                                                          "SELECT name FROM person WHERE id = ?1", NULL);
  char *name = NULL;

  if (statement == NULL)
    return g_strdup ("");
  relnet_statement_bind_int (statement, 1, person_id);
  if (relnet_statement_step (statement, NULL))
    name = g_strdup (relnet_statement_get_text (statement, 0));
  relnet_statement_reset (statement);
  return name != NULL ? name : g_strdup ("");
}

static gboolean
put_off_act (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  Choice *choice = data;

  return relnet_reconnect_store_put_off (connection, changes, choice->person_id, choice->until, choice->clock, error);
}

/**
 * relnet_reconnect_store_put_off_async:
 * @database: a database
 * @person_id: a person
 * @until: a date
 * @clock: the time
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Not now: they are not suggested before @until.
 */
void
relnet_reconnect_store_put_off_async (RelnetDatabase *database, gint64 person_id, const char *until, RelnetClock *clock,
                                      GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  Choice *choice = g_new0 (Choice, 1);
  g_autofree char *name = dup_name (database, person_id), *date = relnet_date_format (until);
  /* Translators: a person, then a date: they will not be suggested before that day. */
  g_autofree char *label = g_strdup_printf (_ ("%s not suggested until %s"), name, date);

  choice->person_id = person_id;
  choice->until = g_strdup (until);
  choice->clock = g_object_ref (clock);
  relnet_database_write_async (database, label, put_off_act, choice, choice_free, cancellable, callback, user_data);
}

static gboolean
set_resting_act (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  Choice *choice = data;

  return relnet_reconnect_store_set_resting (connection, changes, choice->person_id, choice->resting, choice->clock, error);
}

/**
 * relnet_reconnect_store_set_resting_async:
 * @database: a database
 * @person_id: a person
 * @resting: whether the tie is let rest for good
 * @clock: the time
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 */
void
relnet_reconnect_store_set_resting_async (RelnetDatabase *database, gint64 person_id, gboolean resting, RelnetClock *clock,
                                          GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  Choice *choice = g_new0 (Choice, 1);
  g_autofree char *name = dup_name (database, person_id);
  g_autofree char *label = g_strdup_printf (resting ? _ ("%s left to rest") : _ ("%s suggested again"), name);

  choice->person_id = person_id;
  choice->resting = resting;
  choice->clock = g_object_ref (clock);
  relnet_database_write_async (database, label, set_resting_act, choice, choice_free, cancellable, callback, user_data);
}

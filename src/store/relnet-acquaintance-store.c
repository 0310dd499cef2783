/* Who knows whom (P6): the only place that writes the table acquaintance. A row stands for both directions, the smaller id
 * first; one that is refused says that the two do not know each other, so that it is not proposed again. */

#include "relnet-acquaintance-store.h"

#include <glib/gi18n-lib.h>

#include "relnet-person-store.h"
#include "relnet-text.h"

/* Those of ?1, with what they do. The order is that of the user's closeness to them, then of how well the two know each
 * other. */
#define SELECT_OF(condition)                                                                                              \
  "SELECT edge, person.id, person.name, kind, edge_note,"                                                                 \
  " trim (coalesce (title, '') || CASE WHEN coalesce (title, '') <> '' AND organisation.name IS NOT NULL THEN ' · '"      \
  "  ELSE '' END || coalesce (organisation.name, '')),"                                                                   \
  " coalesce (total, 0) > 0 OR last_contact <> '' AS known"                                                               \
  " FROM (SELECT id AS edge, second_id AS other, kind, note AS edge_note FROM acquaintance"                               \
  "        WHERE first_id = ?1 AND refused = 0"                                                                           \
  "       UNION ALL SELECT id, first_id, kind, note FROM acquaintance WHERE second_id = ?1 AND refused = 0)"              \
  " JOIN person ON person.id = other"                                                                                     \
  " JOIN person_summary ON person_summary.person_id = other"                                                              \
  " LEFT JOIN person_closeness ON person_closeness.person_id = other"                                                     \
  " LEFT JOIN position ON position.id = (SELECT id FROM position WHERE person_id = other ORDER BY rank LIMIT 1)"          \
  " LEFT JOIN organisation ON organisation.id = organisation_id"                                                          \
  " WHERE person.deleted_at IS NULL " condition                                                                           \
  " ORDER BY coalesce (total, 0) DESC, last_contact DESC, person.sort_key LIMIT ?2"

static RelnetStatement *
prepare_pair (RelnetConnection *connection, const char *sql, gint64 first, gint64 second, GError **error)
{
  RelnetStatement *statement = relnet_connection_prepare (connection, sql, error);

  if (statement != NULL)
    {
      relnet_statement_bind_int (statement, 1, MIN (first, second));
      relnet_statement_bind_int (statement, 2, MAX (first, second));
    }
  return statement;
}

static void
note_change (RelnetChanges *changes, gint64 first, gint64 second)
{
  relnet_changes_add (changes, RELNET_CHANGE_ACQUAINTANCE, first);
  relnet_changes_add (changes, RELNET_CHANGE_ACQUAINTANCE, second);
}

static gboolean
check (RelnetConnection *connection, gint64 first, gint64 second, GError **error)
{
  g_autoptr (RelnetPersonSummary) one = relnet_person_store_load_summary (connection, first, error);
  g_autoptr (RelnetPersonSummary) other = NULL;

  if (one == NULL)
    return FALSE;
  if (first == second)
    {
      g_set_error (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_INVALID,
                   _ ("%s is one person: say who else they know."), relnet_person_summary_get_name (one));
      return FALSE;
    }
  other = relnet_person_store_load_summary (connection, second, error);
  return other != NULL;
}

static gboolean
write_row (RelnetConnection *connection, RelnetChanges *changes, const char *conflict, gint64 first, gint64 second,
           RelnetAcquaintanceKind kind, const char *note, gboolean refused, RelnetClock *clock, GError **error)
{
  g_autofree char *today = relnet_clock_dup_today (clock);
  g_autofree char *clean = relnet_text_clean (note);
  g_autofree char *sql
      = g_strconcat ("INSERT INTO acquaintance (first_id, second_id, kind, note, added_on, refused)"
                     " VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (first_id, second_id) DO ",
                     conflict, NULL);
  RelnetStatement *statement;

  if (!check (connection, first, second, error))
    return FALSE;
  statement = prepare_pair (connection, sql, first, second, error);
  if (statement == NULL)
    return FALSE;
  relnet_statement_bind_text (statement, 3, relnet_acquaintance_kind_to_name (kind));
  relnet_statement_bind_text (statement, 4, clean);
  relnet_statement_bind_text (statement, 5, today);
  relnet_statement_bind_int (statement, 6, refused);
  note_change (changes, first, second);
  return relnet_statement_run (statement, error);
}

/**
 * relnet_acquaintance_store_set:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @first: a person
 * @second: another
 * @kind: how they know each other
 * @note: more about it; may be empty
 * @clock: the time
 * @error: return location for an error
 *
 * Stores that the two know each other, whatever was stored about that before.
 *
 * Returns: whether it was stored; %RELNET_STORE_ERROR_INVALID if they are one person
 */
gboolean
relnet_acquaintance_store_set (RelnetConnection *connection, RelnetChanges *changes, gint64 first, gint64 second,
                               RelnetAcquaintanceKind kind, const char *note, RelnetClock *clock, GError **error)
{
  return write_row (connection, changes, "UPDATE SET kind = excluded.kind, note = excluded.note, refused = 0", first,
                    second, kind, note, FALSE, clock, error);
}

/**
 * relnet_acquaintance_store_add:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @first: a person
 * @second: another
 * @kind: how they know each other
 * @note: more about it; may be empty
 * @clock: the time
 * @error: return location for an error
 *
 * Does relnet_acquaintance_store_set() unless it is known already how they know each other.
 *
 * Returns: whether it was done
 */
gboolean
relnet_acquaintance_store_add (RelnetConnection *connection, RelnetChanges *changes, gint64 first, gint64 second,
                               RelnetAcquaintanceKind kind, const char *note, RelnetClock *clock, GError **error)
{
  return write_row (connection, changes,
                    "UPDATE SET kind = excluded.kind, note = excluded.note, added_on = excluded.added_on, refused = 0"
                    " WHERE refused = 1",
                    first, second, kind, note, FALSE, clock, error);
}

/**
 * relnet_acquaintance_store_refuse:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @first: a person
 * @second: another
 * @clock: the time
 * @error: return location for an error
 *
 * Remembers that the two do not know each other: it is not proposed again.
 *
 * Returns: whether it was stored
 */
gboolean
relnet_acquaintance_store_refuse (RelnetConnection *connection, RelnetChanges *changes, gint64 first, gint64 second,
                                  RelnetClock *clock, GError **error)
{
  return write_row (connection, changes, "UPDATE SET refused = 1", first, second, RELNET_ACQUAINTANCE_KNOWN, "", TRUE, clock,
                    error);
}

/**
 * relnet_acquaintance_store_remove:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @first: a person
 * @second: another
 * @error: return location for an error
 *
 * Forgets that the two know each other. It is not proposed again: the user has just said that it is not so.
 *
 * Returns: whether it was done
 */
gboolean
relnet_acquaintance_store_remove (RelnetConnection *connection, RelnetChanges *changes, gint64 first, gint64 second,
                                  GError **error)
{
  RelnetStatement *statement = prepare_pair (
      connection, "UPDATE acquaintance SET refused = 1 WHERE first_id = ?1 AND second_id = ?2", first, second, error);

  if (statement == NULL)
    return FALSE;
  note_change (changes, first, second);
  return relnet_statement_run (statement, error);
}

/**
 * relnet_acquaintance_store_remove_introduced:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @first: a person
 * @second: another
 * @error: return location for an error
 *
 * Takes back that an introduction made the two know each other; what else is known about that stays.
 *
 * Returns: whether it was done
 */
gboolean
relnet_acquaintance_store_remove_introduced (RelnetConnection *connection, RelnetChanges *changes, gint64 first,
                                             gint64 second, GError **error)
{
  RelnetStatement *statement = prepare_pair (
      connection, "DELETE FROM acquaintance WHERE first_id = ?1 AND second_id = ?2 AND kind = 'introduced'", first, second,
      error);

  if (statement == NULL)
    return FALSE;
  note_change (changes, first, second);
  return relnet_statement_run (statement, error);
}

static GPtrArray *
load (RelnetConnection *connection, const char *sql, gint64 person_id, int limit, GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);
  RelnetStatement *statement = relnet_connection_prepare (connection, sql, error);
  GError *local = NULL;

  if (statement == NULL)
    return NULL;
  relnet_statement_bind_int (statement, 1, person_id);
  relnet_statement_bind_int (statement, 2, limit);
  while (relnet_statement_step (statement, &local))
    {
      RelnetAcquaintanceKind kind = RELNET_ACQUAINTANCE_KNOWN;

      relnet_acquaintance_kind_from_name (relnet_statement_get_text (statement, 3), &kind);
      g_ptr_array_add (found, relnet_acquaintance_new (
                                  relnet_statement_get_int (statement, 0), relnet_statement_get_int (statement, 1),
                                  relnet_statement_get_text (statement, 2), relnet_statement_get_text (statement, 5), kind,
                                  relnet_statement_get_text (statement, 4), relnet_statement_get_int (statement, 6) != 0));
    }
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return NULL;
    }
  return g_steal_pointer (&found);
}

/**
 * relnet_acquaintance_store_load_of:
 * @connection: a connection
 * @person_id: a person
 * @limit: how many at most, -1 for all
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type RelnetAcquaintance) (nullable): whom @person_id knows, those closest to the user
 *   first
 */
GPtrArray *
relnet_acquaintance_store_load_of (RelnetConnection *connection, gint64 person_id, int limit, GError **error)
{
  return load (connection, SELECT_OF (""), person_id, limit, error);
}

/**
 * relnet_acquaintance_store_load_mutual:
 * @connection: a connection
 * @person_id: a person
 * @limit: how many at most, -1 for all
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type RelnetAcquaintance) (nullable): who knows both @person_id and the user, those
 *   closest to the user first
 */
GPtrArray *
relnet_acquaintance_store_load_mutual (RelnetConnection *connection, gint64 person_id, int limit, GError **error)
{
  return load (connection, SELECT_OF ("AND (coalesce (total, 0) > 0 OR last_contact <> '')"), person_id, limit, error);
}

/**
 * relnet_acquaintance_store_merge_person:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @from: who is merged into somebody else
 * @into: who stays
 * @error: return location for an error
 *
 * Moves whom @from knows to @into; what is known of @into already wins.
 *
 * Returns: whether it was done
 */
gboolean
relnet_acquaintance_store_merge_person (RelnetConnection *connection, RelnetChanges *changes, gint64 from, gint64 into,
                                        GError **error)
{
  static const char *const statements[] = {
    "INSERT INTO acquaintance (first_id, second_id, kind, note, added_on, refused)"
    " SELECT min (other, ?2), max (other, ?2), kind, note, added_on, refused FROM"
    "  (SELECT CASE WHEN first_id = ?1 THEN second_id ELSE first_id END AS other, kind, note, added_on, refused"
    "   FROM acquaintance WHERE first_id = ?1 OR second_id = ?1) WHERE other <> ?2"
    " ON CONFLICT (first_id, second_id) DO UPDATE SET kind = excluded.kind, note = excluded.note, refused = 0"
    "  WHERE acquaintance.refused = 1 AND excluded.refused = 0",
    "DELETE FROM acquaintance WHERE first_id = ?1 OR second_id = ?1",
  };

  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    {
      RelnetStatement *statement = relnet_connection_prepare (connection, statements[i], error);

      if (statement == NULL)
        return FALSE;
      relnet_statement_bind_int (statement, 1, from);
      if (i == 0)
        relnet_statement_bind_int (statement, 2, into);
      if (!relnet_statement_run (statement, error))
        return FALSE;
    }
  relnet_changes_add_all (changes, RELNET_CHANGE_ACQUAINTANCE);
  return TRUE;
}

typedef struct
{
  gint64 first;
  gint64 second;
  RelnetAcquaintanceKind kind;
  char *note;
  RelnetClock *clock;
} Act;

static void
act_free (gpointer data)
{
  Act *act = data;

  g_free (act->note);
  g_clear_object (&act->clock);
  g_free (act);
}

static Act *
act_new (gint64 first, gint64 second, RelnetClock *clock)
{
  Act *act = g_new0 (Act, 1);

  act->first = first;
  act->second = second;
  act->clock = g_object_ref (clock);
  return act;
}

/* “%s and %s …” */
static char *
make_label (RelnetDatabase *database, const char *format, gint64 first, gint64 second)
{
  RelnetConnection *reader = relnet_database_get_reader (database);
  g_autoptr (RelnetPersonSummary) one = relnet_person_store_load_summary (reader, first, NULL);
  g_autoptr (RelnetPersonSummary) other = relnet_person_store_load_summary (reader, second, NULL);

  return g_strdup_printf (format, one != NULL ? relnet_person_summary_get_name (one) : "",
                          other != NULL ? relnet_person_summary_get_name (other) : "");
}

static gboolean
set_act (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  Act *act = data;

  return relnet_acquaintance_store_set (connection, changes, act->first, act->second, act->kind, act->note, act->clock,
                                        error);
}

static gboolean
refuse_act (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  Act *act = data;

  return relnet_acquaintance_store_refuse (connection, changes, act->first, act->second, act->clock, error);
}

static gboolean
remove_act (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  Act *act = data;

  return relnet_acquaintance_store_remove (connection, changes, act->first, act->second, error);
}

/**
 * relnet_acquaintance_store_set_async:
 * @database: a database
 * @first: a person
 * @second: another
 * @kind: how they know each other
 * @note: more about it; may be empty
 * @clock: the time
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Stores that the two know each other.
 */
void
relnet_acquaintance_store_set_async (RelnetDatabase *database, gint64 first, gint64 second, RelnetAcquaintanceKind kind,
                                     const char *note, RelnetClock *clock, GCancellable *cancellable,
                                     GAsyncReadyCallback callback, gpointer user_data)
{
  Act *act = act_new (first, second, clock);
  /* Translators: two names. */
  g_autofree char *label = make_label (database, _ ("Noted that %s and %s know each other"), first, second);

  act->kind = kind;
  act->note = g_strdup (note);
  relnet_database_write_async (database, label, set_act, act, act_free, cancellable, callback, user_data);
}

/**
 * relnet_acquaintance_store_refuse_async:
 * @database: a database
 * @first: a person
 * @second: another
 * @clock: the time
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Remembers that the two do not know each other.
 */
void
relnet_acquaintance_store_refuse_async (RelnetDatabase *database, gint64 first, gint64 second, RelnetClock *clock,
                                        GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  /* Translators: two names. */
  g_autofree char *label = make_label (database, _ ("Noted that %s and %s do not know each other"), first, second);

  relnet_database_write_async (database, label, refuse_act, act_new (first, second, clock), act_free, cancellable, callback,
                               user_data);
}

/**
 * relnet_acquaintance_store_remove_async:
 * @database: a database
 * @first: a person
 * @second: another
 * @clock: the time
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Forgets that the two know each other.
 */
void
relnet_acquaintance_store_remove_async (RelnetDatabase *database, gint64 first, gint64 second, RelnetClock *clock,
                                        GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autofree char *label = make_label (database, _ ("Noted that %s and %s do not know each other"), first, second);

  relnet_database_write_async (database, label, remove_act, act_new (first, second, clock), act_free, cancellable, callback,
                               user_data);
}

/* Promises (C1): the only place that writes the table promise, and their traces in the timeline. */

#include "relnet-promise-store.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "relnet-date.h"
#include "relnet-found-rows.h"
#include "relnet-person-store.h"
#include "relnet-text.h"
#include "relnet-trace.h"

#define SELECT_PROMISE                                                                                                  \
  "SELECT promise.id, person_id, coalesce (person.name, person_name), mine, what, made_on, due, state, closed_on,"      \
  " promise.snoozed_until, cause_id, warned_on FROM promise LEFT JOIN person ON person.id = person_id"                              \
  " WHERE promise.deleted_at IS NULL "

/* Whoever is deleted or paused is left in peace. */
#define ACTIVE " AND person.id IS NOT NULL AND person.deleted_at IS NULL AND paused_until <= ?1 "

/* ?1 is today, ?2 the last day of the risk, ?3 a person or 0. */
static const char *const list_conditions[] = {
  [RELNET_PROMISES_AT_RISK] = "AND state = 'open' AND mine = 1 AND due <> '' AND due <= ?2" ACTIVE
                              "AND (?3 = 0 OR person_id = ?3) ORDER BY due, promise.id",
  [RELNET_PROMISES_MINE] = "AND state = 'open' AND mine = 1 AND (due = '' OR due > ?2)" ACTIVE
                           "AND (?3 = 0 OR person_id = ?3) ORDER BY due = '', due, promise.id",
  [RELNET_PROMISES_THEIRS] = "AND state = 'open' AND mine = 0" ACTIVE
                             "AND (?3 = 0 OR person_id = ?3) ORDER BY due = '', due, promise.id",
  [RELNET_PROMISES_OPEN] = "AND state = 'open' AND (?3 = 0 OR person_id = ?3) ORDER BY due = '', due, promise.id",
  [RELNET_PROMISES_CLOSED]
  = "AND state <> 'open' AND (?3 = 0 OR person_id = ?3) ORDER BY closed_on DESC, promise.id DESC",
  [RELNET_PROMISES_ALL] = "AND (?3 = 0 OR person_id = ?3)"
                          " ORDER BY state <> 'open', iif (state = 'open', due = '', 0), iif (state = 'open', due, ''),"
                          " closed_on DESC, promise.id DESC",
};

/**
 * relnet_promise_store_check:
 * @promise: a promise
 * @today: a valid date
 * @error: return location for an error, in words for the user
 *
 * Returns: whether @promise can be stored: %RELNET_STORE_ERROR_INVALID without words, with dates that are none or still to
 *   come, or due before it was made
 */
gboolean
relnet_promise_store_check (RelnetPromise *promise, const char *today, GError **error)
{
  const char *made_on = relnet_promise_get_made_on (promise), *due = relnet_promise_get_due (promise);
  const char *closed_on = relnet_promise_get_closed_on (promise);
  const char *snoozed_until = relnet_promise_get_snoozed_until (promise);
  const char *wrong = NULL;

  if (relnet_text_is_blank (relnet_promise_get_what (promise)))
    wrong = _ ("Say what was promised.");
  else if (!relnet_date_is_valid (made_on) || (*due != '\0' && !relnet_date_is_valid (due))
           || (*snoozed_until != '\0' && !relnet_date_is_valid (snoozed_until))
           || (relnet_promise_get_state (promise) != RELNET_PROMISE_OPEN && !relnet_date_is_valid (closed_on)))
    wrong = _ ("This is not a date.");
  else if (strcmp (made_on, today) > 0)
    wrong = _ ("The day on which it was promised is still to come.");
  else if (*due != '\0' && strcmp (due, made_on) < 0)
    wrong = _ ("It was to be kept before it was promised.");
  else if (*closed_on != '\0' && strcmp (closed_on, made_on) < 0)
    wrong = _ ("It was kept before it was promised.");
  if (wrong != NULL)
    g_set_error_literal (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_INVALID, wrong);
  return wrong == NULL;
}

static gboolean
not_found (GError **error)
{
  g_set_error_literal (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_NOT_FOUND, _ ("This was deleted."));
  return FALSE;
}

static void
note (RelnetChanges *changes, gint64 id, gint64 person_id)
{
  relnet_changes_add (changes, RELNET_CHANGE_PROMISE, id);
  if (person_id != 0)
    relnet_changes_add (changes, RELNET_CHANGE_PERSON, person_id);
}

static gboolean
keep_traces (RelnetConnection *connection, RelnetChanges *changes, RelnetPromise *promise, gboolean present,
             RelnetClock *clock, GError **error)
{
  RelnetPromiseState state = relnet_promise_get_state (promise);
  RelnetTrace trace = {
    .subject_id = relnet_promise_get_id (promise),
    .person_id = relnet_promise_get_person_id (promise),
    .person_name = relnet_promise_get_person_name (promise),
    .direction = relnet_promise_get_mine (promise) ? RELNET_DIRECTION_OUTGOING : RELNET_DIRECTION_INCOMING,
    .words = relnet_promise_get_what (promise),
  };

  trace.kind = RELNET_INTERACTION_PROMISE_MADE;
  trace.date = relnet_promise_get_made_on (promise);
  if (!relnet_trace_keep (connection, changes, &trace, present, clock, error))
    return FALSE;
  trace.date = relnet_promise_get_closed_on (promise);
  trace.kind = RELNET_INTERACTION_PROMISE_WITHDRAWN;
  if (!relnet_trace_keep (connection, changes, &trace, present && state == RELNET_PROMISE_WITHDRAWN, clock, error))
    return FALSE;
  trace.kind = RELNET_INTERACTION_PROMISE_KEPT;
  /* Said in words by relnet_interaction_words_dup_note(). */
  trace.note = relnet_promise_get_made_on (promise);
  return relnet_trace_keep (connection, changes, &trace, present && state == RELNET_PROMISE_KEPT, clock, error);
}

static gboolean
save (RelnetConnection *connection, RelnetChanges *changes, RelnetPromise *promise, gboolean is_new, RelnetClock *clock,
      GError **error)
{
  g_autofree char *what = relnet_text_clean (relnet_promise_get_what (promise));
  g_autofree char *today = relnet_clock_dup_today (clock);
  RelnetStatement *statement;

  /* With a clock that was set back, what is stored stays right. */
  if (!relnet_promise_store_check (promise, is_new ? today : "9999-12-31", error))
    return FALSE;
  relnet_promise_set_what (promise, what);
  /* The name as it is now, for the timeline; and nothing new is promised to somebody who is gone. */
  if (is_new || relnet_promise_get_person_id (promise) != 0)
    {
      gint64 person_id = relnet_promise_get_person_id (promise);
      g_autoptr (GError) gone = NULL;
      g_autoptr (RelnetPersonSummary) person = relnet_person_store_load_summary (connection, person_id, &gone);

      if (person != NULL)
        relnet_promise_set_person (promise, person_id, relnet_person_summary_get_name (person));
      else if (is_new)
        {
          g_propagate_error (error, g_steal_pointer (&gone));
          return FALSE;
        }
    }
  statement = relnet_connection_prepare (
      connection,
      is_new ? "INSERT INTO promise (person_id, mine, what, made_on, due, state, closed_on, snoozed_until, cause_id, warned_on,"
               " added_at) VALUES (?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?12, ?11)"
             : "UPDATE promise SET person_id = nullif (?2, 0), mine = ?3, what = ?4, made_on = ?5, due = ?6, state = ?7,"
               " closed_on = ?8, snoozed_until = ?9, cause_id = ?10, warned_on = ?12 WHERE id = ?1 AND deleted_at IS NULL",
      error);
  if (statement == NULL)
    return FALSE;
  if (!is_new)
    relnet_statement_bind_int (statement, 1, relnet_promise_get_id (promise));
  relnet_statement_bind_int (statement, 2, relnet_promise_get_person_id (promise));
  relnet_statement_bind_int (statement, 3, relnet_promise_get_mine (promise));
  relnet_statement_bind_text (statement, 4, what);
  relnet_statement_bind_text (statement, 5, relnet_promise_get_made_on (promise));
  relnet_statement_bind_text (statement, 6, relnet_promise_get_due (promise));
  relnet_statement_bind_text (statement, 7, relnet_promise_state_to_name (relnet_promise_get_state (promise)));
  relnet_statement_bind_text (statement, 8, relnet_promise_get_closed_on (promise));
  relnet_statement_bind_text (statement, 9, relnet_promise_get_snoozed_until (promise));
  relnet_statement_bind_int (statement, 10, relnet_promise_get_cause_id (promise));
  relnet_statement_bind_text (statement, 12, relnet_promise_get_warned_on (promise));
  if (is_new)
    relnet_statement_bind_int (statement, 11, relnet_clock_get_now (clock));
  if (!relnet_statement_run (statement, error))
    return FALSE;
  if (is_new)
    relnet_promise_set_id (promise, relnet_connection_get_last_id (connection));
  else if (relnet_connection_get_n_changes (connection) == 0)
    return not_found (error);
  note (changes, relnet_promise_get_id (promise), relnet_promise_get_person_id (promise));
  return keep_traces (connection, changes, promise, TRUE, clock, error);
}

/**
 * relnet_promise_store_insert:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @promise: a promise; its id is set
 * @clock: the time
 * @error: return location for an error
 *
 * Returns: whether it was added; %RELNET_STORE_ERROR_INVALID as relnet_promise_store_check(),
 *   %RELNET_STORE_ERROR_NOT_FOUND without a person
 */
gboolean
relnet_promise_store_insert (RelnetConnection *connection, RelnetChanges *changes, RelnetPromise *promise,
                             RelnetClock *clock, GError **error)
{
  return save (connection, changes, promise, TRUE, clock, error);
}

/**
 * relnet_promise_store_update:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @promise: a stored promise, whole
 * @clock: the time
 * @error: return location for an error
 *
 * Returns: whether it was changed
 */
gboolean
relnet_promise_store_update (RelnetConnection *connection, RelnetChanges *changes, RelnetPromise *promise,
                             RelnetClock *clock, GError **error)
{
  return save (connection, changes, promise, FALSE, clock, error);
}

/**
 * relnet_promise_store_mark_deleted:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @id: a promise
 * @clock: the time
 * @error: return location for an error
 *
 * Marks it and its traces as deleted; a purge removes them after 30 days.
 *
 * Returns: whether it was marked
 */
gboolean
relnet_promise_store_mark_deleted (RelnetConnection *connection, RelnetChanges *changes, gint64 id, RelnetClock *clock,
                                   GError **error)
{
  g_autoptr (RelnetPromise) promise = relnet_promise_store_load (connection, id, error);
  RelnetStatement *statement;

  if (promise == NULL)
    return FALSE;
  statement = relnet_connection_prepare (connection, "UPDATE promise SET deleted_at = ?2 WHERE id = ?1", error);
  if (statement == NULL)
    return FALSE;
  relnet_statement_bind_int (statement, 1, id);
  relnet_statement_bind_int (statement, 2, relnet_clock_get_now (clock));
  note (changes, id, relnet_promise_get_person_id (promise));
  return relnet_statement_run (statement, error) && keep_traces (connection, changes, promise, FALSE, clock, error);
}

/**
 * relnet_promise_store_merge_person:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @from: somebody who turned out to be @into
 * @into: who stays
 * @error: return location for an error
 *
 * Returns: whether the promises of @from are those of @into now
 */
gboolean
relnet_promise_store_merge_person (RelnetConnection *connection, RelnetChanges *changes, gint64 from, gint64 into,
                                   GError **error)
{
  RelnetStatement *statement
      = relnet_connection_prepare (connection, "UPDATE promise SET person_id = ?2 WHERE person_id = ?1", error);

  if (statement == NULL)
    return FALSE;
  relnet_statement_bind_int (statement, 1, from);
  relnet_statement_bind_int (statement, 2, into);
  relnet_changes_add_all (changes, RELNET_CHANGE_PROMISE);
  return relnet_statement_run (statement, error);
}

static gpointer
read_row (RelnetStatement *statement)
{
  RelnetPromise *promise = relnet_promise_new ();
  RelnetPromiseState state = RELNET_PROMISE_OPEN;

  relnet_promise_state_from_name (relnet_statement_get_text (statement, 7), &state);
  relnet_promise_set_id (promise, relnet_statement_get_int (statement, 0));
  relnet_promise_set_person (promise, relnet_statement_get_int (statement, 1), relnet_statement_get_text (statement, 2));
  relnet_promise_set_mine (promise, relnet_statement_get_int (statement, 3) != 0);
  relnet_promise_set_what (promise, relnet_statement_get_text (statement, 4));
  relnet_promise_set_made_on (promise, relnet_statement_get_text (statement, 5));
  relnet_promise_set_due (promise, relnet_statement_get_text (statement, 6));
  relnet_promise_set_state (promise, state, relnet_statement_get_text (statement, 8));
  relnet_promise_set_snoozed_until (promise, relnet_statement_get_text (statement, 9));
  relnet_promise_set_cause_id (promise, relnet_statement_get_int (statement, 10));
  relnet_promise_set_warned_on (promise, relnet_statement_get_text (statement, 11));
  return promise;
}

/**
 * relnet_promise_store_load:
 * @connection: a connection
 * @id: a promise
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the promise; %NULL with %RELNET_STORE_ERROR_NOT_FOUND if there is none
 */
RelnetPromise *
relnet_promise_store_load (RelnetConnection *connection, gint64 id, GError **error)
{
  RelnetStatement *statement = relnet_connection_prepare (connection, SELECT_PROMISE "AND promise.id = ?1", error);
  RelnetPromise *promise = NULL;
  GError *local = NULL;

  if (statement == NULL)
    return NULL;
  relnet_statement_bind_int (statement, 1, id);
  if (relnet_statement_step (statement, &local))
    {
      promise = read_row (statement);
      relnet_statement_reset (statement);
    }
  else if (local == NULL)
    not_found (&local);
  if (local != NULL)
    g_propagate_error (error, local);
  return promise;
}

static gboolean
matches (gpointer row, const char *folded)
{
  return relnet_found_rows_has_text (folded, relnet_promise_get_what (row), relnet_promise_get_person_name (row));
}

/**
 * relnet_promise_store_load_list:
 * @connection: a connection
 * @list: which ones
 * @person_id: only with this person, 0 for everybody
 * @text: (nullable): words that occur in the promise or the name
 * @today: a valid date
 * @limit: how many to read at most, -1 for all
 * @n_all: (out) (optional): how many there are
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type RelnetPromise) (nullable): the most pressing first
 */
GPtrArray *
relnet_promise_store_load_list (RelnetConnection *connection, RelnetPromiseList list, gint64 person_id, const char *text,
                                const char *today, int limit, guint *n_all, GError **error)
{
  g_autofree char *sql = g_strconcat (SELECT_PROMISE, list_conditions[list], NULL);
  g_autofree char *risk = relnet_date_add_days (today, RELNET_PROMISE_RISK_DAYS);
  RelnetStatement *statement = relnet_connection_prepare (connection, sql, error);

  if (statement == NULL)
    return NULL;
  relnet_statement_bind_text (statement, 1, today);
  relnet_statement_bind_text (statement, 2, risk);
  relnet_statement_bind_int (statement, 3, person_id);
  return relnet_found_rows_read (statement, read_row, matches, text, limit, n_all, error);
}

/**
 * relnet_promise_store_read_rate:
 * @connection: a connection
 * @person_id: only with this person, 0 for everybody
 * @mine: of the user's promises, or of theirs
 * @today: a valid date
 * @rate: (out caller-allocates): how well they were kept
 * @error: return location for an error
 *
 * Returns: whether it could be read
 */
gboolean
relnet_promise_store_read_rate (RelnetConnection *connection, gint64 person_id, gboolean mine, const char *today,
                                RelnetKeptRate *rate, GError **error)
{
  RelnetStatement *statement = relnet_connection_prepare (
      connection,
      "SELECT count (*) FILTER (WHERE state = 'kept'),"
      " count (*) FILTER (WHERE state = 'kept' AND due <> '' AND closed_on > due),"
      " count (*) FILTER (WHERE state = 'withdrawn' OR (state = 'open' AND due <> '' AND due < ?1))"
      " FROM promise WHERE deleted_at IS NULL AND mine = ?2 AND (?3 = 0 OR person_id = ?3)",
      error);
  GError *local = NULL;

  if (statement == NULL)
    return FALSE;
  relnet_statement_bind_text (statement, 1, today);
  relnet_statement_bind_int (statement, 2, mine);
  relnet_statement_bind_int (statement, 3, person_id);
  if (relnet_statement_step (statement, &local))
    {
      rate->n_kept = (int) relnet_statement_get_int (statement, 0);
      rate->n_late = (int) relnet_statement_get_int (statement, 1);
      rate->n_broken = (int) relnet_statement_get_int (statement, 2);
      relnet_statement_reset (statement);
    }
  if (local != NULL)
    g_propagate_error (error, local);
  return local == NULL;
}

typedef struct
{
  RelnetPromise *promise;
  RelnetClock *clock;
  gint64 id;
  RelnetPromiseState state;
} PromiseAct;

static void
promise_act_free (gpointer data)
{
  PromiseAct *act = data;

  g_clear_object (&act->promise);
  g_clear_object (&act->clock);
  g_free (act);
}

/**
 * relnet_promise_store_make_label:
 * @promise: a promise as it is after an act
 * @before: in which state it was
 *
 * Returns: (transfer full): what was done, for undo: “Promise to Idris Benkirane kept”
 */
char *
relnet_promise_store_make_label (RelnetPromise *promise, RelnetPromiseState before)
{
  const char *name = relnet_promise_get_person_name (promise);
  gboolean mine = relnet_promise_get_mine (promise);
  RelnetPromiseState state = relnet_promise_get_state (promise);

  if (relnet_promise_get_id (promise) == 0)
    return g_strdup_printf (mine ? _ ("Promise to %s noted") : _ ("Promise made by %s noted"), name);
  if (state == before)
    return g_strdup_printf (_ ("Promise changed (%s)"), name);
  if (state == RELNET_PROMISE_KEPT)
    return g_strdup_printf (mine ? _ ("Promise to %s kept") : _ ("Promise kept by %s"), name);
  if (state == RELNET_PROMISE_WITHDRAWN)
    return g_strdup_printf (mine ? _ ("Promise to %s withdrawn") : _ ("Promise withdrawn by %s"), name);
  return g_strdup_printf (_ ("Promise open again (%s)"), name);
}

static gboolean
save_act (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  PromiseAct *act = data;

  return save (connection, changes, act->promise, relnet_promise_get_id (act->promise) == 0, act->clock, error);
}

/**
 * relnet_promise_store_save_async:
 * @database: a database
 * @promise: a promise, new (id 0) or stored; left alone by everybody else until @callback
 * @clock: the time
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Adds or changes a promise.
 */
void
relnet_promise_store_save_async (RelnetDatabase *database, RelnetPromise *promise, RelnetClock *clock,
                                 GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  PromiseAct *act = g_new0 (PromiseAct, 1);
  g_autofree char *label = NULL;

  if (*relnet_promise_get_person_name (promise) == '\0')
    {
      gint64 person_id = relnet_promise_get_person_id (promise);
      g_autoptr (RelnetPersonSummary) person
          = relnet_person_store_load_summary (relnet_database_get_reader (database), person_id, NULL);

      if (person != NULL)
        relnet_promise_set_person (promise, person_id, relnet_person_summary_get_name (person));
    }
  act->promise = g_object_ref (promise);
  act->clock = g_object_ref (clock);
  label = relnet_promise_store_make_label (promise, relnet_promise_get_state (promise));
  relnet_database_write_async (database, label, save_act, act, promise_act_free, cancellable, callback, user_data);
}

/* What is stored counts, not what was shown: a state that it has already changes nothing. */
static gboolean
set_state_act (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  PromiseAct *act = data;
  g_autoptr (RelnetPromise) promise = relnet_promise_store_load (connection, act->id, error);
  g_autofree char *today = relnet_clock_dup_today (act->clock);

  if (promise == NULL)
    return FALSE;
  if (relnet_promise_get_state (promise) == act->state)
    return TRUE;
  /* With a clock that was set back, on the first day there can be. */
  relnet_promise_set_state (promise, act->state,
                            strcmp (today, relnet_promise_get_made_on (promise)) < 0 ? relnet_promise_get_made_on (promise)
                                                                                     : today);
  return save (connection, changes, promise, FALSE, act->clock, error);
}

/**
 * relnet_promise_store_set_state_async:
 * @database: a database
 * @id: a promise
 * @state: what has become of it today
 * @clock: the time
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 */
void
relnet_promise_store_set_state_async (RelnetDatabase *database, gint64 id, RelnetPromiseState state, RelnetClock *clock,
                                      GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  PromiseAct *act = g_new0 (PromiseAct, 1);
  g_autoptr (RelnetPromise) promise = relnet_promise_store_load (relnet_database_get_reader (database), id, NULL);
  g_autofree char *label = NULL;

  if (promise != NULL)
    {
      RelnetPromiseState before = relnet_promise_get_state (promise);

      relnet_promise_set_state (promise, state, "");
      label = relnet_promise_store_make_label (promise, before);
    }
  act->id = id;
  act->state = state;
  act->clock = g_object_ref (clock);
  relnet_database_write_async (database, label, set_state_act, act, promise_act_free, cancellable, callback, user_data);
}

static gboolean
delete_act (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  PromiseAct *act = data;

  return relnet_promise_store_mark_deleted (connection, changes, act->id, act->clock, error);
}

/**
 * relnet_promise_store_delete_async:
 * @database: a database
 * @id: a promise
 * @clock: the time
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 */
void
relnet_promise_store_delete_async (RelnetDatabase *database, gint64 id, RelnetClock *clock, GCancellable *cancellable,
                                   GAsyncReadyCallback callback, gpointer user_data)
{
  PromiseAct *act = g_new0 (PromiseAct, 1);
  g_autoptr (RelnetPromise) promise = relnet_promise_store_load (relnet_database_get_reader (database), id, NULL);
  g_autofree char *label = g_strdup_printf (_ ("Promise deleted (%s)"),
                                            promise != NULL ? relnet_promise_get_person_name (promise) : "");

  act->id = id;
  act->clock = g_object_ref (clock);
  relnet_database_write_async (database, label, delete_act, act, promise_act_free, cancellable, callback, user_data);
}

/**
 * relnet_promise_store_finish:
 * @database: a database
 * @result: the result of any of the acts above
 * @error: return location for an error, in words for the user
 *
 * Returns: whether it was done; if not, nothing was changed
 */
gboolean
relnet_promise_store_finish (RelnetDatabase *database, GAsyncResult *result, GError **error)
{
  return relnet_database_write_finish (database, result, error);
}

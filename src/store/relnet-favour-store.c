/* Favours, requests and thanks (C2, C4): the only place that writes the table favour, and their traces in the timeline. */

#include "relnet-favour-store.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "relnet-date.h"
#include "relnet-found-rows.h"
#include "relnet-person-store.h"
#include "relnet-text.h"
#include "relnet-trace.h"

#define SELECT_FAVOUR                                                                                                   \
  "SELECT favour.id, person_id, coalesce (person.name, person_name), kind, weight, what, date, asked_on, declined_on,"   \
  " thanked_on, favour.snoozed_until, referral_id, cause_id FROM favour LEFT JOIN person ON person.id = person_id"   \
  " WHERE favour.deleted_at IS NULL "

/* Whoever is deleted or paused is left in peace. */
#define ACTIVE " AND person.id IS NOT NULL AND person.deleted_at IS NULL AND paused_until <= ?1 "
#define NEWEST_FIRST "ORDER BY date DESC, favour.id DESC"

/* ?1 is today, ?2 since when thanks may still come, ?3 a person or 0. */
static const char *const list_conditions[] = {
  [RELNET_FAVOURS_TO_THANK] = "AND kind = 'received' AND thanked_on = ''" ACTIVE
                              "AND (?3 = 0 OR person_id = ?3) ORDER BY date, favour.id",
  [RELNET_FAVOURS_AWAITED] = "AND kind = 'given' AND thanked_on = '' AND weight <> 'small' AND date >= ?2" ACTIVE
                             "AND (?3 = 0 OR person_id = ?3) " NEWEST_FIRST,
  [RELNET_FAVOURS_ASKED] = "AND kind = 'asked' AND declined_on = ''" ACTIVE
                           "AND (?3 = 0 OR person_id = ?3) ORDER BY date, favour.id",
  [RELNET_FAVOURS_CLOSED] = "AND (thanked_on <> '' OR declined_on <> '') AND (?3 = 0 OR person_id = ?3)"
                            " ORDER BY max (thanked_on, declined_on) DESC, favour.id DESC",
  [RELNET_FAVOURS_ALL] = "AND (?3 = 0 OR person_id = ?3) " NEWEST_FIRST,
};

/**
 * relnet_person_balance_free:
 * @self: (transfer full): a row
 */
void
relnet_person_balance_free (RelnetPersonBalance *self)
{
  g_free (self->name);
  g_free (self);
}

static gboolean
is_date_or_empty (const char *date)
{
  return *date == '\0' || relnet_date_is_valid (date);
}

/**
 * relnet_favour_store_check:
 * @favour: a favour
 * @today: a valid date
 * @error: return location for an error, in words for the user
 *
 * Returns: whether @favour can be stored: %RELNET_STORE_ERROR_INVALID without words, with a date that is none or still to
 *   come, or with thanks before it
 */
gboolean
relnet_favour_store_check (RelnetFavour *favour, const char *today, GError **error)
{
  const char *date = relnet_favour_get_date (favour), *thanked_on = relnet_favour_get_thanked_on (favour);
  const char *wrong = NULL;

  if (relnet_text_is_blank (relnet_favour_get_what (favour)))
    wrong = _ ("Say what it was.");
  else if (!relnet_date_is_valid (date) || !is_date_or_empty (thanked_on)
           || !is_date_or_empty (relnet_favour_get_asked_on (favour))
           || !is_date_or_empty (relnet_favour_get_declined_on (favour))
           || !is_date_or_empty (relnet_favour_get_snoozed_until (favour)))
    wrong = _ ("This is not a date.");
  else if (strcmp (date, today) > 0 || strcmp (thanked_on, today) > 0)
    wrong = _ ("This day is still to come.");
  else if (*thanked_on != '\0' && strcmp (thanked_on, date) < 0)
    wrong = _ ("The thanks came before the favour.");
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
  relnet_changes_add (changes, RELNET_CHANGE_FAVOUR, id);
  if (person_id != 0)
    relnet_changes_add (changes, RELNET_CHANGE_PERSON, person_id);
}

/* A favour that was an introduction stands in the timeline as that. */
static gboolean
keep_traces (RelnetConnection *connection, RelnetChanges *changes, RelnetFavour *favour, gboolean present,
             RelnetClock *clock, GError **error)
{
  RelnetFavourKind kind = relnet_favour_get_kind (favour);
  gboolean asked = kind == RELNET_FAVOUR_ASKED;
  RelnetTrace trace = {
    .subject_id = relnet_favour_get_id (favour),
    .person_id = relnet_favour_get_person_id (favour),
    .person_name = relnet_favour_get_person_name (favour),
    .direction = RELNET_DIRECTION_OUTGOING,
    .words = relnet_favour_get_what (favour),
  };

  trace.kind = RELNET_INTERACTION_ASK;
  trace.date = asked ? relnet_favour_get_date (favour) : relnet_favour_get_asked_on (favour);
  if (*relnet_favour_get_declined_on (favour) != '\0')
    trace.outcome = RELNET_OUTCOME_DECLINED;
  else if (!asked)
    trace.outcome = RELNET_OUTCOME_GOOD;
  if (!relnet_trace_keep (connection, changes, &trace, present && *trace.date != '\0', clock, error))
    return FALSE;
  trace.outcome = RELNET_OUTCOME_NONE;
  trace.kind = RELNET_INTERACTION_FAVOUR;
  trace.date = relnet_favour_get_date (favour);
  trace.direction = kind == RELNET_FAVOUR_GIVEN ? RELNET_DIRECTION_OUTGOING : RELNET_DIRECTION_INCOMING;
  if (!relnet_trace_keep (connection, changes, &trace,
                          present && !asked && relnet_favour_get_referral_id (favour) == 0, clock, error))
    return FALSE;
  trace.kind = RELNET_INTERACTION_THANKS;
  trace.date = relnet_favour_get_thanked_on (favour);
  trace.direction = kind == RELNET_FAVOUR_GIVEN ? RELNET_DIRECTION_INCOMING : RELNET_DIRECTION_OUTGOING;
  return relnet_trace_keep (connection, changes, &trace, present && *trace.date != '\0', clock, error);
}

static gboolean
save (RelnetConnection *connection, RelnetChanges *changes, RelnetFavour *favour, gboolean is_new, RelnetClock *clock,
      GError **error)
{
  g_autofree char *what = relnet_text_clean (relnet_favour_get_what (favour));
  g_autofree char *today = relnet_clock_dup_today (clock);
  RelnetStatement *statement;

  /* With a clock that was set back, what is stored stays right. */
  if (!relnet_favour_store_check (favour, is_new ? today : "9999-12-31", error))
    return FALSE;
  relnet_favour_set_what (favour, what);
  if (is_new || relnet_favour_get_person_id (favour) != 0)
    {
      gint64 person_id = relnet_favour_get_person_id (favour);
      g_autoptr (GError) gone = NULL;
      g_autoptr (RelnetPersonSummary) person = relnet_person_store_load_summary (connection, person_id, &gone);

      if (person != NULL)
        relnet_favour_set_person (favour, person_id, relnet_person_summary_get_name (person));
      else if (is_new)
        {
          g_propagate_error (error, g_steal_pointer (&gone));
          return FALSE;
        }
    }
  statement = relnet_connection_prepare (
      connection,
      is_new ? "INSERT INTO favour (person_id, kind, weight, what, date, asked_on, declined_on, thanked_on, snoozed_until,"
               " referral_id, cause_id, added_at) VALUES (?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)"
             : "UPDATE favour SET person_id = nullif (?2, 0), kind = ?3, weight = ?4, what = ?5, date = ?6, asked_on = ?7,"
               " declined_on = ?8, thanked_on = ?9, snoozed_until = ?10, referral_id = ?11, cause_id = ?12"
               " WHERE id = ?1 AND deleted_at IS NULL",
      error);
  if (statement == NULL)
    return FALSE;
  if (!is_new)
    relnet_statement_bind_int (statement, 1, relnet_favour_get_id (favour));
  relnet_statement_bind_int (statement, 2, relnet_favour_get_person_id (favour));
  relnet_statement_bind_text (statement, 3, relnet_favour_kind_to_name (relnet_favour_get_kind (favour)));
  relnet_statement_bind_text (statement, 4, relnet_favour_weight_to_name (relnet_favour_get_weight (favour)));
  relnet_statement_bind_text (statement, 5, what);
  relnet_statement_bind_text (statement, 6, relnet_favour_get_date (favour));
  relnet_statement_bind_text (statement, 7, relnet_favour_get_asked_on (favour));
  relnet_statement_bind_text (statement, 8, relnet_favour_get_declined_on (favour));
  relnet_statement_bind_text (statement, 9, relnet_favour_get_thanked_on (favour));
  relnet_statement_bind_text (statement, 10, relnet_favour_get_snoozed_until (favour));
  relnet_statement_bind_int (statement, 11, relnet_favour_get_referral_id (favour));
  relnet_statement_bind_int (statement, 12, relnet_favour_get_cause_id (favour));
  if (is_new)
    relnet_statement_bind_int (statement, 13, relnet_clock_get_now (clock));
  if (!relnet_statement_run (statement, error))
    return FALSE;
  if (is_new)
    relnet_favour_set_id (favour, relnet_connection_get_last_id (connection));
  else if (relnet_connection_get_n_changes (connection) == 0)
    return not_found (error);
  note (changes, relnet_favour_get_id (favour), relnet_favour_get_person_id (favour));
  return keep_traces (connection, changes, favour, TRUE, clock, error);
}

/**
 * relnet_favour_store_insert:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @favour: a favour; its id is set
 * @clock: the time
 * @error: return location for an error
 *
 * Returns: whether it was added; %RELNET_STORE_ERROR_INVALID as relnet_favour_store_check(), %RELNET_STORE_ERROR_NOT_FOUND
 *   without a person
 */
gboolean
relnet_favour_store_insert (RelnetConnection *connection, RelnetChanges *changes, RelnetFavour *favour, RelnetClock *clock,
                            GError **error)
{
  return save (connection, changes, favour, TRUE, clock, error);
}

/**
 * relnet_favour_store_update:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @favour: a stored favour, whole
 * @clock: the time
 * @error: return location for an error
 *
 * Returns: whether it was changed
 */
gboolean
relnet_favour_store_update (RelnetConnection *connection, RelnetChanges *changes, RelnetFavour *favour, RelnetClock *clock,
                            GError **error)
{
  return save (connection, changes, favour, FALSE, clock, error);
}

/**
 * relnet_favour_store_mark_deleted:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @id: a favour
 * @clock: the time
 * @error: return location for an error
 *
 * Marks it and its traces as deleted; a purge removes them after 30 days.
 *
 * Returns: whether it was marked
 */
gboolean
relnet_favour_store_mark_deleted (RelnetConnection *connection, RelnetChanges *changes, gint64 id, RelnetClock *clock,
                                  GError **error)
{
  g_autoptr (RelnetFavour) favour = relnet_favour_store_load (connection, id, error);
  RelnetStatement *statement;

  if (favour == NULL)
    return FALSE;
  statement = relnet_connection_prepare (connection, "UPDATE favour SET deleted_at = ?2 WHERE id = ?1", error);
  if (statement == NULL)
    return FALSE;
  relnet_statement_bind_int (statement, 1, id);
  relnet_statement_bind_int (statement, 2, relnet_clock_get_now (clock));
  note (changes, id, relnet_favour_get_person_id (favour));
  return relnet_statement_run (statement, error) && keep_traces (connection, changes, favour, FALSE, clock, error);
}

static gboolean
note_thanks (RelnetConnection *connection, RelnetChanges *changes, gint64 person_id, const char *date, RelnetClock *clock,
             GError **error)
{
  g_autoptr (RelnetPersonSummary) person = relnet_person_store_load_summary (connection, person_id, error);
  RelnetTrace trace = {
    .kind = RELNET_INTERACTION_THANKS,
    .person_id = person_id,
    .person_name = person != NULL ? relnet_person_summary_get_name (person) : "",
    .direction = RELNET_DIRECTION_OUTGOING,
    .date = date,
    .words = "",
  };

  return person != NULL && relnet_trace_keep (connection, changes, &trace, TRUE, clock, error);
}

/**
 * relnet_favour_store_thank:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @person_id: who is thanked
 * @date: when
 * @clock: the time
 * @n_thanked: (out) (optional): for how many favours
 * @error: return location for an error
 *
 * Thanks for all that was received until @date and not thanked for. A thank-you for nothing that was noted stands in the
 * timeline by itself.
 *
 * Returns: whether it was noted
 */
gboolean
relnet_favour_store_thank (RelnetConnection *connection, RelnetChanges *changes, gint64 person_id, const char *date,
                           RelnetClock *clock, guint *n_thanked, GError **error)
{
  g_autofree char *today = relnet_clock_dup_today (clock);
  g_autoptr (GPtrArray) favours = NULL;
  guint n = 0;

  if (!relnet_date_is_valid (date) || strcmp (date, today) > 0)
    {
      g_set_error_literal (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_INVALID,
                           relnet_date_is_valid (date) ? _ ("This day is still to come.") : _ ("This is not a date."));
      return FALSE;
    }
  favours = relnet_favour_store_load_list (connection, RELNET_FAVOURS_ALL, person_id, NULL, today, -1, NULL, error);
  if (favours == NULL)
    return FALSE;
  for (guint i = 0; i < favours->len; i++)
    {
      RelnetFavour *favour = g_ptr_array_index (favours, i);

      if (!relnet_favour_owes_thanks (favour) || strcmp (relnet_favour_get_date (favour), date) > 0)
        continue;
      relnet_favour_set_thanked_on (favour, date);
      if (!save (connection, changes, favour, FALSE, clock, error))
        return FALSE;
      n++;
    }
  if (n_thanked != NULL)
    *n_thanked = n;
  return n > 0 || note_thanks (connection, changes, person_id, date, clock, error);
}

/**
 * relnet_favour_store_merge_person:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @from: somebody who turned out to be @into
 * @into: who stays
 * @error: return location for an error
 *
 * Returns: whether the favours of @from are those of @into now
 */
gboolean
relnet_favour_store_merge_person (RelnetConnection *connection, RelnetChanges *changes, gint64 from, gint64 into,
                                  GError **error)
{
  RelnetStatement *statement
      = relnet_connection_prepare (connection, "UPDATE favour SET person_id = ?2 WHERE person_id = ?1", error);

  if (statement == NULL)
    return FALSE;
  relnet_statement_bind_int (statement, 1, from);
  relnet_statement_bind_int (statement, 2, into);
  relnet_changes_add_all (changes, RELNET_CHANGE_FAVOUR);
  return relnet_statement_run (statement, error);
}

static gpointer
read_row (RelnetStatement *statement)
{
  RelnetFavour *favour = relnet_favour_new ();
  RelnetFavourKind kind = RELNET_FAVOUR_GIVEN;
  RelnetFavourWeight weight = RELNET_FAVOUR_SMALL;

  relnet_favour_kind_from_name (relnet_statement_get_text (statement, 3), &kind);
  relnet_favour_weight_from_name (relnet_statement_get_text (statement, 4), &weight);
  relnet_favour_set_id (favour, relnet_statement_get_int (statement, 0));
  relnet_favour_set_person (favour, relnet_statement_get_int (statement, 1), relnet_statement_get_text (statement, 2));
  relnet_favour_set_kind (favour, kind);
  relnet_favour_set_weight (favour, weight);
  relnet_favour_set_what (favour, relnet_statement_get_text (statement, 5));
  relnet_favour_set_date (favour, relnet_statement_get_text (statement, 6));
  relnet_favour_set_asked_on (favour, relnet_statement_get_text (statement, 7));
  relnet_favour_set_declined_on (favour, relnet_statement_get_text (statement, 8));
  relnet_favour_set_thanked_on (favour, relnet_statement_get_text (statement, 9));
  relnet_favour_set_snoozed_until (favour, relnet_statement_get_text (statement, 10));
  relnet_favour_set_referral_id (favour, relnet_statement_get_int (statement, 11));
  relnet_favour_set_cause_id (favour, relnet_statement_get_int (statement, 12));
  return favour;
}

static RelnetFavour *
load_one (RelnetStatement *statement, GError **error)
{
  RelnetFavour *favour = NULL;
  GError *local = NULL;

  if (relnet_statement_step (statement, &local))
    {
      favour = read_row (statement);
      relnet_statement_reset (statement);
    }
  else if (local == NULL)
    not_found (&local);
  if (local != NULL)
    g_propagate_error (error, local);
  return favour;
}

/**
 * relnet_favour_store_load:
 * @connection: a connection
 * @id: a favour
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the favour; %NULL with %RELNET_STORE_ERROR_NOT_FOUND if there is none
 */
RelnetFavour *
relnet_favour_store_load (RelnetConnection *connection, gint64 id, GError **error)
{
  RelnetStatement *statement = relnet_connection_prepare (connection, SELECT_FAVOUR "AND favour.id = ?1", error);

  if (statement == NULL)
    return NULL;
  relnet_statement_bind_int (statement, 1, id);
  return load_one (statement, error);
}

/**
 * relnet_favour_store_load_for_referral:
 * @connection: a connection
 * @referral_id: a referral
 * @person_id: the introducer
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the favour that referral was; %NULL with %RELNET_STORE_ERROR_NOT_FOUND if there
 *   is none
 */
RelnetFavour *
relnet_favour_store_load_for_referral (RelnetConnection *connection, gint64 referral_id, gint64 person_id,
                                           GError **error)
{
  RelnetStatement *statement = relnet_connection_prepare (
      connection, SELECT_FAVOUR "AND referral_id = ?1 AND referral_id <> 0 AND person_id = ?2 ORDER BY favour.id LIMIT 1",
      error);

  if (statement == NULL)
    return NULL;
  relnet_statement_bind_int (statement, 1, referral_id);
  relnet_statement_bind_int (statement, 2, person_id);
  return load_one (statement, error);
}

static gboolean
matches (gpointer row, const char *folded)
{
  return relnet_found_rows_has_text (folded, relnet_favour_get_what (row), relnet_favour_get_person_name (row));
}

/**
 * relnet_favour_store_load_list:
 * @connection: a connection
 * @list: which ones
 * @person_id: only with this person, 0 for everybody
 * @text: (nullable): words that occur in the favour or the name
 * @today: a valid date
 * @limit: how many to read at most, -1 for all
 * @n_all: (out) (optional): how many there are
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type RelnetFavour) (nullable): the favours
 */
GPtrArray *
relnet_favour_store_load_list (RelnetConnection *connection, RelnetFavourList list, gint64 person_id, const char *text,
                               const char *today, int limit, guint *n_all, GError **error)
{
  g_autofree char *sql = g_strconcat (SELECT_FAVOUR, list_conditions[list], NULL);
  g_autofree char *since = relnet_date_add_days (today, -RELNET_FAVOUR_THANKS_AWAITED_DAYS);
  RelnetStatement *statement = relnet_connection_prepare (connection, sql, error);

  if (statement == NULL)
    return NULL;
  relnet_statement_bind_text (statement, 1, today);
  relnet_statement_bind_text (statement, 2, since);
  relnet_statement_bind_int (statement, 3, person_id);
  return relnet_found_rows_read (statement, read_row, matches, text, limit, n_all, error);
}

/**
 * relnet_favour_store_read_balance:
 * @connection: a connection
 * @person_id: with whom
 * @balance: (out caller-allocates): what the two did for each other
 * @error: return location for an error
 *
 * Returns: whether it could be read
 */
gboolean
relnet_favour_store_read_balance (RelnetConnection *connection, gint64 person_id, RelnetBalance *balance, GError **error)
{
  g_autoptr (GPtrArray) favours
      = relnet_favour_store_load_list (connection, RELNET_FAVOURS_ALL, person_id, NULL, "9999-12-31", -1, NULL, error);

  memset (balance, 0, sizeof *balance);
  for (guint i = 0; favours != NULL && i < favours->len; i++)
    relnet_balance_add (balance, g_ptr_array_index (favours, i));
  return favours != NULL;
}

/* The furthest from even first: that is what a look at the balances is for. */
static int
compare_balances (gconstpointer a, gconstpointer b)
{
  const RelnetPersonBalance *first = *(RelnetPersonBalance *const *) a, *second = *(RelnetPersonBalance *const *) b;
  int difference = ABS (second->balance.given - second->balance.received) - ABS (first->balance.given - first->balance.received);

  return difference != 0 ? difference : strcmp (second->balance.last_received, first->balance.last_received);
}

/**
 * relnet_favour_store_load_balances:
 * @connection: a connection
 * @text: (nullable): words that occur in the name
 * @limit: how many to read at most, -1 for all
 * @n_all: (out) (optional): how many there are
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type RelnetPersonBalance) (nullable): everybody with whom favours went, those first
 *   with whom it is furthest from even
 */
GPtrArray *
relnet_favour_store_load_balances (RelnetConnection *connection, const char *text, int limit, guint *n_all, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) relnet_person_balance_free);
  g_autofree char *folded = relnet_text_fold (text);
  RelnetStatement *statement = relnet_connection_prepare (
      connection, SELECT_FAVOUR "AND person.id IS NOT NULL AND person.deleted_at IS NULL ORDER BY person_id, date", error);
  RelnetPersonBalance *row = NULL;
  GError *local = NULL;

  if (statement == NULL)
    return NULL;
  while (relnet_statement_step (statement, &local))
    {
      g_autoptr (RelnetFavour) favour = read_row (statement);

      if (row == NULL || row->person_id != relnet_favour_get_person_id (favour))
        {
          g_autofree char *name = relnet_text_fold (relnet_favour_get_person_name (favour));

          if (strstr (name, folded) == NULL)
            continue;
          row = g_new0 (RelnetPersonBalance, 1);
          row->person_id = relnet_favour_get_person_id (favour);
          row->name = g_strdup (relnet_favour_get_person_name (favour));
          g_ptr_array_add (rows, row);
        }
      relnet_balance_add (&row->balance, favour);
    }
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return NULL;
    }
  g_ptr_array_sort (rows, compare_balances);
  if (n_all != NULL)
    *n_all = rows->len;
  if (limit >= 0 && rows->len > (guint) limit)
    g_ptr_array_set_size (rows, limit);
  return g_steal_pointer (&rows);
}

/**
 * relnet_favour_store_is_exempt:
 * @connection: a connection
 * @person_id: a person
 *
 * Returns: whether they are in a circle about which the user wants no warnings of the balance (P5)
 */
gboolean
relnet_favour_store_is_exempt (RelnetConnection *connection, gint64 person_id)
{
  RelnetStatement *statement = relnet_connection_prepare (
      connection, "SELECT 1 FROM circle_member JOIN circle ON circle.id = circle_id WHERE person_id = ?1 AND exempt = 1", NULL);
  gboolean exempt;

  if (statement == NULL)
    return FALSE;
  relnet_statement_bind_int (statement, 1, person_id);
  exempt = relnet_statement_step (statement, NULL);
  relnet_statement_reset (statement);
  return exempt;
}

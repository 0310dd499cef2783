/* Meet-ups and their members: the only place, with its neighbours relnet-meet-up-*.c, that writes the tables of
 * 015-meet-ups.sql. */

#include "relnet-meet-up-store.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "relnet-date.h"
#include "relnet-meet-up-dates.h"
#include "relnet-rows.h"
#include "relnet-recurrence.h"
#include "relnet-text.h"
#include "relnet-time-of-day.h"

#define SELECT_MEET_UP                                                                                                     \
  "SELECT meet_up.id, name, rule, starts_on, time, minutes, place, note, invite_days, ended_on,"                           \
  " (SELECT count (*) FROM meet_up_member JOIN person ON person.id = person_id"                                            \
  "   WHERE meet_up_id = meet_up.id AND person.deleted_at IS NULL),"                                                       \
  " (SELECT text FROM meet_up_exceptions WHERE meet_up_id = meet_up.id)"                                                   \
  " FROM meet_up "

static gboolean
invalid (GError **error, const char *words)
{
  g_set_error_literal (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_INVALID, words);
  return FALSE;
}

/**
 * relnet_meet_up_store_check:
 * @meet_up: a meet-up; its name is cleaned
 * @error: return location for an error, in words for the user
 *
 * Returns: whether it can be stored: %RELNET_STORE_ERROR_INVALID without a name, or with a rule, date or time that is none
 */
gboolean
relnet_meet_up_store_check (RelnetMeetUp *meet_up, GError **error)
{
  const char *starts_on = relnet_meet_up_get_starts_on (meet_up), *time = relnet_meet_up_get_time (meet_up);
  g_autofree char *first = NULL;
  g_autofree char *name = relnet_text_clean (relnet_meet_up_get_name (meet_up));
  g_autofree char *place = relnet_text_clean (relnet_meet_up_get_place (meet_up));

  if (*name == '\0')
    return invalid (error, _ ("Give the meet-up a name."));
  if (!relnet_date_is_valid (starts_on))
    return invalid (error, _ ("This is not a date."));
  if (*time != '\0' && !relnet_time_of_day_is_valid (time))
    return invalid (error, _ ("This is not a time of day."));
  first = relnet_recurrence_next (relnet_meet_up_get_rule (meet_up), starts_on, starts_on);
  if (first == NULL)
    return invalid (error, _ ("This never comes round. Choose another rule."));
  relnet_meet_up_set_name (meet_up, name);
  relnet_meet_up_set_place (meet_up, place);
  /* Every second week is counted from the first time. */
  relnet_meet_up_set_starts_on (meet_up, first);
  relnet_meet_up_set_minutes (meet_up, CLAMP (relnet_meet_up_get_minutes (meet_up), 0, 24 * 60));
  relnet_meet_up_set_invite_days (meet_up, CLAMP (relnet_meet_up_get_invite_days (meet_up), 0, 365));
  return TRUE;
}

/**
 * relnet_meet_up_store_insert:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @meet_up: a meet-up; its id is set
 * @clock: the time
 * @error: return location for an error
 *
 * Returns: whether it was added
 */
gboolean
relnet_meet_up_store_insert (RelnetConnection *connection, RelnetChanges *changes, RelnetMeetUp *meet_up, RelnetClock *clock,
                             GError **error)
{
  if (!relnet_meet_up_store_check (meet_up, error)
      || !relnet_rows_run (connection, error,
                            "INSERT INTO meet_up (name, rule, starts_on, time, minutes, place, note, invite_days, ended_on,"
                            " added_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
                            "ttttittiti", relnet_meet_up_get_name (meet_up), relnet_meet_up_get_rule (meet_up),
                            relnet_meet_up_get_starts_on (meet_up), relnet_meet_up_get_time (meet_up),
                            (gint64) relnet_meet_up_get_minutes (meet_up), relnet_meet_up_get_place (meet_up),
                            relnet_meet_up_get_note (meet_up), (gint64) relnet_meet_up_get_invite_days (meet_up),
                            relnet_meet_up_get_ended_on (meet_up), relnet_clock_get_now (clock)))
    return FALSE;
  relnet_meet_up_set_id (meet_up, relnet_connection_get_last_id (connection));
  relnet_changes_add (changes, RELNET_CHANGE_MEET_UP, relnet_meet_up_get_id (meet_up));
  return TRUE;
}

/**
 * relnet_meet_up_store_update:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @meet_up: a stored meet-up
 * @error: return location for an error
 *
 * With another rule, what was skipped or moved of the old one and is still to come counts no more.
 *
 * Returns: whether it was changed
 */
gboolean
relnet_meet_up_store_update (RelnetConnection *connection, RelnetChanges *changes, RelnetMeetUp *meet_up, GError **error)
{
  gint64 id = relnet_meet_up_get_id (meet_up);

  relnet_changes_add (changes, RELNET_CHANGE_MEET_UP, id);
  return relnet_meet_up_store_check (meet_up, error)
         && relnet_rows_run (connection, error,
                              "UPDATE meet_up_occurrence SET state = 'planned', moved_to = '' WHERE meet_up_id = ?1"
                              " AND state <> 'held' AND (SELECT rule FROM meet_up WHERE id = ?1) <> ?2",
                              "it", id, relnet_meet_up_get_rule (meet_up))
         && relnet_rows_run (connection, error,
                              "UPDATE meet_up SET name = ?2, rule = ?3, starts_on = ?4, time = ?5, minutes = ?6, place = ?7,"
                              " note = ?8, invite_days = ?9 WHERE id = ?1 AND deleted_at IS NULL",
                              "ittttitti", id, relnet_meet_up_get_name (meet_up), relnet_meet_up_get_rule (meet_up),
                              relnet_meet_up_get_starts_on (meet_up), relnet_meet_up_get_time (meet_up),
                              (gint64) relnet_meet_up_get_minutes (meet_up), relnet_meet_up_get_place (meet_up),
                              relnet_meet_up_get_note (meet_up), (gint64) relnet_meet_up_get_invite_days (meet_up))
         && relnet_rows_check_found (connection, error);
}

static gboolean
check_there (RelnetConnection *connection, const char *sql, gint64 id, const char *words, GError **error)
{
  RelnetStatement *statement = relnet_rows_prepare (connection, error, sql, "i", id);
  gboolean found;

  if (statement == NULL)
    return FALSE;
  found = relnet_statement_step (statement, NULL);
  relnet_statement_reset (statement);
  if (!found)
    g_set_error_literal (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_NOT_FOUND, words);
  return found;
}

/**
 * relnet_meet_up_store_add_member:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @id: a meet-up
 * @person_id: who belongs to it from now on
 * @error: return location for an error
 *
 * Returns: whether they do, also if they did before
 */
gboolean
relnet_meet_up_store_add_member (RelnetConnection *connection, RelnetChanges *changes, gint64 id, gint64 person_id,
                                 GError **error)
{
  relnet_changes_add (changes, RELNET_CHANGE_MEET_UP, id);
  return check_there (connection, "SELECT 1 FROM meet_up WHERE id = ?1 AND deleted_at IS NULL", id,
                      _ ("This meet-up was deleted."), error)
         && check_there (connection, "SELECT 1 FROM person WHERE id = ?1 AND deleted_at IS NULL", person_id,
                         _ ("This person was deleted."), error)
         && relnet_rows_run (connection, error,
                              "INSERT INTO meet_up_member (meet_up_id, person_id) VALUES (?1, ?2) ON CONFLICT DO NOTHING", "ii",
                              id, person_id);
}

/**
 * relnet_meet_up_store_add_circle:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @id: a meet-up
 * @circle_id: a circle: everybody who is in it now belongs to the meet-up
 * @error: return location for an error
 *
 * Returns: whether they do
 */
gboolean
relnet_meet_up_store_add_circle (RelnetConnection *connection, RelnetChanges *changes, gint64 id, gint64 circle_id,
                                 GError **error)
{
  relnet_changes_add (changes, RELNET_CHANGE_MEET_UP, id);
  return check_there (connection, "SELECT 1 FROM meet_up WHERE id = ?1 AND deleted_at IS NULL", id,
                      _ ("This meet-up was deleted."), error)
         && relnet_rows_run (connection, error,
                              "INSERT INTO meet_up_member (meet_up_id, person_id) SELECT ?1, person_id FROM circle_member"
                              " JOIN person ON person.id = person_id WHERE circle_id = ?2 AND deleted_at IS NULL"
                              " ON CONFLICT DO NOTHING",
                              "ii", id, circle_id);
}

/**
 * relnet_meet_up_store_remove_member:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @id: a meet-up
 * @person_id: who does not belong to it any more; where they came stays in the timeline
 * @error: return location for an error
 *
 * Returns: whether they were taken out
 */
gboolean
relnet_meet_up_store_remove_member (RelnetConnection *connection, RelnetChanges *changes, gint64 id, gint64 person_id,
                                    GError **error)
{
  relnet_changes_add (changes, RELNET_CHANGE_MEET_UP, id);
  return relnet_rows_run (connection, error, "DELETE FROM meet_up_member WHERE meet_up_id = ?1 AND person_id = ?2", "ii", id,
                           person_id)
         && relnet_rows_check_found (connection, error);
}

/**
 * relnet_meet_up_store_set_ended:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @id: a meet-up
 * @ended_on: since when it is over; empty to take it up again
 * @error: return location for an error
 *
 * Returns: whether it was changed
 */
gboolean
relnet_meet_up_store_set_ended (RelnetConnection *connection, RelnetChanges *changes, gint64 id, const char *ended_on,
                                GError **error)
{
  relnet_changes_add (changes, RELNET_CHANGE_MEET_UP, id);
  return relnet_rows_run (connection, error, "UPDATE meet_up SET ended_on = ?2 WHERE id = ?1 AND deleted_at IS NULL", "it", id,
                           ended_on)
         && relnet_rows_check_found (connection, error);
}

/**
 * relnet_meet_up_store_mark_deleted:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @id: a meet-up
 * @clock: the time
 * @error: return location for an error
 *
 * What took place stays in the timelines.
 *
 * Returns: whether it was marked
 */
gboolean
relnet_meet_up_store_mark_deleted (RelnetConnection *connection, RelnetChanges *changes, gint64 id, RelnetClock *clock,
                                   GError **error)
{
  relnet_changes_add (changes, RELNET_CHANGE_MEET_UP, id);
  return relnet_rows_run (connection, error, "UPDATE meet_up SET deleted_at = ?2 WHERE id = ?1 AND deleted_at IS NULL", "ii",
                           id, relnet_clock_get_now (clock))
         && relnet_rows_check_found (connection, error);
}

/**
 * relnet_meet_up_store_merge_person:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @from: a person who turned out to be another one
 * @into: that one
 * @error: return location for an error
 *
 * Returns: whether @into belongs to and is invited to what @from was; what is known of @into stays
 */
gboolean
relnet_meet_up_store_merge_person (RelnetConnection *connection, RelnetChanges *changes, gint64 from, gint64 into,
                                   GError **error)
{
  static const char *const statements[] = {
    "INSERT OR IGNORE INTO meet_up_member (meet_up_id, person_id) SELECT meet_up_id, ?2 FROM meet_up_member WHERE person_id = ?1",
    "DELETE FROM meet_up_member WHERE person_id = ?1 AND ?2 <> 0",
    "INSERT INTO meet_up_guest (occurrence_id, person_id, invited_on, answer)"
    " SELECT occurrence_id, ?2, invited_on, answer FROM meet_up_guest WHERE person_id = ?1"
    " ON CONFLICT DO UPDATE SET invited_on = iif (invited_on = '', excluded.invited_on, invited_on),"
    " answer = iif (answer = '', excluded.answer, answer)",
    "DELETE FROM meet_up_guest WHERE person_id = ?1 AND ?2 <> 0",
  };

  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    if (!relnet_rows_run (connection, error, statements[i], "ii", from, into))
      return FALSE;
  relnet_changes_add_all (changes, RELNET_CHANGE_MEET_UP);
  return TRUE;
}

static RelnetMeetUp *
read_row (RelnetStatement *statement, const char *today)
{
  RelnetMeetUp *meet_up = relnet_meet_up_new ();
  g_autofree char *day = NULL;
  g_autofree char *next = NULL;

  relnet_meet_up_set_id (meet_up, relnet_statement_get_int (statement, 0));
  relnet_meet_up_set_name (meet_up, relnet_statement_get_text (statement, 1));
  relnet_meet_up_set_rule (meet_up, relnet_statement_get_text (statement, 2));
  relnet_meet_up_set_starts_on (meet_up, relnet_statement_get_text (statement, 3));
  relnet_meet_up_set_time (meet_up, relnet_statement_get_text (statement, 4));
  relnet_meet_up_set_minutes (meet_up, (int) relnet_statement_get_int (statement, 5));
  relnet_meet_up_set_place (meet_up, relnet_statement_get_text (statement, 6));
  relnet_meet_up_set_note (meet_up, relnet_statement_get_text (statement, 7));
  relnet_meet_up_set_invite_days (meet_up, (int) relnet_statement_get_int (statement, 8));
  relnet_meet_up_set_ended_on (meet_up, relnet_statement_get_text (statement, 9));
  relnet_meet_up_set_n_members (meet_up, (int) relnet_statement_get_int (statement, 10));
  if (*relnet_meet_up_get_ended_on (meet_up) != '\0')
    return meet_up;
  next = relnet_meet_up_dates_next (relnet_meet_up_get_rule (meet_up), relnet_meet_up_get_starts_on (meet_up),
                                    relnet_statement_get_text (statement, 11), today, &day);
  relnet_meet_up_set_next (meet_up, next);
  relnet_meet_up_set_next_day (meet_up, day);
  return meet_up;
}

/* Members nobody has invited to the next time, nor who said anything by themselves. */
static gboolean
count_to_invite (RelnetConnection *connection, RelnetMeetUp *meet_up, GError **error)
{
  RelnetStatement *statement;
  GError *local = NULL;

  if (*relnet_meet_up_get_next_day (meet_up) == '\0')
    return TRUE;
  statement = relnet_rows_prepare (
      connection, error,
      "SELECT count (*) FROM meet_up_member JOIN person ON person.id = person_id WHERE meet_up_id = ?1 AND deleted_at IS NULL"
      " AND person_id NOT IN (SELECT person_id FROM meet_up_invited JOIN meet_up_occurrence"
      "  ON meet_up_occurrence.id = occurrence_id WHERE meet_up_id = ?1 AND day = ?2)"
      " AND person_id NOT IN (SELECT person_id FROM meet_up_guest JOIN meet_up_occurrence"
      "  ON meet_up_occurrence.id = occurrence_id WHERE meet_up_id = ?1 AND day = ?2 AND answer <> '')",
      "it", relnet_meet_up_get_id (meet_up), relnet_meet_up_get_next_day (meet_up));
  if (statement == NULL)
    return FALSE;
  if (relnet_statement_step (statement, &local))
    {
      relnet_meet_up_set_n_to_invite (meet_up, (int) relnet_statement_get_int (statement, 0));
      relnet_statement_reset (statement);
    }
  if (local != NULL)
    g_propagate_error (error, local);
  return local == NULL;
}

static GPtrArray *
load (RelnetConnection *connection, RelnetStatement *statement, const char *today, GError **error)
{
  g_autoptr (GPtrArray) meet_ups = g_ptr_array_new_with_free_func (g_object_unref);
  GError *local = NULL;

  if (statement == NULL)
    return NULL;
  while (relnet_statement_step (statement, &local))
    g_ptr_array_add (meet_ups, read_row (statement, today));
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return NULL;
    }
  for (guint i = 0; i < meet_ups->len; i++)
    if (!count_to_invite (connection, g_ptr_array_index (meet_ups, i), error))
      return NULL;
  return g_steal_pointer (&meet_ups);
}

/**
 * relnet_meet_up_store_load:
 * @connection: a connection
 * @id: a meet-up
 * @today: a valid date
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the meet-up; %NULL with %RELNET_STORE_ERROR_NOT_FOUND if there is none
 */
RelnetMeetUp *
relnet_meet_up_store_load (RelnetConnection *connection, gint64 id, const char *today, GError **error)
{
  g_autoptr (GPtrArray) found
      = load (connection,
              relnet_rows_prepare (connection, error, SELECT_MEET_UP "WHERE meet_up.id = ?1 AND deleted_at IS NULL", "i", id),
              today, error);

  if (found == NULL)
    return NULL;
  if (found->len == 0)
    {
      g_set_error_literal (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_NOT_FOUND, _ ("This meet-up was deleted."));
      return NULL;
    }
  return g_object_ref (g_ptr_array_index (found, 0));
}

/* What is next comes first; what is over is last. */
static int
compare_next (gconstpointer a, gconstpointer b)
{
  RelnetMeetUp *first = *(RelnetMeetUp *const *) a, *second = *(RelnetMeetUp *const *) b;
  const char *one = relnet_meet_up_get_next (first), *two = relnet_meet_up_get_next (second);

  if ((*one == '\0') != (*two == '\0'))
    return *one == '\0' ? 1 : -1;
  if (strcmp (one, two) != 0)
    return strcmp (one, two);
  return g_utf8_collate (relnet_meet_up_get_name (first), relnet_meet_up_get_name (second));
}

/**
 * relnet_meet_up_store_load_list:
 * @connection: a connection
 * @today: a valid date
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type RelnetMeetUp) (nullable): all meet-ups, the next one first
 */
GPtrArray *
relnet_meet_up_store_load_list (RelnetConnection *connection, const char *today, GError **error)
{
  GPtrArray *meet_ups = load (
      connection, relnet_connection_prepare (connection, SELECT_MEET_UP "WHERE deleted_at IS NULL", error), today, error);

  if (meet_ups != NULL)
    g_ptr_array_sort (meet_ups, compare_next);
  return meet_ups;
}

/**
 * relnet_meet_up_store_load_of_person:
 * @connection: a connection
 * @person_id: a person
 * @today: a valid date
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type RelnetMeetUp) (nullable): the meet-ups they belong to, the next one first
 */
GPtrArray *
relnet_meet_up_store_load_of_person (RelnetConnection *connection, gint64 person_id, const char *today, GError **error)
{
  GPtrArray *meet_ups
      = load (connection,
              relnet_rows_prepare (connection, error,
                                    SELECT_MEET_UP "JOIN meet_up_member ON meet_up_id = meet_up.id"
                                                   " WHERE person_id = ?1 AND deleted_at IS NULL",
                                    "i", person_id),
              today, error);

  if (meet_ups != NULL)
    g_ptr_array_sort (meet_ups, compare_next);
  return meet_ups;
}

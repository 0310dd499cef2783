/* One time of a meet-up: invited, moved, skipped, held. It has a row once something is known of it. */

#include "relnet-meet-up-store.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "relnet-date.h"
#include "relnet-interaction-store.h"
#include "relnet-person-store.h"
#include "relnet-rows.h"
#include "relnet-recurrence.h"

/* What is shown of a meet-up that has gone on for years. */
#define LOOK_BACK_DAYS 731

static gboolean
fail (GError **error, RelnetStoreError code, const char *words)
{
  g_set_error_literal (error, RELNET_STORE_ERROR, (int) code, words);
  return FALSE;
}

static gboolean
find_row (RelnetConnection *connection, gint64 id, const char *day, gint64 *row, GError **error)
{
  RelnetStatement *statement = relnet_rows_prepare (
      connection, error, "SELECT id FROM meet_up_occurrence WHERE meet_up_id = ?1 AND day = ?2", "it", id, day);
  GError *local = NULL;

  *row = 0;
  if (statement == NULL)
    return FALSE;
  if (relnet_statement_step (statement, &local))
    {
      *row = relnet_statement_get_int (statement, 0);
      relnet_statement_reset (statement);
    }
  if (local != NULL)
    g_propagate_error (error, local);
  return local == NULL;
}

/* The row of a day of the rule, added if need be; any program of the session may name any day. */
static gint64
ensure_row (RelnetConnection *connection, RelnetChanges *changes, gint64 id, const char *day, GError **error)
{
  g_autoptr (RelnetMeetUp) meet_up = NULL;
  g_autofree char *found = NULL;
  gint64 row;

  relnet_changes_add (changes, RELNET_CHANGE_MEET_UP, id);
  if (!relnet_date_is_valid (day))
    {
      fail (error, RELNET_STORE_ERROR_INVALID, _ ("This is not a date."));
      return 0;
    }
  meet_up = relnet_meet_up_store_load (connection, id, day, error);
  if (meet_up == NULL || !find_row (connection, id, day, &row, error))
    return 0;
  if (row != 0)
    return row;
  found = relnet_recurrence_next (relnet_meet_up_get_rule (meet_up), relnet_meet_up_get_starts_on (meet_up), day);
  if (g_strcmp0 (found, day) != 0)
    {
      fail (error, RELNET_STORE_ERROR_INVALID, _ ("The meet-up does not take place on this day."));
      return 0;
    }
  if (!relnet_rows_run (connection, error, "INSERT INTO meet_up_occurrence (meet_up_id, day) VALUES (?1, ?2)", "it", id, day))
    return 0;
  return relnet_connection_get_last_id (connection);
}

static gboolean
load_guests (RelnetConnection *connection, RelnetMeetUpOccurrence *occurrence, GError **error)
{
  RelnetStatement *statement = relnet_rows_prepare (
      connection, error,
      "WITH guest (id) AS (SELECT person_id FROM meet_up_member WHERE meet_up_id = ?1"
      "  UNION SELECT person_id FROM meet_up_guest WHERE occurrence_id = ?2"
      "  UNION SELECT person_id FROM meet_up_invited WHERE occurrence_id = ?2"
      "  UNION SELECT person_id FROM interaction_person WHERE interaction_id = ?3 AND hidden = 0)"
      "SELECT person.id, person.name,"
      " coalesce ((SELECT value FROM email WHERE person_id = person.id ORDER BY rank LIMIT 1), ''),"
      " person.language, person.register,"
      " EXISTS (SELECT 1 FROM meet_up_member WHERE meet_up_id = ?1 AND person_id = person.id),"
      " coalesce ((SELECT min (invited_on) FROM meet_up_invited WHERE occurrence_id = ?2 AND person_id = person.id), ''),"
      " coalesce ((SELECT answer FROM meet_up_guest WHERE occurrence_id = ?2 AND person_id = person.id), ''),"
      " EXISTS (SELECT 1 FROM interaction_person WHERE interaction_id = ?3 AND person_id = person.id AND hidden = 0)"
      " FROM guest JOIN person ON person.id = guest.id WHERE person.deleted_at IS NULL"
      "  OR EXISTS (SELECT 1 FROM interaction_person WHERE interaction_id = ?3 AND person_id = person.id AND hidden = 0)"
      " ORDER BY person.sort_key",
      "iii", relnet_meet_up_occurrence_get_meet_up_id (occurrence), relnet_meet_up_occurrence_get_id (occurrence),
      relnet_meet_up_occurrence_get_interaction_id (occurrence));
  GError *local = NULL;

  if (statement == NULL)
    return FALSE;
  while (relnet_statement_step (statement, &local))
    {
      RelnetMeetUpGuest *guest = relnet_meet_up_guest_new ();

      relnet_meet_up_guest_set_person_id (guest, relnet_statement_get_int (statement, 0));
      relnet_meet_up_guest_set_name (guest, relnet_statement_get_text (statement, 1));
      relnet_meet_up_guest_set_email (guest, relnet_statement_get_text (statement, 2));
      relnet_meet_up_guest_set_language (guest, relnet_statement_get_text (statement, 3));
      relnet_meet_up_guest_set_reg (guest, relnet_statement_get_text (statement, 4));
      relnet_meet_up_guest_set_member (guest, relnet_statement_get_int (statement, 5) != 0);
      relnet_meet_up_guest_set_invited_on (guest, relnet_statement_get_text (statement, 6));
      relnet_meet_up_guest_set_answer (guest, relnet_answer_from_name (relnet_statement_get_text (statement, 7)));
      relnet_meet_up_guest_set_came (guest, relnet_statement_get_int (statement, 8) != 0);
      g_ptr_array_add (relnet_meet_up_occurrence_get_guests (occurrence), guest);
    }
  if (local != NULL)
    g_propagate_error (error, local);
  return local == NULL;
}

/* The trace, if it is still there. */
#define SELECT_OCCURRENCE                                                                                                   \
  "SELECT meet_up_occurrence.id, moved_to, state, snoozed_until,"                                                           \
  " coalesce ((SELECT id FROM interaction WHERE id = interaction_id AND deleted_at IS NULL), 0)"                            \
  " FROM meet_up_occurrence WHERE meet_up_id = ?1 AND day = ?2"

/**
 * relnet_meet_up_store_load_occurrence:
 * @connection: a connection
 * @id: a meet-up
 * @day: the day its rule says
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): that time, with its guests
 */
RelnetMeetUpOccurrence *
relnet_meet_up_store_load_occurrence (RelnetConnection *connection, gint64 id, const char *day, GError **error)
{
  RelnetStatement *statement = relnet_rows_prepare (connection, error, SELECT_OCCURRENCE, "it", id, day);
  g_autoptr (RelnetMeetUpOccurrence) occurrence = NULL;
  GError *local = NULL;

  if (statement == NULL)
    return NULL;
  occurrence = relnet_meet_up_occurrence_new ();
  relnet_meet_up_occurrence_set_meet_up_id (occurrence, id);
  relnet_meet_up_occurrence_set_day (occurrence, day);
  relnet_meet_up_occurrence_set_date (occurrence, day);
  if (relnet_statement_step (statement, &local))
    {
      const char *moved_to = relnet_statement_get_text (statement, 1);

      relnet_meet_up_occurrence_set_id (occurrence, relnet_statement_get_int (statement, 0));
      if (*moved_to != '\0')
        relnet_meet_up_occurrence_set_date (occurrence, moved_to);
      relnet_meet_up_occurrence_set_state (occurrence,
                                           relnet_occurrence_state_from_name (relnet_statement_get_text (statement, 2)));
      relnet_meet_up_occurrence_set_snoozed_until (occurrence, relnet_statement_get_text (statement, 3));
      relnet_meet_up_occurrence_set_interaction_id (occurrence, relnet_statement_get_int (statement, 4));
      relnet_statement_reset (statement);
    }
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return NULL;
    }
  return load_guests (connection, occurrence, error) ? g_steal_pointer (&occurrence) : NULL;
}

static int
compare_dates (gconstpointer a, gconstpointer b)
{
  return strcmp (relnet_meet_up_occurrence_get_date (*(RelnetMeetUpOccurrence *const *) b),
                 relnet_meet_up_occurrence_get_date (*(RelnetMeetUpOccurrence *const *) a));
}

static gboolean
add_past (RelnetConnection *connection, GPtrArray *past, gint64 id, const char *day, const char *today, GError **error)
{
  g_autoptr (RelnetMeetUpOccurrence) occurrence = relnet_meet_up_store_load_occurrence (connection, id, day, error);

  if (occurrence == NULL)
    return FALSE;
  if (strcmp (relnet_meet_up_occurrence_get_date (occurrence), today) <= 0)
    g_ptr_array_add (past, g_steal_pointer (&occurrence));
  return TRUE;
}

/**
 * relnet_meet_up_store_load_past:
 * @connection: a connection
 * @meet_up: a stored meet-up
 * @today: a valid date
 * @limit: how many times at most
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type RelnetMeetUpOccurrence) (nullable): those until @today, the last one first: each
 *   of which something is known, and those of the rule that nobody has said anything about
 */
GPtrArray *
relnet_meet_up_store_load_past (RelnetConnection *connection, RelnetMeetUp *meet_up, const char *today, guint limit,
                                GError **error)
{
  g_autoptr (GPtrArray) past = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) days = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *begin = relnet_date_add_days (today, -LOOK_BACK_DAYS);
  const char *ended_on = relnet_meet_up_get_ended_on (meet_up);
  gint64 id = relnet_meet_up_get_id (meet_up);
  g_auto (GStrv) regular = relnet_recurrence_list (relnet_meet_up_get_rule (meet_up), relnet_meet_up_get_starts_on (meet_up),
                                                   begin, *ended_on != '\0' && strcmp (ended_on, today) < 0 ? ended_on : today,
                                                   G_MAXUINT);
  RelnetStatement *statement;
  GHashTableIter iter;
  gpointer day;
  guint n = g_strv_length (regular);
  GError *local = NULL;

  for (guint i = n > limit ? n - limit : 0; i < n; i++)
    g_hash_table_add (days, g_strdup (regular[i]));
  statement = relnet_rows_prepare (connection, error,
                                    "SELECT day FROM meet_up_occurrence WHERE meet_up_id = ?1 AND (state <> 'planned' OR"
                                    " moved_to <> '') ORDER BY day DESC LIMIT ?2",
                                    "ii", id, (gint64) limit);
  if (statement == NULL)
    return NULL;
  while (relnet_statement_step (statement, &local))
    g_hash_table_add (days, g_strdup (relnet_statement_get_text (statement, 0)));
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return NULL;
    }
  g_hash_table_iter_init (&iter, days);
  while (g_hash_table_iter_next (&iter, &day, NULL))
    if (!add_past (connection, past, id, day, today, error))
      return NULL;
  g_ptr_array_sort (past, compare_dates);
  if (past->len > limit)
    g_ptr_array_set_size (past, (int) limit);
  return g_steal_pointer (&past);
}

/**
 * relnet_meet_up_store_dup_last_day:
 * @connection: a connection
 * @id: a meet-up
 * @today: a valid date
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the day of the rule of which it took place last, until @today
 */
char *
relnet_meet_up_store_dup_last_day (RelnetConnection *connection, gint64 id, const char *today, GError **error)
{
  RelnetStatement *statement = relnet_rows_prepare (
      connection, error,
      "SELECT meet_up_last_day (rule, starts_on, (SELECT text FROM meet_up_exceptions WHERE meet_up_id = ?1), ?2)"
      " FROM meet_up WHERE id = ?1 AND deleted_at IS NULL",
      "it", id, today);
  char *day = NULL;
  GError *local = NULL;

  if (statement == NULL)
    return NULL;
  if (relnet_statement_step (statement, &local))
    {
      if (!relnet_statement_is_null (statement, 0))
        day = g_strdup (relnet_statement_get_text (statement, 0));
      relnet_statement_reset (statement);
    }
  if (local == NULL && day == NULL)
    g_set_error_literal (&local, RELNET_STORE_ERROR, RELNET_STORE_ERROR_NOT_FOUND, _ ("This meet-up was deleted."));
  if (local != NULL)
    g_propagate_error (error, local);
  return day;
}

static gboolean
check_open (RelnetConnection *connection, gint64 row, GError **error)
{
  RelnetStatement *statement
      = relnet_rows_prepare (connection, error, "SELECT 1 FROM meet_up_occurrence WHERE id = ?1 AND state = 'held'", "i", row);
  gboolean held;

  if (statement == NULL)
    return FALSE;
  held = relnet_statement_step (statement, NULL);
  relnet_statement_reset (statement);
  return !held || fail (error, RELNET_STORE_ERROR_INVALID, _ ("Who came to it is noted already."));
}

/**
 * relnet_meet_up_store_move:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @id: a meet-up
 * @day: the day its rule says
 * @to: the day it takes place instead; @day itself to take that back
 * @error: return location for an error
 *
 * Returns: whether this one time is moved
 */
gboolean
relnet_meet_up_store_move (RelnetConnection *connection, RelnetChanges *changes, gint64 id, const char *day, const char *to,
                           GError **error)
{
  gint64 row;

  if (!relnet_date_is_valid (to))
    return fail (error, RELNET_STORE_ERROR_INVALID, _ ("This is not a date."));
  row = ensure_row (connection, changes, id, day, error);
  return row != 0 && check_open (connection, row, error)
         && relnet_rows_run (connection, error,
                              "UPDATE meet_up_occurrence SET moved_to = ?2, state = 'planned', snoozed_until = '' WHERE id = ?1",
                              "it", row, strcmp (day, to) != 0 ? to : "");
}

/**
 * relnet_meet_up_store_set_skipped:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @id: a meet-up
 * @day: the day its rule says
 * @skipped: whether it does not take place this time
 * @error: return location for an error
 *
 * Returns: whether it was changed
 */
gboolean
relnet_meet_up_store_set_skipped (RelnetConnection *connection, RelnetChanges *changes, gint64 id, const char *day,
                                  gboolean skipped, GError **error)
{
  gint64 row = ensure_row (connection, changes, id, day, error);

  return row != 0 && check_open (connection, row, error)
         && relnet_rows_run (connection, error, "UPDATE meet_up_occurrence SET state = ?2 WHERE id = ?1", "it", row,
                              relnet_occurrence_state_to_name (skipped ? RELNET_OCCURRENCE_SKIPPED : RELNET_OCCURRENCE_PLANNED));
}

/**
 * relnet_meet_up_store_snooze:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @id: a meet-up
 * @day: the day its rule says
 * @until: until when the user does not want to hear of it
 * @error: return location for an error
 *
 * Returns: whether it was written
 */
gboolean
relnet_meet_up_store_snooze (RelnetConnection *connection, RelnetChanges *changes, gint64 id, const char *day,
                             const char *until, GError **error)
{
  gint64 row = ensure_row (connection, changes, id, day, error);

  return row != 0
         && relnet_rows_run (connection, error, "UPDATE meet_up_occurrence SET snoozed_until = ?2 WHERE id = ?1", "it", row,
                              until);
}

/**
 * relnet_meet_up_store_set_invited:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @id: a meet-up
 * @day: the day its rule says
 * @person_id: a guest
 * @date: when they were invited; empty to take that back
 * @error: return location for an error
 *
 * For an invitation that did not go by message.
 *
 * Returns: whether it was written
 */
gboolean
relnet_meet_up_store_set_invited (RelnetConnection *connection, RelnetChanges *changes, gint64 id, const char *day,
                                  gint64 person_id, const char *date, GError **error)
{
  gint64 row = ensure_row (connection, changes, id, day, error);

  return row != 0
         && relnet_rows_run (connection, error,
                              "INSERT INTO meet_up_guest (occurrence_id, person_id, invited_on) VALUES (?1, ?2, ?3)"
                              " ON CONFLICT DO UPDATE SET invited_on = excluded.invited_on",
                              "iit", row, person_id, date);
}

/**
 * relnet_meet_up_store_invite_all:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @id: a meet-up
 * @day: the day its rule says
 * @date: when they were invited
 * @error: return location for an error
 *
 * Notes that every member was invited who was not before.
 *
 * Returns: whether it was written
 */
gboolean
relnet_meet_up_store_invite_all (RelnetConnection *connection, RelnetChanges *changes, gint64 id, const char *day,
                                 const char *date, GError **error)
{
  gint64 row = ensure_row (connection, changes, id, day, error);

  return row != 0
         && relnet_rows_run (connection, error,
                              "INSERT INTO meet_up_guest (occurrence_id, person_id, invited_on)"
                              " SELECT ?1, person_id, ?3 FROM meet_up_member JOIN person ON person.id = person_id"
                              " WHERE meet_up_id = ?2 AND deleted_at IS NULL"
                              " AND person_id NOT IN (SELECT person_id FROM meet_up_invited WHERE occurrence_id = ?1)"
                              " ON CONFLICT DO UPDATE SET invited_on = excluded.invited_on",
                              "iit", row, id, date);
}

/**
 * relnet_meet_up_store_set_answer:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @id: a meet-up
 * @day: the day its rule says
 * @person_id: a guest
 * @answer: what they said
 * @error: return location for an error
 *
 * Returns: whether it was written
 */
gboolean
relnet_meet_up_store_set_answer (RelnetConnection *connection, RelnetChanges *changes, gint64 id, const char *day,
                                 gint64 person_id, RelnetAnswer answer, GError **error)
{
  gint64 row = ensure_row (connection, changes, id, day, error);

  return row != 0
         && relnet_rows_run (connection, error,
                              "INSERT INTO meet_up_guest (occurrence_id, person_id, answer) VALUES (?1, ?2, ?3)"
                              " ON CONFLICT DO UPDATE SET answer = excluded.answer",
                              "iit", row, person_id, relnet_answer_to_name (answer));
}

/**
 * relnet_meet_up_store_ensure_occurrence:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @id: a meet-up
 * @day: the day its rule says
 * @error: return location for an error
 *
 * Returns: the id of that time, for messages that invite to it; 0 on an error
 */
gint64
relnet_meet_up_store_ensure_occurrence (RelnetConnection *connection, RelnetChanges *changes, gint64 id, const char *day,
                                        GError **error)
{
  return ensure_row (connection, changes, id, day, error);
}

static gint64
make_instant (const char *date, const char *time)
{
  g_autoptr (GDateTime) moment = NULL;

  if (*time == '\0')
    return 0;
  moment = g_date_time_new_local (atoi (date), atoi (date + 5), atoi (date + 8), atoi (time), atoi (time + 3), 0);
  return moment != NULL ? g_date_time_to_unix (moment) : 0;
}

static RelnetInteraction *
make_interaction (RelnetConnection *connection, RelnetMeetUp *meet_up, RelnetMeetUpOccurrence *occurrence, const char *note,
                  GError **error)
{
  gint64 id = relnet_meet_up_occurrence_get_interaction_id (occurrence);
  RelnetInteraction *interaction = id != 0 ? relnet_interaction_store_load (connection, id, error) : relnet_interaction_new ();

  if (interaction == NULL)
    return NULL;
  /* What was noted of it before stays: only who came is said anew. */
  if (id == 0)
    {
      const char *date = relnet_meet_up_occurrence_get_date (occurrence);

      relnet_interaction_set_date (interaction, date);
      relnet_interaction_set_instant (interaction, make_instant (date, relnet_meet_up_get_time (meet_up)));
      relnet_interaction_set_channel (interaction, RELNET_CHANNEL_GROUP_EVENT);
      relnet_interaction_set_subject (interaction, relnet_meet_up_get_name (meet_up));
      relnet_interaction_set_minutes (interaction, relnet_meet_up_get_minutes (meet_up));
      relnet_interaction_set_place (interaction, relnet_meet_up_get_place (meet_up));
    }
  if (note != NULL)
    relnet_interaction_set_note (interaction, note);
  relnet_interaction_clear_people (interaction);
  return interaction;
}

static gboolean
add_people (RelnetConnection *connection, RelnetInteraction *interaction, const gint64 *person_ids, guint n, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (RelnetPersonSummary) person = NULL;

      if (!g_hash_table_add (seen, (gpointer) &person_ids[i]))
        continue;
      person = relnet_person_store_load_summary (connection, person_ids[i], error);
      if (person == NULL)
        return FALSE;
      relnet_interaction_add_person (interaction, person_ids[i], relnet_person_summary_get_name (person));
    }
  return TRUE;
}

/**
 * relnet_meet_up_store_attend:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @id: a meet-up
 * @day: the day its rule says
 * @person_ids: (array length=n): who came, members or not
 * @n: how many; 0 if nobody did
 * @note: (nullable): what is to be said about it; %NULL to leave what was said
 * @clock: the time
 * @error: return location for an error
 *
 * Makes it one interaction of all who came. Said a second time, it is that interaction which changes.
 *
 * Returns: whether it was noted; %RELNET_STORE_ERROR_INVALID for a day to come
 */
gboolean
relnet_meet_up_store_attend (RelnetConnection *connection, RelnetChanges *changes, gint64 id, const char *day,
                             const gint64 *person_ids, guint n, const char *note, RelnetClock *clock, GError **error)
{
  g_autofree char *today = relnet_clock_dup_today (clock);
  gint64 row = ensure_row (connection, changes, id, day, error);
  g_autoptr (RelnetMeetUp) meet_up = row != 0 ? relnet_meet_up_store_load (connection, id, today, error) : NULL;
  g_autoptr (RelnetMeetUpOccurrence) occurrence
      = meet_up != NULL ? relnet_meet_up_store_load_occurrence (connection, id, day, error) : NULL;
  g_autoptr (RelnetInteraction) interaction = NULL;
  gint64 before, interaction_id = 0;

  if (occurrence == NULL)
    return FALSE;
  if (strcmp (relnet_meet_up_occurrence_get_date (occurrence), today) > 0)
    return fail (error, RELNET_STORE_ERROR_INVALID, _ ("This day is still to come"));
  before = relnet_meet_up_occurrence_get_interaction_id (occurrence);
  if (n > 0)
    {
      interaction = make_interaction (connection, meet_up, occurrence, note, error);
      if (interaction == NULL || !add_people (connection, interaction, person_ids, n, error)
          || !(before != 0 ? relnet_interaction_store_update (connection, changes, interaction, clock, error)
                           : relnet_interaction_store_insert (connection, changes, interaction, clock, error)))
        return FALSE;
      interaction_id = relnet_interaction_get_id (interaction);
    }
  else if (before != 0 && !relnet_interaction_store_mark_deleted (connection, changes, before, clock, error))
    return FALSE;
  return relnet_rows_run (connection, error,
                           "UPDATE meet_up_occurrence SET state = 'held', interaction_id = ?2 WHERE id = ?1", "ii", row,
                           interaction_id);
}

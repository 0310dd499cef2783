/* Meetings (B1): the only place that writes the tables meeting and meeting_person. */

#include "relnet-meeting-store.h"

#include <glib/gi18n-lib.h>

#include "relnet-date.h"
#include "relnet-person-store.h"
#include "relnet-text.h"
#include "relnet-time-of-day.h"

#define COLUMNS                                                                                                     \
  "meeting.id, day, time, minutes, place, channel, purpose, state, meet_up_id, interaction_id"

/* Those that are open and in which somebody takes part who is there. */
#define OPEN                                                                                                        \
  " state IN ('planned', 'prepared') AND EXISTS (SELECT 1 FROM meeting_person JOIN person ON person.id = person_id"  \
  "  WHERE meeting_id = meeting.id AND person.deleted_at IS NULL)"

static gboolean
invalid (GError **error, const char *words)
{
  g_set_error_literal (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_INVALID, words);
  return FALSE;
}

static gboolean
not_found (GError **error)
{
  g_set_error_literal (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_NOT_FOUND, _ ("This was deleted."));
  return FALSE;
}

/**
 * relnet_meeting_store_check:
 * @meeting: a meeting
 * @error: return location for an error, in words for the user
 *
 * Returns: whether @meeting can be stored: %RELNET_STORE_ERROR_INVALID with nobody, or on a day or at a time that is none
 */
gboolean
relnet_meeting_store_check (RelnetMeeting *meeting, GError **error)
{
  const char *time = relnet_meeting_get_time (meeting);

  if (relnet_meeting_get_n_people (meeting) == 0)
    return invalid (error, _ ("Say whom you meet."));
  if (!relnet_date_is_valid (relnet_meeting_get_day (meeting)))
    return invalid (error, _ ("This is not a date."));
  if (*time != '\0' && !relnet_time_of_day_is_valid (time))
    return invalid (error, _ ("This is not a time of day."));
  return TRUE;
}

static void
note (RelnetChanges *changes, RelnetMeeting *meeting)
{
  relnet_changes_add (changes, RELNET_CHANGE_MEETING, relnet_meeting_get_id (meeting));
  for (guint i = 0; i < relnet_meeting_get_n_people (meeting); i++)
    if (relnet_meeting_get_person_id (meeting, i) != 0)
      relnet_changes_add (changes, RELNET_CHANGE_PERSON, relnet_meeting_get_person_id (meeting, i));
}

/* Those who are gone stay as they are. */
static gboolean
write_people (RelnetConnection *connection, RelnetMeeting *meeting, GError **error)
{
  gint64 id = relnet_meeting_get_id (meeting);
  g_autoptr (GString) keep = g_string_new ("0");
  g_autofree char *sql = NULL;
  RelnetStatement *statement;

  for (guint i = 0; i < relnet_meeting_get_n_people (meeting); i++)
    g_string_append_printf (keep, ", %" G_GINT64_FORMAT, relnet_meeting_get_person_id (meeting, i));
  sql = g_strdup_printf ("DELETE FROM meeting_person WHERE meeting_id = ?1 AND person_id IS NOT NULL AND person_id NOT IN (%s)",
                         keep->str);
  statement = relnet_connection_prepare (connection, sql, error);
  if (statement == NULL)
    return FALSE;
  relnet_statement_bind_int (statement, 1, id);
  if (!relnet_statement_run (statement, error))
    return FALSE;
  for (guint i = 0; i < relnet_meeting_get_n_people (meeting); i++)
    {
      gint64 person_id = relnet_meeting_get_person_id (meeting, i);
      g_autoptr (RelnetPersonSummary) person = NULL;

      if (person_id == 0)
        continue;
      person = relnet_person_store_load_summary (connection, person_id, error);
      if (person == NULL)
        return FALSE;
      statement = relnet_connection_prepare (
          connection, "INSERT OR IGNORE INTO meeting_person (meeting_id, person_id) VALUES (?1, ?2)", error);
      if (statement == NULL)
        return FALSE;
      relnet_statement_bind_int (statement, 1, id);
      relnet_statement_bind_int (statement, 2, person_id);
      if (!relnet_statement_run (statement, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
save (RelnetConnection *connection, RelnetChanges *changes, RelnetMeeting *meeting, gboolean is_new, RelnetClock *clock,
      GError **error)
{
  g_autofree char *place = relnet_text_clean (relnet_meeting_get_place (meeting));
  g_autofree char *purpose = g_strstrip (g_strdup (relnet_meeting_get_purpose (meeting)));
  RelnetStatement *statement;

  if (!relnet_meeting_store_check (meeting, error))
    return FALSE;
  relnet_meeting_set_place (meeting, place);
  relnet_meeting_set_purpose (meeting, purpose);
  statement = relnet_connection_prepare (
      connection,
      is_new ? "INSERT INTO meeting (day, time, minutes, place, channel, purpose, state, meet_up_id, interaction_id, added_at)"
               " VALUES (?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)"
             : "UPDATE meeting SET day = ?2, time = ?3, minutes = ?4, place = ?5, channel = ?6, purpose = ?7, state = ?8,"
               " meet_up_id = ?9, interaction_id = ?10 WHERE id = ?1",
      error);
  if (statement == NULL)
    return FALSE;
  if (!is_new)
    relnet_statement_bind_int (statement, 1, relnet_meeting_get_id (meeting));
  relnet_statement_bind_text (statement, 2, relnet_meeting_get_day (meeting));
  relnet_statement_bind_text (statement, 3, relnet_meeting_get_time (meeting));
  relnet_statement_bind_int (statement, 4, relnet_meeting_get_minutes (meeting));
  relnet_statement_bind_text (statement, 5, place);
  relnet_statement_bind_text (statement, 6, relnet_channel_to_name (relnet_meeting_get_channel (meeting)));
  relnet_statement_bind_text (statement, 7, purpose);
  relnet_statement_bind_text (statement, 8, relnet_meeting_state_to_name (relnet_meeting_get_state (meeting)));
  relnet_statement_bind_int (statement, 9, relnet_meeting_get_meet_up_id (meeting));
  relnet_statement_bind_int (statement, 10, relnet_meeting_get_interaction_id (meeting));
  if (is_new)
    relnet_statement_bind_int (statement, 11, relnet_clock_get_now (clock));
  if (!relnet_statement_run (statement, error))
    return FALSE;
  if (is_new)
    relnet_meeting_set_id (meeting, relnet_connection_get_last_id (connection));
  else if (relnet_connection_get_n_changes (connection) == 0)
    return not_found (error);
  note (changes, meeting);
  return write_people (connection, meeting, error);
}

/**
 * relnet_meeting_store_insert:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @meeting: a meeting; its id is set
 * @clock: the time
 * @error: return location for an error
 *
 * Returns: whether it was added; %RELNET_STORE_ERROR_INVALID as relnet_meeting_store_check(),
 *   %RELNET_STORE_ERROR_NOT_FOUND with somebody who is not there
 */
gboolean
relnet_meeting_store_insert (RelnetConnection *connection, RelnetChanges *changes, RelnetMeeting *meeting,
                             RelnetClock *clock, GError **error)
{
  return save (connection, changes, meeting, TRUE, clock, error);
}

/**
 * relnet_meeting_store_update:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @meeting: a stored meeting, whole
 * @error: return location for an error
 *
 * Returns: whether it was changed
 */
gboolean
relnet_meeting_store_update (RelnetConnection *connection, RelnetChanges *changes, RelnetMeeting *meeting, GError **error)
{
  return save (connection, changes, meeting, FALSE, NULL, error);
}

/**
 * relnet_meeting_store_set_state:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @id: a meeting
 * @state: how it stands; what is stored counts: one that was held or cancelled does not get prepared any more
 * @error: return location for an error
 *
 * Returns: whether it stands so
 */
gboolean
relnet_meeting_store_set_state (RelnetConnection *connection, RelnetChanges *changes, gint64 id, RelnetMeetingState state,
                                GError **error)
{
  g_autoptr (RelnetMeeting) meeting = relnet_meeting_store_load (connection, id, error);
  RelnetMeetingState before;

  if (meeting == NULL)
    return FALSE;
  before = relnet_meeting_get_state (meeting);
  if (before == state
      || (state == RELNET_MEETING_PREPARED && (before == RELNET_MEETING_HELD || before == RELNET_MEETING_CANCELLED)))
    return TRUE;
  relnet_meeting_set_state (meeting, state);
  return relnet_meeting_store_update (connection, changes, meeting, error);
}

/**
 * relnet_meeting_store_hold:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @id: a meeting
 * @interaction_id: what was noted of it
 * @error: return location for an error
 *
 * Returns: whether it is held now
 */
gboolean
relnet_meeting_store_hold (RelnetConnection *connection, RelnetChanges *changes, gint64 id, gint64 interaction_id,
                           GError **error)
{
  g_autoptr (RelnetMeeting) meeting = relnet_meeting_store_load (connection, id, error);

  if (meeting == NULL)
    return FALSE;
  relnet_meeting_set_state (meeting, RELNET_MEETING_HELD);
  relnet_meeting_set_interaction_id (meeting, interaction_id);
  return relnet_meeting_store_update (connection, changes, meeting, error);
}

/**
 * relnet_meeting_store_merge_person:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @from: somebody who turned out to be @into
 * @into: who stays
 * @error: return location for an error
 *
 * Returns: whether @into takes part where @from did
 */
gboolean
relnet_meeting_store_merge_person (RelnetConnection *connection, RelnetChanges *changes, gint64 from, gint64 into,
                                   GError **error)
{
  /* A meeting with both is one with the one who stays. */
  static const char *const moves[] = {
    "DELETE FROM meeting_person WHERE person_id = ?1 AND meeting_id IN"
    " (SELECT meeting_id FROM meeting_person WHERE person_id = ?2)",
    "UPDATE meeting_person SET person_id = ?2 WHERE person_id = ?1",
  };

  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    {
      RelnetStatement *statement = relnet_connection_prepare (connection, moves[i], error);

      if (statement == NULL)
        return FALSE;
      relnet_statement_bind_int (statement, 1, from);
      relnet_statement_bind_int (statement, 2, into);
      if (!relnet_statement_run (statement, error))
        return FALSE;
    }
  relnet_changes_add_all (changes, RELNET_CHANGE_MEETING);
  return TRUE;
}

static RelnetMeeting *
read_row (RelnetStatement *statement)
{
  RelnetMeeting *meeting = relnet_meeting_new ();
  RelnetMeetingState state = RELNET_MEETING_PLANNED;
  RelnetChannel channel = RELNET_CHANNEL_IN_PERSON;

  relnet_channel_from_name (relnet_statement_get_text (statement, 5), &channel);
  relnet_meeting_state_from_name (relnet_statement_get_text (statement, 7), &state);
  relnet_meeting_set_id (meeting, relnet_statement_get_int (statement, 0));
  relnet_meeting_set_start (meeting, relnet_statement_get_text (statement, 1), relnet_statement_get_text (statement, 2));
  relnet_meeting_set_minutes (meeting, (int) relnet_statement_get_int (statement, 3));
  relnet_meeting_set_place (meeting, relnet_statement_get_text (statement, 4));
  relnet_meeting_set_channel (meeting, channel);
  relnet_meeting_set_purpose (meeting, relnet_statement_get_text (statement, 6));
  relnet_meeting_set_state (meeting, state);
  relnet_meeting_set_meet_up_id (meeting, relnet_statement_get_int (statement, 8));
  relnet_meeting_set_interaction_id (meeting, relnet_statement_get_int (statement, 9));
  return meeting;
}

/* Who was deleted is named no more, until that is taken back. */
static gboolean
read_people (RelnetConnection *connection, RelnetMeeting *meeting, GError **error)
{
  RelnetStatement *statement = relnet_connection_prepare (
      connection,
      "SELECT coalesce (person.id, 0), coalesce (person.name, person_name) FROM meeting_person"
      " LEFT JOIN person ON person.id = person_id WHERE meeting_id = ?1 AND person.deleted_at IS NULL ORDER BY meeting_person.id",
      error);
  GError *local = NULL;

  if (statement == NULL)
    return FALSE;
  relnet_statement_bind_int (statement, 1, relnet_meeting_get_id (meeting));
  while (relnet_statement_step (statement, &local))
    relnet_meeting_add_person (meeting, relnet_statement_get_int (statement, 0), relnet_statement_get_text (statement, 1));
  if (local != NULL)
    g_propagate_error (error, local);
  return local == NULL;
}

static GPtrArray *
read_rows (RelnetConnection *connection, RelnetStatement *statement, GError **error)
{
  g_autoptr (GPtrArray) meetings = g_ptr_array_new_with_free_func (g_object_unref);
  GError *local = NULL;

  while (relnet_statement_step (statement, &local))
    g_ptr_array_add (meetings, read_row (statement));
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return NULL;
    }
  for (guint i = 0; i < meetings->len; i++)
    if (!read_people (connection, g_ptr_array_index (meetings, i), error))
      return NULL;
  return g_steal_pointer (&meetings);
}

/**
 * relnet_meeting_store_load:
 * @connection: a connection
 * @id: a meeting
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the meeting; %NULL with %RELNET_STORE_ERROR_NOT_FOUND if there is none
 */
RelnetMeeting *
relnet_meeting_store_load (RelnetConnection *connection, gint64 id, GError **error)
{
  RelnetStatement *statement
      = relnet_connection_prepare (connection, "SELECT " COLUMNS " FROM meeting WHERE id = ?1", error);
  g_autoptr (GPtrArray) meetings = NULL;

  if (statement == NULL)
    return NULL;
  relnet_statement_bind_int (statement, 1, id);
  meetings = read_rows (connection, statement, error);
  if (meetings == NULL)
    return NULL;
  if (meetings->len == 0)
    {
      not_found (error);
      return NULL;
    }
  return g_object_ref (g_ptr_array_index (meetings, 0));
}

/**
 * relnet_meeting_store_load_open:
 * @connection: a connection
 * @person_id: only with this person, 0 for everybody
 * @from: the first day
 * @to: the last day
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type RelnetMeeting) (nullable): the meetings that are neither noted nor cancelled, the
 *   first one first; those without a time at the end of their day
 */
GPtrArray *
relnet_meeting_store_load_open (RelnetConnection *connection, gint64 person_id, const char *from, const char *to,
                                GError **error)
{
  RelnetStatement *statement = relnet_connection_prepare (
      connection,
      "SELECT " COLUMNS " FROM meeting WHERE" OPEN " AND day BETWEEN ?2 AND ?3"
      " AND (?1 = 0 OR id IN (SELECT meeting_id FROM meeting_person WHERE person_id = ?1))"
      " ORDER BY day, time = '', time, id",
      error);

  if (statement == NULL)
    return NULL;
  relnet_statement_bind_int (statement, 1, person_id);
  relnet_statement_bind_text (statement, 2, from);
  relnet_statement_bind_text (statement, 3, to);
  return read_rows (connection, statement, error);
}

/**
 * relnet_meeting_store_load_next:
 * @connection: a connection
 * @person_id: a person
 * @today: a valid date
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the next meeting with them from @today on; else the last one that was not noted yet;
 *   %NULL without @error if there is none
 */
RelnetMeeting *
relnet_meeting_store_load_next (RelnetConnection *connection, gint64 person_id, const char *today, GError **error)
{
  g_autoptr (GPtrArray) meetings = relnet_meeting_store_load_open (connection, person_id, today, "9999-12-31", error);

  if (meetings == NULL)
    return NULL;
  if (meetings->len > 0)
    return g_object_ref (g_ptr_array_index (meetings, 0));
  g_ptr_array_unref (meetings);
  meetings = relnet_meeting_store_load_open (connection, person_id, "", today, error);
  if (meetings == NULL || meetings->len == 0)
    return NULL;
  return g_object_ref (g_ptr_array_index (meetings, meetings->len - 1));
}

/**
 * relnet_meeting_store_count_in_person:
 * @connection: a connection
 * @person_id: a person
 * @until: a valid date
 *
 * Returns: how many exchanges in person there were with them before @until
 */
int
relnet_meeting_store_count_in_person (RelnetConnection *connection, gint64 person_id, const char *until)
{
  RelnetStatement *statement = relnet_connection_prepare (
      connection,
      "SELECT count (*) FROM interaction_person JOIN interaction ON interaction.id = interaction_id"
      " WHERE person_id = ?1 AND hidden = 0 AND interaction_person.date < ?2 AND channel = 'in-person'"
      " AND kind = 'exchange' AND deleted_at IS NULL",
      NULL);
  int count = 0;

  if (statement == NULL)
    return 0;
  relnet_statement_bind_int (statement, 1, person_id);
  relnet_statement_bind_text (statement, 2, until);
  if (relnet_statement_step (statement, NULL))
    count = (int) relnet_statement_get_int (statement, 0);
  relnet_statement_reset (statement);
  return count;
}

typedef struct
{
  RelnetMeeting *meeting;
  RelnetClock *clock;
  gint64 id;
  RelnetMeetingState state;
} MeetingAct;

static void
meeting_act_free (gpointer data)
{
  MeetingAct *act = data;

  g_clear_object (&act->meeting);
  g_clear_object (&act->clock);
  g_free (act);
}

static gboolean
save_act (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  MeetingAct *act = data;

  return save (connection, changes, act->meeting, relnet_meeting_get_id (act->meeting) == 0, act->clock, error);
}

/**
 * relnet_meeting_store_save_async:
 * @database: a database
 * @meeting: a meeting, new (id 0) or stored; left alone by everybody else until @callback
 * @clock: the time
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Plans or changes a meeting.
 */
void
relnet_meeting_store_save_async (RelnetDatabase *database, RelnetMeeting *meeting, RelnetClock *clock,
                                 GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  MeetingAct *act = g_new0 (MeetingAct, 1);
  g_autofree char *names = relnet_meeting_dup_names (meeting);
  g_autofree char *label
      = g_strdup_printf (relnet_meeting_get_id (meeting) == 0 ? _ ("Meeting with %s planned") : _ ("Meeting with %s changed"),
                         names);

  act->meeting = g_object_ref (meeting);
  act->clock = g_object_ref (clock);
  relnet_database_write_async (database, label, save_act, act, meeting_act_free, cancellable, callback, user_data);
}

static gboolean
set_state_act (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  MeetingAct *act = data;

  return relnet_meeting_store_set_state (connection, changes, act->id, act->state, error);
}

/**
 * relnet_meeting_store_set_state_async:
 * @database: a database
 * @id: a meeting
 * @state: how it stands now
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 */
void
relnet_meeting_store_set_state_async (RelnetDatabase *database, gint64 id, RelnetMeetingState state,
                                      GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  MeetingAct *act = g_new0 (MeetingAct, 1);
  g_autoptr (RelnetMeeting) meeting = relnet_meeting_store_load (relnet_database_get_reader (database), id, NULL);
  g_autofree char *names = meeting != NULL ? relnet_meeting_dup_names (meeting) : g_strdup ("");
  const char *format = state == RELNET_MEETING_PREPARED    ? _ ("Meeting with %s prepared")
                       : state == RELNET_MEETING_HELD      ? _ ("Meeting with %s took place")
                       : state == RELNET_MEETING_CANCELLED ? _ ("Meeting with %s cancelled")
                                                           : _ ("Meeting with %s planned again");
  g_autofree char *label = g_strdup_printf (format, names);

  act->id = id;
  act->state = state;
  relnet_database_write_async (database, label, set_state_act, act, meeting_act_free, cancellable, callback, user_data);
}

/**
 * relnet_meeting_store_finish:
 * @database: a database
 * @result: the result of any of the acts above
 * @error: return location for an error, in words for the user
 *
 * Returns: whether it was done; if not, nothing was changed
 */
gboolean
relnet_meeting_store_finish (RelnetDatabase *database, GAsyncResult *result, GError **error)
{
  return relnet_database_write_finish (database, result, error);
}

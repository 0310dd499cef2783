/* Introductions (I1): the only place that writes the tables introduction and introduction_step. Whether a step may be made is
 * said by relnet-introduction-states.c; here it is made, with what it leaves behind in the timeline and in who knows whom. */

#include "relnet-introduction-store.h"

#include <glib/gi18n-lib.h>

#include "relnet-acquaintance-store.h"
#include "relnet-date.h"
#include "relnet-interaction-store.h"
#include "relnet-person-store.h"
#include "relnet-text.h"

/* The state before, the yes of the second, and whether it was blind, are in the steps. */
#define SELECT_INTRODUCTION                                                                                                  \
  "SELECT introduction.id, coalesce (first_id, 0), coalesce (first.name, first_name), coalesce (first.given_name, ''),"      \
  " first.id IS NULL OR first.deleted_at IS NOT NULL, coalesce (second_id, 0), coalesce (second.name, second_name),"         \
  " coalesce (second.given_name, ''), second.id IS NULL OR second.deleted_at IS NOT NULL, first_reason, second_reason,"      \
  " state, state_on, first_agreed_on, ended_by, told_on, introduction.snoozed_until, outcome, introduction.note,"            \
  " introduction.added_on,"                                                                                                  \
  " coalesce ((SELECT state FROM introduction_step WHERE introduction_id = introduction.id ORDER BY rank DESC LIMIT 1"       \
  "  OFFSET 1), ''),"                                                                                                        \
  " coalesce ((SELECT date FROM introduction_step WHERE introduction_id = introduction.id AND state = 'both-agreed'"         \
  "  ORDER BY rank DESC LIMIT 1), ''),"                                                                                      \
  " EXISTS (SELECT 1 FROM introduction_step WHERE introduction_id = introduction.id AND blind = 1),"                         \
  " coalesce ((SELECT group_concat (goal_outcome.what, ' · ') FROM goal_outcome_source"                                      \
  "  JOIN goal_outcome ON goal_outcome.id = outcome_id JOIN goal ON goal.id = goal_id AND goal.deleted_at IS NULL"           \
  "  WHERE introduction_id = introduction.id AND introduction_id IS NOT NULL), '')"                                          \
  " FROM introduction LEFT JOIN person AS first ON first.id = first_id LEFT JOIN person AS second ON second.id = second_id " \
  "WHERE introduction.deleted_at IS NULL "

static gboolean
refuse (GError **error, RelnetStoreError code, char *message)
{
  g_set_error_literal (error, RELNET_STORE_ERROR, code, message);
  g_free (message);
  return FALSE;
}

static RelnetIntroduction *
read_row (RelnetStatement *statement)
{
  RelnetIntroduction *introduction = relnet_introduction_new ();
  RelnetIntroductionState state = RELNET_INTRODUCTION_IDEA, before = RELNET_INTRODUCTION_IDEA;
  const char *ender = relnet_statement_get_text (statement, 14);

  relnet_introduction_state_from_name (relnet_statement_get_text (statement, 11), &state);
  relnet_introduction_state_from_name (relnet_statement_get_text (statement, 20), &before);
  relnet_introduction_set_id (introduction, relnet_statement_get_int (statement, 0));
  relnet_introduction_set_person (introduction, RELNET_SIDE_FIRST, relnet_statement_get_int (statement, 1),
                                  relnet_statement_get_text (statement, 2), relnet_statement_get_text (statement, 3),
                                  relnet_statement_get_int (statement, 4) != 0);
  relnet_introduction_set_person (introduction, RELNET_SIDE_SECOND, relnet_statement_get_int (statement, 5),
                                  relnet_statement_get_text (statement, 6), relnet_statement_get_text (statement, 7),
                                  relnet_statement_get_int (statement, 8) != 0);
  relnet_introduction_set_reason (introduction, RELNET_SIDE_FIRST, relnet_statement_get_text (statement, 9));
  relnet_introduction_set_reason (introduction, RELNET_SIDE_SECOND, relnet_statement_get_text (statement, 10));
  relnet_introduction_set_state (introduction, state);
  relnet_introduction_set_text (introduction, RELNET_INTRODUCTION_STATE_ON, relnet_statement_get_text (statement, 12));
  relnet_introduction_set_text (introduction, RELNET_INTRODUCTION_FIRST_AGREED_ON,
                                relnet_statement_get_text (statement, 13));
  relnet_introduction_set_ender (introduction, *ender == 'a'   ? RELNET_SIDE_FIRST
                                               : *ender == 'b' ? RELNET_SIDE_SECOND
                                                               : RELNET_SIDE_NONE);
  relnet_introduction_set_text (introduction, RELNET_INTRODUCTION_TOLD_ON, relnet_statement_get_text (statement, 15));
  relnet_introduction_set_text (introduction, RELNET_INTRODUCTION_SNOOZED_UNTIL, relnet_statement_get_text (statement, 16));
  relnet_introduction_set_text (introduction, RELNET_INTRODUCTION_OUTCOME_TEXT, relnet_statement_get_text (statement, 17));
  relnet_introduction_set_text (introduction, RELNET_INTRODUCTION_NOTE, relnet_statement_get_text (statement, 18));
  relnet_introduction_set_text (introduction, RELNET_INTRODUCTION_ADDED_ON, relnet_statement_get_text (statement, 19));
  relnet_introduction_set_state_before (introduction, before);
  relnet_introduction_set_text (introduction, RELNET_INTRODUCTION_SECOND_AGREED_ON,
                                relnet_statement_get_text (statement, 21));
  relnet_introduction_set_blind (introduction, relnet_statement_get_int (statement, 22) != 0);
  relnet_introduction_set_text (introduction, RELNET_INTRODUCTION_LED_TO, relnet_statement_get_text (statement, 23));
  return introduction;
}

static void
note_change (RelnetChanges *changes, RelnetIntroduction *introduction)
{
  relnet_changes_add (changes, RELNET_CHANGE_INTRODUCTION, relnet_introduction_get_id (introduction));
  for (int side = RELNET_SIDE_FIRST; side <= RELNET_SIDE_SECOND; side++)
    {
      gint64 id = relnet_introduction_get_person_id (introduction, (RelnetIntroductionSide) side);

      if (id != 0)
        relnet_changes_add (changes, RELNET_CHANGE_PERSON, id);
    }
}

/* Two different people who are in the book, without an introduction of both under way. */
static gboolean
check (RelnetConnection *connection, RelnetIntroduction *introduction, GError **error)
{
  gint64 first = relnet_introduction_get_person_id (introduction, RELNET_SIDE_FIRST);
  gint64 second = relnet_introduction_get_person_id (introduction, RELNET_SIDE_SECOND);
  g_autoptr (RelnetPersonSummary) first_person = NULL;
  g_autoptr (RelnetPersonSummary) second_person = NULL;
  RelnetStatement *statement;
  gboolean found;

  if (first == 0 || second == 0)
    return refuse (error, RELNET_STORE_ERROR_INVALID, g_strdup (_ ("An introduction is between two people.")));
  first_person = relnet_person_store_load_summary (connection, first, error);
  if (first_person == NULL)
    return FALSE;
  if (first == second)
    return refuse (error, RELNET_STORE_ERROR_INVALID,
                   g_strdup_printf (_ ("%s cannot be introduced to themselves: choose two people."),
                                    relnet_person_summary_get_name (first_person)));
  second_person = relnet_person_store_load_summary (connection, second, error);
  if (second_person == NULL)
    return FALSE;
  relnet_introduction_set_person (introduction, RELNET_SIDE_FIRST, first, relnet_person_summary_get_name (first_person),
                                  NULL, FALSE);
  relnet_introduction_set_person (introduction, RELNET_SIDE_SECOND, second, relnet_person_summary_get_name (second_person),
                                  NULL, FALSE);
  statement = relnet_connection_prepare (
      connection,
      "SELECT 1 FROM introduction WHERE first_id IN (?1, ?2) AND second_id IN (?1, ?2) AND id <> ?3 AND deleted_at IS NULL"
      " AND state NOT IN ('thanked', 'declined', 'no-answer')",
      error);
  if (statement == NULL)
    return FALSE;
  relnet_statement_bind_int (statement, 1, first);
  relnet_statement_bind_int (statement, 2, second);
  relnet_statement_bind_int (statement, 3, relnet_introduction_get_id (introduction));
  found = relnet_statement_step (statement, NULL);
  relnet_statement_reset (statement);
  if (found)
    return refuse (error, RELNET_STORE_ERROR_INVALID,
                   g_strdup_printf (_ ("An introduction of %s and %s is under way already."),
                                    relnet_person_summary_get_name (first_person),
                                    relnet_person_summary_get_name (second_person)));
  return TRUE;
}

static gboolean
add_step (RelnetConnection *connection, gint64 id, RelnetIntroductionState state, const char *date, gboolean blind,
          GError **error)
{
  RelnetStatement *statement = relnet_connection_prepare (
      connection,
      "INSERT INTO introduction_step (introduction_id, rank, state, date, blind)"
      " VALUES (?1, (SELECT coalesce (max (rank), -1) + 1 FROM introduction_step WHERE introduction_id = ?1), ?2, ?3, ?4)",
      error);

  if (statement == NULL)
    return FALSE;
  relnet_statement_bind_int (statement, 1, id);
  relnet_statement_bind_text (statement, 2, relnet_introduction_state_to_name (state));
  relnet_statement_bind_text (statement, 3, date);
  relnet_statement_bind_int (statement, 4, blind);
  return relnet_statement_run (statement, error);
}

/**
 * relnet_introduction_store_insert:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @introduction: an idea; its id, state and date are set
 * @clock: the time
 * @error: return location for an error
 *
 * Returns: whether it was added; %RELNET_STORE_ERROR_INVALID if it is not between two different people, or if one of both is
 *   under way
 */
gboolean
relnet_introduction_store_insert (RelnetConnection *connection, RelnetChanges *changes, RelnetIntroduction *introduction,
                                  RelnetClock *clock, GError **error)
{
  g_autofree char *today = relnet_clock_dup_today (clock);
  g_autofree char *first_reason = relnet_text_clean (relnet_introduction_get_reason (introduction, RELNET_SIDE_FIRST));
  g_autofree char *second_reason = relnet_text_clean (relnet_introduction_get_reason (introduction, RELNET_SIDE_SECOND));
  g_autofree char *note = relnet_text_clean (relnet_introduction_get_text (introduction, RELNET_INTRODUCTION_NOTE));
  RelnetStatement *statement;

  if (!check (connection, introduction, error))
    return FALSE;
  statement = relnet_connection_prepare (
      connection,
      "INSERT INTO introduction (first_id, second_id, first_reason, second_reason, state, state_on, note, added_on, added_at)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?6, ?8)",
      error);
  if (statement == NULL)
    return FALSE;
  relnet_statement_bind_int (statement, 1, relnet_introduction_get_person_id (introduction, RELNET_SIDE_FIRST));
  relnet_statement_bind_int (statement, 2, relnet_introduction_get_person_id (introduction, RELNET_SIDE_SECOND));
  relnet_statement_bind_text (statement, 3, first_reason);
  relnet_statement_bind_text (statement, 4, second_reason);
  relnet_statement_bind_text (statement, 5, relnet_introduction_state_to_name (RELNET_INTRODUCTION_IDEA));
  relnet_statement_bind_text (statement, 6, today);
  relnet_statement_bind_text (statement, 7, note);
  relnet_statement_bind_int (statement, 8, relnet_clock_get_now (clock));
  if (!relnet_statement_run (statement, error))
    return FALSE;
  relnet_introduction_set_id (introduction, relnet_connection_get_last_id (connection));
  relnet_introduction_set_state (introduction, RELNET_INTRODUCTION_IDEA);
  relnet_introduction_set_text (introduction, RELNET_INTRODUCTION_STATE_ON, today);
  note_change (changes, introduction);
  return add_step (connection, relnet_introduction_get_id (introduction), RELNET_INTRODUCTION_IDEA, today, FALSE, error);
}

/**
 * relnet_introduction_store_update:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @introduction: a stored introduction
 * @error: return location for an error
 *
 * Stores reasons, outcome and note: the people and the state stay what they are.
 *
 * Returns: whether it was changed
 */
gboolean
relnet_introduction_store_update (RelnetConnection *connection, RelnetChanges *changes, RelnetIntroduction *introduction,
                                  GError **error)
{
  g_autofree char *first_reason = relnet_text_clean (relnet_introduction_get_reason (introduction, RELNET_SIDE_FIRST));
  g_autofree char *second_reason = relnet_text_clean (relnet_introduction_get_reason (introduction, RELNET_SIDE_SECOND));
  g_autofree char *outcome = relnet_text_clean (relnet_introduction_get_text (introduction, RELNET_INTRODUCTION_OUTCOME_TEXT));
  g_autofree char *note = relnet_text_clean (relnet_introduction_get_text (introduction, RELNET_INTRODUCTION_NOTE));
  RelnetStatement *statement = relnet_connection_prepare (
      connection,
      "UPDATE introduction SET first_reason = ?2, second_reason = ?3, outcome = ?4, note = ?5"
      " WHERE id = ?1 AND deleted_at IS NULL",
      error);

  if (statement == NULL)
    return FALSE;
  relnet_statement_bind_int (statement, 1, relnet_introduction_get_id (introduction));
  relnet_statement_bind_text (statement, 2, first_reason);
  relnet_statement_bind_text (statement, 3, second_reason);
  relnet_statement_bind_text (statement, 4, outcome);
  relnet_statement_bind_text (statement, 5, note);
  if (!relnet_statement_run (statement, error))
    return FALSE;
  if (relnet_connection_get_n_changes (connection) == 0)
    return refuse (error, RELNET_STORE_ERROR_NOT_FOUND, g_strdup (_ ("This was deleted.")));
  note_change (changes, introduction);
  return TRUE;
}

/* What stands in the timeline of both once they have been introduced (T2). */
static gboolean
add_trace (RelnetConnection *connection, RelnetChanges *changes, RelnetIntroduction *introduction, const char *date,
           RelnetClock *clock, GError **error)
{
  g_autoptr (RelnetInteraction) trace = relnet_interaction_new ();
  /* Said in words by relnet_interaction_words_dup_title(). */
  g_autofree char *names = g_strdup_printf ("%s & %s", relnet_introduction_get_name (introduction, RELNET_SIDE_FIRST),
                                            relnet_introduction_get_name (introduction, RELNET_SIDE_SECOND));

  relnet_interaction_set_trace_of (trace, RELNET_INTERACTION_INTRODUCTION, relnet_introduction_get_id (introduction));
  relnet_interaction_set_channel (trace, RELNET_CHANNEL_NOTE);
  relnet_interaction_set_direction (trace, RELNET_DIRECTION_OUTGOING);
  relnet_interaction_set_date (trace, date);
  relnet_interaction_set_note (trace, names);
  for (int side = RELNET_SIDE_FIRST; side <= RELNET_SIDE_SECOND; side++)
    relnet_interaction_add_person (trace,
                                   relnet_introduction_get_person_id (introduction, (RelnetIntroductionSide) side),
                                   relnet_introduction_get_name (introduction, (RelnetIntroductionSide) side));
  return relnet_interaction_store_insert (connection, changes, trace, clock, error);
}

static gboolean
remove_traces (RelnetConnection *connection, RelnetChanges *changes, gint64 id, RelnetClock *clock, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  RelnetStatement *statement = relnet_connection_prepare (
      connection,
      "SELECT id FROM interaction WHERE kind = 'introduction' AND subject_id = ?1 AND subject_id <> 0"
      " AND direction = 'outgoing' AND deleted_at IS NULL",
      error);
  GError *local = NULL;

  if (statement == NULL)
    return FALSE;
  relnet_statement_bind_int (statement, 1, id);
  while (relnet_statement_step (statement, &local))
    {
      gint64 trace = relnet_statement_get_int (statement, 0);

      g_array_append_val (ids, trace);
    }
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  for (guint i = 0; i < ids->len; i++)
    if (!relnet_interaction_store_mark_deleted (connection, changes, g_array_index (ids, gint64, i), clock, error))
      return FALSE;
  return TRUE;
}

static const char *
side_to_name (RelnetIntroductionSide side)
{
  return side == RELNET_SIDE_FIRST ? "a" : side == RELNET_SIDE_SECOND ? "b" : "";
}

/**
 * relnet_introduction_store_move:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @id: an introduction
 * @move: the step
 * @clock: the time
 * @error: return location for an error
 *
 * Makes a step, if the rules allow it. Once the two have been introduced that stands in the timeline of both, and they know
 * each other.
 *
 * Returns: whether it was made; %RELNET_STORE_ERROR_INVALID with the reason if the rules refuse it, or warn and
 *   @move does not insist
 */
gboolean
relnet_introduction_store_move (RelnetConnection *connection, RelnetChanges *changes, gint64 id,
                                const RelnetIntroductionMove *move, RelnetClock *clock, GError **error)
{
  g_autoptr (RelnetIntroduction) introduction = relnet_introduction_store_load (connection, id, error);
  g_autofree char *today = relnet_clock_dup_today (clock);
  g_autofree char *outcome = relnet_text_clean (move->outcome != NULL ? move->outcome : "");
  g_autofree char *reason = NULL;
  RelnetIntroductionSide ender = move->ender;
  RelnetIntroductionVerdict verdict;
  RelnetStatement *statement;
  gboolean ended;

  if (introduction == NULL)
    return FALSE;
  verdict = relnet_introduction_can_go (introduction, move->to, &reason);
  if (verdict == RELNET_INTRODUCTION_REFUSED || (verdict == RELNET_INTRODUCTION_WARNED && !move->insist))
    return refuse (error, RELNET_STORE_ERROR_INVALID, g_steal_pointer (&reason));
  if (move->to != RELNET_INTRODUCTION_DECLINED && move->to != RELNET_INTRODUCTION_NO_ANSWER)
    ender = RELNET_SIDE_NONE;
  else if (ender == RELNET_SIDE_NONE)
    ender = relnet_introduction_get_awaited (introduction);
  statement = relnet_connection_prepare (
      connection,
      "UPDATE introduction SET state = ?2, state_on = ?3, ended_by = ?4, snoozed_until = '',"
      " first_agreed_on = CASE WHEN ?2 = 'asked-b' AND first_agreed_on = '' THEN ?3 ELSE first_agreed_on END,"
      " told_on = ?6, outcome = CASE WHEN ?5 <> '' THEN ?5 ELSE outcome END WHERE id = ?1",
      error);
  if (statement == NULL)
    return FALSE;
  relnet_statement_bind_int (statement, 1, id);
  relnet_statement_bind_text (statement, 2, relnet_introduction_state_to_name (move->to));
  relnet_statement_bind_text (statement, 3, today);
  relnet_statement_bind_text (statement, 4, side_to_name (ender));
  relnet_statement_bind_text (statement, 5, outcome);
  /* With nobody to tell, nothing is left to be told. */
  relnet_introduction_set_state_before (introduction, relnet_introduction_get_state (introduction));
  relnet_introduction_set_state (introduction, move->to);
  relnet_introduction_set_ender (introduction, ender);
  ended = move->to == RELNET_INTRODUCTION_DECLINED || move->to == RELNET_INTRODUCTION_NO_ANSWER;
  relnet_statement_bind_text (
      statement, 6, ended && relnet_introduction_get_to_tell (introduction) == RELNET_SIDE_NONE ? today : "");
  if (!relnet_statement_run (statement, error)
      || !add_step (connection, id, move->to, today, verdict == RELNET_INTRODUCTION_WARNED, error))
    return FALSE;
  note_change (changes, introduction);
  if (move->to != RELNET_INTRODUCTION_INTRODUCED)
    return TRUE;
  return add_trace (connection, changes, introduction, today, clock, error)
         && relnet_acquaintance_store_add (connection, changes,
                                           relnet_introduction_get_person_id (introduction, RELNET_SIDE_FIRST),
                                           relnet_introduction_get_person_id (introduction, RELNET_SIDE_SECOND),
                                           RELNET_ACQUAINTANCE_INTRODUCED, "", clock, error);
}

/**
 * relnet_introduction_store_do:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @id: an introduction
 * @clock: the time
 * @error: return location for an error
 *
 * Notes that the user has done what the agenda asked for: who was to be asked was asked, the two were introduced, the
 * other was told. Who was asked once more has as much time again.
 *
 * Returns: whether it was noted
 */
gboolean
relnet_introduction_store_do (RelnetConnection *connection, RelnetChanges *changes, gint64 id, RelnetClock *clock,
                              GError **error)
{
  g_autoptr (RelnetIntroduction) introduction = relnet_introduction_store_load (connection, id, error);
  g_autofree char *today = relnet_clock_dup_today (clock);
  g_autofree char *later = NULL;
  RelnetIntroductionSide side;
  RelnetIntroductionAct act;
  RelnetIntroductionMove move = { RELNET_INTRODUCTION_IDEA };

  if (introduction == NULL)
    return FALSE;
  act = relnet_introduction_get_act (introduction, today, NULL, &side);
  if (act == RELNET_INTRODUCTION_ACT_TELL)
    return relnet_introduction_store_set_text (connection, changes, id, RELNET_INTRODUCTION_TOLD_ON, today, error);
  if (relnet_introduction_act_moves (introduction, act, side, &move.to))
    return relnet_introduction_store_move (connection, changes, id, &move, clock, error);
  /* An old button: it goes on already, or nobody waits. */
  if (act != RELNET_INTRODUCTION_ACT_NUDGE && act != RELNET_INTRODUCTION_ACT_ASK_OUTCOME)
    return TRUE;
  later = relnet_date_add_days (today,
                                relnet_introduction_state_get_patience (relnet_introduction_get_state (introduction)));
  return relnet_introduction_store_set_text (connection, changes, id, RELNET_INTRODUCTION_SNOOZED_UNTIL, later, error);
}

/**
 * relnet_introduction_store_step_back:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @id: an introduction
 * @clock: the time
 * @error: return location for an error
 *
 * Takes the last step back, which was a mistake: it is again as far as it was before, since when it was.
 *
 * Returns: whether it was taken back; %RELNET_STORE_ERROR_INVALID if it is an idea
 */
gboolean
relnet_introduction_store_step_back (RelnetConnection *connection, RelnetChanges *changes, gint64 id, RelnetClock *clock,
                                     GError **error)
{
  g_autoptr (RelnetIntroduction) introduction = relnet_introduction_store_load (connection, id, error);
  RelnetIntroductionState state;
  static const char *const statements[] = {
    "DELETE FROM introduction_step WHERE introduction_id = ?1 AND rank = (SELECT max (rank) FROM introduction_step"
    " WHERE introduction_id = ?1)",
    "UPDATE introduction SET (state, state_on) = (SELECT state, date FROM introduction_step WHERE introduction_id = ?1"
    " ORDER BY rank DESC LIMIT 1), ended_by = '', told_on = '', snoozed_until = '' WHERE id = ?1",
    "UPDATE introduction SET first_agreed_on = '' WHERE id = ?1 AND state IN ('idea', 'asked-a')",
  };

  if (introduction == NULL)
    return FALSE;
  state = relnet_introduction_get_state (introduction);
  /* Before the last step there may be a yes that is no step of its own. */
  if (state == RELNET_INTRODUCTION_ASKED_FIRST
      && *relnet_introduction_get_text (introduction, RELNET_INTRODUCTION_FIRST_AGREED_ON) != '\0')
    return relnet_introduction_store_set_text (connection, changes, id, RELNET_INTRODUCTION_FIRST_AGREED_ON, "", error);
  if (state == RELNET_INTRODUCTION_IDEA)
    return refuse (error, RELNET_STORE_ERROR_INVALID, g_strdup (_ ("This is only an idea: there is no step to take back.")));
  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    {
      RelnetStatement *statement = relnet_connection_prepare (connection, statements[i], error);

      if (statement == NULL)
        return FALSE;
      relnet_statement_bind_int (statement, 1, id);
      if (!relnet_statement_run (statement, error))
        return FALSE;
    }
  note_change (changes, introduction);
  if (state != RELNET_INTRODUCTION_INTRODUCED)
    return TRUE;
  return remove_traces (connection, changes, id, clock, error)
         && relnet_acquaintance_store_remove_introduced (
             connection, changes, relnet_introduction_get_person_id (introduction, RELNET_SIDE_FIRST),
             relnet_introduction_get_person_id (introduction, RELNET_SIDE_SECOND), error);
}

/**
 * relnet_introduction_store_set_text:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @id: an introduction
 * @text: a date that is no step: when the first said yes, when the other was told, until when it is put off
 * @value: a date, or empty
 * @error: return location for an error
 *
 * Returns: whether it was changed
 */
gboolean
relnet_introduction_store_set_text (RelnetConnection *connection, RelnetChanges *changes, gint64 id,
                                    RelnetIntroductionText text, const char *value, GError **error)
{
  g_autoptr (RelnetIntroduction) introduction = relnet_introduction_store_load (connection, id, error);
  const char *sql = text == RELNET_INTRODUCTION_FIRST_AGREED_ON
                        ? "UPDATE introduction SET first_agreed_on = ?2, snoozed_until = '' WHERE id = ?1"
                    : text == RELNET_INTRODUCTION_TOLD_ON ? "UPDATE introduction SET told_on = ?2 WHERE id = ?1"
                                                          : "UPDATE introduction SET snoozed_until = ?2 WHERE id = ?1";
  RelnetStatement *statement;

  g_return_val_if_fail (text == RELNET_INTRODUCTION_FIRST_AGREED_ON || text == RELNET_INTRODUCTION_TOLD_ON
                            || text == RELNET_INTRODUCTION_SNOOZED_UNTIL,
                        FALSE);
  if (introduction == NULL)
    return FALSE;
  if (text == RELNET_INTRODUCTION_FIRST_AGREED_ON
      && relnet_introduction_get_state (introduction) != RELNET_INTRODUCTION_ASKED_FIRST)
    return refuse (error, RELNET_STORE_ERROR_INVALID,
                   g_strdup_printf (_ ("%s has not been asked."), relnet_introduction_get_name (introduction, RELNET_SIDE_FIRST)));
  statement = relnet_connection_prepare (connection, sql, error);
  if (statement == NULL)
    return FALSE;
  relnet_statement_bind_int (statement, 1, id);
  relnet_statement_bind_text (statement, 2, value);
  note_change (changes, introduction);
  return relnet_statement_run (statement, error);
}

/**
 * relnet_introduction_store_mark_deleted:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @id: an introduction
 * @clock: the time
 * @error: return location for an error
 *
 * Marks it as deleted, and what it left in the timeline; a purge removes it after 30 days.
 *
 * Returns: whether it was marked
 */
gboolean
relnet_introduction_store_mark_deleted (RelnetConnection *connection, RelnetChanges *changes, gint64 id, RelnetClock *clock,
                                        GError **error)
{
  g_autoptr (RelnetIntroduction) introduction = relnet_introduction_store_load (connection, id, error);
  RelnetStatement *statement;

  if (introduction == NULL)
    return FALSE;
  statement = relnet_connection_prepare (connection, "UPDATE introduction SET deleted_at = ?2 WHERE id = ?1", error);
  if (statement == NULL)
    return FALSE;
  relnet_statement_bind_int (statement, 1, id);
  relnet_statement_bind_int (statement, 2, relnet_clock_get_now (clock));
  note_change (changes, introduction);
  return relnet_statement_run (statement, error) && remove_traces (connection, changes, id, clock, error);
}

/**
 * relnet_introduction_store_load:
 * @connection: a connection
 * @id: an introduction
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the introduction; %NULL with %RELNET_STORE_ERROR_NOT_FOUND if there is none
 */
RelnetIntroduction *
relnet_introduction_store_load (RelnetConnection *connection, gint64 id, GError **error)
{
  RelnetStatement *statement
      = relnet_connection_prepare (connection, SELECT_INTRODUCTION "AND introduction.id = ?1", error);
  RelnetIntroduction *introduction = NULL;
  GError *local = NULL;

  if (statement == NULL)
    return NULL;
  relnet_statement_bind_int (statement, 1, id);
  if (relnet_statement_step (statement, &local))
    {
      introduction = read_row (statement);
      relnet_statement_reset (statement);
    }
  else if (local == NULL)
    g_set_error_literal (&local, RELNET_STORE_ERROR, RELNET_STORE_ERROR_NOT_FOUND,
                         _ ("There is no such introduction, or it was deleted."));
  if (local != NULL)
    g_propagate_error (error, local);
  return introduction;
}

static GPtrArray *
load_several (RelnetStatement *statement, GError **error)
{
  g_autoptr (GPtrArray) introductions = g_ptr_array_new_with_free_func (g_object_unref);
  GError *local = NULL;

  while (relnet_statement_step (statement, &local))
    g_ptr_array_add (introductions, read_row (statement));
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return NULL;
    }
  return g_steal_pointer (&introductions);
}

/**
 * relnet_introduction_store_load_all:
 * @connection: a connection
 * @limit: how many at most
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type RelnetIntroduction) (nullable): those under way, those that wait longest first,
 *   then those that ended, the latest first
 */
GPtrArray *
relnet_introduction_store_load_all (RelnetConnection *connection, guint limit, GError **error)
{
  RelnetStatement *statement = relnet_connection_prepare (
      connection,
      SELECT_INTRODUCTION "ORDER BY state IN ('thanked', 'declined', 'no-answer'),"
                          " CASE WHEN state IN ('thanked', 'declined', 'no-answer') THEN '' ELSE state_on END,"
                          " state_on DESC, introduction.id DESC LIMIT ?1",
      error);

  if (statement == NULL)
    return NULL;
  relnet_statement_bind_int (statement, 1, limit);
  return load_several (statement, error);
}

/**
 * relnet_introduction_store_load_made:
 * @connection: a connection
 * @limit: how many at most
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type RelnetIntroduction) (nullable): those by which two people were introduced, the last
 *   first
 */
GPtrArray *
relnet_introduction_store_load_made (RelnetConnection *connection, int limit, GError **error)
{
  RelnetStatement *statement = relnet_connection_prepare (
      connection,
      SELECT_INTRODUCTION "AND state IN ('introduced', 'outcome', 'thanked') ORDER BY state_on DESC, introduction.id DESC"
                          " LIMIT ?1",
      error);

  if (statement == NULL)
    return NULL;
  relnet_statement_bind_int (statement, 1, limit);
  return load_several (statement, error);
}

/**
 * relnet_introduction_store_load_of:
 * @connection: a connection
 * @person_id: a person
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type RelnetIntroduction) (nullable): the introductions of @person_id, the latest first
 */
GPtrArray *
relnet_introduction_store_load_of (RelnetConnection *connection, gint64 person_id, GError **error)
{
  RelnetStatement *statement = relnet_connection_prepare (
      connection,
      SELECT_INTRODUCTION "AND introduction.id IN (SELECT id FROM introduction WHERE first_id = ?1 AND deleted_at IS NULL"
                          " UNION SELECT id FROM introduction WHERE second_id = ?1 AND deleted_at IS NULL)"
                          " ORDER BY state_on DESC, introduction.id DESC",
      error);

  if (statement == NULL)
    return NULL;
  relnet_statement_bind_int (statement, 1, person_id);
  return load_several (statement, error);
}

/**
 * relnet_introduction_store_count_open:
 * @connection: a connection
 *
 * Returns: how many introductions are under way
 */
guint
relnet_introduction_store_count_open (RelnetConnection *connection)
{
  return (guint) relnet_connection_query_int (connection,
                                              "SELECT count (*) FROM introduction WHERE deleted_at IS NULL"
                                              " AND state IN ('idea', 'asked-a', 'asked-b', 'both-agreed', 'introduced')",
                                              0);
}

/**
 * relnet_introduction_store_merge_person:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @from: who is merged into somebody else
 * @into: who stays
 * @error: return location for an error
 *
 * Moves the introductions. One between the two is of one person now: it goes.
 *
 * Returns: whether they were moved
 */
gboolean
relnet_introduction_store_merge_person (RelnetConnection *connection, RelnetChanges *changes, gint64 from, gint64 into,
                                        GError **error)
{
  static const char *const statements[] = {
    "DELETE FROM introduction WHERE first_id IN (?1, ?2) AND second_id IN (?1, ?2)",
    "UPDATE introduction SET first_id = ?2 WHERE first_id = ?1",
    "UPDATE introduction SET second_id = ?2 WHERE second_id = ?1",
    "DELETE FROM connector_refusal WHERE first_id = ?1 OR second_id = ?1",
  };

  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    {
      RelnetStatement *statement = relnet_connection_prepare (connection, statements[i], error);

      if (statement == NULL)
        return FALSE;
      relnet_statement_bind_int (statement, 1, from);
      if (i < 3)
        relnet_statement_bind_int (statement, 2, into);
      if (!relnet_statement_run (statement, error))
        return FALSE;
    }
  relnet_changes_add_all (changes, RELNET_CHANGE_INTRODUCTION);
  return TRUE;
}

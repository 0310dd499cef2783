/* The agenda of a day, read in one go (A1, A2): meetings, follow-ups whose day has come, people whose turn it is by their rhythm,
 * promises, thanks and news owed, steps of goals, answers awaited, birthdays. Who is paused or snoozed is left out.
 *
 * One SELECT a kind says what waits, in the same columns; lists, counts and what was not announced yet are made around
 * it. Of 100,000 people any number can be due, so only the most urgent become entries. */

#include "relnet-agenda-day.h"

#include <stdlib.h>
#include <string.h>

#include "relnet-contract-store.h"
#include "relnet-date.h"
#include "relnet-favour.h"
#include "relnet-goal-store.h"
#include "relnet-introduction-store.h"
#include "relnet-follow-up-store.h"
#include "relnet-meet-up-store.h"
#include "relnet-meeting-store.h"
#include "relnet-promise.h"

/* When somebody who is or was snoozed or paused is back: the few in a small index. */
#define RESTED(person)                                                                                           \
  "coalesce ((SELECT max (snoozed_until, paused_until) FROM person INDEXED BY person_resting"                     \
  "  WHERE id = " person " AND (snoozed_until <> '' OR paused_until <> '')), '')"

/* Columns: subject, person, due, surfaced, pace, text, other. ?1 is the day, ?2 the last day ahead. A follow-up and an
 * answer are late by the week, a cadence by itself: see relnet_cadence_get_urgency(). */
static const char *const sources[RELNET_N_AGENDA_KINDS] = {
  /* Today's and tomorrow's, and those nobody noted anything of. Tomorrow's waits until it is prepared, and is shown after
   * that too. What is planned with somebody who is paused still takes place. */
  [RELNET_AGENDA_MEETING]
  = "SELECT meeting.id AS subject, (SELECT person_id FROM meeting_person JOIN person ON person.id = person_id"
    "  WHERE meeting_id = meeting.id AND deleted_at IS NULL ORDER BY meeting_person.id LIMIT 1) AS person, day AS due,"
    " max (date (day, CASE WHEN day < ?1 THEN '+1 day' WHEN day = ?1 THEN '+0 days' ELSE '-1 day' END),"
    "  coalesce ((SELECT max (hidden_until) FROM agenda_mark WHERE kind = 'meeting' AND subject_id = meeting.id"
    "   AND hidden_until <= ?1), '')) AS surfaced,"
    " 1 AS pace, place AS text, time AS other FROM meeting"
    " WHERE state IN ('planned', 'prepared') AND day <= date (?1, '+1 day') AND (state = 'planned' OR day <= ?1 OR ?2 > ?1)"
    " AND EXISTS (SELECT 1 FROM meeting_person JOIN person ON person.id = person_id"
    "  WHERE meeting_id = meeting.id AND deleted_at IS NULL)"
    " AND NOT EXISTS (SELECT 1 FROM agenda_mark WHERE kind = 'meeting' AND subject_id = meeting.id AND hidden_until > ?1)",

  [RELNET_AGENDA_FOLLOW_UP]
  = "SELECT follow_up.id AS subject, person_id AS person, due, max (due, follow_up.snoozed_until, paused_until) AS surfaced,"
    " 7 AS pace, what AS text, '' AS other"
    " FROM follow_up JOIN person ON person.id = person_id"
    " WHERE done_on = '' AND due <= ?1 AND follow_up.snoozed_until <= ?1 AND message_id = 0 AND ?2 >= ?1"
    " AND deleted_at IS NULL AND paused_until <= ?1",

  /* Somebody with a follow-up that waits is there already. Both exceptions are lists read once from small indexes: the
   * rows of people themselves are not touched. */
  [RELNET_AGENDA_CADENCE]
  = "SELECT person_id AS subject, person_id AS person, due,"
    " max (due, " RESTED ("person_id") ") AS surfaced,"
    " cadence_days AS pace, last_contact AS text, '' AS other"
    " FROM person_summary WHERE due <= ?1 AND ?2 >= ?1"
    " AND person_id NOT IN (SELECT id FROM person WHERE (snoozed_until <> '' OR paused_until <> '')"
    "  AND (snoozed_until > ?1 OR paused_until > ?1))"
    " AND person_id NOT IN (SELECT follow_up.person_id FROM follow_up WHERE done_on = '' AND follow_up.due <= ?1"
    "  AND snoozed_until <= ?1)",

  /* A promise of the user from when on it is at risk (C1), one of somebody else once its day is past. It is told of anew on
   * the day itself: then it surfaces a second time. */
  [RELNET_AGENDA_PROMISE]
  = "SELECT promise.id AS subject, person_id AS person, due,"
    " max (iif (due <= ?1, due, max (made_on, date (due, '-' || " G_STRINGIFY (RELNET_PROMISE_RISK_DAYS) " || ' days'))),"
    "  promise.snoozed_until, paused_until) AS surfaced,"
    " 7 AS pace, what AS text, mine || made_on AS other"
    " FROM promise JOIN person ON person.id = person_id"
    " WHERE state = 'open' AND due <> '' AND promise.deleted_at IS NULL"
    " AND due <= date (?1, iif (mine, '+' || " G_STRINGIFY (RELNET_PROMISE_RISK_DAYS) " || ' days', '-1 days'))"
    " AND due <= date (?1, '+' || " G_STRINGIFY (RELNET_PROMISE_RISK_DAYS) " || ' days')"
    " AND promise.snoozed_until <= ?1 AND ?2 >= ?1 AND person.deleted_at IS NULL AND paused_until <= ?1",

  /* Thanks are owed from the first day and late after a week. */
  [RELNET_AGENDA_THANKS]
  = "SELECT favour.id AS subject, person_id AS person, date (date, '+' || " G_STRINGIFY (RELNET_FAVOUR_THANKS_DAYS) " || ' days')"
    "  AS due, max (date, favour.snoozed_until, paused_until) AS surfaced, 7 AS pace, what AS text, date AS other"
    " FROM favour JOIN person ON person.id = person_id"
    " WHERE kind = 'received' AND thanked_on = '' AND favour.deleted_at IS NULL AND date <= ?1"
    " AND favour.snoozed_until <= ?1 AND ?2 >= ?1 AND person.deleted_at IS NULL AND paused_until <= ?1",

  [RELNET_AGENDA_NEWS]
  = "SELECT subject, person, due, surfaced, 7 AS pace, goal_what AS text, iif (owed_on = '', '', moved_what) AS other"
    " FROM (" RELNET_GOAL_NEWS_OWED ") WHERE ?2 >= ?1",

  /* The rule of relnet_introduction_dup_due (), and who is to be written to. A no of which nobody is to be told has told_on. */
  [RELNET_AGENDA_INTRODUCTION]
  = "SELECT waiting.id AS subject, person, due, max (due, waiting.snoozed_until, first.paused_until, second.paused_until)"
    "  AS surfaced, 7 AS pace, '' AS text, '' AS other FROM ("
    " SELECT id, first_id, second_id, snoozed_until,"
    "  CASE WHEN state = 'asked-b' OR (state = 'asked-a' AND first_agreed_on <> '') OR ended_by = 'a' THEN second_id"
    "   ELSE first_id END AS person,"
    "  CASE WHEN state = 'asked-a' AND first_agreed_on <> ''"
    "    THEN date (first_agreed_on, '+" G_STRINGIFY (RELNET_PATIENCE_AGREED) " days')"
    "   WHEN state IN ('asked-a', 'asked-b') THEN date (state_on, '+" G_STRINGIFY (RELNET_PATIENCE_ANSWER) " days')"
    "   WHEN state = 'both-agreed' THEN date (state_on, '+" G_STRINGIFY (RELNET_PATIENCE_AGREED) " days')"
    "   WHEN state = 'introduced' THEN date (state_on, '+" G_STRINGIFY (RELNET_PATIENCE_OUTCOME) " days')"
    "   WHEN state = 'outcome' THEN date (state_on, '+" G_STRINGIFY (RELNET_PATIENCE_THANKS) " days')"
    "   ELSE date (state_on, '+" G_STRINGIFY (RELNET_PATIENCE_TELL) " days') END AS due"
    "  FROM introduction WHERE deleted_at IS NULL"
    "  AND (state IN ('asked-a', 'asked-b', 'both-agreed', 'introduced', 'outcome')"
    "   OR (state IN ('declined', 'no-answer') AND told_on = ''))) AS waiting"
    " JOIN person AS first ON first.id = first_id JOIN person AS second ON second.id = second_id"
    " WHERE due <= ?1 AND waiting.snoozed_until <= ?1 AND ?2 >= ?1 AND first.deleted_at IS NULL"
    " AND second.deleted_at IS NULL AND first.paused_until <= ?1 AND second.paused_until <= ?1",

  /* With somebody or with nobody. */
  [RELNET_AGENDA_STEP]
  = "SELECT goal_step.id AS subject, coalesce (person.id, 0) AS person, goal_step.due AS due,"
    " max (goal_step.due, goal_step.snoozed_until, coalesce (paused_until, '')) AS surfaced, 7 AS pace,"
    " goal_step.what AS text, goal.what AS other"
    " FROM goal_step JOIN goal ON goal.id = goal_id LEFT JOIN person ON person.id = person_id AND person.deleted_at IS NULL"
    " WHERE done_on = '' AND goal_step.due <> '' AND goal_step.due <= ?1 AND goal_step.snoozed_until <= ?1 AND ?2 >= ?1"
    " AND state = 'open' AND goal.deleted_at IS NULL AND coalesce (paused_until, '') <= ?1",

  /* Told of a month, a week and a day ahead, and once it is too late: each time the entry surfaces anew. Whoever is paused has
   * contracts all the same. */
  [RELNET_AGENDA_NOTICE]
  = "SELECT notice.id AS subject, coalesce (person.id, 0) AS person, notice_by AS due,"
    " max (CASE WHEN ?1 > notice_by THEN date (notice_by, '+1 days')"
    "  WHEN ?1 >= date (notice_by, '-" G_STRINGIFY (RELNET_NOTICE_AHEAD_LAST) " days')"
    "   THEN date (notice_by, '-" G_STRINGIFY (RELNET_NOTICE_AHEAD_LAST) " days')"
    "  WHEN ?1 >= date (notice_by, '-" G_STRINGIFY (RELNET_NOTICE_AHEAD_SECOND) " days')"
    "   THEN date (notice_by, '-" G_STRINGIFY (RELNET_NOTICE_AHEAD_SECOND) " days')"
    "  ELSE date (notice_by, '-" G_STRINGIFY (RELNET_NOTICE_AHEAD_FIRST) " days') END, notice.snoozed_until) AS surfaced,"
    " 7 AS pace, what AS text, organisation AS other"
    " FROM (" RELNET_CONTRACT_NOTICES ") AS notice LEFT JOIN person ON person.id = person_id AND person.deleted_at IS NULL"
    " WHERE ?2 >= ?1",

  /* The notice of a contract is told of by the contract, ahead of its day. A pause is what its own last step waits for. */
  [RELNET_AGENDA_WIND_DOWN]
  = "SELECT wind_down_step.id AS subject, person_id AS person, due, max (due, wind_down_step.snoozed_until) AS surfaced,"
    " 7 AS pace, kind AS text, variant AS other"
    " FROM wind_down_step JOIN wind_down ON wind_down.id = wind_down_id JOIN person ON person.id = person_id"
    " WHERE done_on = '' AND due <= ?1 AND wind_down_step.snoozed_until <= ?1 AND ?2 >= ?1 AND state = 'active'"
    " AND deleted_at IS NULL AND (variant = 'pause' OR paused_until <= ?1) AND (kind <> 'notice' OR contract_id = 0)",

  /* From so many days ahead on as the user chose, until everybody is invited or the day is there. */
  [RELNET_AGENDA_MEET_UP]
  = "SELECT meet_up_id AS subject, 0 AS person, due, max (due, snoozed) AS surfaced, 7 AS pace, name AS text,"
    " next || '|' || time || '|' || n AS other FROM (" RELNET_MEET_UP_TO_INVITE ")"
    " WHERE due <= ?1 AND snoozed <= ?1 AND n > 0 AND ?2 >= ?1",

  /* On the day itself, and until it is noted; not for ever, and only of the last time. */
  [RELNET_AGENDA_ATTENDANCE]
  = "SELECT meet_up_id AS subject, 0 AS person, last AS due, max (last, snoozed) AS surfaced, 7 AS pace, name AS text,"
    " time || '|' || place AS other FROM (" RELNET_MEET_UP_TO_NOTE ")"
    " WHERE last >= date (?1, '-" G_STRINGIFY (RELNET_MEET_UP_ASK_DAYS) " days') AND snoozed <= ?1 AND ?2 >= ?1",

  [RELNET_AGENDA_REPUTATION]
  = "SELECT id AS subject, 0 AS person, next_on AS due, max (next_on, snoozed_until) AS surfaced, 7 AS pace, '' AS text,"
    " coalesce ((SELECT max (date) FROM reputation_check), '') AS other FROM reputation_plan"
    " WHERE next_on <> '' AND next_on <= ?1 AND snoozed_until <= ?1 AND ?2 >= ?1",

  /* The answer came if the two have had to do with each other since. */
  [RELNET_AGENDA_ANSWER]
  = "SELECT message_id AS subject, person_id AS person, due, max (due, follow_up.snoozed_until, paused_until) AS surfaced,"
    " 7 AS pace, what AS text, follow_up.added_on AS other"
    " FROM follow_up JOIN person ON person.id = person_id"
    " WHERE done_on = '' AND due <= ?1 AND follow_up.snoozed_until <= ?1 AND message_id <> 0 AND ?2 >= ?1"
    " AND deleted_at IS NULL AND paused_until <= ?1"
    " AND NOT EXISTS (SELECT 1 FROM interaction_person JOIN interaction ON interaction.id = interaction_id"
    "  WHERE interaction_person.person_id = follow_up.person_id AND hidden = 0"
    "  AND interaction_person.date >= follow_up.added_on AND interaction.added_at >= follow_up.added_at"
    "  AND direction <> 'outgoing' AND interaction.message_id <> follow_up.message_id AND channel <> 'note')",

  /* Those of 29 February celebrate on the 28th in common years. One that was put off stays until it is done. */
  [RELNET_AGENDA_BIRTHDAY]
  = "SELECT person.id AS subject, person.id AS person, day AS due, day AS surfaced, 1 AS pace, birthday AS text, '' AS other"
    " FROM (WITH RECURSIVE days (day) AS (SELECT ?1 UNION ALL SELECT date (day, '+1 day') FROM days WHERE day < ?2)"
    "       SELECT day FROM days) CROSS JOIN person"
    " ON substr (birthday, -5) IN (substr (day, -5),"
    "    CASE WHEN day LIKE '%-02-28' AND date (day, '+1 day') LIKE '%-03-01' THEN '02-29' END)"
    " WHERE birthday <> '' AND deleted_at IS NULL AND paused_until <= ?1"
    " AND NOT EXISTS (SELECT 1 FROM agenda_mark WHERE kind = 'birthday' AND subject_id = person.id AND occurrence = day"
    "  AND hidden_until > ?1)"
    " UNION ALL "
    "SELECT person.id, person.id, occurrence, hidden_until, 1, birthday, ''"
    " FROM agenda_mark JOIN person ON person.id = subject_id"
    " WHERE kind = 'birthday' AND occurrence < ?1 AND hidden_until <= ?1 AND hidden_until > occurrence"
    " AND birthday <> '' AND deleted_at IS NULL AND paused_until <= ?1",
};

/* A meeting to come is announced at times of its own: relnet-meeting-notice.c. */
#define NOT_ANNOUNCED(kind)                                                                                          \
  " WHERE NOT EXISTS (SELECT 1 FROM agenda_notice WHERE entry = '", relnet_agenda_kind_to_name (kind),               \
      ":' || subject || ':' || surfaced)", (kind) == RELNET_AGENDA_MEETING ? " AND due < ?1" : ""

static RelnetStatement *
prepare (RelnetConnection *connection, const char *sql, const char *today, const char *until, GError **error)
{
  RelnetStatement *statement = relnet_connection_prepare (connection, sql, error);

  if (statement != NULL)
    {
      relnet_statement_bind_text (statement, 1, today);
      relnet_statement_bind_text (statement, 2, until);
    }
  return statement;
}

static RelnetAgendaEntry *
read_entry (RelnetConnection *connection, RelnetStatement *statement, RelnetAgendaKind kind, const char *today)
{
  gint64 subject = relnet_statement_get_int (statement, 0);
  gint64 person = relnet_statement_get_int (statement, 1);
  const char *due = relnet_statement_get_text (statement, 2);
  const char *surfaced = relnet_statement_get_text (statement, 3);
  int pace = (int) relnet_statement_get_int (statement, 4);
  const char *text = relnet_statement_get_text (statement, 5);
  const char *other = relnet_statement_get_text (statement, 6);
  const char *name = relnet_statement_get_text (statement, 7);
  g_autoptr (RelnetIntroduction) introduction = NULL;
  g_auto (GStrv) parts = NULL;
  g_autoptr (RelnetMeeting) meeting = NULL;

  switch (kind)
    {
    case RELNET_AGENDA_MEETING:
      meeting = relnet_meeting_store_load (connection, subject, NULL);
      return meeting != NULL ? relnet_agenda_entry_new_meeting (meeting, person, name, surfaced, today) : NULL;
    case RELNET_AGENDA_CADENCE:
      return relnet_agenda_entry_new_cadence (person, name, due, surfaced, pace, text, today);
    case RELNET_AGENDA_NEWS:
      return relnet_agenda_entry_new_news (subject, person, name, due, surfaced, text, other, today);
    case RELNET_AGENDA_INTRODUCTION:
      introduction = relnet_introduction_store_load (connection, subject, NULL);
      return introduction != NULL
                 ? relnet_agenda_entry_new_introduction (introduction, person, name, due, surfaced, today)
                 : NULL;
    case RELNET_AGENDA_STEP:
      return relnet_agenda_entry_new_step (subject, person, name, due, surfaced, text, other, today);
    case RELNET_AGENDA_NOTICE:
      return relnet_agenda_entry_new_notice (subject, person, name, due, surfaced, text, other, today);
    case RELNET_AGENDA_WIND_DOWN:
      return relnet_agenda_entry_new_wind_down (subject, person, name, due, surfaced, text, other, today);
    case RELNET_AGENDA_MEET_UP:
      parts = g_strsplit (other, "|", 3);
      return relnet_agenda_entry_new_meet_up (subject, text, due, surfaced, parts[0], parts[1], (guint) atoi (parts[2]), today);
    case RELNET_AGENDA_ATTENDANCE:
      parts = g_strsplit (other, "|", 2);
      return relnet_agenda_entry_new_attendance (subject, text, due, surfaced, parts[0], parts[1], today);
    case RELNET_AGENDA_REPUTATION:
      return relnet_agenda_entry_new_reputation (due, surfaced, other, today);
    case RELNET_AGENDA_PROMISE:
      return relnet_agenda_entry_new_promise (subject, person, name, due, surfaced, text, other + 1, *other == '1', today);
    case RELNET_AGENDA_THANKS:
      return relnet_agenda_entry_new_thanks (subject, person, name, due, surfaced, text, other, today);
    case RELNET_AGENDA_ANSWER:
      return relnet_agenda_entry_new_answer (subject, person, name, due, surfaced, text, other, today);
    case RELNET_AGENDA_BIRTHDAY:
      return relnet_agenda_entry_new_birthday (person, name, text, due, today);
    case RELNET_AGENDA_FOLLOW_UP:
    case RELNET_N_AGENDA_KINDS:
    default:
      return relnet_agenda_entry_new_follow_up (subject, person, name, due, surfaced, text, today);
    }
}

/* The most urgent first; what is equally urgent, in a lasting order. */
static gboolean
read_entries (RelnetConnection *connection, RelnetAgendaKind kind, gboolean only_new, const char *today,
              const char *until, int limit, GPtrArray *entries, GError **error)
{
  g_autofree char *filter
      = only_new ? g_strconcat (NOT_ANNOUNCED (kind), NULL) : g_strdup ("");
  /* All those whose turn it is are ranked by what one index says; the rest is looked up for those that are shown. */
  gboolean late = kind == RELNET_AGENDA_CADENCE;
  const char *columns = late ? "subject, person, due, max (due, " RESTED ("person") ") AS surfaced, pace,"
                               " (SELECT last_contact FROM person_summary WHERE person_id = person) AS text, other, name"
                             : "subject, person, due, surfaced, pace, text, other, coalesce (name, '')";
  /* Meetings in the order in which they take place. */
  const char *order = kind == RELNET_AGENDA_MEETING ? " ORDER BY due, other = '', other, subject"
                                                    : " ORDER BY urgency DESC, subject";
  g_autofree char *sql
      = g_strconcat ("SELECT ", columns, " FROM (SELECT ", late ? "subject, person, due, pace, other" : "*",
                     ", (julianday (?1) - julianday (due)) / pace AS urgency FROM (",
                     sources[kind], ")", filter,
                     order, " LIMIT ?3) LEFT JOIN person ON person.id = person", order,
                     NULL);
  RelnetStatement *statement = prepare (connection, sql, today, until, error);
  GError *local = NULL;

  if (statement == NULL)
    return FALSE;
  relnet_statement_bind_int (statement, 3, limit);
  while (relnet_statement_step (statement, &local))
    {
      RelnetAgendaEntry *entry = read_entry (connection, statement, kind, today);

      if (entry != NULL)
        g_ptr_array_add (entries, entry);
    }
  if (local != NULL)
    g_propagate_error (error, local);
  return local == NULL;
}

static gboolean
count (RelnetConnection *connection, RelnetAgendaKind kind, gboolean only_new, const char *today, guint *n,
       GError **error)
{
  g_autofree char *filter
      = only_new ? g_strconcat (NOT_ANNOUNCED (kind), NULL) : g_strdup ("");
  g_autofree char *sql = g_strconcat ("SELECT count (*) FROM (", sources[kind], ")", filter, NULL);
  RelnetStatement *statement = prepare (connection, sql, today, today, error);
  GError *local = NULL;

  if (statement == NULL)
    return FALSE;
  if (relnet_statement_step (statement, &local))
    {
      *n = (guint) relnet_statement_get_int (statement, 0);
      relnet_statement_reset (statement);
    }
  if (local != NULL)
    g_propagate_error (error, local);
  return local == NULL;
}

/* On the first day of a hundred thousand people nothing was announced: no need to ask it of each. */
static gboolean
any_announced (RelnetConnection *connection, RelnetAgendaKind kind)
{
  RelnetStatement *statement = relnet_connection_prepare (
      connection, "SELECT 1 FROM agenda_notice WHERE entry >= ?1 || ':' AND entry < ?1 || ';' LIMIT 1", NULL);
  gboolean found;

  if (statement == NULL)
    return TRUE;
  relnet_statement_bind_text (statement, 1, relnet_agenda_kind_to_name (kind));
  found = relnet_statement_step (statement, NULL);
  relnet_statement_reset (statement);
  return found;
}

static gboolean
count_day (RelnetConnection *connection, const char *sql, const char *day, guint *n, GError **error)
{
  RelnetStatement *statement = relnet_connection_prepare (connection, sql, error);
  GError *local = NULL;

  if (statement == NULL)
    return FALSE;
  relnet_statement_bind_text (statement, 1, day);
  if (relnet_statement_step (statement, &local))
    {
      *n = (guint) relnet_statement_get_int (statement, 0);
      relnet_statement_reset (statement);
    }
  if (local != NULL)
    g_propagate_error (error, local);
  return local == NULL;
}

/* Meetings to come on a day. */
#define MET_ON                                                                                                       \
  "SELECT count (*) FROM (SELECT 1 FROM meeting WHERE day = ?1 AND state IN ('planned', 'prepared')"                 \
  " AND EXISTS (SELECT 1 FROM meeting_person JOIN person ON person.id = person_id"                                   \
  "  WHERE meeting_id = meeting.id AND deleted_at IS NULL) LIMIT 3)"

/* What was done on a day, and what is going to be due on one. The strip shows dots, not figures: three are enough. */
#define DONE_ON                                                                                                      \
  "SELECT (SELECT count (*) FROM (SELECT 1 FROM follow_up WHERE done_on = ?1 AND done_on <> '' LIMIT 3))"            \
  " + (SELECT count (*) FROM (SELECT 1 FROM interaction WHERE date = ?1 AND deleted_at IS NULL LIMIT 3))"            \
  " + (SELECT count (*) FROM (SELECT 1 FROM goal_step WHERE done_on = ?1 AND done_on <> '' LIMIT 3))"
#define DUE_ON                                                                                                       \
  "SELECT (SELECT count (*) FROM (SELECT 1 FROM follow_up JOIN person ON person.id = person_id"                      \
  "   WHERE done_on = '' AND due <= ?1 AND max (due, follow_up.snoozed_until) = ?1 AND deleted_at IS NULL"           \
  "   AND paused_until <= ?1 LIMIT 3))"                                                                              \
  " + (SELECT count (*) FROM (SELECT 1 FROM person_summary JOIN person ON person.id = person_id"                     \
  "   WHERE due = ?1 AND snoozed_until <= ?1 AND paused_until <= ?1 LIMIT 3))"                                       \
  " + (SELECT count (*) FROM (SELECT 1 FROM promise JOIN person ON person.id = person_id WHERE state = 'open'"        \
  "   AND due <= ?1 AND max (due, promise.snoozed_until) = ?1 AND mine = 1 AND promise.deleted_at IS NULL"            \
  "   AND person.deleted_at IS NULL AND paused_until <= ?1 LIMIT 3))"                                                \
  " + (SELECT count (*) FROM (SELECT 1 FROM goal_step JOIN goal ON goal.id = goal_id WHERE done_on = ''"             \
  "   AND goal_step.due <> '' AND goal_step.due <= ?1 AND max (goal_step.due, snoozed_until) = ?1"                   \
  "   AND state = 'open' AND deleted_at IS NULL LIMIT 3))"                                                           \
  " + (SELECT count (*) FROM (" RELNET_CONTRACT_NOTICES ") WHERE notice_by = ?1)"                                    \
  " + (SELECT count (*) FROM wind_down_step JOIN wind_down ON wind_down.id = wind_down_id WHERE done_on = ''"        \
  "   AND due <= ?1 AND max (due, snoozed_until) = ?1 AND state = 'active' AND (kind <> 'notice' OR contract_id = 0))" \
  " + (SELECT count (*) FROM (SELECT 1 FROM person WHERE substr (birthday, -5) = substr (?1, -5) AND birthday <> ''" \
  "   AND deleted_at IS NULL AND paused_until <= ?1 LIMIT 3))" \
  " + (SELECT count (*) FROM (" RELNET_MEET_UP_ON "))"

static gboolean
read_week (RelnetConnection *connection, RelnetAgendaDay *self, GError **error)
{
  int today = relnet_date_to_days (self->today);
  int monday = today - (today - 1) % 7;

  for (int i = 0; i < 7; i++)
    {
      RelnetAgendaWeekday *day = &self->week[i];
      g_autofree char *date = relnet_date_from_days (monday + i);

      g_strlcpy (day->date, date, sizeof day->date);
      if (monday + i >= today && !count_day (connection, MET_ON, date, &day->n_meetings, error))
        return FALSE;
      if (monday + i <= today && !count_day (connection, DONE_ON, date, &day->n_done, error))
        return FALSE;
      if (monday + i > today && !count_day (connection, DUE_ON, date, &day->n_due, error))
        return FALSE;
      if (monday + i != today)
        continue;
      for (guint kind = 0; kind < RELNET_N_AGENDA_KINDS; kind++)
        for (guint j = 0; j < self->entries[kind]->len; j++)
          {
            RelnetAgendaEntry *entry = g_ptr_array_index (self->entries[kind], j);

            if (relnet_agenda_entry_get_overdue_days (entry) > 0)
              day->n_late++;
            else if (kind != RELNET_AGENDA_MEETING && strcmp (relnet_agenda_entry_get_due (entry), self->today) <= 0)
              day->n_due++;
          }
    }
  return TRUE;
}

/**
 * relnet_agenda_day_read:
 * @connection: a connection
 * @today: a valid date
 * @limit: how many entries of each kind to read at most; -1 for all
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): what waits on @today
 */
RelnetAgendaDay *
relnet_agenda_day_read (RelnetConnection *connection, const char *today, int limit, GError **error)
{
  g_autoptr (RelnetAgendaDay) self = g_new0 (RelnetAgendaDay, 1);
  g_autofree char *ahead = relnet_date_add_days (today, RELNET_AGENDA_DAYS_AHEAD);

  self->today = g_strdup (today);
  for (guint kind = 0; kind < RELNET_N_AGENDA_KINDS; kind++)
    self->entries[kind] = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint kind = 0; kind < RELNET_N_AGENDA_KINDS; kind++)
    if (!read_entries (connection, (RelnetAgendaKind) kind, FALSE, today, ahead, limit, self->entries[kind], error)
        || !count (connection, (RelnetAgendaKind) kind, FALSE, today, &self->counts[kind], error))
      return NULL;
  if (!read_week (connection, self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * relnet_agenda_day_free:
 * @self: (transfer full): a day
 */
void
relnet_agenda_day_free (RelnetAgendaDay *self)
{
  g_free (self->today);
  for (guint kind = 0; kind < RELNET_N_AGENDA_KINDS; kind++)
    g_clear_pointer (&self->entries[kind], g_ptr_array_unref);
  g_free (self);
}

/**
 * relnet_agenda_day_get_count:
 * @self: a day
 *
 * Returns: how many entries wait, of all kinds
 */
guint
relnet_agenda_day_get_count (RelnetAgendaDay *self)
{
  guint n = 0;

  for (guint kind = 0; kind < RELNET_N_AGENDA_KINDS; kind++)
    n += self->counts[kind];
  return n;
}

static int
compare_urgency (gconstpointer a, gconstpointer b)
{
  double first = relnet_agenda_entry_get_urgency (*(RelnetAgendaEntry **) a);
  double second = relnet_agenda_entry_get_urgency (*(RelnetAgendaEntry **) b);

  return first < second ? 1 : first > second ? -1 : 0;
}

/**
 * relnet_agenda_day_rank:
 * @self: a day
 *
 * Returns: (transfer full) (element-type RelnetAgendaEntry): the entries of all kinds that wait, the most urgent first;
 *   without the birthdays to come
 */
GPtrArray *
relnet_agenda_day_rank (RelnetAgendaDay *self)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint kind = 0; kind < RELNET_N_AGENDA_KINDS; kind++)
    for (guint i = 0; i < self->entries[kind]->len; i++)
      {
        RelnetAgendaEntry *entry = g_ptr_array_index (self->entries[kind], i);

        if (kind != RELNET_AGENDA_BIRTHDAY || strcmp (relnet_agenda_entry_get_due (entry), self->today) <= 0)
          g_ptr_array_add (entries, g_object_ref (entry));
      }
  g_ptr_array_sort (entries, compare_urgency);
  return entries;
}

/**
 * relnet_agenda_day_count:
 * @connection: a connection
 * @today: a valid date
 * @n_open: (out): how many entries wait
 * @n_new: (out): how many of them were never announced on the desktop
 * @error: return location for an error
 *
 * Returns: whether they could be counted
 */
gboolean
relnet_agenda_day_count (RelnetConnection *connection, const char *today, guint *n_open, guint *n_new, GError **error)
{
  *n_open = *n_new = 0;
  for (guint kind = 0; kind < RELNET_N_AGENDA_KINDS; kind++)
    {
      guint open = 0, fresh = 0;

      if (!count (connection, (RelnetAgendaKind) kind, FALSE, today, &open, error))
        return FALSE;
      if (open == 0 || (kind != RELNET_AGENDA_MEETING && !any_announced (connection, (RelnetAgendaKind) kind)))
        fresh = open;
      else if (!count (connection, (RelnetAgendaKind) kind, TRUE, today, &fresh, error))
        return FALSE;
      *n_open += open;
      *n_new += fresh;
    }
  return TRUE;
}

/**
 * relnet_agenda_day_read_new:
 * @connection: a connection
 * @today: a valid date
 * @limit: how many entries to read at most
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type RelnetAgendaEntry) (nullable): the most urgent entries that were never announced
 */
GPtrArray *
relnet_agenda_day_read_new (RelnetConnection *connection, const char *today, int limit, GError **error)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint kind = 0; kind < RELNET_N_AGENDA_KINDS; kind++)
    if (!read_entries (connection, (RelnetAgendaKind) kind, TRUE, today, today, limit, entries, error))
      return NULL;
  g_ptr_array_sort (entries, compare_urgency);
  if (entries->len > (guint) limit)
    g_ptr_array_set_size (entries, limit);
  return g_steal_pointer (&entries);
}

/**
 * relnet_agenda_day_load_entry:
 * @connection: a connection
 * @today: a valid date
 * @key: the key of an entry, or any text
 *
 * Returns: (transfer full) (nullable): that entry, %NULL if it does not wait any more
 */
RelnetAgendaEntry *
relnet_agenda_day_load_entry (RelnetConnection *connection, const char *today, const char *key)
{
  RelnetAgendaEntry *entry = NULL;
  g_autofree char *occurrence = NULL;
  g_autofree char *sql = NULL;
  RelnetAgendaKind kind;
  RelnetStatement *statement;
  gint64 subject;

  if (!relnet_agenda_key_parse (key, &kind, &subject, &occurrence))
    return NULL;
  sql = g_strconcat ("SELECT subject, person, due, surfaced, pace, text, other, name FROM (", sources[kind],
                     ") LEFT JOIN person ON person.id = person WHERE subject = ?3", NULL);
  statement = prepare (connection, sql, today, today, NULL);
  if (statement == NULL)
    return NULL;
  relnet_statement_bind_int (statement, 3, subject);
  if (relnet_statement_step (statement, NULL))
    entry = read_entry (connection, statement, kind, today);
  relnet_statement_reset (statement);
  return entry;
}

/**
 * relnet_agenda_day_has_key:
 * @connection: a connection
 * @today: a valid date
 * @key: the key of an entry
 *
 * Returns: whether that entry still waits
 */
gboolean
relnet_agenda_day_has_key (RelnetConnection *connection, const char *today, const char *key)
{
  g_autofree char *occurrence = NULL;
  g_autofree char *sql = NULL;
  RelnetAgendaKind kind;
  RelnetStatement *statement;
  gint64 subject;
  gboolean found;

  if (!relnet_agenda_key_parse (key, &kind, &subject, &occurrence))
    return FALSE;
  sql = g_strconcat ("SELECT 1 FROM (", sources[kind], ") WHERE subject = ?3 AND (surfaced = ?4 OR due = ?4)", NULL);
  statement = prepare (connection, sql, today, today, NULL);
  if (statement == NULL)
    return FALSE;
  relnet_statement_bind_int (statement, 3, subject);
  relnet_statement_bind_text (statement, 4, occurrence);
  found = relnet_statement_step (statement, NULL);
  relnet_statement_reset (statement);
  return found;
}

/**
 * relnet_agenda_day_count_announced:
 * @connection: a connection
 * @today: a valid date
 * @n_shown: (out): how many notifications the day has had
 * @digest_shown: (out): whether it had its digest
 */
void
relnet_agenda_day_count_announced (RelnetConnection *connection, const char *today, guint *n_shown,
                                   gboolean *digest_shown)
{
  RelnetStatement *statement = relnet_connection_prepare (
      connection,
      "SELECT count (DISTINCT notice), coalesce (max (entry LIKE 'digest:%'), 0) FROM agenda_notice WHERE shown_on = ?1",
      NULL);

  *n_shown = 0;
  *digest_shown = FALSE;
  if (statement == NULL)
    return;
  relnet_statement_bind_text (statement, 1, today);
  if (!relnet_statement_step (statement, NULL))
    return;
  *n_shown = (guint) relnet_statement_get_int (statement, 0);
  *digest_shown = relnet_statement_get_int (statement, 1) != 0;
  relnet_statement_reset (statement);
}

/**
 * relnet_agenda_day_is_announced:
 * @connection: a connection
 * @key: the key of an entry
 *
 * Returns: whether it was announced on the desktop
 */
gboolean
relnet_agenda_day_is_announced (RelnetConnection *connection, const char *key)
{
  RelnetStatement *statement
      = relnet_connection_prepare (connection, "SELECT 1 FROM agenda_notice WHERE entry = ?1", NULL);
  gboolean found;

  if (statement == NULL)
    return TRUE;
  relnet_statement_bind_text (statement, 1, key);
  found = relnet_statement_step (statement, NULL);
  relnet_statement_reset (statement);
  return found;
}

/**
 * relnet_agenda_day_mark_key:
 * @connection: a connection in a write
 * @today: a valid date
 * @key: the key of an entry
 * @now: the moment, seconds since the epoch
 * @error: return location for an error
 *
 * Remembers that this one entry was announced by a notification of its own.
 *
 * Returns: whether it was written
 */
gboolean
relnet_agenda_day_mark_key (RelnetConnection *connection, const char *today, const char *key, gint64 now, GError **error)
{
  RelnetStatement *statement = relnet_connection_prepare (
      connection,
      "INSERT OR IGNORE INTO agenda_notice (entry, notice, shown_on, shown_at)"
      " VALUES (?1, (SELECT coalesce (max (notice), 0) + 1 FROM agenda_notice), ?2, ?3)",
      error);

  if (statement == NULL)
    return FALSE;
  relnet_statement_bind_text (statement, 1, key);
  relnet_statement_bind_text (statement, 2, today);
  relnet_statement_bind_int (statement, 3, now);
  return relnet_statement_run (statement, error);
}

/**
 * relnet_agenda_day_mark_announced:
 * @connection: a connection in a write
 * @today: a valid date
 * @each: whether there is a notification for each entry, or one for all
 * @digest: whether this was the digest of the day
 * @now: the moment, seconds since the epoch
 * @error: return location for an error
 *
 * Remembers that everything that waits was announced.
 *
 * Returns: whether it was written
 */
gboolean
relnet_agenda_day_mark_announced (RelnetConnection *connection, const char *today, gboolean each, gboolean digest,
                                  gint64 now, GError **error)
{
  gint64 notice = 1 + relnet_connection_query_int (connection, "SELECT coalesce (max (notice), 0) FROM agenda_notice", 0);

  if (digest)
    {
      RelnetStatement *statement = relnet_connection_prepare (
          connection,
          "INSERT OR IGNORE INTO agenda_notice (entry, notice, shown_on, shown_at) VALUES ('digest:0:' || ?1, ?2, ?1, ?3)",
          error);

      if (statement == NULL)
        return FALSE;
      relnet_statement_bind_text (statement, 1, today);
      relnet_statement_bind_int (statement, 2, notice);
      relnet_statement_bind_int (statement, 3, now);
      if (!relnet_statement_run (statement, error))
        return FALSE;
    }
  for (guint kind = 0; kind < RELNET_N_AGENDA_KINDS; kind++)
    {
      const char *name = relnet_agenda_kind_to_name ((RelnetAgendaKind) kind);
      g_autofree char *sql
          = g_strconcat ("INSERT INTO agenda_notice (entry, notice, shown_on, shown_at) SELECT '", name,
                         ":' || subject || ':' || surfaced, ?3 + iif (?5, row_number () OVER () - 1, 0), ?1, ?4 FROM (",
                         sources[kind], ")", NOT_ANNOUNCED ((RelnetAgendaKind) kind), NULL);
      RelnetStatement *statement = prepare (connection, sql, today, today, error);

      if (statement == NULL)
        return FALSE;
      relnet_statement_bind_int (statement, 3, notice);
      relnet_statement_bind_int (statement, 4, now);
      relnet_statement_bind_int (statement, 5, each);
      if (!relnet_statement_run (statement, error))
        return FALSE;
      if (each)
        notice += relnet_connection_get_n_changes (connection);
    }
  return TRUE;
}

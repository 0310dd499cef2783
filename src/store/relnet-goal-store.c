/* Goals: the only place, with its neighbours relnet-goal-*.c, that writes the tables of 011-goals.sql. */

#include "relnet-goal-store-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "relnet-date.h"
#include "relnet-goal-pace.h"
#include "relnet-person-edit.h"
#include "relnet-text.h"

/* A step weighs as relnet_goal_pace_get_weight () says. */
#define WEIGHT "1 + milestone * (" G_STRINGIFY (RELNET_GOAL_MILESTONE_WEIGHT) " - 1)"

#define SELECT_GOAL                                                                                                       \
  "SELECT goal.id, what, why, started_on, due, closed_on, sector, expertise, seniority, target, moved_on, moved_what, state," \
  " colour, coalesce (target_id, 0), news_days,"                                                                          \
  " (SELECT count (*) FROM goal_person WHERE goal_id = goal.id),"                                                         \
  " (SELECT count (*) FROM goal_person WHERE goal_id = goal.id AND helped_on <> ''),"                                     \
  " (SELECT coalesce (sum (" WEIGHT "), 0) FROM goal_step WHERE goal_id = goal.id),"                                      \
  " (SELECT coalesce (sum (" WEIGHT "), 0) FROM goal_step WHERE goal_id = goal.id AND done_on <> '')"                     \
  " FROM goal "

/* The columns of SELECT_GOAL from the second on, in its order. */
static const RelnetGoalText selected_texts[] = {
  RELNET_GOAL_WHAT,   RELNET_GOAL_WHY,       RELNET_GOAL_STARTED_ON, RELNET_GOAL_DUE,      RELNET_GOAL_CLOSED_ON,
  RELNET_GOAL_SECTOR, RELNET_GOAL_EXPERTISE, RELNET_GOAL_SENIORITY,  RELNET_GOAL_TARGET,   RELNET_GOAL_MOVED_ON,
  RELNET_GOAL_MOVED_WHAT,
};

static gboolean
check (RelnetGoal *goal, GError **error)
{
  const char *started_on = relnet_goal_get_text (goal, RELNET_GOAL_STARTED_ON), *due = relnet_goal_get_text (goal, RELNET_GOAL_DUE);
  g_autofree char *what
      = relnet_goal_check_what (relnet_goal_get_text (goal, RELNET_GOAL_WHAT), _ ("Say what the goal is."), error);

  if (what == NULL || !relnet_goal_check_date (started_on, TRUE, error) || !relnet_goal_check_date (due, FALSE, error))
    return FALSE;
  if (*due != '\0' && strcmp (due, started_on) < 0)
    {
      g_set_error_literal (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_INVALID,
                           _ ("The goal would be due before it began. Choose a later date."));
      return FALSE;
    }
  relnet_goal_set_text (goal, RELNET_GOAL_WHAT, what);
  return TRUE;
}

/* The person of that name, if there is exactly one. */
static void
find_target (RelnetConnection *connection, RelnetGoal *goal)
{
  const char *target = relnet_goal_get_text (goal, RELNET_GOAL_TARGET);

  relnet_goal_set_target_id (goal, relnet_text_is_blank (target) ? 0 : relnet_person_find_by_name (connection, target));
}

static RelnetGoal *
read_row (RelnetStatement *statement)
{
  RelnetGoal *goal = relnet_goal_new ();
  RelnetGoalState state = RELNET_GOAL_OPEN;
  const int after = 1 + G_N_ELEMENTS (selected_texts);

  relnet_goal_set_id (goal, relnet_statement_get_int (statement, 0));
  for (guint i = 0; i < G_N_ELEMENTS (selected_texts); i++)
    relnet_goal_set_text (goal, selected_texts[i], relnet_statement_get_text (statement, (int) i + 1));
  relnet_goal_state_from_name (relnet_statement_get_text (statement, after), &state);
  relnet_goal_set_state (goal, state);
  relnet_goal_set_colour (goal, (int) relnet_statement_get_int (statement, after + 1));
  relnet_goal_set_target_id (goal, relnet_statement_get_int (statement, after + 2));
  relnet_goal_set_news_days (goal, (int) relnet_statement_get_int (statement, after + 3));
  relnet_goal_set_counts (goal, (int) relnet_statement_get_int (statement, after + 4),
                          (int) relnet_statement_get_int (statement, after + 5),
                          (int) relnet_statement_get_int (statement, after + 6),
                          (int) relnet_statement_get_int (statement, after + 7));
  return goal;
}

/**
 * relnet_goal_store_insert:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @goal: a goal with its people, steps and outcomes; its id and theirs are set
 * @clock: the time
 * @error: return location for an error
 *
 * Returns: whether it was added; %RELNET_STORE_ERROR_INVALID without words, or if it is due before it begins
 */
gboolean
relnet_goal_store_insert (RelnetConnection *connection, RelnetChanges *changes, RelnetGoal *goal, RelnetClock *clock,
                          GError **error)
{
  GPtrArray *people = relnet_goal_get_people (goal), *steps = relnet_goal_get_steps (goal);
  GPtrArray *outcomes = relnet_goal_get_outcomes (goal);
  g_autofree char *today = relnet_clock_dup_today (clock);

  if (*relnet_goal_get_text (goal, RELNET_GOAL_STARTED_ON) == '\0')
    relnet_goal_set_text (goal, RELNET_GOAL_STARTED_ON, today);
  if (!check (goal, error))
    return FALSE;
  find_target (connection, goal);
  if (!relnet_goal_run (connection, error,
                        "INSERT INTO goal (what, why, started_on, due, state, closed_on, colour, sector, expertise, seniority,"
                        " target, target_id, news_days, moved_on, moved_what, added_at)"
                        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)",
                        "ttttttittttritti", relnet_goal_get_text (goal, RELNET_GOAL_WHAT),
                        relnet_goal_get_text (goal, RELNET_GOAL_WHY), relnet_goal_get_text (goal, RELNET_GOAL_STARTED_ON),
                        relnet_goal_get_text (goal, RELNET_GOAL_DUE), relnet_goal_state_to_name (relnet_goal_get_state (goal)),
                        relnet_goal_get_text (goal, RELNET_GOAL_CLOSED_ON), (gint64) relnet_goal_get_colour (goal),
                        relnet_goal_get_text (goal, RELNET_GOAL_SECTOR), relnet_goal_get_text (goal, RELNET_GOAL_EXPERTISE),
                        relnet_goal_get_text (goal, RELNET_GOAL_SENIORITY), relnet_goal_get_text (goal, RELNET_GOAL_TARGET),
                        relnet_goal_get_target_id (goal), (gint64) relnet_goal_get_news_days (goal),
                        relnet_goal_get_text (goal, RELNET_GOAL_MOVED_ON), relnet_goal_get_text (goal, RELNET_GOAL_MOVED_WHAT),
                        relnet_clock_get_now (clock)))
    return FALSE;
  relnet_goal_set_id (goal, relnet_connection_get_last_id (connection));
  relnet_changes_add (changes, RELNET_CHANGE_GOAL, relnet_goal_get_id (goal));
  for (guint i = 0; i < people->len; i++)
    {
      relnet_goal_person_set_goal_id (g_ptr_array_index (people, i), relnet_goal_get_id (goal));
      if (!relnet_goal_store_save_person (connection, changes, g_ptr_array_index (people, i), clock, error))
        return FALSE;
    }
  for (guint i = 0; i < steps->len; i++)
    {
      relnet_goal_step_set_goal_id (g_ptr_array_index (steps, i), relnet_goal_get_id (goal));
      if (!relnet_goal_store_save_step (connection, changes, g_ptr_array_index (steps, i), error))
        return FALSE;
    }
  for (guint i = 0; i < outcomes->len; i++)
    {
      relnet_goal_outcome_set_goal_id (g_ptr_array_index (outcomes, i), relnet_goal_get_id (goal));
      if (!relnet_goal_store_save_outcome (connection, changes, g_ptr_array_index (outcomes, i), clock, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * relnet_goal_store_update:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @goal: a stored goal: its own texts, colour and interval; not its parts, nor where it stands
 * @error: return location for an error
 *
 * Returns: whether it was changed
 */
gboolean
relnet_goal_store_update (RelnetConnection *connection, RelnetChanges *changes, RelnetGoal *goal, GError **error)
{
  if (!check (goal, error))
    return FALSE;
  find_target (connection, goal);
  relnet_changes_add (changes, RELNET_CHANGE_GOAL, relnet_goal_get_id (goal));
  return relnet_goal_run (connection, error,
                          "UPDATE goal SET what = ?2, why = ?3, started_on = ?4, due = ?5, colour = ?6, sector = ?7,"
                          " expertise = ?8, seniority = ?9, target = ?10, target_id = ?11, news_days = ?12"
                          " WHERE id = ?1 AND deleted_at IS NULL",
                          "ittttittttri", relnet_goal_get_id (goal), relnet_goal_get_text (goal, RELNET_GOAL_WHAT),
                          relnet_goal_get_text (goal, RELNET_GOAL_WHY), relnet_goal_get_text (goal, RELNET_GOAL_STARTED_ON),
                          relnet_goal_get_text (goal, RELNET_GOAL_DUE), (gint64) relnet_goal_get_colour (goal),
                          relnet_goal_get_text (goal, RELNET_GOAL_SECTOR), relnet_goal_get_text (goal, RELNET_GOAL_EXPERTISE),
                          relnet_goal_get_text (goal, RELNET_GOAL_SENIORITY), relnet_goal_get_text (goal, RELNET_GOAL_TARGET),
                          relnet_goal_get_target_id (goal), (gint64) relnet_goal_get_news_days (goal))
         && relnet_goal_check_found (connection, error);
}

/**
 * relnet_goal_store_set_state:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @id: a goal
 * @state: where it stands now
 * @clock: the time
 * @error: return location for an error
 *
 * To be achieved is the last move of a goal, of which helpers are to hear.
 *
 * Returns: whether it was changed
 */
gboolean
relnet_goal_store_set_state (RelnetConnection *connection, RelnetChanges *changes, gint64 id, RelnetGoalState state,
                             RelnetClock *clock, GError **error)
{
  g_autofree char *today = relnet_clock_dup_today (clock);

  relnet_changes_add (changes, RELNET_CHANGE_GOAL, id);
  if (!relnet_goal_run (connection, error, "UPDATE goal SET state = ?2, closed_on = ?3 WHERE id = ?1 AND deleted_at IS NULL",
                        "itt", id, relnet_goal_state_to_name (state), state == RELNET_GOAL_OPEN ? "" : today)
      || !relnet_goal_check_found (connection, error))
    return FALSE;
  return state != RELNET_GOAL_ACHIEVED || relnet_goal_store_move (connection, changes, id, _ ("Goal achieved"), clock, error);
}

/**
 * relnet_goal_store_mark_deleted:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @id: a goal
 * @clock: the time
 * @error: return location for an error
 *
 * Marks it as deleted: nothing shows it any more, a purge removes it after 30 days. What people did stays in their timeline.
 *
 * Returns: whether it was marked
 */
gboolean
relnet_goal_store_mark_deleted (RelnetConnection *connection, RelnetChanges *changes, gint64 id, RelnetClock *clock,
                                GError **error)
{
  relnet_changes_add (changes, RELNET_CHANGE_GOAL, id);
  return relnet_goal_run (connection, error, "UPDATE goal SET deleted_at = ?2 WHERE id = ?1 AND deleted_at IS NULL", "ii", id,
                          relnet_clock_get_now (clock))
         && relnet_goal_check_found (connection, error);
}

/**
 * relnet_goal_store_load:
 * @connection: a connection
 * @id: a goal
 * @today: a valid date, on which the ties are as close as they say
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the goal with its parts; %NULL with %RELNET_STORE_ERROR_NOT_FOUND if there is none
 */
RelnetGoal *
relnet_goal_store_load (RelnetConnection *connection, gint64 id, const char *today, GError **error)
{
  RelnetStatement *statement
      = relnet_goal_prepare (connection, error, SELECT_GOAL "WHERE goal.id = ?1 AND deleted_at IS NULL", "i", id);
  g_autoptr (RelnetGoal) goal = NULL;
  GError *local = NULL;

  if (statement == NULL)
    return NULL;
  if (relnet_statement_step (statement, &local))
    {
      goal = read_row (statement);
      relnet_statement_reset (statement);
    }
  else if (local == NULL)
    g_set_error_literal (&local, RELNET_STORE_ERROR, RELNET_STORE_ERROR_NOT_FOUND, _ ("This was deleted."));
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return NULL;
    }
  return relnet_goal_load_parts (connection, goal, today, error) ? g_steal_pointer (&goal) : NULL;
}

static GPtrArray *
load_all (RelnetStatement *statement, GError **error)
{
  g_autoptr (GPtrArray) goals = g_ptr_array_new_with_free_func (g_object_unref);
  GError *local = NULL;

  if (statement == NULL)
    return NULL;
  while (relnet_statement_step (statement, &local))
    g_ptr_array_add (goals, read_row (statement));
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return NULL;
    }
  return g_steal_pointer (&goals);
}

/**
 * relnet_goal_store_load_list:
 * @connection: a connection
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type RelnetGoal) (nullable): all goals with their counts, without their parts: the open
 *   ones by date, those without one last; then the achieved and the dropped ones, the latest first
 */
GPtrArray *
relnet_goal_store_load_list (RelnetConnection *connection, GError **error)
{
  return load_all (relnet_goal_prepare (connection, error,
                                        SELECT_GOAL "WHERE deleted_at IS NULL ORDER BY CASE state WHEN 'open' THEN 0 WHEN"
                                                    " 'achieved' THEN 1 ELSE 2 END, closed_on DESC, due = '', due, goal.id",
                                        ""),
                   error);
}

/**
 * relnet_goal_store_load_of_person:
 * @connection: a connection
 * @person_id: a person
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type RelnetGoal) (nullable): the goals @person_id matters for, in the order of
 *   relnet_goal_store_load_list(), each with what that person is to it as its only one of relnet_goal_get_people()
 */
GPtrArray *
relnet_goal_store_load_of_person (RelnetConnection *connection, gint64 person_id, GError **error)
{
  g_autoptr (GPtrArray) goals = load_all (
      relnet_goal_prepare (connection, error,
                           SELECT_GOAL "WHERE deleted_at IS NULL AND goal.id IN (SELECT goal_id FROM goal_person WHERE"
                                       " person_id = ?1) ORDER BY CASE state WHEN 'open' THEN 0 WHEN 'achieved' THEN 1 ELSE 2"
                                       " END, closed_on DESC, due = '', due, goal.id",
                           "i", person_id),
      error);

  for (guint i = 0; goals != NULL && i < goals->len; i++)
    {
      RelnetGoal *goal = g_ptr_array_index (goals, i);
      RelnetStatement *statement
          = relnet_goal_prepare (connection, error, "SELECT id FROM goal_person WHERE goal_id = ?1 AND person_id = ?2", "ii",
                                 relnet_goal_get_id (goal), person_id);
      RelnetGoalPerson *person;
      gint64 id = 0;

      if (statement == NULL)
        return NULL;
      if (relnet_statement_step (statement, NULL))
        id = relnet_statement_get_int (statement, 0);
      relnet_statement_reset (statement);
      person = relnet_goal_store_load_person (connection, id, error);
      if (person == NULL)
        return NULL;
      g_ptr_array_add (relnet_goal_get_people (goal), person);
    }
  return g_steal_pointer (&goals);
}

/* The people and the steps of a goal. */

#include "relnet-goal-store-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "relnet-closeness.h"

#define SELECT_PERSON                                                                                                       \
  "SELECT goal_person.id, goal_id, coalesce (person_id, 0), coalesce (person.name, person_name),"                           \
  " person.id IS NULL OR person.deleted_at IS NOT NULL, hope, helped_on, news_on, owed_on, goal_person.snoozed_until,"      \
  " (SELECT total FROM person_closeness WHERE person_closeness.person_id = goal_person.person_id)"                          \
  " FROM goal_person LEFT JOIN person ON person.id = person_id "

#define SELECT_STEP                                                                                                         \
  "SELECT goal_step.id, goal_id, coalesce (person_id, 0), coalesce (person.name, person_name), what, due, done_on, milestone," \
  " goal_step.snoozed_until FROM goal_step LEFT JOIN person ON person.id = person_id "

static RelnetGoalPerson *
read_person (RelnetStatement *statement, const char *today)
{
  RelnetGoalPerson *person = relnet_goal_person_new ();

  relnet_goal_person_set_id (person, relnet_statement_get_int (statement, 0));
  relnet_goal_person_set_goal_id (person, relnet_statement_get_int (statement, 1));
  relnet_goal_person_set_person_id (person, relnet_statement_get_int (statement, 2));
  relnet_goal_person_set_name (person, relnet_statement_get_text (statement, 3));
  relnet_goal_person_set_gone (person, relnet_statement_get_int (statement, 4) != 0);
  relnet_goal_person_set_hope (person, relnet_statement_get_text (statement, 5));
  relnet_goal_person_set_helped_on (person, relnet_statement_get_text (statement, 6));
  relnet_goal_person_set_news_on (person, relnet_statement_get_text (statement, 7));
  relnet_goal_person_set_owed_on (person, relnet_statement_get_text (statement, 8));
  relnet_goal_person_set_snoozed_until (person, relnet_statement_get_text (statement, 9));
  if (today != NULL)
    relnet_goal_person_set_closeness_step (person,
                                           relnet_closeness_get_step (relnet_statement_get_double (statement, 10), today));
  return person;
}

static RelnetGoalStep *
read_step (RelnetStatement *statement)
{
  RelnetGoalStep *step = relnet_goal_step_new ();

  relnet_goal_step_set_id (step, relnet_statement_get_int (statement, 0));
  relnet_goal_step_set_goal_id (step, relnet_statement_get_int (statement, 1));
  relnet_goal_step_set_person_id (step, relnet_statement_get_int (statement, 2));
  relnet_goal_step_set_person_name (step, relnet_statement_get_text (statement, 3));
  relnet_goal_step_set_what (step, relnet_statement_get_text (statement, 4));
  relnet_goal_step_set_due (step, relnet_statement_get_text (statement, 5));
  relnet_goal_step_set_done_on (step, relnet_statement_get_text (statement, 6));
  relnet_goal_step_set_milestone (step, relnet_statement_get_int (statement, 7) != 0);
  relnet_goal_step_set_snoozed_until (step, relnet_statement_get_text (statement, 8));
  return step;
}

/* A step is with somebody who is there or with nobody. */
static gboolean
check_person (RelnetConnection *connection, gint64 person_id, GError **error)
{
  RelnetStatement *statement
      = relnet_goal_prepare (connection, error, "SELECT 1 FROM person WHERE id = ?1 AND deleted_at IS NULL", "i", person_id);
  gboolean found;

  if (statement == NULL)
    return FALSE;
  found = relnet_statement_step (statement, NULL);
  relnet_statement_reset (statement);
  if (!found)
    g_set_error_literal (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_NOT_FOUND, _ ("This person was deleted."));
  return found;
}

static gboolean
check_goal (RelnetConnection *connection, gint64 goal_id, GError **error)
{
  RelnetStatement *statement
      = relnet_goal_prepare (connection, error, "SELECT 1 FROM goal WHERE id = ?1 AND deleted_at IS NULL", "i", goal_id);
  gboolean found;

  if (statement == NULL)
    return FALSE;
  found = relnet_statement_step (statement, NULL);
  relnet_statement_reset (statement);
  if (!found)
    g_set_error_literal (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_NOT_FOUND, _ ("This goal was deleted."));
  return found;
}

static void
note_person (RelnetChanges *changes, RelnetGoalPerson *person)
{
  relnet_changes_add (changes, RELNET_CHANGE_GOAL, relnet_goal_person_get_goal_id (person));
}

/**
 * relnet_goal_store_save_person:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @person: who matters for a goal, new (id 0) or stored; a new one gets its id
 * @clock: the time
 * @error: return location for an error
 *
 * Somebody who matters already is changed, not added twice: what is hoped is replaced if there are words, and who has
 * helped goes on having helped.
 *
 * Returns: whether it was stored
 */
gboolean
relnet_goal_store_save_person (RelnetConnection *connection, RelnetChanges *changes, RelnetGoalPerson *person,
                               RelnetClock *clock, GError **error)
{
  note_person (changes, person);
  if (!relnet_goal_check_date (relnet_goal_person_get_helped_on (person), FALSE, error)
      || !relnet_goal_check_date (relnet_goal_person_get_news_on (person), FALSE, error))
    return FALSE;
  if (relnet_goal_person_get_id (person) != 0)
    return relnet_goal_run (connection, error,
                            "UPDATE goal_person SET hope = ?2, helped_on = ?3, news_on = ?4, owed_on = iif (?3 = '', '',"
                            " owed_on) WHERE id = ?1",
                            "ittt", relnet_goal_person_get_id (person), relnet_goal_person_get_hope (person),
                            relnet_goal_person_get_helped_on (person), relnet_goal_person_get_news_on (person))
           && relnet_goal_check_found (connection, error);
  if (!check_goal (connection, relnet_goal_person_get_goal_id (person), error)
      || !check_person (connection, relnet_goal_person_get_person_id (person), error)
      || !relnet_goal_run (
          connection, error,
          "INSERT INTO goal_person (goal_id, person_id, hope, helped_on, news_on, owed_on, rank)"
          " VALUES (?1, ?2, ?3, ?4, ?5, ?6, (SELECT coalesce (max (rank), -1) + 1 FROM goal_person WHERE goal_id = ?1))"
          " ON CONFLICT (goal_id, person_id) DO UPDATE SET hope = iif (excluded.hope = '', hope, excluded.hope),"
          " helped_on = iif (helped_on = '', excluded.helped_on, helped_on)",
          "iitttt", relnet_goal_person_get_goal_id (person), relnet_goal_person_get_person_id (person),
          relnet_goal_person_get_hope (person), relnet_goal_person_get_helped_on (person),
          relnet_goal_person_get_news_on (person), relnet_goal_person_get_owed_on (person)))
    return FALSE;
  {
    RelnetStatement *statement
        = relnet_goal_prepare (connection, error, "SELECT id FROM goal_person WHERE goal_id = ?1 AND person_id = ?2", "ii",
                               relnet_goal_person_get_goal_id (person), relnet_goal_person_get_person_id (person));

    if (statement == NULL || !relnet_statement_step (statement, error))
      return FALSE;
    relnet_goal_person_set_id (person, relnet_statement_get_int (statement, 0));
    relnet_statement_reset (statement);
  }
  return TRUE;
}

/**
 * relnet_goal_store_remove_person:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @id: what a person is to a goal
 * @error: return location for an error
 *
 * Returns: whether they do not matter for it any more
 */
gboolean
relnet_goal_store_remove_person (RelnetConnection *connection, RelnetChanges *changes, gint64 id, GError **error)
{
  g_autoptr (RelnetGoalPerson) person = relnet_goal_store_load_person (connection, id, error);

  if (person == NULL)
    return FALSE;
  note_person (changes, person);
  return relnet_goal_run (connection, error, "DELETE FROM goal_person WHERE id = ?1", "i", id);
}

/**
 * relnet_goal_store_load_person:
 * @connection: a connection
 * @id: what a person is to a goal
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): that; %NULL with %RELNET_STORE_ERROR_NOT_FOUND if there is none
 */
RelnetGoalPerson *
relnet_goal_store_load_person (RelnetConnection *connection, gint64 id, GError **error)
{
  RelnetStatement *statement
      = relnet_goal_prepare (connection, error, SELECT_PERSON "WHERE goal_person.id = ?1", "i", id);
  RelnetGoalPerson *person = NULL;
  GError *local = NULL;

  if (statement == NULL)
    return NULL;
  if (relnet_statement_step (statement, &local))
    {
      person = read_person (statement, NULL);
      relnet_statement_reset (statement);
    }
  else if (local == NULL)
    g_set_error_literal (&local, RELNET_STORE_ERROR, RELNET_STORE_ERROR_NOT_FOUND, _ ("This was deleted."));
  if (local != NULL)
    g_propagate_error (error, local);
  return person;
}

/**
 * relnet_goal_store_save_step:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @step: a step, new (id 0) or stored; a new one gets its id
 * @error: return location for an error
 *
 * Stores what is to be done, by when and with whom; a stored step stays done or open, see
 * relnet_goal_store_set_step_done().
 *
 * Returns: whether it was stored; %RELNET_STORE_ERROR_INVALID without words
 */
gboolean
relnet_goal_store_save_step (RelnetConnection *connection, RelnetChanges *changes, RelnetGoalStep *step, GError **error)
{
  g_autofree char *what
      = relnet_goal_check_what (relnet_goal_step_get_what (step), _ ("Say what the step is."), error);

  if (what == NULL || !relnet_goal_check_date (relnet_goal_step_get_due (step), FALSE, error)
      || !relnet_goal_check_date (relnet_goal_step_get_done_on (step), FALSE, error)
      || (relnet_goal_step_get_id (step) == 0 && relnet_goal_step_get_person_id (step) != 0
          && !check_person (connection, relnet_goal_step_get_person_id (step), error)))
    return FALSE;
  relnet_changes_add (changes, RELNET_CHANGE_GOAL, relnet_goal_step_get_goal_id (step));
  if (relnet_goal_step_get_id (step) != 0)
    return relnet_goal_run (connection, error,
                            "UPDATE goal_step SET person_id = ?2, what = ?3, due = ?4, milestone = ?5, snoozed_until = iif"
                            " (due = ?4, snoozed_until, '') WHERE id = ?1",
                            "irtti", relnet_goal_step_get_id (step), relnet_goal_step_get_person_id (step), what,
                            relnet_goal_step_get_due (step), (gint64) relnet_goal_step_get_milestone (step))
           && relnet_goal_check_found (connection, error);
  if (!check_goal (connection, relnet_goal_step_get_goal_id (step), error)
      || !relnet_goal_run (connection, error,
                           "INSERT INTO goal_step (goal_id, person_id, what, due, done_on, milestone, rank) VALUES (?1, ?2, ?3,"
                           " ?4, ?5, ?6, (SELECT coalesce (max (rank), -1) + 1 FROM goal_step WHERE goal_id = ?1))",
                           "irttti", relnet_goal_step_get_goal_id (step), relnet_goal_step_get_person_id (step), what,
                           relnet_goal_step_get_due (step), relnet_goal_step_get_done_on (step),
                           (gint64) relnet_goal_step_get_milestone (step)))
    return FALSE;
  relnet_goal_step_set_id (step, relnet_connection_get_last_id (connection));
  return TRUE;
}

/* Ticked by mistake: nobody is to hear of it. */
static gboolean
take_move_back (RelnetConnection *connection, RelnetGoalStep *step, GError **error)
{
  return relnet_goal_run (connection, error,
                          "UPDATE goal_person SET owed_on = '' WHERE goal_id = ?1 AND owed_on = ?2 AND EXISTS (SELECT 1 FROM"
                          " goal WHERE goal.id = ?1 AND moved_on = ?2 AND moved_what = ?3)",
                          "itt", relnet_goal_step_get_goal_id (step), relnet_goal_step_get_done_on (step),
                          relnet_goal_step_get_what (step))
         && relnet_goal_run (connection, error,
                             "UPDATE goal SET moved_on = '', moved_what = '' WHERE id = ?1 AND moved_on = ?2 AND moved_what = ?3",
                             "itt", relnet_goal_step_get_goal_id (step), relnet_goal_step_get_done_on (step),
                             relnet_goal_step_get_what (step));
}

/**
 * relnet_goal_store_set_step_done:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @id: a step
 * @done: whether it is done
 * @clock: the time
 * @error: return location for an error
 *
 * A step done is a move of the goal, of which helpers are to hear.
 *
 * Returns: whether it was stored
 */
gboolean
relnet_goal_store_set_step_done (RelnetConnection *connection, RelnetChanges *changes, gint64 id, gboolean done,
                                 RelnetClock *clock, GError **error)
{
  g_autoptr (RelnetGoalStep) step = relnet_goal_store_load_step (connection, id, error);
  g_autofree char *today = relnet_clock_dup_today (clock);

  if (step == NULL)
    return FALSE;
  if (done == (*relnet_goal_step_get_done_on (step) != '\0'))
    return TRUE;
  relnet_changes_add (changes, RELNET_CHANGE_GOAL, relnet_goal_step_get_goal_id (step));
  if (!relnet_goal_run (connection, error, "UPDATE goal_step SET done_on = ?2 WHERE id = ?1", "it", id, done ? today : ""))
    return FALSE;
  if (!done)
    return take_move_back (connection, step, error);
  return relnet_goal_store_move (connection, changes, relnet_goal_step_get_goal_id (step), relnet_goal_step_get_what (step),
                                 clock, error);
}

/**
 * relnet_goal_store_snooze_step:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @id: a step
 * @until: a date, or empty for not any more
 * @error: return location for an error
 *
 * Returns: whether Today says nothing about the step before @until
 */
gboolean
relnet_goal_store_snooze_step (RelnetConnection *connection, RelnetChanges *changes, gint64 id, const char *until,
                               GError **error)
{
  g_autoptr (RelnetGoalStep) step = relnet_goal_store_load_step (connection, id, error);

  if (step == NULL || !relnet_goal_check_date (until, FALSE, error))
    return FALSE;
  relnet_changes_add (changes, RELNET_CHANGE_GOAL, relnet_goal_step_get_goal_id (step));
  return relnet_goal_run (connection, error, "UPDATE goal_step SET snoozed_until = ?2 WHERE id = ?1", "it", id, until);
}

/**
 * relnet_goal_store_delete_step:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @id: a step
 * @error: return location for an error
 *
 * Returns: whether it was deleted
 */
gboolean
relnet_goal_store_delete_step (RelnetConnection *connection, RelnetChanges *changes, gint64 id, GError **error)
{
  g_autoptr (RelnetGoalStep) step = relnet_goal_store_load_step (connection, id, error);

  if (step == NULL)
    return FALSE;
  relnet_changes_add (changes, RELNET_CHANGE_GOAL, relnet_goal_step_get_goal_id (step));
  return relnet_goal_run (connection, error, "DELETE FROM goal_step WHERE id = ?1", "i", id);
}

/**
 * relnet_goal_store_load_step:
 * @connection: a connection
 * @id: a step
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the step; %NULL with %RELNET_STORE_ERROR_NOT_FOUND if there is none
 */
RelnetGoalStep *
relnet_goal_store_load_step (RelnetConnection *connection, gint64 id, GError **error)
{
  RelnetStatement *statement = relnet_goal_prepare (connection, error, SELECT_STEP "WHERE goal_step.id = ?1", "i", id);
  RelnetGoalStep *step = NULL;
  GError *local = NULL;

  if (statement == NULL)
    return NULL;
  if (relnet_statement_step (statement, &local))
    {
      step = read_step (statement);
      relnet_statement_reset (statement);
    }
  else if (local == NULL)
    g_set_error_literal (&local, RELNET_STORE_ERROR, RELNET_STORE_ERROR_NOT_FOUND, _ ("This was deleted."));
  if (local != NULL)
    g_propagate_error (error, local);
  return step;
}

/**
 * relnet_goal_store_find_goal_of_step:
 * @connection: a connection
 * @step_id: a step
 *
 * Returns: its goal, 0 if there is none
 */
gint64
relnet_goal_store_find_goal_of_step (RelnetConnection *connection, gint64 step_id)
{
  g_autoptr (RelnetGoalStep) step = relnet_goal_store_load_step (connection, step_id, NULL);

  return step != NULL ? relnet_goal_step_get_goal_id (step) : 0;
}

/**
 * relnet_goal_load_parts:
 * @connection: a connection
 * @goal: a goal as it is stored, without its parts
 * @today: a valid date
 * @error: return location for an error
 *
 * Returns: whether its people, steps and outcomes were read
 */
gboolean
relnet_goal_load_parts (RelnetConnection *connection, RelnetGoal *goal, const char *today, GError **error)
{
  RelnetStatement *statement
      = relnet_goal_prepare (connection, error, SELECT_PERSON "WHERE goal_id = ?1 ORDER BY rank, goal_person.id", "i",
                             relnet_goal_get_id (goal));
  GError *local = NULL;

  if (statement == NULL)
    return FALSE;
  while (relnet_statement_step (statement, &local))
    g_ptr_array_add (relnet_goal_get_people (goal), read_person (statement, today));
  if (local == NULL)
    {
      statement = relnet_goal_prepare (
          connection, &local,
          SELECT_STEP "WHERE goal_id = ?1 ORDER BY done_on <> '', done_on DESC, due = '', due, rank, goal_step.id", "i",
          relnet_goal_get_id (goal));
      while (statement != NULL && relnet_statement_step (statement, &local))
        g_ptr_array_add (relnet_goal_get_steps (goal), read_step (statement));
    }
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  return relnet_goal_store_load_outcomes (connection, goal, error);
}

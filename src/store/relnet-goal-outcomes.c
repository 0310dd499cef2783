/* What came of a goal, and thanks to whom (G2). */

#include "relnet-goal-store-private.h"

#include <glib/gi18n-lib.h>

#include "relnet-favour-store.h"
#include "relnet-interaction-store.h"

/* The trace in the timeline of those who led there: written, changed and taken away with the outcome. */
static gboolean
write_trace (RelnetConnection *connection, RelnetChanges *changes, RelnetGoalOutcome *outcome, gint64 *trace,
             RelnetClock *clock, GError **error)
{
  g_autoptr (RelnetInteraction) interaction = NULL;

  if (*trace != 0)
    interaction = relnet_interaction_store_load (connection, *trace, NULL);
  if (interaction == NULL)
    {
      interaction = relnet_interaction_new ();
      *trace = 0;
    }
  relnet_interaction_clear_people (interaction);
  for (guint i = 0; i < relnet_goal_outcome_get_n_sources (outcome); i++)
    {
      const RelnetGoalSource *source = relnet_goal_outcome_get_source (outcome, i);

      if (source->person_id != 0)
        relnet_interaction_add_person (interaction, source->person_id, source->name);
    }
  if (relnet_interaction_get_n_people (interaction) == 0)
    {
      gint64 old = *trace;

      *trace = 0;
      return old == 0 || relnet_interaction_store_mark_deleted (connection, changes, old, clock, error);
    }
  relnet_interaction_set_trace_of (interaction, RELNET_INTERACTION_OUTCOME, relnet_goal_outcome_get_goal_id (outcome));
  relnet_interaction_set_channel (interaction, RELNET_CHANNEL_NOTE);
  relnet_interaction_set_direction (interaction, RELNET_DIRECTION_INCOMING);
  relnet_interaction_set_date (interaction, relnet_goal_outcome_get_date (outcome));
  relnet_interaction_set_subject (interaction, relnet_goal_outcome_get_what (outcome));
  if (*trace != 0)
    return relnet_interaction_store_update (connection, changes, interaction, clock, error);
  if (!relnet_interaction_store_insert (connection, changes, interaction, clock, error))
    return FALSE;
  *trace = relnet_interaction_get_id (interaction);
  return TRUE;
}

/* Who led to the outcome as it is stored, with the favour each time: (element-type gint64), in pairs. */
static GArray *
load_favours (RelnetConnection *connection, gint64 id, GError **error)
{
  g_autoptr (GArray) favours = g_array_new (FALSE, FALSE, sizeof (gint64));
  RelnetStatement *statement = relnet_goal_prepare (
      connection, error, "SELECT coalesce (person_id, 0), favour_id FROM goal_outcome_source WHERE outcome_id = ?1", "i", id);
  GError *local = NULL;

  if (statement == NULL)
    return NULL;
  while (relnet_statement_step (statement, &local))
    for (int i = 0; i < 2; i++)
      {
        gint64 value = relnet_statement_get_int (statement, i);

        g_array_append_val (favours, value);
      }
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return NULL;
    }
  return g_steal_pointer (&favours);
}

/* The favour of somebody, taken out of @favours, so that what is left there is not wanted any more. */
static gint64
take_favour (GArray *favours, gint64 person_id)
{
  for (guint i = 0; i + 1 < favours->len; i += 2)
    if (g_array_index (favours, gint64, i) == person_id)
      {
        gint64 favour = g_array_index (favours, gint64, i + 1);

        g_array_remove_range (favours, i, 2);
        return favour;
      }
  return 0;
}

/* Thanks that were said stay said. */
static gboolean
delete_favours (RelnetConnection *connection, RelnetChanges *changes, GArray *favours, RelnetClock *clock, GError **error)
{
  for (guint i = 1; i < favours->len; i += 2)
    {
      gint64 id = g_array_index (favours, gint64, i);
      g_autoptr (RelnetFavour) favour = id != 0 ? relnet_favour_store_load (connection, id, NULL) : NULL;

      if (favour != NULL && relnet_favour_owes_thanks (favour)
          && !relnet_favour_store_mark_deleted (connection, changes, id, clock, error))
        return FALSE;
    }
  return TRUE;
}

/* To have led there was a favour, for which thanks are owed (C2). */
static gboolean
write_favour (RelnetConnection *connection, RelnetChanges *changes, RelnetGoalOutcome *outcome, gint64 person_id,
              gint64 *favour_id, RelnetClock *clock, GError **error)
{
  g_autoptr (RelnetFavour) favour = relnet_favour_new ();
  RelnetStatement *statement = relnet_goal_prepare (connection, error, "SELECT what FROM goal WHERE id = ?1", "i",
                                                    relnet_goal_outcome_get_goal_id (outcome));
  g_autofree char *goal = NULL;

  if (statement == NULL || !relnet_statement_step (statement, error))
    return FALSE;
  goal = g_strdup (relnet_statement_get_text (statement, 0));
  relnet_statement_reset (statement);
  relnet_favour_set_person (favour, person_id, "");
  relnet_favour_set_kind (favour, RELNET_FAVOUR_RECEIVED);
  relnet_favour_set_weight (favour, RELNET_FAVOUR_MEDIUM);
  relnet_favour_set_what (favour, goal);
  relnet_favour_set_date (favour, relnet_goal_outcome_get_date (outcome));
  if (!relnet_favour_store_insert (connection, changes, favour, clock, error))
    return FALSE;
  *favour_id = relnet_favour_get_id (favour);
  return TRUE;
}

/* Those who led there have helped: they are to hear how it goes on. */
static gboolean
write_sources (RelnetConnection *connection, RelnetChanges *changes, RelnetGoalOutcome *outcome, RelnetClock *clock,
               GError **error)
{
  gint64 id = relnet_goal_outcome_get_id (outcome);
  g_autoptr (GArray) favours = load_favours (connection, id, error);

  if (favours == NULL)
    return FALSE;
  if (!relnet_goal_run (connection, error, "DELETE FROM goal_outcome_source WHERE outcome_id = ?1", "i", id))
    return FALSE;
  for (guint i = 0; i < relnet_goal_outcome_get_n_sources (outcome); i++)
    {
      const RelnetGoalSource *source = relnet_goal_outcome_get_source (outcome, i);
      g_autoptr (RelnetGoalPerson) person = relnet_goal_person_new ();
      gint64 favour = source->person_id != 0 ? take_favour (favours, source->person_id) : 0;

      if (source->person_id != 0 && favour == 0
          && !write_favour (connection, changes, outcome, source->person_id, &favour, clock, error))
        return FALSE;
      if (!relnet_goal_run (connection, error,
                            "INSERT INTO goal_outcome_source (outcome_id, person_id, person_name, introduction_id, favour_id)"
                            " VALUES (?1, ?2, ?3, ?4, ?5)",
                            "irtri", id, source->person_id, source->person_id != 0 ? "" : source->name,
                            source->introduction_id, favour))
        return FALSE;
      if (source->person_id == 0)
        continue;
      relnet_goal_person_set_goal_id (person, relnet_goal_outcome_get_goal_id (outcome));
      relnet_goal_person_set_person_id (person, source->person_id);
      relnet_goal_person_set_helped_on (person, relnet_goal_outcome_get_date (outcome));
      if (!relnet_goal_store_save_person (connection, changes, person, clock, error))
        return FALSE;
    }
  return delete_favours (connection, changes, favours, clock, error);
}

static gint64
find_trace (RelnetConnection *connection, gint64 id)
{
  RelnetStatement *statement
      = relnet_goal_prepare (connection, NULL, "SELECT interaction_id FROM goal_outcome WHERE id = ?1", "i", id);
  gint64 trace = 0;

  if (statement == NULL)
    return 0;
  if (relnet_statement_step (statement, NULL))
    trace = relnet_statement_get_int (statement, 0);
  relnet_statement_reset (statement);
  return trace;
}

/**
 * relnet_goal_store_save_outcome:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @outcome: what came of a goal, new (id 0) or stored; a new one gets its id
 * @clock: the time
 * @error: return location for an error
 *
 * Whoever led there matters for the goal and has helped from then on, and the outcome stands in their timeline; it was a
 * favour, for which thanks are owed. A new one is a move of the goal.
 *
 * Returns: whether it was stored; %RELNET_STORE_ERROR_INVALID without words or a date
 */
gboolean
relnet_goal_store_save_outcome (RelnetConnection *connection, RelnetChanges *changes, RelnetGoalOutcome *outcome,
                                RelnetClock *clock, GError **error)
{
  gboolean is_new = relnet_goal_outcome_get_id (outcome) == 0;
  gint64 trace = is_new ? 0 : find_trace (connection, relnet_goal_outcome_get_id (outcome));
  g_autofree char *what
      = relnet_goal_check_what (relnet_goal_outcome_get_what (outcome), _ ("Say what came of it."), error);

  if (what == NULL || !relnet_goal_check_date (relnet_goal_outcome_get_date (outcome), TRUE, error))
    return FALSE;
  relnet_goal_outcome_set_what (outcome, what);
  relnet_changes_add (changes, RELNET_CHANGE_GOAL, relnet_goal_outcome_get_goal_id (outcome));
  if (!write_trace (connection, changes, outcome, &trace, clock, error))
    return FALSE;
  if (is_new)
    {
      if (!relnet_goal_run (connection, error,
                            "INSERT INTO goal_outcome (goal_id, what, date, interaction_id) VALUES (?1, ?2, ?3, ?4)", "itti",
                            relnet_goal_outcome_get_goal_id (outcome), what, relnet_goal_outcome_get_date (outcome), trace))
        return FALSE;
      relnet_goal_outcome_set_id (outcome, relnet_connection_get_last_id (connection));
    }
  else if (!relnet_goal_run (connection, error,
                             "UPDATE goal_outcome SET what = ?2, date = ?3, interaction_id = ?4 WHERE id = ?1", "itti",
                             relnet_goal_outcome_get_id (outcome), what, relnet_goal_outcome_get_date (outcome), trace)
           || !relnet_goal_check_found (connection, error))
    return FALSE;
  return write_sources (connection, changes, outcome, clock, error)
         && (!is_new
             || relnet_goal_store_move (connection, changes, relnet_goal_outcome_get_goal_id (outcome), what, clock, error));
}

/**
 * relnet_goal_store_delete_outcome:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @id: an outcome
 * @clock: the time
 * @error: return location for an error
 *
 * Returns: whether it was deleted, its trace with it; who led there still counts as a helper
 */
gboolean
relnet_goal_store_delete_outcome (RelnetConnection *connection, RelnetChanges *changes, gint64 id, RelnetClock *clock,
                                  GError **error)
{
  gint64 trace = find_trace (connection, id);
  g_autoptr (GArray) favours = load_favours (connection, id, error);

  if (favours == NULL)
    return FALSE;
  relnet_changes_add_all (changes, RELNET_CHANGE_GOAL);
  return (trace == 0 || relnet_interaction_store_mark_deleted (connection, changes, trace, clock, error))
         && delete_favours (connection, changes, favours, clock, error)
         && relnet_goal_run (connection, error, "DELETE FROM goal_outcome WHERE id = ?1", "i", id)
         && relnet_goal_check_found (connection, error);
}

/**
 * relnet_goal_store_load_outcomes:
 * @connection: a connection
 * @goal: a stored goal
 * @error: return location for an error
 *
 * Returns: whether relnet_goal_get_outcomes() was filled
 */
gboolean
relnet_goal_store_load_outcomes (RelnetConnection *connection, RelnetGoal *goal, GError **error)
{
  RelnetStatement *statement
      = relnet_goal_prepare (connection, error,
                             "SELECT goal_outcome.id, what, date, goal_outcome_source.id IS NOT NULL, coalesce (person_id, 0),"
                             " coalesce (introduction_id, 0), coalesce (person.name, person_name)"
                             " FROM goal_outcome LEFT JOIN goal_outcome_source ON outcome_id = goal_outcome.id"
                             " LEFT JOIN person ON person.id = person_id"
                             " WHERE goal_id = ?1 ORDER BY date DESC, goal_outcome.id DESC, goal_outcome_source.id",
                             "i", relnet_goal_get_id (goal));
  RelnetGoalOutcome *outcome = NULL;
  GError *local = NULL;

  if (statement == NULL)
    return FALSE;
  while (relnet_statement_step (statement, &local))
    {
      gint64 id = relnet_statement_get_int (statement, 0);

      if (outcome == NULL || relnet_goal_outcome_get_id (outcome) != id)
        {
          outcome = relnet_goal_outcome_new ();
          relnet_goal_outcome_set_id (outcome, id);
          relnet_goal_outcome_set_goal_id (outcome, relnet_goal_get_id (goal));
          relnet_goal_outcome_set_what (outcome, relnet_statement_get_text (statement, 1));
          relnet_goal_outcome_set_date (outcome, relnet_statement_get_text (statement, 2));
          g_ptr_array_add (relnet_goal_get_outcomes (goal), outcome);
        }
      if (relnet_statement_get_int (statement, 3) != 0)
        relnet_goal_outcome_add_source (outcome, relnet_statement_get_int (statement, 4),
                                        relnet_statement_get_int (statement, 5), relnet_statement_get_text (statement, 6));
    }
  if (local != NULL)
    g_propagate_error (error, local);
  return local == NULL;
}

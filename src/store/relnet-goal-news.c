/* The news owed to those who helped with a goal (C3): since when is said by relnet_goal_news_get_due (), here in SQL. */

#include "relnet-goal-store-private.h"

#include <glib/gi18n-lib.h>

#include "relnet-interaction-store.h"

/**
 * relnet_goal_store_move:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @id: a goal
 * @what: what happened, in the words of the user
 * @clock: the time
 * @error: return location for an error
 *
 * The goal has moved today: from now on news of it is owed to everybody who has helped.
 *
 * Returns: whether it was noted
 */
gboolean
relnet_goal_store_move (RelnetConnection *connection, RelnetChanges *changes, gint64 id, const char *what, RelnetClock *clock,
                        GError **error)
{
  g_autofree char *today = relnet_clock_dup_today (clock);

  relnet_changes_add (changes, RELNET_CHANGE_GOAL, id);
  return relnet_goal_run (connection, error, "UPDATE goal SET moved_on = ?2, moved_what = ?3 WHERE id = ?1", "itt", id, today,
                          what)
         && relnet_goal_run (connection, error,
                             "UPDATE goal_person SET owed_on = ?2 WHERE goal_id = ?1 AND helped_on <> '' AND owed_on = ''",
                             "it", id, today);
}

/**
 * relnet_goal_store_give_news:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @goal_person_id: what somebody is to a goal
 * @clock: the time
 * @error: return location for an error
 *
 * The user has told them today how it goes on: that stands in their timeline, and nothing is owed until it moves again.
 *
 * Returns: whether it was noted
 */
gboolean
relnet_goal_store_give_news (RelnetConnection *connection, RelnetChanges *changes, gint64 goal_person_id, RelnetClock *clock,
                             GError **error)
{
  g_autoptr (RelnetGoalPerson) person = relnet_goal_store_load_person (connection, goal_person_id, error);
  g_autoptr (RelnetInteraction) interaction = relnet_interaction_new ();
  g_autofree char *today = relnet_clock_dup_today (clock);
  RelnetStatement *statement;

  if (person == NULL)
    return FALSE;
  if (relnet_goal_person_get_gone (person))
    {
      g_set_error_literal (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_NOT_FOUND, _ ("This person was deleted."));
      return FALSE;
    }
  statement = relnet_goal_prepare (connection, error, "SELECT what, moved_what FROM goal WHERE id = ?1", "i",
                                   relnet_goal_person_get_goal_id (person));
  if (statement == NULL || !relnet_statement_step (statement, error))
    return FALSE;
  relnet_interaction_set_subject (interaction, relnet_statement_get_text (statement, 0));
  if (*relnet_goal_person_get_owed_on (person) != '\0')
    relnet_interaction_set_note (interaction, relnet_statement_get_text (statement, 1));
  relnet_statement_reset (statement);
  relnet_interaction_set_trace_of (interaction, RELNET_INTERACTION_NEWS, relnet_goal_person_get_goal_id (person));
  relnet_interaction_set_date (interaction, today);
  relnet_interaction_set_channel (interaction, RELNET_CHANNEL_NOTE);
  relnet_interaction_set_direction (interaction, RELNET_DIRECTION_OUTGOING);
  relnet_interaction_add_person (interaction, relnet_goal_person_get_person_id (person), relnet_goal_person_get_name (person));
  relnet_changes_add (changes, RELNET_CHANGE_GOAL, relnet_goal_person_get_goal_id (person));
  return relnet_goal_run (connection, error,
                          "UPDATE goal_person SET news_on = ?2, owed_on = '', snoozed_until = '' WHERE id = ?1", "it",
                          goal_person_id, today)
         && relnet_interaction_store_insert (connection, changes, interaction, clock, error);
}

/**
 * relnet_goal_store_snooze_news:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @goal_person_id: what somebody is to a goal
 * @until: a date, or empty for not any more
 * @error: return location for an error
 *
 * Returns: whether the news is put off
 */
gboolean
relnet_goal_store_snooze_news (RelnetConnection *connection, RelnetChanges *changes, gint64 goal_person_id, const char *until,
                               GError **error)
{
  g_autoptr (RelnetGoalPerson) person = relnet_goal_store_load_person (connection, goal_person_id, error);

  if (person == NULL || !relnet_goal_check_date (until, FALSE, error))
    return FALSE;
  relnet_changes_add (changes, RELNET_CHANGE_GOAL, relnet_goal_person_get_goal_id (person));
  return relnet_goal_run (connection, error, "UPDATE goal_person SET snoozed_until = ?2 WHERE id = ?1", "it", goal_person_id,
                          until);
}

/**
 * relnet_goal_store_load_news_owed:
 * @connection: a connection
 * @today: a valid date
 * @limit: how many at most, -1 for all
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type RelnetGoalPerson) (nullable): to whom news is owed on @today, the longest first,
 *   with relnet_goal_person_get_goal_what(), relnet_goal_person_get_moved_what() (empty if only the interval has passed) and
 *   relnet_goal_person_get_news_due(); without people who are paused and news that is put off
 */
GPtrArray *
relnet_goal_store_load_news_owed (RelnetConnection *connection, const char *today, int limit, GError **error)
{
  g_autoptr (GPtrArray) owed = g_ptr_array_new_with_free_func (g_object_unref);
  RelnetStatement *statement = relnet_goal_prepare (
      connection, error,
      "SELECT subject, goal_id, person, person.name, due, goal_what, iif (owed_on = '', '', moved_what), helped_on, news_on,"
      " owed_on FROM (" RELNET_GOAL_NEWS_OWED ") JOIN person ON person.id = person ORDER BY due, subject LIMIT ?2",
      "ti", today, (gint64) limit);
  GError *local = NULL;

  if (statement == NULL)
    return NULL;
  while (relnet_statement_step (statement, &local))
    {
      RelnetGoalPerson *person = relnet_goal_person_new ();

      relnet_goal_person_set_id (person, relnet_statement_get_int (statement, 0));
      relnet_goal_person_set_goal_id (person, relnet_statement_get_int (statement, 1));
      relnet_goal_person_set_person_id (person, relnet_statement_get_int (statement, 2));
      relnet_goal_person_set_name (person, relnet_statement_get_text (statement, 3));
      relnet_goal_person_set_news_due (person, relnet_statement_get_text (statement, 4));
      relnet_goal_person_set_goal_what (person, relnet_statement_get_text (statement, 5));
      relnet_goal_person_set_moved_what (person, relnet_statement_get_text (statement, 6));
      relnet_goal_person_set_helped_on (person, relnet_statement_get_text (statement, 7));
      relnet_goal_person_set_news_on (person, relnet_statement_get_text (statement, 8));
      relnet_goal_person_set_owed_on (person, relnet_statement_get_text (statement, 9));
      g_ptr_array_add (owed, person);
    }
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return NULL;
    }
  return g_steal_pointer (&owed);
}

/**
 * relnet_goal_store_merge_person:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @from: a person who turned out to be another one
 * @into: that one
 * @error: return location for an error
 *
 * Whatever @from is to goals becomes what @into is; if both matter for one, what is said about @into stays and what is only
 * said about @from joins it.
 *
 * Returns: whether it was moved
 */
gboolean
relnet_goal_store_merge_person (RelnetConnection *connection, RelnetChanges *changes, gint64 from, gint64 into, GError **error)
{
  static const char *const statements[] = {
    "UPDATE goal_person SET (hope, helped_on, news_on, owed_on) = (SELECT"
    " iif (goal_person.hope = '', other.hope, goal_person.hope),"
    " iif (goal_person.helped_on = '' OR other.helped_on = '', max (goal_person.helped_on, other.helped_on),"
    "      min (goal_person.helped_on, other.helped_on)),"
    " max (goal_person.news_on, other.news_on), max (goal_person.owed_on, other.owed_on)"
    " FROM goal_person AS other WHERE other.goal_id = goal_person.goal_id AND other.person_id = ?1)"
    " WHERE person_id = ?2 AND goal_id IN (SELECT goal_id FROM goal_person WHERE person_id = ?1)",
    "DELETE FROM goal_person WHERE person_id = ?1 AND goal_id IN (SELECT goal_id FROM goal_person WHERE person_id = ?2)",
    "UPDATE goal_person SET person_id = ?2 WHERE person_id = ?1",
    "UPDATE goal_step SET person_id = ?2 WHERE person_id = ?1",
    "DELETE FROM goal_outcome_source WHERE person_id = ?1 AND outcome_id IN (SELECT outcome_id FROM goal_outcome_source"
    " WHERE person_id = ?2)",
    "UPDATE goal_outcome_source SET person_id = ?2 WHERE person_id = ?1",
    "UPDATE goal SET target_id = ?2 WHERE target_id = ?1",
  };

  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    if (!relnet_goal_run (connection, error, statements[i], "ii", from, into))
      return FALSE;
  relnet_changes_add_all (changes, RELNET_CHANGE_GOAL);
  return TRUE;
}

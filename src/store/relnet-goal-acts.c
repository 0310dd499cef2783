/* What the user does with goals: each is one undoable write. */

#include "relnet-goal-store.h"

#include <glib/gi18n-lib.h>

#include "relnet-date.h"

typedef struct
{
  GObject *subject; /* the goal, or the part of one */
  RelnetClock *clock;
  RelnetGoalState state;
  gboolean done;
  char *until;
} GoalAct;

static void
goal_act_free (gpointer data)
{
  GoalAct *act = data;

  g_clear_object (&act->subject);
  g_clear_object (&act->clock);
  g_free (act->until);
  g_free (act);
}

static GoalAct *
goal_act_new (gpointer subject, RelnetClock *clock)
{
  GoalAct *act = g_new0 (GoalAct, 1);

  act->subject = g_object_ref (subject);
  act->clock = g_object_ref (clock);
  return act;
}

/* The words of a goal for the label of an act about a part of it. */
static char *
dup_goal_what (RelnetDatabase *database, gint64 goal_id, RelnetClock *clock)
{
  g_autofree char *today = relnet_clock_dup_today (clock);
  g_autoptr (RelnetGoal) goal = relnet_goal_store_load (relnet_database_get_reader (database), goal_id, today, NULL);

  return g_strdup (goal != NULL ? relnet_goal_get_text (goal, RELNET_GOAL_WHAT) : "");
}

static gboolean
save_act (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  GoalAct *act = data;

  return relnet_goal_get_id ((gpointer) act->subject) == 0
             ? relnet_goal_store_insert (connection, changes, (gpointer) act->subject, act->clock, error)
             : relnet_goal_store_update (connection, changes, (gpointer) act->subject, error);
}

/**
 * relnet_goal_store_save_async:
 * @database: a database
 * @goal: a goal, new (id 0) or stored; left alone by everybody else until @callback
 * @clock: the time
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 */
void
relnet_goal_store_save_async (RelnetDatabase *database, RelnetGoal *goal, RelnetClock *clock, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data)
{
  GoalAct *act = goal_act_new (goal, clock);
  g_autofree char *label = g_strdup_printf (relnet_goal_get_id (goal) == 0 ? _ ("Goal “%s” added") : _ ("Goal “%s” changed"),
                                            relnet_goal_get_text (goal, RELNET_GOAL_WHAT));

  relnet_database_write_async (database, label, save_act, act, goal_act_free, cancellable, callback, user_data);
}

static gboolean
set_state_act (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  GoalAct *act = data;

  return relnet_goal_store_set_state (connection, changes, relnet_goal_get_id ((gpointer) act->subject), act->state, act->clock, error);
}

/**
 * relnet_goal_store_set_state_async:
 * @database: a database
 * @goal: a goal
 * @state: where it stands now
 * @clock: the time
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 */
void
relnet_goal_store_set_state_async (RelnetDatabase *database, RelnetGoal *goal, RelnetGoalState state, RelnetClock *clock, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data)
{
  GoalAct *act = goal_act_new (goal, clock);
  const char *format = state == RELNET_GOAL_ACHIEVED  ? _ ("Goal “%s” achieved")
                       : state == RELNET_GOAL_DROPPED ? _ ("Goal “%s” dropped")
                                                      : _ ("Goal “%s” taken up again");
  g_autofree char *label = g_strdup_printf (format, relnet_goal_get_text (goal, RELNET_GOAL_WHAT));

  act->state = state;
  relnet_database_write_async (database, label, set_state_act, act, goal_act_free, cancellable, callback, user_data);
}

static gboolean
delete_act (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  GoalAct *act = data;

  return relnet_goal_store_mark_deleted (connection, changes, relnet_goal_get_id ((gpointer) act->subject), act->clock, error);
}

/**
 * relnet_goal_store_delete_async:
 * @database: a database
 * @goal: a goal
 * @clock: the time
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 */
void
relnet_goal_store_delete_async (RelnetDatabase *database, RelnetGoal *goal, RelnetClock *clock, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data)
{
  GoalAct *act = goal_act_new (goal, clock);
  g_autofree char *label = g_strdup_printf (_ ("Goal “%s” deleted"), relnet_goal_get_text (goal, RELNET_GOAL_WHAT));

  relnet_database_write_async (database, label, delete_act, act, goal_act_free, cancellable, callback, user_data);
}

static gboolean
save_person_act (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  GoalAct *act = data;

  return relnet_goal_store_save_person (connection, changes, (gpointer) act->subject, act->clock, error);
}

/**
 * relnet_goal_store_save_person_async:
 * @database: a database
 * @person: who matters for a goal, new (id 0) or stored
 * @clock: the time
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 */
void
relnet_goal_store_save_person_async (RelnetDatabase *database, RelnetGoalPerson *person, RelnetClock *clock, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data)
{
  GoalAct *act = goal_act_new (person, clock);
  g_autofree char *what = dup_goal_what (database, relnet_goal_person_get_goal_id (person), clock);
  g_autofree char *label = g_strdup_printf (
      /* Translators: the name of a person, then the words of a goal. */
      relnet_goal_person_get_id (person) == 0 ? _ ("%s added to “%s”") : _ ("%s changed in “%s”"),
      relnet_goal_person_get_name (person), what);

  relnet_database_write_async (database, label, save_person_act, act, goal_act_free, cancellable, callback, user_data);
}

static gboolean
remove_person_act (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  GoalAct *act = data;

  return relnet_goal_store_remove_person (connection, changes, relnet_goal_person_get_id ((gpointer) act->subject), error);
}

/**
 * relnet_goal_store_remove_person_async:
 * @database: a database
 * @person: who matters for a goal
 * @clock: the time
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 */
void
relnet_goal_store_remove_person_async (RelnetDatabase *database, RelnetGoalPerson *person, RelnetClock *clock, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data)
{
  GoalAct *act = goal_act_new (person, clock);
  g_autofree char *what = dup_goal_what (database, relnet_goal_person_get_goal_id (person), clock);
  /* Translators: the name of a person, then the words of a goal. */
  g_autofree char *label = g_strdup_printf (_ ("%s taken out of “%s”"), relnet_goal_person_get_name (person), what);

  relnet_database_write_async (database, label, remove_person_act, act, goal_act_free, cancellable, callback, user_data);
}

static gboolean
save_step_act (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  GoalAct *act = data;

  return relnet_goal_store_save_step (connection, changes, (gpointer) act->subject, error);
}

/**
 * relnet_goal_store_save_step_async:
 * @database: a database
 * @step: a step, new (id 0) or stored
 * @clock: the time
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 */
void
relnet_goal_store_save_step_async (RelnetDatabase *database, RelnetGoalStep *step, RelnetClock *clock, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data)
{
  GoalAct *act = goal_act_new (step, clock);
  g_autofree char *label = g_strdup_printf (relnet_goal_step_get_id (step) == 0 ? _ ("Step “%s” added") : _ ("Step “%s” changed"),
                                            relnet_goal_step_get_what (step));

  relnet_database_write_async (database, label, save_step_act, act, goal_act_free, cancellable, callback, user_data);
}

static gboolean
set_step_done_act (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  GoalAct *act = data;

  return relnet_goal_store_set_step_done (connection, changes, relnet_goal_step_get_id ((gpointer) act->subject), act->done,
                                          act->clock, error);
}

/**
 * relnet_goal_store_set_step_done_async:
 * @database: a database
 * @step: a step
 * @done: whether it is done
 * @clock: the time
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 */
void
relnet_goal_store_set_step_done_async (RelnetDatabase *database, RelnetGoalStep *step, gboolean done, RelnetClock *clock, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data)
{
  GoalAct *act = goal_act_new (step, clock);
  g_autofree char *label = g_strdup_printf (done ? _ ("Step “%s” done") : _ ("Step “%s” open again"),
                                            relnet_goal_step_get_what (step));

  act->done = done;
  relnet_database_write_async (database, label, set_step_done_act, act, goal_act_free, cancellable, callback, user_data);
}

static gboolean
snooze_step_act (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  GoalAct *act = data;

  return relnet_goal_store_snooze_step (connection, changes, relnet_goal_step_get_id ((gpointer) act->subject), act->until, error);
}

/**
 * relnet_goal_store_snooze_step_async:
 * @database: a database
 * @step: a step
 * @until: a valid date
 * @clock: the time
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 */
void
relnet_goal_store_snooze_step_async (RelnetDatabase *database, RelnetGoalStep *step, const char *until, RelnetClock *clock, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data)
{
  GoalAct *act = goal_act_new (step, clock);
  g_autofree char *today = relnet_clock_dup_today (clock);
  g_autofree char *date = relnet_date_format_short (until, today);
  g_autofree char *label = g_strdup_printf (_ ("Step “%s” put off until %s"), relnet_goal_step_get_what (step), date);

  act->until = g_strdup (until);
  relnet_database_write_async (database, label, snooze_step_act, act, goal_act_free, cancellable, callback, user_data);
}

static gboolean
delete_step_act (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  GoalAct *act = data;

  return relnet_goal_store_delete_step (connection, changes, relnet_goal_step_get_id ((gpointer) act->subject), error);
}

/**
 * relnet_goal_store_delete_step_async:
 * @database: a database
 * @step: a step
 * @clock: the time
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 */
void
relnet_goal_store_delete_step_async (RelnetDatabase *database, RelnetGoalStep *step, RelnetClock *clock, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data)
{
  GoalAct *act = goal_act_new (step, clock);
  g_autofree char *label = g_strdup_printf (_ ("Step “%s” deleted"), relnet_goal_step_get_what (step));

  relnet_database_write_async (database, label, delete_step_act, act, goal_act_free, cancellable, callback, user_data);
}

static gboolean
save_outcome_act (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  GoalAct *act = data;

  return relnet_goal_store_save_outcome (connection, changes, (gpointer) act->subject, act->clock, error);
}

/**
 * relnet_goal_store_save_outcome_async:
 * @database: a database
 * @outcome: what came of a goal, new (id 0) or stored
 * @clock: the time
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 */
void
relnet_goal_store_save_outcome_async (RelnetDatabase *database, RelnetGoalOutcome *outcome, RelnetClock *clock, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data)
{
  GoalAct *act = goal_act_new (outcome, clock);
  g_autofree char *label
      = g_strdup_printf (relnet_goal_outcome_get_id (outcome) == 0 ? _ ("Outcome “%s” noted") : _ ("Outcome “%s” changed"),
                         relnet_goal_outcome_get_what (outcome));

  relnet_database_write_async (database, label, save_outcome_act, act, goal_act_free, cancellable, callback, user_data);
}

static gboolean
delete_outcome_act (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  GoalAct *act = data;

  return relnet_goal_store_delete_outcome (connection, changes, relnet_goal_outcome_get_id ((gpointer) act->subject), act->clock,
                                           error);
}

/**
 * relnet_goal_store_delete_outcome_async:
 * @database: a database
 * @outcome: what came of a goal
 * @clock: the time
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 */
void
relnet_goal_store_delete_outcome_async (RelnetDatabase *database, RelnetGoalOutcome *outcome, RelnetClock *clock, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data)
{
  GoalAct *act = goal_act_new (outcome, clock);
  g_autofree char *label = g_strdup_printf (_ ("Outcome “%s” deleted"), relnet_goal_outcome_get_what (outcome));

  relnet_database_write_async (database, label, delete_outcome_act, act, goal_act_free, cancellable, callback, user_data);
}

static gboolean
give_news_act (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  GoalAct *act = data;

  return relnet_goal_store_give_news (connection, changes, relnet_goal_person_get_id ((gpointer) act->subject), act->clock, error);
}

/**
 * relnet_goal_store_give_news_async:
 * @database: a database
 * @person: who has helped with a goal
 * @clock: the time
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 */
void
relnet_goal_store_give_news_async (RelnetDatabase *database, RelnetGoalPerson *person, RelnetClock *clock, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data)
{
  GoalAct *act = goal_act_new (person, clock);
  g_autofree char *what = dup_goal_what (database, relnet_goal_person_get_goal_id (person), clock);
  /* Translators: the name of a person, then the words of a goal. */
  g_autofree char *label = g_strdup_printf (_ ("News given to %s about “%s”"), relnet_goal_person_get_name (person), what);

  relnet_database_write_async (database, label, give_news_act, act, goal_act_free, cancellable, callback, user_data);
}

/**
 * relnet_goal_store_finish:
 * @database: a database
 * @result: the result of any of the acts above
 * @error: return location for an error, in words for the user
 *
 * Returns: whether it was done; if not, nothing was changed
 */
gboolean
relnet_goal_store_finish (RelnetDatabase *database, GAsyncResult *result, GError **error)
{
  return relnet_database_write_finish (database, result, error);
}

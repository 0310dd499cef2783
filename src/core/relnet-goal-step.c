#include "relnet-goal-step.h"

/**
 * RelnetGoalStep:
 *
 * A step of a goal (G1): what is to be done, by when, with whom.
 */
struct _RelnetGoalStep
{
  GObject parent_instance;

  gint64 id;
  gint64 goal_id;
  gint64 person_id;
  char *person_name;
  char *what;
  char *due;
  char *done_on;
  gboolean milestone;
  char *snoozed_until;
};

G_DEFINE_FINAL_TYPE (RelnetGoalStep, relnet_goal_step, G_TYPE_OBJECT)

static void
relnet_goal_step_finalize (GObject *object)
{
  RelnetGoalStep *self = RELNET_GOAL_STEP (object);

  g_clear_pointer (&self->person_name, g_free);
  g_clear_pointer (&self->what, g_free);
  g_clear_pointer (&self->due, g_free);
  g_clear_pointer (&self->done_on, g_free);
  g_clear_pointer (&self->snoozed_until, g_free);
  G_OBJECT_CLASS (relnet_goal_step_parent_class)->finalize (object);
}

static void
relnet_goal_step_class_init (RelnetGoalStepClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = relnet_goal_step_finalize;
}

static void
relnet_goal_step_init (RelnetGoalStep *self)
{
  self->person_name = g_strdup ("");
  self->what = g_strdup ("");
  self->due = g_strdup ("");
  self->done_on = g_strdup ("");
  self->snoozed_until = g_strdup ("");
}

/**
 * relnet_goal_step_new:
 *
 * Returns: (transfer full): an empty one
 */
RelnetGoalStep *
relnet_goal_step_new (void)
{
  return g_object_new (RELNET_TYPE_GOAL_STEP, NULL);
}

/**
 * relnet_goal_step_get_id:
 * @self: a RelnetGoalStep
 *
 * Returns: its id in the database, 0 before it is stored
 */
gint64
relnet_goal_step_get_id (RelnetGoalStep *self)
{
  g_return_val_if_fail (RELNET_IS_GOAL_STEP (self), 0);

  return self->id;
}

/**
 * relnet_goal_step_set_id:
 * @self: a RelnetGoalStep
 * @id: its id in the database, 0 before it is stored
 */
void
relnet_goal_step_set_id (RelnetGoalStep *self, gint64 id)
{
  g_return_if_fail (RELNET_IS_GOAL_STEP (self));

  self->id = id;
}

/**
 * relnet_goal_step_get_goal_id:
 * @self: a RelnetGoalStep
 *
 * Returns: the goal
 */
gint64
relnet_goal_step_get_goal_id (RelnetGoalStep *self)
{
  g_return_val_if_fail (RELNET_IS_GOAL_STEP (self), 0);

  return self->goal_id;
}

/**
 * relnet_goal_step_set_goal_id:
 * @self: a RelnetGoalStep
 * @goal_id: the goal
 */
void
relnet_goal_step_set_goal_id (RelnetGoalStep *self, gint64 goal_id)
{
  g_return_if_fail (RELNET_IS_GOAL_STEP (self));

  self->goal_id = goal_id;
}

/**
 * relnet_goal_step_get_person_id:
 * @self: a RelnetGoalStep
 *
 * Returns: with whom, 0 for nobody
 */
gint64
relnet_goal_step_get_person_id (RelnetGoalStep *self)
{
  g_return_val_if_fail (RELNET_IS_GOAL_STEP (self), 0);

  return self->person_id;
}

/**
 * relnet_goal_step_set_person_id:
 * @self: a RelnetGoalStep
 * @person_id: with whom, 0 for nobody
 */
void
relnet_goal_step_set_person_id (RelnetGoalStep *self, gint64 person_id)
{
  g_return_if_fail (RELNET_IS_GOAL_STEP (self));

  self->person_id = person_id;
}

/**
 * relnet_goal_step_get_person_name:
 * @self: a RelnetGoalStep
 *
 * Returns: their name
 */
const char *
relnet_goal_step_get_person_name (RelnetGoalStep *self)
{
  g_return_val_if_fail (RELNET_IS_GOAL_STEP (self), NULL);

  return self->person_name;
}

/**
 * relnet_goal_step_set_person_name:
 * @self: a RelnetGoalStep
 * @person_name: (nullable): their name
 */
void
relnet_goal_step_set_person_name (RelnetGoalStep *self, const char *person_name)
{
  g_return_if_fail (RELNET_IS_GOAL_STEP (self));

  if (g_strcmp0 (self->person_name, person_name) == 0)
    return;
  g_free (self->person_name);
  self->person_name = g_strdup (person_name != NULL ? person_name : "");
}

/**
 * relnet_goal_step_get_what:
 * @self: a RelnetGoalStep
 *
 * Returns: what is to be done, in the words of the user
 */
const char *
relnet_goal_step_get_what (RelnetGoalStep *self)
{
  g_return_val_if_fail (RELNET_IS_GOAL_STEP (self), NULL);

  return self->what;
}

/**
 * relnet_goal_step_set_what:
 * @self: a RelnetGoalStep
 * @what: (nullable): what is to be done, in the words of the user
 */
void
relnet_goal_step_set_what (RelnetGoalStep *self, const char *what)
{
  g_return_if_fail (RELNET_IS_GOAL_STEP (self));

  if (g_strcmp0 (self->what, what) == 0)
    return;
  g_free (self->what);
  self->what = g_strdup (what != NULL ? what : "");
}

/**
 * relnet_goal_step_get_due:
 * @self: a RelnetGoalStep
 *
 * Returns: the date it is to be done by, empty for none
 */
const char *
relnet_goal_step_get_due (RelnetGoalStep *self)
{
  g_return_val_if_fail (RELNET_IS_GOAL_STEP (self), NULL);

  return self->due;
}

/**
 * relnet_goal_step_set_due:
 * @self: a RelnetGoalStep
 * @due: (nullable): the date it is to be done by, empty for none
 */
void
relnet_goal_step_set_due (RelnetGoalStep *self, const char *due)
{
  g_return_if_fail (RELNET_IS_GOAL_STEP (self));

  if (g_strcmp0 (self->due, due) == 0)
    return;
  g_free (self->due);
  self->due = g_strdup (due != NULL ? due : "");
}

/**
 * relnet_goal_step_get_done_on:
 * @self: a RelnetGoalStep
 *
 * Returns: the date it was done, empty while it is open
 */
const char *
relnet_goal_step_get_done_on (RelnetGoalStep *self)
{
  g_return_val_if_fail (RELNET_IS_GOAL_STEP (self), NULL);

  return self->done_on;
}

/**
 * relnet_goal_step_set_done_on:
 * @self: a RelnetGoalStep
 * @done_on: (nullable): the date it was done, empty while it is open
 */
void
relnet_goal_step_set_done_on (RelnetGoalStep *self, const char *done_on)
{
  g_return_if_fail (RELNET_IS_GOAL_STEP (self));

  if (g_strcmp0 (self->done_on, done_on) == 0)
    return;
  g_free (self->done_on);
  self->done_on = g_strdup (done_on != NULL ? done_on : "");
}

/**
 * relnet_goal_step_get_milestone:
 * @self: a RelnetGoalStep
 *
 * Returns: whether it stands on the line of the plan
 */
gboolean
relnet_goal_step_get_milestone (RelnetGoalStep *self)
{
  g_return_val_if_fail (RELNET_IS_GOAL_STEP (self), FALSE);

  return self->milestone;
}

/**
 * relnet_goal_step_set_milestone:
 * @self: a RelnetGoalStep
 * @milestone: whether it stands on the line of the plan
 */
void
relnet_goal_step_set_milestone (RelnetGoalStep *self, gboolean milestone)
{
  g_return_if_fail (RELNET_IS_GOAL_STEP (self));

  self->milestone = milestone;
}

/**
 * relnet_goal_step_get_snoozed_until:
 * @self: a RelnetGoalStep
 *
 * Returns: the date until which it is hidden in Today, empty if it is not
 */
const char *
relnet_goal_step_get_snoozed_until (RelnetGoalStep *self)
{
  g_return_val_if_fail (RELNET_IS_GOAL_STEP (self), NULL);

  return self->snoozed_until;
}

/**
 * relnet_goal_step_set_snoozed_until:
 * @self: a RelnetGoalStep
 * @snoozed_until: (nullable): the date until which it is hidden in Today, empty if it is not
 */
void
relnet_goal_step_set_snoozed_until (RelnetGoalStep *self, const char *snoozed_until)
{
  g_return_if_fail (RELNET_IS_GOAL_STEP (self));

  if (g_strcmp0 (self->snoozed_until, snoozed_until) == 0)
    return;
  g_free (self->snoozed_until);
  self->snoozed_until = g_strdup (snoozed_until != NULL ? snoozed_until : "");
}

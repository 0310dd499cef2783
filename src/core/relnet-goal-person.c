#include "relnet-goal-person.h"

/**
 * RelnetGoalPerson:
 *
 * Somebody who matters for a goal (G1), and the news owed to them if they have helped (C3).
 */
struct _RelnetGoalPerson
{
  GObject parent_instance;

  gint64 id;
  gint64 goal_id;
  gint64 person_id;
  char *name;
  gboolean gone;
  char *hope;
  char *helped_on;
  char *news_on;
  char *owed_on;
  char *snoozed_until;
  int closeness_step;
  char *goal_what;
  char *moved_what;
  char *news_due;
};

G_DEFINE_FINAL_TYPE (RelnetGoalPerson, relnet_goal_person, G_TYPE_OBJECT)

static void
relnet_goal_person_finalize (GObject *object)
{
  RelnetGoalPerson *self = RELNET_GOAL_PERSON (object);

  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->hope, g_free);
  g_clear_pointer (&self->helped_on, g_free);
  g_clear_pointer (&self->news_on, g_free);
  g_clear_pointer (&self->owed_on, g_free);
  g_clear_pointer (&self->snoozed_until, g_free);
  g_clear_pointer (&self->goal_what, g_free);
  g_clear_pointer (&self->moved_what, g_free);
  g_clear_pointer (&self->news_due, g_free);
  G_OBJECT_CLASS (relnet_goal_person_parent_class)->finalize (object);
}

static void
relnet_goal_person_class_init (RelnetGoalPersonClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = relnet_goal_person_finalize;
}

static void
relnet_goal_person_init (RelnetGoalPerson *self)
{
  self->name = g_strdup ("");
  self->hope = g_strdup ("");
  self->helped_on = g_strdup ("");
  self->news_on = g_strdup ("");
  self->owed_on = g_strdup ("");
  self->snoozed_until = g_strdup ("");
  self->goal_what = g_strdup ("");
  self->moved_what = g_strdup ("");
  self->news_due = g_strdup ("");
}

/**
 * relnet_goal_person_new:
 *
 * Returns: (transfer full): an empty one
 */
RelnetGoalPerson *
relnet_goal_person_new (void)
{
  return g_object_new (RELNET_TYPE_GOAL_PERSON, NULL);
}

/**
 * relnet_goal_person_get_id:
 * @self: a RelnetGoalPerson
 *
 * Returns: its id in the database, 0 before it is stored
 */
gint64
relnet_goal_person_get_id (RelnetGoalPerson *self)
{
  g_return_val_if_fail (RELNET_IS_GOAL_PERSON (self), 0);

  return self->id;
}

/**
 * relnet_goal_person_set_id:
 * @self: a RelnetGoalPerson
 * @id: its id in the database, 0 before it is stored
 */
void
relnet_goal_person_set_id (RelnetGoalPerson *self, gint64 id)
{
  g_return_if_fail (RELNET_IS_GOAL_PERSON (self));

  self->id = id;
}

/**
 * relnet_goal_person_get_goal_id:
 * @self: a RelnetGoalPerson
 *
 * Returns: the goal
 */
gint64
relnet_goal_person_get_goal_id (RelnetGoalPerson *self)
{
  g_return_val_if_fail (RELNET_IS_GOAL_PERSON (self), 0);

  return self->goal_id;
}

/**
 * relnet_goal_person_set_goal_id:
 * @self: a RelnetGoalPerson
 * @goal_id: the goal
 */
void
relnet_goal_person_set_goal_id (RelnetGoalPerson *self, gint64 goal_id)
{
  g_return_if_fail (RELNET_IS_GOAL_PERSON (self));

  self->goal_id = goal_id;
}

/**
 * relnet_goal_person_get_person_id:
 * @self: a RelnetGoalPerson
 *
 * Returns: the person, 0 once they are gone for good
 */
gint64
relnet_goal_person_get_person_id (RelnetGoalPerson *self)
{
  g_return_val_if_fail (RELNET_IS_GOAL_PERSON (self), 0);

  return self->person_id;
}

/**
 * relnet_goal_person_set_person_id:
 * @self: a RelnetGoalPerson
 * @person_id: the person, 0 once they are gone for good
 */
void
relnet_goal_person_set_person_id (RelnetGoalPerson *self, gint64 person_id)
{
  g_return_if_fail (RELNET_IS_GOAL_PERSON (self));

  self->person_id = person_id;
}

/**
 * relnet_goal_person_get_name:
 * @self: a RelnetGoalPerson
 *
 * Returns: their name; that of somebody who is gone stays
 */
const char *
relnet_goal_person_get_name (RelnetGoalPerson *self)
{
  g_return_val_if_fail (RELNET_IS_GOAL_PERSON (self), NULL);

  return self->name;
}

/**
 * relnet_goal_person_set_name:
 * @self: a RelnetGoalPerson
 * @name: (nullable): their name; that of somebody who is gone stays
 */
void
relnet_goal_person_set_name (RelnetGoalPerson *self, const char *name)
{
  g_return_if_fail (RELNET_IS_GOAL_PERSON (self));

  if (g_strcmp0 (self->name, name) == 0)
    return;
  g_free (self->name);
  self->name = g_strdup (name != NULL ? name : "");
}

/**
 * relnet_goal_person_get_gone:
 * @self: a RelnetGoalPerson
 *
 * Returns: whether the person was deleted
 */
gboolean
relnet_goal_person_get_gone (RelnetGoalPerson *self)
{
  g_return_val_if_fail (RELNET_IS_GOAL_PERSON (self), FALSE);

  return self->gone;
}

/**
 * relnet_goal_person_set_gone:
 * @self: a RelnetGoalPerson
 * @gone: whether the person was deleted
 */
void
relnet_goal_person_set_gone (RelnetGoalPerson *self, gboolean gone)
{
  g_return_if_fail (RELNET_IS_GOAL_PERSON (self));

  self->gone = gone;
}

/**
 * relnet_goal_person_get_hope:
 * @self: a RelnetGoalPerson
 *
 * Returns: what is hoped with them, in the words of the user
 */
const char *
relnet_goal_person_get_hope (RelnetGoalPerson *self)
{
  g_return_val_if_fail (RELNET_IS_GOAL_PERSON (self), NULL);

  return self->hope;
}

/**
 * relnet_goal_person_set_hope:
 * @self: a RelnetGoalPerson
 * @hope: (nullable): what is hoped with them, in the words of the user
 */
void
relnet_goal_person_set_hope (RelnetGoalPerson *self, const char *hope)
{
  g_return_if_fail (RELNET_IS_GOAL_PERSON (self));

  if (g_strcmp0 (self->hope, hope) == 0)
    return;
  g_free (self->hope);
  self->hope = g_strdup (hope != NULL ? hope : "");
}

/**
 * relnet_goal_person_get_helped_on:
 * @self: a RelnetGoalPerson
 *
 * Returns: the date since when they have helped, empty while they have not
 */
const char *
relnet_goal_person_get_helped_on (RelnetGoalPerson *self)
{
  g_return_val_if_fail (RELNET_IS_GOAL_PERSON (self), NULL);

  return self->helped_on;
}

/**
 * relnet_goal_person_set_helped_on:
 * @self: a RelnetGoalPerson
 * @helped_on: (nullable): the date since when they have helped, empty while they have not
 */
void
relnet_goal_person_set_helped_on (RelnetGoalPerson *self, const char *helped_on)
{
  g_return_if_fail (RELNET_IS_GOAL_PERSON (self));

  if (g_strcmp0 (self->helped_on, helped_on) == 0)
    return;
  g_free (self->helped_on);
  self->helped_on = g_strdup (helped_on != NULL ? helped_on : "");
}

/**
 * relnet_goal_person_get_news_on:
 * @self: a RelnetGoalPerson
 *
 * Returns: the date they last got news, empty for never
 */
const char *
relnet_goal_person_get_news_on (RelnetGoalPerson *self)
{
  g_return_val_if_fail (RELNET_IS_GOAL_PERSON (self), NULL);

  return self->news_on;
}

/**
 * relnet_goal_person_set_news_on:
 * @self: a RelnetGoalPerson
 * @news_on: (nullable): the date they last got news, empty for never
 */
void
relnet_goal_person_set_news_on (RelnetGoalPerson *self, const char *news_on)
{
  g_return_if_fail (RELNET_IS_GOAL_PERSON (self));

  if (g_strcmp0 (self->news_on, news_on) == 0)
    return;
  g_free (self->news_on);
  self->news_on = g_strdup (news_on != NULL ? news_on : "");
}

/**
 * relnet_goal_person_get_owed_on:
 * @self: a RelnetGoalPerson
 *
 * Returns: the date it moved since they had news, empty if it has not
 */
const char *
relnet_goal_person_get_owed_on (RelnetGoalPerson *self)
{
  g_return_val_if_fail (RELNET_IS_GOAL_PERSON (self), NULL);

  return self->owed_on;
}

/**
 * relnet_goal_person_set_owed_on:
 * @self: a RelnetGoalPerson
 * @owed_on: (nullable): the date it moved since they had news, empty if it has not
 */
void
relnet_goal_person_set_owed_on (RelnetGoalPerson *self, const char *owed_on)
{
  g_return_if_fail (RELNET_IS_GOAL_PERSON (self));

  if (g_strcmp0 (self->owed_on, owed_on) == 0)
    return;
  g_free (self->owed_on);
  self->owed_on = g_strdup (owed_on != NULL ? owed_on : "");
}

/**
 * relnet_goal_person_get_snoozed_until:
 * @self: a RelnetGoalPerson
 *
 * Returns: the date until which the news is put off, empty if it is not
 */
const char *
relnet_goal_person_get_snoozed_until (RelnetGoalPerson *self)
{
  g_return_val_if_fail (RELNET_IS_GOAL_PERSON (self), NULL);

  return self->snoozed_until;
}

/**
 * relnet_goal_person_set_snoozed_until:
 * @self: a RelnetGoalPerson
 * @snoozed_until: (nullable): the date until which the news is put off, empty if it is not
 */
void
relnet_goal_person_set_snoozed_until (RelnetGoalPerson *self, const char *snoozed_until)
{
  g_return_if_fail (RELNET_IS_GOAL_PERSON (self));

  if (g_strcmp0 (self->snoozed_until, snoozed_until) == 0)
    return;
  g_free (self->snoozed_until);
  self->snoozed_until = g_strdup (snoozed_until != NULL ? snoozed_until : "");
}

/**
 * relnet_goal_person_get_closeness_step:
 * @self: a RelnetGoalPerson
 *
 * Returns: how close the tie is, 0 to 5; of no use to the store
 */
int
relnet_goal_person_get_closeness_step (RelnetGoalPerson *self)
{
  g_return_val_if_fail (RELNET_IS_GOAL_PERSON (self), 0);

  return self->closeness_step;
}

/**
 * relnet_goal_person_set_closeness_step:
 * @self: a RelnetGoalPerson
 * @closeness_step: how close the tie is, 0 to 5; of no use to the store
 */
void
relnet_goal_person_set_closeness_step (RelnetGoalPerson *self, int closeness_step)
{
  g_return_if_fail (RELNET_IS_GOAL_PERSON (self));

  self->closeness_step = closeness_step;
}

/**
 * relnet_goal_person_get_goal_what:
 * @self: a RelnetGoalPerson
 *
 * Returns: the goal in the words of the user; read by the store only
 */
const char *
relnet_goal_person_get_goal_what (RelnetGoalPerson *self)
{
  g_return_val_if_fail (RELNET_IS_GOAL_PERSON (self), NULL);

  return self->goal_what;
}

/**
 * relnet_goal_person_set_goal_what:
 * @self: a RelnetGoalPerson
 * @goal_what: (nullable): the goal in the words of the user; read by the store only
 */
void
relnet_goal_person_set_goal_what (RelnetGoalPerson *self, const char *goal_what)
{
  g_return_if_fail (RELNET_IS_GOAL_PERSON (self));

  if (g_strcmp0 (self->goal_what, goal_what) == 0)
    return;
  g_free (self->goal_what);
  self->goal_what = g_strdup (goal_what != NULL ? goal_what : "");
}

/**
 * relnet_goal_person_get_moved_what:
 * @self: a RelnetGoalPerson
 *
 * Returns: how the goal last moved; read by the store only
 */
const char *
relnet_goal_person_get_moved_what (RelnetGoalPerson *self)
{
  g_return_val_if_fail (RELNET_IS_GOAL_PERSON (self), NULL);

  return self->moved_what;
}

/**
 * relnet_goal_person_set_moved_what:
 * @self: a RelnetGoalPerson
 * @moved_what: (nullable): how the goal last moved; read by the store only
 */
void
relnet_goal_person_set_moved_what (RelnetGoalPerson *self, const char *moved_what)
{
  g_return_if_fail (RELNET_IS_GOAL_PERSON (self));

  if (g_strcmp0 (self->moved_what, moved_what) == 0)
    return;
  g_free (self->moved_what);
  self->moved_what = g_strdup (moved_what != NULL ? moved_what : "");
}

/**
 * relnet_goal_person_get_news_due:
 * @self: a RelnetGoalPerson
 *
 * Returns: the date news is owed since; read by the store only
 */
const char *
relnet_goal_person_get_news_due (RelnetGoalPerson *self)
{
  g_return_val_if_fail (RELNET_IS_GOAL_PERSON (self), NULL);

  return self->news_due;
}

/**
 * relnet_goal_person_set_news_due:
 * @self: a RelnetGoalPerson
 * @news_due: (nullable): the date news is owed since; read by the store only
 */
void
relnet_goal_person_set_news_due (RelnetGoalPerson *self, const char *news_due)
{
  g_return_if_fail (RELNET_IS_GOAL_PERSON (self));

  if (g_strcmp0 (self->news_due, news_due) == 0)
    return;
  g_free (self->news_due);
  self->news_due = g_strdup (news_due != NULL ? news_due : "");
}

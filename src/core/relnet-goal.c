#include "relnet-goal.h"

#include <string.h>

static const char *const state_names[RELNET_N_GOAL_STATES] = {
  [RELNET_GOAL_OPEN] = "open",
  [RELNET_GOAL_ACHIEVED] = "achieved",
  [RELNET_GOAL_DROPPED] = "dropped",
};

static const char *const text_names[RELNET_N_GOAL_TEXTS] = {
  [RELNET_GOAL_WHAT] = "what",           [RELNET_GOAL_WHY] = "why",
  [RELNET_GOAL_STARTED_ON] = "started_on", [RELNET_GOAL_DUE] = "due",
  [RELNET_GOAL_CLOSED_ON] = "closed_on", [RELNET_GOAL_SECTOR] = "sector",
  [RELNET_GOAL_EXPERTISE] = "expertise", [RELNET_GOAL_SENIORITY] = "seniority",
  [RELNET_GOAL_TARGET] = "target",       [RELNET_GOAL_MOVED_ON] = "moved_on",
  [RELNET_GOAL_MOVED_WHAT] = "moved_what",
};

/**
 * RelnetGoal:
 *
 * Something wanted by a date (G1): what and why, the people who matter with what is hoped with each, the steps, and what
 * came of it. In a list it has counts instead of its parts, see relnet_goal_set_counts().
 */
struct _RelnetGoal
{
  GObject parent_instance;

  gint64 id;
  char *texts[RELNET_N_GOAL_TEXTS];
  RelnetGoalState state;
  int colour;
  gint64 target_id;
  int news_days;
  GPtrArray *people;
  GPtrArray *steps;
  GPtrArray *outcomes;
  int n_people;
  int n_helpers;
  int weight;
  int weight_done;
};

G_DEFINE_FINAL_TYPE (RelnetGoal, relnet_goal, G_TYPE_OBJECT)

static void
relnet_goal_finalize (GObject *object)
{
  RelnetGoal *self = RELNET_GOAL (object);

  for (guint i = 0; i < RELNET_N_GOAL_TEXTS; i++)
    g_clear_pointer (&self->texts[i], g_free);
  g_clear_pointer (&self->people, g_ptr_array_unref);
  g_clear_pointer (&self->steps, g_ptr_array_unref);
  g_clear_pointer (&self->outcomes, g_ptr_array_unref);
  G_OBJECT_CLASS (relnet_goal_parent_class)->finalize (object);
}

static void
relnet_goal_class_init (RelnetGoalClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = relnet_goal_finalize;
}

static void
relnet_goal_init (RelnetGoal *self)
{
  for (guint i = 0; i < RELNET_N_GOAL_TEXTS; i++)
    self->texts[i] = g_strdup ("");
  self->news_days = RELNET_GOAL_NEWS_DAYS;
  self->people = g_ptr_array_new_with_free_func (g_object_unref);
  self->steps = g_ptr_array_new_with_free_func (g_object_unref);
  self->outcomes = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * relnet_goal_state_to_name:
 * @state: a state
 *
 * Returns: its name in the database and on the command line
 */
const char *
relnet_goal_state_to_name (RelnetGoalState state)
{
  g_return_val_if_fail (state < RELNET_N_GOAL_STATES, NULL);

  return state_names[state];
}

/**
 * relnet_goal_state_from_name:
 * @name: (nullable): a name
 * @state: (out): the state; left alone if @name is unknown
 *
 * Returns: whether there is such a state
 */
gboolean
relnet_goal_state_from_name (const char *name, RelnetGoalState *state)
{
  for (guint i = 0; i < RELNET_N_GOAL_STATES; i++)
    if (g_strcmp0 (state_names[i], name) == 0)
      {
        *state = (RelnetGoalState) i;
        return TRUE;
      }
  return FALSE;
}

/**
 * relnet_goal_text_to_name:
 * @text: which text
 *
 * Returns: its column
 */
const char *
relnet_goal_text_to_name (RelnetGoalText text)
{
  g_return_val_if_fail (text < RELNET_N_GOAL_TEXTS, NULL);

  return text_names[text];
}

/**
 * relnet_goal_new:
 *
 * Returns: (transfer full): an empty, open goal
 */
RelnetGoal *
relnet_goal_new (void)
{
  return g_object_new (RELNET_TYPE_GOAL, NULL);
}

/**
 * relnet_goal_get_id:
 * @self: a goal
 *
 * Returns: its id in the database, 0 before it is stored
 */
gint64
relnet_goal_get_id (RelnetGoal *self)
{
  g_return_val_if_fail (RELNET_IS_GOAL (self), 0);

  return self->id;
}

/**
 * relnet_goal_set_id:
 * @self: a goal
 * @id: its id in the database, 0 before it is stored
 */
void
relnet_goal_set_id (RelnetGoal *self, gint64 id)
{
  g_return_if_fail (RELNET_IS_GOAL (self));

  self->id = id;
}

/**
 * relnet_goal_get_text:
 * @self: a goal
 * @text: which text
 *
 * Returns: the text, empty if unset
 */
const char *
relnet_goal_get_text (RelnetGoal *self, RelnetGoalText text)
{
  g_return_val_if_fail (RELNET_IS_GOAL (self) && text < RELNET_N_GOAL_TEXTS, NULL);

  return self->texts[text];
}

/**
 * relnet_goal_set_text:
 * @self: a goal
 * @text: which text
 * @value: (nullable): the text
 */
void
relnet_goal_set_text (RelnetGoal *self, RelnetGoalText text, const char *value)
{
  g_autofree char *old = NULL;

  g_return_if_fail (RELNET_IS_GOAL (self) && text < RELNET_N_GOAL_TEXTS);

  old = self->texts[text];
  self->texts[text] = g_strdup (value != NULL ? value : "");
}

/**
 * relnet_goal_get_state:
 * @self: a goal
 *
 * Returns: where it stands
 */
RelnetGoalState
relnet_goal_get_state (RelnetGoal *self)
{
  g_return_val_if_fail (RELNET_IS_GOAL (self), RELNET_GOAL_OPEN);

  return self->state;
}

/**
 * relnet_goal_set_state:
 * @self: a goal
 * @state: where it stands
 */
void
relnet_goal_set_state (RelnetGoal *self, RelnetGoalState state)
{
  g_return_if_fail (RELNET_IS_GOAL (self) && state < RELNET_N_GOAL_STATES);

  self->state = state;
}

/**
 * relnet_goal_get_colour:
 * @self: a goal
 *
 * Returns: the index of its colour in the palette of the window, from 0
 */
int
relnet_goal_get_colour (RelnetGoal *self)
{
  g_return_val_if_fail (RELNET_IS_GOAL (self), 0);

  return self->colour;
}

/**
 * relnet_goal_set_colour:
 * @self: a goal
 * @colour: the index of its colour in the palette of the window, from 0
 */
void
relnet_goal_set_colour (RelnetGoal *self, int colour)
{
  g_return_if_fail (RELNET_IS_GOAL (self));

  self->colour = colour;
}

/**
 * relnet_goal_get_target_id:
 * @self: a goal
 *
 * Returns: the person its target is, 0 if that is an organisation or nobody who is known
 */
gint64
relnet_goal_get_target_id (RelnetGoal *self)
{
  g_return_val_if_fail (RELNET_IS_GOAL (self), 0);

  return self->target_id;
}

/**
 * relnet_goal_set_target_id:
 * @self: a goal
 * @target_id: the person its target is, 0 for none
 */
void
relnet_goal_set_target_id (RelnetGoal *self, gint64 target_id)
{
  g_return_if_fail (RELNET_IS_GOAL (self));

  self->target_id = target_id;
}

/**
 * relnet_goal_get_news_days:
 * @self: a goal
 *
 * Returns: after how many days at the latest helpers get news, 0 for only when it moves
 */
int
relnet_goal_get_news_days (RelnetGoal *self)
{
  g_return_val_if_fail (RELNET_IS_GOAL (self), 0);

  return self->news_days;
}

/**
 * relnet_goal_set_news_days:
 * @self: a goal
 * @news_days: after how many days at the latest helpers get news, 0 for only when it moves
 */
void
relnet_goal_set_news_days (RelnetGoal *self, int news_days)
{
  g_return_if_fail (RELNET_IS_GOAL (self));

  self->news_days = MAX (news_days, 0);
}

/**
 * relnet_goal_get_people:
 * @self: a goal
 *
 * Returns: (transfer none) (element-type RelnetGoalPerson): who matters, in the order of the user
 */
GPtrArray *
relnet_goal_get_people (RelnetGoal *self)
{
  g_return_val_if_fail (RELNET_IS_GOAL (self), NULL);

  return self->people;
}

/**
 * relnet_goal_get_steps:
 * @self: a goal
 *
 * Returns: (transfer none) (element-type RelnetGoalStep): the steps: those to do by date, then those done
 */
GPtrArray *
relnet_goal_get_steps (RelnetGoal *self)
{
  g_return_val_if_fail (RELNET_IS_GOAL (self), NULL);

  return self->steps;
}

/**
 * relnet_goal_get_outcomes:
 * @self: a goal
 *
 * Returns: (transfer none) (element-type RelnetGoalOutcome): what came of it, the newest first
 */
GPtrArray *
relnet_goal_get_outcomes (RelnetGoal *self)
{
  g_return_val_if_fail (RELNET_IS_GOAL (self), NULL);

  return self->outcomes;
}

/**
 * relnet_goal_find_step:
 * @self: a goal
 * @step_id: a step
 *
 * Returns: (transfer none) (nullable): that step of the goal
 */
RelnetGoalStep *
relnet_goal_find_step (RelnetGoal *self, gint64 step_id)
{
  g_return_val_if_fail (RELNET_IS_GOAL (self), NULL);

  for (guint i = 0; i < self->steps->len; i++)
    if (relnet_goal_step_get_id (g_ptr_array_index (self->steps, i)) == step_id)
      return g_ptr_array_index (self->steps, i);
  return NULL;
}

/**
 * relnet_goal_find_person:
 * @self: a goal
 * @person_id: a person
 *
 * Returns: (transfer none) (nullable): what they are to the goal, if they matter for it
 */
RelnetGoalPerson *
relnet_goal_find_person (RelnetGoal *self, gint64 person_id)
{
  g_return_val_if_fail (RELNET_IS_GOAL (self), NULL);

  for (guint i = 0; i < self->people->len && person_id != 0; i++)
    if (relnet_goal_person_get_person_id (g_ptr_array_index (self->people, i)) == person_id)
      return g_ptr_array_index (self->people, i);
  return NULL;
}

/**
 * relnet_goal_set_counts:
 * @self: a goal
 * @n_people: how many people matter
 * @n_helpers: how many of them have helped
 * @weight: the weight of all steps, see relnet_goal_pace_get_weight()
 * @weight_done: the weight of those done
 *
 * What a row of a list says, without the parts being read.
 */
void
relnet_goal_set_counts (RelnetGoal *self, int n_people, int n_helpers, int weight, int weight_done)
{
  g_return_if_fail (RELNET_IS_GOAL (self));

  self->n_people = n_people;
  self->n_helpers = n_helpers;
  self->weight = weight;
  self->weight_done = weight_done;
}

/**
 * relnet_goal_get_n_people:
 * @self: a stored goal
 *
 * Returns: how many people matter for it
 */
int
relnet_goal_get_n_people (RelnetGoal *self)
{
  g_return_val_if_fail (RELNET_IS_GOAL (self), 0);

  return self->n_people;
}

/**
 * relnet_goal_get_n_helpers:
 * @self: a stored goal
 *
 * Returns: how many people have helped
 */
int
relnet_goal_get_n_helpers (RelnetGoal *self)
{
  g_return_val_if_fail (RELNET_IS_GOAL (self), 0);

  return self->n_helpers;
}

/**
 * relnet_goal_get_weight:
 * @self: a stored goal
 *
 * Returns: the weight of all its steps
 */
int
relnet_goal_get_weight (RelnetGoal *self)
{
  g_return_val_if_fail (RELNET_IS_GOAL (self), 0);

  return self->weight;
}

/**
 * relnet_goal_get_weight_done:
 * @self: a stored goal
 *
 * Returns: the weight of its steps that are done
 */
int
relnet_goal_get_weight_done (RelnetGoal *self)
{
  g_return_val_if_fail (RELNET_IS_GOAL (self), 0);

  return self->weight_done;
}

/**
 * relnet_goal_get_progress:
 * @self: a stored goal
 *
 * Returns: how much of it is done, 0 to 100: the share of the weight of its steps
 */
int
relnet_goal_get_progress (RelnetGoal *self)
{
  g_return_val_if_fail (RELNET_IS_GOAL (self), 0);

  if (self->state == RELNET_GOAL_ACHIEVED)
    return 100;
  return self->weight > 0 ? 100 * self->weight_done / self->weight : 0;
}

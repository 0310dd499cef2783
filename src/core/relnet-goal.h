#pragma once

#include <glib-object.h>

#include "relnet-goal-outcome.h"
#include "relnet-goal-person.h"
#include "relnet-goal-step.h"

G_BEGIN_DECLS

/**
 * RelnetGoalState:
 *
 * Where a goal stands.
 */
typedef enum
{
  RELNET_GOAL_OPEN,
  RELNET_GOAL_ACHIEVED,
  RELNET_GOAL_DROPPED,
  RELNET_N_GOAL_STATES
} RelnetGoalState;

/**
 * RelnetGoalText:
 *
 * The texts of a goal, each a column of the table `goal` of the name relnet_goal_text_to_name() gives. Dates are ISO text,
 * empty for none. Of moved_on and moved_what only the store is to write.
 */
typedef enum
{
  RELNET_GOAL_WHAT,
  RELNET_GOAL_WHY,
  RELNET_GOAL_STARTED_ON,
  RELNET_GOAL_DUE,
  RELNET_GOAL_CLOSED_ON,
  RELNET_GOAL_SECTOR,
  RELNET_GOAL_EXPERTISE,
  RELNET_GOAL_SENIORITY,
  RELNET_GOAL_TARGET,
  RELNET_GOAL_MOVED_ON,
  RELNET_GOAL_MOVED_WHAT,
  RELNET_N_GOAL_TEXTS
} RelnetGoalText;

/* How often helpers get news unless the user says otherwise: a quarter, as product.md has for mentees. In days. */
#define RELNET_GOAL_NEWS_DAYS 90

#define RELNET_TYPE_GOAL (relnet_goal_get_type ())
G_DECLARE_FINAL_TYPE (RelnetGoal, relnet_goal, RELNET, GOAL, GObject)

const char *relnet_goal_state_to_name (RelnetGoalState state);
gboolean relnet_goal_state_from_name (const char *name, RelnetGoalState *state);
const char *relnet_goal_text_to_name (RelnetGoalText text);

RelnetGoal *relnet_goal_new (void);
gint64 relnet_goal_get_id (RelnetGoal *self);
void relnet_goal_set_id (RelnetGoal *self, gint64 id);
const char *relnet_goal_get_text (RelnetGoal *self, RelnetGoalText text);
void relnet_goal_set_text (RelnetGoal *self, RelnetGoalText text, const char *value);
RelnetGoalState relnet_goal_get_state (RelnetGoal *self);
void relnet_goal_set_state (RelnetGoal *self, RelnetGoalState state);
int relnet_goal_get_colour (RelnetGoal *self);
void relnet_goal_set_colour (RelnetGoal *self, int colour);
gint64 relnet_goal_get_target_id (RelnetGoal *self);
void relnet_goal_set_target_id (RelnetGoal *self, gint64 target_id);
int relnet_goal_get_news_days (RelnetGoal *self);
void relnet_goal_set_news_days (RelnetGoal *self, int news_days);

GPtrArray *relnet_goal_get_people (RelnetGoal *self);
GPtrArray *relnet_goal_get_steps (RelnetGoal *self);
GPtrArray *relnet_goal_get_outcomes (RelnetGoal *self);
RelnetGoalStep *relnet_goal_find_step (RelnetGoal *self, gint64 step_id);
RelnetGoalPerson *relnet_goal_find_person (RelnetGoal *self, gint64 person_id);

void relnet_goal_set_counts (RelnetGoal *self, int n_people, int n_helpers, int weight, int weight_done);
int relnet_goal_get_n_people (RelnetGoal *self);
int relnet_goal_get_n_helpers (RelnetGoal *self);
int relnet_goal_get_weight (RelnetGoal *self);
int relnet_goal_get_weight_done (RelnetGoal *self);
int relnet_goal_get_progress (RelnetGoal *self);

G_END_DECLS

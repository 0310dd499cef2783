#pragma once

#include "relnet-goal.h"

G_BEGIN_DECLS

/* What a milestone weighs against an ordinary step. */
#define RELNET_GOAL_MILESTONE_WEIGHT 2

/**
 * RelnetGoalPace:
 * @RELNET_GOAL_PACE_CLOSED: achieved or dropped
 * @RELNET_GOAL_PACE_NO_STEPS: nothing says yet how to get there
 * @RELNET_GOAL_PACE_NO_DATE: wanted some day: nothing is late
 * @RELNET_GOAL_PACE_DONE: every step is done
 * @RELNET_GOAL_PACE_GOOD: as much is done as the time that has passed
 * @RELNET_GOAL_PACE_SLOW_BURN: less is done than that, and it is all right: ties take months to develop
 * @RELNET_GOAL_PACE_SHORT: the ties need more time than is left
 * @RELNET_GOAL_PACE_TIGHT: what is left needs more time than there is
 * @RELNET_GOAL_PACE_OVERDUE: its date has passed
 *
 * Whether a goal is under way as it should be (G1).
 */
typedef enum
{
  RELNET_GOAL_PACE_CLOSED,
  RELNET_GOAL_PACE_NO_STEPS,
  RELNET_GOAL_PACE_NO_DATE,
  RELNET_GOAL_PACE_DONE,
  RELNET_GOAL_PACE_GOOD,
  RELNET_GOAL_PACE_SLOW_BURN,
  RELNET_GOAL_PACE_SHORT,
  RELNET_GOAL_PACE_TIGHT,
  RELNET_GOAL_PACE_OVERDUE,
  RELNET_N_GOAL_PACES
} RelnetGoalPace;

/**
 * RelnetGoalFacts:
 * @state: where the goal stands
 * @started_on: a valid date
 * @due: a valid date, or empty
 * @weight: the weight of its steps
 * @weight_done: of those done
 * @ties: (array length=n_ties): how close each person who matters is, 0 to 5
 * @n_ties: how many they are
 *
 * What the pace is judged by.
 */
typedef struct
{
  RelnetGoalState state;
  const char *started_on;
  const char *due;
  int weight;
  int weight_done;
  const int *ties;
  guint n_ties;
} RelnetGoalFacts;

int relnet_goal_pace_get_weight (gboolean milestone);
int relnet_goal_pace_get_needed_days (const RelnetGoalFacts *facts);
RelnetGoalPace relnet_goal_pace_judge (const RelnetGoalFacts *facts, const char *today);
RelnetGoalPace relnet_goal_pace_judge_goal (RelnetGoal *goal, const char *today);
gboolean relnet_goal_pace_is_alarm (RelnetGoalPace pace);
const char *relnet_goal_pace_to_name (RelnetGoalPace pace);
char *relnet_goal_pace_format (RelnetGoalPace pace);

char *relnet_goal_news_get_due (RelnetGoalPerson *person, RelnetGoalState state, int news_days);

G_END_DECLS

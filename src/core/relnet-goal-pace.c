/* Whether a goal is under way as it should be (G1), and when helpers are owed news (C3): rules, no database.
 *
 * A goal of relationships is no project plan: for months nothing can be ticked off while a tie grows, and an alarm then
 * would drive the user to push people. So what is done is not held against the time that has passed, but what is left
 * against the time that is left:
 *
 *   needed = STEP_DAYS × weight of the steps left + TIE_DAYS × steps missing to a close tie, of the closest person
 *
 * Tight is a goal that needs more days than it has; short, one whose ties alone need more. Of the ties the closest one counts: one
 * way to the goal is enough. A goal that lags behind the time and still fits is a slow burn, and said to be realistic. */

#include "relnet-goal-pace.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "relnet-date.h"

/* From which step of closeness on a tie carries a request: the middle of five. */
#define CLOSE_STEP 3

/* How long a tie takes to come one step closer, in days: three good exchanges a month apart. */
#define TIE_DAYS 60

/* How long a step takes, in days: a meeting, and the time until there is one. */
#define STEP_DAYS 14

/* Once this share is done, the ties have shown that they carry. */
#define CARRIED 0.5

static const char *const names[RELNET_N_GOAL_PACES] = {
  [RELNET_GOAL_PACE_CLOSED] = "closed",       [RELNET_GOAL_PACE_NO_STEPS] = "no-steps",
  [RELNET_GOAL_PACE_NO_DATE] = "no-date",     [RELNET_GOAL_PACE_DONE] = "done",
  [RELNET_GOAL_PACE_GOOD] = "good",           [RELNET_GOAL_PACE_SLOW_BURN] = "slow-burn",
  [RELNET_GOAL_PACE_SHORT] = "short",         [RELNET_GOAL_PACE_TIGHT] = "tight",
  [RELNET_GOAL_PACE_OVERDUE] = "overdue",
};

/**
 * relnet_goal_pace_get_weight:
 * @milestone: whether a step stands on the line of the plan
 *
 * Returns: what the step counts for
 */
int
relnet_goal_pace_get_weight (gboolean milestone)
{
  return milestone ? RELNET_GOAL_MILESTONE_WEIGHT : 1;
}

/* How long a tie still has to grow, in days. */
static int
missing_days (int tie)
{
  return TIE_DAYS * MAX (CLOSE_STEP - tie, 0);
}

/* How long the closest tie still has to grow; 0 without anybody, and once the ties have shown that they carry. */
static int
get_tie_days (const RelnetGoalFacts *facts)
{
  int needed = G_MAXINT;

  if (facts->n_ties == 0 || (facts->weight > 0 && (double) facts->weight_done / facts->weight >= CARRIED))
    return 0;
  for (guint i = 0; i < facts->n_ties; i++)
    needed = MIN (needed, missing_days (facts->ties[i]));
  return needed;
}

/**
 * relnet_goal_pace_get_needed_days:
 * @facts: what is known
 *
 * Returns: how many days the goal still needs, about
 */
int
relnet_goal_pace_get_needed_days (const RelnetGoalFacts *facts)
{
  return STEP_DAYS * MAX (facts->weight - facts->weight_done, 0) + get_tie_days (facts);
}

/* Whether less is done than time has passed. */
static gboolean
lags (const RelnetGoalFacts *facts, const char *today)
{
  double span = relnet_date_days_between (facts->started_on, facts->due);
  double elapsed = relnet_date_days_between (facts->started_on, today);

  return span > 0 && facts->weight_done * span < facts->weight * elapsed;
}

/**
 * relnet_goal_pace_judge:
 * @facts: what is known
 * @today: a valid date
 *
 * Returns: whether the goal is under way as it should be
 */
RelnetGoalPace
relnet_goal_pace_judge (const RelnetGoalFacts *facts, const char *today)
{
  int left;

  if (facts->state != RELNET_GOAL_OPEN)
    return RELNET_GOAL_PACE_CLOSED;
  if (facts->weight > 0 && facts->weight_done == facts->weight)
    return RELNET_GOAL_PACE_DONE;
  if (*facts->due != '\0' && strcmp (facts->due, today) < 0)
    return RELNET_GOAL_PACE_OVERDUE;
  if (facts->weight == 0)
    return RELNET_GOAL_PACE_NO_STEPS;
  if (*facts->due == '\0')
    return RELNET_GOAL_PACE_NO_DATE;
  left = relnet_date_days_between (today, facts->due);
  if (left < get_tie_days (facts))
    return RELNET_GOAL_PACE_SHORT;
  if (left < relnet_goal_pace_get_needed_days (facts))
    return RELNET_GOAL_PACE_TIGHT;
  if (lags (facts, today))
    return RELNET_GOAL_PACE_SLOW_BURN;
  return RELNET_GOAL_PACE_GOOD;
}

/**
 * relnet_goal_pace_judge_goal:
 * @goal: a goal with its people
 * @today: a valid date
 *
 * Returns: whether it is under way as it should be
 */
RelnetGoalPace
relnet_goal_pace_judge_goal (RelnetGoal *goal, const char *today)
{
  GPtrArray *people = relnet_goal_get_people (goal);
  g_autofree int *ties = g_new0 (int, people->len + 1);
  RelnetGoalFacts facts = {
    .state = relnet_goal_get_state (goal),
    .started_on = relnet_goal_get_text (goal, RELNET_GOAL_STARTED_ON),
    .due = relnet_goal_get_text (goal, RELNET_GOAL_DUE),
    .weight = relnet_goal_get_weight (goal),
    .weight_done = relnet_goal_get_weight_done (goal),
    .ties = ties,
  };

  for (guint i = 0; i < people->len; i++)
    if (!relnet_goal_person_get_gone (g_ptr_array_index (people, i)))
      ties[facts.n_ties++] = relnet_goal_person_get_closeness_step (g_ptr_array_index (people, i));
  return relnet_goal_pace_judge (&facts, today);
}

/**
 * relnet_goal_pace_is_alarm:
 * @pace: a pace
 *
 * Returns: whether the user is to look at it
 */
gboolean
relnet_goal_pace_is_alarm (RelnetGoalPace pace)
{
  return pace == RELNET_GOAL_PACE_SHORT || pace == RELNET_GOAL_PACE_TIGHT || pace == RELNET_GOAL_PACE_OVERDUE;
}

/**
 * relnet_goal_pace_to_name:
 * @pace: a pace
 *
 * Returns: its name on the command line
 */
const char *
relnet_goal_pace_to_name (RelnetGoalPace pace)
{
  g_return_val_if_fail (pace < RELNET_N_GOAL_PACES, NULL);

  return names[pace];
}

/**
 * relnet_goal_pace_format:
 * @pace: a pace
 *
 * Returns: (transfer full): the pace in words that can follow another half sentence; empty for a closed goal
 */
char *
relnet_goal_pace_format (RelnetGoalPace pace)
{
  switch (pace)
    {
    case RELNET_GOAL_PACE_NO_STEPS:
      return g_strdup (_ ("no step yet: what comes first?"));
    case RELNET_GOAL_PACE_NO_DATE:
      return g_strdup (_ ("at its own pace"));
    case RELNET_GOAL_PACE_DONE:
      return g_strdup (_ ("every step is done"));
    case RELNET_GOAL_PACE_GOOD:
      return g_strdup (_ ("on pace"));
    case RELNET_GOAL_PACE_SLOW_BURN:
      return g_strdup (_ ("realistic: some ties take months to develop"));
    case RELNET_GOAL_PACE_SHORT:
      return g_strdup (_ ("short: these ties need more time than is left"));
    case RELNET_GOAL_PACE_TIGHT:
      return g_strdup (_ ("tight: the steps left need more time than there is"));
    case RELNET_GOAL_PACE_OVERDUE:
      return g_strdup (_ ("the date has passed: set another one, or note how it ended"));
    case RELNET_GOAL_PACE_CLOSED:
    case RELNET_N_GOAL_PACES:
    default:
      return g_strdup ("");
    }
}

/**
 * relnet_goal_news_get_due:
 * @person: somebody who matters for a goal
 * @state: where the goal stands
 * @news_days: after how many days at the latest helpers get news, 0 for only when the goal moves
 *
 * The rule of C3: whoever has helped is owed news from the day the goal moves, and once the interval has passed since they
 * last heard of it. After the end only the end itself is owed; of a goal that was dropped, nothing.
 *
 * Returns: (transfer full) (nullable): since when, or from when on, news is owed; %NULL for not at all
 */
char *
relnet_goal_news_get_due (RelnetGoalPerson *person, RelnetGoalState state, int news_days)
{
  const char *helped = relnet_goal_person_get_helped_on (person), *news = relnet_goal_person_get_news_on (person);
  const char *owed = relnet_goal_person_get_owed_on (person);
  const char *last = strcmp (news, helped) > 0 ? news : helped;
  g_autofree char *regular = NULL;

  if (*helped == '\0' || relnet_goal_person_get_gone (person) || state == RELNET_GOAL_DROPPED)
    return NULL;
  if (state == RELNET_GOAL_OPEN && news_days > 0)
    regular = relnet_date_add_days (last, news_days);
  if (*owed != '\0' && (regular == NULL || strcmp (owed, regular) <= 0))
    return g_strdup (owed);
  return g_steal_pointer (&regular);
}

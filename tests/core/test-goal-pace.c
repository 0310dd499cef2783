/* The pace of a goal (G1) raises no false alarm, and news is owed when the goal moves or the interval has passed (C3). */

#include "relnet-goal-pace.h"

static RelnetGoalPace
judge (const char *started_on, const char *due, int weight_done, int weight, const int *ties, guint n_ties, const char *today)
{
  const RelnetGoalFacts facts = { .state = RELNET_GOAL_OPEN, .started_on = started_on, .due = due, .weight = weight,
                                  .weight_done = weight_done, .ties = ties, .n_ties = n_ties };

  return relnet_goal_pace_judge (&facts, today);
}

static void
test_weight (void)
{
  g_assert_cmpint (relnet_goal_pace_get_weight (FALSE), ==, 1);
  g_assert_cmpint (relnet_goal_pace_get_weight (TRUE), ==, RELNET_GOAL_MILESTONE_WEIGHT);
}

/* Two weeks a step, two months for each step to a close tie, of the closest person only. */
static void
test_needed (void)
{
  const int ties[] = { 0, 1 }, close[] = { 0, 4 };
  RelnetGoalFacts facts = { .weight = 4, .weight_done = 1, .ties = ties, .n_ties = 2 };

  g_assert_cmpint (relnet_goal_pace_get_needed_days (&facts), ==, 3 * 14 + 120);
  facts.ties = close;
  g_assert_cmpint (relnet_goal_pace_get_needed_days (&facts), ==, 3 * 14);
  facts.n_ties = 0;
  g_assert_cmpint (relnet_goal_pace_get_needed_days (&facts), ==, 3 * 14);
  /* Once half is done, the ties have shown that they carry. */
  facts = (RelnetGoalFacts){ .weight = 4, .weight_done = 2, .ties = ties, .n_ties = 2 };
  g_assert_cmpint (relnet_goal_pace_get_needed_days (&facts), ==, 2 * 14);
  facts = (RelnetGoalFacts){ .weight = 4, .weight_done = 9 };
  g_assert_cmpint (relnet_goal_pace_get_needed_days (&facts), ==, 0);
}

static void
test_judge (void)
{
  const int strangers[] = { 0, 1 }, close[] = { 4, 3 }, mixed[] = { 0, 4 };
  const RelnetGoalFacts closed = { .state = RELNET_GOAL_DROPPED, .started_on = "2020-01-01", .due = "2021-01-01" };

  g_assert_cmpint (relnet_goal_pace_judge (&closed, "2026-01-01"), ==, RELNET_GOAL_PACE_CLOSED);
  g_assert_cmpint (judge ("2026-01-01", "2027-01-01", 0, 0, NULL, 0, "2026-03-01"), ==, RELNET_GOAL_PACE_NO_STEPS);
  g_assert_cmpint (judge ("2020-01-01", "", 0, 9, strangers, 2, "2026-03-01"), ==, RELNET_GOAL_PACE_NO_DATE);
  g_assert_cmpint (judge ("2026-01-01", "2027-01-01", 4, 4, NULL, 0, "2028-03-01"), ==, RELNET_GOAL_PACE_DONE);
  g_assert_cmpint (judge ("2026-01-01", "2027-01-01", 3, 4, NULL, 0, "2027-01-02"), ==, RELNET_GOAL_PACE_OVERDUE);
  g_assert_cmpint (judge ("2026-01-01", "2027-01-01", 0, 0, NULL, 0, "2027-01-02"), ==, RELNET_GOAL_PACE_OVERDUE);
  /* On its last day it is not over yet, and too short for what is left. */
  g_assert_cmpint (judge ("2026-01-01", "2027-01-01", 3, 4, close, 2, "2027-01-01"), ==, RELNET_GOAL_PACE_TIGHT);
  g_assert_cmpint (judge ("2026-01-01", "2027-01-01", 2, 4, close, 2, "2026-07-01"), ==, RELNET_GOAL_PACE_GOOD);
  /* Half of the time has passed and nothing is done: no alarm while there is time for it, with strangers too. */
  g_assert_cmpint (judge ("2026-01-01", "2027-01-01", 0, 4, close, 2, "2026-07-01"), ==, RELNET_GOAL_PACE_SLOW_BURN);
  g_assert_cmpint (judge ("2026-01-01", "2027-01-01", 0, 4, strangers, 2, "2026-07-01"), ==, RELNET_GOAL_PACE_SLOW_BURN);
  /* Picture 07: 42 % after four fifths of the time, seven months to go. */
  g_assert_cmpint (judge ("2024-09-10", "2027-06-30", 5, 12, mixed, 2, "2026-11-18"), ==, RELNET_GOAL_PACE_SLOW_BURN);
  /* Eight weeks are four steps; a day less is tight. */
  g_assert_cmpint (judge ("2026-01-01", "2027-01-01", 0, 4, close, 2, "2026-11-06"), ==, RELNET_GOAL_PACE_SLOW_BURN);
  g_assert_cmpint (judge ("2026-01-01", "2027-01-01", 0, 4, close, 2, "2026-11-07"), ==, RELNET_GOAL_PACE_TIGHT);
  /* Six weeks are too short for strangers, unless one tie carries, or half of it is done. */
  g_assert_cmpint (judge ("2026-01-01", "2026-02-15", 0, 2, strangers, 2, "2026-01-02"), ==, RELNET_GOAL_PACE_SHORT);
  g_assert_cmpint (judge ("2026-01-01", "2026-02-15", 0, 2, mixed, 2, "2026-01-02"), ==, RELNET_GOAL_PACE_SLOW_BURN);
  g_assert_cmpint (judge ("2026-01-01", "2026-02-15", 1, 2, strangers, 2, "2026-01-02"), ==, RELNET_GOAL_PACE_GOOD);
  /* A clock set back before the start. */
  g_assert_cmpint (judge ("2026-01-01", "2027-01-01", 0, 4, close, 2, "2019-07-01"), ==, RELNET_GOAL_PACE_GOOD);
}

static void
test_words (void)
{
  for (int pace = 0; pace < RELNET_N_GOAL_PACES; pace++)
    {
      g_autofree char *words = relnet_goal_pace_format ((RelnetGoalPace) pace);

      g_assert_nonnull (relnet_goal_pace_to_name ((RelnetGoalPace) pace));
      g_assert_cmpint (*words == '\0', ==, pace == RELNET_GOAL_PACE_CLOSED);
    }
  g_assert_false (relnet_goal_pace_is_alarm (RELNET_GOAL_PACE_SLOW_BURN));
  g_assert_false (relnet_goal_pace_is_alarm (RELNET_GOAL_PACE_NO_DATE));
  g_assert_true (relnet_goal_pace_is_alarm (RELNET_GOAL_PACE_TIGHT));
}

static char *
news_due (const char *helped, const char *news, const char *owed, RelnetGoalState state, int days)
{
  g_autoptr (RelnetGoalPerson) person = relnet_goal_person_new ();

  relnet_goal_person_set_helped_on (person, helped);
  relnet_goal_person_set_news_on (person, news);
  relnet_goal_person_set_owed_on (person, owed);
  return relnet_goal_news_get_due (person, state, days);
}

#define assert_news(expected, ...)                     \
  G_STMT_START                                         \
  {                                                    \
    g_autofree char *due = news_due (__VA_ARGS__);     \
    g_assert_cmpstr (due, ==, expected);               \
  }                                                    \
  G_STMT_END

static void
test_news (void)
{
  /* Nobody who has not helped. */
  assert_news (NULL, "", "", "", RELNET_GOAL_OPEN, 90);
  assert_news (NULL, "", "", "2026-03-01", RELNET_GOAL_OPEN, 90);
  /* The interval since they helped, or since they last heard. */
  assert_news ("2026-04-01", "2026-01-01", "", "", RELNET_GOAL_OPEN, 90);
  assert_news ("2026-06-29", "2026-01-01", "2026-03-31", "", RELNET_GOAL_OPEN, 90);
  assert_news (NULL, "2026-01-01", "", "", RELNET_GOAL_OPEN, 0);
  /* A move comes first, unless the interval passed before it. */
  assert_news ("2026-02-01", "2026-01-01", "", "2026-02-01", RELNET_GOAL_OPEN, 90);
  assert_news ("2026-04-01", "2026-01-01", "", "2026-05-01", RELNET_GOAL_OPEN, 90);
  assert_news ("2026-02-01", "2026-01-01", "", "2026-02-01", RELNET_GOAL_OPEN, 0);
  /* The end is told once; of a goal that was dropped nothing is owed. */
  assert_news ("2026-02-01", "2026-01-01", "", "2026-02-01", RELNET_GOAL_ACHIEVED, 90);
  assert_news (NULL, "2026-01-01", "2026-02-01", "", RELNET_GOAL_ACHIEVED, 90);
  assert_news (NULL, "2026-01-01", "", "2026-02-01", RELNET_GOAL_DROPPED, 90);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/goal-pace/weight", test_weight);
  g_test_add_func ("/goal-pace/needed", test_needed);
  g_test_add_func ("/goal-pace/judge", test_judge);
  g_test_add_func ("/goal-pace/words", test_words);
  g_test_add_func ("/goal-pace/news", test_news);
  return g_test_run ();
}

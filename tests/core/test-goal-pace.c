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

static void
test_tie_days (void)
{
  const int ties[] = { 0, 1, 3, 5 };

  g_assert_cmpint (relnet_goal_pace_get_tie_days (NULL, 0), ==, 0);
  g_assert_cmpint (relnet_goal_pace_get_tie_days (ties, 1), ==, 180);
  g_assert_cmpint (relnet_goal_pace_get_tie_days (ties + 2, 2), ==, 0);
  g_assert_cmpint (relnet_goal_pace_get_tie_days (ties, 4), ==, (180 + 120) / 4);
}

/* For the time the ties need, nothing is expected; but never for more than half of the span. */
static void
test_expected (void)
{
  const int strangers[] = { 0, 0 }, close[] = { 4 };
  RelnetGoalFacts facts = { .started_on = "2026-01-01", .due = "2027-01-01", .weight = 4, .ties = strangers, .n_ties = 2 };

  g_assert_cmpfloat (relnet_goal_pace_get_expected (&facts, "2026-06-01"), ==, 0);
  g_assert_cmpfloat_with_epsilon (relnet_goal_pace_get_expected (&facts, "2026-10-01"), 93 / 185.0, 0.001);
  g_assert_cmpfloat (relnet_goal_pace_get_expected (&facts, "2028-01-01"), ==, 1);
  g_assert_cmpfloat (relnet_goal_pace_get_expected (&facts, "2020-01-01"), ==, 0);
  facts.ties = close;
  facts.n_ties = 1;
  g_assert_cmpfloat_with_epsilon (relnet_goal_pace_get_expected (&facts, "2026-07-02"), 182 / 365.0, 0.001);
  facts.ties = strangers;
  facts.due = "2026-01-31";
  g_assert_cmpfloat_with_epsilon (relnet_goal_pace_get_expected (&facts, "2026-01-24"), 8 / 15.0, 0.001);
  facts.due = "2026-01-01";
  g_assert_cmpfloat (relnet_goal_pace_get_expected (&facts, "2026-01-01"), ==, 1);
  facts.due = "";
  g_assert_cmpfloat (relnet_goal_pace_get_expected (&facts, "2026-01-24"), ==, 0);
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
  /* On its last day it is not late yet. */
  g_assert_cmpint (judge ("2026-01-01", "2027-01-01", 3, 4, close, 2, "2027-01-01"), ==, RELNET_GOAL_PACE_TIGHT);
  g_assert_cmpint (judge ("2026-01-01", "2027-01-01", 2, 4, close, 2, "2026-07-01"), ==, RELNET_GOAL_PACE_GOOD);
  /* Half of the time has passed and nothing is done: an alarm among close ties, none while strangers become ties. */
  g_assert_cmpint (judge ("2026-01-01", "2027-01-01", 0, 4, close, 2, "2026-07-01"), ==, RELNET_GOAL_PACE_TIGHT);
  g_assert_cmpint (judge ("2026-01-01", "2027-01-01", 0, 4, strangers, 2, "2026-07-01"), ==, RELNET_GOAL_PACE_SLOW_BURN);
  /* Six weeks are too short for strangers, unless one tie carries, or half of it is done. */
  g_assert_cmpint (judge ("2026-01-01", "2026-02-15", 0, 4, strangers, 2, "2026-01-02"), ==, RELNET_GOAL_PACE_SHORT);
  g_assert_cmpint (judge ("2026-01-01", "2026-02-15", 0, 4, mixed, 2, "2026-01-02"), ==, RELNET_GOAL_PACE_SLOW_BURN);
  g_assert_cmpint (judge ("2026-01-01", "2026-02-15", 2, 4, strangers, 2, "2026-01-02"), ==, RELNET_GOAL_PACE_GOOD);
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
  g_test_add_func ("/goal-pace/tie-days", test_tie_days);
  g_test_add_func ("/goal-pace/expected", test_expected);
  g_test_add_func ("/goal-pace/judge", test_judge);
  g_test_add_func ("/goal-pace/words", test_words);
  g_test_add_func ("/goal-pace/news", test_news);
  return g_test_run ();
}

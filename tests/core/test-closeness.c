#include "relnet-closeness.h"

#include "relnet-date.h"
#include "relnet-reconnect-score.h"

#define TODAY "2026-11-22"
/* 2026-11-22 11:00 UTC */
#define NOTED 1795345200

static void
test_weights (void)
{
  static const struct
  {
    RelnetInteractionKind kind;
    RelnetChannel channel;
    guint n_people;
    double weight;
  } cases[] = {
    { RELNET_INTERACTION_EXCHANGE, RELNET_CHANNEL_IN_PERSON, 1, 3 },
    { RELNET_INTERACTION_EXCHANGE, RELNET_CHANNEL_IN_PERSON, 5, 3 },
    { RELNET_INTERACTION_EXCHANGE, RELNET_CHANNEL_VIDEO, 1, 2 },
    { RELNET_INTERACTION_EXCHANGE, RELNET_CHANNEL_PHONE, 1, 2 },
    { RELNET_INTERACTION_EXCHANGE, RELNET_CHANNEL_EMAIL, 1, 1 },
    { RELNET_INTERACTION_EXCHANGE, RELNET_CHANNEL_EMAIL, 2, 0.3 },
    { RELNET_INTERACTION_EXCHANGE, RELNET_CHANNEL_MESSAGE, 1, 1 },
    { RELNET_INTERACTION_EXCHANGE, RELNET_CHANNEL_LETTER, 1, 1 },
    { RELNET_INTERACTION_EXCHANGE, RELNET_CHANNEL_GROUP_EVENT, 1, 0.3 },
    { RELNET_INTERACTION_EXCHANGE, RELNET_CHANNEL_NOTE, 1, 0 },
    { RELNET_INTERACTION_FAVOUR, RELNET_CHANNEL_NOTE, 1, 2 },
    { RELNET_INTERACTION_INTRODUCTION, RELNET_CHANNEL_NOTE, 2, 2 },
    { RELNET_INTERACTION_PROMISE_KEPT, RELNET_CHANNEL_NOTE, 1, 2 },
    { RELNET_INTERACTION_PROMISE_MADE, RELNET_CHANNEL_NOTE, 1, 0 },
    { RELNET_INTERACTION_PROMISE_WITHDRAWN, RELNET_CHANNEL_NOTE, 1, 0 },
    { RELNET_INTERACTION_OUTCOME, RELNET_CHANNEL_NOTE, 1, 0 },
    { RELNET_INTERACTION_THANKS, RELNET_CHANNEL_NOTE, 1, 0 },
    { RELNET_INTERACTION_THANKS, RELNET_CHANNEL_PHONE, 1, 2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpfloat_with_epsilon (
        relnet_closeness_get_weight (cases[i].kind, cases[i].channel, cases[i].n_people), cases[i].weight, 1e-9);
}

static void
test_answers (void)
{
  static const struct
  {
    RelnetChannel channel;
    RelnetDirection direction;
    RelnetOutcome outcome;
    gboolean answer;
  } cases[] = {
    { RELNET_CHANNEL_EMAIL, RELNET_DIRECTION_OUTGOING, RELNET_OUTCOME_NONE, FALSE },
    { RELNET_CHANNEL_EMAIL, RELNET_DIRECTION_INCOMING, RELNET_OUTCOME_NONE, TRUE },
    { RELNET_CHANNEL_EMAIL, RELNET_DIRECTION_BOTH, RELNET_OUTCOME_NONE, TRUE },
    { RELNET_CHANNEL_EMAIL, RELNET_DIRECTION_OUTGOING, RELNET_OUTCOME_GOOD, TRUE },
    { RELNET_CHANNEL_EMAIL, RELNET_DIRECTION_OUTGOING, RELNET_OUTCOME_DECLINED, TRUE },
    { RELNET_CHANNEL_PHONE, RELNET_DIRECTION_OUTGOING, RELNET_OUTCOME_NONE, TRUE },
    { RELNET_CHANNEL_PHONE, RELNET_DIRECTION_OUTGOING, RELNET_OUTCOME_NO_ANSWER, FALSE },
    { RELNET_CHANNEL_IN_PERSON, RELNET_DIRECTION_OUTGOING, RELNET_OUTCOME_NONE, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (relnet_closeness_is_answer (RELNET_INTERACTION_EXCHANGE, cases[i].channel, cases[i].direction,
                                                 cases[i].outcome),
                     ==, cases[i].answer);
  /* What I gave is no sign of theirs. */
  g_assert_false (relnet_closeness_is_answer (RELNET_INTERACTION_FAVOUR, RELNET_CHANNEL_NOTE,
                                              RELNET_DIRECTION_OUTGOING, RELNET_OUTCOME_NONE));
  g_assert_true (relnet_closeness_is_answer (RELNET_INTERACTION_FAVOUR, RELNET_CHANNEL_NOTE,
                                             RELNET_DIRECTION_INCOMING, RELNET_OUTCOME_NONE));
}

static void
add (RelnetCloseness *closeness, const char *date, double weight, gboolean answer)
{
  relnet_closeness_add (closeness, relnet_closeness_get_day (date, NOTED), weight, answer);
}

static void
test_half_life (void)
{
  RelnetCloseness closeness = RELNET_CLOSENESS_INIT;
  g_autofree char *later = relnet_date_add_days (TODAY, 180), *last = relnet_date_add_days (TODAY, 360);

  add (&closeness, TODAY, 3, TRUE);
  g_assert_cmpfloat_with_epsilon (relnet_closeness_get_value (closeness.total, TODAY), 3, 1e-9);
  g_assert_cmpfloat_with_epsilon (relnet_closeness_get_value (closeness.total, later), 1.5, 1e-9);
  g_assert_cmpfloat_with_epsilon (relnet_closeness_get_value (closeness.total, last), 0.75, 1e-9);
}

/* The order of two people is the same on any day. */
static void
test_order_lasts (void)
{
  RelnetCloseness old = RELNET_CLOSENESS_INIT, fresh = RELNET_CLOSENESS_INIT;

  for (int i = 0; i < 20; i++)
    add (&old, "2022-05-01", 3, TRUE);
  add (&fresh, "2026-11-01", 1, TRUE);
  g_assert_cmpfloat (old.total, <, fresh.total);
  g_assert_cmpfloat (relnet_closeness_get_value (old.total, "2040-01-01"), <,
                     relnet_closeness_get_value (fresh.total, "2040-01-01"));
  g_assert_cmpfloat_with_epsilon (old.peak, 60, 1e-9);
}

static void
test_peak (void)
{
  RelnetCloseness closeness = RELNET_CLOSENESS_INIT;

  add (&closeness, "2020-01-10", 3, TRUE);
  add (&closeness, "2020-01-20", 3, TRUE);
  add (&closeness, "2024-01-20", 3, TRUE);
  g_assert_cmpint (closeness.peak_day, ==, relnet_date_to_days ("2020-01-20"));
  g_assert_cmpfloat (closeness.peak, >, 5.8);
  g_assert_cmpfloat (closeness.peak, <, 6);
  g_assert_false (relnet_closeness_can_add (&closeness, relnet_date_to_days ("2024-01-19")));
  g_assert_true (relnet_closeness_can_add (&closeness, relnet_date_to_days ("2024-01-20")));
}

static void
test_steps (void)
{
  const double total = relnet_closeness_get_threshold (3, TODAY);

  g_assert_cmpint (relnet_closeness_value_to_step (0), ==, 0);
  g_assert_cmpint (relnet_closeness_value_to_step (0.059), ==, 0);
  g_assert_cmpint (relnet_closeness_value_to_step (0.06), ==, 1);
  g_assert_cmpint (relnet_closeness_value_to_step (0.74), ==, 1);
  g_assert_cmpint (relnet_closeness_value_to_step (0.75), ==, 2);
  /* One meeting makes nobody close. */
  g_assert_cmpint (relnet_closeness_value_to_step (3), ==, 2);
  g_assert_cmpint (relnet_closeness_value_to_step (3.5), ==, 3);
  g_assert_cmpint (relnet_closeness_value_to_step (6), ==, 4);
  g_assert_cmpint (relnet_closeness_value_to_step (9), ==, 5);
  g_assert_cmpint (relnet_closeness_value_to_step (1e300), ==, 5);
  g_assert_cmpint (relnet_closeness_get_step (total * 1.001, TODAY), ==, 3);
  g_assert_cmpint (relnet_closeness_get_step (total * 0.999, TODAY), ==, 2);
}

static void
test_weak (void)
{
  RelnetCloseness mail = RELNET_CLOSENESS_INIT, close = RELNET_CLOSENESS_INIT;

  add (&mail, "2025-11-22", 1, TRUE);
  add (&close, "2026-11-01", 12, TRUE);
  g_assert_true (relnet_closeness_is_weak (mail.total, "2025-11-22", TODAY));
  g_assert_false (relnet_closeness_is_weak (mail.total, "2025-11-22", "2027-11-23"));
  g_assert_false (relnet_closeness_is_weak (close.total, "2026-11-01", TODAY));
  /* Much is left of a very close tie, but it is not a living one. */
  g_assert_false (relnet_closeness_is_weak (close.total, "2024-11-01", TODAY));
  g_assert_false (relnet_closeness_is_weak (0, "", TODAY));
}

static void
test_drift (void)
{
  RelnetCloseness closeness = RELNET_CLOSENESS_INIT;
  int day;

  add (&closeness, "2024-01-01", 8, TRUE);
  /* Two half lives: a quarter is left. */
  day = relnet_closeness_get_drift_day (&closeness);
  g_assert_cmpint (day, ==, relnet_date_to_days ("2024-01-01") + 360);

  /* Written to without an answer: drifted all the same. */
  add (&closeness, "2025-01-10", 1, FALSE);
  add (&closeness, "2025-01-20", 1, FALSE);
  g_assert_cmpint (relnet_closeness_get_drift_day (&closeness), ==, day);

  /* Their answer ends it, and everything written before counts from then on. */
  add (&closeness, "2025-02-01", 1, TRUE);
  g_assert_cmpint (relnet_closeness_get_drift_day (&closeness), >=, relnet_date_to_days ("2025-02-01") + 180);
}

static void
test_drift_needs_silence (void)
{
  RelnetCloseness closeness = RELNET_CLOSENESS_INIT;

  /* Little is left of what was, but they wrote a month ago. */
  add (&closeness, "2020-01-01", 40, TRUE);
  add (&closeness, "2026-10-22", 0.3, TRUE);
  g_assert_cmpint (relnet_closeness_get_drift_day (&closeness), ==, relnet_date_to_days ("2026-10-22") + 180);
}

static void
test_never_close (void)
{
  RelnetCloseness little = RELNET_CLOSENESS_INIT, one_sided = RELNET_CLOSENESS_INIT;

  add (&little, "2020-01-01", 3.4, TRUE);
  g_assert_cmpint (relnet_closeness_get_drift_day (&little), ==, RELNET_DATE_NONE);
  add (&one_sided, "2020-01-01", 40, FALSE);
  g_assert_cmpint (relnet_closeness_get_drift_day (&one_sided), ==, RELNET_DATE_NONE);
}

static void
test_days (void)
{
  g_assert_cmpint (relnet_closeness_get_day ("2026-11-22", NOTED), ==, relnet_date_to_days ("2026-11-22"));
  /* Where it is tomorrow already. */
  g_assert_cmpint (relnet_closeness_get_day ("2026-11-23", NOTED), ==, relnet_date_to_days ("2026-11-23"));
  /* The future counts as of the day on which it was noted, and so does a date beyond any calendar. */
  g_assert_cmpint (relnet_closeness_get_day ("2026-11-25", NOTED), ==, relnet_date_to_days ("2026-11-22"));
  g_assert_cmpint (relnet_closeness_get_day ("9999-12-31", NOTED), ==, relnet_date_to_days ("2026-11-22"));
  g_assert_cmpint (relnet_closeness_get_day ("1066-10-14", NOTED), ==, relnet_date_to_days ("1600-01-01"));
  g_assert_cmpint (relnet_closeness_get_day ("2026-11-22", -1), ==, relnet_date_to_days ("1969-12-31"));
}

/* A clock that goes mad gives numbers, not infinities. */
static void
test_extremes (void)
{
  RelnetCloseness closeness = RELNET_CLOSENESS_INIT;

  relnet_closeness_add (&closeness, relnet_closeness_get_day ("0001-01-01", NOTED), 3, TRUE);
  relnet_closeness_add (&closeness, relnet_closeness_get_day ("9999-12-31", G_GINT64_CONSTANT (253402300799)), 3, TRUE);
  g_assert_true (closeness.total > 0 && closeness.total < G_MAXDOUBLE);
  g_assert_cmpfloat_with_epsilon (closeness.peak, 3, 1e-9);
  g_assert_cmpint (relnet_closeness_get_step (closeness.total, "1970-01-01"), ==, 5);
  g_assert_cmpint (relnet_closeness_get_step (closeness.total, "9999-12-31"), ==, 2);
  g_assert_cmpint (relnet_closeness_get_step (0, "9999-12-31"), ==, 0);
}

static void
test_score_of_the_past (void)
{
  int before = 0;

  g_assert_cmpint (relnet_reconnect_score_past (0), ==, 0);
  for (double peak = 1; peak <= 16; peak *= 2)
    {
      int points = relnet_reconnect_score_past (peak);

      g_assert_cmpint (points, >, before);
      before = points;
    }
  g_assert_cmpint (relnet_reconnect_score_past (1e9), ==, relnet_reconnect_score_get_max (RELNET_RECONNECT_PAST));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/closeness/weights", test_weights);
  g_test_add_func ("/closeness/answers", test_answers);
  g_test_add_func ("/closeness/half-life", test_half_life);
  g_test_add_func ("/closeness/order-lasts", test_order_lasts);
  g_test_add_func ("/closeness/peak", test_peak);
  g_test_add_func ("/closeness/steps", test_steps);
  g_test_add_func ("/closeness/weak", test_weak);
  g_test_add_func ("/closeness/drift", test_drift);
  g_test_add_func ("/closeness/drift-needs-silence", test_drift_needs_silence);
  g_test_add_func ("/closeness/never-close", test_never_close);
  g_test_add_func ("/closeness/days", test_days);
  g_test_add_func ("/closeness/extremes", test_extremes);
  g_test_add_func ("/closeness/score-of-the-past", test_score_of_the_past);
  return g_test_run ();
}

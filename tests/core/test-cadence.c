#include "relnet-cadence.h"

#include "relnet-date.h"

static void
test_resolve (void)
{
  const int circles[] = { 90, 0, 30, 180 };

  g_assert_cmpint (relnet_cadence_resolve (14, circles, 4), ==, 14);
  g_assert_cmpint (relnet_cadence_resolve (RELNET_CADENCE_NONE, circles, 4), ==, 0);
  g_assert_cmpint (relnet_cadence_resolve (RELNET_CADENCE_INHERITED, circles, 4), ==, 30);
  g_assert_cmpint (relnet_cadence_resolve (RELNET_CADENCE_INHERITED, circles + 1, 1), ==, 0);
  g_assert_cmpint (relnet_cadence_resolve (RELNET_CADENCE_INHERITED, NULL, 0), ==, 0);
}

static void
test_due (void)
{
  g_autofree char *after = relnet_cadence_get_due (30, "2026-01-31", "2020-01-01");
  g_autofree char *never = relnet_cadence_get_due (30, "", "2026-11-01");

  g_assert_cmpstr (after, ==, "2026-03-02");
  g_assert_cmpstr (never, ==, "2026-11-01");
  g_assert_null (relnet_cadence_get_due (0, "2026-01-31", "2020-01-01"));
}

static void
test_urgency (void)
{
  /* A week late on a weekly rhythm presses more than a month late on a yearly one. */
  double weekly = relnet_cadence_get_urgency ("2026-11-15", 7, "2026-11-22");
  double yearly = relnet_cadence_get_urgency ("2026-10-22", 365, "2026-11-22");

  g_assert_cmpfloat (weekly, ==, 1);
  g_assert_cmpfloat (weekly, >, yearly);
  g_assert_cmpfloat (relnet_cadence_get_urgency ("2026-11-23", 7, "2026-11-22"), <, 0);
}

static void
test_words (void)
{
  const struct
  {
    int days;
    const char *words;
  } cases[] = {
    { 0, "No rhythm" },       { 1, "Every day" },       { 3, "Every 3 days" },
    { 7, "Every week" },      { 14, "Every 2 weeks" },  { 21, "Every 3 weeks" },
    { 30, "Every month" },    { 31, "Every month" },    { 45, "Every 45 days" },
    { 60, "Every 2 months" }, { 90, "Every 3 months" }, { 91, "Every 3 months" },
    { 92, "Every 3 months" }, { 180, "Every 6 months" }, { 182, "Every 6 months" },
    { 365, "Every year" },    { 730, "Every 2 years" }, { 360, "Every 12 months" },
  };
  const struct
  {
    int days;
    const char *words;
  } late[] = {
    { 1, "overdue by 1 day" },
    { 4, "overdue by 4 days" },
    { 20, "overdue by 2 weeks" },
    { 100, "overdue by 3 months" },
    { 800, "overdue by 2 years" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = relnet_cadence_format (cases[i].days);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
  for (guint i = 0; i < G_N_ELEMENTS (late); i++)
    {
      g_autofree char *words = relnet_cadence_format_overdue (late[i].days);

      g_assert_cmpstr (words, ==, late[i].words);
    }
}

static void
test_snooze (void)
{
  const struct
  {
    const char *today;
    const char *dates[RELNET_N_SNOOZES];
  } cases[] = {
    /* A Tuesday, a Sunday, a Monday, the end of a month and of a year. */
    { "2026-11-17", { "2026-11-18", "2026-11-23", "2026-12-17" } },
    { "2026-11-22", { "2026-11-23", "2026-11-23", "2026-12-22" } },
    { "2026-11-23", { "2026-11-24", "2026-11-30", "2026-12-23" } },
    { "2027-01-31", { "2027-02-01", "2027-02-01", "2027-02-28" } },
    { "2026-12-31", { "2027-01-01", "2027-01-04", "2027-01-31" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint j = 0; j < RELNET_N_SNOOZES; j++)
      {
        g_autofree char *date = relnet_snooze_get_date ((RelnetSnooze)j, cases[i].today);

        g_assert_cmpstr (date, ==, cases[i].dates[j]);
      }
  g_assert_null (relnet_snooze_get_date (RELNET_SNOOZE_TOMORROW, "someday"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cadence/resolve", test_resolve);
  g_test_add_func ("/cadence/due", test_due);
  g_test_add_func ("/cadence/urgency", test_urgency);
  g_test_add_func ("/cadence/words", test_words);
  g_test_add_func ("/cadence/snooze", test_snooze);
  return g_test_run ();
}

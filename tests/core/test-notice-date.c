/* The last day to give notice (E2): by hand where it matters, and over thirty years against Python's dateutil. */

#include <gio/gio.h>
#include <string.h>

#include "relnet-date.h"
#include "relnet-notice-date.h"
#include "relnet-wind-down.h"

static void
assert_notice (const char *end, const char *notice, const char *renews, const char *today, const char *state,
               const char *notice_by, const char *ends_on)
{
  RelnetNoticeTerms terms = { .ends_on = end };
  RelnetNoticeDate date;

  g_assert_true (relnet_period_parse (notice, &terms.notice, NULL));
  if (renews != NULL)
    g_assert_true (relnet_period_parse (renews, &terms.renewal, NULL));
  g_assert_true (relnet_notice_date_compute (&terms, today, &date, NULL));
  g_assert_cmpstr (relnet_notice_state_to_name (date.state), ==, state);
  g_assert_cmpstr (date.notice_by, ==, notice_by);
  g_assert_cmpstr (date.ends_on, ==, ends_on);
}

static void
test_by_hand (void)
{
  /* Picture 09. */
  assert_notice ("2026-02-28", "3 months", NULL, "2025-11-18", "open", "2025-11-28", "2026-02-28");
  /* Month ends. */
  assert_notice ("2027-03-31", "1 month", NULL, "2026-11-18", "open", "2027-02-28", "2027-03-31");
  assert_notice ("2028-03-31", "1 month", NULL, "2026-11-18", "open", "2028-02-29", "2028-03-31");
  assert_notice ("2026-12-31", "3 months", NULL, "2026-09-30", "open", "2026-09-30", "2026-12-31");
  assert_notice ("2026-05-31", "3 months", NULL, "2026-01-01", "open", "2026-02-28", "2026-05-31");
  /* 29 February, as an end and as a renewal. */
  assert_notice ("2028-02-29", "1 year", NULL, "2026-11-18", "open", "2027-02-28", "2028-02-29");
  assert_notice ("2024-02-29", "3 months", "1 year", "2024-01-01", "open", "2024-11-28", "2025-02-28");
  assert_notice ("2024-02-29", "3 months", "1 year", "2027-11-01", "open", "2027-11-29", "2028-02-29");
  /* The nth renewal is counted from the first end: February does not shorten the months after it. */
  assert_notice ("2026-01-31", "0 days", "1 month", "2026-02-01", "open", "2026-02-28", "2026-02-28");
  assert_notice ("2026-01-31", "0 days", "1 month", "2026-03-01", "open", "2026-03-31", "2026-03-31");
  /* Days and weeks. */
  assert_notice ("2026-03-01", "90 days", NULL, "2025-11-01", "open", "2025-12-01", "2026-03-01");
  assert_notice ("2026-03-01", "2 weeks", NULL, "2025-11-01", "open", "2026-02-15", "2026-03-01");
}

static void
test_which_end_counts (void)
{
  /* On the last day itself there is still time; a day later the next renewal counts. */
  assert_notice ("2026-02-28", "3 months", "1 year", "2025-11-28", "open", "2025-11-28", "2026-02-28");
  assert_notice ("2026-02-28", "3 months", "1 year", "2025-11-29", "open", "2026-11-28", "2027-02-28");
  assert_notice ("2010-06-30", "3 mois", "1 an", "2026-11-18", "open", "2027-03-30", "2027-06-30");
  assert_notice ("2026-02-28", "3 months", NULL, "2025-11-29", "late", "2025-11-28", "2026-02-28");
  assert_notice ("2026-02-28", "3 months", NULL, "2026-03-01", "ended", "2025-11-28", "2026-02-28");
  /* A notice longer than a renewal: there is still a first end that can be met. */
  assert_notice ("2026-01-31", "3 months", "1 month", "2026-01-15", "open", "2026-01-30", "2026-04-30");
}

static void
test_words (void)
{
  const RelnetNoticeTerms terms = { .starts_on = "2026-01-01", .ends_on = "2026-02-28", .notice = { 3, RELNET_PERIOD_MONTHS } };
  const RelnetNoticeTerms renewing = { .ends_on = "2026-12-31", .notice = { 3, RELNET_PERIOD_MONTHS },
                                       .renewal = { 1, RELNET_PERIOD_YEARS } };
  RelnetNoticeDate date;
  g_autofree char *words = NULL;
  g_autofree char *missed = NULL;

  /* A notice longer than the contract. */
  g_assert_true (relnet_notice_date_compute (&terms, "2026-01-10", &date, NULL));
  g_assert_cmpint (date.state, ==, RELNET_NOTICE_TOO_LONG);
  words = relnet_notice_date_describe (&terms, &date, "2026-01-10");
  g_assert_nonnull (strstr (words, "longer than the contract"));

  /* Too late: says so, and what next. */
  g_assert_true (relnet_notice_date_compute (&renewing, "2026-11-18", &date, NULL));
  g_assert_cmpstr (date.missed, ==, "2026-12-31");
  g_assert_cmpstr (date.notice_by, ==, "2027-09-30");
  missed = relnet_notice_date_describe (&renewing, &date, "2026-11-18");
  g_assert_nonnull (strstr (missed, "too late"));
  g_assert_nonnull (strstr (missed, "30 September 2027"));
}

static void
test_nonsense (void)
{
  static const char *const periods[] = { "", " ", "3", "months", "-3 months", "3 moons", "3.5 months", "1000 years", "3 months x",
                                         "99999999999999999999 days", "\xff\xfe", "<b>3</b> months" };
  static const struct
  {
    const char *start, *end;
  } dates[] = { { "", "2026-02-30" }, { "", "" }, { "", NULL }, { "2026-13-01", "2026-12-31" }, { "2027-01-01", "2026-12-31" } };
  RelnetPeriod period = { 7, RELNET_PERIOD_WEEKS };
  RelnetNoticeDate date;

  for (guint i = 0; i < G_N_ELEMENTS (periods); i++)
    {
      g_autofree char *problem = NULL;

      g_assert_false (relnet_period_parse (periods[i], &period, &problem));
      g_assert_nonnull (problem);
      g_assert_cmpint (period.count, ==, 7);
    }
  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      g_autofree char *problem = NULL;

      g_assert_false (relnet_notice_date_compute (&(RelnetNoticeTerms){ .starts_on = dates[i].start, .ends_on = dates[i].end },
                                                  "2026-11-18", &date, &problem));
      g_assert_nonnull (problem);
    }
  /* Outside the calendar, at both ends: a clear no, and no hang. */
  g_assert_false (relnet_notice_date_compute (&(RelnetNoticeTerms){ .ends_on = "0001-01-31", .notice = { 3, RELNET_PERIOD_MONTHS } },
                                              "2026-11-18", &date, NULL));
  g_assert_false (relnet_notice_date_compute (&(RelnetNoticeTerms){ .ends_on = "9999-12-31", .notice = { 99, RELNET_PERIOD_YEARS },
                                                                    .renewal = { 1, RELNET_PERIOD_MONTHS } },
                                              "9999-12-31", &date, NULL));
  /* Thousands of renewals. */
  assert_notice ("1950-01-01", "99 years", "1 day", "2026-11-18", "open", "2026-11-18", "2125-11-18");
}

static void
test_periods (void)
{
  static const struct
  {
    const char *text;
    int count;
    RelnetPeriodUnit unit;
  } periods[] = {
    { "3 months", 3, RELNET_PERIOD_MONTHS }, { "3 mois", 3, RELNET_PERIOD_MONTHS },   { "1 an", 1, RELNET_PERIOD_YEARS },
    { "2 années", 2, RELNET_PERIOD_YEARS },  { "90 jours", 90, RELNET_PERIOD_DAYS },  { "6 semaines", 6, RELNET_PERIOD_WEEKS },
    { "un mois", 1, RELNET_PERIOD_MONTHS },  { "Three Months", 3, RELNET_PERIOD_MONTHS }, { "  1  year ", 1, RELNET_PERIOD_YEARS },
    { "3months", 3, RELNET_PERIOD_MONTHS },  { "3\302\240mois", 3, RELNET_PERIOD_MONTHS }, { "0 days", 0, RELNET_PERIOD_DAYS },
  };

  for (guint i = 0; i < G_N_ELEMENTS (periods); i++)
    {
      RelnetPeriod period = { -1, RELNET_PERIOD_DAYS };

      g_test_message ("%s", periods[i].text);
      g_assert_true (relnet_period_parse (periods[i].text, &period, NULL));
      g_assert_cmpint (period.count, ==, periods[i].count);
      g_assert_cmpint (period.unit, ==, periods[i].unit);
    }
}

/* Each day of thirty years as an end, with every notice and renewal, counted on a day that wanders about the end. */
static void
test_thirty_years (void)
{
  static const RelnetPeriod notices[] = { { 0, RELNET_PERIOD_DAYS },   { 30, RELNET_PERIOD_DAYS },   { 90, RELNET_PERIOD_DAYS },
                                          { 2, RELNET_PERIOD_WEEKS },  { 1, RELNET_PERIOD_MONTHS },  { 2, RELNET_PERIOD_MONTHS },
                                          { 3, RELNET_PERIOD_MONTHS }, { 6, RELNET_PERIOD_MONTHS },  { 18, RELNET_PERIOD_MONTHS },
                                          { 1, RELNET_PERIOD_YEARS } };
  static const RelnetPeriod renewals[] = { { 0, RELNET_PERIOD_MONTHS }, { 1, RELNET_PERIOD_MONTHS }, { 3, RELNET_PERIOD_MONTHS },
                                           { 1, RELNET_PERIOD_YEARS },  { 10, RELNET_PERIOD_WEEKS } };
  g_autofree char *script = g_test_build_filename (G_TEST_DIST, "core", "check-notice-dates.py", NULL);
  const int first = relnet_date_to_days ("2020-01-01"), last = relnet_date_to_days ("2049-12-31");
  g_autoptr (GString) table = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) python = NULL;
  guint n = 0;

  for (int day = first; day <= last; day++)
    for (guint i = 0; i < G_N_ELEMENTS (notices); i++, n++)
      {
        const RelnetPeriod *renewal = &renewals[n % G_N_ELEMENTS (renewals)];
        g_autofree char *end = relnet_date_from_days (day);
        g_autofree char *today = relnet_date_from_days (day + (int) (n * 37 % 1500) - 700);
        RelnetNoticeDate date;

        g_assert_true (relnet_notice_date_compute (
            &(RelnetNoticeTerms){ .ends_on = end, .notice = notices[i], .renewal = *renewal }, today, &date, NULL));
        g_string_append_printf (table, "%s %d:%d %d:%d %s %s %s %s\n", end, notices[i].count, (int) notices[i].unit,
                                renewal->count, (int) renewal->unit, today, relnet_notice_state_to_name (date.state),
                                date.notice_by, date.ends_on);
      }
  python = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE, &error, "/usr/bin/python3", script, NULL);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate_utf8 (python, table->str, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (n, ==, 10958 * G_N_ELEMENTS (notices));
  g_assert_true (g_subprocess_get_successful (python));
}

static const char *
step_due (RelnetWindDown *plan, RelnetWindDownStepKind kind)
{
  GPtrArray *steps = relnet_wind_down_get_steps (plan);

  for (guint i = 0; i < steps->len; i++)
    if (relnet_wind_down_step_get_kind (g_ptr_array_index (steps, i)) == kind)
      return relnet_wind_down_step_get_due (g_ptr_array_index (steps, i));
  return NULL;
}

/* The reminders of picture 09: Thursday 20 November, Friday 28 November, Monday 2 February, Monday 2 March. */
static void
test_plan_of_supplier (void)
{
  g_autoptr (RelnetWindDown) plan = relnet_wind_down_new (RELNET_WIND_DOWN_SUPPLIER);
  g_autoptr (RelnetContract) contract = relnet_contract_new ();

  relnet_contract_set_text (contract, RELNET_CONTRACT_ENDS_ON, "2026-02-28");
  relnet_contract_set_notice (contract, (RelnetPeriod){ 3, RELNET_PERIOD_MONTHS });
  relnet_wind_down_set_text (plan, RELNET_WIND_DOWN_UNTIL, "2026-02-28");
  relnet_wind_down_set_text (plan, RELNET_WIND_DOWN_ASK_HELP, "yes");
  relnet_wind_down_plan (plan, contract, "2025-11-18");
  g_assert_cmpuint (relnet_wind_down_get_steps (plan)->len, ==, 4);
  g_assert_cmpstr (step_due (plan, RELNET_WIND_DOWN_CALL), ==, "2025-11-20");
  g_assert_cmpstr (step_due (plan, RELNET_WIND_DOWN_NOTICE), ==, "2025-11-28");
  g_assert_cmpstr (step_due (plan, RELNET_WIND_DOWN_FILES), ==, "2026-02-02");
  g_assert_cmpstr (step_due (plan, RELNET_WIND_DOWN_THANKS), ==, "2026-03-02");

  /* Notice must be given tomorrow: the call is not after it. */
  relnet_wind_down_plan (plan, contract, "2025-11-27");
  g_assert_cmpstr (step_due (plan, RELNET_WIND_DOWN_CALL), ==, "2025-11-28");
  /* Too late: no notice to be given, the rest stays. Nothing is planned in the past. */
  relnet_wind_down_plan (plan, contract, "2026-02-20");
  g_assert_null (step_due (plan, RELNET_WIND_DOWN_NOTICE));
  g_assert_cmpstr (step_due (plan, RELNET_WIND_DOWN_FILES), ==, "2026-02-20");
  /* Without a contract, without a date. */
  relnet_wind_down_set_text (plan, RELNET_WIND_DOWN_UNTIL, "");
  relnet_wind_down_plan (plan, NULL, "2025-11-18");
  g_assert_cmpuint (relnet_wind_down_get_steps (plan)->len, ==, 1);
}

static void
test_plan_of_others (void)
{
  g_autoptr (RelnetWindDown) plan = relnet_wind_down_new (RELNET_WIND_DOWN_MENTEE);

  relnet_wind_down_set_cadence (plan, 90);
  relnet_wind_down_set_text (plan, RELNET_WIND_DOWN_INTRODUCTIONS, "Karim");
  relnet_wind_down_plan (plan, NULL, "2026-11-18");
  g_assert_cmpstr (step_due (plan, RELNET_WIND_DOWN_CALL), ==, "2026-11-20");
  g_assert_cmpstr (step_due (plan, RELNET_WIND_DOWN_INTRODUCE), ==, "2026-12-02");
  g_assert_cmpstr (step_due (plan, RELNET_WIND_DOWN_NEWS), ==, "2027-02-16");
  g_assert_true (relnet_wind_down_is_lasting (plan));

  relnet_wind_down_set_variant (plan, RELNET_WIND_DOWN_COFFEE);
  relnet_wind_down_set_text (plan, RELNET_WIND_DOWN_UNTIL, "2027-03-06");
  relnet_wind_down_plan (plan, NULL, "2026-11-18");
  /* A Saturday: on Monday. */
  g_assert_cmpstr (step_due (plan, RELNET_WIND_DOWN_RESUME), ==, "2027-03-08");
  g_assert_false (relnet_wind_down_is_lasting (plan));
  relnet_wind_down_set_text (plan, RELNET_WIND_DOWN_GROUP, "yes");
  relnet_wind_down_plan (plan, NULL, "2026-11-18");
  g_assert_cmpstr (step_due (plan, RELNET_WIND_DOWN_INVITE), ==, "2026-11-19");
  g_assert_true (relnet_wind_down_is_lasting (plan));

  relnet_wind_down_set_variant (plan, RELNET_WIND_DOWN_PAUSE);
  relnet_wind_down_plan (plan, NULL, "2026-11-18");
  g_assert_cmpuint (relnet_wind_down_get_steps (plan)->len, ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/notice-date/by-hand", test_by_hand);
  g_test_add_func ("/notice-date/which-end-counts", test_which_end_counts);
  g_test_add_func ("/notice-date/words", test_words);
  g_test_add_func ("/notice-date/nonsense", test_nonsense);
  g_test_add_func ("/notice-date/periods", test_periods);
  g_test_add_func ("/notice-date/thirty-years", test_thirty_years);
  g_test_add_func ("/wind-down/plan-of-supplier", test_plan_of_supplier);
  g_test_add_func ("/wind-down/plan-of-others", test_plan_of_others);
  return g_test_run ();
}

#include "relnet-notice-policy.h"

static const RelnetNoticeRules usual = {
  .digest = TRUE,
  .digest_minute = 8 * 60 + 30,
  .digest_days = 0x1f,
  .quiet_from = 19 * 60,
  .quiet_to = 8 * 60,
  .quiet_weekends = TRUE,
  .at_most = 5,
};

static RelnetNoticePlan
decide (const RelnetNoticeRules *rules, RelnetNoticeState state, const char *zone, const char *when)
{
  g_autoptr (GTimeZone) tz = g_time_zone_new_identifier (zone);
  g_autoptr (GDateTime) now = g_date_time_new_from_iso8601 (when, tz);

  g_assert_nonnull (tz);
  g_assert_nonnull (now);
  return relnet_notice_policy_decide (rules, &state, now);
}

static void
assert_next (RelnetNoticePlan plan, const char *zone, const char *when)
{
  g_autoptr (GTimeZone) tz = g_time_zone_new_identifier (zone);
  g_autoptr (GDateTime) next = g_date_time_new_from_unix_utc (plan.next);
  g_autoptr (GDateTime) local = g_date_time_to_timezone (next, tz);
  g_autofree char *text = g_date_time_format (local, "%Y-%m-%dT%H:%M");

  g_assert_cmpint (plan.shape, ==, RELNET_NOTICE_NONE);
  g_assert_cmpint (plan.next, !=, 0);
  g_assert_cmpstr (text, ==, when);
}

#define PARIS "Europe/Paris"
#define STATE(open, new, shown, digest)                                                            \
  ((RelnetNoticeState){ .n_open = open, .n_new = new, .n_shown = shown, .digest_shown = digest })

static void
test_quiet (void)
{
  /* Wednesday 18 November 2026. At night: wait for the end of the quiet hours, then for the digest. */
  assert_next (decide (&usual, STATE (2, 2, 0, FALSE), PARIS, "2026-11-18T05:00:00"), PARIS,
               "2026-11-18T08:00");
  assert_next (decide (&usual, STATE (2, 2, 0, FALSE), PARIS, "2026-11-18T08:00:00"), PARIS,
               "2026-11-18T08:30");
  assert_next (decide (&usual, STATE (2, 2, 1, TRUE), PARIS, "2026-11-18T19:00:00"), PARIS,
               "2026-11-19T08:00");
  /* From Friday night on, the weekend is quiet. */
  assert_next (decide (&usual, STATE (1, 1, 1, TRUE), PARIS, "2026-11-20T20:00:00"), PARIS,
               "2026-11-23T08:00");
  assert_next (decide (&usual, STATE (1, 1, 0, FALSE), PARIS, "2026-11-21T12:00:00"), PARIS,
               "2026-11-23T08:00");
}

static void
test_quiet_by_day (void)
{
  RelnetNoticeRules rules = usual;

  rules.digest = FALSE;
  rules.quiet_from = 12 * 60;
  rules.quiet_to = 14 * 60;
  rules.quiet_weekends = FALSE;
  assert_next (decide (&rules, STATE (1, 1, 0, FALSE), PARIS, "2026-11-21T13:59:00"), PARIS,
               "2026-11-21T14:00");
  g_assert_cmpint (decide (&rules, STATE (1, 1, 0, FALSE), PARIS, "2026-11-21T14:00:00").shape, ==,
                   RELNET_NOTICE_SINGLES);
  rules.quiet_to = rules.quiet_from;
  g_assert_cmpint (decide (&rules, STATE (1, 1, 0, FALSE), PARIS, "2026-11-21T03:00:00").shape, ==,
                   RELNET_NOTICE_SINGLES);
}

static void
test_weekend_without_quiet_hours (void)
{
  RelnetNoticeRules rules = usual;

  rules.quiet_from = rules.quiet_to = 0;
  assert_next (decide (&rules, STATE (1, 1, 0, FALSE), PARIS, "2026-11-21T12:00:00"), PARIS,
               "2026-11-23T00:00");
}

static void
test_digest (void)
{
  RelnetNoticePlan plan;

  /* A few, all new: each by itself. */
  plan = decide (&usual, STATE (3, 3, 0, FALSE), PARIS, "2026-11-18T08:30:00");
  g_assert_cmpint (plan.shape, ==, RELNET_NOTICE_SINGLES);
  g_assert_true (plan.is_digest);
  /* Many, or some that wait since earlier: one for all. */
  plan = decide (&usual, STATE (4, 4, 0, FALSE), PARIS, "2026-11-18T08:30:00");
  g_assert_cmpint (plan.shape, ==, RELNET_NOTICE_DIGEST);
  plan = decide (&usual, STATE (2, 0, 0, FALSE), PARIS, "2026-11-18T08:30:00");
  g_assert_cmpint (plan.shape, ==, RELNET_NOTICE_DIGEST);
  /* The machine was off at half past eight: once, when it is on. */
  plan = decide (&usual, STATE (9, 9, 0, FALSE), PARIS, "2026-11-18T15:10:00");
  g_assert_cmpint (plan.shape, ==, RELNET_NOTICE_DIGEST);
  plan = decide (&usual, STATE (9, 0, 1, TRUE), PARIS, "2026-11-18T15:11:00");
  g_assert_cmpint (plan.shape, ==, RELNET_NOTICE_NONE);
  /* Nothing waits: no empty digest. */
  plan = decide (&usual, STATE (0, 0, 0, FALSE), PARIS, "2026-11-18T08:30:00");
  g_assert_cmpint (plan.shape, ==, RELNET_NOTICE_NONE);
  g_assert_false (plan.is_digest);
}

static void
test_digest_in_quiet_hours (void)
{
  RelnetNoticeRules rules = usual;

  rules.digest_minute = 6 * 60;
  g_assert_cmpint (decide (&rules, STATE (5, 5, 0, FALSE), PARIS, "2026-11-18T08:00:00").shape, ==,
                   RELNET_NOTICE_DIGEST);
  rules.digest_minute = 22 * 60;
  g_assert_cmpint (decide (&rules, STATE (5, 5, 0, FALSE), PARIS, "2026-11-18T08:00:00").shape, ==,
                   RELNET_NOTICE_DIGEST);
}

static void
test_day_without_digest (void)
{
  RelnetNoticeRules rules = usual;

  rules.quiet_weekends = FALSE;
  g_assert_cmpint (decide (&rules, STATE (2, 1, 0, FALSE), PARIS, "2026-11-21T08:00:00").shape, ==,
                   RELNET_NOTICE_SINGLES);
  g_assert_cmpint (decide (&rules, STATE (9, 4, 0, FALSE), PARIS, "2026-11-21T08:00:00").shape, ==,
                   RELNET_NOTICE_GROUP);
  g_assert_cmpint (decide (&rules, STATE (9, 0, 0, FALSE), PARIS, "2026-11-21T08:00:00").shape, ==,
                   RELNET_NOTICE_NONE);
}

static void
test_at_most (void)
{
  /* Room for two more: three are one. None left: tomorrow. */
  g_assert_cmpint (decide (&usual, STATE (9, 2, 3, TRUE), PARIS, "2026-11-18T12:00:00").shape, ==,
                   RELNET_NOTICE_SINGLES);
  g_assert_cmpint (decide (&usual, STATE (9, 3, 3, TRUE), PARIS, "2026-11-18T12:00:00").shape, ==,
                   RELNET_NOTICE_GROUP);
  g_assert_cmpint (decide (&usual, STATE (9, 3, 5, TRUE), PARIS, "2026-11-18T12:00:00").shape, ==,
                   RELNET_NOTICE_NONE);
  g_assert_cmpint (decide (&usual, STATE (9, 3, 6, TRUE), PARIS, "2026-11-18T12:00:00").shape, ==,
                   RELNET_NOTICE_NONE);
}

/* Lives through some days minute by minute, as the service would, and counts what is shown on each. */
static void
live (const RelnetNoticeRules *rules, const char *zone, const char *from, int days, guint *shown)
{
  g_autoptr (GTimeZone) tz = g_time_zone_new_identifier (zone);
  g_autoptr (GDateTime) start = g_date_time_new_from_iso8601 (from, tz);
  gint64 begin = g_date_time_to_unix (start);
  RelnetNoticeState state = STATE (1, 1, 0, FALSE);
  int day = -1, index = -1;
  gint64 armed = 0;

  for (gint64 t = begin; t < begin + days * 86400; t += 60)
    {
      g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (t);
      g_autoptr (GDateTime) now = g_date_time_to_timezone (utc, tz);
      RelnetNoticePlan plan;

      if (g_date_time_get_day_of_month (now) != day)
        {
          /* A day begins: something new is due. */
          day = g_date_time_get_day_of_month (now);
          index++;
          state = STATE (1, 1, 0, FALSE);
          shown[index] = 0;
        }
      else if (armed == 0 || t < armed)
        continue; /* Nothing wakes the service. */
      plan = relnet_notice_policy_decide (rules, &state, now);
      armed = plan.next;
      g_assert_true (armed == 0 || armed > t);
      if (plan.shape == RELNET_NOTICE_NONE)
        continue;
      shown[index]++;
      state.n_new = 0;
      state.n_shown++;
      state.digest_shown = state.digest_shown || plan.is_digest;
    }
}

static void
test_daylight_saving (void)
{
  /* In Paris the clocks go forward on 29 March 2026 at 2:00 and back on 25 October at 3:00; in Beirut forward on 29
   * March at midnight. Whatever the digest or the quiet hours are set to, each day is told of once. */
  const struct
  {
    const char *zone;
    const char *from;
  } nights[] = {
    { PARIS, "2026-03-27T12:00:00" },
    { PARIS, "2026-10-23T12:00:00" },
    { "Asia/Beirut", "2026-03-27T12:00:00" },
    { "Australia/Lord_Howe", "2026-10-02T12:00:00" },
  };
  const int minutes[] = { 0, 30, 90, 120, 150, 179, 180, 510 };

  for (guint i = 0; i < G_N_ELEMENTS (nights); i++)
    for (guint j = 0; j < G_N_ELEMENTS (minutes); j++)
      for (guint k = 0; k < 3; k++)
        {
          RelnetNoticeRules rules = { .digest = k != 1,
                                      .digest_minute = minutes[j],
                                      .digest_days = 0x7f,
                                      .quiet_from = k == 0 ? 0 : 22 * 60,
                                      .quiet_to = k == 0 ? 0 : minutes[j],
                                      .at_most = 5 };
          guint shown[8] = { 0 };

          live (&rules, nights[i].zone, nights[i].from, 5, shown);
          for (guint day = 0; day < 5; day++)
            g_assert_cmpuint (shown[day], ==, 1);
        }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/notice-policy/quiet", test_quiet);
  g_test_add_func ("/notice-policy/quiet-by-day", test_quiet_by_day);
  g_test_add_func ("/notice-policy/weekend", test_weekend_without_quiet_hours);
  g_test_add_func ("/notice-policy/digest", test_digest);
  g_test_add_func ("/notice-policy/digest-in-quiet-hours", test_digest_in_quiet_hours);
  g_test_add_func ("/notice-policy/day-without-digest", test_day_without_digest);
  g_test_add_func ("/notice-policy/at-most", test_at_most);
  g_test_add_func ("/notice-policy/daylight-saving", test_daylight_saving);
  return g_test_run ();
}

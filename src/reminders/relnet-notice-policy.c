/* When the user is told of what (A3): a pure rule from what is set, how things stand and what time it is.
 *
 * Nothing is lost: what may not be announced now stays new, and is decided on again at the moment the plan names, when
 * a day begins, or when something changes. Nothing is announced twice: what was announced is not new. What came due
 * while the machine was off is new at the next start, and shown once. */

#include "relnet-notice-policy.h"

static int
minute_of (GDateTime *moment)
{
  return g_date_time_get_hour (moment) * 60 + g_date_time_get_minute (moment);
}

static gboolean
is_quiet_minute (const RelnetNoticeRules *rules, int minute)
{
  if (rules->quiet_from == rules->quiet_to)
    return FALSE;
  if (rules->quiet_from < rules->quiet_to)
    return minute >= rules->quiet_from && minute < rules->quiet_to;
  return minute >= rules->quiet_from || minute < rules->quiet_to;
}

/* A moment of the day @days after @now. Where the clocks go forward over it, GDateTime gives the moment after. */
static GDateTime *
moment_at (GDateTime *now, int days, int minute)
{
  g_autoptr (GDateTime) day = g_date_time_add_days (now, days);

  return g_date_time_new (g_date_time_get_timezone (now), g_date_time_get_year (day),
                          g_date_time_get_month (day), g_date_time_get_day_of_month (day),
                          minute / 60, minute % 60, 0);
}

/**
 * relnet_notice_policy_end_of_quiet:
 * @rules: what the user set
 * @now: a quiet moment, in the user's time zone
 *
 * Returns: the first moment after @now that is not quiet, in seconds since the epoch
 */
gint64
relnet_notice_policy_end_of_quiet (const RelnetNoticeRules *rules, GDateTime *now)
{
  for (int days = 0; days <= 8; days++)
    for (int i = 0; i < 2; i++)
      {
        g_autoptr (GDateTime) moment = moment_at (now, days, i == 0 ? 0 : rules->quiet_to);

        if (moment != NULL && g_date_time_compare (moment, now) > 0
            && !relnet_notice_policy_is_quiet (rules, moment))
          return g_date_time_to_unix (moment);
      }
  return 0;
}

/* A digest set into the quiet hours comes when they end. */
static int
digest_minute (const RelnetNoticeRules *rules)
{
  return is_quiet_minute (rules, rules->digest_minute) ? rules->quiet_to : rules->digest_minute;
}

/**
 * relnet_notice_policy_is_quiet:
 * @rules: what the user set
 * @now: a moment, in the user's time zone
 *
 * Returns: whether nothing is to be announced at @now
 */
gboolean
relnet_notice_policy_is_quiet (const RelnetNoticeRules *rules, GDateTime *now)
{
  if (rules->quiet_weekends && g_date_time_get_day_of_week (now) >= 6)
    return TRUE;
  return is_quiet_minute (rules, minute_of (now));
}

/**
 * relnet_notice_policy_decide:
 * @rules: what the user set
 * @state: how things stand
 * @now: a moment, in the user's time zone
 *
 * Up to three new entries are announced each by itself, with their actions; more become one notification. The digest
 * of the morning takes the place of both when older entries wait too.
 *
 * Returns: what to announce now, and when to ask again
 */
RelnetNoticePlan
relnet_notice_policy_decide (const RelnetNoticeRules *rules,
                             const RelnetNoticeState *state,
                             GDateTime *now)
{
  RelnetNoticePlan plan = { RELNET_NOTICE_NONE, FALSE, 0 };
  guint room = rules->at_most > state->n_shown ? rules->at_most - state->n_shown : 0;
  guint singles = MIN (RELNET_NOTICE_MAX_SINGLES, room);
  gboolean has_digest
      = rules->digest && (rules->digest_days >> (g_date_time_get_day_of_week (now) - 1) & 1) != 0;

  if (state->n_open == 0)
    return plan;
  if (relnet_notice_policy_is_quiet (rules, now))
    {
      plan.next = relnet_notice_policy_end_of_quiet (rules, now);
      return plan;
    }
  if (has_digest && !state->digest_shown)
    {
      if (minute_of (now) < digest_minute (rules))
        {
          g_autoptr (GDateTime) moment = moment_at (now, 0, digest_minute (rules));

          plan.next = g_date_time_to_unix (moment);
          return plan;
        }
      if (room == 0)
        return plan;
      plan.is_digest = TRUE;
      plan.shape = state->n_new == state->n_open && state->n_new <= singles
                       ? RELNET_NOTICE_SINGLES
                       : RELNET_NOTICE_DIGEST;
      return plan;
    }
  if (state->n_new == 0 || room == 0)
    return plan;
  plan.shape = state->n_new <= singles ? RELNET_NOTICE_SINGLES : RELNET_NOTICE_GROUP;
  return plan;
}

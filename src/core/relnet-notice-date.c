/* The last day to give notice.
 *
 * A period of months ends on the day of the same number, or on the last of the month where there is none: Regulation (EEC,
 * Euratom) No 1182/71, article 3(2)(c); for France, article 641 of the code of civil procedure. Counted back from the
 * end, so that notice given on that day and lasting its period is over by the end, never after it: three months before
 * 28 February is 28 November, one month before 31 March is 28 (29) February. Days and weeks are counted one by one.
 *
 * A contract that renews by itself ends, if nobody gives notice, one renewal later. The nth end is counted from the first
 * one at once, so that a contract until 31 January that renews month by month ends on 28 February, then on 31 March, and
 * one until 29 February 2024 that renews by the year ends on 28 February 2025, and on 29 February 2028. The end that
 * counts on a day is the first one for which notice can still be given. */

#include "relnet-notice-date.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "relnet-date.h"

static const char *const state_names[RELNET_N_NOTICE_STATES] = {
  [RELNET_NOTICE_OPEN] = "open",
  [RELNET_NOTICE_LATE] = "late",
  [RELNET_NOTICE_ENDED] = "ended",
  [RELNET_NOTICE_TOO_LONG] = "too-long",
};

/**
 * relnet_notice_state_to_name:
 * @state: a state
 *
 * Returns: its name on the command line
 */
const char *
relnet_notice_state_to_name (RelnetNoticeState state)
{
  g_return_val_if_fail (state < RELNET_N_NOTICE_STATES, NULL);

  return state_names[state];
}

static gboolean
set_problem (char **problem, const char *words)
{
  if (problem != NULL)
    *problem = g_strdup (words);
  return FALSE;
}

/* How many renewals there have been at most by @today: from there on they are tried one by one. */
static int
guess_renewals (const RelnetNoticeTerms *terms, const char *today)
{
  static const int longest[RELNET_N_PERIOD_UNITS] = {
    [RELNET_PERIOD_DAYS] = 1, [RELNET_PERIOD_WEEKS] = 7, [RELNET_PERIOD_MONTHS] = 31, [RELNET_PERIOD_YEARS] = 366
  };
  int days = relnet_date_days_between (terms->ends_on, today);

  return days <= 0 ? 0 : MAX (0, days / (longest[terms->renewal.unit] * terms->renewal.count) - 1);
}

/**
 * relnet_notice_date_compute:
 * @terms: what the contract says
 * @today: a valid date
 * @date: (out): the last day to give notice, counted on @today
 * @problem: (out) (optional) (transfer full): what is wrong with @terms, in words for the user; set only then
 *
 * Returns: whether @terms make sense
 */
gboolean
relnet_notice_date_compute (const RelnetNoticeTerms *terms, const char *today, RelnetNoticeDate *date, char **problem)
{
  const char *starts_on = terms->starts_on != NULL ? terms->starts_on : "";
  gboolean renews = terms->renewal.count > 0;

  memset (date, 0, sizeof *date);
  if (!relnet_date_is_valid (terms->ends_on) || (*starts_on != '\0' && !relnet_date_is_valid (starts_on)))
    return set_problem (problem, _ ("This is not a date. Dates are written as 2026-02-28."));
  if (strcmp (starts_on, terms->ends_on) > 0)
    return set_problem (problem, _ ("The contract would end before it begins. Choose a later end."));
  if (!relnet_period_is_valid (&terms->notice) || !relnet_period_is_valid (&terms->renewal))
    return set_problem (problem, _ ("This period is longer than any contract. Check the number."));

  for (int n = renews ? guess_renewals (terms, today) : 0;; n++)
    {
      g_autofree char *end = relnet_period_add (terms->ends_on, &terms->renewal, n);
      g_autofree char *notice_by = end != NULL ? relnet_period_add (end, &terms->notice, -1) : NULL;
      gboolean before_start;

      if (notice_by == NULL)
        return set_problem (problem, _ ("The last day to give notice would lie outside the calendar. Check the dates."));
      before_start = strcmp (notice_by, starts_on) < 0;
      g_strlcpy (date->notice_by, notice_by, sizeof date->notice_by);
      g_strlcpy (date->ends_on, end, sizeof date->ends_on);
      date->renewals = n;
      if (strcmp (notice_by, today) >= 0 && !before_start)
        {
          g_autofree char *missed = n > 0 ? relnet_period_add (terms->ends_on, &terms->renewal, n - 1) : NULL;

          date->state = RELNET_NOTICE_OPEN;
          /* An end that has passed as well is history. */
          if (missed != NULL && strcmp (missed, today) >= 0)
            g_strlcpy (date->missed, missed, sizeof date->missed);
          return TRUE;
        }
      if (renews)
        continue;
      date->state = before_start                   ? RELNET_NOTICE_TOO_LONG
                    : strcmp (end, today) < 0 ? RELNET_NOTICE_ENDED
                                                   : RELNET_NOTICE_LATE;
      return TRUE;
    }
}

/**
 * relnet_notice_date_describe:
 * @terms: what the contract says
 * @date: what relnet_notice_date_compute() made of it
 * @today: a valid date
 *
 * Returns: (transfer full): in a sentence or two, what is to be known on @today and what can be done next
 */
char *
relnet_notice_date_describe (const RelnetNoticeTerms *terms, const RelnetNoticeDate *date, const char *today)
{
  g_autofree char *end = relnet_date_format (date->ends_on);
  g_autofree char *by = relnet_date_format (date->notice_by);
  g_autofree char *missed = relnet_date_format (date->missed);

  switch (date->state)
    {
    case RELNET_NOTICE_LATE:
      return g_strdup_printf (
          /* Translators: the last day to give notice, then the end of the contract. */
          _ ("The last day to give notice was %s. The contract does not renew: it ends by itself on %s."), by, end);
    case RELNET_NOTICE_ENDED:
      return g_strdup_printf (_ ("The contract ended on %s. There is nothing to give notice of any more."), end);
    case RELNET_NOTICE_TOO_LONG:
      return g_strdup_printf (
          /* Translators: the day notice would have had to be given, then the end of the contract. */
          _ ("The notice period is longer than the contract: notice would have had to be given by %s, before it began. It"
             " cannot end earlier than %s."),
          by, end);
    case RELNET_NOTICE_OPEN:
    case RELNET_N_NOTICE_STATES:
    default:
      break;
    }
  if (*date->missed != '\0')
    return g_strdup_printf (
        /* Translators: an end for which it is too late, the next last day to give notice, and the end that is for. */
        _ ("It is too late for %s: the contract renews. The next last day to give notice is %s, for an end on %s."),
        missed, by, end);
  /* Translators: the last day to give notice, then the end of the contract. */
  return g_strdup_printf (_ ("Give notice by %s for an end on %s."), by, end);
}

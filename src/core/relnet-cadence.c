/* The rules of the cadence (A2) and of putting off (A4), and the words for them.
 *
 * resources/sql keeps what these rules give for each person in person_summary; the tests hold the two together. */

#include "relnet-cadence.h"

#include "relnet-date.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* A month of the calendar, in days. */
#define MONTH 30.4375

typedef enum
{
  UNIT_DAYS,
  UNIT_WEEKS,
  UNIT_MONTHS,
  UNIT_YEARS
} Unit;

/* A user picks “every 3 months”, which is stored as 90, 91 or 92 days: all three are to read the same. */
static Unit
split (int cadence, int *count)
{
  int months = (int)lround (cadence / MONTH);

  if (cadence >= 364 && (cadence % 365 == 0 || months % 12 == 0)
      && fabs (cadence - months * MONTH) <= 5)
    {
      *count = MAX (1, (int)lround (cadence / 365.25));
      return UNIT_YEARS;
    }
  if (cadence % 30 == 0 || (months > 0 && fabs (cadence - months * MONTH) <= 2))
    {
      *count = cadence % 30 == 0 ? cadence / 30 : months;
      return UNIT_MONTHS;
    }
  if (cadence % 7 == 0)
    {
      *count = cadence / 7;
      return UNIT_WEEKS;
    }
  *count = cadence;
  return UNIT_DAYS;
}

/* The largest unit that loses little: as ages are told in relnet_date_format_age(). */
static Unit
split_delay (int days, int *count)
{
  if (days < 14)
    *count = days;
  else if (days < 61)
    *count = days / 7;
  else if (days < 730)
    *count = days * 12 / 365;
  else
    *count = days / 365;
  return days < 14 ? UNIT_DAYS : days < 61 ? UNIT_WEEKS : days < 730 ? UNIT_MONTHS : UNIT_YEARS;
}

/**
 * relnet_cadence_resolve:
 * @own: the person's own cadence in days, %RELNET_CADENCE_NONE or %RELNET_CADENCE_INHERITED
 * @of_circles: (array length=n_circles) (nullable): the cadences of the person's circles, in days
 * @n_circles: how many there are
 *
 * Returns: the cadence that holds, in days: the person's own, else the shortest of the circles, else
 *   %RELNET_CADENCE_NONE
 */
int
relnet_cadence_resolve (int own, const int *of_circles, guint n_circles)
{
  int shortest = RELNET_CADENCE_NONE;

  if (own >= 0)
    return own;
  for (guint i = 0; i < n_circles; i++)
    if (of_circles[i] > 0 && (shortest == RELNET_CADENCE_NONE || of_circles[i] < shortest))
      shortest = of_circles[i];
  return shortest;
}

/**
 * relnet_cadence_get_due:
 * @cadence: the cadence that holds, in days
 * @last_contact: (nullable): the date of the last interaction that counts; empty if there was none
 * @added_on: the date on which the person came into the book
 *
 * Returns: (transfer full) (nullable): when to be in touch again. Somebody never contacted is due since they were
 *   added; %NULL without a cadence
 */
char *
relnet_cadence_get_due (int cadence, const char *last_contact, const char *added_on)
{
  if (cadence <= RELNET_CADENCE_NONE)
    return NULL;
  if (!relnet_date_is_valid (last_contact))
    return g_strdup (added_on);
  return relnet_date_add_days (last_contact, cadence);
}

/**
 * relnet_cadence_get_urgency:
 * @due: a valid date
 * @cadence: the cadence the delay is measured against, in days, at least 1
 * @today: a valid date
 *
 * A day late is much for somebody met each week and nothing for somebody written to once a year: the delay is told in
 * cadences.
 *
 * Returns: how many cadences have passed since @due; negative before it
 */
double
relnet_cadence_get_urgency (const char *due, int cadence, const char *today)
{
  return (double)relnet_date_days_between (due, today) / MAX (1, cadence);
}

/**
 * relnet_cadence_format:
 * @cadence: a cadence in days
 *
 * Returns: (transfer full): the cadence in words, “Every 3 months”
 */
char *
relnet_cadence_format (int cadence)
{
  int n;

  if (cadence <= RELNET_CADENCE_NONE)
    return g_strdup (_ ("No rhythm"));
  switch (split (cadence, &n))
    {
    case UNIT_YEARS:
      return g_strdup_printf (ngettext ("Every year", "Every %d years", (gulong)n), n);
    case UNIT_MONTHS:
      return g_strdup_printf (ngettext ("Every month", "Every %d months", (gulong)n), n);
    case UNIT_WEEKS:
      return g_strdup_printf (ngettext ("Every week", "Every %d weeks", (gulong)n), n);
    case UNIT_DAYS:
    default:
      return g_strdup_printf (ngettext ("Every day", "Every %d days", (gulong)n), n);
    }
}

/**
 * relnet_cadence_format_overdue:
 * @days: for how many days a cadence has been over, at least 1
 *
 * Returns: (transfer full): “overdue by 4 days”
 */
char *
relnet_cadence_format_overdue (int days)
{
  int n;

  switch (split_delay (days, &n))
    {
    case UNIT_YEARS:
      return g_strdup_printf (ngettext ("overdue by %d year", "overdue by %d years", (gulong)n), n);
    case UNIT_MONTHS:
      return g_strdup_printf (ngettext ("overdue by %d month", "overdue by %d months", (gulong)n),
                              n);
    case UNIT_WEEKS:
      return g_strdup_printf (ngettext ("overdue by %d week", "overdue by %d weeks", (gulong)n), n);
    case UNIT_DAYS:
    default:
      return g_strdup_printf (ngettext ("overdue by %d day", "overdue by %d days", (gulong)n), n);
    }
}

/**
 * relnet_cadence_format_late:
 * @days: how many days ago something was to be done, at least 1
 *
 * Returns: (transfer full): “4 days late”
 */
char *
relnet_cadence_format_late (int days)
{
  int n;

  switch (split_delay (days, &n))
    {
    case UNIT_YEARS:
      return g_strdup_printf (ngettext ("%d year late", "%d years late", (gulong)n), n);
    case UNIT_MONTHS:
      return g_strdup_printf (ngettext ("%d month late", "%d months late", (gulong)n), n);
    case UNIT_WEEKS:
      return g_strdup_printf (ngettext ("%d week late", "%d weeks late", (gulong)n), n);
    case UNIT_DAYS:
    default:
      return g_strdup_printf (ngettext ("%d day late", "%d days late", (gulong)n), n);
    }
}

/**
 * relnet_snooze_get_date:
 * @snooze: until when
 * @today: a valid date
 *
 * Returns: (transfer full) (nullable): the date on which the entry comes back: the next day, the next Monday,
 *   the same day of the next month
 */
char *
relnet_snooze_get_date (RelnetSnooze snooze, const char *today)
{
  int days = relnet_date_to_days (today);

  if (days == RELNET_DATE_NONE)
    return NULL;
  switch (snooze)
    {
    case RELNET_SNOOZE_NEXT_WEEK:
      /* Julian day 1 was a Monday. */
      return relnet_date_from_days (days + 7 - (days - 1) % 7);
    case RELNET_SNOOZE_NEXT_MONTH:
      return relnet_date_add_months (today, 1);
    case RELNET_SNOOZE_TOMORROW:
    case RELNET_N_SNOOZES:
    default:
      return relnet_date_from_days (days + 1);
    }
}

/**
 * relnet_snooze_to_label:
 * @snooze: until when
 *
 * Returns: the words for the menu
 */
const char *
relnet_snooze_to_label (RelnetSnooze snooze)
{
  static const char *const labels[RELNET_N_SNOOZES] = {
    [RELNET_SNOOZE_TOMORROW] = N_ ("Tomorrow"),
    [RELNET_SNOOZE_NEXT_WEEK] = N_ ("Next week"),
    [RELNET_SNOOZE_NEXT_MONTH] = N_ ("Next month"),
  };

  g_return_val_if_fail (snooze < RELNET_N_SNOOZES, "");
  return _ (labels[snooze]);
}

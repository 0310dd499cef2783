/* Dates without a time.
 *
 * A date is ISO text, “2026-11-22”: it means the same day in every time zone, sorts as text, and is what the
 * database stores. Birthdays may lack the year (“--11-22”). Days are counted as GDate's Julian days. */

#include "relnet-date.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
parse_digits (const char *text, guint n, guint *value)
{
  *value = 0;
  for (guint i = 0; i < n; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return FALSE;
      *value = *value * 10 + (guint)(text[i] - '0');
    }
  return TRUE;
}

static gboolean
parse (const char *text, GDate *date)
{
  guint year, month, day;

  if (text == NULL || strlen (text) != 10 || text[4] != '-' || text[7] != '-'
      || !parse_digits (text, 4, &year) || !parse_digits (text + 5, 2, &month)
      || !parse_digits (text + 8, 2, &day)
      || !g_date_valid_dmy ((GDateDay)day, (GDateMonth)month, (GDateYear)year))
    return FALSE;
  g_date_clear (date, 1);
  g_date_set_dmy (date, (GDateDay)day, (GDateMonth)month, (GDateYear)year);
  return TRUE;
}

static char *
format (const GDate *date)
{
  return g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (date), g_date_get_month (date),
                          g_date_get_day (date));
}

static char *
format_with (const char *date, const char *pattern)
{
  GDate parsed;
  g_autoptr (GDateTime) moment = NULL;

  if (!parse (date, &parsed))
    return g_strdup (date != NULL ? date : "");
  moment = g_date_time_new_utc (g_date_get_year (&parsed), g_date_get_month (&parsed),
                                g_date_get_day (&parsed), 12, 0, 0);
  return g_date_time_format (moment, pattern);
}

/**
 * relnet_date_is_valid:
 * @text: (nullable): a text
 *
 * Returns: whether @text is an existing day written “YYYY-MM-DD”
 */
gboolean
relnet_date_is_valid (const char *text)
{
  GDate date;

  return parse (text, &date);
}

/**
 * relnet_date_is_valid_partial:
 * @text: (nullable): a text
 *
 * Returns: whether @text is a day, or a day without its year (“--MM-DD”), as a birthday may be
 */
gboolean
relnet_date_is_valid_partial (const char *text)
{
  g_autofree char *leap = NULL;

  if (text == NULL || !g_str_has_prefix (text, "--"))
    return relnet_date_is_valid (text);
  /* 2000 has a 29 February. */
  leap = g_strconcat ("2000-", text + 2, NULL);
  return relnet_date_is_valid (leap);
}

/**
 * relnet_date_to_days:
 * @date: (nullable): a date
 *
 * Returns: the Julian day, or %RELNET_DATE_NONE if @date is not a valid date
 */
int
relnet_date_to_days (const char *date)
{
  GDate parsed;

  return parse (date, &parsed) ? (int)g_date_get_julian (&parsed) : RELNET_DATE_NONE;
}

/**
 * relnet_date_from_days:
 * @days: a Julian day
 *
 * Returns: (transfer full) (nullable): the date, or %NULL if @days lies outside the years 1 to 9999
 */
char *
relnet_date_from_days (int days)
{
  GDate date;

  if (days <= 0 || days > 3652059)
    return NULL;
  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32)days);
  return format (&date);
}

/**
 * relnet_date_add_days:
 * @date: a valid date
 * @days: how many days later; may be negative
 *
 * Returns: (transfer full) (nullable): the date, %NULL if @date is invalid
 */
char *
relnet_date_add_days (const char *date, int days)
{
  int from = relnet_date_to_days (date);

  return from == RELNET_DATE_NONE ? NULL : relnet_date_from_days (from + days);
}

/**
 * relnet_date_add_months:
 * @date: a valid date
 * @months: how many months later; may be negative
 *
 * 31 January and one month is the last day of February.
 *
 * Returns: (transfer full) (nullable): the date, %NULL if @date is invalid
 */
char *
relnet_date_add_months (const char *date, int months)
{
  GDate parsed;

  if (!parse (date, &parsed))
    return NULL;
  if (months >= 0)
    g_date_add_months (&parsed, (guint)months);
  else
    g_date_subtract_months (&parsed, (guint)-months);
  return format (&parsed);
}

/**
 * relnet_date_days_between:
 * @from: a valid date
 * @to: a valid date
 *
 * Returns: the days from @from to @to, negative if @to is earlier; 0 if one of them is invalid
 */
int
relnet_date_days_between (const char *from, const char *to)
{
  int a = relnet_date_to_days (from), b = relnet_date_to_days (to);

  return a == RELNET_DATE_NONE || b == RELNET_DATE_NONE ? 0 : b - a;
}

/**
 * relnet_date_next_birthday:
 * @birthday: (nullable): a birthday, with or without its year
 * @today: a valid date
 *
 * Someone born on 29 February celebrates on the 28th in common years.
 *
 * Returns: (transfer full) (nullable): the first birthday on or after @today
 */
char *
relnet_date_next_birthday (const char *birthday, const char *today)
{
  guint month, day;
  int year;

  if (!relnet_date_is_valid_partial (birthday) || !relnet_date_is_valid (today))
    return NULL;
  birthday += g_str_has_prefix (birthday, "--") ? 2 : 5;
  parse_digits (birthday, 2, &month);
  parse_digits (birthday + 3, 2, &day);
  year = atoi (today);
  for (int i = 0; i < 2; i++, year++)
    {
      guint length = g_date_get_days_in_month ((GDateMonth)month, (GDateYear)year);
      g_autofree char *date = g_strdup_printf ("%04d-%02u-%02u", year, month, MIN (day, length));

      if (strcmp (date, today) >= 0)
        return g_steal_pointer (&date);
    }
  return NULL;
}

/**
 * relnet_date_format:
 * @date: (nullable): a date
 *
 * Returns: (transfer full): @date in words of the user's language, “22 November 2026”
 */
char *
relnet_date_format (const char *date)
{
  /* Translators: a full date, in the form of strftime(): “22 November 2026”. */
  return format_with (date, _ ("%-d %B %Y"));
}

/**
 * relnet_date_format_short:
 * @date: (nullable): a date
 * @today: a valid date
 *
 * Returns: (transfer full): “14 Aug”, with the year where it is not that of @today
 */
char *
relnet_date_format_short (const char *date, const char *today)
{
  if (date != NULL && strncmp (date, today, 4) == 0)
    /* Translators: a day of this year, in the form of strftime(): “14 Aug”. */
    return format_with (date, _ ("%-d %b"));
  /* Translators: a day of another year, in the form of strftime(): “14 Aug 2019”. */
  return format_with (date, _ ("%-d %b %Y"));
}

/**
 * relnet_date_format_month:
 * @date: a date
 * @today: a valid date
 *
 * Returns: (transfer full): the month as a heading, “August”, or “August 2019” in another year than @today's
 */
char *
relnet_date_format_month (const char *date, const char *today)
{
  g_autofree char *month = NULL;
  g_autofree char *first = NULL;

  if (strncmp (date, today, 4) == 0)
    /* Translators: a month as a heading, in the form of strftime(): “August”. */
    month = format_with (date, _ ("%OB"));
  else
    /* Translators: a month of another year as a heading, in the form of strftime(): “August 2019”. */
    month = format_with (date, _ ("%OB %Y"));
  if (*month == '\0')
    return g_steal_pointer (&month);
  first = g_utf8_strup (month, g_utf8_next_char (month) - month);
  return g_strconcat (first, g_utf8_next_char (month), NULL);
}

/**
 * relnet_date_format_age:
 * @date: a valid date
 * @today: a valid date
 *
 * Returns: (transfer full): how long ago @date is, in words: “today”, “3 weeks ago”, “in 2 days”
 */
char *
relnet_date_format_age (const char *date, const char *today)
{
  int days = relnet_date_days_between (date, today);

  if (days == 0)
    return g_strdup (_ ("today"));
  if (days == 1)
    return g_strdup (_ ("yesterday"));
  if (days == -1)
    return g_strdup (_ ("tomorrow"));
  if (days < 0)
    return g_strdup_printf (ngettext ("in %d day", "in %d days", (gulong)-days), -days);
  if (days < 14)
    return g_strdup_printf (ngettext ("%d day ago", "%d days ago", (gulong)days), days);
  if (days < 61)
    return g_strdup_printf (ngettext ("%d week ago", "%d weeks ago", (gulong)days / 7), days / 7);
  if (days < 730)
    return g_strdup_printf (ngettext ("%d month ago", "%d months ago", (gulong)(days * 12 / 365)),
                            days * 12 / 365);
  return g_strdup_printf (ngettext ("%d year ago", "%d years ago", (gulong)(days / 365)),
                          days / 365);
}

/**
 * relnet_date_format_age_short:
 * @date: (nullable): a date
 * @today: a valid date
 *
 * Returns: (transfer full): how long ago @date is, for a narrow column: “5 days”, “3 months”; empty without a date
 */
char *
relnet_date_format_age_short (const char *date, const char *today)
{
  int days = relnet_date_days_between (date, today);

  if (!relnet_date_is_valid (date))
    return g_strdup ("");
  if (days <= 0)
    return g_strdup (_ ("today"));
  if (days < 14)
    return g_strdup_printf (ngettext ("%d day", "%d days", (gulong)days), days);
  if (days < 61)
    return g_strdup_printf (ngettext ("%d week", "%d weeks", (gulong)days / 7), days / 7);
  if (days < 730)
    return g_strdup_printf (ngettext ("%d month", "%d months", (gulong)(days * 12 / 365)),
                            days * 12 / 365);
  return g_strdup_printf (ngettext ("%d year", "%d years", (gulong)(days / 365)), days / 365);
}

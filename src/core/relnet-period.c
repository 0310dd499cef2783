/* Periods of contracts: “3 months”, “90 days”, “1 an”. */

#include "relnet-period.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "relnet-date.h"
#include "relnet-text.h"

typedef struct
{
  const char *name;
  int days;   /* of one, or 0 */
  int months; /* of one, or 0 */
  int max;
} Unit;

static const Unit units[RELNET_N_PERIOD_UNITS] = {
  [RELNET_PERIOD_DAYS] = { "days", 1, 0, RELNET_PERIOD_MAX_YEARS * 365 },
  [RELNET_PERIOD_WEEKS] = { "weeks", 7, 0, RELNET_PERIOD_MAX_YEARS * 52 },
  [RELNET_PERIOD_MONTHS] = { "months", 0, 1, RELNET_PERIOD_MAX_YEARS * 12 },
  [RELNET_PERIOD_YEARS] = { "years", 0, 12, RELNET_PERIOD_MAX_YEARS },
};

/* As people write them in contracts, folded (relnet_text_fold ()): without accents and in lower case. */
static const struct
{
  const char *word;
  RelnetPeriodUnit unit;
} words[] = {
  { "day", RELNET_PERIOD_DAYS },         { "days", RELNET_PERIOD_DAYS },      { "jour", RELNET_PERIOD_DAYS },
  { "jours", RELNET_PERIOD_DAYS },       { "week", RELNET_PERIOD_WEEKS },     { "weeks", RELNET_PERIOD_WEEKS },
  { "semaine", RELNET_PERIOD_WEEKS },    { "semaines", RELNET_PERIOD_WEEKS }, { "month", RELNET_PERIOD_MONTHS },
  { "months", RELNET_PERIOD_MONTHS },    { "mois", RELNET_PERIOD_MONTHS },    { "year", RELNET_PERIOD_YEARS },
  { "years", RELNET_PERIOD_YEARS },      { "an", RELNET_PERIOD_YEARS },       { "ans", RELNET_PERIOD_YEARS },
  { "annee", RELNET_PERIOD_YEARS },      { "annees", RELNET_PERIOD_YEARS },
};

/* “one month”, “un mois”, “three months”, “trois mois”: what contracts say in words. */
static const char *const numbers[][4] = {
  { "zero", "no", NULL, NULL },  { "a", "an", "one", "un" },      { "two", "deux", NULL, NULL },
  { "three", "trois", NULL, NULL }, { "four", "quatre", NULL, NULL }, { "five", "cinq", NULL, NULL },
  { "six", NULL, NULL, NULL },   { "seven", "sept", NULL, NULL }, { "eight", "huit", NULL, NULL },
  { "nine", "neuf", NULL, NULL }, { "ten", "dix", NULL, NULL },   { "eleven", "onze", NULL, NULL },
  { "twelve", "douze", NULL, NULL },
};

/**
 * relnet_period_unit_to_name:
 * @unit: a unit
 *
 * Returns: its name in the database and on the command line
 */
const char *
relnet_period_unit_to_name (RelnetPeriodUnit unit)
{
  g_return_val_if_fail (unit < RELNET_N_PERIOD_UNITS, NULL);

  return units[unit].name;
}

/**
 * relnet_period_unit_from_name:
 * @name: (nullable): a name
 * @unit: (out): the unit; left alone if @name is unknown
 *
 * Returns: whether there is such a unit
 */
gboolean
relnet_period_unit_from_name (const char *name, RelnetPeriodUnit *unit)
{
  for (guint i = 0; i < RELNET_N_PERIOD_UNITS; i++)
    if (g_strcmp0 (units[i].name, name) == 0)
      {
        *unit = (RelnetPeriodUnit) i;
        return TRUE;
      }
  return FALSE;
}

/**
 * relnet_period_get_max:
 * @unit: a unit
 *
 * Returns: how many of them a period has at most
 */
int
relnet_period_get_max (RelnetPeriodUnit unit)
{
  g_return_val_if_fail (unit < RELNET_N_PERIOD_UNITS, 0);

  return units[unit].max;
}

/**
 * relnet_period_is_valid:
 * @period: a period
 *
 * Returns: whether its count is not below 0 and not beyond relnet_period_get_max()
 */
gboolean
relnet_period_is_valid (const RelnetPeriod *period)
{
  return period->unit < RELNET_N_PERIOD_UNITS && period->count >= 0 && period->count <= units[period->unit].max;
}

static gboolean
parse_number (const char *text, gsize length, int *number)
{
  g_autofree char *word = g_strndup (text, length);
  gint64 value;

  if (g_ascii_string_to_signed (word, 10, 0, G_MAXINT, &value, NULL))
    {
      *number = (int) value;
      return TRUE;
    }
  if (strcmp (word, "une") == 0)
    {
      *number = 1;
      return TRUE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    for (guint j = 0; j < G_N_ELEMENTS (numbers[i]); j++)
      if (g_strcmp0 (numbers[i][j], word) == 0)
        {
          *number = (int) i;
          return TRUE;
        }
  return FALSE;
}

/**
 * relnet_period_parse:
 * @text: (nullable): a number and a unit, in English or French: “3 months”, “90 jours”, “un an”
 * @period: (out): the period; left alone if @text is none
 * @problem: (out) (optional) (transfer full): what is wrong with @text, in words for the user; set only then
 *
 * Returns: whether @text is a period
 */
gboolean
relnet_period_parse (const char *text, RelnetPeriod *period, char **problem)
{
  g_autofree char *clean = relnet_text_clean (text != NULL && g_utf8_validate (text, -1, NULL) ? text : "");
  g_autofree char *folded = relnet_text_fold (clean);
  const char *unit = folded + strcspn (folded, " ");
  int number = 0;

  /* “3months” as well as “3 months”. */
  if (*unit == '\0')
    unit = folded + strspn (folded, "0123456789");
  if (parse_number (folded, (gsize) (unit - folded), &number))
    for (guint i = 0; i < G_N_ELEMENTS (words); i++)
      if (strcmp (unit + strspn (unit, " "), words[i].word) == 0)
        {
          if (number > units[words[i].unit].max)
            {
              if (problem != NULL)
                *problem = g_strdup_printf (_ ("“%s” is longer than any contract. Check the number."), clean);
              return FALSE;
            }
          period->count = number;
          period->unit = words[i].unit;
          return TRUE;
        }
  if (problem != NULL)
    *problem = g_strdup_printf (_ ("“%s” is not a period. Write a number and a unit, for example “3 months” or “90 days”."),
                                clean);
  return FALSE;
}

/**
 * relnet_period_format:
 * @period: a period
 *
 * Returns: (transfer full): “3 months” in the user's language; empty for none
 */
char *
relnet_period_format (const RelnetPeriod *period)
{
  int n = period->count;

  if (n <= 0)
    return g_strdup ("");
  switch (period->unit)
    {
    case RELNET_PERIOD_DAYS:
      return g_strdup_printf (ngettext ("%d day", "%d days", (gulong) n), n);
    case RELNET_PERIOD_WEEKS:
      return g_strdup_printf (ngettext ("%d week", "%d weeks", (gulong) n), n);
    case RELNET_PERIOD_YEARS:
      return g_strdup_printf (ngettext ("%d year", "%d years", (gulong) n), n);
    case RELNET_PERIOD_MONTHS:
    case RELNET_N_PERIOD_UNITS:
    default:
      return g_strdup_printf (ngettext ("%d month", "%d months", (gulong) n), n);
    }
}

/**
 * relnet_period_add:
 * @date: a valid date
 * @period: a valid period
 * @times: how often to add it; may be negative
 *
 * All at once: the third month after 30 November is 28 February whatever lies between (relnet-notice-date.c has the rule).
 *
 * Returns: (transfer full) (nullable): the date; %NULL if it lies outside the years 1 to 9999
 */
char *
relnet_period_add (const char *date, const RelnetPeriod *period, int times)
{
  const Unit *unit = &units[period->unit];
  gint64 n = (gint64) period->count * times;
  int year = relnet_date_is_valid (date) ? (int) g_ascii_strtoll (date, NULL, 10) : 0;

  if (year == 0)
    return NULL;
  if (unit->days != 0)
    return ABS (n) * unit->days < 4000000 ? relnet_date_add_days (date, (int) n * unit->days) : NULL;
  n *= unit->months;
  /* The month counted from the year 0 says whether the year exists. */
  n += (gint64) year * 12 + g_ascii_strtoll (date + 5, NULL, 10) - 1;
  if (n < 12 || n >= 120000)
    return NULL;
  return relnet_date_add_months (date, period->count * times * unit->months);
}

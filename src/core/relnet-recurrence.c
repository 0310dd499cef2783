/* What comes round (E3): rules of RFC 5545, expanded by libical, made from what the window offers, and said in words.
 *
 * Only dates: a meet-up at half past eight is at half past eight wherever the user is. A day that a month does not have is
 * moved to its last one, as a person would, and not left out, as the plain BYMONTHDAY=31 has it: the days 28 to 31 are named
 * and the last of them that exists is taken (BYSETPOS=-1). A fifth Friday is the exception, and said in words: it comes only
 * in months that have one. */

#include "relnet-recurrence.h"

#include <glib/gi18n-lib.h>
#include <libical/ical.h>
#include <stdlib.h>
#include <string.h>

#include "relnet-date.h"

/* Longer than any rule that means something. */
#define MAX_RULE 256

/* How far is looked for the next time, in years and in steps: 29 February comes at least every eight years; every day of
 * a century is 36,525 steps. */
#define HORIZON_YEARS 100
#define MAX_STEPS     40000

static const char *const weekday_codes[] = { "MO", "TU", "WE", "TH", "FR", "SA", "SU" };

static const char *const repeat_labels[RELNET_N_REPEATS] = {
  [RELNET_REPEAT_WEEK] = NC_ ("how often", "Every week"),
  [RELNET_REPEAT_FORTNIGHT] = NC_ ("how often", "Every two weeks"),
  [RELNET_REPEAT_MONTH] = NC_ ("how often", "Every month"),
  [RELNET_REPEAT_QUARTER] = NC_ ("how often", "Every three months"),
  [RELNET_REPEAT_YEAR] = NC_ ("how often", "Every year"),
};

static const char *const nth_labels[RELNET_N_NTHS] = {
  [RELNET_NTH_DATE] = N_ ("On the same date"),
  [RELNET_NTH_FIRST] = NC_ ("weekday of the month", "First"),
  [RELNET_NTH_SECOND] = NC_ ("weekday of the month", "Second"),
  [RELNET_NTH_THIRD] = NC_ ("weekday of the month", "Third"),
  [RELNET_NTH_FOURTH] = NC_ ("weekday of the month", "Fourth"),
  [RELNET_NTH_FIFTH] = NC_ ("weekday of the month", "Fifth, where there is one"),
  [RELNET_NTH_LAST] = NC_ ("weekday of the month", "Last"),
};

/* A table, because English counts “1st, 2nd, 3rd” and French “1er, 2, 3”. */
static const char *const days_of_month[31] = {
  N_ ("1st"),  N_ ("2nd"),  N_ ("3rd"),  N_ ("4th"),  N_ ("5th"),  N_ ("6th"),  N_ ("7th"),  N_ ("8th"),
  N_ ("9th"),  N_ ("10th"), N_ ("11th"), N_ ("12th"), N_ ("13th"), N_ ("14th"), N_ ("15th"), N_ ("16th"),
  N_ ("17th"), N_ ("18th"), N_ ("19th"), N_ ("20th"), N_ ("21st"), N_ ("22nd"), N_ ("23rd"), N_ ("24th"),
  N_ ("25th"), N_ ("26th"), N_ ("27th"), N_ ("28th"), N_ ("29th"), N_ ("30th"), N_ ("31st"),
};

static int
get_day (const char *date)
{
  return atoi (date + strlen ("2026-11-"));
}

static int
get_month (const char *date)
{
  return atoi (date + strlen ("2026-"));
}

/* 1 is Monday: so is the first day of relnet_date_to_days (). */
static int
get_weekday (const char *date)
{
  return (relnet_date_to_days (date) - 1) % 7 + 1;
}

static void
append_date (GString *rule, int day)
{
  if (day <= 28)
    {
      g_string_append_printf (rule, ";BYMONTHDAY=%d", day);
      return;
    }
  g_string_append (rule, ";BYMONTHDAY=28");
  for (int i = 29; i <= day; i++)
    g_string_append_printf (rule, ",%d", i);
  g_string_append (rule, ";BYSETPOS=-1");
}

/**
 * relnet_recurrence_make:
 * @choice: what the user chose
 * @starts_on: a valid date: with %RELNET_NTH_DATE that day of the month, for a year also its month
 *
 * Returns: (transfer full): the rule, “FREQ=MONTHLY;BYDAY=1FR”
 */
char *
relnet_recurrence_make (const RelnetRepeatChoice *choice, const char *starts_on)
{
  static const char *const heads[RELNET_N_REPEATS] = {
    [RELNET_REPEAT_WEEK] = "FREQ=WEEKLY",
    [RELNET_REPEAT_FORTNIGHT] = "FREQ=WEEKLY;INTERVAL=2",
    [RELNET_REPEAT_MONTH] = "FREQ=MONTHLY",
    [RELNET_REPEAT_QUARTER] = "FREQ=MONTHLY;INTERVAL=3",
    [RELNET_REPEAT_YEAR] = "FREQ=YEARLY",
  };
  GString *rule;
  const char *weekday;

  g_return_val_if_fail (choice->repeat < RELNET_N_REPEATS && choice->nth < RELNET_N_NTHS, NULL);
  g_return_val_if_fail (choice->weekday >= 0 && choice->weekday <= 7, NULL);

  rule = g_string_new (heads[choice->repeat]);
  weekday = weekday_codes[(choice->weekday > 0 ? choice->weekday : get_weekday (starts_on)) - 1];
  if (choice->repeat == RELNET_REPEAT_YEAR)
    g_string_append_printf (rule, ";BYMONTH=%d", get_month (starts_on));
  if (choice->repeat <= RELNET_REPEAT_FORTNIGHT)
    g_string_append_printf (rule, ";BYDAY=%s", weekday);
  else if (choice->nth == RELNET_NTH_DATE)
    append_date (rule, get_day (starts_on));
  else
    g_string_append_printf (rule, ";BYDAY=%d%s", choice->nth == RELNET_NTH_LAST ? -1 : (int) choice->nth, weekday);
  return g_string_free (rule, FALSE);
}

/**
 * relnet_recurrence_get_choice:
 * @rule: (nullable): a rule
 * @starts_on: a valid date
 * @choice: (out): what makes that rule
 *
 * Returns: whether the window offers it
 */
gboolean
relnet_recurrence_get_choice (const char *rule, const char *starts_on, RelnetRepeatChoice *choice)
{
  for (int repeat = 0; repeat < RELNET_N_REPEATS; repeat++)
    for (int nth = 0; nth < RELNET_N_NTHS; nth++)
      for (int weekday = 1; weekday <= 7; weekday++)
        {
          RelnetRepeatChoice tried = { (RelnetRepeat) repeat, (RelnetNth) nth, weekday };
          g_autofree char *made = relnet_recurrence_make (&tried, starts_on);

          if (g_strcmp0 (made, rule) == 0)
            {
              *choice = tried;
              /* Where one of them makes no difference, the one the date has. */
              if (repeat <= RELNET_REPEAT_FORTNIGHT)
                choice->nth = RELNET_NTH_FIRST;
              else if (choice->nth == RELNET_NTH_DATE)
                choice->weekday = get_weekday (starts_on);
              return TRUE;
            }
        }
  return FALSE;
}

/**
 * relnet_recurrence_choose_for_date:
 * @date: a valid date
 * @repeat: how often
 * @choice: (out): what one would expect who points at @date: that weekday, the how manieth of its month it is
 */
void
relnet_recurrence_choose_for_date (const char *date, RelnetRepeat repeat, RelnetRepeatChoice *choice)
{
  choice->repeat = repeat;
  choice->weekday = get_weekday (date);
  /* The fifth is more often meant to be the last. */
  choice->nth = get_day (date) > 28 ? RELNET_NTH_LAST : (RelnetNth) ((get_day (date) - 1) / 7 + 1);
}

static gboolean
parse (const char *rule, struct icalrecurrencetype *parsed)
{
  if (rule == NULL || strlen (rule) > MAX_RULE || strstr (rule, "RSCALE") != NULL)
    return FALSE;
  *parsed = icalrecurrencetype_from_string (rule);
  /* Of days only. */
  return parsed->freq >= ICAL_DAILY_RECURRENCE && parsed->freq <= ICAL_YEARLY_RECURRENCE && parsed->interval > 0
         && parsed->by_second[0] == ICAL_RECURRENCE_ARRAY_MAX && parsed->by_minute[0] == ICAL_RECURRENCE_ARRAY_MAX
         && parsed->by_hour[0] == ICAL_RECURRENCE_ARRAY_MAX;
}

static struct icaltimetype
to_ical (const char *date)
{
  struct icaltimetype time = icaltime_null_time ();

  time.year = atoi (date);
  time.month = get_month (date);
  time.day = get_day (date);
  time.is_date = 1;
  return time;
}

/* libical 3.0 takes the Sunday of a week that begins on Monday for one of the week before, and so every second Sunday for the
 * wrong ones. Begun on that Sunday itself, which is in the same week, it is right. */
static char *
dup_begin (const struct icalrecurrencetype *rule, const char *starts_on)
{
  gboolean sundays = rule->freq == ICAL_WEEKLY_RECURRENCE && rule->week_start == ICAL_MONDAY_WEEKDAY
                     && rule->by_day[0] == ICAL_SUNDAY_WEEKDAY && rule->by_day[1] == ICAL_RECURRENCE_ARRAY_MAX;

  return relnet_date_add_days (starts_on, sundays ? 7 - get_weekday (starts_on) : 0);
}

typedef struct
{
  icalrecur_iterator *iterator;
  int last_year;
  int steps;
  int previous;
} Walk;

static gboolean
walk_init (Walk *walk, const char *rule, const char *starts_on, int last_year)
{
  struct icalrecurrencetype parsed;
  g_autofree char *begin = NULL;

  memset (walk, 0, sizeof *walk);
  if (!relnet_date_is_valid (starts_on) || !parse (rule, &parsed))
    return FALSE;
  begin = dup_begin (&parsed, starts_on);
  if (begin == NULL)
    return FALSE;
  walk->iterator = icalrecur_iterator_new (parsed, to_ical (begin));
  walk->last_year = last_year;
  walk->previous = relnet_date_to_days (starts_on) - 1;
  return walk->iterator != NULL;
}

/* Returns: the next day, in days, or RELNET_DATE_NONE. */
static int
walk_next (Walk *walk)
{
  while (walk->steps++ < MAX_STEPS)
    {
      struct icaltimetype time = icalrecur_iterator_next (walk->iterator);
      char date[16];
      int days;

      if (icaltime_is_null_time (time) || time.year > walk->last_year || time.year > 9999)
        return RELNET_DATE_NONE;
      g_snprintf (date, sizeof date, "%04d-%02d-%02d", time.year, time.month, time.day);
      if (!relnet_date_is_valid (date))
        continue;
      days = relnet_date_to_days (date);
      /* Never twice, and never before it begins. */
      if (days <= walk->previous)
        continue;
      walk->previous = days;
      return days;
    }
  return RELNET_DATE_NONE;
}

static void
walk_clear (Walk *walk)
{
  if (walk->iterator != NULL)
    icalrecur_iterator_free (walk->iterator);
  walk->iterator = NULL;
}

/**
 * relnet_recurrence_is_valid:
 * @rule: (nullable): any text
 *
 * Returns: whether it is a rule of RFC 5545 for days that ever comes round
 */
gboolean
relnet_recurrence_is_valid (const char *rule)
{
  g_autofree char *next = relnet_recurrence_next (rule, "2000-01-01", "2000-01-01");

  return next != NULL;
}

/**
 * relnet_recurrence_next:
 * @rule: (nullable): a rule
 * @starts_on: a valid date: nothing is before it, and what is every second week is counted from it
 * @from: a valid date
 *
 * Returns: (transfer full) (nullable): the first day on or after @from; %NULL if there is none within 100 years, or for
 *   what is not a rule
 */
char *
relnet_recurrence_next (const char *rule, const char *starts_on, const char *from)
{
  Walk walk;
  int first, day = RELNET_DATE_NONE;

  if (!relnet_date_is_valid (from) || !relnet_date_is_valid (starts_on)
      || !walk_init (&walk, rule, starts_on, MAX (atoi (from), atoi (starts_on)) + HORIZON_YEARS))
    return NULL;
  first = relnet_date_to_days (from);
  do
    day = walk_next (&walk);
  while (day != RELNET_DATE_NONE && day < first);
  walk_clear (&walk);
  return day != RELNET_DATE_NONE ? relnet_date_from_days (day) : NULL;
}

/**
 * relnet_recurrence_last:
 * @rule: (nullable): a rule
 * @starts_on: a valid date
 * @until: a valid date
 *
 * Returns: (transfer full) (nullable): the last day on or before @until; %NULL if there is none yet
 */
char *
relnet_recurrence_last (const char *rule, const char *starts_on, const char *until)
{
  Walk walk;
  int end, day, found = RELNET_DATE_NONE;

  if (!relnet_date_is_valid (until) || !walk_init (&walk, rule, starts_on, atoi (until)))
    return NULL;
  end = relnet_date_to_days (until);
  while ((day = walk_next (&walk)) != RELNET_DATE_NONE && day <= end)
    found = day;
  walk_clear (&walk);
  return found != RELNET_DATE_NONE ? relnet_date_from_days (found) : NULL;
}

/**
 * relnet_recurrence_list:
 * @rule: (nullable): a rule
 * @starts_on: a valid date
 * @from: a valid date
 * @until: a valid date
 * @limit: how many days at most
 *
 * Returns: (transfer full): the days from @from to @until, both included
 */
GStrv
relnet_recurrence_list (const char *rule, const char *starts_on, const char *from, const char *until, guint limit)
{
  g_autoptr (GStrvBuilder) days = g_strv_builder_new ();
  Walk walk;
  int first, end, day;
  guint n = 0;

  if (relnet_date_is_valid (from) && relnet_date_is_valid (until) && walk_init (&walk, rule, starts_on, atoi (until)))
    {
      first = relnet_date_to_days (from);
      end = relnet_date_to_days (until);
      while (n < limit && (day = walk_next (&walk)) != RELNET_DATE_NONE && day <= end)
        if (day >= first)
          {
            g_autofree char *date = relnet_date_from_days (day);

            g_strv_builder_add (days, date);
            n++;
          }
      walk_clear (&walk);
    }
  return g_strv_builder_end (days);
}

/**
 * relnet_repeat_to_label:
 * @repeat: how often
 *
 * Returns: it in words, to be chosen from a list
 */
const char *
relnet_repeat_to_label (RelnetRepeat repeat)
{
  g_return_val_if_fail (repeat < RELNET_N_REPEATS, NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "how often", repeat_labels[repeat]);
}

/**
 * relnet_nth_to_label:
 * @nth: on which day of the month
 *
 * Returns: it in words, to be chosen from a list
 */
const char *
relnet_nth_to_label (RelnetNth nth)
{
  g_return_val_if_fail (nth < RELNET_N_NTHS, NULL);

  return nth == RELNET_NTH_DATE ? _ (nth_labels[nth]) : g_dpgettext2 (GETTEXT_PACKAGE, "weekday of the month", nth_labels[nth]);
}

/**
 * relnet_weekday_to_label:
 * @weekday: 1 for Monday to 7 for Sunday
 *
 * Returns: (transfer full): its name, as it stands in a sentence
 */
char *
relnet_weekday_to_label (int weekday)
{
  /* 1 January 2001 was a Monday. */
  g_autoptr (GDateTime) day = g_date_time_new_utc (2001, 1, CLAMP (weekday, 1, 7), 12, 0, 0);

  return g_date_time_format (day, "%A");
}

static char *
format_month (const char *date)
{
  g_autoptr (GDateTime) day = g_date_time_new_utc (2001, get_month (date), 1, 12, 0, 0);

  return g_date_time_format (day, "%B");
}

/* Whole sentences, so that a language can put its words where they belong. */
static char *
format_weekday_of (const RelnetRepeatChoice *choice, const char *weekday, const char *month)
{
  /* Translators: %s is a weekday, “Friday”. Each is part of a sentence: “Next: …, the first Friday of the month”. */
  static const char *const formats[RELNET_N_NTHS][3] = {
    [RELNET_NTH_FIRST] = { N_ ("the first %s of the month"), N_ ("the first %s, every three months"),
                           N_ ("the first %s of %s") },
    [RELNET_NTH_SECOND] = { N_ ("the second %s of the month"), N_ ("the second %s, every three months"),
                            N_ ("the second %s of %s") },
    [RELNET_NTH_THIRD] = { N_ ("the third %s of the month"), N_ ("the third %s, every three months"),
                           N_ ("the third %s of %s") },
    [RELNET_NTH_FOURTH] = { N_ ("the fourth %s of the month"), N_ ("the fourth %s, every three months"),
                            N_ ("the fourth %s of %s") },
    [RELNET_NTH_FIFTH] = { N_ ("the fifth %s, in months that have one"),
                           N_ ("the fifth %s, every three months where there is one"),
                           N_ ("the fifth %s of %s, in years that have one") },
    [RELNET_NTH_LAST] = { N_ ("the last %s of the month"), N_ ("the last %s, every three months"),
                          N_ ("the last %s of %s") },
  };
  int which = choice->repeat == RELNET_REPEAT_MONTH ? 0 : choice->repeat == RELNET_REPEAT_QUARTER ? 1 : 2;

  return g_strdup_printf (_ (formats[choice->nth][which]), weekday, month);
}

static char *
format_date_of (RelnetRepeat repeat, const char *starts_on)
{
  int day = get_day (starts_on);
  const char *nth = _ (days_of_month[day - 1]);
  g_autofree char *month = format_month (starts_on);

  if (repeat == RELNET_REPEAT_YEAR && day == 29 && get_month (starts_on) == 2)
    return g_strdup (_ ("29 February, and the 28th in other years"));
  if (repeat == RELNET_REPEAT_YEAR)
    /* Translators: a day and a month: “the 15th of March”. */
    return g_strdup_printf (_ ("the %s of %s"), nth, month);
  if (repeat == RELNET_REPEAT_QUARTER)
    return g_strdup_printf (day > 28 ? _ ("the %s or the last day, every three months") : _ ("the %s, every three months"), nth);
  return g_strdup_printf (day > 28 ? _ ("the %s, or the last day of shorter months") : _ ("the %s of the month"), nth);
}

/**
 * relnet_recurrence_to_words:
 * @rule: (nullable): a rule
 * @starts_on: a valid date
 *
 * Returns: (transfer full): “the first Friday of the month”, in lower case; a rule the window does not offer is quoted
 */
char *
relnet_recurrence_to_words (const char *rule, const char *starts_on)
{
  RelnetRepeatChoice choice;
  g_autofree char *weekday = NULL;
  g_autofree char *month = NULL;

  if (!relnet_date_is_valid (starts_on) || !relnet_recurrence_get_choice (rule, starts_on, &choice))
    /* Translators: %s is a rule as calendars write it, “FREQ=WEEKLY;BYDAY=TU,TH”. */
    return g_strdup_printf (_ ("by a rule of its own (%s)"), rule != NULL ? rule : "");
  weekday = relnet_weekday_to_label (choice.weekday);
  if (choice.repeat == RELNET_REPEAT_WEEK)
    return g_strdup_printf (_ ("every %s"), weekday);
  if (choice.repeat == RELNET_REPEAT_FORTNIGHT)
    return g_strdup_printf (_ ("every other %s"), weekday);
  if (choice.nth == RELNET_NTH_DATE)
    return format_date_of (choice.repeat, starts_on);
  month = format_month (starts_on);
  return format_weekday_of (&choice, weekday, month);
}

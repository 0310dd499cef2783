/* What the window says of goals. */

#include "relnet-goal-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "relnet-cadence.h"
#include "relnet-date.h"
#include "relnet-text.h"

/* A day nearer than this is named, a later one is a month: plans are not that exact. In days. */
#define EXACT_DAYS 60

/**
 * relnet_goal_words_dup_month:
 * @date: a valid date
 * @today: a valid date
 *
 * Returns: (transfer full): the month, as it stands in a sentence: “June 2027”
 */
char *
relnet_goal_words_dup_month (const char *date, const char *today)
{
  g_autoptr (GDateTime) day = g_date_time_new_utc (atoi (date), atoi (date + 5), atoi (date + 8), 12, 0, 0);

  /* Translators: a month and its year within a sentence, in the form of strftime(): “June 2027”. */
  return g_date_time_format (day, _ ("%B %Y"));
}

static gboolean
is_near (const char *date, const char *today)
{
  return ABS (relnet_date_days_between (today, date)) < EXACT_DAYS;
}

static char *
dup_day_or_month (const char *date, const char *today)
{
  if (is_near (date, today))
    return relnet_date_format_short (date, today);
  return relnet_goal_words_dup_month (date, today);
}

/**
 * relnet_goal_words_dup_due:
 * @goal: a goal
 * @today: a valid date
 *
 * Returns: (transfer full): “June 2027”, “Someday”
 */
char *
relnet_goal_words_dup_due (RelnetGoal *goal, const char *today)
{
  const char *due = relnet_goal_get_text (
      goal, relnet_goal_get_state (goal) == RELNET_GOAL_OPEN ? RELNET_GOAL_DUE : RELNET_GOAL_CLOSED_ON);
  g_autofree char *words = relnet_date_is_valid (due) ? dup_day_or_month (due, today) : g_strdup (_ ("Someday"));

  return relnet_text_capitalise (words);
}

/**
 * relnet_goal_words_dup_by:
 * @goal: a goal
 * @today: a valid date
 *
 * Returns: (transfer full): “By June 2027”, “Achieved on 5 March”
 */
char *
relnet_goal_words_dup_by (RelnetGoal *goal, const char *today)
{
  const char *due = relnet_goal_get_text (goal, RELNET_GOAL_DUE), *closed = relnet_goal_get_text (goal, RELNET_GOAL_CLOSED_ON);
  g_autofree char *words = NULL;

  switch (relnet_goal_get_state (goal))
    {
    case RELNET_GOAL_ACHIEVED:
      words = relnet_date_is_valid (closed) ? relnet_date_format (closed) : g_strdup ("");
      /* Translators: %s is a date, “5 March 2026”. */
      return g_strdup_printf (_ ("Achieved on %s"), words);
    case RELNET_GOAL_DROPPED:
      words = relnet_date_is_valid (closed) ? relnet_date_format (closed) : g_strdup ("");
      /* Translators: %s is a date, “5 March 2026”. */
      return g_strdup_printf (_ ("Dropped on %s"), words);
    case RELNET_GOAL_OPEN:
    case RELNET_N_GOAL_STATES:
    default:
      if (!relnet_date_is_valid (due))
        return g_strdup (_ ("Someday"));
      words = dup_day_or_month (due, today);
      if (is_near (due, today))
        /* Translators: %s is a day, “5 Dec”. */
        return g_strdup_printf (C_ ("day", "By %s"), words);
      /* Translators: %s is a month, “June 2027”. */
      return g_strdup_printf (_ ("By %s"), words);
    }
}

/**
 * relnet_goal_words_dup_people:
 * @goal: a goal
 *
 * Returns: (transfer full): “6 people”; of an achieved goal “11 people helped”
 */
char *
relnet_goal_words_dup_people (RelnetGoal *goal)
{
  int n = relnet_goal_get_state (goal) == RELNET_GOAL_ACHIEVED ? relnet_goal_get_n_helpers (goal) : relnet_goal_get_n_people (goal);

  if (n == 0)
    return g_strdup (_ ("nobody yet"));
  if (relnet_goal_get_state (goal) == RELNET_GOAL_ACHIEVED)
    return g_strdup_printf (ngettext ("%d person helped", "%d people helped", (gulong) n), n);
  return g_strdup_printf (ngettext ("%d person", "%d people", (gulong) n), n);
}

/**
 * relnet_goal_words_dup_progress:
 * @goal: a goal
 *
 * Returns: (transfer full): “42 % done”
 */
char *
relnet_goal_words_dup_progress (RelnetGoal *goal)
{
  return g_strdup_printf (_ ("%d %% done"), relnet_goal_get_progress (goal));
}

/**
 * relnet_goal_words_dup_step:
 * @step: a step
 * @today: a valid date
 *
 * Returns: (transfer full): when it is to be done or was, and with whom
 */
char *
relnet_goal_words_dup_step (RelnetGoalStep *step, const char *today)
{
  const char *due = relnet_goal_step_get_due (step), *done_on = relnet_goal_step_get_done_on (step);
  const char *snoozed = relnet_goal_step_get_snoozed_until (step), *name = relnet_goal_step_get_person_name (step);
  GString *words = g_string_new (NULL);
  g_autofree char *when = NULL;

  if (*done_on != '\0')
    {
      when = relnet_date_format_short (done_on, today);
      /* Translators: %s is a day, “2 Nov”. */
      g_string_append_printf (words, _ ("Done on %s"), when);
    }
  else if (strcmp (snoozed, today) > 0)
    {
      when = relnet_date_format_short (snoozed, today);
      /* Translators: %s is a day, “2 Nov”. */
      g_string_append_printf (words, _ ("Put off until %s"), when);
    }
  else if (*due == '\0')
    g_string_append (words, _ ("No date"));
  else if (strcmp (due, today) == 0)
    g_string_append (words, _ ("Today"));
  else if (strcmp (due, today) < 0)
    {
      g_autofree char *late = relnet_cadence_format_late (relnet_date_days_between (due, today));

      when = relnet_text_capitalise (late);
      g_string_append (words, when);
    }
  else
    {
      when = relnet_date_format_short (due, today);
      g_string_append (words, when);
    }
  if (relnet_goal_step_get_person_id (step) != 0 && *name != '\0')
    {
      g_string_append (words, " · ");
      /* Translators: %s is the name of a person. */
      g_string_append_printf (words, _ ("with %s"), name);
    }
  return g_string_free (words, FALSE);
}

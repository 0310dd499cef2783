/* What a meeting says of itself. */

#include "relnet-meeting.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "relnet-date.h"
#include "relnet-text.h"
#include "relnet-time-of-day.h"

/**
 * relnet_meeting_dup_names:
 * @self: a meeting
 *
 * Returns: (transfer full): with whom: “Sofia Lindqvist, Greta Hollenberg”
 */
char *
relnet_meeting_dup_names (RelnetMeeting *self)
{
  g_autoptr (GString) names = g_string_new (NULL);

  g_return_val_if_fail (RELNET_IS_MEETING (self), NULL);

  for (guint i = 0; i < relnet_meeting_get_n_people (self); i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", relnet_meeting_get_person_name (self, i));
  return g_string_free (g_steal_pointer (&names), FALSE);
}

/**
 * relnet_meeting_format_day:
 * @day: a valid date
 * @today: a valid date
 *
 * Returns: (transfer full): the day as one says it, in lower case where the language does: “tomorrow”, “Thursday 26 November”
 */
char *
relnet_meeting_format_day (const char *day, const char *today)
{
  int days = relnet_date_days_between (today, day);
  g_autoptr (GDateTime) date = NULL;

  if (days == 0)
    return g_strdup (_ ("today"));
  if (days == 1)
    return g_strdup (_ ("tomorrow"));
  if (days == -1)
    return g_strdup (_ ("yesterday"));
  if (strncmp (day, today, 4) != 0)
    return relnet_date_format (day);
  date = g_date_time_new_utc (atoi (day), atoi (day + 5), atoi (day + 8), 12, 0, 0);
  /* Translators: a day of this year, in the form of strftime(): “Tuesday 18 November”. */
  return g_date_time_format (date, _ ("%A %-d %B"));
}

/**
 * relnet_meeting_dup_day:
 * @self: a meeting with a valid day
 * @today: a valid date
 *
 * Returns: (transfer full): the day and the time it begins, in lower case: “tomorrow at 10:00”
 */
char *
relnet_meeting_dup_day (RelnetMeeting *self, const char *today)
{
  g_autofree char *day = NULL;

  g_return_val_if_fail (RELNET_IS_MEETING (self), NULL);

  day = relnet_meeting_format_day (relnet_meeting_get_day (self), today);
  if (*relnet_meeting_get_time (self) == '\0')
    return g_steal_pointer (&day);
  /* Translators: a day, then a time of day: “tomorrow at 10:00”. */
  return g_strdup_printf (_ ("%s at %s"), day, relnet_meeting_get_time (self));
}

/**
 * relnet_meeting_dup_when:
 * @self: a meeting with a valid day
 * @today: a valid date
 *
 * Returns: (transfer full): the day and the time from beginning to end: “Tomorrow, 10:00 – 11:00”
 */
char *
relnet_meeting_dup_when (RelnetMeeting *self, const char *today)
{
  g_autofree char *day = NULL;
  g_autofree char *capitalised = NULL;
  g_autofree char *end = NULL;
  const char *time;

  g_return_val_if_fail (RELNET_IS_MEETING (self), NULL);

  time = relnet_meeting_get_time (self);
  day = relnet_meeting_format_day (relnet_meeting_get_day (self), today);
  capitalised = relnet_text_capitalise (day);
  if (*time == '\0')
    return g_steal_pointer (&capitalised);
  if (relnet_meeting_get_minutes (self) == 0)
    /* Translators: a day and a time of day: “Tomorrow, 10:00”. */
    return g_strdup_printf (C_ ("meeting", "%s, %s"), capitalised, time);
  end = relnet_time_of_day_from_minutes (relnet_time_of_day_to_minutes (time) + relnet_meeting_get_minutes (self));
  /* Translators: a day, then from when to when: “Tomorrow, 10:00 – 11:00”, with thin spaces. */
  return g_strdup_printf (_ ("%s, %s – %s"), capitalised, time, end);
}

/**
 * relnet_meeting_dup_where:
 * @self: a meeting
 *
 * Returns: (transfer full): the place and how one meets: “Café Mollien · in person”
 */
char *
relnet_meeting_dup_where (RelnetMeeting *self)
{
  const char *place, *channel;
  g_autofree char *lower = NULL;

  g_return_val_if_fail (RELNET_IS_MEETING (self), NULL);

  place = relnet_meeting_get_place (self);
  channel = relnet_channel_to_label (relnet_meeting_get_channel (self));
  if (*place == '\0')
    return g_strdup (channel);
  lower = g_utf8_strdown (channel, -1);
  return g_strdup_printf ("%s · %s", place, lower);
}

/**
 * relnet_meeting_dup_how:
 * @self: a meeting
 * @nth: the how manieth time one meets in person it is
 *
 * Returns: (transfer full): how one meets: “In person, for the 3rd time”
 */
char *
relnet_meeting_dup_how (RelnetMeeting *self, int nth)
{
  RelnetChannel channel;

  g_return_val_if_fail (RELNET_IS_MEETING (self), NULL);

  channel = relnet_meeting_get_channel (self);
  if (channel != RELNET_CHANNEL_IN_PERSON)
    return g_strdup (relnet_channel_to_label (channel));
  if (nth <= 1)
    return g_strdup (_ ("In person, for the first time"));
  if (nth % 10 == 1 && nth % 100 != 11)
    /* Translators: 21st, 31st … */
    return g_strdup_printf (_ ("In person, for the %dst time"), nth);
  if (nth % 10 == 2 && nth % 100 != 12)
    /* Translators: 2nd, 22nd … */
    return g_strdup_printf (_ ("In person, for the %dnd time"), nth);
  if (nth % 10 == 3 && nth % 100 != 13)
    /* Translators: 3rd, 23rd … */
    return g_strdup_printf (_ ("In person, for the %drd time"), nth);
  /* Translators: 4th, 11th … */
  return g_strdup_printf (_ ("In person, for the %dth time"), nth);
}

/* Times of day, as they are stored and as people write them in both languages. */

#include "relnet-time-of-day.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * relnet_time_of_day_is_valid:
 * @text: (nullable): any text
 *
 * Returns: whether it is a time of day as it is stored, “09:30”
 */
gboolean
relnet_time_of_day_is_valid (const char *text)
{
  return text != NULL && strlen (text) == 5 && g_ascii_isdigit (text[0]) && g_ascii_isdigit (text[1]) && text[2] == ':'
         && g_ascii_isdigit (text[3]) && g_ascii_isdigit (text[4]) && (text[0] - '0') * 10 + text[1] - '0' < 24
         && text[3] < '6';
}

/**
 * relnet_time_of_day_to_minutes:
 * @time: a valid time of day
 *
 * Returns: the minutes since midnight
 */
int
relnet_time_of_day_to_minutes (const char *time)
{
  g_return_val_if_fail (relnet_time_of_day_is_valid (time), 0);

  return ((time[0] - '0') * 10 + time[1] - '0') * 60 + (time[3] - '0') * 10 + time[4] - '0';
}

/**
 * relnet_time_of_day_from_minutes:
 * @minutes: minutes since midnight; of another day, those of that day
 *
 * Returns: (transfer full): the time of day
 */
char *
relnet_time_of_day_from_minutes (int minutes)
{
  minutes = ((minutes % 1440) + 1440) % 1440;
  return g_strdup_printf ("%02d:%02d", minutes / 60, minutes % 60);
}

static const char *
skip_spaces (const char *text)
{
  for (;;)
    {
      gunichar c = g_utf8_get_char (text);

      if (c == 0 || !g_unichar_isspace (c))
        return text;
      text = g_utf8_next_char (text);
    }
}

/* One or two digits; -1 for none or more. */
static int
read_number (const char **text)
{
  const char *at = *text;
  int number = 0, n = 0;

  for (; g_ascii_isdigit (*at) && n < 3; at++, n++)
    number = number * 10 + *at - '0';
  *text = at;
  return n == 1 || n == 2 ? number : -1;
}

/**
 * relnet_time_of_day_parse:
 * @text: what somebody wrote: “10:30”, “9h”, “14 h 15”, “3 pm”, “12.45”, “noon”, “midi”; UTF-8
 *
 * Returns: (transfer full) (nullable): the time of day; empty for an empty @text, %NULL if it is none
 */
char *
relnet_time_of_day_parse (const char *text)
{
  const char *at = skip_spaces (text);
  g_autofree char *folded = NULL;
  int hour, minute = 0;

  if (*at == '\0')
    return g_strdup ("");
  folded = g_utf8_casefold (at, -1);
  g_strchomp (folded);
  if (g_str_equal (folded, "midi") || g_str_equal (folded, "noon"))
    return g_strdup ("12:00");
  at = folded;
  hour = read_number (&at);
  if (hour < 0)
    return NULL;
  at = skip_spaces (at);
  if (*at == 'h' || *at == ':' || *at == '.')
    {
      gboolean bare = *at == 'h';

      at = skip_spaces (at + 1);
      if (*at != '\0' || !bare)
        {
          const char *before = at;

          minute = read_number (&at);
          if (minute < 0 || at - before != 2)
            return NULL;
          at = skip_spaces (at);
        }
    }
  if (g_str_equal (at, "am") || g_str_equal (at, "a.m.") || g_str_equal (at, "pm") || g_str_equal (at, "p.m."))
    {
      if (hour < 1 || hour > 12)
        return NULL;
      hour = hour % 12 + (*at == 'p' ? 12 : 0);
    }
  else if (*at != '\0')
    return NULL;
  if (hour > 23 || minute > 59)
    return NULL;
  return relnet_time_of_day_from_minutes (hour * 60 + minute);
}

/**
 * relnet_time_of_day_format_duration:
 * @minutes: how long something took
 *
 * Returns: (transfer full): “25 min”, “1 h”, “1 h 30”
 */
char *
relnet_time_of_day_format_duration (int minutes)
{
  if (minutes < 60)
    /* Translators: a duration: “25 min”. */
    return g_strdup_printf (_ ("%d min"), minutes);
  if (minutes % 60 == 0)
    /* Translators: a duration: “2 h”. */
    return g_strdup_printf (_ ("%d h"), minutes / 60);
  /* Translators: a duration, hours and minutes: “1 h 30”. */
  return g_strdup_printf (_ ("%d h %02d"), minutes / 60, minutes % 60);
}

/* Where a message stands, in words. */

#include "relnet-message-format.h"

#include <glib/gi18n-lib.h>

#include "relnet-date.h"

static char *
make_date (gint64 instant)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (instant);

  return g_date_time_format (time, "%Y-%m-%d");
}

/**
 * relnet_message_format_time:
 * @instant: seconds since the epoch
 *
 * Returns: (transfer full): the time of the day, “09:14”
 */
char *
relnet_message_format_time (gint64 instant)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (instant);

  /* Translators: a time of the day, in the form of strftime(): “09:14”. */
  return g_date_time_format (time, _ ("%H:%M"));
}

/**
 * relnet_message_format_moment:
 * @instant: seconds since the epoch
 * @now: seconds since the epoch
 *
 * Returns: (transfer full): “today, 09:14”, “tomorrow, 08:30”, “20 Nov, 09:00”
 */
char *
relnet_message_format_moment (gint64 instant, gint64 now)
{
  g_autofree char *date = make_date (instant);
  g_autofree char *today = make_date (now);
  g_autofree char *time = relnet_message_format_time (instant);
  const int days = relnet_date_days_between (today, date);
  g_autofree char *day = days >= -1 && days <= 1 ? relnet_date_format_age (date, today)
                                                 : relnet_date_format_short (date, today);

  /* Translators: a day and a time: “tomorrow, 08:30”. */
  return g_strdup_printf (C_ ("moment", "%s, %s"), day, time);
}

/**
 * relnet_message_format_section:
 * @message: a message
 *
 * Returns: the heading under which a list shows it
 */
const char *
relnet_message_format_section (RelnetMailMessage *message)
{
  switch (relnet_mail_message_get_state (message))
    {
    case RELNET_MAIL_STATE_FAILED:
      return _ ("Failed");
    case RELNET_MAIL_STATE_UNKNOWN:
      return _ ("Perhaps sent");
    case RELNET_MAIL_STATE_DRAFT:
      return _ ("Drafts");
    case RELNET_MAIL_STATE_SENT:
      return _ ("Recently sent");
    case RELNET_MAIL_STATE_QUEUED:
    case RELNET_MAIL_STATE_SENDING:
    case RELNET_MAIL_STATE_COMMITTING:
    default:
      return _ ("Scheduled");
    }
}

static char *
format_waiting (RelnetMailMessage *message, gint64 now, const char **style)
{
  const gint64 due = MAX (relnet_mail_message_get_send_after (message),
                          relnet_mail_message_get_next_attempt (message));
  const int days = relnet_mail_message_get_remind_days (message);
  g_autofree char *when = NULL;
  g_autofree char *remind = NULL;

  if (due <= now)
    return g_strdup (_ ("Waiting to be sent"));
  when = relnet_message_format_moment (due, now);
  if (relnet_mail_message_get_problem (message) != RELNET_MAIL_PROBLEM_NONE)
    {
      *style = "warning";
      /* Translators: %s is like “today, 09:32”. */
      return g_strdup_printf (_ ("Not sent yet · next attempt %s"), when);
    }
  if (due - now <= 60)
    return g_strdup (_ ("Leaves in a moment"));
  if (days == 0)
    return g_steal_pointer (&when);
  remind = g_strdup_printf (ngettext ("reminder in %d day", "reminder in %d days", days), days);
  return g_strdup_printf ("%s · %s", when, remind);
}

static char *
format_sent (RelnetMailMessage *message, gint64 now)
{
  g_autofree char *today = make_date (now);
  g_autofree char *sent_on = make_date (relnet_mail_message_get_sent_at (message));
  const char *answered = relnet_mail_message_get_answered_on (message);
  const int days = relnet_date_days_between (sent_on, today);

  if (*answered != '\0')
    {
      g_autofree char *age = relnet_date_format_age (answered, today);

      /* Translators: %s is like “yesterday”. */
      return g_strdup_printf (_ ("Answered %s"), age);
    }
  if (relnet_mail_message_get_remind_days (message) > 0 && days > 0)
    return g_strdup_printf (ngettext ("No answer for %d day", "No answer for %d days", days), days);
  return g_strdup (_ ("Sent"));
}

/**
 * relnet_message_format_status:
 * @message: a message
 * @now: seconds since the epoch
 * @style: (out): a style class for the words, %NULL for none
 *
 * Returns: (transfer full): where it stands, in a few words
 */
char *
relnet_message_format_status (RelnetMailMessage *message, gint64 now, const char **style)
{
  *style = NULL;
  switch (relnet_mail_message_get_state (message))
    {
    case RELNET_MAIL_STATE_FAILED:
      *style = "error";
      switch (relnet_mail_message_get_problem (message))
        {
        case RELNET_MAIL_PROBLEM_ACCOUNT:
          return g_strdup (_ ("The account needs you"));
        case RELNET_MAIL_PROBLEM_REFUSED:
          return g_strdup (_ ("Refused by the server"));
        case RELNET_MAIL_PROBLEM_NONE:
        case RELNET_MAIL_PROBLEM_NETWORK:
        case RELNET_MAIL_PROBLEM_UNKNOWN:
        default:
          return g_strdup (_ ("Not sent"));
        }
    case RELNET_MAIL_STATE_UNKNOWN:
      *style = "warning";
      return g_strdup (_ ("Nobody can tell whether it was sent"));
    case RELNET_MAIL_STATE_SENDING:
    case RELNET_MAIL_STATE_COMMITTING:
      return g_strdup (_ ("Being sent…"));
    case RELNET_MAIL_STATE_QUEUED:
      return format_waiting (message, now, style);
    case RELNET_MAIL_STATE_SENT:
      return format_sent (message, now);
    case RELNET_MAIL_STATE_DRAFT:
    default:
      {
        g_autofree char *when
            = relnet_message_format_moment (relnet_mail_message_get_changed_at (message), now);

        /* Translators: %s is like “today, 09:14”. */
        return g_strdup_printf (_ ("Draft of %s"), when);
      }
    }
}

/**
 * relnet_message_format_count_words:
 * @text: what somebody writes
 *
 * Returns: how many words a reader would count in it
 */
guint
relnet_message_format_count_words (const char *text)
{
  guint words = 0;
  gboolean inside = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      const gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c) && !inside)
        words++;
      /* “l’avis” is two words for nobody who counts. */
      inside = g_unichar_isalnum (c) || (inside && (c == 0x2019 || c == '\'' || c == '-'));
    }
  return words;
}

/* When a meeting is announced (A3, B1): the evening before, while there is time to prepare it, and an hour before it begins. A
 * pure rule. Neither comes in the quiet hours, and neither once the meeting has begun. Where the machine was off, it comes
 * when it is on again. Times are those of the wall where the user is. */

#include "relnet-meeting-notice.h"

#include <stdlib.h>

#include "relnet-agenda-entry.h"
#include "relnet-date.h"

static gint64
moment_of (const char *day, int days, int minute, GDateTime *now)
{
  g_autofree char *date = relnet_date_add_days (day, days);
  g_autoptr (GDateTime) moment = g_date_time_new (g_date_time_get_timezone (now), atoi (date), atoi (date + 5), atoi (date + 8),
                                                  minute / 60, minute % 60, 0);

  return g_date_time_to_unix (moment);
}

static void
ask_again (gint64 *next, gint64 moment)
{
  if (moment != 0 && (*next == 0 || moment < *next))
    *next = moment;
}

/**
 * relnet_meeting_notice_dup_key:
 * @meeting: a meeting
 * @notice: what is said of it
 *
 * Returns: (transfer full): the key of the entry of the agenda that is announced with it
 */
char *
relnet_meeting_notice_dup_key (RelnetMeeting *meeting, RelnetMeetingNotice notice)
{
  g_autofree char *before = relnet_date_add_days (relnet_meeting_get_day (meeting), -1);

  return relnet_agenda_key_new (RELNET_AGENDA_MEETING, relnet_meeting_get_id (meeting),
                                notice == RELNET_MEETING_NOTICE_EVENING_BEFORE ? before : relnet_meeting_get_day (meeting));
}

/**
 * relnet_meeting_notice_decide:
 * @rules: what the user set
 * @meeting: a meeting that is planned or prepared
 * @shown: (array): for each #RelnetMeetingNotice, whether it was shown
 * @now: a moment, in the user's time zone
 * @next: (inout): when to ask again, in seconds since the epoch, made earlier if need be; 0 for no need
 *
 * Returns: what to announce now
 */
RelnetMeetingNotice
relnet_meeting_notice_decide (const RelnetNoticeRules *rules, RelnetMeeting *meeting, const gboolean *shown, GDateTime *now,
                              gint64 *next)
{
  const char *day = relnet_meeting_get_day (meeting);
  gint64 moment = g_date_time_to_unix (now);
  gint64 start = relnet_meeting_get_start_instant (meeting, g_date_time_get_timezone (now));
  gint64 hour_before = start - RELNET_MEETING_NOTICE_AHEAD * 60;
  gint64 evening = moment_of (day, -1, RELNET_MEETING_NOTICE_EVENING, now);
  /* One without a time is told of until its day has begun in earnest. */
  gint64 evening_until = start != 0 ? hour_before : moment_of (day, 0, 12 * 60, now);
  RelnetMeetingNotice notice = RELNET_MEETING_NOTICE_NONE;

  if (start != 0 && !shown[RELNET_MEETING_NOTICE_HOUR_BEFORE] && moment < start)
    {
      if (moment >= hour_before)
        notice = RELNET_MEETING_NOTICE_HOUR_BEFORE;
      else
        ask_again (next, hour_before);
    }
  if (notice == RELNET_MEETING_NOTICE_NONE && !shown[RELNET_MEETING_NOTICE_EVENING_BEFORE] && moment < evening_until
      && relnet_meeting_get_state (meeting) == RELNET_MEETING_PLANNED)
    {
      if (moment >= evening)
        notice = RELNET_MEETING_NOTICE_EVENING_BEFORE;
      else
        ask_again (next, evening);
    }
  if (notice != RELNET_MEETING_NOTICE_NONE && relnet_notice_policy_is_quiet (rules, now))
    {
      ask_again (next, relnet_notice_policy_end_of_quiet (rules, now));
      return RELNET_MEETING_NOTICE_NONE;
    }
  return notice;
}

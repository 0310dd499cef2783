#pragma once

#include "relnet-meeting.h"
#include "relnet-notice-policy.h"

G_BEGIN_DECLS

/* The moment of the day before at which a meeting that is not prepared is announced, in minutes after midnight. */
#define RELNET_MEETING_NOTICE_EVENING (18 * 60)

/* How long before it begins a meeting is announced, in minutes. */
#define RELNET_MEETING_NOTICE_AHEAD 60

/**
 * RelnetMeetingNotice:
 * @RELNET_MEETING_NOTICE_NONE: nothing
 * @RELNET_MEETING_NOTICE_EVENING_BEFORE: it is tomorrow
 * @RELNET_MEETING_NOTICE_HOUR_BEFORE: it begins within the hour
 *
 * What is said of a meeting to come.
 */
typedef enum
{
  RELNET_MEETING_NOTICE_NONE,
  RELNET_MEETING_NOTICE_EVENING_BEFORE,
  RELNET_MEETING_NOTICE_HOUR_BEFORE,
  RELNET_N_MEETING_NOTICES
} RelnetMeetingNotice;

char *relnet_meeting_notice_dup_key (RelnetMeeting *meeting, RelnetMeetingNotice notice);
RelnetMeetingNotice relnet_meeting_notice_decide (const RelnetNoticeRules *rules, RelnetMeeting *meeting,
                                                  const gboolean *shown, GDateTime *now, gint64 *next);

G_END_DECLS

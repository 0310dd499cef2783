#pragma once

#include <glib-object.h>

#include "relnet-enums.h"

G_BEGIN_DECLS

/* How long a meeting takes of which nobody said so, in minutes. */
#define RELNET_MEETING_USUAL_MINUTES 60

/**
 * RelnetMeetingState:
 * @RELNET_MEETING_PLANNED: it is to come, or nobody noted yet how it was
 * @RELNET_MEETING_PREPARED: the same, and the user is prepared
 * @RELNET_MEETING_HELD: it was noted
 * @RELNET_MEETING_CANCELLED: it does not take place
 *
 * How a meeting stands.
 */
typedef enum
{
  RELNET_MEETING_PLANNED,
  RELNET_MEETING_PREPARED,
  RELNET_MEETING_HELD,
  RELNET_MEETING_CANCELLED,
  RELNET_N_MEETING_STATES
} RelnetMeetingState;

const char *relnet_meeting_state_to_name (RelnetMeetingState state);
gboolean relnet_meeting_state_from_name (const char *name, RelnetMeetingState *state);

#define RELNET_TYPE_MEETING (relnet_meeting_get_type ())
G_DECLARE_FINAL_TYPE (RelnetMeeting, relnet_meeting, RELNET, MEETING, GObject)

RelnetMeeting *relnet_meeting_new (void);
gint64 relnet_meeting_get_id (RelnetMeeting *self);
void relnet_meeting_set_id (RelnetMeeting *self, gint64 id);
const char *relnet_meeting_get_day (RelnetMeeting *self);
const char *relnet_meeting_get_time (RelnetMeeting *self);
void relnet_meeting_set_start (RelnetMeeting *self, const char *day, const char *time);
int relnet_meeting_get_minutes (RelnetMeeting *self);
void relnet_meeting_set_minutes (RelnetMeeting *self, int minutes);
const char *relnet_meeting_get_place (RelnetMeeting *self);
void relnet_meeting_set_place (RelnetMeeting *self, const char *place);
RelnetChannel relnet_meeting_get_channel (RelnetMeeting *self);
void relnet_meeting_set_channel (RelnetMeeting *self, RelnetChannel channel);
const char *relnet_meeting_get_purpose (RelnetMeeting *self);
void relnet_meeting_set_purpose (RelnetMeeting *self, const char *purpose);
RelnetMeetingState relnet_meeting_get_state (RelnetMeeting *self);
void relnet_meeting_set_state (RelnetMeeting *self, RelnetMeetingState state);
gint64 relnet_meeting_get_meet_up_id (RelnetMeeting *self);
void relnet_meeting_set_meet_up_id (RelnetMeeting *self, gint64 meet_up_id);
gint64 relnet_meeting_get_interaction_id (RelnetMeeting *self);
void relnet_meeting_set_interaction_id (RelnetMeeting *self, gint64 interaction_id);
void relnet_meeting_add_person (RelnetMeeting *self, gint64 person_id, const char *name);
void relnet_meeting_clear_people (RelnetMeeting *self);
guint relnet_meeting_get_n_people (RelnetMeeting *self);
gint64 relnet_meeting_get_person_id (RelnetMeeting *self, guint index);
const char *relnet_meeting_get_person_name (RelnetMeeting *self, guint index);
gboolean relnet_meeting_has_person (RelnetMeeting *self, gint64 person_id);

gint64 relnet_meeting_get_start_instant (RelnetMeeting *self, GTimeZone *zone);
gboolean relnet_meeting_is_over (RelnetMeeting *self, GDateTime *now);

/* In relnet-meeting-words.c. */
char *relnet_meeting_dup_names (RelnetMeeting *self);
char *relnet_meeting_dup_day (RelnetMeeting *self, const char *today);
char *relnet_meeting_dup_when (RelnetMeeting *self, const char *today);
char *relnet_meeting_dup_where (RelnetMeeting *self);
char *relnet_meeting_dup_how (RelnetMeeting *self, int nth);
char *relnet_meeting_format_day (const char *day, const char *today);

G_END_DECLS

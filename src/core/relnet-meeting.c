#include "relnet-meeting.h"

#include <stdlib.h>
#include <string.h>

#include "relnet-date.h"
#include "relnet-time-of-day.h"

typedef struct
{
  gint64 id;
  char *name;
} Attendee;

/**
 * RelnetMeeting:
 *
 * A meeting to come, or one that took place (B1): with whom, when, where, and what the user wants from it. Its day and time
 * are those of the wall: they are the same in every time zone. A record that is read and written whole.
 */
struct _RelnetMeeting
{
  GObject parent_instance;

  gint64 id;
  char *day;
  char *time;
  int minutes;
  char *place;
  RelnetChannel channel;
  char *purpose;
  RelnetMeetingState state;
  gint64 meet_up_id;
  gint64 interaction_id;
  GArray *people;
};

G_DEFINE_FINAL_TYPE (RelnetMeeting, relnet_meeting, G_TYPE_OBJECT)

static const char *const state_names[RELNET_N_MEETING_STATES] = {
  [RELNET_MEETING_PLANNED] = "planned",
  [RELNET_MEETING_PREPARED] = "prepared",
  [RELNET_MEETING_HELD] = "held",
  [RELNET_MEETING_CANCELLED] = "cancelled",
};

/**
 * relnet_meeting_state_to_name:
 * @state: a state
 *
 * Returns: its name in the database and on the command line
 */
const char *
relnet_meeting_state_to_name (RelnetMeetingState state)
{
  g_return_val_if_fail (state < RELNET_N_MEETING_STATES, "");

  return state_names[state];
}

/**
 * relnet_meeting_state_from_name:
 * @name: (nullable): a name
 * @state: (out): the state; left alone if @name is unknown
 *
 * Returns: whether there is such a state
 */
gboolean
relnet_meeting_state_from_name (const char *name, RelnetMeetingState *state)
{
  for (int i = 0; i < RELNET_N_MEETING_STATES; i++)
    if (g_strcmp0 (state_names[i], name) == 0)
      {
        *state = (RelnetMeetingState) i;
        return TRUE;
      }
  return FALSE;
}

static void
clear_attendee (gpointer data)
{
  Attendee *attendee = data;

  g_free (attendee->name);
}

static void
relnet_meeting_finalize (GObject *object)
{
  RelnetMeeting *self = RELNET_MEETING (object);

  g_clear_pointer (&self->day, g_free);
  g_clear_pointer (&self->time, g_free);
  g_clear_pointer (&self->place, g_free);
  g_clear_pointer (&self->purpose, g_free);
  g_clear_pointer (&self->people, g_array_unref);
  G_OBJECT_CLASS (relnet_meeting_parent_class)->finalize (object);
}

static void
relnet_meeting_class_init (RelnetMeetingClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = relnet_meeting_finalize;
}

static void
relnet_meeting_init (RelnetMeeting *self)
{
  self->day = g_strdup ("");
  self->time = g_strdup ("");
  self->place = g_strdup ("");
  self->purpose = g_strdup ("");
  self->people = g_array_new (FALSE, FALSE, sizeof (Attendee));
  g_array_set_clear_func (self->people, clear_attendee);
}

static void
set_text (char **place, const char *text)
{
  char *copy = g_strdup (text != NULL ? text : "");

  g_free (*place);
  *place = copy;
}

/**
 * relnet_meeting_new:
 *
 * Returns: (transfer full): a planned meeting in person, with nobody yet
 */
RelnetMeeting *
relnet_meeting_new (void)
{
  return g_object_new (RELNET_TYPE_MEETING, NULL);
}

/**
 * relnet_meeting_get_id:
 * @self: a meeting
 *
 * Returns: its id, 0 if it is not stored
 */
gint64
relnet_meeting_get_id (RelnetMeeting *self)
{
  g_return_val_if_fail (RELNET_IS_MEETING (self), 0);

  return self->id;
}

/**
 * relnet_meeting_set_id:
 * @self: a meeting
 * @id: its id
 */
void
relnet_meeting_set_id (RelnetMeeting *self, gint64 id)
{
  g_return_if_fail (RELNET_IS_MEETING (self));

  self->id = id;
}

/**
 * relnet_meeting_get_day:
 * @self: a meeting
 *
 * Returns: its local day
 */
const char *
relnet_meeting_get_day (RelnetMeeting *self)
{
  g_return_val_if_fail (RELNET_IS_MEETING (self), NULL);

  return self->day;
}

/**
 * relnet_meeting_get_time:
 * @self: a meeting
 *
 * Returns: the local time at which it begins, “10:00”; empty if that was not said
 */
const char *
relnet_meeting_get_time (RelnetMeeting *self)
{
  g_return_val_if_fail (RELNET_IS_MEETING (self), NULL);

  return self->time;
}

/**
 * relnet_meeting_set_start:
 * @self: a meeting
 * @day: (nullable): its local day
 * @time: (nullable): the local time, “10:00”; empty for none
 */
void
relnet_meeting_set_start (RelnetMeeting *self, const char *day, const char *time)
{
  g_return_if_fail (RELNET_IS_MEETING (self));

  set_text (&self->day, day);
  set_text (&self->time, time);
}

/**
 * relnet_meeting_get_minutes:
 * @self: a meeting
 *
 * Returns: how long it takes, in minutes; 0 if that was not said
 */
int
relnet_meeting_get_minutes (RelnetMeeting *self)
{
  g_return_val_if_fail (RELNET_IS_MEETING (self), 0);

  return self->minutes;
}

/**
 * relnet_meeting_set_minutes:
 * @self: a meeting
 * @minutes: how long it takes
 */
void
relnet_meeting_set_minutes (RelnetMeeting *self, int minutes)
{
  g_return_if_fail (RELNET_IS_MEETING (self));

  self->minutes = MAX (0, minutes);
}

/**
 * relnet_meeting_get_place:
 * @self: a meeting
 *
 * Returns: where it is; may be empty
 */
const char *
relnet_meeting_get_place (RelnetMeeting *self)
{
  g_return_val_if_fail (RELNET_IS_MEETING (self), NULL);

  return self->place;
}

/**
 * relnet_meeting_set_place:
 * @self: a meeting
 * @place: (nullable): where it is
 */
void
relnet_meeting_set_place (RelnetMeeting *self, const char *place)
{
  g_return_if_fail (RELNET_IS_MEETING (self));

  set_text (&self->place, place);
}

/**
 * relnet_meeting_get_channel:
 * @self: a meeting
 *
 * Returns: how one meets
 */
RelnetChannel
relnet_meeting_get_channel (RelnetMeeting *self)
{
  g_return_val_if_fail (RELNET_IS_MEETING (self), RELNET_CHANNEL_IN_PERSON);

  return self->channel;
}

/**
 * relnet_meeting_set_channel:
 * @self: a meeting
 * @channel: how one meets
 */
void
relnet_meeting_set_channel (RelnetMeeting *self, RelnetChannel channel)
{
  g_return_if_fail (RELNET_IS_MEETING (self) && channel < RELNET_N_CHANNELS);

  self->channel = channel;
}

/**
 * relnet_meeting_get_purpose:
 * @self: a meeting
 *
 * Returns: what the user wants from it; may be empty
 */
const char *
relnet_meeting_get_purpose (RelnetMeeting *self)
{
  g_return_val_if_fail (RELNET_IS_MEETING (self), NULL);

  return self->purpose;
}

/**
 * relnet_meeting_set_purpose:
 * @self: a meeting
 * @purpose: (nullable): what the user wants from it
 */
void
relnet_meeting_set_purpose (RelnetMeeting *self, const char *purpose)
{
  g_return_if_fail (RELNET_IS_MEETING (self));

  set_text (&self->purpose, purpose);
}

/**
 * relnet_meeting_get_state:
 * @self: a meeting
 *
 * Returns: how it stands
 */
RelnetMeetingState
relnet_meeting_get_state (RelnetMeeting *self)
{
  g_return_val_if_fail (RELNET_IS_MEETING (self), RELNET_MEETING_PLANNED);

  return self->state;
}

/**
 * relnet_meeting_set_state:
 * @self: a meeting
 * @state: how it stands
 */
void
relnet_meeting_set_state (RelnetMeeting *self, RelnetMeetingState state)
{
  g_return_if_fail (RELNET_IS_MEETING (self) && state < RELNET_N_MEETING_STATES);

  self->state = state;
}

/**
 * relnet_meeting_get_meet_up_id:
 * @self: a meeting
 *
 * Returns: the meet-up it is an occurrence of, 0 for none
 */
gint64
relnet_meeting_get_meet_up_id (RelnetMeeting *self)
{
  g_return_val_if_fail (RELNET_IS_MEETING (self), 0);

  return self->meet_up_id;
}

/**
 * relnet_meeting_set_meet_up_id:
 * @self: a meeting
 * @meet_up_id: the meet-up it is an occurrence of
 */
void
relnet_meeting_set_meet_up_id (RelnetMeeting *self, gint64 meet_up_id)
{
  g_return_if_fail (RELNET_IS_MEETING (self));

  self->meet_up_id = meet_up_id;
}

/**
 * relnet_meeting_get_interaction_id:
 * @self: a meeting
 *
 * Returns: what was noted of it, 0 for nothing yet
 */
gint64
relnet_meeting_get_interaction_id (RelnetMeeting *self)
{
  g_return_val_if_fail (RELNET_IS_MEETING (self), 0);

  return self->interaction_id;
}

/**
 * relnet_meeting_set_interaction_id:
 * @self: a meeting
 * @interaction_id: what was noted of it
 */
void
relnet_meeting_set_interaction_id (RelnetMeeting *self, gint64 interaction_id)
{
  g_return_if_fail (RELNET_IS_MEETING (self));

  self->interaction_id = interaction_id;
}

/**
 * relnet_meeting_add_person:
 * @self: a meeting
 * @person_id: who takes part; somebody who does already is left alone
 * @name: (nullable): their name
 */
void
relnet_meeting_add_person (RelnetMeeting *self, gint64 person_id, const char *name)
{
  Attendee attendee = { .id = person_id };

  g_return_if_fail (RELNET_IS_MEETING (self));

  if (person_id != 0 && relnet_meeting_has_person (self, person_id))
    return;
  attendee.name = g_strdup (name != NULL ? name : "");
  g_array_append_val (self->people, attendee);
}

/**
 * relnet_meeting_clear_people:
 * @self: a meeting
 */
void
relnet_meeting_clear_people (RelnetMeeting *self)
{
  g_return_if_fail (RELNET_IS_MEETING (self));

  g_array_set_size (self->people, 0);
}

/**
 * relnet_meeting_get_n_people:
 * @self: a meeting
 *
 * Returns: how many take part
 */
guint
relnet_meeting_get_n_people (RelnetMeeting *self)
{
  g_return_val_if_fail (RELNET_IS_MEETING (self), 0);

  return self->people->len;
}

/**
 * relnet_meeting_get_person_id:
 * @self: a meeting
 * @index: which of those who take part
 *
 * Returns: who that is, 0 for somebody who is gone
 */
gint64
relnet_meeting_get_person_id (RelnetMeeting *self, guint index)
{
  g_return_val_if_fail (RELNET_IS_MEETING (self) && index < self->people->len, 0);

  return g_array_index (self->people, Attendee, index).id;
}

/**
 * relnet_meeting_get_person_name:
 * @self: a meeting
 * @index: which of those who take part
 *
 * Returns: their name, or as it was
 */
const char *
relnet_meeting_get_person_name (RelnetMeeting *self, guint index)
{
  g_return_val_if_fail (RELNET_IS_MEETING (self) && index < self->people->len, NULL);

  return g_array_index (self->people, Attendee, index).name;
}

/**
 * relnet_meeting_has_person:
 * @self: a meeting
 * @person_id: a person
 *
 * Returns: whether they take part
 */
gboolean
relnet_meeting_has_person (RelnetMeeting *self, gint64 person_id)
{
  g_return_val_if_fail (RELNET_IS_MEETING (self), FALSE);

  for (guint i = 0; i < self->people->len; i++)
    if (g_array_index (self->people, Attendee, i).id == person_id)
      return TRUE;
  return FALSE;
}

/**
 * relnet_meeting_get_start_instant:
 * @self: a meeting with a valid day and time
 * @zone: the zone the user is in
 *
 * A time that the clocks skip in @zone is the moment after.
 *
 * Returns: when it begins there, in seconds since the epoch; 0 without a time
 */
gint64
relnet_meeting_get_start_instant (RelnetMeeting *self, GTimeZone *zone)
{
  g_autoptr (GDateTime) start = NULL;
  int minutes;

  g_return_val_if_fail (RELNET_IS_MEETING (self), 0);

  if (!relnet_time_of_day_is_valid (self->time) || !relnet_date_is_valid (self->day))
    return 0;
  minutes = relnet_time_of_day_to_minutes (self->time);
  start = g_date_time_new (zone, atoi (self->day), atoi (self->day + 5), atoi (self->day + 8), minutes / 60, minutes % 60, 0);
  return start != NULL ? g_date_time_to_unix (start) : 0;
}

/**
 * relnet_meeting_is_over:
 * @self: a meeting
 * @now: a moment, in the zone the user is in
 *
 * Returns: whether its time has passed at @now; one without a time lasts until its day is over
 */
gboolean
relnet_meeting_is_over (RelnetMeeting *self, GDateTime *now)
{
  g_autofree char *today = g_date_time_format (now, "%Y-%m-%d");
  gint64 start;

  g_return_val_if_fail (RELNET_IS_MEETING (self), FALSE);

  start = relnet_meeting_get_start_instant (self, g_date_time_get_timezone (now));
  if (start == 0)
    return strcmp (self->day, today) < 0;
  return start + 60 * (self->minutes > 0 ? self->minutes : RELNET_MEETING_USUAL_MINUTES) <= g_date_time_to_unix (now);
}

#include "relnet-meet-up-occurrence.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *const state_names[RELNET_N_OCCURRENCE_STATES] = { "planned", "held", "skipped" };

/**
 * RelnetMeetUpOccurrence:
 *
 * One time a meet-up takes place, with its guests: the members, and who was invited or came besides.
 */
struct _RelnetMeetUpOccurrence
{
  GObject parent_instance;

  gint64 id;
  gint64 meet_up_id;
  char *day;
  char *date;
  gint64 interaction_id;
  char *snoozed_until;
  RelnetOccurrenceState state;
  GPtrArray *guests;
};

G_DEFINE_FINAL_TYPE (RelnetMeetUpOccurrence, relnet_meet_up_occurrence, G_TYPE_OBJECT)

static void
relnet_meet_up_occurrence_finalize (GObject *object)
{
  RelnetMeetUpOccurrence *self = RELNET_MEET_UP_OCCURRENCE (object);

  g_clear_pointer (&self->day, g_free);
  g_clear_pointer (&self->date, g_free);
  g_clear_pointer (&self->snoozed_until, g_free);
  g_clear_pointer (&self->guests, g_ptr_array_unref);
  G_OBJECT_CLASS (relnet_meet_up_occurrence_parent_class)->finalize (object);
}

static void
relnet_meet_up_occurrence_class_init (RelnetMeetUpOccurrenceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = relnet_meet_up_occurrence_finalize;
}

static void
relnet_meet_up_occurrence_init (RelnetMeetUpOccurrence *self)
{
  self->day = g_strdup ("");
  self->date = g_strdup ("");
  self->snoozed_until = g_strdup ("");
  self->guests = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * relnet_meet_up_occurrence_new:
 *
 * Returns: (transfer full): an empty one
 */
RelnetMeetUpOccurrence *
relnet_meet_up_occurrence_new (void)
{
  return g_object_new (RELNET_TYPE_MEET_UP_OCCURRENCE, NULL);
}

/**
 * relnet_meet_up_occurrence_get_id:
 * @self: a time of a meet-up
 *
 * Returns: its id in the database, 0 while nothing is known of it but its day
 */
gint64
relnet_meet_up_occurrence_get_id (RelnetMeetUpOccurrence *self)
{
  g_return_val_if_fail (RELNET_IS_MEET_UP_OCCURRENCE (self), 0);

  return self->id;
}

/**
 * relnet_meet_up_occurrence_set_id:
 * @self: a time of a meet-up
 * @id: its id in the database, 0 while nothing is known of it but its day
 */
void
relnet_meet_up_occurrence_set_id (RelnetMeetUpOccurrence *self, gint64 id)
{
  g_return_if_fail (RELNET_IS_MEET_UP_OCCURRENCE (self));

  self->id = id;
}

/**
 * relnet_meet_up_occurrence_get_meet_up_id:
 * @self: a time of a meet-up
 *
 * Returns: which meet-up
 */
gint64
relnet_meet_up_occurrence_get_meet_up_id (RelnetMeetUpOccurrence *self)
{
  g_return_val_if_fail (RELNET_IS_MEET_UP_OCCURRENCE (self), 0);

  return self->meet_up_id;
}

/**
 * relnet_meet_up_occurrence_set_meet_up_id:
 * @self: a time of a meet-up
 * @meet_up_id: which meet-up
 */
void
relnet_meet_up_occurrence_set_meet_up_id (RelnetMeetUpOccurrence *self, gint64 meet_up_id)
{
  g_return_if_fail (RELNET_IS_MEET_UP_OCCURRENCE (self));

  self->meet_up_id = meet_up_id;
}

/**
 * relnet_meet_up_occurrence_get_day:
 * @self: a time of a meet-up
 *
 * Returns: the day the rule says
 */
const char *
relnet_meet_up_occurrence_get_day (RelnetMeetUpOccurrence *self)
{
  g_return_val_if_fail (RELNET_IS_MEET_UP_OCCURRENCE (self), NULL);

  return self->day;
}

/**
 * relnet_meet_up_occurrence_set_day:
 * @self: a time of a meet-up
 * @day: (nullable): the day the rule says
 */
void
relnet_meet_up_occurrence_set_day (RelnetMeetUpOccurrence *self, const char *day)
{
  g_autofree char *old = NULL;

  g_return_if_fail (RELNET_IS_MEET_UP_OCCURRENCE (self));

  old = self->day;
  self->day = g_strdup (day != NULL ? day : "");
}

/**
 * relnet_meet_up_occurrence_get_date:
 * @self: a time of a meet-up
 *
 * Returns: the day it takes place: another one if it was moved
 */
const char *
relnet_meet_up_occurrence_get_date (RelnetMeetUpOccurrence *self)
{
  g_return_val_if_fail (RELNET_IS_MEET_UP_OCCURRENCE (self), NULL);

  return self->date;
}

/**
 * relnet_meet_up_occurrence_set_date:
 * @self: a time of a meet-up
 * @date: (nullable): the day it takes place: another one if it was moved
 */
void
relnet_meet_up_occurrence_set_date (RelnetMeetUpOccurrence *self, const char *date)
{
  g_autofree char *old = NULL;

  g_return_if_fail (RELNET_IS_MEET_UP_OCCURRENCE (self));

  old = self->date;
  self->date = g_strdup (date != NULL ? date : "");
}

/**
 * relnet_meet_up_occurrence_get_interaction_id:
 * @self: a time of a meet-up
 *
 * Returns: what stands of it in the timelines; 0 for nothing
 */
gint64
relnet_meet_up_occurrence_get_interaction_id (RelnetMeetUpOccurrence *self)
{
  g_return_val_if_fail (RELNET_IS_MEET_UP_OCCURRENCE (self), 0);

  return self->interaction_id;
}

/**
 * relnet_meet_up_occurrence_set_interaction_id:
 * @self: a time of a meet-up
 * @interaction_id: what stands of it in the timelines; 0 for nothing
 */
void
relnet_meet_up_occurrence_set_interaction_id (RelnetMeetUpOccurrence *self, gint64 interaction_id)
{
  g_return_if_fail (RELNET_IS_MEET_UP_OCCURRENCE (self));

  self->interaction_id = interaction_id;
}

/**
 * relnet_meet_up_occurrence_get_snoozed_until:
 * @self: a time of a meet-up
 *
 * Returns: until when the user does not want to hear of it; empty for no such wish
 */
const char *
relnet_meet_up_occurrence_get_snoozed_until (RelnetMeetUpOccurrence *self)
{
  g_return_val_if_fail (RELNET_IS_MEET_UP_OCCURRENCE (self), NULL);

  return self->snoozed_until;
}

/**
 * relnet_meet_up_occurrence_set_snoozed_until:
 * @self: a time of a meet-up
 * @snoozed_until: (nullable): until when the user does not want to hear of it; empty for no such wish
 */
void
relnet_meet_up_occurrence_set_snoozed_until (RelnetMeetUpOccurrence *self, const char *snoozed_until)
{
  g_autofree char *old = NULL;

  g_return_if_fail (RELNET_IS_MEET_UP_OCCURRENCE (self));

  old = self->snoozed_until;
  self->snoozed_until = g_strdup (snoozed_until != NULL ? snoozed_until : "");
}

/**
 * relnet_occurrence_state_to_name:
 * @state: a state
 *
 * Returns: its name in the database
 */
const char *
relnet_occurrence_state_to_name (RelnetOccurrenceState state)
{
  g_return_val_if_fail (state < RELNET_N_OCCURRENCE_STATES, NULL);

  return state_names[state];
}

/**
 * relnet_occurrence_state_from_name:
 * @name: (nullable): a name
 *
 * Returns: the state; %RELNET_OCCURRENCE_PLANNED for any other text
 */
RelnetOccurrenceState
relnet_occurrence_state_from_name (const char *name)
{
  for (guint i = 0; i < RELNET_N_OCCURRENCE_STATES; i++)
    if (g_strcmp0 (state_names[i], name) == 0)
      return (RelnetOccurrenceState) i;
  return RELNET_OCCURRENCE_PLANNED;
}

/**
 * relnet_meet_up_occurrence_get_state:
 * @self: a time of a meet-up
 *
 * Returns: what became of it
 */
RelnetOccurrenceState
relnet_meet_up_occurrence_get_state (RelnetMeetUpOccurrence *self)
{
  g_return_val_if_fail (RELNET_IS_MEET_UP_OCCURRENCE (self), RELNET_OCCURRENCE_PLANNED);

  return self->state;
}

/**
 * relnet_meet_up_occurrence_set_state:
 * @self: a time of a meet-up
 * @state: what became of it
 */
void
relnet_meet_up_occurrence_set_state (RelnetMeetUpOccurrence *self, RelnetOccurrenceState state)
{
  g_return_if_fail (RELNET_IS_MEET_UP_OCCURRENCE (self) && state < RELNET_N_OCCURRENCE_STATES);

  self->state = state;
}

/**
 * relnet_meet_up_occurrence_get_guests:
 * @self: a time of a meet-up
 *
 * Returns: (transfer none) (element-type RelnetMeetUpGuest): the guests, by name; empty if they were not read
 */
GPtrArray *
relnet_meet_up_occurrence_get_guests (RelnetMeetUpOccurrence *self)
{
  g_return_val_if_fail (RELNET_IS_MEET_UP_OCCURRENCE (self), NULL);

  return self->guests;
}

/**
 * relnet_meet_up_occurrence_count_waiting:
 * @self: a time of a meet-up
 *
 * Returns: how many guests are still to be invited
 */
guint
relnet_meet_up_occurrence_count_waiting (RelnetMeetUpOccurrence *self)
{
  guint n = 0;

  g_return_val_if_fail (RELNET_IS_MEET_UP_OCCURRENCE (self), 0);

  for (guint i = 0; i < self->guests->len; i++)
    if (relnet_meet_up_guest_is_waiting (g_ptr_array_index (self->guests, i)))
      n++;
  return n;
}

/**
 * relnet_meet_up_occurrence_count_came:
 * @self: a time of a meet-up
 *
 * Returns: how many guests came
 */
guint
relnet_meet_up_occurrence_count_came (RelnetMeetUpOccurrence *self)
{
  guint n = 0;

  g_return_val_if_fail (RELNET_IS_MEET_UP_OCCURRENCE (self), 0);

  for (guint i = 0; i < self->guests->len; i++)
    if (relnet_meet_up_guest_get_came (g_ptr_array_index (self->guests, i)))
      n++;
  return n;
}

/**
 * relnet_meet_up_occurrence_dup_status:
 * @self: a time of a meet-up
 * @today: a valid date
 *
 * Returns: (transfer full): “8 people came”, “did not take place”, “who came is not noted”
 */
char *
relnet_meet_up_occurrence_dup_status (RelnetMeetUpOccurrence *self, const char *today)
{
  guint came;

  g_return_val_if_fail (RELNET_IS_MEET_UP_OCCURRENCE (self), NULL);

  if (self->state == RELNET_OCCURRENCE_SKIPPED)
    return g_strdup (strcmp (self->date, today) < 0 ? _ ("Did not take place") : _ ("Does not take place"));
  if (self->state == RELNET_OCCURRENCE_PLANNED)
    return g_strdup (strcmp (self->date, today) <= 0 ? _ ("Who came is not noted yet") : _ ("To come"));
  came = relnet_meet_up_occurrence_count_came (self);
  if (came == 0)
    return g_strdup (_ ("Nobody came"));
  return g_strdup_printf (ngettext ("%u person came", "%u people came", came), came);
}

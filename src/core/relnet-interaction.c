#include "relnet-interaction.h"

/**
 * RelnetInteraction:
 *
 * Something that happened with one or more people at a time, through a channel (T1).
 *
 * The participants are kept as ids with names beside, see relnet_interaction_add_person(). A record that is read whole and
 * shown by rows: it has no properties to bind to.
 */
struct _RelnetInteraction
{
  GObject parent_instance;

  gint64 id;
  char *date;
  gint64 instant;
  RelnetInteractionKind kind;
  gint64 subject_id;
  RelnetChannel channel;
  RelnetDirection direction;
  gboolean initiated_by_me;
  RelnetOutcome outcome;
  char *subject;
  char *note;
  char *they_said;
  int worth;
  int minutes;
  char *place;
  char *source;
  gint64 message_id;
  GArray *person_ids;
  GPtrArray *person_names;
};

G_DEFINE_FINAL_TYPE (RelnetInteraction, relnet_interaction, G_TYPE_OBJECT)

static void
relnet_interaction_finalize (GObject *object)
{
  RelnetInteraction *self = RELNET_INTERACTION (object);

  g_clear_pointer (&self->date, g_free);
  g_clear_pointer (&self->subject, g_free);
  g_clear_pointer (&self->note, g_free);
  g_clear_pointer (&self->they_said, g_free);
  g_clear_pointer (&self->place, g_free);
  g_clear_pointer (&self->source, g_free);
  g_clear_pointer (&self->person_ids, g_array_unref);
  g_clear_pointer (&self->person_names, g_ptr_array_unref);
  G_OBJECT_CLASS (relnet_interaction_parent_class)->finalize (object);
}

static void
relnet_interaction_class_init (RelnetInteractionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = relnet_interaction_finalize;
}

static void
relnet_interaction_init (RelnetInteraction *self)
{
  self->date = g_strdup ("");
  self->subject = g_strdup ("");
  self->note = g_strdup ("");
  self->they_said = g_strdup ("");
  self->place = g_strdup ("");
  self->source = g_strdup ("");
  self->person_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->person_names = g_ptr_array_new_with_free_func (g_free);
}

/**
 * relnet_interaction_new:
 *
 * Returns: (transfer full): an empty interaction
 */
RelnetInteraction *
relnet_interaction_new (void)
{
  return g_object_new (RELNET_TYPE_INTERACTION, NULL);
}

/**
 * relnet_interaction_equal:
 * @self: a RelnetInteraction
 * @other: another
 *
 * Returns: whether both say the same, so that a row of one need not be made again for the other
 */
gboolean
relnet_interaction_equal (RelnetInteraction *self, RelnetInteraction *other)
{
  g_return_val_if_fail (RELNET_IS_INTERACTION (self) && RELNET_IS_INTERACTION (other), FALSE);

  if (self->id != other->id || self->instant != other->instant || self->kind != other->kind
      || self->subject_id != other->subject_id || self->channel != other->channel
      || self->direction != other->direction || self->initiated_by_me != other->initiated_by_me
      || self->outcome != other->outcome || self->worth != other->worth || self->minutes != other->minutes
      || self->message_id != other->message_id || self->person_ids->len != other->person_ids->len
      || !g_str_equal (self->date, other->date) || !g_str_equal (self->subject, other->subject)
      || !g_str_equal (self->note, other->note) || !g_str_equal (self->they_said, other->they_said)
      || !g_str_equal (self->place, other->place) || !g_str_equal (self->source, other->source))
    return FALSE;
  for (guint i = 0; i < self->person_ids->len; i++)
    if (g_array_index (self->person_ids, gint64, i) != g_array_index (other->person_ids, gint64, i)
        || g_strcmp0 (g_ptr_array_index (self->person_names, i), g_ptr_array_index (other->person_names, i)) != 0)
      return FALSE;
  return TRUE;
}

/**
 * relnet_interaction_get_id:
 * @self: a RelnetInteraction
 *
 * Returns: its id in the database, 0 before it is stored
 */
gint64
relnet_interaction_get_id (RelnetInteraction *self)
{
  g_return_val_if_fail (RELNET_IS_INTERACTION (self), 0);

  return self->id;
}

/**
 * relnet_interaction_set_id:
 * @self: a RelnetInteraction
 * @id: its id in the database, 0 before it is stored
 */
void
relnet_interaction_set_id (RelnetInteraction *self, gint64 id)
{
  g_return_if_fail (RELNET_IS_INTERACTION (self));

  self->id = id;
}

/**
 * relnet_interaction_get_date:
 * @self: a RelnetInteraction
 *
 * Returns: the date; a date without a time stays a date in every time zone
 */
const char *
relnet_interaction_get_date (RelnetInteraction *self)
{
  g_return_val_if_fail (RELNET_IS_INTERACTION (self), NULL);

  return self->date;
}

/**
 * relnet_interaction_set_date:
 * @self: a RelnetInteraction
 * @date: (nullable): the date; a date without a time stays a date in every time zone
 */
void
relnet_interaction_set_date (RelnetInteraction *self, const char *date)
{
  g_return_if_fail (RELNET_IS_INTERACTION (self));

  if (date == NULL)
    date = "";
  if (g_str_equal (self->date, date))
    return;
  g_free (self->date);
  self->date = g_strdup (date);
}

/**
 * relnet_interaction_get_instant:
 * @self: a RelnetInteraction
 *
 * Returns: the moment in seconds since the epoch (UTC), 0 if only the date is known
 */
gint64
relnet_interaction_get_instant (RelnetInteraction *self)
{
  g_return_val_if_fail (RELNET_IS_INTERACTION (self), 0);

  return self->instant;
}

/**
 * relnet_interaction_set_instant:
 * @self: a RelnetInteraction
 * @instant: the moment in seconds since the epoch (UTC), 0 if only the date is known
 */
void
relnet_interaction_set_instant (RelnetInteraction *self, gint64 instant)
{
  g_return_if_fail (RELNET_IS_INTERACTION (self));

  self->instant = instant;
}

/**
 * relnet_interaction_get_kind:
 * @self: a RelnetInteraction
 *
 * Returns: what it is the trace of; %RELNET_INTERACTION_EXCHANGE if it is one itself
 */
RelnetInteractionKind
relnet_interaction_get_kind (RelnetInteraction *self)
{
  g_return_val_if_fail (RELNET_IS_INTERACTION (self), RELNET_INTERACTION_EXCHANGE);

  return self->kind;
}

/**
 * relnet_interaction_get_subject_id:
 * @self: a RelnetInteraction
 *
 * Returns: the id of the promise, favour … it is the trace of, 0 for none
 */
gint64
relnet_interaction_get_subject_id (RelnetInteraction *self)
{
  g_return_val_if_fail (RELNET_IS_INTERACTION (self), 0);

  return self->subject_id;
}

/**
 * relnet_interaction_set_trace_of:
 * @self: a RelnetInteraction
 * @kind: what it is the trace of
 * @subject_id: the id of that promise, favour …, 0 for none
 */
void
relnet_interaction_set_trace_of (RelnetInteraction *self, RelnetInteractionKind kind, gint64 subject_id)
{
  g_return_if_fail (RELNET_IS_INTERACTION (self));

  self->kind = kind;
  self->subject_id = subject_id;
}

/**
 * relnet_interaction_get_channel:
 * @self: a RelnetInteraction
 *
 * Returns: the channel
 */
RelnetChannel
relnet_interaction_get_channel (RelnetInteraction *self)
{
  g_return_val_if_fail (RELNET_IS_INTERACTION (self), 0);

  return self->channel;
}

/**
 * relnet_interaction_set_channel:
 * @self: a RelnetInteraction
 * @channel: the channel
 */
void
relnet_interaction_set_channel (RelnetInteraction *self, RelnetChannel channel)
{
  g_return_if_fail (RELNET_IS_INTERACTION (self));

  self->channel = channel;
}

/**
 * relnet_interaction_get_direction:
 * @self: a RelnetInteraction
 *
 * Returns: who spoke
 */
RelnetDirection
relnet_interaction_get_direction (RelnetInteraction *self)
{
  g_return_val_if_fail (RELNET_IS_INTERACTION (self), 0);

  return self->direction;
}

/**
 * relnet_interaction_set_direction:
 * @self: a RelnetInteraction
 * @direction: who spoke
 */
void
relnet_interaction_set_direction (RelnetInteraction *self, RelnetDirection direction)
{
  g_return_if_fail (RELNET_IS_INTERACTION (self));

  self->direction = direction;
}

/**
 * relnet_interaction_get_initiated_by_me:
 * @self: a RelnetInteraction
 *
 * Returns: whether the user took the first step
 */
gboolean
relnet_interaction_get_initiated_by_me (RelnetInteraction *self)
{
  g_return_val_if_fail (RELNET_IS_INTERACTION (self), 0);

  return self->initiated_by_me;
}

/**
 * relnet_interaction_set_initiated_by_me:
 * @self: a RelnetInteraction
 * @initiated_by_me: whether the user took the first step
 */
void
relnet_interaction_set_initiated_by_me (RelnetInteraction *self, gboolean initiated_by_me)
{
  g_return_if_fail (RELNET_IS_INTERACTION (self));

  self->initiated_by_me = initiated_by_me;
}

/**
 * relnet_interaction_get_outcome:
 * @self: a RelnetInteraction
 *
 * Returns: how it went
 */
RelnetOutcome
relnet_interaction_get_outcome (RelnetInteraction *self)
{
  g_return_val_if_fail (RELNET_IS_INTERACTION (self), 0);

  return self->outcome;
}

/**
 * relnet_interaction_set_outcome:
 * @self: a RelnetInteraction
 * @outcome: how it went
 */
void
relnet_interaction_set_outcome (RelnetInteraction *self, RelnetOutcome outcome)
{
  g_return_if_fail (RELNET_IS_INTERACTION (self));

  self->outcome = outcome;
}

/**
 * relnet_interaction_get_subject:
 * @self: a RelnetInteraction
 *
 * Returns: the subject, or what a row shows as its title
 */
const char *
relnet_interaction_get_subject (RelnetInteraction *self)
{
  g_return_val_if_fail (RELNET_IS_INTERACTION (self), NULL);

  return self->subject;
}

/**
 * relnet_interaction_set_subject:
 * @self: a RelnetInteraction
 * @subject: (nullable): the subject, or what a row shows as its title
 */
void
relnet_interaction_set_subject (RelnetInteraction *self, const char *subject)
{
  g_return_if_fail (RELNET_IS_INTERACTION (self));

  if (subject == NULL)
    subject = "";
  if (g_str_equal (self->subject, subject))
    return;
  g_free (self->subject);
  self->subject = g_strdup (subject);
}

/**
 * relnet_interaction_get_note:
 * @self: a RelnetInteraction
 *
 * Returns: what the user said or wants to remember
 */
const char *
relnet_interaction_get_note (RelnetInteraction *self)
{
  g_return_val_if_fail (RELNET_IS_INTERACTION (self), NULL);

  return self->note;
}

/**
 * relnet_interaction_set_note:
 * @self: a RelnetInteraction
 * @note: (nullable): what the user said or wants to remember
 */
void
relnet_interaction_set_note (RelnetInteraction *self, const char *note)
{
  g_return_if_fail (RELNET_IS_INTERACTION (self));

  if (note == NULL)
    note = "";
  if (g_str_equal (self->note, note))
    return;
  g_free (self->note);
  self->note = g_strdup (note);
}

/**
 * relnet_interaction_get_they_said:
 * @self: a RelnetInteraction
 *
 * Returns: what they said
 */
const char *
relnet_interaction_get_they_said (RelnetInteraction *self)
{
  g_return_val_if_fail (RELNET_IS_INTERACTION (self), NULL);

  return self->they_said;
}

/**
 * relnet_interaction_set_they_said:
 * @self: a RelnetInteraction
 * @they_said: (nullable): what they said
 */
void
relnet_interaction_set_they_said (RelnetInteraction *self, const char *they_said)
{
  g_return_if_fail (RELNET_IS_INTERACTION (self));

  if (they_said == NULL)
    they_said = "";
  if (g_str_equal (self->they_said, they_said))
    return;
  g_free (self->they_said);
  self->they_said = g_strdup (they_said);
}

/**
 * relnet_interaction_get_worth:
 * @self: a RelnetInteraction
 *
 * Returns: how much it was worth, 1 to 5, 0 if not rated
 */
int
relnet_interaction_get_worth (RelnetInteraction *self)
{
  g_return_val_if_fail (RELNET_IS_INTERACTION (self), 0);

  return self->worth;
}

/**
 * relnet_interaction_set_worth:
 * @self: a RelnetInteraction
 * @worth: how much it was worth, 1 to 5, 0 if not rated
 */
void
relnet_interaction_set_worth (RelnetInteraction *self, int worth)
{
  g_return_if_fail (RELNET_IS_INTERACTION (self));

  self->worth = worth;
}

/**
 * relnet_interaction_get_minutes:
 * @self: a RelnetInteraction
 *
 * Returns: how long it lasted, in minutes; 0 if not known
 */
int
relnet_interaction_get_minutes (RelnetInteraction *self)
{
  g_return_val_if_fail (RELNET_IS_INTERACTION (self), 0);

  return self->minutes;
}

/**
 * relnet_interaction_set_minutes:
 * @self: a RelnetInteraction
 * @minutes: how long it lasted, in minutes; 0 if not known
 */
void
relnet_interaction_set_minutes (RelnetInteraction *self, int minutes)
{
  g_return_if_fail (RELNET_IS_INTERACTION (self));

  self->minutes = minutes;
}

/**
 * relnet_interaction_get_place:
 * @self: a RelnetInteraction
 *
 * Returns: where
 */
const char *
relnet_interaction_get_place (RelnetInteraction *self)
{
  g_return_val_if_fail (RELNET_IS_INTERACTION (self), NULL);

  return self->place;
}

/**
 * relnet_interaction_set_place:
 * @self: a RelnetInteraction
 * @place: (nullable): where
 */
void
relnet_interaction_set_place (RelnetInteraction *self, const char *place)
{
  g_return_if_fail (RELNET_IS_INTERACTION (self));

  if (place == NULL)
    place = "";
  if (g_str_equal (self->place, place))
    return;
  g_free (self->place);
  self->place = g_strdup (place);
}

/**
 * relnet_interaction_get_source:
 * @self: a RelnetInteraction
 *
 * Returns: where it comes from: “user”, “mail”, “import”
 */
const char *
relnet_interaction_get_source (RelnetInteraction *self)
{
  g_return_val_if_fail (RELNET_IS_INTERACTION (self), NULL);

  return self->source;
}

/**
 * relnet_interaction_set_source:
 * @self: a RelnetInteraction
 * @source: (nullable): where it comes from: “user”, “mail”, “import”
 */
void
relnet_interaction_set_source (RelnetInteraction *self, const char *source)
{
  g_return_if_fail (RELNET_IS_INTERACTION (self));

  if (source == NULL)
    source = "";
  if (g_str_equal (self->source, source))
    return;
  g_free (self->source);
  self->source = g_strdup (source);
}

/**
 * relnet_interaction_get_message_id:
 * @self: a RelnetInteraction
 *
 * Returns: the message it is the trace of, 0 if none
 */
gint64
relnet_interaction_get_message_id (RelnetInteraction *self)
{
  g_return_val_if_fail (RELNET_IS_INTERACTION (self), 0);

  return self->message_id;
}

/**
 * relnet_interaction_set_message_id:
 * @self: a RelnetInteraction
 * @message_id: the message it is the trace of, 0 if none
 */
void
relnet_interaction_set_message_id (RelnetInteraction *self, gint64 message_id)
{
  g_return_if_fail (RELNET_IS_INTERACTION (self));

  self->message_id = message_id;
}

/**
 * relnet_interaction_add_person:
 * @self: a RelnetInteraction
 * @person_id: a participant
 * @name: (nullable): the name of the participant, for showing
 *
 * Nobody takes part twice: a second time changes nothing.
 */
void
relnet_interaction_add_person (RelnetInteraction *self, gint64 person_id, const char *name)
{
  g_return_if_fail (RELNET_IS_INTERACTION (self));

  for (guint i = 0; i < self->person_ids->len; i++)
    if (g_array_index (self->person_ids, gint64, i) == person_id)
      return;
  g_array_append_val (self->person_ids, person_id);
  g_ptr_array_add (self->person_names, g_strdup (name != NULL ? name : ""));
}

/**
 * relnet_interaction_clear_people:
 * @self: a RelnetInteraction
 *
 * Removes every participant.
 */
void
relnet_interaction_clear_people (RelnetInteraction *self)
{
  g_return_if_fail (RELNET_IS_INTERACTION (self));

  g_array_set_size (self->person_ids, 0);
  g_ptr_array_set_size (self->person_names, 0);
}

/**
 * relnet_interaction_get_n_people:
 * @self: a RelnetInteraction
 *
 * Returns: how many participants there are besides the user
 */
guint
relnet_interaction_get_n_people (RelnetInteraction *self)
{
  g_return_val_if_fail (RELNET_IS_INTERACTION (self), 0);

  return self->person_ids->len;
}

/**
 * relnet_interaction_get_person_id:
 * @self: a RelnetInteraction
 * @index: a number below relnet_interaction_get_n_people()
 *
 * Returns: the id of that participant
 */
gint64
relnet_interaction_get_person_id (RelnetInteraction *self, guint index)
{
  g_return_val_if_fail (RELNET_IS_INTERACTION (self) && index < self->person_ids->len, 0);

  return g_array_index (self->person_ids, gint64, index);
}

/**
 * relnet_interaction_get_person_name:
 * @self: a RelnetInteraction
 * @index: a number below relnet_interaction_get_n_people()
 *
 * Returns: the name of that participant
 */
const char *
relnet_interaction_get_person_name (RelnetInteraction *self, guint index)
{
  g_return_val_if_fail (RELNET_IS_INTERACTION (self) && index < self->person_names->len, NULL);

  return g_ptr_array_index (self->person_names, index);
}

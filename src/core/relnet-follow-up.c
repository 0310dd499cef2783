#include "relnet-follow-up.h"

/**
 * RelnetFollowUp:
 *
 * A reminder to come back to a person on a date.
 */
struct _RelnetFollowUp
{
  GObject parent_instance;

  gint64 id;
  gint64 person_id;
  char *due;
  char *what;
  gint64 message_id;
  char *snoozed_until;
  char *done_on;
};

enum
{
  PROP_0,
  PROP_ID,
  PROP_PERSON_ID,
  PROP_DUE,
  PROP_WHAT,
  PROP_MESSAGE_ID,
  PROP_SNOOZED_UNTIL,
  PROP_DONE_ON,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (RelnetFollowUp, relnet_follow_up, G_TYPE_OBJECT)

static void
relnet_follow_up_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  RelnetFollowUp *self = RELNET_FOLLOW_UP (object);

  switch (prop_id)
    {
    case PROP_ID:
      g_value_set_int64 (value, self->id);
      break;
    case PROP_PERSON_ID:
      g_value_set_int64 (value, self->person_id);
      break;
    case PROP_DUE:
      g_value_set_string (value, self->due);
      break;
    case PROP_WHAT:
      g_value_set_string (value, self->what);
      break;
    case PROP_MESSAGE_ID:
      g_value_set_int64 (value, self->message_id);
      break;
    case PROP_SNOOZED_UNTIL:
      g_value_set_string (value, self->snoozed_until);
      break;
    case PROP_DONE_ON:
      g_value_set_string (value, self->done_on);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
relnet_follow_up_set_property (GObject *object,
                               guint prop_id,
                               const GValue *value,
                               GParamSpec *pspec)
{
  RelnetFollowUp *self = RELNET_FOLLOW_UP (object);

  switch (prop_id)
    {
    case PROP_ID:
      relnet_follow_up_set_id (self, g_value_get_int64 (value));
      break;
    case PROP_PERSON_ID:
      relnet_follow_up_set_person_id (self, g_value_get_int64 (value));
      break;
    case PROP_DUE:
      relnet_follow_up_set_due (self, g_value_get_string (value));
      break;
    case PROP_WHAT:
      relnet_follow_up_set_what (self, g_value_get_string (value));
      break;
    case PROP_MESSAGE_ID:
      relnet_follow_up_set_message_id (self, g_value_get_int64 (value));
      break;
    case PROP_SNOOZED_UNTIL:
      relnet_follow_up_set_snoozed_until (self, g_value_get_string (value));
      break;
    case PROP_DONE_ON:
      relnet_follow_up_set_done_on (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
relnet_follow_up_finalize (GObject *object)
{
  RelnetFollowUp *self = RELNET_FOLLOW_UP (object);

  g_clear_pointer (&self->due, g_free);
  g_clear_pointer (&self->what, g_free);
  g_clear_pointer (&self->snoozed_until, g_free);
  g_clear_pointer (&self->done_on, g_free);
  G_OBJECT_CLASS (relnet_follow_up_parent_class)->finalize (object);
}

static void
relnet_follow_up_class_init (RelnetFollowUpClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = relnet_follow_up_get_property;
  object_class->set_property = relnet_follow_up_set_property;
  object_class->finalize = relnet_follow_up_finalize;

  properties[PROP_ID] = g_param_spec_int64 ("id", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_PERSON_ID]
      = g_param_spec_int64 ("person-id", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_DUE] = g_param_spec_string ("due", NULL, NULL, "", flags);
  properties[PROP_WHAT] = g_param_spec_string ("what", NULL, NULL, "", flags);
  properties[PROP_MESSAGE_ID]
      = g_param_spec_int64 ("message-id", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_SNOOZED_UNTIL] = g_param_spec_string ("snoozed-until", NULL, NULL, "", flags);
  properties[PROP_DONE_ON] = g_param_spec_string ("done-on", NULL, NULL, "", flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
relnet_follow_up_init (RelnetFollowUp *self)
{
  self->due = g_strdup ("");
  self->what = g_strdup ("");
  self->snoozed_until = g_strdup ("");
  self->done_on = g_strdup ("");
}

/**
 * relnet_follow_up_new:
 *
 * Returns: (transfer full): an empty follow-up
 */
RelnetFollowUp *
relnet_follow_up_new (void)
{
  return g_object_new (RELNET_TYPE_FOLLOW_UP, NULL);
}

/**
 * relnet_follow_up_get_id:
 * @self: a RelnetFollowUp
 *
 * Returns: its id in the database, 0 before it is stored
 */
gint64
relnet_follow_up_get_id (RelnetFollowUp *self)
{
  g_return_val_if_fail (RELNET_IS_FOLLOW_UP (self), 0);

  return self->id;
}

/**
 * relnet_follow_up_set_id:
 * @self: a RelnetFollowUp
 * @id: its id in the database, 0 before it is stored
 */
void
relnet_follow_up_set_id (RelnetFollowUp *self, gint64 id)
{
  g_return_if_fail (RELNET_IS_FOLLOW_UP (self));

  if (self->id == id)
    return;
  self->id = id;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ID]);
}

/**
 * relnet_follow_up_get_person_id:
 * @self: a RelnetFollowUp
 *
 * Returns: the person
 */
gint64
relnet_follow_up_get_person_id (RelnetFollowUp *self)
{
  g_return_val_if_fail (RELNET_IS_FOLLOW_UP (self), 0);

  return self->person_id;
}

/**
 * relnet_follow_up_set_person_id:
 * @self: a RelnetFollowUp
 * @person_id: the person
 */
void
relnet_follow_up_set_person_id (RelnetFollowUp *self, gint64 person_id)
{
  g_return_if_fail (RELNET_IS_FOLLOW_UP (self));

  if (self->person_id == person_id)
    return;
  self->person_id = person_id;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PERSON_ID]);
}

/**
 * relnet_follow_up_get_due:
 * @self: a RelnetFollowUp
 *
 * Returns: the date it is due
 */
const char *
relnet_follow_up_get_due (RelnetFollowUp *self)
{
  g_return_val_if_fail (RELNET_IS_FOLLOW_UP (self), NULL);

  return self->due;
}

/**
 * relnet_follow_up_set_due:
 * @self: a RelnetFollowUp
 * @due: (nullable): the date it is due
 */
void
relnet_follow_up_set_due (RelnetFollowUp *self, const char *due)
{
  g_return_if_fail (RELNET_IS_FOLLOW_UP (self));

  if (due == NULL)
    due = "";
  if (g_str_equal (self->due, due))
    return;
  g_free (self->due);
  self->due = g_strdup (due);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DUE]);
}

/**
 * relnet_follow_up_get_what:
 * @self: a RelnetFollowUp
 *
 * Returns: what for, in the words of the user; may be empty
 */
const char *
relnet_follow_up_get_what (RelnetFollowUp *self)
{
  g_return_val_if_fail (RELNET_IS_FOLLOW_UP (self), NULL);

  return self->what;
}

/**
 * relnet_follow_up_set_what:
 * @self: a RelnetFollowUp
 * @what: (nullable): what for, in the words of the user; may be empty
 */
void
relnet_follow_up_set_what (RelnetFollowUp *self, const char *what)
{
  g_return_if_fail (RELNET_IS_FOLLOW_UP (self));

  if (what == NULL)
    what = "";
  if (g_str_equal (self->what, what))
    return;
  g_free (self->what);
  self->what = g_strdup (what);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WHAT]);
}

/**
 * relnet_follow_up_get_message_id:
 * @self: a RelnetFollowUp
 *
 * Returns: the message an answer to which is awaited, 0 for a follow-up of another kind
 */
gint64
relnet_follow_up_get_message_id (RelnetFollowUp *self)
{
  g_return_val_if_fail (RELNET_IS_FOLLOW_UP (self), 0);

  return self->message_id;
}

/**
 * relnet_follow_up_set_message_id:
 * @self: a RelnetFollowUp
 * @message_id: the message an answer to which is awaited, 0 for a follow-up of another kind
 */
void
relnet_follow_up_set_message_id (RelnetFollowUp *self, gint64 message_id)
{
  g_return_if_fail (RELNET_IS_FOLLOW_UP (self));

  if (self->message_id == message_id)
    return;
  self->message_id = message_id;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MESSAGE_ID]);
}

/**
 * relnet_follow_up_get_snoozed_until:
 * @self: a RelnetFollowUp
 *
 * Returns: the date until which it is hidden, empty if it is not
 */
const char *
relnet_follow_up_get_snoozed_until (RelnetFollowUp *self)
{
  g_return_val_if_fail (RELNET_IS_FOLLOW_UP (self), NULL);

  return self->snoozed_until;
}

/**
 * relnet_follow_up_set_snoozed_until:
 * @self: a RelnetFollowUp
 * @snoozed_until: (nullable): the date until which it is hidden, empty if it is not
 */
void
relnet_follow_up_set_snoozed_until (RelnetFollowUp *self, const char *snoozed_until)
{
  g_return_if_fail (RELNET_IS_FOLLOW_UP (self));

  if (snoozed_until == NULL)
    snoozed_until = "";
  if (g_str_equal (self->snoozed_until, snoozed_until))
    return;
  g_free (self->snoozed_until);
  self->snoozed_until = g_strdup (snoozed_until);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SNOOZED_UNTIL]);
}

/**
 * relnet_follow_up_get_done_on:
 * @self: a RelnetFollowUp
 *
 * Returns: the date it was done, empty while it is open
 */
const char *
relnet_follow_up_get_done_on (RelnetFollowUp *self)
{
  g_return_val_if_fail (RELNET_IS_FOLLOW_UP (self), NULL);

  return self->done_on;
}

/**
 * relnet_follow_up_set_done_on:
 * @self: a RelnetFollowUp
 * @done_on: (nullable): the date it was done, empty while it is open
 */
void
relnet_follow_up_set_done_on (RelnetFollowUp *self, const char *done_on)
{
  g_return_if_fail (RELNET_IS_FOLLOW_UP (self));

  if (done_on == NULL)
    done_on = "";
  if (g_str_equal (self->done_on, done_on))
    return;
  g_free (self->done_on);
  self->done_on = g_strdup (done_on);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DONE_ON]);
}

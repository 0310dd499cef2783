#include "relnet-meet-up-guest.h"

#include <glib/gi18n-lib.h>

#include "relnet-date.h"

static const char *const answer_names[RELNET_N_ANSWERS] = { "", "yes", "no" };

/**
 * RelnetMeetUpGuest:
 *
 * Somebody at one time of a meet-up: whether they were invited, what they said, and whether they came.
 */
struct _RelnetMeetUpGuest
{
  GObject parent_instance;

  gint64 person_id;
  char *name;
  char *email;
  char *language;
  char *reg;
  gboolean member;
  char *invited_on;
  gboolean came;
  RelnetAnswer answer;
};

G_DEFINE_FINAL_TYPE (RelnetMeetUpGuest, relnet_meet_up_guest, G_TYPE_OBJECT)

enum
{
  PROP_CAME = 1,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

static void
relnet_meet_up_guest_finalize (GObject *object)
{
  RelnetMeetUpGuest *self = RELNET_MEET_UP_GUEST (object);

  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->email, g_free);
  g_clear_pointer (&self->language, g_free);
  g_clear_pointer (&self->reg, g_free);
  g_clear_pointer (&self->invited_on, g_free);
  G_OBJECT_CLASS (relnet_meet_up_guest_parent_class)->finalize (object);
}

static void
relnet_meet_up_guest_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  RelnetMeetUpGuest *self = RELNET_MEET_UP_GUEST (object);

  if (id == PROP_CAME)
    g_value_set_boolean (value, self->came);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
relnet_meet_up_guest_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_CAME)
    relnet_meet_up_guest_set_came (RELNET_MEET_UP_GUEST (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
relnet_meet_up_guest_class_init (RelnetMeetUpGuestClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = relnet_meet_up_guest_finalize;
  object_class->get_property = relnet_meet_up_guest_get_property;
  object_class->set_property = relnet_meet_up_guest_set_property;
  /**
   * RelnetMeetUpGuest:came:
   *
   * Whether they were there.
   */
  properties[PROP_CAME] = g_param_spec_boolean ("came", NULL, NULL, FALSE,
                                                G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
relnet_meet_up_guest_init (RelnetMeetUpGuest *self)
{
  self->name = g_strdup ("");
  self->email = g_strdup ("");
  self->language = g_strdup ("");
  self->reg = g_strdup ("");
  self->invited_on = g_strdup ("");
}

/**
 * relnet_meet_up_guest_new:
 *
 * Returns: (transfer full): an empty one
 */
RelnetMeetUpGuest *
relnet_meet_up_guest_new (void)
{
  return g_object_new (RELNET_TYPE_MEET_UP_GUEST, NULL);
}

/**
 * relnet_meet_up_guest_get_person_id:
 * @self: a guest
 *
 * Returns: who
 */
gint64
relnet_meet_up_guest_get_person_id (RelnetMeetUpGuest *self)
{
  g_return_val_if_fail (RELNET_IS_MEET_UP_GUEST (self), 0);

  return self->person_id;
}

/**
 * relnet_meet_up_guest_set_person_id:
 * @self: a guest
 * @person_id: who
 */
void
relnet_meet_up_guest_set_person_id (RelnetMeetUpGuest *self, gint64 person_id)
{
  g_return_if_fail (RELNET_IS_MEET_UP_GUEST (self));

  self->person_id = person_id;
}

/**
 * relnet_meet_up_guest_get_name:
 * @self: a guest
 *
 * Returns: their name
 */
const char *
relnet_meet_up_guest_get_name (RelnetMeetUpGuest *self)
{
  g_return_val_if_fail (RELNET_IS_MEET_UP_GUEST (self), NULL);

  return self->name;
}

/**
 * relnet_meet_up_guest_set_name:
 * @self: a guest
 * @name: (nullable): their name
 */
void
relnet_meet_up_guest_set_name (RelnetMeetUpGuest *self, const char *name)
{
  g_autofree char *old = NULL;

  g_return_if_fail (RELNET_IS_MEET_UP_GUEST (self));

  old = self->name;
  self->name = g_strdup (name != NULL ? name : "");
}

/**
 * relnet_meet_up_guest_get_email:
 * @self: a guest
 *
 * Returns: where to write to; empty if that is not known
 */
const char *
relnet_meet_up_guest_get_email (RelnetMeetUpGuest *self)
{
  g_return_val_if_fail (RELNET_IS_MEET_UP_GUEST (self), NULL);

  return self->email;
}

/**
 * relnet_meet_up_guest_set_email:
 * @self: a guest
 * @email: (nullable): where to write to; empty if that is not known
 */
void
relnet_meet_up_guest_set_email (RelnetMeetUpGuest *self, const char *email)
{
  g_autofree char *old = NULL;

  g_return_if_fail (RELNET_IS_MEET_UP_GUEST (self));

  old = self->email;
  self->email = g_strdup (email != NULL ? email : "");
}

/**
 * relnet_meet_up_guest_get_language:
 * @self: a guest
 *
 * Returns: in which language to write to them; may be empty
 */
const char *
relnet_meet_up_guest_get_language (RelnetMeetUpGuest *self)
{
  g_return_val_if_fail (RELNET_IS_MEET_UP_GUEST (self), NULL);

  return self->language;
}

/**
 * relnet_meet_up_guest_set_language:
 * @self: a guest
 * @language: (nullable): in which language to write to them; may be empty
 */
void
relnet_meet_up_guest_set_language (RelnetMeetUpGuest *self, const char *language)
{
  g_autofree char *old = NULL;

  g_return_if_fail (RELNET_IS_MEET_UP_GUEST (self));

  old = self->language;
  self->language = g_strdup (language != NULL ? language : "");
}

/**
 * relnet_meet_up_guest_get_reg:
 * @self: a guest
 *
 * Returns: tu or vous; may be empty
 */
const char *
relnet_meet_up_guest_get_reg (RelnetMeetUpGuest *self)
{
  g_return_val_if_fail (RELNET_IS_MEET_UP_GUEST (self), NULL);

  return self->reg;
}

/**
 * relnet_meet_up_guest_set_reg:
 * @self: a guest
 * @reg: (nullable): tu or vous; may be empty
 */
void
relnet_meet_up_guest_set_reg (RelnetMeetUpGuest *self, const char *reg)
{
  g_autofree char *old = NULL;

  g_return_if_fail (RELNET_IS_MEET_UP_GUEST (self));

  old = self->reg;
  self->reg = g_strdup (reg != NULL ? reg : "");
}

/**
 * relnet_meet_up_guest_get_member:
 * @self: a guest
 *
 * Returns: whether they belong to the meet-up still
 */
gboolean
relnet_meet_up_guest_get_member (RelnetMeetUpGuest *self)
{
  g_return_val_if_fail (RELNET_IS_MEET_UP_GUEST (self), FALSE);

  return self->member;
}

/**
 * relnet_meet_up_guest_set_member:
 * @self: a guest
 * @member: whether they belong to the meet-up still
 */
void
relnet_meet_up_guest_set_member (RelnetMeetUpGuest *self, gboolean member)
{
  g_return_if_fail (RELNET_IS_MEET_UP_GUEST (self));

  self->member = member;
}

/**
 * relnet_meet_up_guest_get_invited_on:
 * @self: a guest
 *
 * Returns: when they were invited; empty if they were not
 */
const char *
relnet_meet_up_guest_get_invited_on (RelnetMeetUpGuest *self)
{
  g_return_val_if_fail (RELNET_IS_MEET_UP_GUEST (self), NULL);

  return self->invited_on;
}

/**
 * relnet_meet_up_guest_set_invited_on:
 * @self: a guest
 * @invited_on: (nullable): when they were invited; empty if they were not
 */
void
relnet_meet_up_guest_set_invited_on (RelnetMeetUpGuest *self, const char *invited_on)
{
  g_autofree char *old = NULL;

  g_return_if_fail (RELNET_IS_MEET_UP_GUEST (self));

  old = self->invited_on;
  self->invited_on = g_strdup (invited_on != NULL ? invited_on : "");
}

/**
 * relnet_meet_up_guest_get_came:
 * @self: a guest
 *
 * Returns: whether they were there
 */
gboolean
relnet_meet_up_guest_get_came (RelnetMeetUpGuest *self)
{
  g_return_val_if_fail (RELNET_IS_MEET_UP_GUEST (self), FALSE);

  return self->came;
}

/**
 * relnet_meet_up_guest_set_came:
 * @self: a guest
 * @came: whether they were there
 */
void
relnet_meet_up_guest_set_came (RelnetMeetUpGuest *self, gboolean came)
{
  g_return_if_fail (RELNET_IS_MEET_UP_GUEST (self));

  if (self->came == came)
    return;
  self->came = came;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAME]);
}

/**
 * relnet_answer_to_name:
 * @answer: an answer
 *
 * Returns: its name in the database
 */
const char *
relnet_answer_to_name (RelnetAnswer answer)
{
  g_return_val_if_fail (answer < RELNET_N_ANSWERS, "");

  return answer_names[answer];
}

/**
 * relnet_answer_from_name:
 * @name: (nullable): a name
 *
 * Returns: the answer; %RELNET_ANSWER_NONE for any other text
 */
RelnetAnswer
relnet_answer_from_name (const char *name)
{
  for (guint i = 0; i < RELNET_N_ANSWERS; i++)
    if (g_strcmp0 (answer_names[i], name) == 0)
      return (RelnetAnswer) i;
  return RELNET_ANSWER_NONE;
}

/**
 * relnet_meet_up_guest_get_answer:
 * @self: a guest
 *
 * Returns: what they said
 */
RelnetAnswer
relnet_meet_up_guest_get_answer (RelnetMeetUpGuest *self)
{
  g_return_val_if_fail (RELNET_IS_MEET_UP_GUEST (self), RELNET_ANSWER_NONE);

  return self->answer;
}

/**
 * relnet_meet_up_guest_set_answer:
 * @self: a guest
 * @answer: what they said
 */
void
relnet_meet_up_guest_set_answer (RelnetMeetUpGuest *self, RelnetAnswer answer)
{
  g_return_if_fail (RELNET_IS_MEET_UP_GUEST (self) && answer < RELNET_N_ANSWERS);

  self->answer = answer;
}

/**
 * relnet_meet_up_guest_is_waiting:
 * @self: a guest
 *
 * Returns: whether they are still to be invited: a member nobody has written to, and who has not said anything by themselves
 */
gboolean
relnet_meet_up_guest_is_waiting (RelnetMeetUpGuest *self)
{
  g_return_val_if_fail (RELNET_IS_MEET_UP_GUEST (self), FALSE);

  return self->member && *self->invited_on == '\0' && self->answer == RELNET_ANSWER_NONE;
}

/**
 * relnet_meet_up_guest_is_expected:
 * @self: a guest
 *
 * Returns: whether they are likely to have come, where nobody has said who did: who said yes, and members who did not say no
 */
gboolean
relnet_meet_up_guest_is_expected (RelnetMeetUpGuest *self)
{
  g_return_val_if_fail (RELNET_IS_MEET_UP_GUEST (self), FALSE);

  return self->answer == RELNET_ANSWER_YES || (self->member && self->answer != RELNET_ANSWER_NO);
}

/**
 * relnet_meet_up_guest_dup_status:
 * @self: a guest
 * @today: a valid date
 *
 * Returns: (transfer full): “not invited yet”, “invited on 20 Nov”, “is coming”
 */
char *
relnet_meet_up_guest_dup_status (RelnetMeetUpGuest *self, const char *today)
{
  g_return_val_if_fail (RELNET_IS_MEET_UP_GUEST (self), NULL);

  switch (self->answer)
    {
    case RELNET_ANSWER_YES:
      return g_strdup (_ ("Is coming"));
    case RELNET_ANSWER_NO:
      return g_strdup (_ ("Is not coming"));
    case RELNET_ANSWER_NONE:
    case RELNET_N_ANSWERS:
    default:
      break;
    }
  if (*self->invited_on != '\0')
    {
      g_autofree char *date = relnet_date_format_short (self->invited_on, today);

      return g_strdup_printf (_ ("Invited on %s"), date);
    }
  return g_strdup (*self->email != '\0' ? _ ("Not invited yet") : _ ("Not invited yet · no e-mail address"));
}

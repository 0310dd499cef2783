#include "relnet-recipient.h"

static const char *const kind_names[RELNET_N_RECIPIENT_KINDS] = { "to", "cc", "bcc" };

/**
 * RelnetRecipient:
 *
 * One to whom a message goes.
 *
 * Only @address matters for sending; @person_id says whose timeline the message joins.
 */
struct _RelnetRecipient
{
  GObject parent_instance;

  RelnetRecipientKind kind;
  char *name;
  char *address;
  gint64 person_id;
};

enum
{
  PROP_0,
  PROP_KIND,
  PROP_NAME,
  PROP_ADDRESS,
  PROP_PERSON_ID,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (RelnetRecipient, relnet_recipient, G_TYPE_OBJECT)

static void
relnet_recipient_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  RelnetRecipient *self = RELNET_RECIPIENT (object);

  switch (prop_id)
    {
    case PROP_KIND:
      g_value_set_int (value, self->kind);
      break;
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_ADDRESS:
      g_value_set_string (value, self->address);
      break;
    case PROP_PERSON_ID:
      g_value_set_int64 (value, self->person_id);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
relnet_recipient_set_property (GObject *object,
                               guint prop_id,
                               const GValue *value,
                               GParamSpec *pspec)
{
  RelnetRecipient *self = RELNET_RECIPIENT (object);

  switch (prop_id)
    {
    case PROP_KIND:
      relnet_recipient_set_kind (self, g_value_get_int (value));
      break;
    case PROP_NAME:
      relnet_recipient_set_name (self, g_value_get_string (value));
      break;
    case PROP_ADDRESS:
      relnet_recipient_set_address (self, g_value_get_string (value));
      break;
    case PROP_PERSON_ID:
      relnet_recipient_set_person_id (self, g_value_get_int64 (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
relnet_recipient_finalize (GObject *object)
{
  RelnetRecipient *self = RELNET_RECIPIENT (object);

  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->address, g_free);
  G_OBJECT_CLASS (relnet_recipient_parent_class)->finalize (object);
}

static void
relnet_recipient_class_init (RelnetRecipientClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = relnet_recipient_get_property;
  object_class->set_property = relnet_recipient_set_property;
  object_class->finalize = relnet_recipient_finalize;

  properties[PROP_KIND]
      = g_param_spec_int ("kind", NULL, NULL, 0, RELNET_N_RECIPIENT_KINDS - 1, RELNET_RECIPIENT_TO, flags);
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, "", flags);
  properties[PROP_ADDRESS] = g_param_spec_string ("address", NULL, NULL, "", flags);
  properties[PROP_PERSON_ID]
      = g_param_spec_int64 ("person-id", NULL, NULL, 0, G_MAXINT64, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
relnet_recipient_init (RelnetRecipient *self)
{
  self->kind = RELNET_RECIPIENT_TO;
  self->name = g_strdup ("");
  self->address = g_strdup ("");
}

/**
 * relnet_recipient_new:
 *
 * Returns: (transfer full): an empty one
 */
RelnetRecipient *
relnet_recipient_new (void)
{
  return g_object_new (RELNET_TYPE_RECIPIENT, NULL);
}

/**
 * relnet_recipient_get_kind:
 * @self: a RelnetRecipient
 *
 * Returns: as what
 */
RelnetRecipientKind
relnet_recipient_get_kind (RelnetRecipient *self)
{
  g_return_val_if_fail (RELNET_IS_RECIPIENT (self), 0);

  return self->kind;
}

/**
 * relnet_recipient_set_kind:
 * @self: a RelnetRecipient
 * @kind: as what
 */
void
relnet_recipient_set_kind (RelnetRecipient *self, RelnetRecipientKind kind)
{
  g_return_if_fail (RELNET_IS_RECIPIENT (self));

  if (self->kind == kind)
    return;
  self->kind = kind;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_KIND]);
}

/**
 * relnet_recipient_get_name:
 * @self: a RelnetRecipient
 *
 * Returns: the name; may be empty
 */
const char *
relnet_recipient_get_name (RelnetRecipient *self)
{
  g_return_val_if_fail (RELNET_IS_RECIPIENT (self), NULL);

  return self->name;
}

/**
 * relnet_recipient_set_name:
 * @self: a RelnetRecipient
 * @name: (nullable): the name; may be empty
 */
void
relnet_recipient_set_name (RelnetRecipient *self, const char *name)
{
  g_return_if_fail (RELNET_IS_RECIPIENT (self));

  if (name == NULL)
    name = "";
  if (g_str_equal (self->name, name))
    return;
  g_free (self->name);
  self->name = g_strdup (name);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NAME]);
}

/**
 * relnet_recipient_get_address:
 * @self: a RelnetRecipient
 *
 * Returns: the e-mail address
 */
const char *
relnet_recipient_get_address (RelnetRecipient *self)
{
  g_return_val_if_fail (RELNET_IS_RECIPIENT (self), NULL);

  return self->address;
}

/**
 * relnet_recipient_set_address:
 * @self: a RelnetRecipient
 * @address: (nullable): the e-mail address
 */
void
relnet_recipient_set_address (RelnetRecipient *self, const char *address)
{
  g_return_if_fail (RELNET_IS_RECIPIENT (self));

  if (address == NULL)
    address = "";
  if (g_str_equal (self->address, address))
    return;
  g_free (self->address);
  self->address = g_strdup (address);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ADDRESS]);
}

/**
 * relnet_recipient_get_person_id:
 * @self: a RelnetRecipient
 *
 * Returns: the person, 0 if it is none that RelNet knows
 */
gint64
relnet_recipient_get_person_id (RelnetRecipient *self)
{
  g_return_val_if_fail (RELNET_IS_RECIPIENT (self), 0);

  return self->person_id;
}

/**
 * relnet_recipient_set_person_id:
 * @self: a RelnetRecipient
 * @person_id: the person, 0 if it is none that RelNet knows
 */
void
relnet_recipient_set_person_id (RelnetRecipient *self, gint64 person_id)
{
  g_return_if_fail (RELNET_IS_RECIPIENT (self));

  if (self->person_id == person_id)
    return;
  self->person_id = person_id;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PERSON_ID]);
}

/**
 * relnet_recipient_get_label:
 * @self: a RelnetRecipient
 *
 * Returns: the name, or the address if there is none
 */
const char *
relnet_recipient_get_label (RelnetRecipient *self)
{
  g_return_val_if_fail (RELNET_IS_RECIPIENT (self), NULL);

  return *self->name != '\0' ? self->name : self->address;
}

/**
 * relnet_recipient_kind_to_name:
 * @kind: a kind
 *
 * Returns: its name in the database
 */
const char *
relnet_recipient_kind_to_name (RelnetRecipientKind kind)
{
  g_return_val_if_fail (kind < RELNET_N_RECIPIENT_KINDS, NULL);

  return kind_names[kind];
}

/**
 * relnet_recipient_kind_from_name:
 * @name: a name of the database
 * @kind: (out): what it means
 *
 * Returns: whether @name is one
 */
gboolean
relnet_recipient_kind_from_name (const char *name, RelnetRecipientKind *kind)
{
  for (guint i = 0; i < RELNET_N_RECIPIENT_KINDS; i++)
    if (g_strcmp0 (kind_names[i], name) == 0)
      {
        *kind = i;
        return TRUE;
      }
  return FALSE;
}

#include "relnet-contact-point.h"

/**
 * RelnetContactPoint:
 *
 * One e-mail address, phone number or online profile of a person, with what the user calls it (“work”, “mobile”).
 */
struct _RelnetContactPoint
{
  GObject parent_instance;

  gint64 id;
  char *label;
  char *value;
};

enum
{
  PROP_0,
  PROP_ID,
  PROP_LABEL,
  PROP_VALUE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (RelnetContactPoint, relnet_contact_point, G_TYPE_OBJECT)

static void
relnet_contact_point_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  RelnetContactPoint *self = RELNET_CONTACT_POINT (object);

  switch (prop_id)
    {
    case PROP_ID:
      g_value_set_int64 (value, self->id);
      break;
    case PROP_LABEL:
      g_value_set_string (value, self->label);
      break;
    case PROP_VALUE:
      g_value_set_string (value, self->value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
relnet_contact_point_set_property (GObject *object,
                                   guint prop_id,
                                   const GValue *value,
                                   GParamSpec *pspec)
{
  RelnetContactPoint *self = RELNET_CONTACT_POINT (object);

  switch (prop_id)
    {
    case PROP_ID:
      relnet_contact_point_set_id (self, g_value_get_int64 (value));
      break;
    case PROP_LABEL:
      relnet_contact_point_set_label (self, g_value_get_string (value));
      break;
    case PROP_VALUE:
      relnet_contact_point_set_value (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
relnet_contact_point_finalize (GObject *object)
{
  RelnetContactPoint *self = RELNET_CONTACT_POINT (object);

  g_clear_pointer (&self->label, g_free);
  g_clear_pointer (&self->value, g_free);
  G_OBJECT_CLASS (relnet_contact_point_parent_class)->finalize (object);
}

static void
relnet_contact_point_class_init (RelnetContactPointClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = relnet_contact_point_get_property;
  object_class->set_property = relnet_contact_point_set_property;
  object_class->finalize = relnet_contact_point_finalize;

  properties[PROP_ID] = g_param_spec_int64 ("id", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, "", flags);
  properties[PROP_VALUE] = g_param_spec_string ("value", NULL, NULL, "", flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
relnet_contact_point_init (RelnetContactPoint *self)
{
  self->label = g_strdup ("");
  self->value = g_strdup ("");
}

/**
 * relnet_contact_point_new:
 * @label: (nullable): what the user calls it, empty if nothing
 * @value: the address, number or link
 *
 * Returns: (transfer full): a contact point not yet stored
 */
RelnetContactPoint *
relnet_contact_point_new (const char *label, const char *value)
{
  RelnetContactPoint *self = g_object_new (RELNET_TYPE_CONTACT_POINT, NULL);

  relnet_contact_point_set_label (self, label);
  relnet_contact_point_set_value (self, value);
  return self;
}

/**
 * relnet_contact_point_get_id:
 * @self: a contact point
 *
 * Returns: its id in the database, 0 before it is stored
 */
gint64
relnet_contact_point_get_id (RelnetContactPoint *self)
{
  return self->id;
}

/**
 * relnet_contact_point_set_id:
 * @self: a contact point
 * @id: its id in the database
 */
void
relnet_contact_point_set_id (RelnetContactPoint *self, gint64 id)
{
  if (self->id == id)
    return;
  self->id = id;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ID]);
}

/**
 * relnet_contact_point_get_label:
 * @self: a contact point
 *
 * Returns: what the user calls it, empty if nothing
 */
const char *
relnet_contact_point_get_label (RelnetContactPoint *self)
{
  return self->label;
}

/**
 * relnet_contact_point_set_label:
 * @self: a contact point
 * @label: (nullable): what the user calls it
 */
void
relnet_contact_point_set_label (RelnetContactPoint *self, const char *label)
{
  if (label == NULL)
    label = "";
  if (g_str_equal (self->label, label))
    return;
  g_free (self->label);
  self->label = g_strdup (label);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LABEL]);
}

/**
 * relnet_contact_point_get_value:
 * @self: a contact point
 *
 * Returns: the address, number or link as it was written
 */
const char *
relnet_contact_point_get_value (RelnetContactPoint *self)
{
  return self->value;
}

/**
 * relnet_contact_point_set_value:
 * @self: a contact point
 * @value: (nullable): the address, number or link
 */
void
relnet_contact_point_set_value (RelnetContactPoint *self, const char *value)
{
  if (value == NULL)
    value = "";
  if (g_str_equal (self->value, value))
    return;
  g_free (self->value);
  self->value = g_strdup (value);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VALUE]);
}

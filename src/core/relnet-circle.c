#include "relnet-circle.h"

/**
 * RelnetCircle:
 *
 * The user's own list of people (P5).
 */
struct _RelnetCircle
{
  GObject parent_instance;

  gint64 id;
  char *name;
  int colour;
  int cadence_days;
  gboolean exempt;
  int count;
};

enum
{
  PROP_0,
  PROP_ID,
  PROP_NAME,
  PROP_COLOUR,
  PROP_CADENCE_DAYS,
  PROP_EXEMPT,
  PROP_COUNT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (RelnetCircle, relnet_circle, G_TYPE_OBJECT)

static void
relnet_circle_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  RelnetCircle *self = RELNET_CIRCLE (object);

  switch (prop_id)
    {
    case PROP_ID:
      g_value_set_int64 (value, self->id);
      break;
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_COLOUR:
      g_value_set_int (value, self->colour);
      break;
    case PROP_CADENCE_DAYS:
      g_value_set_int (value, self->cadence_days);
      break;
    case PROP_EXEMPT:
      g_value_set_boolean (value, self->exempt);
      break;
    case PROP_COUNT:
      g_value_set_int (value, self->count);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
relnet_circle_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  RelnetCircle *self = RELNET_CIRCLE (object);

  switch (prop_id)
    {
    case PROP_ID:
      relnet_circle_set_id (self, g_value_get_int64 (value));
      break;
    case PROP_NAME:
      relnet_circle_set_name (self, g_value_get_string (value));
      break;
    case PROP_COLOUR:
      relnet_circle_set_colour (self, g_value_get_int (value));
      break;
    case PROP_CADENCE_DAYS:
      relnet_circle_set_cadence_days (self, g_value_get_int (value));
      break;
    case PROP_EXEMPT:
      relnet_circle_set_exempt (self, g_value_get_boolean (value));
      break;
    case PROP_COUNT:
      relnet_circle_set_count (self, g_value_get_int (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
relnet_circle_finalize (GObject *object)
{
  RelnetCircle *self = RELNET_CIRCLE (object);

  g_clear_pointer (&self->name, g_free);
  G_OBJECT_CLASS (relnet_circle_parent_class)->finalize (object);
}

static void
relnet_circle_class_init (RelnetCircleClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = relnet_circle_get_property;
  object_class->set_property = relnet_circle_set_property;
  object_class->finalize = relnet_circle_finalize;

  properties[PROP_ID] = g_param_spec_int64 ("id", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, "", flags);
  properties[PROP_COLOUR] = g_param_spec_int ("colour", NULL, NULL, G_MININT, G_MAXINT, 0, flags);
  properties[PROP_CADENCE_DAYS]
      = g_param_spec_int ("cadence-days", NULL, NULL, G_MININT, G_MAXINT, 0, flags);
  properties[PROP_EXEMPT] = g_param_spec_boolean ("exempt", NULL, NULL, FALSE, flags);
  properties[PROP_COUNT] = g_param_spec_int ("count", NULL, NULL, G_MININT, G_MAXINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
relnet_circle_init (RelnetCircle *self)
{
  self->name = g_strdup ("");
}

/**
 * relnet_circle_new:
 *
 * Returns: (transfer full): an empty circle
 */
RelnetCircle *
relnet_circle_new (void)
{
  return g_object_new (RELNET_TYPE_CIRCLE, NULL);
}

/**
 * relnet_circle_get_id:
 * @self: a RelnetCircle
 *
 * Returns: its id in the database, 0 before it is stored
 */
gint64
relnet_circle_get_id (RelnetCircle *self)
{
  g_return_val_if_fail (RELNET_IS_CIRCLE (self), 0);

  return self->id;
}

/**
 * relnet_circle_set_id:
 * @self: a RelnetCircle
 * @id: its id in the database, 0 before it is stored
 */
void
relnet_circle_set_id (RelnetCircle *self, gint64 id)
{
  g_return_if_fail (RELNET_IS_CIRCLE (self));

  if (self->id == id)
    return;
  self->id = id;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ID]);
}

/**
 * relnet_circle_get_name:
 * @self: a RelnetCircle
 *
 * Returns: the name
 */
const char *
relnet_circle_get_name (RelnetCircle *self)
{
  g_return_val_if_fail (RELNET_IS_CIRCLE (self), NULL);

  return self->name;
}

/**
 * relnet_circle_set_name:
 * @self: a RelnetCircle
 * @name: (nullable): the name
 */
void
relnet_circle_set_name (RelnetCircle *self, const char *name)
{
  g_return_if_fail (RELNET_IS_CIRCLE (self));

  if (name == NULL)
    name = "";
  if (g_str_equal (self->name, name))
    return;
  g_free (self->name);
  self->name = g_strdup (name);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NAME]);
}

/**
 * relnet_circle_get_colour:
 * @self: a RelnetCircle
 *
 * Returns: the index of its colour in the palette of the window, from 0
 */
int
relnet_circle_get_colour (RelnetCircle *self)
{
  g_return_val_if_fail (RELNET_IS_CIRCLE (self), 0);

  return self->colour;
}

/**
 * relnet_circle_set_colour:
 * @self: a RelnetCircle
 * @colour: the index of its colour in the palette of the window, from 0
 */
void
relnet_circle_set_colour (RelnetCircle *self, int colour)
{
  g_return_if_fail (RELNET_IS_CIRCLE (self));

  if (self->colour == colour)
    return;
  self->colour = colour;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COLOUR]);
}

/**
 * relnet_circle_get_cadence_days:
 * @self: a RelnetCircle
 *
 * Returns: the cadence of its members who have none of their own, in days; 0 for none
 */
int
relnet_circle_get_cadence_days (RelnetCircle *self)
{
  g_return_val_if_fail (RELNET_IS_CIRCLE (self), 0);

  return self->cadence_days;
}

/**
 * relnet_circle_set_cadence_days:
 * @self: a RelnetCircle
 * @cadence_days: the cadence of its members who have none of their own, in days; 0 for none
 */
void
relnet_circle_set_cadence_days (RelnetCircle *self, int cadence_days)
{
  g_return_if_fail (RELNET_IS_CIRCLE (self));

  if (self->cadence_days == cadence_days)
    return;
  self->cadence_days = cadence_days;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CADENCE_DAYS]);
}

/**
 * relnet_circle_get_exempt:
 * @self: a RelnetCircle
 *
 * Returns: whether balance warnings are left out for its members
 */
gboolean
relnet_circle_get_exempt (RelnetCircle *self)
{
  g_return_val_if_fail (RELNET_IS_CIRCLE (self), 0);

  return self->exempt;
}

/**
 * relnet_circle_set_exempt:
 * @self: a RelnetCircle
 * @exempt: whether balance warnings are left out for its members
 */
void
relnet_circle_set_exempt (RelnetCircle *self, gboolean exempt)
{
  g_return_if_fail (RELNET_IS_CIRCLE (self));

  if (self->exempt == exempt)
    return;
  self->exempt = exempt;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EXEMPT]);
}

/**
 * relnet_circle_get_count:
 * @self: a RelnetCircle
 *
 * Returns: how many people are in it
 */
int
relnet_circle_get_count (RelnetCircle *self)
{
  g_return_val_if_fail (RELNET_IS_CIRCLE (self), 0);

  return self->count;
}

/**
 * relnet_circle_set_count:
 * @self: a RelnetCircle
 * @count: how many people are in it
 */
void
relnet_circle_set_count (RelnetCircle *self, int count)
{
  g_return_if_fail (RELNET_IS_CIRCLE (self));

  if (self->count == count)
    return;
  self->count = count;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COUNT]);
}

#include "relnet-position.h"

/**
 * RelnetPosition:
 *
 * A role that a person has or had in an organisation, with its years: former employers and schools give cohorts (P2).
 */
struct _RelnetPosition
{
  GObject parent_instance;

  gint64 id;
  char *organisation;
  char *department;
  char *title;
  int from_year;
  int to_year;
  gboolean current;
};

enum
{
  PROP_0,
  PROP_ID,
  PROP_ORGANISATION,
  PROP_DEPARTMENT,
  PROP_TITLE,
  PROP_FROM_YEAR,
  PROP_TO_YEAR,
  PROP_CURRENT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (RelnetPosition, relnet_position, G_TYPE_OBJECT)

static void
relnet_position_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  RelnetPosition *self = RELNET_POSITION (object);

  switch (prop_id)
    {
    case PROP_ID:
      g_value_set_int64 (value, self->id);
      break;
    case PROP_ORGANISATION:
      g_value_set_string (value, self->organisation);
      break;
    case PROP_DEPARTMENT:
      g_value_set_string (value, self->department);
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_FROM_YEAR:
      g_value_set_int (value, self->from_year);
      break;
    case PROP_TO_YEAR:
      g_value_set_int (value, self->to_year);
      break;
    case PROP_CURRENT:
      g_value_set_boolean (value, self->current);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
relnet_position_set_property (GObject *object,
                              guint prop_id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  RelnetPosition *self = RELNET_POSITION (object);

  switch (prop_id)
    {
    case PROP_ID:
      relnet_position_set_id (self, g_value_get_int64 (value));
      break;
    case PROP_ORGANISATION:
      relnet_position_set_organisation (self, g_value_get_string (value));
      break;
    case PROP_DEPARTMENT:
      relnet_position_set_department (self, g_value_get_string (value));
      break;
    case PROP_TITLE:
      relnet_position_set_title (self, g_value_get_string (value));
      break;
    case PROP_FROM_YEAR:
      relnet_position_set_from_year (self, g_value_get_int (value));
      break;
    case PROP_TO_YEAR:
      relnet_position_set_to_year (self, g_value_get_int (value));
      break;
    case PROP_CURRENT:
      relnet_position_set_current (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
relnet_position_finalize (GObject *object)
{
  RelnetPosition *self = RELNET_POSITION (object);

  g_clear_pointer (&self->organisation, g_free);
  g_clear_pointer (&self->department, g_free);
  g_clear_pointer (&self->title, g_free);
  G_OBJECT_CLASS (relnet_position_parent_class)->finalize (object);
}

static void
relnet_position_class_init (RelnetPositionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = relnet_position_get_property;
  object_class->set_property = relnet_position_set_property;
  object_class->finalize = relnet_position_finalize;

  properties[PROP_ID] = g_param_spec_int64 ("id", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_ORGANISATION] = g_param_spec_string ("organisation", NULL, NULL, "", flags);
  properties[PROP_DEPARTMENT] = g_param_spec_string ("department", NULL, NULL, "", flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "", flags);
  properties[PROP_FROM_YEAR]
      = g_param_spec_int ("from-year", NULL, NULL, G_MININT, G_MAXINT, 0, flags);
  properties[PROP_TO_YEAR] = g_param_spec_int ("to-year", NULL, NULL, G_MININT, G_MAXINT, 0, flags);
  properties[PROP_CURRENT] = g_param_spec_boolean ("current", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
relnet_position_init (RelnetPosition *self)
{
  self->organisation = g_strdup ("");
  self->department = g_strdup ("");
  self->title = g_strdup ("");
}

/**
 * relnet_position_new:
 *
 * Returns: (transfer full): an empty position
 */
RelnetPosition *
relnet_position_new (void)
{
  return g_object_new (RELNET_TYPE_POSITION, NULL);
}

/**
 * relnet_position_get_id:
 * @self: a RelnetPosition
 *
 * Returns: its id in the database, 0 before it is stored
 */
gint64
relnet_position_get_id (RelnetPosition *self)
{
  g_return_val_if_fail (RELNET_IS_POSITION (self), 0);

  return self->id;
}

/**
 * relnet_position_set_id:
 * @self: a RelnetPosition
 * @id: its id in the database, 0 before it is stored
 */
void
relnet_position_set_id (RelnetPosition *self, gint64 id)
{
  g_return_if_fail (RELNET_IS_POSITION (self));

  if (self->id == id)
    return;
  self->id = id;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ID]);
}

/**
 * relnet_position_get_organisation:
 * @self: a RelnetPosition
 *
 * Returns: the name of the organisation
 */
const char *
relnet_position_get_organisation (RelnetPosition *self)
{
  g_return_val_if_fail (RELNET_IS_POSITION (self), NULL);

  return self->organisation;
}

/**
 * relnet_position_set_organisation:
 * @self: a RelnetPosition
 * @organisation: (nullable): the name of the organisation
 */
void
relnet_position_set_organisation (RelnetPosition *self, const char *organisation)
{
  g_return_if_fail (RELNET_IS_POSITION (self));

  if (organisation == NULL)
    organisation = "";
  if (g_str_equal (self->organisation, organisation))
    return;
  g_free (self->organisation);
  self->organisation = g_strdup (organisation);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ORGANISATION]);
}

/**
 * relnet_position_get_department:
 * @self: a RelnetPosition
 *
 * Returns: the department in it
 */
const char *
relnet_position_get_department (RelnetPosition *self)
{
  g_return_val_if_fail (RELNET_IS_POSITION (self), NULL);

  return self->department;
}

/**
 * relnet_position_set_department:
 * @self: a RelnetPosition
 * @department: (nullable): the department in it
 */
void
relnet_position_set_department (RelnetPosition *self, const char *department)
{
  g_return_if_fail (RELNET_IS_POSITION (self));

  if (department == NULL)
    department = "";
  if (g_str_equal (self->department, department))
    return;
  g_free (self->department);
  self->department = g_strdup (department);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DEPARTMENT]);
}

/**
 * relnet_position_get_title:
 * @self: a RelnetPosition
 *
 * Returns: the role
 */
const char *
relnet_position_get_title (RelnetPosition *self)
{
  g_return_val_if_fail (RELNET_IS_POSITION (self), NULL);

  return self->title;
}

/**
 * relnet_position_set_title:
 * @self: a RelnetPosition
 * @title: (nullable): the role
 */
void
relnet_position_set_title (RelnetPosition *self, const char *title)
{
  g_return_if_fail (RELNET_IS_POSITION (self));

  if (title == NULL)
    title = "";
  if (g_str_equal (self->title, title))
    return;
  g_free (self->title);
  self->title = g_strdup (title);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

/**
 * relnet_position_get_from_year:
 * @self: a RelnetPosition
 *
 * Returns: the first year, 0 if not known
 */
int
relnet_position_get_from_year (RelnetPosition *self)
{
  g_return_val_if_fail (RELNET_IS_POSITION (self), 0);

  return self->from_year;
}

/**
 * relnet_position_set_from_year:
 * @self: a RelnetPosition
 * @from_year: the first year, 0 if not known
 */
void
relnet_position_set_from_year (RelnetPosition *self, int from_year)
{
  g_return_if_fail (RELNET_IS_POSITION (self));

  if (self->from_year == from_year)
    return;
  self->from_year = from_year;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FROM_YEAR]);
}

/**
 * relnet_position_get_to_year:
 * @self: a RelnetPosition
 *
 * Returns: the last year, 0 if not known or not ended
 */
int
relnet_position_get_to_year (RelnetPosition *self)
{
  g_return_val_if_fail (RELNET_IS_POSITION (self), 0);

  return self->to_year;
}

/**
 * relnet_position_set_to_year:
 * @self: a RelnetPosition
 * @to_year: the last year, 0 if not known or not ended
 */
void
relnet_position_set_to_year (RelnetPosition *self, int to_year)
{
  g_return_if_fail (RELNET_IS_POSITION (self));

  if (self->to_year == to_year)
    return;
  self->to_year = to_year;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TO_YEAR]);
}

/**
 * relnet_position_get_current:
 * @self: a RelnetPosition
 *
 * Returns: whether the person has it now
 */
gboolean
relnet_position_get_current (RelnetPosition *self)
{
  g_return_val_if_fail (RELNET_IS_POSITION (self), 0);

  return self->current;
}

/**
 * relnet_position_set_current:
 * @self: a RelnetPosition
 * @current: whether the person has it now
 */
void
relnet_position_set_current (RelnetPosition *self, gboolean current)
{
  g_return_if_fail (RELNET_IS_POSITION (self));

  if (self->current == current)
    return;
  self->current = current;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CURRENT]);
}

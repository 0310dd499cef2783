#include "relnet-address.h"

/**
 * RelnetAddress:
 *
 * A postal address of a person.
 */
struct _RelnetAddress
{
  GObject parent_instance;

  gint64 id;
  char *label;
  char *street;
  char *city;
  char *region;
  char *postcode;
  char *country;
};

enum
{
  PROP_0,
  PROP_ID,
  PROP_LABEL,
  PROP_STREET,
  PROP_CITY,
  PROP_REGION,
  PROP_POSTCODE,
  PROP_COUNTRY,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (RelnetAddress, relnet_address, G_TYPE_OBJECT)

static void
relnet_address_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  RelnetAddress *self = RELNET_ADDRESS (object);

  switch (prop_id)
    {
    case PROP_ID:
      g_value_set_int64 (value, self->id);
      break;
    case PROP_LABEL:
      g_value_set_string (value, self->label);
      break;
    case PROP_STREET:
      g_value_set_string (value, self->street);
      break;
    case PROP_CITY:
      g_value_set_string (value, self->city);
      break;
    case PROP_REGION:
      g_value_set_string (value, self->region);
      break;
    case PROP_POSTCODE:
      g_value_set_string (value, self->postcode);
      break;
    case PROP_COUNTRY:
      g_value_set_string (value, self->country);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
relnet_address_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  RelnetAddress *self = RELNET_ADDRESS (object);

  switch (prop_id)
    {
    case PROP_ID:
      relnet_address_set_id (self, g_value_get_int64 (value));
      break;
    case PROP_LABEL:
      relnet_address_set_label (self, g_value_get_string (value));
      break;
    case PROP_STREET:
      relnet_address_set_street (self, g_value_get_string (value));
      break;
    case PROP_CITY:
      relnet_address_set_city (self, g_value_get_string (value));
      break;
    case PROP_REGION:
      relnet_address_set_region (self, g_value_get_string (value));
      break;
    case PROP_POSTCODE:
      relnet_address_set_postcode (self, g_value_get_string (value));
      break;
    case PROP_COUNTRY:
      relnet_address_set_country (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
relnet_address_finalize (GObject *object)
{
  RelnetAddress *self = RELNET_ADDRESS (object);

  g_clear_pointer (&self->label, g_free);
  g_clear_pointer (&self->street, g_free);
  g_clear_pointer (&self->city, g_free);
  g_clear_pointer (&self->region, g_free);
  g_clear_pointer (&self->postcode, g_free);
  g_clear_pointer (&self->country, g_free);
  G_OBJECT_CLASS (relnet_address_parent_class)->finalize (object);
}

static void
relnet_address_class_init (RelnetAddressClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = relnet_address_get_property;
  object_class->set_property = relnet_address_set_property;
  object_class->finalize = relnet_address_finalize;

  properties[PROP_ID] = g_param_spec_int64 ("id", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, "", flags);
  properties[PROP_STREET] = g_param_spec_string ("street", NULL, NULL, "", flags);
  properties[PROP_CITY] = g_param_spec_string ("city", NULL, NULL, "", flags);
  properties[PROP_REGION] = g_param_spec_string ("region", NULL, NULL, "", flags);
  properties[PROP_POSTCODE] = g_param_spec_string ("postcode", NULL, NULL, "", flags);
  properties[PROP_COUNTRY] = g_param_spec_string ("country", NULL, NULL, "", flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
relnet_address_init (RelnetAddress *self)
{
  self->label = g_strdup ("");
  self->street = g_strdup ("");
  self->city = g_strdup ("");
  self->region = g_strdup ("");
  self->postcode = g_strdup ("");
  self->country = g_strdup ("");
}

/**
 * relnet_address_new:
 *
 * Returns: (transfer full): an empty address
 */
RelnetAddress *
relnet_address_new (void)
{
  return g_object_new (RELNET_TYPE_ADDRESS, NULL);
}

/**
 * relnet_address_get_id:
 * @self: a RelnetAddress
 *
 * Returns: its id in the database, 0 before it is stored
 */
gint64
relnet_address_get_id (RelnetAddress *self)
{
  g_return_val_if_fail (RELNET_IS_ADDRESS (self), 0);

  return self->id;
}

/**
 * relnet_address_set_id:
 * @self: a RelnetAddress
 * @id: its id in the database, 0 before it is stored
 */
void
relnet_address_set_id (RelnetAddress *self, gint64 id)
{
  g_return_if_fail (RELNET_IS_ADDRESS (self));

  if (self->id == id)
    return;
  self->id = id;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ID]);
}

/**
 * relnet_address_get_label:
 * @self: a RelnetAddress
 *
 * Returns: what the user calls it, empty if nothing
 */
const char *
relnet_address_get_label (RelnetAddress *self)
{
  g_return_val_if_fail (RELNET_IS_ADDRESS (self), NULL);

  return self->label;
}

/**
 * relnet_address_set_label:
 * @self: a RelnetAddress
 * @label: (nullable): what the user calls it, empty if nothing
 */
void
relnet_address_set_label (RelnetAddress *self, const char *label)
{
  g_return_if_fail (RELNET_IS_ADDRESS (self));

  if (label == NULL)
    label = "";
  if (g_str_equal (self->label, label))
    return;
  g_free (self->label);
  self->label = g_strdup (label);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LABEL]);
}

/**
 * relnet_address_get_street:
 * @self: a RelnetAddress
 *
 * Returns: street, number and what else stands above the city, perhaps on several lines
 */
const char *
relnet_address_get_street (RelnetAddress *self)
{
  g_return_val_if_fail (RELNET_IS_ADDRESS (self), NULL);

  return self->street;
}

/**
 * relnet_address_set_street:
 * @self: a RelnetAddress
 * @street: (nullable): street, number and what else stands above the city, perhaps on several lines
 */
void
relnet_address_set_street (RelnetAddress *self, const char *street)
{
  g_return_if_fail (RELNET_IS_ADDRESS (self));

  if (street == NULL)
    street = "";
  if (g_str_equal (self->street, street))
    return;
  g_free (self->street);
  self->street = g_strdup (street);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STREET]);
}

/**
 * relnet_address_get_city:
 * @self: a RelnetAddress
 *
 * Returns: the city
 */
const char *
relnet_address_get_city (RelnetAddress *self)
{
  g_return_val_if_fail (RELNET_IS_ADDRESS (self), NULL);

  return self->city;
}

/**
 * relnet_address_set_city:
 * @self: a RelnetAddress
 * @city: (nullable): the city
 */
void
relnet_address_set_city (RelnetAddress *self, const char *city)
{
  g_return_if_fail (RELNET_IS_ADDRESS (self));

  if (city == NULL)
    city = "";
  if (g_str_equal (self->city, city))
    return;
  g_free (self->city);
  self->city = g_strdup (city);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CITY]);
}

/**
 * relnet_address_get_region:
 * @self: a RelnetAddress
 *
 * Returns: the region or state
 */
const char *
relnet_address_get_region (RelnetAddress *self)
{
  g_return_val_if_fail (RELNET_IS_ADDRESS (self), NULL);

  return self->region;
}

/**
 * relnet_address_set_region:
 * @self: a RelnetAddress
 * @region: (nullable): the region or state
 */
void
relnet_address_set_region (RelnetAddress *self, const char *region)
{
  g_return_if_fail (RELNET_IS_ADDRESS (self));

  if (region == NULL)
    region = "";
  if (g_str_equal (self->region, region))
    return;
  g_free (self->region);
  self->region = g_strdup (region);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REGION]);
}

/**
 * relnet_address_get_postcode:
 * @self: a RelnetAddress
 *
 * Returns: the postcode
 */
const char *
relnet_address_get_postcode (RelnetAddress *self)
{
  g_return_val_if_fail (RELNET_IS_ADDRESS (self), NULL);

  return self->postcode;
}

/**
 * relnet_address_set_postcode:
 * @self: a RelnetAddress
 * @postcode: (nullable): the postcode
 */
void
relnet_address_set_postcode (RelnetAddress *self, const char *postcode)
{
  g_return_if_fail (RELNET_IS_ADDRESS (self));

  if (postcode == NULL)
    postcode = "";
  if (g_str_equal (self->postcode, postcode))
    return;
  g_free (self->postcode);
  self->postcode = g_strdup (postcode);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_POSTCODE]);
}

/**
 * relnet_address_get_country:
 * @self: a RelnetAddress
 *
 * Returns: the country, by name
 */
const char *
relnet_address_get_country (RelnetAddress *self)
{
  g_return_val_if_fail (RELNET_IS_ADDRESS (self), NULL);

  return self->country;
}

/**
 * relnet_address_set_country:
 * @self: a RelnetAddress
 * @country: (nullable): the country, by name
 */
void
relnet_address_set_country (RelnetAddress *self, const char *country)
{
  g_return_if_fail (RELNET_IS_ADDRESS (self));

  if (country == NULL)
    country = "";
  if (g_str_equal (self->country, country))
    return;
  g_free (self->country);
  self->country = g_strdup (country);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COUNTRY]);
}

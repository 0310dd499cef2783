#include "relnet-person-summary.h"

/**
 * RelnetPersonSummary:
 *
 * What a row shows about a person: read for each row when it is shown, so it is small.
 */
struct _RelnetPersonSummary
{
  GObject parent_instance;

  gint64 id;
  char *name;
  char *title;
  char *organisation;
  char *last_contact;
  char *due;
  int cadence_days;
  double closeness;
  double peak;
  char *peak_date;
  gboolean starred;
  gboolean has_photo;
};

enum
{
  PROP_0,
  PROP_ID,
  PROP_NAME,
  PROP_TITLE,
  PROP_ORGANISATION,
  PROP_LAST_CONTACT,
  PROP_DUE,
  PROP_CADENCE_DAYS,
  PROP_CLOSENESS,
  PROP_STARRED,
  PROP_HAS_PHOTO,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (RelnetPersonSummary, relnet_person_summary, G_TYPE_OBJECT)

static void
relnet_person_summary_get_property (GObject *object,
                                    guint prop_id,
                                    GValue *value,
                                    GParamSpec *pspec)
{
  RelnetPersonSummary *self = RELNET_PERSON_SUMMARY (object);

  switch (prop_id)
    {
    case PROP_ID:
      g_value_set_int64 (value, self->id);
      break;
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_ORGANISATION:
      g_value_set_string (value, self->organisation);
      break;
    case PROP_LAST_CONTACT:
      g_value_set_string (value, self->last_contact);
      break;
    case PROP_DUE:
      g_value_set_string (value, self->due);
      break;
    case PROP_CADENCE_DAYS:
      g_value_set_int (value, self->cadence_days);
      break;
    case PROP_CLOSENESS:
      g_value_set_double (value, self->closeness);
      break;
    case PROP_STARRED:
      g_value_set_boolean (value, self->starred);
      break;
    case PROP_HAS_PHOTO:
      g_value_set_boolean (value, self->has_photo);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
relnet_person_summary_set_property (GObject *object,
                                    guint prop_id,
                                    const GValue *value,
                                    GParamSpec *pspec)
{
  RelnetPersonSummary *self = RELNET_PERSON_SUMMARY (object);

  switch (prop_id)
    {
    case PROP_ID:
      relnet_person_summary_set_id (self, g_value_get_int64 (value));
      break;
    case PROP_NAME:
      relnet_person_summary_set_name (self, g_value_get_string (value));
      break;
    case PROP_TITLE:
      relnet_person_summary_set_title (self, g_value_get_string (value));
      break;
    case PROP_ORGANISATION:
      relnet_person_summary_set_organisation (self, g_value_get_string (value));
      break;
    case PROP_LAST_CONTACT:
      relnet_person_summary_set_last_contact (self, g_value_get_string (value));
      break;
    case PROP_DUE:
      relnet_person_summary_set_due (self, g_value_get_string (value));
      break;
    case PROP_CADENCE_DAYS:
      relnet_person_summary_set_cadence_days (self, g_value_get_int (value));
      break;
    case PROP_CLOSENESS:
      relnet_person_summary_set_closeness (self, g_value_get_double (value));
      break;
    case PROP_STARRED:
      relnet_person_summary_set_starred (self, g_value_get_boolean (value));
      break;
    case PROP_HAS_PHOTO:
      relnet_person_summary_set_has_photo (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
relnet_person_summary_finalize (GObject *object)
{
  RelnetPersonSummary *self = RELNET_PERSON_SUMMARY (object);

  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->organisation, g_free);
  g_clear_pointer (&self->last_contact, g_free);
  g_clear_pointer (&self->due, g_free);
  g_clear_pointer (&self->peak_date, g_free);
  G_OBJECT_CLASS (relnet_person_summary_parent_class)->finalize (object);
}

static void
relnet_person_summary_class_init (RelnetPersonSummaryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = relnet_person_summary_get_property;
  object_class->set_property = relnet_person_summary_set_property;
  object_class->finalize = relnet_person_summary_finalize;

  properties[PROP_ID] = g_param_spec_int64 ("id", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, "", flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "", flags);
  properties[PROP_ORGANISATION] = g_param_spec_string ("organisation", NULL, NULL, "", flags);
  properties[PROP_LAST_CONTACT] = g_param_spec_string ("last-contact", NULL, NULL, "", flags);
  properties[PROP_DUE] = g_param_spec_string ("due", NULL, NULL, "", flags);
  properties[PROP_CADENCE_DAYS]
      = g_param_spec_int ("cadence-days", NULL, NULL, G_MININT, G_MAXINT, 0, flags);
  properties[PROP_CLOSENESS] = g_param_spec_double ("closeness", NULL, NULL, 0, G_MAXDOUBLE, 0, flags);
  properties[PROP_STARRED] = g_param_spec_boolean ("starred", NULL, NULL, FALSE, flags);
  properties[PROP_HAS_PHOTO] = g_param_spec_boolean ("has-photo", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
relnet_person_summary_init (RelnetPersonSummary *self)
{
  self->name = g_strdup ("");
  self->title = g_strdup ("");
  self->organisation = g_strdup ("");
  self->last_contact = g_strdup ("");
  self->due = g_strdup ("");
  self->peak_date = g_strdup ("");
}

/**
 * relnet_person_summary_new:
 *
 * Returns: (transfer full): an empty summary
 */
RelnetPersonSummary *
relnet_person_summary_new (void)
{
  return g_object_new (RELNET_TYPE_PERSON_SUMMARY, NULL);
}

/**
 * relnet_person_summary_get_id:
 * @self: a RelnetPersonSummary
 *
 * Returns: its id in the database, 0 before it is stored
 */
gint64
relnet_person_summary_get_id (RelnetPersonSummary *self)
{
  g_return_val_if_fail (RELNET_IS_PERSON_SUMMARY (self), 0);

  return self->id;
}

/**
 * relnet_person_summary_set_id:
 * @self: a RelnetPersonSummary
 * @id: its id in the database, 0 before it is stored
 */
void
relnet_person_summary_set_id (RelnetPersonSummary *self, gint64 id)
{
  g_return_if_fail (RELNET_IS_PERSON_SUMMARY (self));

  if (self->id == id)
    return;
  self->id = id;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ID]);
}

/**
 * relnet_person_summary_get_name:
 * @self: a RelnetPersonSummary
 *
 * Returns: the name
 */
const char *
relnet_person_summary_get_name (RelnetPersonSummary *self)
{
  g_return_val_if_fail (RELNET_IS_PERSON_SUMMARY (self), NULL);

  return self->name;
}

/**
 * relnet_person_summary_set_name:
 * @self: a RelnetPersonSummary
 * @name: (nullable): the name
 */
void
relnet_person_summary_set_name (RelnetPersonSummary *self, const char *name)
{
  g_return_if_fail (RELNET_IS_PERSON_SUMMARY (self));

  if (name == NULL)
    name = "";
  if (g_str_equal (self->name, name))
    return;
  g_free (self->name);
  self->name = g_strdup (name);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NAME]);
}

/**
 * relnet_person_summary_get_title:
 * @self: a RelnetPersonSummary
 *
 * Returns: the current role
 */
const char *
relnet_person_summary_get_title (RelnetPersonSummary *self)
{
  g_return_val_if_fail (RELNET_IS_PERSON_SUMMARY (self), NULL);

  return self->title;
}

/**
 * relnet_person_summary_set_title:
 * @self: a RelnetPersonSummary
 * @title: (nullable): the current role
 */
void
relnet_person_summary_set_title (RelnetPersonSummary *self, const char *title)
{
  g_return_if_fail (RELNET_IS_PERSON_SUMMARY (self));

  if (title == NULL)
    title = "";
  if (g_str_equal (self->title, title))
    return;
  g_free (self->title);
  self->title = g_strdup (title);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

/**
 * relnet_person_summary_get_organisation:
 * @self: a RelnetPersonSummary
 *
 * Returns: the current organisation
 */
const char *
relnet_person_summary_get_organisation (RelnetPersonSummary *self)
{
  g_return_val_if_fail (RELNET_IS_PERSON_SUMMARY (self), NULL);

  return self->organisation;
}

/**
 * relnet_person_summary_set_organisation:
 * @self: a RelnetPersonSummary
 * @organisation: (nullable): the current organisation
 */
void
relnet_person_summary_set_organisation (RelnetPersonSummary *self, const char *organisation)
{
  g_return_if_fail (RELNET_IS_PERSON_SUMMARY (self));

  if (organisation == NULL)
    organisation = "";
  if (g_str_equal (self->organisation, organisation))
    return;
  g_free (self->organisation);
  self->organisation = g_strdup (organisation);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ORGANISATION]);
}

/**
 * relnet_person_summary_get_last_contact:
 * @self: a RelnetPersonSummary
 *
 * Returns: the date of the last interaction that counts, empty if there was none
 */
const char *
relnet_person_summary_get_last_contact (RelnetPersonSummary *self)
{
  g_return_val_if_fail (RELNET_IS_PERSON_SUMMARY (self), NULL);

  return self->last_contact;
}

/**
 * relnet_person_summary_set_last_contact:
 * @self: a RelnetPersonSummary
 * @last_contact: (nullable): the date of the last interaction that counts, empty if there was none
 */
void
relnet_person_summary_set_last_contact (RelnetPersonSummary *self, const char *last_contact)
{
  g_return_if_fail (RELNET_IS_PERSON_SUMMARY (self));

  if (last_contact == NULL)
    last_contact = "";
  if (g_str_equal (self->last_contact, last_contact))
    return;
  g_free (self->last_contact);
  self->last_contact = g_strdup (last_contact);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LAST_CONTACT]);
}

/**
 * relnet_person_summary_get_due:
 * @self: a RelnetPersonSummary
 *
 * Returns: the date by which to be in touch again, empty without a cadence
 */
const char *
relnet_person_summary_get_due (RelnetPersonSummary *self)
{
  g_return_val_if_fail (RELNET_IS_PERSON_SUMMARY (self), NULL);

  return self->due;
}

/**
 * relnet_person_summary_set_due:
 * @self: a RelnetPersonSummary
 * @due: (nullable): the date by which to be in touch again, empty without a cadence
 */
void
relnet_person_summary_set_due (RelnetPersonSummary *self, const char *due)
{
  g_return_if_fail (RELNET_IS_PERSON_SUMMARY (self));

  if (due == NULL)
    due = "";
  if (g_str_equal (self->due, due))
    return;
  g_free (self->due);
  self->due = g_strdup (due);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DUE]);
}

/**
 * relnet_person_summary_get_cadence_days:
 * @self: a RelnetPersonSummary
 *
 * Returns: the cadence that holds, in days; 0 for none
 */
int
relnet_person_summary_get_cadence_days (RelnetPersonSummary *self)
{
  g_return_val_if_fail (RELNET_IS_PERSON_SUMMARY (self), 0);

  return self->cadence_days;
}

/**
 * relnet_person_summary_set_cadence_days:
 * @self: a RelnetPersonSummary
 * @cadence_days: the cadence that holds, in days; 0 for none
 */
void
relnet_person_summary_set_cadence_days (RelnetPersonSummary *self, int cadence_days)
{
  g_return_if_fail (RELNET_IS_PERSON_SUMMARY (self));

  if (self->cadence_days == cadence_days)
    return;
  self->cadence_days = cadence_days;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CADENCE_DAYS]);
}

/**
 * relnet_person_summary_get_closeness:
 * @self: a RelnetPersonSummary
 *
 * Returns: the total of relnet-closeness.h, from which relnet_closeness_get_step() gives the step of a day
 */
double
relnet_person_summary_get_closeness (RelnetPersonSummary *self)
{
  g_return_val_if_fail (RELNET_IS_PERSON_SUMMARY (self), 0);

  return self->closeness;
}

/**
 * relnet_person_summary_set_closeness:
 * @self: a RelnetPersonSummary
 * @closeness: the total of relnet-closeness.h
 */
void
relnet_person_summary_set_closeness (RelnetPersonSummary *self, double closeness)
{
  g_return_if_fail (RELNET_IS_PERSON_SUMMARY (self));

  if (!(self->closeness < closeness) && !(self->closeness > closeness))
    return;
  self->closeness = closeness;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CLOSENESS]);
}

/**
 * relnet_person_summary_get_peak:
 * @self: a RelnetPersonSummary
 *
 * Returns: the highest closeness ever reached, 0 if there was no exchange
 */
double
relnet_person_summary_get_peak (RelnetPersonSummary *self)
{
  g_return_val_if_fail (RELNET_IS_PERSON_SUMMARY (self), 0);

  return self->peak;
}

/**
 * relnet_person_summary_get_peak_date:
 * @self: a RelnetPersonSummary
 *
 * Returns: when that was, empty if there was no exchange
 */
const char *
relnet_person_summary_get_peak_date (RelnetPersonSummary *self)
{
  g_return_val_if_fail (RELNET_IS_PERSON_SUMMARY (self), NULL);

  return self->peak_date;
}

/**
 * relnet_person_summary_set_peak:
 * @self: a RelnetPersonSummary
 * @peak: the highest closeness ever reached, as it was on that day
 * @date: (nullable): when that was
 */
void
relnet_person_summary_set_peak (RelnetPersonSummary *self, double peak, const char *date)
{
  g_autofree char *before = NULL;

  g_return_if_fail (RELNET_IS_PERSON_SUMMARY (self));

  self->peak = peak;
  before = self->peak_date;
  self->peak_date = g_strdup (date != NULL ? date : "");
}

/**
 * relnet_person_summary_get_starred:
 * @self: a RelnetPersonSummary
 *
 * Returns: whether the user starred the person
 */
gboolean
relnet_person_summary_get_starred (RelnetPersonSummary *self)
{
  g_return_val_if_fail (RELNET_IS_PERSON_SUMMARY (self), 0);

  return self->starred;
}

/**
 * relnet_person_summary_set_starred:
 * @self: a RelnetPersonSummary
 * @starred: whether the user starred the person
 */
void
relnet_person_summary_set_starred (RelnetPersonSummary *self, gboolean starred)
{
  g_return_if_fail (RELNET_IS_PERSON_SUMMARY (self));

  if (self->starred == starred)
    return;
  self->starred = starred;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STARRED]);
}

/**
 * relnet_person_summary_get_has_photo:
 * @self: a RelnetPersonSummary
 *
 * Returns: whether there is a photo
 */
gboolean
relnet_person_summary_get_has_photo (RelnetPersonSummary *self)
{
  g_return_val_if_fail (RELNET_IS_PERSON_SUMMARY (self), 0);

  return self->has_photo;
}

/**
 * relnet_person_summary_set_has_photo:
 * @self: a RelnetPersonSummary
 * @has_photo: whether there is a photo
 */
void
relnet_person_summary_set_has_photo (RelnetPersonSummary *self, gboolean has_photo)
{
  g_return_if_fail (RELNET_IS_PERSON_SUMMARY (self));

  if (self->has_photo == has_photo)
    return;
  self->has_photo = has_photo;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HAS_PHOTO]);
}

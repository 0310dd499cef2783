#include "relnet-person.h"

#include <string.h>

/**
 * RelnetPerson:
 *
 * A human being in the network, with everything the user keeps about them (P1–P5): also one without any address yet.
 *
 * This is the whole person, for the page that shows it, the editor, import and export; a row of a list needs only a
 * #RelnetPersonSummary. Texts are a table, see #RelnetPersonText; an unset text is empty, never %NULL.
 */
struct _RelnetPerson
{
  GObject parent_instance;

  gint64 id;
  char *uid;
  char *texts[RELNET_N_PERSON_TEXTS]; /* NULL for an empty one: most are */
  int cadence_days;
  gboolean starred;
  guint relations;
  GListStore *emails;
  GListStore *phones;
  GListStore *links;
  GListStore *addresses;
  GListStore *positions;
  GPtrArray *tags;
  GArray *circle_ids;
  GBytes *photo;
};

static const char *const text_names[RELNET_N_PERSON_TEXTS] = {
  [RELNET_PERSON_NAME] = "name",
  [RELNET_PERSON_NAME_PREFIX] = "name_prefix",
  [RELNET_PERSON_GIVEN_NAME] = "given_name",
  [RELNET_PERSON_MIDDLE_NAME] = "middle_name",
  [RELNET_PERSON_FAMILY_NAME] = "family_name",
  [RELNET_PERSON_NAME_SUFFIX] = "name_suffix",
  [RELNET_PERSON_NICKNAME] = "nickname",
  [RELNET_PERSON_BIRTHDAY] = "birthday",
  [RELNET_PERSON_SECTOR] = "sector",
  [RELNET_PERSON_FUNCTION] = "function",
  [RELNET_PERSON_SENIORITY] = "seniority",
  [RELNET_PERSON_CITY] = "city",
  [RELNET_PERSON_COUNTRY] = "country",
  [RELNET_PERSON_GENERATION] = "generation",
  [RELNET_PERSON_EXPERTISE] = "expertise",
  [RELNET_PERSON_LANGUAGE] = "language",
  [RELNET_PERSON_REGISTER] = "register",
  [RELNET_PERSON_PREFERS] = "prefers",
  [RELNET_PERSON_INTERESTS] = "interests",
  [RELNET_PERSON_MATTERS] = "matters",
  [RELNET_PERSON_THEIR_GOALS] = "their_goals",
  [RELNET_PERSON_NOTE] = "note",
  [RELNET_PERSON_MET_DATE] = "met_date",
  [RELNET_PERSON_MET_PLACE] = "met_place",
  [RELNET_PERSON_MET_THROUGH] = "met_through",
  [RELNET_PERSON_MET_CONTEXT] = "met_context",
  [RELNET_PERSON_MET_ROLE] = "met_role",
  [RELNET_PERSON_PAUSED_UNTIL] = "paused_until",
  [RELNET_PERSON_SNOOZED_UNTIL] = "snoozed_until",
  [RELNET_PERSON_SOURCE_FORMAT] = "source_format",
  [RELNET_PERSON_SOURCE_CARD] = "source_card",
};

/* The texts are the properties 1 to RELNET_N_PERSON_TEXTS. */
enum
{
  PROP_ID = RELNET_N_PERSON_TEXTS + 1,
  PROP_UID,
  PROP_CADENCE_DAYS,
  PROP_STARRED,
  PROP_PHOTO,
  PROP_EMAILS,
  PROP_PHONES,
  PROP_LINKS,
  PROP_ADDRESSES,
  PROP_POSITIONS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (RelnetPerson, relnet_person, G_TYPE_OBJECT)

static void
relnet_person_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  RelnetPerson *self = RELNET_PERSON (object);

  if (prop_id <= RELNET_N_PERSON_TEXTS)
    {
      g_value_set_string (value, relnet_person_get_text (self, (RelnetPersonText)(prop_id - 1)));
      return;
    }
  switch (prop_id)
    {
    case PROP_ID:
      g_value_set_int64 (value, self->id);
      break;
    case PROP_UID:
      g_value_set_string (value, self->uid);
      break;
    case PROP_CADENCE_DAYS:
      g_value_set_int (value, self->cadence_days);
      break;
    case PROP_STARRED:
      g_value_set_boolean (value, self->starred);
      break;
    case PROP_PHOTO:
      g_value_set_boxed (value, self->photo);
      break;
    case PROP_EMAILS:
      g_value_set_object (value, self->emails);
      break;
    case PROP_PHONES:
      g_value_set_object (value, self->phones);
      break;
    case PROP_LINKS:
      g_value_set_object (value, self->links);
      break;
    case PROP_ADDRESSES:
      g_value_set_object (value, self->addresses);
      break;
    case PROP_POSITIONS:
      g_value_set_object (value, self->positions);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
relnet_person_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  RelnetPerson *self = RELNET_PERSON (object);

  if (prop_id <= RELNET_N_PERSON_TEXTS)
    {
      relnet_person_set_text (self, (RelnetPersonText)(prop_id - 1), g_value_get_string (value));
      return;
    }
  switch (prop_id)
    {
    case PROP_ID:
      relnet_person_set_id (self, g_value_get_int64 (value));
      break;
    case PROP_UID:
      relnet_person_set_uid (self, g_value_get_string (value));
      break;
    case PROP_CADENCE_DAYS:
      relnet_person_set_cadence_days (self, g_value_get_int (value));
      break;
    case PROP_STARRED:
      relnet_person_set_starred (self, g_value_get_boolean (value));
      break;
    case PROP_PHOTO:
      relnet_person_set_photo (self, g_value_get_boxed (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
relnet_person_finalize (GObject *object)
{
  RelnetPerson *self = RELNET_PERSON (object);

  g_clear_pointer (&self->uid, g_free);
  for (guint i = 0; i < RELNET_N_PERSON_TEXTS; i++)
    g_clear_pointer (&self->texts[i], g_free);
  g_clear_object (&self->emails);
  g_clear_object (&self->phones);
  g_clear_object (&self->links);
  g_clear_object (&self->addresses);
  g_clear_object (&self->positions);
  g_clear_pointer (&self->tags, g_ptr_array_unref);
  g_clear_pointer (&self->circle_ids, g_array_unref);
  g_clear_pointer (&self->photo, g_bytes_unref);
  G_OBJECT_CLASS (relnet_person_parent_class)->finalize (object);
}

static void
relnet_person_class_init (RelnetPersonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  const GParamFlags read = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = relnet_person_get_property;
  object_class->set_property = relnet_person_set_property;
  object_class->finalize = relnet_person_finalize;

  for (guint i = 0; i < RELNET_N_PERSON_TEXTS; i++)
    {
      g_autofree char *name = g_strdelimit (g_strdup (text_names[i]), "_", '-');

      properties[i + 1] = g_param_spec_string (g_intern_string (name), NULL, NULL, "", flags);
    }
  properties[PROP_ID] = g_param_spec_int64 ("id", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_UID] = g_param_spec_string ("uid", NULL, NULL, "", flags);
  properties[PROP_CADENCE_DAYS]
      = g_param_spec_int ("cadence-days", NULL, NULL, RELNET_CADENCE_INHERITED, G_MAXINT,
                          RELNET_CADENCE_INHERITED, flags);
  properties[PROP_STARRED] = g_param_spec_boolean ("starred", NULL, NULL, FALSE, flags);
  properties[PROP_PHOTO] = g_param_spec_boxed ("photo", NULL, NULL, G_TYPE_BYTES, flags);
  properties[PROP_EMAILS] = g_param_spec_object ("emails", NULL, NULL, G_TYPE_LIST_STORE, read);
  properties[PROP_PHONES] = g_param_spec_object ("phones", NULL, NULL, G_TYPE_LIST_STORE, read);
  properties[PROP_LINKS] = g_param_spec_object ("links", NULL, NULL, G_TYPE_LIST_STORE, read);
  properties[PROP_ADDRESSES]
      = g_param_spec_object ("addresses", NULL, NULL, G_TYPE_LIST_STORE, read);
  properties[PROP_POSITIONS]
      = g_param_spec_object ("positions", NULL, NULL, G_TYPE_LIST_STORE, read);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
relnet_person_init (RelnetPerson *self)
{
  self->uid = g_strdup ("");
  self->cadence_days = RELNET_CADENCE_INHERITED;
  self->emails = g_list_store_new (RELNET_TYPE_CONTACT_POINT);
  self->phones = g_list_store_new (RELNET_TYPE_CONTACT_POINT);
  self->links = g_list_store_new (RELNET_TYPE_CONTACT_POINT);
  self->addresses = g_list_store_new (RELNET_TYPE_ADDRESS);
  self->positions = g_list_store_new (RELNET_TYPE_POSITION);
  self->tags = g_ptr_array_new_with_free_func (g_free);
  self->circle_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
}

/**
 * relnet_person_text_to_name:
 * @text: which text
 *
 * Returns: the name of its column; with “-” for “_”, of its property
 */
const char *
relnet_person_text_to_name (RelnetPersonText text)
{
  g_return_val_if_fail ((int)text >= 0 && text < RELNET_N_PERSON_TEXTS, NULL);

  return text_names[text];
}

/**
 * relnet_person_new:
 *
 * Returns: (transfer full): somebody without a name
 */
RelnetPerson *
relnet_person_new (void)
{
  return g_object_new (RELNET_TYPE_PERSON, NULL);
}

/**
 * relnet_person_get_id:
 * @self: a person
 *
 * Returns: the id in the database, 0 before it is stored
 */
gint64
relnet_person_get_id (RelnetPerson *self)
{
  g_return_val_if_fail (RELNET_IS_PERSON (self), 0);

  return self->id;
}

/**
 * relnet_person_set_id:
 * @self: a person
 * @id: the id in the database
 */
void
relnet_person_set_id (RelnetPerson *self, gint64 id)
{
  g_return_if_fail (RELNET_IS_PERSON (self));

  if (self->id == id)
    return;
  self->id = id;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ID]);
}

/**
 * relnet_person_get_uid:
 * @self: a person
 *
 * Returns: the name of this person for other programs, stable through export and import; empty before it is stored
 */
const char *
relnet_person_get_uid (RelnetPerson *self)
{
  g_return_val_if_fail (RELNET_IS_PERSON (self), NULL);

  return self->uid;
}

/**
 * relnet_person_set_uid:
 * @self: a person
 * @uid: (nullable): the name of this person for other programs
 */
void
relnet_person_set_uid (RelnetPerson *self, const char *uid)
{
  g_return_if_fail (RELNET_IS_PERSON (self));

  if (uid == NULL)
    uid = "";
  if (g_str_equal (self->uid, uid))
    return;
  g_free (self->uid);
  self->uid = g_strdup (uid);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_UID]);
}

/**
 * relnet_person_get_text:
 * @self: a person
 * @text: which text
 *
 * Returns: the text, empty if unset
 */
const char *
relnet_person_get_text (RelnetPerson *self, RelnetPersonText text)
{
  g_return_val_if_fail (RELNET_IS_PERSON (self), NULL);
  g_return_val_if_fail ((int)text >= 0 && text < RELNET_N_PERSON_TEXTS, NULL);

  return self->texts[text] != NULL ? self->texts[text] : "";
}

/**
 * relnet_person_set_text:
 * @self: a person
 * @text: which text
 * @value: (nullable): the text
 */
void
relnet_person_set_text (RelnetPerson *self, RelnetPersonText text, const char *value)
{
  g_return_if_fail (RELNET_IS_PERSON (self));
  g_return_if_fail ((int)text >= 0 && text < RELNET_N_PERSON_TEXTS);

  if (value == NULL)
    value = "";
  if (g_str_equal (relnet_person_get_text (self, text), value))
    return;
  g_free (self->texts[text]);
  self->texts[text] = *value != '\0' ? g_strdup (value) : NULL;
  g_object_notify_by_pspec (G_OBJECT (self), properties[text + 1]);
}

/**
 * relnet_person_get_name:
 * @self: a person
 *
 * Returns: the name as it is shown
 */
const char *
relnet_person_get_name (RelnetPerson *self)
{
  return relnet_person_get_text (self, RELNET_PERSON_NAME);
}

/**
 * relnet_person_get_cadence_days:
 * @self: a person
 *
 * Returns: the person's own cadence in days; 0 for none, %RELNET_CADENCE_INHERITED for that of their circles
 */
int
relnet_person_get_cadence_days (RelnetPerson *self)
{
  g_return_val_if_fail (RELNET_IS_PERSON (self), 0);

  return self->cadence_days;
}

/**
 * relnet_person_set_cadence_days:
 * @self: a person
 * @cadence_days: days; 0 for none, %RELNET_CADENCE_INHERITED for that of their circles
 */
void
relnet_person_set_cadence_days (RelnetPerson *self, int cadence_days)
{
  g_return_if_fail (RELNET_IS_PERSON (self));

  if (self->cadence_days == cadence_days)
    return;
  self->cadence_days = cadence_days;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CADENCE_DAYS]);
}

/**
 * relnet_person_get_starred:
 * @self: a person
 *
 * Returns: whether the user starred the person
 */
gboolean
relnet_person_get_starred (RelnetPerson *self)
{
  g_return_val_if_fail (RELNET_IS_PERSON (self), FALSE);

  return self->starred;
}

/**
 * relnet_person_set_starred:
 * @self: a person
 * @starred: whether the user starred the person
 */
void
relnet_person_set_starred (RelnetPerson *self, gboolean starred)
{
  g_return_if_fail (RELNET_IS_PERSON (self));

  starred = !!starred;
  if (self->starred == starred)
    return;
  self->starred = starred;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STARRED]);
}

/**
 * relnet_person_has_relation:
 * @self: a person
 * @relation: a kind of tie
 *
 * Returns: whether the tie is of that kind
 */
gboolean
relnet_person_has_relation (RelnetPerson *self, RelnetRelation relation)
{
  g_return_val_if_fail (RELNET_IS_PERSON (self), FALSE);

  return (self->relations & (1u << relation)) != 0;
}

/**
 * relnet_person_set_relation:
 * @self: a person
 * @relation: a kind of tie
 * @has: whether the tie is of that kind
 */
void
relnet_person_set_relation (RelnetPerson *self, RelnetRelation relation, gboolean has)
{
  g_return_if_fail (RELNET_IS_PERSON (self));

  if (has)
    self->relations |= 1u << relation;
  else
    self->relations &= ~(1u << relation);
}

/**
 * relnet_person_get_emails:
 * @self: a person
 *
 * Returns: (transfer none): a list of #RelnetContactPoint, the preferred first
 */
GListStore *
relnet_person_get_emails (RelnetPerson *self)
{
  g_return_val_if_fail (RELNET_IS_PERSON (self), NULL);

  return self->emails;
}

/**
 * relnet_person_get_phones:
 * @self: a person
 *
 * Returns: (transfer none): a list of #RelnetContactPoint, the preferred first
 */
GListStore *
relnet_person_get_phones (RelnetPerson *self)
{
  g_return_val_if_fail (RELNET_IS_PERSON (self), NULL);

  return self->phones;
}

/**
 * relnet_person_get_links:
 * @self: a person
 *
 * Returns: (transfer none): a list of #RelnetContactPoint: online profiles and web pages
 */
GListStore *
relnet_person_get_links (RelnetPerson *self)
{
  g_return_val_if_fail (RELNET_IS_PERSON (self), NULL);

  return self->links;
}

/**
 * relnet_person_get_addresses:
 * @self: a person
 *
 * Returns: (transfer none): a list of #RelnetAddress
 */
GListStore *
relnet_person_get_addresses (RelnetPerson *self)
{
  g_return_val_if_fail (RELNET_IS_PERSON (self), NULL);

  return self->addresses;
}

/**
 * relnet_person_get_positions:
 * @self: a person
 *
 * Returns: (transfer none): a list of #RelnetPosition, the current ones first
 */
GListStore *
relnet_person_get_positions (RelnetPerson *self)
{
  g_return_val_if_fail (RELNET_IS_PERSON (self), NULL);

  return self->positions;
}

/**
 * relnet_person_get_tags:
 * @self: a person
 *
 * Returns: (transfer none) (element-type utf8): the tags, in the order they were given
 */
GPtrArray *
relnet_person_get_tags (RelnetPerson *self)
{
  g_return_val_if_fail (RELNET_IS_PERSON (self), NULL);

  return self->tags;
}

/**
 * relnet_person_add_tag:
 * @self: a person
 * @tag: a word; one the person has already changes nothing
 */
void
relnet_person_add_tag (RelnetPerson *self, const char *tag)
{
  g_return_if_fail (RELNET_IS_PERSON (self) && tag != NULL);

  if (!g_ptr_array_find_with_equal_func (self->tags, tag, g_str_equal, NULL))
    g_ptr_array_add (self->tags, g_strdup (tag));
}

/**
 * relnet_person_remove_tag:
 * @self: a person
 * @tag: a word
 *
 * Returns: whether the person had it
 */
gboolean
relnet_person_remove_tag (RelnetPerson *self, const char *tag)
{
  guint index;

  g_return_val_if_fail (RELNET_IS_PERSON (self) && tag != NULL, FALSE);

  if (!g_ptr_array_find_with_equal_func (self->tags, tag, g_str_equal, &index))
    return FALSE;
  g_ptr_array_remove_index (self->tags, index);
  return TRUE;
}

/**
 * relnet_person_get_circle_ids:
 * @self: a person
 *
 * Returns: (transfer none) (element-type gint64): the circles the person is in
 */
GArray *
relnet_person_get_circle_ids (RelnetPerson *self)
{
  g_return_val_if_fail (RELNET_IS_PERSON (self), NULL);

  return self->circle_ids;
}

/**
 * relnet_person_is_in_circle:
 * @self: a person
 * @circle_id: a circle
 *
 * Returns: whether the person is in it
 */
gboolean
relnet_person_is_in_circle (RelnetPerson *self, gint64 circle_id)
{
  g_return_val_if_fail (RELNET_IS_PERSON (self), FALSE);

  for (guint i = 0; i < self->circle_ids->len; i++)
    if (g_array_index (self->circle_ids, gint64, i) == circle_id)
      return TRUE;
  return FALSE;
}

/**
 * relnet_person_set_in_circle:
 * @self: a person
 * @circle_id: a circle
 * @in: whether the person is in it
 */
void
relnet_person_set_in_circle (RelnetPerson *self, gint64 circle_id, gboolean in)
{
  g_return_if_fail (RELNET_IS_PERSON (self));

  for (guint i = 0; i < self->circle_ids->len; i++)
    if (g_array_index (self->circle_ids, gint64, i) == circle_id)
      {
        if (!in)
          g_array_remove_index (self->circle_ids, i);
        return;
      }
  if (in)
    g_array_append_val (self->circle_ids, circle_id);
}

/**
 * relnet_person_get_photo:
 * @self: a person
 *
 * Returns: (transfer none) (nullable): the bytes of an image file
 */
GBytes *
relnet_person_get_photo (RelnetPerson *self)
{
  g_return_val_if_fail (RELNET_IS_PERSON (self), NULL);

  return self->photo;
}

/**
 * relnet_person_set_photo:
 * @self: a person
 * @photo: (nullable): the bytes of an image file
 */
void
relnet_person_set_photo (RelnetPerson *self, GBytes *photo)
{
  g_return_if_fail (RELNET_IS_PERSON (self));

  if (self->photo == photo)
    return;
  g_clear_pointer (&self->photo, g_bytes_unref);
  self->photo = photo != NULL ? g_bytes_ref (photo) : NULL;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PHOTO]);
}

/**
 * relnet_person_get_current_position:
 * @self: a person
 *
 * Returns: (transfer none) (nullable): the first position the person has now
 */
RelnetPosition *
relnet_person_get_current_position (RelnetPerson *self)
{
  guint n;

  g_return_val_if_fail (RELNET_IS_PERSON (self), NULL);

  n = g_list_model_get_n_items (G_LIST_MODEL (self->positions));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (RelnetPosition) position
          = g_list_model_get_item (G_LIST_MODEL (self->positions), i);

      if (relnet_position_get_current (position))
        return position; /* The list holds it. */
    }
  return NULL;
}

/* From a vCard to a person: what each property means, in the words of all three versions. */

#include "relnet-vcard-person.h"

#include "relnet-canonical.h"
#include "relnet-date.h"
#include "relnet-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A larger picture stays in the source of the card only, in bytes. */
#define MAX_PHOTO (5u << 20)
/* As relnet-person-store.c. */
#define MAX_NAME 500

typedef enum
{
  NO_PROPERTY,
  PROPERTY_FN,
  PROPERTY_N,
  PROPERTY_NICKNAME,
  PROPERTY_EMAIL,
  PROPERTY_TEL,
  PROPERTY_URL,
  PROPERTY_ADR,
  PROPERTY_ORG,
  PROPERTY_TITLE,
  PROPERTY_ROLE,
  PROPERTY_BDAY,
  PROPERTY_NOTE,
  PROPERTY_CATEGORIES,
  PROPERTY_PHOTO,
  PROPERTY_LANG,
  PROPERTY_UID,
  PROPERTY_OWN_TEXT,
  PROPERTY_OWN_POSITION,
} Property;

static const struct
{
  const char *name;
  Property property;
} properties[] = {
  { "FN", PROPERTY_FN },           { "N", PROPERTY_N },
  { "NICKNAME", PROPERTY_NICKNAME }, { "EMAIL", PROPERTY_EMAIL },
  { "TEL", PROPERTY_TEL },         { "URL", PROPERTY_URL },
  { "X-SOCIALPROFILE", PROPERTY_URL }, { "SOCIALPROFILE", PROPERTY_URL },
  { "IMPP", PROPERTY_URL },        { "ADR", PROPERTY_ADR },
  { "ORG", PROPERTY_ORG },         { "TITLE", PROPERTY_TITLE },
  { "ROLE", PROPERTY_ROLE },       { "BDAY", PROPERTY_BDAY },
  { "NOTE", PROPERTY_NOTE },       { "CATEGORIES", PROPERTY_CATEGORIES },
  { "CATEGORY", PROPERTY_CATEGORIES }, { "PHOTO", PROPERTY_PHOTO },
  { "LANG", PROPERTY_LANG },       { "UID", PROPERTY_UID },
  { "X-RELNET-TEXT", PROPERTY_OWN_TEXT }, { RELNET_VCARD_POSITION, PROPERTY_OWN_POSITION },
};

static Property
identify (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (properties); i++)
    if (*properties[i].name == *name && strcmp (properties[i].name, name) == 0)
      return properties[i].property;
  return NO_PROPERTY;
}

/* The next of the words in @params, which stand with or without “TYPE=”, quoted or not. */
static const char *
next_word (const char *params, gsize *length)
{
  params += strspn (params, ";,=\" ");
  *length = strcspn (params, ";,=\" ");
  return *length > 0 ? params : NULL;
}

static gboolean
is_word (const char *word, gsize length, const char *expected)
{
  return g_ascii_strncasecmp (word, expected, length) == 0 && expected[length] == '\0';
}

/* vCard 4.0 ranks by PREF, from 1; a bare PREF, as 2.1 and 3.0 have it, is the first. */
static gboolean
is_first_rank (const char *rank)
{
  return *rank == '1' && !g_ascii_isdigit (rank[1]);
}

static gboolean
is_preferred (const char *params)
{
  const char *word = params;
  gsize length;

  for (; (word = next_word (word, &length)) != NULL; word += length)
    if (is_word (word, length, "pref") && (word[length] != '=' || is_first_rank (word + length + 1)))
      return TRUE;
  return FALSE;
}

static char *
dup_label (RelnetVcard *card, const RelnetVcardProperty *property)
{
  /* In the order in which they win where there are several. */
  static const struct
  {
    const char *word;
    const char *label;
  } labels[] = {
    { "cell", "mobile" }, { "mobile", "mobile" }, { "iphone", "mobile" }, { "fax", "fax" },
    { "pager", "pager" }, { "work", "work" },     { "home", "home" },     { "other", "other" },
    { "linkedin", "LinkedIn" }, { "twitter", "Twitter" }, { "facebook", "Facebook" }, { "github", "GitHub" },
    { "mastodon", "Mastodon" }, { "xing", "XING" },
  };
  char *label = relnet_vcard_find_label (card, property);
  const char *word = property->params;
  guint best = G_N_ELEMENTS (labels);
  gsize length;

  if (label != NULL)
    return label;
  for (; (word = next_word (word, &length)) != NULL; word += length)
    for (guint i = 0; i < best && word[length] != '='; i++)
      if (is_word (word, length, labels[i].word))
        best = i;
  return best < G_N_ELEMENTS (labels) ? g_strdup (labels[best].label) : NULL;
}

/* Marks of direction that phones put around numbers: they say nothing and break comparisons. */
static void
strip_direction_marks (char *text)
{
  char *out = text;

  for (const char *p = text; *p != '\0';)
    {
      const char *next = g_utf8_next_char (p);
      gunichar c = g_utf8_get_char (p);

      if (!((c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c == 0x200e || c == 0x200f))
        {
          memmove (out, p, (gsize)(next - p));
          out += next - p;
        }
      p = next;
    }
  *out = '\0';
}

static void
add_contact_point (RelnetVcard *card, const RelnetVcardProperty *property, GListStore *list, char *value)
{
  g_autoptr (RelnetContactPoint) point = NULL;
  g_autofree char *label = NULL;

  if (relnet_text_is_blank (value))
    return;
  label = dup_label (card, property);
  point = relnet_contact_point_new (label, value);
  if (is_preferred (property->params))
    g_list_store_insert (list, 0, point);
  else
    g_list_store_append (list, point);
}

static void
read_email (RelnetVcard *card, const RelnetVcardProperty *property, RelnetPerson *person)
{
  g_autofree char *value = relnet_vcard_property_dup_text (property);
  char *address = g_ascii_strncasecmp (value, "mailto:", 7) == 0 ? value + 7 : value;

  add_contact_point (card, property, relnet_person_get_emails (person), address);
}

static void
read_phone (RelnetVcard *card, const RelnetVcardProperty *property, RelnetPerson *person)
{
  g_autofree char *value = relnet_vcard_property_dup_text (property);
  char *number = g_ascii_strncasecmp (value, "tel:", 4) == 0 ? value + 4 : value;

  strip_direction_marks (number);
  add_contact_point (card, property, relnet_person_get_phones (person), g_strstrip (number));
}

static void
read_link (RelnetVcard *card, const RelnetVcardProperty *property, RelnetPerson *person)
{
  g_autofree char *value = relnet_vcard_property_dup_text (property);

  add_contact_point (card, property, relnet_person_get_links (person), value);
}

static void
append_line (GString *lines, const char *line)
{
  if (line == NULL || *line == '\0')
    return;
  if (lines->len > 0)
    g_string_append_c (lines, '\n');
  g_string_append (lines, line);
}

static void
read_address (RelnetVcard *card, const RelnetVcardProperty *property, RelnetPerson *person)
{
  g_auto (GStrv) parts = relnet_vcard_split (property->value, ';');
  g_autoptr (GString) street = g_string_new (NULL);
  g_autofree char *label = NULL;
  g_autoptr (RelnetAddress) address = NULL;
  const char *part[7] = { "", "", "", "", "", "", "" };
  gboolean empty = TRUE;

  for (guint i = 0; parts[i] != NULL && i < G_N_ELEMENTS (part); i++)
    {
      part[i] = parts[i];
      empty = empty && relnet_text_is_blank (parts[i]);
    }
  if (empty)
    return;
  append_line (street, part[0]);
  append_line (street, part[1]);
  append_line (street, part[2]);
  address = relnet_address_new ();
  label = dup_label (card, property);
  relnet_address_set_label (address, label);
  relnet_address_set_street (address, street->str);
  relnet_address_set_city (address, part[3]);
  relnet_address_set_region (address, part[4]);
  relnet_address_set_postcode (address, part[5]);
  relnet_address_set_country (address, part[6]);
  if (is_preferred (property->params))
    g_list_store_insert (relnet_person_get_addresses (person), 0, address);
  else
    g_list_store_append (relnet_person_get_addresses (person), address);
}

static void
read_name (const RelnetVcardProperty *property, RelnetPerson *person)
{
  static const RelnetPersonText texts[]
      = { RELNET_PERSON_FAMILY_NAME, RELNET_PERSON_GIVEN_NAME, RELNET_PERSON_MIDDLE_NAME, RELNET_PERSON_NAME_PREFIX,
          RELNET_PERSON_NAME_SUFFIX };
  g_auto (GStrv) parts = relnet_vcard_split (property->value, ';');

  for (guint i = 0; parts[i] != NULL && i < G_N_ELEMENTS (texts); i++)
    if (!relnet_text_is_blank (parts[i]))
      relnet_person_set_text (person, texts[i], parts[i]);
}

/* The index-th position, made if there are fewer. */
static RelnetPosition *
ensure_position (RelnetPerson *person, guint index)
{
  GListStore *positions = relnet_person_get_positions (person);
  RelnetPosition *position;

  while (g_list_model_get_n_items (G_LIST_MODEL (positions)) <= index)
    {
      g_autoptr (RelnetPosition) made = relnet_position_new ();

      relnet_position_set_current (made, TRUE);
      g_list_store_append (positions, made);
    }
  position = g_list_model_get_item (G_LIST_MODEL (positions), index);
  g_object_unref (position);
  return position; /* The list holds it. */
}

static gboolean
read_organisation (const RelnetVcardProperty *property, RelnetPerson *person, guint index)
{
  g_auto (GStrv) parts = relnet_vcard_split (property->value, ';');
  g_autoptr (GString) department = g_string_new (NULL);
  const char *organisation = NULL;

  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      {
        if (organisation == NULL)
          organisation = parts[i];
        else
          g_string_append_printf (department, "%s%s", department->len > 0 ? ", " : "", parts[i]);
      }
  if (organisation == NULL)
    return FALSE;
  relnet_position_set_organisation (ensure_position (person, index), organisation);
  relnet_position_set_department (ensure_position (person, index), department->str);
  return TRUE;
}

static void
append_text (RelnetPerson *person, RelnetPersonText text, const char *value, const char *separator)
{
  const char *present = relnet_person_get_text (person, text);

  if (*value == '\0')
    return;
  if (*present == '\0')
    relnet_person_set_text (person, text, value);
  else
    {
      g_autofree char *both = g_strconcat (present, separator, value, NULL);

      relnet_person_set_text (person, text, both);
    }
}

static void
read_categories (const RelnetVcardProperty *property, RelnetPerson *person)
{
  g_auto (GStrv) tags = relnet_vcard_split (property->value, ',');

  for (guint i = 0; tags[i] != NULL; i++)
    {
      g_autofree char *tag = relnet_text_clean (tags[i]);

      /* Google's own groups say nothing about the person. */
      if (strcmp (tag, "starred") == 0)
        relnet_person_set_starred (person, TRUE);
      else if (*tag != '\0' && strcmp (tag, "myContacts") != 0)
        relnet_person_add_tag (person, tag);
    }
}

static gboolean
is_image (const guchar *data, gsize size)
{
  return size > 12
         && (memcmp (data, "\xff\xd8\xff", 3) == 0 || memcmp (data, "\x89PNG\r\n\x1a\n", 8) == 0
             || memcmp (data, "GIF8", 4) == 0 || memcmp (data, "BM", 2) == 0
             || (memcmp (data, "RIFF", 4) == 0 && memcmp (data + 8, "WEBP", 4) == 0));
}

/* Reads a picture that is in the card; one elsewhere is never fetched. */
static gboolean
read_photo (const RelnetVcardProperty *property, RelnetPerson *person)
{
  const char *base64 = NULL;
  g_autofree guchar *data = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gsize size;

  if (relnet_person_get_photo (person) != NULL)
    return FALSE;
  if (property->base64)
    base64 = property->value;
  else if (g_ascii_strncasecmp (property->value, "data:", 5) == 0)
    {
      base64 = strchr (property->value, ',');
      if (base64 == NULL || base64 - property->value > 128)
        return FALSE;
      base64++;
    }
  if (base64 == NULL || strlen (base64) > MAX_PHOTO / 3 * 4)
    return FALSE;
  data = g_base64_decode (base64, &size);
  if (!is_image (data, size))
    return FALSE;
  bytes = g_bytes_new_take (g_steal_pointer (&data), size);
  relnet_person_set_photo (person, bytes);
  return TRUE;
}

static gboolean
parse_number (const char *text, guint n, char *out)
{
  for (guint i = 0; i < n; i++)
    if (!g_ascii_isdigit (text[i]))
      return FALSE;
  memcpy (out, text, n);
  return TRUE;
}

/**
 * relnet_vcard_read_birthday:
 * @value: a date as vCards write it: “19850417”, “1985-04-17T00:00:00Z”, “--0417”
 * @omitted_year: (nullable): the year that stands for none, as Apple writes it
 *
 * Returns: (transfer full) (nullable): “1985-04-17” or “--04-17”; %NULL if @value is no date
 */
char *
relnet_vcard_read_birthday (const char *value, const char *omitted_year)
{
  char date[] = "YYYY-MM-DD";
  const char *p = value;
  const char *from = date;

  while (g_ascii_isspace (*p))
    p++;
  if (g_str_has_prefix (p, "--"))
    {
      p += 2;
      from = date + 3;
      date[3] = '-';
    }
  else
    {
      if (!parse_number (p, 4, date))
        return NULL;
      p += 4;
      if (*p == '-')
        p++;
    }
  if (!parse_number (p, 2, date + 5))
    return NULL;
  p += 2;
  if (*p == '-')
    p++;
  if (!parse_number (p, 2, date + 8))
    return NULL;
  p += 2;
  if (*p != '\0' && *p != 'T' && *p != 't' && !g_ascii_isspace (*p))
    return NULL;
  /* Without its year, “YYYY-04-17” becomes “--04-17”. */
  if (from == date
      && (strncmp (date, "0000", 4) == 0 || (omitted_year != NULL && strncmp (date, omitted_year, 4) == 0)))
    from = date + 3;
  if (from != date)
    date[3] = '-';
  return relnet_date_is_valid_partial (from) ? g_strdup (from) : NULL;
}

static void
read_birthday (const RelnetVcardProperty *property, RelnetPerson *person)
{
  g_autofree char *value = NULL;
  g_autofree char *date = NULL;
  g_auto (GStrv) omitted = NULL;

  if (*relnet_person_get_text (person, RELNET_PERSON_BIRTHDAY) != '\0')
    return;
  value = relnet_vcard_property_dup_text (property);
  omitted = relnet_vcard_property_dup_params (property, "X-APPLE-OMIT-YEAR");
  date = relnet_vcard_read_birthday (value, omitted[0]);
  relnet_person_set_text (person, RELNET_PERSON_BIRTHDAY, date);
}

/* What relnet-vcard-writer.c wrote where vCards have no word for it. */
static void
read_own_text (const RelnetVcardProperty *property, RelnetPerson *person)
{
  g_auto (GStrv) names = relnet_vcard_property_dup_params (property, "X-NAME");
  g_autofree char *value = relnet_vcard_property_dup_text (property);

  for (guint i = RELNET_PERSON_SECTOR; names[0] != NULL && i < RELNET_PERSON_SOURCE_FORMAT; i++)
    if (strcmp (relnet_person_text_to_name ((RelnetPersonText)i), names[0]) == 0)
      relnet_person_set_text (person, (RelnetPersonText)i, value);
}

static int
read_year (const RelnetVcardProperty *property, const char *name)
{
  g_auto (GStrv) values = relnet_vcard_property_dup_params (property, name);
  guint64 year = 0;

  if (values[0] == NULL || !g_ascii_string_to_unsigned (values[0], 10, 1, 9999, &year, NULL))
    return 0;
  return (int)year;
}

static RelnetPosition *
find_position (RelnetPerson *person, char **parts)
{
  GListModel *positions = G_LIST_MODEL (relnet_person_get_positions (person));

  for (guint i = 0; i < g_list_model_get_n_items (positions); i++)
    {
      g_autoptr (RelnetPosition) position = g_list_model_get_item (positions, i);

      if (strcmp (relnet_position_get_organisation (position), parts[0]) == 0
          && strcmp (relnet_position_get_department (position), parts[1]) == 0
          && strcmp (relnet_position_get_title (position), parts[2]) == 0)
        return g_steal_pointer (&position);
    }
  return NULL;
}

/* What relnet-vcard-writer.c wrote of positions beyond ORG and TITLE, which are read by now. */
static void
read_own_position (const RelnetVcardProperty *property, RelnetPerson *person)
{
  g_auto (GStrv) current = relnet_vcard_property_dup_params (property, "X-CURRENT");
  g_auto (GStrv) parts = relnet_vcard_split (property->value, ';');
  g_autoptr (RelnetPosition) position = NULL;

  if (g_strv_length (parts) < 3 || (*parts[0] == '\0' && *parts[2] == '\0'))
    return;
  if (current[0] != NULL)
    position = find_position (person, parts);
  if (position == NULL)
    {
      position = relnet_position_new ();
      relnet_position_set_organisation (position, parts[0]);
      relnet_position_set_department (position, parts[1]);
      relnet_position_set_title (position, parts[2]);
      relnet_position_set_current (position, current[0] != NULL);
      g_list_store_append (relnet_person_get_positions (person), position);
    }
  relnet_position_set_from_year (position, read_year (property, "X-FROM"));
  relnet_position_set_to_year (position, read_year (property, "X-TO"));
}

/* Why the card is about nobody, if it says so itself (RFC 6350, 6.1.4; RFC 6473 and RFC 6869 for programs and devices;
 * Apple says it in its own way where KIND does not exist yet). A company is somebody to be in touch with. */
static const char *
find_other_kind (RelnetVcard *card)
{
  static const char *const others[] = { "location", "application", "device" };
  const RelnetVcardProperty *property = relnet_vcard_find (card, "KIND");
  g_autofree char *kind = NULL;

  if (property == NULL)
    property = relnet_vcard_find (card, "X-ADDRESSBOOKSERVER-KIND");
  if (property == NULL)
    return NULL;
  kind = relnet_vcard_property_dup_text (property);
  if (g_ascii_strcasecmp (kind, "group") == 0)
    return _ ("A group, not a person");
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (g_ascii_strcasecmp (kind, others[i]) == 0)
      return _ ("A place or a device, not a person");
  return NULL;
}

/* The first address or number in alphabetical order: which one is the name does not depend on the order of the file. */
static char *
dup_least (GListStore *list, gboolean phones)
{
  char *least = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr (RelnetContactPoint) point = g_list_model_get_item (G_LIST_MODEL (list), i);
      const char *value = relnet_contact_point_get_value (point);
      g_autofree char *text = phones ? relnet_canonical_phone (value) : relnet_text_fold_email (value);

      if (least == NULL || strcmp (text, least) < 0)
        {
          g_free (least);
          least = g_steal_pointer (&text);
        }
    }
  return least;
}

/**
 * relnet_person_complete_name:
 * @person: somebody
 *
 * Makes the shown name from the parts of the name, and cuts one that no row could show.
 */
void
relnet_person_complete_name (RelnetPerson *person)
{
  static const RelnetPersonText order[]
      = { RELNET_PERSON_NAME_PREFIX, RELNET_PERSON_GIVEN_NAME, RELNET_PERSON_MIDDLE_NAME, RELNET_PERSON_FAMILY_NAME,
          RELNET_PERSON_NAME_SUFFIX };
  const char *name = relnet_person_get_name (person);

  if (relnet_text_is_blank (name))
    {
      g_autoptr (GString) composed = g_string_new (NULL);

      for (guint i = 0; i < G_N_ELEMENTS (order); i++)
        {
          const char *part = relnet_person_get_text (person, order[i]);

          if (*part != '\0')
            g_string_append_printf (composed, "%s%s", composed->len > 0 ? " " : "", part);
        }
      relnet_person_set_text (person, RELNET_PERSON_NAME, composed->str);
      name = relnet_person_get_name (person);
    }
  if (strlen (name) > MAX_NAME)
    {
      const char *end = g_utf8_find_prev_char (name, name + MAX_NAME);
      g_autofree char *cut = g_strndup (name, end != NULL ? (gsize)(end - name) : 0);

      relnet_person_set_text (person, RELNET_PERSON_NAME, cut);
    }
}

/**
 * relnet_person_name_if_unnamed:
 * @person: somebody, perhaps without a name
 *
 * What an address book would show for a card without a name: the nickname, else the organisation, the e-mail, the phone.
 *
 * Returns: whether @person has a name now
 */
gboolean
relnet_person_name_if_unnamed (RelnetPerson *person)
{
  g_autofree char *name = NULL;
  GListModel *positions = G_LIST_MODEL (relnet_person_get_positions (person));

  if (!relnet_text_is_blank (relnet_person_get_name (person)))
    return TRUE;
  name = g_strdup (relnet_person_get_text (person, RELNET_PERSON_NICKNAME));
  for (guint i = 0; relnet_text_is_blank (name) && i < g_list_model_get_n_items (positions); i++)
    {
      g_autoptr (RelnetPosition) position = g_list_model_get_item (positions, i);

      g_free (name);
      name = g_strdup (relnet_position_get_organisation (position));
    }
  if (relnet_text_is_blank (name))
    {
      g_free (name);
      name = dup_least (relnet_person_get_emails (person), FALSE);
    }
  if (relnet_text_is_blank (name))
    {
      g_free (name);
      name = dup_least (relnet_person_get_phones (person), TRUE);
    }
  if (relnet_text_is_blank (name))
    return FALSE;
  relnet_person_set_text (person, RELNET_PERSON_NAME, name);
  relnet_person_complete_name (person);
  return TRUE;
}

static void
take_city (RelnetPerson *person)
{
  g_autoptr (RelnetAddress) address
      = g_list_model_get_item (G_LIST_MODEL (relnet_person_get_addresses (person)), 0);

  if (address == NULL)
    return;
  relnet_person_set_text (person, RELNET_PERSON_CITY, relnet_address_get_city (address));
  relnet_person_set_text (person, RELNET_PERSON_COUNTRY, relnet_address_get_country (address));
}

/* The source, without a picture that is kept as a picture. */
static void
take_source (RelnetVcard *card, const RelnetVcardProperty *photo, RelnetPerson *person)
{
  gsize size;
  const char *source = relnet_vcard_get_source (card, &size);

  relnet_person_set_text (person, RELNET_PERSON_SOURCE_FORMAT, "vcard");
  if (photo == NULL)
    relnet_person_set_text (person, RELNET_PERSON_SOURCE_CARD, source);
  else
    {
      g_autoptr (GString) rest = g_string_new_len (source, (gssize)photo->start);

      g_string_append_len (rest, source + photo->end, (gssize)(size - photo->end));
      relnet_person_set_text (person, RELNET_PERSON_SOURCE_CARD, rest->str);
    }
}

/**
 * relnet_vcard_to_person:
 * @card: a card
 * @reason: (out) (optional): why there is nobody in it, in words for the user
 *
 * Returns: (transfer full) (nullable): who the card is about, with its text; %NULL if it does not say
 */
RelnetPerson *
relnet_vcard_to_person (RelnetVcard *card, char **reason)
{
  g_autoptr (RelnetPerson) person = NULL;
  const RelnetVcardProperty *photo = NULL;
  const char *other_kind = find_other_kind (card);
  guint n = relnet_vcard_get_n_properties (card);
  guint organisations = 0, titles = 0;
  gboolean named = FALSE, has_own_positions = FALSE;

  if (other_kind != NULL)
    {
      if (reason != NULL)
        *reason = g_strdup (other_kind);
      return NULL;
    }
  person = relnet_person_new ();
  for (guint i = 0; i < n; i++)
    {
      const RelnetVcardProperty *property = relnet_vcard_get_property (card, i);
      Property kind = identify (property->name);
      g_autofree char *text = NULL;

      switch (kind)
        {
        case PROPERTY_EMAIL:
          read_email (card, property, person);
          break;
        case PROPERTY_TEL:
          read_phone (card, property, person);
          break;
        case PROPERTY_URL:
          read_link (card, property, person);
          break;
        case PROPERTY_ADR:
          read_address (card, property, person);
          break;
        case PROPERTY_ORG:
          if (read_organisation (property, person, organisations))
            organisations++;
          break;
        case PROPERTY_N:
          if (!named && relnet_vcard_find (card, "N") == property)
            {
              read_name (property, person);
              named = TRUE;
            }
          break;
        case PROPERTY_CATEGORIES:
          read_categories (property, person);
          break;
        case PROPERTY_PHOTO:
          if (read_photo (property, person))
            photo = property;
          break;
        case PROPERTY_BDAY:
          read_birthday (property, person);
          break;
        case PROPERTY_FN:
          text = relnet_vcard_property_dup_text (property);
          if (*relnet_person_get_name (person) == '\0' && !relnet_text_is_blank (text))
            relnet_person_set_text (person, RELNET_PERSON_NAME, text);
          break;
        case PROPERTY_TITLE:
          text = relnet_vcard_property_dup_text (property);
          if (*text != '\0')
            relnet_position_set_title (ensure_position (person, titles++), text);
          break;
        case PROPERTY_ROLE:
          text = relnet_vcard_property_dup_text (property);
          append_text (person, RELNET_PERSON_FUNCTION, text, ", ");
          break;
        case PROPERTY_NICKNAME:
          text = relnet_vcard_property_dup_text (property);
          append_text (person, RELNET_PERSON_NICKNAME, text, ", ");
          break;
        case PROPERTY_NOTE:
          text = relnet_vcard_property_dup_text (property);
          append_text (person, RELNET_PERSON_NOTE, text, "\n\n");
          break;
        case PROPERTY_LANG:
          text = relnet_vcard_property_dup_text (property);
          if (*relnet_person_get_text (person, RELNET_PERSON_LANGUAGE) == '\0' && strlen (text) <= 16)
            {
              g_autofree char *language = relnet_canonical_language (text);

              relnet_person_set_text (person, RELNET_PERSON_LANGUAGE, language);
            }
          break;
        case PROPERTY_UID:
          text = relnet_vcard_property_dup_text (property);
          if (strlen (text) <= 255)
            relnet_person_set_uid (person, text);
          break;
        case PROPERTY_OWN_TEXT:
          read_own_text (property, person);
          break;
        case PROPERTY_OWN_POSITION:
          has_own_positions = TRUE;
          break;
        case NO_PROPERTY:
        default:
          break;
        }
    }
  for (guint i = 0; has_own_positions && i < n; i++)
    if (identify (relnet_vcard_get_property (card, i)->name) == PROPERTY_OWN_POSITION)
      read_own_position (relnet_vcard_get_property (card, i), person);
  relnet_person_complete_name (person);
  if (!relnet_person_name_if_unnamed (person))
    {
      if (reason != NULL)
        *reason = g_strdup (_ ("No name, e-mail, phone or organisation"));
      return NULL;
    }
  take_city (person);
  take_source (card, photo, person);
  return g_steal_pointer (&person);
}

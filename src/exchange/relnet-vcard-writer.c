/* Writes a person as a vCard, by editing the card they were read from: whatever in it RelNet does not know, or the user did
 * not change, stays as it was. */

#include "relnet-vcard-writer.h"

#include "relnet-canonical.h"
#include "relnet-import-skipped.h"
#include "relnet-import-store.h"
#include "relnet-text.h"
#include "relnet-vcard-person.h"
#include "relnet-vcard.h"

#include <string.h>

/* RFC 6350, 3.2: a line is folded after 75 bytes, its end not counted. */
#define MAX_LINE 75

typedef struct
{
  GString *out;
  RelnetVcardVersion version;
  RelnetPerson *person;
  RelnetPerson *origin; /* (nullable): who the source card says */
  RelnetVcard *source;  /* (nullable) */
  GHashTable *kept;     /* the contact points and addresses whose lines were kept */
  guint n_labels;
} Writer;

static void
append_folded (GString *out, const char *line)
{
  gsize room = MAX_LINE;

  while (strlen (line) > room)
    {
      const char *end = line + room;

      /* Never inside a character. */
      while (end > line && ((guchar)*end & 0xc0) == 0x80)
        end--;
      g_string_append_len (out, line, end - line);
      g_string_append (out, "\r\n ");
      line = end;
      room = MAX_LINE - 1;
    }
  g_string_append (out, line);
  g_string_append (out, "\r\n");
}

static void
write_text (Writer *self, const char *name, const char *params, const char *text)
{
  g_autofree char *value = relnet_vcard_escape (text);
  g_autofree char *line = g_strconcat (name, params, ":", value, NULL);

  append_folded (self->out, line);
}

/* The picture's type, by its first bytes or by the TYPE of the property. */
static const char *
media_type (const char *base64)
{
  static const struct
  {
    const char *start;
    const char *type;
  } starts[] = { { "/9j/", "jpeg" }, { "iVBOR", "png" }, { "R0lGOD", "gif" }, { "UklGR", "webp" }, { "Qk", "bmp" } };

  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    if (g_str_has_prefix (base64, starts[i].start))
      return starts[i].type;
  return NULL;
}

static void
append_param (GString *params, gboolean *preferred, const char *token, RelnetVcardVersion version)
{
  static const char *const encodings[] = { "QUOTED-PRINTABLE", "8BIT", "7BIT", "BASE64", "B", NULL };
  g_autofree char *upper = g_ascii_strup (token, -1);
  const char *equals = strchr (upper, '=');

  if (*upper == '\0' || g_strv_contains (encodings, upper) || g_str_has_prefix (upper, "CHARSET=")
      || g_str_has_prefix (upper, "ENCODING="))
    return;
  if (equals == NULL)
    {
      /* Version 2.1 leaves out “TYPE=”. */
      if (version == RELNET_VCARD_4 && strcmp (upper, "PREF") == 0)
        *preferred = TRUE;
      else
        g_string_append_printf (params, ";TYPE=%s", token);
      return;
    }
  if (version == RELNET_VCARD_4 && g_str_has_prefix (upper, "TYPE="))
    {
      g_auto (GStrv) types = g_strsplit_set (token + strlen ("TYPE="), ",\"", -1);

      for (guint i = 0; types[i] != NULL; i++)
        if (g_ascii_strcasecmp (types[i], "pref") == 0)
          *preferred = TRUE;
        else if (*types[i] != '\0')
          g_string_append_printf (params, ";TYPE=%s", types[i]);
      return;
    }
  g_string_append_printf (params, ";%s", token);
}

static char *
convert_params (const RelnetVcardProperty *property, RelnetVcardVersion version)
{
  GString *params = g_string_new (NULL);
  g_autoptr (GString) token = g_string_new (NULL);
  gboolean quoted = FALSE, preferred = FALSE;

  for (const char *p = property->params;; p++)
    {
      if (*p == '"')
        quoted = !quoted;
      if (*p != '\0' && (*p != ';' || quoted))
        {
          /* A control character in a parameter would break the line. */
          if ((guchar)*p >= 0x20)
            g_string_append_c (token, *p);
          continue;
        }
      /* A quote that was never closed. */
      if (*p == '\0' && quoted)
        g_string_append_c (token, '"');
      append_param (params, &preferred, token->str, version);
      g_string_truncate (token, 0);
      if (*p == '\0')
        break;
    }
  if (preferred)
    g_string_append (params, ";PREF=1");
  return g_string_free (params, FALSE);
}

/* Writes a line of the source in the version that is wanted. */
static void
keep (Writer *self, const RelnetVcardProperty *property)
{
  g_autofree char *params = convert_params (property, self->version);
  g_autoptr (GString) line = g_string_new (NULL);

  if (*property->group != '\0')
    g_string_append_printf (line, "%s.", property->group);
  g_string_append (line, property->name);
  if (property->base64 && self->version == RELNET_VCARD_4)
    {
      const char *type = media_type (property->value);

      g_string_append_printf (line, ":data:%s%s;base64,", type != NULL ? "image/" : "application/octet-stream",
                              type != NULL ? type : "");
    }
  else
    g_string_append_printf (line, "%s%s:", property->base64 ? ";ENCODING=b" : "", params);
  for (const char *p = property->value; *p != '\0'; p++)
    {
      if (property->base64 && g_ascii_isspace (*p))
        continue;
      if (*p == '\n')
        g_string_append (line, "\\n");
      else if (*p != '\r')
        g_string_append_c (line, *p);
    }
  append_folded (self->out, line->str);
}

static gboolean
same_text (Writer *self, RelnetPersonText text)
{
  return strcmp (relnet_person_get_text (self->origin, text), relnet_person_get_text (self->person, text)) == 0;
}

static gboolean
same_name_parts (Writer *self)
{
  for (guint i = RELNET_PERSON_NAME_PREFIX; i <= RELNET_PERSON_NAME_SUFFIX; i++)
    if (!same_text (self, (RelnetPersonText)i))
      return FALSE;
  return TRUE;
}

static gboolean
same_positions (Writer *self)
{
  GListModel *ours = G_LIST_MODEL (relnet_person_get_positions (self->person));
  GListModel *theirs = G_LIST_MODEL (relnet_person_get_positions (self->origin));
  guint n = g_list_model_get_n_items (ours);

  if (n != g_list_model_get_n_items (theirs))
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (RelnetPosition) a = g_list_model_get_item (ours, i);
      g_autoptr (RelnetPosition) b = g_list_model_get_item (theirs, i);

      if (strcmp (relnet_position_get_organisation (a), relnet_position_get_organisation (b)) != 0
          || strcmp (relnet_position_get_department (a), relnet_position_get_department (b)) != 0
          || strcmp (relnet_position_get_title (a), relnet_position_get_title (b)) != 0
          || relnet_position_get_current (a) != relnet_position_get_current (b))
        return FALSE;
    }
  return TRUE;
}

static gboolean
same_tags (Writer *self)
{
  GPtrArray *ours = relnet_person_get_tags (self->person);
  GPtrArray *theirs = relnet_person_get_tags (self->origin);

  if (ours->len != theirs->len)
    return FALSE;
  for (guint i = 0; i < ours->len; i++)
    if (!g_ptr_array_find_with_equal_func (theirs, g_ptr_array_index (ours, i), g_str_equal, NULL))
      return FALSE;
  return TRUE;
}

/* Whether the person still has the address, number or link of a line; if so it need not be written anew. */
static gboolean
is_kept_point (Writer *self, const RelnetVcardProperty *property, GListStore *list, const char *scheme)
{
  g_autofree char *value = relnet_vcard_property_dup_text (property);
  const char *plain = g_ascii_strncasecmp (value, scheme, strlen (scheme)) == 0 ? value + strlen (scheme) : value;
  char *(*fold) (const char *) = *scheme == 't' ? relnet_canonical_phone : relnet_import_store_fold_link;
  g_autofree char *theirs = fold (plain);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr (RelnetContactPoint) point = g_list_model_get_item (G_LIST_MODEL (list), i);
      g_autofree char *folded = fold (relnet_contact_point_get_value (point));

      /* A card may say the same twice: each line stands for one of them. */
      if (strcmp (folded, theirs) == 0 && !g_hash_table_contains (self->kept, point))
        return g_hash_table_add (self->kept, point);
    }
  return FALSE;
}

/* An address is kept as a whole: what is in it beyond our fields too. */
static gboolean
is_kept_address (Writer *self, guint index)
{
  GListModel *ours = G_LIST_MODEL (relnet_person_get_addresses (self->person));
  g_autoptr (RelnetAddress) theirs
      = g_list_model_get_item (G_LIST_MODEL (relnet_person_get_addresses (self->origin)), index);

  for (guint i = 0; theirs != NULL && i < g_list_model_get_n_items (ours); i++)
    {
      g_autoptr (RelnetAddress) address = g_list_model_get_item (ours, i);

      if (strcmp (relnet_address_get_street (address), relnet_address_get_street (theirs)) == 0
          && strcmp (relnet_address_get_city (address), relnet_address_get_city (theirs)) == 0
          && strcmp (relnet_address_get_region (address), relnet_address_get_region (theirs)) == 0
          && strcmp (relnet_address_get_postcode (address), relnet_address_get_postcode (theirs)) == 0
          && strcmp (relnet_address_get_country (address), relnet_address_get_country (theirs)) == 0)
        return g_hash_table_add (self->kept, address) || TRUE;
    }
  return FALSE;
}

static gboolean
is_blank_address (const RelnetVcardProperty *property)
{
  for (const char *p = property->value; *p != '\0'; p++)
    if (*p != ';' && !g_ascii_isspace (*p))
      return FALSE;
  return TRUE;
}

/* Whether a line of the source still says what the person says. The lines of a name, a note and the like are kept or
 * written anew together. */
static gboolean
is_valid (Writer *self, const RelnetVcardProperty *property, guint *n_addresses)
{
  const char *name = property->name;

  if (strcmp (name, "VERSION") == 0 || strcmp (name, "PRODID") == 0 || strcmp (name, "REV") == 0
      || strcmp (name, "UID") == 0 || strcmp (name, "FN") == 0 || g_str_has_prefix (name, "X-RELNET-TEXT")
      || strcmp (name, RELNET_VCARD_POSITION) == 0
      || strcmp (name, RELNET_SKIPPED_PROPERTY) == 0)
    return FALSE;
  if (strcmp (name, "N") == 0)
    return same_name_parts (self);
  if (strcmp (name, "NICKNAME") == 0)
    return same_text (self, RELNET_PERSON_NICKNAME);
  if (strcmp (name, "BDAY") == 0)
    return same_text (self, RELNET_PERSON_BIRTHDAY);
  if (strcmp (name, "NOTE") == 0)
    return same_text (self, RELNET_PERSON_NOTE);
  if (strcmp (name, "ROLE") == 0)
    return same_text (self, RELNET_PERSON_FUNCTION);
  if (strcmp (name, "LANG") == 0)
    return same_text (self, RELNET_PERSON_LANGUAGE);
  if (strcmp (name, "ORG") == 0 || strcmp (name, "TITLE") == 0)
    return same_positions (self);
  if (strcmp (name, "CATEGORIES") == 0 || strcmp (name, "CATEGORY") == 0)
    return same_tags (self);
  if (strcmp (name, "EMAIL") == 0)
    return is_kept_point (self, property, relnet_person_get_emails (self->person), "mailto:");
  if (strcmp (name, "TEL") == 0)
    return is_kept_point (self, property, relnet_person_get_phones (self->person), "tel:");
  if (strcmp (name, "URL") == 0 || strcmp (name, "X-SOCIALPROFILE") == 0 || strcmp (name, "SOCIALPROFILE") == 0
      || strcmp (name, "IMPP") == 0)
    return is_kept_point (self, property, relnet_person_get_links (self->person), "");
  if (strcmp (name, "ADR") == 0)
    return is_blank_address (property) || is_kept_address (self, (*n_addresses)++);
  if (strcmp (name, "PHOTO") == 0)
    return relnet_person_get_photo (self->person) == NULL && !property->base64
           && !g_str_has_prefix (property->value, "data:");
  return TRUE;
}

static char *
make_params (Writer *self, const char *label, char **group)
{
  static const struct
  {
    const char *label;
    const char *type;
  } types[] = { { "work", "work" }, { "home", "home" },   { "mobile", "cell" },
                { "fax", "fax" },   { "pager", "pager" }, { "other", "other" } };

  *group = g_strdup ("");
  if (*label == '\0')
    return g_strdup ("");
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_ascii_strcasecmp (label, types[i].label) == 0)
      return g_strdup_printf (";TYPE=%s", types[i].type);
  g_free (*group);
  *group = g_strdup_printf ("label%u.", ++self->n_labels);
  return g_strdup ("");
}

static void
write_label (Writer *self, const char *group, const char *label)
{
  if (*group != '\0')
    {
      g_autofree char *name = g_strconcat (group, "X-ABLabel", NULL);

      write_text (self, name, "", label);
    }
}

static void
write_points (Writer *self, const char *name, GListStore *list)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr (RelnetContactPoint) point = g_list_model_get_item (G_LIST_MODEL (list), i);
      g_autofree char *group = NULL;
      g_autofree char *params = make_params (self, relnet_contact_point_get_label (point), &group);
      g_autofree char *full_name = g_strconcat (group, name, NULL);

      if (g_hash_table_contains (self->kept, point))
        continue;
      write_text (self, full_name, params, relnet_contact_point_get_value (point));
      write_label (self, group, relnet_contact_point_get_label (point));
    }
}

static void
write_addresses (Writer *self)
{
  GListModel *list = G_LIST_MODEL (relnet_person_get_addresses (self->person));

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (RelnetAddress) address = g_list_model_get_item (list, i);
      g_autofree char *group = NULL;
      g_autofree char *params = make_params (self, relnet_address_get_label (address), &group);
      g_autofree char *street = relnet_vcard_escape (relnet_address_get_street (address));
      g_autofree char *city = relnet_vcard_escape (relnet_address_get_city (address));
      g_autofree char *region = relnet_vcard_escape (relnet_address_get_region (address));
      g_autofree char *postcode = relnet_vcard_escape (relnet_address_get_postcode (address));
      g_autofree char *country = relnet_vcard_escape (relnet_address_get_country (address));
      g_autofree char *line = g_strdup_printf ("%sADR%s:;;%s;%s;%s;%s;%s", group, params, street, city, region, postcode,
                                               country);

      if (g_hash_table_contains (self->kept, address))
        continue;
      append_folded (self->out, line);
      write_label (self, group, relnet_address_get_label (address));
    }
}

static void
write_name (Writer *self)
{
  static const RelnetPersonText order[]
      = { RELNET_PERSON_FAMILY_NAME, RELNET_PERSON_GIVEN_NAME, RELNET_PERSON_MIDDLE_NAME, RELNET_PERSON_NAME_PREFIX,
          RELNET_PERSON_NAME_SUFFIX };
  g_autoptr (GString) line = g_string_new ("N:");
  gboolean empty = TRUE;

  if (self->origin != NULL && same_name_parts (self) && relnet_vcard_find (self->source, "N") != NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      g_autofree char *part = relnet_vcard_escape (relnet_person_get_text (self->person, order[i]));

      empty = empty && *part == '\0';
      g_string_append_printf (line, "%s%s", i > 0 ? ";" : "", part);
    }
  /* Version 3.0 demands one. */
  if (!empty || self->version == RELNET_VCARD_3)
    append_folded (self->out, line->str);
}

static void
write_positions (Writer *self)
{
  GListModel *list = G_LIST_MODEL (relnet_person_get_positions (self->person));

  if (self->origin != NULL && same_positions (self))
    return;
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (RelnetPosition) position = g_list_model_get_item (list, i);
      g_autofree char *organisation = relnet_vcard_escape (relnet_position_get_organisation (position));
      g_autofree char *department = relnet_vcard_escape (relnet_position_get_department (position));
      g_autofree char *line
          = g_strconcat ("ORG:", organisation, *department != '\0' ? ";" : "", department, NULL);

      if (!relnet_position_get_current (position))
        continue;
      if (*organisation != '\0')
        append_folded (self->out, line);
      if (*relnet_position_get_title (position) != '\0')
        write_text (self, "TITLE", "", relnet_position_get_title (position));
    }
}

/* vCards have no word for what somebody did before, nor since when they do what they do: no program that we know of exports
 * it. It travels under a name of our own: X-RELNET-POSITION, the years as parameters X-FROM and X-TO, X-CURRENT=YES for a
 * position held now (which is in ORG and TITLE too); the value is organisation;department;title. */
static void
write_own_positions (Writer *self)
{
  GListModel *list = G_LIST_MODEL (relnet_person_get_positions (self->person));

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (RelnetPosition) position = g_list_model_get_item (list, i);
      gboolean current = relnet_position_get_current (position);
      int from = relnet_position_get_from_year (position), to = relnet_position_get_to_year (position);
      g_autofree char *organisation = relnet_vcard_escape (relnet_position_get_organisation (position));
      g_autofree char *department = relnet_vcard_escape (relnet_position_get_department (position));
      g_autofree char *title = relnet_vcard_escape (relnet_position_get_title (position));
      g_autoptr (GString) line = g_string_new (RELNET_VCARD_POSITION);

      if (current && from == 0 && to == 0)
        continue;
      if (current)
        g_string_append (line, ";X-CURRENT=YES");
      if (from != 0)
        g_string_append_printf (line, ";X-FROM=%d", from);
      if (to != 0)
        g_string_append_printf (line, ";X-TO=%d", to);
      g_string_append_printf (line, ":%s;%s;%s", organisation, department, title);
      append_folded (self->out, line->str);
    }
}

static void
write_birthday (Writer *self)
{
  const char *birthday = relnet_person_get_text (self->person, RELNET_PERSON_BIRTHDAY);
  g_autofree char *line = NULL;

  if (*birthday == '\0' || (self->origin != NULL && same_text (self, RELNET_PERSON_BIRTHDAY)))
    return;
  if (self->version == RELNET_VCARD_3)
    /* Version 3.0 knows no birthday without its year; Apple's way is the one others read. */
    line = *birthday == '-' ? g_strdup_printf ("BDAY;X-APPLE-OMIT-YEAR=1604:1604-%s", birthday + 2)
                            : g_strconcat ("BDAY:", birthday, NULL);
  else
    {
      g_auto (GStrv) parts = g_strsplit (*birthday == '-' ? birthday + 2 : birthday, "-", 3);
      g_autofree char *date = g_strjoinv ("", parts);

      line = g_strconcat (*birthday == '-' ? "BDAY:--" : "BDAY:", date, NULL);
    }
  append_folded (self->out, line);
}

static void
write_tags (Writer *self)
{
  GPtrArray *tags = relnet_person_get_tags (self->person);
  g_autoptr (GString) line = g_string_new ("CATEGORIES:");

  if (tags->len == 0 || (self->origin != NULL && same_tags (self)))
    return;
  for (guint i = 0; i < tags->len; i++)
    {
      g_autofree char *tag = relnet_vcard_escape (g_ptr_array_index (tags, i));

      g_string_append_printf (line, "%s%s", i > 0 ? "," : "", tag);
    }
  append_folded (self->out, line->str);
}

static void
write_photo (Writer *self)
{
  GBytes *photo = relnet_person_get_photo (self->person);
  g_autofree char *base64 = NULL;
  g_autofree char *line = NULL;
  const char *type;

  if (photo == NULL)
    return;
  base64 = g_base64_encode (g_bytes_get_data (photo, NULL), g_bytes_get_size (photo));
  type = media_type (base64);
  if (type == NULL)
    type = "jpeg";
  line = self->version == RELNET_VCARD_4 ? g_strdup_printf ("PHOTO:data:image/%s;base64,%s", type, base64)
                                         : g_strdup_printf ("PHOTO;ENCODING=b;TYPE=%s:%s", type, base64);
  append_folded (self->out, line);
}

/* What vCards have no word for travels under names of our own. */
static void
write_own_texts (Writer *self)
{
  for (guint i = RELNET_PERSON_SECTOR; i < RELNET_N_PERSON_TEXTS; i++)
    {
      RelnetPersonText text = (RelnetPersonText)i;
      const char *value = relnet_person_get_text (self->person, text);
      g_autofree char *params = g_strdup_printf (";X-NAME=%s", relnet_person_text_to_name (text));

      if (*value == '\0' || text == RELNET_PERSON_FUNCTION || text == RELNET_PERSON_LANGUAGE || text == RELNET_PERSON_NOTE
          || text == RELNET_PERSON_CITY || text == RELNET_PERSON_COUNTRY || text == RELNET_PERSON_SOURCE_FORMAT
          || text == RELNET_PERSON_SOURCE_CARD || text == RELNET_PERSON_SNOOZED_UNTIL)
        continue;
      write_text (self, "X-RELNET-TEXT", params, value);
    }
}

static void
write_single (Writer *self, const char *name, RelnetPersonText text)
{
  const char *value = relnet_person_get_text (self->person, text);

  if (*value != '\0' && (self->origin == NULL || !same_text (self, text)))
    write_text (self, name, "", value);
}

static void
keep_source (Writer *self)
{
  guint n = relnet_vcard_get_n_properties (self->source);
  g_autoptr (GHashTable) dropped_groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree gboolean *valid = g_new0 (gboolean, n + 1);
  guint n_addresses = 0;

  for (guint i = 0; i < n; i++)
    {
      const RelnetVcardProperty *property = relnet_vcard_get_property (self->source, i);

      valid[i] = is_valid (self, property, &n_addresses);
      if (!valid[i] && *property->group != '\0')
        g_hash_table_add (dropped_groups, g_ascii_strdown (property->group, -1));
    }
  for (guint i = 0; i < n; i++)
    {
      const RelnetVcardProperty *property = relnet_vcard_get_property (self->source, i);
      g_autofree char *group = g_ascii_strdown (property->group, -1);

      /* A label goes with what it names. */
      if (valid[i] && !(g_str_has_prefix (property->name, "X-AB") && g_hash_table_contains (dropped_groups, group)))
        keep (self, property);
    }
}

/**
 * relnet_vcard_write_person:
 * @out: where the card is appended, with CRLF
 * @person: somebody, whole
 * @version: which version of vCard
 *
 * Writes a card. What the card that @person was read from says beyond what RelNet knows is in it too.
 */
void
relnet_vcard_write_person (GString *out, RelnetPerson *person, RelnetVcardVersion version)
{
  const char *source = relnet_person_get_text (person, RELNET_PERSON_SOURCE_CARD);
  g_autoptr (RelnetVcard) card = *source != '\0' ? relnet_vcard_parse (source) : NULL;
  g_autoptr (RelnetPerson) origin = card != NULL ? relnet_vcard_to_person (card, NULL) : NULL;
  g_autoptr (RelnetPerson) nobody = card != NULL && origin == NULL ? relnet_person_new () : NULL;
  g_autoptr (GHashTable) kept = g_hash_table_new (NULL, NULL);
  Writer self = { .out = out, .version = version, .person = person, .source = card, .kept = kept };

  self.origin = origin != NULL ? origin : nobody;
  g_string_append (out, "BEGIN:VCARD\r\n");
  g_string_append_printf (out, "VERSION:%s\r\n", version == RELNET_VCARD_4 ? "4.0" : "3.0");
  if (*relnet_person_get_uid (person) != '\0')
    write_text (&self, "UID", "", relnet_person_get_uid (person));
  write_text (&self, "FN", "", relnet_person_get_name (person));
  write_name (&self);
  if (card != NULL)
    keep_source (&self);
  write_single (&self, "NICKNAME", RELNET_PERSON_NICKNAME);
  write_positions (&self);
  write_own_positions (&self);
  write_points (&self, "EMAIL", relnet_person_get_emails (person));
  write_points (&self, "TEL", relnet_person_get_phones (person));
  write_points (&self, "URL", relnet_person_get_links (person));
  write_addresses (&self);
  write_birthday (&self);
  write_single (&self, "ROLE", RELNET_PERSON_FUNCTION);
  write_single (&self, "LANG", RELNET_PERSON_LANGUAGE);
  write_tags (&self);
  write_single (&self, "NOTE", RELNET_PERSON_NOTE);
  write_own_texts (&self);
  write_photo (&self);
  g_string_append (out, "END:VCARD\r\n");
}

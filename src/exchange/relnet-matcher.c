/* Telling who of a file is somebody we know already, or comes twice in the file: by the same profile link, the same
 * e-mail, the same phone, or the same name in the same organisation. Two people of one name who share nothing else are
 * two people. */

#include "relnet-matcher.h"

#include "relnet-import-store.h"
#include "relnet-number-table.h"
#include "relnet-person-store.h"
#include "relnet-text.h"

#include <string.h>

/* Of a number that many share (a switchboard), this many people are looked at. */
#define MAX_CANDIDATES 16
/* A shorter number is one inside a company. */
#define MIN_PHONE_DIGITS 6

struct _RelnetMatcher
{
  RelnetConnection *connection;
  gboolean nobody; /* The database is empty. */
  RelnetNumberTable *keys; /* of the records so far: a number that stands for the key → its record */
  GPtrArray *names;  /* of the records so far */
  GStringChunk *chunk;
  char *name; /* of the person last found */
  GArray *asked; /* (element-type Key): of whoever was looked for last */
  char *asked_name;
};

/* What can be asked of a person, one after the other. */
typedef struct
{
  RelnetImportLookup lookup;
  RelnetImportMatch match;
  char *value;
  char *organisation;
} Key;

static void
key_clear (gpointer data)
{
  Key *key = data;

  g_free (key->value);
  g_free (key->organisation);
}

static gboolean
is_telling_phone (const char *digits)
{
  return strlen (digits) >= MIN_PHONE_DIGITS + (*digits == '+');
}

static void
add_key (GArray *keys, RelnetImportLookup lookup, RelnetImportMatch match, char *value, const char *organisation)
{
  Key key = { lookup, match, value, g_strdup (organisation) };

  if (*value == '\0')
    key_clear (&key);
  else
    g_array_append_val (keys, key);
}

static void
make_keys (GArray *keys, RelnetPerson *person)
{
  GListModel *links = G_LIST_MODEL (relnet_person_get_links (person));
  GListModel *emails = G_LIST_MODEL (relnet_person_get_emails (person));
  GListModel *phones = G_LIST_MODEL (relnet_person_get_phones (person));
  GListModel *positions = G_LIST_MODEL (relnet_person_get_positions (person));

  g_array_set_size (keys, 0);
  for (guint i = 0; i < g_list_model_get_n_items (links); i++)
    {
      g_autoptr (RelnetContactPoint) point = g_list_model_get_item (links, i);
      g_autofree char *folded = relnet_import_store_fold_link (relnet_contact_point_get_value (point));

      /* The home page of a company is everybody's there; a profile has a path, or is an address of its own. */
      if (strchr (folded, '/') != NULL || strchr (folded, '@') != NULL)
        add_key (keys, RELNET_IMPORT_LOOKUP_LINK, RELNET_IMPORT_MATCH_LINK, g_steal_pointer (&folded), NULL);
    }
  for (guint i = 0; i < g_list_model_get_n_items (emails); i++)
    {
      g_autoptr (RelnetContactPoint) point = g_list_model_get_item (emails, i);

      add_key (keys, RELNET_IMPORT_LOOKUP_EMAIL, RELNET_IMPORT_MATCH_EMAIL,
               relnet_text_fold_email (relnet_contact_point_get_value (point)), NULL);
    }
  for (guint i = 0; i < g_list_model_get_n_items (phones); i++)
    {
      g_autoptr (RelnetContactPoint) point = g_list_model_get_item (phones, i);
      g_autofree char *digits = relnet_text_phone_digits (relnet_contact_point_get_value (point));

      if (is_telling_phone (digits))
        add_key (keys, RELNET_IMPORT_LOOKUP_PHONE, RELNET_IMPORT_MATCH_PHONE, g_steal_pointer (&digits), NULL);
    }
  for (guint i = 0; i < g_list_model_get_n_items (positions); i++)
    {
      g_autoptr (RelnetPosition) position = g_list_model_get_item (positions, i);
      g_autofree char *organisation = relnet_text_fold (relnet_position_get_organisation (position));
      g_autofree char *clean = relnet_text_clean (relnet_person_get_name (person));

      if (*organisation != '\0')
        add_key (keys, RELNET_IMPORT_LOOKUP_NAME, RELNET_IMPORT_MATCH_NAME, relnet_text_fold (clean), organisation);
    }
}

/* A number that stands for a key among the records of a file. Phones count by their last nine digits there. */
static guint64
hash_key (const Key *key)
{
  guint64 hash = G_GUINT64_CONSTANT (0xcbf29ce484222325) + key->match;
  const char *value = key->value;
  gsize length = strlen (value);

  if (key->match == RELNET_IMPORT_MATCH_PHONE && length > 9)
    value += length - 9;
  for (const char *p = value; *p != '\0'; p++)
    hash = (hash ^ (guchar)*p) * G_GUINT64_CONSTANT (0x100000001b3);
  for (const char *p = key->organisation; p != NULL && *p != '\0'; p++)
    hash = (hash ^ (guchar)*p) * G_GUINT64_CONSTANT (0x100000001b3) + 1;
  return hash;
}

static gboolean
words_agree (const char *a, const char *b)
{
  if (strcmp (a, b) == 0)
    return TRUE;
  /* An initial stands for the name it begins. */
  if (*a != *b)
    return FALSE;
  return (a[1] == '\0' || (a[1] == '.' && a[2] == '\0')) || (b[1] == '\0' || (b[1] == '.' && b[2] == '\0'));
}

/**
 * relnet_matcher_names_agree:
 * @a: a name
 * @b: another
 *
 * Whether the two can be names of one person: each word of the shorter one is in the longer one, or is its initial. A
 * name that is only an address or a number says nothing against anybody.
 *
 * Returns: whether they agree
 */
gboolean
relnet_matcher_names_agree (const char *a, const char *b)
{
  g_autofree char *folded_a = relnet_text_fold (a);
  g_autofree char *folded_b = relnet_text_fold (b);
  g_auto (GStrv) words_a = NULL;
  g_auto (GStrv) words_b = NULL;
  char **shorter, **longer;
  guint n_words = 0, n_agree = 0, n_full = 0;

  if (strchr (a, '@') != NULL || strchr (b, '@') != NULL)
    return TRUE;
  words_a = g_strsplit_set (folded_a, " ,-'", -1);
  words_b = g_strsplit_set (folded_b, " ,-'", -1);
  shorter = g_strv_length (words_a) <= g_strv_length (words_b) ? words_a : words_b;
  longer = shorter == words_a ? words_b : words_a;
  for (guint i = 0; shorter[i] != NULL; i++)
    {
      if (*shorter[i] == '\0')
        continue;
      n_words++;
      for (guint j = 0; longer[j] != NULL; j++)
        if (*longer[j] != '\0' && words_agree (shorter[i], longer[j]))
          {
            n_agree++;
            if (strcmp (shorter[i], longer[j]) == 0)
              n_full++;
            break;
          }
    }
  return n_words > 0 && n_agree == n_words && n_full > 0;
}

/* Whether the names have at least one word in common: a new family name, a first name cut short. */
static gboolean
names_touch (const char *a, const char *b)
{
  g_autofree char *folded_a = relnet_text_fold (a);
  g_autofree char *folded_b = relnet_text_fold (b);
  g_auto (GStrv) words_a = g_strsplit_set (folded_a, " ,-'", -1);
  g_auto (GStrv) words_b = g_strsplit_set (folded_b, " ,-'", -1);

  for (guint i = 0; words_a[i] != NULL; i++)
    if (strlen (words_a[i]) > 1 && g_strv_contains ((const char *const *)words_b, words_a[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_one_person (RelnetImportMatch match, const char *a, const char *b)
{
  switch (match)
    {
    case RELNET_IMPORT_MATCH_NAME:
      return TRUE;
    case RELNET_IMPORT_MATCH_LINK:
    case RELNET_IMPORT_MATCH_EMAIL:
      return relnet_matcher_names_agree (a, b) || names_touch (a, b);
    case RELNET_IMPORT_MATCH_PHONE:
    default:
      return relnet_matcher_names_agree (a, b);
    }
}

/**
 * relnet_matcher_new:
 * @connection: a connection to read from, to outlive the matcher
 *
 * Returns: (transfer full): a matcher that knows no record yet
 */
RelnetMatcher *
relnet_matcher_new (RelnetConnection *connection)
{
  RelnetMatcher *self = g_new0 (RelnetMatcher, 1);

  self->connection = connection;
  self->nobody = relnet_person_store_count (connection) == 0;
  self->keys = relnet_number_table_new ();
  self->names = g_ptr_array_new ();
  self->chunk = g_string_chunk_new (4096);
  self->asked = g_array_new (FALSE, FALSE, sizeof (Key));
  g_array_set_clear_func (self->asked, key_clear);
  return self;
}

/**
 * relnet_matcher_free:
 * @self: a matcher
 */
void
relnet_matcher_free (RelnetMatcher *self)
{
  g_clear_pointer (&self->keys, relnet_number_table_free);
  g_clear_pointer (&self->names, g_ptr_array_unref);
  g_clear_pointer (&self->chunk, g_string_chunk_free);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->asked, g_array_unref);
  g_clear_pointer (&self->asked_name, g_free);
  g_free (self);
}

/**
 * relnet_matcher_knows_nobody:
 * @self: a matcher
 *
 * Returns: whether the database is empty, so that no record can be known
 */
gboolean
relnet_matcher_knows_nobody (RelnetMatcher *self)
{
  return self->nobody;
}

/* Takes over what was found if it is better than what was found before. */
static gboolean
consider (RelnetMatcher *self, RelnetMatch *best, gboolean found, RelnetMatch candidate, const char *name)
{
  candidate.same_name = is_one_person (candidate.match, name, candidate.name);
  if (found && (best->same_name || !candidate.same_name))
    return TRUE;
  *best = candidate;
  if (candidate.person_id != 0)
    {
      g_free (self->name);
      self->name = g_strdup (candidate.name);
      best->name = self->name;
    }
  return TRUE;
}

/**
 * relnet_matcher_find:
 * @self: a matcher
 * @person: a record
 * @match: (out caller-allocates): who it is like; its name is the matcher's until the next call
 *
 * Returns: whether there is somebody
 */
gboolean
relnet_matcher_find (RelnetMatcher *self, RelnetPerson *person, RelnetMatch *match)
{
  GArray *keys = self->asked;
  const char *name = relnet_person_get_name (person);
  gboolean found = FALSE;

  make_keys (keys, person);
  g_free (self->asked_name);
  self->asked_name = g_strdup (name);

  for (guint i = 0; !self->nobody && i < keys->len && !(found && match->same_name); i++)
    {
      const Key *key = &g_array_index (keys, Key, i);
      gint64 ids[MAX_CANDIDATES];
      guint n = relnet_import_store_find (self->connection, key->lookup, key->value, key->organisation, ids,
                                          G_N_ELEMENTS (ids));

      for (guint j = 0; j < n; j++)
        {
          g_autoptr (RelnetPersonSummary) other = relnet_person_store_load_summary (self->connection, ids[j], NULL);

          if (other != NULL)
            found = consider (self, match, found,
                              (RelnetMatch){ .person_id = ids[j],
                                             .name = relnet_person_summary_get_name (other),
                                             .match = key->match },
                              name);
        }
    }
  for (guint i = 0; i < keys->len && !(found && match->same_name); i++)
    {
      const Key *key = &g_array_index (keys, Key, i);
      guint32 record;

      if (!relnet_number_table_lookup (self->keys, hash_key (key), &record))
        continue;
      found = consider (self, match, found,
                        (RelnetMatch){ .record = record,
                                       .name = g_ptr_array_index (self->names, record),
                                       .match = key->match },
                        name);
    }
  return found;
}

/**
 * relnet_matcher_add:
 * @self: a matcher
 * @record: the number of the record that was looked for last: later ones are compared with it too
 */
void
relnet_matcher_add (RelnetMatcher *self, guint record)
{
  if (self->names->len <= record)
    g_ptr_array_set_size (self->names, (int)record + 1);
  self->names->pdata[record] = g_string_chunk_insert (self->chunk, self->asked_name);
  for (guint i = 0; i < self->asked->len; i++)
    {
      guint64 hash = hash_key (&g_array_index (self->asked, Key, i));
      guint32 other;

      /* The first who had it stays. */
      if (!relnet_number_table_lookup (self->keys, hash, &other))
        relnet_number_table_set (self->keys, hash, record);
    }
}

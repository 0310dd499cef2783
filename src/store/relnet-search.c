#include "relnet-search.h"

#include <string.h>

#include "relnet-date.h"
#include "relnet-interaction-store.h"
#include "relnet-person-store.h"
#include "relnet-search-index.h"
#include "relnet-text.h"

/* With more changed people than this the index is made anew instead of mended. */
#define MAX_MENDED 2000
/* How much of a note is shown around what was found, in characters. */
#define EXCERPT_BEFORE 28
#define EXCERPT_LENGTH 110
/* Interactions are looked through newest first; this many are read to be put in order of their dates. */
#define TEXTS_READ 60

/**
 * RelnetSearch:
 *
 * Search as you type over everything the user keeps: people, ranked, from memory (#RelnetSearchIndex); what is written in
 * notes and interactions newest first, from SQLite's full-text index.
 *
 * All of it runs on the database's reading thread, one job after the other, so the index needs no lock. It is made when
 * search is opened, not when the program starts: half a second for 100,000 people that most starts need not pay. Until
 * then names are found by the index of their beginnings. Each change is mended before the next search.
 */
struct _RelnetSearch
{
  GObject parent_instance;

  RelnetDatabase *database;
  struct _Core *core;
  gboolean ready;
  gboolean preparing;
};

/* What the reading thread works on: it may outlive the search. */
typedef struct _Core
{
  gatomicrefcount ref_count;
  GMutex mutex;
  GArray *changed;          /* ids of people, gint64; with the mutex */
  gboolean all_changed;     /* with the mutex */
  RelnetSearchIndex *index; /* the reading thread only */
} Core;

typedef struct
{
  Core *core;
  char *text;
  guint limit;
} Job;

typedef struct
{
  GPtrArray *matches;
  gboolean more;
} Found;

enum
{
  PROP_0,
  PROP_READY,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (RelnetSearch, relnet_search, G_TYPE_OBJECT)

static Core *
core_ref (Core *core)
{
  g_atomic_ref_count_inc (&core->ref_count);
  return core;
}

static void
core_unref (Core *core)
{
  if (!g_atomic_ref_count_dec (&core->ref_count))
    return;
  g_mutex_clear (&core->mutex);
  g_array_unref (core->changed);
  g_clear_pointer (&core->index, relnet_search_index_free);
  g_free (core);
}

static Job *
job_new (Core *core, const char *text, guint limit)
{
  Job *job = g_new0 (Job, 1);

  job->core = core_ref (core);
  job->text = g_strdup (text);
  job->limit = limit;
  return job;
}

static void
job_free (gpointer data)
{
  Job *job = data;

  core_unref (job->core);
  g_free (job->text);
  g_free (job);
}

static void
found_free (gpointer data)
{
  Found *found = data;

  g_clear_pointer (&found->matches, g_ptr_array_unref);
  g_free (found);
}

/* What a record holds besides the name, ordered by person so that one walk over each makes the whole index. */
static const struct
{
  RelnetFoundIn kind;
  gboolean folded; /* whether the column is folded already */
  const char *sql; /* person, text */
} fields[] = {
  { RELNET_FOUND_IN_NICKNAME, FALSE,
    "SELECT id, nickname FROM person WHERE nickname <> '' %s ORDER BY id" },
  { RELNET_FOUND_IN_EMAIL, TRUE,
    "SELECT person_id, folded FROM email %s ORDER BY person_id, rank" },
  { RELNET_FOUND_IN_PHONE, TRUE,
    "SELECT person_id, digits FROM phone %s ORDER BY person_id, rank" },
  { RELNET_FOUND_IN_ORGANISATION, TRUE,
    "SELECT person_id, folded FROM position JOIN organisation ON organisation.id = organisation_id "
    "%s"
    " ORDER BY person_id, position.rank" },
  { RELNET_FOUND_IN_ROLE, FALSE,
    "SELECT person_id, title FROM position %s ORDER BY person_id, rank" },
  { RELNET_FOUND_IN_CITY, FALSE, "SELECT id, city FROM person WHERE city <> '' %s ORDER BY id" },
  { RELNET_FOUND_IN_CITY, FALSE,
    "SELECT person_id, city FROM address %s ORDER BY person_id, rank" },
  { RELNET_FOUND_IN_TAG, FALSE, "SELECT person_id, tag FROM person_tag %s ORDER BY person_id" },
  { RELNET_FOUND_IN_CIRCLE, TRUE,
    "SELECT person_id, folded FROM circle_member INDEXED BY circle_member_by_person JOIN circle ON "
    "circle.id = circle_id %s"
    " ORDER BY person_id" },
};

static char *
make_field_sql (guint field, gboolean one)
{
  const char *sql = fields[field].sql;
  const char *column = strstr (sql, "person_id") != NULL ? "person_id" : "id";
  g_autofree char *condition
      = one ? g_strdup_printf ("%s %s = ?1", strstr (sql, "WHERE") != NULL ? "AND" : "WHERE",
                               column)
            : g_strdup ("");

  return g_strdup_printf (sql, condition);
}

/* Starred people first, then those last in touch. */
static guint32
make_warmth (gboolean starred, const char *last_contact)
{
  int days = relnet_date_to_days (last_contact);

  return (starred ? 1u << 31 : 0) | (days > 0 ? (guint32)days : 0);
}

static void
add_to_record (RelnetSearchIndex *index, guint field, const char *text)
{
  if (fields[field].folded)
    relnet_search_index_add (index, fields[field].kind, text);
  else
    {
      g_autofree char *folded = relnet_text_fold (text);

      relnet_search_index_add (index, fields[field].kind, folded);
    }
}

#define SELECT_PEOPLE                                                                              \
  "SELECT id, name_folded, starred, last_contact FROM person JOIN person_summary ON person_id = "  \
  "id WHERE "                                                                                      \
  "deleted_at IS NULL "

static RelnetSearchIndex *
build_index (RelnetConnection *connection, GCancellable *cancellable, GError **error)
{
  g_autoptr (RelnetSearchIndex) index = relnet_search_index_new ();
  RelnetStatement *people
      = relnet_connection_prepare (connection, SELECT_PEOPLE "ORDER BY id", error);
  RelnetStatement *values[G_N_ELEMENTS (fields)];
  gboolean has[G_N_ELEMENTS (fields)];
  GError *local = NULL;

  if (people == NULL)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *sql = make_field_sql (i, FALSE);

      values[i] = relnet_connection_prepare (connection, sql, error);
      if (values[i] == NULL)
        return NULL;
    }
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    has[i] = relnet_statement_step (values[i], NULL);
  while (relnet_statement_step (people, &local))
    {
      gint64 id = relnet_statement_get_int (people, 0);

      relnet_search_index_begin (index, id,
                                 make_warmth (relnet_statement_get_int (people, 2) != 0,
                                              relnet_statement_get_text (people, 3)),
                                 relnet_statement_get_text (people, 1));
      for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
        {
          /* Those before are of people who were deleted. */
          while (has[i] && relnet_statement_get_int (values[i], 0) < id)
            has[i] = relnet_statement_step (values[i], NULL);
          for (; has[i] && relnet_statement_get_int (values[i], 0) == id;
               has[i] = relnet_statement_step (values[i], NULL))
            add_to_record (index, i, relnet_statement_get_text (values[i], 1));
        }
      relnet_search_index_end (index);
    }
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    relnet_statement_reset (values[i]);
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return NULL;
    }
  relnet_search_index_sort (index);
  return g_steal_pointer (&index);
}

static gboolean
mend_person (RelnetConnection *connection, RelnetSearchIndex *index, gint64 id, GError **error)
{
  RelnetStatement *person
      = relnet_connection_prepare (connection, SELECT_PEOPLE "AND id = ?1", error);
  GError *local = NULL;

  if (person == NULL)
    return FALSE;
  relnet_search_index_remove (index, id);
  relnet_statement_bind_int (person, 1, id);
  if (!relnet_statement_step (person, &local))
    {
      if (local == NULL)
        return TRUE;
      g_propagate_error (error, local);
      return FALSE;
    }
  relnet_search_index_begin (index, id,
                             make_warmth (relnet_statement_get_int (person, 2) != 0,
                                          relnet_statement_get_text (person, 3)),
                             relnet_statement_get_text (person, 1));
  relnet_statement_reset (person);
  for (guint i = 0; local == NULL && i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *sql = make_field_sql (i, TRUE);
      RelnetStatement *value = relnet_connection_prepare (connection, sql, &local);

      if (value == NULL)
        break;
      relnet_statement_bind_int (value, 1, id);
      while (relnet_statement_step (value, &local))
        add_to_record (index, i, relnet_statement_get_text (value, 1));
    }
  relnet_search_index_end (index);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, local);
  return FALSE;
}

/* Makes the index, or brings it up to date. */
static gboolean
refresh_index (Core *core, RelnetConnection *connection, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) changed = NULL;
  GError *local = NULL;
  gboolean anew;

  g_mutex_lock (&core->mutex);
  anew = core->all_changed || core->index == NULL;
  changed = core->changed;
  core->changed = g_array_new (FALSE, FALSE, sizeof (gint64));
  core->all_changed = FALSE;
  g_mutex_unlock (&core->mutex);

  if (!anew && relnet_search_index_get_n_added (core->index) + changed->len > MAX_MENDED)
    anew = TRUE;
  if (anew)
    {
      RelnetSearchIndex *index = build_index (connection, cancellable, &local);

      if (index != NULL)
        {
          g_clear_pointer (&core->index, relnet_search_index_free);
          core->index = index;
        }
    }
  else
    for (guint i = 0; local == NULL && i < changed->len; i++)
      mend_person (connection, core->index, g_array_index (changed, gint64, i), &local);
  if (local == NULL)
    return TRUE;
  /* It was interrupted: what changed is not forgotten. */
  g_mutex_lock (&core->mutex);
  core->all_changed |= anew;
  g_array_append_vals (core->changed, changed->data, changed->len);
  g_mutex_unlock (&core->mutex);
  g_propagate_error (error, local);
  return FALSE;
}

/* The text a person was found by, as it was written. */
static char *
load_found_text (RelnetConnection *connection, const RelnetSearchHit *hit, const char *word)
{
  static const char *const queries[] = {
    [RELNET_FOUND_IN_NICKNAME] = "SELECT nickname FROM person WHERE id = ?1",
    [RELNET_FOUND_IN_EMAIL] = "SELECT value FROM email WHERE person_id = ?1 ORDER BY rank",
    [RELNET_FOUND_IN_PHONE] = "SELECT value FROM phone WHERE person_id = ?1 ORDER BY rank",
    [RELNET_FOUND_IN_ORGANISATION]
    = "SELECT name FROM position JOIN organisation ON organisation.id = organisation_id"
      " WHERE person_id = ?1 ORDER BY rank",
    [RELNET_FOUND_IN_ROLE] = "SELECT title FROM position WHERE person_id = ?1 ORDER BY rank",
    [RELNET_FOUND_IN_CITY] = "SELECT city FROM person WHERE id = ?1"
                             " UNION ALL SELECT city FROM address WHERE person_id = ?1",
    [RELNET_FOUND_IN_TAG] = "SELECT tag FROM person_tag WHERE person_id = ?1",
    [RELNET_FOUND_IN_CIRCLE]
    = "SELECT name FROM circle_member JOIN circle ON circle.id = circle_id WHERE person_id = ?1",
  };
  RelnetStatement *statement;
  g_autofree char *first = NULL;
  char *found = NULL;

  if (hit->found >= G_N_ELEMENTS (queries) || queries[hit->found] == NULL)
    return g_strdup ("");
  statement = relnet_connection_prepare (connection, queries[hit->found], NULL);
  if (statement == NULL)
    return g_strdup ("");
  relnet_statement_bind_int (statement, 1, hit->id);
  while (found == NULL && relnet_statement_step (statement, NULL))
    {
      const char *text = relnet_statement_get_text (statement, 0);
      g_autofree char *folded
          = hit->found == RELNET_FOUND_IN_PHONE ? g_strdup (text) : relnet_text_fold (text);

      if (relnet_search_matches (hit->found, folded, word))
        found = g_strdup (text);
      else if (first == NULL)
        first = g_strdup (text);
    }
  relnet_statement_reset (statement);
  return found != NULL ? found : first != NULL ? g_steal_pointer (&first) : g_strdup ("");
}

static gpointer
find_people (RelnetConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;
  g_autoptr (GArray) hits = NULL;
  g_auto (GStrv) words = relnet_search_split (job->text);
  Found *found;

  if (!refresh_index (job->core, connection, cancellable, error))
    return NULL;
  found = g_new0 (Found, 1);
  found->matches = g_ptr_array_new_with_free_func (g_object_unref);
  hits = relnet_search_index_find (job->core->index, job->text, job->limit, &found->more,
                                   cancellable);
  for (guint i = 0; i < hits->len; i++)
    {
      const RelnetSearchHit *hit = &g_array_index (hits, RelnetSearchHit, i);
      g_autoptr (RelnetPersonSummary) person
          = relnet_person_store_load_summary (connection, hit->id, NULL);
      g_autofree char *text = NULL;

      if (person == NULL)
        continue;
      text = load_found_text (connection, hit, words[hit->word]);
      g_ptr_array_add (found->matches, relnet_search_match_new (person, hit->found, text, ""));
    }
  return found;
}

static gpointer
prepare_index (RelnetConnection *connection,
               gpointer data,
               GCancellable *cancellable,
               GError **error)
{
  Job *job = data;
  gboolean *done;

  if (!refresh_index (job->core, connection, cancellable, error))
    return NULL;
  done = g_new (gboolean, 1);
  *done = TRUE;
  return done;
}

static gboolean
begins_with_word (const char *p, const char *word)
{
  const char *end = p;
  g_autofree char *start = NULL;
  g_autofree char *folded = NULL;

  /* A folded text may be shorter than what it was folded from, never by more than half. */
  for (gsize i = 0; i < 2 * strlen (word) + 2 && *end != '\0'; i++)
    end = g_utf8_next_char (end);
  start = g_strndup (p, (gsize)(end - p));
  folded = relnet_text_fold (start);
  return g_str_has_prefix (folded, word);
}

/* Where a word of @text begins with @word. */
static const char *
find_word (const char *text, const char *word)
{
  gboolean inside = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gboolean letter = g_unichar_isalnum (g_utf8_get_char (p));

      if (letter && !inside && begins_with_word (p, word))
        return p;
      inside = letter;
    }
  return NULL;
}

/* The part of a text around the first word that is found in it, on one line; %NULL if none is. */
static char *
make_excerpt (const char *text, GStrv words)
{
  const char *at = NULL, *start, *end;
  g_autofree char *part = NULL, *clean = NULL;

  for (guint i = 0; at == NULL && words[i] != NULL; i++)
    at = find_word (text, words[i]);
  if (at == NULL)
    return NULL;
  start = at;
  for (int i = 0; i < EXCERPT_BEFORE && start > text; i++)
    start = g_utf8_prev_char (start);
  /* Not from the middle of a word. */
  if (start > text)
    while (start < at && !g_unichar_isspace (g_utf8_get_char (start)))
      start = g_utf8_next_char (start);
  end = start;
  for (int i = 0; i < EXCERPT_LENGTH && *end != '\0'; i++)
    end = g_utf8_next_char (end);
  part = g_strndup (start, (gsize)(end - start));
  clean = relnet_text_clean (part);
  return g_strconcat (start > text ? "…" : "", clean, *end != '\0' ? "…" : "", NULL);
}

static GArray *
find_rows (RelnetConnection *connection, const char *sql, const char *match, GError **error)
{
  RelnetStatement *statement = relnet_connection_prepare (connection, sql, error);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  GError *local = NULL;

  if (statement == NULL)
    return NULL;
  relnet_statement_bind_text (statement, 1, match);
  relnet_statement_bind_int (statement, 2, TEXTS_READ);
  while (relnet_statement_step (statement, &local))
    {
      gint64 id = relnet_statement_get_int (statement, 0);

      g_array_append_val (rows, id);
    }
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return NULL;
    }
  return g_steal_pointer (&rows);
}

static int
compare_dates (gconstpointer a, gconstpointer b)
{
  RelnetSearchMatch *x = *(RelnetSearchMatch **)a, *y = *(RelnetSearchMatch **)b;

  return strcmp (relnet_search_match_get_date (y), relnet_search_match_get_date (x));
}

static gboolean
find_interactions (RelnetConnection *connection,
                   const char *match,
                   GStrv words,
                   GPtrArray *matches,
                   GError **error)
{
  g_autoptr (GArray) rows = find_rows (connection,
                                       "SELECT rowid FROM interaction_fts WHERE interaction_fts "
                                       "MATCH ?1 ORDER BY rowid DESC LIMIT ?2",
                                       match, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      /* The one of the people in it who was last in touch stands for it. */
      RelnetStatement *statement = relnet_connection_prepare (
          connection,
          "SELECT interaction.date, subject, interaction.note, they_said, place, person.id"
          "  FROM interaction JOIN interaction_person ON interaction_id = interaction.id"
          "  JOIN person ON person.id = person_id AND person.deleted_at IS NULL"
          " WHERE interaction.id = ?1 AND interaction.deleted_at IS NULL LIMIT 1",
          error);

      if (statement == NULL)
        return FALSE;
      relnet_statement_bind_int (statement, 1, g_array_index (rows, gint64, i));
      if (relnet_statement_step (statement, NULL))
        {
          g_autoptr (RelnetPersonSummary) person = NULL;
          g_autofree char *excerpt = NULL;
          g_autofree char *date = g_strdup (relnet_statement_get_text (statement, 0));

          for (int column = 1; excerpt == NULL && column <= 4; column++)
            excerpt = make_excerpt (relnet_statement_get_text (statement, column), words);
          person = relnet_person_store_load_summary (connection,
                                                     relnet_statement_get_int (statement, 5), NULL);
          if (person != NULL && excerpt != NULL)
            g_ptr_array_add (matches, relnet_search_match_new (person, RELNET_FOUND_IN_INTERACTION,
                                                               excerpt, date));
        }
      relnet_statement_reset (statement);
    }
  return rows != NULL;
}

static gboolean
find_notes (RelnetConnection *connection,
            const char *match,
            GStrv words,
            guint limit,
            GPtrArray *matches,
            GError **error)
{
  g_autoptr (GArray) rows = find_rows (
      connection,
      "SELECT rowid FROM person_fts WHERE person_fts MATCH ?1 ORDER BY rowid DESC LIMIT ?2", match,
      error);
  guint n = 0;

  for (guint i = 0; rows != NULL && i < rows->len && n < limit; i++)
    {
      /* Not the city: who lives there is among the people found. */
      RelnetStatement *statement
          = relnet_connection_prepare (connection,
                                       "SELECT note, matters, their_goals, interests, expertise, "
                                       "sector, met_place, met_context FROM person"
                                       " WHERE id = ?1 AND deleted_at IS NULL",
                                       error);
      g_autofree char *excerpt = NULL;

      if (statement == NULL)
        return FALSE;
      relnet_statement_bind_int (statement, 1, g_array_index (rows, gint64, i));
      if (relnet_statement_step (statement, NULL))
        for (int column = 0; excerpt == NULL && column < 8; column++)
          excerpt = make_excerpt (relnet_statement_get_text (statement, column), words);
      relnet_statement_reset (statement);
      if (excerpt != NULL)
        {
          g_autoptr (RelnetPersonSummary) person = relnet_person_store_load_summary (
              connection, g_array_index (rows, gint64, i), NULL);

          if (person == NULL)
            continue;
          g_ptr_array_add (matches,
                           relnet_search_match_new (person, RELNET_FOUND_IN_NOTE, excerpt, ""));
          n++;
        }
    }
  return rows != NULL;
}

static gpointer
find_texts (RelnetConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;
  g_autofree char *match = relnet_interaction_store_to_match (job->text);
  g_autofree char *folded = relnet_text_fold (job->text);
  g_auto (GStrv) words = NULL;
  g_autoptr (GPtrArray) interactions = g_ptr_array_new_with_free_func (g_object_unref);
  Found *found = g_new0 (Found, 1);

  found->matches = g_ptr_array_new_with_free_func (g_object_unref);
  if (*match == '\0')
    return found;
  /* The same words as in the query of FTS5: what stands between them does not count. */
  for (char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isalnum (g_utf8_get_char (p)))
      memset (p, ' ', (gsize)(g_utf8_next_char (p) - p));
  words = relnet_search_split (folded);
  if (!find_notes (connection, match, words, MAX (job->limit / 3, 1), found->matches, error)
      || !find_interactions (connection, match, words, interactions, error))
    {
      found_free (found);
      return NULL;
    }
  g_ptr_array_sort (interactions, compare_dates);
  for (guint i = 0; i < interactions->len && found->matches->len < job->limit; i++)
    g_ptr_array_add (found->matches, g_object_ref (g_ptr_array_index (interactions, i)));
  return found;
}

static void
changed_cb (RelnetDatabase *database, RelnetChanges *changes, RelnetSearch *self)
{
  guint n;
  const gint64 *ids = relnet_changes_get_ids (changes, RELNET_CHANGE_PERSON, &n);

  g_mutex_lock (&self->core->mutex);
  if (relnet_changes_has_all (changes, RELNET_CHANGE_PERSON))
    self->core->all_changed = TRUE;
  else if (n > 0)
    g_array_append_vals (self->core->changed, ids, n);
  g_mutex_unlock (&self->core->mutex);
}

static void
relnet_search_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_READY:
      g_value_set_boolean (value, RELNET_SEARCH (object)->ready);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
relnet_search_finalize (GObject *object)
{
  RelnetSearch *self = RELNET_SEARCH (object);

  g_clear_object (&self->database);
  g_clear_pointer (&self->core, core_unref);
  G_OBJECT_CLASS (relnet_search_parent_class)->finalize (object);
}

static void
relnet_search_class_init (RelnetSearchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = relnet_search_get_property;
  object_class->finalize = relnet_search_finalize;
  /**
   * RelnetSearch:ready:
   *
   * Whether everything is searched, and not only the beginnings of names.
   */
  properties[PROP_READY] = g_param_spec_boolean ("ready", NULL, NULL, FALSE,
                                                 G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
relnet_search_init (RelnetSearch *self)
{
  self->core = g_new0 (Core, 1);
  g_atomic_ref_count_init (&self->core->ref_count);
  g_mutex_init (&self->core->mutex);
  self->core->changed = g_array_new (FALSE, FALSE, sizeof (gint64));
}

/**
 * relnet_search_new:
 * @database: a database
 *
 * Returns: (transfer full): a search that has read nothing yet
 */
RelnetSearch *
relnet_search_new (RelnetDatabase *database)
{
  RelnetSearch *self;

  g_return_val_if_fail (RELNET_IS_DATABASE (database), NULL);

  self = g_object_new (RELNET_TYPE_SEARCH, NULL);
  self->database = g_object_ref (database);
  g_signal_connect_object (database, "changed", G_CALLBACK (changed_cb), self, 0);
  return self;
}

static void
prepared (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RelnetSearch) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree gboolean *done
      = relnet_database_read_finish (RELNET_DATABASE (object), result, &error);

  self->preparing = FALSE;
  if (done == NULL)
    {
      g_warning ("Search could not be prepared: %s", error->message);
      return;
    }
  self->ready = TRUE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READY]);
}

/**
 * relnet_search_prepare:
 * @self: a search
 *
 * Says that somebody is about to search; #RelnetSearch:ready tells when everything is.
 */
void
relnet_search_prepare (RelnetSearch *self)
{
  g_return_if_fail (RELNET_IS_SEARCH (self));

  if (self->ready || self->preparing)
    return;
  self->preparing = TRUE;
  relnet_database_read_async (self->database, prepare_index, job_new (self->core, "", 0), job_free,
                              g_free, NULL, prepared, g_object_ref (self));
}

/**
 * relnet_search_get_ready:
 * @self: a search
 *
 * Returns: whether everything is searched, and not only the beginnings of names
 */
gboolean
relnet_search_get_ready (RelnetSearch *self)
{
  g_return_val_if_fail (RELNET_IS_SEARCH (self), FALSE);

  return self->ready;
}

/**
 * relnet_search_get_size:
 * @self: a search at which nothing is being asked
 *
 * Returns: how much memory the index takes, in bytes: for measuring
 */
gsize
relnet_search_get_size (RelnetSearch *self)
{
  g_return_val_if_fail (RELNET_IS_SEARCH (self), 0);

  return self->core->index != NULL ? relnet_search_index_get_size (self->core->index) : 0;
}

/* Before the index is there: whose name begins with the text. */
static Found *
find_names (RelnetSearch *self, const char *text, guint limit)
{
  RelnetConnection *connection = relnet_database_get_reader (self->database);
  RelnetStatement *statement = relnet_connection_prepare (
      connection,
      "SELECT id FROM person WHERE deleted_at IS NULL AND name_folded >= ?1 AND name_folded < ?2"
      " ORDER BY name_folded LIMIT ?3",
      NULL);
  g_autofree char *folded = relnet_text_fold (text);
  g_autofree char *end = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  Found *found = g_new0 (Found, 1);

  found->matches = g_ptr_array_new_with_free_func (g_object_unref);
  g_strstrip (folded);
  if (statement == NULL || *folded == '\0')
    return found;
  end = g_strconcat (folded, "\xf4\x8f\xbf\xbf", NULL);
  relnet_statement_bind_text (statement, 1, folded);
  relnet_statement_bind_text (statement, 2, end);
  relnet_statement_bind_int (statement, 3, limit);
  while (relnet_statement_step (statement, NULL))
    {
      gint64 id = relnet_statement_get_int (statement, 0);

      g_array_append_val (ids, id);
    }
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (RelnetPersonSummary) person
          = relnet_person_store_load_summary (connection, g_array_index (ids, gint64, i), NULL);

      if (person != NULL)
        g_ptr_array_add (found->matches,
                         relnet_search_match_new (person, RELNET_FOUND_IN_NAME, "", ""));
    }
  return found;
}

static void
found_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  Found *found = relnet_database_read_finish (RELNET_DATABASE (object), result, &error);

  if (found == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, found, found_free);
}

/**
 * relnet_search_find_people_async:
 * @self: a search
 * @text: what was typed
 * @limit: how many people at most
 * @cancellable: (nullable): a cancellable; cancel it with the next key
 * @callback: called when they are found
 * @user_data: for @callback
 *
 * Finds people by their names, addresses, numbers, organisations, roles, cities, tags and circles, the best first.
 */
void
relnet_search_find_people_async (RelnetSearch *self,
                                 const char *text,
                                 guint limit,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  GTask *task;

  g_return_if_fail (RELNET_IS_SEARCH (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, relnet_search_find_people_async);
  if (!self->ready)
    {
      relnet_search_prepare (self);
      g_task_return_pointer (task, find_names (self, text, limit), found_free);
      g_object_unref (task);
      return;
    }
  relnet_database_read_async (self->database, find_people, job_new (self->core, text, limit),
                              job_free, found_free, cancellable, found_cb, task);
}

/**
 * relnet_search_find_people_finish:
 * @self: a search
 * @result: the result
 * @more: (out) (optional): whether there are more than the limit
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type RelnetSearchMatch) (nullable): who was found
 */
GPtrArray *
relnet_search_find_people_finish (RelnetSearch *self,
                                  GAsyncResult *result,
                                  gboolean *more,
                                  GError **error)
{
  Found *found;
  GPtrArray *matches;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  found = g_task_propagate_pointer (G_TASK (result), error);
  if (found == NULL)
    return NULL;
  if (more != NULL)
    *more = found->more;
  matches = g_steal_pointer (&found->matches);
  found_free (found);
  return matches;
}

/**
 * relnet_search_find_texts_async:
 * @self: a search
 * @text: what was typed
 * @limit: how many matches at most
 * @cancellable: (nullable): a cancellable; cancel it with the next key
 * @callback: called when they are found
 * @user_data: for @callback
 *
 * Finds what is written about people and in interactions, the newest first.
 */
void
relnet_search_find_texts_async (RelnetSearch *self,
                                const char *text,
                                guint limit,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  GTask *task;

  g_return_if_fail (RELNET_IS_SEARCH (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, relnet_search_find_texts_async);
  relnet_database_read_async (self->database, find_texts, job_new (self->core, text, limit),
                              job_free, found_free, cancellable, found_cb, task);
}

/**
 * relnet_search_find_texts_finish:
 * @self: a search
 * @result: the result
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type RelnetSearchMatch) (nullable): what was found
 */
GPtrArray *
relnet_search_find_texts_finish (RelnetSearch *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (RELNET_IS_SEARCH (self), NULL);

  return relnet_search_find_people_finish (self, result, NULL, error);
}

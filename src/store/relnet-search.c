#include "relnet-search.h"

#include "relnet-person-store.h"
#include "relnet-search-fill.h"
#include "relnet-search-texts.h"
#include "relnet-search-thing.h"
#include "relnet-text.h"

/* How many goals, promises and the like are found at most. */
#define MAX_THINGS 4
/* With more changed people than this the index is made anew instead of mended. */
#define MAX_MENDED 2000
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
  GPtrArray *things;
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
  g_clear_pointer (&found->things, g_ptr_array_unref);
  g_free (found);
}

/* Makes the index, or brings it up to date. */
static gboolean
refresh_index (Core *core, RelnetConnection *connection, GError **error)
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
      RelnetSearchIndex *index = relnet_search_fill (connection, &local);

      if (index != NULL)
        {
          g_clear_pointer (&core->index, relnet_search_index_free);
          core->index = index;
        }
    }
  else
    for (guint i = 0; local == NULL && i < changed->len; i++)
      relnet_search_mend (connection, core->index, g_array_index (changed, gint64, i), &local);
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

  if (!refresh_index (job->core, connection, error))
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

  if (!refresh_index (job->core, connection, error))
    return NULL;
  done = g_new (gboolean, 1);
  *done = TRUE;
  return done;
}

static gpointer
find_texts (RelnetConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;
  g_autoptr (GPtrArray) matches = relnet_search_texts_find (connection, job->text, job->limit, error);
  g_autoptr (GPtrArray) things
      = matches != NULL ? relnet_search_things_find (connection, job->text, MAX_THINGS, error) : NULL;
  Found *found;

  if (things == NULL)
    return NULL;
  found = g_new0 (Found, 1);
  found->matches = g_steal_pointer (&matches);
  found->things = g_steal_pointer (&things);
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
 * Finds what is written about people and in interactions, the newest first, and goals, promises, favours, introductions
 * and follow-ups by their words.
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
 * @things: (out) (transfer full) (element-type RelnetSearchThing): goals, promises and the like
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type RelnetSearchMatch) (nullable): the texts that were found
 */
GPtrArray *
relnet_search_find_texts_finish (RelnetSearch *self, GAsyncResult *result, GPtrArray **things, GError **error)
{
  Found *found;
  GPtrArray *matches;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  *things = NULL;
  found = g_task_propagate_pointer (G_TASK (result), error);
  if (found == NULL)
    return NULL;
  matches = g_steal_pointer (&found->matches);
  *things = g_steal_pointer (&found->things);
  found_free (found);
  return matches;
}

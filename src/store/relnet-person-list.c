#include "relnet-person-list.h"

#include <string.h>

#include "relnet-person-store.h"

/* How many summaries are kept although no row shows them: what a list view reads ahead and a little more. */
#define CACHE_SIZE 256
/* A change that touches more people than this is read anew as a whole. */
#define MAX_TOUCHED 50

/**
 * RelnetPersonList:
 *
 * A list of people that knows only their ids; a #RelnetPersonSummary is read when a row is shown. A hundred thousand
 * people cost eight bytes each and open as fast as a thousand (design/performance.md, section 2).
 *
 * It follows #RelnetDatabase::changed: summaries in use are brought up to date in place, and only a person who comes,
 * goes or moves changes the list, one item each. A list view asks for every item of a large insertion and a selection
 * model for all of them again, so when many came or moved (an import, another program, a new day) the list does not
 * change but emits #RelnetPersonList::stale: whoever shows it loads another and puts it in its place.
 */
struct _RelnetPersonList
{
  GObject parent_instance;

  RelnetDatabase *database;
  RelnetClock *clock;
  RelnetPersonQuery query;
  char *tag;
  char *today; /* the day the list was made for: overdue depends on it */
  GArray *ids;
  GHashTable *live; /* id → RelnetPersonSummary, not owned: those that somebody holds */
  RelnetPersonSummary *recent[CACHE_SIZE];
  guint next_recent;
  GCancellable *cancellable;
};

enum
{
  SIGNAL_STALE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RelnetPersonList,
                               relnet_person_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static guint
find_place (RelnetPersonList *self, GArray *ids, gint64 id)
{
  guint low = 0, high = ids->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (relnet_person_query_is_before (relnet_database_get_reader (self->database), &self->query, self->today,
                                         g_array_index (ids, gint64, middle), id))
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static gboolean
find (GArray *ids, gint64 id, guint *position)
{
  const gint64 *data = (const gint64 *)ids->data;

  for (guint i = 0; i < ids->len; i++)
    if (data[i] == id)
      {
        *position = i;
        return TRUE;
      }
  return FALSE;
}

static void
summary_gone_cb (gpointer data, GObject *where)
{
  RelnetPersonList *self = data;
  GHashTableIter iter;
  gpointer value;

  /* Its id can no longer be asked for; those in use are a few hundred. */
  g_hash_table_iter_init (&iter, self->live);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (value == where)
      {
        g_hash_table_iter_remove (&iter);
        return;
      }
}

static void
copy_summary (RelnetPersonSummary *from, RelnetPersonSummary *to)
{
  relnet_person_summary_set_name (to, relnet_person_summary_get_name (from));
  relnet_person_summary_set_title (to, relnet_person_summary_get_title (from));
  relnet_person_summary_set_organisation (to, relnet_person_summary_get_organisation (from));
  relnet_person_summary_set_last_contact (to, relnet_person_summary_get_last_contact (from));
  relnet_person_summary_set_due (to, relnet_person_summary_get_due (from));
  relnet_person_summary_set_cadence_days (to, relnet_person_summary_get_cadence_days (from));
  relnet_person_summary_set_closeness (to, relnet_person_summary_get_closeness (from));
  relnet_person_summary_set_peak (to, relnet_person_summary_get_peak (from), relnet_person_summary_get_peak_date (from));
  relnet_person_summary_set_starred (to, relnet_person_summary_get_starred (from));
  relnet_person_summary_set_has_photo (to, relnet_person_summary_get_has_photo (from));
}

static void
refresh_summary (RelnetPersonList *self, gint64 id)
{
  RelnetPersonSummary *summary = g_hash_table_lookup (self->live, &id);
  g_autoptr (RelnetPersonSummary) fresh = NULL;

  if (summary == NULL)
    return;
  fresh = relnet_person_store_load_summary (relnet_database_get_reader (self->database), id, NULL);
  if (fresh != NULL)
    copy_summary (fresh, summary);
}

static void
refresh_all_summaries (RelnetPersonList *self)
{
  g_autofree gpointer *ids = NULL;
  guint n;

  ids = g_hash_table_get_keys_as_array (self->live, &n);
  for (guint i = 0; i < n; i++)
    refresh_summary (self, *(gint64 *)ids[i]);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  gint64 x = *(const gint64 *)a, y = *(const gint64 *)b;

  return x < y ? -1 : x > y;
}

static gboolean
is_touched (GArray *touched, gint64 id)
{
  return g_array_binary_search (touched, &id, compare_ids, NULL);
}

/* The order after the change: everybody who was not touched stands as before, the others find their place. */
static GArray *
place_touched (RelnetPersonList *self, GArray *touched)
{
  GArray *after = g_array_sized_new (FALSE, FALSE, sizeof (gint64), self->ids->len + touched->len);

  for (guint i = 0; i < self->ids->len; i++)
    if (!is_touched (touched, g_array_index (self->ids, gint64, i)))
      g_array_append_val (after, g_array_index (self->ids, gint64, i));
  for (guint i = 0; i < touched->len; i++)
    {
      gint64 id = g_array_index (touched, gint64, i);

      if (relnet_person_query_matches (relnet_database_get_reader (self->database), &self->query, self->today, id))
        g_array_insert_val (after, find_place (self, after, id), id);
    }
  return after;
}

static gint64
get_or_none (GArray *ids, gint64 position)
{
  return position >= 0 && position < ids->len ? g_array_index (ids, gint64, position) : 0;
}

/* Whether somebody stands where they stood: between the same two, one of whom did not move for certain. */
static gboolean
stays (RelnetPersonList *self, GArray *after, GArray *touched, gint64 id)
{
  guint old_position, new_position;
  gint64 previous, next;

  if (!find (self->ids, id, &old_position) || !find (after, id, &new_position))
    return FALSE;
  previous = get_or_none (self->ids, (gint64)old_position - 1);
  next = get_or_none (self->ids, (gint64)old_position + 1);
  return previous == get_or_none (after, (gint64)new_position - 1)
         && next == get_or_none (after, (gint64)new_position + 1)
         && (!is_touched (touched, previous) || !is_touched (touched, next));
}

/* Turns the list into @after one item at a time: the few who moved leave first, then all arrive. */
static void
move_to (RelnetPersonList *self, GArray *after, GArray *touched)
{
  g_autoptr (GArray) moved = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint position;

  for (guint i = 0; i < touched->len; i++)
    {
      gint64 id = g_array_index (touched, gint64, i);

      if (!stays (self, after, touched, id))
        g_array_append_val (moved, id);
    }
  for (guint i = 0; i < moved->len; i++)
    if (find (self->ids, g_array_index (moved, gint64, i), &position))
      {
        g_array_remove_index (self->ids, position);
        g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 0);
      }
  for (position = 0; position < after->len; position++)
    {
      gint64 id = g_array_index (after, gint64, position);

      if (get_or_none (self->ids, position) == id)
        continue;
      g_array_insert_val (self->ids, position, id);
      g_list_model_items_changed (G_LIST_MODEL (self), position, 0, 1);
    }
}

static void
update_touched (RelnetPersonList *self, GArray *touched)
{
  g_autoptr (GArray) after = NULL;

  g_array_sort (touched, compare_ids);
  for (guint i = 0; i < touched->len; i++)
    refresh_summary (self, g_array_index (touched, gint64, i));
  after = place_touched (self, touched);
  move_to (self, after, touched);
}

typedef struct
{
  RelnetPersonQuery query;
  char *tag;
  char *today;
  RelnetClock *clock;
  RelnetDatabase *database; /* set while it is watched */
  gulong handler;
  gboolean outdated; /* somebody wrote since it was read */
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  if (reading->handler != 0)
    g_signal_handler_disconnect (reading->database, reading->handler);
  g_clear_object (&reading->database);
  g_free (reading->tag);
  g_free (reading->today);
  g_clear_object (&reading->clock);
  g_free (reading);
}

static Reading *
reading_new (RelnetClock *clock, const RelnetPersonQuery *query)
{
  Reading *reading = g_new0 (Reading, 1);

  reading->query = *query;
  reading->tag = g_strdup (query->tag);
  reading->query.tag = reading->tag;
  reading->today = relnet_clock_dup_today (clock);
  reading->clock = g_object_ref (clock);
  return reading;
}

static gpointer
read_ids_in_thread (RelnetConnection *connection,
                    gpointer data,
                    GCancellable *cancellable,
                    GError **error)
{
  Reading *reading = data;

  return relnet_person_query_read_ids (connection, &reading->query, reading->today, error);
}

static void
ids_read_again (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RelnetPersonList) self = user_data;
  g_autoptr (GArray) ids = relnet_database_read_finish (RELNET_DATABASE (object), result, NULL);

  if (ids == NULL || self->cancellable == NULL || g_cancellable_is_cancelled (self->cancellable))
    return;
  if (ids->len == self->ids->len
      && memcmp (ids->data, self->ids->data, ids->len * sizeof (gint64)) == 0)
    return;
  g_signal_emit (self, signals[SIGNAL_STALE], 0);
}

/* So much changed that ids are not told: often nobody moved (a circle got another name). */
static void
look_anew (RelnetPersonList *self)
{
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  refresh_all_summaries (self);
  relnet_database_read_async (
      self->database, read_ids_in_thread, reading_new (self->clock, &self->query), reading_free,
      (GDestroyNotify)g_array_unref, self->cancellable, ids_read_again, g_object_ref (self));
}

static void
changed_cb (RelnetDatabase *database, RelnetChanges *changes, RelnetPersonList *self)
{
  g_autoptr (GArray) touched = NULL;
  const gint64 *people;
  guint n_people;

  /* Whoever writes an interaction names its people: their last contact is theirs. */
  people = relnet_changes_get_ids (changes, RELNET_CHANGE_PERSON, &n_people);
  if (relnet_changes_has_all (changes, RELNET_CHANGE_PERSON) || n_people > MAX_TOUCHED)
    look_anew (self);
  else if (n_people > 0)
    {
      touched = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_array_append_vals (touched, people, n_people);
      update_touched (self, touched);
    }
}

static void
clock_moved_cb (RelnetClock *clock, RelnetPersonList *self)
{
  g_autofree char *today = relnet_clock_dup_today (clock);

  /* Ages in rows are of yesterday and others may be overdue. */
  if (!g_str_equal (today, self->today))
    g_signal_emit (self, signals[SIGNAL_STALE], 0);
}

static GType
relnet_person_list_get_item_type (GListModel *model)
{
  return RELNET_TYPE_PERSON_SUMMARY;
}

static guint
relnet_person_list_get_n_items (GListModel *model)
{
  return RELNET_PERSON_LIST (model)->ids->len;
}

static gpointer
relnet_person_list_get_item (GListModel *model, guint position)
{
  RelnetPersonList *self = RELNET_PERSON_LIST (model);
  RelnetPersonSummary *summary;
  gint64 id;
  gint64 *key;

  if (position >= self->ids->len)
    return NULL;
  id = g_array_index (self->ids, gint64, position);
  summary = g_hash_table_lookup (self->live, &id);
  if (summary != NULL)
    return g_object_ref (summary);
  summary
      = relnet_person_store_load_summary (relnet_database_get_reader (self->database), id, NULL);
  if (summary == NULL)
    {
      /* Deleted by another program a moment ago: the change is on its way, until then the row is empty. */
      summary = relnet_person_summary_new ();
      relnet_person_summary_set_id (summary, id);
    }
  key = g_new (gint64, 1);
  *key = id;
  g_hash_table_insert (self->live, key, summary);
  g_object_weak_ref (G_OBJECT (summary), summary_gone_cb, self);
  g_set_object (&self->recent[self->next_recent], summary);
  self->next_recent = (self->next_recent + 1) % CACHE_SIZE;
  return summary;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = relnet_person_list_get_item_type;
  iface->get_n_items = relnet_person_list_get_n_items;
  iface->get_item = relnet_person_list_get_item;
}

static void
relnet_person_list_dispose (GObject *object)
{
  RelnetPersonList *self = RELNET_PERSON_LIST (object);
  GHashTableIter iter;
  gpointer summary;

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  for (guint i = 0; i < CACHE_SIZE; i++)
    g_clear_object (&self->recent[i]);
  g_hash_table_iter_init (&iter, self->live);
  while (g_hash_table_iter_next (&iter, NULL, &summary))
    {
      g_object_weak_unref (summary, summary_gone_cb, self);
      g_hash_table_iter_remove (&iter);
    }
  G_OBJECT_CLASS (relnet_person_list_parent_class)->dispose (object);
}

static void
relnet_person_list_finalize (GObject *object)
{
  RelnetPersonList *self = RELNET_PERSON_LIST (object);

  g_clear_object (&self->database);
  g_clear_object (&self->clock);
  g_clear_pointer (&self->tag, g_free);
  g_clear_pointer (&self->today, g_free);
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->live, g_hash_table_unref);
  G_OBJECT_CLASS (relnet_person_list_parent_class)->finalize (object);
}

static void
relnet_person_list_class_init (RelnetPersonListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = relnet_person_list_dispose;
  object_class->finalize = relnet_person_list_finalize;

  /**
   * RelnetPersonList::stale:
   *
   * So many people came, went or moved that another list had better take its place.
   */
  signals[SIGNAL_STALE] = g_signal_new ("stale", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
relnet_person_list_init (RelnetPersonList *self)
{
  self->live = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->cancellable = g_cancellable_new ();
}

/* @ids: (transfer full) */
static RelnetPersonList *
make (RelnetDatabase *database, const Reading *reading, GArray *ids)
{
  RelnetPersonList *self = g_object_new (RELNET_TYPE_PERSON_LIST, NULL);

  self->database = g_object_ref (database);
  self->clock = g_object_ref (reading->clock);
  self->query = reading->query;
  self->tag = g_strdup (reading->tag);
  self->query.tag = self->tag;
  self->today = g_strdup (reading->today);
  self->ids = ids;
  g_signal_connect_object (database, "changed", G_CALLBACK (changed_cb), self, 0);
  g_signal_connect_object (self->clock, "moved", G_CALLBACK (clock_moved_cb), self, 0);
  return self;
}

/**
 * relnet_person_list_new:
 * @database: a database
 * @clock: the time
 * @query: who, in which order
 *
 * Reads the ids at once. By name and without a filter that takes some ten milliseconds for 100,000 people; for anything
 * else see relnet_person_list_load_async().
 *
 * Returns: (transfer full): a list, empty if it could not be read
 */
RelnetPersonList *
relnet_person_list_new (RelnetDatabase *database,
                        RelnetClock *clock,
                        const RelnetPersonQuery *query)
{
  Reading *reading;
  g_autoptr (GError) error = NULL;
  RelnetPersonList *self;
  GArray *ids;

  g_return_val_if_fail (RELNET_IS_DATABASE (database) && RELNET_IS_CLOCK (clock), NULL);

  reading = reading_new (clock, query);
  ids = relnet_person_query_read_ids (relnet_database_get_reader (database), &reading->query, reading->today, &error);
  if (ids == NULL)
    {
      g_warning ("The list of people could not be read: %s", error->message);
      ids = g_array_new (FALSE, FALSE, sizeof (gint64));
    }
  self = make (database, reading, ids);
  reading_free (reading);
  return self;
}

static void
ids_read (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Reading *reading = g_task_get_task_data (task);
  GError *error = NULL;
  GArray *ids = relnet_database_read_finish (RELNET_DATABASE (object), result, &error);
  RelnetPersonList *list;

  if (ids == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  list = make (RELNET_DATABASE (object), reading, ids);
  if (reading->outdated)
    look_anew (list);
  g_task_return_pointer (task, list, g_object_unref);
}

static void
changed_while_reading_cb (RelnetDatabase *database, RelnetChanges *changes, Reading *reading)
{
  reading->outdated = reading->outdated || relnet_changes_has (changes, RELNET_CHANGE_PERSON);
}

/**
 * relnet_person_list_load_async:
 * @database: a database
 * @clock: the time
 * @query: who, in which order
 * @cancellable: (nullable): a cancellable
 * @callback: called when the ids are read
 * @user_data: for @callback
 *
 * Makes a list whose ids are read in another thread.
 */
void
relnet_person_list_load_async (RelnetDatabase *database,
                               RelnetClock *clock,
                               const RelnetPersonQuery *query,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  Reading *reading;
  GTask *task;

  g_return_if_fail (RELNET_IS_DATABASE (database) && RELNET_IS_CLOCK (clock));

  reading = reading_new (clock, query);
  reading->database = g_object_ref (database);
  reading->handler
      = g_signal_connect (database, "changed", G_CALLBACK (changed_while_reading_cb), reading);
  task = g_task_new (database, cancellable, callback, user_data);
  g_task_set_source_tag (task, relnet_person_list_load_async);
  g_task_set_task_data (task, reading, reading_free);
  relnet_database_read_async (database, read_ids_in_thread, reading_new (clock, query),
                              reading_free, (GDestroyNotify)g_array_unref, cancellable, ids_read,
                              task);
}

/**
 * relnet_person_list_load_finish:
 * @database: a database
 * @result: the result
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the list
 */
RelnetPersonList *
relnet_person_list_load_finish (RelnetDatabase *database, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, database), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * relnet_person_list_get_id:
 * @self: a list
 * @position: a position
 *
 * Returns: who is there, without reading more; 0 beyond the end
 */
gint64
relnet_person_list_get_id (RelnetPersonList *self, guint position)
{
  g_return_val_if_fail (RELNET_IS_PERSON_LIST (self), 0);

  return position < self->ids->len ? g_array_index (self->ids, gint64, position) : 0;
}

/**
 * relnet_person_list_find:
 * @self: a list
 * @id: a person
 * @position: (out) (optional): where they are
 *
 * Returns: whether the person is in it
 */
gboolean
relnet_person_list_find (RelnetPersonList *self, gint64 id, guint *position)
{
  guint found;

  g_return_val_if_fail (RELNET_IS_PERSON_LIST (self), FALSE);

  if (!find (self->ids, id, &found))
    return FALSE;
  if (position != NULL)
    *position = found;
  return TRUE;
}

#include "relnet-timeline-model.h"

#include <gio/gio.h>

/**
 * RelnetTimelineModel:
 *
 * The interactions of a timeline (T2), the newest first, in pages of %RELNET_TIMELINE_PAGE_SIZE: it holds what was asked for
 * with relnet_timeline_model_load_more() and no more. Each page continues after the last interaction of the one before, so
 * that the thousandth costs what the first costs.
 *
 * It listens to #RelnetDatabase::changed and reports only the interactions that differ.
 *
 * What an index answers is read at once, so that opening a person takes one frame. A search for words may have to look at
 * every match: it is read in another thread, and a newer question cancels it.
 */
struct _RelnetTimelineModel
{
  GObject parent_instance;

  RelnetDatabase *database;
  RelnetTimelineFilter filter;
  char *from;
  char *to;
  char *text;
  GPtrArray *items;
  gboolean has_more;
  GCancellable *cancellable; /* of the reading that goes on */
  char *error;
};

enum
{
  PROP_0,
  PROP_LOADING,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* What is asked of the reader's thread: a copy of the filter with texts of its own. */
typedef struct
{
  RelnetTimelineFilter filter;
  RelnetInteraction *after;
  guint limit;
} Question;

static GType
get_item_type (GListModel *model)
{
  return RELNET_TYPE_INTERACTION;
}

static guint
get_n_items (GListModel *model)
{
  return RELNET_TIMELINE_MODEL (model)->items->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  RelnetTimelineModel *self = RELNET_TIMELINE_MODEL (model);

  return position < self->items->len ? g_object_ref (g_ptr_array_index (self->items, position)) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (RelnetTimelineModel, relnet_timeline_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
question_free (gpointer data)
{
  Question *question = data;

  g_free ((char *) question->filter.from);
  g_free ((char *) question->filter.to);
  g_free ((char *) question->filter.text);
  g_clear_object (&question->after);
  g_free (question);
}

static gpointer
read_page (RelnetConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Question *question = data;

  return relnet_interaction_store_load_page (connection, &question->filter, question->after, question->limit, error);
}

/* Takes @page for what the model holds, and reports what lies between the items that stay at both ends. */
static void
replace_items (RelnetTimelineModel *self, GPtrArray *page)
{
  g_autoptr (GPtrArray) old = g_steal_pointer (&self->items);
  guint head = 0, tail = 0;

  while (head < old->len && head < page->len
         && relnet_interaction_equal (g_ptr_array_index (old, head), g_ptr_array_index (page, head)))
    head++;
  while (tail < old->len - head && tail < page->len - head
         && relnet_interaction_equal (g_ptr_array_index (old, old->len - 1 - tail), g_ptr_array_index (page, page->len - 1 - tail)))
    tail++;
  self->items = g_ptr_array_ref (page);
  if (old->len - head - tail > 0 || page->len - head - tail > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), head, old->len - head - tail, page->len - head - tail);
}

static void
append_items (RelnetTimelineModel *self, GPtrArray *page)
{
  guint position = self->items->len;

  for (guint i = 0; i < page->len; i++)
    g_ptr_array_add (self->items, g_object_ref (g_ptr_array_index (page, i)));
  if (page->len > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), position, 0, page->len);
}

static void
take_page (RelnetTimelineModel *self, GPtrArray *page, gboolean appending, guint limit)
{
  self->has_more = page->len == limit;
  if (appending)
    append_items (self, page);
  else
    replace_items (self, page);
}

typedef struct
{
  RelnetTimelineModel *self;
  GCancellable *cancellable;
  gboolean appending;
  guint limit;
} Reading;

static void
set_cancellable (RelnetTimelineModel *self, GCancellable *cancellable)
{
  if (self->cancellable != NULL && self->cancellable != cancellable)
    g_cancellable_cancel (self->cancellable);
  if (g_set_object (&self->cancellable, cancellable))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

static void
page_loaded (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autofree Reading *reading = data;
  g_autoptr (RelnetTimelineModel) self = reading->self;
  g_autoptr (GCancellable) cancellable = reading->cancellable;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) page = relnet_database_read_finish (RELNET_DATABASE (object), result, &error);

  /* Another question was asked since. */
  if (self->cancellable != cancellable || self->database == NULL)
    return;
  g_clear_pointer (&self->error, g_free);
  if (page != NULL)
    take_page (self, page, reading->appending, reading->limit);
  else
    self->error = g_strdup (error->message);
  set_cancellable (self, NULL);
}

static void
read_items (RelnetTimelineModel *self, gboolean appending, guint limit)
{
  RelnetInteraction *after
      = appending && self->items->len > 0 ? g_ptr_array_index (self->items, self->items->len - 1) : NULL;

  if (self->database == NULL)
    return;
  g_clear_pointer (&self->error, g_free);
  if (self->text == NULL && self->filter.circle_id == 0 && limit <= 4 * RELNET_TIMELINE_PAGE_SIZE)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) page = relnet_interaction_store_load_page (relnet_database_get_reader (self->database),
                                                                       &self->filter, after, limit, &error);

      set_cancellable (self, NULL);
      if (page != NULL)
        take_page (self, page, appending, limit);
      else
        self->error = g_strdup (error->message);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
    }
  else
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      Question *question = g_new0 (Question, 1);
      Reading *reading = g_new0 (Reading, 1);

      question->filter = self->filter;
      question->filter.from = g_strdup (self->from);
      question->filter.to = g_strdup (self->to);
      question->filter.text = g_strdup (self->text);
      question->after = after != NULL ? g_object_ref (after) : NULL;
      question->limit = limit;
      reading->self = g_object_ref (self);
      reading->cancellable = g_object_ref (cancellable);
      reading->appending = appending;
      reading->limit = limit;
      set_cancellable (self, cancellable);
      relnet_database_read_async (self->database, read_page, question, question_free, (GDestroyNotify) g_ptr_array_unref,
                                  cancellable, page_loaded, reading);
    }
}

static gboolean
is_shown (RelnetTimelineModel *self, const gint64 *ids, guint n, gboolean people)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      RelnetInteraction *item = g_ptr_array_index (self->items, i);

      for (guint j = 0; j < n; j++)
        {
          if (!people && relnet_interaction_get_id (item) == ids[j])
            return TRUE;
          for (guint k = 0; people && k < relnet_interaction_get_n_people (item); k++)
            if (relnet_interaction_get_person_id (item, k) == ids[j])
              return TRUE;
        }
    }
  return FALSE;
}

static void
changed_cb (RelnetDatabase *database, RelnetChanges *changes, gpointer data)
{
  RelnetTimelineModel *self = data;
  gboolean touched;
  guint n;
  const gint64 *ids = relnet_changes_get_ids (changes, RELNET_CHANGE_PERSON, &n);

  if (self->filter.person_id != 0)
    touched = relnet_changes_has_id (changes, RELNET_CHANGE_PERSON, self->filter.person_id)
              || relnet_changes_has_all (changes, RELNET_CHANGE_INTERACTION) || is_shown (self, ids, n, TRUE);
  else
    touched = relnet_changes_has (changes, RELNET_CHANGE_INTERACTION)
              || relnet_changes_has_all (changes, RELNET_CHANGE_PERSON) || is_shown (self, ids, n, TRUE)
              || (self->filter.circle_id != 0
                  && relnet_changes_has_id (changes, RELNET_CHANGE_CIRCLE, self->filter.circle_id));
  if (!touched)
    return;
  /* As many as are shown, and a page more room for what is new. */
  read_items (self, FALSE, MAX ((self->items->len + RELNET_TIMELINE_PAGE_SIZE - 1) / RELNET_TIMELINE_PAGE_SIZE, 1)
                               * RELNET_TIMELINE_PAGE_SIZE);
}

static void
relnet_timeline_model_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_LOADING:
      g_value_set_boolean (value, relnet_timeline_model_get_loading (RELNET_TIMELINE_MODEL (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
relnet_timeline_model_dispose (GObject *object)
{
  RelnetTimelineModel *self = RELNET_TIMELINE_MODEL (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->database);
  G_OBJECT_CLASS (relnet_timeline_model_parent_class)->dispose (object);
}

static void
relnet_timeline_model_finalize (GObject *object)
{
  RelnetTimelineModel *self = RELNET_TIMELINE_MODEL (object);

  g_clear_pointer (&self->from, g_free);
  g_clear_pointer (&self->to, g_free);
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->error, g_free);
  G_OBJECT_CLASS (relnet_timeline_model_parent_class)->finalize (object);
}

static void
relnet_timeline_model_class_init (RelnetTimelineModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = relnet_timeline_model_get_property;
  object_class->dispose = relnet_timeline_model_dispose;
  object_class->finalize = relnet_timeline_model_finalize;

  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE,
                                                   G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
relnet_timeline_model_init (RelnetTimelineModel *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * relnet_timeline_model_new:
 * @database: a database
 *
 * Returns: (transfer full): a model that is empty until relnet_timeline_model_set_filter()
 */
RelnetTimelineModel *
relnet_timeline_model_new (RelnetDatabase *database)
{
  RelnetTimelineModel *self = g_object_new (RELNET_TYPE_TIMELINE_MODEL, NULL);

  self->database = g_object_ref (database);
  g_signal_connect_object (database, "changed", G_CALLBACK (changed_cb), self, 0);
  return self;
}

/**
 * relnet_timeline_model_set_filter:
 * @self: a timeline
 * @filter: which interactions; its texts are copied
 *
 * Shows the first page of what @filter asks for.
 */
void
relnet_timeline_model_set_filter (RelnetTimelineModel *self, const RelnetTimelineFilter *filter)
{
  g_autofree char *match = relnet_interaction_store_to_match (filter->text);

  self->filter = *filter;
  g_free (self->from);
  g_free (self->to);
  g_free (self->text);
  self->filter.from = self->from = g_strdup (filter->from);
  self->filter.to = self->to = g_strdup (filter->to);
  self->filter.text = self->text = *match != '\0' ? g_strdup (filter->text) : NULL;
  read_items (self, FALSE, RELNET_TIMELINE_PAGE_SIZE);
}

/**
 * relnet_timeline_model_is_filtered:
 * @self: a timeline
 *
 * Returns: whether anything but the person narrows what is shown
 */
gboolean
relnet_timeline_model_is_filtered (RelnetTimelineModel *self)
{
  return self->filter.circle_id != 0 || self->filter.channels != 0 || self->from != NULL || self->to != NULL
         || self->text != NULL;
}

/**
 * relnet_timeline_model_get_person_id:
 * @self: a timeline
 *
 * Returns: whose timeline it is, 0 for everybody's
 */
gint64
relnet_timeline_model_get_person_id (RelnetTimelineModel *self)
{
  return self->filter.person_id;
}

/**
 * relnet_timeline_model_get_has_more:
 * @self: a timeline
 *
 * Returns: whether relnet_timeline_model_load_more() may find more
 */
gboolean
relnet_timeline_model_get_has_more (RelnetTimelineModel *self)
{
  return self->has_more;
}

/**
 * relnet_timeline_model_get_loading:
 * @self: a timeline
 *
 * Returns: whether a page is being read
 */
gboolean
relnet_timeline_model_get_loading (RelnetTimelineModel *self)
{
  return self->cancellable != NULL;
}

/**
 * relnet_timeline_model_load_more:
 * @self: a timeline
 *
 * Reads the next page, if there is one and none is being read.
 */
void
relnet_timeline_model_load_more (RelnetTimelineModel *self)
{
  if (self->has_more && self->cancellable == NULL)
    read_items (self, TRUE, RELNET_TIMELINE_PAGE_SIZE);
}

/**
 * relnet_timeline_model_get_error:
 * @self: a timeline
 *
 * Returns: (nullable): why the last page could not be read, in words for the user
 */
const char *
relnet_timeline_model_get_error (RelnetTimelineModel *self)
{
  return self->error;
}

#include "relnet-message-pager.h"

#include "relnet-message-row.h"

/* How many are read at once, and how near the end of what is shown, in pixels, the next ones are. */
#define PAGE_SIZE    100
#define NEAR_THE_END 800

/**
 * RelnetMessagePager:
 *
 * Fills a list with messages, a page at a time as one scrolls: everybody's in the section, one person's on their page.
 */
struct _RelnetMessagePager
{
  GObject parent_instance;

  RelnetDatabase *database;
  RelnetClock *clock;
  GtkListBox *list;
  GtkAdjustment *adjustment;
  GCancellable *cancellable;
  RelnetMessageFilter filter;
  gint64 person_id;
  guint n_rows;
  gboolean has_more;
  gboolean reading;
  gboolean appending; /* what is being read follows what is shown */
};

enum
{
  SIGNAL_READ,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RelnetMessagePager, relnet_message_pager, G_TYPE_OBJECT)

typedef struct
{
  RelnetMessageFilter filter;
  gint64 person_id;
  guint offset;
  guint limit;
} Query;

static gpointer
read_list (RelnetConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const Query *query = data;

  return relnet_message_store_load_list (connection, query->filter, query->person_id, query->offset, query->limit,
                                         error);
}

static void
remove_rows (RelnetMessagePager *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
}

static void
list_read (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) messages = relnet_database_read_finish (RELNET_DATABASE (object), result, &error);
  RelnetMessagePager *self;

  /* Cancelled: a newer one is under way, or the list is gone. */
  if (messages == NULL)
    return;
  self = user_data;
  self->reading = FALSE;
  if (!self->appending)
    remove_rows (self);
  for (guint i = 0; i < messages->len; i++)
    gtk_list_box_append (self->list, relnet_message_row_new (g_ptr_array_index (messages, i),
                                                             relnet_clock_get_now (self->clock)));
  self->n_rows = messages->len + (self->appending ? self->n_rows : 0);
  /* What is read again is read in whole pages. */
  self->has_more = messages->len > 0 && messages->len % PAGE_SIZE == 0;
  g_signal_emit (self, signals[SIGNAL_READ], 0);
}

static void
read_messages (RelnetMessagePager *self, gboolean appending)
{
  Query *query = g_new (Query, 1);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->reading = TRUE;
  self->appending = appending;
  query->filter = self->filter;
  query->person_id = self->person_id;
  query->offset = appending ? self->n_rows : 0;
  query->limit = appending ? PAGE_SIZE : MAX ((self->n_rows + PAGE_SIZE - 1) / PAGE_SIZE, 1) * PAGE_SIZE;
  relnet_database_read_async (self->database, read_list, query, g_free, (GDestroyNotify)g_ptr_array_unref,
                              self->cancellable, list_read, self);
}

static void
scrolled_cb (GtkAdjustment *adjustment, RelnetMessagePager *self)
{
  if (self->has_more && !self->reading && gtk_widget_get_mapped (GTK_WIDGET (self->list))
      && gtk_adjustment_get_value (adjustment) + gtk_adjustment_get_page_size (adjustment) + NEAR_THE_END
             >= gtk_adjustment_get_upper (adjustment))
    read_messages (self, TRUE);
}

static void
relnet_message_pager_dispose (GObject *object)
{
  RelnetMessagePager *self = RELNET_MESSAGE_PAGER (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  relnet_message_pager_set_adjustment (self, NULL);
  g_clear_object (&self->database);
  g_clear_object (&self->clock);
  G_OBJECT_CLASS (relnet_message_pager_parent_class)->dispose (object);
}

static void
relnet_message_pager_class_init (RelnetMessagePagerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = relnet_message_pager_dispose;

  /**
   * RelnetMessagePager::read:
   *
   * A page was read and its rows are in the list.
   */
  signals[SIGNAL_READ]
      = g_signal_new ("read", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
relnet_message_pager_init (RelnetMessagePager *self)
{
}

/**
 * relnet_message_pager_new:
 * @database: the database
 * @clock: the time
 * @list: an empty list, which must live as long as the pager
 *
 * Returns: (transfer full): what fills @list
 */
RelnetMessagePager *
relnet_message_pager_new (RelnetDatabase *database, RelnetClock *clock, GtkListBox *list)
{
  RelnetMessagePager *self = g_object_new (RELNET_TYPE_MESSAGE_PAGER, NULL);

  self->database = g_object_ref (database);
  self->clock = g_object_ref (clock);
  self->list = list;
  return self;
}

/**
 * relnet_message_pager_set_query:
 * @self: a pager
 * @filter: which messages
 * @person_id: whose, 0 for everybody's
 *
 * Shows the first page of other messages. Those of another person leave at once, others stay until the new ones are read.
 */
void
relnet_message_pager_set_query (RelnetMessagePager *self, RelnetMessageFilter filter, gint64 person_id)
{
  g_return_if_fail (RELNET_IS_MESSAGE_PAGER (self));

  if (self->person_id != person_id)
    remove_rows (self);
  self->filter = filter;
  self->person_id = person_id;
  self->n_rows = 0;
  self->has_more = FALSE;
  read_messages (self, FALSE);
}

/**
 * relnet_message_pager_set_adjustment:
 * @self: a pager
 * @adjustment: (nullable): what scrolls the list
 *
 * The next page is read when @adjustment comes near its end.
 */
void
relnet_message_pager_set_adjustment (RelnetMessagePager *self, GtkAdjustment *adjustment)
{
  g_return_if_fail (RELNET_IS_MESSAGE_PAGER (self));

  if (self->adjustment == adjustment)
    return;
  if (self->adjustment != NULL)
    g_signal_handlers_disconnect_by_data (self->adjustment, self);
  g_set_object (&self->adjustment, adjustment);
  if (adjustment == NULL)
    return;
  g_signal_connect (adjustment, "value-changed", G_CALLBACK (scrolled_cb), self);
  g_signal_connect (adjustment, "changed", G_CALLBACK (scrolled_cb), self);
}

/**
 * relnet_message_pager_refresh:
 * @self: a pager
 *
 * Reads as many as are shown again.
 */
void
relnet_message_pager_refresh (RelnetMessagePager *self)
{
  g_return_if_fail (RELNET_IS_MESSAGE_PAGER (self));

  read_messages (self, FALSE);
}

/**
 * relnet_message_pager_get_n_rows:
 * @self: a pager
 *
 * Returns: how many messages are in the list by now
 */
guint
relnet_message_pager_get_n_rows (RelnetMessagePager *self)
{
  return self->n_rows;
}

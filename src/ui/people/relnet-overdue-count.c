#include "relnet-overdue-count.h"

#include "relnet-person-list.h"

/* How long changes are let gather before the count is made anew, in milliseconds. */
#define COUNT_DELAY 200

/**
 * RelnetOverdueCount:
 *
 * How many people are overdue, beside the name of their filter; nothing while nobody is. Counted in the background.
 */
struct _RelnetOverdueCount
{
  GtkWidget parent_instance;

  GtkWidget *label;
  RelnetDatabase *database;
  RelnetClock *clock;
  gint64 circle_id;
  GCancellable *counting;
  guint count_id;
};

typedef struct
{
  char *today;
  gint64 circle_id;
} Counting;

G_DEFINE_FINAL_TYPE (RelnetOverdueCount, relnet_overdue_count, GTK_TYPE_WIDGET)

static void
counting_free (gpointer data)
{
  Counting *counting = data;

  g_free (counting->today);
  g_free (counting);
}

static gpointer
count_overdue (RelnetConnection *connection,
               gpointer data,
               GCancellable *cancellable,
               GError **error)
{
  Counting *counting = data;
  gint64 *count = g_new (gint64, 1);

  *count = relnet_person_query_count_overdue (connection, counting->today, counting->circle_id);
  return count;
}

static void
overdue_counted (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RelnetOverdueCount) self = user_data;
  g_autofree gint64 *count = relnet_database_read_finish (RELNET_DATABASE (object), result, NULL);
  g_autofree char *text = NULL;

  if (count == NULL || self->label == NULL)
    return;
  text = g_strdup_printf ("%'" G_GINT64_FORMAT, *count);
  gtk_label_set_label (GTK_LABEL (self->label), text);
  gtk_widget_set_visible (GTK_WIDGET (self), *count > 0);
}

static gboolean
count_cb (gpointer data)
{
  RelnetOverdueCount *self = data;
  Counting *counting = g_new0 (Counting, 1);

  self->count_id = 0;
  if (self->counting != NULL)
    g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  self->counting = g_cancellable_new ();
  counting->today = relnet_clock_dup_today (self->clock);
  counting->circle_id = self->circle_id;
  relnet_database_read_async (self->database, count_overdue, counting, counting_free, g_free,
                              self->counting, overdue_counted, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
relnet_overdue_count_dispose (GObject *object)
{
  RelnetOverdueCount *self = RELNET_OVERDUE_COUNT (object);

  if (self->counting != NULL)
    g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  g_clear_handle_id (&self->count_id, g_source_remove);
  g_clear_pointer (&self->label, gtk_widget_unparent);
  g_clear_object (&self->database);
  g_clear_object (&self->clock);
  G_OBJECT_CLASS (relnet_overdue_count_parent_class)->dispose (object);
}

static void
relnet_overdue_count_class_init (RelnetOverdueCountClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = relnet_overdue_count_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
relnet_overdue_count_init (RelnetOverdueCount *self)
{
  self->label = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->label, "numeric");
  gtk_widget_add_css_class (self->label, "count");
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * relnet_overdue_count_new:
 *
 * Returns: (transfer floating): a count that shows nothing yet
 */
GtkWidget *
relnet_overdue_count_new (void)
{
  return g_object_new (RELNET_TYPE_OVERDUE_COUNT, NULL);
}

/**
 * relnet_overdue_count_refresh:
 * @self: the count
 * @database: a database
 * @clock: the time
 * @circle_id: a circle whose members are counted, 0 for everybody
 *
 * Counts anew, soon: once for all that changes within %COUNT_DELAY.
 */
void
relnet_overdue_count_refresh (RelnetOverdueCount *self,
                              RelnetDatabase *database,
                              RelnetClock *clock,
                              gint64 circle_id)
{
  g_return_if_fail (RELNET_IS_OVERDUE_COUNT (self));

  g_set_object (&self->database, database);
  g_set_object (&self->clock, clock);
  self->circle_id = circle_id;
  if (self->count_id == 0)
    self->count_id = g_timeout_add (COUNT_DELAY, count_cb, self);
}

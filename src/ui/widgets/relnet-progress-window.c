#include "relnet-progress-window.h"

#include "relnet-above.h"

/* How often it looks how far the work is, in milliseconds, and after how many looks it is worth a window. */
#define LOOK_EVERY 100
#define LOOKS_BEFORE_SHOWN 5

/**
 * RelnetProgressWindow:
 *
 * How far a work is that takes longer than half a second, with a button that ends it. What takes less shows nothing.
 */
struct _RelnetProgressWindow
{
  AdwWindow parent_instance;

  GtkWidget *parent;
  GCancellable *cancellable;
  guint look;
  guint n_looks;
  guint done;
  guint total;

  GtkLabel *what;
  GtkProgressBar *bar;
  GtkWidget *cancel;
};

G_DEFINE_FINAL_TYPE (RelnetProgressWindow, relnet_progress_window, ADW_TYPE_WINDOW)

static void
show_progress (RelnetProgressWindow *self)
{
  if (self->total > 0)
    gtk_progress_bar_set_fraction (self->bar, MIN ((double)self->done / self->total, 1));
  else
    gtk_progress_bar_pulse (self->bar);
}

static gboolean
look_cb (gpointer data)
{
  RelnetProgressWindow *self = data;

  show_progress (self);
  if (++self->n_looks == LOOKS_BEFORE_SHOWN)
    relnet_above_present (self->parent, GTK_WINDOW (self));
  return G_SOURCE_CONTINUE;
}

/* The work says when it has ended; until then there is nothing more to do here. */
static void
cancel_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RelnetProgressWindow *self = RELNET_PROGRESS_WINDOW (widget);

  gtk_widget_set_sensitive (self->cancel, FALSE);
  g_cancellable_cancel (self->cancellable);
}

static gboolean
relnet_progress_window_close_request (GtkWindow *window)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "progress.cancel", NULL);
  return TRUE;
}

static void
relnet_progress_window_dispose (GObject *object)
{
  RelnetProgressWindow *self = RELNET_PROGRESS_WINDOW (object);

  g_clear_handle_id (&self->look, g_source_remove);
  g_clear_object (&self->parent);
  gtk_widget_dispose_template (GTK_WIDGET (object), RELNET_TYPE_PROGRESS_WINDOW);
  G_OBJECT_CLASS (relnet_progress_window_parent_class)->dispose (object);
}

static void
relnet_progress_window_finalize (GObject *object)
{
  g_clear_object (&RELNET_PROGRESS_WINDOW (object)->cancellable);
  G_OBJECT_CLASS (relnet_progress_window_parent_class)->finalize (object);
}

static void
relnet_progress_window_class_init (RelnetProgressWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = relnet_progress_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = relnet_progress_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = relnet_progress_window_close_request;
  gtk_widget_class_install_action (widget_class, "progress.cancel", NULL, cancel_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "progress.cancel", NULL);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/RelNet/ui/widgets/relnet-progress-window.ui");
  gtk_widget_class_bind_template_child (widget_class, RelnetProgressWindow, what);
  gtk_widget_class_bind_template_child (widget_class, RelnetProgressWindow, bar);
  gtk_widget_class_bind_template_child (widget_class, RelnetProgressWindow, cancel);
}

static void
relnet_progress_window_init (RelnetProgressWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
}

/**
 * relnet_progress_window_start:
 * @parent: what the work was asked of
 * @what: what is being done, “Exporting contacts…”
 *
 * The work begins now.
 *
 * Returns: (transfer full): what to tell of it, until relnet_progress_window_end()
 */
RelnetProgressWindow *
relnet_progress_window_start (GtkWidget *parent, const char *what)
{
  RelnetProgressWindow *self = g_object_new (RELNET_TYPE_PROGRESS_WINDOW, "title", what, NULL);

  self->parent = g_object_ref (parent);
  gtk_label_set_text (self->what, what);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_PROPERTY_LABEL, what, -1);
  self->look = g_timeout_add (LOOK_EVERY, look_cb, self);
  return g_object_ref (self);
}

/**
 * relnet_progress_window_get_cancellable:
 * @self: the window
 *
 * Returns: (transfer none): cancelled when the user has enough of it
 */
GCancellable *
relnet_progress_window_get_cancellable (RelnetProgressWindow *self)
{
  return self->cancellable;
}

/**
 * relnet_progress_window_set_progress:
 * @done: how much is done
 * @total: of how much, 0 if that is not known
 * @self: the window
 *
 * (A #RelnetProgressFunc.)
 */
void
relnet_progress_window_set_progress (guint done, guint total, gpointer self)
{
  RelnetProgressWindow *window = RELNET_PROGRESS_WINDOW (self);

  window->done = done;
  window->total = total;
}

/**
 * relnet_progress_window_end:
 * @self: (transfer full): the window
 *
 * The work has ended, as it may.
 */
void
relnet_progress_window_end (RelnetProgressWindow *self)
{
  gtk_window_destroy (GTK_WINDOW (self));
  g_object_unref (self);
}

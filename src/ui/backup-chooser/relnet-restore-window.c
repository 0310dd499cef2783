#include "relnet-restore-window.h"

#include <glib/gi18n-lib.h>

#include "relnet-backup-chooser.h"
#include "relnet-file-dialog.h"
#include "relnet-report-error.h"
#include "relnet-restore.h"

/* How often the progress bar moves, in milliseconds; it is shown only if it takes longer than a moment. */
#define PULSE_EVERY 80
#define PULSES_BEFORE_SHOWN 5

/**
 * RelnetRestoreWindow:
 *
 * Lists the backups and restores the one that is chosen, for a database that is open as for one that does not open.
 */
struct _RelnetRestoreWindow
{
  AdwWindow parent_instance;

  RelnetDatabase *database;
  char *database_path;
  RelnetClock *clock;
  GCancellable *cancellable;
  guint pulse;
  guint n_pulses;

  AdwPreferencesGroup *group;
  GtkWidget *page;
  GtkProgressBar *progress;
};

enum
{
  SIGNAL_RESTORED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RelnetRestoreWindow, relnet_restore_window, ADW_TYPE_WINDOW)

static gboolean
pulse_cb (gpointer data)
{
  RelnetRestoreWindow *self = data;

  if (++self->n_pulses >= PULSES_BEFORE_SHOWN)
    gtk_widget_set_visible (GTK_WIDGET (self->progress), TRUE);
  gtk_progress_bar_pulse (self->progress);
  return G_SOURCE_CONTINUE;
}

static void
restored (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RelnetRestoreWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean done = relnet_restore_finish (result, &error);

  g_clear_handle_id (&self->pulse, g_source_remove);
  if (done)
    {
      /* Whoever listens asks for the active window, and must not get the one that is about to go. */
      gtk_window_set_application (GTK_WINDOW (self), NULL);
      g_signal_emit (self, signals[SIGNAL_RESTORED], 0);
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  if (self->page == NULL)
    return;
  gtk_widget_set_visible (GTK_WIDGET (self->progress), FALSE);
  gtk_widget_set_sensitive (self->page, TRUE);
  relnet_report_error (self->page, error);
}

static void
restore (RelnetRestoreWindow *self, const char *path)
{
  gtk_widget_set_sensitive (self->page, FALSE);
  self->n_pulses = 0;
  if (self->pulse == 0)
    self->pulse = g_timeout_add (PULSE_EVERY, pulse_cb, self);
  relnet_restore_async (self->database, self->database_path, path, self->clock, self->cancellable, restored,
                        g_object_ref (self));
}

static void
chosen_cb (RelnetBackupChooser *chooser, RelnetBackup *backup, RelnetRestoreWindow *self)
{
  restore (self, relnet_backup_get_path (backup));
}

static void
file_chosen (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RelnetRestoreWindow) self = user_data;
  g_autoptr (GFile) file = relnet_file_dialog_finish (GTK_WIDGET (self), result, NULL);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL && self->page != NULL)
    restore (self, path);
}

static void
choose_file_cb (RelnetRestoreWindow *self)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ ("Backups of RelNet"));
  gtk_file_filter_add_suffix (filter, "db");
  relnet_file_dialog_open_async (GTK_WIDGET (self), _ ("Choose a Backup"), filter, file_chosen, g_object_ref (self));
}

static void
relnet_restore_window_dispose (GObject *object)
{
  RelnetRestoreWindow *self = RELNET_RESTORE_WINDOW (object);

  g_clear_handle_id (&self->pulse, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (object), RELNET_TYPE_RESTORE_WINDOW);
  G_OBJECT_CLASS (relnet_restore_window_parent_class)->dispose (object);
}

static void
relnet_restore_window_finalize (GObject *object)
{
  RelnetRestoreWindow *self = RELNET_RESTORE_WINDOW (object);

  g_clear_object (&self->database);
  g_clear_pointer (&self->database_path, g_free);
  g_clear_object (&self->clock);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (relnet_restore_window_parent_class)->finalize (object);
}

static void
relnet_restore_window_class_init (RelnetRestoreWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = relnet_restore_window_dispose;
  object_class->finalize = relnet_restore_window_finalize;

  /**
   * RelnetRestoreWindow::restored:
   *
   * The data is now that of the backup.
   */
  signals[SIGNAL_RESTORED] = g_signal_new ("restored", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                           G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/RelNet/ui/backup-chooser/relnet-restore-window.ui");
  gtk_widget_class_bind_template_child (widget_class, RelnetRestoreWindow, group);
  gtk_widget_class_bind_template_child (widget_class, RelnetRestoreWindow, page);
  gtk_widget_class_bind_template_child (widget_class, RelnetRestoreWindow, progress);
  gtk_widget_class_bind_template_callback (widget_class, choose_file_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
relnet_restore_window_init (RelnetRestoreWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
}

/**
 * relnet_restore_window_new:
 * @parent: (nullable): the window it belongs to
 * @database: (nullable): the open database, %NULL for one that does not open
 * @database_path: its path
 * @clock: the time
 *
 * Returns: (transfer floating): the window
 */
GtkWidget *
relnet_restore_window_new (GtkWindow *parent, RelnetDatabase *database, const char *database_path, RelnetClock *clock)
{
  RelnetRestoreWindow *self = g_object_new (RELNET_TYPE_RESTORE_WINDOW, "transient-for", parent, NULL);
  GtkWidget *chooser = relnet_backup_chooser_new (database_path);

  self->database = database != NULL ? g_object_ref (database) : NULL;
  self->database_path = g_strdup (database_path);
  self->clock = g_object_ref (clock);
  g_signal_connect_object (chooser, "chosen", G_CALLBACK (chosen_cb), self, (GConnectFlags)0);
  adw_preferences_group_add (self->group, chooser);
  return GTK_WIDGET (self);
}

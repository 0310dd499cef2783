#include "relnet-trouble-page.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "relnet-above.h"
#include "relnet-backup-chooser.h"
#include "relnet-report-error.h"
#include "relnet-restore-window.h"
#include "relnet-restore.h"

/* How often the progress bar moves, in milliseconds. */
#define PULSE_EVERY 80

/**
 * RelnetTroublePage:
 *
 * What the window shows instead of itself when the database does not open: what happened, that the file is kept, and what
 * can be done.
 *
 * Nothing happens to the file by itself. When the user has done something that may have helped, #RelnetTroublePage::retry
 * asks whoever shows the page to open the database again.
 *
 * # Actions
 *
 * `trouble.retry`, `trouble.restore` (choose a backup), `trouble.start-anew`, `trouble.show-folder`, `trouble.copy-unsaved`.
 */
struct _RelnetTroublePage
{
  AdwBin parent_instance;

  char *path;
  RelnetClock *clock;
  RelnetBackup *newest;
  GCancellable *cancellable;
  guint pulse;

  GtkLabel *title;
  GtkLabel *message;
  GtkLabel *advice;
  GtkWidget *restore;
  GtkLabel *restore_label;
  GtkProgressBar *progress;
  GtkWidget *rows;
  GtkWidget *anew;
  AdwActionRow *folder;
  AdwActionRow *unsaved;
  char *unsaved_text;
};

enum
{
  SIGNAL_RETRY,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RelnetTroublePage, relnet_trouble_page, ADW_TYPE_BIN)

/* What to tell for each kind of trouble: the error's own message says the rest. */
static const struct
{
  RelnetStoreError code;
  const char *title;
  const char *advice;
  gboolean offers_backup;
} troubles[] = {
  { RELNET_STORE_ERROR_DAMAGED, N_ ("Your data file is damaged"),
    N_ ("Nothing was deleted: the file stays where it is, as it is. A backup brings back what you had."), TRUE },
  { RELNET_STORE_ERROR_NEWER, N_ ("Your data is newer than this RelNet"),
    N_ ("Install the newer version again. Your data waits for it, unchanged."), FALSE },
  { RELNET_STORE_ERROR_FULL, N_ ("The disk is full"), N_ ("Make some room, then try again. Your data is unchanged."), FALSE },
  { RELNET_STORE_ERROR_READ_ONLY, N_ ("RelNet may not write to your data"),
    N_ ("Give yourself the right to write to the file and its folder, then try again. Your data is unchanged."), FALSE },
  { RELNET_STORE_ERROR_BUSY, N_ ("Your data is in use"),
    N_ ("Another program has been using it for a while. Close it, then try again. Your data is unchanged."), FALSE },
  { RELNET_STORE_ERROR_CANNOT_OPEN, N_ ("Your data cannot be opened"),
    N_ ("What is in the way stays as it is. A backup brings back what you had."), TRUE },
  { RELNET_STORE_ERROR_FAILED, N_ ("Your data cannot be opened"),
    N_ ("The file stays as it is. Try again; if that does not help, a backup brings back what you had."), TRUE },
};

static guint
find_trouble (const GError *error)
{
  for (guint i = 0; i < G_N_ELEMENTS (troubles); i++)
    if (g_error_matches (error, RELNET_STORE_ERROR, (int)troubles[i].code))
      return i;
  return G_N_ELEMENTS (troubles) - 1;
}

static gboolean
pulse_cb (gpointer data)
{
  RelnetTroublePage *self = data;

  gtk_widget_set_visible (GTK_WIDGET (self->progress), TRUE);
  gtk_progress_bar_pulse (self->progress);
  return G_SOURCE_CONTINUE;
}

static void
set_busy (RelnetTroublePage *self, gboolean busy)
{
  gtk_widget_set_sensitive (self->restore, !busy);
  gtk_widget_set_sensitive (self->rows, !busy);
  g_clear_handle_id (&self->pulse, g_source_remove);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), FALSE);
  if (busy)
    self->pulse = g_timeout_add (PULSE_EVERY, pulse_cb, self);
}

static void
backups_loaded (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) backups = relnet_backup_list_finish (result, &error);
  RelnetTroublePage *self = user_data;
  g_autofree char *time = NULL, *contents = NULL, *label = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || backups == NULL)
    return;
  for (guint i = 0; self->newest == NULL && i < backups->len; i++)
    if (relnet_backup_is_sound (g_ptr_array_index (backups, i)))
      self->newest = g_object_ref (g_ptr_array_index (backups, i));
  if (self->newest == NULL)
    return;
  time = relnet_backup_format_time (self->newest);
  /* Translators: the button that opens the newest backup, made at that time. */
  label = g_strdup_printf (_ ("Open the backup of %s"), time);
  gtk_label_set_label (self->restore_label, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->restore), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  contents = relnet_backup_format_contents (self->newest);
  gtk_widget_set_tooltip_text (self->restore, contents);
  gtk_widget_set_visible (self->restore, TRUE);
  gtk_widget_grab_focus (self->restore);
}

static void
restored (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RelnetTroublePage) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean done = relnet_restore_finish (result, &error);

  if (self->rows == NULL)
    return;
  set_busy (self, FALSE);
  if (done)
    g_signal_emit (self, signals[SIGNAL_RETRY], 0);
  else
    relnet_report_error (self->rows, error);
}

static void
restore_newest_cb (RelnetTroublePage *self)
{
  set_busy (self, TRUE);
  relnet_restore_async (NULL, self->path, relnet_backup_get_path (self->newest), self->clock, self->cancellable, restored,
                        g_object_ref (self));
}

static void
retry_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_RETRY], 0);
}

static void
chosen_restored_cb (RelnetRestoreWindow *window, RelnetTroublePage *self)
{
  g_signal_emit (self, signals[SIGNAL_RETRY], 0);
}

static void
restore_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelnetTroublePage *self = RELNET_TROUBLE_PAGE (widget);
  GtkWidget *window
      = relnet_restore_window_new (GTK_WINDOW (gtk_widget_get_root (widget)), NULL, self->path, self->clock);

  g_signal_connect_object (window, "restored", G_CALLBACK (chosen_restored_cb), self, (GConnectFlags)0);
  relnet_above_present (widget, GTK_WINDOW (window));
}

static void
start_anew_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelnetTroublePage *self = RELNET_TROUBLE_PAGE (widget);
  g_autoptr (GError) error = NULL;

  if (relnet_restore_start_anew (self->path, self->clock, &error))
    g_signal_emit (self, signals[SIGNAL_RETRY], 0);
  else
    relnet_report_error (self->rows, error);
}

static void
folder_shown (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RelnetTroublePage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!g_app_info_launch_default_for_uri_finish (result, &error) && self->rows != NULL)
    relnet_report_error (self->rows, error);
}

static void
show_folder_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelnetTroublePage *self = RELNET_TROUBLE_PAGE (widget);
  g_autofree char *directory = g_path_get_dirname (self->path);
  g_autofree char *uri = g_filename_to_uri (directory, NULL, NULL);

  if (uri != NULL)
    g_app_info_launch_default_for_uri_async (uri, NULL, self->cancellable, folder_shown, g_object_ref (self));
}

static void
copy_unsaved_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), RELNET_TROUBLE_PAGE (widget)->unsaved_text);
}

static void
relnet_trouble_page_dispose (GObject *object)
{
  RelnetTroublePage *self = RELNET_TROUBLE_PAGE (object);

  g_clear_handle_id (&self->pulse, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (object), RELNET_TYPE_TROUBLE_PAGE);
  G_OBJECT_CLASS (relnet_trouble_page_parent_class)->dispose (object);
}

static void
relnet_trouble_page_finalize (GObject *object)
{
  RelnetTroublePage *self = RELNET_TROUBLE_PAGE (object);

  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->unsaved_text, g_free);
  g_clear_object (&self->clock);
  g_clear_object (&self->newest);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (relnet_trouble_page_parent_class)->finalize (object);
}

static void
relnet_trouble_page_class_init (RelnetTroublePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = relnet_trouble_page_dispose;
  object_class->finalize = relnet_trouble_page_finalize;

  /**
   * RelnetTroublePage::retry:
   *
   * The database may open now: after the user asked to try again, or after a backup took the place of the file.
   */
  signals[SIGNAL_RETRY] = g_signal_new ("retry", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/RelNet/ui/trouble/relnet-trouble-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RelnetTroublePage, title);
  gtk_widget_class_bind_template_child (widget_class, RelnetTroublePage, message);
  gtk_widget_class_bind_template_child (widget_class, RelnetTroublePage, advice);
  gtk_widget_class_bind_template_child (widget_class, RelnetTroublePage, restore);
  gtk_widget_class_bind_template_child (widget_class, RelnetTroublePage, restore_label);
  gtk_widget_class_bind_template_child (widget_class, RelnetTroublePage, progress);
  gtk_widget_class_bind_template_child (widget_class, RelnetTroublePage, rows);
  gtk_widget_class_bind_template_child (widget_class, RelnetTroublePage, anew);
  gtk_widget_class_bind_template_child (widget_class, RelnetTroublePage, folder);
  gtk_widget_class_bind_template_child (widget_class, RelnetTroublePage, unsaved);
  gtk_widget_class_bind_template_callback (widget_class, restore_newest_cb);
  gtk_widget_class_install_action (widget_class, "trouble.retry", NULL, retry_cb);
  gtk_widget_class_install_action (widget_class, "trouble.restore", NULL, restore_cb);
  gtk_widget_class_install_action (widget_class, "trouble.start-anew", NULL, start_anew_cb);
  gtk_widget_class_install_action (widget_class, "trouble.show-folder", NULL, show_folder_cb);
  gtk_widget_class_install_action (widget_class, "trouble.copy-unsaved", NULL, copy_unsaved_cb);
}

static void
relnet_trouble_page_init (RelnetTroublePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
}

/**
 * relnet_trouble_page_new:
 * @database_path: the file that does not open; nobody in this process has it open
 * @clock: the time
 * @error: why
 *
 * Returns: (transfer floating): the page, with its own header bar
 */
GtkWidget *
relnet_trouble_page_new (const char *database_path, RelnetClock *clock, const GError *error)
{
  RelnetTroublePage *self = g_object_new (RELNET_TYPE_TROUBLE_PAGE, NULL);
  guint i = find_trouble (error);
  gboolean gone;
  GStatBuf status;

  self->path = g_strdup (database_path);
  self->clock = g_object_ref (clock);
  gone = g_stat (database_path, &status) != 0 || status.st_size == 0;
  gtk_label_set_label (self->title, troubles[i].code == RELNET_STORE_ERROR_DAMAGED && gone
                                        ? _ ("Your data file is missing")
                                        : _ (troubles[i].title));
  gtk_label_set_label (self->message, error->message);
  gtk_label_set_label (self->advice, _ (troubles[i].advice));
  /* Only where nothing would be left behind unseen. */
  gtk_widget_set_visible (self->anew, gone && troubles[i].code == RELNET_STORE_ERROR_DAMAGED);
  adw_action_row_set_subtitle (self->folder, database_path);
  if (troubles[i].offers_backup)
    relnet_backup_list_async (database_path, self->cancellable, backups_loaded, self);
  return GTK_WIDGET (self);
}

/**
 * relnet_trouble_page_set_unsaved:
 * @self: the page
 * @text: what was being written when the windows had to close
 * @path: (nullable): the file it was kept in, %NULL if that could not be written
 *
 * Offers to copy what would otherwise be lost, and says where it is.
 */
void
relnet_trouble_page_set_unsaved (RelnetTroublePage *self, const char *text, const char *path)
{
  g_return_if_fail (RELNET_IS_TROUBLE_PAGE (self));

  g_free (self->unsaved_text);
  self->unsaved_text = g_strdup (text);
  adw_action_row_set_subtitle (self->unsaved,
                               path != NULL ? path : _ ("It could not be put into a file: copy it before you go on"));
  gtk_widget_set_visible (GTK_WIDGET (self->unsaved), TRUE);
}

#include "relnet-data-preferences-page.h"

#include <glib/gi18n-lib.h>

#include "relnet-above.h"
#include "relnet-backup-chooser.h"
#include "relnet-report-error.h"
#include "relnet-restore-window.h"

/**
 * RelnetDataPreferencesPage:
 *
 * Where the user sees that the data is safe, and gets it back or out.
 */
struct _RelnetDataPreferencesPage
{
  AdwPreferencesPage parent_instance;

  RelnetDatabase *database;
  RelnetClock *clock;
  GCancellable *cancellable;

  AdwActionRow *automatic;
  AdwActionRow *backup_now;
  AdwActionRow *folder;
  GtkSpinner *spinner;
};

G_DEFINE_FINAL_TYPE (RelnetDataPreferencesPage, relnet_data_preferences_page, ADW_TYPE_PREFERENCES_PAGE)

static void
backups_loaded (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) backups = relnet_backup_list_finish (result, &error);
  RelnetDataPreferencesPage *self = user_data;
  g_autofree char *time = NULL, *size = NULL, *text = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (backups == NULL || backups->len == 0)
    {
      adw_action_row_set_subtitle (self->automatic, error != NULL ? error->message : _ ("None yet"));
      return;
    }
  time = relnet_backup_format_time (g_ptr_array_index (backups, 0));
  size = g_format_size ((guint64)relnet_backup_get_size (g_ptr_array_index (backups, 0)));
  /* Translators: when the last backup was made, and how large it is. */
  text = g_strdup_printf (_ ("Last one on %s · %s"), time, size);
  adw_action_row_set_subtitle (self->automatic, text);
}

static void
reload (RelnetDataPreferencesPage *self)
{
  relnet_backup_list_async (relnet_database_get_path (self->database), self->cancellable, backups_loaded, self);
}

static void
backed_up (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RelnetDataPreferencesPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (RelnetBackup) backup = relnet_backup_create_finish (result, &error);
  g_autofree char *contents = NULL;

  if (g_error_matches (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_DAMAGED))
    relnet_database_report_damage (self->database);
  if (self->spinner == NULL)
    return;
  gtk_spinner_stop (self->spinner);
  gtk_widget_set_sensitive (GTK_WIDGET (self->backup_now), TRUE);
  if (backup == NULL)
    {
      adw_action_row_set_subtitle (self->backup_now, error->message);
      return;
    }
  contents = relnet_backup_format_contents (backup);
  adw_action_row_set_subtitle (self->backup_now, contents);
  reload (self);
}

static void
back_up_cb (RelnetDataPreferencesPage *self)
{
  gtk_spinner_start (self->spinner);
  gtk_widget_set_sensitive (GTK_WIDGET (self->backup_now), FALSE);
  relnet_backup_create_async (relnet_database_get_path (self->database), RELNET_BACKUP_ASKED, self->clock,
                              self->cancellable, backed_up, g_object_ref (self));
}

static void
restored_cb (RelnetRestoreWindow *window, RelnetDataPreferencesPage *self)
{
  reload (self);
}

static void
restore_cb (RelnetDataPreferencesPage *self)
{
  GtkWidget *window
      = relnet_restore_window_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->database,
                                   relnet_database_get_path (self->database), self->clock);

  g_signal_connect_object (window, "restored", G_CALLBACK (restored_cb), self, (GConnectFlags)0);
  relnet_above_present (GTK_WIDGET (self), GTK_WINDOW (window));
}

static void
folder_shown (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RelnetDataPreferencesPage) self = user_data;
  g_autoptr (GError) error = NULL;

  /* Without a file manager the path in the row is what is left. */
  if (!g_app_info_launch_default_for_uri_finish (result, &error))
    g_message ("%s", error->message);
}

static void
show_folder_cb (RelnetDataPreferencesPage *self)
{
  g_autofree char *directory = relnet_backup_dup_directory (relnet_database_get_path (self->database));
  g_autofree char *parent = g_path_get_dirname (directory);
  g_autofree char *uri
      = g_filename_to_uri (g_file_test (directory, G_FILE_TEST_IS_DIR) ? directory : parent, NULL, NULL);

  if (uri != NULL)
    g_app_info_launch_default_for_uri_async (uri, NULL, self->cancellable, folder_shown, g_object_ref (self));
}

static void
import_cb (RelnetDataPreferencesPage *self)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkWindow *parent = gtk_window_get_transient_for (window);

  if (parent == NULL)
    return;
  /* The import is shown over the window it fills. */
  g_object_ref (parent);
  gtk_window_close (window);
  gtk_widget_activate_action (GTK_WIDGET (parent), "win.import", NULL);
  g_object_unref (parent);
}

static void
relnet_data_preferences_page_dispose (GObject *object)
{
  RelnetDataPreferencesPage *self = RELNET_DATA_PREFERENCES_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (object), RELNET_TYPE_DATA_PREFERENCES_PAGE);
  G_OBJECT_CLASS (relnet_data_preferences_page_parent_class)->dispose (object);
}

static void
relnet_data_preferences_page_finalize (GObject *object)
{
  RelnetDataPreferencesPage *self = RELNET_DATA_PREFERENCES_PAGE (object);

  g_clear_object (&self->database);
  g_clear_object (&self->clock);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (relnet_data_preferences_page_parent_class)->finalize (object);
}

static void
relnet_data_preferences_page_class_init (RelnetDataPreferencesPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = relnet_data_preferences_page_dispose;
  object_class->finalize = relnet_data_preferences_page_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/RelNet/ui/preferences/relnet-data-preferences-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RelnetDataPreferencesPage, automatic);
  gtk_widget_class_bind_template_child (widget_class, RelnetDataPreferencesPage, backup_now);
  gtk_widget_class_bind_template_child (widget_class, RelnetDataPreferencesPage, folder);
  gtk_widget_class_bind_template_child (widget_class, RelnetDataPreferencesPage, spinner);
  gtk_widget_class_bind_template_callback (widget_class, back_up_cb);
  gtk_widget_class_bind_template_callback (widget_class, restore_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_folder_cb);
  gtk_widget_class_bind_template_callback (widget_class, import_cb);
}

static void
relnet_data_preferences_page_init (RelnetDataPreferencesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
}

/**
 * relnet_data_preferences_page_new:
 * @database: the open database
 * @clock: the time
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
relnet_data_preferences_page_new (RelnetDatabase *database, RelnetClock *clock)
{
  RelnetDataPreferencesPage *self = g_object_new (RELNET_TYPE_DATA_PREFERENCES_PAGE, NULL);
  g_autofree char *directory = relnet_backup_dup_directory (relnet_database_get_path (database));

  self->database = g_object_ref (database);
  self->clock = g_object_ref (clock);
  adw_action_row_set_subtitle (self->folder, directory);
  reload (self);
  return GTK_WIDGET (self);
}

#include "relnet-backup-chooser.h"

#include <glib/gi18n-lib.h>

/**
 * RelnetBackupChooser:
 *
 * The backups of a database, the newest first, each with a button to restore it.
 *
 * It only says which one was chosen, by #RelnetBackupChooser::chosen: what restoring means differs between a database that
 * is open and one that is damaged.
 */
struct _RelnetBackupChooser
{
  AdwBin parent_instance;

  char *database_path;
  GListStore *model;
  GCancellable *cancellable;
  GtkListBox *list;
};

enum
{
  SIGNAL_CHOSEN,
  SIGNAL_LOADED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RelnetBackupChooser, relnet_backup_chooser, ADW_TYPE_BIN)

/**
 * relnet_backup_format_time:
 * @backup: a backup
 *
 * Returns: (transfer full): when it was made, in the user's language and time zone
 */
char *
relnet_backup_format_time (RelnetBackup *backup)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (relnet_backup_get_made_at (backup));

  /* Translators: when a backup was made, in the form of strftime(): “22 November 2026, 14:05”. */
  return g_date_time_format (time, _ ("%-d %B %Y, %H:%M"));
}

/**
 * relnet_backup_format_contents:
 * @backup: a backup
 *
 * Returns: (transfer full): what is in it: “Automatic · 214 people · 1032 interactions · 4.2 MB”
 */
char *
relnet_backup_format_contents (RelnetBackup *backup)
{
  const char *reason = relnet_backup_reason_to_label (relnet_backup_get_reason (backup));
  g_autofree char *size = g_format_size ((guint64)relnet_backup_get_size (backup));
  g_autofree char *people = NULL, *interactions = NULL;

  if (relnet_backup_is_newer (backup))
    return g_strdup_printf ("%s · %s · %s", reason, _ ("made by a newer RelNet"), size);
  if (!relnet_backup_is_sound (backup))
    return g_strdup_printf ("%s · %s · %s", reason, _ ("damaged"), size);
  people = g_strdup_printf (ngettext ("%d person", "%d people", (gulong)relnet_backup_get_n_people (backup)),
                            (int)relnet_backup_get_n_people (backup));
  interactions = g_strdup_printf (
      ngettext ("%d interaction", "%d interactions", (gulong)relnet_backup_get_n_interactions (backup)),
      (int)relnet_backup_get_n_interactions (backup));
  return g_strdup_printf ("%s · %s · %s · %s", reason, people, interactions, size);
}

static void
restore_clicked_cb (GtkButton *button, RelnetBackup *backup)
{
  GtkWidget *list = gtk_widget_get_ancestor (GTK_WIDGET (button), RELNET_TYPE_BACKUP_CHOOSER);

  g_signal_emit (list, signals[SIGNAL_CHOSEN], 0, backup);
}

static GtkWidget *
create_row (gpointer item, gpointer data)
{
  RelnetBackup *backup = item;
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_label (_ ("Restore"));
  g_autofree char *title = relnet_backup_format_time (backup);
  g_autofree char *subtitle = relnet_backup_format_contents (backup);
  /* Translators: what the button of a backup does, for screen readers: “Restore the backup of 22 November 2026, 14:05”. */
  g_autofree char *label = g_strdup_printf (_ ("Restore the backup of %s"), title);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 4);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (button, relnet_backup_is_sound (backup));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (restore_clicked_cb), backup, (GConnectFlags)0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

static GtkWidget *
create_placeholder (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_set_margin_top (label, 18);
  gtk_widget_set_margin_bottom (label, 18);
  gtk_widget_set_margin_start (label, 12);
  gtk_widget_set_margin_end (label, 12);
  return label;
}

static void
backups_loaded (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) backups = relnet_backup_list_finish (result, &error);
  RelnetBackupChooser *self = user_data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  gtk_list_box_set_placeholder (self->list,
                                create_placeholder (error != NULL ? error->message : _ ("There is no backup yet.")));
  g_list_store_splice (self->model, 0, g_list_model_get_n_items (G_LIST_MODEL (self->model)),
                       backups != NULL ? backups->pdata : NULL, backups != NULL ? backups->len : 0);
  g_signal_emit (self, signals[SIGNAL_LOADED], 0);
}

static void
relnet_backup_chooser_dispose (GObject *object)
{
  RelnetBackupChooser *self = RELNET_BACKUP_CHOOSER (object);

  g_cancellable_cancel (self->cancellable);
  G_OBJECT_CLASS (relnet_backup_chooser_parent_class)->dispose (object);
}

static void
relnet_backup_chooser_finalize (GObject *object)
{
  RelnetBackupChooser *self = RELNET_BACKUP_CHOOSER (object);

  g_clear_pointer (&self->database_path, g_free);
  g_clear_object (&self->model);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (relnet_backup_chooser_parent_class)->finalize (object);
}

static void
relnet_backup_chooser_class_init (RelnetBackupChooserClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = relnet_backup_chooser_dispose;
  object_class->finalize = relnet_backup_chooser_finalize;

  /**
   * RelnetBackupChooser::chosen:
   * @backup: a backup
   *
   * The user wants that one restored.
   */
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, RELNET_TYPE_BACKUP);
  /**
   * RelnetBackupChooser::loaded:
   *
   * The backups are there to see.
   */
  signals[SIGNAL_LOADED] = g_signal_new ("loaded", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 0);
}

static void
relnet_backup_chooser_init (RelnetBackupChooser *self)
{
  self->model = g_list_store_new (RELNET_TYPE_BACKUP);
  self->cancellable = g_cancellable_new ();
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (self->model), create_row, NULL, NULL);
  gtk_list_box_set_placeholder (self->list, create_placeholder (_ ("Reading the backups…")));
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_widget_set_valign (GTK_WIDGET (self->list), GTK_ALIGN_START);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->list));
}

/**
 * relnet_backup_chooser_new:
 * @database_path: the path of a database
 *
 * Returns: (transfer floating): the list of its backups
 */
GtkWidget *
relnet_backup_chooser_new (const char *database_path)
{
  RelnetBackupChooser *self = g_object_new (RELNET_TYPE_BACKUP_CHOOSER, NULL);

  self->database_path = g_strdup (database_path);
  relnet_backup_chooser_reload (self);
  return GTK_WIDGET (self);
}

/**
 * relnet_backup_chooser_reload:
 * @self: the list
 *
 * Reads the backups anew.
 */
void
relnet_backup_chooser_reload (RelnetBackupChooser *self)
{
  g_return_if_fail (RELNET_IS_BACKUP_CHOOSER (self));

  relnet_backup_list_async (self->database_path, self->cancellable, backups_loaded, self);
}

/**
 * relnet_backup_chooser_get_newest:
 * @self: the list
 *
 * Returns: (transfer none) (nullable): the newest backup that can be restored and was loaded so far
 */
RelnetBackup *
relnet_backup_chooser_get_newest (RelnetBackupChooser *self)
{
  g_return_val_if_fail (RELNET_IS_BACKUP_CHOOSER (self), NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->model)); i++)
    {
      g_autoptr (RelnetBackup) backup = g_list_model_get_item (G_LIST_MODEL (self->model), i);

      if (relnet_backup_is_sound (backup) && relnet_backup_get_n_people (backup) > 0)
        return backup;
    }
  return NULL;
}

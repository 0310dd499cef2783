/* Choosing files: GtkFileChooserNative, which GTK 4.10 deprecates for GtkFileDialog. */

#undef GDK_VERSION_MAX_ALLOWED
#define GDK_DISABLE_DEPRECATION_WARNINGS
#include "relnet-file-dialog.h"

#include <glib/gi18n-lib.h>

static void
response_cb (GtkNativeDialog *dialog, int response, gpointer data)
{
  g_autoptr (GTask) task = data;

  if (response == GTK_RESPONSE_ACCEPT)
    g_task_return_pointer (task, gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog)), g_object_unref);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "%s", _ ("No file was chosen."));
  g_object_unref (dialog);
}

static void
show (GtkWidget *parent, const char *title, GtkFileChooserAction action, gboolean several, GtkFileFilter *filter,
      const char *name, GAsyncReadyCallback callback, gpointer user_data)
{
  GtkRoot *root = gtk_widget_get_root (parent);
  GtkFileChooserNative *dialog
      = gtk_file_chooser_native_new (title, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, action, NULL, NULL);

  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (dialog), several);
  if (filter != NULL)
    gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
  if (name != NULL)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), g_task_new (parent, NULL, callback, user_data));
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/**
 * relnet_file_dialog_open_async:
 * @parent: the widget in whose window it is asked
 * @title: what for
 * @filter: (nullable): which files
 * @callback: called when the user has answered
 * @user_data: for @callback
 *
 * Asks for a file to read.
 */
void
relnet_file_dialog_open_async (GtkWidget *parent, const char *title, GtkFileFilter *filter, GAsyncReadyCallback callback,
                               gpointer user_data)
{
  show (parent, title, GTK_FILE_CHOOSER_ACTION_OPEN, FALSE, filter, NULL, callback, user_data);
}

/**
 * relnet_file_dialog_open_several_async:
 * @parent: the widget in whose window it is asked
 * @title: what for
 * @filter: (nullable): which files
 * @callback: called when the user has answered
 * @user_data: for @callback
 *
 * Asks for any number of files to read. Finish with relnet_file_dialog_several_finish().
 */
void
relnet_file_dialog_open_several_async (GtkWidget *parent, const char *title, GtkFileFilter *filter,
                                       GAsyncReadyCallback callback, gpointer user_data)
{
  show (parent, title, GTK_FILE_CHOOSER_ACTION_OPEN, TRUE, filter, NULL, callback, user_data);
}

/**
 * relnet_file_dialog_save_async:
 * @parent: the widget in whose window it is asked
 * @title: what for
 * @name: the name that is proposed
 * @callback: called when the user has answered
 * @user_data: for @callback
 *
 * Asks for a file to write.
 */
void
relnet_file_dialog_save_async (GtkWidget *parent, const char *title, const char *name, GAsyncReadyCallback callback,
                               gpointer user_data)
{
  show (parent, title, GTK_FILE_CHOOSER_ACTION_SAVE, FALSE, NULL, name, callback, user_data);
}

/**
 * relnet_file_dialog_finish:
 * @parent: the widget in whose window it was asked
 * @result: the answer
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the file, %NULL with %G_IO_ERROR_CANCELLED if none was chosen
 */
GFile *
relnet_file_dialog_finish (GtkWidget *parent, GAsyncResult *result, GError **error)
{
  g_autoptr (GListModel) files = g_task_propagate_pointer (G_TASK (result), error);

  return files != NULL ? g_list_model_get_item (files, 0) : NULL;
}

/**
 * relnet_file_dialog_several_finish:
 * @parent: the widget in whose window it was asked
 * @result: the answer
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the #GFile<!-- -->s, %NULL with %G_IO_ERROR_CANCELLED if none was chosen
 */
GListModel *
relnet_file_dialog_several_finish (GtkWidget *parent, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

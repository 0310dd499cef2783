/* Dialogs whose widgets are not the same in every GTK and libadwaita of our range. */

#include "relnet-dialogs.h"

#include <glib/gi18n-lib.h>

static void
files_response_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;

  if (response == GTK_RESPONSE_ACCEPT)
    g_task_return_pointer (task, gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog)),
                           g_object_unref);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "%s", _ ("Cancelled"));
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

/**
 * relnet_dialogs_choose_files_async:
 * @parent: the window that asks
 * @title: what the files are for
 * @cancellable: (nullable): a cancellable
 * @callback: called when they are chosen
 * @user_data: for @callback
 *
 * Asks for files to read. In a sandbox, through the desktop's portal.
 */
void
relnet_dialogs_choose_files_async (GtkWindow *parent,
                                   const char *title,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  GTask *task = g_task_new (parent, cancellable, callback, user_data);
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (
      title, parent, GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Choose"), _ ("_Cancel"));

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (dialog), TRUE);
  g_signal_connect (dialog, "response", G_CALLBACK (files_response_cb), task);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/**
 * relnet_dialogs_choose_files_finish:
 * @result: the result
 * @error: G_IO_ERROR_CANCELLED if none was chosen
 *
 * Returns: (transfer full) (nullable): the GFiles
 */
GListModel *
relnet_dialogs_choose_files_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
confirm_response_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;

  g_task_return_boolean (task, g_str_equal (response, "accept"));
}

/**
 * relnet_dialogs_confirm_async:
 * @parent: the window that asks
 * @heading: the question
 * @body: what will happen
 * @accept: the button that does it
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is answered
 * @user_data: for @callback
 *
 * Asks before what cannot be undone. Rarely: an undo is better.
 */
void
relnet_dialogs_confirm_async (GtkWindow *parent,
                              const char *heading,
                              const char *body,
                              const char *accept,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  GTask *task = g_task_new (parent, cancellable, callback, user_data);
  GtkWidget *dialog = adw_message_dialog_new (parent, heading, body);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "accept",
                                    accept, NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "accept",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect (dialog, "response", G_CALLBACK (confirm_response_cb), task);
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * relnet_dialogs_confirm_finish:
 * @result: the result
 * @error: return location for an error
 *
 * Returns: whether the user wants it
 */
gboolean
relnet_dialogs_confirm_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

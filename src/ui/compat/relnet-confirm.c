/* A question before what cannot be undone: AdwMessageDialog, which libadwaita 1.6 deprecates for AdwAlertDialog. */

#undef ADW_VERSION_MAX_ALLOWED
#define ADW_DISABLE_DEPRECATION_WARNINGS
#include "relnet-confirm.h"

#include <glib/gi18n-lib.h>

static void
response_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;

  g_task_return_boolean (task, g_str_equal (response, "accept"));
}

/**
 * relnet_confirm_async:
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
relnet_confirm_async (GtkWindow *parent,
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
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), task);
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * relnet_confirm_finish:
 * @result: the result
 * @error: return location for an error
 *
 * Returns: whether the user wants it
 */
gboolean
relnet_confirm_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

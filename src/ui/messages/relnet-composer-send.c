/* Sending a message: what has to be there, and how it gets into the Outbox (W4). */

#include "relnet-composer-private.h"

#include <glib/gi18n-lib.h>

#include "relnet-composer-gaps.h"
#include "relnet-mime.h"

static void
queued (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RelnetComposer) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!relnet_outbox_finish (RELNET_OUTBOX (object), result, &error))
    {
      relnet_composer_say (self, error->message);
      gtk_widget_set_sensitive (GTK_WIDGET (self), TRUE);
      return;
    }
  self->done = TRUE;
  gtk_window_destroy (GTK_WINDOW (self));
}

/* Private: hands the saved draft to the Outbox. */
void
relnet_composer_queue (RelnetComposer *self)
{
  g_autoptr (RelnetMailMessage) message = relnet_composer_take_snapshot (self);

  self->wants_send = FALSE;
  relnet_outbox_queue_async (self->outbox, message, self->wanted_time, NULL, queued,
                             g_object_ref (self));
}

static gboolean
check (RelnetComposer *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RelnetMailMessage) message = NULL;
  g_autofree char *gap = NULL;
  RelnetRecipientField *const fields[] = { self->to, self->cc, self->bcc };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (!relnet_recipient_field_take_typed (fields[i], &error))
      {
        gtk_label_set_text (self->to_error, error->message);
        gtk_widget_set_visible (GTK_WIDGET (self->to_error), TRUE);
        return FALSE;
      }
  message = relnet_composer_take_snapshot (self);
  if (g_list_model_get_n_items (G_LIST_MODEL (relnet_mail_message_get_recipients (message))) == 0)
    {
      gtk_label_set_text (self->to_error, _ ("Say to whom the message goes."));
      gtk_widget_set_visible (GTK_WIDGET (self->to_error), TRUE);
      gtk_widget_grab_focus (GTK_WIDGET (self->to));
      return FALSE;
    }
  gap = relnet_composer_gaps_find (GTK_EDITABLE (self->subject), self->body);
  if (gap != NULL)
    {
      relnet_composer_say (self, gap);
      return FALSE;
    }
  if (relnet_composer_get_account (self) == NULL)
    {
      relnet_composer_fill_accounts (self, 0);
      return FALSE;
    }
  if (!relnet_mime_check (relnet_composer_get_account (self), message, &error))
    {
      relnet_composer_say (self, error->message);
      return FALSE;
    }
  return TRUE;
}

/* Private: sends the message, at @time; 0 for now. */
void
relnet_composer_send (RelnetComposer *self, gint64 time)
{
  if (!check (self))
    return;
  self->wanted_time = time;
  self->wants_send = TRUE;
  gtk_widget_set_sensitive (GTK_WIDGET (self), FALSE);
  relnet_composer_save (self);
}

/* Private: the action. */
void
relnet_composer_send_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  relnet_composer_send (RELNET_COMPOSER (widget), 0);
}

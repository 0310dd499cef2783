#include "relnet-message-row.h"

#include <glib/gi18n-lib.h>

#include "relnet-avatar.h"
#include "relnet-message-format.h"

/**
 * RelnetMessageRow:
 *
 * A message in a list: to whom, about what, where it stands.
 */
struct _RelnetMessageRow
{
  GtkListBoxRow parent_instance;

  RelnetAvatar *avatar;
  GtkLabel *people;
  GtkLabel *time;
  GtkLabel *subject;
  GtkLabel *status;
  GtkButton *retry;
  GtkWidget *answered;

  RelnetMailMessage *message;
};

G_DEFINE_FINAL_TYPE (RelnetMessageRow, relnet_message_row, GTK_TYPE_LIST_BOX_ROW)

static void
relnet_message_row_dispose (GObject *object)
{
  g_clear_object (&RELNET_MESSAGE_ROW (object)->message);
  gtk_widget_dispose_template (GTK_WIDGET (object), RELNET_TYPE_MESSAGE_ROW);
  G_OBJECT_CLASS (relnet_message_row_parent_class)->dispose (object);
}

static void
relnet_message_row_class_init (RelnetMessageRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = relnet_message_row_dispose;
  g_type_ensure (RELNET_TYPE_AVATAR);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/com/example/RelNet/ui/messages/relnet-message-row.ui");
  gtk_widget_class_bind_template_child (widget_class, RelnetMessageRow, avatar);
  gtk_widget_class_bind_template_child (widget_class, RelnetMessageRow, people);
  gtk_widget_class_bind_template_child (widget_class, RelnetMessageRow, time);
  gtk_widget_class_bind_template_child (widget_class, RelnetMessageRow, subject);
  gtk_widget_class_bind_template_child (widget_class, RelnetMessageRow, status);
  gtk_widget_class_bind_template_child (widget_class, RelnetMessageRow, retry);
  gtk_widget_class_bind_template_child (widget_class, RelnetMessageRow, answered);
}

static void
relnet_message_row_init (RelnetMessageRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * relnet_message_row_new:
 * @message: a message
 * @now: seconds since the epoch
 *
 * Returns: (transfer floating): a row that shows @message
 */
GtkWidget *
relnet_message_row_new (RelnetMailMessage *message, gint64 now)
{
  RelnetMessageRow *self = g_object_new (RELNET_TYPE_MESSAGE_ROW, NULL);
  g_autofree char *people = relnet_mail_message_dup_people (message);
  const char *subject = relnet_mail_message_get_subject (message);
  const char *style;
  g_autofree char *status = relnet_message_format_status (message, now, &style);
  g_autofree char *name = NULL;
  const gint64 sent_at = relnet_mail_message_get_sent_at (message);

  self->message = g_object_ref (message);
  relnet_avatar_set_text (self->avatar, people);
  gtk_label_set_text (self->people, *people != '\0' ? people : _ ("No recipient yet"));
  gtk_label_set_text (self->subject, *subject != '\0' ? subject : _ ("No subject"));
  gtk_label_set_text (self->status, status);
  if (style != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->status), style);
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->status), "dim-label");
  if (sent_at != 0)
    {
      g_autofree char *time = relnet_message_format_moment (sent_at, now);

      gtk_label_set_text (self->time, time);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->time), sent_at != 0);
  gtk_widget_set_visible (self->answered, *relnet_mail_message_get_answered_on (message) != '\0');
  gtk_widget_set_visible (GTK_WIDGET (self->retry),
                          relnet_mail_message_get_state (message) == RELNET_MAIL_STATE_FAILED);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->retry), "x",
                                    relnet_mail_message_get_id (message));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->retry), "messages.retry");
  name = g_strdup_printf ("%s, %s, %s", gtk_label_get_text (self->people),
                          gtk_label_get_text (self->subject), status);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return GTK_WIDGET (self);
}

/**
 * relnet_message_row_get_message:
 * @self: a row
 *
 * Returns: (transfer none): what it shows
 */
RelnetMailMessage *
relnet_message_row_get_message (RelnetMessageRow *self)
{
  g_return_val_if_fail (RELNET_IS_MESSAGE_ROW (self), NULL);

  return self->message;
}

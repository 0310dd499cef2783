#include "relnet-message-view.h"

#include <glib/gi18n-lib.h>

#include "relnet-avatar.h"
#include "relnet-message-format.h"
#include "relnet-message-store.h"
#include "relnet-wrap-layout.h"

/**
 * RelnetMessageView:
 *
 * One message: where it stands and what can be done about that, then what was written.
 */
struct _RelnetMessageView
{
  GtkWidget parent_instance;

  GtkWidget *content;
  GtkStack *stack;
  GtkWidget *edit;
  GtkWidget *reply;
  GtkWidget *delete;
  GtkLabel *subject;
  GtkWidget *notice;
  GtkImage *notice_image;
  GtkLabel *notice_title;
  GtkLabel *notice_text;
  GtkWidget *update_password;
  GtkWidget *retry;
  GtkLabel *retry_label;
  GtkWidget *found;
  GtkWidget *details;
  GtkLabel *detail;
  RelnetAvatar *avatar;
  GtkLabel *people;
  GtkLabel *addresses;
  GtkLabel *written;
  GtkLabel *body;
  GtkLabel *files;
  GtkWidget *reminder;
  GtkLabel *reminder_label;

  RelnetDatabase *database;
  RelnetClock *clock;
  RelnetOutbox *outbox;
  RelnetMailMessage *message;
};

G_DEFINE_FINAL_TYPE (RelnetMessageView, relnet_message_view, GTK_TYPE_WIDGET)

static char *
join_addresses (RelnetMailMessage *message)
{
  GListModel *recipients = G_LIST_MODEL (relnet_mail_message_get_recipients (message));
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (recipients); i++)
    {
      g_autoptr (RelnetRecipient) recipient = g_list_model_get_item (recipients, i);
      const RelnetRecipientKind kind = relnet_recipient_get_kind (recipient);

      if (text->len > 0)
        g_string_append (text, ", ");
      if (kind != RELNET_RECIPIENT_TO)
        g_string_append_printf (text, "%s ", kind == RELNET_RECIPIENT_CC ? _ ("Cc") : _ ("Bcc"));
      g_string_append (text, relnet_recipient_get_address (recipient));
    }
  return g_string_free (text, FALSE);
}

static char *
join_files (RelnetMailMessage *message)
{
  GListModel *files = G_LIST_MODEL (relnet_mail_message_get_attachments (message));
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (RelnetAttachment) file = g_list_model_get_item (files, i);
      g_autofree char *size = g_format_size (relnet_attachment_get_size (file));

      g_string_append_printf (text, "%s%s (%s)", text->len > 0 ? "\n" : "",
                              relnet_attachment_get_name (file), size);
    }
  return g_string_free (text, FALSE);
}

static char *
make_detail (RelnetMessageView *self)
{
  RelnetMailMessage *message = self->message;
  GString *text = g_string_new (relnet_mail_message_get_detail (message));
  const int attempts = relnet_mail_message_get_attempts (message);
  const gint64 now = relnet_clock_get_now (self->clock);

  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append_printf (text, ngettext ("%d attempt", "%d attempts", attempts), attempts);
  if (relnet_mail_message_get_attempted_at (message) != 0)
    {
      g_autofree char *when = relnet_message_format_moment (
          relnet_mail_message_get_attempted_at (message), now);

      g_string_append (text, " · ");
      /* Translators: the last attempt to send; %s is like “today, 09:02”. */
      g_string_append_printf (text, _ ("last %s"), when);
    }
  if (relnet_mail_message_get_next_attempt (message) > now)
    {
      g_autofree char *when = relnet_message_format_moment (
          relnet_mail_message_get_next_attempt (message), now);

      g_string_append (text, " · ");
      /* Translators: the next attempt to send; %s is like “today, 09:32”. */
      g_string_append_printf (text, _ ("next %s"), when);
    }
  return g_string_free (text, FALSE);
}

static void
update_notice (RelnetMessageView *self)
{
  const RelnetMailState state = relnet_mail_message_get_state (self->message);
  const RelnetMailProblem problem = relnet_mail_message_get_problem (self->message);
  const char *error = relnet_mail_message_get_error (self->message);
  const gboolean failed = state == RELNET_MAIL_STATE_FAILED;
  const gboolean unknown = state == RELNET_MAIL_STATE_UNKNOWN;
  const gboolean waiting
      = state == RELNET_MAIL_STATE_QUEUED && problem != RELNET_MAIL_PROBLEM_NONE;
  g_autofree char *text = NULL;
  g_autofree char *detail = NULL;

  gtk_widget_set_visible (self->notice, failed || unknown || waiting);
  if (!failed && !unknown && !waiting)
    return;
  gtk_widget_remove_css_class (self->notice, "error");
  gtk_widget_remove_css_class (self->notice, "warning");
  gtk_widget_add_css_class (self->notice, failed ? "error" : "warning");
  gtk_image_set_from_icon_name (self->notice_image,
                                failed ? "dialog-error-symbolic" : "dialog-warning-symbolic");
  gtk_label_set_text (self->notice_title, failed    ? _ ("This message was not sent")
                                          : unknown ? _ ("Nobody can tell whether this message was sent")
                                                    : _ ("This message has not been sent yet"));
  if (unknown)
    text = g_strdup_printf (
        "%s %s", error,
        _ ("If it is there, note it as sent; if it is not, send it again: it keeps its identity, so "
           "that most programs show it once."));
  else
    /* Translators: after what went wrong. */
    text = g_strdup_printf ("%s %s", error, _ ("Your message is kept here, nothing is lost."));
  gtk_label_set_text (self->notice_text, text);
  gtk_widget_set_visible (self->update_password, problem == RELNET_MAIL_PROBLEM_ACCOUNT);
  gtk_widget_set_visible (self->found, unknown);
  gtk_label_set_text (self->retry_label, unknown ? _ ("Send Again") : _ ("Retry"));
  detail = make_detail (self);
  gtk_label_set_text (self->detail, detail);
}

static void
update (RelnetMessageView *self)
{
  RelnetMailMessage *message = self->message;
  const gint64 now = relnet_clock_get_now (self->clock);
  const RelnetMailState state = relnet_mail_message_get_state (message);
  const gboolean busy
      = state == RELNET_MAIL_STATE_SENDING || state == RELNET_MAIL_STATE_COMMITTING;
  const char *subject = relnet_mail_message_get_subject (message);
  const int days = relnet_mail_message_get_remind_days (message);
  const char *style;
  g_autofree char *people = relnet_mail_message_dup_people (message);
  g_autofree char *addresses = join_addresses (message);
  g_autofree char *files = join_files (message);
  g_autofree char *status = relnet_message_format_status (message, now, &style);
  g_autofree char *moment = NULL;

  gtk_label_set_text (self->subject, *subject != '\0' ? subject : _ ("No subject"));
  relnet_avatar_set_text (self->avatar, people);
  gtk_label_set_text (self->people, *people != '\0' ? people : _ ("No recipient yet"));
  gtk_label_set_text (self->addresses, addresses);
  moment = relnet_message_format_moment (state == RELNET_MAIL_STATE_SENT
                                             ? relnet_mail_message_get_sent_at (message)
                                             : relnet_mail_message_get_changed_at (message),
                                         now);
  if (state == RELNET_MAIL_STATE_SENT)
    {
      /* Translators: %s is like “today, 08:51”. */
      g_autofree char *text = g_strdup_printf (_ ("Sent %s"), moment);

      gtk_label_set_text (self->written, text);
    }
  else if (state == RELNET_MAIL_STATE_QUEUED || busy)
    gtk_label_set_text (self->written, status);
  else
    {
      /* Translators: %s is like “today, 08:51”. */
      g_autofree char *text = g_strdup_printf (_ ("Written %s"), moment);

      gtk_label_set_text (self->written, text);
    }
  gtk_label_set_text (self->body, relnet_mail_message_get_body (message));
  gtk_label_set_text (self->files, files);
  gtk_widget_set_visible (GTK_WIDGET (self->files), *files != '\0');
  gtk_widget_set_visible (self->reminder,
                          days > 0 || *relnet_mail_message_get_answered_on (message) != '\0');
  if (state == RELNET_MAIL_STATE_SENT)
    gtk_label_set_text (self->reminder_label, status);
  else
    {
      g_autofree char *text = g_strdup_printf (
          ngettext ("Reminder in %d day without an answer", "Reminder in %d days without an answer",
                    days),
          days);

      gtk_label_set_text (self->reminder_label, text);
    }
  gtk_widget_set_visible (self->edit, state == RELNET_MAIL_STATE_DRAFT
                                          || state == RELNET_MAIL_STATE_QUEUED
                                          || state == RELNET_MAIL_STATE_FAILED);
  gtk_widget_set_visible (self->reply, state == RELNET_MAIL_STATE_SENT);
  gtk_widget_set_visible (self->delete, !busy);
  update_notice (self);
  gtk_stack_set_visible_child_name (self->stack, "message");
}

static void
show_problem (RelnetMessageView *self, const GError *error)
{
  gtk_label_set_text (self->notice_text, error->message);
  gtk_widget_set_visible (self->notice, TRUE);
}

static void
deleted (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RelnetMessageView) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!relnet_message_store_finish (RELNET_DATABASE (object), result, &error))
    show_problem (self, error);
}

static void
acted (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RelnetMessageView) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!relnet_outbox_finish (RELNET_OUTBOX (object), result, &error))
    show_problem (self, error);
}

static void
held (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RelnetMessageView) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!relnet_outbox_finish (RELNET_OUTBOX (object), result, &error))
    show_problem (self, error);
  else if (self->message != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.edit-draft", "x",
                                relnet_mail_message_get_id (self->message));
}

static void
delete_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelnetMessageView *self = RELNET_MESSAGE_VIEW (widget);

  if (self->message != NULL)
    relnet_message_store_delete_async (self->database, relnet_mail_message_get_id (self->message),
                                       self->clock, NULL, deleted, g_object_ref (self));
}

/* A message that waits is taken back first: it must not leave while it is changed. */
static void
edit_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelnetMessageView *self = RELNET_MESSAGE_VIEW (widget);

  if (self->message == NULL)
    return;
  if (relnet_mail_message_get_state (self->message) == RELNET_MAIL_STATE_QUEUED)
    relnet_outbox_hold_async (self->outbox, relnet_mail_message_get_id (self->message), NULL, held,
                              g_object_ref (self));
  else
    gtk_widget_activate_action (widget, "win.edit-draft", "x",
                                relnet_mail_message_get_id (self->message));
}

static void
reply_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelnetMessageView *self = RELNET_MESSAGE_VIEW (widget);

  if (self->message != NULL)
    gtk_widget_activate_action (widget, "win.write-reply", "x",
                                relnet_mail_message_get_id (self->message));
}

static void
retry_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelnetMessageView *self = RELNET_MESSAGE_VIEW (widget);

  if (self->message != NULL)
    relnet_outbox_send_again_async (self->outbox, relnet_mail_message_get_id (self->message), NULL,
                                    acted, g_object_ref (self));
}

static void
found_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelnetMessageView *self = RELNET_MESSAGE_VIEW (widget);

  if (self->message != NULL)
    relnet_outbox_mark_sent_async (self->outbox, relnet_mail_message_get_id (self->message), NULL,
                                   acted, g_object_ref (self));
}

static void
reload (RelnetMessageView *self)
{
  if (self->message != NULL)
    relnet_message_view_show (self, relnet_mail_message_get_id (self->message));
}

static void
changed_cb (RelnetDatabase *database, RelnetChanges *changes, RelnetMessageView *self)
{
  if (relnet_changes_has (changes, RELNET_CHANGE_MESSAGE))
    reload (self);
}

static void
relnet_message_view_dispose (GObject *object)
{
  RelnetMessageView *self = RELNET_MESSAGE_VIEW (object);

  g_clear_object (&self->database);
  g_clear_object (&self->clock);
  g_clear_object (&self->outbox);
  g_clear_object (&self->message);
  gtk_widget_dispose_template (GTK_WIDGET (object), RELNET_TYPE_MESSAGE_VIEW);
  G_OBJECT_CLASS (relnet_message_view_parent_class)->dispose (object);
}

static void
relnet_message_view_class_init (RelnetMessageViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = relnet_message_view_dispose;
  g_type_ensure (RELNET_TYPE_AVATAR);
  g_type_ensure (RELNET_TYPE_WRAP_BOX);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/com/example/RelNet/ui/messages/relnet-message-view.ui");
#define BIND(child) gtk_widget_class_bind_template_child (widget_class, RelnetMessageView, child)
  BIND (content);
  BIND (stack);
  BIND (edit);
  BIND (reply);
  BIND (delete);
  BIND (subject);
  BIND (notice);
  BIND (notice_image);
  BIND (notice_title);
  BIND (notice_text);
  BIND (update_password);
  BIND (retry);
  BIND (retry_label);
  BIND (found);
  BIND (details);
  BIND (detail);
  BIND (avatar);
  BIND (people);
  BIND (addresses);
  BIND (written);
  BIND (body);
  BIND (files);
  BIND (reminder);
  BIND (reminder_label);
#undef BIND
  gtk_widget_class_install_action (widget_class, "message.delete", NULL, delete_cb);
  gtk_widget_class_install_action (widget_class, "message.edit", NULL, edit_cb);
  gtk_widget_class_install_action (widget_class, "message.reply", NULL, reply_cb);
  gtk_widget_class_install_action (widget_class, "message.retry", NULL, retry_cb);
  gtk_widget_class_install_action (widget_class, "message.found", NULL, found_cb);
}

static void
relnet_message_view_init (RelnetMessageView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * relnet_message_view_new:
 * @database: the database
 * @clock: the time
 * @outbox: what sends
 *
 * Returns: (transfer floating): a view that shows no message yet
 */
GtkWidget *
relnet_message_view_new (RelnetDatabase *database, RelnetClock *clock, RelnetOutbox *outbox)
{
  RelnetMessageView *self = g_object_new (RELNET_TYPE_MESSAGE_VIEW, NULL);

  self->database = g_object_ref (database);
  self->clock = g_object_ref (clock);
  self->outbox = g_object_ref (outbox);
  g_signal_connect_object (database, "changed", G_CALLBACK (changed_cb), self, 0);
  g_signal_connect_object (clock, "moved", G_CALLBACK (reload), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * relnet_message_view_show:
 * @self: a view
 * @message_id: a message; one that is not there leaves the view empty
 */
void
relnet_message_view_show (RelnetMessageView *self, gint64 message_id)
{
  RelnetMailMessage *message;

  g_return_if_fail (RELNET_IS_MESSAGE_VIEW (self));

  message = relnet_message_store_load (relnet_database_get_reader (self->database), message_id, NULL);
  g_clear_object (&self->message);
  self->message = message;
  if (message != NULL)
    update (self);
  else
    {
      gtk_widget_set_visible (self->edit, FALSE);
      gtk_widget_set_visible (self->reply, FALSE);
      gtk_widget_set_visible (self->delete, FALSE);
      gtk_stack_set_visible_child_name (self->stack, "empty");
    }
}

/**
 * relnet_message_view_get_message_id:
 * @self: a view
 *
 * Returns: the message it shows, 0 if none
 */
gint64
relnet_message_view_get_message_id (RelnetMessageView *self)
{
  g_return_val_if_fail (RELNET_IS_MESSAGE_VIEW (self), 0);

  return self->message != NULL ? relnet_mail_message_get_id (self->message) : 0;
}

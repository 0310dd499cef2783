#include "relnet-composer-private.h"

#include <glib/gi18n-lib.h>

#include "relnet-account-store.h"
#include "relnet-choice.h"
#include "relnet-composer-gaps.h"
#include "relnet-file-dialog.h"
#include "relnet-message-format.h"
#include "relnet-message-store.h"

/* How long after the last key a draft is saved, in milliseconds. */
#define SAVE_DELAY 800
/* Below this width words beside an icon go, and below the other one the side becomes a page. */
#define NARROW_BELOW 560
#define SIDE_WIDTH 320
#define SIDE_BELOW 760

/**
 * RelnetComposer:
 *
 * The window in which a message is written (W4). What is typed is saved as a draft by itself; closing keeps it.
 */
G_DEFINE_FINAL_TYPE (RelnetComposer, relnet_composer, ADW_TYPE_WINDOW)

/* Private: the text as it is in the window. */
char *
relnet_composer_dup_body (RelnetComposer *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->body);
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
show_notice (RelnetComposer *self, const char *text, gboolean about_account)
{
  gtk_label_set_text (self->notice_label, text);
  gtk_widget_set_visible (self->notice_button, about_account);
  gtk_revealer_set_reveal_child (self->notice, TRUE);
}

static void
close_notice_cb (RelnetComposer *self)
{
  gtk_revealer_set_reveal_child (self->notice, FALSE);
}

static void
update_status (RelnetComposer *self)
{
  g_autofree char *body = relnet_composer_dup_body (self);
  const guint n = relnet_message_format_count_words (body);
  g_autofree char *words = g_strdup_printf (ngettext ("%u word", "%u words", n), n);
  const gint64 saved
      = self->message != NULL ? relnet_mail_message_get_changed_at (self->message) : 0;
  g_autofree char *time = NULL;
  g_autofree char *text = NULL;

  if (saved != 0 && !self->dirty)
    {
      time = relnet_message_format_time (saved);
      /* Translators: “107 words · draft saved at 09:14”. */
      text = g_strdup_printf (_ ("%s · draft saved at %s"), words, time);
    }
  gtk_label_set_text (self->status, text != NULL ? text : words);
}

/* Private: from which account it goes. */
RelnetAccount *
relnet_composer_get_account (RelnetComposer *self)
{
  const guint selected = gtk_drop_down_get_selected (self->from);

  return self->accounts != NULL && selected < self->accounts->len
             ? g_ptr_array_index (self->accounts, selected)
             : NULL;
}

static int
get_remind_days (RelnetComposer *self)
{
  const int stored
      = self->message != NULL ? relnet_mail_message_get_remind_days (self->message) : 0;

  return stored > 0 ? stored : g_settings_get_int (self->settings, "follow-up-days");
}

/* Private: what stands in the window, for the writer's thread. */
RelnetMailMessage *
relnet_composer_take_snapshot (RelnetComposer *self)
{
  RelnetMailMessage *message = relnet_mail_message_new ();
  RelnetAccount *account = relnet_composer_get_account (self);
  g_autofree char *body = relnet_composer_dup_body (self);
  const struct
  {
    RelnetRecipientField *field;
    RelnetRecipientKind kind;
  } fields[] = { { self->to, RELNET_RECIPIENT_TO },
                 { self->cc, RELNET_RECIPIENT_CC },
                 { self->bcc, RELNET_RECIPIENT_BCC } };
  GListModel *files = G_LIST_MODEL (relnet_attachment_list_get_files (self->attachments));

  if (self->message != NULL)
    {
      relnet_mail_message_set_id (message, relnet_mail_message_get_id (self->message));
      relnet_mail_message_set_in_reply_to (message,
                                           relnet_mail_message_get_in_reply_to (self->message));
      relnet_mail_message_set_references (message,
                                          relnet_mail_message_get_references (self->message));
    }
  relnet_mail_message_set_purpose (message, self->situation != NULL ? self->situation : "", self->subject_id);
  relnet_mail_message_set_account_id (message, account != NULL ? relnet_account_get_id (account) : 0);
  relnet_mail_message_set_subject (message, gtk_editable_get_text (GTK_EDITABLE (self->subject)));
  relnet_mail_message_set_body (message, body);
  relnet_mail_message_set_remind_days (
      message, gtk_switch_get_active (self->remind) ? get_remind_days (self) : 0);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      GListModel *model = G_LIST_MODEL (relnet_recipient_field_get_recipients (fields[i].field));

      for (guint j = 0; j < g_list_model_get_n_items (model); j++)
        {
          g_autoptr (RelnetRecipient) recipient = g_list_model_get_item (model, j);

          relnet_mail_message_add_recipient (message, fields[i].kind,
                                             relnet_recipient_get_name (recipient),
                                             relnet_recipient_get_address (recipient),
                                             relnet_recipient_get_person_id (recipient));
        }
    }
  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (RelnetAttachment) file = g_list_model_get_item (files, i);

      g_list_store_append (relnet_mail_message_get_attachments (message), file);
    }
  return message;
}

typedef struct
{
  RelnetComposer *composer;
  RelnetMailMessage *message;
} Save;

static void
draft_saved (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Save *save = user_data;
  g_autoptr (RelnetComposer) self = save->composer;
  g_autoptr (RelnetMailMessage) message = save->message;
  g_autoptr (GError) error = NULL;

  g_free (save);
  self->saving = FALSE;
  if (!relnet_message_store_finish (RELNET_DATABASE (object), result, &error))
    {
      self->dirty = TRUE;
      self->wants_send = FALSE;
      gtk_widget_set_sensitive (GTK_WIDGET (self), TRUE);
      show_notice (self, error->message, FALSE);
      return;
    }
  g_set_object (&self->message, message);
  if (self->done)
    return;
  update_status (self);
  if (self->dirty)
    relnet_composer_save (self);
  else if (self->wants_send)
    relnet_composer_queue (self);
}

/* Private: saves the draft. One save at a time: the first gives the draft its identity. */
void
relnet_composer_save (RelnetComposer *self)
{
  Save *save;

  g_clear_handle_id (&self->save_source, g_source_remove);
  if (self->saving || self->done)
    return;
  self->dirty = FALSE;
  self->saving = TRUE;
  save = g_new0 (Save, 1);
  save->composer = g_object_ref (self);
  save->message = relnet_composer_take_snapshot (self);
  relnet_message_store_save_async (self->database, save->message, self->clock, NULL, draft_saved,
                                   save);
}

static gboolean
save_timeout_cb (gpointer data)
{
  RelnetComposer *self = data;

  self->save_source = 0;
  relnet_composer_save (self);
  return G_SOURCE_REMOVE;
}

static gboolean
is_worth_saving (RelnetComposer *self)
{
  g_autoptr (RelnetMailMessage) message = relnet_composer_take_snapshot (self);

  return relnet_mail_message_get_id (message) != 0 || !relnet_mail_message_is_blank (message);
}

static void
update_remind (RelnetComposer *self)
{
  const int days = get_remind_days (self);
  g_autofree char *text = g_strdup_printf (
      ngettext ("Remind me in %d day without an answer", "Remind me in %d days without an answer",
                days),
      days);

  gtk_label_set_text (self->remind_label, text);
  gtk_widget_set_sensitive (GTK_WIDGET (self->remind), self->side_person != 0);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->remind),
                               self->side_person != 0
                                   ? NULL
                                   : _ ("Reminders are about people who are in RelNet"));
}

static void
update_width (RelnetComposer *self)
{
  int width;
  int height;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  if (gtk_window_is_maximized (GTK_WINDOW (self)))
    width = SIDE_BELOW;
  gtk_widget_set_visible (self->later_label, width >= NARROW_BELOW);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->footer),
                                  width >= NARROW_BELOW ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL);
  if (width < NARROW_BELOW)
    gtk_widget_add_css_class (GTK_WIDGET (self), "narrow");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "narrow");
}

static void
folded_cb (RelnetComposer *self)
{
  const gboolean folded = relnet_split_view_get_folded (self->split);

  gtk_widget_set_visible (GTK_WIDGET (self->remarks), folded);
  relnet_history_panel_set_has_back (self->side, folded);
}

/* The page is in the window behind this one. */
static void
open_person_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelnetComposer *self = RELNET_COMPOSER (widget);
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (parent == NULL)
    return;
  gtk_widget_activate_action (GTK_WIDGET (parent), "win.open-person", "x", self->side_person);
  gtk_window_present (parent);
}

static void
edited_cb (RelnetComposer *self)
{
  if (self->done || self->database == NULL)
    return;
  gtk_widget_set_visible (GTK_WIDGET (self->to_error), FALSE);
  update_remind (self);
  if (!self->filling)
    {
      self->dirty = TRUE;
      g_clear_handle_id (&self->save_source, g_source_remove);
      if (is_worth_saving (self))
        self->save_source = g_timeout_add (SAVE_DELAY, save_timeout_cb, self);
    }
  update_status (self);
}

static void
text_changed_cb (RelnetComposer *self)
{
  edited_cb (self);
  if (!self->filling)
    relnet_composer_coach_queue (self);
}

static void
people_changed_cb (RelnetComposer *self)
{
  const gint64 person = relnet_recipient_field_get_first_person (self->to);

  if (self->done || self->database == NULL)
    return;
  if (person != self->side_person)
    {
      self->side_person = person;
      relnet_history_panel_show_person (self->side, self->database, self->clock, person);
    }
  edited_cb (self);
  if (self->filling)
    return;
  relnet_composer_template_people_changed (self);
  relnet_composer_coach_reload (self);
}

static void
template_chosen_cb (RelnetTemplateRow *row, const char *situation, RelnetComposer *self)
{
  relnet_composer_template_choose (self, situation);
}

/* Private: lists the accounts, with @wanted chosen; that of now for 0. */
void
relnet_composer_fill_accounts (RelnetComposer *self, gint64 wanted)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  RelnetAccount *before = relnet_composer_get_account (self);
  guint selected = 0;

  if (wanted == 0 && before != NULL)
    wanted = relnet_account_get_id (before);
  g_clear_pointer (&self->accounts, g_ptr_array_unref);
  self->accounts
      = relnet_account_store_load_all (relnet_database_get_reader (self->database), NULL);
  for (guint i = 0; i < self->accounts->len; i++)
    {
      RelnetAccount *account = g_ptr_array_index (self->accounts, i);
      g_autofree char *label = relnet_account_dup_label (account);

      gtk_string_list_append (names, label);
      if (relnet_account_get_id (account) == wanted)
        selected = i;
    }
  if (self->accounts->len == 0)
    gtk_string_list_append (names, _ ("No mail account yet"));
  gtk_drop_down_set_model (self->from, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->from, selected);
  gtk_widget_set_sensitive (GTK_WIDGET (self->from), self->accounts->len > 1);
  if (self->accounts->len == 0)
    show_notice (self, _ ("To send this message, RelNet needs a mail account. What you write is kept."),
                 TRUE);
  else if (gtk_widget_get_visible (self->notice_button))
    close_notice_cb (self);
}

/* What the coach knows of. */
static const RelnetChangeKind coached[] = {
  RELNET_CHANGE_PERSON,  RELNET_CHANGE_INTERACTION,  RELNET_CHANGE_PROMISE,
  RELNET_CHANGE_FAVOUR, RELNET_CHANGE_INTRODUCTION,
};

static void
changed_cb (RelnetDatabase *database, RelnetChanges *changes, RelnetComposer *self)
{
  const gboolean filling = self->filling;

  if (self->done)
    return;
  self->filling = TRUE;
  if (relnet_changes_has (changes, RELNET_CHANGE_ACCOUNT))
    relnet_composer_fill_accounts (self, 0);
  if (relnet_changes_has (changes, RELNET_CHANGE_TEMPLATE))
    relnet_template_row_load (self->template_row, self->database);
  self->filling = filling;
  /* Saving the draft is no news about anybody. */
  for (guint i = 0; i < G_N_ELEMENTS (coached); i++)
    if (relnet_changes_has (changes, coached[i]))
      {
        relnet_composer_coach_reload (self);
        return;
      }
}

static void
discarded (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RelnetComposer) self = user_data;
  g_autoptr (GError) error = NULL;

  if (relnet_message_store_finish (RELNET_DATABASE (object), result, &error))
    {
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  self->done = FALSE;
  show_notice (self, error->message, FALSE);
}

/* Without a question: the window behind offers to take it back. */
static void
discard_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelnetComposer *self = RELNET_COMPOSER (widget);

  g_clear_handle_id (&self->save_source, g_source_remove);
  if (self->message == NULL || relnet_mail_message_get_id (self->message) == 0)
    {
      self->done = !self->saving;
      if (self->done)
        gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  self->done = TRUE;
  relnet_message_store_delete_async (self->database, relnet_mail_message_get_id (self->message),
                                     self->clock, NULL, discarded, g_object_ref (self));
}

static void
time_chosen_cb (RelnetSendLaterPopover *popover, gint64 time, RelnetComposer *self)
{
  if (time <= relnet_clock_get_now (self->clock))
    show_notice (self, _ ("This moment is over. Choose a later one."), FALSE);
  else
    relnet_composer_send (self, time);
}

static void
attaching_failed_cb (RelnetAttachmentList *list, const char *text, RelnetComposer *self)
{
  show_notice (self, text, FALSE);
}

static void
files_chosen (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RelnetComposer) self = user_data;
  g_autoptr (GListModel) files = relnet_file_dialog_several_finish (GTK_WIDGET (object), result, NULL);

  for (guint i = 0; files != NULL && i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);

      relnet_composer_attach (self, file);
    }
}

static void
attach_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  relnet_file_dialog_open_several_async (widget, _ ("Attach Files"), NULL, files_chosen, g_object_ref (widget));
}

static gboolean
dropped_cb (GtkDropTarget *target, const GValue *value, double x, double y, RelnetComposer *self)
{
  g_autoptr (GSList) files = gdk_file_list_get_files (g_value_get_boxed (value));

  for (GSList *l = files; l != NULL; l = l->next)
    relnet_composer_attach (self, l->data);
  return files != NULL;
}

/* From what the coach says, back to the message first. */
static void
relnet_composer_close_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  if (!relnet_split_view_go_back (RELNET_COMPOSER (widget)->split))
    gtk_window_close (GTK_WINDOW (widget));
}

/* Closing keeps the draft. */
static gboolean
relnet_composer_close_request (GtkWindow *window)
{
  RelnetComposer *self = RELNET_COMPOSER (window);

  relnet_recipient_field_take_typed (self->to, NULL);
  if (self->dirty && is_worth_saving (self))
    relnet_composer_save (self);
  return GTK_WINDOW_CLASS (relnet_composer_parent_class)->close_request (window);
}

static void
relnet_composer_dispose (GObject *object)
{
  RelnetComposer *self = RELNET_COMPOSER (object);

  g_clear_handle_id (&self->save_source, g_source_remove);
  self->done = TRUE;
  relnet_composer_coach_clear (self);
  gtk_widget_dispose_template (GTK_WIDGET (object), RELNET_TYPE_COMPOSER);
  G_OBJECT_CLASS (relnet_composer_parent_class)->dispose (object);
}

static void
relnet_composer_finalize (GObject *object)
{
  RelnetComposer *self = RELNET_COMPOSER (object);

  g_clear_object (&self->database);
  g_clear_object (&self->clock);
  g_clear_object (&self->outbox);
  g_clear_object (&self->settings);
  g_clear_object (&self->message);
  g_clear_pointer (&self->accounts, g_ptr_array_unref);
  relnet_composer_template_clear (self);
  G_OBJECT_CLASS (relnet_composer_parent_class)->finalize (object);
}

static void
relnet_composer_class_init (RelnetComposerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = relnet_composer_dispose;
  object_class->finalize = relnet_composer_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = relnet_composer_close_request;

  g_type_ensure (RELNET_TYPE_ATTACHMENT_LIST);
  g_type_ensure (RELNET_TYPE_HISTORY_PANEL);
  g_type_ensure (RELNET_TYPE_RECIPIENT_FIELD);
  g_type_ensure (RELNET_TYPE_SEND_LATER_POPOVER);
  g_type_ensure (RELNET_TYPE_TEMPLATE_ROW);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/com/example/RelNet/ui/messages/relnet-composer.ui");
  gtk_widget_class_bind_template_child (widget_class, RelnetComposer, notice);
  gtk_widget_class_bind_template_child (widget_class, RelnetComposer, notice_label);
  gtk_widget_class_bind_template_child (widget_class, RelnetComposer, notice_button);
  gtk_widget_class_bind_template_child (widget_class, RelnetComposer, from);
  gtk_widget_class_bind_template_child (widget_class, RelnetComposer, to);
  gtk_widget_class_bind_template_child (widget_class, RelnetComposer, cc);
  gtk_widget_class_bind_template_child (widget_class, RelnetComposer, bcc);
  gtk_widget_class_bind_template_child (widget_class, RelnetComposer, show_copies);
  gtk_widget_class_bind_template_child (widget_class, RelnetComposer, to_error);
  gtk_widget_class_bind_template_child (widget_class, RelnetComposer, subject);
  gtk_widget_class_bind_template_child (widget_class, RelnetComposer, body);
  gtk_widget_class_bind_template_child (widget_class, RelnetComposer, scroller);
  gtk_widget_class_bind_template_child (widget_class, RelnetComposer, attachments);
  gtk_widget_class_bind_template_child (widget_class, RelnetComposer, status);
  gtk_widget_class_bind_template_child (widget_class, RelnetComposer, remind_label);
  gtk_widget_class_bind_template_child (widget_class, RelnetComposer, remind);
  gtk_widget_class_bind_template_child (widget_class, RelnetComposer, later_label);
  gtk_widget_class_bind_template_child (widget_class, RelnetComposer, later_popover);
  gtk_widget_class_bind_template_child (widget_class, RelnetComposer, toasts);
  gtk_widget_class_bind_template_child (widget_class, RelnetComposer, panes);
  gtk_widget_class_bind_template_child (widget_class, RelnetComposer, main);
  gtk_widget_class_bind_template_child (widget_class, RelnetComposer, template_row);
  gtk_widget_class_bind_template_child (widget_class, RelnetComposer, footer);
  gtk_widget_class_bind_template_child (widget_class, RelnetComposer, remarks);
  gtk_widget_class_bind_template_child (widget_class, RelnetComposer, side);
  gtk_widget_class_bind_template_callback (widget_class, close_notice_cb);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, people_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, template_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, attaching_failed_cb);
  gtk_widget_class_bind_template_callback (widget_class, time_chosen_cb);
  gtk_widget_class_install_action (widget_class, "composer.send", NULL, relnet_composer_send_cb);
  gtk_widget_class_install_action (widget_class, "composer.discard", NULL, discard_cb);
  gtk_widget_class_install_action (widget_class, "composer.attach", NULL, attach_cb);
  gtk_widget_class_install_action (widget_class, "composer.open-person", NULL, open_person_cb);
  relnet_composer_coach_install (widget_class);
  gtk_widget_class_install_action (widget_class, "composer.close", NULL, relnet_composer_close_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "composer.close", NULL);
}

/* The text and what stands beside it; the split view is no thing of a .ui file. */
static void
build_panes (RelnetComposer *self)
{
  GtkWidget *side = GTK_WIDGET (self->side);

  self->split = RELNET_SPLIT_VIEW (relnet_split_view_new_with_side (SIDE_WIDTH, SIDE_BELOW));
  g_object_ref (self->main);
  g_object_ref (side);
  gtk_box_remove (self->panes, self->main);
  gtk_box_remove (self->panes, side);
  relnet_split_view_set_first (self->split, self->main);
  relnet_split_view_set_second (self->split, side);
  g_object_unref (self->main);
  g_object_unref (side);
  gtk_box_append (self->panes, GTK_WIDGET (self->split));
  gtk_widget_set_hexpand (GTK_WIDGET (self->split), TRUE);
  g_signal_connect_object (self->split, "notify::folded", G_CALLBACK (folded_cb), self, G_CONNECT_SWAPPED);
}

static void
relnet_composer_init (RelnetComposer *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  gtk_widget_init_template (GTK_WIDGET (self));
  relnet_drop_down_set_up (self->from, _ ("From"));
  relnet_recipient_field_set_label (self->to, C_ ("recipient", "To"));
  relnet_recipient_field_set_label (self->cc, _ ("Cc"));
  relnet_recipient_field_set_label (self->bcc, _ ("Bcc"));
  g_signal_connect_swapped (gtk_text_view_get_buffer (self->body), "changed",
                            G_CALLBACK (text_changed_cb), self);
  g_signal_connect_swapped (self->remind, "notify::active", G_CALLBACK (edited_cb), self);
  g_signal_connect_swapped (self->from, "notify::selected", G_CALLBACK (edited_cb), self);
  g_signal_connect (self, "notify::default-width", G_CALLBACK (update_width), NULL);
  g_signal_connect (self, "notify::maximized", G_CALLBACK (update_width), NULL);
  build_panes (self);
  g_signal_connect (target, "drop", G_CALLBACK (dropped_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

/**
 * relnet_composer_new:
 * @database: the database
 * @clock: the time
 * @outbox: what sends
 * @settings: the user's settings
 *
 * Returns: (transfer full): a window for a new message; open something in it, then present it
 */
GtkWidget *
relnet_composer_new (RelnetDatabase *database,
                     RelnetClock *clock,
                     RelnetOutbox *outbox,
                     GSettings *settings)
{
  RelnetComposer *self = g_object_new (RELNET_TYPE_COMPOSER, NULL);

  self->filling = TRUE;
  self->database = g_object_ref (database);
  self->clock = g_object_ref (clock);
  self->outbox = g_object_ref (outbox);
  self->settings = g_object_ref (settings);
  relnet_send_later_popover_set_clock (self->later_popover, clock);
  relnet_recipient_field_set_database (self->to, database);
  relnet_recipient_field_set_database (self->cc, database);
  relnet_recipient_field_set_database (self->bcc, database);
  g_signal_connect_object (database, "changed", G_CALLBACK (changed_cb), self, 0);
  relnet_composer_fill_accounts (self, 0);
  relnet_template_row_load (self->template_row, database);
  relnet_history_panel_show_person (self->side, database, clock, 0);
  update_remind (self);
  update_status (self);
  relnet_composer_gaps_watch (self->body);
  relnet_composer_coach_set_up (self);
  self->filling = FALSE;
  gtk_widget_grab_focus (GTK_WIDGET (self->to));
  return GTK_WIDGET (self);
}

static void
set_body (RelnetComposer *self, const char *text)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->body);

  gtk_text_buffer_begin_irreversible_action (buffer);
  gtk_text_buffer_set_text (buffer, text, -1);
  gtk_text_buffer_end_irreversible_action (buffer);
}

static void
fill (RelnetComposer *self, RelnetMailMessage *message)
{
  GListModel *recipients = G_LIST_MODEL (relnet_mail_message_get_recipients (message));
  GListModel *files = G_LIST_MODEL (relnet_mail_message_get_attachments (message));
  RelnetRecipientField *fields[] = { self->to, self->cc, self->bcc };

  for (guint i = 0; i < g_list_model_get_n_items (recipients); i++)
    {
      g_autoptr (RelnetRecipient) recipient = g_list_model_get_item (recipients, i);
      const RelnetRecipientKind kind = relnet_recipient_get_kind (recipient);

      relnet_recipient_field_add (fields[kind], relnet_recipient_get_name (recipient),
                                  relnet_recipient_get_address (recipient),
                                  relnet_recipient_get_person_id (recipient));
      if (kind != RELNET_RECIPIENT_TO)
        gtk_toggle_button_set_active (self->show_copies, TRUE);
    }
  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (RelnetAttachment) file = g_list_model_get_item (files, i);

      g_list_store_append (relnet_attachment_list_get_files (self->attachments), file);
    }
  gtk_editable_set_text (GTK_EDITABLE (self->subject), relnet_mail_message_get_subject (message));
  set_body (self, relnet_mail_message_get_body (message));
}

/* Private: tells the user what there is to know about what was opened. */
void
relnet_composer_say (RelnetComposer *self, const char *text)
{
  show_notice (self, text, FALSE);
}

/* Private: fills in what the message starts from, a stored draft or one that is not saved yet. */
void
relnet_composer_start (RelnetComposer *self, RelnetMailMessage *message, RelnetComposerFocus focus)
{
  GtkWidget *const focused[] = { GTK_WIDGET (self->to), GTK_WIDGET (self->subject), GTK_WIDGET (self->body) };

  self->filling = TRUE;
  relnet_composer_fill_accounts (self, relnet_mail_message_get_account_id (message));
  fill (self, message);
  g_set_object (&self->message, message);
  relnet_composer_template_set_purpose (self, relnet_mail_message_get_situation (message),
                                        relnet_mail_message_get_subject_id (message));
  if (relnet_mail_message_get_id (message) != 0)
    {
      gtk_switch_set_active (self->remind, relnet_mail_message_get_remind_days (message) > 0);
      update_remind (self);
      self->dirty = FALSE;
      update_status (self);
    }
  self->filling = FALSE;
  relnet_composer_coach_reload (self);
  gtk_widget_grab_focus (focused[focus]);
}

/* Private: adds a recipient as if the user typed it, so that the same rules hold. */
void
relnet_composer_type_recipient (RelnetComposer *self, RelnetRecipientKind kind, const char *address)
{
  RelnetRecipientField *const fields[] = { self->to, self->cc, self->bcc };
  const gboolean filling = self->filling;

  self->filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (relnet_recipient_field_get_entry (fields[kind])), address);
  relnet_recipient_field_take_typed (fields[kind], NULL);
  if (kind != RELNET_RECIPIENT_TO)
    gtk_toggle_button_set_active (self->show_copies, TRUE);
  self->filling = filling;
  relnet_composer_coach_reload (self);
}

/**
 * relnet_composer_get_message_id:
 * @self: a composer
 *
 * Returns: the draft it writes, 0 while nothing was saved
 */
gint64
relnet_composer_get_message_id (RelnetComposer *self)
{
  g_return_val_if_fail (RELNET_IS_COMPOSER (self), 0);

  return self->message != NULL ? relnet_mail_message_get_id (self->message) : 0;
}

/**
 * relnet_composer_attach:
 * @self: a composer
 * @file: a file the user chose
 *
 * Attaches a copy of the file as it is now.
 */
void
relnet_composer_attach (RelnetComposer *self, GFile *file)
{
  g_return_if_fail (RELNET_IS_COMPOSER (self));

  relnet_attachment_list_read (self->attachments, file);
}

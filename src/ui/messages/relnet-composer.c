#include "relnet-composer.h"

#include <glib/gi18n-lib.h>

#include "relnet-account-store.h"
#include "relnet-avatar.h"
#include "relnet-date.h"
#include "relnet-dialogs.h"
#include "relnet-interaction-store.h"
#include "relnet-mailto.h"
#include "relnet-message-format.h"
#include "relnet-message-store.h"
#include "relnet-mime.h"
#include "relnet-person-store.h"
#include "relnet-recipient-field.h"
#include "relnet-text.h"

/* How long after the last key a draft is saved, in milliseconds. */
#define SAVE_DELAY 800
/* How many exchanges stand beside the text. */
#define MAX_HISTORY 6
/* Below this width the history goes. */
#define SIDE_BELOW 760

/**
 * RelnetComposer:
 *
 * The window in which a message is written (W4). What is typed is saved as a draft by itself; closing keeps it.
 */
struct _RelnetComposer
{
  AdwWindow parent_instance;

  GtkRevealer *notice;
  GtkLabel *notice_label;
  GtkWidget *notice_button;
  GtkDropDown *from;
  RelnetRecipientField *to;
  RelnetRecipientField *cc;
  RelnetRecipientField *bcc;
  GtkToggleButton *show_copies;
  GtkLabel *to_error;
  GtkText *subject;
  GtkTextView *body;
  GtkWidget *scroller;
  GtkFlowBox *attachments;
  GtkLabel *status;
  GtkLabel *remind_label;
  GtkSwitch *remind;
  GtkMenuButton *later;
  GtkWidget *later_label;
  GtkPopover *later_popover;
  GtkListBox *times;
  GtkCalendar *calendar;
  GtkSpinButton *hour;
  GtkSpinButton *minute;
  GtkWidget *side;
  GtkButton *person;
  RelnetAvatar *person_avatar;
  GtkLabel *person_name;
  GtkLabel *person_last;
  GtkLabel *met;
  GtkListBox *history;

  RelnetDatabase *database;
  RelnetClock *clock;
  RelnetOutbox *outbox;
  GSettings *settings;
  GCancellable *cancellable; /* of what is of no use once the window is closed */

  RelnetMailMessage *message; /* as it was saved last */
  GListStore *files;          /* RelnetAttachment */
  GPtrArray *accounts;
  gint64 side_person;
  guint save_source;
  gboolean filling; /* the program is writing, not the user */
  gboolean dirty;
  gboolean saving;
  gboolean wants_send; /* as soon as it is saved */
  gboolean done;       /* sent or discarded: nothing is saved any more */
  gint64 wanted_time;
};

G_DEFINE_FINAL_TYPE (RelnetComposer, relnet_composer, ADW_TYPE_WINDOW)

static void save_now (RelnetComposer *self);

static char *
dup_body (RelnetComposer *self)
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

static guint
count_words (const char *text)
{
  guint words = 0;
  gboolean inside = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      const gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c) && !inside)
        words++;
      /* “l’avis” is two words for nobody who counts. */
      inside = g_unichar_isalnum (c) || (inside && (c == 0x2019 || c == '\'' || c == '-'));
    }
  return words;
}

static void
update_status (RelnetComposer *self)
{
  g_autofree char *body = dup_body (self);
  const guint n = count_words (body);
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

static RelnetAccount *
get_account (RelnetComposer *self)
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

/* What stands in the window, for the writer's thread. */
static RelnetMailMessage *
take_snapshot (RelnetComposer *self)
{
  RelnetMailMessage *message = relnet_mail_message_new ();
  RelnetAccount *account = get_account (self);
  g_autofree char *body = dup_body (self);
  const struct
  {
    RelnetRecipientField *field;
    RelnetRecipientKind kind;
  } fields[] = { { self->to, RELNET_RECIPIENT_TO },
                 { self->cc, RELNET_RECIPIENT_CC },
                 { self->bcc, RELNET_RECIPIENT_BCC } };

  if (self->message != NULL)
    {
      relnet_mail_message_set_id (message, relnet_mail_message_get_id (self->message));
      relnet_mail_message_set_in_reply_to (message,
                                           relnet_mail_message_get_in_reply_to (self->message));
      relnet_mail_message_set_references (message,
                                          relnet_mail_message_get_references (self->message));
    }
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
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->files)); i++)
    {
      g_autoptr (RelnetAttachment) file = g_list_model_get_item (G_LIST_MODEL (self->files), i);

      g_list_store_append (relnet_mail_message_get_attachments (message), file);
    }
  return message;
}

static void
queued (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RelnetComposer) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!relnet_outbox_finish (RELNET_OUTBOX (object), result, &error))
    {
      show_notice (self, error->message, FALSE);
      gtk_widget_set_sensitive (GTK_WIDGET (self), TRUE);
      return;
    }
  self->done = TRUE;
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
queue (RelnetComposer *self)
{
  g_autoptr (RelnetMailMessage) message = take_snapshot (self);

  self->wants_send = FALSE;
  relnet_outbox_queue_async (self->outbox, message, self->wanted_time, NULL, queued,
                             g_object_ref (self));
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
    save_now (self);
  else if (self->wants_send)
    queue (self);
}

/* One save at a time: the first gives the draft its identity. */
static void
save_now (RelnetComposer *self)
{
  Save *save;

  g_clear_handle_id (&self->save_source, g_source_remove);
  if (self->saving || self->done)
    return;
  self->dirty = FALSE;
  self->saving = TRUE;
  save = g_new0 (Save, 1);
  save->composer = g_object_ref (self);
  save->message = take_snapshot (self);
  relnet_message_store_save_async (self->database, save->message, self->clock, NULL, draft_saved,
                                   save);
}

static gboolean
save_timeout_cb (gpointer data)
{
  RelnetComposer *self = data;

  self->save_source = 0;
  save_now (self);
  return G_SOURCE_REMOVE;
}

static gboolean
is_worth_saving (RelnetComposer *self)
{
  g_autoptr (RelnetMailMessage) message = take_snapshot (self);

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
update_side_visible (RelnetComposer *self)
{
  int width;
  int height;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  if (gtk_window_is_maximized (GTK_WINDOW (self)))
    width = SIDE_BELOW;
  gtk_widget_set_visible (self->side, self->side_person != 0 && width >= SIDE_BELOW);
  gtk_widget_set_visible (self->later_label, width >= 560);
}

static GtkWidget *
make_history_row (RelnetInteraction *interaction, const char *today)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *image = gtk_image_new_from_icon_name (
      relnet_channel_to_icon_name (relnet_interaction_get_channel (interaction)));
  const char *subject = relnet_interaction_get_subject (interaction);
  const char *note = relnet_interaction_get_note (interaction);
  g_autofree char *line = relnet_text_clean (*subject != '\0' ? subject : note);
  g_autofree char *age
      = relnet_date_format_age (relnet_interaction_get_date (interaction), today);
  g_autofree char *when = g_strdup_printf (
      "%s · %s", relnet_channel_to_label (relnet_interaction_get_channel (interaction)), age);
  GtkWidget *title = gtk_label_new (*line != '\0' ? line : relnet_channel_to_label (
                                        relnet_interaction_get_channel (interaction)));
  GtkWidget *caption = gtk_label_new (when);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_label_set_lines (GTK_LABEL (title), 3);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (caption), 0);
  gtk_widget_add_css_class (caption, "caption");
  gtk_widget_add_css_class (caption, "dim-label");
  gtk_widget_set_valign (image, GTK_ALIGN_START);
  gtk_widget_set_margin_top (image, 3);
  gtk_box_append (GTK_BOX (texts), title);
  gtk_box_append (GTK_BOX (texts), caption);
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), texts);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  return box;
}

static void
fill_side (RelnetComposer *self, gint64 person_id)
{
  RelnetConnection *reader = relnet_database_get_reader (self->database);
  const RelnetTimelineFilter filter = { .person_id = person_id };
  g_autoptr (RelnetPerson) person = relnet_person_store_load (reader, person_id, NULL);
  g_autoptr (RelnetPersonSummary) summary
      = relnet_person_store_load_summary (reader, person_id, NULL);
  g_autoptr (GPtrArray) page = NULL;
  g_autoptr (GString) met = g_string_new (NULL);
  g_autofree char *today = relnet_clock_dup_today (self->clock);
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->history, 0)) != NULL)
    gtk_list_box_remove (self->history, GTK_WIDGET (row));
  if (person == NULL || summary == NULL)
    return;
  relnet_avatar_set_text (self->person_avatar, relnet_person_get_name (person));
  gtk_label_set_text (self->person_name, relnet_person_get_name (person));
  if (*relnet_person_summary_get_last_contact (summary) != '\0')
    {
      g_autofree char *age
          = relnet_date_format_age (relnet_person_summary_get_last_contact (summary), today);
      /* Translators: %s is like “8 months ago”. */
      g_autofree char *text = g_strdup_printf (_ ("Last exchange %s"), age);

      gtk_label_set_text (self->person_last, text);
    }
  else
    gtk_label_set_text (self->person_last, _ ("No exchange yet"));
  for (guint i = RELNET_PERSON_MET_DATE; i <= RELNET_PERSON_MET_CONTEXT; i++)
    {
      const char *text = relnet_person_get_text (person, i);
      g_autofree char *shown = i == RELNET_PERSON_MET_DATE && relnet_date_is_valid (text)
                                   ? relnet_date_format (text)
                                   : g_strdup (text);

      if (*shown != '\0')
        g_string_append_printf (met, "%s%s", met->len > 0 ? " · " : "", shown);
    }
  if (met->len > 0)
    {
      /* Translators: %s is when, where and through whom one met a person. */
      g_autofree char *text = g_strdup_printf (_ ("Met: %s"), met->str);

      gtk_label_set_text (self->met, text);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->met), met->len > 0);
  page = relnet_interaction_store_load_page (reader, &filter, NULL, MAX_HISTORY, NULL);
  for (guint i = 0; page != NULL && i < page->len; i++)
    {
      GtkWidget *content = make_history_row (g_ptr_array_index (page, i), today);

      gtk_list_box_append (self->history, content);
      gtk_widget_set_focusable (gtk_widget_get_parent (content), FALSE);
    }
}

/* The page is in the window behind this one. */
static void
person_clicked_cb (RelnetComposer *self)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (parent == NULL)
    return;
  gtk_widget_activate_action (GTK_WIDGET (parent), "win.open-person", "x", self->side_person);
  gtk_window_present (parent);
}

static gint64
find_first_person (RelnetComposer *self)
{
  GListModel *model = G_LIST_MODEL (relnet_recipient_field_get_recipients (self->to));

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (RelnetRecipient) recipient = g_list_model_get_item (model, i);

      if (relnet_recipient_get_person_id (recipient) != 0)
        return relnet_recipient_get_person_id (recipient);
    }
  return 0;
}

static void
edited_cb (RelnetComposer *self)
{
  const gint64 person = find_first_person (self);

  if (self->done || self->database == NULL)
    return;
  gtk_widget_set_visible (GTK_WIDGET (self->to_error), FALSE);
  if (person != self->side_person)
    {
      self->side_person = person;
      if (person != 0)
        fill_side (self, person);
      update_side_visible (self);
    }
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
fill_accounts (RelnetComposer *self, gint64 wanted)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  RelnetAccount *before = get_account (self);
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

static void
changed_cb (RelnetDatabase *database, RelnetChanges *changes, RelnetComposer *self)
{
  const gboolean filling = self->filling;

  if (!relnet_changes_has (changes, RELNET_CHANGE_ACCOUNT))
    return;
  self->filling = TRUE;
  fill_accounts (self, 0);
  self->filling = filling;
}

static gboolean
check (RelnetComposer *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RelnetMailMessage) message = NULL;
  gboolean typed = relnet_recipient_field_take_typed (self->to, &error);

  if (typed)
    typed = relnet_recipient_field_take_typed (self->cc, &error);
  if (typed)
    typed = relnet_recipient_field_take_typed (self->bcc, &error);
  if (!typed)
    {
      gtk_label_set_text (self->to_error, error->message);
      gtk_widget_set_visible (GTK_WIDGET (self->to_error), TRUE);
      return FALSE;
    }
  message = take_snapshot (self);
  if (g_list_model_get_n_items (G_LIST_MODEL (relnet_mail_message_get_recipients (message))) == 0)
    {
      gtk_label_set_text (self->to_error, _ ("Say to whom the message goes."));
      gtk_widget_set_visible (GTK_WIDGET (self->to_error), TRUE);
      gtk_widget_grab_focus (GTK_WIDGET (self->to));
      return FALSE;
    }
  if (get_account (self) == NULL)
    {
      fill_accounts (self, 0);
      return FALSE;
    }
  if (!relnet_mime_check (get_account (self), message, &error))
    {
      show_notice (self, error->message, FALSE);
      return FALSE;
    }
  return TRUE;
}

static void
send (RelnetComposer *self, gint64 time)
{
  if (!check (self))
    return;
  self->wanted_time = time;
  self->wants_send = TRUE;
  gtk_widget_set_sensitive (GTK_WIDGET (self), FALSE);
  save_now (self);
}

static void
send_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  send (RELNET_COMPOSER (widget), 0);
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

static gint64
make_time (gint64 now, int days, int hour, int minute)
{
  g_autoptr (GDateTime) here = g_date_time_new_from_unix_local (now);
  g_autoptr (GDateTime) day = g_date_time_add_days (here, days);
  g_autoptr (GDateTime) time
      = g_date_time_new_local (g_date_time_get_year (day), g_date_time_get_month (day),
                               g_date_time_get_day_of_month (day), hour, minute, 0);

  return time != NULL ? g_date_time_to_unix (time) : now;
}

static void
add_time (RelnetComposer *self, const char *label, gint64 time)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *title = gtk_label_new (label);
  g_autofree char *when = relnet_message_format_moment (time, relnet_clock_get_now (self->clock));
  GtkWidget *caption = gtk_label_new (when);
  GtkWidget *row = gtk_list_box_row_new ();
  gint64 *data = g_new (gint64, 1);

  *data = time;
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (caption, "dim-label");
  gtk_widget_add_css_class (caption, "numeric");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), caption);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "time", data, g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_list_box_append (self->times, row);
}

static void
later_shown_cb (RelnetComposer *self)
{
  const gint64 now = relnet_clock_get_now (self->clock);
  g_autoptr (GDateTime) here = g_date_time_new_from_unix_local (now);
  g_autoptr (GDateTime) tomorrow = g_date_time_add_days (here, 1);
  const int weekday = g_date_time_get_day_of_week (here);
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->times, 0)) != NULL)
    gtk_list_box_remove (self->times, GTK_WIDGET (row));
  add_time (self, _ ("In an hour"), now + 3600);
  if (g_date_time_get_hour (here) < 17)
    add_time (self, _ ("This evening"), make_time (now, 0, 18, 0));
  add_time (self, _ ("Tomorrow morning"), make_time (now, 1, 8, 30));
  if (weekday != 7)
    add_time (self, _ ("Monday morning"), make_time (now, 8 - weekday, 8, 30));
  gtk_calendar_select_day (self->calendar, tomorrow);
}

static void
time_activated_cb (GtkListBox *box, GtkListBoxRow *row, RelnetComposer *self)
{
  const gint64 *time = g_object_get_data (G_OBJECT (row), "time");

  gtk_popover_popdown (self->later_popover);
  send (self, *time);
}

static void
schedule_clicked_cb (RelnetComposer *self)
{
  g_autoptr (GDateTime) day = gtk_calendar_get_date (self->calendar);
  g_autoptr (GDateTime) time
      = g_date_time_new_local (g_date_time_get_year (day), g_date_time_get_month (day),
                               g_date_time_get_day_of_month (day),
                               gtk_spin_button_get_value_as_int (self->hour),
                               gtk_spin_button_get_value_as_int (self->minute), 0);

  gtk_popover_popdown (self->later_popover);
  if (time == NULL || g_date_time_to_unix (time) <= relnet_clock_get_now (self->clock))
    show_notice (self, _ ("This moment is over. Choose a later one."), FALSE);
  else
    send (self, g_date_time_to_unix (time));
}

static void
remove_file_cb (GtkButton *button, RelnetComposer *self)
{
  guint position;

  if (g_list_store_find (self->files, g_object_get_data (G_OBJECT (button), "file"), &position))
    g_list_store_remove (self->files, position);
}

static GtkWidget *
make_file_chip (gpointer item, gpointer user_data)
{
  RelnetComposer *self = user_data;
  RelnetAttachment *file = item;
  GtkWidget *child = gtk_flow_box_child_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (relnet_attachment_get_name (file));
  g_autofree char *size = g_format_size (relnet_attachment_get_size (file));
  GtkWidget *size_label = gtk_label_new (size);
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");
  g_autofree char *remove = g_strdup_printf (_ ("Remove %s"), relnet_attachment_get_name (file));

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 28);
  gtk_widget_add_css_class (size_label, "dim-label");
  gtk_widget_add_css_class (size_label, "caption");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_add_css_class (button, "small");
  gtk_widget_set_tooltip_text (button, remove);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, remove, -1);
  g_object_set_data (G_OBJECT (button), "file", file);
  g_signal_connect (button, "clicked", G_CALLBACK (remove_file_cb), self);
  gtk_widget_add_css_class (box, "recipient-chip");
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("mail-attachment-symbolic"));
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), size_label);
  gtk_box_append (GTK_BOX (box), button);
  gtk_widget_set_focusable (child, FALSE);
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), box);
  return child;
}

static void
files_changed_cb (RelnetComposer *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->attachments),
                          g_list_model_get_n_items (G_LIST_MODEL (self->files)) > 0);
  edited_cb (self);
}

static gint64
count_bytes (RelnetComposer *self)
{
  gint64 size = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->files)); i++)
    {
      g_autoptr (RelnetAttachment) file = g_list_model_get_item (G_LIST_MODEL (self->files), i);

      size += relnet_attachment_get_size (file);
    }
  return size;
}

/* In a thread: a file may be on a slow disk, and may not end. */
static void
read_file (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GFile *path = data;
  GError *error = NULL;
  g_autoptr (GFileInfo) info = g_file_query_info (
      path,
      G_FILE_ATTRIBUTE_STANDARD_DISPLAY_NAME "," G_FILE_ATTRIBUTE_STANDARD_CONTENT_TYPE
                                             "," G_FILE_ATTRIBUTE_STANDARD_SIZE
                                             "," G_FILE_ATTRIBUTE_STANDARD_TYPE,
      G_FILE_QUERY_INFO_NONE, cancellable, &error);
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *media_type = NULL;
  RelnetAttachment *file;

  if (info == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE,
                               _ ("“%s” is a folder. Only files can be attached."),
                               g_file_info_get_display_name (info));
      return;
    }
  stream = g_file_read (path, cancellable, &error);
  if (stream != NULL)
    bytes = g_input_stream_read_bytes (G_INPUT_STREAM (stream), RELNET_MIME_MAX_ATTACHMENTS + 1,
                                       cancellable, &error);
  if (bytes == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  if (g_bytes_get_size (bytes) > RELNET_MIME_MAX_ATTACHMENTS)
    {
      g_autofree char *limit = g_format_size (RELNET_MIME_MAX_ATTACHMENTS);

      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NO_SPACE,
                               _ ("“%s” is too large to send: at most %s together."),
                               g_file_info_get_display_name (info), limit);
      return;
    }
  media_type = g_content_type_get_mime_type (g_file_info_get_content_type (info));
  file = relnet_attachment_new ();
  relnet_attachment_set_name (file, g_file_info_get_display_name (info));
  relnet_attachment_set_media_type (file,
                                    media_type != NULL ? media_type : "application/octet-stream");
  relnet_attachment_set_content (file, bytes);
  relnet_attachment_set_size (file, g_bytes_get_size (bytes));
  g_task_return_pointer (task, file, g_object_unref);
}

static void
file_read (GObject *object, GAsyncResult *result, gpointer user_data)
{
  RelnetComposer *self = RELNET_COMPOSER (object);
  g_autoptr (GError) error = NULL;
  g_autoptr (RelnetAttachment) file = g_task_propagate_pointer (G_TASK (result), &error);

  if (self->done)
    return;
  if (file == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        show_notice (self, error->message, FALSE);
      return;
    }
  if (count_bytes (self) + relnet_attachment_get_size (file) > RELNET_MIME_MAX_ATTACHMENTS)
    {
      g_autofree char *limit = g_format_size (RELNET_MIME_MAX_ATTACHMENTS);
      g_autofree char *text
          = g_strdup_printf (_ ("“%s” is too large to send: at most %s together."),
                             relnet_attachment_get_name (file), limit);

      show_notice (self, text, FALSE);
      return;
    }
  g_list_store_append (self->files, file);
}

static void
files_chosen (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RelnetComposer) self = user_data;
  g_autoptr (GListModel) files = relnet_dialogs_choose_files_finish (result, NULL);

  for (guint i = 0; files != NULL && i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);

      relnet_composer_attach (self, file);
    }
}

static void
attach_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  relnet_dialogs_choose_files_async (GTK_WINDOW (widget), _ ("Attach Files"), NULL, files_chosen,
                                     g_object_ref (widget));
}

static gboolean
dropped_cb (GtkDropTarget *target, const GValue *value, double x, double y, RelnetComposer *self)
{
  g_autoptr (GSList) files = gdk_file_list_get_files (g_value_get_boxed (value));

  for (GSList *l = files; l != NULL; l = l->next)
    relnet_composer_attach (self, l->data);
  return files != NULL;
}

static void
relnet_composer_close_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

/* Closing keeps the draft. */
static gboolean
relnet_composer_close_request (GtkWindow *window)
{
  RelnetComposer *self = RELNET_COMPOSER (window);

  relnet_recipient_field_take_typed (self->to, NULL);
  if (self->dirty && is_worth_saving (self))
    save_now (self);
  return GTK_WINDOW_CLASS (relnet_composer_parent_class)->close_request (window);
}

static void
relnet_composer_dispose (GObject *object)
{
  RelnetComposer *self = RELNET_COMPOSER (object);

  g_clear_handle_id (&self->save_source, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  self->done = TRUE;
  if (self->files != NULL)
    g_signal_handlers_disconnect_by_data (self->files, self);
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
  g_clear_object (&self->cancellable);
  g_clear_object (&self->message);
  g_clear_object (&self->files);
  g_clear_pointer (&self->accounts, g_ptr_array_unref);
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

  g_type_ensure (RELNET_TYPE_AVATAR);
  g_type_ensure (RELNET_TYPE_RECIPIENT_FIELD);
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
  gtk_widget_class_bind_template_child (widget_class, RelnetComposer, later);
  gtk_widget_class_bind_template_child (widget_class, RelnetComposer, later_label);
  gtk_widget_class_bind_template_child (widget_class, RelnetComposer, later_popover);
  gtk_widget_class_bind_template_child (widget_class, RelnetComposer, times);
  gtk_widget_class_bind_template_child (widget_class, RelnetComposer, calendar);
  gtk_widget_class_bind_template_child (widget_class, RelnetComposer, hour);
  gtk_widget_class_bind_template_child (widget_class, RelnetComposer, minute);
  gtk_widget_class_bind_template_child (widget_class, RelnetComposer, side);
  gtk_widget_class_bind_template_child (widget_class, RelnetComposer, person);
  gtk_widget_class_bind_template_child (widget_class, RelnetComposer, person_avatar);
  gtk_widget_class_bind_template_child (widget_class, RelnetComposer, person_name);
  gtk_widget_class_bind_template_child (widget_class, RelnetComposer, person_last);
  gtk_widget_class_bind_template_child (widget_class, RelnetComposer, met);
  gtk_widget_class_bind_template_child (widget_class, RelnetComposer, history);
  gtk_widget_class_bind_template_callback (widget_class, close_notice_cb);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, person_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, time_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, schedule_clicked_cb);
  gtk_widget_class_install_action (widget_class, "composer.send", NULL, send_cb);
  gtk_widget_class_install_action (widget_class, "composer.discard", NULL, discard_cb);
  gtk_widget_class_install_action (widget_class, "composer.attach", NULL, attach_cb);
  gtk_widget_class_install_action (widget_class, "composer.close", NULL, relnet_composer_close_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "composer.send", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK,
                                       "composer.send", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_w, GDK_CONTROL_MASK, "composer.close",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "composer.close", NULL);
}

static void
set_up_account_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  /* The usual label of a drop-down is as wide as the longest address. */
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
}

static void
bind_account_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)),
                      gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

static void
relnet_composer_init (RelnetComposer *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  self->files = g_list_store_new (RELNET_TYPE_ATTACHMENT);
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (factory, "setup", G_CALLBACK (set_up_account_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_account_cb), NULL);
  gtk_drop_down_set_factory (self->from, factory);
  relnet_recipient_field_set_label (self->to, C_ ("recipient", "To"));
  relnet_recipient_field_set_label (self->cc, _ ("Cc"));
  relnet_recipient_field_set_label (self->bcc, _ ("Bcc"));
  gtk_flow_box_bind_model (self->attachments, G_LIST_MODEL (self->files), make_file_chip, self, NULL);
  g_signal_connect_swapped (self->files, "items-changed", G_CALLBACK (files_changed_cb), self);
  g_signal_connect_swapped (gtk_text_view_get_buffer (self->body), "changed", G_CALLBACK (edited_cb),
                            self);
  g_signal_connect_swapped (self->later_popover, "show", G_CALLBACK (later_shown_cb), self);
  g_signal_connect_swapped (self->remind, "notify::active", G_CALLBACK (edited_cb), self);
  g_signal_connect_swapped (self->from, "notify::selected", G_CALLBACK (edited_cb), self);
  g_signal_connect (self, "notify::default-width", G_CALLBACK (update_side_visible), NULL);
  g_signal_connect (self, "notify::maximized", G_CALLBACK (update_side_visible), NULL);
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
  relnet_recipient_field_set_database (self->to, database);
  relnet_recipient_field_set_database (self->cc, database);
  relnet_recipient_field_set_database (self->bcc, database);
  g_signal_connect_object (database, "changed", G_CALLBACK (changed_cb), self, 0);
  fill_accounts (self, 0);
  update_remind (self);
  update_status (self);
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

/**
 * relnet_composer_open_person:
 * @self: a composer
 * @person_id: to whom to write
 */
void
relnet_composer_open_person (RelnetComposer *self, gint64 person_id)
{
  g_autoptr (RelnetPerson) person = NULL;
  GListModel *emails;

  g_return_if_fail (RELNET_IS_COMPOSER (self));

  person
      = relnet_person_store_load (relnet_database_get_reader (self->database), person_id, NULL);
  if (person == NULL)
    return;
  emails = G_LIST_MODEL (relnet_person_get_emails (person));
  self->filling = TRUE;
  if (g_list_model_get_n_items (emails) > 0)
    {
      g_autoptr (RelnetContactPoint) email = g_list_model_get_item (emails, 0);

      relnet_recipient_field_add (self->to, relnet_person_get_name (person),
                                  relnet_contact_point_get_value (email), person_id);
      gtk_widget_grab_focus (GTK_WIDGET (self->subject));
    }
  else
    {
      g_autofree char *text
          = g_strdup_printf (_ ("%s has no e-mail address in RelNet yet. Type one, or add it on their page."),
                             relnet_person_get_name (person));

      show_notice (self, text, FALSE);
    }
  self->filling = FALSE;
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

      g_list_store_append (self->files, file);
    }
  gtk_editable_set_text (GTK_EDITABLE (self->subject), relnet_mail_message_get_subject (message));
  set_body (self, relnet_mail_message_get_body (message));
}

/**
 * relnet_composer_open_draft:
 * @self: a composer
 * @message_id: a draft, or a message that waits or failed, which becomes one when it is changed
 */
void
relnet_composer_open_draft (RelnetComposer *self, gint64 message_id)
{
  g_autoptr (RelnetMailMessage) message = NULL;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (RELNET_IS_COMPOSER (self));

  message
      = relnet_message_store_load (relnet_database_get_reader (self->database), message_id, &error);
  if (message == NULL)
    {
      show_notice (self, error->message, FALSE);
      return;
    }
  self->filling = TRUE;
  fill_accounts (self, relnet_mail_message_get_account_id (message));
  fill (self, message);
  g_set_object (&self->message, message);
  gtk_switch_set_active (self->remind, relnet_mail_message_get_remind_days (message) > 0);
  update_remind (self);
  self->dirty = FALSE;
  update_status (self);
  self->filling = FALSE;
  gtk_widget_grab_focus (GTK_WIDGET (self->body));
}

/**
 * relnet_composer_open_reply:
 * @self: a composer
 * @message_id: a message that was sent: the new one goes to the same people and belongs to the same exchange
 */
void
relnet_composer_open_reply (RelnetComposer *self, gint64 message_id)
{
  g_autoptr (RelnetMailMessage) before = NULL;
  g_autoptr (RelnetMailMessage) message = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *references = NULL;
  const char *subject;

  g_return_if_fail (RELNET_IS_COMPOSER (self));

  before
      = relnet_message_store_load (relnet_database_get_reader (self->database), message_id, &error);
  if (before == NULL)
    {
      show_notice (self, error->message, FALSE);
      return;
    }
  message = relnet_mail_message_copy (before);
  g_list_store_remove_all (relnet_mail_message_get_attachments (message));
  relnet_mail_message_set_id (message, 0);
  relnet_mail_message_set_changed_at (message, 0);
  relnet_mail_message_set_body (message, "");
  subject = relnet_mail_message_get_subject (before);
  if (g_ascii_strncasecmp (subject, "re:", 3) != 0)
    {
      g_autofree char *answer = g_strconcat ("Re: ", subject, NULL);

      relnet_mail_message_set_subject (message, answer);
    }
  references = g_strconcat (relnet_mail_message_get_references (before), " ",
                            relnet_mail_message_get_header_id (before), NULL);
  relnet_mail_message_set_references (message, g_strstrip (references));
  relnet_mail_message_set_in_reply_to (message, relnet_mail_message_get_header_id (before));
  self->filling = TRUE;
  fill_accounts (self, relnet_mail_message_get_account_id (before));
  fill (self, message);
  g_set_object (&self->message, message);
  self->filling = FALSE;
  gtk_widget_grab_focus (GTK_WIDGET (self->body));
}

/**
 * relnet_composer_open_mailto:
 * @self: a composer
 * @uri: a `mailto:` link
 *
 * Fills in what a link asks for; what it may not ask for is left out, and said.
 */
void
relnet_composer_open_mailto (RelnetComposer *self, const char *uri)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RelnetMailto) link = NULL;
  RelnetRecipientField *fields[2] = { self->to, self->cc };

  g_return_if_fail (RELNET_IS_COMPOSER (self));

  link = relnet_mailto_parse (uri, &error);
  if (link == NULL)
    {
      show_notice (self, error->message, FALSE);
      return;
    }
  self->filling = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const char *const *addresses
          = i == 0 ? relnet_mailto_get_to (link) : relnet_mailto_get_cc (link);

      for (guint j = 0; addresses[j] != NULL; j++)
        {
          gtk_editable_set_text (
              GTK_EDITABLE (relnet_recipient_field_get_entry (fields[i])), addresses[j]);
          relnet_recipient_field_take_typed (fields[i], NULL);
          if (i == 1)
            gtk_toggle_button_set_active (self->show_copies, TRUE);
        }
    }
  gtk_editable_set_text (GTK_EDITABLE (self->subject), relnet_mailto_get_subject (link));
  set_body (self, relnet_mailto_get_body (link));
  if (relnet_mailto_get_ignored (link)[0] != NULL)
    {
      g_autofree char *names = g_strjoinv (", ", (GStrv)relnet_mailto_get_ignored (link));
      /* Translators: %s are names of fields such as “bcc, attach”. */
      g_autofree char *text = g_strdup_printf (
          _ ("The link asked for more than a link may, and that was left out: %s."), names);

      show_notice (self, text, FALSE);
    }
  self->filling = FALSE;
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
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (RELNET_IS_COMPOSER (self));

  task = g_task_new (self, self->cancellable, file_read, NULL);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_task_run_in_thread (task, read_file);
}

/* Composer, messages and the mail page of preferences, on real widgets and a real server. With RELNET_PICTURES=DIR each
 * is also drawn into a picture. */

#include <adwaita.h>
#include <glib/gstdio.h>
#include <libintl.h>
#include <locale.h>
#include <string.h>

#include "mail-servers.h"
#include "relnet-account-store.h"
#include "relnet-composer.h"
#include "relnet-mail-preferences-page.h"
#include "relnet-message-row.h"
#include "relnet-message-store.h"
#include "relnet-message-view.h"
#include "relnet-messages-page.h"
#include "relnet-person-messages.h"
#include "relnet-person-store.h"
#include "relnet-recipient-field.h"
#include "relnet-secret.h"
#include "relnet-split-view.h"
#include "ui-fixture.h"

#define NOW 1795338000 /* 22 November 2026, 9:00 UTC */

static MailServers *servers;
static GSettings *settings;

typedef struct
{
  char *directory;
  RelnetDatabase *database;
  RelnetClock *clock;
  RelnetOutbox *outbox;
  RelnetAccount *account;
  gint64 antoine;
  gint64 nobody;
  gint64 failed;
  gint64 unknown;
  gint64 draft;
} Fixture;

static gint64
add_person (RelnetConnection *connection, RelnetChanges *changes, Fixture *self, const char *name, const char *address)
{
  g_autoptr (RelnetPerson) person = relnet_person_new ();

  relnet_person_set_text (person, RELNET_PERSON_NAME, name);
  if (address != NULL)
    {
      g_autoptr (RelnetContactPoint) email = relnet_contact_point_new ("", address);

      g_list_store_append (relnet_person_get_emails (person), email);
      relnet_person_set_text (person, RELNET_PERSON_MET_PLACE, "Cordélia, chantier de Villefontaine");
    }
  g_assert_true (relnet_person_store_insert (connection, changes, person, self->clock, NULL));
  return relnet_person_get_id (person);
}

static gint64
add_message (RelnetConnection *connection,
             RelnetChanges *changes,
             Fixture *self,
             const char *name,
             const char *address,
             gint64 person,
             const char *subject,
             const char *body)
{
  g_autoptr (RelnetMailMessage) message = relnet_mail_message_new ();
  g_autoptr (GError) error = NULL;

  relnet_mail_message_set_account_id (message, relnet_account_get_id (self->account));
  relnet_mail_message_set_subject (message, subject);
  relnet_mail_message_set_body (message, body);
  relnet_mail_message_set_remind_days (message, 7);
  relnet_mail_message_add_recipient (message, RELNET_RECIPIENT_TO, name, address, person);
  relnet_message_store_save (connection, changes, message, self->clock, &error);
  g_assert_no_error (error);
  return relnet_mail_message_get_id (message);
}

static void
queue_message (RelnetConnection *connection, RelnetChanges *changes, gint64 id, gint64 when)
{
  g_autoptr (RelnetMailMessage) message = relnet_message_store_load (connection, id, NULL);
  g_autoptr (GBytes) wire = g_bytes_new_static ("x", 1);

  relnet_mail_message_set_header_id (message, "x@y.example");
  relnet_mail_message_set_send_after (message, when);
  g_assert_true (relnet_message_store_queue (connection, changes, message, wire, NULL));
}

static gboolean
fill_write (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  Fixture *self = data;
  gboolean claimed;
  gint64 sent;
  gint64 later;

  g_assert_true (relnet_account_store_save (connection, changes, self->account, error));
  self->antoine = add_person (connection, changes, self, "Antoine <b>Rivaud</b> & fils", "antoine@rivaud.example");
  self->nobody = add_person (connection, changes, self, "Sans Adresse", NULL);
  add_person (connection, changes, self, "Priya Raghunathan", "priya@raghu.example");
  sent = add_message (connection, changes, self, "", "Antoine@Rivaud.example", 0,
                      "Votre question sur les électrolyseurs", "Bonjour Antoine,\n\nVoici ma réponse.");
  queue_message (connection, changes, sent, 0);
  g_assert_true (relnet_message_store_claim (connection, changes, sent, NOW, &claimed, error) && claimed);
  g_assert_true (relnet_message_store_commit (connection, sent, error));
  g_assert_true (relnet_message_store_set_sent (connection, changes, sent, self->clock, error));
  self->failed = add_message (connection, changes, self, "Thorsten Wiedenhag", "t.wiedenhag@wendelau.example", 0,
                              "Visite du site de Stuttgart",
                              "Dear Thorsten,\n\nI will be in Baden-Württemberg on 3 and 4 December. Could I visit you "
                              "for an hour?\n\nKind regards,\nCamille");
  queue_message (connection, changes, self->failed, 0);
  relnet_message_store_claim (connection, changes, self->failed, NOW, &claimed, error);
  relnet_message_store_fail (connection, changes, self->failed, RELNET_MAIL_STATE_FAILED, RELNET_MAIL_PROBLEM_ACCOUNT,
                             "The server smtp.aubry-conseil.example refuses the password. It has probably changed.",
                             "535 5.7.8 Authentication failed", error);
  self->unknown = add_message (connection, changes, self, "Lucie Delmas-Prat", "lucie@delmas.example", 0,
                               "Votre offre d’emploi", "Bonjour Lucie,");
  queue_message (connection, changes, self->unknown, 0);
  relnet_message_store_claim (connection, changes, self->unknown, NOW, &claimed, error);
  relnet_message_store_commit (connection, self->unknown, error);
  relnet_message_store_fail (connection, changes, self->unknown, RELNET_MAIL_STATE_UNKNOWN, RELNET_MAIL_PROBLEM_UNKNOWN,
                             "The connection broke.", NULL, error);
  later = add_message (connection, changes, self, "Margaux Stern", "margaux@stern.example", 0,
                       "La mission Hydrelane est signée : merci !", "Merci !");
  queue_message (connection, changes, later, NOW + 86400 - 1800);
  self->draft = add_message (connection, changes, self, "", "antoine@rivaud.example", self->antoine,
                             "Des nouvelles de Lyon, et un avis à vous demander",
                             "Bonjour Antoine,\n\nCela fait huit mois que nous ne nous sommes pas parlé, et c’est aussi "
                             "de mon fait. J’ai repensé à notre chantier de Villefontaine chez Cordélia : c’est là que "
                             "j’ai appris à conduire un audit sans froisser personne.\n\nBien à vous,\nCamille");
  return relnet_account_store_set_problem (connection, changes, relnet_account_get_id (self->account),
                                           "The server refuses the password.", "535", error);
}

static void
open_fixture (Fixture *self, gboolean fill)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  self->directory = g_dir_make_tmp ("relnet-messages-XXXXXX", NULL);
  path = g_build_filename (self->directory, "data", "relnet.db", NULL);
  self->database = relnet_database_open (path, &error);
  g_assert_no_error (error);
  self->clock = relnet_clock_new_fixed (NOW);
  self->outbox = relnet_outbox_new (self->database, self->clock);
  relnet_outbox_set_patience (self->outbox, 2, 2);
  self->account = relnet_account_new ();
  relnet_account_set_name (self->account, "Camille Aubry");
  relnet_account_set_address (self->account, "camille@aubry-conseil.example");
  relnet_account_set_user (self->account, "alice");
  relnet_account_set_host (self->account, "127.0.0.1");
  relnet_account_set_port (self->account, mail_servers_get_port (servers, "tls"));
  if (!fill)
    return;
  g_assert_true (relnet_database_write (self->database, fill_write, self, &error));
  g_assert_no_error (error);
}

static void
close_fixture (Fixture *self)
{
  relnet_outbox_stop (self->outbox);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&self->outbox);
  relnet_database_close (self->database);
  g_clear_object (&self->database);
  g_clear_object (&self->clock);
  g_clear_object (&self->account);
  mail_servers_remove_tree (self->directory);
  g_clear_pointer (&self->directory, g_free);
}

static GtkWidget *
find (GtkWidget *widget, GType type, const char *id)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type)
      && (id == NULL || g_strcmp0 (gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget)), id) == 0))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type, id);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static guint
count_rows (GtkWidget *list)
{
  guint n = 0;

  while (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), n) != NULL)
    n++;
  return n;
}

/* Nothing that can be acted upon is without a name. (The back button that newer libadwaita has in each header bar gets its
 * name from the page it leads to, when there is one.) */
static void
check_names (GtkWidget *widget)
{
  if (g_strcmp0 (G_OBJECT_TYPE_NAME (widget), "AdwBackButton") == 0)
    return;
  if (GTK_IS_BUTTON (widget) && gtk_button_get_label (GTK_BUTTON (widget)) == NULL
      && gtk_widget_get_tooltip_text (widget) == NULL && gtk_button_get_icon_name (GTK_BUTTON (widget)) != NULL
      && !GTK_IS_WINDOW_CONTROLS (gtk_widget_get_parent (widget)))
    g_error ("a button with the icon %s has no name", gtk_button_get_icon_name (GTK_BUTTON (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    check_names (child);
}

static void
show (GtkWidget *window, int width, int height)
{
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  gtk_window_present (GTK_WINDOW (window));
  WAIT_UNTIL (gtk_widget_get_mapped (window));
}

static void
test_composer (void)
{
  Fixture self = { 0 };
  GtkWidget *window;
  GtkWidget *to;
  GtkWidget *entry;
  GtkTextBuffer *buffer;
  g_autoptr (RelnetMailMessage) message = NULL;
  gint64 id;

  open_fixture (&self, TRUE);
  relnet_secret_store (relnet_account_get_uid (self.account), "x", "secret", NULL, NULL);
  window = relnet_composer_new (self.database, self.clock, self.outbox, settings);
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *)&window);
  show (window, 1140, 730);
  check_names (window);
  to = find (window, RELNET_TYPE_RECIPIENT_FIELD, "to");
  entry = relnet_recipient_field_get_entry (RELNET_RECIPIENT_FIELD (to));

  /* Sending to nobody is refused in the field itself. */
  gtk_widget_activate_action (window, "composer.send", NULL);
  g_assert_true (gtk_widget_get_visible (find (window, GTK_TYPE_LABEL, "to_error")));
  gtk_editable_set_text (GTK_EDITABLE (entry), "not an address");
  gtk_widget_activate_action (window, "composer.send", NULL);
  g_assert_true (gtk_widget_get_visible (find (window, GTK_TYPE_LABEL, "to_error")));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "not an address");

  /* A name is completed to a person. */
  gtk_editable_set_text (GTK_EDITABLE (entry), "antoi");
  WAIT_UNTIL (count_rows (find (to, GTK_TYPE_LIST_BOX, "proposals")) == 1);
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpint (g_list_model_get_n_items (G_LIST_MODEL (
                       relnet_recipient_field_get_recipients (RELNET_RECIPIENT_FIELD (to)))), ==, 1);
  g_assert_true (gtk_widget_get_visible (find (window, ADW_TYPE_BIN, "side")));
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (find (window, GTK_TYPE_LABEL, "name"))), ==,
                   "Antoine <b>Rivaud</b> & fils");
  g_assert_cmpint (count_rows (find (window, GTK_TYPE_LIST_BOX, "history")), ==, 1);

  /* What is typed is kept without being asked for. */
  gtk_editable_set_text (GTK_EDITABLE (find (window, GTK_TYPE_ENTRY, "subject")), "Bonjour");
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (find (window, GTK_TYPE_TEXT_VIEW, "body")));
  gtk_text_buffer_set_text (buffer, "Un, deux, trois.", -1);
  WAIT_UNTIL (relnet_composer_get_message_id (RELNET_COMPOSER (window)) != 0);
  id = relnet_composer_get_message_id (RELNET_COMPOSER (window));
  gtk_switch_set_active (GTK_SWITCH (find (window, GTK_TYPE_SWITCH, "remind")), TRUE);

  /* Sent through a real server, in the timeline after it. */
  gtk_widget_activate_action (window, "composer.send", NULL);
  WAIT_UNTIL (window == NULL);
  message = relnet_message_store_load (relnet_database_get_reader (self.database), id, NULL);
  g_assert_cmpint (relnet_mail_message_get_state (message), ==, RELNET_MAIL_STATE_QUEUED);
  g_assert_cmpint (relnet_mail_message_get_send_after (message), ==, NOW + RELNET_OUTBOX_UNDO_SECONDS);
  g_assert_cmpint (relnet_mail_message_get_remind_days (message), ==, 7);
  close_fixture (&self);
}

/* A template fills in what is known; what is not holds the message back until the user has dealt with it. */
static void
test_template (void)
{
  Fixture self = { 0 };
  GtkWidget *window, *label;
  GtkTextBuffer *buffer;
  GtkTextIter start, end;
  g_autofree char *selected = NULL;
  g_autoptr (RelnetMailMessage) message = NULL;
  gint64 id;

  open_fixture (&self, TRUE);
  relnet_secret_store (relnet_account_get_uid (self.account), "x", "secret", NULL, NULL);
  window = relnet_composer_new (self.database, self.clock, self.outbox, settings);
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *)&window);
  relnet_composer_open_template (RELNET_COMPOSER (window), self.antoine, "thank-you", "<b>Merci</b> & {bravo}", 0, 0);
  show (window, 1140, 730);
  ui_picture (window, "composer-template");
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (find (window, GTK_TYPE_TEXT_VIEW, "body")));
  gtk_widget_activate_action (window, "composer.send", NULL);
  g_assert_nonnull (window);
  label = find (window, GTK_TYPE_LABEL, "notice_label");
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (label)), !=, "");
  g_assert_true (gtk_text_buffer_get_selection_bounds (buffer, &start, &end));
  selected = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  g_assert_true (g_str_has_prefix (selected, "⟨") && g_str_has_suffix (selected, "⟩"));
  gtk_text_buffer_delete (buffer, &start, &end);
  WAIT_UNTIL (relnet_composer_get_message_id (RELNET_COMPOSER (window)) != 0);
  id = relnet_composer_get_message_id (RELNET_COMPOSER (window));
  gtk_widget_activate_action (window, "composer.send", NULL);
  WAIT_UNTIL (window == NULL);
  message = relnet_message_store_load (relnet_database_get_reader (self.database), id, NULL);
  g_assert_cmpint (relnet_mail_message_get_state (message), ==, RELNET_MAIL_STATE_QUEUED);
  g_assert_nonnull (strstr (relnet_mail_message_get_body (message), "<b>Merci</b> & {bravo}"));
  close_fixture (&self);
}

static void
test_draft (void)
{
  Fixture self = { 0 };
  GtkWidget *window;
  g_autoptr (RelnetMailMessage) message = NULL;

  open_fixture (&self, TRUE);
  window = relnet_composer_new (self.database, self.clock, self.outbox, settings);
  relnet_composer_open_draft (RELNET_COMPOSER (window), self.draft);
  show (window, 1140, 730);
  g_assert_cmpint (relnet_composer_get_message_id (RELNET_COMPOSER (window)), ==, self.draft);
  ui_picture (window, "composer");
  gtk_window_destroy (GTK_WINDOW (window));
  window = relnet_composer_new (self.database, self.clock, self.outbox, settings);
  relnet_composer_open_draft (RELNET_COMPOSER (window), self.draft);
  show (window, 360, 720);
  ui_picture (window, "composer-narrow");
  g_assert_false (gtk_widget_get_mapped (find (window, ADW_TYPE_BIN, "side")));
  gtk_window_destroy (GTK_WINDOW (window));

  /* Discarded without a question, and taken back. */
  window = relnet_composer_new (self.database, self.clock, self.outbox, settings);
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *)&window);
  relnet_composer_open_draft (RELNET_COMPOSER (window), self.draft);
  show (window, 1140, 730);
  gtk_widget_activate_action (window, "composer.discard", NULL);
  WAIT_UNTIL (window == NULL);
  g_assert_null (relnet_message_store_load (relnet_database_get_reader (self.database), self.draft, NULL));
  relnet_database_undo_async (self.database, 0, NULL, NULL, NULL);
  WAIT_UNTIL (relnet_database_can_redo (self.database));
  message = relnet_message_store_load (relnet_database_get_reader (self.database), self.draft, NULL);
  g_assert_nonnull (message);
  close_fixture (&self);
}

static void
test_mailto (void)
{
  Fixture self = { 0 };
  GtkWidget *window;
  GtkWidget *label;

  open_fixture (&self, TRUE);
  window = relnet_composer_new (self.database, self.clock, self.outbox, settings);
  relnet_composer_open_mailto (RELNET_COMPOSER (window),
                               "mailto:antoine@rivaud.example?subject=Bonjour&body=Un%0ADeux&bcc=eve@x.example&attach=/etc/passwd");
  show (window, 1140, 730);
  label = find (window, GTK_TYPE_LABEL, "notice_label");
  g_assert_nonnull (strstr (gtk_label_get_text (GTK_LABEL (label)), "bcc, attach"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find (window, GTK_TYPE_ENTRY, "subject"))), ==, "Bonjour");
  g_assert_cmpint (g_list_model_get_n_items (G_LIST_MODEL (relnet_recipient_field_get_recipients (
                       RELNET_RECIPIENT_FIELD (find (window, RELNET_TYPE_RECIPIENT_FIELD, "bcc"))))), ==, 0);
  ui_picture (window, "composer-mailto");
  gtk_window_destroy (GTK_WINDOW (window));

  window = relnet_composer_new (self.database, self.clock, self.outbox, settings);
  relnet_composer_open_person (RELNET_COMPOSER (window), self.nobody);
  show (window, 1140, 730);
  g_assert_nonnull (strstr (gtk_label_get_text (GTK_LABEL (find (window, GTK_TYPE_LABEL, "notice_label"))),
                            "Sans Adresse"));
  gtk_window_destroy (GTK_WINDOW (window));
  close_fixture (&self);
}

static void
test_page (void)
{
  Fixture self = { 0 };
  static const int widths[] = { 1060, 360 };

  open_fixture (&self, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      GtkWidget *window = adw_window_new ();
      GtkWidget *split = relnet_split_view_new (360, 560);
      GtkWidget *page = relnet_messages_page_new (self.database, self.clock, self.outbox);
      GtkWidget *view = relnet_message_view_new (self.database, self.clock, self.outbox);
      GtkWidget *list;
      GtkWidget *notice;
      const gint64 ids[] = { self.failed, self.unknown };

      relnet_split_view_set_first (RELNET_SPLIT_VIEW (split), page);
      relnet_split_view_set_second (RELNET_SPLIT_VIEW (split), view);
      adw_window_set_content (ADW_WINDOW (window), split);
      show (window, widths[i], 800);
      list = find (page, GTK_TYPE_LIST_BOX, "list");
      WAIT_UNTIL (count_rows (list) == 5);
      check_names (window);
      if (i == 1)
        ui_picture (window, "messages-narrow-list");
      /* What needs the user comes first. */
      g_assert_cmpint (relnet_mail_message_get_id (relnet_message_row_get_message (
                           RELNET_MESSAGE_ROW (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0)))), ==, self.failed);
      for (guint j = 0; j < G_N_ELEMENTS (ids); j++)
        {
          relnet_message_view_show (RELNET_MESSAGE_VIEW (view), ids[j]);
          relnet_messages_page_select (RELNET_MESSAGES_PAGE (page), ids[j]);
          relnet_split_view_set_show_second (RELNET_SPLIT_VIEW (split), TRUE);
          notice = find (view, GTK_TYPE_BOX, "notice");
          g_assert_true (gtk_widget_get_visible (notice));
          if (i == 0 || j == 0)
            ui_picture (window, i == 1 ? "messages-narrow" : j == 0 ? "messages-failed" : "messages-unknown");
        }
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find (page, GTK_TYPE_TOGGLE_BUTTON, "drafts")), TRUE);
      WAIT_UNTIL (count_rows (list) == 1);
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find (page, GTK_TYPE_TOGGLE_BUTTON, "sent")), TRUE);
      WAIT_UNTIL (count_rows (list) == 1);
      gtk_window_destroy (GTK_WINDOW (window));
    }
  close_fixture (&self);
}

static gboolean
delete_oldest_write (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  relnet_changes_add_all (changes, RELNET_CHANGE_MESSAGE);
  return relnet_connection_execute (connection, "UPDATE message SET deleted_at = 1 WHERE subject = 'Lettre 1'", error);
}

static gboolean
is_toast (GtkWidget *widget, gconstpointer data)
{
  return g_str_equal (G_OBJECT_TYPE_NAME (widget), "AdwToastWidget");
}

/* What libadwaita shows a toast with has no public type. */
static GtkWidget *
find_toast (GtkWidget *widget)
{
  return ui_find (widget, is_toast, NULL);
}

static gboolean
fill_many_write (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  return relnet_connection_execute (
      connection,
      "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 345)"
      " INSERT INTO message (state, subject, added_at, changed_at, sent_at) SELECT 'sent', 'Lettre ' || i, i, i, i FROM n",
      error);
}

/* Thousands of messages: a page at a time, down to the oldest, in order, none twice. */
static void
test_pages (void)
{
  Fixture self = { 0 };
  GtkWidget *window = adw_window_new ();
  GtkWidget *page, *list;
  GtkAdjustment *adjustment;
  GHashTable *seen = g_hash_table_new (g_direct_hash, g_direct_equal);

  open_fixture (&self, TRUE);
  g_assert_true (relnet_database_write (self.database, fill_many_write, NULL, NULL));
  page = relnet_messages_page_new (self.database, self.clock, self.outbox);
  adw_window_set_content (ADW_WINDOW (window), page);
  show (window, 360, 700);
  list = find (page, GTK_TYPE_LIST_BOX, "list");
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (find (page, GTK_TYPE_SCROLLED_WINDOW, "scroller")));
  WAIT_UNTIL (count_rows (list) == 100);
  for (guint expected = 200; expected <= 400; expected += 100)
    {
      ui_settle ();
      g_assert_cmpuint (count_rows (list), ==, expected - 100);
      gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment));
      WAIT_UNTIL (count_rows (list) == MIN (expected, 350));
    }
  for (guint i = 0; i < 350; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), (int)i);
      gint64 id = relnet_mail_message_get_id (relnet_message_row_get_message (RELNET_MESSAGE_ROW (row)));

      g_assert_true (g_hash_table_add (seen, GSIZE_TO_POINTER (id)));
    }
  /* A change keeps what is shown. */
  g_assert_true (relnet_database_write (self.database, delete_oldest_write, NULL, NULL));
  WAIT_UNTIL (count_rows (list) == 349);
  g_hash_table_unref (seen);
  gtk_window_destroy (GTK_WINDOW (window));
  close_fixture (&self);
}

/* A message that cannot be sent again, because it is gone since, is told of. */
static void
test_retry_fails (void)
{
  Fixture self = { 0 };
  GtkWidget *page, *window;

  open_fixture (&self, TRUE);
  page = relnet_messages_page_new (self.database, self.clock, self.outbox);
  window = ui_window (page, 360, 700);
  gtk_widget_activate_action (page, "messages.retry", "x", G_GINT64_CONSTANT (9999));
  WAIT_UNTIL (find_toast (window) != NULL);
  ui_picture (window, "retry-fails");
  gtk_window_destroy (GTK_WINDOW (window));
  close_fixture (&self);
}

static void
test_empty (void)
{
  Fixture self = { 0 };
  GtkWidget *window = adw_window_new ();
  GtkWidget *page;

  open_fixture (&self, FALSE);
  page = relnet_messages_page_new (self.database, self.clock, self.outbox);
  adw_window_set_content (ADW_WINDOW (window), page);
  show (window, 360, 700);
  WAIT_UNTIL (g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (find (page, GTK_TYPE_STACK, "stack"))), "empty") == 0);
  g_assert_true (gtk_widget_get_visible (find (page, GTK_TYPE_BUTTON, "add_account")));
  ui_picture (window, "messages-empty");
  gtk_window_destroy (GTK_WINDOW (window));
  close_fixture (&self);
}

static void
test_person (void)
{
  Fixture self = { 0 };
  GtkWidget *window = adw_window_new ();
  GtkWidget *widget;

  open_fixture (&self, TRUE);
  widget = relnet_person_messages_new (self.database, self.clock);
  adw_window_set_content (ADW_WINDOW (window), widget);
  /* By the person, and by an address of theirs in whatever case. */
  g_object_set (widget, "person-id", self.antoine, NULL);
  show (window, 600, 400);
  WAIT_UNTIL (count_rows (find (widget, GTK_TYPE_LIST_BOX, "list")) == 2);
  g_object_set (widget, "person-id", self.nobody, NULL);
  g_assert_cmpint (count_rows (find (widget, GTK_TYPE_LIST_BOX, "list")), ==, 0);
  WAIT_UNTIL (gtk_widget_get_visible (find (widget, ADW_TYPE_STATUS_PAGE, "empty")));
  gtk_window_destroy (GTK_WINDOW (window));
  close_fixture (&self);
}

static gboolean
fill_person_write (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  g_autofree char *sql = g_strdup_printf (
      "INSERT INTO message_recipient (message_id, rank, kind, person_id, address, folded)"
      " SELECT id, 0, 'to', %" G_GINT64_FORMAT ", 'a@roussel.example', 'a@roussel.example' FROM message WHERE subject LIKE 'Lettre %%'",
      *(gint64 *)data);

  return fill_many_write (connection, changes, NULL, error) && relnet_connection_execute (connection, sql, error);
}

/* Somebody who was written to hundreds of times: their page goes down to the oldest letter as well. */
static void
test_person_pages (void)
{
  Fixture self = { 0 };
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  GtkWidget *widget, *window, *list;

  open_fixture (&self, TRUE);
  g_assert_true (relnet_database_write (self.database, fill_person_write, &self.antoine, NULL));
  widget = relnet_person_messages_new (self.database, self.clock);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), widget);
  g_object_set (widget, "person-id", self.antoine, NULL);
  window = ui_window (scroller, 600, 500);
  list = find (widget, GTK_TYPE_LIST_BOX, "list");
  WAIT_UNTIL (count_rows (list) == 100);
  for (guint expected = 200; expected <= 400; expected += 100)
    {
      ui_settle ();
      gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment));
      WAIT_UNTIL (count_rows (list) == MIN (expected, 347));
    }
  gtk_window_destroy (GTK_WINDOW (window));
  close_fixture (&self);
}

static gint64
count_accounts (Fixture *self)
{
  return relnet_connection_query_int (relnet_database_get_reader (self->database), "SELECT count (*) FROM account", 0);
}

static void
test_preferences (void)
{
  Fixture self = { 0 };
  GtkWidget *window = adw_window_new ();
  GtkWidget *page;
  GtkWidget *notice;
  g_autofree char *server = NULL;

  open_fixture (&self, FALSE);
  page = relnet_mail_preferences_page_new (self.database, self.outbox);
  adw_window_set_content (ADW_WINDOW (window), page);
  show (window, 600, 860);
  notice = find (page, GTK_TYPE_BOX, "notice");
  gtk_editable_set_text (GTK_EDITABLE (find (page, ADW_TYPE_ENTRY_ROW, "name")), "Camille Aubry");
  gtk_editable_set_text (GTK_EDITABLE (find (page, ADW_TYPE_ENTRY_ROW, "address")), "camille@outlook.com");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find (page, ADW_TYPE_ENTRY_ROW, "server"))), ==,
                   "smtp-mail.outlook.com:587");
  g_assert_nonnull (strstr (gtk_label_get_text (GTK_LABEL (find (page, GTK_TYPE_LABEL, "advice"))), "Microsoft"));
  gtk_editable_set_text (GTK_EDITABLE (find (page, ADW_TYPE_ENTRY_ROW, "address")), "camille@aubry-conseil.example");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find (page, ADW_TYPE_ENTRY_ROW, "server"))), ==,
                   "smtp.aubry-conseil.example:465");
  server = g_strdup_printf ("127.0.0.1:%u", mail_servers_get_port (servers, "tls"));
  gtk_editable_set_text (GTK_EDITABLE (find (page, ADW_TYPE_ENTRY_ROW, "server")), server);
  gtk_editable_set_text (GTK_EDITABLE (find (page, ADW_TYPE_ENTRY_ROW, "user")), "alice");
  gtk_editable_set_text (GTK_EDITABLE (find (page, ADW_TYPE_PASSWORD_ENTRY_ROW, "password")), "wrong");
  /* It tries by itself. */
  WAIT_UNTIL (gtk_widget_get_visible (notice) && gtk_widget_has_css_class (notice, "error"));
  g_assert_nonnull (strstr (gtk_label_get_text (GTK_LABEL (gtk_expander_get_child (
                                GTK_EXPANDER (find (page, GTK_TYPE_EXPANDER, "details"))))), "535"));
  ui_picture (window, "preferences-error");
  gtk_editable_set_text (GTK_EDITABLE (find (page, ADW_TYPE_PASSWORD_ENTRY_ROW, "password")), "secret");
  WAIT_UNTIL (gtk_widget_has_css_class (notice, "success"));
  g_assert_cmpint (count_accounts (&self), ==, 1);
  check_names (window);
  ui_picture (window, "preferences");
  gtk_window_destroy (GTK_WINDOW (window));
  close_fixture (&self);
}

/* The password before the server: meanwhile another server was guessed and tried, which is spoken to in another way. */
static void
test_server_after_password (void)
{
  Fixture self = { 0 };
  GtkWidget *window = adw_window_new ();
  GtkWidget *page, *server, *security;

  open_fixture (&self, FALSE);
  page = relnet_mail_preferences_page_new (self.database, self.outbox);
  adw_window_set_content (ADW_WINDOW (window), page);
  show (window, 600, 860);
  server = find (page, ADW_TYPE_ENTRY_ROW, "server");
  security = find (page, ADW_TYPE_COMBO_ROW, "security");
  /* The guess for this one is STARTTLS. */
  gtk_editable_set_text (GTK_EDITABLE (find (page, ADW_TYPE_ENTRY_ROW, "address")), "camille@outlook.com");
  gtk_editable_set_text (GTK_EDITABLE (find (page, ADW_TYPE_PASSWORD_ENTRY_ROW, "password")), "secret");
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (security)), ==, 1);
  gtk_editable_set_text (GTK_EDITABLE (server), "smtp.aubry-conseil.example:465");
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (security)), ==, 0);
  gtk_editable_set_text (GTK_EDITABLE (server), "smtp.aubry-conseil.example:587");
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (security)), ==, 1);
  /* The user's own choice stays, until another server is typed; another port says nothing. */
  adw_combo_row_set_selected (ADW_COMBO_ROW (security), 0);
  gtk_editable_set_text (GTK_EDITABLE (server), "smtp.aubry-conseil.example:2525");
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (security)), ==, 0);
  gtk_window_destroy (GTK_WINDOW (window));
  close_fixture (&self);
}

int
main (int argc, char **argv)
{
  g_autofree char *directory = NULL;
  g_autofree char *path = NULL;
  int status;

  g_setenv ("SECRET_BACKEND", "file", TRUE);
  directory = g_dir_make_tmp ("relnet-secret-XXXXXX", NULL);
  path = g_build_filename (directory, "secrets", NULL);
  g_setenv ("SECRET_FILE_TEST_PATH", path, TRUE);
  g_setenv ("SECRET_FILE_TEST_PASSWORD", "test", TRUE);
  ui_init (&argc, &argv);
  servers = mail_servers_start ();
  settings = g_settings_new ("com.example.RelNet");
  g_test_add_func ("/messages/composer", test_composer);
  g_test_add_func ("/messages/template", test_template);
  g_test_add_func ("/messages/draft", test_draft);
  g_test_add_func ("/messages/mailto", test_mailto);
  g_test_add_func ("/messages/page", test_page);
  g_test_add_func ("/messages/pages", test_pages);
  g_test_add_func ("/messages/retry-fails", test_retry_fails);
  g_test_add_func ("/messages/empty", test_empty);
  g_test_add_func ("/messages/person", test_person);
  g_test_add_func ("/messages/person-pages", test_person_pages);
  g_test_add_func ("/messages/preferences", test_preferences);
  g_test_add_func ("/messages/server-after-password", test_server_after_password);
  status = g_test_run ();
  mail_servers_stop (servers);
  g_clear_object (&settings);
  g_remove (path);
  g_rmdir (directory);
  return status;
}

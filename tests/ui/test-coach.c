/* The coach beside a message, the line of its template, the window of templates and what is checked, in preferences. */

#include "store-fixture.h"
#include "ui-fixture.h"

#include "relnet-coach-panel.h"
#include "relnet-coach-row.h"
#include "relnet-composer.h"
#include "relnet-favour-store.h"
#include "relnet-message-store.h"
#include "relnet-outbox.h"
#include "relnet-recipient-field.h"
#include "relnet-template-editor.h"
#include "relnet-template-situation.h"
#include "relnet-template-store.h"
#include "relnet-template.h"
#include "relnet-templates-window.h"
#include "relnet-writing-preferences-page.h"

static GSettings *settings;

typedef struct
{
  Fixture store;
  RelnetOutbox *outbox;
  gint64 antoine;
  gint64 lucie;
  GtkWidget *window;
  GtkTextBuffer *buffer;
  GtkWidget *panel;
} Desk;

static gint64
add (Desk *self, const char *name, const char *given, const char *language, const char *reg, const char *address)
{
  g_autoptr (RelnetPerson) person = relnet_person_new ();
  g_autoptr (RelnetContactPoint) email = relnet_contact_point_new ("", address);

  relnet_person_set_text (person, RELNET_PERSON_NAME, name);
  relnet_person_set_text (person, RELNET_PERSON_GIVEN_NAME, given);
  relnet_person_set_text (person, RELNET_PERSON_LANGUAGE, language);
  relnet_person_set_text (person, RELNET_PERSON_REGISTER, reg);
  relnet_person_set_text (person, RELNET_PERSON_MET_CONTEXT, "Chantier de Villefontaine");
  g_list_store_append (relnet_person_get_emails (person), email);
  relnet_person_store_save_async (self->store.database, person, self->store.clock, NULL, NULL, fixture_done_boolean,
                                  &self->store);
  fixture_wait (&self->store);
  g_assert_no_error (self->store.error);
  return relnet_person_get_id (person);
}

static gboolean
add_favour (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  Desk *self = data;
  g_autoptr (RelnetFavour) favour = relnet_favour_new ();
  g_autofree char *today = relnet_clock_dup_today (self->store.clock);

  relnet_favour_set_person (favour, self->antoine, "");
  relnet_favour_set_kind (favour, RELNET_FAVOUR_RECEIVED);
  relnet_favour_set_what (favour, "Mise en relation <b>avec</b> Greta");
  relnet_favour_set_date (favour, today);
  return relnet_favour_store_insert (connection, changes, favour, self->store.clock, error);
}

static void
set_up (Desk *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_settings_reset (settings, "coach-rules-off");
  fixture_set_up (&self->store, NULL);
  self->outbox = relnet_outbox_new (self->store.database, self->store.clock);
  self->antoine = add (self, "Antoine <b>Rivaud</b>", "Antoine", "fr", "vous", "antoine@rivaud.example");
  self->lucie = add (self, "Lucie Delmas", "Lucie", "fr", "tu", "lucie@delmas.example");
  g_assert_true (relnet_database_write (self->store.database, add_favour, self, &error));
  g_assert_no_error (error);
}

static void
tear_down (Desk *self, gconstpointer data)
{
  if (self->window != NULL)
    gtk_window_destroy (GTK_WINDOW (self->window));
  ui_settle ();
  relnet_outbox_stop (self->outbox);
  g_clear_object (&self->outbox);
  fixture_tear_down (&self->store, NULL);
}

static void
open_composer (Desk *self, int width)
{
  self->window = relnet_composer_new (self->store.database, self->store.clock, self->outbox, settings);
  gtk_window_set_default_size (GTK_WINDOW (self->window), width, 730);
  gtk_window_present (GTK_WINDOW (self->window));
  WAIT_UNTIL (gtk_widget_get_mapped (self->window));
  self->panel = ui_find_type (self->window, RELNET_TYPE_COACH_PANEL);
  self->buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (ui_find_id (self->window, "body")));
}

static char *
dup_text (Desk *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  return gtk_text_buffer_get_text (self->buffer, &start, &end, FALSE);
}

static const RelnetCoachFinding *
find (Desk *self, RelnetCoachRule rule)
{
  return relnet_coach_panel_find (RELNET_COACH_PANEL (self->panel), rule, TRUE);
}

static gboolean
is_row_of (GtkWidget *widget, gconstpointer rule)
{
  return RELNET_IS_COACH_ROW (widget) && relnet_coach_row_get_rule (RELNET_COACH_ROW (widget)) == GPOINTER_TO_UINT (rule);
}

static GtkWidget *
find_row (Desk *self, RelnetCoachRule rule)
{
  return ui_find (self->panel, is_row_of, GUINT_TO_POINTER (rule));
}

/* What is typed is looked at when one pauses; a fix is one step, and so is taking it back; nothing keeps from sending. */
static void
test_findings (Desk *self, gconstpointer data)
{
  g_autofree char *before = NULL, *after = NULL, *again = NULL;
  GtkWidget *row, *message;

  open_composer (self, 1140);
  g_assert_cmpuint (relnet_coach_panel_get_n_remarks (RELNET_COACH_PANEL (self->panel)), ==, 0);
  relnet_composer_open_person (RELNET_COMPOSER (self->window), self->antoine);
  gtk_text_buffer_insert_at_cursor (self->buffer,
                                    "Bonjour Antoine,\n\nPourriez-vous relire ma note d’une page ? J’ai besoin d’une réponse"
                                    " avant demain sans faute.\n\nBien à vous,\nCamille",
                                    -1);
  g_assert_null (find (self, RELNET_COACH_THANKS_OWED));
  WAIT_UNTIL (find (self, RELNET_COACH_THANKS_OWED) != NULL);
  ui_picture (self->window, "coach");
  row = find_row (self, RELNET_COACH_THANKS_OWED);
  message = ui_find_id (row, "reason");
  g_assert_nonnull (strstr (gtk_label_get_text (GTK_LABEL (message)), "<b>avec</b>"));
  g_assert_false (gtk_label_get_use_markup (GTK_LABEL (message)));
  g_assert_nonnull (find (self, RELNET_COACH_WAY_OUT));
  g_assert_nonnull (find (self, RELNET_COACH_PRESSURE));

  before = dup_text (self);
  g_signal_emit_by_name (ui_find_id (row, "fix"), "clicked");
  ui_settle ();
  after = dup_text (self);
  g_assert_cmpuint (strlen (after), >, strlen (before));
  g_assert_null (find (self, RELNET_COACH_THANKS_OWED));
  g_assert_true (gtk_text_buffer_get_can_undo (self->buffer));
  gtk_text_buffer_undo (self->buffer);
  again = dup_text (self);
  g_assert_cmpstr (again, ==, before);
  WAIT_UNTIL (find (self, RELNET_COACH_THANKS_OWED) != NULL);

  /* The words meant are selected. */
  {
    const RelnetCoachFinding *pressure = find (self, RELNET_COACH_PRESSURE);
    GtkTextIter start, end;
    guint from = pressure->start, to = pressure->end;

    g_assert_cmpuint (from, <, to);
    gtk_widget_activate (find_row (self, RELNET_COACH_PRESSURE));
    g_assert_true (gtk_text_buffer_get_selection_bounds (self->buffer, &start, &end));
    g_assert_cmpint (gtk_text_iter_get_offset (&start), ==, from);
    g_assert_cmpint (gtk_text_iter_get_offset (&end), ==, to);
  }

  /* A click within the pause is about the text as it is now. */
  {
    GtkTextIter start;

    gtk_text_buffer_get_start_iter (self->buffer, &start);
    gtk_text_buffer_insert (self->buffer, &start, "Chers tous,\n", -1);
    gtk_widget_activate (find_row (self, RELNET_COACH_PRESSURE));
    g_assert_true (gtk_text_buffer_get_selection_bounds (self->buffer, &start, &(GtkTextIter){ 0 }));
  }
}

/* Each rule can be turned off from its row, and back on with one click. */
static void
test_turn_off (Desk *self, gconstpointer data)
{
  g_auto (GStrv) off = NULL;
  GtkWidget *undo;

  open_composer (self, 1140);
  relnet_composer_open_person (RELNET_COMPOSER (self->window), self->antoine);
  gtk_text_buffer_set_text (self->buffer, "Bonjour Antoine,\n\nJe pense à vous et à votre équipe.\n\nCamille", -1);
  WAIT_UNTIL (find (self, RELNET_COACH_THANKS_OWED) != NULL);
  gtk_widget_activate_action (find_row (self, RELNET_COACH_THANKS_OWED), "coach-row.turn-off", NULL);
  g_assert_null (find (self, RELNET_COACH_THANKS_OWED));
  off = g_settings_get_strv (settings, "coach-rules-off");
  g_assert_cmpstr (off[0], ==, "thanks-owed");
  WAIT_UNTIL (ui_find_shown (self->window, GTK_TYPE_BUTTON, gettext ("Undo")) != NULL);
  undo = ui_find_shown (self->window, GTK_TYPE_BUTTON, gettext ("Undo"));
  g_signal_emit_by_name (undo, "clicked");
  WAIT_UNTIL (find (self, RELNET_COACH_THANKS_OWED) != NULL);
}

/* In preferences all rules have a switch. */
static void
test_preferences (Desk *self, gconstpointer data)
{
  GtkWidget *page = relnet_writing_preferences_page_new (settings), *row;
  g_auto (GStrv) off = NULL;
  GtkWidget *all_on;

  self->window = ui_window (page, 640, 720);
  ui_picture (self->window, "preferences-writing");
  for (guint i = 0; i < RELNET_N_COACH_RULES; i++)
    g_assert_nonnull (ui_find_row (page, relnet_coach_rule_to_label ((RelnetCoachRule)i)));
  row = ui_find_row (page, relnet_coach_rule_to_label (RELNET_COACH_ABOUT_ME));
  gtk_switch_set_active (GTK_SWITCH (ui_find_type (row, GTK_TYPE_SWITCH)), FALSE);
  off = g_settings_get_strv (settings, "coach-rules-off");
  g_assert_cmpuint (g_strv_length (off), ==, 1);
  g_assert_cmpstr (off[0], ==, "about-me");
  all_on = ui_find_id (page, "all_on");
  g_assert_true (gtk_widget_get_sensitive (all_on));
  g_signal_emit_by_name (all_on, "clicked");
  ui_settle ();
  g_assert_true (gtk_switch_get_active (GTK_SWITCH (ui_find_type (row, GTK_TYPE_SWITCH))));
  g_assert_false (gtk_widget_get_sensitive (all_on));
}

/* The position of a situation in the line of the composer; the first entry is “None”. */
static guint
position_of (const char *name)
{
  const RelnetTemplateSituation *situations;
  guint n;

  situations = relnet_template_situation_get_all (&n);
  for (guint i = 0; i < n; i++)
    if (strcmp (situations[i].name, name) == 0)
      return i + 1;
  g_assert_not_reached ();
}

/* Another template replaces the text, and Ctrl+Z brings it back; another person makes it anew unless it was touched. */
static void
test_template (Desk *self, gconstpointer data)
{
  g_autofree char *mine = NULL, *made = NULL, *for_lucie = NULL, *kept = NULL, *again = NULL;
  GtkWidget *templates, *subject, *entry, *to;
  GtkTextIter start;

  open_composer (self, 1140);
  relnet_composer_open_person (RELNET_COMPOSER (self->window), self->antoine);
  templates = ui_find_id (self->window, "templates");
  subject = ui_find_id (self->window, "subject");
  gtk_text_buffer_set_text (self->buffer, "Ce que j’ai écrit.", -1);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (templates), position_of ("reconnect-news"));
  made = dup_text (self);
  g_assert_true (g_str_has_prefix (made, "Bonjour Antoine,"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (subject)), !=, "");
  g_assert_nonnull (strstr (gtk_label_get_text (GTK_LABEL (ui_find_id (self->window, "variant"))), "vou"));
  gtk_text_buffer_undo (self->buffer);
  mine = dup_text (self);
  g_assert_cmpstr (mine, ==, "Ce que j’ai écrit.");
  gtk_text_buffer_redo (self->buffer);

  /* Not touched: made anew for somebody else, as one speaks to her. */
  to = ui_find_id (self->window, "to");
  g_list_store_remove_all (relnet_recipient_field_get_recipients (RELNET_RECIPIENT_FIELD (to)));
  relnet_recipient_field_add (RELNET_RECIPIENT_FIELD (to), "Lucie Delmas", "lucie@delmas.example", self->lucie);
  ui_settle ();
  for_lucie = dup_text (self);
  g_assert_true (g_str_has_prefix (for_lucie, "Salut Lucie,"));

  /* A subject of one’s own stays; a text of one’s own, too, until one asks for it anew. */
  gtk_editable_set_text (GTK_EDITABLE (subject), "Le mien");
  gtk_text_buffer_get_start_iter (self->buffer, &start);
  gtk_text_buffer_insert (self->buffer, &start, "Chère Lucie. ", -1);
  relnet_recipient_field_add (RELNET_RECIPIENT_FIELD (to), "Antoine Rivaud", "antoine@rivaud.example", self->antoine);
  ui_settle ();
  kept = dup_text (self);
  g_assert_true (g_str_has_prefix (kept, "Chère Lucie. "));
  g_signal_emit_by_name (ui_find_id (self->window, "refresh"), "clicked");
  ui_settle ();
  again = dup_text (self);
  g_assert_true (g_str_has_prefix (again, "Bonjour Lucie,"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (subject)), ==, "Le mien");
  /* One is addressed with tu, the other with vous: that is said. */
  entry = ui_find_id (self->window, "notice_label");
  g_assert_nonnull (strstr (gtk_label_get_text (GTK_LABEL (entry)), "Lucie Delmas"));
  g_assert_nonnull (strstr (gtk_label_get_text (GTK_LABEL (entry)), "Antoine <b>Rivaud</b>"));
}

static gboolean
save_draft (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  Desk *self = data;
  g_autoptr (RelnetMailMessage) draft = relnet_mail_message_new ();

  relnet_mail_message_set_body (draft, "Bonjour Antoine,");
  relnet_mail_message_add_recipient (draft, RELNET_RECIPIENT_TO, "Antoine", "antoine@rivaud.example", self->antoine);
  relnet_mail_message_set_purpose (draft, "reconnect-news", 0);
  return relnet_message_store_save (connection, changes, draft, self->store.clock, error);
}

/* A draft that is opened again names the template it was made from, and is left as it is. */
static void
test_draft_names_its_template (Desk *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  relnet_database_write (self->store.database, save_draft, self, &error);
  g_assert_no_error (error);
  open_composer (self, 1140);
  relnet_composer_open_draft (RELNET_COMPOSER (self->window),
                              relnet_connection_query_int (relnet_database_get_reader (self->store.database),
                                                           "SELECT id FROM message", 0));
  ui_settle ();
  ui_picture (self->window, "draft-template");
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (ui_find_id (self->window, "templates"))), ==,
                    position_of ("reconnect-news"));
  text = dup_text (self);
  g_assert_cmpstr (text, ==, "Bonjour Antoine,");
}

/* One of the user’s own, stored with a mistake by an older program: used as it is, and that is said. */
static gboolean
add_wrong (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  relnet_changes_add_all (changes, RELNET_CHANGE_TEMPLATE);
  return relnet_connection_execute (connection,
                                    "INSERT INTO template (situation, language, register, subject, body)"
                                    " VALUES ('<i>Mine</i>', 'fr', 'vous', 'S', 'Bonjour {first_name},\n{oops')",
                                    error);
}

static void
test_wrong_template (Desk *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  GtkWidget *templates, *notice;
  const RelnetTemplateSituation *situations;
  guint n;

  open_composer (self, 1140);
  relnet_composer_open_person (RELNET_COMPOSER (self->window), self->antoine);
  g_assert_true (relnet_database_write (self->store.database, add_wrong, NULL, &error));
  g_assert_no_error (error);
  templates = ui_find_id (self->window, "templates");
  situations = relnet_template_situation_get_all (&n);
  g_assert_nonnull (situations);
  WAIT_UNTIL (g_list_model_get_n_items (gtk_drop_down_get_model (GTK_DROP_DOWN (templates))) == n + 2);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (templates), n + 1);
  text = dup_text (self);
  g_assert_cmpstr (text, ==, "Bonjour Antoine,\n{oops");
  notice = ui_find_id (self->window, "notice_label");
  g_assert_nonnull (strstr (gtk_label_get_text (GTK_LABEL (notice)), "<i>Mine</i>"));
}

/* Recommending somebody: would you take them yourself? */
static void
test_recommendation (Desk *self, gconstpointer data)
{
  GtkWidget *notices;

  open_composer (self, 1140);
  relnet_composer_open_person (RELNET_COMPOSER (self->window), self->antoine);
  notices = ui_find_id (self->panel, "notices");
  gtk_text_buffer_set_text (self->buffer, "Bonjour Antoine,\n\nJe vous recommande vivement Karim Haddouche.", -1);
  WAIT_UNTIL (gtk_widget_get_mapped (notices));
  gtk_text_buffer_set_text (self->buffer, "Bonjour Antoine,\n\nJe vous recommande de lire cet article.", -1);
  WAIT_UNTIL (!gtk_widget_get_mapped (notices));
}

/* A text of a megabyte is looked at in a thread: the window stays alive. */
static void
test_large (Desk *self, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gint64 start, longest = 0;

  while (text->len < 1 << 20)
    g_string_append (text, "Je vous écris pour la troisième fois, ⟨sans⟩ réponse de votre part.\n");
  open_composer (self, 1140);
  relnet_composer_open_person (RELNET_COMPOSER (self->window), self->antoine);
  start = g_get_monotonic_time ();
  gtk_text_buffer_set_text (self->buffer, text->str, (int)text->len);
  g_test_message ("pasted in %d ms", (int)((g_get_monotonic_time () - start) / 1000));
  for (start = g_get_monotonic_time (); find (self, RELNET_COACH_THANKS_OWED) == NULL;)
    {
      gint64 turn = g_get_monotonic_time ();

      g_main_context_iteration (NULL, FALSE);
      longest = MAX (longest, g_get_monotonic_time () - turn);
      g_assert_cmpint (g_get_monotonic_time () - start, <, 20 * G_USEC_PER_SEC);
    }
  g_test_message ("looked at after %d ms; longest turn of the main loop %d ms",
                  (int)((g_get_monotonic_time () - start) / 1000), (int)(longest / 1000));
  g_assert_cmpint (longest, <, 2 * G_USEC_PER_SEC);
  gtk_text_buffer_set_text (self->buffer, "", -1);
  ui_settle ();
}

/* In a narrow window the remarks are a page, behind a button that counts them. */
static void
test_narrow (Desk *self, gconstpointer data)
{
  GtkWidget *remarks;

  open_composer (self, 360);
  relnet_composer_open_person (RELNET_COMPOSER (self->window), self->antoine);
  remarks = ui_find_id (self->window, "remarks");
  WAIT_UNTIL (gtk_widget_get_mapped (remarks));
  gtk_text_buffer_set_text (self->buffer, "Bonjour Antoine,\n\nPourriez-vous relire ma note ?\n\nCamille", -1);
  WAIT_UNTIL (find (self, RELNET_COACH_THANKS_OWED) != NULL);
  g_assert_cmpint (g_ascii_strtoll (gtk_button_get_label (GTK_BUTTON (remarks)), NULL, 10), ==,
                   relnet_coach_panel_get_n_remarks (RELNET_COACH_PANEL (self->panel)));
  g_assert_false (gtk_widget_get_mapped (self->panel));
  g_signal_emit_by_name (remarks, "clicked");
  WAIT_UNTIL (gtk_widget_get_mapped (self->panel));
  ui_picture (self->window, "coach-narrow");
  /* Escape goes back to the message before it closes it. */
  gtk_widget_activate_action (self->window, "composer.close", NULL);
  WAIT_UNTIL (!gtk_widget_get_mapped (self->panel));
  g_assert_true (gtk_widget_get_mapped (ui_find_id (self->window, "body")));
}

static void
write_into (GtkWidget *editor, const char *text)
{
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (ui_find_id (editor, "body"))), text, -1);
}

static char *
dup_stored (Desk *self, const char *situation, const char *language, const char *reg)
{
  g_autoptr (RelnetMessageTemplate) found = relnet_template_store_find (relnet_database_get_reader (self->store.database),
                                                                        situation, language, reg, NULL);

  return found != NULL ? g_strdup (relnet_message_template_get_body (found)) : NULL;
}

static void
stored_is (Desk *self, const char *situation, const char *language, const char *reg, const char *text)
{
  gint64 end = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  for (;;)
    {
      g_autofree char *stored = dup_stored (self, situation, language, reg);

      if (g_strcmp0 (stored, text) == 0)
        return;
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      ui_settle ();
    }
}

static void
test_templates_window (Desk *self, gconstpointer data)
{
  GtkWidget *editor, *body, *problem, *save, *list, *chip;
  const RelnetTemplateSituation *situations;
  g_autofree char *text = NULL;
  GtkTextBuffer *buffer;
  guint n;

  self->window = relnet_templates_window_new (self->store.database);
  gtk_window_present (GTK_WINDOW (self->window));
  WAIT_UNTIL (gtk_widget_get_mapped (self->window));
  editor = ui_find_type (self->window, RELNET_TYPE_TEMPLATE_EDITOR);
  list = ui_find_id (self->window, "list");
  situations = relnet_template_situation_get_all (&n);
  for (guint i = 0; i < n; i++)
    {
      relnet_templates_window_select (RELNET_TEMPLATES_WINDOW (self->window), situations[i].name);
      g_assert_cmpstr (relnet_template_editor_get_situation (RELNET_TEMPLATE_EDITOR (editor)), ==, situations[i].name);
      g_assert_nonnull (ui_find_shown (list, GTK_TYPE_LABEL, relnet_template_situation_get_label (situations[i].name)));
    }
  ui_picture (self->window, "templates");
  relnet_templates_window_select (RELNET_TEMPLATES_WINDOW (self->window), "thank-you");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (ui_find_id (editor, "vous")), TRUE);
  body = ui_find_id (editor, "body");
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (body));
  problem = ui_find_id (editor, "problem");
  save = ui_find_id (editor, "save_button");
  g_assert_false (gtk_widget_get_sensitive (save));

  /* A mistake is told as it is typed; it cannot be stored, and is not left behind. */
  write_into (editor, "Bonjour {frist_name},\nMerci");
  g_assert_true (gtk_widget_get_visible (ui_find_id (editor, "problem_box")));
  g_assert_nonnull (strstr (gtk_label_get_text (GTK_LABEL (problem)), "{first_name}"));
  g_assert_false (gtk_widget_get_sensitive (save));
  relnet_templates_window_select (RELNET_TEMPLATES_WINDOW (self->window), "follow-up");
  g_assert_cmpstr (relnet_template_editor_get_situation (RELNET_TEMPLATE_EDITOR (editor)), ==, "thank-you");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (ui_find_id (editor, "tu")), TRUE);
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (ui_find_id (editor, "vous"))));
  gtk_window_close (GTK_WINDOW (self->window));
  ui_settle ();
  g_assert_true (gtk_widget_get_mapped (self->window));
  write_into (editor, "Bonjour {,\nMerci");
  g_assert_true (gtk_widget_get_visible (ui_find_id (editor, "problem_box")));
  ui_picture (self->window, "template-mistake");

  /* A chip puts a fact in. */
  write_into (editor, "Bonjour ");
  chip = ui_find_shown (editor, GTK_TYPE_BUTTON, gettext ("first name"));
  g_signal_emit_by_name (chip, "clicked");
  {
    GtkTextIter start, end;

    gtk_text_buffer_get_bounds (buffer, &start, &end);
    text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  }
  g_assert_cmpstr (text, ==, "Bonjour {first_name}");
  g_assert_false (gtk_widget_get_visible (ui_find_id (editor, "problem_box")));
  gtk_widget_activate_action (editor, "template.save", NULL);
  stored_is (self, "thank-you", "fr", "vous", "Bonjour {first_name}");
  WAIT_UNTIL (ui_find_label (list, gettext ("Changed by you")) != NULL);
  /* Going on stores, too. */
  write_into (editor, "Cher {first_name}");
  relnet_templates_window_select (RELNET_TEMPLATES_WINDOW (self->window), "follow-up");
  stored_is (self, "thank-you", "fr", "vous", "Cher {first_name}");
  relnet_templates_window_select (RELNET_TEMPLATES_WINDOW (self->window), "thank-you");
  gtk_widget_activate_action (editor, "template.reset", NULL);
  stored_is (self, "thank-you", "fr", "vous", NULL);
  WAIT_UNTIL (ui_find_label (list, gettext ("Changed by you")) == NULL);
  fixture_undo (&self->store);
  stored_is (self, "thank-you", "fr", "vous", "Cher {first_name}");
}

static void
test_own (Desk *self, gconstpointer data)
{
  GtkWidget *editor, *popover, *name, *problem;

  self->window = relnet_templates_window_new (self->store.database);
  gtk_window_present (GTK_WINDOW (self->window));
  WAIT_UNTIL (gtk_widget_get_mapped (self->window));
  editor = ui_find_type (self->window, RELNET_TYPE_TEMPLATE_EDITOR);
  gtk_menu_button_popup (GTK_MENU_BUTTON (ui_find_id (self->window, "add_button")));
  popover = ui_find_id (self->window, "add_popover");
  WAIT_UNTIL (gtk_widget_get_mapped (popover));
  name = ui_find_id (popover, "add_name");
  problem = ui_find_id (popover, "add_problem");
  g_signal_emit_by_name (name, "activate");
  g_assert_true (gtk_widget_get_visible (problem));
  gtk_editable_set_text (GTK_EDITABLE (name), "<b>Facture</b> en retard");
  g_signal_emit_by_name (name, "activate");
  WAIT_UNTIL (g_strcmp0 (relnet_template_editor_get_situation (RELNET_TEMPLATE_EDITOR (editor)), "<b>Facture</b> en retard")
              == 0);
  ui_picture (self->window, "template-own");
  gtk_editable_set_text (GTK_EDITABLE (ui_find_id (editor, "name")), gettext ("Thank-you"));
  g_signal_emit_by_name (ui_find_id (editor, "name"), "apply");
  g_assert_true (gtk_widget_get_visible (ui_find_id (editor, "name_problem")));
  gtk_editable_set_text (GTK_EDITABLE (ui_find_id (editor, "name")), "Facture");
  g_signal_emit_by_name (ui_find_id (editor, "name"), "apply");
  WAIT_UNTIL (ui_find_shown (ui_find_id (self->window, "list"), GTK_TYPE_LABEL, "Facture") != NULL);
  gtk_widget_activate_action (editor, "template.delete", NULL);
  WAIT_UNTIL (g_strcmp0 (relnet_template_editor_get_situation (RELNET_TEMPLATE_EDITOR (editor)), "Facture") != 0);
  fixture_undo (&self->store);
  WAIT_UNTIL (ui_find_shown (ui_find_id (self->window, "list"), GTK_TYPE_LABEL, "Facture") != NULL);
  /* What is typed is stored when one closes, too. */
  relnet_templates_window_select (RELNET_TEMPLATES_WINDOW (self->window), "Facture");
  write_into (editor, "Bonjour");
  g_object_add_weak_pointer (G_OBJECT (self->window), (gpointer *)&self->window);
  gtk_widget_activate_action (self->window, "templates.close", NULL);
  WAIT_UNTIL (self->window == NULL);
  stored_is (self, "Facture", relnet_template_get_window_language (),
             g_str_equal (relnet_template_get_window_language (), "fr") ? "vous" : "", "Bonjour");
}

int
main (int argc, char **argv)
{
  int status;

  ui_init (&argc, &argv);
  settings = g_settings_new ("com.example.RelNet");
#define ADD(path, function) g_test_add (path, Desk, NULL, set_up, function, tear_down)
  ADD ("/coach/findings", test_findings);
  ADD ("/coach/turn-off", test_turn_off);
  ADD ("/coach/preferences", test_preferences);
  ADD ("/coach/template", test_template);
  ADD ("/coach/draft-names-its-template", test_draft_names_its_template);
  ADD ("/coach/wrong-template", test_wrong_template);
  ADD ("/coach/recommendation", test_recommendation);
  ADD ("/coach/large", test_large);
  ADD ("/coach/narrow", test_narrow);
  ADD ("/templates/window", test_templates_window);
  ADD ("/templates/own", test_own);
  status = g_test_run ();
  g_clear_object (&settings);
  return status;
}

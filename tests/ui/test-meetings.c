/* Meetings in the window, in both languages: planning one, the brief with its questions, printing it on one page, and the
 * form after it. */

#include "store-fixture.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "relnet-after-meeting-window.h"
#include "relnet-after-meeting.h"
#include "relnet-brief-page.h"
#include "relnet-brief-printer.h"
#include "relnet-interaction-store.h"
#include "relnet-meeting-editor.h"
#include "relnet-meeting-store.h"
#include "relnet-promise-store.h"
#include "relnet-question-store.h"
#include "ui-fixture.h"

#define SOFIA "Sofia <b>Lindqvist</b> & Co"

typedef struct
{
  Fixture store;
  GtkWidget *window;
  gint64 sofia;
} Ui;

static void
set_up (Ui *ui, gconstpointer data)
{
  fixture_set_up (&ui->store, NULL);
  ui->sofia = fixture_add_person (&ui->store, SOFIA);
}

static void
tear_down (Ui *ui, gconstpointer data)
{
  if (ui->window != NULL)
    gtk_window_destroy (GTK_WINDOW (ui->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  fixture_tear_down (&ui->store, NULL);
}

static gint64
count (Ui *ui, const char *sql)
{
  return relnet_connection_query_int (relnet_database_get_reader (ui->store.database), sql, -1);
}

static void
type (gpointer window, const char *id, const char *text)
{
  GtkWidget *widget = ui_find_id (GTK_WIDGET (window), id);

  g_assert_nonnull (widget);
  if (GTK_IS_TEXT_VIEW (widget))
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget)), text, -1);
  else
    gtk_editable_set_text (GTK_EDITABLE (widget), text);
}

static gint64
plan (Ui *ui, const char *day, const char *time)
{
  g_autoptr (RelnetMeeting) meeting = relnet_meeting_new ();

  relnet_meeting_set_start (meeting, day, time);
  relnet_meeting_set_minutes (meeting, 60);
  relnet_meeting_set_place (meeting, "Café <i>Mollien</i>");
  relnet_meeting_set_purpose (meeting, "Listen");
  relnet_meeting_add_person (meeting, ui->sofia, SOFIA);
  relnet_meeting_store_save_async (ui->store.database, meeting, ui->store.clock, NULL, fixture_done_boolean, &ui->store);
  fixture_wait (&ui->store);
  g_assert_no_error (ui->store.error);
  return relnet_meeting_get_id (meeting);
}

static void
present (Ui *ui, GtkWidget *window)
{
  ui->window = window;
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &ui->window);
  gtk_window_present (GTK_WINDOW (window));
  WAIT_UNTIL (gtk_widget_get_mapped (window));
  ui_settle ();
}

static void
test_editor (Ui *ui, gconstpointer data)
{
  g_autoptr (RelnetMeeting) meeting = relnet_meeting_new ();
  g_autoptr (RelnetMeeting) stored = NULL;

  relnet_meeting_add_person (meeting, ui->sofia, SOFIA);
  present (ui, relnet_meeting_editor_new (ui->store.database, ui->store.clock, meeting));
  /* Nonsense is told in the field, and the window stays. */
  type (ui->window, "day", "the day after never");
  gtk_widget_activate_action (ui->window, "editor.save", NULL);
  g_assert_true (gtk_widget_has_css_class (ui_find_id (ui->window, "day"), "error"));
  type (ui->window, "day", "2026-11-24");
  type (ui->window, "time", "25 o'clock");
  gtk_widget_activate_action (ui->window, "editor.save", NULL);
  g_assert_true (gtk_widget_has_css_class (ui_find_id (ui->window, "time"), "error"));
  g_assert_cmpint (count (ui, "SELECT count (*) FROM meeting"), ==, 0);
  type (ui->window, "time", "10h30");
  type (ui->window, "place", "Café");
  type (ui->window, "purpose", "Listen");
  gtk_widget_activate_action (ui->window, "editor.save", NULL);
  /* A second click while it is written. */
  gtk_widget_activate_action (ui->window, "editor.save", NULL);
  WAIT_UNTIL (ui->window == NULL);
  g_assert_cmpint (count (ui, "SELECT count (*) FROM meeting WHERE day = '2026-11-24' AND time = '10:30'"), ==, 1);

  stored = relnet_meeting_store_load (relnet_database_get_reader (ui->store.database), 1, NULL);
  present (ui, relnet_meeting_editor_new (ui->store.database, ui->store.clock, stored));
  gtk_widget_activate_action (ui->window, "editor.call-off", NULL);
  WAIT_UNTIL (ui->window == NULL);
  g_assert_cmpint (count (ui, "SELECT count (*) FROM meeting WHERE state = 'cancelled'"), ==, 1);
  fixture_undo (&ui->store);
  g_assert_cmpint (count (ui, "SELECT count (*) FROM meeting WHERE state = 'planned'"), ==, 1);
}

static GtkWidget *
open_brief (Ui *ui, gint64 meeting, int width)
{
  GtkWidget *page = relnet_brief_page_new (ui->store.database, ui->store.clock);

  ui->window = ui_window (page, width, 800);
  relnet_brief_page_set (RELNET_BRIEF_PAGE (page), ui->sofia, meeting);
  WAIT_UNTIL (relnet_brief_page_get_brief (RELNET_BRIEF_PAGE (page)) != NULL);
  ui_settle ();
  return page;
}

static void
ask (Ui *ui, const char *text)
{
  g_autoptr (RelnetQuestion) question = relnet_question_new (ui->sofia, text);

  relnet_question_store_save_async (ui->store.database, question, ui->store.clock, NULL, fixture_done_boolean, &ui->store);
  fixture_wait (&ui->store);
}

static void
test_brief (Ui *ui, gconstpointer data)
{
  gint64 meeting = plan (ui, "2026-11-23", "10:00");
  g_autoptr (RelnetPromise) promise = relnet_promise_new ();
  GtkWidget *page, *check;

  relnet_promise_set_person (promise, ui->sofia, "");
  relnet_promise_set_what (promise, "The <study>");
  relnet_promise_set_made_on (promise, "2026-11-10");
  relnet_promise_store_save_async (ui->store.database, promise, ui->store.clock, NULL, fixture_done_boolean, &ui->store);
  fixture_wait (&ui->store);
  ask (ui, "First?");
  ask (ui, "Second <b>?");
  page = open_brief (ui, meeting, 1000);
  g_assert_nonnull (ui_find_label (page, SOFIA));
  g_assert_nonnull (ui_find_label (page, "Café <i>Mollien</i>"));
  g_assert_nonnull (ui_find_row (page, "Second <b>?"));
  ui_picture (ui->window, "brief");
  /* The promise is kept with one click, and comes back with one undo. */
  check = ui_find_type (ui_find_row (page, "The <study>"), GTK_TYPE_CHECK_BUTTON);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  WAIT_UNTIL (ui_find_row (page, "The <study>") == NULL);
  fixture_undo (&ui->store);
  WAIT_UNTIL (ui_find_row (page, "The <study>") != NULL);
  /* So is a question asked. */
  check = ui_find_type (ui_find_row (page, "First?"), GTK_TYPE_CHECK_BUTTON);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  WAIT_UNTIL (count (ui, "SELECT count (*) FROM question WHERE done_on <> ''") == 1);
  /* Prepared: the button goes. */
  g_assert_true (gtk_widget_get_visible (ui_find_id (page, "prepared_button")));
  gtk_widget_activate_action (page, "brief.prepared", NULL);
  WAIT_UNTIL (count (ui, "SELECT count (*) FROM meeting WHERE state = 'prepared'") == 1);
  WAIT_UNTIL (!gtk_widget_get_visible (ui_find_id (page, "prepared_button")));
}

/* Of somebody of whom nothing is known: questions are proposed, and one is kept with a click. In a narrow window. */
static void
test_brief_empty (Ui *ui, gconstpointer data)
{
  GtkWidget *page = open_brief (ui, 0, 360), *idea;
  int minimum;

  gtk_widget_measure (page, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
  g_assert_true (gtk_widget_get_visible (ui_find_id (page, "plan_button")));
  idea = ui_find_row (page, C_ ("vous", "Whom would you like to meet?"));
  g_assert_nonnull (idea);
  ui_picture (ui->window, "brief-empty");
  g_signal_emit_by_name (idea, "activated");
  WAIT_UNTIL (count (ui, "SELECT count (*) FROM question") == 1);
  WAIT_UNTIL (ui_find_row (page, C_ ("vous", "What takes most of your time at the moment?")) == NULL);
  /* The person goes while one looks. */
  relnet_person_store_delete_async (ui->store.database, ui->sofia, ui->store.clock, NULL, fixture_done_boolean, &ui->store);
  fixture_wait (&ui->store);
  WAIT_UNTIL (g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (ui_find_id (page, "stack"))), "gone") == 0);
}

/* Whatever there is to say, on one page. */
static void
test_print (Ui *ui, gconstpointer data)
{
  g_autofree char *path = g_build_filename (ui->store.directory, "brief.pdf", NULL);
  g_autofree char *text = NULL;
  g_autofree char *pdf = NULL;
  g_autoptr (GString) endless = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (RelnetBrief) brief = NULL;
  g_autoptr (GtkPrintOperation) operation = NULL;

  plan (ui, "2026-11-23", "10:00");
  for (int i = 0; i < 400; i++)
    g_string_append (endless, "what one can say about it, ");
  for (int i = 0; i < 60; i++)
    ask (ui, endless->str);
  for (int i = 0; i < 3; i++)
    fixture_log (&ui->store, ui->sofia, RELNET_CHANNEL_VIDEO, "2026-11-01", endless->str);
  brief = relnet_brief_read (relnet_database_get_reader (ui->store.database), ui->sofia, 0, "2026-11-22", NULL, &error);
  g_assert_no_error (error);
  text = relnet_brief_printer_dup_text (brief);
  g_assert_true (g_str_has_prefix (text, SOFIA "\n"));
  g_assert_nonnull (strstr (text, _ ("Questions to ask")));
  g_assert_nonnull (strstr (text, "Café <i>Mollien</i>"));
  operation = relnet_brief_printer_new (brief);
  gtk_print_operation_set_export_filename (operation, path);
  g_assert_cmpint (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, &error), ==,
                   GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_no_error (error);
  {
    gsize size;

    g_file_get_contents (path, &pdf, &size, &error);
    g_assert_no_error (error);
    g_assert_true (g_str_has_prefix (pdf, "%PDF-"));
    if (g_getenv ("RELNET_PICTURES") != NULL)
      {
        g_autofree char *kept = g_build_filename (g_getenv ("RELNET_PICTURES"), "brief.pdf", NULL);

        g_file_set_contents (kept, pdf, (gssize) size, NULL);
      }
    for (gsize i = 0; i < size; i++)
      if (pdf[i] == '\0')
        pdf[i] = ' ';
    g_assert_nonnull (strstr (pdf, "/Count 1\n"));
    g_assert_null (strstr (pdf, "/Count 2"));
  }
}

static void
test_after (Ui *ui, gconstpointer data)
{
  gint64 meeting = plan (ui, "2026-11-21", "10:00");
  GtkWidget *mine, *due;

  present (ui, relnet_after_meeting_window_new (ui->store.database, ui->store.clock, ui->sofia, meeting));
  type (ui->window, "they_said", "The regulator decides in March");
  type (ui->window, "note", "Told of the study");
  mine = ui_find_id (ui->window, "mine");
  gtk_editable_set_text (GTK_EDITABLE (ui_find_type (mine, ADW_TYPE_ENTRY_ROW)), "Send the study");
  due = ui_find_row (mine, _ ("By when"));
  g_assert_true (gtk_widget_get_visible (due));
  /* Nonsense is told where it stands, and nothing is written. */
  gtk_editable_set_text (GTK_EDITABLE (due), "when pigs fly");
  gtk_widget_activate_action (ui->window, "form.save", NULL);
  g_assert_true (gtk_widget_has_css_class (due, "error"));
  gtk_editable_set_text (GTK_EDITABLE (due), "2026-11-01");
  gtk_widget_activate_action (ui->window, "form.save", NULL);
  g_assert_true (gtk_widget_has_css_class (due, "error"));
  gtk_editable_set_text (GTK_EDITABLE (due), "2026-11-23");
  type (ui->window, "next_day", "2026-12-20");
  type (ui->window, "next_time", "late");
  gtk_widget_activate_action (ui->window, "form.save", NULL);
  g_assert_true (gtk_widget_has_css_class (ui_find_id (ui->window, "next_time"), "error"));
  type (ui->window, "next_time", "9h");
  type (ui->window, "follow_up_day", "2026-12-01");
  type (ui->window, "follow_up_what", "The decision");
  g_assert_cmpint (count (ui, "SELECT count (*) FROM interaction"), ==, 0);
  ui_picture (ui->window, "after-meeting");
  gtk_widget_activate_action (ui->window, "form.save", NULL);
  gtk_widget_activate_action (ui->window, "form.save", NULL);
  WAIT_UNTIL (ui->window == NULL);
  g_assert_cmpint (count (ui, "SELECT count (*) FROM interaction WHERE they_said = 'The regulator decides in March'"
                              " AND date = '2026-11-21' AND minutes = 60"), ==, 1);
  g_assert_cmpint (count (ui, "SELECT count (*) FROM promise WHERE due = '2026-11-23' AND mine = 1"), ==, 1);
  g_assert_cmpint (count (ui, "SELECT count (*) FROM follow_up WHERE due = '2026-12-01'"), ==, 1);
  g_assert_cmpint (count (ui, "SELECT count (*) FROM meeting WHERE state = 'planned' AND time = '09:00'"), ==, 1);
  g_assert_cmpint (count (ui, "SELECT count (*) FROM meeting WHERE state = 'held'"), ==, 1);
  fixture_undo (&ui->store);
  g_assert_cmpint (count (ui, "SELECT count (*) FROM interaction WHERE deleted_at IS NULL"), ==, 0);
  g_assert_cmpint (count (ui, "SELECT count (*) FROM promise"), ==, 0);
  g_assert_cmpint (count (ui, "SELECT count (*) FROM meeting WHERE state = 'planned'"), ==, 1);
}

/* Closed by accident: what was typed is there again; saved, it is not; begun anew, neither. */
static void
test_draft (Ui *ui, gconstpointer data)
{
  gint64 meeting = plan (ui, "2026-11-21", "10:00");
  g_autofree char *draft = NULL;

  present (ui, relnet_after_meeting_window_new (ui->store.database, ui->store.clock, ui->sofia, meeting));
  gtk_window_close (GTK_WINDOW (ui->window));
  WAIT_UNTIL (ui->window == NULL);
  g_assert_null (relnet_after_meeting_load_draft (relnet_database_get_reader (ui->store.database), ui->sofia, meeting));
  present (ui, relnet_after_meeting_window_new (ui->store.database, ui->store.clock, ui->sofia, meeting));
  type (ui->window, "they_said", "“Half” a 'thought' \\ é");
  gtk_editable_set_text (GTK_EDITABLE (ui_find_type (ui_find_id (ui->window, "thanks"), ADW_TYPE_ENTRY_ROW)), "Time");
  gtk_window_close (GTK_WINDOW (ui->window));
  WAIT_UNTIL (ui->window == NULL);
  WAIT_UNTIL ((draft = relnet_after_meeting_load_draft (relnet_database_get_reader (ui->store.database), ui->sofia, meeting)) != NULL);
  present (ui, relnet_after_meeting_window_new (ui->store.database, ui->store.clock, ui->sofia, meeting));
  {
    GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (ui_find_id (ui->window, "they_said")));
    GtkTextIter start, end;
    g_autofree char *text = NULL;

    gtk_text_buffer_get_bounds (buffer, &start, &end);
    text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
    g_assert_cmpstr (text, ==, "“Half” a 'thought' \\ é");
  }
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (ui_find_type (ui_find_id (ui->window, "thanks"), ADW_TYPE_ENTRY_ROW))), ==,
                   "Time");
  g_assert_true (gtk_widget_get_visible (ui_find_id (ui->window, "draft_notice")));
  gtk_widget_activate_action (ui->window, "form.save", NULL);
  WAIT_UNTIL (ui->window == NULL);
  g_assert_null (relnet_after_meeting_load_draft (relnet_database_get_reader (ui->store.database), ui->sofia, meeting));
  g_assert_cmpint (count (ui, "SELECT count (*) FROM favour WHERE what = 'Time' AND thanked_on = ''"), ==, 1);
}

#define ui_test(path, function) g_test_add (path, Ui, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  ui_test ("/meetings-ui/editor", test_editor);
  ui_test ("/meetings-ui/brief", test_brief);
  ui_test ("/meetings-ui/brief-empty", test_brief_empty);
  ui_test ("/meetings-ui/print", test_print);
  ui_test ("/meetings-ui/after", test_after);
  ui_test ("/meetings-ui/draft", test_draft);
  return g_test_run ();
}

/* Today, as a person meets it: rows, their acts, focus, one and two columns, nothing to do. */

#include "store-fixture.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <locale.h>

#include "relnet-contract-store.h"
#include "relnet-date.h"
#include "relnet-follow-up-store.h"
#include "relnet-columns.h"
#include "relnet-today-page.h"
#include "relnet-today-row.h"
#include "ui-fixture.h"

typedef struct
{
  Fixture store;
  GSettings *settings;
  GtkWidget *window;
  RelnetTodayPage *page;
  RelnetAgenda *agenda;
} Ui;

static void
set_up (Ui *ui, gconstpointer data)
{
  fixture_set_up (&ui->store, NULL);
  relnet_clock_set_now (ui->store.clock, 1794988800); /* Wednesday 18 November 2026, 9:00 in Paris */
  ui->settings = g_settings_new ("com.example.RelNet");
  g_settings_reset (ui->settings, "background");
  g_settings_reset (ui->settings, "background-asked");
}

static void
show (Ui *ui, int width, int height)
{
  ui->agenda = relnet_agenda_new (ui->store.database, ui->store.clock);
  ui->page = RELNET_TODAY_PAGE (relnet_today_page_new (ui->store.database, ui->store.clock, ui->settings, ui->agenda));
  relnet_today_page_set_user_name (ui->page, "Camille Aubry");
  ui->window = adw_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (ui->window), width, height);
  adw_window_set_content (ADW_WINDOW (ui->window), GTK_WIDGET (ui->page));
  gtk_window_present (GTK_WINDOW (ui->window));
  WAIT_UNTIL (relnet_agenda_get_loaded (ui->agenda) && gtk_widget_get_mapped (ui->window));
}

static void
tear_down (Ui *ui, gconstpointer data)
{
  if (ui->window != NULL)
    gtk_window_destroy (GTK_WINDOW (ui->window));
  g_clear_object (&ui->agenda);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&ui->settings);
  fixture_tear_down (&ui->store, NULL);
}

static gint64
add_follow_up (Ui *ui, gint64 person, const char *due, const char *what, gint64 message)
{
  g_autoptr (RelnetFollowUp) follow_up = relnet_follow_up_new ();

  relnet_follow_up_set_person_id (follow_up, person);
  relnet_follow_up_set_due (follow_up, due);
  relnet_follow_up_set_what (follow_up, what);
  relnet_follow_up_set_message_id (follow_up, message);
  relnet_follow_up_store_save_async (ui->store.database, follow_up, ui->store.clock, NULL, fixture_done_boolean,
                                     &ui->store);
  fixture_wait (&ui->store);
  g_assert_no_error (ui->store.error);
  return relnet_follow_up_get_id (follow_up);
}

static void
set_text (Ui *ui, gint64 person, RelnetPersonText text, const char *value)
{
  relnet_person_store_set_text_async (ui->store.database, person, text, value, ui->store.clock, NULL,
                                      fixture_done_boolean, &ui->store);
  fixture_wait (&ui->store);
}

static void
set_cadence (Ui *ui, gint64 person, int days)
{
  relnet_person_store_set_cadence_async (ui->store.database, person, days, ui->store.clock, NULL, fixture_done_boolean,
                                         &ui->store);
  fixture_wait (&ui->store);
}

/* Picture 01, with the kinds there are. */
static void
fill (Ui *ui)
{
  gint64 karim = fixture_add_person (&ui->store, "Karim Haddouche");
  gint64 helene = fixture_add_person (&ui->store, "Hélène Marchetti");
  gint64 idris = fixture_add_person (&ui->store, "Idris Benkirane");
  gint64 priya = fixture_add_person (&ui->store, "Priya Raghunathan");
  gint64 sofia = fixture_add_person (&ui->store, "Sofia <b>Lindqvist</b> & Co");
  gint64 rui = fixture_add_person (&ui->store, "Rui Sequeira");

  add_follow_up (ui, karim, "2026-11-14", "Low-carbon transport quote", 0);
  set_cadence (ui, helene, 90);
  fixture_log (&ui->store, helene, RELNET_CHANNEL_PHONE, "2026-08-16", "");
  set_cadence (ui, idris, 30);
  add_follow_up (ui, priya, "2026-11-18", "Your agreement for the introduction", 7);
  add_follow_up (ui, rui, "2026-11-20", "Lunch", 0);
  set_text (ui, sofia, RELNET_PERSON_BIRTHDAY, "1986-11-20");
  set_text (ui, rui, RELNET_PERSON_BIRTHDAY, "--11-18");
  fixture_log (&ui->store, rui, RELNET_CHANNEL_PHONE, "2026-11-16", "");
}

static GtkWidget *
row_at (Ui *ui, int index)
{
  GtkWidget *list = ui_find_shown (GTK_WIDGET (ui->page), GTK_TYPE_LIST_BOX, NULL);

  return list != NULL ? GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), index)) : NULL;
}

static void
test_rows (Ui *ui, gconstpointer data)
{
  gboolean french = g_str_has_prefix (g_getenv ("UI_LANG") != NULL ? g_getenv ("UI_LANG") : "en", "fr");
  GtkWidget *page;

  fill (ui);
  show (ui, 1060, 760);
  page = GTK_WIDGET (ui->page);
  WAIT_UNTIL (ui_find_shown (page, RELNET_TYPE_TODAY_ROW, NULL) != NULL);
  g_assert_cmpuint (relnet_agenda_get_count (ui->agenda), ==, 5);
  if (!french)
    {
      g_assert_nonnull (ui_find_shown (page, GTK_TYPE_LABEL, "Hello Camille"));
      g_assert_nonnull (ui_find_shown (page, GTK_TYPE_LABEL, "Wednesday 18 November — 5 things, about 20 minutes"));
      g_assert_nonnull (ui_find_shown (page, GTK_TYPE_LABEL, "Follow up with Karim Haddouche"));
      g_assert_nonnull (ui_find_shown (page, GTK_TYPE_LABEL, "4 days late"));
      g_assert_nonnull (ui_find_shown (page, GTK_TYPE_LABEL, "Get in touch with Idris Benkirane"));
      g_assert_nonnull (ui_find_shown (page, GTK_TYPE_LABEL, "Answers awaited"));
      /* What a user types is never markup. */
      g_assert_nonnull (ui_find_shown (page, GTK_TYPE_LABEL, "Birthday of Sofia <b>Lindqvist</b> & Co"));
    }
  else
    {
      g_assert_nonnull (ui_find_shown (page, GTK_TYPE_LABEL, "Bonjour Camille"));
      g_assert_nonnull (ui_find_shown (page, GTK_TYPE_LABEL, "Relancer Karim Haddouche"));
      g_assert_nonnull (ui_find_shown (page, GTK_TYPE_LABEL, "en retard de 4 jours"));
      g_assert_nonnull (ui_find_shown (page, GTK_TYPE_LABEL, "Prendre des nouvelles d’Hélène Marchetti"));
      g_assert_nonnull (ui_find_shown (page, GTK_TYPE_LABEL, "dépassé de 4 jours"));
    }
  gtk_test_accessible_assert_property (row_at (ui, 0), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       french ? "Relancer Karim Haddouche, Low-carbon transport quote · en retard de 4 jours"
                                              : "Follow up with Karim Haddouche, Low-carbon transport quote · 4 days late");
  ui_picture (ui->window, french ? "today-fr" : "today-en");
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_FORCE_DARK);
  ui_picture (ui->window, french ? "today-fr-dark" : "today-en-dark");
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_DEFAULT);
}

static void
test_narrow (Ui *ui, gconstpointer data)
{
  GtkWidget *columns;

  fill (ui);
  show (ui, 360, 720);
  columns = ui_find_shown (GTK_WIDGET (ui->page), RELNET_TYPE_COLUMNS, NULL);
  WAIT_UNTIL ((columns = ui_find_shown (GTK_WIDGET (ui->page), RELNET_TYPE_COLUMNS, NULL)) != NULL
              && relnet_columns_get_narrow (RELNET_COLUMNS (columns)));
  g_assert_cmpint (gtk_widget_get_width (ui->window), <=, 400);
  if (g_strcmp0 (g_getenv ("UI_LANG"), "fr") != 0)
    {
      WAIT_UNTIL (ui_find_shown (GTK_WIDGET (ui->page), GTK_TYPE_LABEL, "Wednesday 18 November — 5 things") != NULL);
      g_assert_nonnull (ui_find_shown (GTK_WIDGET (ui->page), GTK_TYPE_LABEL, "4 days late"));
    }
  ui_picture (ui->window, g_strcmp0 (g_getenv ("UI_LANG"), "fr") == 0 ? "today-narrow-fr" : "today-narrow-en");
}

/* *Done* by the keyboard: the row leaves, the count falls, the focus is on the next row. */
static void
test_done (Ui *ui, gconstpointer data)
{
  gint64 karim = fixture_add_person (&ui->store, "Karim Haddouche");
  GtkWidget *second;

  add_follow_up (ui, karim, "2026-11-14", "one", 0);
  add_follow_up (ui, karim, "2026-11-15", "two", 0);
  add_follow_up (ui, karim, "2026-11-16", "three", 0);
  show (ui, 1060, 700);
  WAIT_UNTIL (row_at (ui, 2) != NULL);
  second = row_at (ui, 1);
  gtk_widget_grab_focus (row_at (ui, 0));
  gtk_widget_activate_action (row_at (ui, 0), "row.done", NULL);
  WAIT_UNTIL (relnet_agenda_get_count (ui->agenda) == 2 && row_at (ui, 2) == NULL);
  g_assert_true (row_at (ui, 0) == second);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (ui->window)) == second);
  gtk_widget_activate_action (second, "row.snooze-until", "i", 0);
  WAIT_UNTIL (relnet_agenda_get_count (ui->agenda) == 1);
  fixture_undo (&ui->store);
  WAIT_UNTIL (relnet_agenda_get_count (ui->agenda) == 2);
  fixture_undo (&ui->store);
  WAIT_UNTIL (relnet_agenda_get_count (ui->agenda) == 3 && row_at (ui, 2) != NULL);
}

/* For a rhythm, one click more says how; the timeline has it. */
static void
test_in_touch (Ui *ui, gconstpointer data)
{
  gint64 helene = fixture_add_person (&ui->store, "Hélène Marchetti");
  g_autoptr (RelnetPersonSummary) summary = NULL;

  set_cadence (ui, helene, 30);
  show (ui, 1060, 700);
  WAIT_UNTIL (row_at (ui, 0) != NULL);
  gtk_widget_activate_action (row_at (ui, 0), "row.done", NULL);
  g_assert_cmpuint (relnet_agenda_get_count (ui->agenda), ==, 1);
  ui_picture (ui->window, "today-in-touch");
  gtk_widget_activate_action (row_at (ui, 0), "row.in-touch", "i", RELNET_CHANNEL_VIDEO);
  WAIT_UNTIL (relnet_agenda_get_count (ui->agenda) == 0);
  summary = fixture_summary (&ui->store, helene);
  g_assert_cmpstr (relnet_person_summary_get_last_contact (summary), ==, "2026-11-18");
}

static void
let_pass_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  *(gint64 *) data = g_variant_get_int64 (parameter);
}

/* Of a contract one click more says what was decided: notice given, or that this day may pass. */
static void
test_notice (Ui *ui, gconstpointer data)
{
  g_autoptr (RelnetContract) contract = relnet_contract_new ();
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) action = g_simple_action_new ("let-notice-pass", G_VARIANT_TYPE_INT64);
  gint64 passed = 0;

  relnet_contract_set_text (contract, RELNET_CONTRACT_WHAT, "Insurance");
  relnet_contract_set_text (contract, RELNET_CONTRACT_ORGANISATION, "Mutuelle <b>X</b>");
  relnet_contract_set_text (contract, RELNET_CONTRACT_ENDS_ON, "2027-02-28");
  relnet_contract_set_notice (contract, (RelnetPeriod){ 3, RELNET_PERIOD_MONTHS });
  relnet_contract_store_save_async (ui->store.database, contract, ui->store.clock, NULL, fixture_done_boolean, &ui->store);
  fixture_wait (&ui->store);
  g_assert_no_error (ui->store.error);
  show (ui, 1060, 700);
  g_signal_connect (action, "activate", G_CALLBACK (let_pass_cb), &passed);
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (action));
  gtk_widget_insert_action_group (ui->window, "win", G_ACTION_GROUP (actions));
  WAIT_UNTIL (row_at (ui, 0) != NULL);
  gtk_widget_activate_action (row_at (ui, 0), "row.done", NULL);
  g_assert_cmpuint (relnet_agenda_get_count (ui->agenda), ==, 1);
  ui_picture (ui->window, "today-notice");
  gtk_widget_activate_action (row_at (ui, 0), "row.let-pass", NULL);
  g_assert_cmpint (passed, ==, relnet_contract_get_id (contract));
  gtk_widget_activate_action (row_at (ui, 0), "row.notice-given", NULL);
  WAIT_UNTIL (relnet_agenda_get_count (ui->agenda) == 0);
  g_assert_cmpint (relnet_connection_query_int (relnet_database_get_reader (ui->store.database),
                                                "SELECT notice_given_on = '2026-11-18' FROM contract", 0),
                   ==, 1);
}

static void
test_empty (Ui *ui, gconstpointer data)
{
  fixture_add_person (&ui->store, "Karim Haddouche");
  show (ui, 1060, 700);
  WAIT_UNTIL (ui_find_shown (GTK_WIDGET (ui->page), ADW_TYPE_STATUS_PAGE, NULL) != NULL);
  ui_picture (ui->window, "today-empty");
}

/* Nothing is due, but somebody close has fallen silent: they are suggested here and not behind a button. */
static void
test_nothing_due_but_somebody_drifted (Ui *ui, gconstpointer data)
{
  static const char *const days[] = { "2023-01-10", "2023-02-10", "2023-03-10", "2023-04-12" };
  gint64 karim = fixture_add_person (&ui->store, "Karim Haddouche");

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    fixture_log (&ui->store, karim, RELNET_CHANNEL_IN_PERSON, days[i], "Lunch");
  show (ui, 1060, 700);
  WAIT_UNTIL (ui_find_shown (GTK_WIDGET (ui->page), GTK_TYPE_LABEL, "Karim Haddouche") != NULL);
  g_assert_null (ui_find_shown (GTK_WIDGET (ui->page), ADW_TYPE_STATUS_PAGE, NULL));
  g_assert_cmpuint (relnet_agenda_get_count (ui->agenda), ==, 0);
  ui_picture (ui->window, "today-drifted");
}

static void
test_question (Ui *ui, gconstpointer data)
{
  GtkWidget *button;

  fill (ui);
  show (ui, 1060, 700);
  if (g_strcmp0 (g_getenv ("UI_LANG"), "fr") == 0)
    return;
  WAIT_UNTIL ((button = ui_find_shown (GTK_WIDGET (ui->page), GTK_TYPE_BUTTON, "Yes, Remind Me")) != NULL);
  g_assert_false (g_settings_get_boolean (ui->settings, "background"));
  g_signal_emit_by_name (button, "clicked");
  g_assert_true (g_settings_get_boolean (ui->settings, "background"));
  g_assert_true (g_settings_get_boolean (ui->settings, "background-asked"));
  WAIT_UNTIL (ui_find_shown (GTK_WIDGET (ui->page), GTK_TYPE_BUTTON, "Yes, Remind Me") == NULL);
}

/* Thirty rows: twelve, and more on request. */
static void
test_more (Ui *ui, gconstpointer data)
{
  gint64 karim = fixture_add_person (&ui->store, "Karim Haddouche");

  for (int i = 1; i <= 30; i++)
    {
      g_autofree char *due = relnet_date_add_days ("2026-11-18", -i);

      add_follow_up (ui, karim, due, "", 0);
    }
  show (ui, 1060, 700);
  WAIT_UNTIL (row_at (ui, 11) != NULL);
  g_assert_null (row_at (ui, 12));
  relnet_agenda_set_limit (ui->agenda, 37);
  WAIT_UNTIL (row_at (ui, 29) != NULL);
}

#define ui_test(path, function) g_test_add (path, Ui, NULL, set_up, function, tear_down)

static GtkWidget *
open_day (Ui *ui, int index)
{
  GtkWidget *strip = ui_find_id (GTK_WIDGET (ui->page), "week");
  GtkWidget *day = gtk_widget_get_first_child (strip);
  GtkWidget *popover;

  while (index-- > 0)
    day = gtk_widget_get_next_sibling (day);
  gtk_menu_button_popup (GTK_MENU_BUTTON (day));
  popover = GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (day)));
  WAIT_UNTIL (gtk_widget_get_mapped (popover));
  return popover;
}

static void
note_person (GSimpleAction *action, GVariant *parameter, gint64 *person)
{
  *person = g_variant_get_int64 (parameter);
}

/* Seven buttons: each tells what was done or is due on its day, and a row opens the person. */
static void
test_week (Ui *ui, gconstpointer data)
{
  gint64 helene = fixture_add_person (&ui->store, "Hélène <Marchetti>");
  gint64 tom = fixture_add_person (&ui->store, "Tom Quill");
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) open = g_simple_action_new ("open-person", G_VARIANT_TYPE_INT64);
  gint64 opened = 0;
  GtkWidget *popover, *list;

  fixture_log (&ui->store, tom, RELNET_CHANNEL_PHONE, "2026-11-16", "About the Lyon site");
  add_follow_up (ui, helene, "2026-11-20", "Devis <transport>", 0);
  add_follow_up (ui, helene, "2026-11-18", "Aujourd’hui", 0);
  show (ui, 1280, 800);
  g_signal_connect (open, "activate", G_CALLBACK (note_person), &opened);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (open));
  gtk_widget_insert_action_group (ui->window, "win", G_ACTION_GROUP (group));
  /* Monday: what was done. */
  popover = open_day (ui, 0);
  WAIT_UNTIL (ui_find_label (popover, "Tom Quill") != NULL);
  g_assert_nonnull (ui_find_label (popover, "About the Lyon site"));
  gtk_popover_popdown (GTK_POPOVER (popover));
  ui_settle ();
  /* Thursday: nothing. */
  popover = open_day (ui, 3);
  WAIT_UNTIL (ui_find_label (popover, dgettext (GETTEXT_PACKAGE, "Nothing on this day")) != NULL);
  gtk_popover_popdown (GTK_POPOVER (popover));
  ui_settle ();
  /* Friday: what is due, and nothing of today. */
  popover = open_day (ui, 4);
  WAIT_UNTIL (ui_find_label (popover, "Devis <transport>") != NULL);
  g_assert_null (ui_find_label (popover, "Aujourd’hui"));
  list = ui_find_type (popover, GTK_TYPE_LIST_BOX);
  g_signal_emit_by_name (list, "row-activated", gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0));
  g_assert_cmpint (opened, ==, helene);
  WAIT_UNTIL (!gtk_widget_get_mapped (popover));
  ui_settle ();
}

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  ui_test ("/today/rows", test_rows);
  ui_test ("/today/narrow", test_narrow);
  ui_test ("/today/done", test_done);
  ui_test ("/today/in-touch", test_in_touch);
  ui_test ("/today/notice", test_notice);
  ui_test ("/today/empty", test_empty);
  ui_test ("/today/nothing-due-but-somebody-drifted", test_nothing_due_but_somebody_drifted);
  ui_test ("/today/question", test_question);
  ui_test ("/today/more", test_more);
  ui_test ("/today/week", test_week);
  return g_test_run ();
}

/* The window: one section is made when it opens, the others when an action first goes there. */

#include "relnet-agenda.h"
#include "relnet-follow-up-store.h"
#include "relnet-message-store.h"
#include "relnet-message-view.h"
#include "relnet-messages-page.h"
#include "relnet-outbox.h"
#include "relnet-people-page.h"
#include "relnet-person-page.h"
#include "relnet-section-row.h"
#include "relnet-shortcuts-window.h"
#include "relnet-timeline-page.h"
#include "relnet-today-page.h"
#include "relnet-welcome-page.h"
#include "relnet-window.h"
#include "store-fixture.h"
#include "ui-fixture.h"

typedef struct
{
  Fixture store;
  GSettings *settings;
  RelnetOutbox *outbox;
  GtkWidget *window;
  gint64 person;
} Ui;

static void
set_up (Ui *ui, gconstpointer data)
{
  fixture_set_up (&ui->store, NULL);
  ui->settings = g_settings_new ("com.example.RelNet");
  ui->outbox = relnet_outbox_new (ui->store.database, ui->store.clock);
}

static void
leave (Ui *ui)
{
  if (ui->window != NULL)
    gtk_window_destroy (GTK_WINDOW (ui->window));
  ui->window = NULL;
}

static void
tear_down (Ui *ui, gconstpointer data)
{
  leave (ui);
  relnet_outbox_stop (ui->outbox);
  g_clear_object (&ui->outbox);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&ui->settings);
  fixture_tear_down (&ui->store, NULL);
}

static void
show (Ui *ui, const char *section, int width)
{
  g_settings_set_string (ui->settings, "section", section);
  g_settings_set_int (ui->settings, "window-width", width);
  g_settings_set_int (ui->settings, "window-height", 720);
  ui->window = GTK_WIDGET (
      relnet_window_new (NULL, ui->store.database, ui->store.clock, ui->settings, ui->outbox));
  gtk_window_present (GTK_WINDOW (ui->window));
  WAIT_UNTIL (gtk_widget_get_mapped (ui->window));
  ui_settle ();
}

/* With somebody in it, as it opens. */
static void
open_at (Ui *ui, const char *section, int width)
{
  ui->person = fixture_add_person (&ui->store, "Hélène Marchetti");
  show (ui, section, width);
}

static gboolean
is_made (Ui *ui, GType type)
{
  return ui_find_type (ui->window, type) != NULL;
}

static gboolean
is_shown (Ui *ui, GType type)
{
  GtkWidget *widget = ui_find_type (ui->window, type);

  return widget != NULL && gtk_widget_get_mapped (widget);
}

static guint
count_made (Ui *ui)
{
  const GType types[]
      = { RELNET_TYPE_TODAY_PAGE, RELNET_TYPE_PEOPLE_PAGE, RELNET_TYPE_TIMELINE_PAGE, RELNET_TYPE_MESSAGES_PAGE };
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    n += is_made (ui, types[i]);
  return n;
}

static void
test_one_at_first (Ui *ui, gconstpointer data)
{
  const struct
  {
    const char *name;
    GType type;
  } sections[] = {
    { "today", RELNET_TYPE_TODAY_PAGE },
    { "people", RELNET_TYPE_PEOPLE_PAGE },
    { "timeline", RELNET_TYPE_TIMELINE_PAGE },
    { "messages", RELNET_TYPE_MESSAGES_PAGE },
    { "nowhere", RELNET_TYPE_TODAY_PAGE },
  };

  ui->person = fixture_add_person (&ui->store, "Hélène Marchetti");
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    {
      show (ui, sections[i].name, 1100);
      g_assert_cmpuint (count_made (ui), ==, 1);
      g_assert_true (is_shown (ui, sections[i].type));
      g_assert_false (is_made (ui, RELNET_TYPE_PERSON_PAGE));
      leave (ui);
    }
}

static void
test_sections (Ui *ui, gconstpointer data)
{
  GtkWidget *people;

  open_at (ui, "today", 1100);
  g_assert_true (gtk_widget_activate_action (ui->window, "win.show-section", "s", "people"));
  people = ui_find_type (ui->window, RELNET_TYPE_PEOPLE_PAGE);
  g_assert_true (is_shown (ui, RELNET_TYPE_PEOPLE_PAGE));
  g_assert_false (is_shown (ui, RELNET_TYPE_TODAY_PAGE));
  g_assert_cmpuint (count_made (ui), ==, 2);
  gtk_widget_activate_action (ui->window, "win.show-section", "s", "timeline");
  gtk_widget_activate_action (ui->window, "win.show-section", "s", "messages");
  gtk_widget_activate_action (ui->window, "win.show-section", "s", "nowhere");
  g_assert_true (is_shown (ui, RELNET_TYPE_MESSAGES_PAGE));
  g_assert_cmpuint (count_made (ui), ==, 4);
  /* What was made stays. */
  gtk_widget_activate_action (ui->window, "win.show-section", "s", "people");
  g_assert_true (ui_find_type (ui->window, RELNET_TYPE_PEOPLE_PAGE) == people);
}

static void
test_open_person (Ui *ui, gconstpointer data)
{
  open_at (ui, "today", 1100);
  gtk_widget_activate_action (ui->window, "win.open-person", "x", ui->person);
  g_assert_true (is_shown (ui, RELNET_TYPE_PERSON_PAGE));
  g_assert_cmpint (
      relnet_person_page_get_person (RELNET_PERSON_PAGE (ui_find_type (ui->window, RELNET_TYPE_PERSON_PAGE))), ==,
      ui->person);
}

static void
test_log (Ui *ui, gconstpointer data)
{
  GtkWidget *page;

  open_at (ui, "timeline", 1100);
  /* Nobody to log about: to the list of people. */
  gtk_widget_activate_action (ui->window, "win.log-here", NULL);
  g_assert_true (is_shown (ui, RELNET_TYPE_PEOPLE_PAGE));
  gtk_widget_activate_action (ui->window, "win.show-section", "s", "timeline");
  gtk_widget_activate_action (ui->window, "win.log", "x", ui->person);
  page = ui_find_type (ui->window, RELNET_TYPE_PERSON_PAGE);
  g_assert_true (is_shown (ui, RELNET_TYPE_PERSON_PAGE));
  ui_settle ();
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (ui->window)), page));
}

static void
test_search (Ui *ui, gconstpointer data)
{
  GtkWidget *entry;

  open_at (ui, "messages", 1100);
  gtk_widget_activate_action (ui->window, "win.search", NULL);
  entry = ui_find_type (ui_find_type (ui->window, RELNET_TYPE_PEOPLE_PAGE), GTK_TYPE_SEARCH_ENTRY);
  WAIT_UNTIL (gtk_widget_get_mapped (entry));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (ui->window)), entry));
}

static void
test_open_message (Ui *ui, gconstpointer data)
{
  g_autoptr (RelnetMailMessage) message = relnet_mail_message_new ();

  open_at (ui, "people", 1100);
  relnet_mail_message_set_subject (message, "Visite du site");
  relnet_message_store_save_async (ui->store.database, message, ui->store.clock, NULL, fixture_done_boolean,
                                   &ui->store);
  fixture_wait (&ui->store);
  g_assert_no_error (ui->store.error);
  gtk_widget_activate_action (ui->window, "win.open-message", "x", relnet_mail_message_get_id (message));
  g_assert_true (is_shown (ui, RELNET_TYPE_MESSAGE_VIEW));
  g_assert_cmpint (
      relnet_message_view_get_message_id (RELNET_MESSAGE_VIEW (ui_find_type (ui->window, RELNET_TYPE_MESSAGE_VIEW))),
      ==, relnet_mail_message_get_id (message));
}

/* One pane at a time: what is made later has its *Back* like what was made at first. */
static void
test_narrow (Ui *ui, gconstpointer data)
{
  GtkWidget *today;

  open_at (ui, "today", 360);
  today = ui_find_type (ui->window, RELNET_TYPE_TODAY_PAGE);
  g_assert_nonnull (ui_find_button (today, gettext ("Back")));
  gtk_widget_activate_action (ui->window, "win.show-section", "s", "timeline");
  ui_settle ();
  g_assert_nonnull (ui_find_button (ui_find_type (ui->window, RELNET_TYPE_TIMELINE_PAGE), gettext ("Back")));
  gtk_widget_activate_action (ui->window, "win.open-person", "x", ui->person);
  WAIT_UNTIL (is_shown (ui, RELNET_TYPE_PERSON_PAGE));
  ui_settle ();
  g_assert_nonnull (ui_find_button (ui_find_type (ui->window, RELNET_TYPE_PERSON_PAGE), gettext ("Back")));
  /* From the person to the list, and from there to the sections. */
  gtk_widget_activate_action (ui->window, "win.back", NULL);
  WAIT_UNTIL (is_shown (ui, RELNET_TYPE_PEOPLE_PAGE) && !is_shown (ui, RELNET_TYPE_PERSON_PAGE));
  g_assert_nonnull (ui_find_button (ui_find_type (ui->window, RELNET_TYPE_PEOPLE_PAGE), gettext ("Back")));
  gtk_widget_activate_action (ui->window, "win.back", NULL);
  WAIT_UNTIL (!is_shown (ui, RELNET_TYPE_PEOPLE_PAGE));
}

static gboolean
has_count (GtkWidget *widget, gconstpointer text)
{
  return ui_has_label (widget, text) && gtk_widget_get_ancestor (widget, RELNET_TYPE_SECTION_ROW) != NULL;
}

/* The sidebar knows what waits today without the page of today. */
static void
test_badge (Ui *ui, gconstpointer data)
{
  g_autoptr (RelnetFollowUp) follow_up = relnet_follow_up_new ();

  open_at (ui, "people", 1100);
  relnet_follow_up_set_person_id (follow_up, ui->person);
  relnet_follow_up_set_due (follow_up, "2026-11-20");
  relnet_follow_up_set_what (follow_up, "Ask for the report");
  relnet_follow_up_store_save_async (ui->store.database, follow_up, ui->store.clock, NULL, fixture_done_boolean,
                                     &ui->store);
  fixture_wait (&ui->store);
  g_assert_no_error (ui->store.error);
  WAIT_UNTIL (ui_find (ui->window, has_count, "1") != NULL);
  g_assert_cmpuint (count_made (ui), ==, 1);
}

static void
test_empty (Ui *ui, gconstpointer data)
{
  show (ui, "people", 1100);
  g_assert_true (is_shown (ui, RELNET_TYPE_WELCOME_PAGE));
  g_assert_cmpuint (count_made (ui), ==, 0);
  gtk_widget_activate_action (ui->window, "win.back", NULL);
  fixture_add_person (&ui->store, "Hélène Marchetti");
  WAIT_UNTIL (is_shown (ui, RELNET_TYPE_PEOPLE_PAGE));
  g_assert_cmpuint (count_made (ui), ==, 1);
}

/* Made when asked for, and gone when closed. */
static void
test_shortcuts (Ui *ui, gconstpointer data)
{
  GListModel *windows = gtk_window_get_toplevels ();
  guint n;

  open_at (ui, "people", 1100);
  n = g_list_model_get_n_items (windows);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GtkWindow) shortcuts = NULL;

      g_assert_true (gtk_widget_activate_action (ui->window, "win.show-shortcuts", NULL));
      g_assert_cmpuint (g_list_model_get_n_items (windows), ==, n + 1);
      for (guint j = 0; j <= n; j++)
        {
          g_autoptr (GtkWindow) window = g_list_model_get_item (windows, j);

          if (RELNET_IS_SHORTCUTS_WINDOW (window))
            g_set_object (&shortcuts, window);
        }
      g_assert_nonnull (shortcuts);
      WAIT_UNTIL (gtk_widget_get_mapped (GTK_WIDGET (shortcuts)));
      gtk_window_close (shortcuts);
      WAIT_UNTIL (g_list_model_get_n_items (windows) == n);
    }
}

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
#define ADD(path, function) g_test_add ("/window/" path, Ui, NULL, set_up, function, tear_down)
  ADD ("one-at-first", test_one_at_first);
  ADD ("sections", test_sections);
  ADD ("open-person", test_open_person);
  ADD ("log", test_log);
  ADD ("search", test_search);
  ADD ("open-message", test_open_message);
  ADD ("narrow", test_narrow);
  ADD ("badge", test_badge);
  ADD ("empty", test_empty);
  ADD ("shortcuts", test_shortcuts);
#undef ADD
  return g_test_run ();
}

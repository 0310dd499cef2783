#include "../store/store-fixture.h"
#include "ui-fixture.h"

#include "relnet-interaction-editor.h"
#include "relnet-person-editor.h"
#include "relnet-person-edit.h"
#include "relnet-timeline-list.h"
#include "relnet-timeline-page.h"

#define T(text) dgettext (GETTEXT_PACKAGE, text)

typedef struct
{
  Fixture store;
  gint64 id;
  GtkWidget *page;
  GtkWidget *window;
} Page;

static void
set_up (Page *page, gconstpointer data)
{
  fixture_set_up (&page->store, NULL);
  page->id = fixture_add_person (&page->store, "Hélène <b>Marchetti</b>");
  fixture_log (&page->store, page->id, RELNET_CHANNEL_PHONE, "2026-11-20", "About the Lyon site");
  fixture_log (&page->store, page->id, RELNET_CHANNEL_IN_PERSON, "2026-10-02", "Lunch and plans for the fair");
  fixture_log (&page->store, page->id, RELNET_CHANNEL_EMAIL, "2024-10-02", "Contract");
  page->page = relnet_timeline_page_new (page->store.database, page->store.clock, NULL);
  page->window = ui_window (page->page, 700, 800);
}

static void
tear_down (Page *page, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (page->window));
  ui_settle ();
  fixture_tear_down (&page->store, NULL);
}

static guint
count (Page *page)
{
  return relnet_timeline_list_get_n_items (RELNET_TIMELINE_LIST (ui_find_type (page->page, RELNET_TYPE_TIMELINE_LIST)));
}

static GtkDropDown *
get_filter (Page *page, const char *name)
{
  return GTK_DROP_DOWN (ui_find (page->page, ui_has_name, name));
}

static void
test_filters (Page *page, gconstpointer data)
{
  GtkWidget *search = ui_find_type (page->page, GTK_TYPE_SEARCH_ENTRY);

  WAIT_UNTIL (count (page) == 3);
  g_assert_nonnull (ui_find_label (page->page, "Hélène <b>Marchetti</b>"));
  ui_picture (page->window, "timeline");
  gtk_drop_down_set_selected (get_filter (page, T ("Channel")), 1 + RELNET_CHANNEL_PHONE);
  WAIT_UNTIL (count (page) == 1);
  gtk_drop_down_set_selected (get_filter (page, T ("Channel")), 0);
  gtk_drop_down_set_selected (get_filter (page, T ("Period")), 3);
  WAIT_UNTIL (count (page) == 2);
  gtk_editable_set_text (GTK_EDITABLE (search), "lünch");
  WAIT_UNTIL (count (page) == 1);
  gtk_editable_set_text (GTK_EDITABLE (search), "nothing like this");
  WAIT_UNTIL (ui_find_label (page->page, T ("Nothing Found")) != NULL);
  ui_picture (page->window, "timeline-nothing");
  gtk_widget_activate_action (page->page, "timeline.show-all", NULL);
  WAIT_UNTIL (count (page) == 3);
}

static void
test_editor (Page *page, gconstpointer data)
{
  g_autoptr (GPtrArray) all = relnet_interaction_store_load_page (relnet_database_get_reader (page->store.database),
                                                                  &(RelnetTimelineFilter){ 0 }, NULL, 10, NULL);
  GtkWidget *editor = relnet_interaction_editor_new (page->store.database, page->store.clock,
                                                     relnet_interaction_get_id (g_ptr_array_index (all, 0)));
  GtkWidget *date;

  gtk_window_present (GTK_WINDOW (editor));
  WAIT_UNTIL (gtk_widget_get_mapped (editor));
  ui_picture (editor, "interaction-editor");
  date = ui_find_row (editor, T ("Date"));
  gtk_editable_set_text (GTK_EDITABLE (date), "nonsense");
  gtk_widget_activate_action (editor, "editor.save", NULL);
  g_assert_true (gtk_widget_has_css_class (date, "error"));
  gtk_editable_set_text (GTK_EDITABLE (date), "2026-11-01");
  gtk_editable_set_text (GTK_EDITABLE (ui_find_row (editor, T ("What"))), "<u>Changed</u>");
  gtk_widget_activate_action (editor, "editor.save", NULL);
  WAIT_UNTIL (ui_find_label (page->page, "<u>Changed</u>") != NULL);
  ui_settle ();
  editor = relnet_interaction_editor_new (page->store.database, page->store.clock,
                                          relnet_interaction_get_id (g_ptr_array_index (all, 0)));
  gtk_window_present (GTK_WINDOW (editor));
  gtk_widget_activate_action (editor, "editor.delete", NULL);
  WAIT_UNTIL (count (page) == 2);
  fixture_undo (&page->store);
  WAIT_UNTIL (count (page) == 3);
}

static void
test_new_person (Page *page, gconstpointer data)
{
  GtkWidget *editor = relnet_person_editor_new (page->store.database, page->store.clock);
  GtkWidget *name = ui_find_row (editor, T ("Name"));
  GtkWidget *email = ui_find_row (editor, T ("E-mail address"));

  gtk_window_present (GTK_WINDOW (editor));
  WAIT_UNTIL (gtk_widget_get_mapped (editor));
  gtk_editable_set_text (GTK_EDITABLE (name), "helene <B>marchetti</b>");
  ui_settle ();
  g_assert_nonnull (ui_find_label (editor, T ("Open")));
  ui_picture (editor, "person-editor");
  gtk_editable_set_text (GTK_EDITABLE (name), "Suharto");
  ui_settle ();
  g_assert_null (ui_find_label (editor, T ("Open")));
  gtk_editable_set_text (GTK_EDITABLE (email), "nowhere");
  gtk_widget_activate_action (editor, "editor.save", NULL);
  g_assert_true (gtk_widget_has_css_class (email, "error"));
  gtk_editable_set_text (GTK_EDITABLE (email), "s@example.example");
  gtk_widget_activate_action (editor, "editor.save", NULL);
  WAIT_UNTIL (relnet_person_find_by_name (relnet_database_get_reader (page->store.database), "suharto") != 0);
  ui_settle ();
}

static gboolean
fill_many_write (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  relnet_changes_add_all (changes, RELNET_CHANGE_INTERACTION);
  return relnet_connection_execute (
             connection,
             "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 2000)"
             " INSERT INTO interaction (id, date, added_at, channel, direction, subject)"
             " SELECT 1000 + i, date ('2024-09-01', '-' || (i / 8) || ' days'), i, 'phone', 'outgoing', 'Call ' || i FROM n",
             error)
         && relnet_connection_execute (
             connection,
             "INSERT INTO interaction_person (interaction_id, person_id, date, counts)"
             " SELECT id, (SELECT min (id) FROM person), date, 1 FROM interaction WHERE id > 1000",
             error);
}

/* Scrolls to the end until everything was read. */
static void
scroll_down (Page *page, RelnetTimelineList *list, GtkAdjustment *adjustment)
{
  gint64 end = g_get_monotonic_time () + 60 * G_TIME_SPAN_SECOND;

  while (relnet_timeline_list_get_n_items (list) < 2003 && g_get_monotonic_time () < end)
    {
      gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment));
      ui_settle ();
      g_assert_cmpuint (relnet_timeline_list_get_n_rows (list), <, 120);
    }
  g_assert_cmpuint (relnet_timeline_list_get_n_items (list), ==, 2003);
}

/* Years of calls: there are rows for what is near the view and for nothing else, wherever one scrolls. */
static void
test_thousands (Page *page, gconstpointer data)
{
  RelnetTimelineList *list = RELNET_TIMELINE_LIST (ui_find_type (page->page, RELNET_TYPE_TIMELINE_LIST));
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (
      GTK_SCROLLED_WINDOW (gtk_widget_get_ancestor (GTK_WIDGET (list), GTK_TYPE_SCROLLED_WINDOW)));
  GtkWidget *row;
  double upper, end;

  g_assert_true (relnet_database_write (page->store.database, fill_many_write, NULL, NULL));
  WAIT_UNTIL (relnet_timeline_list_get_n_items (list) >= 50);
  scroll_down (page, list, adjustment);
  ui_settle ();
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment));
  WAIT_UNTIL (ui_find_label (page->page, "Call 2000") != NULL);
  ui_settle ();
  upper = gtk_adjustment_get_upper (adjustment);
  end = upper - gtk_adjustment_get_page_size (adjustment);
  gtk_adjustment_set_value (adjustment, end);
  g_assert_null (ui_find_label (page->page, "About the Lyon site"));
  /* A row that was used before opens its menu like a new one. */
  row = gtk_widget_get_ancestor (ui_find_label (page->page, "Call 2000"), GTK_TYPE_LIST_BOX_ROW);
  g_assert_true (gtk_widget_is_sensitive (ui_find (row, ui_has_id, "more")));
  g_signal_emit_by_name (ui_find (row, ui_has_id, "more"), "clicked");
  WAIT_UNTIL (ui_find_type (row, GTK_TYPE_POPOVER_MENU) != NULL);
  g_assert_true (gtk_widget_is_sensitive (
      gtk_widget_get_ancestor (ui_find_label (row, T ("Promise…")), g_type_from_name ("GtkModelButton"))));
  gtk_popover_popdown (GTK_POPOVER (ui_find_type (row, GTK_TYPE_POPOVER_MENU)));
  /* A menu gives the focus back to its row once it is gone, and the view follows. */
  WAIT_UNTIL (ui_find_type (row, GTK_TYPE_POPOVER_MENU) == NULL
              || !gtk_widget_get_mapped (ui_find_type (row, GTK_TYPE_POPOVER_MENU)));
  ui_settle ();
  ui_picture (page->window, "timeline-end");
  /* Back to the top in one go, then to the middle: what is there is shown, and nothing has moved. */
  gtk_adjustment_set_value (adjustment, 0);
  WAIT_UNTIL (ui_find_label (page->page, "About the Lyon site") != NULL);
  g_assert_null (ui_find_label (page->page, "Call 2000"));
  gtk_adjustment_set_value (adjustment, end / 2);
  WAIT_UNTIL (ui_find_label (page->page, "Call 1000") != NULL || ui_find_label (page->page, "Call 1005") != NULL);
  ui_settle ();
  ui_picture (page->window, "timeline-middle");
  g_assert_cmpuint (relnet_timeline_list_get_n_rows (list), <, 120);
  g_assert_cmpfloat (ABS (gtk_adjustment_get_upper (adjustment) - upper), <, 40);
  /* What changes far from the view changes there. */
  fixture_log (&page->store, page->id, RELNET_CHANNEL_PHONE, "2026-11-21", "A new call");
  WAIT_UNTIL (relnet_timeline_list_get_n_items (list) >= 2004);
  g_assert_null (ui_find_label (page->page, "A new call"));
  gtk_adjustment_set_value (adjustment, 0);
  WAIT_UNTIL (ui_find_label (page->page, "A new call") != NULL);
}

/* The keyboard walks past what had no row yet, and goes on in the view when one scrolled away from where it was. */
static void
test_keyboard (Page *page, gconstpointer data)
{
  RelnetTimelineList *list = RELNET_TIMELINE_LIST (ui_find_type (page->page, RELNET_TYPE_TIMELINE_LIST));
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (
      GTK_SCROLLED_WINDOW (gtk_widget_get_ancestor (GTK_WIDGET (list), GTK_TYPE_SCROLLED_WINDOW)));
  GtkWidget *row;

  g_assert_true (relnet_database_write (page->store.database, fill_many_write, NULL, NULL));
  WAIT_UNTIL (relnet_timeline_list_get_n_items (list) >= 50);
  ui_settle ();
  gtk_widget_grab_focus (gtk_widget_get_ancestor (ui_find_label (page->page, "Contract"), GTK_TYPE_LIST_BOX_ROW));
  /* Those of one day stand in the order they were added, the last one first: 7 of the first day, 8 a day after it. */
  for (guint i = 0; i < 120; i++)
    {
      GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (page->window));

      g_assert_true (GTK_IS_LIST_BOX_ROW (focus));
      g_signal_emit_by_name (gtk_widget_get_parent (focus), "move-cursor", GTK_MOVEMENT_DISPLAY_LINES, 1, FALSE, FALSE);
      WAIT_UNTIL (gtk_root_get_focus (GTK_ROOT (page->window)) != focus);
      ui_settle ();
    }
  g_assert_nonnull (ui_find_label (gtk_root_get_focus (GTK_ROOT (page->window)), "Call 127"));
  gtk_adjustment_set_value (adjustment, 0);
  WAIT_UNTIL (ui_find_label (page->page, "About the Lyon site") != NULL);
  ui_settle ();
  row = gtk_root_get_focus (GTK_ROOT (page->window));
  g_assert_true (GTK_IS_LIST_BOX_ROW (row));
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), <, 200);
}

#define page_test(path, function) g_test_add (path, Page, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  page_test ("/timeline-page/filters", test_filters);
  page_test ("/timeline-page/editor", test_editor);
  page_test ("/timeline-page/thousands", test_thousands);
  page_test ("/timeline-page/keyboard", test_keyboard);
  page_test ("/timeline-page/new-person", test_new_person);
  return g_test_run ();
}

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
  return relnet_timeline_list_get_n_rows (RELNET_TIMELINE_LIST (ui_find_type (page->page, RELNET_TYPE_TIMELINE_LIST)));
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

#define page_test(path, function) g_test_add (path, Page, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  page_test ("/timeline-page/filters", test_filters);
  page_test ("/timeline-page/editor", test_editor);
  page_test ("/timeline-page/new-person", test_new_person);
  return g_test_run ();
}

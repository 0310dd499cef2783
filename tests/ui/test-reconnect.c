/* Reconnect: the list, its other ways of looking, and the page of a tie. */

#include "store-fixture.h"
#include "ui-fixture.h"

#include "relnet-date.h"
#include "relnet-reconnect-approach.h"
#include "relnet-reconnect-page.h"
#include "relnet-reconnect-part-row.h"
#include "relnet-reconnect-row.h"
#include "relnet-reconnect-store.h"
#include "relnet-reconnect-view.h"

typedef struct
{
  Fixture store;
  GtkWidget *page;
  GtkWidget *view;
  GtkWidget *window;
} Pages;

static void
chosen_cb (GtkWidget *page, gint64 person, gboolean by_user, GtkWidget *view)
{
  relnet_reconnect_view_set_person (RELNET_RECONNECT_VIEW (view), person);
}

static void
add_old_friend (Pages *pages, const char *name, int n)
{
  gint64 person = fixture_add_person (&pages->store, name);

  for (int i = 0; i < n; i++)
    {
      g_autofree char *date = relnet_date_add_days ("2022-01-10", 30 * i);

      fixture_log (&pages->store, person, RELNET_CHANNEL_IN_PERSON, date, "Lunch");
    }
}

static void
show_pages (Pages *pages, int width)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  pages->page = relnet_reconnect_page_new (pages->store.database, pages->store.clock);
  pages->view = relnet_reconnect_view_new (pages->store.database, pages->store.clock);
  gtk_widget_set_size_request (pages->page, 320, -1);
  gtk_widget_set_hexpand (pages->view, TRUE);
  g_signal_connect_object (pages->page, "chosen", G_CALLBACK (chosen_cb), pages->view, 0);
  gtk_box_append (GTK_BOX (box), pages->page);
  gtk_box_append (GTK_BOX (box), pages->view);
  pages->window = ui_window (box, width, 800);
}

static void
set_up (Pages *pages, gconstpointer data)
{
  fixture_set_up (&pages->store, NULL);
}

static void
tear_down (Pages *pages, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (pages->window));
  ui_settle ();
  fixture_tear_down (&pages->store, NULL);
}

static guint
count_rows (Pages *pages)
{
  GtkListBox *list = GTK_LIST_BOX (ui_find_id (pages->page, "list"));
  guint n = 0;

  while (gtk_list_box_get_row_at_index (list, (int)n) != NULL)
    n++;
  return n;
}

static void
test_list_and_page (Pages *pages, gconstpointer data)
{
  add_old_friend (pages, "Rui <b>Sequeira</b>", 8);
  add_old_friend (pages, "Nadia Okoro", 3);
  show_pages (pages, 1000);
  WAIT_UNTIL (count_rows (pages) == 2);
  /* The first is shown without a click, and what a user typed is no markup. */
  WAIT_UNTIL (relnet_reconnect_view_get_person (RELNET_RECONNECT_VIEW (pages->view)) == 1);
  g_assert_nonnull (ui_find_label (pages->view, "Rui <b>Sequeira</b>"));
  g_assert_nonnull (ui_find_label (pages->page, "Rui <b>Sequeira</b>"));
  g_assert_nonnull (ui_find_type (pages->view, RELNET_TYPE_RECONNECT_PART_ROW));
  ui_picture (pages->window, "reconnect");

  /* Somebody left to rest makes room for the next, is found among those who rest, and can be called back. */
  gtk_widget_activate_action (pages->view, "reconnect.rest", NULL);
  WAIT_UNTIL (count_rows (pages) == 1);
  WAIT_UNTIL (relnet_reconnect_view_get_person (RELNET_RECONNECT_VIEW (pages->view)) == 2);
  gtk_widget_activate_action (pages->page, "reconnect.show", "s", "resting");
  WAIT_UNTIL (ui_find_label (pages->page, "Rui <b>Sequeira</b>") != NULL);
  WAIT_UNTIL (relnet_reconnect_view_get_person (RELNET_RECONNECT_VIEW (pages->view)) == 1);
  g_assert_true (gtk_widget_get_mapped (ui_find_id (pages->view, "resting")));
  gtk_widget_activate_action (pages->view, "reconnect.wake", NULL);
  WAIT_UNTIL (count_rows (pages) == 0);
  gtk_widget_activate_action (pages->page, "reconnect.show", "s", "drifted");
  WAIT_UNTIL (count_rows (pages) == 2);
}

static void
test_cold_request (Pages *pages, gconstpointer data)
{
  GtkWidget *nothing, *request, *notice;

  add_old_friend (pages, "Rui Sequeira", 8);
  show_pages (pages, 1000);
  WAIT_UNTIL (relnet_reconnect_view_get_person (RELNET_RECONNECT_VIEW (pages->view)) == 1);
  nothing = ui_find_type (pages->view, RELNET_TYPE_RECONNECT_APPROACH);
  request = gtk_widget_get_next_sibling (nothing);
  notice = ui_find_id (pages->view, "cold");
  g_assert_true (relnet_reconnect_approach_get_chosen (RELNET_RECONNECT_APPROACH (nothing)));
  g_assert_false (gtk_widget_get_visible (notice));
  relnet_reconnect_approach_choose (RELNET_RECONNECT_APPROACH (request));
  g_assert_true (gtk_widget_get_visible (notice));
  g_assert_cmpstr (relnet_reconnect_approach_get_situation (RELNET_RECONNECT_APPROACH (request)), ==,
                   "reconnect-request-direct");
  g_signal_emit_by_name (ui_find_id (pages->view, "cold_button"), "clicked");
  g_assert_true (relnet_reconnect_approach_get_chosen (RELNET_RECONNECT_APPROACH (nothing)));
  g_assert_false (gtk_widget_get_visible (notice));
}

static void
test_other_ways (Pages *pages, gconstpointer data)
{
  add_old_friend (pages, "Rui Sequeira", 8);
  show_pages (pages, 1000);
  WAIT_UNTIL (count_rows (pages) == 1);
  gtk_widget_activate_action (pages->page, "reconnect.show", "s", "session");
  WAIT_UNTIL (gtk_widget_get_mapped (ui_find_id (pages->page, "empty")));
  g_assert_true (gtk_widget_get_mapped (ui_find_id (pages->page, "period")));
  gtk_widget_activate_action (pages->page, "reconnect.show", "s", "cohort");
  WAIT_UNTIL (gtk_widget_get_mapped (ui_find_id (pages->page, "organisations")));
  g_assert_false (gtk_widget_get_mapped (ui_find_id (pages->page, "period")));
}

static void
test_empty (Pages *pages, gconstpointer data)
{
  fixture_add_person (&pages->store, "Nadia Okoro");
  show_pages (pages, 1000);
  WAIT_UNTIL (gtk_widget_get_mapped (ui_find_id (pages->page, "empty")));
  g_assert_cmpint (relnet_reconnect_view_get_person (RELNET_RECONNECT_VIEW (pages->view)), ==, 0);
  ui_picture (pages->window, "reconnect-empty");
}

/* Each of the two panes alone, as a narrow window folds them, with words that look like markup. */
static void
test_narrow (Pages *pages, gconstpointer data)
{
  GtkWidget *window;

  add_old_friend (pages, "Rui <b>Sequeira</b> &amp; a name that is longer than a narrow window has room for", 8);
  fixture_log (&pages->store, 1, RELNET_CHANNEL_EMAIL, "2022-12-24", "A <i>note</i> &amp; more");
  pages->page = relnet_reconnect_page_new (pages->store.database, pages->store.clock);
  pages->window = ui_window (pages->page, 360, 720);
  WAIT_UNTIL (count_rows (pages) == 1);
  g_assert_cmpint (gtk_widget_get_width (pages->window), <=, 360);
  ui_picture (pages->window, "reconnect-narrow-list");
  pages->view = relnet_reconnect_view_new (pages->store.database, pages->store.clock);
  relnet_reconnect_view_set_person (RELNET_RECONNECT_VIEW (pages->view), 1);
  window = ui_window (pages->view, 360, 720);
  WAIT_UNTIL (ui_find_type (pages->view, RELNET_TYPE_RECONNECT_PART_ROW) != NULL);
  g_assert_cmpint (gtk_widget_get_width (window), <=, 360);
  ui_picture (window, "reconnect-narrow-view");
  gtk_window_destroy (GTK_WINDOW (window));
}

#define page_test(path, func) g_test_add (path, Pages, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  page_test ("/reconnect/list-and-page", test_list_and_page);
  page_test ("/reconnect/cold-request", test_cold_request);
  page_test ("/reconnect/other-ways", test_other_ways);
  page_test ("/reconnect/empty", test_empty);
  page_test ("/reconnect/narrow", test_narrow);
  return g_test_run ();
}

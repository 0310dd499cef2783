/* The list of people in a window of its own, in both languages. */

#include <adwaita.h>
#include <libintl.h>

#include "../store/store-fixture.h"
#include "ui-fixture.h"

#include "relnet-date.h"
#include "relnet-people-page.h"
#include "relnet-person-row.h"

#define T(text) dgettext (GETTEXT_PACKAGE, text)

static const char *
count_words (guint n)
{
  static char *words;

  g_free (words);
  words = g_strdup_printf (dngettext (GETTEXT_PACKAGE, "%'u contact", "%'u contacts", n), n);
  return words;
}

typedef struct
{
  Fixture base;
  GtkWidget *window;
  GtkWidget *page;
  GSettings *settings;
  gint64 opened;
  const char *opened_by; /* the action that opened something else than a person, and what it opened */
  gint64 opened_thing;
} PageFixture;

static gboolean
flag_cb (gpointer data)
{
  *(gboolean *)data = TRUE;
  return G_SOURCE_REMOVE;
}

#define wait_until(condition)                                                                      \
  G_STMT_START                                                                                     \
  {                                                                                                \
    gboolean timed_out = FALSE;                                                                    \
    guint id = g_timeout_add_seconds (10, flag_cb, &timed_out);                                    \
    while (!(condition) && !timed_out)                                                             \
      g_main_context_iteration (NULL, TRUE);                                                       \
    g_assert_true (condition);                                                                     \
    g_source_remove (id);                                                                          \
  }                                                                                                \
  G_STMT_END

static GtkWidget *
find (GtkWidget *widget, GType type, int *skip)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type) && gtk_widget_get_mapped (widget) && (*skip)-- == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type, skip);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
find_nth (PageFixture *fixture, GType type, int nth)
{
  return find (fixture->page, type, &nth);
}

static char *
get_label (PageFixture *fixture, int nth)
{
  GtkWidget *row = find_nth (fixture, RELNET_TYPE_PERSON_ROW, nth);

  return row != NULL ? relnet_person_row_dup_label (RELNET_PERSON_ROW (row))
                     : g_strdup ("(no row)");
}

static gboolean
row_is (PageFixture *fixture, int nth, const char *start)
{
  g_autofree char *label = get_label (fixture, nth);

  return g_str_has_prefix (label, start);
}

static const char *
get_subtitle (PageFixture *fixture)
{
  return adw_window_title_get_subtitle (
      ADW_WINDOW_TITLE (find_nth (fixture, ADW_TYPE_WINDOW_TITLE, 0)));
}

static const char *
get_title (PageFixture *fixture)
{
  return adw_window_title_get_title (
      ADW_WINDOW_TITLE (find_nth (fixture, ADW_TYPE_WINDOW_TITLE, 0)));
}

static void
open_person_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ((PageFixture *)data)->opened = g_variant_get_int64 (parameter);
}

static void
open_thing_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PageFixture *fixture = data;

  fixture->opened_by = g_intern_string (g_action_get_name (G_ACTION (action)));
  fixture->opened_thing = g_variant_get_int64 (parameter);
}

static void
present (PageFixture *fixture, int width)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  const GActionEntry entries[] = { { "open-person", open_person_cb, "x", NULL, NULL, { 0 } },
                                   { "open-goal", open_thing_cb, "x", NULL, NULL, { 0 } },
                                   { "open-meet-up", open_thing_cb, "x", NULL, NULL, { 0 } },
                                   { "open-contract", open_thing_cb, "x", NULL, NULL, { 0 } },
                                   { "open-finding", open_thing_cb, "x", NULL, NULL, { 0 } } };

  fixture->settings = g_settings_new ("com.example.RelNet");
  g_settings_reset (fixture->settings, "people-sort");
  fixture->page
      = relnet_people_page_new (fixture->base.database, fixture->base.clock, fixture->settings);
  fixture->window = adw_window_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), fixture);
  gtk_widget_insert_action_group (fixture->window, "win", G_ACTION_GROUP (group));
  adw_window_set_content (ADW_WINDOW (fixture->window), fixture->page);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), width, 700);
  gtk_window_present (GTK_WINDOW (fixture->window));
  wait_until (gtk_widget_get_mapped (fixture->page));
}

static void
set_up (PageFixture *fixture, gconstpointer data)
{
  fixture_set_up (&fixture->base, NULL);
}

static void
tear_down (PageFixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_clear_object (&fixture->settings);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  fixture_tear_down (&fixture->base, NULL);
}

static void
type_text (PageFixture *fixture, const char *text)
{
  relnet_people_page_focus_search (RELNET_PEOPLE_PAGE (fixture->page));
  gtk_editable_set_text (GTK_EDITABLE (find_nth (fixture, GTK_TYPE_SEARCH_ENTRY, 0)), text);
}

static void
test_list (PageFixture *fixture, gconstpointer data)
{
  gint64 zoe;

  fixture_add_person (&fixture->base, "Zoé");
  present (fixture, 360);
  g_assert_cmpstr (get_title (fixture), ==, T ("People"));
  g_assert_cmpstr (get_subtitle (fixture), ==, count_words (1));
  fixture_add_person (&fixture->base, "<b>Anna</b> & Co");
  g_assert_cmpstr (get_subtitle (fixture), ==, count_words (2));
  /* A name is not markup, and reads as it was typed. */
  wait_until (row_is (fixture, 0, "<b>Anna</b> & Co") && row_is (fixture, 1, "Zoé"));
  zoe = fixture_add_person (&fixture->base, "محمد بن سلمان الطويل جدا جدا جدا جدا جدا جدا جدا");
  wait_until (find_nth (fixture, RELNET_TYPE_PERSON_ROW, 2) != NULL
              && gtk_widget_get_width (find_nth (fixture, RELNET_TYPE_PERSON_ROW, 2)) > 0);
  g_assert_cmpint (gtk_widget_get_width (find_nth (fixture, RELNET_TYPE_PERSON_ROW, 2)), ==,
                   gtk_widget_get_width (find_nth (fixture, RELNET_TYPE_PERSON_ROW, 0)));
  g_assert_cmpint (gtk_widget_get_height (find_nth (fixture, RELNET_TYPE_PERSON_ROW, 2)), ==,
                   gtk_widget_get_height (find_nth (fixture, RELNET_TYPE_PERSON_ROW, 0)));
  /* Marking somebody opens nobody; choosing somebody does. */
  relnet_people_page_select (RELNET_PEOPLE_PAGE (fixture->page), zoe);
  g_assert_cmpint (fixture->opened, ==, 0);
  g_signal_emit_by_name (find_nth (fixture, GTK_TYPE_LIST_VIEW, 0), "activate", 1);
  g_assert_cmpint (fixture->opened, !=, 0);
}

static void
test_empty (PageFixture *fixture, gconstpointer data)
{
  present (fixture, 360);
  g_assert_nonnull (find_nth (fixture, ADW_TYPE_STATUS_PAGE, 0));
  g_assert_cmpstr (get_subtitle (fixture), ==, "");
  fixture_add_person (&fixture->base, "Anna");
  wait_until (row_is (fixture, 0, "Anna"));
}

static void
test_search (PageFixture *fixture, gconstpointer data)
{
  GtkWidget *entry;
  gint64 helene;

  helene = fixture_add_person (&fixture->base, "Hélène Marchetti");
  fixture_add_person (&fixture->base, "Anna");
  fixture_log (&fixture->base, helene, RELNET_CHANNEL_PHONE, "2026-11-01",
               "Anna will call about the audit");
  present (fixture, 360);
  type_text (fixture, "anna");
  wait_until (row_is (fixture, 0, T ("People")) && row_is (fixture, 1, "Anna")
              && row_is (fixture, 2, T ("In notes and exchanges"))
              && row_is (fixture, 3, "Hélène Marchetti, Anna will call about the audit"));
  /* Enter opens the best one. */
  entry = find_nth (fixture, GTK_TYPE_SEARCH_ENTRY, 0);
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpint (fixture->opened, !=, 0);
  g_assert_cmpint (fixture->opened, !=, helene);
  type_text (fixture, "MARCHE hel");
  wait_until (row_is (fixture, 1, "Hélène Marchetti"));
  /* Nothing found says so, and offers to add them. */
  type_text (fixture, "Nobody at all");
  wait_until (find_nth (fixture, ADW_TYPE_STATUS_PAGE, 0) != NULL);
  g_signal_emit_by_name (find_nth (fixture, ADW_TYPE_STATUS_PAGE, 0), "notify::title", NULL);
  /* Cleared, everybody is there at once. */
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  g_assert_true (row_is (fixture, 0, "Anna"));
}

static gboolean
add_things_write (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  return relnet_connection_execute (
      connection,
      "INSERT INTO goal (id, what, started_on, added_at) VALUES (7, 'Open a workshop in Ghent', '2026-01-01', 0);"
      "INSERT INTO meet_up (id, name, rule, starts_on, added_at) VALUES (8, 'Breakfast & <b>news</b>', 'FREQ=WEEKLY', '2026-01-02', 0);"
      "INSERT INTO contract (id, organisation, what, added_at) VALUES (9, 'Mutuelle', 'Insurance', 0);"
      "INSERT INTO reputation_finding (id, what, found_on) VALUES (10, 'An old quarrel', '2026-01-02')",
      error);
}

/* Types, and opens what stands first, by the keyboard. */
static void
assert_opens (PageFixture *fixture, const char *text, const char *row, const char *action, gint64 thing)
{
  type_text (fixture, text);
  wait_until (row_is (fixture, 0, T ("Goals, commitments and more")) && row_is (fixture, 1, row));
  g_signal_emit_by_name (find_nth (fixture, GTK_TYPE_SEARCH_ENTRY, 0), "activate");
  g_assert_cmpstr (fixture->opened_by, ==, action);
  g_assert_cmpint (fixture->opened_thing, ==, thing);
}

/* What is no person is found by its words and opened as what it is; a row that showed it shows a person after it. */
static void
test_search_things (PageFixture *fixture, gconstpointer data)
{
  g_autofree char *goal = g_strdup_printf ("Open a workshop in Ghent, %s", T ("Goal"));
  g_autofree char *meet_up = g_strdup_printf ("Breakfast & <b>news</b>, %s", T ("Meet-up"));
  g_autofree char *with = g_strdup_printf (T ("Contract with %s"), "Mutuelle");
  g_autofree char *contract = g_strdup_printf ("Insurance, %s", with);
  g_autofree char *finding = g_strdup_printf ("An old quarrel, %s", T ("Found about you"));

  fixture_add_person (&fixture->base, "Anna");
  g_assert_true (relnet_database_write (fixture->base.database, add_things_write, NULL, NULL));
  present (fixture, 360);
  assert_opens (fixture, "workshop", goal, "open-goal", 7);
  ui_picture (fixture->window, "people-search-goal");
  assert_opens (fixture, "breakfast", meet_up, "open-meet-up", 8);
  assert_opens (fixture, "mutuelle", contract, "open-contract", 9);
  assert_opens (fixture, "quarrel", finding, "open-finding", 10);
  g_assert_cmpint (fixture->opened, ==, 0);
  type_text (fixture, "ann");
  wait_until (row_is (fixture, 1, "Anna"));
}

static void
test_filters (PageFixture *fixture, gconstpointer data)
{
  g_autoptr (RelnetCircle) circle = relnet_circle_new ();
  gint64 anna, bruno;

  anna = fixture_add_person (&fixture->base, "Anna");
  bruno = fixture_add_person (&fixture->base, "Bruno");
  fixture_log (&fixture->base, bruno, RELNET_CHANNEL_PHONE, "2026-01-01", "");
  relnet_person_store_set_cadence_async (fixture->base.database, bruno, 30, fixture->base.clock,
                                         NULL, fixture_done_boolean, &fixture->base);
  fixture_wait (&fixture->base);
  relnet_circle_set_name (circle, "Clients");
  relnet_circle_store_save_async (fixture->base.database, circle, NULL, fixture_done_boolean,
                                  &fixture->base);
  fixture_wait (&fixture->base);
  relnet_circle_store_set_member_async (fixture->base.database, circle, anna, TRUE, NULL,
                                        fixture_done_boolean, &fixture->base);
  fixture_wait (&fixture->base);
  present (fixture, 360);
  wait_until (row_is (fixture, 0, "Anna"));
  {
    g_autofree char *age = relnet_date_format_age_short ("2026-01-01", "2026-11-22");
    g_autofree char *contact = g_strdup_printf (T ("last contact: %s"), age);
    g_autofree char *words = g_strdup_printf ("Bruno, %s, %s", contact, T ("overdue"));

    wait_until (row_is (fixture, 1, words));
  }

  relnet_people_page_set_circle (RELNET_PEOPLE_PAGE (fixture->page), relnet_circle_get_id (circle));
  wait_until (g_str_equal (get_subtitle (fixture), count_words (1))
              && g_str_equal (get_title (fixture), "Clients"));
  relnet_circle_store_delete_async (fixture->base.database, circle, NULL, fixture_done_boolean,
                                    &fixture->base);
  fixture_wait (&fixture->base);
  /* A circle that is deleted while it is shown gives way to everybody. */
  wait_until (g_str_equal (get_subtitle (fixture), count_words (2))
              && g_str_equal (get_title (fixture), T ("People")));

  g_settings_set_string (fixture->settings, "people-sort", "last-contact");
  wait_until (row_is (fixture, 0, "Bruno"));
  gtk_widget_activate_action (fixture->page, "people.sort", "s", "name");
  wait_until (row_is (fixture, 0, "Anna"));
  g_settings_reset (fixture->settings, "people-sort");
}

static gboolean
add_many (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  Fixture *fixture = data;

  for (int i = 0; i < 10000; i++)
    {
      g_autoptr (RelnetPerson) person = relnet_person_new ();
      g_autofree char *name = g_strdup_printf ("Person %05d", i);

      relnet_person_set_text (person, RELNET_PERSON_NAME, name);
      if (!relnet_person_store_insert (connection, changes, person, fixture->clock, error))
        return FALSE;
    }
  return TRUE;
}

static void
test_tab (PageFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  GtkWidget *first = NULL;
  int steps = 0;

  relnet_database_write (fixture->base.database, add_many, &fixture->base, &error);
  g_assert_no_error (error);
  present (fixture, 360);
  g_assert_cmpstr (get_subtitle (fixture), ==, count_words (10000));
  do
    {
      GtkWidget *focus;

      gtk_widget_child_focus (fixture->window, GTK_DIR_TAB_FORWARD);
      focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
      if (first == NULL)
        first = focus;
      else if (focus == first)
        break;
    }
  while (++steps < 60);
  g_test_message ("%d steps", steps);
  g_assert_cmpint (steps, <, 60);
}

/* A photo takes the place of the initials; bytes that are none leave them. */
static void
test_photo (PageFixture *fixture, gconstpointer data)
{
  g_autoptr (RelnetPerson) anna = relnet_person_new (), bruno = relnet_person_new ();
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 300, 300);
  g_autoptr (GBytes) image = NULL, broken = g_bytes_new_static ("no image", 8);
  RelnetPerson *people[] = { anna, bruno };
  GtkWidget *row;
  char *bytes;
  gsize size;

  g_assert_true (gdk_pixbuf_save_to_buffer (pixbuf, &bytes, &size, "png", NULL, NULL));
  image = g_bytes_new_take (bytes, size);
  relnet_person_set_text (anna, RELNET_PERSON_NAME, "Anna");
  relnet_person_set_photo (anna, image);
  relnet_person_set_text (bruno, RELNET_PERSON_NAME, "Bruno");
  relnet_person_set_photo (bruno, broken);
  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    {
      relnet_person_store_save_async (fixture->base.database, people[i], fixture->base.clock, NULL,
                                      NULL, fixture_done_boolean, &fixture->base);
      fixture_wait (&fixture->base);
      g_assert_no_error (fixture->base.error);
    }
  present (fixture, 360);
  row = find_nth (fixture, RELNET_TYPE_PERSON_ROW, 0);
  wait_until (relnet_person_row_get_photo (RELNET_PERSON_ROW (row)) != NULL);
  g_assert_cmpint (gdk_texture_get_width (relnet_person_row_get_photo (RELNET_PERSON_ROW (row))), ==,
                   80);
  g_assert_null (
      relnet_person_row_get_photo (RELNET_PERSON_ROW (find_nth (fixture, RELNET_TYPE_PERSON_ROW, 1))));
}

static void
test_narrow (PageFixture *fixture, gconstpointer data)
{
  int minimum;

  fixture_add_person (
      &fixture->base,
      "Wolfeschlegelsteinhausenbergerdorff-Wolfeschlegelsteinhausenbergerdorff senior");
  present (fixture, 360);
  relnet_people_page_set_narrow (RELNET_PEOPLE_PAGE (fixture->page), TRUE);
  gtk_widget_measure (fixture->page, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 340);
}

#define page_test(path, function) g_test_add (path, PageFixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  ui_init (&argc, &argv);

  page_test ("/people-page/list", test_list);
  page_test ("/people-page/empty", test_empty);
  page_test ("/people-page/search", test_search);
  page_test ("/people-page/search-things", test_search_things);
  page_test ("/people-page/filters", test_filters);
  page_test ("/people-page/tab", test_tab);
  page_test ("/people-page/photo", test_photo);
  page_test ("/people-page/narrow", test_narrow);
  return g_test_run ();
}

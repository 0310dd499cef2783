/* The list of people: it stays right after each kind of change, and changes no more than that. */

#include "relnet-person-list.h"
#include "store-fixture.h"

typedef struct
{
  guint signals;
  guint removed;
  guint added;
  guint stale;
} Counts;

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, Counts *counts)
{
  counts->signals++;
  counts->removed += removed;
  counts->added += added;
}

static void
stale_cb (RelnetPersonList *list, Counts *counts)
{
  counts->stale++;
}

static RelnetPersonList *
make_list (Fixture *fixture, const RelnetPersonQuery *query, Counts *counts)
{
  RelnetPersonList *list = relnet_person_list_new (fixture->database, fixture->clock, query);

  g_signal_connect (list, "items-changed", G_CALLBACK (items_changed_cb), counts);
  g_signal_connect (list, "stale", G_CALLBACK (stale_cb), counts);
  return list;
}

static char *
get_names (RelnetPersonList *list)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr (RelnetPersonSummary) summary = g_list_model_get_item (G_LIST_MODEL (list), i);

      g_assert_cmpint (relnet_person_list_get_id (list, i), ==,
                       relnet_person_summary_get_id (summary));
      g_string_append_printf (names, "%s%s", i > 0 ? "," : "",
                              relnet_person_summary_get_name (summary));
    }
  return g_string_free (names, FALSE);
}

#define assert_names(list, expected)                                                               \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *names_ = get_names (list);                                                    \
    g_assert_cmpstr (names_, ==, expected);                                                        \
  }                                                                                                \
  G_STMT_END

/* Whatever happened to the list, one that is read anew must say the same. */
static void
assert_fresh (Fixture *fixture, RelnetPersonList *list, const RelnetPersonQuery *query)
{
  g_autoptr (RelnetPersonList) fresh
      = relnet_person_list_new (fixture->database, fixture->clock, query);
  g_autofree char *expected = get_names (fresh);

  assert_names (list, expected);
}

static void
set_text (Fixture *fixture, gint64 id, RelnetPersonText text, const char *value)
{
  relnet_person_store_set_text_async (fixture->database, id, text, value, fixture->clock, NULL,
                                      fixture_done_boolean, fixture);
  fixture_wait (fixture);
  g_assert_no_error (fixture->error);
}

static void
test_changes (Fixture *fixture, gconstpointer data)
{
  const RelnetPersonQuery query = { 0 };
  g_autoptr (RelnetPersonList) list = NULL;
  g_autoptr (RelnetPersonSummary) shown = NULL;
  Counts counts = { 0 };
  gint64 bruno;
  guint position;

  fixture_add_person (fixture, "Clara");
  bruno = fixture_add_person (fixture, "Bruno");
  list = make_list (fixture, &query, &counts);
  assert_names (list, "Bruno,Clara");

  fixture_add_person (fixture, "Anna");
  assert_names (list, "Anna,Bruno,Clara");
  g_assert_cmpuint (counts.added, ==, 1);
  g_assert_cmpuint (counts.removed, ==, 0);

  /* An edit that moves nobody changes the summary that is shown, and nothing else. */
  counts = (Counts){ 0 };
  shown = g_list_model_get_item (G_LIST_MODEL (list), 1);
  set_text (fixture, bruno, RELNET_PERSON_NAME, "Brunot");
  g_assert_cmpstr (relnet_person_summary_get_name (shown), ==, "Brunot");
  g_assert_cmpuint (counts.signals, ==, 0);
  fixture_log (fixture, bruno, RELNET_CHANNEL_PHONE, "2026-11-20", "Talked");
  g_assert_cmpstr (relnet_person_summary_get_last_contact (shown), ==, "2026-11-20");
  g_assert_cmpuint (counts.signals, ==, 0);

  /* One that moves them is one leaving and one arriving. */
  set_text (fixture, bruno, RELNET_PERSON_NAME, "Zoé");
  assert_names (list, "Anna,Clara,Zoé");
  g_assert_cmpuint (counts.signals, ==, 2);
  g_assert_true (relnet_person_list_find (list, bruno, &position));
  g_assert_cmpuint (position, ==, 2);

  counts = (Counts){ 0 };
  relnet_person_store_delete_async (fixture->database, bruno, fixture->clock, NULL,
                                    fixture_done_boolean, fixture);
  fixture_wait (fixture);
  assert_names (list, "Anna,Clara");
  g_assert_cmpuint (counts.signals, ==, 1);
  g_assert_false (relnet_person_list_find (list, bruno, NULL));
  fixture_undo (fixture);
  assert_names (list, "Anna,Clara,Zoé");
  g_assert_cmpuint (counts.stale, ==, 0);
  assert_fresh (fixture, list, &query);
}

static gboolean
rename_several (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  Fixture *fixture = data;

  for (gint64 id = 1; id <= 12; id++)
    {
      g_autoptr (RelnetPerson) person = relnet_person_store_load (connection, id, error);
      g_autofree char *name
          = g_strdup_printf ("%c%02d", (int)('a' + g_test_rand_int_range (0, 26)), (int)id);

      if (person == NULL)
        return FALSE;
      if (g_test_rand_bit ())
        continue;
      relnet_person_set_text (person, RELNET_PERSON_NAME, name);
      if (!relnet_person_store_update (connection, changes, person, fixture->clock, error))
        return FALSE;
    }
  return TRUE;
}

/* Several change places at once, some next to each other: what is left is a mirror of the signals. */
static void
test_several (Fixture *fixture, gconstpointer data)
{
  const RelnetPersonQuery query = { 0 };
  g_autoptr (RelnetPersonList) list = NULL;
  Counts counts = { 0 };

  for (int i = 1; i <= 30; i++)
    {
      g_autofree char *name = g_strdup_printf ("%c%02d", 'a' + (i * 7) % 26, i);

      fixture_add_person (fixture, name);
    }
  list = make_list (fixture, &query, &counts);
  for (int round = 0; round < 40; round++)
    {
      g_autoptr (GError) error = NULL;

      relnet_database_write (fixture->database, rename_several, fixture, &error);
      g_assert_no_error (error);
      assert_fresh (fixture, list, &query);
    }
  g_assert_cmpuint (counts.stale, ==, 0);
  g_assert_cmpuint (counts.added, ==, counts.removed);
}

static void
set_cadence (Fixture *fixture, gint64 id, int days)
{
  relnet_person_store_set_cadence_async (fixture->database, id, days, fixture->clock, NULL,
                                         fixture_done_boolean, fixture);
  fixture_wait (fixture);
  g_assert_no_error (fixture->error);
}

static void
test_sorts (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    RelnetPersonSort sort;
    const char *names;
  } cases[] = {
    { RELNET_PERSON_SORT_NAME, "Anna,Bruno,Clara,Dora,Émile" },
    { RELNET_PERSON_SORT_LAST_CONTACT, "Bruno,Dora,Clara,Anna,Émile" },
    { RELNET_PERSON_SORT_OVERDUE, "Dora,Clara,Bruno,Anna,Émile" },
    { RELNET_PERSON_SORT_ADDED, "Émile,Dora,Clara,Bruno,Anna" },
  };
  gint64 bruno, clara, dora;
  Counts counts = { 0 };
  g_autoptr (RelnetPersonList) overdue = NULL;
  RelnetPersonList *lists[G_N_ELEMENTS (cases)] = { NULL };
  const RelnetPersonQuery query = { .filter = RELNET_PERSON_FILTER_OVERDUE };

  fixture_add_person (fixture, "Anna");
  bruno = fixture_add_person (fixture, "Bruno");
  clara = fixture_add_person (fixture, "Clara");
  dora = fixture_add_person (fixture, "Dora");
  fixture_add_person (fixture, "Émile");
  overdue = make_list (fixture, &query, &counts);
  /* The lists are made before, so that each change must find its place. */
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    lists[i] = make_list (fixture, &(RelnetPersonQuery){ .sort = cases[i].sort }, &counts);

  fixture_log (fixture, bruno, RELNET_CHANNEL_PHONE, "2026-11-01", "");
  fixture_log (fixture, clara, RELNET_CHANNEL_PHONE, "2026-01-01", "");
  fixture_log (fixture, dora, RELNET_CHANNEL_PHONE, "2026-10-01", "");
  set_cadence (fixture, bruno, 30);  /* not due yet */
  set_cadence (fixture, clara, 180); /* 145 days late: 0.8 of the cadence */
  set_cadence (fixture, dora, 7);    /* 45 days late: 6.4 of it */
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      assert_names (lists[i], cases[i].names);
      assert_fresh (fixture, lists[i], &(RelnetPersonQuery){ .sort = cases[i].sort });
      g_clear_object (&lists[i]);
    }
  assert_names (overdue, "Clara,Dora");
  g_assert_cmpint (relnet_person_query_count_overdue (relnet_database_get_reader (fixture->database),
                                                     "2026-11-22", 0),
                   ==, 2);

  /* Whoever is paused is left alone; whoever was called is no longer overdue. */
  set_text (fixture, clara, RELNET_PERSON_PAUSED_UNTIL, "2027-01-01");
  assert_names (overdue, "Dora");
  fixture_log (fixture, dora, RELNET_CHANNEL_IN_PERSON, "2026-11-22", "");
  assert_names (overdue, "");

  /* A day later others may be. */
  counts.stale = 0;
  relnet_clock_set_now (fixture->clock, NOON_2026_11_22 + 60);
  g_assert_cmpuint (counts.stale, ==, 0);
  relnet_clock_set_now (fixture->clock, NOON_2026_11_22 + 86400);
  g_assert_cmpuint (counts.stale, ==, 1);
}

/* A circle counts those one sees in it. */
static void
assert_count (Fixture *fixture, gint64 id, int count)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RelnetCircle) circle
      = relnet_circle_store_load (relnet_database_get_reader (fixture->database), id, &error);

  g_assert_no_error (error);
  g_assert_cmpint (relnet_circle_get_count (circle), ==, count);
}

static void
test_filters (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RelnetCircle) circle = relnet_circle_new ();
  g_autoptr (RelnetPerson) person = relnet_person_new ();
  g_autoptr (RelnetPersonList) members = NULL, starred = NULL, tagged = NULL, both = NULL;
  Counts counts = { 0 };
  gint64 anna = fixture_add_person (fixture, "Anna"), bruno = fixture_add_person (fixture, "Bruno");

  relnet_circle_set_name (circle, "Clients");
  relnet_circle_store_save_async (fixture->database, circle, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  members = make_list (fixture, &(RelnetPersonQuery){ .circle_id = relnet_circle_get_id (circle) },
                       &counts);
  starred = make_list (fixture, &(RelnetPersonQuery){ .filter = RELNET_PERSON_FILTER_STARRED },
                       &counts);
  tagged = make_list (fixture, &(RelnetPersonQuery){ .tag = "pilote" }, &counts);
  both = make_list (fixture,
                    &(RelnetPersonQuery){ .circle_id = relnet_circle_get_id (circle),
                                          .filter = RELNET_PERSON_FILTER_STARRED },
                    &counts);
  assert_names (members, "");

  relnet_circle_store_set_member_async (fixture->database, circle, anna, TRUE, NULL,
                                        fixture_done_boolean, fixture);
  fixture_wait (fixture);
  relnet_person_store_set_starred_async (fixture->database, bruno, TRUE, fixture->clock, NULL,
                                         fixture_done_boolean, fixture);
  fixture_wait (fixture);
  relnet_person_set_text (person, RELNET_PERSON_NAME, "Clara");
  relnet_person_set_starred (person, TRUE);
  relnet_person_add_tag (person, "pilote");
  relnet_person_set_in_circle (person, relnet_circle_get_id (circle), TRUE);
  relnet_person_store_save_async (fixture->database, person, fixture->clock, NULL, NULL,
                                  fixture_done_boolean, fixture);
  fixture_wait (fixture);
  assert_names (members, "Anna,Clara");
  assert_names (starred, "Bruno,Clara");
  assert_names (tagged, "Clara");
  assert_names (both, "Clara");
  g_assert_cmpuint (counts.stale, ==, 0);

  relnet_circle_store_set_member_async (fixture->database, circle, anna, FALSE, NULL,
                                        fixture_done_boolean, fixture);
  fixture_wait (fixture);
  assert_names (members, "Clara");
  relnet_person_store_delete_async (fixture->database, relnet_person_get_id (person),
                                    fixture->clock, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  assert_count (fixture, relnet_circle_get_id (circle), 0);
  fixture_undo (fixture);
  assert_count (fixture, relnet_circle_get_id (circle), 1);
  fixture_undo (fixture);
  assert_names (members, "Anna,Clara");
}

static gboolean
add_many (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  Fixture *fixture = data;

  for (int i = 0; i < 200; i++)
    {
      g_autoptr (RelnetPerson) person = relnet_person_new ();
      g_autofree char *name = g_strdup_printf ("Person %03d", i);

      relnet_person_set_text (person, RELNET_PERSON_NAME, name);
      if (!relnet_person_store_insert (connection, changes, person, fixture->clock, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
touch_all (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  relnet_changes_add_all (changes, RELNET_CHANGE_PERSON);
  return TRUE;
}

static void
loaded (GObject *object, GAsyncResult *result, gpointer user_data)
{
  RelnetPersonList **list = user_data;
  g_autoptr (GError) error = NULL;

  *list = relnet_person_list_load_finish (RELNET_DATABASE (object), result, &error);
  g_assert_no_error (error);
}

/* An import does not splice thousands into a list that is shown, it asks for another list. */
static void
test_many (Fixture *fixture, gconstpointer data)
{
  const RelnetPersonQuery query = { 0 };
  g_autoptr (RelnetPersonList) list = NULL, next = NULL;
  Counts counts = { 0 };
  g_autoptr (GError) error = NULL;

  fixture_add_person (fixture, "Anna");
  list = make_list (fixture, &query, &counts);
  g_assert_true (relnet_database_write (fixture->database, add_many, fixture, &error));
  g_assert_no_error (error);
  while (counts.stale == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (counts.signals, ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 1);
  relnet_person_list_load_async (fixture->database, fixture->clock, &query, NULL, loaded, &next);
  /* Written while it is read: it is not lost. */
  fixture_add_person (fixture, "Zoé");
  while (next == NULL)
    g_main_context_iteration (NULL, TRUE);
  if (g_list_model_get_n_items (G_LIST_MODEL (next)) < 202)
    {
      Counts more = { 0 };

      g_signal_connect (next, "stale", G_CALLBACK (stale_cb), &more);
      while (more.stale == 0)
        g_main_context_iteration (NULL, TRUE);
      g_signal_handlers_disconnect_by_data (next, &more);
    }
  else
    assert_fresh (fixture, next, &query);
  g_signal_handlers_disconnect_by_data (next, &counts);

  /* Everybody may have changed, but nobody moved: the same list is good. */
  g_clear_object (&next);
  next = make_list (fixture, &query, &counts);
  counts = (Counts){ 0 };
  g_clear_object (&list);
  g_assert_true (relnet_database_write (fixture->database, touch_all, NULL, &error));
  relnet_person_list_load_async (fixture->database, fixture->clock, &query, NULL, loaded, &list);
  while (list == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (counts.stale + counts.signals, ==, 0);
}

/* Rows come and go while one scrolls: nothing is kept but the last few. */
static void
test_memory (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RelnetPersonList) list = NULL;
  Counts counts = { 0 };
  GWeakRef first;
  RelnetPersonSummary *summary;
  g_autoptr (GError) error = NULL;

  relnet_database_write (fixture->database, add_many, fixture, &error);
  relnet_database_write (fixture->database, add_many, fixture, &error);
  g_assert_no_error (error);
  list = make_list (fixture, &(RelnetPersonQuery){ 0 }, &counts);
  summary = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_weak_ref_init (&first, summary);
  g_object_unref (summary);
  for (guint i = 1; i < 300; i++)
    g_object_unref (g_list_model_get_item (G_LIST_MODEL (list), i));
  summary = g_weak_ref_get (&first);
  g_assert_null (summary);
  g_weak_ref_clear (&first);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (list), 400));
  /* A summary outlives its list. */
  summary = g_list_model_get_item (G_LIST_MODEL (list), 3);
  g_clear_object (&list);
  g_assert_cmpstr (relnet_person_summary_get_name (summary), ==, "Person 001");
  g_object_unref (summary);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  fixture_test ("/person-list/changes", test_changes);
  fixture_test ("/person-list/several", test_several);
  fixture_test ("/person-list/sorts", test_sorts);
  fixture_test ("/person-list/filters", test_filters);
  fixture_test ("/person-list/many", test_many);
  fixture_test ("/person-list/memory", test_memory);
  return g_test_run ();
}

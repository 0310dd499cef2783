#include "store-fixture.h"

#include "relnet-acquaintance-store.h"
#include "relnet-path.h"

static void
know (Fixture *fixture, gint64 one, gint64 other, RelnetAcquaintanceKind kind)
{
  relnet_acquaintance_store_set_async (fixture->database, one, other, kind, "", fixture->clock, NULL, fixture_done_boolean,
                                       fixture);
  fixture_wait (fixture);
  g_assert_no_error (fixture->error);
}

static void
assert_path (Fixture *fixture, gint64 from, gint64 to, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RelnetPathGraph) graph
      = relnet_path_graph_load (relnet_database_get_reader (fixture->database), &error);
  g_autoptr (GArray) path = NULL;
  g_autoptr (GString) ids = g_string_new (NULL);

  g_assert_no_error (error);
  path = relnet_path_find (graph, from, to);
  for (guint i = 0; path != NULL && i < path->len; i++)
    g_string_append_printf (ids, "%s%" G_GINT64_FORMAT, i > 0 ? " " : "", g_array_index (path, gint64, i));
  g_assert_cmpstr (ids->str, ==, expected);
}

static void
test_found (Fixture *fixture, gconstpointer data)
{
  gint64 ids[8];

  for (guint i = 1; i < 8; i++)
    {
      g_autofree char *name = g_strdup_printf ("Person %u", i);

      ids[i] = fixture_add_person (fixture, name);
      g_assert_cmpint (ids[i], ==, i);
    }
  assert_path (fixture, RELNET_PATH_USER, 5, "");
  fixture_log (fixture, 1, RELNET_CHANNEL_PHONE, "2026-01-01", "");
  fixture_log (fixture, 2, RELNET_CHANNEL_IN_PERSON, "2026-11-01", "");
  know (fixture, 1, 3, RELNET_ACQUAINTANCE_KNOWN);
  know (fixture, 2, 3, RELNET_ACQUAINTANCE_KNOWN);
  know (fixture, 3, 4, RELNET_ACQUAINTANCE_FAMILY);
  know (fixture, 4, 5, RELNET_ACQUAINTANCE_COLLEAGUE);
  /* Of two ways of the same length, through whom the user is closer to. */
  assert_path (fixture, RELNET_PATH_USER, 3, "0 2 3");
  assert_path (fixture, RELNET_PATH_USER, 5, "0 2 3 4 5");
  assert_path (fixture, RELNET_PATH_USER, 6, "");
  assert_path (fixture, RELNET_PATH_USER, 99, "");
  /* The tie of the user to the very person is no way to get there. */
  assert_path (fixture, RELNET_PATH_USER, 2, "0 1 3 2");
  assert_path (fixture, 1, 5, "1 3 4 5");
  /* Not through the user themselves. */
  fixture_log (fixture, 6, RELNET_CHANNEL_PHONE, "2026-11-02", "");
  assert_path (fixture, 1, 6, "");
  /* Nobody who is gone. */
  relnet_person_store_delete_async (fixture->database, 4, fixture->clock, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  assert_path (fixture, RELNET_PATH_USER, 5, "");
}

static void
test_too_far (Fixture *fixture, gconstpointer data)
{
  for (gint64 i = 1; i <= 8; i++)
    {
      g_autofree char *name = g_strdup_printf ("Person %d", (int) i);

      fixture_add_person (fixture, name);
      if (i > 1)
        know (fixture, i - 1, i, RELNET_ACQUAINTANCE_KNOWN);
    }
  fixture_log (fixture, 1, RELNET_CHANNEL_PHONE, "2026-11-02", "");
  assert_path (fixture, RELNET_PATH_USER, 6, "0 1 2 3 4 5 6");
  assert_path (fixture, RELNET_PATH_USER, 7, "");
}

static void
test_explained (Fixture *fixture, gconstpointer data)
{
  gint64 karim = fixture_add_person (fixture, "Karim Haddouche"), thorsten = fixture_add_person (fixture, "Thorsten Weber");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) steps = NULL;
  g_autofree char *sentence = NULL;
  RelnetPathStep *step;

  fixture_log (fixture, karim, RELNET_CHANNEL_PHONE, "2026-11-01", "");
  relnet_acquaintance_store_set_async (fixture->database, thorsten, karim, RELNET_ACQUAINTANCE_COLLEAGUE, "at Lumen",
                                       fixture->clock, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  steps = relnet_path_read (relnet_database_get_reader (fixture->database), thorsten, "2026-11-22", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (steps->len, ==, 2);
  step = g_ptr_array_index (steps, 0);
  g_assert_cmpstr (step->name, ==, "Karim Haddouche");
  g_assert_cmpstr (step->reason, ==, "Last in touch 3 weeks ago");
  g_assert_false (step->last);
  step = g_ptr_array_index (steps, 1);
  g_assert_cmpstr (step->reason, ==, "Colleagues · at Lumen");
  g_assert_true (step->last);
  sentence = relnet_path_dup_sentence (steps);
  g_assert_cmpstr (sentence, ==, "You → Karim Haddouche → Thorsten Weber");
}

static gboolean
fill_func (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  /* 100,000 people, five ties each; the user has had to do with one in ten. */
  return relnet_connection_execute (
             connection,
             "INSERT INTO person (uid, name, name_folded, sort_key, added_on, added_at, changed_at)"
             " WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000)"
             " SELECT i, 'P' || i, 'p' || i, CAST (i AS BLOB), '2020-01-01', 0, 0 FROM n",
             error)
         && relnet_connection_execute (
             connection,
             "INSERT OR IGNORE INTO acquaintance (first_id, second_id, added_on)"
             " WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500000)"
             " SELECT min (a, b), max (a, b), '2020-01-01' FROM (SELECT abs (random ()) % 100000 + 1 AS a,"
             "  abs (random ()) % 100000 + 1 AS b FROM n) WHERE a <> b",
             error)
         && relnet_connection_execute (connection,
                                       "INSERT INTO person_closeness (person_id, total, answered, peak, peak_date, last_date)"
                                       " SELECT id, id, 0, 1, '2026-01-01', '2026-01-01' FROM person WHERE id % 10 = 0",
                                       error);
}

/* Design, performance section 5: 0.04 ms with flat arrays; a millisecond is what the page may take. */
static void
test_speed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RelnetPathGraph) graph = NULL;
  g_autoptr (GError) error = NULL;
  double slowest = 0, total = 0;

  if (!g_test_perf ())
    {
      g_test_skip ("only with -m perf");
      return;
    }
  g_assert_true (relnet_database_write (fixture->database, fill_func, NULL, &error));
  g_test_timer_start ();
  graph = relnet_path_graph_load (relnet_database_get_reader (fixture->database), &error);
  g_test_message ("loading: %.0f ms", g_test_timer_elapsed () * 1000);
  for (gint64 i = 1; i <= 1000; i++)
    {
      g_autoptr (GArray) from_user = NULL;
      g_autoptr (GArray) between = NULL;
      double elapsed;

      g_test_timer_start ();
      from_user = relnet_path_find (graph, RELNET_PATH_USER, i * 97);
      between = relnet_path_find (graph, i * 89, i * 97);
      elapsed = g_test_timer_elapsed () / 2;
      total += elapsed;
      slowest = MAX (slowest, elapsed);
    }
  g_test_minimized_result (slowest * 1000, "a path among 100,000 people: %.3f ms, slowest %.3f ms", total, slowest * 1000);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/path/found", test_found);
  fixture_test ("/path/too-far", test_too_far);
  fixture_test ("/path/explained", test_explained);
  fixture_test ("/path/speed", test_speed);
  return g_test_run ();
}

#include "../store/store-fixture.h"
#include "../store/table-hash.h"
#include "relnet-person-merge.h"
#include "relnet-sample.h"

/* The columns that name a person, of all tables that are not kept by triggers. */
static const char *const references[] = {
  "interaction_person WHERE person_id",
  "follow_up WHERE person_id",
  "message_recipient WHERE person_id",
  "promise WHERE person_id",
  "favour WHERE person_id",
  "acquaintance WHERE first_id",
  "acquaintance WHERE second_id",
  "introduction WHERE first_id",
  "introduction WHERE second_id",
  "referral WHERE person_id",
  "referral WHERE introducer_id",
  "goal WHERE target_id",
  "goal_person WHERE person_id",
  "goal_step WHERE person_id",
  "goal_outcome_source WHERE person_id",
  "reconnect_choice WHERE person_id",
};

static gint64
count (Fixture *fixture, const char *sql)
{
  return relnet_connection_query_int (relnet_database_get_reader (fixture->database), sql, -1);
}

static void
merge (Fixture *fixture, gint64 from, gint64 into)
{
  relnet_person_merge_async (fixture->database, from, into, fixture->clock, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
}

static char *
hash (Fixture *fixture)
{
  return hash_tables_but (relnet_database_get_reader (fixture->database), "organisation");
}

/* Any two of a network in which everything happens: nothing is left with who goes, nothing is lost, and undo brings every
 * row back as it was, summaries and closeness included. */
static void
test_any_two (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 n;

  relnet_sample_load (fixture->database, fixture->clock, &error);
  g_assert_no_error (error);
  n = relnet_person_store_count (relnet_database_get_reader (fixture->database));
  for (gint64 from = 1; from <= n; from += 4)
    {
      gint64 into = (from * 7 + 3) % n + 1;
      g_autofree char *before = hash (fixture);
      g_autofree char *after = NULL;
      gint64 promises = count (fixture, "SELECT count (*) FROM promise");
      gint64 interactions = count (fixture, "SELECT count (*) FROM interaction");

      if (into == from)
        continue;
      merge (fixture, from, into);
      g_assert_no_error (fixture->error);
      for (guint i = 0; i < G_N_ELEMENTS (references); i++)
        {
          g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM %s = %" G_GINT64_FORMAT, references[i], from);

          if (count (fixture, sql) != 0)
            g_error ("%s still has %" G_GINT64_FORMAT, references[i], from);
        }
      g_assert_cmpint (count (fixture, "SELECT count (*) FROM promise"), ==, promises);
      g_assert_cmpint (count (fixture, "SELECT count (*) FROM interaction"), ==, interactions);
      g_assert_cmpint (count (fixture, "SELECT count (*) FROM introduction WHERE first_id = second_id AND deleted_at IS NULL"),
                       ==, 0);
      g_assert_cmpint (relnet_person_store_count (relnet_database_get_reader (fixture->database)), ==, n - 1);
      fixture_undo (fixture);
      after = hash (fixture);
      g_assert_cmpstr (after, ==, before);
    }
}

/* The scores are those of one history. */
static void
test_scores (Fixture *fixture, gconstpointer data)
{
  gint64 one = fixture_add_person (fixture, "Hélène Marchetti");
  gint64 same = fixture_add_person (fixture, "H. Marchetti");
  gint64 other = fixture_add_person (fixture, "Karim Haddouche");
  double together;

  fixture_log (fixture, one, RELNET_CHANNEL_IN_PERSON, "2026-01-05", "");
  fixture_log (fixture, same, RELNET_CHANNEL_PHONE, "2026-06-05", "");
  fixture_log (fixture, other, RELNET_CHANNEL_IN_PERSON, "2026-01-05", "");
  fixture_log (fixture, other, RELNET_CHANNEL_PHONE, "2026-06-05", "");
  merge (fixture, same, one);
  g_assert_no_error (fixture->error);
  together = (double) count (fixture, "SELECT CAST (1e6 * a.total / b.total AS INTEGER) FROM person_closeness AS a"
                                      " JOIN person_closeness AS b WHERE a.person_id = 1 AND b.person_id = 3");
  g_assert_cmpfloat_with_epsilon (together, 1e6, 2);
  g_assert_cmpint (count (fixture, "SELECT last_contact = '2026-06-05' AND interactions = 2 FROM person_summary"
                                   " WHERE person_id = 1"),
                   ==, 1);
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  gint64 one = fixture_add_person (fixture, "Hélène Marchetti");

  merge (fixture, one, one);
  g_assert_error (fixture->error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_INVALID);
  merge (fixture, 99, one);
  g_assert_error (fixture->error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_NOT_FOUND);
  g_assert_cmpint (relnet_person_store_count (relnet_database_get_reader (fixture->database)), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/person-merge/any-two", Fixture, NULL, fixture_set_up, test_any_two, fixture_tear_down);
  g_test_add ("/person-merge/scores", Fixture, NULL, fixture_set_up, test_scores, fixture_tear_down);
  g_test_add ("/person-merge/refused", Fixture, NULL, fixture_set_up, test_refused, fixture_tear_down);
  return g_test_run ();
}

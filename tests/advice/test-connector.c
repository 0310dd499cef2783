#include "store-fixture.h"

#include "relnet-acquaintance-store.h"
#include "relnet-connector.h"
#include "relnet-follow-up-store.h"

#define TODAY "2026-11-22"

static gint64
add (Fixture *fixture, const char *name, RelnetPersonText text, const char *value, const char *sector)
{
  g_autoptr (RelnetPerson) person = relnet_person_new ();

  relnet_person_set_text (person, RELNET_PERSON_NAME, name);
  relnet_person_set_text (person, text, value);
  relnet_person_set_text (person, RELNET_PERSON_SECTOR, sector);
  relnet_person_store_save_async (fixture->database, person, fixture->clock, NULL, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  g_assert_no_error (fixture->error);
  return relnet_person_get_id (person);
}

static GPtrArray *
read_pairings (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *pairings = relnet_connector_read (relnet_database_get_reader (fixture->database), TODAY, 10, &error);

  g_assert_no_error (error);
  return pairings;
}

static void
assert_none (Fixture *fixture)
{
  g_autoptr (GPtrArray) pairings = read_pairings (fixture);

  g_assert_cmpuint (pairings->len, ==, 0);
}

/* What one knows against what the other looks for, in whichever language and form. */
static void
test_needs (Fixture *fixture, gconstpointer data)
{
  gint64 idris = add (fixture, "Idris Benkirane", RELNET_PERSON_THEIR_GOALS, "Stockage d’hydrogène, avec une équipe", "");
  gint64 oskar = add (fixture, "Oskar Nyström", RELNET_PERSON_EXPERTISE, "hydrogen", "");
  g_autoptr (GPtrArray) pairings = NULL;
  RelnetPairing *pairing;

  add (fixture, "Yann Quemener", RELNET_PERSON_EXPERTISE, "contrats avec équipe", "");
  pairings = read_pairings (fixture);
  g_assert_cmpuint (pairings->len, ==, 1);
  pairing = g_ptr_array_index (pairings, 0);
  g_assert_cmpint (pairing->first_id, ==, idris);
  g_assert_cmpint (pairing->second_id, ==, oskar);
  g_assert_cmpstr (pairing->first_reason, ==, "Oskar Nyström knows about hydrogène");
  g_assert_cmpstr (pairing->second_reason, ==, "Idris Benkirane is interested in hydrogène");
}

static void
test_goal_and_sector (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) pairings = NULL;

  add (fixture, "Ada", RELNET_PERSON_THEIR_GOALS, "Certification B Corp", "");
  add (fixture, "Bea", RELNET_PERSON_THEIR_GOALS, "Get the certification", "");
  add (fixture, "Cid", RELNET_PERSON_INTERESTS, "", "Énergie");
  add (fixture, "Dan", RELNET_PERSON_INTERESTS, "", "energie");
  pairings = read_pairings (fixture);
  g_assert_cmpuint (pairings->len, ==, 2);
  g_assert_cmpint (((RelnetPairing *) g_ptr_array_index (pairings, 0))->score, >,
                   ((RelnetPairing *) g_ptr_array_index (pairings, 1))->score);
  g_assert_cmpstr (((RelnetPairing *) g_ptr_array_index (pairings, 1))->first_reason, ==,
                   "Dan works in the same sector: Énergie");
}

/* Those who know each other, those the user said no to, those who are to be left in peace. */
static void
test_left_out (Fixture *fixture, gconstpointer data)
{
  gint64 one = add (fixture, "Ada", RELNET_PERSON_THEIR_GOALS, "Logistique durable", "");
  gint64 other = add (fixture, "Bea", RELNET_PERSON_EXPERTISE, "logistics", "");
  g_autoptr (RelnetInteraction) lunch = relnet_interaction_new ();

  relnet_acquaintance_store_set_async (fixture->database, one, other, RELNET_ACQUAINTANCE_KNOWN, "", fixture->clock, NULL,
                                       fixture_done_boolean, fixture);
  fixture_wait (fixture);
  assert_none (fixture);
  relnet_acquaintance_store_remove_async (fixture->database, one, other, fixture->clock, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  {
    g_autoptr (GPtrArray) pairings = read_pairings (fixture);

    g_assert_cmpuint (pairings->len, ==, 1);
  }
  relnet_connector_refuse_async (fixture->database, other, one, fixture->clock, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  g_assert_no_error (fixture->error);
  assert_none (fixture);
  fixture_undo (fixture);
  relnet_follow_up_store_pause_person_async (fixture->database, one, "2027-02-01", NULL,
                                             fixture_done_boolean, fixture);
  fixture_wait (fixture);
  assert_none (fixture);
  fixture_undo (fixture);
  relnet_interaction_set_date (lunch, "2026-10-01");
  relnet_interaction_add_person (lunch, one, "Ada");
  relnet_interaction_add_person (lunch, other, "Bea");
  relnet_interaction_store_save_async (fixture->database, lunch, fixture->clock, NULL, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  assert_none (fixture);
}

/* One person is not in every proposal, and what everybody says is no reason. */
static void
test_bounded (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) pairings = NULL;

  add (fixture, "Helper", RELNET_PERSON_EXPERTISE, "logistics", "");
  for (int i = 0; i < 10; i++)
    {
      g_autofree char *name = g_strdup_printf ("Needer %d", i);

      add (fixture, name, RELNET_PERSON_INTERESTS, "logistique", "");
    }
  pairings = read_pairings (fixture);
  g_assert_cmpuint (pairings->len, ==, 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/connector/needs", test_needs);
  fixture_test ("/connector/goal-and-sector", test_goal_and_sector);
  fixture_test ("/connector/left-out", test_left_out);
  fixture_test ("/connector/bounded", test_bounded);
  return g_test_run ();
}

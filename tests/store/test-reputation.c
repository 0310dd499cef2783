#include "relnet-reputation-store.h"
#include "store-fixture.h"
#include "table-hash.h"

static RelnetReputation *
load (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  RelnetReputation *reputation = relnet_reputation_store_load (relnet_database_get_reader (fixture->database), &error);

  g_assert_no_error (error);
  return reputation;
}

static void
wait (Fixture *fixture)
{
  fixture_wait (fixture);
  g_assert_no_error (fixture->error);
}

static RelnetFinding *
add_finding (Fixture *fixture, const char *what, RelnetTone tone)
{
  RelnetFinding *finding = relnet_finding_new ();

  relnet_finding_set_what (finding, what);
  relnet_finding_set_link (finding, "https://news.example/story");
  relnet_finding_set_tone (finding, tone);
  relnet_finding_set_found_on (finding, "2026-11-22");
  relnet_reputation_store_save_finding_async (fixture->database, finding, NULL, fixture_done_boolean, fixture);
  wait (fixture);
  return finding;
}

static void
test_checks (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RelnetReputation) empty = load (fixture);
  g_autoptr (RelnetReputation) begun = NULL;
  g_autoptr (RelnetReputation) yearly = NULL;
  g_autoptr (RelnetReputation) off = NULL;
  g_autoptr (RelnetFinding) bad = NULL;
  g_autoptr (RelnetFinding) good = NULL;
  RelnetReputationCheck *check;

  g_assert_cmpint (empty->months, ==, RELNET_REPUTATION_MONTHS);
  g_assert_cmpstr (empty->next_on, ==, "");
  bad = add_finding (fixture, "An old quarrel", RELNET_TONE_BAD);
  good = add_finding (fixture, "An interview", RELNET_TONE_GOOD);
  /* Twice on one day is one time. */
  relnet_reputation_store_check_async (fixture->database, "First look", fixture->clock, NULL, fixture_done_boolean, fixture);
  wait (fixture);
  relnet_reputation_store_check_async (fixture->database, "Second look", fixture->clock, NULL, fixture_done_boolean, fixture);
  wait (fixture);
  begun = load (fixture);
  g_assert_cmpuint (begun->checks->len, ==, 1);
  check = g_ptr_array_index (begun->checks, 0);
  g_assert_cmpstr (check->date, ==, "2026-11-22");
  g_assert_cmpstr (check->note, ==, "Second look");
  g_assert_cmpuint (check->good, ==, 1);
  g_assert_cmpuint (check->bad, ==, 1);
  g_assert_cmpstr (begun->next_on, ==, "2027-02-22");
  /* The bad ones come first. */
  g_assert_cmpstr (relnet_finding_get_what (g_ptr_array_index (begun->findings, 0)), ==, "An old quarrel");
  relnet_reputation_store_set_months_async (fixture->database, 12, fixture->clock, NULL, fixture_done_boolean, fixture);
  wait (fixture);
  yearly = load (fixture);
  g_assert_cmpstr (yearly->next_on, ==, "2027-11-22");
  relnet_reputation_store_set_months_async (fixture->database, 0, fixture->clock, NULL, fixture_done_boolean, fixture);
  wait (fixture);
  off = load (fixture);
  g_assert_cmpstr (off->next_on, ==, "");
}

static void
test_bad_input (Fixture *fixture, gconstpointer data)
{
  const char *links[] = { "news.example", "javascript:alert(1)", "file:///etc/passwd", "https://" };
  g_autoptr (RelnetFinding) finding = relnet_finding_new ();

  relnet_finding_set_found_on (finding, "2026-11-22");
  relnet_reputation_store_save_finding_async (fixture->database, finding, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  g_assert_error (fixture->error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_INVALID);
  relnet_finding_set_what (finding, "Something");
  for (guint i = 0; i < G_N_ELEMENTS (links); i++)
    {
      relnet_finding_set_link (finding, links[i]);
      relnet_reputation_store_save_finding_async (fixture->database, finding, NULL, fixture_done_boolean, fixture);
      fixture_wait (fixture);
      g_assert_error (fixture->error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_INVALID);
    }
  relnet_reputation_store_add_search_async (fixture->database, "  ", FALSE, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  g_assert_error (fixture->error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_INVALID);
  relnet_reputation_store_delete_search_async (fixture->database, 4711, "?", NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  g_assert_error (fixture->error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_NOT_FOUND);
}

static void
test_undo (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RelnetFinding) finding = add_finding (fixture, "An old quarrel", RELNET_TONE_BAD);
  g_autoptr (RelnetReputation) searches = NULL;

  relnet_reputation_store_add_search_async (fixture->database, "Camille Aubry architect", TRUE, NULL, fixture_done_boolean,
                                            fixture);
  wait (fixture);
  searches = load (fixture);
  for (int i = 0; i < 7; i++)
    {
      g_autofree char *before = hash_tables_but (relnet_database_get_reader (fixture->database), "organisation");
      g_autofree char *changed = NULL;
      g_autofree char *after = NULL;
      g_autoptr (RelnetFinding) other = NULL;

      switch (i)
        {
        case 0:
          relnet_reputation_store_check_async (fixture->database, "", fixture->clock, NULL, fixture_done_boolean, fixture);
          break;
        case 1:
          relnet_reputation_store_set_months_async (fixture->database, 6, fixture->clock, NULL, fixture_done_boolean, fixture);
          break;
        case 2:
          relnet_reputation_store_set_dealt_async (fixture->database, finding, TRUE, fixture->clock, NULL, fixture_done_boolean,
                                                   fixture);
          break;
        case 3:
          relnet_reputation_store_delete_finding_async (fixture->database, finding, NULL, fixture_done_boolean, fixture);
          break;
        case 4:
          relnet_reputation_store_delete_search_async (
              fixture->database, ((RelnetReputationSearch *) g_ptr_array_index (searches->searches, 0))->id, "Camille", NULL,
              fixture_done_boolean, fixture);
          break;
        case 5:
          relnet_reputation_store_add_search_async (fixture->database, "More", FALSE, NULL, fixture_done_boolean, fixture);
          break;
        case 6:
        default:
          relnet_finding_set_answer (finding, "That was settled years ago.");
          relnet_reputation_store_save_finding_async (fixture->database, finding, NULL, fixture_done_boolean, fixture);
        }
      wait (fixture);
      changed = hash_tables_but (relnet_database_get_reader (fixture->database), "organisation");
      g_assert_cmpstr (before, !=, changed);
      fixture_undo (fixture);
      after = hash_tables_but (relnet_database_get_reader (fixture->database), "organisation");
      g_assert_cmpstr (before, ==, after);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/reputation/checks", test_checks);
  fixture_test ("/reputation/bad-input", test_bad_input);
  fixture_test ("/reputation/undo", test_undo);
  return g_test_run ();
}

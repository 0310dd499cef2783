#include "../store/store-fixture.h"
#include "relnet-backup.h"
#include "relnet-date.h"
#include "relnet-follow-up-store.h"
#include "relnet-person-lookup.h"
#include "relnet-sample.h"

static gint64
find (Fixture *fixture, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = relnet_person_lookup (relnet_database_get_reader (fixture->database), name, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (ids->len, ==, 1);
  return g_array_index (ids, gint64, 0);
}

static gint64
count (Fixture *fixture, const char *sql)
{
  return relnet_connection_query_int (relnet_database_get_reader (fixture->database), sql, -1);
}

static void
load (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  relnet_sample_load (fixture->database, fixture->clock, &error);
  g_assert_no_error (error);
}

static void
test_fill (Fixture *fixture, gconstpointer data)
{
  g_assert_false (relnet_sample_is_loaded (relnet_database_get_reader (fixture->database)));
  load (fixture);
  g_assert_true (relnet_sample_is_loaded (relnet_database_get_reader (fixture->database)));
  g_assert_cmpint (relnet_person_store_count (relnet_database_get_reader (fixture->database)), ==, 60);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM interaction"), >=, 650);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM circle"), ==, 5);
  /* Five years of it, up to today and no further. */
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM interaction WHERE date > '2026-11-22'"), ==, 0);
  g_assert_cmpint (count (fixture, "SELECT min (date) < '2022-01-01' FROM interaction"), ==, 1);
  g_assert_cmpint (count (fixture, "SELECT max (date) > '2026-11-10' FROM interaction"), ==, 1);
  /* Everything named in the file was found: nobody without a role, nothing without a participant. */
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM person WHERE id NOT IN (SELECT person_id FROM position)"), ==, 0);
  g_assert_cmpint (count (fixture,
                          "SELECT count (*) FROM interaction WHERE id NOT IN (SELECT interaction_id FROM interaction_person)"),
                   ==, 0);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM circle WHERE name = ''"), ==, 0);
  /* Some were never met with, some are paused. */
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM person_summary WHERE last_contact = ''"), >=, 3);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM person WHERE paused_until > '2026-11-22'"), >=, 2);
}

static void
test_as_in_the_pictures (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RelnetPersonSummary) helene = NULL;
  g_autoptr (GPtrArray) follow_ups = NULL;
  RelnetFollowUp *quote;

  load (fixture);
  helene = fixture_summary (fixture, find (fixture, "helene marchetti"));
  g_assert_cmpstr (relnet_person_summary_get_title (helene), ==, "Directrice des achats");
  g_assert_cmpstr (relnet_person_summary_get_organisation (helene), ==, "Novarelle Santé");
  g_assert_cmpint (relnet_date_days_between (relnet_person_summary_get_due (helene), "2026-11-22"), ==, 4);

  follow_ups = relnet_follow_up_store_load_open (relnet_database_get_reader (fixture->database),
                                                 find (fixture, "karim haddouche"), NULL);
  g_assert_cmpuint (follow_ups->len, ==, 1);
  quote = g_ptr_array_index (follow_ups, 0);
  g_assert_cmpstr (relnet_follow_up_get_what (quote), ==, "Devis transport bas-carbone");
  g_assert_cmpstr (relnet_follow_up_get_due (quote), ==, "2026-11-18");
}

static void
test_birthday_is_near (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RelnetPerson) sofia = NULL;

  /* Whatever the day: on the eve of a leap day that does not exist, too. */
  relnet_clock_set_now (fixture->clock, 1835175600 /* 2028-02-26 11:00 UTC */);
  load (fixture);
  sofia = relnet_person_store_load (relnet_database_get_reader (fixture->database), find (fixture, "sofia"), NULL);
  g_assert_true (relnet_date_is_valid (relnet_person_get_text (sofia, RELNET_PERSON_BIRTHDAY)));
  g_assert_true (g_str_has_suffix (relnet_person_get_text (sofia, RELNET_PERSON_BIRTHDAY), "-02-28")
                 || g_str_has_suffix (relnet_person_get_text (sofia, RELNET_PERSON_BIRTHDAY), "-02-29"));
}

static char *
fingerprint (Fixture *fixture)
{
  RelnetStatement *statement = relnet_connection_prepare (
      relnet_database_get_reader (fixture->database),
      "SELECT person_id || name || uid || added_on || date || subject || interaction.note FROM interaction_person"
      " JOIN person ON person.id = person_id JOIN interaction USING (date) WHERE interaction.id = interaction_id"
      " ORDER BY interaction_id, person_id",
      NULL);
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);

  g_assert_nonnull (statement);
  while (relnet_statement_step (statement, NULL))
    g_checksum_update (sum, (const guchar *) relnet_statement_get_text (statement, 0), -1);
  return g_strdup (g_checksum_get_string (sum));
}

static void
test_same_each_time (Fixture *fixture, gconstpointer data)
{
  Fixture other;
  g_autofree char *first = NULL, *second = NULL;

  load (fixture);
  first = fingerprint (fixture);
  fixture_set_up (&other, NULL);
  other.error = NULL;
  load (&other);
  second = fingerprint (&other);
  fixture_tear_down (&other, NULL);
  g_assert_cmpstr (first, ==, second);
}

static void
test_only_into_an_empty_book (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture_add_person (fixture, "Somebody Real");
  g_assert_false (relnet_sample_load (fixture->database, fixture->clock, &error));
  g_assert_error (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_INVALID);
  g_assert_cmpint (relnet_person_store_count (relnet_database_get_reader (fixture->database)), ==, 1);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM circle"), ==, 0);
  g_assert_false (relnet_sample_is_loaded (relnet_database_get_reader (fixture->database)));

  /* Nor is a real book emptied. */
  relnet_sample_clear_async (fixture->database, fixture->clock, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  g_assert_error (fixture->error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_INVALID);
  g_assert_cmpint (relnet_person_store_count (relnet_database_get_reader (fixture->database)), ==, 1);
}

static void
test_clear (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) backups = NULL;

  relnet_sample_load_async (fixture->database, fixture->clock, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  g_assert_no_error (fixture->error);
  relnet_sample_clear_async (fixture->database, fixture->clock, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  g_assert_no_error (fixture->error);

  g_assert_false (relnet_sample_is_loaded (relnet_database_get_reader (fixture->database)));
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM person"), ==, 0);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM person_summary"), ==, 0);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM interaction"), ==, 0);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM circle"), ==, 0);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM follow_up"), ==, 0);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM interaction_fts WHERE interaction_fts MATCH 'devis'"), ==, 0);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM pragma_foreign_key_check"), ==, 0);
  /* Settings stay. */
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM setting WHERE name = 'collation'"), ==, 1);

  backups = relnet_backup_list (fixture->path, NULL);
  g_assert_cmpuint (backups->len, ==, 1);
  g_assert_cmpint (relnet_backup_get_n_people (g_ptr_array_index (backups, 0)), ==, 60);

  /* And it can be looked at once more. */
  load (fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/sample/fill", test_fill);
  fixture_test ("/sample/as-in-the-pictures", test_as_in_the_pictures);
  fixture_test ("/sample/birthday-is-near", test_birthday_is_near);
  fixture_test ("/sample/same-each-time", test_same_each_time);
  fixture_test ("/sample/only-into-an-empty-book", test_only_into_an_empty_book);
  fixture_test ("/sample/clear", test_clear);
  return g_test_run ();
}

/* Who is meant by what somebody typed: the strictest reading that anybody answers to. */

#include "relnet-person-lookup.h"
#include "relnet-person-store.h"
#include "store-fixture.h"

static char *
look_up (Fixture *fixture, const char *who)
{
  RelnetConnection *reader = relnet_database_get_reader (fixture->database);
  g_autoptr (GArray) ids = relnet_person_lookup (reader, who, &fixture->error);
  GString *names = g_string_new (NULL);

  g_assert_no_error (fixture->error);
  g_assert_nonnull (ids);
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (RelnetPersonSummary) summary
          = relnet_person_store_load_summary (reader, g_array_index (ids, gint64, i), &fixture->error);

      g_assert_no_error (fixture->error);
      g_string_append_printf (names, "%s%s", i > 0 ? "," : "", relnet_person_summary_get_name (summary));
    }
  return g_string_free (names, FALSE);
}

#define assert_meant(who, expected)                 \
  G_STMT_START                                      \
  {                                                 \
    g_autofree char *names_ = look_up (fixture, who); \
    g_assert_cmpstr (names_, ==, expected);         \
  }                                                 \
  G_STMT_END

static void
test_words (Fixture *fixture, gconstpointer data)
{
  fixture_add_person (fixture, "Hélène Marchetti");
  fixture_add_person (fixture, "Jean-Pierre Sorlin");
  fixture_add_person (fixture, "Ann");
  fixture_add_person (fixture, "Anna Lindqvist");
  fixture_add_person (fixture, "Annabel Marchetti");

  assert_meant ("helene marchetti", "Hélène Marchetti");
  assert_meant ("HÉLÈNE", "Hélène Marchetti");
  /* In any order, by their beginnings. */
  assert_meant ("march hel", "Hélène Marchetti");
  assert_meant ("marchetti", "Annabel Marchetti,Hélène Marchetti");
  /* The whole name goes before the beginning of one. */
  assert_meant ("Ann", "Ann");
  assert_meant ("Anna", "Anna Lindqvist,Annabel Marchetti");
  /* A first name of two. */
  assert_meant ("Jean-Pierre", "Jean-Pierre Sorlin");
  assert_meant ("Pierre", "Jean-Pierre Sorlin");
  assert_meant ("Jean-Paul", "");
  /* Inside a word is not the beginning of one. */
  assert_meant ("nabel", "");
  assert_meant ("%", "");
  assert_meant (" \t ", "");
  assert_meant ("a b c d e f g h i j k", "");
}

static void
test_number_and_address (Fixture *fixture, gconstpointer data)
{
  gint64 id = fixture_add_person (fixture, "Hélène Marchetti");
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, id);

  assert_meant (number, "Hélène Marchetti");
  assert_meant ("99999", "");
  assert_meant ("nobody@novarelle.example", "");
  relnet_person_store_delete_async (fixture->database, id, fixture->clock, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  g_assert_no_error (fixture->error);
  assert_meant (number, "");
  assert_meant ("Marchetti", "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/person-lookup/words", test_words);
  fixture_test ("/person-lookup/number-and-address", test_number_and_address);
  return g_test_run ();
}

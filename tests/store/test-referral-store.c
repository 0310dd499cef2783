#include "store-fixture.h"

#include "relnet-referral-store.h"

static void
set (Fixture *fixture, gint64 person, gint64 introducer)
{
  relnet_referral_store_set_async (fixture->database, person, introducer, fixture->clock, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
}

static gint64
get_introducer (Fixture *fixture, gint64 person)
{
  g_autoptr (RelnetReferral) referral
      = relnet_referral_store_load_of (relnet_database_get_reader (fixture->database), person);

  return referral != NULL ? relnet_referral_get_introducer_id (referral) : 0;
}

static gint64
count_favours (Fixture *fixture)
{
  return relnet_connection_query_int (relnet_database_get_reader (fixture->database),
                                      "SELECT count (*) FROM favour WHERE deleted_at IS NULL AND kind = 'received'", -1);
}

/* Who introduced somebody is owed a thank-you; another one instead takes that over; nobody ends it. */
static void
test_set (Fixture *fixture, gconstpointer data)
{
  gint64 antoine = fixture_add_person (fixture, "Antoine Rivaud"), greta = fixture_add_person (fixture, "Greta Hollenberg");
  gint64 sofia = fixture_add_person (fixture, "Sofia Lindqvist");

  set (fixture, greta, antoine);
  g_assert_no_error (fixture->error);
  g_assert_cmpint (get_introducer (fixture, greta), ==, antoine);
  g_assert_cmpint (count_favours (fixture), ==, 1);
  {
    g_autoptr (GPtrArray) by = relnet_referral_store_load_by (relnet_database_get_reader (fixture->database), antoine, NULL);

    g_assert_cmpuint (by->len, ==, 1);
    g_assert_true (relnet_referral_get_thanks_owed (g_ptr_array_index (by, 0)));
    g_assert_cmpstr (relnet_referral_get_introduced_name (g_ptr_array_index (by, 0)), ==, "Greta Hollenberg");
  }
  set (fixture, greta, sofia);
  g_assert_no_error (fixture->error);
  g_assert_cmpint (get_introducer (fixture, greta), ==, sofia);
  g_assert_cmpint (count_favours (fixture), ==, 1);
  fixture_undo (fixture);
  g_assert_cmpint (get_introducer (fixture, greta), ==, antoine);
  g_assert_cmpint (count_favours (fixture), ==, 1);
  set (fixture, greta, 0);
  g_assert_cmpint (get_introducer (fixture, greta), ==, 0);
  g_assert_cmpint (count_favours (fixture), ==, 0);
  fixture_undo (fixture);
  fixture_undo (fixture);
  g_assert_cmpint (get_introducer (fixture, greta), ==, 0);
  g_assert_cmpint (count_favours (fixture), ==, 0);
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  gint64 a = fixture_add_person (fixture, "Ada"), b = fixture_add_person (fixture, "Bea"), c = fixture_add_person (fixture, "Cid");

  set (fixture, a, a);
  g_assert_error (fixture->error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_INVALID);
  set (fixture, b, a);
  set (fixture, c, b);
  g_assert_no_error (fixture->error);
  /* Round in a circle. */
  set (fixture, a, c);
  g_assert_error (fixture->error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_INVALID);
  g_assert_cmpint (get_introducer (fixture, a), ==, 0);
}

typedef struct
{
  gint64 person, introducer;
  const char *date;
  RelnetClock *clock;
} Dated;

static gboolean
set_dated (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  Dated *dated = data;

  return relnet_referral_store_set (connection, changes, dated->person, dated->introducer, dated->date, dated->clock, error);
}

static void
test_momentum (Fixture *fixture, gconstpointer data)
{
  static const char *const dates[] = { "2026-11-02", "2026-10-01", "2026-09-30", "2026-01-01", "2025-12-31", "2019-05-05" };
  gint64 introducer = fixture_add_person (fixture, "Antoine Rivaud");
  RelnetMomentum quarters[5];
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      g_autofree char *name = g_strdup_printf ("Person %u", i);
      Dated dated = { fixture_add_person (fixture, name), introducer, dates[i], fixture->clock };

      g_assert_true (relnet_database_write (fixture->database, set_dated, &dated, &error));
    }
  g_assert_true (relnet_referral_store_load_momentum (relnet_database_get_reader (fixture->database), "2026-11-22", quarters,
                                                      G_N_ELEMENTS (quarters), &error));
  g_assert_no_error (error);
  g_assert_cmpint (quarters[4].year, ==, 2026);
  g_assert_cmpint (quarters[4].quarter, ==, 4);
  g_assert_cmpuint (quarters[4].count, ==, 2);
  g_assert_cmpuint (quarters[3].count, ==, 1);
  g_assert_cmpuint (quarters[2].count, ==, 0);
  g_assert_cmpuint (quarters[1].count, ==, 1);
  g_assert_cmpint (quarters[0].year, ==, 2025);
  g_assert_cmpint (quarters[0].quarter, ==, 4);
  g_assert_cmpuint (quarters[0].count, ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/referral-store/set", test_set);
  fixture_test ("/referral-store/refused", test_refused);
  fixture_test ("/referral-store/momentum", test_momentum);
  return g_test_run ();
}

#include "store-fixture.h"

#include "relnet-acquaintance-store.h"

typedef struct
{
  gint64 first, second;
  RelnetClock *clock;
} Pair;

static gboolean
merge_func (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  Pair *pair = data;

  return relnet_acquaintance_store_merge_person (connection, changes, pair->first, pair->second, error);
}

static void
set (Fixture *fixture, gint64 first, gint64 second, RelnetAcquaintanceKind kind)
{
  relnet_acquaintance_store_set_async (fixture->database, first, second, kind, "", fixture->clock, NULL,
                                       fixture_done_boolean, fixture);
  fixture_wait (fixture);
}

static GPtrArray *
load (Fixture *fixture, gint64 person)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *found = relnet_acquaintance_store_load_of (relnet_database_get_reader (fixture->database), person, -1, &error);

  g_assert_no_error (error);
  return found;
}

static GPtrArray *
propose (Fixture *fixture, gint64 person)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *found = relnet_acquaintance_store_propose (relnet_database_get_reader (fixture->database), person, 10, &error);

  g_assert_no_error (error);
  return found;
}

static void
test_edges (Fixture *fixture, gconstpointer data)
{
  gint64 a = fixture_add_person (fixture, "Ada"), b = fixture_add_person (fixture, "Bea"), c = fixture_add_person (fixture, "Cid");
  g_autoptr (GPtrArray) known = NULL;
  g_autoptr (GPtrArray) mutual = NULL;

  set (fixture, b, a, RELNET_ACQUAINTANCE_FAMILY);
  set (fixture, a, c, RELNET_ACQUAINTANCE_KNOWN);
  set (fixture, a, b, RELNET_ACQUAINTANCE_COLLEAGUE);
  fixture_log (fixture, c, RELNET_CHANNEL_PHONE, "2026-11-01", "");
  known = load (fixture, a);
  g_assert_cmpuint (known->len, ==, 2);
  /* The user knows Cid, not Bea. */
  g_assert_cmpint (relnet_acquaintance_get_person_id (g_ptr_array_index (known, 0)), ==, c);
  g_assert_true (relnet_acquaintance_get_known (g_ptr_array_index (known, 0)));
  g_assert_cmpint (relnet_acquaintance_get_kind (g_ptr_array_index (known, 1)), ==, RELNET_ACQUAINTANCE_COLLEAGUE);
  mutual = relnet_acquaintance_store_load_mutual (relnet_database_get_reader (fixture->database), a, 10, NULL);
  g_assert_cmpuint (mutual->len, ==, 1);
  set (fixture, a, a, RELNET_ACQUAINTANCE_KNOWN);
  g_assert_error (fixture->error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_INVALID);
  set (fixture, a, 77, RELNET_ACQUAINTANCE_KNOWN);
  g_assert_error (fixture->error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_NOT_FOUND);
}

static void
test_undo (Fixture *fixture, gconstpointer data)
{
  gint64 a = fixture_add_person (fixture, "Ada"), b = fixture_add_person (fixture, "Bea");

  set (fixture, a, b, RELNET_ACQUAINTANCE_FRIEND);
  relnet_acquaintance_store_remove_async (fixture->database, b, a, fixture->clock, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  g_assert_no_error (fixture->error);
  {
    g_autoptr (GPtrArray) known = load (fixture, a);

    g_assert_cmpuint (known->len, ==, 0);
  }
  fixture_undo (fixture);
  {
    g_autoptr (GPtrArray) known = load (fixture, a);

    g_assert_cmpuint (known->len, ==, 1);
    g_assert_cmpint (relnet_acquaintance_get_kind (g_ptr_array_index (known, 0)), ==, RELNET_ACQUAINTANCE_FRIEND);
  }
  fixture_undo (fixture);
  {
    g_autoptr (GPtrArray) known = load (fixture, a);

    g_assert_cmpuint (known->len, ==, 0);
  }
}

/* Those who were at the same table, not those who were at the same congress. */
static void
test_shared_interactions (Fixture *fixture, gconstpointer data)
{
  gint64 people[12];
  g_autoptr (RelnetInteraction) lunch = relnet_interaction_new ();
  g_autoptr (RelnetInteraction) congress = relnet_interaction_new ();

  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    {
      g_autofree char *name = g_strdup_printf ("Person %u", i);

      people[i] = fixture_add_person (fixture, name);
      relnet_interaction_add_person (congress, people[i], name);
      if (i < 3)
        relnet_interaction_add_person (lunch, people[i], name);
    }
  relnet_interaction_set_date (lunch, "2026-10-01");
  relnet_interaction_set_date (congress, "2026-10-02");
  relnet_interaction_store_save_async (fixture->database, lunch, fixture->clock, NULL, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  relnet_interaction_store_save_async (fixture->database, congress, fixture->clock, NULL, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  {
    g_autoptr (GPtrArray) found = propose (fixture, people[0]);

    g_assert_cmpuint (found->len, ==, 2);
    g_assert_cmpstr (relnet_acquaintance_get_note (g_ptr_array_index (found, 0)), ==, "Met together 1 time");
  }
  /* Said yes to one, no to the other: neither comes back. */
  set (fixture, people[0], people[1], RELNET_ACQUAINTANCE_KNOWN);
  relnet_acquaintance_store_refuse_async (fixture->database, people[0], people[2], fixture->clock, NULL, fixture_done_boolean,
                                          fixture);
  fixture_wait (fixture);
  g_assert_no_error (fixture->error);
  {
    g_autoptr (GPtrArray) found = propose (fixture, people[0]);
    g_autoptr (GPtrArray) known = load (fixture, people[0]);

    g_assert_cmpuint (found->len, ==, 0);
    g_assert_cmpuint (known->len, ==, 1);
  }
  fixture_undo (fixture);
  {
    g_autoptr (GPtrArray) found = propose (fixture, people[0]);

    g_assert_cmpuint (found->len, ==, 1);
  }
}

static gint64
add_at (Fixture *fixture, const char *name, const char *organisation, int from, int to, gboolean current)
{
  g_autoptr (RelnetPerson) person = relnet_person_new ();
  g_autoptr (RelnetPosition) position = relnet_position_new ();

  relnet_person_set_text (person, RELNET_PERSON_NAME, name);
  relnet_position_set_organisation (position, organisation);
  relnet_position_set_from_year (position, from);
  relnet_position_set_to_year (position, to);
  relnet_position_set_current (position, current);
  g_list_store_append (relnet_person_get_positions (person), position);
  relnet_person_store_save_async (fixture->database, person, fixture->clock, NULL, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  g_assert_no_error (fixture->error);
  return relnet_person_get_id (person);
}

/* The same organisation counts only in the same years. */
static void
test_shared_organisations (Fixture *fixture, gconstpointer data)
{
  gint64 ada = add_at (fixture, "Ada", "Lumen", 2010, 2015, FALSE);
  gint64 bea = add_at (fixture, "Bea", "Lumen", 2014, 2019, FALSE);
  g_autoptr (GPtrArray) found = NULL;

  add_at (fixture, "Cid", "Lumen", 2016, 2019, FALSE);
  add_at (fixture, "Dan", "Lumen", 0, 2009, FALSE);
  add_at (fixture, "Eve", "Cordélia", 2010, 2015, FALSE);
  found = propose (fixture, ada);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpint (relnet_acquaintance_get_person_id (g_ptr_array_index (found, 0)), ==, bea);
  g_assert_cmpstr (relnet_acquaintance_get_note (g_ptr_array_index (found, 0)), ==, "Both at Lumen until 2015");
  g_assert_cmpint (relnet_acquaintance_get_kind (g_ptr_array_index (found, 0)), ==, RELNET_ACQUAINTANCE_COLLEAGUE);
}

static void
test_merge (Fixture *fixture, gconstpointer data)
{
  gint64 a = fixture_add_person (fixture, "Ada"), b = fixture_add_person (fixture, "Bea"), c = fixture_add_person (fixture, "Cid");
  gint64 twin = fixture_add_person (fixture, "Ada L.");
  Pair pair = { twin, a, fixture->clock };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) known = NULL;

  set (fixture, a, b, RELNET_ACQUAINTANCE_FAMILY);
  set (fixture, twin, b, RELNET_ACQUAINTANCE_KNOWN);
  set (fixture, twin, c, RELNET_ACQUAINTANCE_FRIEND);
  set (fixture, twin, a, RELNET_ACQUAINTANCE_KNOWN);
  g_assert_true (relnet_database_write (fixture->database, merge_func, &pair, &error));
  g_assert_no_error (error);
  known = load (fixture, a);
  g_assert_cmpuint (known->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    g_assert_cmpint (relnet_acquaintance_get_kind (g_ptr_array_index (known, i)), ==,
                     relnet_acquaintance_get_person_id (g_ptr_array_index (known, i)) == b ? RELNET_ACQUAINTANCE_FAMILY
                                                                                          : RELNET_ACQUAINTANCE_FRIEND);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/acquaintance-store/edges", test_edges);
  fixture_test ("/acquaintance-store/undo", test_undo);
  fixture_test ("/acquaintance-store/shared-interactions", test_shared_interactions);
  fixture_test ("/acquaintance-store/shared-organisations", test_shared_organisations);
  fixture_test ("/acquaintance-store/merge", test_merge);
  return g_test_run ();
}

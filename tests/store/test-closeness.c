/* What the database keeps of closeness is what the rules give for the whole history, whatever was done to get there. */

#include "relnet-closeness-store.h"
#include "relnet-database-private.h"
#include "relnet-date.h"
#include "relnet-purge.h"
#include "store-fixture.h"

#define N_SEEDS 25
#define N_ACTS  40

static RelnetCloseness
load (Fixture *fixture, gint64 person)
{
  RelnetCloseness closeness;
  GError *error = NULL;

  relnet_closeness_store_load (relnet_database_get_reader (fixture->database), person, &closeness, &error);
  g_assert_no_error (error);
  return closeness;
}

/* Everything kept, rounded to what the order of additions cannot change. */
static char *
dump (RelnetConnection *connection)
{
  GString *text = g_string_new (NULL);
  RelnetStatement *statement = relnet_connection_prepare (
      connection,
      "SELECT person_id || ' ' || printf ('%.9e %.9e %.9e', total, answered, peak) || ' ' || peak_date || ' ' || last_date"
      "       || ' ' || last_answer || ' ' || coalesce (drifts_on, '-') || ' ' || past FROM person_closeness ORDER BY person_id",
      NULL);

  while (relnet_statement_step (statement, NULL))
    g_string_append_printf (text, "%s\n", relnet_statement_get_text (statement, 0));
  return g_string_free (text, FALSE);
}

static gboolean
rebuild_and_dump (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  char **dumped = data;

  if (!relnet_closeness_store_rebuild (connection, error))
    return FALSE;
  *dumped = dump (connection);
  return TRUE;
}

static void
assert_as_rebuilt (Fixture *fixture)
{
  RelnetConnection *reader = relnet_database_get_reader (fixture->database);
  g_autofree char *kept = dump (reader), *rebuilt = NULL;
  GError *error = NULL;

  g_assert_cmpint (relnet_connection_query_int (reader, "SELECT count (*) FROM closeness_pending", -1), ==, 0);
  relnet_database_write (fixture->database, rebuild_and_dump, &rebuilt, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (kept, ==, rebuilt);
}

static void
log_with (Fixture *fixture, RelnetInteraction *interaction, const gint64 *people, guint n)
{
  for (guint i = 0; i < n; i++)
    relnet_interaction_add_person (interaction, people[i], "Somebody");
  relnet_interaction_store_save_async (fixture->database, interaction, fixture->clock, NULL, NULL, fixture_done_boolean,
                                       fixture);
  fixture_wait (fixture);
  g_assert_no_error (fixture->error);
}

static gint64
pick (Fixture *fixture, GRand *rand, const char *table)
{
  g_autofree char *sql
      = g_strdup_printf ("SELECT id FROM %s WHERE deleted_at IS NULL ORDER BY id LIMIT 1 OFFSET %d", table,
                         g_rand_int_range (rand, 0, 8));

  return relnet_connection_query_int (relnet_database_get_reader (fixture->database), sql, 0);
}

static void
log_at_random (Fixture *fixture, GRand *rand, gint64 id)
{
  g_autoptr (RelnetInteraction) interaction = NULL;
  /* Mostly at the end, now and then long ago or in the future. */
  int days = g_rand_int_range (rand, 0, 4) > 0 ? 0 : g_rand_int_range (rand, -1500, 30);
  g_autofree char *today = relnet_clock_dup_today (fixture->clock), *date = relnet_date_add_days (today, days);
  gint64 people[3] = { 0 };
  guint n = 0;

  if (id != 0)
    interaction = relnet_interaction_store_load (relnet_database_get_reader (fixture->database), id, NULL);
  if (interaction == NULL)
    interaction = relnet_interaction_new ();
  else
    relnet_interaction_clear_people (interaction);
  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    {
      gint64 person = pick (fixture, rand, "person");

      if (person != 0 && (i == 0 || g_rand_boolean (rand)) && person != people[0] && person != people[1])
        people[n++] = person;
    }
  if (n == 0)
    return;
  relnet_interaction_set_date (interaction, date);
  relnet_interaction_set_channel (interaction, (RelnetChannel)g_rand_int_range (rand, 0, RELNET_N_CHANNELS));
  relnet_interaction_set_direction (interaction, (RelnetDirection)g_rand_int_range (rand, 0, RELNET_N_DIRECTIONS));
  relnet_interaction_set_outcome (interaction, (RelnetOutcome)g_rand_int_range (rand, 0, RELNET_N_OUTCOMES));
  log_with (fixture, interaction, people, n);
}

static void
act_at_random (Fixture *fixture, GRand *rand)
{
  gint64 interaction = pick (fixture, rand, "interaction"), person = pick (fixture, rand, "person");

  relnet_clock_set_now (fixture->clock,
                        relnet_clock_get_now (fixture->clock) + g_rand_int_range (rand, -2, 20) * 86400);
  switch (g_rand_int_range (rand, 0, 12))
    {
    case 0:
      if (relnet_database_can_undo (fixture->database))
        {
          relnet_database_undo_async (fixture->database, 0, NULL, fixture_undone, fixture);
          fixture_wait (fixture);
        }
      break;
    case 1:
      if (relnet_database_can_redo (fixture->database))
        {
          relnet_database_redo_async (fixture->database, NULL, fixture_undone, fixture);
          fixture_wait (fixture);
        }
      break;
    case 2:
      if (interaction != 0)
        {
          relnet_interaction_store_delete_async (fixture->database, interaction, fixture->clock, NULL, fixture_done_boolean,
                                                 fixture);
          fixture_wait (fixture);
        }
      break;
    case 3:
      if (person != 0 && g_rand_boolean (rand))
        {
          relnet_person_store_delete_async (fixture->database, person, fixture->clock, NULL, fixture_done_boolean, fixture);
          fixture_wait (fixture);
        }
      break;
    case 4:
      relnet_purge_async (fixture->database, fixture->clock, NULL, fixture_done_boolean, fixture);
      fixture_wait (fixture);
      break;
    case 5:
      fixture_add_person (fixture, "Nadia Okoro");
      break;
    case 6:
      log_at_random (fixture, rand, interaction);
      break;
    default:
      log_at_random (fixture, rand, 0);
    }
}

static void
test_random_histories (Fixture *fixture, gconstpointer data)
{
  for (guint seed = 1; seed <= N_SEEDS; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

      fixture_add_person (fixture, "Tom Quill");
      for (guint i = 0; i < N_ACTS; i++)
        act_at_random (fixture, rand);
      assert_as_rebuilt (fixture);
    }
  g_assert_cmpint (relnet_connection_query_int (relnet_database_get_reader (fixture->database),
                                                "SELECT count (*) FROM person_closeness", 0),
                   >, 3);
}

static void
test_append_and_history (Fixture *fixture, gconstpointer data)
{
  gint64 person = fixture_add_person (fixture, "Hélène Marchetti");
  RelnetCloseness closeness;

  fixture_log (fixture, person, RELNET_CHANNEL_IN_PERSON, "2026-03-01", "");
  fixture_log (fixture, person, RELNET_CHANNEL_PHONE, "2026-06-01", "");
  fixture_log (fixture, person, RELNET_CHANNEL_IN_PERSON, "2026-01-10", "long before");
  closeness = load (fixture, person);
  g_assert_cmpint (closeness.last_day, ==, relnet_date_to_days ("2026-06-01"));
  g_assert_cmpint (closeness.peak_day, ==, relnet_date_to_days ("2026-06-01"));
  g_assert_cmpfloat (closeness.peak, >, 5.5);
  assert_as_rebuilt (fixture);

  fixture_undo (fixture);
  fixture_undo (fixture);
  fixture_undo (fixture);
  closeness = load (fixture, person);
  g_assert_cmpfloat (closeness.total, ==, 0);
  g_assert_cmpint (closeness.last_day, ==, RELNET_DATE_NONE);
}

/* A mail to one and a mail to two weigh differently, and it may become the other. */
static void
test_mail_to_others (Fixture *fixture, gconstpointer data)
{
  gint64 people[] = { fixture_add_person (fixture, "Nadia Okoro"), fixture_add_person (fixture, "Tom Quill") };
  g_autoptr (RelnetInteraction) interaction = relnet_interaction_new ();

  relnet_interaction_set_date (interaction, "2026-11-20");
  relnet_interaction_set_channel (interaction, RELNET_CHANNEL_EMAIL);
  log_with (fixture, interaction, people, 1);
  g_assert_cmpfloat_with_epsilon (load (fixture, people[0]).peak, 1, 1e-9);
  relnet_interaction_clear_people (interaction);
  log_with (fixture, interaction, people, 2);
  g_assert_cmpfloat_with_epsilon (load (fixture, people[0]).peak, 0.3, 1e-9);
  g_assert_cmpfloat_with_epsilon (load (fixture, people[1]).peak, 0.3, 1e-9);
  fixture_undo (fixture);
  g_assert_cmpfloat_with_epsilon (load (fixture, people[0]).peak, 1, 1e-9);
  assert_as_rebuilt (fixture);
}

static gboolean
insert_many (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  Fixture *fixture = data;

  for (guint i = 0; i < 10000; i++)
    {
      g_autoptr (RelnetInteraction) interaction = relnet_interaction_new ();

      relnet_interaction_set_date (interaction, "2026-11-21");
      relnet_interaction_set_channel (interaction, RELNET_CHANNEL_MESSAGE);
      relnet_interaction_add_person (interaction, 1, "Somebody");
      if (!relnet_interaction_store_insert (connection, changes, interaction, fixture->clock, error))
        return FALSE;
    }
  return TRUE;
}

static void
test_ten_thousand_on_one_day (Fixture *fixture, gconstpointer data)
{
  gint64 person = fixture_add_person (fixture, "Tom Quill");
  gint64 start = g_get_monotonic_time ();
  GError *error = NULL;

  g_assert_cmpint (person, ==, 1);
  relnet_database_write (fixture->database, insert_many, fixture, &error);
  g_assert_no_error (error);
  fixture_log (fixture, person, RELNET_CHANNEL_MESSAGE, "2026-11-21", "one more");
  fixture_log (fixture, person, RELNET_CHANNEL_MESSAGE, "2020-01-01", "and one before all");
  /* A minute is no measure, but it is not for ever. */
  g_assert_cmpint (g_get_monotonic_time () - start, <, 60 * G_USEC_PER_SEC);
  g_assert_cmpfloat (load (fixture, person).peak, >, 10000);
  g_assert_cmpint (relnet_closeness_get_step (load (fixture, person).total, "2026-11-22"), ==, 5);
  assert_as_rebuilt (fixture);
}

static void
test_future_and_clock_set_back (Fixture *fixture, gconstpointer data)
{
  gint64 person = fixture_add_person (fixture, "Zoé Brandt");

  fixture_log (fixture, person, RELNET_CHANNEL_IN_PERSON, "2036-01-01", "arranged");
  g_assert_cmpint (load (fixture, person).last_day, ==, relnet_date_to_days ("2026-11-22"));
  /* The clock is set back by sixteen years; what is noted then counts as of then. */
  relnet_clock_set_now (fixture->clock, NOON_2026_11_22 - G_GINT64_CONSTANT (16) * 365 * 86400);
  fixture_log (fixture, person, RELNET_CHANNEL_PHONE, "2026-11-22", "");
  g_assert_cmpint (load (fixture, person).last_day, ==, relnet_date_to_days ("2026-11-22"));
  g_assert_cmpint (relnet_closeness_get_step (load (fixture, person).total, "2010-11-26"), <=, RELNET_CLOSENESS_N_STEPS);
  assert_as_rebuilt (fixture);
}

static void
test_person_gone (Fixture *fixture, gconstpointer data)
{
  gint64 people[] = { fixture_add_person (fixture, "Nadia Okoro"), fixture_add_person (fixture, "Tom Quill") };
  g_autoptr (RelnetInteraction) interaction = relnet_interaction_new ();

  relnet_interaction_set_date (interaction, "2026-11-20");
  relnet_interaction_set_channel (interaction, RELNET_CHANNEL_MESSAGE);
  log_with (fixture, interaction, people, 2);
  relnet_person_store_delete_async (fixture->database, people[1], fixture->clock, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  g_assert_cmpfloat (load (fixture, people[1]).total, >, 0);
  relnet_clock_set_now (fixture->clock, NOON_2026_11_22 + G_GINT64_CONSTANT (40) * 86400);
  relnet_purge_async (fixture->database, fixture->clock, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  g_assert_no_error (fixture->error);
  g_assert_cmpfloat (load (fixture, people[1]).total, ==, 0);
  assert_as_rebuilt (fixture);
}

/* A database from before: everything is gone through once, when it is opened. */
static void
test_older_database (Fixture *fixture, gconstpointer data)
{
  gint64 person = fixture_add_person (fixture, "Nadia Okoro");
  g_autofree char *before = NULL, *after = NULL;
  sqlite3 *handle = NULL;

  fixture_log (fixture, person, RELNET_CHANNEL_IN_PERSON, "2026-11-20", "");
  before = dump (relnet_database_get_reader (fixture->database));
  g_clear_object (&fixture->database);
  g_assert_cmpint (sqlite3_open (fixture->path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle,
                                 "DELETE FROM person_closeness;"
                                 "INSERT INTO setting (name, value) VALUES ('closeness', 'rebuild')",
                                 NULL, NULL, NULL),
                   ==, SQLITE_OK);
  sqlite3_close (handle);
  fixture->database = relnet_database_open (fixture->path, NULL);
  after = dump (relnet_database_get_reader (fixture->database));
  g_assert_cmpstr (before, ==, after);
  g_assert_null (relnet_connection_get_setting (relnet_database_get_reader (fixture->database), "closeness"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/closeness/append-and-history", test_append_and_history);
  fixture_test ("/closeness/mail-to-others", test_mail_to_others);
  fixture_test ("/closeness/random-histories", test_random_histories);
  fixture_test ("/closeness/ten-thousand-on-one-day", test_ten_thousand_on_one_day);
  fixture_test ("/closeness/future-and-clock-set-back", test_future_and_clock_set_back);
  fixture_test ("/closeness/person-gone", test_person_gone);
  fixture_test ("/closeness/older-database", test_older_database);
  return g_test_run ();
}

/* Whom to get back in touch with, and why; what the user answers to it, and undo. */

#include "store-fixture.h"

#include "relnet-closeness-store.h"
#include "relnet-date.h"
#include "relnet-follow-up-store.h"
#include "relnet-reconnect-store.h"
#include "relnet-reconnect.h"

#define TODAY "2026-11-22"

static gboolean
execute (RelnetConnection *connection, RelnetChanges *changes, gpointer sql, GError **error)
{
  return relnet_connection_execute (connection, sql, error);
}

static void
run (Fixture *fixture, const char *sql)
{
  GError *error = NULL;

  relnet_database_write (fixture->database, execute, (gpointer)sql, &error);
  g_assert_no_error (error);
}

/* Met @n times, a month between, the first time on @first. */
static gint64
add_old_friend (Fixture *fixture, const char *name, const char *first, int n)
{
  gint64 person = fixture_add_person (fixture, name);

  for (int i = 0; i < n; i++)
    {
      g_autofree char *date = relnet_date_add_days (first, 30 * i);

      fixture_log (fixture, person, RELNET_CHANNEL_IN_PERSON, date, "");
    }
  return person;
}

static GPtrArray *
rank (Fixture *fixture, const char *today, guint limit)
{
  const RelnetReconnectQuery query = { 0 };
  GError *error = NULL;
  GPtrArray *ties = relnet_reconnect_rank (relnet_database_get_reader (fixture->database), &query, today, limit, &error);

  g_assert_no_error (error);
  return ties;
}

/* Their names, the highest score first. */
static void
assert_ranking (Fixture *fixture, const char *today, const char *expected)
{
  g_autoptr (GPtrArray) ties = rank (fixture, today, 50);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < ties->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", relnet_reconnect_tie_get_name (g_ptr_array_index (ties, i)));
  g_assert_cmpstr (names->str, ==, expected);
  g_assert_cmpint (relnet_reconnect_store_count (relnet_database_get_reader (fixture->database), today), ==, ties->len);
}

static void
assert_points (Fixture *fixture, gint64 person, RelnetReconnectPart part, int points, const char *reason)
{
  RelnetConnection *reader = relnet_database_get_reader (fixture->database);
  GError *error = NULL;
  g_autoptr (RelnetReconnectTie) tie = relnet_reconnect_load (reader, person, TODAY, &error);

  g_assert_no_error (error);
  relnet_reconnect_explain (reader, tie, TODAY, &error);
  g_assert_no_error (error);
  g_assert_cmpint (relnet_reconnect_tie_get_points (tie, part), ==, points);
  if (reason != NULL)
    g_assert_cmpstr (relnet_reconnect_tie_get_reason (tie, part), ==, reason);
}

/* What is kept is what the facts give. */
static void
assert_kept (Fixture *fixture)
{
  RelnetConnection *reader = relnet_database_get_reader (fixture->database);
  g_autoptr (GPtrArray) ties = rank (fixture, TODAY, 50);

  for (guint i = 0; i < ties->len; i++)
    {
      RelnetReconnectTie *tie = g_ptr_array_index (ties, i);
      RelnetStatement *statement = relnet_connection_prepare (
          reader, "SELECT past + context, via_total FROM person_closeness WHERE person_id = ?1", NULL);

      relnet_statement_bind_int (statement, 1, relnet_reconnect_tie_get_person_id (tie));
      g_assert_true (relnet_statement_step (statement, NULL));
      g_assert_cmpint (relnet_statement_get_int (statement, 0), ==,
                       relnet_reconnect_tie_get_score (tie)
                           - relnet_reconnect_tie_get_points (tie, RELNET_RECONNECT_MUTUAL));
      g_assert_cmpint (relnet_reconnect_score_mutual (
                           relnet_closeness_get_step (relnet_statement_get_double (statement, 1), TODAY)),
                       ==, relnet_reconnect_tie_get_points (tie, RELNET_RECONNECT_MUTUAL));
      relnet_statement_reset (statement);
    }
  g_assert_cmpint (relnet_connection_query_int (reader, "SELECT count (*) FROM reconnect_pending", -1), ==, 0);
}

static void
test_ranking (Fixture *fixture, gconstpointer data)
{
  add_old_friend (fixture, "Once a colleague", "2022-01-10", 3);
  add_old_friend (fixture, "Side by side", "2022-01-10", 12);
  add_old_friend (fixture, "Met once", "2022-01-10", 1);
  add_old_friend (fixture, "In touch", "2026-08-01", 4);

  assert_ranking (fixture, TODAY, "Side by side, Once a colleague");
  /* On the day they met last nobody had drifted. */
  assert_ranking (fixture, "2022-12-06", "");
  assert_kept (fixture);
  {
    g_autoptr (GPtrArray) first = rank (fixture, TODAY, 1);

    g_assert_cmpuint (first->len, ==, 1);
    g_assert_cmpstr (relnet_reconnect_tie_get_name (g_ptr_array_index (first, 0)), ==, "Side by side");
  }
}

static void
test_written_to_and_answered (Fixture *fixture, gconstpointer data)
{
  gint64 person = add_old_friend (fixture, "Rui Sequeira", "2022-01-10", 5);
  g_autoptr (RelnetInteraction) mail = relnet_interaction_new ();

  relnet_interaction_set_date (mail, TODAY);
  relnet_interaction_set_channel (mail, RELNET_CHANNEL_EMAIL);
  relnet_interaction_set_direction (mail, RELNET_DIRECTION_OUTGOING);
  relnet_interaction_add_person (mail, person, "Rui Sequeira");
  relnet_interaction_store_save_async (fixture->database, mail, fixture->clock, NULL, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  assert_ranking (fixture, TODAY, "Rui Sequeira");
  relnet_interaction_set_id (mail, 0);
  relnet_interaction_set_direction (mail, RELNET_DIRECTION_INCOMING);
  relnet_interaction_store_save_async (fixture->database, mail, fixture->clock, NULL, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  assert_ranking (fixture, TODAY, "");
  fixture_undo (fixture);
  assert_ranking (fixture, TODAY, "Rui Sequeira");
}

static void
test_goals (Fixture *fixture, gconstpointer data)
{
  gint64 person = add_old_friend (fixture, "Rui Sequeira", "2022-01-10", 5);

  add_old_friend (fixture, "Closer once", "2022-01-10", 7);
  assert_ranking (fixture, TODAY, "Closer once, Rui Sequeira");
  run (fixture, "UPDATE person SET sector = 'Énergie', expertise = 'Achats durables, Hydrogène' WHERE id = 1");
  assert_points (fixture, person, RELNET_RECONNECT_GOAL, 0, "Not part of a goal");
  run (fixture, "INSERT INTO goal (id, what, started_on, moved_on, added_at, sector, expertise)"
                " VALUES (7, 'Join a board', '2026-01-01', '2026-01-01', 0, 'santé, energie', 'hydrogene')");
  assert_points (fixture, person, RELNET_RECONNECT_SECTOR, 15, "Énergie, which “Join a board” needs");
  assert_points (fixture, person, RELNET_RECONNECT_EXPERTISE, 10, "hydrogene, which “Join a board” needs");
  assert_kept (fixture);
  assert_ranking (fixture, TODAY, "Rui Sequeira, Closer once");

  run (fixture, "INSERT INTO goal_person (goal_id, person_id, hope) VALUES (7, 1, 'sits on one since 2024')");
  assert_points (fixture, person, RELNET_RECONNECT_GOAL, 20, "“Join a board”: sits on one since 2024");
  run (fixture, "UPDATE goal SET target_id = 1 WHERE id = 7");
  assert_points (fixture, person, RELNET_RECONNECT_GOAL, 25, "“Join a board”: the person to reach");
  assert_kept (fixture);

  /* A goal that is reached speaks for nobody any more. */
  run (fixture, "UPDATE goal SET state = 'achieved' WHERE id = 7");
  assert_points (fixture, person, RELNET_RECONNECT_GOAL, 0, NULL);
  assert_kept (fixture);
  assert_ranking (fixture, TODAY, "Closer once, Rui Sequeira");
}

static void
test_clients (Fixture *fixture, gconstpointer data)
{
  gint64 person = add_old_friend (fixture, "Rui Sequeira", "2022-01-10", 5);

  for (int i = 0; i < 3; i++)
    fixture_add_person (fixture, "A client");
  run (fixture, "UPDATE person SET sector = 'Process industry'");
  run (fixture, "INSERT INTO person_relation (person_id, relation) SELECT id, 'client' FROM person WHERE name = 'A client'");
  assert_points (fixture, person, RELNET_RECONNECT_SECTOR, 12, "Process industry, like 3 of your clients");
  assert_kept (fixture);
  run (fixture, "UPDATE person SET deleted_at = 1 WHERE id = (SELECT max (id) FROM person)");
  assert_points (fixture, person, RELNET_RECONNECT_SECTOR, 10, "Process industry, like 2 of your clients");
  assert_kept (fixture);
}

static void
test_mutual (Fixture *fixture, gconstpointer data)
{
  gint64 person = add_old_friend (fixture, "Rui Sequeira", "2022-01-10", 5);
  g_autoptr (GPtrArray) mutual = NULL;

  add_old_friend (fixture, "Hélène Marchetti", "2026-06-01", 5);
  add_old_friend (fixture, "Long gone", "2015-06-01", 5);
  assert_points (fixture, person, RELNET_RECONNECT_MUTUAL, 0, "Nobody you are in touch with knows them");
  run (fixture, "INSERT INTO acquaintance (first_id, second_id, added_on) VALUES (1, 2, '2026-01-01'), (1, 3, '2026-01-01')");
  assert_points (fixture, person, RELNET_RECONNECT_MUTUAL, 10, "Hélène Marchetti knows them; you were in touch 7 weeks ago");
  assert_kept (fixture);
  /* Closer still, then as before, then gone. */
  fixture_log (fixture, 2, RELNET_CHANNEL_IN_PERSON, TODAY, "");
  assert_kept (fixture);
  fixture_undo (fixture);
  assert_kept (fixture);
  relnet_person_store_delete_async (fixture->database, 2, fixture->clock, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  assert_points (fixture, person, RELNET_RECONNECT_MUTUAL, 0, NULL);
  assert_kept (fixture);
  fixture_undo (fixture);
  assert_kept (fixture);
  mutual = relnet_reconnect_load_mutual (relnet_database_get_reader (fixture->database), person, TODAY, 10, NULL);
  g_assert_cmpuint (mutual->len, ==, 1);
  run (fixture, "UPDATE acquaintance SET refused = 1");
  assert_points (fixture, person, RELNET_RECONNECT_MUTUAL, 0, NULL);
  assert_kept (fixture);
}

static void
test_not_now (Fixture *fixture, gconstpointer data)
{
  gint64 person = add_old_friend (fixture, "Rui Sequeira", "2022-01-10", 5);

  relnet_reconnect_store_put_off_async (fixture->database, person, "2027-01-01", fixture->clock, NULL, fixture_done_boolean,
                                        fixture);
  fixture_wait (fixture);
  g_assert_no_error (fixture->error);
  g_assert_cmpstr (relnet_database_get_undo_label (fixture->database), ==,
                   "Rui Sequeira not suggested until 1 January 2027");
  assert_ranking (fixture, TODAY, "");
  assert_ranking (fixture, "2027-01-01", "Rui Sequeira");
  fixture_undo (fixture);
  assert_ranking (fixture, TODAY, "Rui Sequeira");

  relnet_reconnect_store_put_off_async (fixture->database, person, "next week", fixture->clock, NULL, fixture_done_boolean,
                                        fixture);
  fixture_wait (fixture);
  g_assert_error (fixture->error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_INVALID);
}

static void
test_rest (Fixture *fixture, gconstpointer data)
{
  gint64 person = add_old_friend (fixture, "Rui Sequeira", "2022-01-10", 5);
  g_autoptr (GPtrArray) resting = NULL, none = NULL;

  relnet_reconnect_store_set_resting_async (fixture->database, person, TRUE, fixture->clock, NULL, fixture_done_boolean,
                                            fixture);
  fixture_wait (fixture);
  assert_ranking (fixture, "2046-01-01", "");
  resting = relnet_reconnect_load_resting (relnet_database_get_reader (fixture->database), TODAY, NULL);
  g_assert_cmpuint (resting->len, ==, 1);
  relnet_reconnect_store_set_resting_async (fixture->database, person, FALSE, fixture->clock, NULL, fixture_done_boolean,
                                            fixture);
  fixture_wait (fixture);
  assert_ranking (fixture, TODAY, "Rui Sequeira");
  fixture_undo (fixture);
  assert_ranking (fixture, TODAY, "");
  fixture_undo (fixture);
  assert_ranking (fixture, TODAY, "Rui Sequeira");
  none = relnet_reconnect_load_resting (relnet_database_get_reader (fixture->database), TODAY, NULL);
  g_assert_cmpuint (none->len, ==, 0);
}

static void
test_paused_and_deleted (Fixture *fixture, gconstpointer data)
{
  gint64 person = add_old_friend (fixture, "Rui Sequeira", "2022-01-10", 5);

  relnet_follow_up_store_pause_person_async (fixture->database, person, "2027-03-01", NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  assert_ranking (fixture, TODAY, "");
  assert_ranking (fixture, "2027-03-01", "Rui Sequeira");
  fixture_undo (fixture);
  relnet_person_store_delete_async (fixture->database, person, fixture->clock, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  assert_ranking (fixture, TODAY, "");
  fixture_undo (fixture);
  assert_ranking (fixture, TODAY, "Rui Sequeira");
}

/* A new job from March to August 2026. */
static void
test_session (Fixture *fixture, gconstpointer data)
{
  RelnetConnection *reader = relnet_database_get_reader (fixture->database);
  g_autoptr (GPtrArray) ties = NULL, backwards = NULL;

  add_old_friend (fixture, "Gone before", "2020-01-01", 6);
  add_old_friend (fixture, "Faded a little", "2025-12-01", 3);
  add_old_friend (fixture, "Faded much", "2025-06-01", 10);
  add_old_friend (fixture, "Kept in touch", "2025-10-01", 11);
  for (int i = 0; i < 12; i++)
    add_old_friend (fixture, "One of many", "2025-12-20", 2);
  ties = relnet_reconnect_load_session (reader, "2026-03-01", "2026-08-31", TODAY, NULL);
  g_assert_cmpuint (ties->len, ==, RELNET_RECONNECT_SESSION_SIZE);
  g_assert_cmpstr (relnet_reconnect_tie_get_name (g_ptr_array_index (ties, 0)), ==, "Faded much");
  g_assert_cmpstr (relnet_reconnect_tie_get_name (g_ptr_array_index (ties, 1)), ==, "Faded a little");
  g_assert_cmpstr (relnet_reconnect_tie_get_name (g_ptr_array_index (ties, 2)), ==, "One of many");
  backwards = relnet_reconnect_load_session (reader, "2026-08-31", "2026-03-01", TODAY, NULL);
  g_assert_cmpuint (backwards->len, ==, 0);
}

static void
test_cohort (Fixture *fixture, gconstpointer data)
{
  RelnetConnection *reader = relnet_database_get_reader (fixture->database);
  g_autoptr (GPtrArray) cohorts = NULL, people = NULL;
  g_autofree char *detail = NULL;

  add_old_friend (fixture, "Nadia Okoro", "2024-01-01", 1);
  add_old_friend (fixture, "Tom Quill", "2022-01-01", 1);
  add_old_friend (fixture, "Zoé Brandt", "2026-01-01", 1);
  run (fixture, "INSERT INTO organisation (id, name, folded) VALUES (1, 'Lumen', 'lumen'), (2, 'Nobody else', 'nobody else');"
                "INSERT INTO position (person_id, rank, organisation_id, from_year, to_year, current) VALUES"
                " (1, 0, 1, 2015, 2019, 0), (2, 0, 1, 2016, 0, 1), (3, 0, 2, 2016, 0, 1)");
  cohorts = relnet_reconnect_load_cohorts (reader, NULL);
  g_assert_cmpuint (cohorts->len, ==, 1);
  g_assert_cmpstr (((RelnetReconnectCohort *)g_ptr_array_index (cohorts, 0))->name, ==, "Lumen");
  people = relnet_reconnect_load_cohort (reader, 1, TODAY, NULL);
  g_assert_cmpuint (people->len, ==, 2);
  g_assert_cmpstr (relnet_reconnect_tie_get_name (g_ptr_array_index (people, 0)), ==, "Tom Quill");
  detail = relnet_reconnect_tie_dup_detail (g_ptr_array_index (people, 1), TODAY);
  g_assert_cmpstr (detail, ==, "2 years of silence · 2015–2019");
}

static void
test_cold (Fixture *fixture, gconstpointer data)
{
  RelnetConnection *reader = relnet_database_get_reader (fixture->database);
  gint64 old = add_old_friend (fixture, "Rui Sequeira", "2022-01-10", 5);
  gint64 fresh = add_old_friend (fixture, "Nadia Okoro", "2026-11-01", 1);
  g_autoptr (RelnetReconnectTie) cold = relnet_reconnect_load (reader, old, TODAY, NULL);
  g_autoptr (RelnetReconnectTie) warm = relnet_reconnect_load (reader, fresh, TODAY, NULL);

  g_assert_true (relnet_reconnect_is_cold (cold, TODAY));
  g_assert_false (relnet_reconnect_is_cold (warm, TODAY));
}

static void
test_terms (void)
{
  static const struct
  {
    const char *text;
    const char *terms;
    const char *found;
  } cases[] = {
    { "Supply chain, Énergie", "santé, energie", "energie" }, { "Bioénergie", "énergie", NULL },
    { "Industrie de process", "industrie", "industrie" },     { "", "energy", NULL },
    { "Energy", " , ;", NULL },                               { "C++ (embedded)", "c++", "c++" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = relnet_reconnect_find_term (cases[i].text, cases[i].terms);

      g_assert_cmpstr (found, ==, cases[i].found);
    }
}

static void
test_scores (void)
{
  int sum = 0;

  for (guint i = 0; i < RELNET_RECONNECT_N_PARTS; i++)
    sum += relnet_reconnect_score_get_max ((RelnetReconnectPart)i);
  g_assert_cmpint (sum, ==, 100);
  g_assert_cmpint (relnet_reconnect_score_past (1e6), ==, 40);
  g_assert_cmpint (relnet_reconnect_score_goal (0, FALSE), ==, 0);
  g_assert_cmpint (relnet_reconnect_score_goal (1, FALSE), ==, 20);
  g_assert_cmpint (relnet_reconnect_score_goal (2, FALSE), ==, 25);
  g_assert_cmpint (relnet_reconnect_score_goal (0, TRUE), ==, 25);
  g_assert_cmpint (relnet_reconnect_score_sector (TRUE, 0), ==, 15);
  g_assert_cmpint (relnet_reconnect_score_sector (FALSE, 0), ==, 0);
  g_assert_cmpint (relnet_reconnect_score_sector (FALSE, 1), ==, 8);
  g_assert_cmpint (relnet_reconnect_score_sector (FALSE, 4000000), ==, 14);
  g_assert_cmpint (relnet_reconnect_score_expertise (TRUE), ==, 10);
  for (int step = 1; step <= RELNET_CLOSENESS_N_STEPS; step++)
    g_assert_cmpint (relnet_reconnect_score_mutual (step), >=, relnet_reconnect_score_mutual (step - 1));
  g_assert_cmpint (relnet_reconnect_score_mutual (5), ==, 10);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reconnect/scores", test_scores);
  g_test_add_func ("/reconnect/terms", test_terms);
  fixture_test ("/reconnect/ranking", test_ranking);
  fixture_test ("/reconnect/written-to-and-answered", test_written_to_and_answered);
  fixture_test ("/reconnect/goals", test_goals);
  fixture_test ("/reconnect/clients", test_clients);
  fixture_test ("/reconnect/mutual", test_mutual);
  fixture_test ("/reconnect/not-now", test_not_now);
  fixture_test ("/reconnect/rest", test_rest);
  fixture_test ("/reconnect/paused-and-deleted", test_paused_and_deleted);
  fixture_test ("/reconnect/session", test_session);
  fixture_test ("/reconnect/cohort", test_cohort);
  fixture_test ("/reconnect/cold", test_cold);
  return g_test_run ();
}

/* A property of undo: whatever was done, taking everything back gives the start, and doing it again gives the end. */

#include "store-fixture.h"
#include "table-hash.h"

#include "relnet-favour-store.h"
#include "relnet-goal-store.h"
#include "relnet-introduction-store.h"
#include "relnet-promise-store.h"

#define N_SEEDS 60
#define N_ACTS  14

/* An organisation stays when the one who works there goes: others may have been given it since. */
static char *
hash_acts (RelnetConnection *connection)
{
  return hash_tables_but (connection, "organisation");
}

static gint64
pick (Fixture *fixture, GRand *rand, const char *sql)
{
  g_autofree char *one
      = g_strdup_printf ("SELECT id FROM (%s) LIMIT 1 OFFSET %d", sql, g_rand_int_range (rand, 0, 4));

  return relnet_connection_query_int (relnet_database_get_reader (fixture->database), one, 0);
}

static void
add_person (Fixture *fixture, GRand *rand)
{
  static const char *const names[] = { "Hélène Marchetti", "Nadia Okoro", "Tom Quill", "Zoé", "李 娜" };
  g_autoptr (RelnetPerson) person = relnet_person_new ();
  g_autoptr (RelnetContactPoint) email = relnet_contact_point_new ("work", "someone@lumen.example");
  g_autoptr (RelnetPosition) position = relnet_position_new ();

  relnet_person_set_text (person, RELNET_PERSON_NAME, names[g_rand_int_range (rand, 0, G_N_ELEMENTS (names))]);
  relnet_position_set_organisation (position, g_rand_boolean (rand) ? "Lumen" : "Atelier Nord");
  relnet_position_set_current (position, TRUE);
  g_list_store_append (relnet_person_get_emails (person), email);
  g_list_store_append (relnet_person_get_positions (person), position);
  relnet_person_add_tag (person, "fair");
  relnet_person_store_save_async (fixture->database, person, fixture->clock, NULL, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
}

static void
edit_person (Fixture *fixture, GRand *rand, gint64 id)
{
  g_autoptr (RelnetPerson) person
      = relnet_person_store_load (relnet_database_get_reader (fixture->database), id, NULL);
  gint64 circle = pick (fixture, rand, "SELECT id FROM circle");
  g_autoptr (RelnetContactPoint) phone = relnet_contact_point_new ("", "+33 1 23 45 67 89");

  if (person == NULL)
    return;
  if (g_rand_boolean (rand))
    g_list_store_remove_all (relnet_person_get_emails (person));
  else
    g_list_store_append (relnet_person_get_phones (person), phone);
  if (circle != 0)
    relnet_person_set_in_circle (person, circle, g_rand_boolean (rand));
  relnet_person_set_relation (person, (RelnetRelation)g_rand_int_range (rand, 0, 4), g_rand_boolean (rand));
  relnet_person_store_save_async (fixture->database, person, fixture->clock, NULL, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
}

static void
log_something (Fixture *fixture, GRand *rand, gint64 first, gint64 second)
{
  g_autoptr (RelnetInteraction) interaction = relnet_interaction_new ();
  g_autofree char *date = g_strdup_printf ("2026-%02d-10", g_rand_int_range (rand, 1, 12));

  relnet_interaction_set_date (interaction, date);
  relnet_interaction_set_channel (interaction, (RelnetChannel)g_rand_int_range (rand, 0, RELNET_N_CHANNELS));
  relnet_interaction_set_note (interaction, "About the Lyon site");
  relnet_interaction_add_person (interaction, first, "First");
  if (second != first)
    relnet_interaction_add_person (interaction, second, "Second");
  relnet_interaction_store_save_async (fixture->database, interaction, fixture->clock, NULL, NULL, fixture_done_boolean,
                                       fixture);
  fixture_wait (fixture);
}

static void
save_circle (Fixture *fixture, GRand *rand, gint64 id)
{
  g_autoptr (RelnetCircle) circle
      = id != 0 ? relnet_circle_store_load (relnet_database_get_reader (fixture->database), id, NULL) : relnet_circle_new ();
  g_autofree char *name = g_strdup_printf ("Circle %d", g_rand_int_range (rand, 0, 1000));

  relnet_circle_set_name (circle, name);
  relnet_circle_set_cadence_days (circle, g_rand_int_range (rand, 0, 3) * 30);
  relnet_circle_store_save_async (fixture->database, circle, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
}

static void
change_circle (Fixture *fixture, GRand *rand, gint64 id, gint64 person)
{
  g_autoptr (RelnetCircle) circle
      = relnet_circle_store_load (relnet_database_get_reader (fixture->database), id, NULL);

  if (person != 0)
    relnet_circle_store_set_member_async (fixture->database, circle, person, g_rand_boolean (rand), NULL,
                                          fixture_done_boolean, fixture);
  else
    relnet_circle_store_delete_async (fixture->database, circle, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
}

static void
promise_something (Fixture *fixture, GRand *rand, gint64 person)
{
  gint64 id = pick (fixture, rand, "SELECT id FROM promise WHERE deleted_at IS NULL ORDER BY id DESC");
  g_autoptr (RelnetPromise) promise = relnet_promise_new ();

  if (id != 0 && g_rand_boolean (rand))
    {
      if (g_rand_int_range (rand, 0, 4) == 0)
        relnet_promise_store_delete_async (fixture->database, id, fixture->clock, NULL, fixture_done_boolean, fixture);
      else
        relnet_promise_store_set_state_async (fixture->database, id,
                                              (RelnetPromiseState) g_rand_int_range (rand, 0, RELNET_N_PROMISE_STATES),
                                              fixture->clock, NULL, fixture_done_boolean, fixture);
    }
  else
    {
      relnet_promise_set_person (promise, person, "");
      relnet_promise_set_mine (promise, g_rand_boolean (rand));
      relnet_promise_set_what (promise, "Send the grid");
      relnet_promise_set_made_on (promise, "2026-11-04");
      relnet_promise_set_due (promise, g_rand_boolean (rand) ? "2026-11-20" : "");
      relnet_promise_store_save_async (fixture->database, promise, fixture->clock, NULL, fixture_done_boolean, fixture);
    }
  fixture_wait (fixture);
}

static void
do_favour (Fixture *fixture, GRand *rand, gint64 person)
{
  gint64 id = pick (fixture, rand, "SELECT id FROM favour WHERE deleted_at IS NULL ORDER BY id DESC");
  g_autoptr (RelnetFavour) favour = relnet_favour_new ();

  switch (id != 0 ? g_rand_int_range (rand, 0, 6) : 5)
    {
    case 0:
      relnet_favour_store_delete_async (fixture->database, id, fixture->clock, NULL, fixture_done_boolean, fixture);
      break;
    case 1:
      relnet_favour_store_set_thanked_async (fixture->database, id, g_rand_boolean (rand), fixture->clock, NULL,
                                             fixture_done_boolean, fixture);
      break;
    case 2:
      relnet_favour_store_answer_async (fixture->database, id, g_rand_boolean (rand), fixture->clock, NULL,
                                        fixture_done_boolean, fixture);
      break;
    case 3:
      relnet_favour_store_thank_async (fixture->database, person, fixture->clock, NULL, fixture_done_boolean, fixture);
      break;
    default:
      relnet_favour_set_person (favour, person, "");
      relnet_favour_set_kind (favour, (RelnetFavourKind) g_rand_int_range (rand, 0, RELNET_N_FAVOUR_KINDS));
      relnet_favour_set_weight (favour, (RelnetFavourWeight) g_rand_int_range (rand, 0, 3));
      relnet_favour_set_what (favour, "Read the note");
      relnet_favour_set_date (favour, "2026-11-10");
      relnet_favour_store_save_async (fixture->database, favour, fixture->clock, NULL, fixture_done_boolean, fixture);
    }
  fixture_wait (fixture);
}

/* Steps that the rules refuse change nothing, and are no acts. */
static void
introduce (Fixture *fixture, GRand *rand, gint64 first, gint64 second)
{
  gint64 id = pick (fixture, rand, "SELECT id FROM introduction WHERE deleted_at IS NULL ORDER BY id DESC");
  g_autoptr (RelnetIntroduction) introduction
      = id != 0 ? relnet_introduction_store_load (relnet_database_get_reader (fixture->database), id, NULL) : NULL;
  const RelnetIntroductionMove move = { .to = (RelnetIntroductionState) g_rand_int_range (rand, 0, RELNET_N_INTRODUCTION_STATES),
                                        .insist = g_rand_boolean (rand) };

  switch (introduction != NULL ? g_rand_int_range (rand, 0, 6) : 5)
    {
    case 0:
      relnet_introduction_store_step_back_async (fixture->database, introduction, fixture->clock, NULL, fixture_done_boolean,
                                                 fixture);
      break;
    case 1:
      relnet_introduction_store_delete_async (fixture->database, introduction, fixture->clock, NULL, fixture_done_boolean,
                                              fixture);
      break;
    case 2:
    case 3:
    case 4:
      relnet_introduction_store_move_async (fixture->database, introduction, &move, fixture->clock, NULL, fixture_done_boolean,
                                            fixture);
      break;
    default:
      g_clear_object (&introduction);
      introduction = relnet_introduction_new ();
      relnet_introduction_set_person (introduction, RELNET_SIDE_FIRST, first, "First", NULL, FALSE);
      relnet_introduction_set_person (introduction, RELNET_SIDE_SECOND, second, "Second", NULL, FALSE);
      relnet_introduction_set_reason (introduction, RELNET_SIDE_FIRST, "Looks for an auditor");
      relnet_introduction_set_reason (introduction, RELNET_SIDE_SECOND, "Audits");
      relnet_introduction_store_save_async (fixture->database, introduction, fixture->clock, NULL, fixture_done_boolean,
                                            fixture);
    }
  fixture_wait (fixture);
}

static void
pursue (Fixture *fixture, GRand *rand, gint64 person)
{
  RelnetConnection *reader = relnet_database_get_reader (fixture->database);
  gint64 id = pick (fixture, rand, "SELECT id FROM goal WHERE deleted_at IS NULL ORDER BY id DESC");
  g_autoptr (RelnetGoal) goal = id != 0 ? relnet_goal_store_load (reader, id, "2026-11-22", NULL) : NULL;
  g_autoptr (RelnetGoalPerson) helper = relnet_goal_person_new ();
  g_autoptr (RelnetGoalOutcome) outcome = relnet_goal_outcome_new ();

  switch (goal != NULL ? g_rand_int_range (rand, 0, 7) : 6)
    {
    case 0:
      relnet_goal_store_delete_async (fixture->database, goal, fixture->clock, NULL, fixture_done_boolean, fixture);
      break;
    case 1:
      relnet_goal_store_set_state_async (fixture->database, goal, (RelnetGoalState) g_rand_int_range (rand, 0, 3), fixture->clock,
                                         NULL, fixture_done_boolean, fixture);
      break;
    case 2:
      relnet_goal_person_set_goal_id (helper, id);
      relnet_goal_person_set_person_id (helper, person);
      relnet_goal_person_set_name (helper, "Somebody");
      relnet_goal_person_set_helped_on (helper, g_rand_boolean (rand) ? "2026-10-01" : "");
      relnet_goal_store_save_person_async (fixture->database, helper, fixture->clock, NULL, fixture_done_boolean, fixture);
      break;
    case 3:
      relnet_goal_outcome_set_goal_id (outcome, id);
      relnet_goal_outcome_set_what (outcome, "A mandate");
      relnet_goal_outcome_set_date (outcome, "2026-11-20");
      relnet_goal_outcome_add_source (outcome, person, 0, "Somebody");
      relnet_goal_store_save_outcome_async (fixture->database, outcome, fixture->clock, NULL, fixture_done_boolean, fixture);
      break;
    case 4:
      if (relnet_goal_get_people (goal)->len == 0)
        return;
      relnet_goal_store_give_news_async (fixture->database, g_ptr_array_index (relnet_goal_get_people (goal), 0), fixture->clock,
                                         NULL, fixture_done_boolean, fixture);
      break;
    default:
      g_clear_object (&goal);
      goal = relnet_goal_new ();
      relnet_goal_set_text (goal, RELNET_GOAL_WHAT, "Join a board");
      relnet_goal_set_text (goal, RELNET_GOAL_STARTED_ON, "2026-09-01");
      relnet_goal_store_save_async (fixture->database, goal, fixture->clock, NULL, fixture_done_boolean, fixture);
    }
  fixture_wait (fixture);
}

static void
act (Fixture *fixture, GRand *rand)
{
  gint64 person = pick (fixture, rand, "SELECT id FROM person WHERE deleted_at IS NULL ORDER BY id DESC");
  gint64 other = pick (fixture, rand, "SELECT id FROM person WHERE deleted_at IS NULL ORDER BY id");
  gint64 interaction = pick (fixture, rand, "SELECT id FROM interaction WHERE deleted_at IS NULL");
  gint64 circle = pick (fixture, rand, "SELECT id FROM circle");

  relnet_clock_set_now (fixture->clock, relnet_clock_get_now (fixture->clock) + 1);
  switch (g_rand_int_range (rand, 0, 18))
    {
    case 0:
      if (circle != 0)
        change_circle (fixture, rand, circle, 0);
      break;
    case 1:
      if (circle != 0 && person != 0)
        change_circle (fixture, rand, circle, person);
      break;
    case 2:
      save_circle (fixture, rand, g_rand_boolean (rand) ? circle : 0);
      break;
    case 3:
      if (person != 0)
        {
          relnet_person_store_delete_async (fixture->database, person, fixture->clock, NULL, fixture_done_boolean, fixture);
          fixture_wait (fixture);
        }
      break;
    case 4:
      if (interaction != 0)
        {
          relnet_interaction_store_delete_async (fixture->database, interaction, fixture->clock, NULL, fixture_done_boolean,
                                                 fixture);
          fixture_wait (fixture);
        }
      break;
    case 5:
      if (person != 0)
        {
          relnet_person_store_set_cadence_async (fixture->database, person, 30 * g_rand_int_range (rand, 0, 5), fixture->clock,
                                                 NULL, fixture_done_boolean, fixture);
          fixture_wait (fixture);
        }
      break;
    case 6:
      if (person != 0)
        {
          relnet_person_store_set_text_async (fixture->database, person, RELNET_PERSON_CITY,
                                              g_rand_boolean (rand) ? "Lyon" : "Nantes", fixture->clock, NULL,
                                              fixture_done_boolean, fixture);
          fixture_wait (fixture);
        }
      break;
    case 7:
      if (person != 0)
        edit_person (fixture, rand, person);
      break;
    case 8:
    case 9:
      if (person != 0 && other != 0)
        log_something (fixture, rand, person, other);
      break;
    case 10:
      if (person != 0)
        promise_something (fixture, rand, person);
      break;
    case 11:
      if (person != 0)
        do_favour (fixture, rand, person);
      break;
    case 12:
      if (person != 0 && other != 0 && person != other)
        introduce (fixture, rand, person, other);
      break;
    case 13:
      if (person != 0)
        pursue (fixture, rand, person);
      break;
    default:
      add_person (fixture, rand);
    }
}

static void
test_random_acts (Fixture *fixture, gconstpointer data)
{
  RelnetConnection *reader = relnet_database_get_reader (fixture->database);
  guint n_acts = 0;

  for (guint seed = 1; seed <= N_SEEDS; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_autofree char *start = hash_acts (reader);
      g_autofree char *end = NULL, *undone = NULL, *redone = NULL;
      guint depth = 0;

      for (guint i = 0; i < N_ACTS; i++)
        act (fixture, rand);
      end = hash_acts (reader);
      while (relnet_database_can_undo (fixture->database))
        {
          relnet_database_undo_async (fixture->database, 0, NULL, fixture_undone, fixture);
          fixture_wait (fixture);
          if (fixture->error != NULL)
            g_error ("seed %u, %u undone: %s", seed, depth, fixture->error->message);
          depth++;
        }
      undone = hash_acts (reader);
      if (g_strcmp0 (undone, start) != 0)
        g_error ("seed %u: undone\n%s\nis not the start\n%s", seed, undone, start);
      while (relnet_database_can_redo (fixture->database))
        {
          relnet_database_redo_async (fixture->database, NULL, fixture_undone, fixture);
          fixture_wait (fixture);
          if (fixture->error != NULL)
            g_error ("seed %u, redo: %s", seed, fixture->error->message);
        }
      redone = hash_acts (reader);
      if (g_strcmp0 (redone, end) != 0)
        g_error ("seed %u: redone\n%s\nis not the end\n%s", seed, redone, end);
      n_acts += depth;
      /* The next seed begins with what this one has left, and with nothing to undo. */
      g_clear_object (&fixture->database);
      fixture->database = relnet_database_open (fixture->path, NULL);
      reader = relnet_database_get_reader (fixture->database);
    }
  g_test_message ("%u acts undone and done again", n_acts);
  g_assert_cmpuint (n_acts, >, N_SEEDS * 6);
}

static gboolean
add_many (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  relnet_changes_add_all (changes, RELNET_CHANGE_PERSON);
  return relnet_connection_execute (connection,
                                    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10000)"
                                    " INSERT INTO person (uid, name, name_folded, sort_key, added_on, added_at, changed_at)"
                                    " SELECT i, 'Person ' || i, 'person ' || i, CAST (i AS BLOB), '2026-11-22', 0, 0 FROM n",
                                    error);
}

static gboolean
cancel_cb (gpointer cancellable)
{
  g_cancellable_cancel (cancellable);
  return G_SOURCE_REMOVE;
}

/* What takes long to take back can be left as it is, in the middle of it, and be taken back later. */
static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  RelnetConnection *reader = relnet_database_get_reader (fixture->database);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  relnet_database_write_async (fixture->database, "10,000 people added", add_many, NULL, NULL, NULL, fixture_done_boolean,
                               fixture);
  fixture_wait (fixture);
  g_assert_no_error (fixture->error);

  g_timeout_add (10, cancel_cb, cancellable);
  relnet_database_undo_async (fixture->database, 0, cancellable, fixture_undone, fixture);
  fixture_wait (fixture);
  g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&fixture->error);
  g_assert_cmpint (relnet_person_store_count (reader), ==, 10000);
  g_assert_true (relnet_database_can_undo (fixture->database));
  relnet_database_undo_async (fixture->database, 0, NULL, fixture_undone, fixture);
  fixture_wait (fixture);
  g_assert_no_error (fixture->error);
  g_assert_cmpint (relnet_person_store_count (reader), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/undo/random-acts", test_random_acts);
  fixture_test ("/undo/cancelled", test_cancelled);
  return g_test_run ();
}

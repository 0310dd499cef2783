/* Goals are stored whole, every act can be taken back, and those who helped are owed news when the goal moves. */

#include "store-fixture.h"

#include <string.h>

#include "relnet-date.h"
#include "relnet-goal-pace.h"
#include "relnet-goal-store.h"
#include "relnet-introduction-store.h"
#include "relnet-purge.h"
#include "table-hash.h"

#define TODAY "2026-11-22"

static RelnetConnection *
reader (Fixture *fixture)
{
  return relnet_database_get_reader (fixture->database);
}

static RelnetGoal *
load (Fixture *fixture, gint64 id)
{
  GError *error = NULL;
  RelnetGoal *goal = relnet_goal_store_load (reader (fixture), id, TODAY, &error);

  g_assert_no_error (error);
  return goal;
}

static RelnetGoalPerson *
make_person (gint64 goal, gint64 person, const char *hope, const char *helped_on)
{
  RelnetGoalPerson *self = relnet_goal_person_new ();

  relnet_goal_person_set_goal_id (self, goal);
  relnet_goal_person_set_person_id (self, person);
  relnet_goal_person_set_hope (self, hope);
  relnet_goal_person_set_helped_on (self, helped_on);
  return self;
}

static RelnetGoalStep *
make_step (gint64 goal, const char *what, const char *due, gboolean milestone)
{
  RelnetGoalStep *self = relnet_goal_step_new ();

  relnet_goal_step_set_goal_id (self, goal);
  relnet_goal_step_set_what (self, what);
  relnet_goal_step_set_due (self, due);
  relnet_goal_step_set_milestone (self, milestone);
  return self;
}

static gboolean
save (Fixture *fixture, RelnetGoal *goal)
{
  relnet_goal_store_save_async (fixture->database, goal, fixture->clock, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  return fixture->error == NULL;
}

/* A goal with a helper, somebody who has not helped, a milestone and a step. */
static RelnetGoal *
add_goal (Fixture *fixture, gint64 helper, gint64 other)
{
  g_autoptr (RelnetGoal) goal = relnet_goal_new ();

  relnet_goal_set_text (goal, RELNET_GOAL_WHAT, " Join an <b>industrial</b> board ");
  relnet_goal_set_text (goal, RELNET_GOAL_WHY, "To pass on what I know");
  relnet_goal_set_text (goal, RELNET_GOAL_STARTED_ON, "2026-09-01");
  relnet_goal_set_text (goal, RELNET_GOAL_DUE, "2027-06-30");
  relnet_goal_set_text (goal, RELNET_GOAL_SECTOR, "Energy, Industry");
  relnet_goal_set_text (goal, RELNET_GOAL_TARGET, "greta hollenberg");
  relnet_goal_set_colour (goal, 2);
  relnet_goal_set_news_days (goal, 60);
  g_ptr_array_add (relnet_goal_get_people (goal), make_person (0, helper, "Can recommend you", "2026-10-01"));
  g_ptr_array_add (relnet_goal_get_people (goal), make_person (0, other, "Sits on two boards", ""));
  g_ptr_array_add (relnet_goal_get_steps (goal), make_step (0, "First committee", "2027-05-01", TRUE));
  g_ptr_array_add (relnet_goal_get_steps (goal), make_step (0, "Write the one-page note", "2026-11-20", FALSE));
  g_assert_true (save (fixture, goal));
  return load (fixture, relnet_goal_get_id (goal));
}

static RelnetGoalStep *
step_at (RelnetGoal *goal, guint position)
{
  return g_ptr_array_index (relnet_goal_get_steps (goal), position);
}

static RelnetGoalPerson *
person_at (RelnetGoal *goal, guint position)
{
  return g_ptr_array_index (relnet_goal_get_people (goal), position);
}

static GPtrArray *
load_owed (Fixture *fixture, const char *today)
{
  GError *error = NULL;
  GPtrArray *owed = relnet_goal_store_load_news_owed (reader (fixture), today, -1, &error);

  g_assert_no_error (error);
  return owed;
}

static guint
count_owed (Fixture *fixture, const char *today)
{
  g_autoptr (GPtrArray) owed = load_owed (fixture, today);

  return owed->len;
}

static void
set_step_done (Fixture *fixture, RelnetGoalStep *step, gboolean done)
{
  relnet_goal_store_set_step_done_async (fixture->database, step, done, fixture->clock, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  g_assert_no_error (fixture->error);
}

static void
test_stored (Fixture *fixture, gconstpointer data)
{
  gint64 antoine = fixture_add_person (fixture, "Antoine Rivaud"), greta = fixture_add_person (fixture, "Greta Hollenberg");
  g_autoptr (RelnetGoal) goal = add_goal (fixture, antoine, greta);
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GPtrArray) linked = NULL;

  g_assert_cmpstr (relnet_goal_get_text (goal, RELNET_GOAL_WHAT), ==, "Join an <b>industrial</b> board");
  g_assert_cmpstr (relnet_goal_get_text (goal, RELNET_GOAL_WHY), ==, "To pass on what I know");
  g_assert_cmpint (relnet_goal_get_news_days (goal), ==, 60);
  g_assert_cmpint (relnet_goal_get_colour (goal), ==, 2);
  g_assert_cmpint (relnet_goal_get_target_id (goal), ==, greta);
  g_assert_cmpuint (relnet_goal_get_people (goal)->len, ==, 2);
  g_assert_cmpstr (relnet_goal_person_get_name (person_at (goal, 0)), ==, "Antoine Rivaud");
  g_assert_cmpstr (relnet_goal_person_get_hope (person_at (goal, 1)), ==, "Sits on two boards");
  /* By date, not as they were added. */
  g_assert_cmpstr (relnet_goal_step_get_what (step_at (goal, 0)), ==, "Write the one-page note");
  g_assert_true (relnet_goal_step_get_milestone (step_at (goal, 1)));
  g_assert_cmpint (relnet_goal_get_progress (goal), ==, 0);
  set_step_done (fixture, step_at (goal, 0), TRUE);
  list = relnet_goal_store_load_list (reader (fixture), NULL);
  g_assert_cmpuint (list->len, ==, 1);
  g_assert_cmpint (relnet_goal_get_n_people (list->pdata[0]), ==, 2);
  g_assert_cmpint (relnet_goal_get_n_helpers (list->pdata[0]), ==, 1);
  g_assert_cmpint (relnet_goal_get_progress (list->pdata[0]), ==, 33);
  linked = relnet_goal_store_load_of_person (reader (fixture), greta, NULL);
  g_assert_cmpuint (linked->len, ==, 1);
  g_assert_cmpstr (relnet_goal_person_get_hope (person_at (linked->pdata[0], 0)), ==, "Sits on two boards");
}

/* Nonsense is refused and nothing is changed. */
static void
test_refused (Fixture *fixture, gconstpointer data)
{
  gint64 person = fixture_add_person (fixture, "Antoine Rivaud");
  const char *const dates[][3] = {
    { "", "2026-01-01", "2027-01-01" },            { "  \n ", "2026-01-01", "2027-01-01" },
    { "Due before it begins", "2026-01-01", "2025-12-31" }, { "Not a date", "2026-01-01", "2026-02-30" },
    { "Not a date", "yesterday", "" },
  };
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (RelnetGoalPerson) nobody = make_person (99, person, "", "");
  g_autoptr (RelnetGoalStep) blank = NULL;
  g_autoptr (RelnetGoal) goal = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      g_autoptr (RelnetGoal) bad = relnet_goal_new ();

      relnet_goal_set_text (bad, RELNET_GOAL_WHAT, dates[i][0]);
      relnet_goal_set_text (bad, RELNET_GOAL_STARTED_ON, dates[i][1]);
      relnet_goal_set_text (bad, RELNET_GOAL_DUE, dates[i][2]);
      g_assert_false (save (fixture, bad));
      g_assert_error (fixture->error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_INVALID);
    }
  list = relnet_goal_store_load_list (reader (fixture), NULL);
  g_assert_cmpuint (list->len, ==, 0);
  relnet_goal_store_save_person_async (fixture->database, nobody, fixture->clock, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  g_assert_error (fixture->error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_NOT_FOUND);
  goal = add_goal (fixture, person, fixture_add_person (fixture, "Greta"));
  blank = make_step (relnet_goal_get_id (goal), " ", "", FALSE);
  relnet_goal_store_save_step_async (fixture->database, blank, fixture->clock, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  g_assert_error (fixture->error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_INVALID);
  relnet_goal_step_set_what (blank, "Lunch");
  relnet_goal_step_set_due (blank, "soon");
  relnet_goal_store_save_step_async (fixture->database, blank, fixture->clock, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  g_assert_error (fixture->error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_INVALID);
}

/* C3: nobody is owed news until the goal moves; then those who helped, once. */
static void
test_news (Fixture *fixture, gconstpointer data)
{
  gint64 antoine = fixture_add_person (fixture, "Antoine Rivaud"), greta = fixture_add_person (fixture, "Greta Hollenberg");
  g_autoptr (RelnetGoal) goal = add_goal (fixture, antoine, greta);
  g_autoptr (GPtrArray) owed = NULL;
  g_autoptr (GPtrArray) page = NULL;
  g_autoptr (RelnetPersonSummary) summary = NULL;
  const RelnetTimelineFilter filter = { .person_id = antoine };

  g_assert_cmpuint (count_owed (fixture, TODAY), ==, 0);
  /* The interval of 60 days since he helped. */
  g_assert_cmpuint (count_owed (fixture, "2026-11-29"), ==, 0);
  g_assert_cmpuint (count_owed (fixture, "2026-11-30"), ==, 1);
  set_step_done (fixture, step_at (goal, 0), TRUE);
  owed = load_owed (fixture, TODAY);
  g_assert_cmpuint (owed->len, ==, 1);
  g_assert_cmpint (relnet_goal_person_get_person_id (owed->pdata[0]), ==, antoine);
  g_assert_cmpstr (relnet_goal_person_get_goal_what (owed->pdata[0]), ==, "Join an <b>industrial</b> board");
  g_assert_cmpstr (relnet_goal_person_get_moved_what (owed->pdata[0]), ==, "Write the one-page note");
  g_assert_cmpstr (relnet_goal_person_get_news_due (owed->pdata[0]), ==, TODAY);
  /* What SQL says and what the rule says is the same. */
  {
    g_autofree char *due = relnet_goal_news_get_due (owed->pdata[0], RELNET_GOAL_OPEN, 60);

    g_assert_cmpstr (due, ==, TODAY);
  }
  /* Ticked by mistake: nothing is owed. */
  g_clear_object (&goal);
  goal = load (fixture, relnet_goal_person_get_goal_id (owed->pdata[0]));
  set_step_done (fixture, step_at (goal, 1), FALSE);
  g_assert_cmpuint (count_owed (fixture, TODAY), ==, 0);
  set_step_done (fixture, step_at (goal, 1), TRUE);
  g_assert_cmpuint (count_owed (fixture, TODAY), ==, 1);
  relnet_goal_store_give_news_async (fixture->database, owed->pdata[0], fixture->clock, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  g_assert_no_error (fixture->error);
  g_assert_cmpuint (count_owed (fixture, TODAY), ==, 0);
  page = relnet_interaction_store_load_page (reader (fixture), &filter, NULL, 10, NULL);
  g_assert_cmpuint (page->len, ==, 1);
  g_assert_cmpint (relnet_interaction_get_kind (page->pdata[0]), ==, RELNET_INTERACTION_NEWS);
  g_assert_cmpint (relnet_interaction_get_subject_id (page->pdata[0]), ==, relnet_goal_get_id (goal));
  g_assert_cmpstr (relnet_interaction_get_note (page->pdata[0]), ==, "Write the one-page note");
  /* To have told counts as having been in touch. */
  summary = fixture_summary (fixture, antoine);
  g_assert_cmpstr (relnet_person_summary_get_last_contact (summary), ==, TODAY);
  /* It moves again on the same day. */
  set_step_done (fixture, step_at (goal, 0), TRUE);
  g_assert_cmpuint (count_owed (fixture, TODAY), ==, 1);
  fixture_undo (fixture);
  g_assert_cmpuint (count_owed (fixture, TODAY), ==, 0);
  fixture_undo (fixture);
  g_assert_cmpuint (count_owed (fixture, TODAY), ==, 1);
  g_clear_pointer (&page, g_ptr_array_unref);
  page = relnet_interaction_store_load_page (reader (fixture), &filter, NULL, 10, NULL);
  g_assert_cmpuint (page->len, ==, 0);
}

/* The end of a goal is news; of one that was dropped nothing is owed. */
static void
test_states (Fixture *fixture, gconstpointer data)
{
  gint64 antoine = fixture_add_person (fixture, "Antoine Rivaud");
  g_autoptr (RelnetGoal) goal = add_goal (fixture, antoine, fixture_add_person (fixture, "Greta"));
  const struct
  {
    RelnetGoalState state;
    guint owed;
  } states[] = { { RELNET_GOAL_DROPPED, 0 }, { RELNET_GOAL_OPEN, 0 }, { RELNET_GOAL_ACHIEVED, 1 }, { RELNET_GOAL_DROPPED, 0 } };

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      g_autoptr (RelnetGoal) now = NULL;

      relnet_goal_store_set_state_async (fixture->database, goal, states[i].state, fixture->clock, NULL, fixture_done_boolean,
                                         fixture);
      fixture_wait (fixture);
      g_assert_no_error (fixture->error);
      now = load (fixture, relnet_goal_get_id (goal));
      g_assert_cmpint (relnet_goal_get_state (now), ==, states[i].state);
      g_assert_cmpstr (relnet_goal_get_text (now, RELNET_GOAL_CLOSED_ON), ==, states[i].state == RELNET_GOAL_OPEN ? "" : TODAY);
      g_assert_cmpuint (count_owed (fixture, TODAY), ==, states[i].owed);
    }
}

static gint64
count_thanks (Fixture *fixture)
{
  return relnet_connection_query_int (
      reader (fixture), "SELECT count (*) FROM favour WHERE kind = 'received' AND thanked_on = '' AND deleted_at IS NULL", -1);
}

/* What came of goals in somebody's timeline. */
static GPtrArray *
load_outcomes (Fixture *fixture, gint64 person)
{
  const RelnetTimelineFilter filter = { .person_id = person };
  GPtrArray *page = relnet_interaction_store_load_page (reader (fixture), &filter, NULL, 10, NULL);

  for (guint i = page->len; i > 0; i--)
    if (relnet_interaction_get_kind (page->pdata[i - 1]) != RELNET_INTERACTION_OUTCOME)
      g_ptr_array_remove_index (page, i - 1);
  return page;
}

/* G2: whoever led there has helped, and it stands in their timeline. */
static void
test_outcome (Fixture *fixture, gconstpointer data)
{
  gint64 antoine = fixture_add_person (fixture, "Antoine Rivaud"), greta = fixture_add_person (fixture, "Greta Hollenberg");
  gint64 margaux = fixture_add_person (fixture, "Margaux Stern");
  g_autoptr (RelnetGoal) goal = add_goal (fixture, antoine, greta);
  g_autoptr (RelnetGoalOutcome) outcome = relnet_goal_outcome_new ();
  g_autoptr (RelnetGoal) now = NULL;
  g_autoptr (GPtrArray) page = NULL;

  relnet_goal_outcome_set_goal_id (outcome, relnet_goal_get_id (goal));
  relnet_goal_outcome_set_what (outcome, "The Hydrelane mission is signed");
  relnet_goal_outcome_set_date (outcome, "2026-11-20");
  relnet_goal_outcome_add_source (outcome, margaux, 0, "Margaux Stern");
  relnet_goal_outcome_add_source (outcome, margaux, 0, "Margaux Stern");
  relnet_goal_outcome_add_source (outcome, greta, 0, "Greta Hollenberg");
  relnet_goal_store_save_outcome_async (fixture->database, outcome, fixture->clock, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  g_assert_no_error (fixture->error);
  now = load (fixture, relnet_goal_get_id (goal));
  g_assert_cmpuint (relnet_goal_get_outcomes (now)->len, ==, 1);
  g_assert_cmpuint (relnet_goal_outcome_get_n_sources (relnet_goal_get_outcomes (now)->pdata[0]), ==, 2);
  g_assert_cmpuint (relnet_goal_get_people (now)->len, ==, 3);
  g_assert_cmpint (relnet_goal_get_n_helpers (now), ==, 3);
  g_assert_cmpuint (count_owed (fixture, TODAY), ==, 3);
  g_assert_cmpint (count_thanks (fixture), ==, 2);
  page = load_outcomes (fixture, margaux);
  g_assert_cmpuint (page->len, ==, 1);
  g_assert_cmpstr (relnet_interaction_get_subject (page->pdata[0]), ==, "The Hydrelane mission is signed");
  /* The trace follows what is changed. */
  relnet_goal_outcome_set_what (outcome, "The mission is signed");
  relnet_goal_store_save_outcome_async (fixture->database, outcome, fixture->clock, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  g_clear_pointer (&page, g_ptr_array_unref);
  page = load_outcomes (fixture, margaux);
  g_assert_cmpuint (page->len, ==, 1);
  g_assert_cmpstr (relnet_interaction_get_subject (page->pdata[0]), ==, "The mission is signed");
  g_assert_cmpint (count_thanks (fixture), ==, 2);
  relnet_goal_store_delete_outcome_async (fixture->database, outcome, fixture->clock, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  g_assert_no_error (fixture->error);
  g_clear_pointer (&page, g_ptr_array_unref);
  page = load_outcomes (fixture, margaux);
  g_assert_cmpuint (page->len, ==, 0);
  g_assert_cmpint (count_thanks (fixture), ==, 0);
}

static gboolean
delete_for_good (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  gint64 *id = data;
  RelnetStatement *statement = relnet_connection_prepare (connection, "DELETE FROM person WHERE id = ?1", error);

  relnet_statement_bind_int (statement, 1, *id);
  relnet_changes_add (changes, RELNET_CHANGE_PERSON, *id);
  return relnet_statement_run (statement, error);
}

/* Somebody who is gone leaves the name as it was, and is owed nothing. */
static void
test_person_gone (Fixture *fixture, gconstpointer data)
{
  gint64 antoine = fixture_add_person (fixture, "Antoine Rivaud");
  g_autoptr (RelnetGoal) goal = add_goal (fixture, antoine, fixture_add_person (fixture, "Greta"));
  g_autoptr (RelnetGoal) now = NULL;
  g_autoptr (GError) error = NULL;

  set_step_done (fixture, step_at (goal, 0), TRUE);
  g_assert_cmpuint (count_owed (fixture, TODAY), ==, 1);
  relnet_person_store_delete_async (fixture->database, antoine, fixture->clock, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  g_assert_cmpuint (count_owed (fixture, TODAY), ==, 0);
  now = load (fixture, relnet_goal_get_id (goal));
  g_assert_cmpstr (relnet_goal_person_get_name (person_at (now, 0)), ==, "Antoine Rivaud");
  g_assert_true (relnet_goal_person_get_gone (person_at (now, 0)));
  relnet_goal_store_give_news_async (fixture->database, person_at (now, 0), fixture->clock, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  g_assert_error (fixture->error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_NOT_FOUND);
  g_assert_true (relnet_database_write (fixture->database, delete_for_good, &antoine, &error));
  g_clear_object (&now);
  now = load (fixture, relnet_goal_get_id (goal));
  g_assert_cmpuint (relnet_goal_get_people (now)->len, ==, 2);
  g_assert_cmpstr (relnet_goal_person_get_name (person_at (now, 0)), ==, "Antoine Rivaud");
  g_assert_cmpint (relnet_goal_person_get_person_id (person_at (now, 0)), ==, 0);
}

typedef struct
{
  gint64 from;
  gint64 into;
} Merge;

static gboolean
merge (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  Merge *each = data;

  return relnet_goal_store_merge_person (connection, changes, each->from, each->into, error);
}

static void
test_merge (Fixture *fixture, gconstpointer data)
{
  gint64 antoine = fixture_add_person (fixture, "Antoine Rivaud"), same = fixture_add_person (fixture, "A. Rivaud");
  gint64 greta = fixture_add_person (fixture, "Greta");
  g_autoptr (RelnetGoal) both = add_goal (fixture, same, antoine);
  g_autoptr (RelnetGoal) one = add_goal (fixture, same, greta);
  g_autoptr (RelnetGoal) now = NULL;
  g_autoptr (GError) error = NULL;
  Merge each = { same, antoine };

  g_assert_true (relnet_database_write (fixture->database, merge, &each, &error));
  now = load (fixture, relnet_goal_get_id (both));
  g_assert_cmpuint (relnet_goal_get_people (now)->len, ==, 1);
  g_assert_cmpstr (relnet_goal_person_get_hope (person_at (now, 0)), ==, "Sits on two boards");
  g_assert_cmpstr (relnet_goal_person_get_helped_on (person_at (now, 0)), ==, "2026-10-01");
  g_clear_object (&now);
  now = load (fixture, relnet_goal_get_id (one));
  g_assert_nonnull (relnet_goal_find_person (now, antoine));
  g_assert_null (relnet_goal_find_person (now, same));
}

/* Every act is taken back to the last row. */
static void
test_undo (Fixture *fixture, gconstpointer data)
{
  gint64 antoine = fixture_add_person (fixture, "Antoine Rivaud"), greta = fixture_add_person (fixture, "Greta Hollenberg");
  gint64 margaux = fixture_add_person (fixture, "Margaux Stern");
  g_autoptr (RelnetGoal) goal = add_goal (fixture, antoine, greta);
  gint64 id = relnet_goal_get_id (goal);
  g_autoptr (RelnetGoal) other = relnet_goal_new ();
  g_autoptr (RelnetGoalPerson) person = make_person (id, margaux, "Knows the press", "");
  g_autoptr (RelnetGoalStep) step = make_step (id, "Lunch", "2026-12-05", FALSE);
  g_autoptr (RelnetGoalOutcome) outcome = relnet_goal_outcome_new ();

  relnet_goal_outcome_set_goal_id (outcome, id);
  relnet_goal_outcome_set_what (outcome, "Shortlisted");
  relnet_goal_outcome_set_date (outcome, TODAY);
  relnet_goal_outcome_add_source (outcome, antoine, 0, "Antoine Rivaud");
  relnet_goal_set_text (other, RELNET_GOAL_WHAT, "Publish");
  for (int act = 0; act < 13; act++)
    {
      g_autofree char *before = hash_tables (reader (fixture));
      g_autofree char *after = NULL, *changed = NULL;

      switch (act)
        {
        case 0:
          relnet_goal_store_save_async (fixture->database, other, fixture->clock, NULL, fixture_done_boolean, fixture);
          break;
        case 1:
          relnet_goal_set_text (goal, RELNET_GOAL_DUE, "");
          relnet_goal_store_save_async (fixture->database, goal, fixture->clock, NULL, fixture_done_boolean, fixture);
          break;
        case 2:
          relnet_goal_store_set_state_async (fixture->database, goal, RELNET_GOAL_ACHIEVED, fixture->clock, NULL,
                                             fixture_done_boolean, fixture);
          break;
        case 3:
          relnet_goal_store_delete_async (fixture->database, goal, fixture->clock, NULL, fixture_done_boolean, fixture);
          break;
        case 4:
          relnet_goal_store_save_person_async (fixture->database, person, fixture->clock, NULL, fixture_done_boolean, fixture);
          break;
        case 5:
          relnet_goal_person_set_hope (person_at (goal, 1), "Something else");
          relnet_goal_store_save_person_async (fixture->database, person_at (goal, 1), fixture->clock, NULL,
                                               fixture_done_boolean, fixture);
          break;
        case 6:
          relnet_goal_store_remove_person_async (fixture->database, person_at (goal, 0), fixture->clock, NULL,
                                                 fixture_done_boolean, fixture);
          break;
        case 7:
          relnet_goal_store_save_step_async (fixture->database, step, fixture->clock, NULL, fixture_done_boolean, fixture);
          break;
        case 8:
          relnet_goal_store_set_step_done_async (fixture->database, step_at (goal, 0), TRUE, fixture->clock, NULL,
                                                 fixture_done_boolean, fixture);
          break;
        case 9:
          relnet_goal_store_snooze_step_async (fixture->database, step_at (goal, 0), "2026-12-01", fixture->clock, NULL,
                                               fixture_done_boolean, fixture);
          break;
        case 10:
          relnet_goal_store_delete_step_async (fixture->database, step_at (goal, 1), fixture->clock, NULL, fixture_done_boolean,
                                               fixture);
          break;
        case 11:
          relnet_goal_store_save_outcome_async (fixture->database, outcome, fixture->clock, NULL, fixture_done_boolean, fixture);
          break;
        case 12:
        default:
          relnet_goal_store_give_news_async (fixture->database, person_at (goal, 0), fixture->clock, NULL, fixture_done_boolean,
                                             fixture);
        }
      fixture_wait (fixture);
      g_assert_no_error (fixture->error);
      changed = hash_tables (reader (fixture));
      g_assert_cmpstr (changed, !=, before);
      fixture_undo (fixture);
      after = hash_tables (reader (fixture));
      g_assert_cmpstr (after, ==, before);
    }
}

static gboolean
add_many (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  RelnetGoal *crowd = data;
  g_autoptr (RelnetClock) clock = relnet_clock_new_fixed (NOON_2026_11_22);

  for (int i = 0; i < 500; i++)
    {
      g_autoptr (RelnetPerson) person = relnet_person_new ();
      g_autofree char *name = g_strdup_printf ("Person %d", i);

      relnet_person_set_text (person, RELNET_PERSON_NAME, name);
      g_assert_true (relnet_person_store_insert (connection, changes, person, clock, error));
      g_ptr_array_add (relnet_goal_get_people (crowd), make_person (0, relnet_person_get_id (person), "", "2026-10-01"));
    }
  g_assert_true (relnet_goal_store_insert (connection, changes, crowd, clock, error));
  for (int i = 0; i < 999; i++)
    {
      g_autoptr (RelnetGoal) goal = relnet_goal_new ();
      g_autofree char *what = g_strdup_printf ("Goal %d", i);

      relnet_goal_set_text (goal, RELNET_GOAL_WHAT, what);
      g_assert_true (relnet_goal_store_insert (connection, changes, goal, clock, error));
    }
  return TRUE;
}

/* A thousand goals, and one with five hundred people. */
static void
test_many (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RelnetGoal) crowd = relnet_goal_new ();
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (RelnetGoal) now = NULL;
  gint64 start;

  relnet_goal_set_text (crowd, RELNET_GOAL_WHAT, "Know everybody");
  g_ptr_array_add (relnet_goal_get_steps (crowd), make_step (0, "Begin", "", FALSE));
  g_assert_true (relnet_database_write (fixture->database, add_many, crowd, NULL));
  start = g_get_monotonic_time ();
  list = relnet_goal_store_load_list (reader (fixture), NULL);
  now = load (fixture, relnet_goal_get_id (crowd));
  g_test_message ("1,000 goals and 500 people read in %" G_GINT64_FORMAT " µs", g_get_monotonic_time () - start);
  g_assert_cmpuint (list->len, ==, 1000);
  g_assert_cmpuint (relnet_goal_get_people (now)->len, ==, 500);
  set_step_done (fixture, step_at (now, 0), TRUE);
  g_assert_cmpuint (count_owed (fixture, TODAY), ==, 500);
}

static gboolean
purge (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  guint n_left;

  return relnet_purge (connection, changes, data, &n_left, error);
}

static void
test_purge (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RelnetGoal) goal = add_goal (fixture, fixture_add_person (fixture, "A"), fixture_add_person (fixture, "B"));

  relnet_goal_store_delete_async (fixture->database, goal, fixture->clock, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  g_assert_cmpint (relnet_connection_query_int (reader (fixture), "SELECT count (*) FROM goal_step", -1), ==, 2);
  relnet_clock_set_now (fixture->clock, NOON_2026_11_22 + 40 * 86400);
  g_assert_true (relnet_database_write (fixture->database, purge, fixture->clock, NULL));
  g_assert_cmpint (relnet_connection_query_int (reader (fixture), "SELECT count (*) FROM goal", -1), ==, 0);
  g_assert_cmpint (relnet_connection_query_int (reader (fixture), "SELECT count (*) FROM goal_step", -1), ==, 0);
}

static gboolean
introduce_func (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  RelnetIntroduction *introduction = data;
  g_autoptr (RelnetClock) clock = relnet_clock_new_fixed (NOON_2026_11_22);
  const RelnetIntroductionMove move = { .to = RELNET_INTRODUCTION_INTRODUCED, .insist = TRUE };

  return relnet_introduction_store_insert (connection, changes, introduction, clock, error)
         && relnet_introduction_store_move (connection, changes, relnet_introduction_get_id (introduction), &move, clock, error);
}

/* An outcome may be thanks to an introduction (G2): that is said of the goal and on the card of the introduction. */
static void
test_outcome_through_introduction (Fixture *fixture, gconstpointer data)
{
  gint64 antoine = fixture_add_person (fixture, "Antoine Rivaud"), greta = fixture_add_person (fixture, "Greta Hollenberg");
  g_autoptr (RelnetGoal) goal = add_goal (fixture, antoine, greta);
  g_autoptr (RelnetGoal) now = NULL;
  g_autoptr (RelnetIntroduction) introduction = relnet_introduction_new ();
  g_autoptr (RelnetIntroduction) stored = NULL;
  g_autoptr (RelnetIntroduction) undone = NULL;
  g_autoptr (RelnetGoalOutcome) outcome = relnet_goal_outcome_new ();
  g_autoptr (GPtrArray) made = NULL;
  g_autofree char *words = NULL;
  const RelnetGoalSource *source;

  relnet_introduction_set_person (introduction, RELNET_SIDE_FIRST, antoine, "Antoine Rivaud", NULL, FALSE);
  relnet_introduction_set_person (introduction, RELNET_SIDE_SECOND, greta, "Greta Hollenberg", NULL, FALSE);
  relnet_introduction_set_reason (introduction, RELNET_SIDE_FIRST, "Audits");
  relnet_introduction_set_reason (introduction, RELNET_SIDE_SECOND, "Looks for an auditor");
  g_assert_true (relnet_database_write (fixture->database, introduce_func, introduction, NULL));
  made = relnet_introduction_store_load_made (reader (fixture), 5, NULL);
  g_assert_cmpuint (made->len, ==, 1);
  relnet_goal_outcome_set_goal_id (outcome, relnet_goal_get_id (goal));
  relnet_goal_outcome_set_what (outcome, "First <b>mandate</b> &amp; pay");
  relnet_goal_outcome_set_date (outcome, TODAY);
  relnet_goal_outcome_add_source (outcome, 0, relnet_introduction_get_id (introduction), "Antoine Rivaud & Greta Hollenberg");
  relnet_goal_outcome_add_source (outcome, 0, relnet_introduction_get_id (introduction), "Antoine Rivaud & Greta Hollenberg");
  g_assert_cmpuint (relnet_goal_outcome_get_n_sources (outcome), ==, 1);
  relnet_goal_store_save_outcome_async (fixture->database, outcome, fixture->clock, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  g_assert_no_error (fixture->error);
  now = load (fixture, relnet_goal_get_id (goal));
  source = relnet_goal_outcome_get_source (relnet_goal_get_outcomes (now)->pdata[0], 0);
  words = relnet_goal_source_dup_words (source);
  g_assert_cmpstr (words, ==, "the introduction of Antoine Rivaud & Greta Hollenberg");
  stored = relnet_introduction_store_load (reader (fixture), relnet_introduction_get_id (introduction), NULL);
  g_assert_cmpstr (relnet_introduction_get_text (stored, RELNET_INTRODUCTION_LED_TO), ==, "First <b>mandate</b> &amp; pay");
  fixture_undo (fixture);
  undone = relnet_introduction_store_load (reader (fixture), relnet_introduction_get_id (introduction), NULL);
  g_assert_cmpstr (relnet_introduction_get_text (undone, RELNET_INTRODUCTION_LED_TO), ==, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/goals/stored", test_stored);
  fixture_test ("/goals/refused", test_refused);
  fixture_test ("/goals/news", test_news);
  fixture_test ("/goals/states", test_states);
  fixture_test ("/goals/outcome", test_outcome);
  fixture_test ("/goals/outcome-through-introduction", test_outcome_through_introduction);
  fixture_test ("/goals/person-gone", test_person_gone);
  fixture_test ("/goals/merge", test_merge);
  fixture_test ("/goals/undo", test_undo);
  fixture_test ("/goals/many", test_many);
  fixture_test ("/goals/purge", test_purge);
  return g_test_run ();
}

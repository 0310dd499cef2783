#include "store-fixture.h"

#include "relnet-acquaintance-store.h"
#include "relnet-introduction-store.h"
#include "relnet-purge.h"

/* Whatever is wanted of the store, in one write. */
typedef struct
{
  RelnetIntroduction *introduction;
  gint64 id;
  RelnetIntroductionMove move;
  RelnetClock *clock;
  gint64 from, into;
} Write;

static gboolean
insert_func (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  Write *write = data;

  return relnet_introduction_store_insert (connection, changes, write->introduction, write->clock, error);
}

static gboolean
move_func (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  Write *write = data;

  return relnet_introduction_store_move (connection, changes, write->id, &write->move, write->clock, error);
}

static gboolean
merge_func (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  Write *write = data;

  return relnet_introduction_store_merge_person (connection, changes, write->from, write->into, error)
         && relnet_acquaintance_store_merge_person (connection, changes, write->from, write->into, error);
}

static gboolean
purge_func (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  guint n_left;

  return relnet_purge (connection, changes, data, &n_left, error);
}

static RelnetIntroduction *
make (gint64 first, gint64 second, gboolean with_reasons)
{
  RelnetIntroduction *introduction = relnet_introduction_new ();

  relnet_introduction_set_person (introduction, RELNET_SIDE_FIRST, first, "First", NULL, FALSE);
  relnet_introduction_set_person (introduction, RELNET_SIDE_SECOND, second, "Second", NULL, FALSE);
  if (with_reasons)
    {
      relnet_introduction_set_reason (introduction, RELNET_SIDE_FIRST, "Looks for an auditor");
      relnet_introduction_set_reason (introduction, RELNET_SIDE_SECOND, "Audits <b>social</b> impact");
    }
  return introduction;
}

static gint64
add (Fixture *fixture, gint64 first, gint64 second, gboolean with_reasons, GError **error)
{
  g_autoptr (RelnetIntroduction) introduction = make (first, second, with_reasons);
  Write write = { .introduction = introduction, .clock = fixture->clock };

  if (!relnet_database_write (fixture->database, insert_func, &write, error))
    return 0;
  return relnet_introduction_get_id (introduction);
}

static gboolean
move (Fixture *fixture, gint64 id, RelnetIntroductionState to, gboolean insist, GError **error)
{
  Write write = { .id = id, .move = { .to = to, .insist = insist, .outcome = "They signed" }, .clock = fixture->clock };

  return relnet_database_write (fixture->database, move_func, &write, error);
}

static RelnetIntroduction *
load (Fixture *fixture, gint64 id)
{
  GError *error = NULL;
  RelnetIntroduction *introduction
      = relnet_introduction_store_load (relnet_database_get_reader (fixture->database), id, &error);

  g_assert_no_error (error);
  return introduction;
}

static void
assert_state (Fixture *fixture, gint64 id, RelnetIntroductionState state)
{
  g_autoptr (RelnetIntroduction) introduction = load (fixture, id);

  g_assert_cmpint (relnet_introduction_get_state (introduction), ==, state);
}

static guint
count_traces (Fixture *fixture, gint64 person)
{
  g_autoptr (GPtrArray) page = relnet_interaction_store_load_page (relnet_database_get_reader (fixture->database),
                                                                   &(RelnetTimelineFilter){ .person_id = person }, NULL,
                                                                   100, NULL);
  guint n = 0;

  for (guint i = 0; i < page->len; i++)
    n += relnet_interaction_get_kind (g_ptr_array_index (page, i)) == RELNET_INTERACTION_INTRODUCTION;
  return n;
}

static guint
count_known (Fixture *fixture, gint64 person)
{
  g_autoptr (GPtrArray) known
      = relnet_acquaintance_store_load_of (relnet_database_get_reader (fixture->database), person, -1, NULL);

  return known->len;
}

/* From the idea to thanks, with what it leaves behind. */
static void
test_whole_way (Fixture *fixture, gconstpointer data)
{
  gint64 first = fixture_add_person (fixture, "Priya Raghunathan"), second = fixture_add_person (fixture, "Maëlle Kerdoncuff");
  g_autoptr (GError) error = NULL;
  gint64 id = add (fixture, first, second, TRUE, &error);
  g_autoptr (RelnetIntroduction) introduction = NULL;
  g_autoptr (GPtrArray) of_person = NULL;

  g_assert_no_error (error);
  for (int to = RELNET_INTRODUCTION_ASKED_FIRST; to <= RELNET_INTRODUCTION_THANKED; to++)
    {
      g_assert_cmpuint (relnet_introduction_store_count_open (relnet_database_get_reader (fixture->database)), ==,
                        to <= RELNET_INTRODUCTION_OUTCOME);
      g_assert_cmpuint (count_traces (fixture, first), ==, to > RELNET_INTRODUCTION_INTRODUCED);
      relnet_clock_set_now (fixture->clock, relnet_clock_get_now (fixture->clock) + 86400);
      g_assert_true (move (fixture, id, (RelnetIntroductionState) to, FALSE, &error));
      assert_state (fixture, id, (RelnetIntroductionState) to);
    }
  introduction = load (fixture, id);
  g_assert_cmpstr (relnet_introduction_get_text (introduction, RELNET_INTRODUCTION_OUTCOME_TEXT), ==, "They signed");
  g_assert_cmpstr (relnet_introduction_get_text (introduction, RELNET_INTRODUCTION_FIRST_AGREED_ON), ==, "2026-11-24");
  g_assert_cmpstr (relnet_introduction_get_text (introduction, RELNET_INTRODUCTION_SECOND_AGREED_ON), ==, "2026-11-25");
  g_assert_cmpint (relnet_introduction_get_state_before (introduction), ==, RELNET_INTRODUCTION_OUTCOME);
  g_assert_false (relnet_introduction_get_blind (introduction));
  g_assert_cmpuint (count_traces (fixture, second), ==, 1);
  g_assert_cmpuint (count_known (fixture, first), ==, 1);
  of_person = relnet_introduction_store_load_of (relnet_database_get_reader (fixture->database), second, NULL);
  g_assert_cmpuint (of_person->len, ==, 1);
}

/* What the rules refuse changes nothing, and the reason is told. */
static void
test_refused (Fixture *fixture, gconstpointer data)
{
  gint64 first = fixture_add_person (fixture, "Priya Raghunathan"), second = fixture_add_person (fixture, "Maëlle Kerdoncuff");
  gint64 bare = add (fixture, first, second, FALSE, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (move (fixture, bare, RELNET_INTRODUCTION_ASKED_FIRST, TRUE, &error));
  g_assert_error (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "Priya"));
  g_clear_error (&error);
  g_assert_false (move (fixture, bare, RELNET_INTRODUCTION_BOTH_AGREED, TRUE, &error));
  g_clear_error (&error);
  assert_state (fixture, bare, RELNET_INTRODUCTION_IDEA);
  g_assert_false (move (fixture, 4711, RELNET_INTRODUCTION_DECLINED, FALSE, &error));
  g_assert_error (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_NOT_FOUND);
}

/* Not both have agreed: only if the user insists, and it is remembered that it was blind. */
static void
test_blind (Fixture *fixture, gconstpointer data)
{
  gint64 first = fixture_add_person (fixture, "Priya Raghunathan"), second = fixture_add_person (fixture, "Maëlle Kerdoncuff");
  gint64 id = add (fixture, first, second, TRUE, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (RelnetIntroduction) introduction = NULL;

  g_assert_false (move (fixture, id, RELNET_INTRODUCTION_INTRODUCED, FALSE, &error));
  g_assert_error (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_cmpuint (count_traces (fixture, first), ==, 0);
  g_assert_true (move (fixture, id, RELNET_INTRODUCTION_INTRODUCED, TRUE, &error));
  introduction = load (fixture, id);
  g_assert_true (relnet_introduction_get_blind (introduction));
}

/* Oneself, nobody, the same pair again in either order: refused; once it ended, there may be another. */
static void
test_pairs (Fixture *fixture, gconstpointer data)
{
  gint64 first = fixture_add_person (fixture, "Priya Raghunathan"), second = fixture_add_person (fixture, "Maëlle Kerdoncuff");
  gint64 id = add (fixture, first, second, TRUE, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (add (fixture, first, first, TRUE, &error), ==, 0);
  g_assert_error (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_cmpint (add (fixture, first, 0, TRUE, &error), ==, 0);
  g_clear_error (&error);
  g_assert_cmpint (add (fixture, first, 999, TRUE, &error), ==, 0);
  g_assert_error (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_cmpint (add (fixture, second, first, TRUE, &error), ==, 0);
  g_assert_error (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (move (fixture, id, RELNET_INTRODUCTION_DECLINED, FALSE, NULL));
  g_assert_cmpint (add (fixture, second, first, TRUE, &error), !=, 0);
  g_assert_no_error (error);
}

/* Both refusals: the first says no, and the second does, of which the first is to be told. */
static void
test_refusals (Fixture *fixture, gconstpointer data)
{
  gint64 first = fixture_add_person (fixture, "Priya Raghunathan"), second = fixture_add_person (fixture, "Maëlle Kerdoncuff");
  gint64 id = add (fixture, first, second, TRUE, NULL);
  g_autoptr (RelnetIntroduction) by_first = NULL;
  g_autoptr (RelnetIntroduction) by_second = NULL;

  g_assert_true (move (fixture, id, RELNET_INTRODUCTION_ASKED_FIRST, FALSE, NULL));
  g_assert_true (move (fixture, id, RELNET_INTRODUCTION_DECLINED, FALSE, NULL));
  by_first = load (fixture, id);
  g_assert_cmpint (relnet_introduction_get_ender (by_first), ==, RELNET_SIDE_FIRST);
  g_assert_cmpint (relnet_introduction_get_to_tell (by_first), ==, RELNET_SIDE_NONE);
  id = add (fixture, first, second, TRUE, NULL);
  g_assert_true (move (fixture, id, RELNET_INTRODUCTION_ASKED_FIRST, FALSE, NULL));
  g_assert_true (move (fixture, id, RELNET_INTRODUCTION_ASKED_SECOND, FALSE, NULL));
  g_assert_true (move (fixture, id, RELNET_INTRODUCTION_DECLINED, FALSE, NULL));
  by_second = load (fixture, id);
  g_assert_cmpint (relnet_introduction_get_ender (by_second), ==, RELNET_SIDE_SECOND);
  g_assert_cmpint (relnet_introduction_get_to_tell (by_second), ==, RELNET_SIDE_FIRST);
  relnet_introduction_store_tell_async (fixture->database, by_second, fixture->clock, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  g_assert_no_error (fixture->error);
  g_clear_object (&by_second);
  by_second = load (fixture, id);
  g_assert_cmpint (relnet_introduction_get_to_tell (by_second), ==, RELNET_SIDE_NONE);
  fixture_undo (fixture);
  g_clear_object (&by_second);
  by_second = load (fixture, id);
  g_assert_cmpint (relnet_introduction_get_to_tell (by_second), ==, RELNET_SIDE_FIRST);
}

/* Each act is taken back by undo, as if it had not been. */
static void
test_undo (Fixture *fixture, gconstpointer data)
{
  gint64 first = fixture_add_person (fixture, "Priya Raghunathan"), second = fixture_add_person (fixture, "Maëlle Kerdoncuff");
  g_autoptr (RelnetIntroduction) introduction = make (first, second, TRUE);
  g_autoptr (GError) error = NULL;
  gint64 id;

  relnet_introduction_store_save_async (fixture->database, introduction, fixture->clock, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  g_assert_no_error (fixture->error);
  id = relnet_introduction_get_id (introduction);
  for (int to = RELNET_INTRODUCTION_ASKED_FIRST; to <= RELNET_INTRODUCTION_INTRODUCED; to++)
    {
      relnet_introduction_store_move_async (fixture->database, introduction,
                                            &(RelnetIntroductionMove){ .to = (RelnetIntroductionState) to }, fixture->clock,
                                            NULL, fixture_done_boolean, fixture);
      fixture_wait (fixture);
      g_assert_no_error (fixture->error);
    }
  g_assert_cmpuint (count_traces (fixture, first), ==, 1);
  fixture_undo (fixture);
  assert_state (fixture, id, RELNET_INTRODUCTION_BOTH_AGREED);
  g_assert_cmpuint (count_traces (fixture, first), ==, 0);
  g_assert_cmpuint (count_known (fixture, first), ==, 0);
  for (int i = 0; i < 3; i++)
    fixture_undo (fixture);
  assert_state (fixture, id, RELNET_INTRODUCTION_IDEA);
  relnet_introduction_set_reason (introduction, RELNET_SIDE_FIRST, "Another reason");
  relnet_introduction_store_save_async (fixture->database, introduction, fixture->clock, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  fixture_undo (fixture);
  {
    g_autoptr (RelnetIntroduction) stored = load (fixture, id);

    g_assert_cmpstr (relnet_introduction_get_reason (stored, RELNET_SIDE_FIRST), ==, "Looks for an auditor");
  }
  relnet_introduction_store_delete_async (fixture->database, introduction, fixture->clock, NULL, fixture_done_boolean,
                                          fixture);
  fixture_wait (fixture);
  g_assert_null (relnet_introduction_store_load (relnet_database_get_reader (fixture->database), id, &error));
  g_assert_error (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_NOT_FOUND);
  fixture_undo (fixture);
  assert_state (fixture, id, RELNET_INTRODUCTION_IDEA);
  fixture_undo (fixture);
  g_assert_cmpuint (relnet_introduction_store_count_open (relnet_database_get_reader (fixture->database)), ==, 0);
}

/* A step that was a mistake is taken back any time later, with what it left behind. */
static void
test_step_back (Fixture *fixture, gconstpointer data)
{
  gint64 first = fixture_add_person (fixture, "Priya Raghunathan"), second = fixture_add_person (fixture, "Maëlle Kerdoncuff");
  gint64 id = add (fixture, first, second, TRUE, NULL);
  static const RelnetIntroductionState way[]
      = { RELNET_INTRODUCTION_ASKED_FIRST, RELNET_INTRODUCTION_ASKED_SECOND, RELNET_INTRODUCTION_BOTH_AGREED,
          RELNET_INTRODUCTION_INTRODUCED };

  for (guint i = 0; i < G_N_ELEMENTS (way); i++)
    {
      if (i == 1)
        {
          g_autoptr (RelnetIntroduction) asked = load (fixture, id);

          relnet_introduction_store_agree_async (fixture->database, asked, fixture->clock, NULL, fixture_done_boolean,
                                                 fixture);
          fixture_wait (fixture);
          g_assert_no_error (fixture->error);
        }
      g_assert_true (move (fixture, id, way[i], FALSE, NULL));
    }
  for (int i = (int) G_N_ELEMENTS (way) - 2; i >= -1; i--)
    {
      g_autoptr (RelnetIntroduction) introduction = load (fixture, id);

      relnet_introduction_store_step_back_async (fixture->database, introduction, fixture->clock, NULL,
                                                 fixture_done_boolean, fixture);
      fixture_wait (fixture);
      g_assert_no_error (fixture->error);
      assert_state (fixture, id, i >= 0 ? way[i] : RELNET_INTRODUCTION_IDEA);
      g_assert_cmpuint (count_traces (fixture, second), ==, 0);
      g_assert_cmpuint (count_known (fixture, second), ==, 0);
    }
  {
    g_autoptr (RelnetIntroduction) introduction = load (fixture, id);

    relnet_introduction_store_step_back_async (fixture->database, introduction, fixture->clock, NULL, fixture_done_boolean,
                                               fixture);
    fixture_wait (fixture);
    g_assert_error (fixture->error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_INVALID);
  }
}

/* Somebody deleted, then purged: the name stays; two merged: their introductions are one person's. */
static void
test_gone_and_merged (Fixture *fixture, gconstpointer data)
{
  gint64 first = fixture_add_person (fixture, "Priya Raghunathan"), second = fixture_add_person (fixture, "Maëlle Kerdoncuff");
  gint64 third = fixture_add_person (fixture, "M. Kerdoncuff");
  gint64 id = add (fixture, first, second, TRUE, NULL), other = add (fixture, second, third, TRUE, NULL);
  Write write = { .from = third, .into = second, .clock = fixture->clock };
  g_autoptr (GError) error = NULL;
  g_autoptr (RelnetIntroduction) introduction = NULL;

  g_assert_true (relnet_database_write (fixture->database, merge_func, &write, &error));
  g_assert_no_error (error);
  g_assert_null (relnet_introduction_store_load (relnet_database_get_reader (fixture->database), other, NULL));
  relnet_person_store_delete_async (fixture->database, second, fixture->clock, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  introduction = load (fixture, id);
  g_assert_true (relnet_introduction_is_gone (introduction, RELNET_SIDE_SECOND));
  g_clear_object (&introduction);
  relnet_clock_set_now (fixture->clock, relnet_clock_get_now (fixture->clock) + 40 * 86400);
  g_assert_true (relnet_database_write (fixture->database, purge_func, fixture->clock, &error));
  g_assert_no_error (error);
  introduction = load (fixture, id);
  g_assert_cmpint (relnet_introduction_get_person_id (introduction, RELNET_SIDE_SECOND), ==, 0);
  g_assert_cmpstr (relnet_introduction_get_name (introduction, RELNET_SIDE_SECOND), ==, "Maëlle Kerdoncuff");
  g_assert_false (move (fixture, id, RELNET_INTRODUCTION_ASKED_FIRST, FALSE, NULL));
  g_assert_true (move (fixture, id, RELNET_INTRODUCTION_DECLINED, FALSE, NULL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/introduction-store/whole-way", test_whole_way);
  fixture_test ("/introduction-store/refused", test_refused);
  fixture_test ("/introduction-store/blind", test_blind);
  fixture_test ("/introduction-store/pairs", test_pairs);
  fixture_test ("/introduction-store/refusals", test_refusals);
  fixture_test ("/introduction-store/undo", test_undo);
  fixture_test ("/introduction-store/step-back", test_step_back);
  fixture_test ("/introduction-store/gone-and-merged", test_gone_and_merged);
  return g_test_run ();
}

/* Each act of the practices is taken back whole: the database, every table of it, is as it was before; and done again it is as
 * it was after. */

#include "store-fixture.h"
#include "table-hash.h"

#include "relnet-acquaintance-store.h"
#include "relnet-favour-store.h"
#include "relnet-follow-up-store.h"
#include "relnet-introduction-store.h"
#include "relnet-promise-store.h"
#include "relnet-reconnect-store.h"
#include "relnet-referral-store.h"

#define TODAY "2026-11-22"

/* What the act before has left. */
typedef struct
{
  gint64 nadia, tom;
  RelnetPromise *promise;
  RelnetFavour *favour;
  RelnetIntroduction *introduction;
} World;

typedef void (*ActFunc) (Fixture *fixture, World *world);

static RelnetConnection *
reader (Fixture *fixture)
{
  return relnet_database_get_reader (fixture->database);
}

static void
save_promise (Fixture *fixture, World *world)
{
  relnet_promise_store_save_async (fixture->database, world->promise, fixture->clock, NULL, fixture_done_boolean, fixture);
}

static void
make_promise (Fixture *fixture, World *world, gboolean mine)
{
  g_clear_object (&world->promise);
  world->promise = relnet_promise_new ();
  relnet_promise_set_person (world->promise, world->nadia, "");
  relnet_promise_set_mine (world->promise, mine);
  relnet_promise_set_what (world->promise, "Send <b>the grid</b> &amp; more");
  relnet_promise_set_made_on (world->promise, "2026-11-04");
  relnet_promise_set_due (world->promise, mine ? "2026-11-10" : "");
  save_promise (fixture, world);
}

static void
promise_made (Fixture *fixture, World *world)
{
  make_promise (fixture, world, TRUE);
}

static void
promise_of_theirs (Fixture *fixture, World *world)
{
  make_promise (fixture, world, FALSE);
}

static void
promise_edited (Fixture *fixture, World *world)
{
  relnet_promise_set_what (world->promise, "Send two grids");
  relnet_promise_set_due (world->promise, "2026-11-12");
  save_promise (fixture, world);
}

static void
promise_put_off (Fixture *fixture, World *world)
{
  relnet_promise_set_snoozed_until (world->promise, "2026-12-01");
  save_promise (fixture, world);
}

static void
promise_at_risk_said (Fixture *fixture, World *world)
{
  relnet_promise_set_warned_on (world->promise, TODAY);
  save_promise (fixture, world);
}

static void
set_promise_state (Fixture *fixture, World *world, RelnetPromiseState state)
{
  relnet_promise_store_set_state_async (fixture->database, relnet_promise_get_id (world->promise), state, fixture->clock, NULL,
                                        fixture_done_boolean, fixture);
}

/* Twelve days after its day. */
static void
promise_kept_late (Fixture *fixture, World *world)
{
  set_promise_state (fixture, world, RELNET_PROMISE_KEPT);
}

static void
promise_open_again (Fixture *fixture, World *world)
{
  set_promise_state (fixture, world, RELNET_PROMISE_OPEN);
}

static void
promise_withdrawn (Fixture *fixture, World *world)
{
  set_promise_state (fixture, world, RELNET_PROMISE_WITHDRAWN);
}

static void
promise_deleted (Fixture *fixture, World *world)
{
  relnet_promise_store_delete_async (fixture->database, relnet_promise_get_id (world->promise), fixture->clock, NULL,
                                     fixture_done_boolean, fixture);
}

static void
save_favour (Fixture *fixture, World *world)
{
  relnet_favour_store_save_async (fixture->database, world->favour, fixture->clock, NULL, fixture_done_boolean, fixture);
}

static void
make_favour (Fixture *fixture, World *world, RelnetFavourKind kind, RelnetFavourWeight weight)
{
  g_clear_object (&world->favour);
  world->favour = relnet_favour_new ();
  relnet_favour_set_person (world->favour, world->tom, "");
  relnet_favour_set_kind (world->favour, kind);
  relnet_favour_set_weight (world->favour, weight);
  relnet_favour_set_what (world->favour, "Read <i>the note</i>");
  relnet_favour_set_date (world->favour, "2026-11-10");
  save_favour (fixture, world);
}

static void
favour_given (Fixture *fixture, World *world)
{
  make_favour (fixture, world, RELNET_FAVOUR_GIVEN, RELNET_FAVOUR_LARGE);
}

static void
set_thanked (Fixture *fixture, World *world, gboolean thanked)
{
  relnet_favour_store_set_thanked_async (fixture->database, relnet_favour_get_id (world->favour), thanked, fixture->clock, NULL,
                                         fixture_done_boolean, fixture);
}

static void
thanks_said (Fixture *fixture, World *world)
{
  set_thanked (fixture, world, TRUE);
}

static void
thanks_taken_back (Fixture *fixture, World *world)
{
  set_thanked (fixture, world, FALSE);
}

static void
favour_received (Fixture *fixture, World *world)
{
  make_favour (fixture, world, RELNET_FAVOUR_RECEIVED, RELNET_FAVOUR_MEDIUM);
}

static void
favour_edited (Fixture *fixture, World *world)
{
  relnet_favour_set_weight (world->favour, RELNET_FAVOUR_SMALL);
  relnet_favour_set_date (world->favour, "2026-11-12");
  save_favour (fixture, world);
}

static void
thanked_for_all (Fixture *fixture, World *world)
{
  relnet_favour_store_thank_async (fixture->database, world->tom, fixture->clock, NULL, fixture_done_boolean, fixture);
}

/* Thanks for nothing that was noted. */
static void
thanked_for_nothing (Fixture *fixture, World *world)
{
  relnet_favour_store_thank_async (fixture->database, world->nadia, fixture->clock, NULL, fixture_done_boolean, fixture);
}

static void
asked (Fixture *fixture, World *world)
{
  make_favour (fixture, world, RELNET_FAVOUR_ASKED, RELNET_FAVOUR_SMALL);
}

static void
answer (Fixture *fixture, World *world, gboolean granted)
{
  relnet_favour_store_answer_async (fixture->database, relnet_favour_get_id (world->favour), granted, fixture->clock, NULL,
                                    fixture_done_boolean, fixture);
}

static void
ask_granted (Fixture *fixture, World *world)
{
  answer (fixture, world, TRUE);
}

static void
ask_declined (Fixture *fixture, World *world)
{
  answer (fixture, world, FALSE);
}

static void
favour_deleted (Fixture *fixture, World *world)
{
  relnet_favour_store_delete_async (fixture->database, relnet_favour_get_id (world->favour), fixture->clock, NULL,
                                    fixture_done_boolean, fixture);
}

static void
introduction_noted (Fixture *fixture, World *world)
{
  g_clear_object (&world->introduction);
  world->introduction = relnet_introduction_new ();
  relnet_introduction_set_person (world->introduction, RELNET_SIDE_FIRST, world->nadia, "Nadia", NULL, FALSE);
  relnet_introduction_set_person (world->introduction, RELNET_SIDE_SECOND, world->tom, "Tom", NULL, FALSE);
  relnet_introduction_set_reason (world->introduction, RELNET_SIDE_FIRST, "Looks for an auditor");
  relnet_introduction_set_reason (world->introduction, RELNET_SIDE_SECOND, "Audits");
  relnet_introduction_store_save_async (fixture->database, world->introduction, fixture->clock, NULL, fixture_done_boolean,
                                        fixture);
}

static void
introduction_edited (Fixture *fixture, World *world)
{
  relnet_introduction_set_reason (world->introduction, RELNET_SIDE_FIRST, "Looks for two auditors");
  relnet_introduction_set_text (world->introduction, RELNET_INTRODUCTION_NOTE, "In spring");
  relnet_introduction_store_save_async (fixture->database, world->introduction, fixture->clock, NULL, fixture_done_boolean,
                                        fixture);
}

static void
move_to (Fixture *fixture, World *world, RelnetIntroductionState to)
{
  const RelnetIntroductionMove move = { .to = to, .outcome = to == RELNET_INTRODUCTION_OUTCOME ? "They signed" : NULL };
  g_autoptr (RelnetIntroduction) stored
      = relnet_introduction_store_load (reader (fixture), relnet_introduction_get_id (world->introduction), NULL);

  relnet_introduction_store_move_async (fixture->database, stored, &move, fixture->clock, NULL, fixture_done_boolean, fixture);
}

static void
first_asked (Fixture *fixture, World *world)
{
  move_to (fixture, world, RELNET_INTRODUCTION_ASKED_FIRST);
}

static void
first_agreed (Fixture *fixture, World *world)
{
  relnet_introduction_store_agree_async (fixture->database, world->introduction, fixture->clock, NULL, fixture_done_boolean,
                                         fixture);
}

static void
second_asked (Fixture *fixture, World *world)
{
  move_to (fixture, world, RELNET_INTRODUCTION_ASKED_SECOND);
}

static void
second_refused (Fixture *fixture, World *world)
{
  move_to (fixture, world, RELNET_INTRODUCTION_DECLINED);
}

static void
first_told (Fixture *fixture, World *world)
{
  relnet_introduction_store_tell_async (fixture->database, world->introduction, fixture->clock, NULL, fixture_done_boolean,
                                        fixture);
}

static void
stepped_back (Fixture *fixture, World *world)
{
  relnet_introduction_store_step_back_async (fixture->database, world->introduction, fixture->clock, NULL,
                                             fixture_done_boolean, fixture);
}

static void
both_agreed (Fixture *fixture, World *world)
{
  move_to (fixture, world, RELNET_INTRODUCTION_BOTH_AGREED);
}

static void
introduced (Fixture *fixture, World *world)
{
  move_to (fixture, world, RELNET_INTRODUCTION_INTRODUCED);
}

static void
outcome_noted (Fixture *fixture, World *world)
{
  move_to (fixture, world, RELNET_INTRODUCTION_OUTCOME);
}

static void
introduction_thanked (Fixture *fixture, World *world)
{
  move_to (fixture, world, RELNET_INTRODUCTION_THANKED);
}

static void
introduction_deleted (Fixture *fixture, World *world)
{
  relnet_introduction_store_delete_async (fixture->database, world->introduction, fixture->clock, NULL, fixture_done_boolean,
                                          fixture);
}

static void
known (Fixture *fixture, World *world)
{
  relnet_acquaintance_store_set_async (fixture->database, world->nadia, world->tom, RELNET_ACQUAINTANCE_COLLEAGUE, "Lumen",
                                       fixture->clock, NULL, fixture_done_boolean, fixture);
}

static void
known_otherwise (Fixture *fixture, World *world)
{
  relnet_acquaintance_store_set_async (fixture->database, world->tom, world->nadia, RELNET_ACQUAINTANCE_FAMILY, "",
                                       fixture->clock, NULL, fixture_done_boolean, fixture);
}

static void
not_known (Fixture *fixture, World *world)
{
  relnet_acquaintance_store_remove_async (fixture->database, world->nadia, world->tom, fixture->clock, NULL,
                                          fixture_done_boolean, fixture);
}

static void
refused_as_known (Fixture *fixture, World *world)
{
  relnet_acquaintance_store_refuse_async (fixture->database, world->nadia, world->tom, fixture->clock, NULL,
                                          fixture_done_boolean, fixture);
}

static void
introduced_to_me (Fixture *fixture, World *world)
{
  relnet_referral_store_set_async (fixture->database, world->nadia, world->tom, fixture->clock, NULL, fixture_done_boolean,
                                   fixture);
}

static void
introduced_by_nobody (Fixture *fixture, World *world)
{
  relnet_referral_store_set_async (fixture->database, world->nadia, 0, fixture->clock, NULL, fixture_done_boolean, fixture);
}

static void
not_now (Fixture *fixture, World *world)
{
  relnet_reconnect_store_put_off_async (fixture->database, world->nadia, "2027-01-10", fixture->clock, NULL,
                                        fixture_done_boolean, fixture);
}

static void
left_to_rest (Fixture *fixture, World *world)
{
  relnet_reconnect_store_set_resting_async (fixture->database, world->nadia, TRUE, fixture->clock, NULL, fixture_done_boolean,
                                            fixture);
}

static void
suggested_again (Fixture *fixture, World *world)
{
  relnet_reconnect_store_set_resting_async (fixture->database, world->nadia, FALSE, fixture->clock, NULL, fixture_done_boolean,
                                            fixture);
}

static void
paused (Fixture *fixture, World *world)
{
  relnet_follow_up_store_pause_person_async (fixture->database, world->nadia, "2027-01-10", NULL, fixture_done_boolean,
                                             fixture);
}

#define ACT(function) { #function, function }

/* In an order in which each finds what it needs. */
static const struct
{
  const char *name;
  ActFunc act;
} acts[] = {
  ACT (promise_made),
  ACT (promise_edited),
  ACT (promise_put_off),
  ACT (promise_at_risk_said),
  ACT (promise_kept_late),
  ACT (promise_open_again),
  ACT (promise_withdrawn),
  ACT (promise_deleted),
  ACT (promise_of_theirs),
  ACT (promise_kept_late),
  ACT (favour_given),
  ACT (thanks_said),
  ACT (thanks_taken_back),
  ACT (favour_received),
  ACT (favour_edited),
  ACT (thanked_for_all),
  ACT (thanked_for_nothing),
  ACT (favour_deleted),
  ACT (asked),
  ACT (ask_declined),
  ACT (favour_deleted),
  ACT (asked),
  ACT (ask_granted),
  ACT (thanks_said),
  ACT (introduction_noted),
  ACT (introduction_edited),
  ACT (first_asked),
  ACT (first_agreed),
  ACT (second_asked),
  ACT (second_refused),
  ACT (first_told),
  ACT (stepped_back),
  ACT (both_agreed),
  ACT (introduced),
  ACT (outcome_noted),
  ACT (introduction_thanked),
  ACT (introduction_deleted),
  ACT (known_otherwise),
  ACT (known),
  ACT (refused_as_known),
  ACT (known),
  ACT (not_known),
  ACT (introduced_to_me),
  ACT (introduced_by_nobody),
  ACT (not_now),
  ACT (left_to_rest),
  ACT (suggested_again),
  ACT (paused),
};

static void
test_each (Fixture *fixture, gconstpointer data)
{
  World world = { fixture_add_person (fixture, "Nadia <b>Okoro</b>"), fixture_add_person (fixture, "Tom &amp; Quill"), NULL, NULL,
                  NULL };

  /* So that closeness and its summaries have something to say. */
  for (int year = 2019; year < 2024; year++)
    {
      g_autofree char *date = g_strdup_printf ("%d-03-10", year);

      fixture_log (fixture, world.nadia, RELNET_CHANNEL_IN_PERSON, date, "At Lyon");
      fixture_log (fixture, world.tom, RELNET_CHANNEL_EMAIL, date, "About Lyon");
    }
  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    {
      g_autofree char *before = hash_tables (reader (fixture));
      g_autofree char *after = NULL, *undone = NULL, *redone = NULL;

      g_test_message ("%s", acts[i].name);
      acts[i].act (fixture, &world);
      fixture_wait (fixture);
      g_assert_no_error (fixture->error);
      after = hash_tables (reader (fixture));
      g_assert_cmpstr (after, !=, before);
      fixture_undo (fixture);
      undone = hash_tables (reader (fixture));
      g_assert_cmpstr (undone, ==, before);
      relnet_database_redo_async (fixture->database, NULL, fixture_undone, fixture);
      fixture_wait (fixture);
      g_assert_no_error (fixture->error);
      redone = hash_tables (reader (fixture));
      g_assert_cmpstr (redone, ==, after);
    }
  g_clear_object (&world.promise);
  g_clear_object (&world.favour);
  g_clear_object (&world.introduction);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/acts-undone/each", test_each);
  return g_test_run ();
}

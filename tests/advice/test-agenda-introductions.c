#include "store-fixture.h"

#include "relnet-agenda-acts.h"
#include "relnet-agenda-day.h"
#include "relnet-follow-up-store.h"
#include "relnet-introduction-store.h"

/* What the agenda says of introductions on the day of the clock. */
static GPtrArray *
read_entries (Fixture *fixture)
{
  g_autofree char *today = relnet_clock_dup_today (fixture->clock);
  GError *error = NULL;
  g_autoptr (RelnetAgendaDay) day
      = relnet_agenda_day_read (relnet_database_get_reader (fixture->database), today, -1, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (day->counts[RELNET_AGENDA_INTRODUCTION], ==, day->entries[RELNET_AGENDA_INTRODUCTION]->len);
  return g_ptr_array_ref (day->entries[RELNET_AGENDA_INTRODUCTION]);
}

static void
assert_entry (Fixture *fixture, const char *reason)
{
  g_autoptr (GPtrArray) entries = read_entries (fixture);
  g_autofree char *said
      = entries->len > 0 ? relnet_agenda_entry_dup_reason (g_ptr_array_index (entries, 0)) : g_strdup ("");

  g_assert_cmpuint (entries->len, <=, 1);
  g_assert_cmpstr (said, ==, reason);
}

static void
pass_days (Fixture *fixture, int days)
{
  relnet_clock_set_now (fixture->clock, relnet_clock_get_now (fixture->clock) + days * 86400);
}

static RelnetIntroduction *
add (Fixture *fixture)
{
  RelnetIntroduction *introduction = relnet_introduction_new ();

  relnet_introduction_set_person (introduction, RELNET_SIDE_FIRST, fixture_add_person (fixture, "Priya Raghunathan"),
                                  "Priya Raghunathan", NULL, FALSE);
  relnet_introduction_set_person (introduction, RELNET_SIDE_SECOND, fixture_add_person (fixture, "Maëlle Kerdoncuff"),
                                  "Maëlle Kerdoncuff", NULL, FALSE);
  relnet_introduction_set_reason (introduction, RELNET_SIDE_FIRST, "One");
  relnet_introduction_set_reason (introduction, RELNET_SIDE_SECOND, "Other");
  relnet_introduction_store_save_async (fixture->database, introduction, fixture->clock, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  g_assert_no_error (fixture->error);
  return introduction;
}

static void
move (Fixture *fixture, RelnetIntroduction *introduction, RelnetIntroductionState to)
{
  relnet_introduction_store_move_async (fixture->database, introduction, &(RelnetIntroductionMove){ .to = to },
                                        fixture->clock, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  g_assert_no_error (fixture->error);
}

static void
finish_act (GObject *object, GAsyncResult *result, gpointer data)
{
  Fixture *fixture = data;

  g_clear_error (&fixture->error);
  relnet_agenda_act_finish (RELNET_DATABASE (object), result, &fixture->error);
  fixture->done = TRUE;
}

static void
press_done (Fixture *fixture)
{
  g_autoptr (GPtrArray) entries = read_entries (fixture);

  relnet_agenda_done_async (fixture->database, fixture->clock,
                            relnet_agenda_entry_get_key (g_ptr_array_index (entries, 0)), 0, NULL, finish_act, fixture);
  fixture_wait (fixture);
  g_assert_no_error (fixture->error);
}

static RelnetIntroductionState
get_state (Fixture *fixture, RelnetIntroduction *introduction)
{
  g_autoptr (RelnetIntroduction) stored = relnet_introduction_store_load (
      relnet_database_get_reader (fixture->database), relnet_introduction_get_id (introduction), NULL);

  return relnet_introduction_get_state (stored);
}

/* Nothing of an idea; of each wait once it is long; and done moves on, or gives as much time again. */
static void
test_whole_way (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RelnetIntroduction) introduction = add (fixture);

  pass_days (fixture, 60);
  assert_entry (fixture, "");
  move (fixture, introduction, RELNET_INTRODUCTION_ASKED_FIRST);
  pass_days (fixture, 4);
  assert_entry (fixture, "");
  pass_days (fixture, 1);
  assert_entry (fixture, "Waiting for Priya, 5 days · Nudge Priya");
  press_done (fixture);
  assert_entry (fixture, "");
  pass_days (fixture, 5);
  assert_entry (fixture, "Waiting for Priya, 10 days · Nudge Priya");
  move (fixture, introduction, RELNET_INTRODUCTION_ASKED_SECOND);
  assert_entry (fixture, "");
  pass_days (fixture, 6);
  assert_entry (fixture, "Priya said yes · Waiting for Maëlle, 6 days");
  move (fixture, introduction, RELNET_INTRODUCTION_BOTH_AGREED);
  pass_days (fixture, 1);
  press_done (fixture);
  g_assert_cmpint (get_state (fixture, introduction), ==, RELNET_INTRODUCTION_INTRODUCED);
  pass_days (fixture, 13);
  assert_entry (fixture, "");
  pass_days (fixture, 1);
  press_done (fixture);
  g_assert_cmpint (get_state (fixture, introduction), ==, RELNET_INTRODUCTION_INTRODUCED);
  assert_entry (fixture, "");
  move (fixture, introduction, RELNET_INTRODUCTION_OUTCOME);
  pass_days (fixture, 7);
  assert_entry (fixture, "Time to say thank you");
  press_done (fixture);
  g_assert_cmpint (get_state (fixture, introduction), ==, RELNET_INTRODUCTION_THANKED);
  pass_days (fixture, 100);
  assert_entry (fixture, "");
}

/* The first said yes and waits: she is to be told at once, and until then every day. */
static void
test_to_tell (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RelnetIntroduction) introduction = add (fixture);
  g_autoptr (GPtrArray) entries = NULL;

  move (fixture, introduction, RELNET_INTRODUCTION_ASKED_FIRST);
  move (fixture, introduction, RELNET_INTRODUCTION_ASKED_SECOND);
  move (fixture, introduction, RELNET_INTRODUCTION_DECLINED);
  assert_entry (fixture, "Maëlle preferred not to · Priya is still to be told");
  entries = read_entries (fixture);
  g_assert_cmpint (relnet_agenda_entry_get_person_id (g_ptr_array_index (entries, 0)), ==,
                   relnet_introduction_get_person_id (introduction, RELNET_SIDE_FIRST));
  g_assert_cmpstr (relnet_agenda_entry_get_situation (g_ptr_array_index (entries, 0)), ==, "introduction-decline");
  g_assert_cmpstr (relnet_agenda_entry_get_other_name (g_ptr_array_index (entries, 0)), ==, "Maëlle Kerdoncuff");
  press_done (fixture);
  assert_entry (fixture, "");
  fixture_undo (fixture);
  assert_entry (fixture, "Maëlle preferred not to · Priya is still to be told");
}

/* Who refuses before anybody else was asked leaves nobody waiting; who is paused or gone is left in peace. */
static void
test_left_in_peace (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RelnetIntroduction) introduction = add (fixture);
  gint64 second = relnet_introduction_get_person_id (introduction, RELNET_SIDE_SECOND);

  move (fixture, introduction, RELNET_INTRODUCTION_ASKED_FIRST);
  pass_days (fixture, 30);
  relnet_follow_up_store_pause_person_async (fixture->database, second, "2027-02-01", NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  assert_entry (fixture, "");
  fixture_undo (fixture);
  relnet_person_store_delete_async (fixture->database, second, fixture->clock, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  assert_entry (fixture, "");
  fixture_undo (fixture);
  relnet_agenda_snooze_async (fixture->database, fixture->clock, "introduction:1:2026-11-27", "2026-12-30", NULL, finish_act,
                              fixture);
  fixture_wait (fixture);
  g_assert_no_error (fixture->error);
  assert_entry (fixture, "");
  pass_days (fixture, 10);
  assert_entry (fixture, "Waiting for Priya, 40 days · Nudge Priya");
  move (fixture, introduction, RELNET_INTRODUCTION_DECLINED);
  pass_days (fixture, 30);
  assert_entry (fixture, "");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/agenda-introductions/whole-way", test_whole_way);
  fixture_test ("/agenda-introductions/to-tell", test_to_tell);
  fixture_test ("/agenda-introductions/left-in-peace", test_left_in_peace);
  return g_test_run ();
}

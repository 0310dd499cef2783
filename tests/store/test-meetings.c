/* Meetings, questions, and what is noted after a meeting: stored, undone, and with people who go or become one. */

#include "store-fixture.h"

#include "relnet-after-meeting.h"
#include "relnet-favour-store.h"
#include "relnet-follow-up-store.h"
#include "relnet-introduction-store.h"
#include "relnet-meeting-store.h"
#include "relnet-promise-store.h"
#include "relnet-question-store.h"
#include "table-hash.h"

#define TODAY "2026-11-22"

static gint64
count (Fixture *fixture, const char *sql)
{
  return relnet_connection_query_int (relnet_database_get_reader (fixture->database), sql, -1);
}

static RelnetMeeting *
plan (Fixture *fixture, gint64 person, const char *day, const char *time)
{
  RelnetMeeting *meeting = relnet_meeting_new ();

  relnet_meeting_set_start (meeting, day, time);
  relnet_meeting_set_minutes (meeting, 60);
  relnet_meeting_set_place (meeting, "  Café Mollien ");
  relnet_meeting_set_purpose (meeting, "Know whether they decide before spring");
  relnet_meeting_add_person (meeting, person, "Sofia Lindqvist");
  relnet_meeting_store_save_async (fixture->database, meeting, fixture->clock, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  g_assert_no_error (fixture->error);
  return meeting;
}

static void
test_plan (Fixture *fixture, gconstpointer data)
{
  RelnetConnection *reader = relnet_database_get_reader (fixture->database);
  gint64 sofia = fixture_add_person (fixture, "Sofia Lindqvist"), greta = fixture_add_person (fixture, "Greta Hollenberg");
  g_autoptr (RelnetMeeting) meeting = plan (fixture, sofia, "2026-11-23", "10:00");
  g_autoptr (RelnetMeeting) stored = relnet_meeting_store_load (reader, relnet_meeting_get_id (meeting), NULL);
  g_autoptr (RelnetMeeting) changed = NULL;

  g_assert_cmpstr (relnet_meeting_get_day (stored), ==, "2026-11-23");
  g_assert_cmpstr (relnet_meeting_get_time (stored), ==, "10:00");
  g_assert_cmpint (relnet_meeting_get_minutes (stored), ==, 60);
  g_assert_cmpstr (relnet_meeting_get_place (stored), ==, "Café Mollien");
  g_assert_cmpint (relnet_meeting_get_n_people (stored), ==, 1);
  g_assert_cmpstr (relnet_database_get_undo_label (fixture->database), ==, "Meeting with Sofia Lindqvist planned");

  /* Somebody more comes, and it is later. */
  relnet_meeting_add_person (stored, greta, "Greta Hollenberg");
  relnet_meeting_set_start (stored, "2026-11-24", "");
  relnet_meeting_store_save_async (fixture->database, stored, fixture->clock, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  g_assert_no_error (fixture->error);
  changed = relnet_meeting_store_load (reader, relnet_meeting_get_id (meeting), NULL);
  g_assert_cmpint (relnet_meeting_get_n_people (changed), ==, 2);
  g_assert_cmpstr (relnet_meeting_get_time (changed), ==, "");
  fixture_undo (fixture);
  g_clear_object (&changed);
  changed = relnet_meeting_store_load (reader, relnet_meeting_get_id (meeting), NULL);
  g_assert_cmpint (relnet_meeting_get_n_people (changed), ==, 1);
  g_assert_cmpstr (relnet_meeting_get_day (changed), ==, "2026-11-23");
  fixture_undo (fixture);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM meeting"), ==, 0);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM meeting_person"), ==, 0);
}

static void
test_nonsense (Fixture *fixture, gconstpointer data)
{
  gint64 sofia = fixture_add_person (fixture, "Sofia Lindqvist");
  static const struct
  {
    const char *day;
    const char *time;
    gboolean with_person;
  } cases[] = { { "2026-02-30", "", TRUE }, { "tomorrow", "", TRUE }, { "2026-11-23", "25:00", TRUE }, { "2026-11-23", "9", TRUE },
                { "2026-11-23", "", FALSE } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RelnetMeeting) meeting = relnet_meeting_new ();

      relnet_meeting_set_start (meeting, cases[i].day, cases[i].time);
      if (cases[i].with_person)
        relnet_meeting_add_person (meeting, sofia, "Sofia Lindqvist");
      relnet_meeting_store_save_async (fixture->database, meeting, fixture->clock, NULL, fixture_done_boolean, fixture);
      fixture_wait (fixture);
      g_assert_error (fixture->error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_INVALID);
    }
  {
    g_autoptr (RelnetMeeting) meeting = relnet_meeting_new ();

    relnet_meeting_set_start (meeting, "2026-11-23", "");
    relnet_meeting_add_person (meeting, 4711, "Nobody");
    relnet_meeting_store_save_async (fixture->database, meeting, fixture->clock, NULL, fixture_done_boolean, fixture);
    fixture_wait (fixture);
    g_assert_error (fixture->error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_NOT_FOUND);
  }
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM meeting"), ==, 0);
}

static void
test_states (Fixture *fixture, gconstpointer data)
{
  RelnetConnection *reader = relnet_database_get_reader (fixture->database);
  gint64 sofia = fixture_add_person (fixture, "Sofia Lindqvist");
  g_autoptr (RelnetMeeting) meeting = plan (fixture, sofia, "2026-11-23", "10:00");
  gint64 id = relnet_meeting_get_id (meeting);
  static const RelnetMeetingState states[] = { RELNET_MEETING_PREPARED, RELNET_MEETING_CANCELLED };

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      g_autoptr (RelnetMeeting) stored = NULL;
      g_autofree char *before = hash_tables (reader);

      relnet_meeting_store_set_state_async (fixture->database, id, states[i], NULL, fixture_done_boolean, fixture);
      fixture_wait (fixture);
      g_assert_no_error (fixture->error);
      stored = relnet_meeting_store_load (reader, id, NULL);
      g_assert_cmpint (relnet_meeting_get_state (stored), ==, states[i]);
      if (states[i] == RELNET_MEETING_CANCELLED)
        {
          g_autoptr (RelnetMeeting) next = relnet_meeting_store_load_next (reader, sofia, TODAY, NULL);

          g_assert_null (next);
          /* A second click on an old button. */
          relnet_meeting_store_set_state_async (fixture->database, id, RELNET_MEETING_PREPARED, NULL, fixture_done_boolean, fixture);
          fixture_wait (fixture);
          g_assert_no_error (fixture->error);
          g_clear_object (&stored);
          stored = relnet_meeting_store_load (reader, id, NULL);
          g_assert_cmpint (relnet_meeting_get_state (stored), ==, RELNET_MEETING_CANCELLED);
        }
      fixture_undo (fixture);
      {
        g_autofree char *after = hash_tables (reader);

        g_assert_cmpstr (before, ==, after);
      }
    }
}

static void
test_next (Fixture *fixture, gconstpointer data)
{
  RelnetConnection *reader = relnet_database_get_reader (fixture->database);
  gint64 sofia = fixture_add_person (fixture, "Sofia Lindqvist");
  g_autoptr (RelnetMeeting) past = plan (fixture, sofia, "2026-11-20", "10:00");
  g_autoptr (RelnetMeeting) found = relnet_meeting_store_load_next (reader, sofia, TODAY, NULL);

  g_assert_cmpint (relnet_meeting_get_id (found), ==, relnet_meeting_get_id (past));
  {
    g_autoptr (RelnetMeeting) some_time = plan (fixture, sofia, "2026-11-25", "");
    g_autoptr (RelnetMeeting) morning = plan (fixture, sofia, "2026-11-25", "09:00");
    g_autoptr (RelnetMeeting) next = relnet_meeting_store_load_next (reader, sofia, TODAY, NULL);

    g_assert_cmpint (relnet_meeting_get_id (next), ==, relnet_meeting_get_id (morning));
  }
}

/* Who is deleted is in no meeting any more, until that is taken back; purged, they leave their name. */
static void
test_gone (Fixture *fixture, gconstpointer data)
{
  RelnetConnection *reader = relnet_database_get_reader (fixture->database);
  gint64 sofia = fixture_add_person (fixture, "Sofia Lindqvist");
  g_autoptr (RelnetMeeting) meeting = plan (fixture, sofia, "2026-11-23", "10:00");
  g_autoptr (GPtrArray) open = NULL;

  relnet_person_store_delete_async (fixture->database, sofia, fixture->clock, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  g_assert_no_error (fixture->error);
  open = relnet_meeting_store_load_open (reader, 0, "", "9999-12-31", NULL);
  g_assert_cmpint (open->len, ==, 0);
  fixture_undo (fixture);
  g_clear_pointer (&open, g_ptr_array_unref);
  open = relnet_meeting_store_load_open (reader, 0, "", "9999-12-31", NULL);
  g_assert_cmpint (open->len, ==, 1);
}

static gboolean
merge (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  gint64 *ids = data;

  return relnet_meeting_store_merge_person (connection, changes, ids[0], ids[1], error)
         && relnet_question_store_merge_person (connection, changes, ids[0], ids[1], error);
}

static gint64
ask (Fixture *fixture, gint64 person, const char *text)
{
  g_autoptr (RelnetQuestion) question = relnet_question_new (person, text);

  relnet_question_store_save_async (fixture->database, question, fixture->clock, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  g_assert_no_error (fixture->error);
  return relnet_question_get_id (question);
}

static char *
list_questions (Fixture *fixture, gint64 person)
{
  g_autoptr (GPtrArray) questions
      = relnet_question_store_load_of (relnet_database_get_reader (fixture->database), person, TODAY, NULL);
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < questions->len; i++)
    {
      RelnetQuestion *question = g_ptr_array_index (questions, i);

      g_string_append_printf (all, "%s%s%s", i > 0 ? " " : "", relnet_question_get_text (question),
                              *relnet_question_get_done_on (question) != '\0' ? "!" : "");
    }
  return g_string_free (all, FALSE);
}

#define assert_questions(fixture, person, expected)                \
  G_STMT_START                                                     \
  {                                                                \
    g_autofree char *listed = list_questions (fixture, person);    \
    g_assert_cmpstr (listed, ==, expected);                        \
  }                                                                \
  G_STMT_END

static void
test_merge (Fixture *fixture, gconstpointer data)
{
  RelnetConnection *reader = relnet_database_get_reader (fixture->database);
  gint64 from = fixture_add_person (fixture, "Sofia Lindquist"), into = fixture_add_person (fixture, "Sofia Lindqvist");
  g_autoptr (RelnetMeeting) one = plan (fixture, from, "2026-11-23", "10:00");
  g_autoptr (RelnetMeeting) both = plan (fixture, from, "2026-11-24", "10:00");
  g_autoptr (GPtrArray) open = NULL;
  gint64 ids[] = { from, into };
  GError *error = NULL;

  relnet_meeting_add_person (both, into, "Sofia Lindqvist");
  relnet_meeting_store_save_async (fixture->database, both, fixture->clock, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  ask (fixture, from, "c");
  ask (fixture, into, "a");
  ask (fixture, into, "b");
  relnet_database_write (fixture->database, merge, ids, &error);
  g_assert_no_error (error);
  open = relnet_meeting_store_load_open (reader, into, "", "9999-12-31", NULL);
  g_assert_cmpint (open->len, ==, 2);
  g_assert_cmpint (relnet_meeting_get_n_people (g_ptr_array_index (open, 1)), ==, 1);
  assert_questions (fixture, into, "a b c");
  assert_questions (fixture, from, "");
}

static void
test_questions (Fixture *fixture, gconstpointer data)
{
  gint64 sofia = fixture_add_person (fixture, "Sofia Lindqvist");
  gint64 a = ask (fixture, sofia, "a"), b = ask (fixture, sofia, "b");
  g_autoptr (RelnetQuestion) third = NULL;
  RelnetConnection *reader = relnet_database_get_reader (fixture->database);

  ask (fixture, sofia, " c\n");
  assert_questions (fixture, sofia, "a b c");
  third = relnet_question_store_load (reader, b, NULL);
  relnet_question_store_move_async (fixture->database, third, 0, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  g_assert_no_error (fixture->error);
  assert_questions (fixture, sofia, "b a c");
  relnet_question_store_move_async (fixture->database, third, 99, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  assert_questions (fixture, sofia, "a c b");
  fixture_undo (fixture);
  assert_questions (fixture, sofia, "b a c");
  relnet_question_set_done_on (third, TODAY);
  relnet_question_store_save_async (fixture->database, third, fixture->clock, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  assert_questions (fixture, sofia, "b! a c");
  fixture_undo (fixture);
  assert_questions (fixture, sofia, "b a c");
  {
    g_autoptr (RelnetQuestion) first = relnet_question_store_load (reader, a, NULL);

    relnet_question_store_delete_async (fixture->database, first, NULL, fixture_done_boolean, fixture);
    fixture_wait (fixture);
    assert_questions (fixture, sofia, "b c");
    fixture_undo (fixture);
    assert_questions (fixture, sofia, "b a c");
  }
  {
    g_autoptr (RelnetQuestion) blank = relnet_question_new (sofia, " \n ");

    relnet_question_store_save_async (fixture->database, blank, fixture->clock, NULL, fixture_done_boolean, fixture);
    fixture_wait (fixture);
    g_assert_error (fixture->error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_INVALID);
  }
}

/* One form, one write, one undo: everything is there, then nothing of it is. */
static void
test_after_meeting (Fixture *fixture, gconstpointer data)
{
  RelnetConnection *reader = relnet_database_get_reader (fixture->database);
  gint64 sofia = fixture_add_person (fixture, "Sofia Lindqvist"), greta = fixture_add_person (fixture, "Greta Hollenberg");
  g_autoptr (RelnetMeeting) meeting = plan (fixture, sofia, "2026-11-21", "10:00");
  gint64 question = ask (fixture, sofia, "How does the team live with the waiting?");
  RelnetAfterMeeting *after = relnet_after_meeting_new ();
  RelnetPromise *mine = relnet_promise_new (), *theirs = relnet_promise_new ();
  RelnetFavour *favour = relnet_favour_new ();
  RelnetIntroduction *introduction = relnet_introduction_new ();
  g_autofree char *before = hash_tables (reader);

  relnet_interaction_set_date (after->interaction, "2026-11-21");
  relnet_interaction_set_they_said (after->interaction, "The regulator decides in March");
  relnet_interaction_set_note (after->interaction, "Told her of the study");
  relnet_interaction_set_minutes (after->interaction, 60);
  relnet_interaction_set_worth (after->interaction, 4);
  relnet_interaction_add_person (after->interaction, sofia, "Sofia Lindqvist");
  after->meeting_id = relnet_meeting_get_id (meeting);
  relnet_promise_set_person (mine, sofia, NULL);
  relnet_promise_set_what (mine, "Send the study");
  relnet_promise_set_due (mine, "2026-11-24");
  g_ptr_array_add (after->promises, mine);
  relnet_promise_set_person (theirs, sofia, NULL);
  relnet_promise_set_mine (theirs, FALSE);
  relnet_promise_set_what (theirs, "Send the regulator's number");
  g_ptr_array_add (after->promises, theirs);
  relnet_favour_set_person (favour, sofia, NULL);
  relnet_favour_set_kind (favour, RELNET_FAVOUR_RECEIVED);
  relnet_favour_set_what (favour, "Showed me the plan");
  g_ptr_array_add (after->favours, favour);
  relnet_introduction_set_person (introduction, RELNET_SIDE_FIRST, sofia, "Sofia Lindqvist", "Sofia", FALSE);
  relnet_introduction_set_person (introduction, RELNET_SIDE_SECOND, greta, "Greta Hollenberg", "Greta", FALSE);
  g_ptr_array_add (after->introductions, introduction);
  after->follow_up = relnet_follow_up_new ();
  relnet_follow_up_set_person_id (after->follow_up, sofia);
  relnet_follow_up_set_due (after->follow_up, "2026-12-10");
  after->next = relnet_meeting_new ();
  relnet_meeting_set_start (after->next, "2026-12-20", "");
  relnet_meeting_add_person (after->next, sofia, "Sofia Lindqvist");
  g_array_append_val (after->asked, question);
  relnet_after_meeting_save_async (fixture->database, after, fixture->clock, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  g_assert_no_error (fixture->error);
  g_assert_cmpstr (relnet_database_get_undo_label (fixture->database), ==, "Meeting with Sofia Lindqvist noted");
  {
    g_autoptr (RelnetMeeting) held = relnet_meeting_store_load (reader, relnet_meeting_get_id (meeting), NULL);

    g_assert_cmpint (relnet_meeting_get_state (held), ==, RELNET_MEETING_HELD);
    g_assert_cmpint (relnet_meeting_get_interaction_id (held), !=, 0);
  }
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM promise WHERE made_on = '2026-11-21' AND cause_id <> 0"), ==, 2);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM favour WHERE kind = 'received' AND thanked_on = ''"), ==, 1);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM introduction WHERE state = 'idea'"), ==, 1);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM follow_up"), ==, 1);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM meeting"), ==, 2);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM question WHERE done_on = '2026-11-21'"), ==, 1);
  fixture_undo (fixture);
  {
    g_autofree char *after_undo = hash_tables (reader);

    g_assert_cmpstr (before, ==, after_undo);
  }
}

/* One wrong date, and nothing of the form is stored. */
static void
test_after_meeting_refused (Fixture *fixture, gconstpointer data)
{
  RelnetConnection *reader = relnet_database_get_reader (fixture->database);
  gint64 sofia = fixture_add_person (fixture, "Sofia Lindqvist");
  RelnetAfterMeeting *after = relnet_after_meeting_new ();
  RelnetPromise *mine = relnet_promise_new ();
  g_autofree char *before = hash_tables (reader);

  relnet_interaction_set_date (after->interaction, TODAY);
  relnet_interaction_add_person (after->interaction, sofia, "Sofia Lindqvist");
  relnet_promise_set_person (mine, sofia, NULL);
  relnet_promise_set_what (mine, "Send the study");
  relnet_promise_set_due (mine, "2026-11-01");
  g_ptr_array_add (after->promises, mine);
  relnet_after_meeting_save_async (fixture->database, after, fixture->clock, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  g_assert_error (fixture->error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_INVALID);
  {
    g_autofree char *then = hash_tables (reader);

    g_assert_cmpstr (before, ==, then);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  fixture_test ("/meetings/plan", test_plan);
  fixture_test ("/meetings/nonsense", test_nonsense);
  fixture_test ("/meetings/states", test_states);
  fixture_test ("/meetings/next", test_next);
  fixture_test ("/meetings/gone", test_gone);
  fixture_test ("/meetings/merge", test_merge);
  fixture_test ("/meetings/questions", test_questions);
  fixture_test ("/meetings/after", test_after_meeting);
  fixture_test ("/meetings/after-refused", test_after_meeting_refused);

  return g_test_run ();
}

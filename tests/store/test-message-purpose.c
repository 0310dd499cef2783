/* A message that was sent is noted of what it was for: by one act, once, only if it was sent, and only to whom it went. */

#include "store-fixture.h"
#include "table-hash.h"

#include "relnet-favour-store.h"
#include "relnet-goal-store.h"
#include "relnet-introduction-store.h"
#include "relnet-message-purpose.h"
#include "relnet-message-store.h"
#include "relnet-promise-store.h"

#define TODAY "2026-11-22"

typedef struct
{
  RelnetMailMessage *message;
  RelnetClock *clock;
  gint64 id;
} Send;

static RelnetConnection *
reader (Fixture *fixture)
{
  return relnet_database_get_reader (fixture->database);
}

static gint64
add_person (Fixture *fixture, const char *name, const char *address)
{
  g_autoptr (RelnetPerson) person = relnet_person_new ();
  g_autoptr (RelnetContactPoint) email = relnet_contact_point_new ("", address);

  relnet_person_set_text (person, RELNET_PERSON_NAME, name);
  g_list_store_append (relnet_person_get_emails (person), email);
  relnet_person_store_save_async (fixture->database, person, fixture->clock, NULL, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  return relnet_person_get_id (person);
}

static gboolean
save_func (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  Send *send = data;

  return relnet_message_store_save (connection, changes, send->message, send->clock, error);
}

static gboolean
queue_func (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  Send *send = data;
  g_autoptr (RelnetMailMessage) message = relnet_message_store_load (connection, send->id, error);
  g_autoptr (GBytes) wire = g_bytes_new_static ("Text", 4);

  return message != NULL && relnet_message_store_queue (connection, changes, message, wire, error);
}

static gboolean
hold_func (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  return relnet_message_store_hold (connection, changes, ((Send *) data)->id, error);
}

static gboolean
sent_func (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  Send *send = data;
  gboolean claimed;

  return relnet_message_store_claim (connection, changes, send->id, relnet_clock_get_now (send->clock), &claimed, error)
         && claimed && relnet_message_store_commit (connection, send->id, error)
         && relnet_message_store_set_sent (connection, changes, send->id, send->clock, error);
}

static void
run (Fixture *fixture, RelnetWriteFunc func, Send *send)
{
  GError *error = NULL;

  send->clock = fixture->clock;
  relnet_database_write (fixture->database, func, send, &error);
  g_assert_no_error (error);
}

/* As the composer does: a draft, which says what it is for. */
static gint64
save_draft (Fixture *fixture, const char *situation, gint64 subject_id, gint64 to, const char *address)
{
  g_autoptr (RelnetMailMessage) message = relnet_mail_message_new ();
  Send send = { .message = message };

  relnet_mail_message_set_subject (message, "About it");
  relnet_mail_message_set_body (message, "Hello");
  relnet_mail_message_add_recipient (message, RELNET_RECIPIENT_TO, "", address, to);
  relnet_mail_message_set_purpose (message, situation, subject_id);
  run (fixture, save_func, &send);
  return relnet_mail_message_get_id (message);
}

/* As the Outbox does after it has sent it. Returns: whether there was something to note. */
static gboolean
note (Fixture *fixture)
{
  if (!relnet_message_purpose_note_async (fixture->database, fixture->clock, fixture_done_boolean, fixture))
    return FALSE;
  fixture_wait (fixture);
  g_assert_no_error (fixture->error);
  return TRUE;
}

/* Sends a draft, and notes what it was for. */
static gboolean
send_and_note (Fixture *fixture, gint64 message)
{
  Send send = { .id = message };

  run (fixture, queue_func, &send);
  g_assert_false (note (fixture));
  relnet_clock_set_now (fixture->clock, relnet_clock_get_now (fixture->clock) + 11);
  run (fixture, sent_func, &send);
  return note (fixture);
}

/* What is sent is noted by one act of its own: taking it back leaves the message sent, and does not let it be noted again. */
static void
assert_noted_once (Fixture *fixture, gint64 message, const char *label, const char *sql)
{
  Send send = { .id = message };
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  run (fixture, queue_func, &send);
  run (fixture, hold_func, &send);
  g_assert_false (note (fixture));
  g_assert_cmpint (relnet_connection_query_int (reader (fixture), sql, -1), ==, 0);
  run (fixture, queue_func, &send);
  relnet_clock_set_now (fixture->clock, relnet_clock_get_now (fixture->clock) + 11);
  run (fixture, sent_func, &send);
  g_assert_cmpint (relnet_connection_query_int (reader (fixture), sql, -1), ==, 0);
  before = hash_tables_but (reader (fixture), "message_purpose");

  /* The program died here: the next one notes it. */
  g_clear_object (&fixture->database);
  fixture->database = relnet_database_open (fixture->path, NULL);
  g_assert_true (note (fixture));
  g_assert_cmpint (relnet_connection_query_int (reader (fixture), sql, -1), ==, 1);
  g_assert_cmpstr (relnet_database_get_undo_label (fixture->database), ==, label);
  g_assert_false (note (fixture));

  fixture_undo (fixture);
  after = hash_tables_but (reader (fixture), "message_purpose");
  g_assert_cmpstr (after, ==, before);
  g_assert_false (relnet_database_can_undo (fixture->database));
  g_assert_false (note (fixture));
  relnet_database_redo_async (fixture->database, NULL, fixture_undone, fixture);
  fixture_wait (fixture);
  g_assert_no_error (fixture->error);
  g_assert_cmpint (relnet_connection_query_int (reader (fixture), sql, -1), ==, 1);
}

static gint64
add_favour (Fixture *fixture, gint64 person)
{
  g_autoptr (RelnetFavour) favour = relnet_favour_new ();

  relnet_favour_set_person (favour, person, "");
  relnet_favour_set_kind (favour, RELNET_FAVOUR_RECEIVED);
  relnet_favour_set_what (favour, "<b>Read</b> the note &amp; corrected it");
  relnet_favour_set_date (favour, "2026-11-10");
  relnet_favour_store_save_async (fixture->database, favour, fixture->clock, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  return relnet_favour_get_id (favour);
}

static void
test_thanks (Fixture *fixture, gconstpointer data)
{
  gint64 nadia = add_person (fixture, "Nadia Okoro", "nadia@lumen.example");
  gint64 favour = add_favour (fixture, nadia);
  gint64 message = save_draft (fixture, "thank-you", favour, nadia, "nadia@lumen.example");
  g_autoptr (RelnetMailMessage) stored = relnet_message_store_load (reader (fixture), message, NULL);
  g_autoptr (RelnetMailMessage) copy = relnet_mail_message_copy (stored);

  g_assert_cmpstr (relnet_mail_message_get_situation (copy), ==, "thank-you");
  g_assert_cmpint (relnet_mail_message_get_subject_id (copy), ==, favour);
  assert_noted_once (fixture, message, "Thanks to Nadia Okoro noted",
                     "SELECT count (*) FROM favour WHERE thanked_on = '" TODAY "'");
  /* There is nothing left to thank for. */
  message = save_draft (fixture, "thank-you", favour, nadia, "nadia@lumen.example");
  g_assert_true (send_and_note (fixture, message));
  g_assert_cmpstr (relnet_database_get_undo_label (fixture->database), ==, "Thanks to Nadia Okoro noted");
}

static void
test_news (Fixture *fixture, gconstpointer data)
{
  gint64 antoine = add_person (fixture, "Antoine Rivaud", "antoine@rivaud.example");
  g_autoptr (RelnetGoal) goal = relnet_goal_new ();
  RelnetGoalPerson *helper = relnet_goal_person_new ();
  gint64 message;

  relnet_goal_set_text (goal, RELNET_GOAL_WHAT, "Join a board");
  relnet_goal_set_text (goal, RELNET_GOAL_STARTED_ON, "2026-09-01");
  relnet_goal_person_set_person_id (helper, antoine);
  relnet_goal_person_set_helped_on (helper, "2026-10-01");
  g_ptr_array_add (relnet_goal_get_people (goal), helper);
  relnet_goal_store_save_async (fixture->database, goal, fixture->clock, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  g_assert_no_error (fixture->error);
  /* To an address of his that the composer did not take from the book. */
  message = save_draft (fixture, "progress-update",
                        relnet_connection_query_int (reader (fixture), "SELECT id FROM goal_person", 0), 0,
                        "Antoine@Rivaud.example");
  assert_noted_once (fixture, message, "News given to Antoine Rivaud",
                     "SELECT count (*) FROM goal_person WHERE news_on = '" TODAY "'");
  g_assert_cmpint (relnet_connection_query_int (reader (fixture), "SELECT count (*) FROM interaction WHERE kind = 'news'", -1),
                   ==, 1);
}

static gint64
add_promise (Fixture *fixture, gint64 person)
{
  g_autoptr (RelnetPromise) promise = relnet_promise_new ();

  relnet_promise_set_person (promise, person, "");
  relnet_promise_set_mine (promise, TRUE);
  relnet_promise_set_what (promise, "Send the grid");
  relnet_promise_set_made_on (promise, "2026-11-04");
  relnet_promise_set_due (promise, "2026-11-23");
  relnet_promise_store_save_async (fixture->database, promise, fixture->clock, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  return relnet_promise_get_id (promise);
}

static void
test_promise_at_risk (Fixture *fixture, gconstpointer data)
{
  gint64 idris = add_person (fixture, "Idris Benkirane", "idris@benkirane.example");
  gint64 id = add_promise (fixture, idris);
  gint64 message = save_draft (fixture, "promise-at-risk", id, idris, "idris@benkirane.example");
  g_autoptr (RelnetPromise) promise = NULL;
  g_autofree char *reason = NULL;
  g_autofree char *later = NULL;

  assert_noted_once (fixture, message, "Idris Benkirane knows that a promise is at risk",
                     "SELECT count (*) FROM promise WHERE warned_on = '" TODAY "'");
  promise = relnet_promise_store_load (reader (fixture), id, NULL);
  reason = relnet_promise_dup_reason (promise, TODAY);
  g_assert_cmpstr (reason, ==, "Promised on 4 Nov · for 23 Nov · they know since 22 Nov");
  /* Another day is another promise: of that one they know nothing. */
  relnet_promise_set_due (promise, "2026-11-30");
  relnet_promise_store_save_async (fixture->database, promise, fixture->clock, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  g_assert_no_error (fixture->error);
  g_clear_object (&promise);
  promise = relnet_promise_store_load (reader (fixture), id, NULL);
  later = relnet_promise_dup_reason (promise, TODAY);
  g_assert_cmpstr (later, ==, "Promised on 4 Nov · for 30 Nov");
}

static void
do_move (Fixture *fixture, gint64 id, RelnetIntroductionState to, RelnetIntroductionSide ender)
{
  g_autoptr (RelnetIntroduction) introduction = relnet_introduction_store_load (reader (fixture), id, NULL);
  const RelnetIntroductionMove move = { .to = to, .ender = ender };

  relnet_introduction_store_move_async (fixture->database, introduction, &move, fixture->clock, NULL, fixture_done_boolean,
                                        fixture);
  fixture_wait (fixture);
  g_assert_no_error (fixture->error);
}

static gint64
add_introduction (Fixture *fixture, gint64 first, gint64 second)
{
  g_autoptr (RelnetIntroduction) introduction = relnet_introduction_new ();

  relnet_introduction_set_person (introduction, RELNET_SIDE_FIRST, first, "Priya Raghunathan", NULL, FALSE);
  relnet_introduction_set_person (introduction, RELNET_SIDE_SECOND, second, "Karim Haddouche", NULL, FALSE);
  relnet_introduction_set_reason (introduction, RELNET_SIDE_FIRST, "Looks for an auditor");
  relnet_introduction_set_reason (introduction, RELNET_SIDE_SECOND, "Audits");
  relnet_introduction_store_save_async (fixture->database, introduction, fixture->clock, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  g_assert_no_error (fixture->error);
  return relnet_introduction_get_id (introduction);
}

static void
test_introduction (Fixture *fixture, gconstpointer data)
{
  gint64 priya = add_person (fixture, "Priya Raghunathan", "priya@lumen.example");
  gint64 karim = add_person (fixture, "Karim Haddouche", "karim@haddouche.example");
  gint64 id = add_introduction (fixture, priya, karim);
  gint64 message;

  message = save_draft (fixture, "introduction-ask-first", id, priya, "priya@lumen.example");
  assert_noted_once (fixture, message, "Priya & Karim moved to “First person asked”",
                     "SELECT count (*) FROM introduction WHERE state = 'asked-a'");
  message = save_draft (fixture, "introduction-ask-second", id, karim, "karim@haddouche.example");
  assert_noted_once (fixture, message, "Priya & Karim moved to “Second person asked”",
                     "SELECT count (*) FROM introduction WHERE state = 'asked-b'");
  do_move (fixture, id, RELNET_INTRODUCTION_BOTH_AGREED, RELNET_SIDE_NONE);
  /* To one of the two it is no introduction. */
  message = save_draft (fixture, "introduction", id, priya, "priya@lumen.example");
  g_assert_true (send_and_note (fixture, message));
  g_assert_cmpint (relnet_connection_query_int (reader (fixture),
                                                "SELECT count (*) FROM introduction WHERE state = 'both-agreed'", -1),
                   ==, 1);
}

static void
test_introduced (Fixture *fixture, gconstpointer data)
{
  gint64 priya = add_person (fixture, "Priya Raghunathan", "priya@lumen.example");
  gint64 karim = add_person (fixture, "Karim Haddouche", "karim@haddouche.example");
  gint64 id = add_introduction (fixture, priya, karim);
  g_autoptr (RelnetMailMessage) message = relnet_mail_message_new ();
  Send send = { .message = message };

  do_move (fixture, id, RELNET_INTRODUCTION_ASKED_FIRST, RELNET_SIDE_NONE);
  do_move (fixture, id, RELNET_INTRODUCTION_ASKED_SECOND, RELNET_SIDE_NONE);
  do_move (fixture, id, RELNET_INTRODUCTION_BOTH_AGREED, RELNET_SIDE_NONE);
  relnet_mail_message_add_recipient (message, RELNET_RECIPIENT_TO, "", "priya@lumen.example", priya);
  relnet_mail_message_add_recipient (message, RELNET_RECIPIENT_CC, "", "karim@haddouche.example", karim);
  relnet_mail_message_set_purpose (message, "introduction", id);
  run (fixture, save_func, &send);
  assert_noted_once (fixture, relnet_mail_message_get_id (message), "Priya & Karim moved to “Introduced”",
                     "SELECT count (*) FROM introduction WHERE state = 'introduced'");
}

static void
test_told (Fixture *fixture, gconstpointer data)
{
  gint64 priya = add_person (fixture, "Priya Raghunathan", "priya@lumen.example");
  gint64 karim = add_person (fixture, "Karim Haddouche", "karim@haddouche.example");
  gint64 id = add_introduction (fixture, priya, karim);
  gint64 message;

  do_move (fixture, id, RELNET_INTRODUCTION_ASKED_FIRST, RELNET_SIDE_NONE);
  do_move (fixture, id, RELNET_INTRODUCTION_ASKED_SECOND, RELNET_SIDE_NONE);
  do_move (fixture, id, RELNET_INTRODUCTION_DECLINED, RELNET_SIDE_SECOND);
  message = save_draft (fixture, "introduction-decline", id, priya, "priya@lumen.example");
  assert_noted_once (fixture, message, "Priya was told",
                     "SELECT count (*) FROM introduction WHERE told_on = '" TODAY "'");
}

/* What the message was about is gone, was done by hand, or it went to somebody else: it is sent, and nothing is noted. */
static void
test_nothing_to_note (Fixture *fixture, gconstpointer data)
{
  gint64 nadia = add_person (fixture, "Nadia Okoro", "nadia@lumen.example");
  gint64 tom = add_person (fixture, "Tom Quill", "tom@quill.example");
  gint64 favour = add_favour (fixture, nadia), promise = add_promise (fixture, tom);
  gint64 id = add_introduction (fixture, nadia, tom);
  const gint64 messages[] = {
    save_draft (fixture, "thank-you", favour, tom, "tom@quill.example"),
    save_draft (fixture, "thank-you", 12345, nadia, "nadia@lumen.example"),
    save_draft (fixture, "progress-update", 12345, nadia, "nadia@lumen.example"),
    save_draft (fixture, "promise-at-risk", promise, tom, "tom@quill.example"),
    save_draft (fixture, "introduction-ask-second", id, tom, "tom@quill.example"),
    save_draft (fixture, "introduction-decline", id, nadia, "nadia@lumen.example"),
  };
  g_autofree char *before = NULL;

  relnet_promise_store_set_state_async (fixture->database, promise, RELNET_PROMISE_KEPT, fixture->clock, NULL,
                                        fixture_done_boolean, fixture);
  fixture_wait (fixture);
  before = g_strdup (relnet_database_get_undo_label (fixture->database));
  for (guint i = 0; i < G_N_ELEMENTS (messages); i++)
    {
      g_assert_true (send_and_note (fixture, messages[i]));
      g_assert_cmpstr (relnet_database_get_undo_label (fixture->database), ==, before);
      g_assert_false (note (fixture));
    }
  /* Of other messages nothing is noted at all. */
  g_assert_false (send_and_note (fixture, save_draft (fixture, "reconnect-meet", nadia, nadia, "nadia@lumen.example")));
  g_assert_false (send_and_note (fixture, save_draft (fixture, "thank-you", 0, nadia, "nadia@lumen.example")));
  g_assert_cmpint (relnet_connection_query_int (reader (fixture), "SELECT count (*) FROM favour WHERE thanked_on <> ''", -1),
                   ==, 0);
}

static void
assert_made_from (Fixture *fixture, gint64 message, const char *situation)
{
  g_autoptr (RelnetMailMessage) stored = relnet_message_store_load (reader (fixture), message, NULL);

  g_assert_cmpstr (relnet_mail_message_get_situation (stored), ==, situation);
}

/* A draft knows from which template it was made, also if there is nothing to note of it, until another one is chosen or none. */
static void
test_draft_names_its_template (Fixture *fixture, gconstpointer data)
{
  gint64 nadia = add_person (fixture, "Nadia Okoro", "nadia@lumen.example"), favour = add_favour (fixture, nadia);
  gint64 message = save_draft (fixture, "reconnect-news", 0, nadia, "nadia@lumen.example");
  g_autoptr (RelnetMailMessage) stored = relnet_message_store_load (reader (fixture), message, NULL);
  Send send = { .message = stored };

  assert_made_from (fixture, message, "reconnect-news");
  relnet_mail_message_set_purpose (stored, "Facture <b>en retard</b>", 0);
  run (fixture, save_func, &send);
  assert_made_from (fixture, message, "Facture <b>en retard</b>");
  /* Thanks that were only chosen are not noted. */
  relnet_mail_message_set_purpose (stored, "thank-you", favour);
  run (fixture, save_func, &send);
  relnet_mail_message_set_purpose (stored, "", 0);
  run (fixture, save_func, &send);
  assert_made_from (fixture, message, "");
  g_assert_false (send_and_note (fixture, message));
  g_assert_cmpint (relnet_connection_query_int (reader (fixture), "SELECT count (*) FROM favour WHERE thanked_on <> ''", -1),
                   ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/message-purpose/thanks", test_thanks);
  fixture_test ("/message-purpose/news", test_news);
  fixture_test ("/message-purpose/promise-at-risk", test_promise_at_risk);
  fixture_test ("/message-purpose/introduction", test_introduction);
  fixture_test ("/message-purpose/introduced", test_introduced);
  fixture_test ("/message-purpose/told", test_told);
  fixture_test ("/message-purpose/nothing-to-note", test_nothing_to_note);
  fixture_test ("/message-purpose/draft-names-its-template", test_draft_names_its_template);
  return g_test_run ();
}

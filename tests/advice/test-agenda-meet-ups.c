/* What the agenda says of meet-ups and of the user's own reputation, as the days go by. */

#include "store-fixture.h"

#include "relnet-agenda-acts.h"
#include "relnet-agenda-day.h"
#include "relnet-meet-up-store.h"
#include "relnet-message-store.h"
#include "relnet-reputation-store.h"

static void
set_day (Fixture *fixture, const char *date)
{
  g_autoptr (GDateTime) noon = g_date_time_new_local (atoi (date), atoi (date + 5), atoi (date + 8), 12, 0, 0);

  relnet_clock_set_now (fixture->clock, g_date_time_to_unix (noon));
}

static RelnetAgendaDay *
read_day (Fixture *fixture)
{
  g_autofree char *today = relnet_clock_dup_today (fixture->clock);
  g_autoptr (GError) error = NULL;
  RelnetAgendaDay *day = relnet_agenda_day_read (relnet_database_get_reader (fixture->database), today, -1, &error);

  g_assert_no_error (error);
  return day;
}

/* “title: reason” of the one entry of @kind, and that everything else of the agenda agrees. */
static void
assert_entry (Fixture *fixture, RelnetAgendaKind kind, const char *expected)
{
  g_autoptr (RelnetAgendaDay) day = read_day (fixture);
  g_autofree char *said = NULL;
  GPtrArray *entries = day->entries[kind];

  g_assert_cmpuint (day->counts[kind], ==, entries->len);
  if (entries->len > 0)
    {
      RelnetAgendaEntry *entry = g_ptr_array_index (entries, 0);
      g_autofree char *reason = relnet_agenda_entry_dup_reason (entry);
      g_autoptr (RelnetAgendaEntry) loaded = relnet_agenda_day_load_entry (
          relnet_database_get_reader (fixture->database), day->today, relnet_agenda_entry_get_key (entry));

      g_assert_true (relnet_agenda_day_has_key (relnet_database_get_reader (fixture->database), day->today,
                                                relnet_agenda_entry_get_key (entry)));
      g_assert_true (relnet_agenda_entry_equal (entry, loaded));
      said = g_strdup_printf ("%s: %s", relnet_agenda_entry_get_title (entry), reason);
    }
  g_assert_cmpstr (said, ==, expected);
}

static char *
dup_key (Fixture *fixture, RelnetAgendaKind kind)
{
  g_autoptr (RelnetAgendaDay) day = read_day (fixture);

  g_assert_cmpuint (day->entries[kind]->len, ==, 1);
  return g_strdup (relnet_agenda_entry_get_key (g_ptr_array_index (day->entries[kind], 0)));
}

static void
act_done (GObject *object, GAsyncResult *result, gpointer data)
{
  Fixture *fixture = data;

  g_clear_error (&fixture->error);
  relnet_agenda_act_finish (RELNET_DATABASE (object), result, &fixture->error);
  fixture->done = TRUE;
}

static void
finish (Fixture *fixture, const char *key)
{
  relnet_agenda_done_async (fixture->database, fixture->clock, key, RELNET_AGENDA_CHANNEL_AS_LAST, NULL, act_done, fixture);
  fixture_wait (fixture);
  g_assert_no_error (fixture->error);
}

static void
snooze (Fixture *fixture, const char *key, const char *until)
{
  relnet_agenda_snooze_async (fixture->database, fixture->clock, key, until, NULL, act_done, fixture);
  fixture_wait (fixture);
  g_assert_no_error (fixture->error);
}

static RelnetMeetUp *
add (Fixture *fixture, const gint64 *members, guint n)
{
  RelnetMeetUp *meet_up = relnet_meet_up_new ();

  relnet_meet_up_set_name (meet_up, "Breakfast");
  relnet_meet_up_set_rule (meet_up, "FREQ=MONTHLY;BYDAY=1FR");
  relnet_meet_up_set_starts_on (meet_up, "2026-12-01");
  relnet_meet_up_set_time (meet_up, "08:30");
  relnet_meet_up_set_place (meet_up, "Café des Arts");
  relnet_meet_up_store_save_async (fixture->database, meet_up, members, n, 0, fixture->clock, NULL, fixture_done_boolean,
                                   fixture);
  fixture_wait (fixture);
  g_assert_no_error (fixture->error);
  return meet_up;
}

/* From the invitation to who came, and round again. */
static void
test_days (Fixture *fixture, gconstpointer data)
{
  gint64 people[] = { fixture_add_person (fixture, "Hélène Marchetti"), fixture_add_person (fixture, "Karim Haddouche") };
  g_autoptr (RelnetMeetUp) meet_up = NULL;
  g_autofree char *invite = NULL;
  g_autofree char *attendance = NULL;
  g_autoptr (RelnetMeetUpOccurrence) occurrence = NULL;

  set_day (fixture, "2026-11-19");
  meet_up = add (fixture, people, 2);
  assert_entry (fixture, RELNET_AGENDA_MEET_UP, NULL);
  set_day (fixture, "2026-11-20");
  assert_entry (fixture, RELNET_AGENDA_MEET_UP, "Invite to “Breakfast”: 4 Dec · 08:30 · 2 people are not invited yet");
  invite = dup_key (fixture, RELNET_AGENDA_MEET_UP);
  snooze (fixture, invite, "2026-11-25");
  assert_entry (fixture, RELNET_AGENDA_MEET_UP, NULL);
  fixture_undo (fixture);
  assert_entry (fixture, RELNET_AGENDA_MEET_UP, "Invite to “Breakfast”: 4 Dec · 08:30 · 2 people are not invited yet");
  finish (fixture, invite);
  assert_entry (fixture, RELNET_AGENDA_MEET_UP, NULL);
  assert_entry (fixture, RELNET_AGENDA_ATTENDANCE, NULL);
  set_day (fixture, "2026-12-04");
  assert_entry (fixture, RELNET_AGENDA_ATTENDANCE, "“Breakfast” today: 08:30 · Café des Arts · then note who came");
  set_day (fixture, "2026-12-06");
  assert_entry (fixture, RELNET_AGENDA_ATTENDANCE, "Who came to “Breakfast”?: 4 Dec · Café des Arts · 2 days ago");
  attendance = dup_key (fixture, RELNET_AGENDA_ATTENDANCE);
  g_clear_error (&fixture->error);
  snooze (fixture, attendance, "2026-12-08");
  assert_entry (fixture, RELNET_AGENDA_ATTENDANCE, NULL);
  set_day (fixture, "2026-12-08");
  /* One said no. */
  occurrence = relnet_meet_up_store_load_occurrence (relnet_database_get_reader (fixture->database),
                                                     relnet_meet_up_get_id (meet_up), "2026-12-04", NULL);
  relnet_meet_up_store_set_answer_async (fixture->database, meet_up, "2026-12-04",
                                         g_ptr_array_index (relnet_meet_up_occurrence_get_guests (occurrence), 0),
                                         RELNET_ANSWER_NO, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  finish (fixture, attendance);
  assert_entry (fixture, RELNET_AGENDA_ATTENDANCE, NULL);
  g_clear_object (&occurrence);
  occurrence = relnet_meet_up_store_load_occurrence (relnet_database_get_reader (fixture->database),
                                                     relnet_meet_up_get_id (meet_up), "2026-12-04", NULL);
  g_assert_cmpuint (relnet_meet_up_occurrence_count_came (occurrence), ==, 1);
  fixture_undo (fixture);
  assert_entry (fixture, RELNET_AGENDA_ATTENDANCE, "Who came to “Breakfast”?: 4 Dec · Café des Arts · 4 days ago");
  /* The next one is invited to while the last one is still to be noted. */
  set_day (fixture, "2026-12-20");
  assert_entry (fixture, RELNET_AGENDA_MEET_UP, "Invite to “Breakfast”: 1 Jan 2027 · 08:30 · 2 people are not invited yet");
  assert_entry (fixture, RELNET_AGENDA_ATTENDANCE, "Who came to “Breakfast”?: 4 Dec · Café des Arts · 2 weeks ago");
}

/* Moved, called off, ended, without members; a clock that jumps. */
static void
test_edges (Fixture *fixture, gconstpointer data)
{
  gint64 person = fixture_add_person (fixture, "Hélène Marchetti");
  g_autoptr (RelnetMeetUp) meet_up = NULL;
  g_autoptr (RelnetMeetUp) empty = NULL;

  set_day (fixture, "2026-11-22");
  meet_up = add (fixture, &person, 1);
  relnet_meet_up_store_move_async (fixture->database, meet_up, "2026-12-04", "2026-12-11", fixture->clock, NULL,
                                   fixture_done_boolean, fixture);
  fixture_wait (fixture);
  assert_entry (fixture, RELNET_AGENDA_MEET_UP, NULL);
  set_day (fixture, "2026-11-27");
  assert_entry (fixture, RELNET_AGENDA_MEET_UP, "Invite to “Breakfast”: 11 Dec · 08:30 · 1 person is not invited yet");
  relnet_meet_up_store_set_skipped_async (fixture->database, meet_up, "2026-12-04", TRUE, fixture->clock, NULL,
                                          fixture_done_boolean, fixture);
  fixture_wait (fixture);
  g_assert_no_error (fixture->error);
  assert_entry (fixture, RELNET_AGENDA_MEET_UP, NULL);
  set_day (fixture, "2026-12-20");
  assert_entry (fixture, RELNET_AGENDA_ATTENDANCE, NULL);
  assert_entry (fixture, RELNET_AGENDA_MEET_UP, "Invite to “Breakfast”: 1 Jan 2027 · 08:30 · 1 person is not invited yet");
  /* Asked of the last time only, and not for ever; the clock may jump. */
  set_day (fixture, "2027-02-07");
  assert_entry (fixture, RELNET_AGENDA_ATTENDANCE, "Who came to “Breakfast”?: 5 Feb · Café des Arts · 2 days ago");
  relnet_meet_up_store_set_ended_async (fixture->database, meet_up, TRUE, fixture->clock, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  assert_entry (fixture, RELNET_AGENDA_ATTENDANCE, "Who came to “Breakfast”?: 5 Feb · Café des Arts · 2 days ago");
  set_day (fixture, "2027-04-25");
  assert_entry (fixture, RELNET_AGENDA_ATTENDANCE, NULL);
  assert_entry (fixture, RELNET_AGENDA_MEET_UP, NULL);
  set_day (fixture, "1999-01-01");
  assert_entry (fixture, RELNET_AGENDA_ATTENDANCE, NULL);
  set_day (fixture, "2026-11-22");
  empty = add (fixture, NULL, 0);
  set_day (fixture, "2026-12-05");
  assert_entry (fixture, RELNET_AGENDA_ATTENDANCE, NULL);
}

typedef struct
{
  RelnetMailMessage *message;
  RelnetClock *clock;
  gint64 id;
} Send;

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

/* Who is written to is invited, as long as the message is on its way. */
static void
test_message (Fixture *fixture, gconstpointer data)
{
  gint64 people[] = { fixture_add_person (fixture, "Hélène Marchetti"), fixture_add_person (fixture, "Karim Haddouche") };
  g_autoptr (RelnetMeetUp) meet_up = NULL;
  g_autoptr (RelnetMailMessage) message = relnet_mail_message_new ();
  g_autoptr (RelnetMeetUpOccurrence) occurrence = NULL;
  Send send = { 0 };

  set_day (fixture, "2026-11-22");
  meet_up = add (fixture, people, 2);
  relnet_meet_up_store_ensure_occurrence_async (fixture->database, meet_up, "2026-12-04", NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  g_assert_no_error (fixture->error);
  occurrence = relnet_meet_up_store_load_occurrence (relnet_database_get_reader (fixture->database),
                                                     relnet_meet_up_get_id (meet_up), "2026-12-04", NULL);
  relnet_mail_message_add_recipient (message, RELNET_RECIPIENT_BCC, "Hélène Marchetti", "helene@mail.example", people[0]);
  relnet_mail_message_set_subject (message, "Join us?");
  relnet_mail_message_set_purpose (message, "meetup-invitation-group", relnet_meet_up_occurrence_get_id (occurrence));
  send.message = message;
  send.clock = fixture->clock;
  run (fixture, save_func, &send);
  assert_entry (fixture, RELNET_AGENDA_MEET_UP, "Invite to “Breakfast”: 4 Dec · 08:30 · 2 people are not invited yet");
  send.id = relnet_mail_message_get_id (message);
  run (fixture, queue_func, &send);
  assert_entry (fixture, RELNET_AGENDA_MEET_UP, "Invite to “Breakfast”: 4 Dec · 08:30 · 1 person is not invited yet");
  /* Taken back in time. */
  run (fixture, hold_func, &send);
  assert_entry (fixture, RELNET_AGENDA_MEET_UP, "Invite to “Breakfast”: 4 Dec · 08:30 · 2 people are not invited yet");
  run (fixture, queue_func, &send);
  run (fixture, sent_func, &send);
  assert_entry (fixture, RELNET_AGENDA_MEET_UP, "Invite to “Breakfast”: 4 Dec · 08:30 · 1 person is not invited yet");
  g_clear_object (&occurrence);
  occurrence = relnet_meet_up_store_load_occurrence (relnet_database_get_reader (fixture->database),
                                                     relnet_meet_up_get_id (meet_up), "2026-12-04", NULL);
  g_assert_cmpstr (relnet_meet_up_guest_get_invited_on (g_ptr_array_index (relnet_meet_up_occurrence_get_guests (occurrence), 0)),
                   ==, "2026-11-22");
}

static void
test_reputation (Fixture *fixture, gconstpointer data)
{
  g_autofree char *key = NULL;

  set_day (fixture, "2026-11-22");
  assert_entry (fixture, RELNET_AGENDA_REPUTATION, NULL);
  relnet_reputation_store_check_async (fixture->database, "", fixture->clock, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  set_day (fixture, "2027-02-21");
  assert_entry (fixture, RELNET_AGENDA_REPUTATION, NULL);
  set_day (fixture, "2027-02-22");
  assert_entry (fixture, RELNET_AGENDA_REPUTATION, "Look at what is found about you online: Last on 22 Nov 2026 · today");
  set_day (fixture, "2027-02-25");
  assert_entry (fixture, RELNET_AGENDA_REPUTATION, "Look at what is found about you online: Last on 22 Nov 2026 · 3 days late");
  key = dup_key (fixture, RELNET_AGENDA_REPUTATION);
  snooze (fixture, key, "2027-03-01");
  assert_entry (fixture, RELNET_AGENDA_REPUTATION, NULL);
  fixture_undo (fixture);
  finish (fixture, key);
  assert_entry (fixture, RELNET_AGENDA_REPUTATION, NULL);
  set_day (fixture, "2027-05-25");
  assert_entry (fixture, RELNET_AGENDA_REPUTATION, "Look at what is found about you online: Last on 25 Feb · today");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/agenda-meet-ups/days", test_days);
  fixture_test ("/agenda-meet-ups/edges", test_edges);
  fixture_test ("/agenda-meet-ups/message", test_message);
  fixture_test ("/agenda-meet-ups/reputation", test_reputation);
  return g_test_run ();
}

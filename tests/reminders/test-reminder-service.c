/* What is announced when: the service with its policy, on a clock the test sets. */

#include "store-fixture.h"

#include "relnet-agenda-acts.h"
#include "relnet-follow-up-store.h"
#include "relnet-meeting-store.h"
#include "relnet-reminder-service.h"

#define HOUR       3600
#define MORNING    (1794960000 + 7 * HOUR + 1800) /* Wednesday 18 November 2026, 7:30 UTC */
#define DAY        (24 * HOUR)

typedef struct
{
  Fixture store;
  GSettings *settings;
  RelnetReminderService *service;
  GPtrArray *notices;
  GPtrArray *withdrawn;
} Reminders;

static void
notice_cb (Reminders *r, RelnetNotice *notice)
{
  g_ptr_array_add (r->notices, g_object_ref (notice));
}

static void
withdraw_cb (Reminders *r, const char *id)
{
  g_ptr_array_add (r->withdrawn, g_strdup (id));
}

/* A program that starts. */
static void
start (Reminders *r)
{
  r->service = relnet_reminder_service_new (r->store.database, r->store.clock, r->settings);
  g_signal_connect_swapped (r->service, "notice", G_CALLBACK (notice_cb), r);
  g_signal_connect_swapped (r->service, "withdraw", G_CALLBACK (withdraw_cb), r);
  relnet_reminder_service_start (r->service);
}

static void
set_up (Reminders *r, gconstpointer data)
{
  const char *keys[] = { "digest", "digest-time", "quiet-from", "quiet-to", "quiet-weekends", "max-notifications",
                         "notifications", "notification-details" };

  fixture_set_up (&r->store, NULL);
  relnet_clock_set_now (r->store.clock, MORNING);
  r->settings = g_settings_new ("com.example.RelNet");
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    g_settings_reset (r->settings, keys[i]);
  r->notices = g_ptr_array_new_with_free_func (g_object_unref);
  r->withdrawn = g_ptr_array_new_with_free_func (g_free);
}

/* Until whatever is going to be announced has been. */
static void
settle (Reminders *r)
{
  do
    g_main_context_iteration (NULL, r->service != NULL && relnet_reminder_service_is_busy (r->service));
  while (g_main_context_pending (NULL) || (r->service != NULL && relnet_reminder_service_is_busy (r->service)));
}

static void
go_to (Reminders *r, gint64 now)
{
  relnet_clock_set_now (r->store.clock, now);
  settle (r);
}

static void
tear_down (Reminders *r, gconstpointer data)
{
  g_clear_object (&r->service);
  settle (r);
  g_clear_object (&r->settings);
  g_clear_pointer (&r->notices, g_ptr_array_unref);
  g_clear_pointer (&r->withdrawn, g_ptr_array_unref);
  fixture_tear_down (&r->store, NULL);
}

static void
add_follow_up (Reminders *r, gint64 person, const char *due, const char *what)
{
  g_autoptr (RelnetFollowUp) follow_up = relnet_follow_up_new ();

  relnet_follow_up_set_person_id (follow_up, person);
  relnet_follow_up_set_due (follow_up, due);
  relnet_follow_up_set_what (follow_up, what);
  relnet_follow_up_store_save_async (r->store.database, follow_up, r->store.clock, NULL, fixture_done_boolean,
                                     &r->store);
  fixture_wait (&r->store);
  g_assert_no_error (r->store.error);
}

static void
assert_notices (Reminders *r, guint n, const char *title, const char *body)
{
  g_assert_cmpuint (r->notices->len, ==, n);
  if (n == 0)
    return;
  g_assert_cmpstr (relnet_notice_get_title (g_ptr_array_index (r->notices, n - 1)), ==, title);
  g_assert_cmpstr (relnet_notice_get_body (g_ptr_array_index (r->notices, n - 1)), ==, body);
}

/* Quiet at 7:30, at 8:00 the quiet ends, at 8:30 is the digest: one entry comes by itself, with its actions. */
static void
test_morning (Reminders *r, gconstpointer data)
{
  gint64 karim = fixture_add_person (&r->store, "Karim Haddouche");

  fixture_log (&r->store, karim, RELNET_CHANNEL_PHONE, "2026-10-28", "");
  add_follow_up (r, karim, "2026-11-14", "A secret");
  start (r);
  settle (r);
  assert_notices (r, 0, NULL, NULL);
  go_to (r, MORNING + HOUR / 2);
  assert_notices (r, 0, NULL, NULL);
  go_to (r, MORNING + HOUR);
  /* Nothing the user wrote: others may read it. */
  assert_notices (r, 1, "Overdue follow-up: Karim Haddouche", "4 days late. Last contact 3 weeks ago.");
  g_assert_cmpstr (relnet_notice_get_key (g_ptr_array_index (r->notices, 0)), ==, "follow-up:1:2026-11-14");
  go_to (r, MORNING + 2 * HOUR);
  relnet_reminder_service_check (r->service);
  settle (r);
  assert_notices (r, 1, "Overdue follow-up: Karim Haddouche", "4 days late. Last contact 3 weeks ago.");
}

static void
test_details (Reminders *r, gconstpointer data)
{
  add_follow_up (r, fixture_add_person (&r->store, "Karim Haddouche"), "2026-11-18", "Low-carbon quote");
  g_settings_set_boolean (r->settings, "notification-details", TRUE);
  start (r);
  go_to (r, MORNING + HOUR);
  assert_notices (r, 1, "Follow-up for today: Karim Haddouche", "Low-carbon quote. For today.");
}

/* Off for three days: one digest at the next start, nothing lost, nothing twice. */
static void
test_missed (Reminders *r, gconstpointer data)
{
  const char *names[] = { "Anna", "Berta", "Carla", "Dora", "Emma" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    add_follow_up (r, fixture_add_person (&r->store, names[i]), "2026-11-16", "");
  relnet_clock_set_now (r->store.clock, MORNING + 5 * HOUR);
  start (r);
  settle (r);
  assert_notices (r, 1, "Today: 5 things", "Anna, Berta, Carla and 2 others");
  g_assert_null (relnet_notice_get_key (g_ptr_array_index (r->notices, 0)));
  /* The program is started again. */
  g_clear_object (&r->service);
  start (r);
  settle (r);
  g_assert_cmpuint (r->notices->len, ==, 1);
  /* The next morning, what still waits is told of again, in one. */
  go_to (r, MORNING + DAY);
  g_assert_cmpuint (r->notices->len, ==, 1);
  go_to (r, MORNING + DAY + HOUR);
  assert_notices (r, 2, "Today: 5 things", "Anna, Berta, Carla and 2 others");
}

/* Whatever made it due, the service hears of it; done elsewhere, the notification goes; undone, it does not come again. */
static void
finish_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Reminders *r = user_data;

  g_assert_true (relnet_agenda_act_finish (RELNET_DATABASE (object), result, NULL));
  r->store.done = TRUE;
}

static void
test_withdraw (Reminders *r, gconstpointer data)
{
  gint64 karim = fixture_add_person (&r->store, "Karim Haddouche");

  relnet_clock_set_now (r->store.clock, MORNING + 5 * HOUR);
  start (r);
  settle (r);
  add_follow_up (r, karim, "2026-11-18", "");
  settle (r);
  assert_notices (r, 1, "Follow-up for today: Karim Haddouche", "For today.");
  relnet_agenda_done_async (r->store.database, r->store.clock, "follow-up:1:2026-11-18", 0, NULL, finish_cb, r);
  fixture_wait (&r->store);
  settle (r);
  g_assert_cmpuint (r->withdrawn->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (r->withdrawn, 0), ==, "follow-up:1:2026-11-18");
  fixture_undo (&r->store);
  settle (r);
  g_assert_cmpuint (r->notices->len, ==, 1);
  /* Put off until tomorrow: announced again tomorrow. */
  relnet_agenda_snooze_async (r->store.database, r->store.clock, "follow-up:1:2026-11-18", "2026-11-19", NULL, finish_cb,
                              r);
  fixture_wait (&r->store);
  go_to (r, MORNING + DAY + HOUR);
  assert_notices (r, 2, "Overdue follow-up: Karim Haddouche", "1 day late.");
  g_assert_cmpstr (relnet_notice_get_key (g_ptr_array_index (r->notices, 1)), ==, "follow-up:1:2026-11-19");
}

static void
test_at_most (Reminders *r, gconstpointer data)
{
  gint64 karim = fixture_add_person (&r->store, "Karim Haddouche");

  g_settings_set_boolean (r->settings, "digest", FALSE);
  g_settings_set_int (r->settings, "max-notifications", 2);
  relnet_clock_set_now (r->store.clock, MORNING + 5 * HOUR);
  start (r);
  for (guint i = 0; i < 4; i++)
    {
      add_follow_up (r, karim, "2026-11-18", "");
      settle (r);
    }
  g_assert_cmpuint (r->notices->len, ==, 2);
  /* The two that had no room come the next day. */
  go_to (r, MORNING + DAY + HOUR);
  g_assert_cmpuint (r->notices->len, ==, 4);
}

static void
test_switched_off (Reminders *r, gconstpointer data)
{
  gint64 karim = fixture_add_person (&r->store, "Karim Haddouche");

  g_settings_set_boolean (r->settings, "notifications", FALSE);
  relnet_clock_set_now (r->store.clock, MORNING + 5 * HOUR);
  start (r);
  add_follow_up (r, karim, "2026-11-18", "");
  settle (r);
  g_assert_cmpuint (r->notices->len, ==, 0);
  g_settings_set_boolean (r->settings, "notifications", TRUE);
  settle (r);
  g_assert_cmpuint (r->notices->len, ==, 1);
}

#define reminders_test(path, function) g_test_add (path, Reminders, NULL, set_up, function, tear_down)

static gint64
plan (Reminders *r, gint64 person, const char *day, const char *time)
{
  g_autoptr (RelnetMeeting) meeting = relnet_meeting_new ();

  relnet_meeting_set_start (meeting, day, time);
  relnet_meeting_set_place (meeting, "A secret place");
  relnet_meeting_add_person (meeting, person, "Sofia Lindqvist");
  relnet_meeting_store_save_async (r->store.database, meeting, r->store.clock, NULL, fixture_done_boolean, &r->store);
  fixture_wait (&r->store);
  g_assert_no_error (r->store.error);
  return relnet_meeting_get_id (meeting);
}

/* The evening before, and an hour before; neither twice, and both gone once there is nothing left to prepare. MORNING is
 * 7:30 UTC of the 18th; the tests run in UTC. */
static void
test_meeting (Reminders *r, gconstpointer data)
{
  gint64 sofia = fixture_add_person (&r->store, "Sofia Lindqvist");
  const gint64 midnight = MORNING - 7 * HOUR - HOUR / 2;

  g_settings_set_boolean (r->settings, "digest", FALSE);
  plan (r, sofia, "2026-11-19", "10:00");
  start (r);
  go_to (r, midnight + 17 * HOUR);
  assert_notices (r, 0, NULL, NULL);
  go_to (r, midnight + 18 * HOUR);
  assert_notices (r, 1, "Meeting with Sofia Lindqvist", "Tomorrow at 10:00.");
  g_assert_cmpstr (relnet_notice_get_key (g_ptr_array_index (r->notices, 0)), ==, "meeting:1:2026-11-18");
  go_to (r, midnight + 19 * HOUR);
  assert_notices (r, 1, "Meeting with Sofia Lindqvist", "Tomorrow at 10:00.");
  go_to (r, midnight + DAY + 8 * HOUR + HOUR / 2);
  assert_notices (r, 1, "Meeting with Sofia Lindqvist", "Tomorrow at 10:00.");
  go_to (r, midnight + DAY + 9 * HOUR);
  assert_notices (r, 2, "Meeting with Sofia Lindqvist", "Today at 10:00.");
  go_to (r, midnight + DAY + 11 * HOUR);
  assert_notices (r, 2, "Meeting with Sofia Lindqvist", "Today at 10:00.");
  /* Nobody noted anything: said once, the day after. */
  go_to (r, midnight + 2 * DAY + 9 * HOUR);
  assert_notices (r, 3, "Meeting with Sofia Lindqvist", "Yesterday at 10:00, not noted yet.");
}

/* Quiet from 20:00 to 8:00: what would come then comes when it ends, if the meeting has not begun. */
static void
test_meeting_quiet (Reminders *r, gconstpointer data)
{
  gint64 sofia = fixture_add_person (&r->store, "Sofia Lindqvist");
  const gint64 midnight = MORNING - 7 * HOUR - HOUR / 2;

  g_settings_set_boolean (r->settings, "digest", FALSE);
  g_settings_set_int (r->settings, "quiet-from", 17 * 60);
  g_settings_set_int (r->settings, "quiet-to", 8 * 60);
  plan (r, sofia, "2026-11-19", "08:30");
  plan (r, sofia, "2026-11-19", "07:30");
  start (r);
  go_to (r, midnight + 20 * HOUR);
  go_to (r, midnight + DAY + 7 * HOUR + HOUR / 4);
  assert_notices (r, 0, NULL, NULL);
  go_to (r, midnight + DAY + 8 * HOUR);
  /* The first one has begun meanwhile. */
  assert_notices (r, 1, "Meeting with Sofia Lindqvist", "Today at 08:30.");
}

/* A meeting that is prepared is not announced the evening before; called off, not at all. */
static void
test_meeting_prepared (Reminders *r, gconstpointer data)
{
  gint64 sofia = fixture_add_person (&r->store, "Sofia Lindqvist");
  const gint64 midnight = MORNING - 7 * HOUR - HOUR / 2;
  gint64 id = plan (r, sofia, "2026-11-19", "10:00");

  g_settings_set_boolean (r->settings, "digest", FALSE);
  start (r);
  go_to (r, midnight + 18 * HOUR);
  assert_notices (r, 1, "Meeting with Sofia Lindqvist", "Tomorrow at 10:00.");
  relnet_meeting_store_set_state_async (r->store.database, id, RELNET_MEETING_PREPARED, NULL, fixture_done_boolean, &r->store);
  fixture_wait (&r->store);
  settle (r);
  g_assert_cmpuint (r->withdrawn->len, ==, 1);
  relnet_meeting_store_set_state_async (r->store.database, id, RELNET_MEETING_CANCELLED, NULL, fixture_done_boolean, &r->store);
  fixture_wait (&r->store);
  go_to (r, midnight + DAY + 9 * HOUR);
  assert_notices (r, 1, "Meeting with Sofia Lindqvist", "Tomorrow at 10:00.");
}

int
main (int argc, char **argv)
{
  g_setenv ("TZ", "UTC", TRUE);
  g_test_init (&argc, &argv, NULL);
  reminders_test ("/reminder-service/morning", test_morning);
  reminders_test ("/reminder-service/details", test_details);
  reminders_test ("/reminder-service/missed", test_missed);
  reminders_test ("/reminder-service/withdraw", test_withdraw);
  reminders_test ("/reminder-service/at-most", test_at_most);
  reminders_test ("/reminder-service/switched-off", test_switched_off);
  reminders_test ("/reminder-service/meeting", test_meeting);
  reminders_test ("/reminder-service/meeting-quiet", test_meeting_quiet);
  reminders_test ("/reminder-service/meeting-prepared", test_meeting_prepared);
  return g_test_run ();
}

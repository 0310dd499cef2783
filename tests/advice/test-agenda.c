#include "store-fixture.h"

#include "relnet-interaction-words.h"
#include "relnet-agenda-acts.h"
#include "relnet-agenda.h"
#include "relnet-date.h"
#include "relnet-follow-up-store.h"

#define TODAY "2026-11-22" /* a Sunday */

static RelnetAgendaDay *
read_day (Fixture *fixture)
{
  g_autofree char *today = relnet_clock_dup_today (fixture->clock);
  GError *error = NULL;
  RelnetAgendaDay *day
      = relnet_agenda_day_read (relnet_database_get_reader (fixture->database), today, -1, &error);

  g_assert_no_error (error);
  g_assert_nonnull (day);
  return day;
}

/* The keys of what waits, the most urgent first, and its count. */
static void
assert_agenda (Fixture *fixture, const char *expected)
{
  g_autoptr (RelnetAgendaDay) day = read_day (fixture);
  g_autoptr (GPtrArray) entries = relnet_agenda_day_rank (day);
  g_autoptr (GString) keys = g_string_new (NULL);

  for (guint i = 0; i < entries->len; i++)
    g_string_append_printf (keys, "%s%s", i > 0 ? " " : "",
                            relnet_agenda_entry_get_key (g_ptr_array_index (entries, i)));
  g_assert_cmpstr (keys->str, ==, expected);
  g_assert_cmpuint (relnet_agenda_day_get_count (day), ==, entries->len);
}

static void
set_cadence (Fixture *fixture, gint64 person, int days)
{
  relnet_person_store_set_cadence_async (fixture->database, person, days, fixture->clock, NULL,
                                         fixture_done_boolean, fixture);
  fixture_wait (fixture);
  g_assert_no_error (fixture->error);
}

static gint64
add_follow_up (Fixture *fixture, gint64 person, const char *due, const char *what, gint64 message)
{
  g_autoptr (RelnetFollowUp) follow_up = relnet_follow_up_new ();

  relnet_follow_up_set_person_id (follow_up, person);
  relnet_follow_up_set_due (follow_up, due);
  relnet_follow_up_set_what (follow_up, what);
  relnet_follow_up_set_message_id (follow_up, message);
  relnet_follow_up_store_save_async (fixture->database, follow_up, fixture->clock, NULL,
                                     fixture_done_boolean, fixture);
  fixture_wait (fixture);
  g_assert_no_error (fixture->error);
  return relnet_follow_up_get_id (follow_up);
}

static void
finish_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Fixture *fixture = user_data;

  g_clear_error (&fixture->error);
  relnet_agenda_act_finish (RELNET_DATABASE (object), result, &fixture->error);
  fixture->done = TRUE;
}

static void
done (Fixture *fixture, const char *key, int channel)
{
  relnet_agenda_done_async (fixture->database, fixture->clock, key, channel, NULL, finish_cb, fixture);
  fixture_wait (fixture);
  g_assert_no_error (fixture->error);
}

static void
snooze (Fixture *fixture, const char *key, const char *until)
{
  relnet_agenda_snooze_async (fixture->database, fixture->clock, key, until, NULL, finish_cb, fixture);
  fixture_wait (fixture);
  g_assert_no_error (fixture->error);
}

static void
pause_person (Fixture *fixture, gint64 person, const char *until)
{
  relnet_follow_up_store_pause_person_async (fixture->database, person, until, NULL,
                                             fixture_done_boolean, fixture);
  fixture_wait (fixture);
  g_assert_no_error (fixture->error);
}

static void
set_birthday (Fixture *fixture, gint64 person, const char *birthday)
{
  relnet_person_store_set_text_async (fixture->database, person, RELNET_PERSON_BIRTHDAY, birthday,
                                      fixture->clock, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  g_assert_no_error (fixture->error);
}

static void
go_to (Fixture *fixture, const char *date)
{
  relnet_clock_set_now (fixture->clock,
                        NOON_2026_11_22 + 86400 * (gint64) relnet_date_days_between (TODAY, date));
}

static void
test_cadence (Fixture *fixture, gconstpointer data)
{
  gint64 weekly = fixture_add_person (fixture, "Weekly");
  gint64 yearly = fixture_add_person (fixture, "Yearly");
  gint64 never = fixture_add_person (fixture, "Never");

  set_cadence (fixture, weekly, 7);
  set_cadence (fixture, yearly, 365);
  fixture_log (fixture, weekly, RELNET_CHANNEL_PHONE, "2026-11-01", "");
  fixture_log (fixture, yearly, RELNET_CHANNEL_EMAIL, "2025-10-22", "");
  /* 14 days late of 7, against 31 of 365. */
  assert_agenda (fixture, "cadence:1:2026-11-08 cadence:2:2026-10-22");
  /* Somebody never contacted is due at once, and presses more each day. */
  set_cadence (fixture, never, 30);
  assert_agenda (fixture, "cadence:1:2026-11-08 cadence:2:2026-10-22 cadence:3:2026-11-22");
  go_to (fixture, "2026-12-22");
  assert_agenda (fixture, "cadence:1:2026-11-08 cadence:3:2026-11-22 cadence:2:2026-10-22");
  /* A group event does not count as contact, a call does. */
  fixture_log (fixture, yearly, RELNET_CHANNEL_GROUP_EVENT, "2026-12-20", "");
  assert_agenda (fixture, "cadence:1:2026-11-08 cadence:3:2026-11-22 cadence:2:2026-10-22");
  fixture_log (fixture, yearly, RELNET_CHANNEL_PHONE, "2026-12-20", "");
  assert_agenda (fixture, "cadence:1:2026-11-08 cadence:3:2026-11-22");
  set_cadence (fixture, weekly, 0);
  assert_agenda (fixture, "cadence:3:2026-11-22");
}

static void
test_cadence_of_circles (Fixture *fixture, gconstpointer data)
{
  gint64 person = fixture_add_person (fixture, "Hélène Marchetti");
  g_autoptr (RelnetCircle) clients = relnet_circle_new ();

  relnet_circle_set_name (clients, "Clients");
  relnet_circle_set_cadence_days (clients, 30);
  relnet_circle_store_save_async (fixture->database, clients, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  relnet_circle_store_set_member_async (fixture->database, clients, person, TRUE, NULL,
                                        fixture_done_boolean, fixture);
  fixture_wait (fixture);
  g_assert_no_error (fixture->error);
  fixture_log (fixture, person, RELNET_CHANNEL_PHONE, "2026-10-20", "");
  assert_agenda (fixture, "cadence:1:2026-11-19");
  /* The person's own cadence holds over that of the circle. */
  set_cadence (fixture, person, 90);
  assert_agenda (fixture, "");
}

static void
test_follow_up (Fixture *fixture, gconstpointer data)
{
  gint64 karim = fixture_add_person (fixture, "Karim Haddouche");

  add_follow_up (fixture, karim, "2026-11-18", "Low-carbon quote", 0);
  add_follow_up (fixture, karim, "2026-11-23", "Later", 0);
  assert_agenda (fixture, "follow-up:1:2026-11-18");
  go_to (fixture, "2026-11-23");
  assert_agenda (fixture, "follow-up:1:2026-11-18 follow-up:2:2026-11-23");
  done (fixture, "follow-up:1:2026-11-18", 0);
  assert_agenda (fixture, "follow-up:2:2026-11-23");
  fixture_undo (fixture);
  assert_agenda (fixture, "follow-up:1:2026-11-18 follow-up:2:2026-11-23");
  snooze (fixture, "follow-up:1:2026-11-18", "2026-11-24");
  assert_agenda (fixture, "follow-up:2:2026-11-23");
  go_to (fixture, "2026-11-24");
  assert_agenda (fixture, "follow-up:1:2026-11-24 follow-up:2:2026-11-23");
  relnet_follow_up_store_delete_async (fixture->database, 1, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  assert_agenda (fixture, "follow-up:2:2026-11-23");
  /* The agenda does not speak of the deleted. */
  relnet_person_store_delete_async (fixture->database, karim, fixture->clock, NULL,
                                    fixture_done_boolean, fixture);
  fixture_wait (fixture);
  assert_agenda (fixture, "");
  fixture_undo (fixture);
  assert_agenda (fixture, "follow-up:2:2026-11-23");
}

/* One row a person: who has a follow-up that waits is not there a second time for their rhythm. */
static void
test_follow_up_and_cadence (Fixture *fixture, gconstpointer data)
{
  gint64 karim = fixture_add_person (fixture, "Karim Haddouche");

  set_cadence (fixture, karim, 30);
  fixture_log (fixture, karim, RELNET_CHANNEL_PHONE, "2026-09-01", "");
  assert_agenda (fixture, "cadence:1:2026-10-01");
  add_follow_up (fixture, karim, TODAY, "", 0);
  assert_agenda (fixture, "follow-up:1:2026-11-22");
  done (fixture, "follow-up:1:2026-11-22", 0);
  assert_agenda (fixture, "cadence:1:2026-10-01");
}

static void
test_cadence_done (Fixture *fixture, gconstpointer data)
{
  g_autofree char *title = NULL;
  gint64 person = fixture_add_person (fixture, "Hélène Marchetti");
  RelnetConnection *reader = relnet_database_get_reader (fixture->database);
  RelnetTimelineFilter filter = { .person_id = person };
  g_autoptr (GPtrArray) page = NULL;

  set_cadence (fixture, person, 30);
  fixture_log (fixture, person, RELNET_CHANNEL_VIDEO, "2026-09-01", "");
  done (fixture, "cadence:1:2026-10-01", RELNET_CHANNEL_PHONE);
  assert_agenda (fixture, "");
  page = relnet_interaction_store_load_page (reader, &filter, NULL, 10, NULL);
  g_assert_cmpuint (page->len, ==, 2);
  g_assert_cmpint (relnet_interaction_get_channel (g_ptr_array_index (page, 0)), ==, RELNET_CHANNEL_PHONE);
  g_assert_cmpstr (relnet_interaction_get_date (g_ptr_array_index (page, 0)), ==, TODAY);
  /* The button of an old notification changes nothing. */
  done (fixture, "cadence:1:2026-10-01", RELNET_AGENDA_CHANNEL_AS_LAST);
  g_clear_pointer (&page, g_ptr_array_unref);
  page = relnet_interaction_store_load_page (reader, &filter, NULL, 10, NULL);
  g_assert_cmpuint (page->len, ==, 2);
  fixture_undo (fixture);
  assert_agenda (fixture, "cadence:1:2026-10-01");
  /* From a notification: as the last time, and the timeline says whence. */
  done (fixture, "cadence:1:2026-10-01", RELNET_AGENDA_CHANNEL_AS_LAST);
  g_clear_pointer (&page, g_ptr_array_unref);
  page = relnet_interaction_store_load_page (reader, &filter, NULL, 10, NULL);
  g_assert_cmpint (relnet_interaction_get_channel (g_ptr_array_index (page, 0)), ==, RELNET_CHANNEL_VIDEO);
  title = relnet_interaction_words_dup_title (g_ptr_array_index (page, 0));
  g_assert_cmpstr (title, ==, "Marked as done from a reminder");
  /* Said, not stored: it has no language. */
  g_assert_cmpstr (relnet_interaction_get_subject (g_ptr_array_index (page, 0)), ==, "");
}

static void
test_snooze_and_pause (Fixture *fixture, gconstpointer data)
{
  gint64 person = fixture_add_person (fixture, "Hélène Marchetti");

  set_cadence (fixture, person, 30);
  set_birthday (fixture, person, "1980-11-23");
  fixture_log (fixture, person, RELNET_CHANNEL_VIDEO, "2026-09-01", "");
  snooze (fixture, "cadence:1:2026-10-01", "2026-11-23");
  assert_agenda (fixture, "");
  go_to (fixture, "2026-11-23");
  assert_agenda (fixture, "cadence:1:2026-11-23 birthday:1:2026-11-23");
  add_follow_up (fixture, person, "2026-11-23", "", 0);
  pause_person (fixture, person, "2026-12-01");
  assert_agenda (fixture, "");
  go_to (fixture, "2026-12-01");
  assert_agenda (fixture, "follow-up:1:2026-12-01");
  pause_person (fixture, person, "");
  go_to (fixture, "2026-11-23");
  assert_agenda (fixture, "follow-up:1:2026-11-23 birthday:1:2026-11-23");
}

static void
test_answer (Fixture *fixture, gconstpointer data)
{
  gint64 priya = fixture_add_person (fixture, "Priya Raghunathan");

  add_follow_up (fixture, priya, "2026-11-29", "Your agreement", 77);
  assert_agenda (fixture, "");
  go_to (fixture, "2026-11-29");
  assert_agenda (fixture, "answer:77:2026-11-29");
  /* What the user sends again is no answer; a call is. */
  {
    g_autoptr (RelnetInteraction) again = relnet_interaction_new ();

    relnet_interaction_set_date (again, "2026-11-25");
    relnet_interaction_set_channel (again, RELNET_CHANNEL_EMAIL);
    relnet_interaction_set_direction (again, RELNET_DIRECTION_OUTGOING);
    relnet_interaction_add_person (again, priya, "Priya Raghunathan");
    relnet_interaction_store_save_async (fixture->database, again, fixture->clock, NULL, NULL,
                                         fixture_done_boolean, fixture);
    fixture_wait (fixture);
  }
  assert_agenda (fixture, "answer:77:2026-11-29");
  fixture_log (fixture, priya, RELNET_CHANNEL_PHONE, "2026-11-26", "");
  assert_agenda (fixture, "");
  fixture_undo (fixture);
  snooze (fixture, "answer:77:2026-11-29", "2026-11-30");
  assert_agenda (fixture, "");
}

static void
test_birthday (Fixture *fixture, gconstpointer data)
{
  gint64 leap = fixture_add_person (fixture, "Leap");
  gint64 soon = fixture_add_person (fixture, "Soon");
  g_autoptr (RelnetAgendaDay) day = NULL;

  set_birthday (fixture, leap, "1984-02-29");
  set_birthday (fixture, soon, "--11-25");
  day = read_day (fixture);
  /* It is told of ahead, but does not count before the day. */
  g_assert_cmpuint (day->entries[RELNET_AGENDA_BIRTHDAY]->len, ==, 1);
  g_assert_cmpuint (relnet_agenda_day_get_count (day), ==, 0);
  go_to (fixture, "2026-11-25");
  assert_agenda (fixture, "birthday:2:2026-11-25");
  /* Put off, it stays after the day; done, it is gone until next year. */
  snooze (fixture, "birthday:2:2026-11-25", "2026-11-27");
  assert_agenda (fixture, "");
  go_to (fixture, "2026-11-27");
  assert_agenda (fixture, "birthday:2:2026-11-25");
  done (fixture, "birthday:2:2026-11-25", 0);
  assert_agenda (fixture, "");
  go_to (fixture, "2027-11-25");
  assert_agenda (fixture, "birthday:2:2027-11-25");
  go_to (fixture, "2027-02-28");
  assert_agenda (fixture, "birthday:1:2027-02-28");
  go_to (fixture, "2028-02-28");
  assert_agenda (fixture, "");
  go_to (fixture, "2028-02-29");
  assert_agenda (fixture, "birthday:1:2028-02-29");
}

static void
test_bad_keys (Fixture *fixture, gconstpointer data)
{
  const char *keys[] = { "", "cadence:99:2026-11-22", "follow-up:99:2026-11-22", "answer:1:2026-11-22", "x" };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      relnet_agenda_done_async (fixture->database, fixture->clock, keys[i], 0, NULL, finish_cb, fixture);
      fixture_wait (fixture);
      g_assert_error (fixture->error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_NOT_FOUND);
      relnet_agenda_snooze_async (fixture->database, fixture->clock, keys[i], "2026-12-01", NULL, finish_cb, fixture);
      fixture_wait (fixture);
      g_assert_error (fixture->error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_NOT_FOUND);
      g_assert_cmpint (relnet_agenda_find_person (fixture->database, keys[i]), ==, 0);
    }
  g_assert_false (relnet_database_can_undo (fixture->database));
}

static void
test_week (Fixture *fixture, gconstpointer data)
{
  gint64 person = fixture_add_person (fixture, "Hélène Marchetti");
  g_autoptr (RelnetAgendaDay) day = NULL;

  go_to (fixture, "2026-11-18");
  fixture_log (fixture, person, RELNET_CHANNEL_PHONE, "2026-11-16", "");
  add_follow_up (fixture, person, "2026-11-15", "late", 0);
  add_follow_up (fixture, person, "2026-11-18", "today", 0);
  add_follow_up (fixture, person, "2026-11-20", "on Friday", 0);
  set_birthday (fixture, person, "--11-20");
  day = read_day (fixture);
  g_assert_cmpstr (day->week[0].date, ==, "2026-11-16");
  g_assert_cmpuint (day->week[0].n_done, ==, 1);
  g_assert_cmpuint (day->week[2].n_late, ==, 1);
  g_assert_cmpuint (day->week[2].n_due, ==, 1);
  g_assert_cmpuint (day->week[3].n_due, ==, 0);
  g_assert_cmpuint (day->week[4].n_due, ==, 2);
}

static gboolean
mark (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  return relnet_agenda_day_mark_announced (connection, TODAY, GPOINTER_TO_INT (data), FALSE, NOON_2026_11_22, error);
}

static void
test_announced (Fixture *fixture, gconstpointer data)
{
  gint64 person = fixture_add_person (fixture, "Hélène Marchetti");
  RelnetConnection *reader = relnet_database_get_reader (fixture->database);
  g_autoptr (GPtrArray) fresh = NULL;
  g_autoptr (GError) error = NULL;

  add_follow_up (fixture, person, "2026-11-20", "", 0);
  add_follow_up (fixture, person, "2026-11-21", "", 0);
  fresh = relnet_agenda_day_read_new (reader, TODAY, 10, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (fresh->len, ==, 2);
  g_assert_true (relnet_database_write (fixture->database, mark, GINT_TO_POINTER (TRUE), &error));
  g_assert_no_error (error);
  g_clear_pointer (&fresh, g_ptr_array_unref);
  fresh = relnet_agenda_day_read_new (reader, TODAY, 10, &error);
  g_assert_cmpuint (fresh->len, ==, 0);
  g_assert_cmpint (relnet_connection_query_int (reader, "SELECT count (DISTINCT notice) FROM agenda_notice", 0), ==, 2);
  /* What was put off is announced again; what is done by one notification has one number. */
  snooze (fixture, "follow-up:1:2026-11-20", TODAY);
  snooze (fixture, "follow-up:2:2026-11-21", TODAY);
  g_assert_true (relnet_database_write (fixture->database, mark, GINT_TO_POINTER (FALSE), &error));
  g_assert_cmpint (relnet_connection_query_int (reader, "SELECT count (DISTINCT notice) FROM agenda_notice", 0), ==, 3);
  g_assert_cmpint (relnet_connection_query_int (reader, "SELECT count (*) FROM agenda_notice", 0), ==, 4);
}

static void
count_cb (GListModel *model, guint position, guint removed, guint added, gpointer user_data)
{
  ++*(guint *) user_data;
}

static void
test_model (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RelnetAgenda) agenda = relnet_agenda_new (fixture->database, fixture->clock);
  GListModel *list = relnet_agenda_get_group (agenda, RELNET_AGENDA_GROUP_FOLLOW_UPS);
  g_autoptr (RelnetAgendaEntry) kept = NULL;
  g_autoptr (RelnetAgendaEntry) still = NULL;
  gint64 person;
  guint spliced = 0;

  g_assert_false (relnet_agenda_get_loaded (agenda));
  relnet_agenda_load (agenda);
  while (!relnet_agenda_get_loaded (agenda))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (relnet_agenda_get_count (agenda), ==, 0);
  person = fixture_add_person (fixture, "Hélène Marchetti");
  for (int i = 1; i <= 20; i++)
    {
      g_autofree char *due = relnet_date_add_days (TODAY, -i);

      add_follow_up (fixture, person, due, "", 0);
    }
  while (relnet_agenda_get_count (agenda) != 20)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 12);
  g_assert_cmpuint (relnet_agenda_get_n_more (agenda, RELNET_AGENDA_GROUP_FOLLOW_UPS), ==, 8);
  g_assert_cmpint (relnet_agenda_get_minutes (agenda), ==, 100);
  kept = g_list_model_get_item (list, 0);
  /* A row that stays is the same object: it keeps the focus. */
  g_signal_connect (list, "items-changed", G_CALLBACK (count_cb), &spliced);
  done (fixture, "follow-up:19:2026-11-03", 0);
  while (relnet_agenda_get_count (agenda) != 19)
    g_main_context_iteration (NULL, TRUE);
  still = g_list_model_get_item (list, 0);
  g_assert_true (kept == still);
  g_assert_cmpuint (spliced, ==, 1);
  relnet_agenda_set_limit (agenda, -1);
  while (g_list_model_get_n_items (list) != 19)
    g_main_context_iteration (NULL, TRUE);
  /* The day changes: everything is a day later. */
  spliced = 0;
  go_to (fixture, "2026-11-23");
  while (spliced == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (relnet_agenda_get_today (agenda), ==, "2026-11-23");
}

static gboolean
fill (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  return relnet_connection_execute (
             connection,
             "INSERT INTO person (uid, name, name_folded, sort_key, birthday, cadence_days, note, added_on, added_at, changed_at)"
             " WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000)"
             " SELECT 'u' || i, 'Person ' || i, 'person ' || i, x'00', date ('1980-01-01', '+' || (i % 365) || ' days'),"
             " CASE i % 4 WHEN 0 THEN 0 ELSE 7 + i % 400 END, printf ('%.*c', 300, 'x'), '2020-01-01', 0, 0 FROM n",
             error)
         && relnet_connection_execute (
             connection,
             "UPDATE person_summary SET last_contact = date ('2026-11-22', '-' || (person_id % 500) || ' days'),"
             " due = CASE WHEN cadence_days > 0 THEN date ('2026-11-22', (cadence_days - person_id % 500) || ' days') END",
             error)
         && relnet_connection_execute (
             connection,
             "INSERT INTO follow_up (person_id, due, added_on, added_at)"
             " SELECT id, date ('2026-11-22', (id % 200 - 50) || ' days'), '2026-01-01', 0 FROM person WHERE id % 20 = 0",
             error)
         && relnet_connection_execute (
             connection, "UPDATE person SET snoozed_until = '2026-12-01' WHERE id % 100 = 1", error);
}

static void
test_speed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  double best = 1e9;
  guint n = 0;

  if (!g_test_perf ())
    {
      g_test_skip ("only with -m perf");
      return;
    }
  relnet_database_write (fixture->database, fill, NULL, &error);
  g_assert_no_error (error);
  for (int i = 0; i < 5; i++)
    {
      g_autoptr (RelnetAgendaDay) day = NULL;

      g_test_timer_start ();
      day = relnet_agenda_day_read (relnet_database_get_reader (fixture->database), TODAY, 12, &error);
      best = MIN (best, g_test_timer_elapsed ());
      n = relnet_agenda_day_get_count (day);
    }
  g_test_minimized_result (best * 1000, "the agenda of 100,000 people, %u due: %.1f ms", n, best * 1000);
}

int
main (int argc, char **argv)
{
  g_setenv ("TZ", "UTC", TRUE);
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/agenda/cadence", test_cadence);
  fixture_test ("/agenda/cadence-of-circles", test_cadence_of_circles);
  fixture_test ("/agenda/follow-up", test_follow_up);
  fixture_test ("/agenda/follow-up-and-cadence", test_follow_up_and_cadence);
  fixture_test ("/agenda/cadence-done", test_cadence_done);
  fixture_test ("/agenda/snooze-and-pause", test_snooze_and_pause);
  fixture_test ("/agenda/answer", test_answer);
  fixture_test ("/agenda/birthday", test_birthday);
  fixture_test ("/agenda/bad-keys", test_bad_keys);
  fixture_test ("/agenda/week", test_week);
  fixture_test ("/agenda/announced", test_announced);
  fixture_test ("/agenda/model", test_model);
  fixture_test ("/agenda/speed", test_speed);
  return g_test_run ();
}

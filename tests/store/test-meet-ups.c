#include "relnet-load-query.h"
#include "relnet-mail-message.h"
#include "relnet-meet-up-store.h"
#include "relnet-message-store.h"
#include "relnet-recurrence.h"
#include "store-fixture.h"
#include "table-hash.h"
#include "relnet-wind-down-store.h"

#define TODAY        "2026-11-22"
#define FIRST_FRIDAY "FREQ=MONTHLY;BYDAY=1FR"

static RelnetConnection *
reader (Fixture *fixture)
{
  return relnet_database_get_reader (fixture->database);
}

static RelnetMeetUp *
load (Fixture *fixture, gint64 id)
{
  g_autoptr (GError) error = NULL;
  RelnetMeetUp *meet_up = relnet_meet_up_store_load (reader (fixture), id, TODAY, &error);

  g_assert_no_error (error);
  return meet_up;
}

static RelnetMeetUpOccurrence *
load_occurrence (Fixture *fixture, RelnetMeetUp *meet_up, const char *day)
{
  g_autoptr (GError) error = NULL;
  RelnetMeetUpOccurrence *occurrence
      = relnet_meet_up_store_load_occurrence (reader (fixture), relnet_meet_up_get_id (meet_up), day, &error);

  g_assert_no_error (error);
  return occurrence;
}

static RelnetMeetUpGuest *
find_guest (RelnetMeetUpOccurrence *occurrence, gint64 person)
{
  GPtrArray *guests = relnet_meet_up_occurrence_get_guests (occurrence);

  for (guint i = 0; i < guests->len; i++)
    if (relnet_meet_up_guest_get_person_id (g_ptr_array_index (guests, i)) == person)
      return g_ptr_array_index (guests, i);
  return NULL;
}

/* A breakfast on the first Friday, of these people. */
static RelnetMeetUp *
add (Fixture *fixture, const char *starts_on, const gint64 *members, guint n)
{
  RelnetMeetUp *meet_up = relnet_meet_up_new ();

  relnet_meet_up_set_name (meet_up, "Breakfast");
  relnet_meet_up_set_rule (meet_up, FIRST_FRIDAY);
  relnet_meet_up_set_starts_on (meet_up, starts_on);
  relnet_meet_up_set_time (meet_up, "08:30");
  relnet_meet_up_set_place (meet_up, "Café des Arts");
  relnet_meet_up_store_save_async (fixture->database, meet_up, members, n, 0, fixture->clock, NULL, fixture_done_boolean,
                                   fixture);
  fixture_wait (fixture);
  g_assert_no_error (fixture->error);
  g_assert_cmpint (relnet_meet_up_get_id (meet_up), !=, 0);
  return meet_up;
}

static char *
hash (Fixture *fixture)
{
  return hash_tables_but (reader (fixture), "organisation");
}

static void
test_store (Fixture *fixture, gconstpointer data)
{
  gint64 people[] = { fixture_add_person (fixture, "Hélène Marchetti"), fixture_add_person (fixture, "Karim Haddouche") };
  g_autoptr (RelnetMeetUp) meet_up = add (fixture, "2026-11-01", people, 2);
  g_autoptr (RelnetMeetUp) stored = load (fixture, relnet_meet_up_get_id (meet_up));
  g_autoptr (GPtrArray) list = relnet_meet_up_store_load_list (reader (fixture), TODAY, NULL);
  g_autoptr (GPtrArray) of_person = relnet_meet_up_store_load_of_person (reader (fixture), people[1], TODAY, NULL);
  g_autofree char *when = relnet_meet_up_dup_when (stored);

  g_assert_cmpstr (when, ==, "the first Friday of the month · 08:30 · Café des Arts");
  /* It begins when it first takes place. */
  g_assert_cmpstr (relnet_meet_up_get_starts_on (stored), ==, "2026-11-06");
  g_assert_cmpstr (relnet_meet_up_get_next (stored), ==, "2026-12-04");
  g_assert_cmpint (relnet_meet_up_get_n_members (stored), ==, 2);
  g_assert_cmpint (relnet_meet_up_get_n_to_invite (stored), ==, 2);
  g_assert_cmpuint (list->len, ==, 1);
  g_assert_cmpuint (of_person->len, ==, 1);

  /* It is there after a restart. */
  g_clear_object (&fixture->database);
  fixture->database = relnet_database_open (fixture->path, NULL);
  g_clear_object (&stored);
  stored = load (fixture, relnet_meet_up_get_id (meet_up));
  g_assert_cmpstr (relnet_meet_up_get_time (stored), ==, "08:30");
}

static void
test_bad_input (Fixture *fixture, gconstpointer data)
{
  const struct
  {
    const char *name, *rule, *starts_on, *time;
  } bad[] = {
    { "", FIRST_FRIDAY, TODAY, "" },
    { "  \n ", FIRST_FRIDAY, TODAY, "" },
    { "Drinks", "every Friday", TODAY, "" },
    { "Drinks", "", TODAY, "" },
    { "Drinks", "FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30", TODAY, "" },
    { "Drinks", "FREQ=SECONDLY", TODAY, "" },
    { "Drinks", FIRST_FRIDAY, "2026-02-30", "" },
    { "Drinks", FIRST_FRIDAY, TODAY, "25:00" },
    { "Drinks", FIRST_FRIDAY, TODAY, "8h30" },
  };
  g_autofree char *before = hash (fixture);
  g_autofree char *after = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (RelnetMeetUp) meet_up = relnet_meet_up_new ();

      relnet_meet_up_set_name (meet_up, bad[i].name);
      relnet_meet_up_set_rule (meet_up, bad[i].rule);
      relnet_meet_up_set_starts_on (meet_up, bad[i].starts_on);
      relnet_meet_up_set_time (meet_up, bad[i].time);
      relnet_meet_up_store_save_async (fixture->database, meet_up, NULL, 0, 0, fixture->clock, NULL, fixture_done_boolean,
                                       fixture);
      fixture_wait (fixture);
      g_assert_error (fixture->error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_INVALID);
    }
  after = hash (fixture);
  g_assert_cmpstr (before, ==, after);
}

/* Each act, and that undo leaves every table as it was. */
static void
test_undo (Fixture *fixture, gconstpointer data)
{
  gint64 people[] = { fixture_add_person (fixture, "Hélène Marchetti"), fixture_add_person (fixture, "Karim Haddouche"),
                      fixture_add_person (fixture, "Idris Benkirane") };
  g_autoptr (RelnetMeetUp) meet_up = add (fixture, "2026-11-01", people, 2);
  g_autoptr (RelnetMeetUpOccurrence) occurrence = load_occurrence (fixture, meet_up, "2026-12-04");
  RelnetMeetUpGuest *guest = find_guest (occurrence, people[0]);

  for (int i = 0; i < 11; i++)
    {
      g_autofree char *before = hash (fixture);
      g_autofree char *changed = NULL;
      g_autofree char *after = NULL;

      switch (i)
        {
        case 0:
          relnet_meet_up_set_place (meet_up, "Elsewhere");
          relnet_meet_up_store_save_async (fixture->database, meet_up, NULL, 0, 0, fixture->clock, NULL, fixture_done_boolean,
                                           fixture);
          break;
        case 1:
          relnet_meet_up_store_add_member_async (fixture->database, meet_up, people[2], "Idris", NULL, fixture_done_boolean,
                                                 fixture);
          break;
        case 2:
          relnet_meet_up_store_remove_member_async (fixture->database, meet_up, people[1], "Karim", NULL, fixture_done_boolean,
                                                    fixture);
          break;
        case 3:
          relnet_meet_up_store_move_async (fixture->database, meet_up, "2026-12-04", "2026-12-11", fixture->clock, NULL,
                                           fixture_done_boolean, fixture);
          break;
        case 4:
          relnet_meet_up_store_set_skipped_async (fixture->database, meet_up, "2026-12-04", TRUE, fixture->clock, NULL,
                                                  fixture_done_boolean, fixture);
          break;
        case 5:
          relnet_meet_up_store_set_invited_async (fixture->database, meet_up, "2026-12-04", guest, TRUE, fixture->clock, NULL,
                                                  fixture_done_boolean, fixture);
          break;
        case 6:
          relnet_meet_up_store_invite_all_async (fixture->database, meet_up, "2026-12-04", fixture->clock, NULL,
                                                 fixture_done_boolean, fixture);
          break;
        case 7:
          relnet_meet_up_store_set_answer_async (fixture->database, meet_up, "2026-12-04", guest, RELNET_ANSWER_NO, NULL,
                                                 fixture_done_boolean, fixture);
          break;
        case 8:
          relnet_meet_up_store_attend_async (fixture->database, meet_up, "2026-11-06", people, 3, "Full house", fixture->clock,
                                             NULL, fixture_done_boolean, fixture);
          break;
        case 9:
          relnet_meet_up_store_set_ended_async (fixture->database, meet_up, TRUE, fixture->clock, NULL, fixture_done_boolean,
                                                fixture);
          break;
        case 10:
        default:
          relnet_meet_up_store_delete_async (fixture->database, meet_up, fixture->clock, NULL, fixture_done_boolean, fixture);
        }
      fixture_wait (fixture);
      g_assert_no_error (fixture->error);
      changed = hash (fixture);
      g_assert_cmpstr (before, !=, changed);
      fixture_undo (fixture);
      after = hash (fixture);
      g_test_message ("act %d", i);
      g_assert_cmpstr (before, ==, after);
    }
}

/* One interaction of all who came; said a second time, the same one. It does not count for a rhythm. */
static void
test_attendance (Fixture *fixture, gconstpointer data)
{
  gint64 people[] = { fixture_add_person (fixture, "Hélène Marchetti"), fixture_add_person (fixture, "Karim Haddouche"),
                      fixture_add_person (fixture, "A guest") };
  gint64 twice[] = { people[0], people[2], people[0] };
  g_autoptr (RelnetMeetUp) meet_up = add (fixture, "2026-11-01", people, 2);
  g_autoptr (RelnetMeetUpOccurrence) occurrence = NULL;
  g_autoptr (RelnetMeetUpOccurrence) again = NULL;
  g_autoptr (RelnetMeetUpOccurrence) nobody = NULL;
  g_autoptr (RelnetInteraction) interaction = NULL;
  g_autoptr (RelnetPersonSummary) summary = NULL;
  g_autoptr (GPtrArray) past = NULL;
  gint64 id;

  relnet_meet_up_store_attend_async (fixture->database, meet_up, "2026-11-06", people, 2, "Two new ideas", fixture->clock, NULL,
                                     fixture_done_boolean, fixture);
  fixture_wait (fixture);
  g_assert_no_error (fixture->error);
  occurrence = load_occurrence (fixture, meet_up, "2026-11-06");
  id = relnet_meet_up_occurrence_get_interaction_id (occurrence);
  g_assert_cmpint (relnet_meet_up_occurrence_get_state (occurrence), ==, RELNET_OCCURRENCE_HELD);
  g_assert_cmpuint (relnet_meet_up_occurrence_count_came (occurrence), ==, 2);
  interaction = relnet_interaction_store_load (reader (fixture), id, NULL);
  g_assert_cmpint (relnet_interaction_get_channel (interaction), ==, RELNET_CHANNEL_GROUP_EVENT);
  g_assert_cmpstr (relnet_interaction_get_date (interaction), ==, "2026-11-06");
  g_assert_cmpstr (relnet_interaction_get_subject (interaction), ==, "Breakfast");
  g_assert_cmpstr (relnet_interaction_get_note (interaction), ==, "Two new ideas");
  g_assert_cmpint (relnet_interaction_get_minutes (interaction), ==, RELNET_MEET_UP_MINUTES);
  g_assert_cmpuint (relnet_interaction_get_n_people (interaction), ==, 2);
  summary = fixture_summary (fixture, people[0]);
  g_assert_cmpstr (relnet_person_summary_get_last_contact (summary), ==, "");

  /* Corrected: somebody else, who is no member; nobody twice; the note stays. */
  relnet_meet_up_store_attend_async (fixture->database, meet_up, "2026-11-06", twice, 3, NULL, fixture->clock, NULL,
                                     fixture_done_boolean, fixture);
  fixture_wait (fixture);
  g_assert_no_error (fixture->error);
  again = load_occurrence (fixture, meet_up, "2026-11-06");
  g_assert_cmpint (relnet_meet_up_occurrence_get_interaction_id (again), ==, id);
  g_assert_true (relnet_meet_up_guest_get_came (find_guest (again, people[2])));
  g_assert_false (relnet_meet_up_guest_get_member (find_guest (again, people[2])));
  g_assert_false (relnet_meet_up_guest_get_came (find_guest (again, people[1])));
  g_clear_object (&interaction);
  interaction = relnet_interaction_store_load (reader (fixture), id, NULL);
  g_assert_cmpstr (relnet_interaction_get_note (interaction), ==, "Two new ideas");
  g_assert_cmpint (relnet_connection_query_int (reader (fixture), "SELECT count (*) FROM interaction", -1), ==, 1);

  /* Nobody came after all. */
  relnet_meet_up_store_attend_async (fixture->database, meet_up, "2026-11-06", NULL, 0, NULL, fixture->clock, NULL,
                                     fixture_done_boolean, fixture);
  fixture_wait (fixture);
  g_assert_no_error (fixture->error);
  nobody = load_occurrence (fixture, meet_up, "2026-11-06");
  g_assert_cmpint (relnet_meet_up_occurrence_get_state (nobody), ==, RELNET_OCCURRENCE_HELD);
  g_assert_cmpint (relnet_meet_up_occurrence_get_interaction_id (nobody), ==, 0);
  past = relnet_meet_up_store_load_past (reader (fixture), meet_up, TODAY, 10, NULL);
  g_assert_cmpuint (past->len, ==, 1);

  /* Not a day to come, not a day that is none, not with somebody who is gone; and then it cannot be called off. */
  relnet_meet_up_store_attend_async (fixture->database, meet_up, "2026-12-04", people, 2, NULL, fixture->clock, NULL,
                                     fixture_done_boolean, fixture);
  fixture_wait (fixture);
  g_assert_error (fixture->error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_INVALID);
  relnet_meet_up_store_attend_async (fixture->database, meet_up, "2026-11-07", people, 2, NULL, fixture->clock, NULL,
                                     fixture_done_boolean, fixture);
  fixture_wait (fixture);
  g_assert_error (fixture->error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_INVALID);
  id = 4711;
  relnet_meet_up_store_attend_async (fixture->database, meet_up, "2026-11-06", &id, 1, NULL, fixture->clock, NULL,
                                     fixture_done_boolean, fixture);
  fixture_wait (fixture);
  g_assert_error (fixture->error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_NOT_FOUND);
  relnet_meet_up_store_set_skipped_async (fixture->database, meet_up, "2026-11-06", TRUE, fixture->clock, NULL,
                                          fixture_done_boolean, fixture);
  fixture_wait (fixture);
  g_assert_error (fixture->error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_INVALID);
}

/* Members come and go: deleted, merged, taken out. */
static void
test_people (Fixture *fixture, gconstpointer data)
{
  gint64 people[] = { fixture_add_person (fixture, "Hélène Marchetti"), fixture_add_person (fixture, "Karim Haddouche") };
  g_autoptr (RelnetMeetUp) meet_up = add (fixture, "2026-11-01", people, 2);
  g_autoptr (RelnetMeetUpOccurrence) occurrence = NULL;
  g_autoptr (RelnetMeetUp) alone = NULL;
  g_autoptr (RelnetMeetUp) empty = NULL;
  g_autoptr (GError) error = NULL;

  relnet_person_store_delete_async (fixture->database, people[0], fixture->clock, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  g_assert_no_error (fixture->error);
  alone = load (fixture, relnet_meet_up_get_id (meet_up));
  g_assert_cmpint (relnet_meet_up_get_n_members (alone), ==, 1);
  occurrence = load_occurrence (fixture, meet_up, "2026-12-04");
  g_assert_null (find_guest (occurrence, people[0]));
  relnet_meet_up_store_add_member_async (fixture->database, meet_up, people[0], "Hélène", NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  g_assert_error (fixture->error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_NOT_FOUND);

  relnet_meet_up_store_remove_member_async (fixture->database, meet_up, people[1], "Karim", NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  g_assert_no_error (fixture->error);
  empty = load (fixture, relnet_meet_up_get_id (meet_up));
  g_assert_cmpint (relnet_meet_up_get_n_members (empty), ==, 0);
  g_assert_cmpint (relnet_meet_up_get_n_to_invite (empty), ==, 0);
  relnet_meet_up_store_remove_member_async (fixture->database, meet_up, people[1], "Karim", NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  g_assert_error (fixture->error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_NOT_FOUND);

  relnet_meet_up_store_delete_async (fixture->database, meet_up, fixture->clock, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  g_assert_no_error (fixture->error);
  g_assert_null (relnet_meet_up_store_load (reader (fixture), relnet_meet_up_get_id (meet_up), TODAY, &error));
  g_assert_error (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_NOT_FOUND);
  relnet_meet_up_store_add_member_async (fixture->database, meet_up, people[1], "Karim", NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  g_assert_error (fixture->error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_NOT_FOUND);
}

static void
test_other_rule (Fixture *fixture, gconstpointer data)
{
  gint64 person = fixture_add_person (fixture, "Hélène Marchetti");
  g_autoptr (RelnetMeetUp) meet_up = add (fixture, "2026-11-01", &person, 1);
  g_autoptr (RelnetMeetUp) moved = NULL;
  g_autoptr (RelnetMeetUp) weekly = NULL;

  relnet_meet_up_store_move_async (fixture->database, meet_up, "2026-12-04", "2026-12-11", fixture->clock, NULL,
                                   fixture_done_boolean, fixture);
  fixture_wait (fixture);
  g_assert_no_error (fixture->error);
  moved = load (fixture, relnet_meet_up_get_id (meet_up));
  g_assert_cmpstr (relnet_meet_up_get_next (moved), ==, "2026-12-11");
  g_assert_cmpstr (relnet_meet_up_get_next_day (moved), ==, "2026-12-04");
  /* With another rule the move of the old one counts no more. */
  relnet_meet_up_set_rule (moved, "FREQ=WEEKLY;BYDAY=TU");
  relnet_meet_up_store_save_async (fixture->database, moved, NULL, 0, 0, fixture->clock, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  g_assert_no_error (fixture->error);
  weekly = load (fixture, relnet_meet_up_get_id (meet_up));
  g_assert_cmpstr (relnet_meet_up_get_next (weekly), ==, "2026-11-24");
}

static gboolean
add_thousand (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  RelnetClock *clock = data;

  if (!relnet_connection_execute (connection, "INSERT INTO circle (name, folded) VALUES ('All', 'all')", error))
    return FALSE;
  for (int i = 0; i < 1000; i++)
    {
      g_autoptr (RelnetPerson) person = relnet_person_new ();
      g_autofree char *name = g_strdup_printf ("Person %d", i);

      relnet_person_set_text (person, RELNET_PERSON_NAME, name);
      if (!relnet_person_store_insert (connection, changes, person, clock, error))
        return FALSE;
    }
  return relnet_connection_execute (
      connection, "INSERT INTO circle_member (circle_id, person_id) SELECT circle.id, person.id FROM circle, person", error);
}

/* A circle of a thousand: added, invited, all there, and taken back in one go each. */
static void
test_thousand (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RelnetMeetUp) meet_up = add (fixture, "2026-11-01", NULL, 0);
  g_autoptr (RelnetMeetUp) full = NULL;
  g_autoptr (RelnetMeetUpOccurrence) occurrence = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gint64 start;

  relnet_database_write_async (fixture->database, NULL, add_thousand, fixture->clock, NULL, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  g_assert_no_error (fixture->error);
  start = g_get_monotonic_time ();
  relnet_meet_up_store_add_circle_async (fixture->database, meet_up, 1, "All", NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  g_assert_no_error (fixture->error);
  relnet_meet_up_store_invite_all_async (fixture->database, meet_up, "2026-12-04", fixture->clock, NULL, fixture_done_boolean,
                                         fixture);
  fixture_wait (fixture);
  g_assert_no_error (fixture->error);
  full = load (fixture, relnet_meet_up_get_id (meet_up));
  g_assert_cmpint (relnet_meet_up_get_n_members (full), ==, 1000);
  g_assert_cmpint (relnet_meet_up_get_n_to_invite (full), ==, 0);
  occurrence = load_occurrence (fixture, meet_up, "2026-11-06");
  for (guint i = 0; i < relnet_meet_up_occurrence_get_guests (occurrence)->len; i++)
    {
      gint64 id = relnet_meet_up_guest_get_person_id (g_ptr_array_index (relnet_meet_up_occurrence_get_guests (occurrence), i));

      g_array_append_val (ids, id);
    }
  g_assert_cmpuint (ids->len, ==, 1000);
  before = hash (fixture);
  relnet_meet_up_store_attend_async (fixture->database, meet_up, "2026-11-06", (const gint64 *) (gpointer) ids->data, ids->len,
                                     NULL, fixture->clock, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  g_assert_no_error (fixture->error);
  g_test_message ("a thousand added, invited and noted in %d ms", (int) ((g_get_monotonic_time () - start) / 1000));
  fixture_undo (fixture);
  after = hash (fixture);
  g_assert_cmpstr (before, ==, after);
}

static void
note (Fixture *fixture, gint64 person, gint64 other, RelnetChannel channel, const char *date, int minutes, int worth,
      const char *they_said)
{
  g_autoptr (RelnetInteraction) interaction = relnet_interaction_new ();

  relnet_interaction_set_date (interaction, date);
  relnet_interaction_set_channel (interaction, channel);
  relnet_interaction_set_minutes (interaction, minutes);
  relnet_interaction_set_worth (interaction, worth);
  relnet_interaction_set_they_said (interaction, they_said);
  relnet_interaction_add_person (interaction, person, "Somebody");
  if (other != 0)
    relnet_interaction_add_person (interaction, other, "Somebody");
  relnet_interaction_store_save_async (fixture->database, interaction, fixture->clock, NULL, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  g_assert_no_error (fixture->error);
}

static void
test_load (Fixture *fixture, gconstpointer data)
{
  gint64 mentee = fixture_add_person (fixture, "Maëlle Kerdoncuff"), other = fixture_add_person (fixture, "Idris Benkirane");
  g_autoptr (GPtrArray) everybody = NULL;
  g_autoptr (GPtrArray) topics = NULL;
  RelnetLoad load;

  note (fixture, mentee, 0, RELNET_CHANNEL_IN_PERSON, "2026-10-01", 0, 2, "How do I negotiate a raise?");
  note (fixture, mentee, 0, RELNET_CHANNEL_PHONE, "2026-09-01", 35, 0, "The raise again. What about the raise?");
  note (fixture, mentee, 0, RELNET_CHANNEL_VIDEO, "2026-08-01", 0, 3, "Is it time for a raise?");
  /* Not these: too long ago, to come, written, with somebody else. */
  note (fixture, mentee, 0, RELNET_CHANNEL_PHONE, "2025-11-22", 500, 5, "");
  note (fixture, mentee, 0, RELNET_CHANNEL_EMAIL, "2026-10-02", 500, 5, "");
  note (fixture, mentee, other, RELNET_CHANNEL_IN_PERSON, "2026-10-03", 500, 5, "");
  note (fixture, mentee, 0, RELNET_CHANNEL_GROUP_EVENT, "2026-10-04", 500, 5, "");
  note (fixture, other, 0, RELNET_CHANNEL_PHONE, "2026-10-05", 0, 0, "");
  g_assert_true (relnet_load_query_person (reader (fixture), mentee, TODAY, &load, NULL));
  g_assert_cmpuint (load.n, ==, 3);
  g_assert_cmpint (load.minutes, ==, 60 + 35 + 45);
  g_assert_cmpuint (load.n_estimated, ==, 2);
  g_assert_cmpuint (load.n_rated, ==, 2);
  g_assert_cmpint (load.worth, ==, 5);
  everybody = relnet_load_query_everybody (reader (fixture), TODAY, 10, NULL);
  g_assert_cmpuint (everybody->len, ==, 2);
  g_assert_cmpint (((RelnetPersonLoad *) g_ptr_array_index (everybody, 0))->person_id, ==, mentee);
  g_assert_cmpint (((RelnetPersonLoad *) g_ptr_array_index (everybody, 0))->load.minutes, ==, 140);
  g_assert_cmpint (((RelnetPersonLoad *) g_ptr_array_index (everybody, 1))->load.minutes, ==, 20);
  topics = relnet_load_query_topics (reader (fixture), mentee, TODAY, NULL);
  g_assert_cmpuint (topics->len, ==, 1);
  g_assert_cmpstr (((RelnetTopic *) g_ptr_array_index (topics, 0))->words, ==, "raise");
  g_assert_cmpuint (((RelnetTopic *) g_ptr_array_index (topics, 0))->times, ==, 3);
}

/* A coffee that is to become a meet-up has, once they are invited: the plan is carried out with the invitation, and taken back
 * with it. An invitation of somebody else changes nothing. */
static void
test_coffee (Fixture *fixture, gconstpointer data)
{
  gint64 people[] = { fixture_add_person (fixture, "Hélène Marchetti"), fixture_add_person (fixture, "Karim Haddouche") };
  g_autoptr (RelnetMeetUp) meet_up = add (fixture, "2026-11-01", people, 2);
  g_autoptr (RelnetMeetUpOccurrence) occurrence = load_occurrence (fixture, meet_up, "2026-12-04");
  g_autoptr (RelnetWindDown) plan = relnet_wind_down_new (RELNET_WIND_DOWN_COFFEE);
  g_autoptr (RelnetWindDown) waiting = NULL;
  g_autoptr (RelnetWindDown) done = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  relnet_wind_down_set_person (plan, people[0], "Hélène Marchetti");
  relnet_wind_down_set_text (plan, RELNET_WIND_DOWN_GROUP, "yes");
  relnet_wind_down_plan (plan, NULL, TODAY);
  relnet_wind_down_store_create_async (fixture->database, plan, NULL, NULL, fixture->clock, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  g_assert_no_error (fixture->error);
  relnet_meet_up_store_set_invited_async (fixture->database, meet_up, "2026-12-04", find_guest (occurrence, people[1]), TRUE,
                                          fixture->clock, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  waiting = relnet_wind_down_store_load_current (reader (fixture), people[0], NULL);
  g_assert_cmpint (relnet_wind_down_get_state (waiting), ==, RELNET_WIND_DOWN_ACTIVE);
  before = hash (fixture);

  relnet_meet_up_store_invite_all_async (fixture->database, meet_up, "2026-12-04", fixture->clock, NULL, fixture_done_boolean,
                                         fixture);
  fixture_wait (fixture);
  g_assert_no_error (fixture->error);
  done = relnet_wind_down_store_load_current (reader (fixture), people[0], NULL);
  g_assert_cmpint (relnet_wind_down_get_state (done), ==, RELNET_WIND_DOWN_FINISHED);
  g_assert_cmpstr (relnet_wind_down_step_get_done_on (g_ptr_array_index (relnet_wind_down_get_steps (done), 0)), ==, TODAY);
  g_assert_false (relnet_wind_down_store_awaits_invitation (reader (fixture)));
  fixture_undo (fixture);
  after = hash (fixture);
  g_assert_cmpstr (before, ==, after);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/meet-ups/store", test_store);
  fixture_test ("/meet-ups/bad-input", test_bad_input);
  fixture_test ("/meet-ups/undo", test_undo);
  fixture_test ("/meet-ups/attendance", test_attendance);
  fixture_test ("/meet-ups/people", test_people);
  fixture_test ("/meet-ups/other-rule", test_other_rule);
  fixture_test ("/meet-ups/thousand", test_thousand);
  fixture_test ("/meet-ups/load", test_load);
  fixture_test ("/meet-ups/coffee", test_coffee);
  return g_test_run ();
}

/* What is to be known before one meets somebody, and the meeting in the agenda. */

#include "../store/store-fixture.h"

#include "relnet-agenda-acts.h"
#include "relnet-agenda-day.h"
#include "relnet-brief.h"
#include "relnet-contact-point.h"
#include "relnet-meeting-store.h"
#include "relnet-promise-store.h"
#include "relnet-question-store.h"

#define TODAY "2026-11-22"

static RelnetBrief *
read_brief (Fixture *fixture, gint64 person, gint64 meeting)
{
  g_autoptr (GError) error = NULL;
  RelnetBrief *brief
      = relnet_brief_read (relnet_database_get_reader (fixture->database), person, meeting, TODAY, "Camille Aubry", &error);

  g_assert_no_error (error);
  return brief;
}

static gint64
plan (Fixture *fixture, gint64 person, const char *day, const char *time)
{
  g_autoptr (RelnetMeeting) meeting = relnet_meeting_new ();

  relnet_meeting_set_start (meeting, day, time);
  relnet_meeting_set_place (meeting, "Café Mollien");
  relnet_meeting_add_person (meeting, person, "Sofia Lindqvist");
  relnet_meeting_store_save_async (fixture->database, meeting, fixture->clock, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  g_assert_no_error (fixture->error);
  return relnet_meeting_get_id (meeting);
}

static gint64
add_sofia (Fixture *fixture)
{
  g_autoptr (RelnetPerson) person = relnet_person_new ();
  g_autoptr (RelnetContactPoint) email = relnet_contact_point_new ("", "sofia@norrflod.example");
  g_autoptr (RelnetContactPoint) link = relnet_contact_point_new ("", "www.linkedin.com/in/sofia");
  g_autoptr (RelnetContactPoint) evil = relnet_contact_point_new ("", "javascript:alert(1)");

  relnet_person_set_text (person, RELNET_PERSON_NAME, "Sofia Lindqvist");
  relnet_person_set_text (person, RELNET_PERSON_GIVEN_NAME, "Sofia");
  relnet_person_set_text (person, RELNET_PERSON_REGISTER, "vous");
  relnet_person_set_text (person, RELNET_PERSON_LANGUAGE, "fr");
  relnet_person_set_text (person, RELNET_PERSON_INTERESTS, "Skiing, <b>tea</b>");
  relnet_person_set_text (person, RELNET_PERSON_MATTERS, "Being on time");
  relnet_person_set_text (person, RELNET_PERSON_MET_PLACE, "Göteborg");
  g_list_store_append (relnet_person_get_emails (person), email);
  g_list_store_append (relnet_person_get_links (person), link);
  g_list_store_append (relnet_person_get_links (person), evil);
  relnet_person_store_save_async (fixture->database, person, fixture->clock, NULL, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  g_assert_no_error (fixture->error);
  return relnet_person_get_id (person);
}

static void
promise (Fixture *fixture, gint64 person, gboolean mine, const char *what)
{
  g_autoptr (RelnetPromise) made = relnet_promise_new ();

  relnet_promise_set_person (made, person, "");
  relnet_promise_set_mine (made, mine);
  relnet_promise_set_what (made, what);
  relnet_promise_set_made_on (made, "2026-11-10");
  relnet_promise_store_save_async (fixture->database, made, fixture->clock, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  g_assert_no_error (fixture->error);
}

static void
test_whole (Fixture *fixture, gconstpointer data)
{
  gint64 sofia = add_sofia (fixture), meeting;
  g_autoptr (RelnetBrief) brief = NULL;
  g_autoptr (RelnetQuestion) question = relnet_question_new (sofia, "How does the team wait?");

  fixture_log (fixture, sofia, RELNET_CHANNEL_IN_PERSON, "2026-06-04", "Trade fair");
  fixture_log (fixture, sofia, RELNET_CHANNEL_VIDEO, "2026-10-08", "The connection of Göteborg");
  fixture_log (fixture, sofia, RELNET_CHANNEL_NOTE, "2026-11-20", "A note to myself");
  promise (fixture, sofia, FALSE, "The number");
  promise (fixture, sofia, TRUE, "The study");
  meeting = plan (fixture, sofia, "2026-11-23", "10:00");
  brief = read_brief (fixture, sofia, meeting);
  g_assert_cmpstr (brief->first_name, ==, "Sofia");
  g_assert_cmpint (relnet_meeting_get_id (brief->meeting), ==, meeting);
  g_assert_cmpint (brief->nth, ==, 2);
  g_assert_cmpuint (brief->exchanges->len, ==, 2);
  g_assert_cmpuint (brief->promises->len, ==, 2);
  g_assert_cmpstr (relnet_promise_get_what (g_ptr_array_index (brief->promises, 0)), ==, "The study");
  g_assert_cmpstr (brief->how_met, ==, "Göteborg");
  g_assert_cmpuint (brief->chips->len, ==, 4);
  g_assert_cmpuint (brief->links->len, ==, 4);
  g_assert_cmpstr (((RelnetBriefLink *) brief->links->pdata[0])->title, ==, "LinkedIn");
  g_assert_cmpstr (((RelnetBriefLink *) brief->links->pdata[1])->uri, ==, "https://norrflod.example");
  g_assert_cmpint (((RelnetBriefLink *) brief->links->pdata[3])->kind, ==, RELNET_BRIEF_LINK_ME);
  g_assert_cmpuint (brief->questions->len, ==, 0);
  g_assert_cmpuint (brief->ideas->len, ==, 4);
  relnet_question_store_save_async (fixture->database, question, fixture->clock, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  g_clear_pointer (&brief, relnet_brief_free);
  brief = read_brief (fixture, sofia, 0);
  g_assert_cmpuint (brief->questions->len, ==, 1);
  g_assert_cmpuint (brief->ideas->len, ==, 0);
  g_assert_cmpint (relnet_meeting_get_id (brief->meeting), ==, meeting);
}

static void
test_nothing_known (Fixture *fixture, gconstpointer data)
{
  gint64 idris = fixture_add_person (fixture, "Idris Benkirane"), sofia = add_sofia (fixture);
  gint64 meeting = plan (fixture, sofia, "2026-11-23", "");
  g_autoptr (RelnetBrief) brief = read_brief (fixture, idris, meeting);
  g_autoptr (GError) error = NULL;

  /* The meeting of somebody else is not theirs. */
  g_assert_null (brief->meeting);
  g_assert_cmpstr (brief->headline, ==, "");
  g_assert_cmpuint (brief->ideas->len, ==, 4);
  g_assert_cmpuint (brief->links->len, ==, 2);
  g_assert_null (relnet_brief_read (relnet_database_get_reader (fixture->database), 4711, 0, TODAY, NULL, &error));
  g_assert_error (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_NOT_FOUND);
}

/* “key title (reason)” a line, then the days of the week that have a meeting. */
static char *
list_agenda (Fixture *fixture, const char *today)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RelnetAgendaDay) day = relnet_agenda_day_read (relnet_database_get_reader (fixture->database), today, -1, &error);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < day->entries[RELNET_AGENDA_MEETING]->len; i++)
    {
      RelnetAgendaEntry *entry = g_ptr_array_index (day->entries[RELNET_AGENDA_MEETING], i);
      g_autofree char *reason = relnet_agenda_entry_dup_reason (entry);

      g_string_append_printf (text, "%s %s (%s)\n", relnet_agenda_entry_get_key (entry), relnet_agenda_entry_get_title (entry),
                              reason);
    }
  for (guint i = 0; i < 7; i++)
    if (day->week[i].n_meetings > 0)
      g_string_append_printf (text, "%s: %u", day->week[i].date, day->week[i].n_meetings);
  g_string_append_printf (text, " [%u]", day->counts[RELNET_AGENDA_MEETING]);
  return g_string_free (text, FALSE);
}

#define assert_agenda(fixture, today, wanted)                  \
  G_STMT_START                                                 \
  {                                                            \
    g_autofree char *listed = list_agenda (fixture, today);    \
    g_assert_cmpstr (listed, ==, wanted);                      \
  }                                                            \
  G_STMT_END

static void
test_agenda (Fixture *fixture, gconstpointer data)
{
  gint64 sofia = add_sofia (fixture);
  gint64 id = plan (fixture, sofia, "2026-11-26", "10:00");

  /* Monday 23 to Sunday 29. */
  assert_agenda (fixture, "2026-11-24", "2026-11-26: 1 [0]");
  assert_agenda (fixture, "2026-11-25",
                 "meeting:1:2026-11-25 Meeting with Sofia Lindqvist (Café Mollien · tomorrow at 10:00)\n2026-11-26: 1 [1]");
  assert_agenda (fixture, "2026-11-26",
                 "meeting:1:2026-11-26 Meeting with Sofia Lindqvist (Café Mollien · today at 10:00)\n2026-11-26: 1 [1]");
  assert_agenda (fixture, "2026-11-27",
                 "meeting:1:2026-11-27 Meeting with Sofia Lindqvist (Café Mollien · yesterday at 10:00, not noted yet)\n [1]");
  /* Prepared: shown, but it does not wait. */
  relnet_meeting_store_set_state_async (fixture->database, id, RELNET_MEETING_PREPARED, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  assert_agenda (fixture, "2026-11-25",
                 "meeting:1:2026-11-25 Meeting with Sofia Lindqvist (Café Mollien · tomorrow at 10:00, prepared)\n"
                 "2026-11-26: 1 [0]");
  /* Put off, and done without a note. */
  relnet_agenda_snooze_async (fixture->database, fixture->clock, "meeting:1:2026-11-27", "2026-11-30", NULL, fixture_done_boolean,
                              fixture);
  fixture_wait (fixture);
  g_assert_no_error (fixture->error);
  assert_agenda (fixture, "2026-11-29", " [0]");
  g_assert_cmpint (relnet_agenda_find_person (fixture->database, "meeting:1:2026-11-30"), ==, sofia);
  relnet_agenda_done_async (fixture->database, fixture->clock, "meeting:1:2026-11-30", RELNET_AGENDA_CHANNEL_AS_LAST, NULL,
                            fixture_done_boolean, fixture);
  fixture_wait (fixture);
  g_assert_no_error (fixture->error);
  assert_agenda (fixture, "2026-12-01", " [0]");
  fixture_undo (fixture);
  fixture_undo (fixture);
  fixture_undo (fixture);
  assert_agenda (fixture, "2026-11-25",
                 "meeting:1:2026-11-25 Meeting with Sofia Lindqvist (Café Mollien · tomorrow at 10:00)\n2026-11-26: 1 [1]");
  /* With somebody who was deleted there is none. */
  relnet_person_store_delete_async (fixture->database, sofia, fixture->clock, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  assert_agenda (fixture, "2026-11-25", " [0]");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  fixture_test ("/brief/whole", test_whole);
  fixture_test ("/brief/nothing-known", test_nothing_known);
  fixture_test ("/brief/agenda", test_agenda);

  return g_test_run ();
}

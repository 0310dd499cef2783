/* Promises and thanks in the agenda: when they come, what is done with them there, and what goes back. */

#include "store-fixture.h"

#include "relnet-agenda-acts.h"
#include "relnet-agenda-day.h"
#include "relnet-commitments.h"
#include "relnet-favour-store.h"
#include "relnet-promise-store.h"

static gint64
add_promise (Fixture *fixture, gint64 person, gboolean mine, const char *due)
{
  g_autoptr (RelnetPromise) promise = relnet_promise_new ();

  relnet_promise_set_person (promise, person, "");
  relnet_promise_set_mine (promise, mine);
  relnet_promise_set_what (promise, "The grid");
  relnet_promise_set_made_on (promise, "2026-11-04");
  relnet_promise_set_due (promise, due);
  relnet_promise_store_save_async (fixture->database, promise, fixture->clock, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  g_assert_no_error (fixture->error);
  return relnet_promise_get_id (promise);
}

static void
add_favour (Fixture *fixture, gint64 person, const char *date)
{
  g_autoptr (RelnetFavour) favour = relnet_favour_new ();

  relnet_favour_set_person (favour, person, "");
  relnet_favour_set_kind (favour, RELNET_FAVOUR_RECEIVED);
  relnet_favour_set_what (favour, "Advice");
  relnet_favour_set_date (favour, date);
  relnet_favour_store_save_async (fixture->database, favour, fixture->clock, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  g_assert_no_error (fixture->error);
}

/* “key title (reason)” a line. */
static void
assert_agenda (Fixture *fixture, const char *today, const char *wanted)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RelnetAgendaDay) day
      = relnet_agenda_day_read (relnet_database_get_reader (fixture->database), today, -1, &error);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GPtrArray) entries = NULL;

  g_assert_no_error (error);
  entries = relnet_agenda_day_rank (day);
  for (guint i = 0; i < entries->len; i++)
    {
      RelnetAgendaEntry *entry = g_ptr_array_index (entries, i);
      g_autofree char *reason = relnet_agenda_entry_dup_reason (entry);

      g_string_append_printf (text, "%s %s (%s)\n", relnet_agenda_entry_get_key (entry),
                              relnet_agenda_entry_get_title (entry), reason);
    }
  g_assert_cmpstr (text->str, ==, wanted);
}

static void
done (Fixture *fixture, const char *key)
{
  relnet_agenda_done_async (fixture->database, fixture->clock, key, RELNET_AGENDA_CHANNEL_AS_LAST, NULL,
                            fixture_done_boolean, fixture);
  fixture_wait (fixture);
  g_assert_no_error (fixture->error);
}

static void
test_promise (Fixture *fixture, gconstpointer data)
{
  gint64 idris = fixture_add_person (fixture, "Idris Benkirane");

  add_promise (fixture, idris, TRUE, "2026-11-25");
  assert_agenda (fixture, "2026-11-22", "");
  /* At risk from two days before, told of anew on its day, late after it. */
  assert_agenda (fixture, "2026-11-23", "promise:1:2026-11-23 The grid — Idris Benkirane (Promised on 4 Nov · for Wednesday)\n");
  assert_agenda (fixture, "2026-11-25", "promise:1:2026-11-25 The grid — Idris Benkirane (Promised on 4 Nov · for today)\n");
  assert_agenda (fixture, "2026-11-27", "promise:1:2026-11-25 The grid — Idris Benkirane (Promised on 4 Nov · 2 days late)\n");
  relnet_agenda_snooze_async (fixture->database, fixture->clock, "promise:1:2026-11-25", "2026-11-28", NULL,
                              fixture_done_boolean, fixture);
  fixture_wait (fixture);
  assert_agenda (fixture, "2026-11-27", "");
  assert_agenda (fixture, "2026-11-28", "promise:1:2026-11-28 The grid — Idris Benkirane (Promised on 4 Nov · 3 days late)\n");
  g_assert_cmpint (relnet_agenda_find_person (fixture->database, "promise:1:2026-11-28"), ==, idris);
  done (fixture, "promise:1:2026-11-28");
  assert_agenda (fixture, "2026-11-28", "");
  fixture_undo (fixture);
  assert_agenda (fixture, "2026-11-28", "promise:1:2026-11-28 The grid — Idris Benkirane (Promised on 4 Nov · 3 days late)\n");
  /* A key of something that is not there is an error and does nothing. */
  relnet_agenda_done_async (fixture->database, fixture->clock, "promise:4711:2026-11-28", RELNET_AGENDA_CHANNEL_AS_LAST, NULL,
                            fixture_done_boolean, fixture);
  fixture_wait (fixture);
  g_assert_nonnull (fixture->error);
}

/* What somebody else promised is told of once its day is past; whoever is paused is left in peace. */
static void
test_their_promise (Fixture *fixture, gconstpointer data)
{
  gint64 karim = fixture_add_person (fixture, "Karim Haddouche");

  add_promise (fixture, karim, FALSE, "2026-11-25");
  assert_agenda (fixture, "2026-11-25", "");
  assert_agenda (fixture, "2026-11-26",
                 "promise:1:2026-11-25 Promised by Karim Haddouche: The grid (Promised on 4 Nov · 1 day late)\n");
  relnet_person_store_set_text_async (fixture->database, karim, RELNET_PERSON_PAUSED_UNTIL, "2026-12-31", fixture->clock, NULL,
                                      fixture_done_boolean, fixture);
  fixture_wait (fixture);
  assert_agenda (fixture, "2026-11-26", "");
}

static void
test_thanks (Fixture *fixture, gconstpointer data)
{
  gint64 antoine = fixture_add_person (fixture, "Antoine Rivaud");
  g_autoptr (RelnetAgendaEntry) entry = NULL;
  g_autoptr (RelnetCommitments) commitments = NULL;

  add_favour (fixture, antoine, "2026-11-20");
  assert_agenda (fixture, "2026-11-22", "thanks:1:2026-11-20 Thank Antoine Rivaud (Advice · 2 days ago)\n");
  entry = relnet_agenda_day_load_entry (relnet_database_get_reader (fixture->database), "2026-12-01", "thanks:1:2026-11-20");
  /* Late after a week. */
  g_assert_cmpint (relnet_agenda_entry_get_overdue_days (entry), ==, 4);
  g_assert_cmpstr (relnet_agenda_entry_get_situation (entry), ==, "thank-you");
  g_assert_cmpstr (relnet_agenda_entry_get_topic (entry), ==, "Advice");
  done (fixture, "thanks:1:2026-11-20");
  assert_agenda (fixture, "2026-11-22", "");
  commitments = relnet_commitments_read (relnet_database_get_reader (fixture->database), 0, NULL, "2026-11-22", 25, NULL);
  g_assert_cmpuint (commitments->n_all[RELNET_COMMITMENTS_THANKS], ==, 0);
  g_assert_cmpuint (commitments->n_all[RELNET_COMMITMENTS_THANKED], ==, 1);
  g_assert_cmpuint (commitments->n_all[RELNET_COMMITMENTS_BALANCES], ==, 1);
  fixture_undo (fixture);
  assert_agenda (fixture, "2026-11-22", "thanks:1:2026-11-20 Thank Antoine Rivaud (Advice · 2 days ago)\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/agenda-commitments/promise", test_promise);
  fixture_test ("/agenda-commitments/their-promise", test_their_promise);
  fixture_test ("/agenda-commitments/thanks", test_thanks);
  return g_test_run ();
}

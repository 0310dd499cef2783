/* The agenda tells of notice days ahead and of the steps of a wind-down; the letters of a wind-down are whole sentences. */

#include "store-fixture.h"

#include <string.h>

#include "relnet-agenda-acts.h"
#include "relnet-agenda-day.h"
#include "relnet-contract-store.h"
#include "relnet-reconnect-store.h"
#include "relnet-wind-down-letter.h"
#include "relnet-wind-down-store.h"

static void
set_date (Fixture *fixture, const char *date)
{
  g_autofree char *text = g_strconcat (date, "T11:00:00Z", NULL);
  g_autoptr (GDateTime) moment = g_date_time_new_from_iso8601 (text, NULL);

  relnet_clock_set_now (fixture->clock, g_date_time_to_unix (moment));
}

static GPtrArray *
read_entries (Fixture *fixture, RelnetAgendaKind kind)
{
  g_autofree char *today = relnet_clock_dup_today (fixture->clock);
  GError *error = NULL;
  g_autoptr (RelnetAgendaDay) day
      = relnet_agenda_day_read (relnet_database_get_reader (fixture->database), today, -1, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (day->counts[kind], ==, day->entries[kind]->len);
  return g_ptr_array_ref (day->entries[kind]);
}

/* @timing is what the only entry says; NULL for none. Returns: its key. */
static char *
assert_entry (Fixture *fixture, const char *date, RelnetAgendaKind kind, const char *timing)
{
  g_autoptr (GPtrArray) entries = NULL;

  set_date (fixture, date);
  entries = read_entries (fixture, kind);
  g_assert_cmpuint (entries->len, ==, timing != NULL ? 1 : 0);
  if (timing == NULL)
    return NULL;
  g_assert_cmpstr (relnet_agenda_entry_get_timing (g_ptr_array_index (entries, 0)), ==, timing);
  return g_strdup (relnet_agenda_entry_get_key (g_ptr_array_index (entries, 0)));
}

static void
finish_act (GObject *object, GAsyncResult *result, gpointer data)
{
  Fixture *fixture = data;

  g_clear_error (&fixture->error);
  relnet_agenda_act_finish (RELNET_DATABASE (object), result, &fixture->error);
  fixture->done = TRUE;
}

static RelnetContract *
add_contract (Fixture *fixture, gint64 person, const char *ends_on, int renews, RelnetPeriodUnit unit)
{
  RelnetContract *contract = relnet_contract_new ();

  relnet_contract_set_person (contract, person, person != 0 ? "Julien Tardivel" : "");
  relnet_contract_set_text (contract, RELNET_CONTRACT_WHAT, "Hosting");
  relnet_contract_set_text (contract, RELNET_CONTRACT_ORGANISATION, "Atelier");
  relnet_contract_set_text (contract, RELNET_CONTRACT_ENDS_ON, ends_on);
  relnet_contract_set_notice (contract, (RelnetPeriod){ 3, RELNET_PERIOD_MONTHS });
  relnet_contract_set_renewal (contract, (RelnetPeriod){ renews, unit });
  relnet_contract_store_save_async (fixture->database, contract, fixture->clock, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  g_assert_no_error (fixture->error);
  return contract;
}

/* A month, a week and a day ahead the entry surfaces anew, so that it is announced each time; then once that it is too late. */
static void
test_notice_ahead (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *date, *timing;
  } days[] = {
    { "2026-10-28", NULL },
    { "2026-10-29", "by 28 Nov, in 30 days" },
    { "2026-11-20", "by 28 Nov, in 8 days" },
    { "2026-11-21", "by 28 Nov, in 7 days" },
    { "2026-11-27", "tomorrow is the last day" },
    { "2026-11-28", "today is the last day" },
    { "2026-11-30", "the last day was 28 Nov" },
    { "2026-12-12", "the last day was 28 Nov" },
    { "2026-12-13", NULL },
    { "2027-10-29", "by 28 Nov, in 30 days" },
  };
  static const char *const keys[] = { "2026-10-29", "2026-11-21", "2026-11-27", "2026-11-29" };
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gint64 person = fixture_add_person (fixture, "Julien Tardivel");
  g_autoptr (RelnetContract) contract = add_contract (fixture, person, "2027-02-28", 1, RELNET_PERIOD_YEARS);

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      char *key = assert_entry (fixture, days[i].date, RELNET_AGENDA_NOTICE, days[i].timing);

      if (key != NULL)
        g_hash_table_add (seen, key);
    }
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autofree char *key = relnet_agenda_key_new (RELNET_AGENDA_NOTICE, relnet_contract_get_id (contract), keys[i]);

      g_assert_true (g_hash_table_contains (seen, key));
    }
  g_assert_cmpuint (g_hash_table_size (seen), ==, G_N_ELEMENTS (keys) + 1);
}

static void
test_notice_acts (Fixture *fixture, gconstpointer data)
{
  gint64 person = fixture_add_person (fixture, "Julien Tardivel");
  g_autoptr (RelnetContract) contract = add_contract (fixture, person, "2027-02-28", 1, RELNET_PERIOD_YEARS);
  g_autofree char *key = assert_entry (fixture, "2026-11-22", RELNET_AGENDA_NOTICE, "by 28 Nov, in 6 days");

  relnet_agenda_snooze_async (fixture->database, fixture->clock, key, "2026-11-25", NULL, finish_act, fixture);
  fixture_wait (fixture);
  g_assert_no_error (fixture->error);
  g_assert_null (assert_entry (fixture, "2026-11-24", RELNET_AGENDA_NOTICE, NULL));
  g_free (assert_entry (fixture, "2026-11-25", RELNET_AGENDA_NOTICE, "by 28 Nov, in 3 days"));
  relnet_agenda_done_async (fixture->database, fixture->clock, key, RELNET_AGENDA_CHANNEL_AS_LAST, NULL, finish_act, fixture);
  fixture_wait (fixture);
  g_assert_no_error (fixture->error);
  g_assert_null (assert_entry (fixture, "2026-11-26", RELNET_AGENDA_NOTICE, NULL));
  g_assert_null (assert_entry (fixture, "2027-11-27", RELNET_AGENDA_NOTICE, NULL));
  fixture_undo (fixture);
  g_free (assert_entry (fixture, "2026-11-26", RELNET_AGENDA_NOTICE, "by 28 Nov, in 2 days"));
  /* To go on is an answer too, for this time. */
  relnet_contract_store_keep_async (fixture->database, contract, TRUE, fixture->clock, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  g_assert_null (assert_entry (fixture, "2026-11-28", RELNET_AGENDA_NOTICE, NULL));
  g_free (assert_entry (fixture, "2027-11-27", RELNET_AGENDA_NOTICE, "tomorrow is the last day"));
}

/* A contract with an organisation alone; one that renews each month is told of a week ahead, not all the time. */
static void
test_other_contracts (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RelnetContract) monthly = add_contract (fixture, 0, "2026-11-30", 1, RELNET_PERIOD_MONTHS);
  g_autoptr (GPtrArray) entries = NULL;

  /* Three months before 28 February 2027. */
  g_assert_null (assert_entry (fixture, "2026-11-20", RELNET_AGENDA_NOTICE, NULL));
  g_free (assert_entry (fixture, "2026-11-24", RELNET_AGENDA_NOTICE, "by 28 Nov, in 4 days"));
  entries = read_entries (fixture, RELNET_AGENDA_NOTICE);
  g_assert_cmpstr (relnet_agenda_entry_get_title (g_ptr_array_index (entries, 0)), ==, "Give notice or go on: Atelier");
  g_assert_cmpint (relnet_agenda_entry_get_person_id (g_ptr_array_index (entries, 0)), ==, 0);
}

static RelnetWindDown *
add_plan (Fixture *fixture, gint64 person, RelnetContract *contract)
{
  RelnetWindDown *plan = relnet_wind_down_new (RELNET_WIND_DOWN_SUPPLIER);
  g_autofree char *today = relnet_clock_dup_today (fixture->clock);

  relnet_wind_down_set_person (plan, person, "Julien Tardivel");
  relnet_wind_down_set_text (plan, RELNET_WIND_DOWN_UNTIL, "2027-02-28");
  relnet_wind_down_plan (plan, contract, today);
  relnet_wind_down_store_create_async (fixture->database, plan, contract, NULL, fixture->clock, NULL, fixture_done_boolean,
                                       fixture);
  fixture_wait (fixture);
  g_assert_no_error (fixture->error);
  return plan;
}

/* Steps come on their day; notice is told of by the contract alone; the rhythm of the person waits while the plan goes on. */
static void
test_steps (Fixture *fixture, gconstpointer data)
{
  gint64 person = fixture_add_person (fixture, "Julien Tardivel");
  g_autoptr (RelnetContract) contract = NULL;
  g_autoptr (RelnetWindDown) plan = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autofree char *key = NULL;

  fixture_log (fixture, person, RELNET_CHANNEL_PHONE, "2024-01-10", "Call");
  relnet_person_store_set_cadence_async (fixture->database, person, 30, fixture->clock, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  entries = read_entries (fixture, RELNET_AGENDA_CADENCE);
  g_assert_cmpuint (entries->len, ==, 1);
  g_clear_pointer (&entries, g_ptr_array_unref);

  contract = add_contract (fixture, person, "2027-02-28", 1, RELNET_PERIOD_YEARS);
  plan = add_plan (fixture, person, contract);
  entries = read_entries (fixture, RELNET_AGENDA_CADENCE);
  g_assert_cmpuint (entries->len, ==, 0);
  g_assert_true (relnet_reconnect_store_is_resting (relnet_database_get_reader (fixture->database), person));

  g_assert_null (assert_entry (fixture, "2026-11-23", RELNET_AGENDA_WIND_DOWN, NULL));
  key = assert_entry (fixture, "2026-11-24", RELNET_AGENDA_WIND_DOWN, "for today");
  relnet_agenda_done_async (fixture->database, fixture->clock, key, RELNET_AGENDA_CHANNEL_AS_LAST, NULL, finish_act, fixture);
  fixture_wait (fixture);
  g_assert_no_error (fixture->error);
  /* The notice of the plan is that of the contract. */
  g_assert_null (assert_entry (fixture, "2026-11-28", RELNET_AGENDA_WIND_DOWN, NULL));
  g_free (assert_entry (fixture, "2026-11-28", RELNET_AGENDA_NOTICE, "today is the last day"));
  g_free (assert_entry (fixture, "2027-03-02", RELNET_AGENDA_WIND_DOWN, "1 day late"));

  /* Taken up again half-way: nothing of the plan is left to do. */
  relnet_wind_down_store_resume_async (fixture->database, plan, fixture->clock, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  g_assert_null (assert_entry (fixture, "2027-03-02", RELNET_AGENDA_WIND_DOWN, NULL));
  g_clear_pointer (&entries, g_ptr_array_unref);
  entries = read_entries (fixture, RELNET_AGENDA_CADENCE);
  g_assert_cmpuint (entries->len, ==, 1);
}

static char *
write_letter (RelnetWindDown *plan, RelnetContract *contract, const char *language, const char *reg)
{
  return relnet_wind_down_letter_write (plan, contract, &(RelnetLetterFacts){ .first_name = "Julien", .language = language,
                                                                             .reg = reg, .me = "Camille", .today = "2026-11-18" });
}

static void
test_letters (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RelnetWindDown) plan = relnet_wind_down_new (RELNET_WIND_DOWN_SUPPLIER);
  g_autofree char *empty = NULL;
  g_autofree char *english = NULL;
  g_autofree char *tu = NULL;
  g_autofree char *vous = NULL;

  /* Nothing was said yet: a letter all the same, without holes. */
  empty = write_letter (plan, NULL, "en", "");
  g_assert_cmpstr (empty, ==, "Hi Julien,\n\nI am happy to talk about it whenever it suits you.\n\nBest,\nCamille");

  relnet_wind_down_set_text (plan, RELNET_WIND_DOWN_SUCCESSES, "  the 2022\nsite. ");
  relnet_wind_down_set_text (plan, RELNET_WIND_DOWN_NEEDS, "answers within a day!");
  relnet_wind_down_set_text (plan, RELNET_WIND_DOWN_DIFFICULTIES, "twelve days on average…");
  relnet_wind_down_set_text (plan, RELNET_WIND_DOWN_LAST_ORDER, "the report");
  relnet_wind_down_set_text (plan, RELNET_WIND_DOWN_UNTIL, "2026-12-01");
  relnet_wind_down_set_text (plan, RELNET_WIND_DOWN_ASK_HELP, "yes");
  relnet_wind_down_set_text (plan, RELNET_WIND_DOWN_HANDED_OVER, "files, accounts");
  english = write_letter (plan, NULL, "en-GB", "");
  g_assert_cmpstr (english, ==,
                   "Hi Julien,\n\nI would like to begin with what we have achieved together: the 2022 site. Thank you for all of"
                   " it.\n\nMy business is changing: I now need answers within a day! Our last projects have shown that this would"
                   " be hard to keep up: twelve days on average…\n\nI suggest that we finish the report together, then stop on 1"
                   " December. Could you suggest a plan and help me hand over (files, accounts)?\n\nI am happy to talk about it"
                   " whenever it suits you.\n\nBest,\nCamille");
  tu = write_letter (plan, NULL, "fr", "tu");
  g_assert_nonnull (strstr (tu, "Je te propose de terminer ensemble the report, puis de nous arrêter le 1er décembre."));
  g_assert_nonnull (strstr (tu, "Pourrais-tu me proposer"));
  g_assert_null (strstr (tu, "vous "));
  vous = write_letter (plan, NULL, "fr", "vous");
  g_assert_nonnull (strstr (vous, "Pourriez-vous me proposer"));
  g_assert_null (strstr (vous, " te "));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/agenda-endings/notice-ahead", test_notice_ahead);
  fixture_test ("/agenda-endings/notice-acts", test_notice_acts);
  fixture_test ("/agenda-endings/other-contracts", test_other_contracts);
  fixture_test ("/agenda-endings/steps", test_steps);
  fixture_test ("/agenda-endings/letters", test_letters);
  return g_test_run ();
}

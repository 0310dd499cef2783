/* Contracts and wind-downs are stored whole, each act can be taken back, and a relationship can be taken up again at any
 * moment. */

#include "store-fixture.h"

#include <string.h>

#include "relnet-contract-store.h"
#include "relnet-follow-up-store.h"
#include "relnet-message-store.h"
#include "relnet-purge.h"
#include "relnet-reconnect-store.h"
#include "relnet-wind-down-store.h"
#include "table-hash.h"

static RelnetConnection *
reader (Fixture *fixture)
{
  return relnet_database_get_reader (fixture->database);
}

static void
assert_tables_same (Fixture *fixture, const char *before)
{
  g_autofree char *now = hash_tables (reader (fixture));

  g_assert_cmpstr (now, ==, before);
}

static void
assert_tables_differ (Fixture *fixture, const char *before)
{
  g_autofree char *now = hash_tables (reader (fixture));

  g_assert_cmpstr (now, !=, before);
}

static void
set_date (Fixture *fixture, const char *date)
{
  g_autofree char *text = g_strconcat (date, "T11:00:00Z", NULL);
  g_autoptr (GDateTime) moment = g_date_time_new_from_iso8601 (text, NULL);

  relnet_clock_set_now (fixture->clock, g_date_time_to_unix (moment));
}

static RelnetContract *
make_contract (gint64 person)
{
  RelnetContract *contract = relnet_contract_new ();

  relnet_contract_set_person (contract, person, "Julien Tardivel");
  relnet_contract_set_text (contract, RELNET_CONTRACT_WHAT, " Web & <b>print</b> ");
  relnet_contract_set_text (contract, RELNET_CONTRACT_ORGANISATION, "Atelier Tardivel");
  relnet_contract_set_text (contract, RELNET_CONTRACT_STARTS_ON, "2020-03-01");
  relnet_contract_set_text (contract, RELNET_CONTRACT_ENDS_ON, "2027-02-28");
  relnet_contract_set_text (contract, RELNET_CONTRACT_EXIT_COST, "450 €");
  relnet_contract_set_notice (contract, (RelnetPeriod){ 3, RELNET_PERIOD_MONTHS });
  relnet_contract_set_renewal (contract, (RelnetPeriod){ 1, RELNET_PERIOD_YEARS });
  relnet_contract_set_checked (contract, 1u << RELNET_EXIT_FILES | 1u << RELNET_EXIT_COST);
  return contract;
}

static gboolean
save (Fixture *fixture, RelnetContract *contract)
{
  relnet_contract_store_save_async (fixture->database, contract, fixture->clock, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  return fixture->error == NULL;
}

static RelnetContract *
load_contract (Fixture *fixture, gint64 id)
{
  GError *error = NULL;
  RelnetContract *contract = relnet_contract_store_load (reader (fixture), id, &error);

  g_assert_no_error (error);
  return contract;
}

/* A plan as the window makes it. */
static RelnetWindDown *
make_plan (Fixture *fixture, gint64 person, RelnetWindDownVariant variant, RelnetContract *contract, const char *until)
{
  RelnetWindDown *plan = relnet_wind_down_new (variant);
  g_autofree char *today = relnet_clock_dup_today (fixture->clock);

  relnet_wind_down_set_person (plan, person, "Julien Tardivel");
  relnet_wind_down_set_text (plan, RELNET_WIND_DOWN_UNTIL, until);
  relnet_wind_down_set_text (plan, RELNET_WIND_DOWN_SUCCESSES, "the <i>site</i> of 2022");
  relnet_wind_down_set_text (plan, RELNET_WIND_DOWN_ASK_HELP, "yes");
  relnet_wind_down_set_text (plan, RELNET_WIND_DOWN_MESSAGE, "Hello");
  relnet_wind_down_plan (plan, contract, today);
  return plan;
}

static gboolean
create (Fixture *fixture, RelnetWindDown *plan, RelnetContract *contract, gboolean with_draft)
{
  g_autoptr (RelnetMailMessage) draft = with_draft ? relnet_mail_message_new () : NULL;

  if (draft != NULL)
    {
      relnet_mail_message_set_body (draft, "Hello");
      relnet_mail_message_add_recipient (draft, RELNET_RECIPIENT_TO, "Julien", "julien@tardivel.example",
                                         relnet_wind_down_get_person_id (plan));
    }
  relnet_wind_down_store_create_async (fixture->database, plan, contract, draft, fixture->clock, NULL, fixture_done_boolean,
                                       fixture);
  fixture_wait (fixture);
  return fixture->error == NULL;
}

static RelnetWindDown *
load_current (Fixture *fixture, gint64 person)
{
  GError *error = NULL;
  RelnetWindDown *plan = relnet_wind_down_store_load_current (reader (fixture), person, &error);

  g_assert_no_error (error);
  return plan;
}

static RelnetWindDownStep *
step_of (RelnetWindDown *plan, RelnetWindDownStepKind kind)
{
  GPtrArray *steps = relnet_wind_down_get_steps (plan);

  for (guint i = 0; i < steps->len; i++)
    if (relnet_wind_down_step_get_kind (g_ptr_array_index (steps, i)) == kind)
      return g_ptr_array_index (steps, i);
  g_assert_not_reached ();
}

static void
set_done (Fixture *fixture, RelnetWindDown *plan, RelnetWindDownStepKind kind, gboolean done)
{
  relnet_wind_down_store_set_step_done_async (fixture->database, plan, step_of (plan, kind), done, fixture->clock, NULL,
                                              fixture_done_boolean, fixture);
  fixture_wait (fixture);
  g_assert_no_error (fixture->error);
}

static void
resume (Fixture *fixture, RelnetWindDown *plan)
{
  relnet_wind_down_store_resume_async (fixture->database, plan, fixture->clock, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  g_assert_no_error (fixture->error);
}

static int
get_cadence (Fixture *fixture, gint64 person)
{
  g_autoptr (RelnetPerson) loaded = relnet_person_store_load (reader (fixture), person, NULL);

  return relnet_person_get_cadence_days (loaded);
}

static gint64
count_traces (Fixture *fixture)
{
  return relnet_connection_query_int (
      reader (fixture), "SELECT count (*) FROM interaction WHERE kind = 'wind-down' AND deleted_at IS NULL", -1);
}

static void
test_contract_is_kept_whole (Fixture *fixture, gconstpointer data)
{
  gint64 person = fixture_add_person (fixture, "Julien Tardivel");
  g_autoptr (RelnetContract) contract = make_contract (person);
  g_autoptr (RelnetContract) loaded = NULL;
  g_autoptr (GPtrArray) mine = NULL;

  g_assert_true (save (fixture, contract));
  loaded = load_contract (fixture, relnet_contract_get_id (contract));
  g_assert_cmpstr (relnet_contract_get_text (loaded, RELNET_CONTRACT_WHAT), ==, "Web & <b>print</b>");
  g_assert_cmpstr (relnet_contract_get_text (loaded, RELNET_CONTRACT_EXIT_COST), ==, "450 €");
  g_assert_cmpstr (relnet_contract_get_text (loaded, RELNET_CONTRACT_STARTS_ON), ==, "2020-03-01");
  g_assert_cmpint (relnet_contract_get_notice (loaded)->count, ==, 3);
  g_assert_cmpint (relnet_contract_get_renewal (loaded)->unit, ==, RELNET_PERIOD_YEARS);
  g_assert_cmpuint (relnet_contract_get_checked (loaded), ==, 1u << RELNET_EXIT_FILES | 1u << RELNET_EXIT_COST);
  mine = relnet_contract_store_load_of_person (reader (fixture), person, NULL);
  g_assert_cmpuint (mine->len, ==, 1);
}

static void
test_contract_acts_are_undone (Fixture *fixture, gconstpointer data)
{
  gint64 person = fixture_add_person (fixture, "Julien Tardivel");
  g_autoptr (RelnetContract) contract = make_contract (person);
  g_autofree char *before = NULL;

  g_assert_true (save (fixture, contract));
  before = hash_tables (reader (fixture));

  relnet_contract_set_text (contract, RELNET_CONTRACT_COST, "1 200 €");
  g_assert_true (save (fixture, contract));
  assert_tables_differ (fixture, before);
  fixture_undo (fixture);
  assert_tables_same (fixture, before);

  relnet_contract_store_give_notice_async (fixture->database, contract, TRUE, fixture->clock, NULL, fixture_done_boolean,
                                           fixture);
  fixture_wait (fixture);
  {
    g_autoptr (RelnetContract) loaded = load_contract (fixture, relnet_contract_get_id (contract));

    g_assert_cmpstr (relnet_contract_get_text (loaded, RELNET_CONTRACT_NOTICE_GIVEN_ON), ==, "2026-11-22");
    g_assert_cmpstr (relnet_contract_get_text (loaded, RELNET_CONTRACT_LEAVES_ON), ==, "2027-02-28");
  }
  fixture_undo (fixture);
  assert_tables_same (fixture, before);

  relnet_contract_store_keep_async (fixture->database, contract, TRUE, fixture->clock, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  assert_tables_differ (fixture, before);
  {
    g_autoptr (RelnetContract) loaded = load_contract (fixture, relnet_contract_get_id (contract));
    g_autofree char *words = relnet_contract_describe (loaded, "2026-11-22");

    g_assert_true (relnet_contract_is_kept (loaded, "2026-11-28"));
    g_assert_cmpstr (words, ==, "You let 28 November 2026 pass: the contract goes on after 28 February 2027.");
    /* The next one is another one. */
    g_assert_false (relnet_contract_is_kept (loaded, "2026-11-29"));
  }
  /* After all not. */
  relnet_contract_store_keep_async (fixture->database, contract, FALSE, fixture->clock, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  assert_tables_same (fixture, before);
  fixture_undo (fixture);
  fixture_undo (fixture);
  assert_tables_same (fixture, before);

  relnet_contract_store_delete_async (fixture->database, contract, fixture->clock, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  g_assert_null (relnet_contract_store_load (reader (fixture), relnet_contract_get_id (contract), NULL));
  fixture_undo (fixture);
  assert_tables_same (fixture, before);
}

static void
test_contract_refuses_nonsense (Fixture *fixture, gconstpointer data)
{
  gint64 person = fixture_add_person (fixture, "Julien Tardivel");
  g_autoptr (RelnetContract) contract = make_contract (person);

  relnet_contract_set_text (contract, RELNET_CONTRACT_WHAT, "  ");
  g_assert_false (save (fixture, contract));
  relnet_contract_set_text (contract, RELNET_CONTRACT_WHAT, "Site");
  relnet_contract_set_text (contract, RELNET_CONTRACT_STARTS_ON, "2027-03-01");
  g_assert_false (save (fixture, contract));
  /* A notice longer than the contract, which does not renew. */
  relnet_contract_set_text (contract, RELNET_CONTRACT_STARTS_ON, "2027-01-01");
  relnet_contract_set_renewal (contract, (RelnetPeriod){ 0, RELNET_PERIOD_YEARS });
  g_assert_false (save (fixture, contract));
  g_assert_nonnull (strstr (fixture->error->message, "longer than the contract"));
  relnet_contract_set_text (contract, RELNET_CONTRACT_STARTS_ON, "");
  relnet_contract_set_person (contract, 0, "");
  relnet_contract_set_text (contract, RELNET_CONTRACT_ORGANISATION, "");
  g_assert_false (save (fixture, contract));
  relnet_contract_set_text (contract, RELNET_CONTRACT_ORGANISATION, "Atelier");
  g_assert_true (save (fixture, contract));
}

static void
test_list_by_notice_day (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *what, *end;
    int notice, renews;
  } rows[] = { { "third", "2028-01-01", 1, 0 }, { "fifth", "2026-01-01", 1, 0 }, { "first", "2026-12-31", 1, 0 },
               { "fourth", "", 3, 0 },          { "second", "2024-02-29", 3, 1 } };
  static const char *const order[] = { "first", "third", "fourth", "fifth" };
  g_autoptr (GPtrArray) list = NULL;
  guint at = 0;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (RelnetContract) contract = relnet_contract_new ();

      relnet_contract_set_text (contract, RELNET_CONTRACT_WHAT, rows[i].what);
      relnet_contract_set_text (contract, RELNET_CONTRACT_ORGANISATION, "A");
      relnet_contract_set_text (contract, RELNET_CONTRACT_ENDS_ON, rows[i].end);
      relnet_contract_set_notice (contract, (RelnetPeriod){ rows[i].notice, RELNET_PERIOD_MONTHS });
      relnet_contract_set_renewal (contract, (RelnetPeriod){ rows[i].renews, RELNET_PERIOD_YEARS });
      g_assert_true (save (fixture, contract));
    }
  list = relnet_contract_store_load_list (reader (fixture), "2026-11-22", NULL);
  g_assert_cmpuint (list->len, ==, G_N_ELEMENTS (rows));
  for (guint i = 0; i < list->len; i++)
    {
      const char *what = relnet_contract_get_text (g_ptr_array_index (list, i), RELNET_CONTRACT_WHAT);

      if (strcmp (what, "second") != 0)
        g_assert_cmpstr (what, ==, order[at++]);
      else /* 28 November 2026 for 28 February 2027. */
        g_assert_cmpuint (i, ==, 0);
    }
}

static void
test_plan_is_kept_whole (Fixture *fixture, gconstpointer data)
{
  gint64 person = fixture_add_person (fixture, "Julien Tardivel");
  g_autoptr (RelnetContract) contract = make_contract (person);
  g_autoptr (RelnetWindDown) plan = make_plan (fixture, person, RELNET_WIND_DOWN_SUPPLIER, contract, "2027-02-28");
  g_autoptr (RelnetWindDown) loaded = NULL;
  g_autofree char *status = NULL;

  g_assert_true (create (fixture, plan, contract, TRUE));
  loaded = load_current (fixture, person);
  g_assert_cmpuint (relnet_wind_down_get_steps (loaded)->len, ==, 4);
  g_assert_cmpstr (relnet_wind_down_step_get_due (step_of (loaded, RELNET_WIND_DOWN_NOTICE)), ==, "2026-11-28");
  g_assert_cmpstr (relnet_wind_down_get_text (loaded, RELNET_WIND_DOWN_SUCCESSES), ==, "the <i>site</i> of 2022");
  g_assert_cmpint (relnet_wind_down_get_contract_id (loaded), ==, relnet_contract_get_id (contract));
  g_assert_cmpint (relnet_wind_down_get_message_id (loaded), !=, 0);
  status = relnet_wind_down_dup_status (loaded, "2026-11-22");
  g_assert_cmpstr (status, ==, "Winding down since 22 Nov · 0 of 4 done");
  g_assert_true (relnet_wind_down_store_is_active (reader (fixture), person));
  /* The plan says what there is to do, and the rhythm waits. */
  g_assert_cmpint (get_cadence (fixture, person), ==, 0);
  g_assert_true (relnet_reconnect_store_is_resting (reader (fixture), person));
  g_assert_cmpint (count_traces (fixture), ==, 1);
  /* A second one is refused, and changes nothing. */
  g_assert_false (create (fixture, plan, NULL, FALSE));
  g_assert_error (fixture->error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_INVALID);
}

static void
test_plan_acts_are_undone (Fixture *fixture, gconstpointer data)
{
  gint64 person = fixture_add_person (fixture, "Julien Tardivel");
  g_autoptr (RelnetContract) contract = make_contract (person);
  g_autoptr (RelnetWindDown) plan = make_plan (fixture, person, RELNET_WIND_DOWN_SUPPLIER, contract, "2027-02-28");
  g_autofree char *nothing = hash_tables (reader (fixture));
  g_autofree char *made = NULL;

  g_assert_true (create (fixture, plan, contract, TRUE));
  fixture_undo (fixture);
  assert_tables_same (fixture, nothing);
  g_assert_cmpint (get_cadence (fixture, person), ==, -1);
  g_assert_false (relnet_reconnect_store_is_resting (reader (fixture), person));
  g_assert_cmpint (relnet_connection_query_int (reader (fixture), "SELECT count (*) FROM message", -1), ==, 0);
  g_assert_cmpint (count_traces (fixture), ==, 0);

  relnet_contract_set_id (contract, 0);
  g_assert_true (create (fixture, plan, contract, TRUE));
  made = hash_tables (reader (fixture));
  set_done (fixture, plan, RELNET_WIND_DOWN_CALL, TRUE);
  g_assert_cmpint (count_traces (fixture), ==, 2);
  fixture_undo (fixture);
  assert_tables_same (fixture, made);
  g_assert_cmpint (count_traces (fixture), ==, 1);

  resume (fixture, plan);
  g_assert_null (load_current (fixture, person));
  fixture_undo (fixture);
  assert_tables_same (fixture, made);
  g_assert_cmpint (get_cadence (fixture, person), ==, 0);
}

static void
test_notice_is_given_once (Fixture *fixture, gconstpointer data)
{
  gint64 person = fixture_add_person (fixture, "Julien Tardivel");
  g_autoptr (RelnetContract) contract = make_contract (person);
  g_autoptr (RelnetWindDown) plan = make_plan (fixture, person, RELNET_WIND_DOWN_SUPPLIER, contract, "2027-02-28");

  g_assert_true (create (fixture, plan, contract, FALSE));
  /* From the plan, the contract knows. */
  set_done (fixture, plan, RELNET_WIND_DOWN_NOTICE, TRUE);
  {
    g_autoptr (RelnetContract) loaded = load_contract (fixture, relnet_contract_get_id (contract));

    g_assert_cmpstr (relnet_contract_get_text (loaded, RELNET_CONTRACT_NOTICE_GIVEN_ON), ==, "2026-11-22");
  }
  fixture_undo (fixture);
  /* And from the contract, the plan. */
  relnet_contract_store_give_notice_async (fixture->database, contract, TRUE, fixture->clock, NULL, fixture_done_boolean,
                                           fixture);
  fixture_wait (fixture);
  g_assert_no_error (fixture->error);
  {
    g_autoptr (RelnetWindDown) loaded = load_current (fixture, person);

    g_assert_cmpstr (relnet_wind_down_step_get_done_on (step_of (loaded, RELNET_WIND_DOWN_NOTICE)), ==, "2026-11-22");
    g_assert_cmpuint (relnet_wind_down_count_done (loaded), ==, 1);
  }
}

/* Half-way: what was done stays in the timeline, everything else is as before. */
static void
test_reversed_half_way (Fixture *fixture, gconstpointer data)
{
  gint64 person = fixture_add_person (fixture, "Julien Tardivel");
  g_autoptr (RelnetContract) contract = make_contract (person);
  g_autoptr (RelnetWindDown) plan = NULL;
  g_autoptr (RelnetWindDown) again = NULL;
  gint64 message;

  relnet_person_store_set_cadence_async (fixture->database, person, 42, fixture->clock, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  /* Without an end of its own the contract gets that of the plan, and loses it again. */
  relnet_contract_set_text (contract, RELNET_CONTRACT_ENDS_ON, "");
  relnet_contract_set_renewal (contract, (RelnetPeriod){ 0, RELNET_PERIOD_YEARS });
  g_assert_true (save (fixture, contract));
  plan = make_plan (fixture, person, RELNET_WIND_DOWN_SUPPLIER, contract, "2027-02-28");
  g_assert_true (create (fixture, plan, contract, TRUE));
  {
    g_autoptr (RelnetContract) loaded = load_contract (fixture, relnet_contract_get_id (contract));

    g_assert_cmpstr (relnet_contract_get_text (loaded, RELNET_CONTRACT_ENDS_ON), ==, "2027-02-28");
  }
  set_done (fixture, plan, RELNET_WIND_DOWN_CALL, TRUE);
  message = relnet_wind_down_get_message_id (plan);
  resume (fixture, plan);
  g_assert_cmpint (get_cadence (fixture, person), ==, 42);
  g_assert_false (relnet_reconnect_store_is_resting (reader (fixture), person));
  g_assert_false (relnet_wind_down_store_is_active (reader (fixture), person));
  g_assert_null (load_current (fixture, person));
  /* Made, called, taken up again. */
  g_assert_cmpint (count_traces (fixture), ==, 3);
  g_assert_null (relnet_message_store_load (reader (fixture), message, NULL));
  {
    g_autoptr (RelnetContract) loaded = load_contract (fixture, relnet_contract_get_id (contract));

    g_assert_cmpstr (relnet_contract_get_text (loaded, RELNET_CONTRACT_ENDS_ON), ==, "");
  }
  /* And it can begin anew. */
  again = make_plan (fixture, person, RELNET_WIND_DOWN_SUPPLIER, NULL, "2027-06-30");
  g_assert_true (create (fixture, again, NULL, FALSE));
}

/* A day that was to pass is told of again once distance is taken. */
static void
test_plan_wants_the_day (Fixture *fixture, gconstpointer data)
{
  gint64 person = fixture_add_person (fixture, "Julien Tardivel");
  g_autoptr (RelnetContract) contract = make_contract (person);
  g_autoptr (RelnetContract) kept = NULL;
  g_autoptr (RelnetContract) planned = NULL;
  g_autoptr (RelnetWindDown) plan = NULL;

  g_assert_true (save (fixture, contract));
  relnet_contract_store_keep_async (fixture->database, contract, TRUE, fixture->clock, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  kept = load_contract (fixture, relnet_contract_get_id (contract));
  g_assert_true (relnet_contract_is_kept (kept, "2026-11-22"));
  plan = make_plan (fixture, person, RELNET_WIND_DOWN_SUPPLIER, kept, "2027-02-28");
  g_assert_true (create (fixture, plan, kept, FALSE));
  planned = load_contract (fixture, relnet_contract_get_id (contract));
  g_assert_false (relnet_contract_is_kept (planned, "2026-11-22"));
}

/* What the user has changed meanwhile is theirs. */
static void
test_own_changes_stay (Fixture *fixture, gconstpointer data)
{
  gint64 person = fixture_add_person (fixture, "Julien Tardivel");
  g_autoptr (RelnetWindDown) plan = make_plan (fixture, person, RELNET_WIND_DOWN_SUPPLIER, NULL, "2027-02-28");

  g_assert_true (create (fixture, plan, NULL, FALSE));
  relnet_person_store_set_cadence_async (fixture->database, person, 180, fixture->clock, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  resume (fixture, plan);
  g_assert_cmpint (get_cadence (fixture, person), ==, 180);
}

static void
test_last_step_carries_it_out (Fixture *fixture, gconstpointer data)
{
  gint64 person = fixture_add_person (fixture, "Julien Tardivel");
  g_autoptr (RelnetWindDown) plan = make_plan (fixture, person, RELNET_WIND_DOWN_SUPPLIER, NULL, "2027-02-28");
  g_autoptr (RelnetWindDown) loaded = NULL;

  g_assert_true (create (fixture, plan, NULL, FALSE));
  set_done (fixture, plan, RELNET_WIND_DOWN_CALL, TRUE);
  set_done (fixture, plan, RELNET_WIND_DOWN_FILES, TRUE);
  set_done (fixture, plan, RELNET_WIND_DOWN_THANKS, TRUE);
  loaded = load_current (fixture, person);
  g_assert_cmpint (relnet_wind_down_get_state (loaded), ==, RELNET_WIND_DOWN_FINISHED);
  g_assert_cmpint (get_cadence (fixture, person), ==, RELNET_WIND_DOWN_YEARLY);
  g_assert_true (relnet_reconnect_store_is_resting (reader (fixture), person));
  g_assert_cmpint (
      relnet_connection_query_int (reader (fixture), "SELECT snoozed_until = '2027-11-22' FROM person", -1), ==, 1);
  g_clear_object (&loaded);
  /* Not the last word after all. */
  set_done (fixture, plan, RELNET_WIND_DOWN_THANKS, FALSE);
  loaded = load_current (fixture, person);
  g_assert_cmpint (relnet_wind_down_get_state (loaded), ==, RELNET_WIND_DOWN_ACTIVE);
  resume (fixture, loaded);
  g_assert_cmpint (get_cadence (fixture, person), ==, -1);
}

static void
test_pause_ends_by_itself (Fixture *fixture, gconstpointer data)
{
  gint64 person = fixture_add_person (fixture, "Julien Tardivel");
  g_autoptr (RelnetWindDown) plan = make_plan (fixture, person, RELNET_WIND_DOWN_PAUSE, NULL, "2027-01-04");
  g_autoptr (RelnetPerson) paused = NULL;
  g_autoptr (RelnetPerson) back = NULL;

  g_assert_true (create (fixture, plan, NULL, FALSE));
  g_assert_cmpint (relnet_connection_query_int (reader (fixture), "SELECT paused_until = '2027-01-04' FROM person", -1), ==, 1);
  g_assert_cmpint (get_cadence (fixture, person), ==, -1);
  set_date (fixture, "2027-01-04");
  set_done (fixture, plan, RELNET_WIND_DOWN_RESUME, TRUE);
  g_assert_null (load_current (fixture, person));
  g_assert_cmpint (relnet_connection_query_int (reader (fixture), "SELECT paused_until = '' FROM person", -1), ==, 1);
}

static void
test_bad_plans (Fixture *fixture, gconstpointer data)
{
  gint64 person = fixture_add_person (fixture, "Julien Tardivel");
  g_autoptr (RelnetWindDown) past = make_plan (fixture, person, RELNET_WIND_DOWN_SUPPLIER, NULL, "2026-11-01");
  g_autoptr (RelnetWindDown) endless = make_plan (fixture, person, RELNET_WIND_DOWN_PAUSE, NULL, "");
  g_autoptr (RelnetWindDown) nobody = make_plan (fixture, 4711, RELNET_WIND_DOWN_SUPPLIER, NULL, "2027-02-28");

  g_assert_false (create (fixture, past, NULL, TRUE));
  g_assert_nonnull (strstr (fixture->error->message, "past"));
  g_assert_false (create (fixture, endless, NULL, FALSE));
  g_assert_false (create (fixture, nobody, NULL, FALSE));
  g_assert_error (fixture->error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_NOT_FOUND);
  g_assert_cmpint (relnet_connection_query_int (reader (fixture), "SELECT count (*) FROM message", -1), ==, 0);
}

/* A person who goes leaves the contract with the name; undone or not, the plan does not break. */
static void
test_person_goes (Fixture *fixture, gconstpointer data)
{
  gint64 person = fixture_add_person (fixture, "Julien Tardivel");
  g_autoptr (RelnetContract) contract = make_contract (person);
  g_autoptr (RelnetWindDown) plan = make_plan (fixture, person, RELNET_WIND_DOWN_SUPPLIER, contract, "2027-02-28");
  g_autoptr (RelnetWindDown) orphan = NULL;

  g_assert_true (create (fixture, plan, contract, FALSE));
  relnet_person_store_delete_async (fixture->database, person, fixture->clock, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  orphan = relnet_wind_down_store_load (reader (fixture), relnet_wind_down_get_id (plan), NULL);
  g_assert_cmpint (relnet_wind_down_get_person_id (orphan), ==, 0);
  set_done (fixture, orphan, RELNET_WIND_DOWN_CALL, TRUE);
  resume (fixture, orphan);
  {
    g_autoptr (RelnetContract) loaded = load_contract (fixture, relnet_contract_get_id (contract));

    g_assert_cmpint (relnet_contract_get_person_id (loaded), ==, 0);
    g_assert_cmpstr (relnet_contract_get_person_name (loaded), ==, "Julien Tardivel");
  }
}

typedef struct
{
  gint64 from, into;
} Merge;

static gboolean
merge (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  Merge *people = data;

  return relnet_contract_store_merge_person (connection, changes, people->from, people->into, error)
         && relnet_wind_down_store_merge_person (connection, changes, people->from, people->into, error);
}

static void
test_merged_people (Fixture *fixture, gconstpointer data)
{
  gint64 from = fixture_add_person (fixture, "J. Tardivel"), into = fixture_add_person (fixture, "Julien Tardivel");
  g_autoptr (RelnetContract) contract = make_contract (from);
  g_autoptr (RelnetWindDown) theirs = make_plan (fixture, from, RELNET_WIND_DOWN_SUPPLIER, contract, "2027-02-28");
  g_autoptr (RelnetWindDown) own = make_plan (fixture, into, RELNET_WIND_DOWN_MENTEE, NULL, "");
  g_autoptr (RelnetWindDown) current = NULL;
  g_autoptr (GPtrArray) contracts = NULL;
  Merge people = { from, into };

  g_assert_true (create (fixture, theirs, contract, FALSE));
  g_assert_true (create (fixture, own, NULL, FALSE));
  relnet_database_write_async (fixture->database, "merge", merge, &people, NULL, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  g_assert_no_error (fixture->error);
  current = load_current (fixture, into);
  g_assert_cmpint (relnet_wind_down_get_variant (current), ==, RELNET_WIND_DOWN_MENTEE);
  g_assert_null (load_current (fixture, from));
  contracts = relnet_contract_store_load_of_person (reader (fixture), into, NULL);
  g_assert_cmpuint (contracts->len, ==, 1);
  fixture_undo (fixture);
  g_clear_object (&current);
  current = load_current (fixture, from);
  g_assert_nonnull (current);
}

static gboolean
purge (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  guint left;

  return relnet_purge (connection, changes, data, &left, error);
}

static void
test_purge (Fixture *fixture, gconstpointer data)
{
  gint64 person = fixture_add_person (fixture, "Julien Tardivel");
  g_autoptr (RelnetContract) contract = make_contract (person);
  g_autoptr (RelnetContract) lasting = make_contract (person);

  g_assert_true (save (fixture, contract));
  g_assert_true (save (fixture, lasting));
  relnet_contract_store_delete_async (fixture->database, contract, fixture->clock, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  relnet_person_store_delete_async (fixture->database, person, fixture->clock, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  set_date (fixture, "2027-01-22");
  relnet_database_write_async (fixture->database, NULL, purge, fixture->clock, NULL, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  g_assert_no_error (fixture->error);
  g_assert_cmpint (relnet_connection_query_int (reader (fixture), "SELECT count (*) FROM contract", -1), ==, 1);
  g_assert_cmpint (relnet_connection_query_int (
                       reader (fixture), "SELECT person_id IS NULL AND person_name = 'Julien Tardivel' FROM contract", -1),
                   ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/contract/kept-whole", test_contract_is_kept_whole);
  fixture_test ("/contract/acts-are-undone", test_contract_acts_are_undone);
  fixture_test ("/contract/refuses-nonsense", test_contract_refuses_nonsense);
  fixture_test ("/contract/list-by-notice-day", test_list_by_notice_day);
  fixture_test ("/contract/purge", test_purge);
  fixture_test ("/wind-down/kept-whole", test_plan_is_kept_whole);
  fixture_test ("/wind-down/acts-are-undone", test_plan_acts_are_undone);
  fixture_test ("/wind-down/notice-is-given-once", test_notice_is_given_once);
  fixture_test ("/wind-down/reversed-half-way", test_reversed_half_way);
  fixture_test ("/wind-down/wants-the-day", test_plan_wants_the_day);
  fixture_test ("/wind-down/own-changes-stay", test_own_changes_stay);
  fixture_test ("/wind-down/last-step", test_last_step_carries_it_out);
  fixture_test ("/wind-down/pause", test_pause_ends_by_itself);
  fixture_test ("/wind-down/bad-plans", test_bad_plans);
  fixture_test ("/wind-down/person-goes", test_person_goes);
  fixture_test ("/wind-down/merged-people", test_merged_people);
  return g_test_run ();
}

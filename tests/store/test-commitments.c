/* Promises, favours and thanks: stored, in the timeline, taken back, and kept when people go. */

#include "store-fixture.h"

#include "relnet-date.h"
#include "relnet-favour-store.h"
#include "relnet-promise-store.h"
#include "relnet-purge.h"

#define TODAY "2026-11-22"

static RelnetConnection *
reader (Fixture *fixture)
{
  return relnet_database_get_reader (fixture->database);
}

static gint64
add_promise (Fixture *fixture, gint64 person, gboolean mine, const char *what, const char *made_on, const char *due)
{
  g_autoptr (RelnetPromise) promise = relnet_promise_new ();

  relnet_promise_set_person (promise, person, "");
  relnet_promise_set_mine (promise, mine);
  relnet_promise_set_what (promise, what);
  relnet_promise_set_made_on (promise, made_on);
  relnet_promise_set_due (promise, due);
  relnet_promise_store_save_async (fixture->database, promise, fixture->clock, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  return relnet_promise_get_id (promise);
}

static gint64
add_favour (Fixture *fixture, gint64 person, RelnetFavourKind kind, RelnetFavourWeight weight, const char *what,
            const char *date)
{
  g_autoptr (RelnetFavour) favour = relnet_favour_new ();

  relnet_favour_set_person (favour, person, "");
  relnet_favour_set_kind (favour, kind);
  relnet_favour_set_weight (favour, weight);
  relnet_favour_set_what (favour, what);
  relnet_favour_set_date (favour, date);
  relnet_favour_store_save_async (fixture->database, favour, fixture->clock, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  return relnet_favour_get_id (favour);
}

/* “promise-made 2026-11-04 outgoing The grid” a line, the newest first. */
static char *
dup_timeline (Fixture *fixture, gint64 person)
{
  g_autoptr (GPtrArray) page = relnet_interaction_store_load_page (
      reader (fixture), &(RelnetTimelineFilter){ .person_id = person }, NULL, 50, NULL);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < page->len; i++)
    {
      RelnetInteraction *interaction = g_ptr_array_index (page, i);

      g_string_append_printf (text, "%s %s %s %s\n",
                              relnet_interaction_kind_to_name (relnet_interaction_get_kind (interaction)),
                              relnet_interaction_get_date (interaction),
                              relnet_direction_to_name (relnet_interaction_get_direction (interaction)),
                              relnet_interaction_get_subject (interaction));
    }
  return g_string_free (text, FALSE);
}

static void
assert_timeline (Fixture *fixture, gint64 person, const char *wanted)
{
  g_autofree char *timeline = dup_timeline (fixture, person);

  g_assert_cmpstr (timeline, ==, wanted);
}

static void
test_promise (Fixture *fixture, gconstpointer data)
{
  gint64 idris = fixture_add_person (fixture, "Idris Benkirane");
  gint64 id = add_promise (fixture, idris, TRUE, " The  audit\ngrid ", "2026-11-04", "2026-11-20");
  g_autoptr (RelnetPromise) promise = NULL;
  g_autoptr (GPtrArray) at_risk = NULL;
  RelnetKeptRate rate;
  guint n = 0;

  g_assert_no_error (fixture->error);
  promise = relnet_promise_store_load (reader (fixture), id, NULL);
  g_assert_cmpstr (relnet_promise_get_what (promise), ==, "The audit grid");
  g_assert_cmpstr (relnet_promise_get_person_name (promise), ==, "Idris Benkirane");
  assert_timeline (fixture, idris, "promise-made 2026-11-04 outgoing The audit grid\n");
  at_risk = relnet_promise_store_load_list (reader (fixture), RELNET_PROMISES_AT_RISK, 0, NULL, TODAY, -1, &n, NULL);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpuint (at_risk->len, ==, 1);

  /* Changed: the trace follows. */
  relnet_promise_set_what (promise, "The grid");
  relnet_promise_store_save_async (fixture->database, promise, fixture->clock, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  assert_timeline (fixture, idris, "promise-made 2026-11-04 outgoing The grid\n");

  relnet_promise_store_set_state_async (fixture->database, id, RELNET_PROMISE_KEPT, fixture->clock, NULL,
                                        fixture_done_boolean, fixture);
  fixture_wait (fixture);
  assert_timeline (fixture, idris,
                   "promise-kept 2026-11-22 outgoing The grid\npromise-made 2026-11-04 outgoing The grid\n");
  g_assert_true (relnet_promise_store_read_rate (reader (fixture), 0, TRUE, TODAY, &rate, NULL));
  g_assert_cmpint (rate.n_kept, ==, 1);
  g_assert_cmpint (rate.n_late, ==, 1);
  fixture_undo (fixture);
  assert_timeline (fixture, idris, "promise-made 2026-11-04 outgoing The grid\n");
  g_assert_true (relnet_promise_store_read_rate (reader (fixture), 0, TRUE, TODAY, &rate, NULL));
  g_assert_cmpint (rate.n_kept, ==, 0);
  g_assert_cmpint (rate.n_broken, ==, 1);

  relnet_promise_store_set_state_async (fixture->database, id, RELNET_PROMISE_WITHDRAWN, fixture->clock, NULL,
                                        fixture_done_boolean, fixture);
  fixture_wait (fixture);
  assert_timeline (fixture, idris,
                   "promise-withdrawn 2026-11-22 outgoing The grid\npromise-made 2026-11-04 outgoing The grid\n");
  /* And open again, for good this time. */
  relnet_promise_store_set_state_async (fixture->database, id, RELNET_PROMISE_OPEN, fixture->clock, NULL,
                                        fixture_done_boolean, fixture);
  fixture_wait (fixture);
  assert_timeline (fixture, idris, "promise-made 2026-11-04 outgoing The grid\n");

  relnet_promise_store_delete_async (fixture->database, id, fixture->clock, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  assert_timeline (fixture, idris, "");
  g_assert_null (relnet_promise_store_load (reader (fixture), id, NULL));
  fixture_undo (fixture);
  assert_timeline (fixture, idris, "promise-made 2026-11-04 outgoing The grid\n");
}

static void
test_refusals (Fixture *fixture, gconstpointer data)
{
  gint64 idris = fixture_add_person (fixture, "Idris Benkirane");
  static const struct
  {
    const char *what;
    const char *made_on;
    const char *due;
  } promises[] = {
    { " ", "2026-11-04", "" },          { "x", "", "" },
    { "x", "2026-02-30", "" },          { "x", "2026-11-04", "soon" },
    { "x", "2026-11-23", "2026-12-01" }, { "x", "2026-11-04", "2026-11-03" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (promises); i++)
    {
      g_assert_cmpint (add_promise (fixture, idris, TRUE, promises[i].what, promises[i].made_on, promises[i].due), ==, 0);
      g_assert_error (fixture->error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_INVALID);
    }
  g_assert_cmpint (add_promise (fixture, 4711, TRUE, "x", "2026-11-04", ""), ==, 0);
  g_assert_error (fixture->error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_NOT_FOUND);
  g_assert_cmpint (add_favour (fixture, idris, RELNET_FAVOUR_GIVEN, RELNET_FAVOUR_SMALL, "x", "2026-11-23"), ==, 0);
  g_assert_error (fixture->error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_INVALID);
  g_assert_cmpint (add_favour (fixture, idris, RELNET_FAVOUR_GIVEN, RELNET_FAVOUR_SMALL, "", TODAY), ==, 0);
  g_assert_error (fixture->error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_INVALID);
  assert_timeline (fixture, idris, "");
  /* What is stored stays right when the clock is set back. */
  g_assert_cmpint (add_promise (fixture, idris, TRUE, "x", TODAY, ""), !=, 0);
  relnet_clock_set_now (fixture->clock, NOON_2026_11_22 - 10 * 86400);
  relnet_promise_store_set_state_async (fixture->database, 1, RELNET_PROMISE_KEPT, fixture->clock, NULL, fixture_done_boolean,
                                        fixture);
  fixture_wait (fixture);
  g_assert_no_error (fixture->error);
  assert_timeline (fixture, idris, "promise-kept 2026-11-22 outgoing x\npromise-made 2026-11-22 outgoing x\n");
}

static void
test_favours (Fixture *fixture, gconstpointer data)
{
  gint64 antoine = fixture_add_person (fixture, "Antoine Rivaud");
  gint64 request = add_favour (fixture, antoine, RELNET_FAVOUR_ASKED, RELNET_FAVOUR_MEDIUM, "An introduction", "2026-11-02");
  g_autoptr (GPtrArray) to_thank = NULL;
  RelnetBalance balance;

  assert_timeline (fixture, antoine, "ask 2026-11-02 outgoing An introduction\n");
  relnet_favour_store_answer_async (fixture->database, request, TRUE, fixture->clock, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  assert_timeline (fixture, antoine,
                   "favour 2026-11-22 incoming An introduction\nask 2026-11-02 outgoing An introduction\n");
  to_thank = relnet_favour_store_load_list (reader (fixture), RELNET_FAVOURS_TO_THANK, 0, "antoine", TODAY, -1, NULL, NULL);
  g_assert_cmpuint (to_thank->len, ==, 1);
  g_assert_true (relnet_favour_store_read_balance (reader (fixture), antoine, &balance, NULL));
  g_assert_cmpint (balance.n_received, ==, 1);
  g_assert_cmpint (balance.n_unthanked, ==, 1);

  relnet_favour_store_thank_async (fixture->database, antoine, fixture->clock, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  assert_timeline (fixture, antoine,
                   "thanks 2026-11-22 outgoing An introduction\nfavour 2026-11-22 incoming An introduction\n"
                   "ask 2026-11-02 outgoing An introduction\n");
  /* Thanks for nothing that was noted are noted all the same. */
  relnet_favour_store_thank_async (fixture->database, antoine, fixture->clock, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  assert_timeline (fixture, antoine,
                   "thanks 2026-11-22 outgoing \nthanks 2026-11-22 outgoing An introduction\n"
                   "favour 2026-11-22 incoming An introduction\nask 2026-11-02 outgoing An introduction\n");
  fixture_undo (fixture);
  fixture_undo (fixture);
  fixture_undo (fixture);
  assert_timeline (fixture, antoine, "ask 2026-11-02 outgoing An introduction\n");
  relnet_favour_store_answer_async (fixture->database, request, FALSE, fixture->clock, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  g_assert_true (relnet_favour_store_read_balance (reader (fixture), antoine, &balance, NULL));
  g_assert_cmpint (balance.n_asked, ==, 0);
  fixture_undo (fixture);
  relnet_favour_store_delete_async (fixture->database, request, fixture->clock, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  assert_timeline (fixture, antoine, "");
  fixture_undo (fixture);
  assert_timeline (fixture, antoine, "ask 2026-11-02 outgoing An introduction\n");
}

static gboolean
insert_favour (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  g_autoptr (RelnetClock) clock = relnet_clock_new_fixed (NOON_2026_11_22);

  return relnet_favour_store_insert (connection, changes, data, clock, error);
}

/* A favour that was an introduction stands in the timeline as that, not twice; thanks for it do. */
static void
test_introduction (Fixture *fixture, gconstpointer data)
{
  gint64 antoine = fixture_add_person (fixture, "Antoine Rivaud");
  g_autoptr (RelnetFavour) favour = relnet_favour_new (), found = NULL;

  relnet_favour_set_person (favour, antoine, "");
  relnet_favour_set_kind (favour, RELNET_FAVOUR_RECEIVED);
  relnet_favour_set_what (favour, "Greta");
  relnet_favour_set_date (favour, TODAY);
  relnet_favour_set_referral_id (favour, 12);
  g_assert_true (relnet_database_write (fixture->database, insert_favour, favour, NULL));
  assert_timeline (fixture, antoine, "");
  found = relnet_favour_store_load_for_referral (reader (fixture), 12, antoine, NULL);
  g_assert_nonnull (found);
  relnet_favour_store_set_thanked_async (fixture->database, relnet_favour_get_id (found), TRUE, fixture->clock, NULL,
                                         fixture_done_boolean, fixture);
  fixture_wait (fixture);
  assert_timeline (fixture, antoine, "thanks 2026-11-22 outgoing Greta\n");
}

static gboolean
purge (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  guint n_left;

  return relnet_purge (connection, changes, data, &n_left, error);
}

/* Somebody deleted: nothing is to be done with them any more; once they are gone, their name stays. */
static void
test_person_gone (Fixture *fixture, gconstpointer data)
{
  gint64 idris = fixture_add_person (fixture, "Idris Benkirane");
  gint64 id = add_promise (fixture, idris, TRUE, "The grid", "2026-11-04", "2026-11-20");
  gint64 favour_id = add_favour (fixture, idris, RELNET_FAVOUR_RECEIVED, RELNET_FAVOUR_SMALL, "Advice", "2026-11-04");
  g_autoptr (RelnetPromise) promise = NULL;
  g_autoptr (RelnetFavour) favour = NULL;
  guint n = 9;

  relnet_person_store_delete_async (fixture->database, idris, fixture->clock, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  g_ptr_array_unref (relnet_promise_store_load_list (reader (fixture), RELNET_PROMISES_AT_RISK, 0, NULL, TODAY, -1, &n, NULL));
  g_assert_cmpuint (n, ==, 0);
  g_ptr_array_unref (relnet_favour_store_load_list (reader (fixture), RELNET_FAVOURS_TO_THANK, 0, NULL, TODAY, -1, &n, NULL));
  g_assert_cmpuint (n, ==, 0);
  relnet_clock_set_now (fixture->clock, NOON_2026_11_22 + 40 * 86400);
  g_assert_true (relnet_database_write (fixture->database, purge, fixture->clock, NULL));
  promise = relnet_promise_store_load (reader (fixture), id, NULL);
  g_assert_cmpstr (relnet_promise_get_person_name (promise), ==, "Idris Benkirane");
  g_assert_cmpint (relnet_promise_get_person_id (promise), ==, 0);
  favour = relnet_favour_store_load (reader (fixture), favour_id, NULL);
  g_assert_cmpstr (relnet_favour_get_person_name (favour), ==, "Idris Benkirane");
  /* It can still be closed. */
  relnet_promise_store_set_state_async (fixture->database, id, RELNET_PROMISE_WITHDRAWN, fixture->clock, NULL,
                                        fixture_done_boolean, fixture);
  fixture_wait (fixture);
  g_assert_no_error (fixture->error);
}

typedef struct
{
  gint64 from;
  gint64 into;
} Merge;

static gboolean
merge (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  Merge *merge = data;

  return relnet_promise_store_merge_person (connection, changes, merge->from, merge->into, error)
         && relnet_favour_store_merge_person (connection, changes, merge->from, merge->into, error);
}

static void
test_merge (Fixture *fixture, gconstpointer data)
{
  Merge both = { fixture_add_person (fixture, "Idris B."), fixture_add_person (fixture, "Idris Benkirane") };
  RelnetBalance balance;
  guint n = 0;

  add_promise (fixture, both.from, TRUE, "The grid", "2026-11-04", "2026-11-20");
  add_favour (fixture, both.from, RELNET_FAVOUR_GIVEN, RELNET_FAVOUR_LARGE, "Advice", "2026-11-04");
  g_assert_true (relnet_database_write (fixture->database, merge, &both, NULL));
  g_ptr_array_unref (relnet_promise_store_load_list (reader (fixture), RELNET_PROMISES_ALL, both.into, NULL, TODAY, -1, &n, NULL));
  g_assert_cmpuint (n, ==, 1);
  g_assert_true (relnet_favour_store_read_balance (reader (fixture), both.into, &balance, NULL));
  g_assert_cmpint (balance.given, ==, 3);
}

typedef struct
{
  gint64 person;
  int n;
} Many;

static gboolean
insert_many (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  g_autoptr (RelnetClock) clock = relnet_clock_new_fixed (NOON_2026_11_22);
  Many *many = data;

  for (int i = 0; i < many->n; i++)
    {
      g_autoptr (RelnetPromise) promise = relnet_promise_new ();
      g_autofree char *what = g_strdup_printf ("Number %d", i);
      g_autofree char *due = relnet_date_add_days (TODAY, i % 400);

      relnet_promise_set_person (promise, many->person, "");
      relnet_promise_set_what (promise, what);
      relnet_promise_set_made_on (promise, "2026-11-01");
      relnet_promise_set_due (promise, due);
      if (!relnet_promise_store_insert (connection, changes, promise, clock, error))
        return FALSE;
    }
  return TRUE;
}

/* Ten thousand of them are read in no time: only what is shown is made. */
static void
test_many (Fixture *fixture, gconstpointer data)
{
  Many many = { fixture_add_person (fixture, "Idris Benkirane"), 10000 };
  g_autoptr (GPtrArray) first = NULL, found = NULL;
  g_autoptr (GError) error = NULL;
  gint64 start;
  guint n = 0;

  relnet_database_write (fixture->database, insert_many, &many, &error);
  g_assert_no_error (error);
  start = g_get_monotonic_time ();
  first = relnet_promise_store_load_list (reader (fixture), RELNET_PROMISES_MINE, 0, NULL, TODAY, 25, &n, NULL);
  g_test_message ("the first 25 of %u: %.1f ms", n, (double) (g_get_monotonic_time () - start) / 1000);
  g_assert_cmpuint (first->len, ==, 25);
  g_assert_cmpuint (n, ==, 9925);
  found = relnet_promise_store_load_list (reader (fixture), RELNET_PROMISES_OPEN, 0, "NUMBER 9999", TODAY, 25, &n, NULL);
  g_assert_cmpuint (n, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/commitments/promise", test_promise);
  fixture_test ("/commitments/refusals", test_refusals);
  fixture_test ("/commitments/favours", test_favours);
  fixture_test ("/commitments/introduction", test_introduction);
  fixture_test ("/commitments/person-gone", test_person_gone);
  fixture_test ("/commitments/merge", test_merge);
  fixture_test ("/commitments/many", test_many);
  return g_test_run ();
}

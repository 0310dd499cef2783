/* The rules of promises, favours and the balance. */

#include <string.h>

#include "relnet-balance.h"
#include "relnet-promise.h"

#define TODAY "2026-11-18"

static RelnetPromise *
make_promise (const char *made_on, const char *due, RelnetPromiseState state, const char *closed_on)
{
  RelnetPromise *promise = relnet_promise_new ();

  relnet_promise_set_what (promise, "The audit grid");
  relnet_promise_set_made_on (promise, made_on);
  relnet_promise_set_due (promise, due);
  relnet_promise_set_state (promise, state, closed_on);
  return promise;
}

static void
test_at_risk (void)
{
  static const struct
  {
    const char *due;
    gboolean mine;
    RelnetPromiseState state;
    gboolean at_risk;
  } cases[] = {
    { "2026-11-21", TRUE, RELNET_PROMISE_OPEN, FALSE },     { "2026-11-20", TRUE, RELNET_PROMISE_OPEN, TRUE },
    { "2026-11-18", TRUE, RELNET_PROMISE_OPEN, TRUE },      { "2026-11-01", TRUE, RELNET_PROMISE_OPEN, TRUE },
    { "", TRUE, RELNET_PROMISE_OPEN, FALSE },               { "2026-11-18", FALSE, RELNET_PROMISE_OPEN, FALSE },
    { "2026-11-18", TRUE, RELNET_PROMISE_KEPT, FALSE },     { "2026-11-18", TRUE, RELNET_PROMISE_WITHDRAWN, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RelnetPromise) promise = make_promise ("2026-10-01", cases[i].due, cases[i].state, "2026-11-17");

      relnet_promise_set_mine (promise, cases[i].mine);
      g_assert_cmpint (relnet_promise_is_at_risk (promise, TODAY), ==, cases[i].at_risk);
    }
}

static void
assert_reason (RelnetPromise *promise, const char *words)
{
  g_autofree char *reason = relnet_promise_dup_reason (promise, TODAY);

  g_assert_cmpstr (reason, ==, words);
  g_object_unref (promise);
}

static void
test_promise_words (void)
{
  assert_reason (make_promise ("2026-11-04", "2026-11-18", RELNET_PROMISE_OPEN, ""), "Promised on 4 Nov · for today");
  assert_reason (make_promise ("2026-11-04", "2026-11-21", RELNET_PROMISE_OPEN, ""), "Promised on 4 Nov · for 21 Nov");
  assert_reason (make_promise ("2026-11-04", "2026-11-14", RELNET_PROMISE_OPEN, ""), "Promised on 4 Nov · 4 days late");
  assert_reason (make_promise ("2026-11-04", "", RELNET_PROMISE_OPEN, ""), "Promised on 4 Nov");
  assert_reason (make_promise ("2026-06-03", "2026-06-12", RELNET_PROMISE_KEPT, "2026-06-10"), "Kept on 10 Jun, in 7 days");
  assert_reason (make_promise ("2026-06-03", "2026-06-09", RELNET_PROMISE_KEPT, "2026-06-10"), "Kept on 10 Jun, 1 day late");
  assert_reason (make_promise ("2026-06-10", "", RELNET_PROMISE_KEPT, "2026-06-10"), "Kept on 10 Jun, the same day");
  assert_reason (make_promise ("2026-06-03", "2026-06-09", RELNET_PROMISE_WITHDRAWN, "2026-06-04"), "Withdrawn on 4 Jun");
}

static void
test_kept_late (void)
{
  g_autoptr (RelnetPromise) late = make_promise ("2026-06-03", "2026-06-09", RELNET_PROMISE_KEPT, "2026-06-10");
  g_autoptr (RelnetPromise) on_the_day = make_promise ("2026-06-03", "2026-06-10", RELNET_PROMISE_KEPT, "2026-06-10");
  g_autoptr (RelnetPromise) any_day = make_promise ("2026-06-03", "", RELNET_PROMISE_KEPT, "2026-06-10");

  g_assert_true (relnet_promise_is_kept_late (late));
  g_assert_false (relnet_promise_is_kept_late (on_the_day));
  g_assert_false (relnet_promise_is_kept_late (any_day));
  /* Open again, it has no end. */
  relnet_promise_set_state (late, RELNET_PROMISE_OPEN, "2026-06-10");
  g_assert_cmpstr (relnet_promise_get_closed_on (late), ==, "");
}

static void
test_kept_rate (void)
{
  const RelnetKeptRate none = { 0, 0, 0 }, some = { 9, 2, 1 }, one = { 1, 0, 0 };
  g_autofree char *nothing = relnet_kept_rate_to_words (&none);
  g_autofree char *words = relnet_kept_rate_to_words (&some);
  g_autofree char *single = relnet_kept_rate_to_words (&one);

  g_assert_null (nothing);
  g_assert_cmpint (relnet_kept_rate_get_percent (&none), ==, -1);
  g_assert_cmpstr (words, ==, "9 of 10 promises kept, 2 of them late");
  g_assert_cmpint (relnet_kept_rate_get_percent (&some), ==, 90);
  g_assert_cmpstr (single, ==, "1 of 1 promise kept");
}

static RelnetFavour *
make_favour (RelnetFavourKind kind, RelnetFavourWeight weight, const char *date, const char *thanked_on)
{
  RelnetFavour *favour = relnet_favour_new ();

  relnet_favour_set_kind (favour, kind);
  relnet_favour_set_weight (favour, weight);
  relnet_favour_set_date (favour, date);
  relnet_favour_set_thanked_on (favour, thanked_on);
  return favour;
}

static void
add (RelnetBalance *balance, RelnetFavour *favour)
{
  relnet_balance_add (balance, favour);
  g_object_unref (favour);
}

static void
test_balance (void)
{
  RelnetBalance balance = { 0 };
  g_autofree char *nothing = relnet_balance_dup_reason (&balance, TODAY);
  g_autofree char *reason = NULL;
  g_autoptr (RelnetFavour) declined = make_favour (RELNET_FAVOUR_ASKED, RELNET_FAVOUR_LARGE, "2026-10-01", "");

  g_assert_cmpint (relnet_balance_get_state (&balance), ==, RELNET_BALANCE_NONE);
  g_assert_cmpstr (nothing, ==, "");
  add (&balance, make_favour (RELNET_FAVOUR_GIVEN, RELNET_FAVOUR_LARGE, "2026-03-06", ""));
  g_assert_cmpint (relnet_balance_get_state (&balance), ==, RELNET_BALANCE_GIVEN_MORE);
  add (&balance, make_favour (RELNET_FAVOUR_RECEIVED, RELNET_FAVOUR_MEDIUM, "2026-03-20", "2026-03-20"));
  g_assert_cmpint (relnet_balance_get_state (&balance), ==, RELNET_BALANCE_EVEN);
  g_assert_cmpint (balance.given, ==, 3);
  g_assert_cmpint (balance.received, ==, 2);
  reason = relnet_balance_dup_reason (&balance, TODAY);
  g_assert_cmpstr (reason, ==, "Last favour given on 6 Mar · last one received on 20 Mar (thanked)");
  /* In any order: an older one is not the last. */
  add (&balance, make_favour (RELNET_FAVOUR_RECEIVED, RELNET_FAVOUR_LARGE, "2025-01-01", ""));
  g_assert_cmpstr (balance.last_received, ==, "2026-03-20");
  g_assert_cmpint (balance.n_unthanked, ==, 1);
  add (&balance, make_favour (RELNET_FAVOUR_RECEIVED, RELNET_FAVOUR_LARGE, "2025-01-02", "2025-01-02"));
  g_assert_cmpint (relnet_balance_get_state (&balance), ==, RELNET_BALANCE_RECEIVED_MORE);
  relnet_favour_set_declined_on (declined, "2026-10-02");
  relnet_balance_add (&balance, declined);
  g_assert_cmpint (balance.n_asked, ==, 0);
}

static void
test_check_ask (void)
{
  RelnetBalance balance = { 0 };

  /* Nothing went between them: a tie that lives carries what is not large. */
  g_assert_cmpuint (relnet_balance_check_ask (&balance, RELNET_FAVOUR_MEDIUM, 3, FALSE), ==, 0);
  g_assert_cmpuint (relnet_balance_check_ask (&balance, RELNET_FAVOUR_LARGE, 3, FALSE), ==, 0);
  g_assert_cmpuint (relnet_balance_check_ask (&balance, RELNET_FAVOUR_LARGE, 2, FALSE), ==, RELNET_ASK_TOO_HEAVY);
  g_assert_cmpuint (relnet_balance_check_ask (&balance, RELNET_FAVOUR_MEDIUM, 1, FALSE), ==, 0);
  g_assert_cmpuint (relnet_balance_check_ask (&balance, RELNET_FAVOUR_MEDIUM, 0, FALSE), ==, RELNET_ASK_TOO_HEAVY);
  g_assert_cmpuint (relnet_balance_check_ask (&balance, RELNET_FAVOUR_SMALL, 0, FALSE), ==, 0);
  /* Two medium ones received, nothing given. */
  add (&balance, make_favour (RELNET_FAVOUR_RECEIVED, RELNET_FAVOUR_MEDIUM, "2026-03-20", "2026-03-20"));
  g_assert_cmpuint (relnet_balance_check_ask (&balance, RELNET_FAVOUR_SMALL, 4, FALSE), ==, 0);
  g_assert_cmpuint (relnet_balance_check_ask (&balance, RELNET_FAVOUR_MEDIUM, 4, FALSE), ==, RELNET_ASK_POOR_BALANCE);
  add (&balance, make_favour (RELNET_FAVOUR_RECEIVED, RELNET_FAVOUR_MEDIUM, "2026-03-21", ""));
  g_assert_cmpuint (relnet_balance_check_ask (&balance, RELNET_FAVOUR_SMALL, 4, FALSE), ==,
                    RELNET_ASK_POOR_BALANCE | RELNET_ASK_THANKS_OWED);
  /* Of an exempt circle nothing is said. */
  g_assert_cmpuint (relnet_balance_check_ask (&balance, RELNET_FAVOUR_LARGE, 0, TRUE), ==, 0);
  /* A favour given mends it. */
  add (&balance, make_favour (RELNET_FAVOUR_GIVEN, RELNET_FAVOUR_LARGE, "2026-04-01", ""));
  g_assert_cmpuint (relnet_balance_check_ask (&balance, RELNET_FAVOUR_SMALL, 4, FALSE), ==, RELNET_ASK_THANKS_OWED);
  add (&balance, make_favour (RELNET_FAVOUR_ASKED, RELNET_FAVOUR_SMALL, "2026-05-01", ""));
  g_assert_cmpuint (relnet_balance_check_ask (&balance, RELNET_FAVOUR_SMALL, 4, FALSE), ==,
                    RELNET_ASK_THANKS_OWED | RELNET_ASK_UNANSWERED);
  for (guint i = 0; i < RELNET_N_ASK_WARNINGS; i++)
    {
      g_autofree char *words = relnet_ask_warning_to_words ((RelnetAskWarning) (1u << i), &balance, "Idris");

      g_assert_nonnull (strstr (words, "Idris"));
      g_assert_cmpstr (relnet_ask_warning_to_name ((RelnetAskWarning) (1u << i)), !=, "");
    }
}

/* A request that is granted becomes a favour received, and thanks are owed by themselves. */
static void
test_grant (void)
{
  g_autoptr (RelnetFavour) favour = make_favour (RELNET_FAVOUR_ASKED, RELNET_FAVOUR_MEDIUM, "2026-11-01", "");

  g_assert_false (relnet_favour_owes_thanks (favour));
  relnet_favour_grant (favour, "2026-11-10");
  g_assert_cmpint (relnet_favour_get_kind (favour), ==, RELNET_FAVOUR_RECEIVED);
  g_assert_cmpstr (relnet_favour_get_asked_on (favour), ==, "2026-11-01");
  g_assert_cmpstr (relnet_favour_get_date (favour), ==, "2026-11-10");
  g_assert_true (relnet_favour_owes_thanks (favour));
  relnet_favour_set_thanked_on (favour, "2026-11-11");
  g_assert_false (relnet_favour_owes_thanks (favour));
}

static void
test_expects_thanks (void)
{
  g_autoptr (RelnetFavour) gesture = make_favour (RELNET_FAVOUR_GIVEN, RELNET_FAVOUR_SMALL, "2026-11-10", "");
  g_autoptr (RelnetFavour) help = make_favour (RELNET_FAVOUR_GIVEN, RELNET_FAVOUR_MEDIUM, "2026-11-10", "");
  g_autoptr (RelnetFavour) old = make_favour (RELNET_FAVOUR_GIVEN, RELNET_FAVOUR_LARGE, "2026-01-10", "");

  g_assert_false (relnet_favour_expects_thanks (gesture, TODAY));
  g_assert_true (relnet_favour_expects_thanks (help, TODAY));
  g_assert_false (relnet_favour_expects_thanks (old, TODAY));
  for (int i = 0; i < RELNET_N_GESTURES; i++)
    g_assert_cmpint (relnet_gesture_get_weight ((RelnetGesture) i), ==,
                     i == RELNET_GESTURE_RECOMMEND ? RELNET_FAVOUR_LARGE : RELNET_FAVOUR_SMALL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/commitments/at-risk", test_at_risk);
  g_test_add_func ("/commitments/promise-words", test_promise_words);
  g_test_add_func ("/commitments/kept-late", test_kept_late);
  g_test_add_func ("/commitments/kept-rate", test_kept_rate);
  g_test_add_func ("/commitments/balance", test_balance);
  g_test_add_func ("/commitments/check-ask", test_check_ask);
  g_test_add_func ("/commitments/grant", test_grant);
  g_test_add_func ("/commitments/expects-thanks", test_expects_thanks);
  return g_test_run ();
}

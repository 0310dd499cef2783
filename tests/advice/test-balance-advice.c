/* What to think of before asking (C4, P5): the rules on what is stored, and circles about which nothing is said. */

#include "store-fixture.h"

#include "relnet-balance-advice.h"
#include "relnet-balance.h"
#include "relnet-favour-store.h"

#define TODAY "2026-11-22"

static void
receive (Fixture *fixture, gint64 person)
{
  g_autoptr (RelnetFavour) favour = relnet_favour_new ();

  relnet_favour_set_person (favour, person, "");
  relnet_favour_set_kind (favour, RELNET_FAVOUR_RECEIVED);
  relnet_favour_set_weight (favour, RELNET_FAVOUR_LARGE);
  relnet_favour_set_what (favour, "Opened <b>doors</b> &amp; windows");
  relnet_favour_set_date (favour, "2026-11-10");
  relnet_favour_store_save_async (fixture->database, favour, fixture->clock, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  g_assert_no_error (fixture->error);
}

static guint
check (Fixture *fixture, gint64 person)
{
  RelnetBalance balance = { 0 };
  guint warnings = 0;
  GError *error = NULL;

  relnet_balance_advice_check_ask (relnet_database_get_reader (fixture->database), person, RELNET_FAVOUR_LARGE, TODAY, &balance,
                                   &warnings, &error);
  g_assert_no_error (error);
  return warnings;
}

static void
save_circle (Fixture *fixture, RelnetCircle *circle, gboolean exempt)
{
  relnet_circle_set_exempt (circle, exempt);
  relnet_circle_store_save_async (fixture->database, circle, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  g_assert_no_error (fixture->error);
}

static void
test_exempt (Fixture *fixture, gconstpointer data)
{
  gint64 nadia = fixture_add_person (fixture, "Nadia Okoro"), tom = fixture_add_person (fixture, "Tom Quill");
  RelnetConnection *reader = relnet_database_get_reader (fixture->database);
  g_autoptr (RelnetCircle) inner = relnet_circle_new ();
  g_autoptr (RelnetCircle) other = relnet_circle_new ();

  for (int i = 0; i < 3; i++)
    {
      receive (fixture, nadia);
      receive (fixture, tom);
    }
  relnet_circle_set_name (inner, "Family");
  relnet_circle_set_name (other, "Fair");
  save_circle (fixture, inner, TRUE);
  save_circle (fixture, other, FALSE);
  /* A poor balance, and something heavy of somebody who is hardly known. */
  g_assert_cmpuint (check (fixture, nadia), !=, 0);
  /* A circle that is not exempt changes nothing, one that is says: here nobody counts. */
  relnet_circle_store_set_member_async (fixture->database, other, nadia, TRUE, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  g_assert_false (relnet_favour_store_is_exempt (reader, nadia));
  g_assert_cmpuint (check (fixture, nadia), !=, 0);
  relnet_circle_store_set_member_async (fixture->database, inner, nadia, TRUE, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  g_assert_true (relnet_favour_store_is_exempt (reader, nadia));
  g_assert_cmpuint (check (fixture, nadia), ==, 0);
  g_assert_cmpuint (check (fixture, tom), !=, 0);
  /* Of the circle that no longer is, and of who left it, it is said again. */
  save_circle (fixture, inner, FALSE);
  g_assert_cmpuint (check (fixture, nadia), !=, 0);
  save_circle (fixture, inner, TRUE);
  g_assert_cmpuint (check (fixture, nadia), ==, 0);
  relnet_circle_store_set_member_async (fixture->database, inner, nadia, FALSE, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  g_assert_cmpuint (check (fixture, nadia), !=, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/balance-advice/exempt", test_exempt);
  return g_test_run ();
}

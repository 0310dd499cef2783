#include "relnet-date.h"

static void
test_valid (void)
{
  g_assert_true (relnet_date_is_valid ("2024-02-29"));
  g_assert_false (relnet_date_is_valid ("2023-02-29"));
  g_assert_false (relnet_date_is_valid ("2023-2-9"));
  g_assert_false (relnet_date_is_valid ("2023-12-01T10:00"));
  g_assert_false (relnet_date_is_valid (""));
  g_assert_false (relnet_date_is_valid (NULL));
  g_assert_true (relnet_date_is_valid_partial ("--02-29"));
  g_assert_false (relnet_date_is_valid_partial ("--02-30"));
}

static void
test_arithmetic (void)
{
  g_autofree char *leap = relnet_date_add_days ("2024-02-28", 1);
  g_autofree char *back = relnet_date_add_days ("2024-03-01", -1);
  g_autofree char *month = relnet_date_add_months ("2023-01-31", 1);
  g_autofree char *year = relnet_date_add_months ("2024-02-29", -12);

  g_assert_cmpstr (leap, ==, "2024-02-29");
  g_assert_cmpstr (back, ==, "2024-02-29");
  g_assert_cmpstr (month, ==, "2023-02-28");
  g_assert_cmpstr (year, ==, "2023-02-28");
  g_assert_null (relnet_date_add_days ("yesterday", 1));
  g_assert_cmpint (relnet_date_days_between ("2023-12-31", "2024-03-01"), ==, 61);
  g_assert_cmpint (relnet_date_days_between ("2024-03-01", "2023-12-31"), ==, -61);
}

static void
test_birthday (void)
{
  const char *cases[][3] = {
    { "1980-11-22", "2026-11-22", "2026-11-22" },
    { "1980-11-21", "2026-11-22", "2027-11-21" },
    { "--01-02", "2026-11-22", "2027-01-02" },
    { "1980-02-29", "2026-11-22", "2027-02-28" },
    { "1980-02-29", "2027-11-22", "2028-02-29" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *next = relnet_date_next_birthday (cases[i][0], cases[i][1]);

      g_assert_cmpstr (next, ==, cases[i][2]);
    }
  g_assert_null (relnet_date_next_birthday ("", "2026-11-22"));
}

static void
test_words (void)
{
  const char *cases[][2] = {
    { "2026-11-22", "today" },       { "2026-11-21", "yesterday" },    { "2026-11-23", "tomorrow" },
    { "2026-11-17", "5 days ago" },  { "2026-11-25", "in 3 days" },    { "2026-11-01", "3 weeks ago" },
    { "2026-08-20", "3 months ago" }, { "2024-11-21", "2 years ago" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *age = relnet_date_format_age (cases[i][0], "2026-11-22");

      g_assert_cmpstr (age, ==, cases[i][1]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/date/valid", test_valid);
  g_test_add_func ("/date/arithmetic", test_arithmetic);
  g_test_add_func ("/date/birthday", test_birthday);
  g_test_add_func ("/date/words", test_words);
  return g_test_run ();
}

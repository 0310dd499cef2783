/* Rules over thirty years, against dateutil; the days that months do not have; words. */

#include "relnet-recurrence.h"

#include <gio/gio.h>
#include <libintl.h>
#include <locale.h>
#include <string.h>

#include "relnet-date.h"

#define UNTIL "2056-12-31"

static char *
next (const char *rule, const char *starts_on, const char *from)
{
  return relnet_recurrence_next (rule, starts_on, from);
}

static void
assert_next (const char *rule, const char *starts_on, const char *from, const char *expected)
{
  g_autofree char *day = next (rule, starts_on, from);

  g_assert_cmpstr (day, ==, expected);
}

/* Everything the window offers, from days that are hard. */
static void
test_against_dateutil (void)
{
  const char *starts[] = { "2026-11-23", "2026-12-31", "2027-01-30", "2028-02-29", "2027-05-29", "2024-07-01", "2026-08-31" };
  const char *others[] = { "FREQ=DAILY;INTERVAL=10", "FREQ=WEEKLY;BYDAY=TU,TH", "FREQ=WEEKLY;INTERVAL=6;BYDAY=WE",
                           "FREQ=MONTHLY;BYMONTHDAY=31", "FREQ=MONTHLY;BYDAY=-2FR", "FREQ=MONTHLY;INTERVAL=2;BYDAY=5SA",
                           "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29",
                           "FREQ=WEEKLY;BYDAY=FR;COUNT=7", "FREQ=WEEKLY;BYDAY=FR;UNTIL=20271231" };
  g_autoptr (GPtrArray) rules = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) from = g_ptr_array_new ();
  g_autoptr (GString) input = g_string_new (NULL);
  g_autoptr (GSubprocess) python = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *script = g_test_build_filename (G_TEST_DIST, "core", "recurrence-oracle.py", NULL);
  g_autofree char *output = NULL;
  g_auto (GStrv) lines = NULL;
  guint n_days = 0;

  for (guint start = 0; start < G_N_ELEMENTS (starts); start++)
    {
      for (int repeat = 0; repeat < RELNET_N_REPEATS; repeat++)
        for (int nth = 0; nth < RELNET_N_NTHS; nth++)
          for (int weekday = 1; weekday <= 7; weekday++)
            {
              RelnetRepeatChoice choice = { (RelnetRepeat) repeat, (RelnetNth) nth, weekday };

              g_ptr_array_add (rules, relnet_recurrence_make (&choice, starts[start]));
              g_ptr_array_add (from, (gpointer) starts[start]);
            }
      for (guint i = 0; i < G_N_ELEMENTS (others); i++)
        {
          g_ptr_array_add (rules, g_strdup (others[i]));
          g_ptr_array_add (from, (gpointer) starts[start]);
        }
    }
  for (guint i = 0; i < rules->len; i++)
    g_string_append_printf (input, "%s " UNTIL " %s\n", (char *) g_ptr_array_index (from, i),
                            (char *) g_ptr_array_index (rules, i));
  python = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, "/usr/bin/python3",
                             script, NULL);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (python, input->str, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  if (!g_subprocess_get_successful (python))
    {
      g_test_skip ("python3-dateutil is not installed");
      return;
    }
  lines = g_strsplit (output, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, rules->len + 1);
  for (guint i = 0; i < rules->len; i++)
    {
      const char *rule = g_ptr_array_index (rules, i), *start = g_ptr_array_index (from, i);
      g_auto (GStrv) days = relnet_recurrence_list (rule, start, start, UNTIL, G_MAXUINT);
      g_autofree char *joined = g_strjoinv (" ", days);

      if (strcmp (joined, lines[i]) != 0)
        g_test_message ("%s from %s", rule, start);
      g_assert_cmpstr (joined, ==, lines[i]);
      n_days += g_strv_length (days);
    }
  g_test_message ("%u rules, %u days", rules->len, n_days);
  g_assert_cmpuint (n_days, >, 100000);
}

static void
test_missing_days (void)
{
  const RelnetRepeatChoice monthly = { RELNET_REPEAT_MONTH, RELNET_NTH_DATE, 0 };
  const RelnetRepeatChoice yearly = { RELNET_REPEAT_YEAR, RELNET_NTH_DATE, 0 };
  const RelnetRepeatChoice fifth = { RELNET_REPEAT_MONTH, RELNET_NTH_FIFTH, 5 };
  const RelnetRepeatChoice last = { RELNET_REPEAT_MONTH, RELNET_NTH_LAST, 5 };
  g_autofree char *on_31 = relnet_recurrence_make (&monthly, "2026-12-31");
  g_autofree char *on_30 = relnet_recurrence_make (&monthly, "2026-11-30");
  g_autofree char *leap = relnet_recurrence_make (&yearly, "2028-02-29");
  g_autofree char *fifth_friday = relnet_recurrence_make (&fifth, "2026-11-23");
  g_autofree char *last_friday = relnet_recurrence_make (&last, "2026-11-23");

  assert_next (on_31, "2026-12-31", "2027-01-01", "2027-01-31");
  assert_next (on_31, "2026-12-31", "2027-02-01", "2027-02-28");
  assert_next (on_31, "2026-12-31", "2028-02-01", "2028-02-29");
  assert_next (on_31, "2026-12-31", "2027-04-01", "2027-04-30");
  assert_next (on_30, "2026-11-30", "2027-02-01", "2027-02-28");
  assert_next (on_30, "2026-11-30", "2027-03-01", "2027-03-30");
  assert_next (leap, "2028-02-29", "2028-03-01", "2029-02-28");
  assert_next (leap, "2028-02-29", "2031-03-01", "2032-02-29");
  /* January, May, July, October and December 2027 have five Fridays. */
  assert_next (fifth_friday, "2026-11-23", "2026-11-23", "2027-01-29");
  assert_next (fifth_friday, "2026-11-23", "2027-01-30", "2027-04-30");
  assert_next (fifth_friday, "2026-11-23", "2027-05-01", "2027-07-30");
  assert_next (last_friday, "2026-11-23", "2027-02-01", "2027-02-26");
}

static void
test_ends (void)
{
  g_autofree char *before = relnet_recurrence_last ("FREQ=MONTHLY;BYDAY=1FR", "2026-11-01", "2026-11-05");
  g_autofree char *same = relnet_recurrence_last ("FREQ=MONTHLY;BYDAY=1FR", "2026-11-01", "2026-11-06");
  g_autofree char *later = relnet_recurrence_last ("FREQ=MONTHLY;BYDAY=1FR", "2026-11-01", "2027-01-01");
  g_auto (GStrv) some = relnet_recurrence_list ("FREQ=WEEKLY;BYDAY=MO", "2026-11-23", "2026-12-01", "2036-12-01", 2);

  g_assert_null (before);
  g_assert_cmpstr (same, ==, "2026-11-06");
  g_assert_cmpstr (later, ==, "2027-01-01");
  g_assert_cmpuint (g_strv_length (some), ==, 2);
  g_assert_cmpstr (some[1], ==, "2026-12-14");
  /* Over for good. */
  assert_next ("FREQ=WEEKLY;BYDAY=FR;COUNT=2", "2026-11-23", "2026-12-05", NULL);
  assert_next ("FREQ=WEEKLY;BYDAY=FR;UNTIL=20261204", "2026-11-23", "2026-12-05", NULL);
  /* The clock was set back to before it began. */
  assert_next ("FREQ=WEEKLY;BYDAY=FR", "2026-11-23", "1999-01-01", "2026-11-27");
}

static void
test_nonsense (void)
{
  const char *nonsense[] = { "", "every Friday", "FREQ=", "FREQ=SOMETIMES", "FREQ=SECONDLY", "FREQ=MINUTELY;INTERVAL=1",
                             "FREQ=HOURLY", "FREQ=MONTHLY;BYMONTHDAY=31;BYMONTH=2", "FREQ=WEEKLY;INTERVAL=0",
                             "FREQ=WEEKLY;INTERVAL=-1", "FREQ=WEEKLY;BYDAY=XX", "FREQ=DAILY;BYHOUR=9,10",
                             "FREQ=WEEKLY;RSCALE=CHINESE", "BYDAY=FR", ";;;;", "FREQ=MONTHLY;BYDAY=99FR",
                             "FREQ=WEEKLY;COUNT=-5", "FREQ=YEARLY;BYMONTH=13", "FREQ=MONTHLY;BYMONTHDAY=0" };
  g_autofree char *long_rule = g_strnfill (1000000, 'F');
  gint64 start = g_get_monotonic_time ();

  for (guint i = 0; i < G_N_ELEMENTS (nonsense); i++)
    {
      g_test_message ("%s", nonsense[i]);
      g_assert_false (relnet_recurrence_is_valid (nonsense[i]));
    }
  g_assert_false (relnet_recurrence_is_valid (NULL));
  g_assert_false (relnet_recurrence_is_valid (long_rule));
  g_assert_cmpint (g_get_monotonic_time () - start, <, 2 * G_USEC_PER_SEC);
  assert_next ("FREQ=WEEKLY;BYDAY=FR", "someday", "2026-11-23", NULL);
  assert_next ("FREQ=WEEKLY;BYDAY=FR", "2026-11-23", "", NULL);
  g_assert_true (relnet_recurrence_is_valid ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29"));
}

/* Bytes that no calendar would write: nothing but true or false comes of them, and soon. */
static void
test_noise (void)
{
  static const char *const pieces[] = { "FREQ=", "WEEKLY", "MONTHLY", ";", "BYDAY=", "1FR", "-", "99999999", ",", "=", "COUNT=",
                                        "BYSETPOS=", "INTERVAL=", "UNTIL=", "2026", "T", "Z", " ", "é", "BYMONTH=", "\n" };

  for (int i = 0; i < 3000; i++)
    {
      g_autoptr (GString) rule = g_string_new (i % 2 == 0 ? "FREQ=MONTHLY" : NULL);

      for (int j = g_test_rand_int_range (0, 8); j >= 0; j--)
        g_string_append (rule, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      relnet_recurrence_is_valid (rule->str);
    }
}

static void
test_choice (void)
{
  RelnetRepeatChoice choice, back;
  g_autofree char *rule = NULL;

  relnet_recurrence_choose_for_date ("2026-12-04", RELNET_REPEAT_MONTH, &choice);
  g_assert_cmpint (choice.nth, ==, RELNET_NTH_FIRST);
  g_assert_cmpint (choice.weekday, ==, 5);
  rule = relnet_recurrence_make (&choice, "2026-12-04");
  g_assert_cmpstr (rule, ==, "FREQ=MONTHLY;BYDAY=1FR");
  g_assert_true (relnet_recurrence_get_choice (rule, "2026-12-04", &back));
  g_assert_cmpint (back.repeat, ==, RELNET_REPEAT_MONTH);
  g_assert_cmpint (back.nth, ==, RELNET_NTH_FIRST);
  g_assert_cmpint (back.weekday, ==, 5);
  g_assert_false (relnet_recurrence_get_choice ("FREQ=WEEKLY;BYDAY=TU,TH", "2026-12-04", &back));
  g_assert_false (relnet_recurrence_get_choice (NULL, "2026-12-04", &back));
  relnet_recurrence_choose_for_date ("2026-11-30", RELNET_REPEAT_QUARTER, &choice);
  g_assert_cmpint (choice.nth, ==, RELNET_NTH_LAST);
}

typedef struct
{
  RelnetRepeatChoice choice;
  const char *starts_on;
  const char *en;
  const char *fr;
} Words;

static const Words words[] = {
  { { RELNET_REPEAT_WEEK, 1, 5 }, "2026-11-27", "every Friday", "chaque vendredi" },
  { { RELNET_REPEAT_FORTNIGHT, 1, 2 }, "2026-11-24", "every other Tuesday", "un mardi sur deux" },
  { { RELNET_REPEAT_MONTH, RELNET_NTH_FIRST, 5 }, "2026-12-04", "the first Friday of the month", "le premier vendredi du mois" },
  { { RELNET_REPEAT_MONTH, RELNET_NTH_LAST, 4 }, "2026-12-04", "the last Thursday of the month", "le dernier jeudi du mois" },
  { { RELNET_REPEAT_MONTH, RELNET_NTH_FIFTH, 5 }, "2026-12-04", "the fifth Friday, in months that have one",
    "le cinquième vendredi, les mois qui en ont un" },
  { { RELNET_REPEAT_MONTH, RELNET_NTH_DATE, 0 }, "2026-12-01", "the 1st of the month", "le 1er du mois" },
  { { RELNET_REPEAT_MONTH, RELNET_NTH_DATE, 0 }, "2026-12-31", "the 31st, or the last day of shorter months",
    "le 31, ou le dernier jour des mois plus courts" },
  { { RELNET_REPEAT_QUARTER, RELNET_NTH_SECOND, 3 }, "2026-12-04", "the second Wednesday, every three months",
    "le deuxième mercredi, tous les trois mois" },
  { { RELNET_REPEAT_YEAR, RELNET_NTH_DATE, 0 }, "2027-03-15", "the 15th of March", "le 15 mars, chaque année" },
  { { RELNET_REPEAT_YEAR, RELNET_NTH_DATE, 0 }, "2028-02-29", "29 February, and the 28th in other years",
    "le 29 février, et le 28 les autres années" },
  { { RELNET_REPEAT_YEAR, RELNET_NTH_THIRD, 1 }, "2027-06-01", "the third Monday of June", "le troisième lundi, chaque année en juin" },
};

static void
check_words (gboolean french)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *rule = relnet_recurrence_make (&words[i].choice, words[i].starts_on);
      g_autofree char *said = relnet_recurrence_to_words (rule, words[i].starts_on);

      g_assert_cmpstr (said, ==, french ? words[i].fr : words[i].en);
    }
}

static void
test_words (void)
{
  g_autofree char *own = relnet_recurrence_to_words ("FREQ=WEEKLY;BYDAY=TU,TH", "2026-11-24");

  g_assert_cmpstr (own, ==, "by a rule of its own (FREQ=WEEKLY;BYDAY=TU,TH)");
  check_words (FALSE);
}

/* The first of the tests: GLib settles whether there is a translation when it is first asked. */
static void
test_words_in_french (void)
{
  if (setlocale (LC_ALL, "fr_FR.UTF-8") == NULL)
    g_test_skip ("no French locale");
  else
    check_words (TRUE);
  setlocale (LC_ALL, "");
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("RELNET_LOCALEDIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/recurrence/words-in-french", test_words_in_french);
  g_test_add_func ("/recurrence/words", test_words);
  g_test_add_func ("/recurrence/against-dateutil", test_against_dateutil);
  g_test_add_func ("/recurrence/missing-days", test_missing_days);
  g_test_add_func ("/recurrence/ends", test_ends);
  g_test_add_func ("/recurrence/nonsense", test_nonsense);
  g_test_add_func ("/recurrence/noise", test_noise);
  g_test_add_func ("/recurrence/choice", test_choice);
  return g_test_run ();
}

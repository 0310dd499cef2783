/* Time and worth, what comes back, and days that were moved or skipped: pure rules. */

#include "relnet-load.h"
#include "relnet-finding.h"
#include "relnet-meet-up-dates.h"

#include <string.h>

static RelnetLoad
make (guint meetings, RelnetChannel channel, int minutes, int worth)
{
  RelnetLoad load = { 0 };

  for (guint i = 0; i < meetings; i++)
    relnet_load_add (&load, channel, minutes, worth);
  return load;
}

static void
test_counts (void)
{
  g_assert_true (relnet_load_counts (RELNET_INTERACTION_EXCHANGE, RELNET_CHANNEL_IN_PERSON, 1));
  g_assert_true (relnet_load_counts (RELNET_INTERACTION_EXCHANGE, RELNET_CHANNEL_PHONE, 1));
  g_assert_false (relnet_load_counts (RELNET_INTERACTION_EXCHANGE, RELNET_CHANNEL_IN_PERSON, 2));
  g_assert_false (relnet_load_counts (RELNET_INTERACTION_EXCHANGE, RELNET_CHANNEL_GROUP_EVENT, 1));
  g_assert_false (relnet_load_counts (RELNET_INTERACTION_EXCHANGE, RELNET_CHANNEL_EMAIL, 1));
  g_assert_false (relnet_load_counts (RELNET_INTERACTION_FAVOUR, RELNET_CHANNEL_IN_PERSON, 1));
}

static void
test_verdicts (void)
{
  const struct
  {
    RelnetLoad load;
    RelnetLoadVerdict verdict;
    gboolean meet_up;
    const char *time;
    const char *worth;
  } cases[] = {
    { make (0, RELNET_CHANNEL_PHONE, 0, 0), RELNET_LOAD_NONE, FALSE, "No one-to-one meeting in twelve months", "not rated" },
    { make (1, RELNET_CHANNEL_PHONE, 0, 0), RELNET_LOAD_UNRATED, FALSE, "About 20 minutes in 1 meeting", "not rated" },
    { make (2, RELNET_CHANNEL_IN_PERSON, 90, 5), RELNET_LOAD_WORTH, FALSE, "3 hours in 2 meetings", "rated 5.0 of 5" },
    { make (2, RELNET_CHANNEL_IN_PERSON, 90, 3), RELNET_LOAD_FAIR, FALSE, "3 hours in 2 meetings", "rated 3.0 of 5" },
    { make (2, RELNET_CHANNEL_VIDEO, 0, 1), RELNET_LOAD_POOR, FALSE, "About 1 h 30 in 2 meetings", "rated 1.0 of 5" },
    { make (6, RELNET_CHANNEL_IN_PERSON, 0, 2), RELNET_LOAD_TOO_MUCH, TRUE, "About 6 hours in 6 meetings", "rated 2.0 of 5" },
    { make (6, RELNET_CHANNEL_IN_PERSON, 65, 0), RELNET_LOAD_MUCH, TRUE, "6 h 30 in 6 meetings", "not rated" },
    { make (20, RELNET_CHANNEL_IN_PERSON, 60, 4), RELNET_LOAD_WORTH, FALSE, "20 hours in 20 meetings", "rated 4.0 of 5" },
    { make (20, RELNET_CHANNEL_IN_PERSON, 60, 3), RELNET_LOAD_FAIR, TRUE, "20 hours in 20 meetings", "rated 3.0 of 5" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *time = relnet_load_dup_time (&cases[i].load);
      g_autofree char *worth = relnet_load_dup_worth (&cases[i].load);

      g_assert_cmpint (relnet_load_judge (&cases[i].load), ==, cases[i].verdict);
      g_assert_true (relnet_load_suggests_meet_up (&cases[i].load) == cases[i].meet_up);
      g_assert_cmpstr (time, ==, cases[i].time);
      g_assert_cmpstr (worth, ==, cases[i].worth);
      g_assert_true ((*relnet_load_get_verdict_words (&cases[i].load) != '\0') == (cases[i].load.n > 0));
    }
}

/* What is found, as one text: “salary ×3 2026-03-01”. */
static char *
find (const char *const *texts, guint n)
{
  static const char *const dates[] = { "2026-01-01", "2026-02-01", "2026-03-01", "2026-04-01", "2026-05-01" };
  g_autoptr (GPtrArray) topics = relnet_topics_find (dates, texts, n);
  GString *found = g_string_new (NULL);

  for (guint i = 0; i < topics->len; i++)
    {
      RelnetTopic *topic = g_ptr_array_index (topics, i);

      g_string_append_printf (found, "%s%s ×%u %s", i > 0 ? "; " : "", topic->words, topic->times, topic->last);
    }
  return g_string_free (found, FALSE);
}

static void
test_topics (void)
{
  const char *english[] = { "How should I negotiate my salary? I like the team.", "Is the team good? Asked about salaries again: what Salary?",
                            "The weather. What salary can I ask for?", "Nothing new.", "Holidays." };
  const char *french[] = { "Comment demander une augmentation ?", "Elle se demande comment obtenir une augmentation.",
                           "Toujours les augmentations… et le télétravail ?", "Le télétravail lui manque.", "Et le télétravail, alors ?" };
  const char *together[] = { "pitch deck", "The deck, the pitch.", "Deck and pitch!" };
  const char *nothing[] = { "", "?", "a b c d" };
  g_autofree char *in_english = find (english, 5);
  g_autofree char *in_french = find (french, 5);
  g_autofree char *as_one = find (together, 3);
  g_autofree char *none = find (nothing, 3);
  g_autofree char *twice = find (english, 2);

  /* “Team” is in two questions only: of an exchange with questions nothing else is read. */
  g_assert_cmpstr (in_english, ==, "salary ×3 2026-03-01");
  g_assert_cmpstr (in_french, ==, "télétravail ×3 2026-05-01; augmentations ×3 2026-03-01");
  g_assert_cmpstr (as_one, ==, "deck, pitch ×3 2026-03-01");
  g_assert_cmpstr (none, ==, "");
  g_assert_cmpstr (twice, ==, "");
}

/* A megabyte of one exchange, and a thousand exchanges. */
static void
test_topics_of_much_text (void)
{
  g_autofree char *megabyte = g_strnfill (1 << 20, 'x');
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();
  g_autoptr (GPtrArray) dates = g_ptr_array_new ();
  g_autoptr (GPtrArray) topics = NULL;
  gint64 start = g_get_monotonic_time ();

  memcpy (megabyte + 5000, " é€ ", strlen (" é€ "));
  for (guint i = 0; i < 1000; i++)
    {
      g_ptr_array_add (texts, i == 500 ? megabyte : (gpointer) "Budget, budget and the hiring plan");
      g_ptr_array_add (dates, (gpointer) "2026-01-01");
    }
  topics = relnet_topics_find ((const char *const *) dates->pdata, (const char *const *) texts->pdata, 1000);
  g_assert_cmpuint (topics->len, ==, 1);
  g_assert_cmpuint (((RelnetTopic *) g_ptr_array_index (topics, 0))->times, ==, 999);
  g_assert_cmpint (g_get_monotonic_time () - start, <, G_USEC_PER_SEC);
}

#define FIRST_FRIDAY "FREQ=MONTHLY;BYDAY=1FR"

static void
assert_next (const char *exceptions, const char *from, const char *date, const char *day)
{
  g_autofree char *found_day = NULL;
  g_autofree char *found = relnet_meet_up_dates_next (FIRST_FRIDAY, "2026-11-06", exceptions, from, &found_day);

  g_assert_cmpstr (found, ==, date);
  g_assert_cmpstr (found_day, ==, day);
}

static void
assert_last (const char *exceptions, const char *until, const char *date, const char *day)
{
  g_autofree char *found_day = NULL;
  g_autofree char *found = relnet_meet_up_dates_last (FIRST_FRIDAY, "2026-11-06", exceptions, until, &found_day);

  g_assert_cmpstr (found, ==, date);
  g_assert_cmpstr (found_day, ==, day);
}

static void
test_dates (void)
{
  assert_next (NULL, "2026-11-23", "2026-12-04", "2026-12-04");
  assert_next (NULL, "2026-12-04", "2026-12-04", "2026-12-04");
  /* Skipped: the one after. Two skipped: the one after those. */
  assert_next ("2026-12-04=", "2026-11-23", "2027-01-01", "2027-01-01");
  assert_next ("2026-12-04=,2027-01-01=", "2026-11-23", "2027-02-05", "2027-02-05");
  /* Moved: later, earlier, beyond the one after, into the past. */
  assert_next ("2026-12-04=2026-12-11", "2026-11-23", "2026-12-11", "2026-12-04");
  assert_next ("2026-12-04=2026-12-11", "2026-12-12", "2027-01-01", "2027-01-01");
  assert_next ("2026-12-04=2026-11-30", "2026-11-23", "2026-11-30", "2026-12-04");
  assert_next ("2026-12-04=2026-11-30", "2026-12-01", "2027-01-01", "2027-01-01");
  assert_next ("2026-12-04=2027-01-08", "2026-11-23", "2027-01-01", "2027-01-01");
  assert_next ("2026-12-04=2027-01-08", "2027-01-02", "2027-01-08", "2026-12-04");
  assert_next ("2026-12-04=2026-11-01", "2026-11-23", "2027-01-01", "2027-01-01");
  /* Nonsense is nothing. */
  assert_next ("yesterday=tomorrow,,=,2026", "2026-11-23", "2026-12-04", "2026-12-04");

  assert_last (NULL, "2026-11-23", "2026-11-06", "2026-11-06");
  assert_last (NULL, "2026-11-05", NULL, NULL);
  assert_last ("2026-12-04=", "2026-12-20", "2026-11-06", "2026-11-06");
  assert_last ("2026-12-04=2026-12-11", "2026-12-10", "2026-11-06", "2026-11-06");
  assert_last ("2026-12-04=2026-12-11", "2026-12-11", "2026-12-11", "2026-12-04");
  /* The clock was set back to before it began. */
  assert_last (NULL, "1999-01-01", NULL, NULL);
}

static void
test_links (void)
{
  g_assert_true (relnet_finding_is_link ("https://news.example/interview?id=3"));
  g_assert_true (relnet_finding_is_link ("http://news.example"));
  g_assert_false (relnet_finding_is_link ("news.example"));
  g_assert_false (relnet_finding_is_link ("javascript:alert(1)"));
  g_assert_false (relnet_finding_is_link ("file:///etc/passwd"));
  g_assert_false (relnet_finding_is_link ("https://"));
  g_assert_false (relnet_finding_is_link (""));
  g_assert_false (relnet_finding_is_link (NULL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/load/counts", test_counts);
  g_test_add_func ("/load/verdicts", test_verdicts);
  g_test_add_func ("/load/topics", test_topics);
  g_test_add_func ("/load/topics-of-much-text", test_topics_of_much_text);
  g_test_add_func ("/load/dates-of-meet-ups", test_dates);
  g_test_add_func ("/load/links", test_links);
  return g_test_run ();
}

/* Meetings: times of day as people write them, what a meeting says of itself, and when it is over; questions to begin with;
 * what may be opened in a browser. */

#include <string.h>

#include "relnet-meeting.h"
#include "relnet-question-ideas.h"
#include "relnet-time-of-day.h"
#include "relnet-web.h"

static void
test_time_of_day (void)
{
  static const struct
  {
    const char *text;
    const char *time; /* NULL: none */
  } cases[] = {
    { "10:30", "10:30" }, { "9h", "09:00" },      { "9 h 05", "09:05" }, { " 14h15 ", "14:15" }, { "14.15", "14:15" },
    { "3 pm", "15:00" },  { "12 am", "00:00" },   { "12pm", "12:00" },   { "9:05 p.m.", "21:05" }, { "midi", "12:00" },
    { "Noon", "12:00" },  { "7", "07:00" },       { "", "" },            { "  ", "" },          { "23:59", "23:59" },
    { "24:00", NULL },    { "10:60", NULL },      { "10:5", NULL },      { "13 pm", NULL },     { "0 am", NULL },
    { "-3", NULL },       { "tomorrow", NULL },   { "10:30x", NULL },    { "123", NULL },       { "10 30", NULL },
    { "10:", NULL },      { "٣", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *time = relnet_time_of_day_parse (cases[i].text);

      g_test_message ("“%s”", cases[i].text);
      g_assert_cmpstr (time, ==, cases[i].time);
    }
  g_assert_true (relnet_time_of_day_is_valid ("00:00"));
  g_assert_false (relnet_time_of_day_is_valid ("24:00"));
  g_assert_false (relnet_time_of_day_is_valid ("9:00"));
  g_assert_false (relnet_time_of_day_is_valid (NULL));
}

static void
assert_words (char *words, const char *expected)
{
  g_assert_cmpstr (words, ==, expected);
  g_free (words);
}

static void
test_words (void)
{
  g_autoptr (RelnetMeeting) meeting = relnet_meeting_new ();

  relnet_meeting_add_person (meeting, 1, "Sofia Lindqvist");
  relnet_meeting_add_person (meeting, 2, "Greta Hollenberg");
  relnet_meeting_add_person (meeting, 1, "Sofia again");
  assert_words (relnet_meeting_dup_names (meeting), "Sofia Lindqvist, Greta Hollenberg");
  relnet_meeting_set_start (meeting, "2026-11-23", "");
  assert_words (relnet_meeting_dup_when (meeting, "2026-11-22"), "Tomorrow");
  relnet_meeting_set_start (meeting, "2026-11-23", "23:30");
  assert_words (relnet_meeting_dup_when (meeting, "2026-11-23"), "Today, 23:30");
  relnet_meeting_set_minutes (meeting, 60);
  assert_words (relnet_meeting_dup_when (meeting, "2026-11-22"), "Tomorrow, 23:30 – 00:30");
  assert_words (relnet_meeting_dup_day (meeting, "2026-11-24"), "yesterday at 23:30");
  assert_words (relnet_meeting_dup_how (meeting, 1), "In person, for the first time");
  assert_words (relnet_meeting_dup_how (meeting, 3), "In person, for the 3rd time");
  assert_words (relnet_meeting_dup_how (meeting, 11), "In person, for the 11th time");
  assert_words (relnet_meeting_dup_how (meeting, 22), "In person, for the 22nd time");
  relnet_meeting_set_channel (meeting, RELNET_CHANNEL_VIDEO);
  assert_words (relnet_meeting_dup_how (meeting, 3), "Video call");
}

/* Ten o'clock is ten o'clock wherever the user is: over the change of the clocks, and in another zone. */
static void
test_over (void)
{
  g_autoptr (RelnetMeeting) meeting = relnet_meeting_new ();
  g_autoptr (GTimeZone) paris = g_time_zone_new_identifier ("Europe/Paris");
  g_autoptr (GTimeZone) lisbon = g_time_zone_new_identifier ("Europe/Lisbon");
  g_autoptr (GDateTime) before = g_date_time_new (paris, 2026, 11, 23, 10, 59, 0);
  g_autoptr (GDateTime) after = g_date_time_new (paris, 2026, 11, 23, 11, 0, 0);
  g_autoptr (GDateTime) elsewhere = g_date_time_to_timezone (after, lisbon);
  g_autoptr (GDateTime) midnight = g_date_time_new (paris, 2026, 11, 24, 0, 0, 0);

  relnet_meeting_set_start (meeting, "2026-11-23", "10:00");
  g_assert_false (relnet_meeting_is_over (meeting, before));
  g_assert_true (relnet_meeting_is_over (meeting, after));
  g_assert_false (relnet_meeting_is_over (meeting, elsewhere));
  g_assert_cmpint (relnet_meeting_get_start_instant (meeting, lisbon) - relnet_meeting_get_start_instant (meeting, paris), ==, 3600);
  relnet_meeting_set_minutes (meeting, 30);
  g_assert_true (relnet_meeting_is_over (meeting, before));
  relnet_meeting_set_start (meeting, "2026-11-23", "");
  g_assert_false (relnet_meeting_is_over (meeting, after));
  g_assert_true (relnet_meeting_is_over (meeting, midnight));
  /* Half past two does not exist on this night. */
  relnet_meeting_set_start (meeting, "2026-03-29", "02:30");
  g_assert_cmpint (relnet_meeting_get_start_instant (meeting, paris), !=, 0);
}

static char *
make_ideas (const RelnetQuestionFacts *facts)
{
  g_autoptr (GPtrArray) ideas = relnet_question_ideas_make (facts);

  g_assert_cmpuint (ideas->len, <=, RELNET_QUESTION_IDEAS);
  g_ptr_array_add (ideas, NULL);
  return g_strjoinv ("|", (char **) ideas->pdata);
}

static void
test_ideas (void)
{
  const RelnetQuestionFacts nothing = { 0 };
  const RelnetQuestionFacts all = { .they_said = "The regulator decides in March. Until then we wait.", .last_topic = "Café",
                                    .goals = "Open an office; then another", .matters = "Being on time\nSkiing", .known = TRUE };
  const RelnetQuestionFacts topic = { .they_said = " \n", .last_topic = "Trade fair", .known = TRUE };
  g_autofree char *unending = g_strnfill (100000, 'x');
  const RelnetQuestionFacts silly = { .they_said = unending, .known = TRUE };
  g_autofree char *long_idea = make_ideas (&silly), *about_topic = make_ideas (&topic);

  assert_words (make_ideas (&nothing), "What brought you to what you do today?|What takes most of your time at the moment?|"
                                       "Whom would you like to meet?|What would be of help to you in the coming months?");
  assert_words (make_ideas (&all), "Last time you said “The regulator decides in March”: what has become of it?|"
                                   "How far have you come with “Open an office”, and what is in the way?|"
                                   "What does “Being on time” mean to you at the moment?|"
                                   "What takes most of your time at the moment?");
  g_assert_true (g_str_has_prefix (about_topic, "What has happened since “Trade fair”?"));
  g_assert_cmpuint (strlen (long_idea), <, 400);
}

static void
test_web (void)
{
  const char *const words[] = { "Sofia \"the\" Lindqvist", "Norrflod & Söhne", "", NULL };
  const char *const none[] = { "", " ", NULL };

  assert_words (relnet_web_dup_uri ("example.com/x"), "https://example.com/x");
  assert_words (relnet_web_dup_uri ("http://example.com"), "http://example.com");
  assert_words (relnet_web_dup_uri ("javascript:alert(1)"), NULL);
  assert_words (relnet_web_dup_uri ("file:///etc/passwd"), NULL);
  assert_words (relnet_web_dup_uri (""), NULL);
  assert_words (relnet_web_dup_host ("https://www.LinkedIn.com/in/x"), "linkedin.com");
  assert_words (relnet_web_dup_host ("example.com:8080/x"), "example.com");
  assert_words (relnet_web_dup_site_of_email ("sofia@Norrflod.example"), "norrflod.example");
  assert_words (relnet_web_dup_site_of_email ("sofia@gmail.com"), NULL);
  assert_words (relnet_web_dup_site_of_email ("not an address"), NULL);
  assert_words (relnet_web_dup_search (words),
                "https://duckduckgo.com/?q=%22Sofia%20%20the%20%20Lindqvist%22%20Norrflod%20%26%20S%C3%B6hne");
  assert_words (relnet_web_dup_search (none), NULL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/meeting/time-of-day", test_time_of_day);
  g_test_add_func ("/meeting/words", test_words);
  g_test_add_func ("/meeting/over", test_over);
  g_test_add_func ("/meeting/ideas", test_ideas);
  g_test_add_func ("/meeting/web", test_web);

  return g_test_run ();
}

#include <locale.h>

#include "relnet-date-words.h"
#include "relnet-quick-log-rules.h"

#define TODAY "2026-11-22" /* a Sunday */

static void
test_channel (void)
{
  static const struct
  {
    const char *text;
    int channel; /* -1: none said */
    const char *date;
    int minutes;
  } cases[] = {
    { "Called about the Lyon site, 25 min", RELNET_CHANNEL_PHONE, NULL, 25 },
    { "Café hier, 1h30", RELNET_CHANNEL_IN_PERSON, "2026-11-21", 90 },
    { "Appelé lundi", RELNET_CHANNEL_PHONE, "2026-11-16", 0 },
    { "L’appel du 14 août", RELNET_CHANNEL_PHONE, "2026-08-14", 0 },
    { "met her on 14 Aug 2025 at the station", RELNET_CHANNEL_IN_PERSON, "2025-08-14", 0 },
    { "wrote yesterday", RELNET_CHANNEL_EMAIL, "2026-11-21", 0 },
    { "Petit coup de fil, 10 mn", RELNET_CHANNEL_PHONE, NULL, 10 },
    { "Video call with the team, 2 hours", RELNET_CHANNEL_VIDEO, NULL, 120 },
    { "Visio il y a 3 jours, une demi-heure", RELNET_CHANNEL_VIDEO, "2026-11-19", 30 },
    { "Déjeuner à 12h30 au bistrot", RELNET_CHANNEL_IN_PERSON, NULL, 0 },
    { "Lunch at 12h30", RELNET_CHANNEL_IN_PERSON, NULL, 0 },
    { "Croisée au marché samedi dernier", RELNET_CHANNEL_IN_PERSON, "2026-11-21", 0 },
    { "texted her", RELNET_CHANNEL_MESSAGE, NULL, 0 },
    { "Carte de vœux : lettre envoyée", RELNET_CHANNEL_LETTER, NULL, 0 },
    { "Conference dinner", RELNET_CHANNEL_GROUP_EVENT, NULL, 0 },
    { "she moves to Lyon", -1, NULL, 0 },
    { "", -1, NULL, 0 },
    { "   \xe2\x80\x8b ", -1, NULL, 0 },
    { "<b>coffee</b> & cake", RELNET_CHANNEL_IN_PERSON, NULL, 0 },
    { "recall the metal cafeteria", -1, NULL, 0 },
    { "in 2 weeks", -1, NULL, 0 },
    { "coffee 99999999999999999999 min 1/2/3/4/5 31/02", RELNET_CHANNEL_IN_PERSON, NULL, 0 },
    { "قهوة مع سارة", -1, NULL, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (RelnetQuickLog) log;

      g_test_message ("%s", cases[i].text);
      relnet_quick_log_read (&log, cases[i].text, TODAY);
      g_assert_cmpint (log.has_channel ? (int) log.channel : -1, ==, cases[i].channel);
      if (i != 21)
        g_assert_cmpstr (log.date, ==, cases[i].date);
      g_assert_cmpint (log.minutes, ==, cases[i].minutes);
    }
}

static void
test_direction (void)
{
  static const struct
  {
    const char *text;
    RelnetDirection direction;
  } cases[] = {
    { "wrote about the contract", RELNET_DIRECTION_OUTGOING }, { "mail received", RELNET_DIRECTION_INCOMING },
    { "Elle m’a écrit", RELNET_DIRECTION_INCOMING },           { "she wrote", RELNET_DIRECTION_INCOMING },
    { "called", RELNET_DIRECTION_BOTH },                       { "Mail reçu ce matin", RELNET_DIRECTION_INCOMING },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (RelnetQuickLog) log;

      relnet_quick_log_read (&log, cases[i].text, TODAY);
      g_assert_true (log.has_channel);
      g_assert_cmpint (log.direction, ==, cases[i].direction);
    }
}

static void
test_split (void)
{
  static const char *const cases[][3] = {
    { "Coffee at the station — her team doubles", "Coffee at the station", "her team doubles" },
    { "Called her back. She was away.", "Called her back", "She was away." },
    { "Call", "Call", "" },
    { "Dr. Stern", "Dr. Stern", "" },
    { "  Two\n lines ", "Two lines", "" },
    { "", "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *subject = NULL;
      g_autofree char *note = NULL;

      relnet_quick_log_split (cases[i][0], &subject, &note);
      g_assert_cmpstr (subject, ==, cases[i][1]);
      g_assert_cmpstr (note, ==, cases[i][2]);
    }
}

static void
test_dates (void)
{
  static const struct
  {
    const char *text;
    RelnetTense tense;
    const char *date;
  } cases[] = {
    { "2026-11-20", RELNET_TENSE_PAST, "2026-11-20" },
    { "20/11/2026", RELNET_TENSE_PAST, "2026-11-20" },
    { "20.11.26", RELNET_TENSE_PAST, "2026-11-20" },
    { "20 novembre 2026", RELNET_TENSE_PAST, "2026-11-20" },
    { "le 1er mars", RELNET_TENSE_PAST, "2026-03-01" },
    { "1er mars", RELNET_TENSE_FUTURE, "2027-03-01" },
    { "March 3rd, 1980", RELNET_TENSE_PAST, "1980-03-03" },
    { "14 déc.", RELNET_TENSE_PAST, "2025-12-14" },
    { "14 Dec", RELNET_TENSE_FUTURE, "2026-12-14" },
    { "today", RELNET_TENSE_PAST, TODAY },
    { "Aujourd’hui", RELNET_TENSE_PAST, TODAY },
    { "avant-hier", RELNET_TENSE_PAST, "2026-11-20" },
    { "demain", RELNET_TENSE_FUTURE, "2026-11-23" },
    { "lundi", RELNET_TENSE_FUTURE, "2026-11-23" },
    { "Sunday", RELNET_TENSE_PAST, "2026-11-15" },
    { "Sunday", RELNET_TENSE_FUTURE, "2026-11-29" },
    { "3 weeks ago", RELNET_TENSE_PAST, "2026-11-01" },
    { "il y a un an", RELNET_TENSE_PAST, "2025-11-22" },
    { "in 2 weeks", RELNET_TENSE_FUTURE, "2026-12-06" },
    { "le mois prochain", RELNET_TENSE_FUTURE, "2026-12-22" },
    { "dimanche 22 novembre 2026", RELNET_TENSE_PAST, TODAY },
    { "31/02/2026", RELNET_TENSE_PAST, NULL },
    { "soon", RELNET_TENSE_FUTURE, NULL },
    { "20/11/2026 maybe", RELNET_TENSE_PAST, NULL },
    { "", RELNET_TENSE_PAST, NULL },
    { "99999999999/1/1", RELNET_TENSE_PAST, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *date = relnet_date_words_parse (cases[i].text, TODAY, cases[i].tense);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (date, ==, cases[i].date);
    }
}

static void
test_birthdays (void)
{
  static const char *const cases[][2] = {
    { "12/03/1980", "1980-03-12" }, { "12 mars", "--03-12" },   { "29 February", "--02-29" }, { "12/3/80", "1980-03-12" },
    { "--03-12", "--03-12" },       { "29/02/1981", NULL },     { "30 février", NULL },      { "1980", NULL },
    { "12 March 2090", NULL },      { "yesterday", NULL },      { "", NULL },                 { "1980-03-12", "1980-03-12" },
    { "14 août 1975", "1975-08-14" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *birthday = relnet_date_words_parse_birthday (cases[i][0], TODAY);

      g_test_message ("%s", cases[i][0]);
      g_assert_cmpstr (birthday, ==, cases[i][1]);
      if (birthday != NULL)
        {
          g_autofree char *words = relnet_date_words_format_birthday (birthday);
          g_autofree char *again = relnet_date_words_parse_birthday (words, TODAY);

          g_assert_cmpstr (again, ==, birthday);
        }
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/quick-log/channel", test_channel);
  g_test_add_func ("/quick-log/direction", test_direction);
  g_test_add_func ("/quick-log/split", test_split);
  g_test_add_func ("/date-words/dates", test_dates);
  g_test_add_func ("/date-words/birthdays", test_birthdays);
  return g_test_run ();
}

#include "relnet-agenda-entry.h"

#include "relnet-text.h"

#define TODAY "2026-11-18" /* a Wednesday */

static void
assert_reason (RelnetAgendaEntry *entry, const char *title, const char *reason)
{
  g_autofree char *words = relnet_agenda_entry_dup_reason (entry);

  g_assert_cmpstr (relnet_agenda_entry_get_title (entry), ==, title);
  g_assert_cmpstr (words, ==, reason);
}

static void
test_key (void)
{
  const char *bad[] = { NULL, "", "cadence", "cadence:1", "cadence:0:2026-11-18", "party:1:2026-11-18",
                        "cadence:1:soon", "cadence:1:2026-11-18:x", "cadence:1; DROP:2026-11-18" };
  g_autofree char *key = relnet_agenda_key_new (RELNET_AGENDA_CADENCE, 12, TODAY);
  g_autofree char *occurrence = NULL;
  RelnetAgendaKind kind;
  gint64 id;

  g_assert_cmpstr (key, ==, "cadence:12:2026-11-18");
  g_assert_true (relnet_agenda_key_parse (key, &kind, &id, &occurrence));
  g_assert_cmpint (kind, ==, RELNET_AGENDA_CADENCE);
  g_assert_cmpint (id, ==, 12);
  g_assert_cmpstr (occurrence, ==, TODAY);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *none = NULL;

      g_assert_false (relnet_agenda_key_parse (bad[i], &kind, &id, &none));
    }
}

static void
test_follow_up (void)
{
  g_autoptr (RelnetAgendaEntry) late = relnet_agenda_entry_new_follow_up (
      3, 7, "Karim Haddouche", "2026-11-14", "2026-11-16", "Low-carbon  quote\n", TODAY);
  g_autoptr (RelnetAgendaEntry) bare
      = relnet_agenda_entry_new_follow_up (4, 7, "Karim Haddouche", TODAY, TODAY, "", TODAY);

  assert_reason (late, "Follow up with Karim Haddouche", "Low-carbon quote · 4 days late");
  g_assert_cmpint (relnet_agenda_entry_get_overdue_days (late), ==, 4);
  g_assert_cmpstr (relnet_agenda_entry_get_key (late), ==, "follow-up:3:2026-11-16");
  assert_reason (bare, "Follow up with Karim Haddouche", "For today");
  g_assert_cmpint (relnet_agenda_entry_get_overdue_days (bare), ==, 0);
}

static void
test_cadence (void)
{
  g_autoptr (RelnetAgendaEntry) over = relnet_agenda_entry_new_cadence (
      7, "Hélène Marchetti", "2026-11-14", "2026-11-14", 90, "2026-08-16", TODAY);
  g_autoptr (RelnetAgendaEntry) never = relnet_agenda_entry_new_cadence (
      8, "Idris Benkirane", "2026-10-18", "2026-10-18", 30, "", TODAY);

  assert_reason (over, "Catch up with Hélène Marchetti", "Every 3 months · overdue by 4 days");
  assert_reason (never, "Get in touch with Idris Benkirane", "Every month · not in touch yet");
  g_assert_cmpfloat (relnet_agenda_entry_get_urgency (never), >,
                     relnet_agenda_entry_get_urgency (over));
}

static void
test_answer (void)
{
  g_autoptr (RelnetAgendaEntry) entry = relnet_agenda_entry_new_answer (
      5, 7, "Priya Raghunathan", TODAY, TODAY, "Your agreement", "2026-11-09", TODAY);

  assert_reason (entry, "Answer awaited from Priya Raghunathan",
                 "Your agreement · written 9 days ago");
}

static void
test_birthday (void)
{
  g_autoptr (RelnetAgendaEntry) today = relnet_agenda_entry_new_birthday (
      7, "Sofia Lindqvist", "1986-11-18", TODAY, TODAY);
  g_autoptr (RelnetAgendaEntry) friday
      = relnet_agenda_entry_new_birthday (7, "Sofia Lindqvist", "--11-20", "2026-11-20", TODAY);
  g_autoptr (RelnetAgendaEntry) typo = relnet_agenda_entry_new_birthday (
      7, "Sofia Lindqvist", "0196-11-19", "2026-11-19", TODAY);

  assert_reason (today, "Birthday of Sofia Lindqvist", "40 years old · today");
  assert_reason (friday, "Birthday of Sofia Lindqvist", "On Friday");
  assert_reason (typo, "Birthday of Sofia Lindqvist", "Tomorrow");
}

static void
test_elision (void)
{
  const char *yes[] = { "Hélène", "Idris", "Élodie", "Yves", "Henri", "Åsa", "Œdipe" };
  const char *no[] = { "Karim", "Hassan", "Yasmine", "", "李", "Zoé" };

  for (guint i = 0; i < G_N_ELEMENTS (yes); i++)
    g_assert_true (relnet_text_elides (yes[i]));
  for (guint i = 0; i < G_N_ELEMENTS (no); i++)
    g_assert_false (relnet_text_elides (no[i]));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/agenda-entry/key", test_key);
  g_test_add_func ("/agenda-entry/follow-up", test_follow_up);
  g_test_add_func ("/agenda-entry/cadence", test_cadence);
  g_test_add_func ("/agenda-entry/answer", test_answer);
  g_test_add_func ("/agenda-entry/birthday", test_birthday);
  g_test_add_func ("/agenda-entry/elision", test_elision);
  return g_test_run ();
}

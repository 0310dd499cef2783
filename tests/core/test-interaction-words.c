/* How interactions are called: of traces names and dates are stored, and said in the language of whoever reads. */

#include "relnet-interaction-words.h"

typedef struct
{
  RelnetInteractionKind kind;
  const char *source;
  const char *subject;
  const char *note;
  const char *title;
  const char *said; /* besides the title */
} Case;

static const Case cases[] = {
  { RELNET_INTERACTION_EXCHANGE, "user", "<b>Lyon</b> &amp; Nantes", "A note", "<b>Lyon</b> &amp; Nantes", "A note" },
  { RELNET_INTERACTION_EXCHANGE, "user", "", "First line\nand another", "First line", "First line\nand another" },
  { RELNET_INTERACTION_EXCHANGE, "user", "", "2026-11-04", "2026-11-04", "2026-11-04" },
  { RELNET_INTERACTION_EXCHANGE, RELNET_SOURCE_REMINDER, "", "", "Marked as done from a reminder", "" },
  { RELNET_INTERACTION_EXCHANGE, RELNET_SOURCE_REMINDER, "About Lyon", "", "About Lyon", "" },
  { RELNET_INTERACTION_PROMISE_KEPT, "user", "The grid", "2026-11-04", "Promise kept: The grid",
    "Promised on 4 November 2026, kept in 7 days" },
  { RELNET_INTERACTION_PROMISE_KEPT, "user", "The grid", "2026-11-10", "Promise kept: The grid",
    "Promised on 10 November 2026, kept in 1 day" },
  { RELNET_INTERACTION_PROMISE_KEPT, "user", "The grid", "2026-11-11", "Promise kept: The grid",
    "Promised on 11 November 2026, kept the same day" },
  { RELNET_INTERACTION_INTRODUCTION, "user", "", "Priya <i>R.</i> & Karim &amp; Co", "Introduction of Priya <i>R.</i> & Karim &amp; Co",
    "" },
  { RELNET_INTERACTION_WIND_DOWN, "user", "call", "", "Wind-down: Call before writing", "" },
  { RELNET_INTERACTION_WIND_DOWN, "user", "made", "", "Wind-down: plan made", "" },
  /* Of an earlier version: as they were stored, in the language of that day. */
  { RELNET_INTERACTION_PROMISE_KEPT, "user", "The grid", "Promis le 4 novembre", "Promise kept: The grid",
    "Promis le 4 novembre" },
  { RELNET_INTERACTION_INTRODUCTION, "user", "Présentation de Priya et Karim", "", "Présentation de Priya et Karim", "" },
};

static void
test_words (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RelnetInteraction) interaction = relnet_interaction_new ();
      g_autofree char *title = NULL;
      g_autofree char *said = NULL;

      g_test_message ("%u: %s", i, cases[i].title);
      relnet_interaction_set_date (interaction, "2026-11-11");
      relnet_interaction_set_trace_of (interaction, cases[i].kind, 1);
      relnet_interaction_set_direction (interaction, RELNET_DIRECTION_OUTGOING);
      relnet_interaction_set_source (interaction, cases[i].source);
      relnet_interaction_set_subject (interaction, cases[i].subject);
      relnet_interaction_set_note (interaction, cases[i].note);
      title = relnet_interaction_words_dup_title (interaction);
      said = relnet_interaction_words_dup_note (interaction);
      g_assert_cmpstr (title, ==, cases[i].title);
      g_assert_cmpstr (said, ==, cases[i].said);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/interaction-words/traces", test_words);
  return g_test_run ();
}

/* A message taken apart, its language, and texts of all kinds put through the coach: nothing may crash or point outside. */

#include <locale.h>
#include <string.h>

#include "relnet-coach-facts.h"
#include "relnet-coach-reading.h"

/* What the user says, sentence by sentence, “|” between. */
static char *
join_sentences (const char *text, RelnetCoachZone zone)
{
  g_autoptr (RelnetCoachText) read = relnet_coach_text_new (text, "Camille Aubry");
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < read->sentences->len; i++)
    {
      const RelnetCoachSentence *sentence = relnet_coach_text_sentence (read, i);
      g_autofree char *words = g_utf8_substring (text, sentence->start, sentence->end);

      if (sentence->zone != zone)
        continue;
      if (joined->len > 0)
        g_string_append_c (joined, '|');
      g_string_append (joined, words);
    }
  return g_string_free (joined, FALSE);
}

static void
assert_sentences (const char *text, RelnetCoachZone zone, const char *wanted)
{
  g_autofree char *found = join_sentences (text, zone);

  g_assert_cmpstr (found, ==, wanted);
}

static void
test_sentences (void)
{
  assert_sentences ("J’ai vu M. Dupont. Il va bien.", RELNET_COACH_ZONE_BODY, "J’ai vu M. Dupont.|Il va bien.");
  assert_sentences ("I met Dr. Smith, e.g. at 10 a.m. on Monday. He is well.", RELNET_COACH_ZONE_BODY,
                    "I met Dr. Smith, e.g. at 10 a.m. on Monday.|He is well.");
  assert_sentences ("Write to me. I will answer.", RELNET_COACH_ZONE_BODY, "Write to me.|I will answer.");
  assert_sentences ("Cela coûte 3.50 euros sur relnet.example, etc. et rien de plus.", RELNET_COACH_ZONE_BODY,
                    "Cela coûte 3.50 euros sur relnet.example, etc. et rien de plus.");
  assert_sentences ("Vraiment ?! Oui… Tu viens ?", RELNET_COACH_ZONE_BODY, "Vraiment ?!|Oui…|Tu viens ?");
  assert_sentences ("Voici J. Dupont et P. Martin.", RELNET_COACH_ZONE_BODY, "Voici J. Dupont et P. Martin.");
  assert_sentences ("Une ligne qu’un programme a coupée au milieu d’une phrase,\nsans que personne l’ait voulu. Une autre.",
                    RELNET_COACH_ZONE_BODY,
                    "Une ligne qu’un programme a coupée au milieu d’une phrase,\nsans que personne l’ait voulu.|Une autre.");
  assert_sentences ("Pourrais-tu :\n- relire ma note\n- appeler Rui", RELNET_COACH_ZONE_BODY, "Pourrais-tu|relire ma note|appeler Rui");
  assert_sentences ("", RELNET_COACH_ZONE_BODY, "");
  assert_sentences ("…\n?!\n\n", RELNET_COACH_ZONE_BODY, "");
}

static void
test_frame (void)
{
  const char *answer = "Bonjour Hélène,\n\nC’est noté.\n\nBien à vous,\nCamille\n\nLe lun. 20 nov. 2026 à 10:12, Hélène <h@a.example> a\n"
                       "écrit :\n> Pourriez-vous me répondre ?\n> Merci";
  const char *outlook = "Hi Rui, that works for me.\n\nBest,\nCamille\n\n-----Original Message-----\nFrom: Rui\nSent: Monday\n\nCould you confirm?";
  const char *headers = "Noted.\n\nDe : Rui\nEnvoyé : lundi\n\nPourrais-tu confirmer ?";
  const char *inlined = "On Mon, 12 Mar 2026, Rui wrote:\n> Shall we?\nYes, gladly.\n> When?\nOn Tuesday.";
  const char *signature = "See you there.\n\n-- \nCamille Aubry\nPlease print only if you must.";
  const char *postscript = "C’est noté.\n\nCordialement,\nCamille\n\nP.-S. : le parking est ouvert.";

  assert_sentences (answer, RELNET_COACH_ZONE_BODY, "C’est noté.");
  assert_sentences (answer, RELNET_COACH_ZONE_GREETING, "Bonjour Hélène");
  assert_sentences (answer, RELNET_COACH_ZONE_CLOSING, "Bien à vous|Camille");
  assert_sentences (outlook, RELNET_COACH_ZONE_BODY, "that works for me.");
  assert_sentences (headers, RELNET_COACH_ZONE_BODY, "Noted.");
  assert_sentences (inlined, RELNET_COACH_ZONE_BODY, "Yes, gladly.|On Tuesday.");
  assert_sentences (signature, RELNET_COACH_ZONE_BODY, "See you there.");
  assert_sentences (signature, RELNET_COACH_ZONE_SIGNATURE, "Camille Aubry|Please print only if you must.");
  assert_sentences (postscript, RELNET_COACH_ZONE_BODY, "C’est noté.|P.-S. : le parking est ouvert.");
  assert_sentences ("Merci encore !", RELNET_COACH_ZONE_BODY, "Merci encore !");
  assert_sentences ("Hi Antoine could you call me?", RELNET_COACH_ZONE_BODY, "could you call me?");
  assert_sentences ("Antoine,\nTu viens ?\nCamille", RELNET_COACH_ZONE_BODY, "Tu viens ?");
}

static void
test_language (void)
{
  static const struct
  {
    const char *text;
    const char *language;
  } rows[] = {
    { "Comment vas-tu ?", "fr" },
    { "How are you?", "en" },
    { "PEUX-TU M’APPELER DEMAIN", "fr" },
    { "j'ai bien recu le doc, merci", "fr" },
    { "Lyon, 12h30", NULL },
    { "", NULL },
    { "Ich habe das Buch gelesen und es war sehr gut, vielen Dank für die Empfehlung.", "de" },
    { "Muchas gracias por tu mensaje, mañana te llamo para hablar de la reunión.", "es" },
    { "Ti ringrazio molto della tua risposta, ci sentiamo questa settimana con gli altri.", "it" },
    { "Добрый день, спасибо за письмо", "other" },
    { "お世話になっております。ありがとうございます。", "other" },
    { "Merci pour le “kick-off meeting with the whole team of the client”, c’était bien.", "fr" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (RelnetCoachText) text = relnet_coach_text_new (rows[i].text, NULL);

      g_test_message ("%s", rows[i].text);
      g_assert_cmpstr (relnet_coach_language_guess (text), ==, rows[i].language);
    }
}

static RelnetCoachFacts *
make_facts (void)
{
  RelnetCoachFacts *facts = relnet_coach_facts_new ("2026-11-22", "Camille Aubry");
  RelnetCoachPerson *person = relnet_coach_facts_add_person (facts, 1, "Antoine Rivaud");

  relnet_coach_fact_set (&person->last_exchange, "2025-01-10");
  person->silence_days = 681;
  relnet_coach_fact_set (&person->language, "fr");
  relnet_coach_fact_set (&person->reg, "vous");
  relnet_coach_fact_set (&person->thanks_what, "A\nline & <b>markup</b>");
  relnet_coach_fact_set (&person->thanks_on, "2026-03-12");
  person->n_thanks = 2;
  relnet_coach_fact_set (&person->promise_what, "");
  relnet_coach_fact_set (&person->promise_made_on, "");
  person->n_promises = 1;
  person->balance.n_received = person->balance.received = 6;
  relnet_coach_fact_set (&person->unanswered_on, "2026-11-20");
  person->unanswered_days = 2;
  return facts;
}

static void
check_all (const char *text)
{
  static const char *const languages[] = { NULL, "fr", "en" };
  g_autoptr (RelnetCoachFacts) facts = make_facts ();
  glong n_chars = g_utf8_strlen (text, -1);

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autoptr (GPtrArray) findings = relnet_coach_check (text, languages[i], i == 1 ? "tu" : NULL, facts, 0);
      g_autoptr (GPtrArray) names = relnet_coach_list_introduced (text, languages[i]);

      for (guint j = 0; j < findings->len; j++)
        {
          const RelnetCoachFinding *finding = g_ptr_array_index (findings, j);

          g_assert_cmpuint (finding->start, <=, finding->end);
          g_assert_cmpint (finding->end, <=, n_chars);
          g_assert_cmpuint (finding->fix_start, <=, finding->fix_end);
          g_assert_cmpint (finding->fix_end, <=, n_chars);
          g_assert_true (g_utf8_validate (finding->message, -1, NULL) && g_utf8_validate (finding->reason, -1, NULL));
          if (finding->fix_text != NULL)
            g_assert_true (g_utf8_validate (finding->fix_text, -1, NULL));
        }
    }
}

/* Random characters, random bytes made valid, and random rows of the words the rules look for. */
static void
test_random (void)
{
  static const char *const words[]
      = { "pourrais",  "tu",    "vous",  "désolé", "je",    "te",     "présente", "Karim", "could",   "you",  "please", "si",    "ne",   "pas",   "\n",
          "> ",        "\n-- \n", "Bonjour", ",",  ". ",    "? ",     "merci",    "de",    "m’",      "envoyer", "asap", "meet",  "Lucie", "—",   "\302\240:",
          "Le 3 a écrit :\n", "1. ", "- ",  "œuvre", "ÉTÉ", "\360\237\230\200", "e\314\201", "\342\200\217", "I", "introduce", "à",     "votre", "…",    "(",     ")" };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < 600; i++)
    {
      guint n = (guint) g_test_rand_int_range (0, 60);
      g_autofree char *valid = NULL;

      g_string_truncate (text, 0);
      for (guint j = 0; j < n; j++)
        switch (i % 3)
          {
          case 0:
            g_string_append_c (text, (char) g_test_rand_int_range (1, 256));
            break;
          case 1:
            {
              gunichar c = (gunichar) g_test_rand_int_range (1, 0x3000);

              g_string_append_unichar (text, g_unichar_validate (c) ? c : ' ');
              break;
            }
          default:
            g_string_append (text, words[g_test_rand_int_range (0, G_N_ELEMENTS (words))]);
            if (g_test_rand_int_range (0, 3) > 0)
              g_string_append_c (text, ' ');
          }
      valid = g_utf8_make_valid (text->str, (gssize) text->len);
      check_all (valid);
    }
  g_string_free (text, TRUE);
}

static void
test_edges (void)
{
  static const char *const texts[] = { "", " ", "\n", ">", "-- ", "--", ".", "?", "’", "a", "Le a écrit :", "Bonjour", "Bonjour,", "PS", "\r\n\r\n",
                                       "-----Original Message-----", "From:\nSent:", "1.", "- ", "Je te présente", "Je te présente K" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    check_all (texts[i]);
}

/* A megabyte, and a quarter of one of what might take more: it ends, which the time limit of the test sees to. */
static void
test_large (void)
{
  static const char *const parts[] = { "Pourrais-tu me présenter à Karim ? Je suis désolé, pardon. ", "a", "\n", "? ", "tu vous ", "Je te présente Karim et Lucie et ",
                                       "si tu ne ", "> ", "Le x a écrit :\n", "could you please send me it and introduce me, ", ". ", "- a\n", "Merci,\n", "’" };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autoptr (GString) text = g_string_sized_new (1 << 20);
      g_autoptr (RelnetCoachFacts) facts = make_facts ();
      g_autoptr (GPtrArray) findings = NULL;
      g_autoptr (GPtrArray) names = NULL;

      while (text->len < (i < 3 ? 1u << 20 : 1u << 18))
        g_string_append (text, parts[i]);
      findings = relnet_coach_check (text->str, "fr", NULL, facts, 0);
      names = relnet_coach_list_introduced (text->str, "fr");
      g_assert_cmpuint (findings->len, >, 0);
    }
}

/* Each rule can be turned off; in another language only those that need no words are looked at. */
static void
test_rules_off (void)
{
  const char *text = "Pourrais-tu me présenter à Karim au plus vite ? Pardon, pardon, je suis désolé. Could you?";
  const char *german = "Ich habe das Buch gelesen und es war sehr gut, vielen Dank für die Empfehlung.";
  g_autoptr (RelnetCoachFacts) facts = make_facts ();
  g_autoptr (GPtrArray) other = relnet_coach_check (german, NULL, NULL, facts, 0);

  for (guint rule = 0; rule < RELNET_N_COACH_RULES; rule++)
    {
      g_autoptr (GPtrArray) findings = relnet_coach_check (text, "fr", NULL, facts, 1u << rule);

      g_assert_cmpuint (findings->len, >, 0);
      for (guint i = 0; i < findings->len; i++)
        g_assert_cmpuint (((RelnetCoachFinding *) g_ptr_array_index (findings, i))->rule, !=, rule);
    }
  g_assert_cmpuint (other->len, ==, 2);
  g_assert_cmpuint (((RelnetCoachFinding *) g_ptr_array_index (other, 0))->rule, ==, RELNET_COACH_UNANSWERED);
  g_assert_cmpuint (((RelnetCoachFinding *) g_ptr_array_index (other, 1))->rule, ==, RELNET_COACH_LANGUAGE);
}

static const RelnetCoachFinding *
find (GPtrArray *findings, RelnetCoachRule rule)
{
  for (guint i = 0; i < findings->len; i++)
    if (((RelnetCoachFinding *) g_ptr_array_index (findings, i))->rule == rule)
      return g_ptr_array_index (findings, i);
  return NULL;
}

static char *
apply (const char *text, const RelnetCoachFinding *finding)
{
  g_autofree char *before = g_utf8_substring (text, 0, finding->fix_start);

  return g_strconcat (before, finding->fix_text, g_utf8_offset_to_pointer (text, finding->fix_end), NULL);
}

/* Pressing the button of a finding mends it, in the language and register of the text. */
static void
test_fixes (void)
{
  static const RelnetCoachRule mended[] = { RELNET_COACH_IDENTIFY, RELNET_COACH_GAP,          RELNET_COACH_REASON,  RELNET_COACH_WAY_OUT,
                                            RELNET_COACH_PRESSURE, RELNET_COACH_THANKS_OWED, RELNET_COACH_BALANCE };
  static const char *const texts[] = {
    "Bonjour Antoine,\n\nPourriez-vous relire ma note au plus vite ?\n\nBien à vous,\nCamille",
    "Pourriez-vous relire ma note au plus vite ?",
    "Bonjour Antoine, pourriez-vous relire ma note au plus vite ?",
    "Hi Antoine,\n\nCould you read my note as soon as possible?\n\nBest,\nCamille",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    for (guint j = 0; j < G_N_ELEMENTS (mended); j++)
      {
        g_autoptr (RelnetCoachFacts) facts = make_facts ();
        g_autoptr (GPtrArray) before = relnet_coach_check (texts[i], NULL, NULL, facts, 0), after = NULL;
        const RelnetCoachFinding *finding = find (before, mended[j]);
        g_autofree char *text = NULL;

        g_assert_nonnull (finding);
        g_assert_true (finding->warn);
        g_assert_cmpint (finding->fix, !=, RELNET_COACH_FIX_NONE);
        text = apply (texts[i], finding);
        g_test_message ("%s: %s", relnet_coach_rule_to_name (mended[j]), text);
        after = relnet_coach_check (text, NULL, NULL, facts, 0);
        finding = find (after, mended[j]);
        g_assert_true (finding == NULL || !finding->warn);
        /* What was well stays so. */
        for (guint k = 0; k < after->len; k++)
          {
            const RelnetCoachFinding *now = g_ptr_array_index (after, k), *then = find (before, now->rule);

            g_assert_true (!now->warn || (then != NULL && then->warn));
          }
      }
}

/* Several people: each owed thing names whose it is, “vous” is right for all, registers that differ are said. */
static void
test_several (void)
{
  g_autoptr (RelnetCoachFacts) facts = relnet_coach_facts_new ("2026-11-22", "Camille Aubry");
  RelnetCoachPerson *first = relnet_coach_facts_add_person (facts, 1, "Antoine Rivaud");
  RelnetCoachPerson *second = relnet_coach_facts_add_person (facts, 2, "Cher");
  g_autoptr (GPtrArray) findings = NULL, same = NULL;
  const RelnetCoachFinding *finding;

  relnet_coach_fact_set (&first->first_name, "Antoine");
  first->silence_days = second->silence_days = 5;
  first->closeness_step = second->closeness_step = 4;
  relnet_coach_fact_set (&first->last_exchange, "2026-11-17");
  relnet_coach_fact_set (&second->last_exchange, "2026-11-17");
  relnet_coach_fact_set (&first->reg, "tu");
  relnet_coach_fact_set (&second->reg, "vous");
  relnet_coach_fact_set (&second->thanks_what, "The room");
  relnet_coach_fact_set (&second->thanks_on, "2026-11-01");
  second->n_thanks = 1;
  findings = relnet_coach_check ("Bonjour à vous deux,\n\nLa réunion est confirmée pour mardi, je vous attends à l’accueil.", NULL, NULL, facts, 0);
  finding = find (findings, RELNET_COACH_REGISTER);
  g_assert_true (finding != NULL && finding->warn);
  g_assert_nonnull (strstr (finding->reason, "Antoine"));
  g_assert_nonnull (strstr (finding->reason, "Cher"));
  finding = find (findings, RELNET_COACH_THANKS_OWED);
  g_assert_true (finding != NULL && finding->warn);
  g_assert_true (g_str_has_prefix (finding->reason, "Cher"));
  relnet_coach_fact_set (&second->reg, "tu");
  same = relnet_coach_check ("Bonjour à vous deux,\n\nLa réunion est confirmée pour mardi, je vous attends à l’accueil.", NULL, NULL, facts, 0);
  g_assert_null (find (same, RELNET_COACH_REGISTER));
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/coach-text/sentences", test_sentences);
  g_test_add_func ("/coach-text/frame", test_frame);
  g_test_add_func ("/coach-text/language", test_language);
  g_test_add_func ("/coach-text/fixes", test_fixes);
  g_test_add_func ("/coach-text/several", test_several);
  g_test_add_func ("/coach-text/rules-off", test_rules_off);
  g_test_add_func ("/coach-text/edges", test_edges);
  g_test_add_func ("/coach-text/random", test_random);
  g_test_add_func ("/coach-text/large", test_large);
  return g_test_run ();
}

#include "relnet-recommendation.h"

static const char *const recommends[] = {
  "Je te recommande Marc Aubin, avec qui j’ai travaillé deux ans.",
  "Je vous recommande vivement Lucie Delmas.",
  "Je ne peux que vous recommander une personne comme elle.",
  "J’ai quelqu’un à te recommander : Karim Haddouche.",
  "J’aimerais vous recommander une personne dont j’estime le travail.",
  "Je lui recommande mon ancien collègue.",
  "je te recommande chaudement Élodie.",
  "Je me porte garant de son sérieux.",
  "Je me porte garante d’elle.",
  "Si vous cherchez, je vous recommanderais Jens Vogt.",
  "I can recommend Marc.",
  "I would warmly recommend Lucie Delmas for this.",
  "I would like to recommend somebody to you: Karim.",
  "I'd recommend a former colleague.",
  "There is somebody I can recommend for it.",
  "I can vouch for her.",
  "I do recommend my friend for that seat.",
  "I have someone to recommend.",
  "I'll gladly recommend Greta.",
  "If you still look for a lawyer, I recommend Ilse.",
};

static const char *const recommends_not[] = {
  "",
  "Je te recommande de lire son article.",
  "Je vous recommande ce livre.",
  "Tu me recommanderais ?",
  "Accepteriez-vous de me recommander ?",
  "Quelqu’un m’a recommandé votre cabinet.",
  "Marc vous recommande Lucie.",
  "Merci pour ta recommandation.",
  "Je te recommande d’attendre.",
  "Pourriez-vous me recommander quelqu’un ?",
  "I recommend reading it twice.",
  "Would you recommend me?",
  "Could you recommend somebody?",
  "They recommend Marc.",
  "Thank you for the recommendation.",
  "I recommend that you wait.",
  "You were recommended to me by Greta.",
  "I follow your recommendations.",
  "I recommend the fish.",
  "The doctor recommends rest.",
};

static void
test_find (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (recommends); i++)
    if (!relnet_recommendation_find (recommends[i], NULL, NULL))
      g_error ("not found: %s", recommends[i]);
  for (guint i = 0; i < G_N_ELEMENTS (recommends_not); i++)
    if (relnet_recommendation_find (recommends_not[i], NULL, NULL))
      g_error ("found: %s", recommends_not[i]);
}

static void
test_where (void)
{
  guint start, end;

  g_assert_true (relnet_recommendation_find ("Très bien. Je te recommande Élodie.", &start, &end));
  g_assert_cmpuint (start, ==, 11);
  g_assert_cmpuint (end, ==, 34);
}

static void
test_large (void)
{
  g_autofree char *text = g_strnfill (1 << 20, 'I');
  gint64 before;

  for (gsize i = 1; i < (1 << 20); i += 2)
    text[i] = ' ';
  before = g_get_monotonic_time ();
  g_assert_false (relnet_recommendation_find (text, NULL, NULL));
  g_assert_cmpint (g_get_monotonic_time () - before, <, G_USEC_PER_SEC);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/recommendation/find", test_find);
  g_test_add_func ("/recommendation/where", test_where);
  g_test_add_func ("/recommendation/large", test_large);
  return g_test_run ();
}

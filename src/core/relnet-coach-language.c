/* In which language a short text is. Not a library: mails of two lines are too short for letter statistics, while each language
 * has a few dozen small words without which hardly a sentence is made, and few of them are also words of another.
 *
 * Each of those words counts one for its language, or two if only that language has it. The language with the most wins if it has
 * one point for each seven words and a quarter more than the second; else the text does not say. A language that is neither French
 * nor English needs six points and half as many again as those two, so that a loan or a name is none. A text that is mostly not in
 * Latin letters is in none of the languages listed. */

#include "relnet-coach-reading.h"

#include <string.h>

#define MIN_POINTS 1
#define MIN_FOREIGN_POINTS 6
#define WORDS_A_POINT 7

/* Words without accents, as relnet_text_fold() makes them. What is in two lists counts for both. */
static const struct
{
  const char *code;
  const char *words;
} languages[] = {
  { "fr", "je j tu il elle on nous vous ils elles me te se le la les un une des du de d au aux et ou mais donc car ne n pas plus que qu qui "
          "quoi dont ce c cet cette ces mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs dans pour par sur avec sans chez "
          "entre vers depuis est suis es sommes etes sont etait serait serais ai as a avons avez ont avait aurais aurait fait faire "
          "peux peut pouvez pourrais pourriez bien tres aussi bonjour merci salut comme si y en cela ca jour quand ete lui toi moi "
          "encore toujours voici voila cordialement comment pourquoi tout tous toute rien deja apres avant" },
  { "en", "i you he she it we they me him her us them my your his its our their the a an and or but so of to in on at for from with by about "
          "is am are was were be been being have has had do does did not t s don can could would will should may might must this that "
          "these those there here what which who when where why how if because as than then just very much also hi hello dear thanks "
          "thank please hope know let ve re ll m d any some one get got like would best regards" },
  { "de", "ich du er sie es wir ihr mich dich uns euch mein meine dein deine sein ihre unser der die das den dem des ein eine einen einem "
          "und oder aber nicht kein keine ist bin bist sind seid war waren habe hast hat haben hatte werde wird werden kann konnen "
          "konnten wurde wurden mit von zu zum zur im am auf fur bei nach aus uber um als wie wenn dass auch noch nur sehr hallo danke "
          "bitte liebe lieber sehr geehrte geehrter viele grusse was wer wo wann warum" },
  { "es", "yo tu el ella nosotros ellos me te se nos lo la los las un una unos unas y o pero no que quien cual como cuando donde porque si "
          "es soy eres somos son esta estoy estan era fue ser estar he has ha hemos han tengo tiene puedo puede podria de del al a en "
          "con por para sin sobre mi mis tu tus su sus nuestro muy mas tambien hola gracias saludos este esta esto usted ustedes" },
  { "it", "io tu lui lei noi voi loro mi ti si ci vi lo la li le un uno una il i gli e o ma non che chi come quando dove perche se sono sei "
          "siamo siete era essere ho hai ha abbiamo hanno puo posso potrebbe di del della dei delle da dal in nel nella con per su mio mia "
          "miei tuo tua suo sua nostro molto piu anche ciao grazie saluti questo questa cosa" },
  { "pt", "eu tu ele ela nos eles me te se o a os as um uma uns e ou mas nao que quem como quando onde porque se sou es somos sao esta "
          "estou era ser estar tenho tem tinha posso pode poderia de do da dos das em no na nos nas com por para sem sobre meu minha teu "
          "tua seu sua nosso muito mais tambem ola obrigado obrigada este isto voce" },
  { "nl", "ik jij je hij zij wij we jullie ze mij me hem haar ons het de een en of maar niet geen is ben bent zijn was waren heb hebt heeft "
          "hebben had kan kunnen zou zouden wil met van voor naar bij op in uit over om te als dan dat die dit ook nog maar zeer hallo "
          "bedankt graag groeten mijn jouw uw hun waar wat wie wanneer" },
};

#define N_LANGUAGES G_N_ELEMENTS (languages)

/* word → the languages that have it, a bit each */
static GHashTable *
get_words (void)
{
  static gsize table;

  if (g_once_init_enter (&table))
    {
      GHashTable *words = g_hash_table_new (g_str_hash, g_str_equal);

      for (guint i = 0; i < N_LANGUAGES; i++)
        {
          g_auto (GStrv) list = g_strsplit (languages[i].words, " ", -1);

          for (guint j = 0; list[j] != NULL; j++)
            {
              guint bits = GPOINTER_TO_UINT (g_hash_table_lookup (words, list[j]));

              g_hash_table_replace (words, (gpointer) g_intern_string (list[j]), GUINT_TO_POINTER (bits | 1u << i));
            }
        }
      g_once_init_leave (&table, (gsize) words);
    }
  return (GHashTable *) table;
}

/**
 * relnet_coach_language_guess:
 * @text: a text
 *
 * Returns: (nullable): the code of its language, “other” if it is written in other letters than Latin ones, %NULL if it does not
 *   say
 */
const char *
relnet_coach_language_guess (const RelnetCoachText *text)
{
  GHashTable *words = get_words ();
  guint points[N_LANGUAGES] = { 0 };
  guint n_words = 0, best = 0, second = 0;

  if (text->n_letters >= 8 && text->n_latin < text->n_letters / 2)
    return "other";
  for (guint i = 0; i < text->tokens->len; i++)
    {
      const RelnetCoachToken *token = relnet_coach_text_token (text, i);
      RelnetCoachZone zone = relnet_coach_text_sentence (text, token->sentence)->zone;
      guint bits;

      if (zone == RELNET_COACH_ZONE_QUOTE || zone == RELNET_COACH_ZONE_SIGNATURE || (token->flags & RELNET_COACH_TOKEN_CITED) != 0)
        continue;
      n_words++;
      bits = GPOINTER_TO_UINT (g_hash_table_lookup (words, relnet_coach_text_get_word (text, i)));
      for (guint j = 0; j < N_LANGUAGES; j++)
        if ((bits & 1u << j) != 0)
          points[j] += bits == 1u << j ? 2 : 1;
    }
  for (guint j = 1; j < N_LANGUAGES; j++)
    if (points[j] > points[best] && (j <= 1 || points[j] >= MIN_FOREIGN_POINTS))
      best = j;
  for (guint j = 0; j < N_LANGUAGES; j++)
    if (j != best && points[j] > second && (j <= 1 || points[j] >= MIN_FOREIGN_POINTS))
      second = points[j];
  if (best > 1 && points[best] * 2 < MAX (points[0], points[1]) * 3)
    return NULL;
  if (points[best] < MIN_POINTS || points[best] * WORDS_A_POINT < n_words || points[best] * 4 < second * 5)
    return NULL;
  return languages[best].code;
}

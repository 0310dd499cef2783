/* Whether a text recommends somebody (C5): then the user carries the risk, and is asked whether they would take them. */

#include "relnet-recommendation.h"

/* Nobody recommends so late in a letter that it is worth reading a megabyte. */
#define MAX_BYTES 20000

/* Somebody: a name, or whoever is called so. A book, an advice, oneself (“would you recommend me”) are not meant. */
#define SOMEBODY_FR                                                                                                            \
  "(?:\\p{Lu}[\\p{L}’'-]+|quelqu[’']une?\\b|une\\s+personne|(?:un|une|mon|ma)\\s+(?:\\p{L}+\\s+)?"                                                  \
  "(?:amie?|collègue|consœur|confrère|associée?|ancienne?|stagiaire|prestataire|consultante?|candidate?)\\b)"
#define SOMEBODY_EN                                                                                                            \
  "(?:\\p{Lu}[\\p{L}’'-]+|some(?:body|one)\\b|(?:a|an|my|our)\\s+(?:[\\p{L}-]+\\s+)?"                                                                \
  "(?:friend|colleague|associate|partner|intern|supplier|consultant|candidate)\\b)"

static const char *const patterns[] = {
  /* je te recommande Marc, je ne peux que vous recommander Lucie, j’ai quelqu’un à te recommander */
  "\\b[Jj](?:e|[’'])[^.!?\\n]{0,40}?\\b(?:te|vous|lui|leur)\\s+(?:\\p{Ll}+ment\\s+)?recommand(?:e|er|erais)\\s+(?:vivement\\s+|chaudement\\s+)?" SOMEBODY_FR,
  "\\b(?:quelqu[’']une?|une\\s+personne)\\s+à\\s+(?:te|vous|lui|leur)\\s+recommander\\b",
  "\\b[Jj]e\\s+me\\s+porte\\s+garante?\\b",
  /* I can recommend Marc, I would warmly recommend a former colleague */
  "\\bI(?:[’'](?:d|ll))?(?:\\s+\\p{Ll}+){0,4}?\\s+recommend\\s+(?:to\\s+you\\s+)?" SOMEBODY_EN,
  "\\b[Ss]ome(?:body|one)\\s+(?:I\\s+can|to)\\s+recommend\\b",
  "\\bI(?:\\s+\\p{Ll}+){0,2}\\s+vouch\\s+for\\b",
};

/* Compiled once, and kept. */
static GRegex *
get_regex (guint i)
{
  static GRegex *compiled[G_N_ELEMENTS (patterns)];

  if (g_once_init_enter (&compiled[i]))
    {
      g_autoptr (GError) error = NULL;
      GRegex *regex = g_regex_new (patterns[i], G_REGEX_OPTIMIZE, 0, &error);

      if (regex == NULL)
        g_error ("%s", error->message);
      g_once_init_leave (&compiled[i], regex);
    }
  return compiled[i];
}

/**
 * relnet_recommendation_find:
 * @text: a message, UTF-8
 * @start: (out) (optional): where the words begin, in characters
 * @end: (out) (optional): where they end, in characters
 *
 * Looks at the first 20 kB, in French and in English.
 *
 * Returns: whether @text recommends somebody
 */
gboolean
relnet_recommendation_find (const char *text, guint *start, guint *end)
{
  gssize length = 0;

  while (length < MAX_BYTES && text[length] != '\0')
    length += g_utf8_next_char (text + length) - (text + length);
  for (guint i = 0; i < G_N_ELEMENTS (patterns); i++)
    {
      g_autoptr (GMatchInfo) match = NULL;
      int from, to;

      if (!g_regex_match_full (get_regex (i), text, length, 0, 0, &match, NULL)
          || !g_match_info_fetch_pos (match, 0, &from, &to))
        continue;
      if (start != NULL)
        *start = (guint)g_utf8_strlen (text, from);
      if (end != NULL)
        *end = (guint)g_utf8_strlen (text, to);
      return TRUE;
    }
  return FALSE;
}

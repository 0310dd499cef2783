/* A text as the rules of the coach see it: its language, the phrases found in what the user says, and what it asks for. */

#include "relnet-coach-reading.h"

#include <string.h>

/* Which tag takes away from which. */
static const struct
{
  RelnetCoachTag tag;
  RelnetCoachTag not;
} pairs[] = {
  { RELNET_COACH_TAG_ASK, RELNET_COACH_TAG_ASK_NOT },
  { RELNET_COACH_TAG_HINT, RELNET_COACH_TAG_HINT_NOT },
  { RELNET_COACH_TAG_REASON, RELNET_COACH_TAG_REASON_NOT },
  { RELNET_COACH_TAG_WAY_OUT, RELNET_COACH_TAG_WAY_OUT_NOT },
  { RELNET_COACH_TAG_PRESSURE, RELNET_COACH_TAG_PRESSURE_NOT },
  { RELNET_COACH_TAG_DEADLINE, RELNET_COACH_TAG_PRESSURE_NOT },
  { RELNET_COACH_TAG_CUT, RELNET_COACH_TAG_PRESSURE_NOT },
  { RELNET_COACH_TAG_APOLOGY, RELNET_COACH_TAG_APOLOGY_NOT },
  { RELNET_COACH_TAG_GAP, RELNET_COACH_TAG_GAP_NOT },
  { RELNET_COACH_TAG_IDENTIFY, RELNET_COACH_TAG_IDENTIFY_NOT },
  { RELNET_COACH_TAG_THANKS, RELNET_COACH_TAG_THANKS_NOT },
  { RELNET_COACH_TAG_OFFER, RELNET_COACH_TAG_OFFER_NOT },
  { RELNET_COACH_TAG_INTRODUCE, RELNET_COACH_TAG_INTRODUCE_NOT },
  { RELNET_COACH_TAG_CONNECT, RELNET_COACH_TAG_INTRODUCE_NOT },
  { RELNET_COACH_TAG_TU, RELNET_COACH_TAG_TU_NOT },
  { RELNET_COACH_TAG_VOUS, RELNET_COACH_TAG_VOUS_NOT },
};

/* Tags that count in the greeting and the closing as well. */
static gboolean
counts_everywhere (RelnetCoachTag tag)
{
  return tag >= RELNET_COACH_TAG_TU && tag <= RELNET_COACH_TAG_FORMAL;
}

static gboolean
counts_here (const RelnetCoachReading *self, const RelnetCoachMatch *match)
{
  RelnetCoachZone zone = relnet_coach_text_sentence (self->text, match->sentence)->zone;

  if (zone == RELNET_COACH_ZONE_BODY || counts_everywhere (match->tag))
    return TRUE;
  /* “Merci encore pour tout,” says thanks; “Merci,” closes. */
  if (zone == RELNET_COACH_ZONE_CLOSING && match->tag == RELNET_COACH_TAG_THANKS && match->end < self->text->tokens->len)
    {
      const char *next = relnet_coach_text_get_word (self->text, match->end);

      return strcmp (next, "pour") == 0 || strcmp (next, "for") == 0 || strcmp (next, "encore") == 0
             || (strcmp (next, "you") == 0 && match->end + 1 < self->text->tokens->len
                 && strcmp (relnet_coach_text_get_word (self->text, match->end + 1), "for") == 0);
    }
  return zone == RELNET_COACH_ZONE_CLOSING && match->tag == RELNET_COACH_TAG_WAY_OUT;
}

static void
sort_out (RelnetCoachReading *self, const GArray *found)
{
  gsize n = self->text->tokens->len + 1;
  g_autofree guint32 *taken = g_new0 (guint32, n);
  RelnetCoachTag nots[RELNET_COACH_N_TAGS] = { 0 };
  guint bits[RELNET_COACH_N_TAGS] = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      guint bit = 0;

      for (guint j = 0; j < i; j++)
        if (pairs[j].not == pairs[i].not)
          bit = bits[pairs[i].not];
      bits[pairs[i].not] = bit != 0 ? bit : 1u << i;
      nots[pairs[i].tag] = pairs[i].not;
    }
  for (guint i = 0; i < found->len; i++)
    {
      const RelnetCoachMatch *match = &g_array_index (found, RelnetCoachMatch, i);

      if (bits[match->tag] != 0)
        for (guint j = match->first; j < match->end; j++)
          taken[j] |= bits[match->tag];
    }
  for (guint i = 0; i < found->len; i++)
    {
      const RelnetCoachMatch *match = &g_array_index (found, RelnetCoachMatch, i);
      gboolean free = counts_here (self, match);

      for (guint j = match->first; free && j < match->end; j++)
        free = nots[match->tag] == 0 || (taken[j] & bits[nots[match->tag]]) == 0;
      if (free)
        g_array_append_val (self->matches[match->tag], *match);
    }
}

/* “Pourrais-tu me la renvoyer ?” speaks of what was asked before. */
static gboolean
refers_back (const RelnetCoachReading *self, const RelnetCoachMatch *match)
{
  static const char *const pronouns[] = { "le", "la", "les", "l", "en", "it", "them", "that", "this" };
  const RelnetCoachSentence *sentence = relnet_coach_text_sentence (self->text, match->sentence);

  for (guint i = match->end > match->first + 1 ? match->end - 1 : match->end; i < match->end + 4 && i + 1 < sentence->first + sentence->n; i++)
    {
      const char *word = relnet_coach_text_get_word (self->text, i);
      const char *next = relnet_coach_text_get_word (self->text, i + 1);
      gsize length = strlen (next);
      gboolean english = strcmp (word, "it") == 0 || strcmp (word, "them") == 0 || strcmp (word, "that") == 0 || strcmp (word, "this") == 0;

      for (guint j = 0; j < G_N_ELEMENTS (pronouns); j++)
        if (strcmp (word, pronouns[j]) == 0
            && (english || (length > 3 && (g_str_has_suffix (next, "er") || g_str_has_suffix (next, "ir") || g_str_has_suffix (next, "re")))))
          return TRUE;
    }
  return FALSE;
}

static gboolean
adds (const RelnetCoachReading *self, guint index)
{
  static const char *const words[] = { "aussi", "egalement", "ailleurs", "passage", "outre", "autre", "enfin", "ensuite", "also", "too", "another",
                                       "additionally", "separately", "secondly", "besides", "deuxieme", "second", "deuxiemement" };
  const RelnetCoachSentence *sentence = relnet_coach_text_sentence (self->text, index);

  for (guint i = 0; i < sentence->n; i++)
    for (guint j = 0; j < G_N_ELEMENTS (words); j++)
      if (strcmp (relnet_coach_text_get_word (self->text, sentence->first + i), words[j]) == 0)
        return TRUE;
  return FALSE;
}

static void
note_second (RelnetCoachReading *self, guint start, guint end)
{
  if (self->n_requests >= 2 && self->second_end == 0)
    {
      self->second_start = start;
      self->second_end = end;
    }
}

/* “Pourrais-tu :” and a list below. */
static guint
count_bullets (const RelnetCoachReading *self, guint line, guint *second)
{
  guint n = 0;

  for (guint i = line + 1; i < self->text->lines->len; i++)
    {
      const RelnetCoachLine *next = &g_array_index (self->text->lines, RelnetCoachLine, i);

      if (next->n == 0)
        {
          if (n > 0 || i > line + 2)
            break;
          continue;
        }
      if ((relnet_coach_text_token (self->text, next->first)->flags & RELNET_COACH_TOKEN_BULLET) == 0
          && (next->n < 2 || (relnet_coach_text_token (self->text, next->first + 1)->flags & RELNET_COACH_TOKEN_BULLET) == 0))
        break;
      if (++n == 2)
        *second = i;
    }
  return n;
}

/* A sentence that asks for something. @strong: it does so by itself; else it announces a request or settles its details. */
static void
add_request (RelnetCoachReading *self, const RelnetCoachMatch *match, gboolean strong, gboolean *was_strong)
{
  const RelnetCoachSentence *sentence = relnet_coach_text_sentence (self->text, match->sentence);
  gboolean more = self->n_requests == 0 || adds (self, match->sentence);

  if (!more && strong && *was_strong)
    more = !refers_back (self, match);
  if (more)
    self->n_requests++;
  note_second (self, sentence->start, sentence->end);
  if (match->sentence < self->request)
    self->request = match->sentence;
  self->last_request = match->sentence;
  *was_strong |= strong;
}

/* Lists below a request that ends in a colon, and what it goes on with: “… et me présenter à Karim”. */
static void
add_details (RelnetCoachReading *self, const RelnetCoachMatch *match, guint *next_and)
{
  const GArray *ands = self->matches[RELNET_COACH_TAG_AND];
  const RelnetCoachSentence *sentence = relnet_coach_text_sentence (self->text, match->sentence);
  guint line = relnet_coach_text_token (self->text, sentence->first + sentence->n - 1)->line, second = 0;

  while (*next_and < ands->len && g_array_index (ands, RelnetCoachMatch, *next_and).first < match->end)
    (*next_and)++;
  for (; *next_and < ands->len && g_array_index (ands, RelnetCoachMatch, *next_and).sentence == match->sentence; (*next_and)++)
    {
      self->n_requests++;
      note_second (self, relnet_coach_text_token (self->text, g_array_index (ands, RelnetCoachMatch, *next_and).first)->start,
                   sentence->end);
    }
  if (g_array_index (self->text->lines, RelnetCoachLine, line).colon)
    {
      guint bullets = count_bullets (self, line, &second);

      if (bullets >= 2)
        {
          const RelnetCoachLine *meant = &g_array_index (self->text->lines, RelnetCoachLine, second);

          self->n_requests += bullets - 1;
          note_second (self, meant->start, meant->end);
        }
    }
}

static void
find_requests (RelnetCoachReading *self)
{
  const GArray *asks = self->matches[RELNET_COACH_TAG_ASK], *hints = self->matches[RELNET_COACH_TAG_HINT];
  const GArray *many = self->matches[RELNET_COACH_TAG_MANY];
  guint ask = 0, hint = 0, next_and = 0;
  gboolean was_strong = FALSE;

  self->request = G_MAXUINT;
  while (ask < asks->len || hint < hints->len)
    {
      guint asked = ask < asks->len ? g_array_index (asks, RelnetCoachMatch, ask).sentence : G_MAXUINT;
      guint hinted = hint < hints->len ? g_array_index (hints, RelnetCoachMatch, hint).sentence : G_MAXUINT;
      gboolean strong = asked <= hinted;
      guint sentence = strong ? asked : hinted;
      const RelnetCoachMatch *match
          = strong ? &g_array_index (asks, RelnetCoachMatch, ask) : &g_array_index (hints, RelnetCoachMatch, hint);

      add_request (self, match, strong, &was_strong);
      add_details (self, match, &next_and);
      while (ask < asks->len && g_array_index (asks, RelnetCoachMatch, ask).sentence == sentence)
        ask++;
      while (hint < hints->len && g_array_index (hints, RelnetCoachMatch, hint).sentence == sentence)
        hint++;
    }
  if (many->len > 0)
    {
      const RelnetCoachMatch *match = &g_array_index (many, RelnetCoachMatch, 0);

      if (self->n_requests == 0)
        self->last_request = match->sentence;
      self->request = MIN (self->request, match->sentence);
      self->n_requests = MAX (self->n_requests, 2);
      note_second (self, relnet_coach_text_token (self->text, match->first)->start,
                   relnet_coach_text_token (self->text, match->end - 1)->end);
    }
}

/* “Avant ce soir” presses whoever is asked for something, not whoever is told when the train leaves. */
static void
add_deadlines (RelnetCoachReading *self)
{
  const GArray *asks = self->matches[RELNET_COACH_TAG_ASK], *deadlines = self->matches[RELNET_COACH_TAG_DEADLINE];
  guint ask = 0;

  for (guint i = 0; i < deadlines->len; i++)
    {
      const RelnetCoachMatch *deadline = &g_array_index (deadlines, RelnetCoachMatch, i);

      while (ask < asks->len && g_array_index (asks, RelnetCoachMatch, ask).sentence < deadline->sentence)
        ask++;
      if (ask < asks->len && g_array_index (asks, RelnetCoachMatch, ask).sentence == deadline->sentence)
        g_array_append_val (self->matches[RELNET_COACH_TAG_PRESSURE], *deadline);
    }
}

/**
 * relnet_coach_reading_new:
 * @text: UTF-8
 * @language: (nullable): the language it is meant to be in
 * @me: (nullable): the name of the user
 *
 * Returns: (transfer full): @text as the rules see it
 */
RelnetCoachReading *
relnet_coach_reading_new (const char *text, const char *language, const char *me)
{
  RelnetCoachReading *self = g_new0 (RelnetCoachReading, 1);

  self->text = relnet_coach_text_new (text, me);
  for (guint i = 0; i < RELNET_COACH_N_TAGS; i++)
    self->matches[i] = g_array_new (FALSE, FALSE, sizeof (RelnetCoachMatch));
  self->language = relnet_coach_language_guess (self->text);
  self->sure = self->language != NULL;
  if (self->language == NULL)
    self->language = g_strcmp0 (language, "fr") == 0 ? "fr" : g_strcmp0 (language, "en") == 0 ? "en" : NULL;
  if (g_strcmp0 (self->language, "fr") == 0)
    self->lexicon = relnet_coach_words_fr_get ();
  else if (g_strcmp0 (self->language, "en") == 0)
    self->lexicon = relnet_coach_words_en_get ();
  if (self->lexicon != NULL)
    {
      g_autoptr (GArray) found = relnet_coach_lexicon_match (self->lexicon, self->text);

      sort_out (self, found);
      find_requests (self);
      add_deadlines (self);
    }
  return self;
}

/**
 * relnet_coach_reading_free:
 * @self: (transfer full): a reading
 *
 * Frees a reading.
 */
void
relnet_coach_reading_free (RelnetCoachReading *self)
{
  for (guint i = 0; i < RELNET_COACH_N_TAGS; i++)
    g_array_unref (self->matches[i]);
  relnet_coach_text_free (self->text);
  g_free (self);
}

/**
 * relnet_coach_reading_has_body:
 * @self: a reading
 *
 * Returns: whether the user has said anything yet
 */
gboolean
relnet_coach_reading_has_body (const RelnetCoachReading *self)
{
  for (guint i = 0; i < self->text->sentences->len; i++)
    if (relnet_coach_text_sentence (self->text, i)->zone == RELNET_COACH_ZONE_BODY)
      return TRUE;
  return FALSE;
}

/**
 * relnet_coach_reading_get:
 * @self: a reading
 * @tag: a tag
 * @index: which one, from 0
 *
 * Returns: (transfer none) (nullable): a phrase that was found, %NULL if there are not as many
 */
const RelnetCoachMatch *
relnet_coach_reading_get (const RelnetCoachReading *self, RelnetCoachTag tag, guint index)
{
  return index < self->matches[tag]->len ? &g_array_index (self->matches[tag], RelnetCoachMatch, index) : NULL;
}

/**
 * relnet_coach_reading_count:
 * @self: a reading
 * @tag: a tag
 *
 * Returns: how many phrases were found that do not overlap
 */
guint
relnet_coach_reading_count (const RelnetCoachReading *self, RelnetCoachTag tag)
{
  guint n = 0, end = 0;

  for (guint i = 0; i < self->matches[tag]->len; i++)
    {
      const RelnetCoachMatch *match = &g_array_index (self->matches[tag], RelnetCoachMatch, i);

      if (match->first >= end)
        n++;
      end = MAX (end, match->end);
    }
  return n;
}

static gboolean
is_name_token (const RelnetCoachReading *self, guint token)
{
  return (relnet_coach_text_token (self->text, token)->flags & RELNET_COACH_TOKEN_CAPITAL) != 0
         && !relnet_coach_lexicon_knows (self->lexicon, relnet_coach_text_get_word (self->text, token));
}

/* The whole name that begins at @first: what follows with a capital, and “de”, “van” … before one. */
static guint
get_name_end (const RelnetCoachReading *self, guint first, guint sentence_end)
{
  static const char *const particles[] = { "de", "du", "van", "von", "der", "den", "la", "le", "d", "el", "ben", "o", "mc" };
  guint end = first + 1;

  while (end < sentence_end
         && (relnet_coach_text_token (self->text, end - 1)->flags & (RELNET_COACH_TOKEN_COMMA | RELNET_COACH_TOKEN_STOP)) == 0)
    {
      guint next = end;

      for (guint i = 0; next + 1 < sentence_end && i < G_N_ELEMENTS (particles); i++)
        if (strcmp (relnet_coach_text_get_word (self->text, next), particles[i]) == 0)
          {
            next++;
            break;
          }
      if (!is_name_token (self, next))
        break;
      end = next + 1;
    }
  return end;
}

/**
 * relnet_coach_reading_find_names:
 * @self: a reading
 *
 * Returns: (transfer full) (element-type RelnetCoachName): whom the text introduces, in its order
 */
GArray *
relnet_coach_reading_find_names (const RelnetCoachReading *self)
{
  const RelnetCoachTag tags[] = { RELNET_COACH_TAG_CONNECT, RELNET_COACH_TAG_INTRODUCE };
  GArray *names = g_array_new (FALSE, FALSE, sizeof (RelnetCoachName));
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  if (self->lexicon == NULL)
    return names;
  for (guint i = 0; i < G_N_ELEMENTS (tags); i++)
    for (guint j = 0; j < self->matches[tags[i]]->len; j++)
      {
        const RelnetCoachMatch *match = &g_array_index (self->matches[tags[i]], RelnetCoachMatch, j);
        const RelnetCoachSentence *sentence = relnet_coach_text_sentence (self->text, match->sentence);
        guint end = sentence->first + sentence->n;

        /* Whoever asks first does not introduce yet. */
        if (sentence->question)
          continue;
        for (guint token = match->first; token < match->end; token++)
          {
            RelnetCoachName name = { token, 0, match->sentence, tags[i] == RELNET_COACH_TAG_CONNECT };

            if (!is_name_token (self, token) || !g_hash_table_add (seen, GUINT_TO_POINTER (token)))
              continue;
            name.end = get_name_end (self, token, end);
            for (guint k = token; k < name.end; k++)
              g_hash_table_add (seen, GUINT_TO_POINTER (k));
            g_array_append_val (names, name);
            /* “Karim et Lucie” */
            if (name.end >= match->end && name.end + 1 < end && is_name_token (self, name.end + 1)
                && (strcmp (relnet_coach_text_get_word (self->text, name.end), "et") == 0
                    || strcmp (relnet_coach_text_get_word (self->text, name.end), "and") == 0)
                && g_hash_table_add (seen, GUINT_TO_POINTER (name.end + 1)))
              {
                RelnetCoachName other = { name.end + 1, get_name_end (self, name.end + 1, end), match->sentence, name.surely };

                g_array_append_val (names, other);
              }
            token = name.end - 1;
          }
      }
  return names;
}

/**
 * relnet_coach_reading_dup_name:
 * @self: a reading
 * @name: a name in it
 *
 * Returns: (transfer full): the name, folded
 */
char *
relnet_coach_reading_dup_name (const RelnetCoachReading *self, const RelnetCoachName *name)
{
  GString *text = g_string_new (NULL);

  for (guint i = name->first; i < name->end; i++)
    {
      if (i > name->first)
        g_string_append_c (text, ' ');
      g_string_append (text, relnet_coach_text_get_word (self->text, i));
    }
  return g_string_free (text, FALSE);
}

/* Finds phrases in a text. A phrase is a row of words with some room in it:
 *
 *   word            this word; “j'aurais” and “est-ce” are two each
 *   a|b|envoy*      one of these, or a word that begins so
 *   @class          a word of this class
 *   [a|b]           perhaps this, too
 *   <3>             up to three words of any kind
 *   !a|b            but not one of these next
 *   ^               the beginning of a part of a sentence: after a comma, “and”, “please” …
 *   ^^              the beginning of a sentence
 *   $               the end of a sentence
 *   >               all up to the next comma, or a dozen words
 *   ?               in a question
 *   .               in a sentence that is no question
 *   @Name           a word with a capital
 *   @Infinitive     a word that looks like a French infinitive
 *   #               a number in digits
 *
 * Words are compared as relnet_text_fold() makes them. Each word of a text is looked up once; only the phrases that begin with
 * it are tried, and their room is bounded: the time it takes grows as the text does. */

#include "relnet-coach-phrases.h"

#include <string.h>

/* The least and greatest length of the beginning of a word, in bytes. */
#define MIN_PREFIX 3
#define MAX_PREFIX 12
#define MAX_IDS 12
/* The most words “>” stands for. */
#define MAX_REST 12

/* What a word may be beside itself. */
enum
{
  ID_NONE,
  ID_NAME,
  ID_NUMBER,
  ID_INFINITIVE,
  N_RESERVED_IDS
};

typedef enum
{
  ITEM_WORD,
  ITEM_ROOM,
  ITEM_NOT,
  ITEM_CLAUSE,
  ITEM_SENTENCE,
  ITEM_END,
  ITEM_REST,
  ITEM_QUESTION,
  ITEM_STATEMENT
} ItemKind;

typedef struct
{
  ItemKind kind;
  gboolean optional;
  guint room;
  GArray *ids; /* guint16, sorted */
} Item;

typedef struct
{
  RelnetCoachTag tag;
  GArray *items; /* Item */
  const char *text;
} Pattern;

struct _RelnetCoachLexicon
{
  GHashTable *words;     /* word → id */
  GHashTable *prefixes;  /* beginning of a word → id */
  GHashTable *classes;   /* name → its words */
  GPtrArray *patterns;   /* Pattern */
  GPtrArray *by_first;   /* id → GPtrArray of Pattern, or NULL */
  GHashTable *openers;   /* words after which a part of a sentence begins, and which it may begin with */
  guint n_ids;
};

/* What a token of a text is to the phrases. */
typedef struct
{
  guint16 ids[MAX_IDS];
  guint8 n;
  guint8 clause;
} Looked;

static guint16
get_id (RelnetCoachLexicon *self, GHashTable *table, const char *word)
{
  gpointer id = g_hash_table_lookup (table, word);

  if (id == NULL)
    {
      id = GUINT_TO_POINTER (++self->n_ids);
      g_assert (self->n_ids < G_MAXUINT16);
      g_hash_table_insert (table, g_strdup (word), id);
    }
  return (guint16) GPOINTER_TO_UINT (id);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return (int) *(const guint16 *) a - (int) *(const guint16 *) b;
}

static void
add_words (RelnetCoachLexicon *self, GArray *ids, const char *words)
{
  g_auto (GStrv) parts = g_strsplit_set (words, "| \n", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      gsize length = strlen (parts[i]);
      guint16 id;

      if (length == 0)
        continue;
      if (strcmp (parts[i], "@Name") == 0 || strcmp (parts[i], "@Infinitive") == 0 || strcmp (parts[i], "#") == 0)
        {
          id = parts[i][0] == '#' ? ID_NUMBER : parts[i][1] == 'N' ? ID_NAME : ID_INFINITIVE;
          g_array_append_val (ids, id);
          continue;
        }
      if (parts[i][0] == '@')
        {
          const char *others = g_hash_table_lookup (self->classes, parts[i] + 1);

          if (others == NULL)
            g_error ("The coach knows no words “%s”", parts[i]);
          add_words (self, ids, others);
          continue;
        }
      if (parts[i][length - 1] == '*')
        {
          parts[i][length - 1] = '\0';
          g_assert (length - 1 >= MIN_PREFIX && length - 1 <= MAX_PREFIX);
          id = get_id (self, self->prefixes, parts[i]);
        }
      else
        id = get_id (self, self->words, parts[i]);
      g_array_append_val (ids, id);
    }
  g_array_sort (ids, compare_ids);
}

static void
add_item (GArray *items, ItemKind kind, gboolean optional, guint room, GArray *ids)
{
  Item item = { kind, optional, room, ids };

  g_array_append_val (items, item);
}

static void
add_word_item (RelnetCoachLexicon *self, GArray *items, ItemKind kind, gboolean optional, const char *words)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (guint16));

  add_words (self, ids, words);
  add_item (items, kind, optional, 0, ids);
}

static void
index_item (RelnetCoachLexicon *self, const Item *item, Pattern *pattern)
{
  for (guint i = 0; i < item->ids->len; i++)
    {
      guint id = g_array_index (item->ids, guint16, i);

      if (g_ptr_array_index (self->by_first, id) == NULL)
        g_ptr_array_index (self->by_first, id) = g_ptr_array_new ();
      g_ptr_array_add (g_ptr_array_index (self->by_first, id), pattern);
    }
}

static void
add_pattern (RelnetCoachLexicon *self, RelnetCoachTag tag, const char *text)
{
  Pattern *pattern = g_new0 (Pattern, 1);
  g_auto (GStrv) parts = g_strsplit (text, " ", -1);

  pattern->tag = tag;
  pattern->text = text;
  pattern->items = g_array_new (FALSE, FALSE, sizeof (Item));
  for (guint i = 0; parts[i] != NULL; i++)
    {
      char *part = parts[i];
      gsize length = strlen (part);

      if (length == 0)
        continue;
      if (strcmp (part, "^") == 0)
        add_item (pattern->items, ITEM_CLAUSE, FALSE, 0, NULL);
      else if (strcmp (part, "^^") == 0)
        add_item (pattern->items, ITEM_SENTENCE, FALSE, 0, NULL);
      else if (strcmp (part, "$") == 0)
        add_item (pattern->items, ITEM_END, FALSE, 0, NULL);
      else if (strcmp (part, ">") == 0)
        add_item (pattern->items, ITEM_REST, FALSE, 0, NULL);
      else if (strcmp (part, "?") == 0)
        add_item (pattern->items, ITEM_QUESTION, FALSE, 0, NULL);
      else if (strcmp (part, ".") == 0)
        add_item (pattern->items, ITEM_STATEMENT, FALSE, 0, NULL);
      else if (part[0] == '<')
        add_item (pattern->items, ITEM_ROOM, FALSE, (guint) g_ascii_strtoull (part + 1, NULL, 10), NULL);
      else if (part[0] == '!')
        add_word_item (self, pattern->items, ITEM_NOT, FALSE, part + 1);
      else if (part[0] == '[')
        {
          part[length - 1] = '\0';
          add_word_item (self, pattern->items, ITEM_WORD, TRUE, part + 1);
        }
      else if (strchr (part, '|') != NULL || part[0] == '@' || part[0] == '#')
        add_word_item (self, pattern->items, ITEM_WORD, FALSE, part);
      else
        {
          g_auto (GStrv) words = g_strsplit_set (part, "'-", -1);

          for (guint j = 0; words[j] != NULL; j++)
            if (*words[j] != '\0')
              add_word_item (self, pattern->items, ITEM_WORD, FALSE, words[j]);
        }
    }
  g_ptr_array_add (self->patterns, pattern);
  g_ptr_array_set_size (self->by_first, MAX ((gint) self->n_ids + 1, (gint) self->by_first->len));
  /* It begins with the first word that has to be there, or with one before it that may be. */
  for (guint i = 0; i < pattern->items->len; i++)
    {
      const Item *item = &g_array_index (pattern->items, Item, i);

      if (item->kind == ITEM_WORD)
        {
          index_item (self, item, pattern);
          if (!item->optional)
            return;
        }
    }
  g_error ("The coach cannot look for “%s”", text);
}

static void
add_phrases (RelnetCoachLexicon *self, const RelnetCoachPhrases *phrases)
{
  for (; phrases->patterns != NULL; phrases++)
    {
      g_auto (GStrv) lines = g_strsplit (phrases->patterns, "\n", -1);

      for (guint i = 0; lines[i] != NULL; i++)
        if (*lines[i] != '\0')
          add_pattern (self, phrases->tag, lines[i]);
    }
}

/**
 * relnet_coach_lexicon_new:
 * @classes: word classes, ended by one without a name; “opener” are the words with which, and after which, a part of a sentence
 *   begins
 * @phrases: phrases, ended by some without patterns
 * @more: more phrases
 *
 * Returns: (transfer full): the phrases of a language, which are kept as long as the program runs
 */
RelnetCoachLexicon *
relnet_coach_lexicon_new (const RelnetCoachClass *classes, const RelnetCoachPhrases *phrases, const RelnetCoachPhrases *more)
{
  RelnetCoachLexicon *self = g_new0 (RelnetCoachLexicon, 1);
  g_auto (GStrv) openers = NULL;

  self->n_ids = N_RESERVED_IDS - 1;
  self->words = g_hash_table_new (g_str_hash, g_str_equal);
  self->prefixes = g_hash_table_new (g_str_hash, g_str_equal);
  self->classes = g_hash_table_new (g_str_hash, g_str_equal);
  self->openers = g_hash_table_new (NULL, NULL);
  self->patterns = g_ptr_array_new ();
  self->by_first = g_ptr_array_new ();
  for (; classes->name != NULL; classes++)
    g_hash_table_insert (self->classes, (gpointer) classes->name, (gpointer) classes->words);
  add_phrases (self, phrases);
  add_phrases (self, more);
  openers = g_strsplit (g_hash_table_lookup (self->classes, "opener"), "|", -1);
  for (guint i = 0; openers[i] != NULL; i++)
    g_hash_table_add (self->openers, GUINT_TO_POINTER (get_id (self, self->words, openers[i])));
  g_ptr_array_set_size (self->by_first, (gint) self->n_ids + 1);
  return self;
}

static gboolean
is_infinitive (const char *word)
{
  gsize length = strlen (word);

  return length >= 4
         && (strcmp (word + length - 2, "er") == 0 || strcmp (word + length - 2, "ir") == 0
             || strcmp (word + length - 2, "re") == 0);
}

static Looked *
look_up (const RelnetCoachLexicon *self, const RelnetCoachText *text)
{
  Looked *looked = g_new0 (Looked, text->tokens->len + 1);

  for (guint i = 0; i < text->tokens->len; i++)
    {
      const RelnetCoachToken *token = relnet_coach_text_token (text, i);
      const char *word = relnet_coach_text_get_word (text, i);
      gsize length = strlen (word);
      gpointer id = g_hash_table_lookup (self->words, word);
      char start[MAX_PREFIX + 1];
      gboolean opener = id != NULL && g_hash_table_contains (self->openers, id);

      if (id != NULL)
        looked[i].ids[looked[i].n++] = (guint16) GPOINTER_TO_UINT (id);
      for (gsize n = MIN_PREFIX; n <= MIN (length, MAX_PREFIX) && looked[i].n < MAX_IDS; n++)
        {
          memcpy (start, word, n);
          start[n] = '\0';
          id = g_hash_table_lookup (self->prefixes, start);
          if (id != NULL)
            looked[i].ids[looked[i].n++] = (guint16) GPOINTER_TO_UINT (id);
        }
      if ((token->flags & RELNET_COACH_TOKEN_CAPITAL) != 0 && looked[i].n < MAX_IDS)
        looked[i].ids[looked[i].n++] = ID_NAME;
      if ((token->flags & RELNET_COACH_TOKEN_NUMBER) != 0 && looked[i].n < MAX_IDS)
        looked[i].ids[looked[i].n++] = ID_NUMBER;
      if (is_infinitive (word) && looked[i].n < MAX_IDS)
        looked[i].ids[looked[i].n++] = ID_INFINITIVE;
      if (i == relnet_coach_text_sentence (text, token->sentence)->first)
        looked[i].clause = 1;
      if ((token->flags & RELNET_COACH_TOKEN_COMMA) != 0 || opener)
        looked[i + 1].clause = 1;
    }
  return looked;
}

static gboolean
has_id (const Looked *looked, const GArray *ids)
{
  const guint16 *sorted = (const guint16 *) (gpointer) ids->data;

  for (guint i = 0; i < looked->n; i++)
    {
      guint from = 0, to = ids->len;

      while (from < to)
        {
          guint middle = (from + to) / 2;

          if (sorted[middle] == looked->ids[i])
            return TRUE;
          if (sorted[middle] < looked->ids[i])
            from = middle + 1;
          else
            to = middle;
        }
    }
  return FALSE;
}

/* Returns the token after the phrase, 0 if it is not there. */
static guint
try_items (const Pattern *pattern, guint index, const RelnetCoachText *text, const Looked *looked, guint token,
           const RelnetCoachSentence *sentence)
{
  guint end = sentence->first + sentence->n;

  for (; index < pattern->items->len; index++)
    {
      const Item *item = &g_array_index (pattern->items, Item, index);
      guint found;

      switch (item->kind)
        {
        case ITEM_CLAUSE:
          if (token >= end || !looked[token].clause)
            return 0;
          break;
        case ITEM_SENTENCE:
          if (token != sentence->first)
            return 0;
          break;
        case ITEM_END:
          if (token != end)
            return 0;
          break;
        case ITEM_REST:
          for (guint i = 0; i < MAX_REST && token < end; i++, token++)
            if ((relnet_coach_text_token (text, token - 1)->flags & RELNET_COACH_TOKEN_COMMA) != 0)
              break;
          break;
        case ITEM_QUESTION:
          if (!sentence->question)
            return 0;
          break;
        case ITEM_STATEMENT:
          if (sentence->question)
            return 0;
          break;
        case ITEM_NOT:
          if (token < end && has_id (&looked[token], item->ids))
            return 0;
          break;
        case ITEM_ROOM:
          for (guint i = 0; i <= item->room && token + i <= end; i++)
            if ((found = try_items (pattern, index + 1, text, looked, token + i, sentence)) != 0)
              return found;
          return 0;
        case ITEM_WORD:
        default:
          if (token < end && has_id (&looked[token], item->ids))
            {
              if (item->optional && (found = try_items (pattern, index + 1, text, looked, token + 1, sentence)) != 0)
                return found;
              if (!item->optional)
                token++;
            }
          else if (!item->optional)
            return 0;
          break;
        }
    }
  return token;
}

static void
try_patterns (GPtrArray *patterns, const RelnetCoachText *text, const Looked *looked, guint token, GArray *matches)
{
  guint index = relnet_coach_text_token (text, token)->sentence;
  const RelnetCoachSentence *sentence = relnet_coach_text_sentence (text, index);

  for (guint i = 0; patterns != NULL && i < patterns->len; i++)
    {
      const Pattern *pattern = g_ptr_array_index (patterns, i);
      guint end = try_items (pattern, 0, text, looked, token, sentence);

      if (end > 0)
        {
          RelnetCoachMatch match = { pattern->tag, token, MAX (end, token + 1), index };

          g_array_append_val (matches, match);
        }
    }
}

/**
 * relnet_coach_lexicon_knows:
 * @self: the phrases of a language
 * @word: a word, folded
 *
 * Returns: whether it is a word of some phrase, so no name
 */
gboolean
relnet_coach_lexicon_knows (const RelnetCoachLexicon *self, const char *word)
{
  return g_hash_table_contains (self->words, word);
}

/**
 * relnet_coach_lexicon_match:
 * @self: the phrases of a language
 * @text: a text
 *
 * Returns: (transfer full) (element-type RelnetCoachMatch): what was found in the user's own words, in the order of the text
 */
GArray *
relnet_coach_lexicon_match (const RelnetCoachLexicon *self, const RelnetCoachText *text)
{
  GArray *matches = g_array_new (FALSE, FALSE, sizeof (RelnetCoachMatch));
  g_autofree Looked *looked = look_up (self, text);

  for (guint i = 0; i < text->tokens->len; i++)
    {
      const RelnetCoachToken *token = relnet_coach_text_token (text, i);
      RelnetCoachZone zone = relnet_coach_text_sentence (text, token->sentence)->zone;

      if (zone == RELNET_COACH_ZONE_QUOTE || zone == RELNET_COACH_ZONE_SIGNATURE || (token->flags & RELNET_COACH_TOKEN_CITED) != 0)
        continue;
      for (guint j = 0; j < looked[i].n; j++)
        try_patterns (g_ptr_array_index (self->by_first, looked[i].ids[j]), text, looked, i, matches);
    }
  return matches;
}

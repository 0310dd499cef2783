/* What somebody keeps asking (E4). The rule, as simple as it can be said to the user: a word of four letters or more that is
 * in what they said in three exchanges or more. Of an exchange with questions only the questions are read, of another
 * everything they said. Words that say nothing (“about”, “comment”) are left out, plurals are the same word, and words that
 * always come together are one topic. */

#include "relnet-load.h"

#include <string.h>

#include "relnet-text.h"

/* Shorter words are mostly articles and pronouns. In letters. */
#define MIN_LETTERS 4

/* More than a few would hide what matters. */
#define MAX_TOPICS 4

/* Nobody tells more than that in an exchange; a text of a megabyte is cut. In bytes. */
#define MAX_TEXT 20000

/* Folded, English and French. */
static const char *const stop_words[] = {
  "about", "after", "again", "aller", "alors", "already", "also", "another", "apres", "around", "asked", "assez",
  "aussi", "autre", "autres", "avait", "avant", "avec", "avoir", "because", "been", "before", "being", "besoin", "better",
  "bien", "bientot", "bonjour", "both", "cela", "celle", "celui", "cette", "ceux", "chez", "chose", "choses", "come",
  "comme", "comment", "could", "demande", "depuis", "deux", "devant", "does", "doing", "donc", "dont", "down", "each",
  "elle", "elles", "encore", "enfin", "entre", "etaient", "etait", "etes", "etre", "even", "every", "faire", "fait",
  "falloir", "faut", "first", "from", "getting", "going", "good", "great", "have", "having", "hello", "help", "here",
  "into", "jamais", "juste", "just", "kind", "know", "knows", "like", "little", "long", "look", "maintenant", "make",
  "many", "meilleur", "merci", "mieux", "mieu", "might", "moins", "more", "most", "much", "need", "needs", "never", "next",
  "nous", "notre", "once", "only", "other", "over", "parce", "parle", "parler", "pense", "peut", "plus", "pour", "pourquoi",
  "pouvait", "pouvoir", "quand", "quel", "quelle", "quelque", "quelques", "quels", "question", "questions", "quoi",
  "really", "rien", "said", "same", "sans", "savoir", "should", "since", "soit", "some", "something", "sont", "souvent",
  "still", "such", "suis", "sujet", "take", "tell", "than", "that", "their", "them", "then", "there", "these", "they",
  "thing", "things", "think", "this", "those", "through", "time", "toujours", "tous", "tout", "toute", "toutes", "tres",
  "trois", "trop", "under", "until", "using", "veut", "very", "voir", "votre", "voudrait", "vous", "vraiment", "want",
  "wants", "well", "were", "what", "when", "where", "which", "while", "whom", "will", "with", "without", "wonders", "would",
  "year", "years", "your",
};

typedef struct
{
  char *words;
  guint times;
  guint last;
  GString *exchanges; /* a letter for each it is in: those with the same are one topic */
} Word;

static void
word_free (gpointer data)
{
  Word *topic = data;

  g_free (topic->words);
  g_string_free (topic->exchanges, TRUE);
  g_free (topic);
}

/**
 * relnet_topic_free:
 * @self: (transfer full): a question
 */
void
relnet_topic_free (RelnetTopic *self)
{
  g_free (self->words);
  g_free (self->last);
  g_free (self);
}

static gboolean
is_stop_word (const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (stop_words); i++)
    if (strcmp (stop_words[i], word) == 0)
      return TRUE;
  return FALSE;
}

/* Only the questions, if there are any. */
static char *
dup_questions (const char *text)
{
  g_autoptr (GString) questions = g_string_new (NULL);
  g_autofree char *cut = NULL;
  const char *start, *end = NULL;

  g_utf8_validate (text, (gssize) MIN (strlen (text), MAX_TEXT), &end);
  cut = g_strndup (text, (gsize) (end - text));
  start = cut;
  for (const char *p = cut; *p != '\0'; p++)
    if (*p == '?' || *p == '.' || *p == '!' || *p == '\n')
      {
        if (*p == '?')
          g_string_append_len (questions, start, p - start + 1);
        start = p + 1;
      }
  return questions->len > 0 ? g_strdup (questions->str) : g_steal_pointer (&cut);
}

/* “Salaires” and “salaire” are one. */
static char *
make_key (const char *word)
{
  char *key = relnet_text_fold (word);
  gsize length = strlen (key);

  if (length > MIN_LETTERS && (key[length - 1] == 's' || key[length - 1] == 'x'))
    key[length - 1] = '\0';
  return key;
}

static void
read_word (GHashTable *topics, const char *word, guint exchange)
{
  g_autofree char *whole = NULL;
  g_autofree char *key = NULL;
  Word *topic;

  if (g_utf8_strlen (word, -1) < MIN_LETTERS)
    return;
  whole = relnet_text_fold (word);
  key = make_key (word);
  if (is_stop_word (whole) || is_stop_word (key))
    return;
  topic = g_hash_table_lookup (topics, key);
  if (topic == NULL)
    {
      topic = g_new0 (Word, 1);
      topic->exchanges = g_string_new (NULL);
      topic->last = G_MAXUINT;
      g_hash_table_insert (topics, g_steal_pointer (&key), topic);
    }
  if (topic->last == exchange)
    return;
  topic->last = exchange;
  topic->times++;
  g_string_append_unichar (topic->exchanges, 0x4e00 + exchange);
  g_free (topic->words);
  topic->words = g_utf8_strdown (word, -1);
}

static void
read_words (GHashTable *topics, const char *text, guint exchange)
{
  const char *p = text;

  while (*p != '\0')
    {
      const char *start;

      while (*p != '\0' && !g_unichar_isalpha (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
      start = p;
      while (*p != '\0' && g_unichar_isalpha (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
      if (p > start)
        {
          g_autofree char *word = g_strndup (start, (gsize) (p - start));

          read_word (topics, word, exchange);
        }
    }
}

static int
compare_topics (gconstpointer a, gconstpointer b)
{
  const Word *first = *(const Word *const *) a, *second = *(const Word *const *) b;

  if (first->times != second->times)
    return first->times < second->times ? 1 : -1;
  if (first->last != second->last)
    return first->last < second->last ? 1 : -1;
  return strcmp (first->words, second->words);
}

/**
 * relnet_topics_find:
 * @dates: (array length=n): when the exchanges were, the oldest first
 * @texts: (array length=n): what they said in each
 * @n: how many exchanges
 *
 * Returns: (transfer full) (element-type RelnetTopic): what came back in RELNET_TOPIC_TIMES exchanges or more, the most
 *   frequent first, a few at most
 */
GPtrArray *
relnet_topics_find (const char *const *dates, const char *const *texts, guint n)
{
  GPtrArray *questions = g_ptr_array_new_with_free_func ((GDestroyNotify) relnet_topic_free);
  g_autoptr (GHashTable) topics = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, word_free);
  g_autoptr (GPtrArray) frequent = g_ptr_array_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer value;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *asked = dup_questions (texts[i]);

      read_words (topics, asked, i);
    }
  g_hash_table_iter_init (&iter, topics);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (((Word *) value)->times >= RELNET_TOPIC_TIMES)
      g_ptr_array_add (frequent, value);
  g_ptr_array_sort (frequent, compare_topics);
  for (guint i = 0; i < frequent->len; i++)
    {
      Word *topic = g_ptr_array_index (frequent, i);
      RelnetTopic *question = g_hash_table_lookup (seen, topic->exchanges->str);

      if (question != NULL)
        {
          char *both = g_strdup_printf ("%s, %s", question->words, topic->words);

          g_free (question->words);
          question->words = both;
          continue;
        }
      if (questions->len >= MAX_TOPICS)
        continue;
      question = g_new0 (RelnetTopic, 1);
      question->words = g_strdup (topic->words);
      question->times = topic->times;
      question->last = g_strdup (dates[topic->last]);
      g_hash_table_insert (seen, topic->exchanges->str, question);
      g_ptr_array_add (questions, question);
    }
  return questions;
}

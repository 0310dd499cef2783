#include "relnet-search-index.h"

#include <string.h>

#include "relnet-search-word.h"
#include "relnet-text.h"

/**
 * RelnetSearchIndex:
 *
 * Everybody's folded texts, packed, so that one pass over memory answers a key.
 *
 * Ranking by FTS5's bm25 scores every match and takes 46 ms at 100,000 people for one letter; a pass over packed texts
 * takes a tenth (design/performance.md, section 3). Records stand in order of warmth (starred, then last in touch), so a
 * pass may end as soon as it has enough of the best possible matches. What many people share (organisations, roles,
 * cities, domains, tags, circles) is stored once and matched once a query.
 *
 * A record: warmth (4 bytes), folded name, then entries until a zero byte. An entry is its kind and, for a nickname, the
 * text; for an e-mail address, its local part and the number of its domain; for a phone number, its digits, two a byte;
 * for the others, the number of the text. It is used by one thread at a time.
 */
struct _RelnetSearchIndex
{
  GByteArray *data;
  GArray *offsets; /* of the records, guint32; the warmest first as far as n_sorted */
  GArray *ids;     /* gint64; 0 for a record that is no longer valid */
  guint n_sorted;
  GPtrArray *texts;    /* that several records share */
  GHashTable *numbers; /* text → its number */
  /* The last complete answer: what a longer query of the same beginning is looked for in. */
  char *last_text;
  GArray *last_found; /* guint32: numbers of records */
};

/* How good the match of a word is. A word that begins the name is best; a domain is what people look for least. */
enum
{
  SCORE_NONE = 0,
  SCORE_DOMAIN = 1,
  SCORE_INSIDE = 2,
  SCORE_INSIDE_NAME = 3,
  SCORE_WORD = 4,
  SCORE_NAME_WORD = 5,
  SCORE_NAME = 6
};

/* How often a pass looks whether somebody typed on, in records. */
#define LOOK_EVERY 4096

/**
 * relnet_search_index_new:
 *
 * Returns: (transfer full): an index of nobody
 */
RelnetSearchIndex *
relnet_search_index_new (void)
{
  RelnetSearchIndex *self = g_new0 (RelnetSearchIndex, 1);

  self->data = g_byte_array_new ();
  self->offsets = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->texts = g_ptr_array_new_with_free_func (g_free);
  self->numbers = g_hash_table_new (g_str_hash, g_str_equal);
  return self;
}

static void
forget_last (RelnetSearchIndex *self)
{
  g_clear_pointer (&self->last_text, g_free);
  g_clear_pointer (&self->last_found, g_array_unref);
}

/**
 * relnet_search_index_free:
 * @self: (transfer full): an index
 */
void
relnet_search_index_free (RelnetSearchIndex *self)
{
  g_byte_array_unref (self->data);
  g_array_unref (self->offsets);
  g_array_unref (self->ids);
  g_hash_table_unref (self->numbers);
  g_ptr_array_unref (self->texts);
  forget_last (self);
  g_free (self);
}

static void
append_bytes (RelnetSearchIndex *self, const void *bytes, gsize size)
{
  g_byte_array_append (self->data, bytes, (guint)size);
}

static void
append_byte (RelnetSearchIndex *self, guint8 byte)
{
  g_byte_array_append (self->data, &byte, 1);
}

static void
append_number (RelnetSearchIndex *self, guint number)
{
  while (number >= 0x80)
    {
      append_byte (self, (guint8)(number | 0x80));
      number >>= 7;
    }
  append_byte (self, (guint8)number);
}

static guint
read_number (const guint8 **p)
{
  guint number = 0;

  for (guint shift = 0;; shift += 7)
    {
      guint8 byte = *(*p)++;

      number |= (guint)(byte & 0x7f) << shift;
      if (byte < 0x80)
        return number;
    }
}

static guint
get_text_number (RelnetSearchIndex *self, const char *text)
{
  gpointer known;
  char *copy;

  if (g_hash_table_lookup_extended (self->numbers, text, NULL, &known))
    return GPOINTER_TO_UINT (known);
  copy = g_strdup (text);
  g_hash_table_insert (self->numbers, copy, GUINT_TO_POINTER (self->texts->len));
  g_ptr_array_add (self->texts, copy);
  return self->texts->len - 1;
}

/* Two digits a byte, 0xA for “+”, 0xF after the last. */
static void
append_digits (RelnetSearchIndex *self, const char *digits)
{
  gsize length = MIN (strlen (digits), 32);

  append_byte (self, (guint8)((length + 1) / 2));
  for (gsize i = 0; i < length; i += 2)
    {
      guint8 high = digits[i] == '+' ? 0xa : (guint8)(digits[i] - '0');
      guint8 low = i + 1 < length ? (guint8)(digits[i + 1] - '0') : 0xf;

      append_byte (self, (guint8)(high << 4 | low));
    }
}

static const guint8 *
read_digits (const guint8 *p, char *digits)
{
  guint size = *p++;

  for (guint i = 0; i < size; i++, p++)
    {
      *digits++ = (*p >> 4) == 0xa ? '+' : (char)('0' + (*p >> 4));
      if ((*p & 0xf) != 0xf)
        *digits++ = (char)('0' + (*p & 0xf));
    }
  *digits = '\0';
  return p;
}

/**
 * relnet_search_index_begin:
 * @self: an index
 * @id: a person who is not in it
 * @warmth: more comes first among equal matches
 * @folded_name: relnet_text_fold() of the name
 *
 * Begins the record of a person.
 */
void
relnet_search_index_begin (RelnetSearchIndex *self,
                           gint64 id,
                           guint32 warmth,
                           const char *folded_name)
{
  guint32 offset = self->data->len;

  forget_last (self);
  g_array_append_val (self->offsets, offset);
  g_array_append_val (self->ids, id);
  append_bytes (self, &warmth, sizeof warmth);
  append_bytes (self, folded_name, strlen (folded_name) + 1);
}

/**
 * relnet_search_index_add:
 * @self: an index with a record begun
 * @kind: what it is
 * @folded: the text, folded; a phone number as written
 *
 * Adds something the person can be found by.
 */
void
relnet_search_index_add (RelnetSearchIndex *self, RelnetFoundIn kind, const char *folded)
{
  g_autofree char *copy = NULL;
  char *at;

  if (*folded == '\0')
    return;
  append_byte (self, (guint8)kind);
  switch (kind)
    {
    case RELNET_FOUND_IN_EMAIL:
      copy = g_strdup (folded);
      at = strchr (copy, '@');
      if (at != NULL)
        *at = '\0';
      append_bytes (self, copy, strlen (copy) + 1);
      append_number (self, get_text_number (self, at != NULL ? at + 1 : ""));
      break;
    case RELNET_FOUND_IN_PHONE:
      copy = relnet_search_normalise_phone (folded);
      append_digits (self, copy);
      break;
    case RELNET_FOUND_IN_NICKNAME:
      append_bytes (self, folded, strlen (folded) + 1);
      break;
    default:
      append_number (self, get_text_number (self, folded));
    }
}

/**
 * relnet_search_index_end:
 * @self: an index with a record begun
 */
void
relnet_search_index_end (RelnetSearchIndex *self)
{
  append_byte (self, 0);
}

/**
 * relnet_search_index_remove:
 * @self: an index
 * @id: a person; nothing happens if they are not in it
 */
void
relnet_search_index_remove (RelnetSearchIndex *self, gint64 id)
{
  gint64 *ids = (gint64 *)self->ids->data;

  for (guint i = 0; i < self->ids->len; i++)
    if (ids[i] == id)
      ids[i] = 0;
  forget_last (self);
}

static guint32
get_warmth (RelnetSearchIndex *self, guint record)
{
  guint32 warmth;

  memcpy (&warmth, self->data->data + g_array_index (self->offsets, guint32, record),
          sizeof warmth);
  return warmth;
}

typedef struct
{
  guint32 warmth;
  guint32 record;
} Rank;

static int
compare_ranks (gconstpointer a, gconstpointer b)
{
  const Rank *x = a, *y = b;

  if (x->warmth != y->warmth)
    return x->warmth > y->warmth ? -1 : 1;
  return x->record < y->record ? -1 : x->record > y->record;
}

/**
 * relnet_search_index_sort:
 * @self: an index to which everybody was added
 *
 * Puts the records in order of warmth and gives back what was reserved.
 */
void
relnet_search_index_sort (RelnetSearchIndex *self)
{
  guint n = self->offsets->len;
  g_autofree Rank *ranks = g_new (Rank, n);
  GByteArray *data = g_byte_array_sized_new (self->data->len);
  GArray *offsets = g_array_sized_new (FALSE, FALSE, sizeof (guint32), n);
  GArray *ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n);

  for (guint i = 0; i < n; i++)
    ranks[i] = (Rank){ get_warmth (self, i), i };
  /* Not of nothing: the C library wants an array even then. */
  if (n > 0)
    qsort (ranks, n, sizeof *ranks, compare_ranks);
  for (guint i = 0; i < n; i++)
    {
      guint record = ranks[i].record;
      guint32 start = g_array_index (self->offsets, guint32, record), offset = data->len;
      guint32 end
          = record + 1 < n ? g_array_index (self->offsets, guint32, record + 1) : self->data->len;

      g_array_append_val (offsets, offset);
      g_array_append_val (ids, g_array_index (self->ids, gint64, record));
      g_byte_array_append (data, self->data->data + start, end - start);
    }
  g_byte_array_unref (self->data);
  g_array_unref (self->offsets);
  g_array_unref (self->ids);
  self->data = data;
  self->offsets = offsets;
  self->ids = ids;
  self->n_sorted = n;
  forget_last (self);
}

/**
 * relnet_search_index_get_n_added:
 * @self: an index
 *
 * Returns: how many records came after it was sorted: with many it had better be made anew
 */
guint
relnet_search_index_get_n_added (RelnetSearchIndex *self)
{
  return self->offsets->len - self->n_sorted;
}

/**
 * relnet_search_index_get_size:
 * @self: an index
 *
 * Returns: how much memory it takes, in bytes
 */
gsize
relnet_search_index_get_size (RelnetSearchIndex *self)
{
  gsize size
      = self->data->len + self->offsets->len * sizeof (guint32) + self->ids->len * sizeof (gint64);

  for (guint i = 0; i < self->texts->len; i++)
    size += strlen (g_ptr_array_index (self->texts, i)) + 1 + 5 * sizeof (gpointer);
  return size;
}

/* The score of a place, in anything but a name. */
static const guint8 score_of_place[] = { SCORE_NONE, SCORE_INSIDE, SCORE_WORD, SCORE_WORD };

/* The score of one word in one record, and where. */
static guint
score_word (RelnetSearchIndex *self, const guint8 *record, const RelnetSearchWord *word, RelnetFoundIn *found)
{
  static const guint8 of_name[] = { SCORE_NONE, SCORE_INSIDE_NAME, SCORE_NAME_WORD, SCORE_NAME };
  const char *name = (const char *)record + sizeof (guint32);
  guint best = of_name[relnet_search_word_find (name, word)];
  const guint8 *p;

  *found = RELNET_FOUND_IN_NAME;
  /* Nothing else can be better. */
  if (best >= SCORE_NAME_WORD)
    return best;
  p = (const guint8 *)name + strlen (name) + 1;
  while (*p != 0)
    {
      RelnetFoundIn kind = *p++;
      guint score = SCORE_NONE, number;
      char digits[40];
      const char *text = (const char *)p;

      switch (kind)
        {
        case RELNET_FOUND_IN_NICKNAME:
          score = score_of_place[relnet_search_word_find (text, word)];
          p += strlen (text) + 1;
          break;
        case RELNET_FOUND_IN_EMAIL:
          p += strlen (text) + 1;
          number = read_number (&p);
          if (word->domain != NULL)
            score = relnet_search_word_matches_address (text, g_ptr_array_index (self->texts, number), word)
                        ? SCORE_WORD
                        : SCORE_NONE;
          else
            {
              score = score_of_place[relnet_search_word_find (text, word)];
              if (score == SCORE_NONE && word->length > 2 && word->places[number] != RELNET_SEARCH_PLACE_NONE)
                score = SCORE_DOMAIN;
            }
          break;
        case RELNET_FOUND_IN_PHONE:
          p = read_digits (p, digits);
          if (word->digits != NULL && relnet_search_word_matches_digits (digits, word))
            score = SCORE_WORD;
          break;
        default:
          number = read_number (&p);
          score = score_of_place[word->places[number]];
        }
      if (score > best)
        {
          best = score;
          *found = kind;
        }
    }
  return best;
}

static void
match_shared_texts (RelnetSearchIndex *self, RelnetSearchWord *word)
{
  word->places = g_new (guint8, MAX (self->texts->len, 1));
  for (guint i = 0; i < self->texts->len; i++)
    word->places[i] = (guint8)relnet_search_word_find (g_ptr_array_index (self->texts, i), word);
}

/* Whether everybody found by @text was found by the last text too. */
static gboolean
narrows (RelnetSearchIndex *self, const char *text)
{
  const char *last_word;

  if (self->last_text == NULL || !g_str_has_prefix (text, self->last_text) || relnet_search_is_like_phone (text)
      || relnet_search_is_like_phone (self->last_text))
    return FALSE;
  last_word = strrchr (self->last_text, ' ');
  last_word = last_word != NULL ? last_word + 1 : self->last_text;
  return strlen (last_word) > 1 && strpbrk (self->last_text, ",;") == NULL;
}

static int
compare_hits (gconstpointer a, gconstpointer b)
{
  const RelnetSearchHit *x = a, *y = b;

  if (x->score != y->score)
    return x->score > y->score ? -1 : 1;
  if (x->warmth != y->warmth)
    return x->warmth > y->warmth ? -1 : 1;
  return x->id < y->id ? -1 : x->id > y->id;
}

/* Matches one record; whether all words are found. */
static gboolean
match_record (RelnetSearchIndex *self, guint record, const GArray *words, RelnetSearchHit *hit)
{
  const guint8 *data = self->data->data + g_array_index (self->offsets, guint32, record);

  *hit = (RelnetSearchHit){ .id = g_array_index (self->ids, gint64, record),
                            .found = RELNET_FOUND_IN_NAME };
  if (hit->id == 0)
    return FALSE;
  for (guint i = 0; i < words->len; i++)
    {
      RelnetFoundIn found;
      guint score = score_word (self, data, &g_array_index (words, RelnetSearchWord, i), &found);

      if (score == SCORE_NONE)
        return FALSE;
      hit->score += score;
      if (hit->found == RELNET_FOUND_IN_NAME && found != RELNET_FOUND_IN_NAME)
        {
          hit->found = found;
          hit->word = i;
        }
    }
  hit->warmth = get_warmth (self, record);
  return TRUE;
}

/**
 * relnet_search_index_find:
 * @self: an index
 * @text: what was typed: each word must be found in something
 * @limit: how many are wanted
 * @more: (out): whether there are more
 * @cancellable: (nullable): a cancellable; what is found until then is returned
 *
 * Returns: (transfer full) (element-type RelnetSearchHit): the best matches, best first
 */
GArray *
relnet_search_index_find (RelnetSearchIndex *self,
                          const char *text,
                          guint limit,
                          gboolean *more,
                          GCancellable *cancellable)
{
  g_auto (GStrv) split = relnet_search_split (text);
  g_autofree char *folded = relnet_text_fold (text);
  g_autoptr (GArray) words = g_array_new (FALSE, FALSE, sizeof (RelnetSearchWord));
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GArray) within = NULL;
  GArray *hits = g_array_new (FALSE, FALSE, sizeof (RelnetSearchHit));
  g_autofree guint *n_of_score = NULL;
  guint best = 0, n = self->offsets->len;
  gboolean complete = TRUE;

  *more = FALSE;
  g_array_set_clear_func (words, relnet_search_word_clear);
  for (guint i = 0; split[i] != NULL; i++)
    {
      RelnetSearchWord word;

      relnet_search_word_init (&word, split[i]);
      match_shared_texts (self, &word);
      g_array_append_val (words, word);
      best += i == 0 ? SCORE_NAME : SCORE_NAME_WORD;
    }
  if (words->len == 0)
    return hits;
  n_of_score = g_new0 (guint, best + 1);
  if (narrows (self, folded))
    {
      within = g_array_ref (self->last_found);
      n = within->len;
    }

  /* Those added since the last sort stand at the end and may be the warmest: the pass goes from there to the coldest. */
  for (guint k = 0; k < n; k++)
    {
      guint n_added = self->offsets->len - self->n_sorted;
      guint32 record;
      RelnetSearchHit hit;

      if (within != NULL)
        record = g_array_index (within, guint32, k);
      else
        record = k < n_added ? self->n_sorted + k : k - n_added;
      if (k % LOOK_EVERY == 0 && g_cancellable_is_cancelled (cancellable))
        {
          complete = FALSE;
          break;
        }
      if (!match_record (self, record, words, &hit))
        continue;
      g_array_append_val (found, record);
      hit.score = MIN (hit.score, best);
      /* Of each score the first ones are the warmest. */
      if (n_of_score[hit.score]++ <= limit || k < n_added)
        g_array_append_val (hits, hit);
      /* The rest is colder and cannot match better. */
      if (n_of_score[best] > limit && k >= n_added)
        {
          complete = FALSE;
          break;
        }
    }
  g_array_sort (hits, compare_hits);
  if (hits->len > limit)
    {
      *more = TRUE;
      g_array_set_size (hits, limit);
    }
  forget_last (self);
  if (complete)
    {
      self->last_text = g_steal_pointer (&folded);
      self->last_found = g_steal_pointer (&found);
    }
  return hits;
}

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * RelnetFoundIn:
 *
 * Where a person was found.
 */
typedef enum
{
  RELNET_FOUND_IN_NAME = 1,
  RELNET_FOUND_IN_NICKNAME,
  RELNET_FOUND_IN_EMAIL,
  RELNET_FOUND_IN_PHONE,
  RELNET_FOUND_IN_ORGANISATION,
  RELNET_FOUND_IN_ROLE,
  RELNET_FOUND_IN_CITY,
  RELNET_FOUND_IN_TAG,
  RELNET_FOUND_IN_CIRCLE,
  RELNET_FOUND_IN_NOTE,
  RELNET_FOUND_IN_INTERACTION
} RelnetFoundIn;

/**
 * RelnetSearchHit:
 * @id: a person
 * @score: how well they match, more is better
 * @warmth: who comes first among equals, more is better
 * @found: the first thing besides the name that had to match, %RELNET_FOUND_IN_NAME if there is none
 * @word: which word of the query that was, counted from 0
 */
typedef struct
{
  gint64 id;
  guint32 score;
  guint32 warmth;
  RelnetFoundIn found;
  guint word;
} RelnetSearchHit;

typedef struct _RelnetSearchIndex RelnetSearchIndex;

RelnetSearchIndex *relnet_search_index_new (void);
void relnet_search_index_free (RelnetSearchIndex *self);
void relnet_search_index_begin (RelnetSearchIndex *self,
                                gint64 id,
                                guint32 warmth,
                                const char *folded_name);
void relnet_search_index_add (RelnetSearchIndex *self, RelnetFoundIn kind, const char *folded);
void relnet_search_index_end (RelnetSearchIndex *self);
void relnet_search_index_remove (RelnetSearchIndex *self, gint64 id);
void relnet_search_index_sort (RelnetSearchIndex *self);
guint relnet_search_index_get_n_added (RelnetSearchIndex *self);
gsize relnet_search_index_get_size (RelnetSearchIndex *self);
GArray *relnet_search_index_find (RelnetSearchIndex *self,
                                  const char *text,
                                  guint limit,
                                  gboolean *more,
                                  GCancellable *cancellable);

GStrv relnet_search_split (const char *text);
gboolean relnet_search_matches (RelnetFoundIn kind, const char *folded, const char *word);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelnetSearchIndex, relnet_search_index_free)

G_END_DECLS

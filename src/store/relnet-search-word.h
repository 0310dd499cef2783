#pragma once

#include "relnet-search-index.h"

G_BEGIN_DECLS

/* Where in a text a word was found: the later ones are better. */
typedef enum
{
  RELNET_SEARCH_PLACE_NONE,
  RELNET_SEARCH_PLACE_INSIDE,
  RELNET_SEARCH_PLACE_WORD,
  RELNET_SEARCH_PLACE_START
} RelnetSearchPlace;

/* A word of what was typed. */
typedef struct
{
  const char *text;
  gsize length;
  gboolean inside; /* whether a match in the middle of a word counts */
  char *local;     /* what stands before and after “@”, if there is one */
  const char *domain;
  char *digits; /* of something like a phone number, else NULL */
  char *national; /* @digits without what dials the country or the trunk, to stand at the start of a number */
  guint8 *places; /* of each shared text */
} RelnetSearchWord;

void relnet_search_word_init (RelnetSearchWord *word, const char *text);
void relnet_search_word_clear (gpointer word);
RelnetSearchPlace relnet_search_word_find (const char *text, const RelnetSearchWord *word);
gboolean relnet_search_word_matches_digits (const char *stored, const RelnetSearchWord *word);
gboolean relnet_search_word_matches_address (const char *local, const char *domain, const RelnetSearchWord *word);
char *relnet_search_normalise_phone (const char *number);
gboolean relnet_search_is_like_phone (const char *text);

G_END_DECLS

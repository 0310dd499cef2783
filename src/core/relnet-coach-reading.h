#pragma once

#include "relnet-coach-phrases.h"
#include "relnet-coach-text.h"

G_BEGIN_DECLS

/**
 * RelnetCoachReading:
 * @text: the text taken apart
 * @lexicon: (nullable): the phrases of its language; %NULL if that is neither French nor English
 * @language: (nullable): the code of its language, %NULL if too little of it is there to tell and nobody said
 * @sure: whether @language was told from the words
 * @matches: what was found, by tag, each in the order of the text
 * @n_requests: how many things it asks for
 * @request: the first sentence that asks
 * @last_request: the last one
 * @second: where the second request begins and ends, in characters
 *
 * A text, as the rules of the coach see it.
 */
typedef struct
{
  RelnetCoachText *text;
  const RelnetCoachLexicon *lexicon;
  const char *language;
  gboolean sure;
  GArray *matches[RELNET_COACH_N_TAGS]; /* RelnetCoachMatch */
  guint n_requests;
  guint request;
  guint last_request;
  guint second_start;
  guint second_end;
} RelnetCoachReading;

/* Somebody the text introduces: tokens first … end - 1. */
typedef struct
{
  guint first;
  guint end;
  guint sentence;
  gboolean surely; /* nothing but a person can be meant */
} RelnetCoachName;

RelnetCoachReading *relnet_coach_reading_new (const char *text, const char *language, const char *me);
void relnet_coach_reading_free (RelnetCoachReading *self);
gboolean relnet_coach_reading_has_body (const RelnetCoachReading *self);
const RelnetCoachMatch *relnet_coach_reading_get (const RelnetCoachReading *self, RelnetCoachTag tag, guint index);
guint relnet_coach_reading_count (const RelnetCoachReading *self, RelnetCoachTag tag);
GArray *relnet_coach_reading_find_names (const RelnetCoachReading *self);
char *relnet_coach_reading_dup_name (const RelnetCoachReading *self, const RelnetCoachName *name);

const char *relnet_coach_language_guess (const RelnetCoachText *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelnetCoachReading, relnet_coach_reading_free)

G_END_DECLS

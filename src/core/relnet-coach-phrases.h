#pragma once

#include "relnet-coach-text.h"

G_BEGIN_DECLS

/**
 * RelnetCoachTag:
 *
 * What a phrase is a sign of. A tag that ends in _NOT takes away what overlaps it of the tag before it.
 */
typedef enum
{
  RELNET_COACH_TAG_ASK,         /* asks for something */
  RELNET_COACH_TAG_ASK_NOT,
  RELNET_COACH_TAG_HINT,        /* announces a request, or settles its details: one only if nothing is asked otherwise */
  RELNET_COACH_TAG_HINT_NOT,
  RELNET_COACH_TAG_AND,         /* goes on asking, after a request in the same sentence */
  RELNET_COACH_TAG_MANY,        /* announces several requests */
  RELNET_COACH_TAG_HEAVY,       /* is much to ask */
  RELNET_COACH_TAG_REASON,
  RELNET_COACH_TAG_REASON_NOT,
  RELNET_COACH_TAG_WAY_OUT,
  RELNET_COACH_TAG_WAY_OUT_NOT,
  RELNET_COACH_TAG_PRESSURE,
  RELNET_COACH_TAG_DEADLINE,    /* presses in a sentence that asks */
  RELNET_COACH_TAG_CUT,         /* pressure that can be taken out without harm to the sentence */
  RELNET_COACH_TAG_PRESSURE_NOT,
  RELNET_COACH_TAG_APOLOGY,
  RELNET_COACH_TAG_APOLOGY_NOT,
  RELNET_COACH_TAG_SPIRAL,      /* an apology that is one too many by itself */
  RELNET_COACH_TAG_GAP,
  RELNET_COACH_TAG_GAP_NOT,
  RELNET_COACH_TAG_IDENTIFY,
  RELNET_COACH_TAG_IDENTIFY_NOT,
  RELNET_COACH_TAG_THANKS,
  RELNET_COACH_TAG_THANKS_NOT,
  RELNET_COACH_TAG_PROMISE,
  RELNET_COACH_TAG_OFFER,       /* offers something in return */
  RELNET_COACH_TAG_OFFER_NOT,
  RELNET_COACH_TAG_CORRECTION,  /* a second message that needs no patience */
  RELNET_COACH_TAG_INTRODUCE,   /* puts a name before somebody: it ends in a @Name */
  RELNET_COACH_TAG_CONNECT,     /* the same, and nothing but a person can be meant */
  RELNET_COACH_TAG_INTRODUCE_NOT,
  RELNET_COACH_TAG_AGREED,      /* both have said yes */
  RELNET_COACH_TAG_TU,
  RELNET_COACH_TAG_TU_NOT,
  RELNET_COACH_TAG_VOUS,
  RELNET_COACH_TAG_VOUS_NOT,
  RELNET_COACH_TAG_PLURAL,      /* speaks to several people */
  RELNET_COACH_TAG_FAMILIAR,    /* English: only among friends */
  RELNET_COACH_TAG_FORMAL,      /* English: only among strangers */
  RELNET_COACH_TAG_INTEREST,    /* asks about them, though it does not say “you” */
  RELNET_COACH_N_TAGS
} RelnetCoachTag;

/* A word class: “name: word|word|begin*”. */
typedef struct
{
  const char *name;
  const char *words;
} RelnetCoachClass;

typedef struct
{
  RelnetCoachTag tag;
  const char *patterns; /* one a line */
} RelnetCoachPhrases;

typedef struct _RelnetCoachLexicon RelnetCoachLexicon;

/* Where a phrase was found: tokens first … end - 1. */
typedef struct
{
  RelnetCoachTag tag;
  guint first;
  guint end;
  guint sentence;
} RelnetCoachMatch;

extern const RelnetCoachPhrases relnet_coach_words_fr_tie[];
extern const RelnetCoachPhrases relnet_coach_words_en_tie[];

RelnetCoachLexicon *relnet_coach_lexicon_new (const RelnetCoachClass *classes,
                                              const RelnetCoachPhrases *phrases,
                                              const RelnetCoachPhrases *more);
gboolean relnet_coach_lexicon_knows (const RelnetCoachLexicon *self, const char *word);
GArray *relnet_coach_lexicon_match (const RelnetCoachLexicon *self, const RelnetCoachText *text);

const RelnetCoachLexicon *relnet_coach_words_fr_get (void);
const RelnetCoachLexicon *relnet_coach_words_en_get (void);

G_END_DECLS

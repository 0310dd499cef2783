#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RelnetCoachZone:
 * @RELNET_COACH_ZONE_BODY: what the user says
 * @RELNET_COACH_ZONE_GREETING: “Bonjour Antoine,”
 * @RELNET_COACH_ZONE_CLOSING: “Bien à vous, Camille”
 * @RELNET_COACH_ZONE_QUOTE: what somebody else wrote, and the line that says so
 * @RELNET_COACH_ZONE_SIGNATURE: what follows “-- ”
 *
 * Which part of a message it is.
 */
typedef enum
{
  RELNET_COACH_ZONE_BODY,
  RELNET_COACH_ZONE_GREETING,
  RELNET_COACH_ZONE_CLOSING,
  RELNET_COACH_ZONE_QUOTE,
  RELNET_COACH_ZONE_SIGNATURE
} RelnetCoachZone;

/**
 * RelnetCoachTokenFlags:
 * @RELNET_COACH_TOKEN_CAPITAL: begins with a capital
 * @RELNET_COACH_TOKEN_NUMBER: begins with a digit
 * @RELNET_COACH_TOKEN_APOSTROPHE: an apostrophe follows, without a space
 * @RELNET_COACH_TOKEN_HYPHEN: a hyphen follows, without a space
 * @RELNET_COACH_TOKEN_COMMA: a comma, colon, dash or bracket follows
 * @RELNET_COACH_TOKEN_STOP: a sentence ends after it
 * @RELNET_COACH_TOKEN_QUESTION: a question ends after it
 * @RELNET_COACH_TOKEN_CITED: is between « and », “ and ”, or ⟨ and ⟩: not the user’s own words
 * @RELNET_COACH_TOKEN_BULLET: a line begins with a bullet or number, then this
 */
typedef enum
{
  RELNET_COACH_TOKEN_CAPITAL = 1 << 0,
  RELNET_COACH_TOKEN_NUMBER = 1 << 1,
  RELNET_COACH_TOKEN_APOSTROPHE = 1 << 2,
  RELNET_COACH_TOKEN_HYPHEN = 1 << 3,
  RELNET_COACH_TOKEN_COMMA = 1 << 4,
  RELNET_COACH_TOKEN_STOP = 1 << 5,
  RELNET_COACH_TOKEN_QUESTION = 1 << 6,
  RELNET_COACH_TOKEN_CITED = 1 << 7,
  RELNET_COACH_TOKEN_BULLET = 1 << 8
} RelnetCoachTokenFlags;

/* A word: letters and digits. What is before and after an apostrophe or a hyphen are two words. Offsets are in characters. */
typedef struct
{
  guint start;
  guint end;
  guint stop_end;  /* after the punctuation, if a sentence ends here */
  guint comma_end; /* after the comma, if one follows */
  guint line;
  guint sentence;
  guint folded;    /* where it begins in RelnetCoachText.folded */
  guint flags;     /* RelnetCoachTokenFlags */
} RelnetCoachToken;

/* A sentence. Its tokens are first … first + n - 1. */
typedef struct
{
  guint start;
  guint end;
  guint first;
  guint n;
  RelnetCoachZone zone;
  gboolean question;
} RelnetCoachSentence;

/* A line of the text. */
typedef struct
{
  guint start;     /* characters */
  guint end;       /* without the line break */
  guint first;     /* token */
  guint n;
  RelnetCoachZone zone;
  gboolean blank;
  gboolean quoted; /* begins with “>” */
  gboolean dashes; /* is “-- ” */
  gboolean colon;  /* ends with a colon */
} RelnetCoachLine;

typedef struct
{
  GArray *tokens;     /* RelnetCoachToken */
  GArray *lines;      /* RelnetCoachLine */
  GArray *sentences;  /* RelnetCoachSentence */
  GString *folded;    /* the words, as relnet_text_fold() makes them, each ended by a zero byte */
  guint n_chars;
  guint n_latin;      /* letters of the Latin alphabet */
  guint n_letters;
  guint greeting_end; /* where the greeting ends, 0 without one */
  guint body_end;     /* where the user’s own words end and the closing begins */
} RelnetCoachText;

RelnetCoachText *relnet_coach_text_new (const char *text, const char *me);
void relnet_coach_text_free (RelnetCoachText *self);
const char *relnet_coach_text_get_word (const RelnetCoachText *self, guint token);

#define relnet_coach_text_token(self, i) (&g_array_index ((self)->tokens, RelnetCoachToken, (i)))
#define relnet_coach_text_sentence(self, i) (&g_array_index ((self)->sentences, RelnetCoachSentence, (i)))

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelnetCoachText, relnet_coach_text_free)

G_END_DECLS

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RelnetTense:
 * @RELNET_TENSE_PAST: “Monday” and “14 August” are the last ones
 * @RELNET_TENSE_FUTURE: “Monday” and “14 August” are the next ones
 *
 * Which day a date that does not say its year or week means.
 */
typedef enum
{
  RELNET_TENSE_PAST,
  RELNET_TENSE_FUTURE
} RelnetTense;

char *relnet_date_words_parse (const char *text, const char *today, RelnetTense tense);
char *relnet_date_words_parse_birthday (const char *text, const char *today);
char *relnet_date_words_find (const char *text, const char *today);
char *relnet_date_words_format_birthday (const char *birthday);

G_END_DECLS

#pragma once

#include "relnet-wind-down.h"

G_BEGIN_DECLS

/**
 * RelnetLetterFacts:
 * @first_name: how the person is addressed
 * @language: (nullable): the language of the person, “fr”; another one, or none, is that of the user
 * @reg: (nullable): “tu” or “vous”
 * @me: (nullable): the name of the user
 * @today: a valid date
 *
 * To whom the message of a wind-down is.
 */
typedef struct
{
  const char *first_name;
  const char *language;
  const char *reg;
  const char *me;
  const char *today;
} RelnetLetterFacts;

const char *relnet_wind_down_letter_get_subject (RelnetWindDown *plan, const RelnetLetterFacts *facts);
char *relnet_wind_down_letter_write (RelnetWindDown *plan, RelnetContract *contract, const RelnetLetterFacts *facts);

G_END_DECLS

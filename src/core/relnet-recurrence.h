#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RelnetRepeat:
 * @RELNET_REPEAT_WEEK: every week
 * @RELNET_REPEAT_FORTNIGHT: every second week
 * @RELNET_REPEAT_MONTH: every month
 * @RELNET_REPEAT_QUARTER: every three months
 * @RELNET_REPEAT_YEAR: every year
 *
 * How often something comes round, of what the window offers.
 */
typedef enum
{
  RELNET_REPEAT_WEEK,
  RELNET_REPEAT_FORTNIGHT,
  RELNET_REPEAT_MONTH,
  RELNET_REPEAT_QUARTER,
  RELNET_REPEAT_YEAR,
  RELNET_N_REPEATS
} RelnetRepeat;

/**
 * RelnetNth:
 * @RELNET_NTH_DATE: the day of the month it begins on
 * @RELNET_NTH_FIRST: the first of a weekday, and so on
 * @RELNET_NTH_FIFTH: the fifth of a weekday, in months that have five
 * @RELNET_NTH_LAST: the last of a weekday
 *
 * On which day of its month something comes round.
 */
typedef enum
{
  RELNET_NTH_DATE,
  RELNET_NTH_FIRST,
  RELNET_NTH_SECOND,
  RELNET_NTH_THIRD,
  RELNET_NTH_FOURTH,
  RELNET_NTH_FIFTH,
  RELNET_NTH_LAST,
  RELNET_N_NTHS
} RelnetNth;

/**
 * RelnetRepeatChoice:
 * @repeat: how often
 * @nth: on which day of the month; not asked for weeks
 * @weekday: 1 for Monday to 7 for Sunday; not asked for %RELNET_NTH_DATE
 *
 * What the window lets the user choose.
 */
typedef struct
{
  RelnetRepeat repeat;
  RelnetNth nth;
  int weekday;
} RelnetRepeatChoice;

char *relnet_recurrence_make (const RelnetRepeatChoice *choice, const char *starts_on);
gboolean relnet_recurrence_get_choice (const char *rule, const char *starts_on, RelnetRepeatChoice *choice);
void relnet_recurrence_choose_for_date (const char *date, RelnetRepeat repeat, RelnetRepeatChoice *choice);

gboolean relnet_recurrence_is_valid (const char *rule);
char *relnet_recurrence_next (const char *rule, const char *starts_on, const char *from);
char *relnet_recurrence_last (const char *rule, const char *starts_on, const char *until);
GStrv relnet_recurrence_list (const char *rule, const char *starts_on, const char *from, const char *until, guint limit);

char *relnet_recurrence_to_words (const char *rule, const char *starts_on);
const char *relnet_repeat_to_label (RelnetRepeat repeat);
const char *relnet_nth_to_label (RelnetNth nth);
char *relnet_weekday_to_label (int weekday);

G_END_DECLS

/* The rules of closeness and of drifting away (R1): how much an exchange weighs, how that fades, when somebody who was close
 * is so no more. No database and no clock in here; relnet-closeness-store.c keeps what these rules give.
 *
 * Each exchange adds a weight, which halves every 180 days. As all weights fade at the same rate, the sum may be kept as it
 * would be on one reference date: it grows when something happens and never changes by itself, so people can be indexed by
 * it, and an exchange at the end of a history is one addition. */

#include "relnet-closeness.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "relnet-date.h"

/* After half a year without a sign a tie is worth half: what one would gladly answer after six months, one answers with an
 * apology after a year and with surprise after two. */
#define HALF_LIFE 180.0
/* The day on which totals are told: 2020-01-01. Any would do; near the histories that are kept, the numbers are handy. */
#define REFERENCE_DAY 737425
/* Outside of 1600–2400 (a typing mistake, a clock gone mad) days count as those of the border: two to the power of four
 * centuries of half lives is what a double can hold. */
#define FIRST_DAY 584023
#define LAST_DAY  876216
/* An hour before each other's eyes says three times what a message does. */
#define WEIGHT_IN_PERSON 3.0
/* A voice, with or without a face. */
#define WEIGHT_CALL 2.0
/* A mail, a message or a letter written for one person, in either direction. */
#define WEIGHT_WRITTEN 1.0
/* To be one among many, in a room or in a mail. */
#define WEIGHT_GROUP 0.3
/* A favour, an introduction, a promise kept: something was done, not only said. */
#define WEIGHT_DEED 2.0
/* A mail to more than this many is written for nobody in particular. */
#define MAX_PERSONAL 1
/* Drifted: at most this part of the highest closeness is left … */
#define DRIFT_RATIO 0.25
/* … and they took part in nothing for this many days: a summer or a big project is not yet a silence. */
#define DRIFT_SILENCE 180
/* No time zone is more than this far ahead of UTC, in days. */
#define TIME_ZONE_DAYS 1

#define SECONDS_A_DAY 86400
/* 1970-01-01 */
#define UNIX_EPOCH_DAY 719163

/* Where each step begins: a single mail of two years ago (1); a meeting of a year ago (2); more than a single meeting can be,
 * the least of a tie that is kept up (3: one a year comes to 4); a meeting every half year (4: it comes to 6); one every quarter,
 * with mails between (5: to 10). */
static const double thresholds[RELNET_CLOSENESS_N_STEPS + 1] = { 0, 0.06, 0.75, 3.5, 6, 9 };

/**
 * relnet_closeness_get_weight:
 * @kind: what the interaction is the trace of
 * @channel: through what
 * @n_people: how many others took part, at least 1
 *
 * The table of issue 3: in person 3; video or phone 2; a personal mail, message or letter 1; group event or mail 0.3; favour,
 * introduction, promise kept 2. A note to oneself is none, nor is what only says what happened in another exchange. A request, thanks and
 * news weigh what the channel does through which they were said.
 *
 * Returns: how much it adds to closeness on its day
 */
double
relnet_closeness_get_weight (RelnetInteractionKind kind, RelnetChannel channel, guint n_people)
{
  switch (kind)
    {
    case RELNET_INTERACTION_FAVOUR:
    case RELNET_INTERACTION_INTRODUCTION:
    case RELNET_INTERACTION_PROMISE_KEPT:
      return WEIGHT_DEED;
    case RELNET_INTERACTION_PROMISE_MADE:
    case RELNET_INTERACTION_PROMISE_WITHDRAWN:
    case RELNET_INTERACTION_OUTCOME:
    case RELNET_INTERACTION_WIND_DOWN:
      return 0;
    case RELNET_INTERACTION_EXCHANGE:
    case RELNET_INTERACTION_ASK:
    case RELNET_INTERACTION_THANKS:
    case RELNET_INTERACTION_NEWS:
    case RELNET_N_INTERACTION_KINDS:
    default:
      break;
    }
  switch (channel)
    {
    case RELNET_CHANNEL_IN_PERSON:
      return WEIGHT_IN_PERSON;
    case RELNET_CHANNEL_VIDEO:
    case RELNET_CHANNEL_PHONE:
      return WEIGHT_CALL;
    case RELNET_CHANNEL_EMAIL:
    case RELNET_CHANNEL_MESSAGE:
    case RELNET_CHANNEL_LETTER:
      return n_people > MAX_PERSONAL ? WEIGHT_GROUP : WEIGHT_WRITTEN;
    case RELNET_CHANNEL_GROUP_EVENT:
      return WEIGHT_GROUP;
    case RELNET_CHANNEL_NOTE:
    case RELNET_N_CHANNELS:
    default:
      return 0;
    }
}

/**
 * relnet_closeness_is_answer:
 * @kind: what the interaction is the trace of
 * @channel: through what
 * @direction: by whom
 * @outcome: what came of it
 *
 * A mail nobody answered does not end a silence; that takes the other side. An outcome that is known says that there was an
 * answer, or that there was none.
 *
 * Returns: whether they took part
 */
gboolean
relnet_closeness_is_answer (RelnetInteractionKind kind,
                            RelnetChannel channel,
                            RelnetDirection direction,
                            RelnetOutcome outcome)
{
  if (outcome == RELNET_OUTCOME_NO_ANSWER)
    return FALSE;
  if (outcome != RELNET_OUTCOME_NONE || direction != RELNET_DIRECTION_OUTGOING)
    return TRUE;
  return kind == RELNET_INTERACTION_EXCHANGE
         && (channel == RELNET_CHANNEL_IN_PERSON || channel == RELNET_CHANNEL_VIDEO
             || channel == RELNET_CHANNEL_PHONE || channel == RELNET_CHANNEL_GROUP_EVENT);
}

/**
 * relnet_closeness_get_day:
 * @date: the date of an interaction
 * @added_at: when it was noted
 *
 * What is noted for the future (a meeting arranged, a typing mistake, a clock set back since) counts as of the day on which it was noted:
 * nothing that has not happened makes anybody closer, and the rule does not depend on today. In which time zone the user was is not known,
 * so a date may be a day ahead.
 *
 * Returns: the day it counts as of
 */
int
relnet_closeness_get_day (const char *date, gint64 added_at)
{
  gint64 noted = UNIX_EPOCH_DAY + (added_at >= 0 ? added_at : added_at - SECONDS_A_DAY + 1) / SECONDS_A_DAY;
  int day = relnet_date_to_days (date);

  if (day > noted + TIME_ZONE_DAYS)
    day = (int)noted;
  return CLAMP (day, FIRST_DAY, LAST_DAY);
}

/* What a weight of 1 on @day is on the reference date. */
static double
scale (int day)
{
  return exp2 ((CLAMP (day, FIRST_DAY, LAST_DAY) - REFERENCE_DAY) / HALF_LIFE);
}

/**
 * relnet_closeness_can_add:
 * @self: how close somebody is
 * @day: a day
 *
 * Returns: whether an exchange of @day would be the last one, which relnet_closeness_add() takes; if not, the whole history
 *   is to be gone through anew
 */
gboolean
relnet_closeness_can_add (const RelnetCloseness *self, int day)
{
  return day >= self->last_day;
}

/**
 * relnet_closeness_add:
 * @self: how close somebody is
 * @day: the day of an exchange, not before the last one
 * @weight: how much it weighs; with 0 nothing happens
 * @answer: whether they took part
 *
 * Adds an exchange at the end of a history, in constant time.
 */
void
relnet_closeness_add (RelnetCloseness *self, int day, double weight, gboolean answer)
{
  double value;

  if (weight <= 0)
    return;
  self->total += weight * scale (day);
  self->last_day = day;
  value = self->total / scale (day);
  if (value > self->peak)
    {
      self->peak = value;
      self->peak_day = day;
    }
  if (answer)
    {
      self->answered = self->total;
      self->answer_day = day;
    }
}

/**
 * relnet_closeness_get_value:
 * @total: a total
 * @today: a date
 *
 * Returns: the closeness on @today
 */
double
relnet_closeness_get_value (double total, const char *today)
{
  return total / scale (relnet_date_to_days (today));
}

/**
 * relnet_closeness_value_to_step:
 * @value: the closeness on some day
 *
 * Returns: the step it is shown as, 0 to %RELNET_CLOSENESS_N_STEPS
 */
int
relnet_closeness_value_to_step (double value)
{
  int step = RELNET_CLOSENESS_N_STEPS;

  while (step > 0 && value < thresholds[step])
    step--;
  return step;
}

/**
 * relnet_closeness_get_step:
 * @total: a total
 * @today: a date
 *
 * Returns: the step that closeness is shown as on @today, 0 to %RELNET_CLOSENESS_N_STEPS
 */
int
relnet_closeness_get_step (double total, const char *today)
{
  return relnet_closeness_value_to_step (relnet_closeness_get_value (total, today));
}

/**
 * relnet_closeness_get_threshold:
 * @step: a step, 0 to %RELNET_CLOSENESS_N_STEPS
 * @today: a date
 *
 * Returns: the total with which that step begins on @today, for looking it up in an index
 */
double
relnet_closeness_get_threshold (int step, const char *today)
{
  return thresholds[CLAMP (step, 0, RELNET_CLOSENESS_N_STEPS)] * scale (relnet_date_to_days (today));
}

/**
 * relnet_closeness_is_weak:
 * @total: a total
 * @last_date: (nullable): the date of the last exchange
 * @today: a date
 *
 * A weak tie is a living one of low closeness: who knows other people and other news than those one sees all the time.
 *
 * Returns: whether the last exchange was within two years and closeness is on one of the two lowest steps
 */
gboolean
relnet_closeness_is_weak (double total, const char *last_date, const char *today)
{
  int step = relnet_closeness_get_step (total, today);

  return step >= 1 && step <= RELNET_CLOSENESS_WEAK_STEP && relnet_date_is_valid (last_date)
         && relnet_date_days_between (last_date, today) <= RELNET_CLOSENESS_ALIVE_DAYS;
}

/**
 * relnet_closeness_get_drift_day:
 * @self: how close somebody is and was
 *
 * Somebody has drifted away who was close once, of whose highest closeness a quarter is left at most, and who has taken part in
 * nothing for half a year. Each of the three stays true until they take part in something again, so one day says it all. What I
 * wrote since their last answer does not count: it takes two to be close.
 *
 * Returns: from which day on they count as drifted away, %RELNET_DATE_NONE if they were never close
 */
int
relnet_closeness_get_drift_day (const RelnetCloseness *self)
{
  double days;

  if (self->answer_day == RELNET_DATE_NONE
      || relnet_closeness_value_to_step (self->peak) < RELNET_CLOSENESS_CLOSE_STEP)
    return RELNET_DATE_NONE;
  days = HALF_LIFE * log2 (self->answered / scale (self->answer_day) / (self->peak * DRIFT_RATIO));
  /* A rounding error must not cost a day. */
  return self->answer_day + MAX (DRIFT_SILENCE, (int)ceil (days - 1e-6));
}

/**
 * relnet_closeness_step_to_words:
 * @step: a step
 *
 * Returns: (transfer full): how close that is, for a screen reader and where there is no room for bars
 */
char *
relnet_closeness_step_to_words (int step)
{
  if (step <= 0)
    return g_strdup (_ ("no living tie"));
  /* Translators: how close a tie is, in steps: “closeness: 4 of 5”. */
  return g_strdup_printf (_ ("closeness: %d of %d"), MIN (step, RELNET_CLOSENESS_N_STEPS), RELNET_CLOSENESS_N_STEPS);
}

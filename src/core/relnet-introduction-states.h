#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How many days somebody or something may wait before the user hears of it. */

/* A working week to answer a question nobody expected. */
#define RELNET_PATIENCE_ANSWER 5
/* Two people who said yes are waiting for the user alone. */
#define RELNET_PATIENCE_AGREED 1
/* Two people who do not know each other need a fortnight to find a date and talk. */
#define RELNET_PATIENCE_OUTCOME 14
/* Who helped to bring something about is thanked while it is fresh. */
#define RELNET_PATIENCE_THANKS 7
/* Who said yes and waits for the other hears of a no at once. */
#define RELNET_PATIENCE_TELL 0

/**
 * RelnetIntroductionState:
 * @RELNET_INTRODUCTION_IDEA: the user thinks that two people should know each other; nobody knows of it
 * @RELNET_INTRODUCTION_ASKED_FIRST: the first was asked, and has not answered
 * @RELNET_INTRODUCTION_ASKED_SECOND: the first said yes; the second was asked, and has not answered
 * @RELNET_INTRODUCTION_BOTH_AGREED: both said yes, and wait to be introduced
 * @RELNET_INTRODUCTION_INTRODUCED: one message went to both
 * @RELNET_INTRODUCTION_OUTCOME: the user knows what came of it
 * @RELNET_INTRODUCTION_THANKED: thanks were said; the end of an introduction that went well
 * @RELNET_INTRODUCTION_DECLINED: one of the two said no; a normal end
 * @RELNET_INTRODUCTION_NO_ANSWER: one of the two never answered; a normal end
 *
 * How far an introduction is (I1). Stored by its name, see relnet_introduction_state_to_name().
 */
typedef enum
{
  RELNET_INTRODUCTION_IDEA,
  RELNET_INTRODUCTION_ASKED_FIRST,
  RELNET_INTRODUCTION_ASKED_SECOND,
  RELNET_INTRODUCTION_BOTH_AGREED,
  RELNET_INTRODUCTION_INTRODUCED,
  RELNET_INTRODUCTION_OUTCOME,
  RELNET_INTRODUCTION_THANKED,
  RELNET_INTRODUCTION_DECLINED,
  RELNET_INTRODUCTION_NO_ANSWER,
  RELNET_N_INTRODUCTION_STATES
} RelnetIntroductionState;

/**
 * RelnetIntroductionSide:
 *
 * One of the two people of an introduction, or neither of them.
 */
typedef enum
{
  RELNET_SIDE_NONE,
  RELNET_SIDE_FIRST,
  RELNET_SIDE_SECOND
} RelnetIntroductionSide;

/**
 * RelnetIntroductionVerdict:
 * @RELNET_INTRODUCTION_ALLOWED: go on
 * @RELNET_INTRODUCTION_WARNED: go on only if the user insists: an introduction to which not both have agreed
 * @RELNET_INTRODUCTION_REFUSED: not possible
 *
 * What the rules say to a step.
 */
typedef enum
{
  RELNET_INTRODUCTION_ALLOWED,
  RELNET_INTRODUCTION_WARNED,
  RELNET_INTRODUCTION_REFUSED
} RelnetIntroductionVerdict;

/**
 * RelnetIntroductionFacts:
 * @state: how far it is
 * @first_name: the name of the first
 * @second_name: the name of the second
 * @first_gone: whether the first is not in the book any more
 * @second_gone: whether the second is not in the book any more
 * @has_first_reason: whether it is said why it makes sense for the first
 * @has_second_reason: whether it is said why it makes sense for the second
 *
 * What the rules look at.
 */
typedef struct
{
  RelnetIntroductionState state;
  const char *first_name;
  const char *second_name;
  gboolean first_gone;
  gboolean second_gone;
  gboolean has_first_reason;
  gboolean has_second_reason;
} RelnetIntroductionFacts;

const char *relnet_introduction_state_to_name (RelnetIntroductionState state);
const char *relnet_introduction_state_to_label (RelnetIntroductionState state);
gboolean relnet_introduction_state_from_name (const char *name, RelnetIntroductionState *state);
gboolean relnet_introduction_state_is_end (RelnetIntroductionState state);
int relnet_introduction_state_get_patience (RelnetIntroductionState state);
RelnetIntroductionSide relnet_introduction_state_get_awaited (RelnetIntroductionState state);

RelnetIntroductionVerdict relnet_introduction_check (const RelnetIntroductionFacts *facts, RelnetIntroductionState to,
                                                     char **reason);
RelnetIntroductionSide relnet_introduction_get_side_to_tell (RelnetIntroductionState before,
                                                             RelnetIntroductionState end,
                                                             RelnetIntroductionSide ender);

G_END_DECLS

/* The rules of an introduction to which both have to say yes (I1), all in this file:
 *
 *   idea → asked-a → asked-b → both-agreed → introduced → outcome → thanked
 *
 * “declined” and “no-answer” end it wherever it is. Every other step is in the table with the reason why not, in words for
 * the user. A step that was a mistake is taken back by undoing it, or by the history of the introduction
 * (relnet_introduction_store_step_back()), not by a step of its own: nobody can be un-asked. */

#include "relnet-introduction-states.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  const char *name;
  const char *label;
  int patience; /* in days; -1: nobody waits */
  RelnetIntroductionSide awaited;
} State;

static const State states[RELNET_N_INTRODUCTION_STATES] = {
  [RELNET_INTRODUCTION_IDEA] = { "idea", NC_ ("introduction", "Idea"), -1, RELNET_SIDE_NONE },
  [RELNET_INTRODUCTION_ASKED_FIRST]
  = { "asked-a", NC_ ("introduction", "First person asked"), RELNET_PATIENCE_ANSWER, RELNET_SIDE_FIRST },
  [RELNET_INTRODUCTION_ASKED_SECOND]
  = { "asked-b", NC_ ("introduction", "Second person asked"), RELNET_PATIENCE_ANSWER, RELNET_SIDE_SECOND },
  [RELNET_INTRODUCTION_BOTH_AGREED]
  = { "both-agreed", NC_ ("introduction", "Both agreed"), RELNET_PATIENCE_AGREED, RELNET_SIDE_NONE },
  [RELNET_INTRODUCTION_INTRODUCED]
  = { "introduced", NC_ ("introduction", "Introduced"), RELNET_PATIENCE_OUTCOME, RELNET_SIDE_NONE },
  [RELNET_INTRODUCTION_OUTCOME]
  = { "outcome", NC_ ("introduction", "Outcome known"), RELNET_PATIENCE_THANKS, RELNET_SIDE_NONE },
  [RELNET_INTRODUCTION_THANKED] = { "thanked", NC_ ("introduction", "Thanked"), -1, RELNET_SIDE_NONE },
  [RELNET_INTRODUCTION_DECLINED]
  = { "declined", NC_ ("introduction", "Declined"), RELNET_PATIENCE_TELL, RELNET_SIDE_NONE },
  [RELNET_INTRODUCTION_NO_ANSWER]
  = { "no-answer", NC_ ("introduction", "No answer"), RELNET_PATIENCE_TELL, RELNET_SIDE_NONE },
};

/* What is looked at before a step, besides where it comes from. */
typedef enum
{
  NEEDS_NOTHING = 0,
  NEEDS_REASONS = 1 << 0, /* why it makes sense for each: before anything is sent to anybody */
  NEEDS_FIRST = 1 << 1,   /* the first is still in the book */
  NEEDS_SECOND = 1 << 2,
  NEEDS_BOTH = NEEDS_FIRST | NEEDS_SECOND,
  NEEDS_INSISTING = 1 << 3 /* not both have agreed: the user is warned, and may go on */
} Needs;

/* Why a step is not there. */
typedef enum
{
  STEP, /* it is there */
  SAME,
  ASK_FIRST_PERSON,
  ASK_SECOND_PERSON,
  INTRODUCE_FIRST,
  OUTCOME_FIRST,
  NOBODY_ASKED,
  NO_WAY_BACK,
  TOLD_ALREADY,
  ENDED
} Why;

typedef struct
{
  Why why;
  Needs needs;
} Step;

#define IDEA    RELNET_INTRODUCTION_IDEA
#define ASKED_A RELNET_INTRODUCTION_ASKED_FIRST
#define ASKED_B RELNET_INTRODUCTION_ASKED_SECOND
#define AGREED  RELNET_INTRODUCTION_BOTH_AGREED
#define INTRO   RELNET_INTRODUCTION_INTRODUCED
#define OUTCOME RELNET_INTRODUCTION_OUTCOME
#define THANKED RELNET_INTRODUCTION_THANKED
#define DECLINE RELNET_INTRODUCTION_DECLINED
#define SILENCE RELNET_INTRODUCTION_NO_ANSWER

#define BLIND (NEEDS_REASONS | NEEDS_BOTH | NEEDS_INSISTING)

/* From each state to each: whole, so that nothing is allowed or refused by being forgotten. */
static const Step steps[RELNET_N_INTRODUCTION_STATES][RELNET_N_INTRODUCTION_STATES] = {
  [IDEA] = {
    [IDEA] = { SAME },
    [ASKED_A] = { STEP, NEEDS_REASONS | NEEDS_BOTH },
    [ASKED_B] = { ASK_FIRST_PERSON },
    [AGREED] = { ASK_FIRST_PERSON },
    [INTRO] = { STEP, BLIND },
    [OUTCOME] = { INTRODUCE_FIRST },
    [THANKED] = { INTRODUCE_FIRST },
    [DECLINE] = { STEP },
    [SILENCE] = { NOBODY_ASKED },
  },
  [ASKED_A] = {
    [IDEA] = { NO_WAY_BACK },
    [ASKED_A] = { SAME },
    [ASKED_B] = { STEP, NEEDS_REASONS | NEEDS_BOTH },
    [AGREED] = { ASK_SECOND_PERSON },
    [INTRO] = { STEP, BLIND },
    [OUTCOME] = { INTRODUCE_FIRST },
    [THANKED] = { INTRODUCE_FIRST },
    [DECLINE] = { STEP },
    [SILENCE] = { STEP },
  },
  [ASKED_B] = {
    [IDEA] = { NO_WAY_BACK },
    [ASKED_A] = { NO_WAY_BACK },
    [ASKED_B] = { SAME },
    [AGREED] = { STEP, NEEDS_BOTH },
    [INTRO] = { STEP, BLIND },
    [OUTCOME] = { INTRODUCE_FIRST },
    [THANKED] = { INTRODUCE_FIRST },
    [DECLINE] = { STEP },
    [SILENCE] = { STEP },
  },
  [AGREED] = {
    [IDEA] = { NO_WAY_BACK },
    [ASKED_A] = { NO_WAY_BACK },
    [ASKED_B] = { NO_WAY_BACK },
    [AGREED] = { SAME },
    [INTRO] = { STEP, NEEDS_REASONS | NEEDS_BOTH },
    [OUTCOME] = { INTRODUCE_FIRST },
    [THANKED] = { INTRODUCE_FIRST },
    [DECLINE] = { STEP },
    [SILENCE] = { STEP },
  },
  [INTRO] = {
    [IDEA] = { TOLD_ALREADY },
    [ASKED_A] = { TOLD_ALREADY },
    [ASKED_B] = { TOLD_ALREADY },
    [AGREED] = { TOLD_ALREADY },
    [INTRO] = { SAME },
    [OUTCOME] = { STEP },
    [THANKED] = { OUTCOME_FIRST },
    [DECLINE] = { STEP },
    [SILENCE] = { STEP },
  },
  [OUTCOME] = {
    [IDEA] = { TOLD_ALREADY },
    [ASKED_A] = { TOLD_ALREADY },
    [ASKED_B] = { TOLD_ALREADY },
    [AGREED] = { TOLD_ALREADY },
    [INTRO] = { TOLD_ALREADY },
    [OUTCOME] = { SAME },
    [THANKED] = { STEP },
    [DECLINE] = { TOLD_ALREADY },
    [SILENCE] = { TOLD_ALREADY },
  },
  [THANKED] = {
    [IDEA] = { ENDED },
    [ASKED_A] = { ENDED },
    [ASKED_B] = { ENDED },
    [AGREED] = { ENDED },
    [INTRO] = { ENDED },
    [OUTCOME] = { ENDED },
    [THANKED] = { SAME },
    [DECLINE] = { ENDED },
    [SILENCE] = { ENDED },
  },
  [DECLINE] = {
    [IDEA] = { ENDED },
    [ASKED_A] = { ENDED },
    [ASKED_B] = { ENDED },
    [AGREED] = { ENDED },
    [INTRO] = { ENDED },
    [OUTCOME] = { ENDED },
    [THANKED] = { ENDED },
    [DECLINE] = { SAME },
    [SILENCE] = { ENDED },
  },
  [SILENCE] = {
    [IDEA] = { ENDED },
    [ASKED_A] = { ENDED },
    [ASKED_B] = { ENDED },
    [AGREED] = { ENDED },
    [INTRO] = { ENDED },
    [OUTCOME] = { ENDED },
    [THANKED] = { ENDED },
    [DECLINE] = { ENDED },
    [SILENCE] = { SAME },
  },
};

static char *
explain (Why why, const RelnetIntroductionFacts *facts)
{
  const char *first = facts->first_name, *second = facts->second_name;

  switch (why)
    {
    case SAME:
      /* Translators: %s is how far an introduction is, “Both agreed”. */
      return g_strdup_printf (_ ("It is there already: %s."), relnet_introduction_state_to_label (facts->state));
    case ASK_FIRST_PERSON:
      /* Translators: two names. */
      return g_strdup_printf (_ ("Ask %s first: %s is asked once the answer is yes."), first, second);
    case ASK_SECOND_PERSON:
      return g_strdup_printf (_ ("%s has not been asked yet. Both have to say yes."), second);
    case INTRODUCE_FIRST:
      /* Translators: two names. */
      return g_strdup_printf (_ ("%s and %s have not been introduced yet."), first, second);
    case OUTCOME_FIRST:
      return g_strdup (_ ("Note first what came of it."));
    case NOBODY_ASKED:
      return g_strdup (_ ("Nobody has been asked yet, so nobody owes an answer."));
    case NO_WAY_BACK:
      return g_strdup (_ ("Nobody can be un-asked. If the last step was a mistake, take it back."));
    case TOLD_ALREADY:
      return g_strdup (_ ("The two have been introduced. If the last step was a mistake, take it back."));
    case ENDED:
      return g_strdup (_ ("This introduction has ended. Start a new one if there is a new occasion."));
    case STEP:
    default:
      return NULL;
    }
}

/**
 * relnet_introduction_state_to_name:
 * @state: a state
 *
 * Returns: its name in the database and for scripts
 */
const char *
relnet_introduction_state_to_name (RelnetIntroductionState state)
{
  g_return_val_if_fail ((int) state >= 0 && state < RELNET_N_INTRODUCTION_STATES, "");

  return states[state].name;
}

/**
 * relnet_introduction_state_to_label:
 * @state: a state
 *
 * Returns: its name for the user
 */
const char *
relnet_introduction_state_to_label (RelnetIntroductionState state)
{
  g_return_val_if_fail ((int) state >= 0 && state < RELNET_N_INTRODUCTION_STATES, "");

  return g_dpgettext2 (GETTEXT_PACKAGE, "introduction", states[state].label);
}

/**
 * relnet_introduction_state_from_name:
 * @name: (nullable): a name
 * @state: (out): the state of that name
 *
 * Returns: whether there is one
 */
gboolean
relnet_introduction_state_from_name (const char *name, RelnetIntroductionState *state)
{
  for (int i = 0; i < RELNET_N_INTRODUCTION_STATES; i++)
    if (g_strcmp0 (states[i].name, name) == 0)
      {
        *state = (RelnetIntroductionState) i;
        return TRUE;
      }
  return FALSE;
}

/**
 * relnet_introduction_state_is_end:
 * @state: a state
 *
 * Returns: whether nothing comes after it
 */
gboolean
relnet_introduction_state_is_end (RelnetIntroductionState state)
{
  return state == RELNET_INTRODUCTION_THANKED || state == RELNET_INTRODUCTION_DECLINED
         || state == RELNET_INTRODUCTION_NO_ANSWER;
}

/**
 * relnet_introduction_state_get_patience:
 * @state: a state
 *
 * Returns: after how many days in @state the agenda speaks of it, -1 for never; of a no, or of no answer, only while the
 *   other side is to be told
 */
int
relnet_introduction_state_get_patience (RelnetIntroductionState state)
{
  g_return_val_if_fail ((int) state >= 0 && state < RELNET_N_INTRODUCTION_STATES, -1);

  return states[state].patience;
}

/**
 * relnet_introduction_state_get_awaited:
 * @state: a state
 *
 * Returns: from which side an answer is awaited
 */
RelnetIntroductionSide
relnet_introduction_state_get_awaited (RelnetIntroductionState state)
{
  g_return_val_if_fail ((int) state >= 0 && state < RELNET_N_INTRODUCTION_STATES, RELNET_SIDE_NONE);

  return states[state].awaited;
}

/**
 * relnet_introduction_check:
 * @facts: how it stands
 * @to: where it is to go
 * @reason: (out) (optional) (nullable) (transfer full): why not, or what is to be considered; in words for the user
 *
 * Returns: whether the step may be made
 */
RelnetIntroductionVerdict
relnet_introduction_check (const RelnetIntroductionFacts *facts, RelnetIntroductionState to, char **reason)
{
  const Step *step = &steps[facts->state][to];
  g_autofree char *words = explain (step->why, facts);
  RelnetIntroductionVerdict verdict = RELNET_INTRODUCTION_REFUSED;

  if (step->why == STEP)
    {
      if (((step->needs & NEEDS_FIRST) != 0 && facts->first_gone) || ((step->needs & NEEDS_SECOND) != 0 && facts->second_gone))
        words = g_strdup_printf (_ ("%s is not in the book any more."),
                                 facts->first_gone ? facts->first_name : facts->second_name);
      else if ((step->needs & NEEDS_REASONS) != 0 && !(facts->has_first_reason && facts->has_second_reason))
        words = g_strdup_printf (_ ("Say first why it makes sense for %s: nothing is sent without a reason for each."),
                                 facts->has_first_reason ? facts->second_name : facts->first_name);
      else if ((step->needs & NEEDS_INSISTING) != 0)
        {
          verdict = RELNET_INTRODUCTION_WARNED;
          words = facts->state == RELNET_INTRODUCTION_IDEA
                      /* Translators: two names. */
                      ? g_strdup_printf (_ ("Neither %s nor %s has said yes: a blind introduction puts both on the spot."),
                                         facts->first_name, facts->second_name)
                      : g_strdup_printf (_ ("%s has not said yes: a blind introduction puts people on the spot."),
                                         facts->state == RELNET_INTRODUCTION_ASKED_SECOND ? facts->second_name
                                                                                         : facts->first_name);
        }
      else
        verdict = RELNET_INTRODUCTION_ALLOWED;
    }
  if (reason != NULL)
    *reason = g_steal_pointer (&words);
  return verdict;
}

/**
 * relnet_introduction_get_side_to_tell:
 * @before: how far it was when it ended
 * @end: how it ended
 * @ender: whose answer, or silence, that was
 *
 * Who said yes and waits is told, gracefully, that it does not come about. Who was never asked is told nothing.
 *
 * Returns: who is to be told
 */
RelnetIntroductionSide
relnet_introduction_get_side_to_tell (RelnetIntroductionState before, RelnetIntroductionState end,
                                      RelnetIntroductionSide ender)
{
  if (end != RELNET_INTRODUCTION_DECLINED && end != RELNET_INTRODUCTION_NO_ANSWER)
    return RELNET_SIDE_NONE;
  if (before == RELNET_INTRODUCTION_ASKED_SECOND)
    return ender == RELNET_SIDE_FIRST ? RELNET_SIDE_SECOND : RELNET_SIDE_FIRST;
  if (before == RELNET_INTRODUCTION_BOTH_AGREED || before == RELNET_INTRODUCTION_INTRODUCED)
    return ender == RELNET_SIDE_FIRST    ? RELNET_SIDE_SECOND
           : ender == RELNET_SIDE_SECOND ? RELNET_SIDE_FIRST
                                         : RELNET_SIDE_NONE;
  return RELNET_SIDE_NONE;
}

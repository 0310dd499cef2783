#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RelnetCoachRule:
 * @RELNET_COACH_IDENTIFY: says who I am and how we know each other, in a first message or after a long gap
 * @RELNET_COACH_GAP: acknowledges a long silence
 * @RELNET_COACH_ONE_REQUEST: asks for one thing only
 * @RELNET_COACH_REASON: says why it asks
 * @RELNET_COACH_WAY_OUT: leaves a way to say no
 * @RELNET_COACH_PRESSURE: puts no pressure on
 * @RELNET_COACH_APOLOGY: does not apologise again and again
 * @RELNET_COACH_THANKS_OWED: says the thanks that are owed
 * @RELNET_COACH_PROMISE_OPEN: does not pass over a promise that is open
 * @RELNET_COACH_BALANCE: asks while the balance of favours allows it
 * @RELNET_COACH_COLD_ASK: does not ask a tie that is cold, or much of a weak one
 * @RELNET_COACH_UNANSWERED: does not follow on the heels of a message without an answer
 * @RELNET_COACH_BLIND_INTRODUCTION: introduces nobody who has not agreed
 * @RELNET_COACH_REGISTER: keeps to tu or vous, and to that of the person
 * @RELNET_COACH_LANGUAGE: is in the language of the person
 * @RELNET_COACH_ABOUT_ME: speaks more of them than of me
 *
 * What the coach looks at (W3), in the order it is shown.
 */
typedef enum
{
  RELNET_COACH_IDENTIFY,
  RELNET_COACH_GAP,
  RELNET_COACH_ONE_REQUEST,
  RELNET_COACH_REASON,
  RELNET_COACH_WAY_OUT,
  RELNET_COACH_PRESSURE,
  RELNET_COACH_APOLOGY,
  RELNET_COACH_THANKS_OWED,
  RELNET_COACH_PROMISE_OPEN,
  RELNET_COACH_BALANCE,
  RELNET_COACH_COLD_ASK,
  RELNET_COACH_UNANSWERED,
  RELNET_COACH_BLIND_INTRODUCTION,
  RELNET_COACH_REGISTER,
  RELNET_COACH_LANGUAGE,
  RELNET_COACH_ABOUT_ME,
  RELNET_N_COACH_RULES
} RelnetCoachRule;

/**
 * RelnetCoachFixKind:
 * @RELNET_COACH_FIX_NONE: there is nothing to press
 * @RELNET_COACH_FIX_INSERT: puts the text in at the start of the range
 * @RELNET_COACH_FIX_REPLACE: puts the text in the place of the range; an empty text removes it
 * @RELNET_COACH_FIX_ACTION: activates an action, such as `win.write-template`
 *
 * What the button of a finding does.
 */
typedef enum
{
  RELNET_COACH_FIX_NONE,
  RELNET_COACH_FIX_INSERT,
  RELNET_COACH_FIX_REPLACE,
  RELNET_COACH_FIX_ACTION
} RelnetCoachFixKind;

/**
 * RelnetCoachFinding:
 * @rule: what was looked at
 * @warn: whether something should be mended; otherwise it is well
 * @start: the first character of the words meant
 * @end: the character after them; equal to @start when no words are meant
 * @message: what was found, in the user's language: “You have not thanked them”
 * @reason: the fact behind it, with its date or count; may be empty
 * @fix: what @fix_label does
 * @fix_label: (nullable): the words of the button, in the user's language
 * @fix_start: where the fix starts, in characters
 * @fix_end: where what it replaces ends, in characters
 * @fix_text: (nullable): the text it puts in, in the language of the message
 * @fix_action: (nullable): the name of the action
 * @fix_target: (nullable): the parameter of the action
 *
 * What the coach says about a text.
 */
typedef struct
{
  RelnetCoachRule rule;
  gboolean warn;
  guint start;
  guint end;
  char *message;
  char *reason;
  RelnetCoachFixKind fix;
  char *fix_label;
  guint fix_start;
  guint fix_end;
  char *fix_text;
  char *fix_action;
  GVariant *fix_target;
} RelnetCoachFinding;

/**
 * RelnetCoachFacts:
 *
 * What the coach knows of the person a text is for; made by relnet_coach_facts_load().
 */
typedef struct _RelnetCoachFacts RelnetCoachFacts;

const char *relnet_coach_rule_to_name (RelnetCoachRule rule);
const char *relnet_coach_rule_to_label (RelnetCoachRule rule);
gboolean relnet_coach_rule_from_name (const char *name, RelnetCoachRule *rule);

GPtrArray *relnet_coach_check (const char *text,
                               const char *language,
                               const char *reg,
                               const RelnetCoachFacts *facts,
                               guint rules_off);
GPtrArray *relnet_coach_list_introduced (const char *text, const char *language);
void relnet_coach_finding_free (RelnetCoachFinding *finding);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelnetCoachFinding, relnet_coach_finding_free)

G_END_DECLS

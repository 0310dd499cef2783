/* The coach (W3): a table of rules over a text and what is known of the person it is for. */

#include "relnet-coach.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const struct
{
  const char *name;
  const char *label;
} rules[RELNET_N_COACH_RULES] = {
  [RELNET_COACH_IDENTIFY] = { "identify", N_ ("Say who you are and how you know each other") },
  [RELNET_COACH_GAP] = { "gap", N_ ("Acknowledge a long silence") },
  [RELNET_COACH_ONE_REQUEST] = { "one-request", N_ ("Ask for one thing") },
  [RELNET_COACH_REASON] = { "reason", N_ ("Say why you ask") },
  [RELNET_COACH_WAY_OUT] = { "way-out", N_ ("Leave a way out") },
  [RELNET_COACH_PRESSURE] = { "pressure", N_ ("Put no pressure on") },
  [RELNET_COACH_APOLOGY] = { "apology", N_ ("Apologise once at most") },
  [RELNET_COACH_THANKS_OWED] = { "thanks-owed", N_ ("Say the thanks you owe") },
  [RELNET_COACH_PROMISE_OPEN] = { "promise-open", N_ ("Remember open promises") },
  [RELNET_COACH_BALANCE] = { "balance", N_ ("Mind the balance of favours") },
  [RELNET_COACH_COLD_ASK] = { "cold-ask", N_ ("Ask nothing of a cold tie") },
  [RELNET_COACH_UNANSWERED] = { "unanswered", N_ ("Give time to answer") },
  [RELNET_COACH_BLIND_INTRODUCTION] = { "blind-introduction", N_ ("Introduce only those who agreed") },
  [RELNET_COACH_REGISTER] = { "register", N_ ("Keep to “tu” or “vous”") },
  [RELNET_COACH_LANGUAGE] = { "language", N_ ("Write in their language") },
  [RELNET_COACH_ABOUT_ME] = { "about-me", N_ ("Speak of them more than of yourself") },
};

/**
 * relnet_coach_rule_to_name:
 * @rule: a rule
 *
 * Returns: its name in settings and for scripts, such as “way-out”
 */
const char *
relnet_coach_rule_to_name (RelnetCoachRule rule)
{
  return rules[rule].name;
}

/**
 * relnet_coach_rule_to_label:
 * @rule: a rule
 *
 * Returns: its name for the user, who can turn it off
 */
const char *
relnet_coach_rule_to_label (RelnetCoachRule rule)
{
  return _ (rules[rule].label);
}

/**
 * relnet_coach_rule_from_name:
 * @name: a name
 * @rule: (out): return location for the rule
 *
 * Returns: whether there is such a rule
 */
gboolean
relnet_coach_rule_from_name (const char *name, RelnetCoachRule *rule)
{
  for (guint i = 0; i < RELNET_N_COACH_RULES; i++)
    if (strcmp (rules[i].name, name) == 0)
      {
        *rule = i;
        return TRUE;
      }
  return FALSE;
}

/**
 * relnet_coach_finding_free:
 * @finding: (transfer full): a finding
 *
 * Frees a finding.
 */
void
relnet_coach_finding_free (RelnetCoachFinding *finding)
{
  g_free (finding->message);
  g_free (finding->reason);
  g_free (finding->fix_label);
  g_free (finding->fix_text);
  g_free (finding->fix_action);
  g_clear_pointer (&finding->fix_target, g_variant_unref);
  g_free (finding);
}

/**
 * relnet_coach_check:
 * @text: a message, UTF-8, of any length
 * @language: (nullable): its language, “fr” or “en”; %NULL to tell it from the text
 * @reg: (nullable): how the person is addressed in French, “tu” or “vous”; %NULL for what @facts say
 * @facts: what is known of the person
 * @rules_off: a bit set for each rule that is turned off, 1 << rule
 *
 * Looks at a message as a thoughtful colleague would. Never touches the database, nor the text.
 *
 * Returns: (transfer full) (element-type RelnetCoachFinding): what applies, warnings first
 */
GPtrArray *
relnet_coach_check (const char *text, const char *language, const char *reg, const RelnetCoachFacts *facts,
                    guint rules_off)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) relnet_coach_finding_free);
}

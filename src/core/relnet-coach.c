/* The coach (W3): a table of rules over a text and what is known of the person it is for. */

#include "relnet-coach.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "relnet-coach-rules.h"

static const struct
{
  const char *name;
  const char *label;
  void (*check) (RelnetCoachCheck *check);
  gboolean needs_words; /* looks at words of French or English */
} rules[RELNET_N_COACH_RULES] = {
  [RELNET_COACH_IDENTIFY] = { "identify", N_ ("Say who you are and how you know each other"), relnet_coach_check_identify, TRUE },
  [RELNET_COACH_GAP] = { "gap", N_ ("Acknowledge a long silence"), relnet_coach_check_gap, TRUE },
  [RELNET_COACH_ONE_REQUEST] = { "one-request", N_ ("Ask for one thing"), relnet_coach_check_one_request, TRUE },
  [RELNET_COACH_REASON] = { "reason", N_ ("Say why you ask"), relnet_coach_check_reason, TRUE },
  [RELNET_COACH_WAY_OUT] = { "way-out", N_ ("Leave a way out"), relnet_coach_check_way_out, TRUE },
  [RELNET_COACH_PRESSURE] = { "pressure", N_ ("Put no pressure on"), relnet_coach_check_pressure, TRUE },
  [RELNET_COACH_APOLOGY] = { "apology", N_ ("Apologise once at most"), relnet_coach_check_apology, TRUE },
  [RELNET_COACH_THANKS_OWED] = { "thanks-owed", N_ ("Say the thanks you owe"), relnet_coach_check_thanks_owed, TRUE },
  [RELNET_COACH_PROMISE_OPEN] = { "promise-open", N_ ("Remember open promises"), relnet_coach_check_promise_open, TRUE },
  [RELNET_COACH_BALANCE] = { "balance", N_ ("Mind the balance of favours"), relnet_coach_check_balance, TRUE },
  [RELNET_COACH_COLD_ASK] = { "cold-ask", N_ ("Ask nothing of a cold tie"), relnet_coach_check_cold_ask, TRUE },
  [RELNET_COACH_UNANSWERED] = { "unanswered", N_ ("Give time to answer"), relnet_coach_check_unanswered, FALSE },
  [RELNET_COACH_BLIND_INTRODUCTION] = { "blind-introduction", N_ ("Introduce only those who agreed"), relnet_coach_check_blind_introduction, TRUE },
  [RELNET_COACH_REGISTER] = { "register", N_ ("Keep to “tu” or “vous”"), relnet_coach_check_register, TRUE },
  [RELNET_COACH_LANGUAGE] = { "language", N_ ("Write in their language"), relnet_coach_check_language, FALSE },
  [RELNET_COACH_ABOUT_ME] = { "about-me", N_ ("Speak of them more than of yourself"), relnet_coach_check_about_me, TRUE },
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

/* Warnings first, each part in the order of the rules. */
static int
compare_findings (gconstpointer a, gconstpointer b)
{
  const RelnetCoachFinding *first = *(RelnetCoachFinding *const *) a;
  const RelnetCoachFinding *second = *(RelnetCoachFinding *const *) b;

  if (first->warn != second->warn)
    return first->warn ? -1 : 1;
  return (int) first->rule - (int) second->rule;
}

/**
 * relnet_coach_check:
 * @text: a message, UTF-8, of any length
 * @language: (nullable): its language, “fr” or “en”, where too little of it is there to tell; %NULL for that of the person
 * @reg: (nullable): how the person is addressed in French, “tu” or “vous”; %NULL for what @facts say
 * @facts: what is known of those it is for
 * @rules_off: a bit set for each rule that is turned off, 1 << rule
 *
 * Looks at a message as a thoughtful colleague would. Never touches the database, nor the text; the time it takes grows as the
 * text does. In a language other than French and English only the rules that need no words are looked at.
 *
 * Returns: (transfer full) (element-type RelnetCoachFinding): what applies, warnings first
 */
GPtrArray *
relnet_coach_check (const char *text, const char *language, const char *reg, const RelnetCoachFacts *facts,
                    guint rules_off)
{
  GPtrArray *findings = g_ptr_array_new_with_free_func ((GDestroyNotify) relnet_coach_finding_free);
  const RelnetCoachPerson *person = relnet_coach_facts_get_person (facts, 0);
  const char *meant = language != NULL ? language : g_ascii_strncasecmp (person->language, "fr", 2) == 0 ? "fr"
                                                : g_ascii_strncasecmp (person->language, "en", 2) == 0   ? "en"
                                                                                                         : NULL;
  g_autoptr (RelnetCoachReading) reading = relnet_coach_reading_new (text, meant, facts->me);
  RelnetCoachCheck check = { .reading = reading, .facts = facts, .reg = reg != NULL ? reg : person->reg, .wanted = language, .findings = findings };

  for (guint i = 0; i < RELNET_N_COACH_RULES; i++)
    if ((rules_off & 1u << i) == 0 && (rules[i].needs_words ? reading->lexicon != NULL && relnet_coach_reading_has_body (reading) : TRUE))
      rules[i].check (&check);
  g_ptr_array_sort (findings, compare_findings);
  return findings;
}

/**
 * relnet_coach_list_introduced:
 * @text: a message, UTF-8
 * @language: (nullable): its language, as for relnet_coach_check()
 *
 * Returns: (transfer full) (element-type utf8): the names of those whom it introduces, folded: they are to be looked up before
 *   relnet_coach_check()
 */
GPtrArray *
relnet_coach_list_introduced (const char *text, const char *language)
{
  g_autoptr (RelnetCoachReading) reading = relnet_coach_reading_new (text, language, NULL);
  g_autoptr (GArray) names = relnet_coach_reading_find_names (reading);
  GPtrArray *list = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < names->len; i++)
    g_ptr_array_add (list, relnet_coach_reading_dup_name (reading, &g_array_index (names, RelnetCoachName, i)));
  return list;
}

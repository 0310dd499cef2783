/* The rules of the coach against sentences: coach/RULE.LANGUAGE.txt. A line “+ text” is to raise a warning of the rule, “- text” is
 * not to; “\n” is a line break. “@ key=value …” says what is known of the person from there on (~ is a space), “#” is a remark. */

#include <locale.h>
#include <string.h>

#include "relnet-coach-facts.h"
#include "relnet-date.h"

#define TODAY "2026-11-22"
/* The issue’s: at least so many of each. */
#define MIN_LINES 10

static RelnetCoachFacts *
make_facts (const char *settings, const char *language)
{
  RelnetCoachFacts *facts = relnet_coach_facts_new (TODAY, "Camille Aubry");
  RelnetCoachPerson *person = relnet_coach_facts_add_person (facts, 1, "Antoine Rivaud");
  g_auto (GStrv) parts = g_strsplit (settings, " ", -1);
  int silence = 7;

  relnet_coach_fact_set (&person->first_name, "Antoine");
  person->closeness_step = 4;
  for (guint i = 0; parts[i] != NULL; i++)
    {
      char *equals = strchr (parts[i], '=');
      g_autofree char *value = NULL;
      int number;

      if (equals == NULL)
        continue;
      value = g_strdelimit (g_strdup (equals + 1), "~", ' ');
      number = (int) g_ascii_strtoll (value, NULL, 10);
      *equals = '\0';
      if (strcmp (parts[i], "silence") == 0)
        silence = number;
      else if (strcmp (parts[i], "step") == 0)
        person->closeness_step = number;
      else if (strcmp (parts[i], "reg") == 0)
        relnet_coach_fact_set (&person->reg, value);
      else if (strcmp (parts[i], "lang") == 0)
        relnet_coach_fact_set (&person->language, value);
      else if (strcmp (parts[i], "met") == 0)
        relnet_coach_fact_set (&person->met, value);
      else if (strcmp (parts[i], "thanks") == 0 && *value != '\0')
        {
          relnet_coach_fact_set (&person->thanks_what, value);
          relnet_coach_fact_set (&person->thanks_on, "2026-03-12");
          person->n_thanks = 1;
        }
      else if (strcmp (parts[i], "promise") == 0 && *value != '\0')
        {
          relnet_coach_fact_set (&person->promise_what, value);
          relnet_coach_fact_set (&person->promise_made_on, "2026-11-01");
          relnet_coach_fact_set (&person->promise_due, "2026-11-20");
          person->n_promises = 1;
        }
      else if (strcmp (parts[i], "received") == 0)
        person->balance.n_received = person->balance.received = number;
      else if (strcmp (parts[i], "given") == 0)
        person->balance.n_given = person->balance.given = number;
      else if (strcmp (parts[i], "exempt") == 0)
        person->exempt = number != 0;
      else if (strcmp (parts[i], "unanswered") == 0)
        {
          g_autofree char *date = relnet_date_add_days (TODAY, -number);

          relnet_coach_fact_set (&person->unanswered_on, date);
          person->unanswered_days = number;
        }
      else if (strcmp (parts[i], "known") == 0)
        relnet_coach_facts_add_known (facts, value, 2, "Karim Haddouche");
      else if (strcmp (parts[i], "agreed") == 0)
        relnet_coach_facts_add_introduction (facts, 1, 3, value, RELNET_INTRODUCTION_BOTH_AGREED, "2026-11-10");
      else if (strcmp (parts[i], "asked") == 0)
        relnet_coach_facts_add_introduction (facts, 1, 3, value, RELNET_INTRODUCTION_ASKED_FIRST, "2026-11-10");
      else if (*value != '\0')
        g_error ("%s=%s", parts[i], value);
    }
  if (silence >= 0)
    {
      g_autofree char *date = relnet_date_add_days (TODAY, -silence);

      relnet_coach_fact_set (&person->last_exchange, date);
      person->silence_days = silence;
    }
  return facts;
}

/* What every finding keeps, whatever the text. */
static void
check_finding (const RelnetCoachFinding *finding, const char *text)
{
  glong n_chars = g_utf8_strlen (text, -1);

  g_assert_cmpuint (finding->start, <=, finding->end);
  g_assert_cmpint (finding->end, <=, n_chars);
  g_assert_cmpuint (finding->fix_start, <=, finding->fix_end);
  g_assert_cmpint (finding->fix_end, <=, n_chars);
  g_assert_true (g_utf8_validate (finding->message, -1, NULL));
  g_assert_cmpstr (finding->message, !=, "");
  g_assert_true (g_utf8_validate (finding->reason, -1, NULL));
  if (finding->fix == RELNET_COACH_FIX_NONE)
    g_assert_null (finding->fix_label);
  else
    g_assert_nonnull (finding->fix_label);
  if (finding->fix == RELNET_COACH_FIX_INSERT || finding->fix == RELNET_COACH_FIX_REPLACE)
    g_assert_nonnull (finding->fix_text);
}

static gboolean
warns (GPtrArray *findings, RelnetCoachRule rule)
{
  for (guint i = 0; i < findings->len; i++)
    {
      const RelnetCoachFinding *finding = g_ptr_array_index (findings, i);

      if (finding->rule == rule && finding->warn)
        return TRUE;
    }
  return FALSE;
}

static void
test_sentences (gconstpointer data)
{
  g_auto (GStrv) name = g_strsplit (data, ".", 2);
  g_autofree char *file = g_strconcat (data, ".txt", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "core", "coach", file, NULL);
  g_autofree char *content = NULL, *settings = g_strdup ("");
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;
  RelnetCoachRule rule;
  guint n_right = 0, n_positive = 0, n_negative = 0, n_false = 0;

  g_assert_true (relnet_coach_rule_from_name (name[0], &rule));
  g_file_get_contents (path, &content, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (content, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autoptr (RelnetCoachFacts) facts = NULL;
      g_autoptr (GPtrArray) findings = NULL;
      g_auto (GStrv) parts = NULL;
      g_autofree char *text = NULL;
      gboolean found;

      if (lines[i][0] == '@')
        {
          g_free (settings);
          settings = g_strdup (lines[i] + 1);
        }
      if (lines[i][0] != '+' && lines[i][0] != '-')
        continue;
      parts = g_strsplit (lines[i] + 2, "\\n", -1);
      text = g_strjoinv ("\n", parts);
      facts = make_facts (settings, name[1]);
      findings = relnet_coach_check (text, strcmp (name[0], "language") == 0 ? NULL : name[1], NULL, facts, 0);
      found = warns (findings, rule);
      for (guint j = 0; j < findings->len; j++)
        check_finding (g_ptr_array_index (findings, j), text);
      if (lines[i][0] == '+')
        {
          n_positive++;
          n_right += found;
          if (!found)
            g_test_message ("missed: %s", lines[i] + 2);
        }
      else
        {
          n_negative++;
          n_false += found;
          if (found)
            g_test_message ("false alarm: %s", lines[i] + 2);
        }
    }
  g_test_message ("%s, %s: %u of %u found, %u false alarms in %u", name[0], name[1], n_right, n_positive, n_false, n_negative);
  g_assert_cmpuint (n_positive, >=, MIN_LINES);
  g_assert_cmpuint (n_negative, >=, MIN_LINES);
  if (n_right != n_positive || n_false != 0)
    g_test_fail ();
}

/* The rules of one state in @findings, in their order, a space after each. */
static char *
list_rules (GPtrArray *findings, gboolean warn)
{
  GString *list = g_string_new (NULL);

  for (guint rule = 0; rule < RELNET_N_COACH_RULES; rule++)
    for (guint i = 0; i < findings->len; i++)
      {
        const RelnetCoachFinding *finding = g_ptr_array_index (findings, i);

        if (finding->rule == rule && finding->warn == warn)
          g_string_append_printf (list, "%s ", relnet_coach_rule_to_name (rule));
      }
  return g_string_free (list, FALSE);
}

/* The same of a line of the file: in whatever order it names them. */
static char *
list_named (const char *line)
{
  g_auto (GStrv) names = g_strsplit (line, " ", -1);
  GString *list = g_string_new (NULL);

  for (guint rule = 0; rule < RELNET_N_COACH_RULES; rule++)
    if (g_strv_contains ((const char *const *) names, relnet_coach_rule_to_name (rule)))
      g_string_append_printf (list, "%s ", relnet_coach_rule_to_name (rule));
  return g_string_free (list, FALSE);
}

static void
test_messages (gconstpointer data)
{
  g_autofree char *file = g_strconcat ("messages.", data, ".txt", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "core", "coach", file, NULL);
  g_autofree char *content = NULL;
  g_auto (GStrv) blocks = NULL;
  g_autoptr (GError) error = NULL;
  guint n = 0, n_right = 0;

  g_file_get_contents (path, &content, NULL, &error);
  g_assert_no_error (error);
  blocks = g_strsplit (content, "\n== ", -1);
  for (guint i = 0; blocks[i] != NULL; i++)
    {
      g_auto (GStrv) lines = g_strsplit (g_str_has_prefix (blocks[i], "== ") ? blocks[i] + 3 : blocks[i], "\n", 5);
      g_autoptr (RelnetCoachFacts) facts = NULL;
      g_autoptr (GPtrArray) findings = NULL;
      g_autofree char *warned = NULL, *well = NULL, *to_warn = NULL, *to_be_well = NULL;

      if (lines[0][0] == '#' || g_strv_length (lines) < 5)
        continue;
      g_assert_true (lines[1][0] == '@');
      g_assert_true (g_str_has_prefix (lines[2], "warn:") && g_str_has_prefix (lines[3], "ok:"));
      facts = make_facts (lines[1] + 1, data);
      findings = relnet_coach_check (lines[4], NULL, NULL, facts, 0);
      for (guint j = 0; j < findings->len; j++)
        check_finding (g_ptr_array_index (findings, j), lines[4]);
      warned = list_rules (findings, TRUE);
      well = list_rules (findings, FALSE);
      to_warn = list_named (lines[2]);
      to_be_well = list_named (lines[3]);
      n++;
      if (strcmp (warned, to_warn) == 0 && strcmp (well, to_be_well) == 0)
        n_right++;
      else
        g_test_message ("%s, found, warn: %s(not %s) ok: %s(not %s)", lines[0], warned, to_warn, well, to_be_well);
    }
  g_test_message ("messages, %s: %u of %u with the findings they should have", (const char *) data, n_right, n);
  g_assert_cmpuint (n, >=, 20);
  if (n_right != n)
    g_test_fail ();
}

int
main (int argc, char **argv)
{
  static const char *const languages[] = { "fr", "en" };

  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < RELNET_N_COACH_RULES; i++)
    for (guint j = 0; j < G_N_ELEMENTS (languages); j++)
      {
        char *name = g_strconcat (relnet_coach_rule_to_name (i), ".", languages[j], NULL);
        g_autofree char *path = g_strconcat ("/coach/", name, NULL);

        g_test_add_data_func_full (path, name, test_sentences, g_free);
      }
  g_test_add_data_func ("/coach/messages/fr", "fr", test_messages);
  g_test_add_data_func ("/coach/messages/en", "en", test_messages);
  return g_test_run ();
}

/* What the rules of the coach share: findings, and the sentences their buttons put in, in the language and register of the text. */

#include "relnet-coach-rules.h"

#include <string.h>

/* A sentence that goes into the text is of one line, however long what the user noted is. */
#define MAX_QUOTE 120

/**
 * relnet_coach_check_add:
 * @self: a run of the rules
 * @rule: which one found something
 * @warn: whether it should be mended
 * @start: the first character meant
 * @end: the one after the last
 * @message: (transfer full): what was found
 * @reason: (transfer full) (nullable): the fact behind it
 *
 * Returns: (transfer none): the new finding
 */
RelnetCoachFinding *
relnet_coach_check_add (RelnetCoachCheck *self, RelnetCoachRule rule, gboolean warn, guint start, guint end, char *message,
                        char *reason)
{
  RelnetCoachFinding *finding = g_new0 (RelnetCoachFinding, 1);

  finding->rule = rule;
  finding->warn = warn;
  finding->start = start;
  finding->end = end;
  finding->message = message;
  finding->reason = reason != NULL ? reason : g_strdup ("");
  g_ptr_array_add (self->findings, finding);
  return finding;
}

/**
 * relnet_coach_check_add_sentence:
 * @self: a run of the rules
 * @rule: which one found something
 * @warn: whether it should be mended
 * @sentence: the sentence meant
 * @message: (transfer full): what was found
 * @reason: (transfer full) (nullable): the fact behind it
 *
 * Returns: (transfer none): the new finding
 */
RelnetCoachFinding *
relnet_coach_check_add_sentence (RelnetCoachCheck *self, RelnetCoachRule rule, gboolean warn, guint sentence, char *message,
                                 char *reason)
{
  const RelnetCoachSentence *meant = relnet_coach_text_sentence (self->reading->text, sentence);

  return relnet_coach_check_add (self, rule, warn, meant->start, meant->end, message, reason);
}

/**
 * relnet_coach_check_add_match:
 * @self: a run of the rules
 * @rule: which one found something
 * @warn: whether it should be mended
 * @match: the phrase meant
 * @message: (transfer full): what was found
 * @reason: (transfer full) (nullable): the fact behind it
 *
 * Returns: (transfer none): the new finding
 */
RelnetCoachFinding *
relnet_coach_check_add_match (RelnetCoachCheck *self, RelnetCoachRule rule, gboolean warn, const RelnetCoachMatch *match,
                              char *message, char *reason)
{
  return relnet_coach_check_add (self, rule, warn, relnet_coach_text_token (self->reading->text, match->first)->start,
                                 relnet_coach_text_token (self->reading->text, match->end - 1)->end, message, reason);
}

/**
 * relnet_coach_check_pick:
 * @self: a run of the rules
 * @tu: French for a friend
 * @vous: French for others
 * @en: English
 *
 * Returns: the one that goes with the text: as the person is addressed or, if that is not known, as the text does
 */
const char *
relnet_coach_check_pick (const RelnetCoachCheck *self, const char *tu, const char *vous, const char *en)
{
  const RelnetCoachReading *reading = self->reading;

  if (g_strcmp0 (reading->language, "fr") != 0)
    return en;
  if (*self->reg != '\0')
    return strcmp (self->reg, "tu") == 0 ? tu : vous;
  return reading->matches[RELNET_COACH_TAG_TU]->len > reading->matches[RELNET_COACH_TAG_VOUS]->len ? tu : vous;
}

/**
 * relnet_coach_check_quote:
 * @self: a run of the rules
 * @what: what the user noted
 *
 * Returns: (transfer full): @what as it can stand after a colon: on one line, without a stop at its end, not too long
 */
char *
relnet_coach_check_quote (const RelnetCoachCheck *self, const char *what)
{
  g_autofree char *line = g_utf8_strlen (what, -1) > MAX_QUOTE ? g_utf8_substring (what, 0, MAX_QUOTE) : g_strdup (what);
  gsize length;

  line = g_strdelimit (line, "\r\n\t", ' ');
  g_strstrip (line);
  length = strlen (line);
  while (length > 0 && strchr (".,;:!?", line[length - 1]) != NULL)
    line[--length] = '\0';
  return g_steal_pointer (&line);
}

static void
set_insert (RelnetCoachFinding *finding, const char *label, guint at, char *text)
{
  finding->fix = RELNET_COACH_FIX_INSERT;
  finding->fix_label = g_strdup (label);
  finding->fix_start = finding->fix_end = at;
  finding->fix_text = text;
}

/**
 * relnet_coach_check_insert_first:
 * @self: a run of the rules
 * @finding: a finding
 * @label: the words of its button
 * @sentence: what it puts in, after the greeting
 */
void
relnet_coach_check_insert_first (RelnetCoachCheck *self, RelnetCoachFinding *finding, const char *label, const char *sentence)
{
  const RelnetCoachText *text = self->reading->text;
  guint at = text->greeting_end;

  if (at > 0)
    {
      /* A paragraph of its own, unless the greeting goes on in its line. */
      for (guint i = 0; i < text->lines->len; i++)
        {
          const RelnetCoachLine *line = &g_array_index (text->lines, RelnetCoachLine, i);

          if (line->start <= at && at < line->end && line->zone != RELNET_COACH_ZONE_GREETING)
            {
              const RelnetCoachToken *next = relnet_coach_text_token (text, line->first);

              set_insert (finding, label, at, g_strconcat ("\n\n", sentence, "\n\n", NULL));
              while (next->start < at)
                next++;
              /* The space between them goes. */
              if (next->start == at + 1)
                {
                  finding->fix = RELNET_COACH_FIX_REPLACE;
                  finding->fix_end = at + 1;
                }
              return;
            }
        }
      set_insert (finding, label, at, g_strconcat ("\n\n", sentence, NULL));
      return;
    }
  for (guint i = 0; i < text->sentences->len; i++)
    if (relnet_coach_text_sentence (text, i)->zone == RELNET_COACH_ZONE_BODY)
      {
        at = relnet_coach_text_sentence (text, i)->start;
        break;
      }
  set_insert (finding, label, at, g_strconcat (sentence, "\n\n", NULL));
}

/**
 * relnet_coach_check_insert_last:
 * @self: a run of the rules
 * @finding: a finding
 * @label: the words of its button
 * @sentence: what it puts in, before the closing
 */
void
relnet_coach_check_insert_last (RelnetCoachCheck *self, RelnetCoachFinding *finding, const char *label, const char *sentence)
{
  guint at = MAX (self->reading->text->body_end, self->reading->text->greeting_end);

  set_insert (finding, label, at, g_strconcat ("\n\n", sentence, NULL));
}

/**
 * relnet_coach_check_insert_after:
 * @self: a run of the rules
 * @finding: a finding
 * @label: the words of its button
 * @sentence: a sentence of the text
 * @text: what it puts in after that
 */
void
relnet_coach_check_insert_after (RelnetCoachCheck *self, RelnetCoachFinding *finding, const char *label, guint sentence,
                                 const char *text)
{
  set_insert (finding, label, relnet_coach_text_sentence (self->reading->text, sentence)->end, g_strconcat (" ", text, NULL));
}

/**
 * relnet_coach_check_dup_silence:
 * @self: a run of the rules
 * @days: at least two weeks
 *
 * Returns: (transfer full): how long that is, in the language of the text: “8 mois”
 */
char *
relnet_coach_check_dup_silence (const RelnetCoachCheck *self, int days)
{
  gboolean french = g_strcmp0 (self->reading->language, "fr") == 0;

  if (days >= 2 * 365)
    return g_strdup_printf (french ? "%d ans" : "%d years", days / 365);
  if (days >= 60)
    return g_strdup_printf (french ? "%d mois" : "%d months", days / 30);
  return g_strdup_printf (french ? "%d semaines" : "%d weeks", days / 7);
}

/**
 * relnet_coach_person_get_short_name:
 * @person: a person
 *
 * Returns: the first name, or the whole one
 */
const char *
relnet_coach_person_get_short_name (const RelnetCoachPerson *person)
{
  return *person->first_name != '\0' ? person->first_name : person->name;
}

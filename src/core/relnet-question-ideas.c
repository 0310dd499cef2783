/* Questions to begin with when the user has none (B1): about the other one, and open ones. Listening comes first: what they
 * said, want and care about; then what one can ask of everybody. Nothing is asked of them, and no promise is called in. */

#include "relnet-question-ideas.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "relnet-text.h"

/* What is cited of a text stays short, in characters. */
#define MAX_CITED 60

/* The first sentence or line, without its full stop; whole words. */
static char *
cite (const char *text)
{
  g_autofree char *start = g_strdup (text);
  g_autofree char *clean = NULL;
  g_autofree char *cut = NULL;
  char *space;

  for (char *c = start; *c != '\0'; c++)
    if (*c == '\n' || *c == ';' || ((*c == '.' || *c == '!' || *c == '?') && (c[1] == ' ' || c[1] == '\0' || c[1] == '\n')))
      {
        *c = '\0';
        if (!relnet_text_is_blank (start))
          break;
        *c = ' ';
      }
  clean = relnet_text_clean (start);
  if (g_utf8_strlen (clean, -1) <= MAX_CITED)
    return g_steal_pointer (&clean);
  cut = g_utf8_substring (clean, 0, MAX_CITED);
  space = strrchr (cut, ' ');
  if (space != NULL)
    *space = '\0';
  return g_strconcat (cut, "…", NULL);
}

static void
add (GPtrArray *ideas, const char *format, const char *text)
{
  g_autofree char *cited = text != NULL ? cite (text) : NULL;

  if (ideas->len >= RELNET_QUESTION_IDEAS || (text != NULL && *cited == '\0'))
    return;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_ptr_array_add (ideas, text != NULL ? g_strdup_printf (format, cited) : g_strdup (format));
#pragma GCC diagnostic pop
}

/**
 * relnet_question_ideas_make:
 * @facts: what is known of somebody
 *
 * Returns: (transfer full) (element-type utf8): questions in the user's language, and in the register they use with them; the
 *   most personal first
 */
GPtrArray *
relnet_question_ideas_make (const RelnetQuestionFacts *facts)
{
  GPtrArray *ideas = g_ptr_array_new_with_free_func (g_free);
  gboolean tu = facts->tu;

  if (!relnet_text_is_blank (facts->they_said))
    /* Translators: a question to somebody; %s is what they said the last time. */
    add (ideas, tu ? C_ ("tu", "Last time you said “%s”: what has become of it?")
                   : C_ ("vous", "Last time you said “%s”: what has become of it?"), facts->they_said);
  else if (!relnet_text_is_blank (facts->last_topic))
    /* Translators: a question to somebody; %s is what the last exchange was about. */
    add (ideas, tu ? C_ ("tu", "What has happened since “%s”?") : C_ ("vous", "What has happened since “%s”?"),
         facts->last_topic);
  if (!relnet_text_is_blank (facts->goals))
    /* Translators: a question to somebody; %s is a goal of theirs. */
    add (ideas, tu ? C_ ("tu", "How far have you come with “%s”, and what is in the way?")
                   : C_ ("vous", "How far have you come with “%s”, and what is in the way?"), facts->goals);
  if (!relnet_text_is_blank (facts->matters))
    /* Translators: a question to somebody; %s is what matters to them. */
    add (ideas, tu ? C_ ("tu", "What does “%s” mean to you at the moment?")
                   : C_ ("vous", "What does “%s” mean to you at the moment?"), facts->matters);
  if (!facts->known)
    add (ideas, tu ? C_ ("tu", "What brought you to what you do today?") : C_ ("vous", "What brought you to what you do today?"),
         NULL);
  add (ideas, tu ? C_ ("tu", "What takes most of your time at the moment?")
                 : C_ ("vous", "What takes most of your time at the moment?"), NULL);
  add (ideas, tu ? C_ ("tu", "Whom would you like to meet?") : C_ ("vous", "Whom would you like to meet?"), NULL);
  add (ideas, tu ? C_ ("tu", "What would be of help to you in the coming months?")
                 : C_ ("vous", "What would be of help to you in the coming months?"), NULL);
  return ideas;
}

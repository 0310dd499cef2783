/* The text of templates (W1, W2): plain text with placeholders in braces.
 *
 *   {first_name}        is replaced by what is known; relnet-template-placeholder.c lists the facts there are
 *   {what you do now}   is not the name of a fact: the user fills it in
 *   ? {how_met} …       a line that begins so is left out when one of its facts is not known
 *
 * What cannot be filled stays as a gap, ⟨…⟩, which is marked and holds back the message until the user has dealt with it. */

#include "relnet-template-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "relnet-template-placeholder.h"
#include "relnet-text.h"

G_DEFINE_QUARK (relnet-template-error-quark, relnet_template_error)

#define OPTIONAL "? "

static const char *
get_value (GHashTable *values, const char *name)
{
  const char *value = g_hash_table_lookup (values, name);

  return value != NULL && *value != '\0' ? value : NULL;
}

/* Whether all facts of a line are known. What the user is to fill in is none of them. */
static gboolean
is_known (const char *line, gsize length, GHashTable *values)
{
  const char *end = line + length;

  for (const char *open = memchr (line, '{', length); open != NULL; open = memchr (open, '{', (gsize) (end - open)))
    {
      const char *close = memchr (open, '}', (gsize) (end - open));
      g_autofree char *name = close != NULL ? g_strndup (open + 1, (gsize) (close - open - 1)) : NULL;

      if (name == NULL)
        return TRUE;
      /* A fact that may be empty is known to be so. */
      if (!g_hash_table_contains (values, name) && relnet_template_placeholder_is_known (name))
        return FALSE;
      open = close;
    }
  return TRUE;
}

/* “de {name}” is “d’Antoine”, and “que {name}” “qu’Antoine”. */
static void
append_value (GString *text, const char *value, gboolean elides)
{
  if (elides && g_str_has_suffix (text->str, "e ") && relnet_text_elides (value))
    {
      const char *before = text->str + text->len - 2;
      gboolean is_que = text->len >= 4 && g_ascii_strncasecmp (before - 2, "qu", 2) == 0;
      gboolean is_de = text->len >= 3 && g_ascii_strncasecmp (before - 1, "d", 1) == 0;
      const char *word = before - (is_que ? 2 : 1);

      if ((is_de || is_que) && (word == text->str || !g_ascii_isalpha (word[-1])))
        {
          g_string_truncate (text, text->len - 2);
          g_string_append (text, "’");
        }
    }
  g_string_append (text, value);
}

static void
append_line (GString *text, const char *line, gsize length, gboolean elides, GHashTable *values, GHashTable *labels)
{
  const char *end = line + length;

  while (line < end)
    {
      const char *open = memchr (line, '{', (gsize) (end - line));
      const char *close = open != NULL ? memchr (open, '}', (gsize) (end - open)) : NULL;
      g_autofree char *name = NULL;

      if (close == NULL)
        break;
      name = g_strndup (open + 1, (gsize) (close - open - 1));
      g_string_append_len (text, line, open - line);
      if (g_hash_table_contains (values, name))
        append_value (text, g_hash_table_lookup (values, name), elides);
      else
        {
          const char *label = get_value (labels, name);

          g_string_append (text, RELNET_TEMPLATE_GAP_START);
          g_string_append (text, label != NULL ? label : name);
          g_string_append (text, RELNET_TEMPLATE_GAP_END);
        }
      line = close + 1;
    }
  g_string_append_len (text, line, end - line);
}

/**
 * relnet_template_text_fill:
 * @text: the text of a template
 * @language: its language: in French “de {name}” becomes “d’Antoine”
 * @values: (element-type utf8 utf8): what is known, by the name of the placeholder; what is not known is not in it
 * @labels: (element-type utf8 utf8): how to call what is not known, by the name of the placeholder
 *
 * What is filled in is taken as it is: braces in a value mean nothing.
 *
 * Returns: (transfer full): the text with what is known, and gaps for the rest
 */
char *
relnet_template_text_fill (const char *text, const char *language, GHashTable *values, GHashTable *labels)
{
  g_autoptr (GString) filled = g_string_new (NULL);
  gboolean elides = g_str_has_prefix (language, "fr");

  while (*text != '\0')
    {
      gsize length = strcspn (text, "\n");
      const char *next = text + length + (text[length] == '\n' ? 1 : 0);

      if (g_str_has_prefix (text, OPTIONAL))
        {
          text += strlen (OPTIONAL);
          length -= strlen (OPTIONAL);
          if (!is_known (text, length, values))
            {
              text = next;
              continue;
            }
        }
      append_line (filled, text, length, elides, values, labels);
      if (text + length != next)
        g_string_append_c (filled, '\n');
      text = next;
    }
  return g_string_free (g_steal_pointer (&filled), FALSE);
}

static gboolean
fail (RelnetTemplateError code, guint line, const char *words, GError **error)
{
  const char *meant;

  if (code == RELNET_TEMPLATE_ERROR_PLACEHOLDER)
    {
      meant = relnet_template_placeholder_find_meant (words);
      if (meant != NULL)
        g_set_error (error, RELNET_TEMPLATE_ERROR, code,
                     /* Translators: a number of a line, and two names such as “first_name”. */
                     _ ("Line %u: RelNet knows no {%s}. Did you mean {%s}?"), line, words, meant);
      else
        g_set_error (error, RELNET_TEMPLATE_ERROR, code,
                     _ ("Line %u: RelNet knows no {%s}. Choose one from “Insert”, or put your own words in the braces."), line,
                     words);
    }
  else if (words != NULL)
    g_set_error (error, RELNET_TEMPLATE_ERROR, code, _ ("Line %u has braces with nothing in them."), line);
  else
    g_set_error (error, RELNET_TEMPLATE_ERROR, code, _ ("Line %u has a brace without its other half."), line);
  return FALSE;
}

/* “{company_name}” is written like the name of a fact, “{a few words}” is not. */
static gboolean
is_unknown_name (const char *words)
{
  if (relnet_template_placeholder_is_known (words))
    return FALSE;
  if (relnet_template_placeholder_find_meant (words) != NULL)
    return TRUE;
  for (const char *p = words; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p) && *p != '_')
      return FALSE;
  return strchr (words, '_') != NULL;
}

/**
 * relnet_template_text_check:
 * @text: what the user wrote as a template
 * @error: return location for an error, in words for the user, with the number of the line
 *
 * Any words may stand in braces, for the user to fill in later. A mistake are braces without their other half, and what was
 * meant to be the name of a fact and is none.
 *
 * Returns: whether it is well formed; %RELNET_TEMPLATE_ERROR_BRACES or %RELNET_TEMPLATE_ERROR_PLACEHOLDER if not
 */
gboolean
relnet_template_text_check (const char *text, GError **error)
{
  guint line = 1;
  const char *open = NULL;

  for (const char *p = text; *p != '\0'; p++)
    {
      if ((*p == '{' && open != NULL) || (*p == '}' && open == NULL) || (*p == '\n' && open != NULL))
        return fail (RELNET_TEMPLATE_ERROR_BRACES, line, NULL, error);
      if (*p == '{')
        open = p;
      else if (*p == '}')
        {
          g_autofree char *words = g_strndup (open + 1, (gsize)(p - open - 1));

          if (words[strspn (words, " ")] == '\0')
            return fail (RELNET_TEMPLATE_ERROR_BRACES, line, words, error);
          if (is_unknown_name (words))
            return fail (RELNET_TEMPLATE_ERROR_PLACEHOLDER, line, words, error);
          open = NULL;
        }
      if (*p == '\n')
        line++;
    }
  return open == NULL || fail (RELNET_TEMPLATE_ERROR_BRACES, line, NULL, error);
}

/**
 * relnet_template_text_find_gap:
 * @text: a text made from a template
 * @start: (out) (optional): where the first gap begins, in bytes
 * @end: (out) (optional): where it ends
 *
 * Returns: whether something is still to be filled in
 */
gboolean
relnet_template_text_find_gap (const char *text, gsize *start, gsize *end)
{
  const char *first = strstr (text, RELNET_TEMPLATE_GAP_START);
  const char *last = first != NULL ? strstr (first, RELNET_TEMPLATE_GAP_END) : NULL;

  if (last == NULL)
    return FALSE;
  if (start != NULL)
    *start = (gsize) (first - text);
  if (end != NULL)
    *end = (gsize) (last - text) + strlen (RELNET_TEMPLATE_GAP_END);
  return TRUE;
}

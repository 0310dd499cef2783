/* The text of templates (W1, W2): plain text with placeholders in braces.
 *
 *   {first_name}        is replaced by what is known
 *   {what you do now}   is not the name of a fact: the user fills it in
 *   ? {how_met} …       a line that begins so is left out when one of its facts is not known
 *
 * What cannot be filled stays as a gap, ⟨…⟩, which is marked and holds back the message until the user has dealt with it. */

#include "relnet-template-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_QUARK (relnet-template-error-quark, relnet_template_error)

#define OPTIONAL "? "

static const char *
get_value (GHashTable *values, const char *name)
{
  const char *value = g_hash_table_lookup (values, name);

  return value != NULL && *value != '\0' ? value : NULL;
}

/* Whether all facts of a line are known. */
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
      if (!g_hash_table_contains (values, name))
        return FALSE;
      open = close;
    }
  return TRUE;
}

static void
append_line (GString *text, const char *line, gsize length, GHashTable *values, GHashTable *labels)
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
        g_string_append (text, g_hash_table_lookup (values, name));
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
 * @values: (element-type utf8 utf8): what is known, by the name of the placeholder; what is not known is not in it
 * @labels: (element-type utf8 utf8): how to call what is not known, by the name of the placeholder
 *
 * What is filled in is taken as it is: braces in a value mean nothing.
 *
 * Returns: (transfer full): the text with what is known, and gaps for the rest
 */
char *
relnet_template_text_fill (const char *text, GHashTable *values, GHashTable *labels)
{
  g_autoptr (GString) filled = g_string_new (NULL);

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
      append_line (filled, text, length, values, labels);
      if (text + length != next)
        g_string_append_c (filled, '\n');
      text = next;
    }
  return g_string_free (g_steal_pointer (&filled), FALSE);
}

/**
 * relnet_template_text_check:
 * @text: what the user wrote as a template
 * @error: return location for an error, in words for the user
 *
 * Any words may stand in braces, for the user to fill in later; only braces without their other half are a mistake.
 *
 * Returns: whether it is well formed; %RELNET_TEMPLATE_ERROR_BRACES if not
 */
gboolean
relnet_template_text_check (const char *text, GError **error)
{
  guint line = 1;
  gboolean open = FALSE;

  for (const char *p = text; *p != '\0'; p++)
    {
      if ((*p == '{' && open) || (*p == '}' && !open) || (*p == '\n' && open))
        {
          g_set_error (error, RELNET_TEMPLATE_ERROR, RELNET_TEMPLATE_ERROR_BRACES,
                       _ ("Line %u has a brace without its other half."), line);
          return FALSE;
        }
      if (*p == '{' || *p == '}')
        open = *p == '{';
      if (*p == '\n')
        line++;
    }
  if (open)
    g_set_error (error, RELNET_TEMPLATE_ERROR, RELNET_TEMPLATE_ERROR_BRACES,
                 _ ("Line %u has a brace without its other half."), line);
  return !open;
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

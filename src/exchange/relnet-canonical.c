/* Contact data made comparable with other programs'. */

#include "relnet-canonical.h"

#include <string.h>

/* Finds “;ext=12”, “ext. 12” or “x12” at the end of @number: where it starts, and its digits. */
static const char *
find_extension (const char *number, const char **digits)
{
  const char *end = number + strlen (number);
  const char *p;

  while (end > number && g_ascii_isspace (end[-1]))
    end--;
  p = end;
  while (p > number && g_ascii_isdigit (p[-1]))
    p--;
  if (p == end)
    return NULL;
  *digits = p;
  if (p - number >= 5 && g_ascii_strncasecmp (p - 5, ";ext=", 5) == 0)
    return p - 5;
  if (p > number && g_ascii_tolower (p[-1]) == 'x' && (p - 1 == number || !g_ascii_isalnum (p[-2])))
    return p - 1;
  while (p > number && g_ascii_isspace (p[-1]))
    p--;
  if (p > number && p[-1] == '.')
    p--;
  if (p - number >= 3 && g_ascii_strncasecmp (p - 3, "ext", 3) == 0
      && (p - 3 == number || !g_ascii_isalnum (p[-4])))
    return p - 3;
  return NULL;
}

/**
 * relnet_canonical_phone:
 * @number: a phone number as someone wrote it
 *
 * The form in which `relnet-cli --json` prints phones: the digits with a leading “+” where known, an extension as
 * “;ext=”. A number in words (“1 800 ELEPHANT”) stays as it was written.
 *
 * Returns: (transfer full): the number
 */
char *
relnet_canonical_phone (const char *number)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (number));
  g_autofree char *base = NULL;
  GString *out = g_string_new (NULL);
  const char *start = trimmed;
  const char *extension, *digits = NULL;
  gboolean letters = FALSE, plus = FALSE;

  if (g_ascii_strncasecmp (start, "tel:", 4) == 0)
    start += 4;
  extension = find_extension (start, &digits);
  base = extension != NULL ? g_strndup (start, (gsize)(extension - start)) : g_strdup (start);
  for (const char *p = base; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isdigit (c))
        g_string_append_unichar (out, c);
      else if (g_unichar_isalpha (c))
        letters = TRUE;
      else if (c == '+' && out->len == 0)
        plus = TRUE;
    }
  if (letters)
    {
      g_auto (GStrv) words = g_strsplit_set (base, " \t\n\r\v\f", -1);

      g_string_truncate (out, 0);
      for (guint i = 0; words[i] != NULL; i++)
        if (*words[i] != '\0')
          g_string_append_printf (out, "%s%s", out->len > 0 ? " " : "", words[i]);
    }
  else if (out->len == 0)
    g_string_append (out, g_strstrip (base));
  else
    {
      if (plus)
        g_string_prepend_c (out, '+');
      if (extension != NULL)
        {
          g_string_append (out, ";ext=");
          for (; g_ascii_isdigit (*digits); digits++)
            g_string_append_c (out, *digits);
        }
    }
  return g_string_free (out, FALSE);
}

/* Contact data made comparable with other programs'. */

#include "relnet-canonical.h"

#include "relnet-text.h"

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

/**
 * relnet_canonical_language:
 * @language: a language as a file says it: a code (“fr”, “fr-CA”, “fra”) or a name (“français”, “French”, “Französisch”)
 *
 * The code is what a person's language is kept as: what reads it (messages, templates, the coach) knows no names.
 *
 * Returns: (transfer full): the code of two letters of a language that the window offers; another one as it was written
 */
char *
relnet_canonical_language (const char *language)
{
  /* The code, ISO 639-2, then names in English, French, German and the language itself, without accents. */
  static const char *const languages[][7] = {
    { "fr", "fra", "fre", "french", "francais", "franzosisch", NULL },
    { "en", "eng", "english", "anglais", "englisch", NULL },
    { "de", "deu", "ger", "german", "allemand", "deutsch", NULL },
    { "es", "spa", "spanish", "espagnol", "spanisch", "espanol", NULL },
    { "it", "ita", "italian", "italien", "italienisch", "italiano", NULL },
    { "pt", "por", "portuguese", "portugais", "portugiesisch", "portugues", NULL },
    { "nl", "nld", "dutch", "neerlandais", "niederlandisch", "nederlands", NULL },
    { "ar", "ara", "arabic", "arabe", "arabisch", "العربية", NULL },
    { "zh", "zho", "chinese", "chinois", "chinesisch", "中文", NULL },
  };
  g_autofree char *folded = relnet_text_fold (language);
  g_autofree char *base = NULL;

  g_strstrip (folded);
  /* “fr-CA”, “French (Canada)” */
  base = g_strndup (folded, strcspn (folded, " (-_"));
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    for (guint j = 0; languages[i][j] != NULL; j++)
      if (strcmp (languages[i][j], folded) == 0 || strcmp (languages[i][j], base) == 0)
        return g_strdup (languages[i][0]);
  return relnet_text_clean (language);
}

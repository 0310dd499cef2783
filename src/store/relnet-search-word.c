/* One word of what was typed, and where it stands in what is looked through. */

#include "relnet-search-word.h"

#include <string.h>

#include "relnet-text.h"

/* How many digits of an international number dial the country (ITU-T E.164). */
static guint
get_country_length (const char *digits)
{
  static const char two[] = "20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 "
                            "56 57 58 60 61 62 63 64 65"
                            " 66 81 82 84 86 90 91 92 93 94 95 98 ";
  char pair[4] = { 0 };

  if (digits[0] == '1' || digits[0] == '7' || digits[0] == '\0')
    return digits[0] == '\0' ? 0 : 1;
  if (digits[1] == '\0')
    return 1;
  pair[0] = digits[0];
  pair[1] = digits[1];
  pair[2] = ' ';
  return strstr (two, pair) != NULL ? 2 : (guint)MIN (3, strlen (digits));
}

/**
 * relnet_search_normalise_phone:
 * @number: a phone number as written
 *
 * Returns: (transfer full): its digits; international ones with “+” and without the “(0)” that people write into them
 */
char *
relnet_search_normalise_phone (const char *number)
{
  g_autofree char *digits = relnet_text_phone_digits (number);
  GString *out;
  guint country;

  if (g_str_has_prefix (digits, "00"))
    out = g_string_new (digits + 2);
  else if (digits[0] == '+')
    out = g_string_new (digits + 1);
  else
    return g_steal_pointer (&digits);
  country = get_country_length (out->str);
  /* In Italy the zero is part of the number. */
  if (out->str[country] == '0' && !g_str_has_prefix (out->str, "39"))
    g_string_erase (out, country, 1);
  g_string_prepend_c (out, '+');
  return g_string_free (out, FALSE);
}

static gboolean
is_letter (char c)
{
  return (guchar)c >= 0x80 || g_ascii_isalnum (c);
}

/**
 * relnet_search_word_find:
 * @text: a folded text
 * @word: a word
 *
 * Returns: the best place of @word in @text, which may be in several
 */
RelnetSearchPlace
relnet_search_word_find (const char *text, const RelnetSearchWord *word)
{
  RelnetSearchPlace best = RELNET_SEARCH_PLACE_NONE;

  for (const char *p = text; (p = strstr (p, word->text)) != NULL; p++)
    {
      if (p == text)
        return RELNET_SEARCH_PLACE_START;
      if (!is_letter (p[-1]))
        best = RELNET_SEARCH_PLACE_WORD;
      else if (best == RELNET_SEARCH_PLACE_NONE && word->inside)
        best = RELNET_SEARCH_PLACE_INSIDE;
      if (best == RELNET_SEARCH_PLACE_WORD)
        return best;
    }
  return best;
}

/**
 * relnet_search_word_matches_digits:
 * @stored: digits by relnet_search_normalise_phone()
 * @word: a word that is like a phone number
 *
 * Returns: whether the number is meant, with or without what dials the country
 */
gboolean
relnet_search_word_matches_digits (const char *stored, const RelnetSearchWord *word)
{
  const char *national = stored;

  if (strstr (stored, word->digits) != NULL)
    return TRUE;
  if (word->national == NULL)
    return FALSE;
  if (stored[0] == '+')
    {
      /* “+33 6” for “06”: then the query begins with the trunk’s zero. */
      if (word->digits[0] != '0')
        return FALSE;
      national = stored + 1 + get_country_length (stored + 1);
    }
  else if (word->digits[0] != '+')
    return FALSE;
  else if (*national == '0')
    national++;
  return g_str_has_prefix (national, word->national);
}

/**
 * relnet_search_word_matches_address:
 * @local: what stands before the “@” of an address
 * @domain: what stands after it
 * @word: a word with an “@”
 *
 * Returns: whether the address is meant
 */
gboolean
relnet_search_word_matches_address (const char *local, const char *domain, const RelnetSearchWord *word)
{
  return g_str_has_suffix (local, word->local) && g_str_has_prefix (domain, word->domain);
}

/**
 * relnet_search_is_like_phone:
 * @text: a folded text
 *
 * Returns: whether it is digits with what people write between them, at least three
 */
gboolean
relnet_search_is_like_phone (const char *text)
{
  guint digits = 0;

  for (const char *p = text; *p != '\0'; p++)
    if (g_ascii_isdigit (*p))
      digits++;
    else if (strchr (" +()./-", *p) == NULL)
      return FALSE;
  return digits >= 3;
}

/**
 * relnet_search_split:
 * @text: what was typed
 *
 * Returns: (transfer full): its words, folded; something like a phone number is one word whatever stands in it
 */
GStrv
relnet_search_split (const char *text)
{
  g_autofree char *folded = relnet_text_fold (text);
  g_auto (GStrv) words = NULL;
  GStrvBuilder *builder;
  GStrv result;

  g_strstrip (folded);
  if (relnet_search_is_like_phone (folded))
    {
      const char *single[] = { folded, NULL };

      return g_strdupv ((GStrv)single);
    }
  builder = g_strv_builder_new ();
  words = g_strsplit_set (folded, " \t\n,;·", -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_strv_builder_add (builder, words[i]);
  result = g_strv_builder_end (builder);
  g_strv_builder_unref (builder);
  return result;
}

/**
 * relnet_search_word_clear:
 * @word: a word
 */
void
relnet_search_word_clear (gpointer data)
{
  RelnetSearchWord *word = data;

  g_free (word->local);
  g_free (word->digits);
  g_free (word->national);
  g_free (word->places);
}

/**
 * relnet_search_word_init:
 * @word: where it goes
 * @text: a word of relnet_search_split(), which must live as long
 */
void
relnet_search_word_init (RelnetSearchWord *word, const char *text)
{
  const char *at = strchr (text, '@');

  *word = (RelnetSearchWord){ .text = text, .length = strlen (text) };
  /* One letter in the middle of a word says nothing, one ideogram does. */
  word->inside = word->length > 1;
  if (at != NULL)
    {
      word->local = g_strndup (text, (gsize)(at - text));
      word->domain = at + 1;
    }
  if (relnet_search_is_like_phone (text))
    {
      word->digits = relnet_search_normalise_phone (text);
      if (word->digits[0] == '0')
        word->national = g_strdup (word->digits + 1);
      else if (word->digits[0] == '+')
        {
          guint country = get_country_length (word->digits + 1);

          if (strlen (word->digits) > 2 + country)
            word->national = g_strdup (word->digits + 1 + country);
        }
    }
}

/**
 * relnet_search_matches:
 * @kind: what @folded is
 * @folded: a text as for relnet_search_index_add()
 * @word: a word of relnet_search_split()
 *
 * Returns: whether a person with that text is found by that word
 */
gboolean
relnet_search_matches (RelnetFoundIn kind, const char *folded, const char *word)
{
  RelnetSearchWord w;
  gboolean matches;

  relnet_search_word_init (&w, word);
  if (kind == RELNET_FOUND_IN_PHONE)
    {
      g_autofree char *digits = relnet_search_normalise_phone (folded);

      matches = w.digits != NULL && relnet_search_word_matches_digits (digits, &w);
    }
  else
    matches = relnet_search_word_find (folded, &w) != RELNET_SEARCH_PLACE_NONE;
  relnet_search_word_clear (&w);
  return matches;
}

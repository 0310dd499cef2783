/* Texts made comparable: for search, for matching duplicates, for validation. */

#include "relnet-text.h"

#include <string.h>

/* A letter is tried in so many places of a word one by one. */
#define MAX_PLACES 3

/* Letters that are words of their own to Unicode, and the same letter with a stroke to a person who types. */
static const struct
{
  gunichar letter;
  const char *plain;
} plain_letters[] = {
  { 0x00df, "ss" }, { 0x00e6, "ae" }, { 0x00f0, "d" }, { 0x00f8, "o" }, { 0x00fe, "th" },
  { 0x0111, "d" },  { 0x0127, "h" },  { 0x0131, "i" }, { 0x0142, "l" }, { 0x0153, "oe" },
  { 0x0167, "t" },  { 0x2019, "'" },  { 0x02bc, "'" }, { 0x2010, "-" }, { 0x2011, "-" },
  { 0x00a0, " " },  { 0x202f, " " },
};

static void
append_plain (GString *out, gunichar c)
{
  for (guint i = 0; i < G_N_ELEMENTS (plain_letters); i++)
    if (plain_letters[i].letter == c)
      {
        g_string_append (out, plain_letters[i].plain);
        return;
      }
  g_string_append_unichar (out, c);
}

/**
 * relnet_text_fold:
 * @text: (nullable): UTF-8
 *
 * Two texts that a person takes for the same when typing fold to the same bytes: case, accents, ligatures, typographic
 * apostrophes and spaces do not count.
 *
 * Returns: (transfer full): the folded text, empty for %NULL
 */
char *
relnet_text_fold (const char *text)
{
  g_autofree char *decomposed = NULL;
  GString *out;
  const char *p;

  if (text == NULL)
    return g_strdup ("");
  for (p = text; (guchar)*p < 0x80 && *p != '\0'; p++)
    ;
  if (*p == '\0')
    return g_ascii_strdown (text, p - text);

  decomposed = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);
  if (decomposed == NULL)
    {
      g_autofree char *valid = g_utf8_make_valid (text, -1);

      return relnet_text_fold (valid);
    }
  out = g_string_sized_new (strlen (text));
  for (p = decomposed; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c < 0x80)
        g_string_append_c (out, g_ascii_tolower ((char)c));
      else if (!g_unichar_ismark (c))
        append_plain (out, g_unichar_tolower (c));
    }
  return g_string_free (out, FALSE);
}

/* Adds @word with @letter for @plain: the @which-th time it occurs, or each time if that is -1. */
static void
add_spelling (GPtrArray *spellings, const char *word, gunichar letter, const char *plain, int which)
{
  g_autoptr (GString) spelling = g_string_new (NULL);
  gsize length = strlen (plain);
  int n = 0;

  for (const char *p = word; *p != '\0';)
    if (g_str_has_prefix (p, plain) && (which < 0 || which == n++))
      {
        g_string_append_unichar (spelling, letter);
        p += length;
      }
    else
      g_string_append_c (spelling, *p++);
  g_ptr_array_add (spellings, g_strdup (spelling->str));
}

/**
 * relnet_text_list_spellings:
 * @word: the folded beginning of a word
 *
 * SQLite’s tokenizer takes accents away but leaves letters like œ, ø and ł, which relnet_text_fold() writes as a person
 * without them on the keyboard does. So that “coeur” finds “cœur” without another index, the query asks for these too:
 * with one kind of letter, in one place or in each. (A word with two kinds of them is found by its own spelling only as
 * far as the first; those are rare.)
 *
 * Returns: (transfer full) (element-type utf8): what @word may stand for, itself left out
 */
GPtrArray *
relnet_text_list_spellings (const char *word)
{
  GPtrArray *spellings = g_ptr_array_new_with_free_func (g_free);
  gsize size = strlen (word);

  for (guint i = 0; i < G_N_ELEMENTS (plain_letters); i++)
    {
      const char *plain = plain_letters[i].plain;
      int n = 0;

      if (!g_ascii_isalpha (*plain))
        continue;
      for (const char *p = word; (p = strstr (p, plain)) != NULL; p += strlen (plain))
        n++;
      if (n > 0)
        add_spelling (spellings, word, plain_letters[i].letter, plain, -1);
      for (int which = 0; n > 1 && which < n && which < MAX_PLACES; which++)
        add_spelling (spellings, word, plain_letters[i].letter, plain, which);
      /* Half of “oe” was typed. */
      if (plain[1] != '\0' && size > 0 && word[size - 1] == *plain)
        {
          GString *half = g_string_new_len (word, (gssize)size - 1);

          g_string_append_unichar (half, plain_letters[i].letter);
          g_ptr_array_add (spellings, g_string_free (half, FALSE));
        }
    }
  return spellings;
}

/**
 * relnet_text_fold_email:
 * @address: (nullable): an e-mail address, perhaps with “mailto:” or white space around it
 *
 * Returns: (transfer full): the address as two are compared: lower case, nothing around it
 */
char *
relnet_text_fold_email (const char *address)
{
  g_autofree char *folded = NULL;

  if (address == NULL)
    return g_strdup ("");
  /* A strdown that knows Unicode costs more than all else that is done to an address at an import. */
  folded = !g_str_is_ascii (address) && g_utf8_validate (address, -1, NULL) ? g_utf8_strdown (address, -1)
                                               : g_ascii_strdown (address, -1);
  g_strstrip (folded);
  if (g_str_has_prefix (folded, "mailto:"))
    return g_strdup (folded + strlen ("mailto:"));
  return g_steal_pointer (&folded);
}

/**
 * relnet_text_phone_digits:
 * @number: (nullable): a phone number as someone wrote it
 *
 * Returns: (transfer full): its digits whatever the punctuation, with a leading “+” if it had one
 */
char *
relnet_text_phone_digits (const char *number)
{
  GString *out = g_string_new (NULL);

  for (const char *p = number; p != NULL && *p != '\0'; p++)
    if (g_ascii_isdigit (*p) || (*p == '+' && out->len == 0))
      g_string_append_c (out, *p);
  if (out->len == 1 && out->str[0] == '+')
    g_string_truncate (out, 0);
  return g_string_free (out, FALSE);
}

/**
 * relnet_text_is_email:
 * @address: (nullable): a text
 *
 * A plausible address, not a deliverable one: something, one “@”, a domain, and none of the bytes that could smuggle a
 * second recipient or header into a mail (design/mail.md, part B, fix 5).
 *
 * Returns: whether @address can be written to
 */
gboolean
relnet_text_is_email (const char *address)
{
  const char *at;

  if (address == NULL || !g_utf8_validate (address, -1, NULL) || strlen (address) > 320)
    return FALSE;
  at = strrchr (address, '@');
  if (at == NULL || at == address || at[1] == '\0' || at[1] == '.' || strchr (address, '@') != at)
    return FALSE;
  for (const char *p = address; *p != '\0'; p++)
    if ((guchar)*p <= 0x20 || *p == 0x7f || strchr ("<>,;:\"()[]\\", *p) != NULL)
      return FALSE;
  return address[strlen (address) - 1] != '.';
}

/**
 * relnet_text_is_blank:
 * @text: (nullable): UTF-8
 *
 * Returns: whether there is nothing in @text that a reader would see
 */
gboolean
relnet_text_is_blank (const char *text)
{
  if (text == NULL)
    return TRUE;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isspace (c) && !g_unichar_iscntrl (c) && !g_unichar_iszerowidth (c))
        return FALSE;
    }
  return TRUE;
}

/* Whether @text is ASCII and as relnet_text_clean() would make it: most texts are. */
static gboolean
is_clean_ascii (const char *text)
{
  const char *p;

  if (text == NULL || *text == ' ')
    return FALSE;
  for (p = text; *p > ' ' && *p < 0x7f; p++)
    if (p[1] == ' ' && p[2] != ' ' && p[2] != '\0')
      p++;
  return *p == '\0';
}

/**
 * relnet_text_clean:
 * @text: (nullable): UTF-8
 *
 * Returns: (transfer full): @text on one line: runs of white space and control characters are one space, none at the ends
 */
char *
relnet_text_clean (const char *text)
{
  GString *out;
  gboolean space = FALSE;

  if (is_clean_ascii (text))
    return g_strdup (text);
  out = g_string_new (NULL);
  for (const char *p = text; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c) || g_unichar_iscntrl (c))
        {
          /* A no-break space inside a name is meant: only ordinary white space is folded. */
          if (c == 0x00a0 || c == 0x202f)
            g_string_append_unichar (out, c);
          else
            space = TRUE;
          continue;
        }
      if (space && out->len > 0)
        g_string_append_c (out, ' ');
      space = FALSE;
      g_string_append_unichar (out, c);
    }
  return g_string_free (out, FALSE);
}

/**
 * relnet_text_capitalise:
 * @text: UTF-8
 *
 * Returns: (transfer full): @text with a capital at its start, as a line of its own begins
 */
char *
relnet_text_capitalise (const char *text)
{
  g_autofree char *first = NULL;

  if (*text == '\0')
    return g_strdup ("");
  first = g_utf8_strup (text, g_utf8_next_char (text) - text);
  return g_strconcat (first, g_utf8_next_char (text), NULL);
}

/**
 * relnet_text_elides:
 * @name: the name of a person
 *
 * The rule of French, for titles that need it: “d’Idris”, “d’Hélène”, “d’Yves”, but “de Karim”, “de Yasmine”. An h is
 * taken for mute except before a, where the names that come from elsewhere (Hassan, Hannah, Hans) outnumber the others.
 *
 * Returns: whether a word before @name loses its vowel
 */
gboolean
relnet_text_elides (const char *name)
{
  g_autofree char *folded = relnet_text_fold (name);

  switch (folded[0])
    {
    case 'a':
    case 'e':
    case 'i':
    case 'o':
    case 'u':
      return TRUE;
    case 'h':
      return folded[1] != '\0' && strchr ("eiouy", folded[1]) != NULL;
    case 'y':
      return folded[1] != '\0' && strchr ("aeiou", folded[1]) == NULL;
    default:
      return FALSE;
    }
}

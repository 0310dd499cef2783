/* Telling in which encoding a file is, and reading it as UTF-8.
 *
 * A byte order mark settles it; so does text that is valid UTF-8, which no other encoding is by chance. What is left is
 * eight bits a letter: Windows-1252, unless letters stand where only Windows-1250 has letters, or Shift-JIS where kana
 * stand in rows. */

#include "relnet-encoding.h"

#include <string.h>

#define CHUNK 65536

/* What a file looks like, gathered over its chunks. */
typedef struct
{
  guint64 size;
  gboolean utf8;
  guint pending;    /* bytes that a character of UTF-8 still wants */
  guchar low, high; /* in which its next byte has to lie */
  guint high_bytes; /* bytes over 0x7f, 0 for plain ASCII */
  guint central;    /* signs of Windows-1250 */
  guint western;    /* signs of Windows-1252 */
  guint kana;       /* pairs that are kana in Shift-JIS */
  guchar last, before_last;
} Evidence;

/* Whether @c is a letter in either encoding. */
static gboolean
is_letter (guchar c)
{
  static const guchar among_signs[] = { 0x8a, 0x8c, 0x8d, 0x8e, 0x8f, 0x9a, 0x9c, 0x9d, 0x9e, 0x9f, 0 };

  return g_ascii_isalpha (c) || c >= 0xc0 || (c >= 0x80 && strchr ((const char *)among_signs, c) != NULL);
}

static gboolean
is_one_of (guchar c, const char *letters)
{
  return c != '\0' && strchr (letters, c) != NULL;
}

/* Whether @c is a letter in Windows-1250, and a sign that no word holds in Windows-1252: Ą Ł ł Ś-like pairs. */
static gboolean
is_central_only (guchar c)
{
  switch (c)
    {
    case 0x8c:
    case 0x8d:
    case 0x8f:
    case 0x9d:
    case 0xa3:
    case 0xa5:
    case 0xaf:
    case 0xb3:
    case 0xb9:
    case 0xbc:
    case 0xbe:
    case 0xbf:
      return TRUE;
    default:
      return FALSE;
    }
}

/* What the letter before @c says of the encoding, from where in a word it stands. */
static void
weigh_letter (Evidence *evidence, guchar c)
{
  static const char vowels[] = "aeiouyAEIOUY\xe1\xe9\xec\xed";
  gboolean inside = is_letter (evidence->before_last), next = is_letter (c);

  switch (evidence->last)
    {
    case 0x8a: /* Š, ž and so on are the same in both, and no language of the West has them. */
    case 0x8e:
    case 0x9a:
    case 0x9e:
      evidence->central += inside || next;
      break;
    case 0xa3: /* “£ukasz”, “¯aneta”: Ł, Ż */
    case 0xaf:
      if (!inside && next)
        evidence->central += 2;
      break;
    case 0xaa: /* Ş and ş, “nº” ends there. */
    case 0xba:
      evidence->central += inside && next;
      break;
    case 0xe0: /* à ç ê ô */
    case 0xe7:
    case 0xe9:
    case 0xea:
    case 0xf4:
      evidence->western += inside;
      break;
    case 0xe5: /* å; ĺ is very rare. */
      evidence->western += inside || next;
      break;
    case 0xe6: /* Danish æ stands inside of words, Croatian ć at their end. */
      evidence->western += next;
      evidence->central += inside && !next;
      break;
    case 0xe8: /* No vowel comes after è, but after č. */
      if (is_one_of (c, vowels))
        evidence->central++;
      else
        evidence->western += inside;
      break;
    case 0xec: /* Italian ì ò ù and French ù end a word; ě ň ů stand inside. */
    case 0xf2:
    case 0xf9:
      evidence->central += inside && next;
      break;
    case 0xf1: /* ñ comes before a vowel; ń, which has its place in Windows-1250, hardly ever does. */
      if (is_one_of (c, "aeiouAEIOU"))
        evidence->western += inside;
      else
        evidence->central += inside && g_ascii_isalpha (c);
      break;
    case 0xf5: /* Portuguese “õe”, Hungarian ő at the end of a word */
      evidence->western += c == 'e';
      evidence->central += inside && !next;
      break;
    case 0xf8: /* ř comes before vowels, Danish ø before consonants. */
      if (is_one_of (c, vowels))
        evidence->central++;
      else
        evidence->western += inside && next;
      break;
    default:
      break;
    }
}

static void
weigh_8bit (Evidence *evidence, guchar c)
{
  guchar last = evidence->last;

  if (last >= 0x80)
    {
      /* In the middle of a word, “³” and “¹” are the Polish ł and ą. */
      if (is_letter (evidence->before_last) && is_central_only (last) && (is_letter (c) || c >= 0x80 || c == ' '))
        evidence->central += 2;
      else
        weigh_letter (evidence, c);
    }
  if ((last == 0x82 || last == 0x83) && c >= 0x40 && c <= 0xf1 && c != 0x7f)
    evidence->kana++;
}

/* The automaton of RFC 3629: neither overlong forms nor surrogates. */
static gboolean
feed_utf8 (Evidence *evidence, guchar c)
{
  if (evidence->pending > 0)
    {
      if (c < evidence->low || c > evidence->high)
        return FALSE;
      evidence->low = 0x80;
      evidence->high = 0xbf;
      evidence->pending--;
      return TRUE;
    }
  evidence->low = 0x80;
  evidence->high = 0xbf;
  if (c < 0x80)
    return TRUE;
  if (c < 0xc2 || c > 0xf4)
    return FALSE;
  evidence->pending = c < 0xe0 ? 1 : c < 0xf0 ? 2 : 3;
  if (c == 0xe0)
    evidence->low = 0xa0;
  else if (c == 0xed)
    evidence->high = 0x9f;
  else if (c == 0xf0)
    evidence->low = 0x90;
  else if (c == 0xf4)
    evidence->high = 0x8f;
  return TRUE;
}

static void
gather (Evidence *evidence, const guchar *bytes, gsize size)
{
  for (gsize i = 0; i < size; i++)
    {
      guchar c = bytes[i];

      /* Nearly all of nearly every file: eight bytes of ASCII at a time. */
      if (c < 0x80 && evidence->last < 0x80 && evidence->pending == 0 && i + 8 <= size
          && relnet_encoding_is_ascii ((const char *)bytes + i, 8))
        {
          i += 7;
          evidence->before_last = bytes[i - 1];
          evidence->last = bytes[i];
          continue;
        }
      if (evidence->utf8 && !feed_utf8 (evidence, c))
        evidence->utf8 = FALSE;
      if (c >= 0x80)
        evidence->high_bytes++;
      weigh_8bit (evidence, c);
      evidence->before_last = evidence->last;
      evidence->last = c;
    }
  evidence->size += size;
}

/* @fallback is what it is if nothing in it says anything. */
static const char *
judge_8bit (const Evidence *evidence, const char *fallback)
{
  if (evidence->kana >= 2 && evidence->kana * 6 >= evidence->high_bytes)
    return "SHIFT_JIS";
  if (evidence->central == evidence->western)
    return fallback;
  return evidence->central > evidence->western ? "WINDOWS-1250" : "WINDOWS-1252";
}

static const char *
find_utf16 (const guchar *bytes, gsize size)
{
  guint even = 0, odd = 0;

  if (size >= 2 && bytes[0] == 0xff && bytes[1] == 0xfe)
    return "UTF-16LE";
  if (size >= 2 && bytes[0] == 0xfe && bytes[1] == 0xff)
    return "UTF-16BE";
  /* Without a mark: every other byte of text in Latin letters is zero. */
  for (gsize i = 0; i < MIN (size, 64); i++)
    if (bytes[i] == 0)
      *(i % 2 == 0 ? &even : &odd) += 1;
  if (even + odd < 8 && (size >= 24 || even + odd < size / 3 || size < 4))
    return NULL;
  return even > 4 * odd ? "UTF-16BE" : odd > 4 * even ? "UTF-16LE" : NULL;
}

/**
 * relnet_encoding_is_ascii:
 * @bytes: (array length=size): bytes
 * @size: how many
 *
 * Returns: whether none of them is over 0x7f
 */
gboolean
relnet_encoding_is_ascii (const char *bytes, gsize size)
{
  guint64 word;

  for (; size >= sizeof word; bytes += sizeof word, size -= sizeof word)
    {
      memcpy (&word, bytes, sizeof word);
      if (word & G_GUINT64_CONSTANT (0x8080808080808080))
        return FALSE;
    }
  for (; size > 0; bytes++, size--)
    if ((guchar)*bytes >= 0x80)
      return FALSE;
  return TRUE;
}

/**
 * relnet_encoding_detect:
 * @stream: the file, read to its end in memory of constant size
 * @encoding: (out caller-allocates): the encoding
 * @cancellable: (nullable): a #GCancellable
 * @error: a #GError
 *
 * Returns: whether the file could be read; @encoding is then set
 */
gboolean
relnet_encoding_detect (GInputStream *stream,
                        RelnetEncoding *encoding,
                        GCancellable *cancellable,
                        GError **error)
{
  Evidence evidence = { .utf8 = TRUE };
  g_autofree guchar *chunk = g_malloc (CHUNK);
  gsize size;

  for (gboolean first = TRUE;; first = FALSE)
    {
      if (!g_input_stream_read_all (stream, chunk, CHUNK, &size, cancellable, error))
        return FALSE;
      if (first)
        {
          encoding->name = find_utf16 (chunk, size);
          encoding->guessed = FALSE;
          if (encoding->name != NULL)
            return TRUE;
        }
      gather (&evidence, chunk, size);
      if (size < CHUNK)
        break;
    }
  /* A file cut in the middle of its last character is still UTF-8. */
  encoding->name = evidence.utf8 ? "UTF-8" : judge_8bit (&evidence, "WINDOWS-1252");
  encoding->guessed = !evidence.utf8;
  return TRUE;
}

/**
 * relnet_encoding_decode:
 * @stream: the bytes of a file
 * @encoding: the name of their encoding
 * @error: a #GError
 *
 * Returns: (transfer full) (nullable): the same text in UTF-8, with a byte order mark if there was one
 */
GInputStream *
relnet_encoding_decode (GInputStream *stream, const char *encoding, GError **error)
{
  g_autoptr (GCharsetConverter) converter = NULL;

  if (g_ascii_strcasecmp (encoding, "UTF-8") == 0)
    return g_object_ref (stream);
  converter = g_charset_converter_new ("UTF-8", encoding, error);
  if (converter == NULL)
    return NULL;
  g_charset_converter_set_use_fallback (converter, TRUE);
  return g_converter_input_stream_new (stream, G_CONVERTER (converter));
}

static const char *
guess_8bit (const char *bytes, gsize size, const char *fallback)
{
  Evidence evidence = { .utf8 = FALSE };

  gather (&evidence, (const guchar *)bytes, size);
  gather (&evidence, (const guchar *)"", 1);
  return judge_8bit (&evidence, fallback);
}

/**
 * relnet_encoding_to_utf8:
 * @bytes: (array length=size): text
 * @size: its size
 * @encoding: (nullable): the name of its encoding as a file says it, %NULL to guess
 * @fallback: (nullable): the likeliest encoding of the file around it, for what says nothing by itself; %NULL if not known
 *
 * Never fails: what @encoding cannot have meant is read as UTF-8 or as the likeliest 8-bit encoding.
 *
 * Returns: (transfer full): the text in UTF-8, without NUL
 */
char *
relnet_encoding_to_utf8 (const char *bytes, gsize size, const char *encoding, const char *fallback)
{
  g_autofree char *without_nul = NULL;
  char *text = NULL;

  if (memchr (bytes, '\0', size) != NULL
      && (encoding == NULL || g_ascii_strncasecmp (encoding, "UTF-16", 6) != 0))
    {
      gsize kept = 0;

      without_nul = g_malloc (size + 1);
      for (gsize i = 0; i < size; i++)
        if (bytes[i] != '\0')
          without_nul[kept++] = bytes[i];
      bytes = without_nul;
      size = kept;
    }
  if (encoding != NULL && g_ascii_strcasecmp (encoding, "UTF-8") != 0
      && g_ascii_strcasecmp (encoding, "UTF8") != 0)
    text = g_convert (bytes, (gssize)size, "UTF-8", encoding, NULL, NULL, NULL);
  if (text == NULL && g_utf8_validate_len (bytes, size, NULL))
    text = g_strndup (bytes, size);
  if (text == NULL)
    text = g_convert (bytes, (gssize)size, "UTF-8",
                      guess_8bit (bytes, size, fallback != NULL ? fallback : "WINDOWS-1252"), NULL, NULL, NULL);
  if (text == NULL)
    text = g_convert (bytes, (gssize)size, "UTF-8", "ISO-8859-1", NULL, NULL, NULL);
  if (text == NULL || !g_utf8_validate (text, -1, NULL))
    {
      g_free (text);
      text = g_utf8_make_valid (bytes, (gssize)size);
    }
  return text;
}

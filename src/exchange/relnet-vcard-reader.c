/* Reads the cards of a file one after the other, in memory of constant size.
 *
 * What real files do, and what is done about it (design/formats.md, design/sync.md): lines are folded anywhere, also
 * inside a character; quoted-printable goes on after a “=” at the end; base64 goes on in lines without indentation until
 * an empty one; BEGIN or END are missing; a card stands inside another one's AGENT; there are NULs, blank lines, and
 * other things between the cards. */

#include "relnet-vcard-reader.h"

#include "relnet-exchange-error.h"
#include "relnet-vcard-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define CHUNK 65536

/* No card of a human being is larger than this, in bytes; a photo of 15 MB fits. */
#define MAX_CARD (64u << 20)

struct _RelnetVcardReader
{
  GInputStream *stream;
  char *buffer;
  gsize capacity;
  gsize start; /* of what is not yet read */
  gsize end;
  guint64 position;  /* of buffer[0] in the stream */
  gboolean finished; /* The stream has no more. */
  guint line;        /* of the line at start, from 1 */
  GString *logical;  /* an unfolded line */
  gboolean pending;  /* The logical line was read ahead: it begins the next card. */
  guint pending_line;
  guint foreign; /* how many components that are no cards we are in */
};

typedef enum
{
  LINE_PROPERTY,
  LINE_BEGIN,
  LINE_BEGIN_AGENT,
  LINE_END,
  LINE_BEGIN_OTHER,
  LINE_END_OTHER,
} LineKind;

static gboolean
fill (RelnetVcardReader *self, GCancellable *cancellable, GError **error)
{
  gssize n;

  if (self->start > 0)
    {
      memmove (self->buffer, self->buffer + self->start, self->end - self->start);
      self->position += self->start;
      self->end -= self->start;
      self->start = 0;
    }
  if (self->end == self->capacity)
    {
      if (self->capacity >= MAX_CARD)
        {
          g_set_error_literal (
              error, RELNET_EXCHANGE_ERROR, RELNET_EXCHANGE_ERROR_TOO_LARGE,
              _ ("A line of this file is longer than any contact could be. Nothing was changed."));
          return FALSE;
        }
      self->capacity *= 2;
      self->buffer = g_realloc (self->buffer, self->capacity);
    }
  n = g_input_stream_read (self->stream, self->buffer + self->end, self->capacity - self->end,
                           cancellable, error);
  if (n < 0)
    {
      /* Text in UTF-16 may end in the middle of a letter. */
      if (error != NULL && g_error_matches (*error, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT))
        {
          g_clear_error (error);
          self->finished = TRUE;
          return TRUE;
        }
      return FALSE;
    }
  if (n == 0)
    self->finished = TRUE;
  self->end += (gsize)n;
  return TRUE;
}

/* Finds the physical line at start: its size without the line end, and with it. */
static gboolean
peek (RelnetVcardReader *self, gsize *size, gsize *full, GCancellable *cancellable, GError **error)
{
  gsize scanned = 0;

  for (;;)
    {
      const char *line = self->buffer + self->start;
      gsize available = self->end - self->start;
      const char *newline
          = available > scanned ? memchr (line + scanned, '\n', available - scanned) : NULL;
      const char *limit = newline != NULL ? newline : line + available;
      const char *cr = limit > line + scanned
                           ? memchr (line + scanned, '\r', (gsize)(limit - line) - scanned)
                           : NULL;

      if (cr != NULL && (cr + 1 < line + available || self->finished))
        {
          *size = (gsize)(cr - line);
          *full = *size + (cr + 1 < line + available && cr[1] == '\n' ? 2 : 1);
          return TRUE;
        }
      if (newline != NULL)
        {
          *size = (gsize)(newline - line);
          *full = *size + 1;
          return TRUE;
        }
      if (self->finished)
        {
          *size = *full = available;
          return available > 0;
        }
      scanned = cr != NULL ? (gsize)(cr - line) : available;
      if (!fill (self, cancellable, error))
        return FALSE;
    }
}

static void
skip (RelnetVcardReader *self, gsize full)
{
  self->start += full;
  self->line++;
}

static gboolean
is_blank (const char *line, gsize size)
{
  for (gsize i = 0; i < size; i++)
    if (!g_ascii_isspace (line[i]) && line[i] != '\0')
      return FALSE;
  return TRUE;
}

/* Appends a physical line to the source, which is text without NUL. */
static void
keep (GString *source, const char *line, gsize size)
{
  if (memchr (line, '\0', size) == NULL)
    g_string_append_len (source, line, (gssize)size);
  else
    for (gsize i = 0; i < size; i++)
      if (line[i] != '\0')
        g_string_append_c (source, line[i]);
  g_string_append_c (source, '\n');
}

/* @line without white space starts with @word, whatever the case; what follows is in @rest. */
static gboolean
starts_with (const char *line, gsize size, const char *word, gsize *rest)
{
  gsize i = 0;

  for (; *word != '\0'; i++)
    {
      if (i == size)
        return FALSE;
      if (g_ascii_isspace (line[i]))
        continue;
      if (g_ascii_toupper (line[i]) != *word)
        return FALSE;
      word++;
    }
  while (i < size && g_ascii_isspace (line[i]))
    i++;
  *rest = i;
  return TRUE;
}

static LineKind
classify (const char *line, gsize size)
{
  gsize rest, end;

  while (size > 0 && g_ascii_isspace (*line))
    line++, size--;
  if (size < 5)
    return LINE_PROPERTY;
  /* BEGIN and END in a group are rare enough to look only where there is one. */
  if (g_ascii_toupper (*line) != 'B' && g_ascii_toupper (*line) != 'E'
      && g_ascii_toupper (*line) != 'A')
    {
      const char *dot = memchr (line, '.', MIN (size, 32));

      if (dot == NULL || (gsize)(dot - line) + 6 > size
          || (g_ascii_strncasecmp (dot + 1, "BEGIN", 5) != 0
              && g_ascii_strncasecmp (dot + 1, "END", 3) != 0))
        return LINE_PROPERTY;
      size -= (gsize)(dot + 1 - line);
      line = dot + 1;
    }
  if (starts_with (line, size, "BEGIN:", &rest))
    return starts_with (line + rest, size - rest, "VCARD", &end) && rest + end == size
               ? LINE_BEGIN
               : LINE_BEGIN_OTHER;
  if (starts_with (line, size, "END:", &rest))
    return starts_with (line + rest, size - rest, "VCARD", &end) && rest + end == size
               ? LINE_END
               : LINE_END_OTHER;
  if (starts_with (line, size, "AGENT", &rest))
    {
      gssize colon = relnet_vcard_find_colon (line, size);

      if (colon >= 0 && starts_with (line + colon + 1, size - (gsize)colon - 1, "BEGIN:VCARD", &end)
          && (gsize)colon + 1 + end == size)
        return LINE_BEGIN_AGENT;
    }
  return LINE_PROPERTY;
}

/* Whether the line at start goes on with the logical line so far. @indent is how much of it is not content. */
static gboolean
continues (RelnetVcardReader *self,
           gsize size,
           gboolean qp,
           gboolean base64,
           gsize *indent,
           gboolean *soft)
{
  const char *line = self->buffer + self->start;
  gboolean indented = size > 0 && (*line == ' ' || *line == '\t');

  *indent = 0;
  *soft = FALSE;
  if (qp && self->logical->len > 0 && self->logical->str[self->logical->len - 1] == '=')
    {
      LineKind kind = classify (line, size);

      if (kind == LINE_END || kind == LINE_BEGIN)
        return FALSE;
      *soft = TRUE;
      while (indented && *indent < size && (line[*indent] == ' ' || line[*indent] == '\t'))
        *indent += 1;
      return TRUE;
    }
  if (indented)
    {
      *indent = 1;
      /* A blank line ends base64, also one with spaces in it. */
      return !(base64 && is_blank (line, size));
    }
  /* Neither stands in base64: the line is another property, which may be folded before its colon. */
  return base64 && !is_blank (line, size) && memchr (line, ':', size) == NULL && memchr (line, ';', size) == NULL;
}

/* Reads an unfolded line into logical, and its text into @source. */
static gboolean
read_logical (RelnetVcardReader *self, GString *source, GCancellable *cancellable, GError **error)
{
  gsize size, full, indent;
  gssize colon;
  gboolean qp = FALSE, base64 = FALSE, soft, indents = FALSE, broken = FALSE;

  do
    {
      if (!peek (self, &size, &full, cancellable, error))
        return FALSE;
      if (is_blank (self->buffer + self->start, size))
        {
          skip (self, full);
          size = 0;
        }
    }
  while (size == 0);

  g_string_truncate (self->logical, 0);
  g_string_append_len (self->logical, self->buffer + self->start, (gssize)size);
  self->pending_line = self->line;
  keep (source, self->buffer + self->start, size);
  skip (self, full);

  colon = relnet_vcard_find_colon (self->logical->str, self->logical->len);
  if (colon > 0)
    {
      qp = relnet_vcard_is_quoted_printable (self->logical->str, (gsize)colon);
      base64 = relnet_vcard_is_base64 (self->logical->str, (gsize)colon);
    }
  while (peek (self, &size, &full, cancellable, error)
         && continues (self, size, qp, base64, &indent, &soft))
    {
      if (self->logical->len + size > MAX_CARD)
        {
          g_set_error_literal (
              error, RELNET_EXCHANGE_ERROR, RELNET_EXCHANGE_ERROR_TOO_LARGE,
              _ ("A contact in this file is larger than any real one. Nothing was changed."));
          return FALSE;
        }
      if (soft)
        {
          /* Some writers indent after a soft break too. White space that comes only later is what was meant. */
          if (!broken)
            indents = indent > 0;
          else if (!indents)
            indent = 0;
          broken = TRUE;
          g_string_truncate (self->logical, self->logical->len - 1);
        }
      g_string_append_len (self->logical, self->buffer + self->start + indent,
                           (gssize)(size - indent));
      keep (source, self->buffer + self->start, size);
      skip (self, full);
      /* The head itself may have been folded. */
      if (colon < 0)
        {
          colon = relnet_vcard_find_colon (self->logical->str, self->logical->len);
          if (colon > 0)
            {
              qp = relnet_vcard_is_quoted_printable (self->logical->str, (gsize)colon);
              base64 = relnet_vcard_is_base64 (self->logical->str, (gsize)colon);
            }
        }
    }
  return error == NULL || *error == NULL;
}

/* Whether @line is an AGENT whose card comes next. */
static gboolean
is_open_agent (const char *line, gsize size)
{
  gssize colon;
  gsize rest;

  if (!starts_with (line, size, "AGENT", &rest))
    return FALSE;
  colon = relnet_vcard_find_colon (line, size);
  return colon >= 0 && is_blank (line + colon + 1, size - (gsize)colon - 1);
}

static gboolean
finish (RelnetVcard *card, gboolean unterminated)
{
  if (unterminated)
    g_string_append (card->source, "END:VCARD\n");
  card->unterminated = unterminated;
  relnet_vcard_settle (card);
  return TRUE;
}

static void
start_card (RelnetVcardReader *self, RelnetVcard *card)
{
  relnet_vcard_clear (card);
  card->line = self->pending_line;
  g_string_append (card->source, "BEGIN:VCARD\n");
}

/**
 * relnet_vcard_reader_new:
 * @stream: text in UTF-8, or in an 8-bit encoding that is told line by line
 *
 * Returns: (transfer full): a reader of its cards
 */
RelnetVcardReader *
relnet_vcard_reader_new (GInputStream *stream)
{
  RelnetVcardReader *self = g_new0 (RelnetVcardReader, 1);

  self->stream = g_object_ref (stream);
  self->capacity = CHUNK;
  self->buffer = g_malloc (self->capacity);
  self->logical = g_string_sized_new (512);
  self->line = 1;
  return self;
}

/**
 * relnet_vcard_reader_new_for_text:
 * @text: (array length=size): a text, to outlive the reader
 * @size: its size
 *
 * Returns: (transfer full): a reader of its cards
 */
RelnetVcardReader *
relnet_vcard_reader_new_for_text (const char *text, gsize size)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (text, (gssize)size, NULL);

  return relnet_vcard_reader_new (stream);
}

/**
 * relnet_vcard_reader_free:
 * @self: a reader
 */
void
relnet_vcard_reader_free (RelnetVcardReader *self)
{
  g_clear_object (&self->stream);
  g_free (self->buffer);
  g_string_free (self->logical, TRUE);
  g_free (self);
}

/**
 * relnet_vcard_reader_next:
 * @self: a reader
 * @card: filled with the next card
 * @cancellable: (nullable): a #GCancellable
 * @error: a #GError
 *
 * A card inside another (AGENT) is part of the other's text only.
 *
 * Returns: whether there was another card; at the end of the file @error is not set
 */
gboolean
relnet_vcard_reader_next (RelnetVcardReader *self,
                          RelnetVcard *card,
                          GCancellable *cancellable,
                          GError **error)
{
  g_autoptr (GError) local_error = NULL;
  gboolean agent = FALSE;
  guint depth = 0;
  gsize start = 0;

  relnet_vcard_clear (card);
  if (self->position == 0 && self->start == 0 && self->end == 0)
    {
      if (!fill (self, cancellable, error))
        return FALSE;
      if (self->end >= 3 && memcmp (self->buffer, "\xef\xbb\xbf", 3) == 0)
        self->start = 3;
    }
  for (;;)
    {
      LineKind kind;

      start = card->source->len;
      if (self->pending)
        self->pending = FALSE;
      else if (!read_logical (self, card->source, cancellable, &local_error))
        break;
      if (card->source->len > MAX_CARD)
        {
          g_set_error_literal (
              error, RELNET_EXCHANGE_ERROR, RELNET_EXCHANGE_ERROR_TOO_LARGE,
              _ ("A contact in this file is larger than any real one. Nothing was changed."));
          return FALSE;
        }
      kind = classify (self->logical->str, self->logical->len);

      if (depth == 0)
        {
          gsize rest;

          if (kind == LINE_BEGIN)
            {
              self->foreign = 0;
              start_card (self, card);
              depth = 1;
            }
          else if (kind == LINE_BEGIN_OTHER)
            self->foreign++;
          else if (kind == LINE_END_OTHER || kind == LINE_END)
            self->foreign -= MIN (self->foreign, 1);
          /* VERSION is the first line of a card: here its BEGIN is missing. */
          else if (self->foreign == 0
                   && starts_with (self->logical->str, self->logical->len, "VERSION:", &rest))
            {
              start_card (self, card);
              depth = 1;
              start = card->source->len;
              g_string_append_printf (card->source, "%s\n", self->logical->str);
              relnet_vcard_add_line (card, self->logical, start);
            }
          if (depth == 0)
            g_string_truncate (card->source, 0);
          continue;
        }

      switch (kind)
        {
        case LINE_BEGIN:
          if (agent)
            {
              depth++;
              break;
            }
          /* The END before it is missing. */
          g_string_truncate (card->source, start);
          self->pending = TRUE;
          return finish (card, TRUE);
        case LINE_BEGIN_AGENT:
          depth++;
          break;
        case LINE_END:
          if (--depth == 0)
            return finish (card, FALSE);
          break;
        case LINE_PROPERTY:
        case LINE_BEGIN_OTHER:
        case LINE_END_OTHER:
        default:
          agent = is_open_agent (self->logical->str, self->logical->len);
          if (depth == 1)
            relnet_vcard_add_line (card, self->logical, start);
          else
            relnet_vcard_clean_source (card, start);
          continue;
        }
      agent = FALSE;
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  return depth > 0 && finish (card, TRUE);
}

/**
 * relnet_vcard_reader_get_position:
 * @self: a reader
 *
 * Returns: how many bytes were read so far, for a progress bar
 */
guint64
relnet_vcard_reader_get_position (RelnetVcardReader *self)
{
  return self->position + self->start;
}

/* Reads the rows of a table of comma-separated values (RFC 4180), one after the other, in memory of constant size.
 *
 * Tolerant as people's files need it: any line end, quotes in the middle of a cell, text after a closing quote, rows
 * longer or shorter than the header. A quotation mark that is never closed is a letter as any other: it must not swallow
 * the rows that follow. */

#include "relnet-csv-reader.h"

#include "relnet-exchange-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define CHUNK 65536

/* No row about a person is longer, in bytes. */
#define MAX_ROW (16u << 20)

/* No cell is: a quotation mark that opened it is not meant as one. */
#define MAX_QUOTED (1u << 20)

struct _RelnetCsvReader
{
  GInputStream *stream;
  char *buffer;
  gsize start;
  gsize end;
  gboolean begun;
  GString *held;     /* what was read since a quotation mark that is still open */
  gboolean holding;
  GString *again;    /* what is read once more before the stream */
  gsize again_start;
  char separator;
  GString *text;     /* the cells of the row, each with its NUL */
  GArray *offsets;   /* where each starts */
  GPtrArray *cells;
  guint line;        /* of what is read next, from 1 */
  guint row_line;    /* of the row last returned */
  gboolean after_cr; /* A line feed now belongs to the line end before. */
};

/* The next byte, or -1 at the end or on an error. */
static int
next_byte (RelnetCsvReader *self, GCancellable *cancellable, GError **error)
{
  if (self->again_start < self->again->len)
    {
      char again = self->again->str[self->again_start++];

      if (self->holding)
        g_string_append_c (self->held, again);
      return (guchar)again;
    }
  g_string_truncate (self->again, 0);
  self->again_start = 0;
  while (self->start == self->end)
    {
      gssize n = g_input_stream_read (self->stream, self->buffer, CHUNK, cancellable, error);

      if (n < 0 && error != NULL && g_error_matches (*error, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT))
        {
          /* Text in UTF-16 may end in the middle of a letter. */
          g_clear_error (error);
          return -1;
        }
      if (n <= 0)
        return -1;
      self->start = 0;
      self->end = (gsize)n;
      if (!self->begun && n >= 3 && memcmp (self->buffer, "\xef\xbb\xbf", 3) == 0)
        self->start = 3;
      self->begun = TRUE;
    }
  if (self->holding)
    g_string_append_c (self->held, self->buffer[self->start]);
  return (guchar)self->buffer[self->start++];
}

/* The byte just read is the next one again. */
static void
step_back (RelnetCsvReader *self)
{
  if (self->again_start > 0)
    self->again_start--;
  else
    self->start--;
  if (self->holding)
    g_string_truncate (self->held, self->held->len - 1);
}

static void
open_quote (RelnetCsvReader *self)
{
  g_string_truncate (self->held, 0);
  self->holding = TRUE;
}

/* What was read since the quotation mark is read once more. Marks that pair up within it pair up again, so that the end
 * of a file is reached in this way only once. */
static void
give_up_quote (RelnetCsvReader *self, guint line)
{
  if (self->again_start < self->again->len)
    g_string_append_len (self->held, self->again->str + self->again_start,
                         (gssize)(self->again->len - self->again_start));
  g_string_truncate (self->again, 0);
  g_string_append_len (self->again, self->held->str, (gssize)self->held->len);
  self->again_start = 0;
  self->holding = FALSE;
  self->line = line;
  self->after_cr = FALSE;
}

static void
end_cell (RelnetCsvReader *self, gsize *cell_start)
{
  g_string_append_c (self->text, '\0');
  g_array_append_val (self->offsets, *cell_start);
  *cell_start = self->text->len;
}

/**
 * relnet_csv_reader_new:
 * @stream: text in UTF-8, with or without a byte order mark
 * @separator: what stands between two cells
 *
 * Returns: (transfer full): a reader of its rows
 */
RelnetCsvReader *
relnet_csv_reader_new (GInputStream *stream, char separator)
{
  RelnetCsvReader *self = g_new0 (RelnetCsvReader, 1);

  self->stream = g_object_ref (stream);
  self->buffer = g_malloc (CHUNK);
  self->separator = separator;
  self->text = g_string_sized_new (1024);
  self->held = g_string_new (NULL);
  self->again = g_string_new (NULL);
  self->offsets = g_array_new (FALSE, FALSE, sizeof (gsize));
  self->cells = g_ptr_array_new ();
  self->line = 1;
  return self;
}

/**
 * relnet_csv_reader_free:
 * @self: a reader
 */
void
relnet_csv_reader_free (RelnetCsvReader *self)
{
  g_clear_object (&self->stream);
  g_free (self->buffer);
  g_string_free (self->text, TRUE);
  g_string_free (self->held, TRUE);
  g_string_free (self->again, TRUE);
  g_array_unref (self->offsets);
  g_ptr_array_unref (self->cells);
  g_free (self);
}

/**
 * relnet_csv_reader_next:
 * @self: a reader
 * @cancellable: (nullable): a #GCancellable
 * @error: a #GError
 *
 * Returns: (transfer none) (nullable): the cells of the next row, until the next call; %NULL at the end, or with @error
 *   set
 */
char **
relnet_csv_reader_next (RelnetCsvReader *self, GCancellable *cancellable, GError **error)
{
  GError *local_error = NULL;
  gsize cell_start = 0;
  guint quote_line = 0;
  gboolean quoted = FALSE, begun = FALSE;
  int c;

  g_string_truncate (self->text, 0);
  g_array_set_size (self->offsets, 0);
  self->holding = FALSE;
  self->row_line = self->line;
  while (local_error == NULL)
    {
      c = next_byte (self, cancellable, &local_error);
      if (quoted && local_error == NULL && (c < 0 || self->text->len - cell_start > MAX_QUOTED))
        {
          give_up_quote (self, quote_line);
          g_string_truncate (self->text, cell_start);
          g_string_append_c (self->text, '"');
          quoted = FALSE;
          continue;
        }
      if (c < 0)
        break;
      if (self->text->len > MAX_ROW)
        {
          g_set_error_literal (&local_error, RELNET_EXCHANGE_ERROR, RELNET_EXCHANGE_ERROR_TOO_LARGE,
                               _ ("A row of this file is longer than any contact could be: a quotation mark may be "
                                  "missing. Nothing was changed."));
          break;
        }
      if (c == '\n' && self->after_cr)
        {
          self->after_cr = FALSE;
          if (quoted)
            g_string_append_c (self->text, '\n');
          continue;
        }
      self->after_cr = FALSE;
      if (c == '\r' || c == '\n')
        {
          self->line++;
          self->after_cr = c == '\r';
          if (!quoted)
            {
              begun = TRUE;
              break;
            }
          /* Inside a cell, any line end is a line feed; that of “\r\n” is appended when it comes. */
          if (c == '\r')
            {
              int after = next_byte (self, cancellable, &local_error);

              self->after_cr = FALSE;
              if (after >= 0 && after != '\n')
                step_back (self);
            }
          g_string_append_c (self->text, '\n');
          continue;
        }
      begun = TRUE;
      if (quoted)
        {
          if (c != '"')
            {
              if (c != '\0')
                g_string_append_c (self->text, (char)c);
              continue;
            }
          c = next_byte (self, cancellable, &local_error);
          if (c == '"')
            {
              g_string_append_c (self->text, '"');
              continue;
            }
          quoted = FALSE;
          self->holding = FALSE;
          if (c < 0)
            break;
          step_back (self);
          continue;
        }
      if (c == self->separator)
        end_cell (self, &cell_start);
      else if (c == '"' && self->text->len == cell_start)
        {
          quoted = TRUE;
          quote_line = self->line;
          open_quote (self);
        }
      else if (c != '\0')
        g_string_append_c (self->text, (char)c);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return NULL;
    }
  if (!begun)
    return NULL;
  end_cell (self, &cell_start);
  g_ptr_array_set_size (self->cells, 0);
  for (guint i = 0; i < self->offsets->len; i++)
    {
      char *cell = self->text->str + g_array_index (self->offsets, gsize, i);

      /* The stream may have ended in the middle of a character. */
      if (!g_utf8_validate (cell, -1, NULL))
        {
          const char *end;

          g_utf8_validate (cell, -1, &end);
          cell[end - cell] = '\0';
        }
      g_ptr_array_add (self->cells, cell);
    }
  g_ptr_array_add (self->cells, NULL);
  return (char **)self->cells->pdata;
}

/**
 * relnet_csv_reader_get_line:
 * @self: a reader
 *
 * Returns: the line of the file on which the row last returned starts, from 1
 */
guint
relnet_csv_reader_get_line (RelnetCsvReader *self)
{
  return self->row_line;
}

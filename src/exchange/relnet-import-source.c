/* A file as a row of records about people, whatever its format. */

#include "relnet-import-source.h"

#include "relnet-csv-person.h"
#include "relnet-csv-reader.h"
#include "relnet-encoding.h"
#include "relnet-exchange-error.h"
#include "relnet-number-table.h"
#include "relnet-text.h"
#include "relnet-vcard-person.h"
#include "relnet-vcard-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How much of a file is looked at to tell what it is, in bytes. */
#define HEAD 65536
/* How far down the header of a table may stand, and how many rows are asked how dates are written. */
#define MAX_HEADER_ROW 40
#define MAX_DATE_ROWS  5000

struct _RelnetImportSource
{
  GFile *file;
  RelnetImportFormat format;
  RelnetEncoding encoding;
  char separator;
  guint header_row; /* rows before the first one of data */
  RelnetCsvColumns *columns;
  RelnetVcardReader *vcards;
  RelnetVcard *card;
  RelnetCsvReader *rows;
  guint n_records;
  RelnetNumberTable *occurrences; /* of records that say the same: they are told apart by how often they came */
};

static GInputStream *
open_text (RelnetImportSource *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (self->file, cancellable, error);
  g_autoptr (GInputStream) buffered = NULL;

  if (stream == NULL)
    return NULL;
  /* An 8-bit vCard says its encoding line by line, so it is read as it is. */
  if (self->format == RELNET_IMPORT_FORMAT_VCARD && !g_str_has_prefix (self->encoding.name, "UTF-16")
      && self->encoding.guessed)
    return G_INPUT_STREAM (g_steal_pointer (&stream));
  return relnet_encoding_decode (G_INPUT_STREAM (stream), self->encoding.name, error);
}

static gboolean
refuse (RelnetExchangeError code, const char *message, GError **error)
{
  g_set_error_literal (error, RELNET_EXCHANGE_ERROR, (int)code, message);
  return FALSE;
}

static char *
read_head (RelnetImportSource *self, gsize *size, GCancellable *cancellable, GError **error)
{
  g_autoptr (GInputStream) stream = open_text (self, cancellable, error);
  g_autofree char *head = NULL;
  g_autoptr (GError) local_error = NULL;

  *size = 0;
  if (stream == NULL)
    return NULL;
  head = g_malloc0 (HEAD + 1);
  if (!g_input_stream_read_all (stream, head, HEAD, size, cancellable, &local_error)
      && !g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  return g_steal_pointer (&head);
}

static gboolean
has_vcard (const char *head, gsize size)
{
  const char *start = size >= 3 && memcmp (head, "\xef\xbb\xbf", 3) == 0 ? head + 3 : head;

  for (const char *line = start; line != NULL && line < head + size;)
    {
      const char *end = strpbrk (line, "\r\n");

      while (*line == ' ' || *line == '\t')
        line++;
      if (g_ascii_strncasecmp (line, "BEGIN", 5) == 0)
        {
          const char *p = line + 5;

          while (*p == ' ' || *p == '\t' || *p == ':')
            p++;
          if (g_ascii_strncasecmp (p, "VCARD", 5) == 0)
            return TRUE;
        }
      line = end != NULL ? end + 1 : NULL;
    }
  return g_ascii_strncasecmp (start, "VERSION:", 8) == 0;
}

static gboolean
is_text (const char *head, gsize size)
{
  guint odd = 0;

  for (gsize i = 0; i < MIN (size, 4096); i++)
    if ((guchar)head[i] < 0x20 && strchr ("\t\n\r\f\x1a", head[i]) == NULL)
      odd++;
  return odd * 100 <= MIN (size, 4096);
}

/* Whether a cell of the row is data, so that the row is no header. */
static gboolean
has_data (char **cells)
{
  for (guint i = 0; cells[i] != NULL; i++)
    if (relnet_text_is_email (cells[i]) || g_str_has_prefix (cells[i], "http"))
      return TRUE;
  return FALSE;
}

/* The other tables of LinkedIn's archive, messages.csv and Invitations.csv, name people but are no address book. */
static gboolean
is_linkedin_traffic (char **cells)
{
  static const char *const messages[] = { "CONVERSATION ID", "SENDER PROFILE URL", NULL };
  static const char *const invitations[] = { "inviterProfileUrl", "inviteeProfileUrl", NULL };
  const char *const *known[] = { messages, invitations };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_strv_contains ((const char *const *)cells, known[i][0]) && g_strv_contains ((const char *const *)cells, known[i][1]))
      return TRUE;
  return FALSE;
}

static char **
number_columns (char **cells)
{
  GPtrArray *names = g_ptr_array_new ();

  for (guint i = 0; cells[i] != NULL; i++)
    {
      const char *name = NULL;

      /* Without a header, an address at least can be told. */
      if (relnet_text_is_email (cells[i]))
        name = "E-mail";
      else if (g_str_has_prefix (cells[i], "http"))
        name = "URL";
      g_ptr_array_add (names, name != NULL ? g_strdup (name) : g_strdup_printf (_ ("Column %u"), i + 1));
    }
  g_ptr_array_add (names, NULL);
  return (char **)g_ptr_array_free (names, FALSE);
}

/* Finds the separator and the header, wherever in the first rows it stands. */
static gboolean
find_header (RelnetImportSource *self, const char *head, gsize size, GCancellable *cancellable, GError **error)
{
  static const char separators[] = { ',', ';', '\t', '|' };
  g_auto (GStrv) header = NULL;
  g_auto (GStrv) first = NULL;
  guint best_score = 0, widest = 0;
  char first_separator = ',';

  for (guint s = 0; s < G_N_ELEMENTS (separators); s++)
    {
      g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (head, (gssize)size, NULL);
      g_autoptr (RelnetCsvReader) reader = relnet_csv_reader_new (stream, separators[s]);
      g_auto (GStrv) top = NULL;
      guint top_width = 0, n_rows = 0, n_alike = 0;
      char **cells;

      for (guint row = 0;
           row < MAX_HEADER_ROW && (cells = relnet_csv_reader_next (reader, cancellable, NULL)) != NULL; row++)
        {
          guint score = relnet_csv_columns_score (cells);
          guint width = g_strv_length (cells);

          if (is_linkedin_traffic (cells))
            return refuse (RELNET_EXCHANGE_ERROR_UNKNOWN_FORMAT,
                           _ ("These are messages or invitations of LinkedIn, not your connections. Import the "
                              "Connections.csv that came with them."),
                           error);
          if (score > best_score && !has_data (cells))
            {
              best_score = score;
              self->separator = separators[s];
              self->header_row = row + 1;
              g_strfreev (header);
              header = g_strdupv (cells);
            }
          if (row == 0)
            {
              top = g_strdupv (cells);
              top_width = width;
            }
          n_rows++;
          n_alike += width == top_width;
        }
      /* A table without a known header is one only if its rows are alike: a letter has commas too. */
      if (top_width > widest && n_rows > 1 && n_alike * 4 >= n_rows * 3)
        {
          widest = top_width;
          first_separator = separators[s];
          g_strfreev (first);
          first = g_steal_pointer (&top);
        }
      else if (first == NULL && top != NULL && has_data (top))
        first = g_steal_pointer (&top);
    }
  if (header == NULL && first != NULL && (widest > 1 || has_data (first)))
    {
      self->separator = first_separator;
      self->header_row = has_data (first) ? 0 : 1;
      header = has_data (first) ? number_columns (first) : g_steal_pointer (&first);
    }
  if (header == NULL)
    return refuse (RELNET_EXCHANGE_ERROR_UNKNOWN_FORMAT,
                   _ ("No contacts were recognised in this file. RelNet reads vCard files (.vcf), and CSV tables from "
                      "LinkedIn, Google, Outlook or any spreadsheet."),
                   error);
  self->columns = relnet_csv_columns_new (header);
  return TRUE;
}

/* Dates like 3/2/2018 are told by those of the same file that can be only one thing. */
static gboolean
tell_date_order (RelnetImportSource *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GInputStream) stream = open_text (self, cancellable, error);
  g_autoptr (RelnetCsvReader) reader = NULL;
  guint day_first = 0, month_first = 0;
  char **cells;

  if (stream == NULL)
    return FALSE;
  reader = relnet_csv_reader_new (stream, self->separator);
  for (guint row = 0; row < MAX_DATE_ROWS && (cells = relnet_csv_reader_next (reader, cancellable, NULL)) != NULL; row++)
    for (guint i = 0; cells[i] != NULL && i < relnet_csv_columns_get_n (self->columns); i++)
      {
        RelnetCsvField field = relnet_csv_columns_get (self->columns, i)->field;
        RelnetDateOrder order;

        if (row < self->header_row || (field != RELNET_CSV_BIRTHDAY && field != RELNET_CSV_MET_DATE))
          continue;
        order = relnet_csv_tell_date_order (cells[i]);
        day_first += order == RELNET_DATE_ORDER_DAY_FIRST;
        month_first += order == RELNET_DATE_ORDER_MONTH_FIRST;
      }
  if (day_first != month_first)
    relnet_csv_columns_set_date_order (self->columns, day_first > month_first ? RELNET_DATE_ORDER_DAY_FIRST
                                                                              : RELNET_DATE_ORDER_MONTH_FIRST);
  return TRUE;
}

static RelnetImportFormat
format_of_kind (RelnetCsvKind kind)
{
  switch (kind)
    {
    case RELNET_CSV_KIND_LINKEDIN:
      return RELNET_IMPORT_FORMAT_LINKEDIN;
    case RELNET_CSV_KIND_GOOGLE:
      return RELNET_IMPORT_FORMAT_GOOGLE;
    case RELNET_CSV_KIND_OUTLOOK:
      return RELNET_IMPORT_FORMAT_OUTLOOK;
    case RELNET_CSV_KIND_NONE:
    case RELNET_CSV_KIND_OTHER:
    default:
      return RELNET_IMPORT_FORMAT_CSV;
    }
}

static gboolean
open_rows (RelnetImportSource *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GInputStream) stream = open_text (self, cancellable, error);

  if (stream == NULL)
    return FALSE;
  self->rows = relnet_csv_reader_new (stream, self->separator);
  for (guint row = 0; row < self->header_row; row++)
    if (relnet_csv_reader_next (self->rows, cancellable, NULL) == NULL)
      break;
  return TRUE;
}

static gboolean
recognise (RelnetImportSource *self, const RelnetImportOptions *options, GCancellable *cancellable, GError **error)
{
  g_autofree char *name = g_file_get_basename (self->file);
  g_autofree char *head = NULL;
  gboolean named_vcard = name != NULL && (g_str_has_suffix (name, ".vcf") || g_str_has_suffix (name, ".vcard"));
  gsize size;

  head = read_head (self, &size, cancellable, error);
  if (head == NULL)
    return FALSE;
  if (size == 0)
    return refuse (RELNET_EXCHANGE_ERROR_EMPTY, _ ("This file is empty."), error);
  if (size > 4 && memcmp (head, "PK\x03\x04", 4) == 0)
    return refuse (RELNET_EXCHANGE_ERROR_UNKNOWN_FORMAT,
                   _ ("This is a zip archive. Open it in Files and import the Connections.csv inside."), error);
  if (options->format == RELNET_IMPORT_FORMAT_VCARD
      || (options->format == RELNET_IMPORT_FORMAT_AUTO && (named_vcard || has_vcard (head, size))))
    {
      self->format = RELNET_IMPORT_FORMAT_VCARD;
      return TRUE;
    }
  if (!is_text (head, size))
    return refuse (RELNET_EXCHANGE_ERROR_UNKNOWN_FORMAT,
                   _ ("This file is not text, so no contacts can be read from it. RelNet reads vCard files (.vcf), and "
                      "CSV tables from LinkedIn, Google, Outlook or any spreadsheet."),
                   error);
  if (!find_header (self, head, size, cancellable, error) || !tell_date_order (self, cancellable, error))
    return FALSE;
  self->format = options->format != RELNET_IMPORT_FORMAT_AUTO
                     ? options->format
                     : format_of_kind (relnet_csv_columns_get_kind (self->columns));
  if (options->columns != NULL
      && relnet_csv_columns_get_n (options->columns) == relnet_csv_columns_get_n (self->columns))
    {
      relnet_csv_columns_unref (self->columns);
      self->columns = relnet_csv_columns_ref (options->columns);
    }
  return TRUE;
}

/* A number that stands for a text; not against anybody who means harm, who could only hide their own record. */
static guint64
hash_bytes (guint64 hash, const char *bytes, gsize size)
{
  guint64 word;

  for (; size >= sizeof word; bytes += sizeof word, size -= sizeof word)
    {
      memcpy (&word, bytes, sizeof word);
      hash = (hash ^ word) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
      hash ^= hash >> 29;
    }
  for (; size > 0; bytes++, size--)
    hash = (hash ^ (guchar)*bytes) * G_GUINT64_CONSTANT (0x100000001b3);
  return hash ^ (hash >> 32);
}

static guint64
number_occurrence (RelnetImportSource *self, guint64 key)
{
  guint32 n = 0;

  relnet_number_table_lookup (self->occurrences, key, &n);
  relnet_number_table_set (self->occurrences, key, n + 1);
  return n == 0 ? key : hash_bytes (key, (const char *)&n, sizeof n);
}

static gboolean
is_empty_row (char **cells)
{
  for (guint i = 0; cells[i] != NULL; i++)
    if (!relnet_text_is_blank (cells[i]))
      return FALSE;
  return TRUE;
}

static gboolean
next_row (RelnetImportSource *self, RelnetImportRecord *record, GCancellable *cancellable, GError **error)
{
  char **cells;

  do
    cells = relnet_csv_reader_next (self->rows, cancellable, error);
  while (cells != NULL && is_empty_row (cells));
  if (cells == NULL)
    return FALSE;
  record->line = relnet_csv_reader_get_line (self->rows);
  record->cells = cells;
  record->key = 1;
  for (guint i = 0; cells[i] != NULL; i++)
    record->key = hash_bytes (record->key + 1, cells[i], strlen (cells[i]));
  record->person = relnet_csv_to_person (self->columns, cells, &record->reason);
  return TRUE;
}

static gboolean
next_card (RelnetImportSource *self, RelnetImportRecord *record, GCancellable *cancellable, GError **error)
{
  const char *source;
  gsize size;

  if (!relnet_vcard_reader_next (self->vcards, self->card, cancellable, error))
    return FALSE;
  source = relnet_vcard_get_source (self->card, &size);
  record->line = relnet_vcard_get_line (self->card);
  record->key = hash_bytes (2, source, size);
  record->person = relnet_vcard_to_person (self->card, &record->reason);
  return TRUE;
}

/**
 * relnet_import_format_to_name:
 * @format: a format
 *
 * Returns: its name in reports
 */
const char *
relnet_import_format_to_name (RelnetImportFormat format)
{
  static const char *const names[] = { "auto", "vcard", "linkedin", "google", "outlook", "csv" };

  return names[format];
}

/**
 * relnet_import_format_to_label:
 * @format: a format
 *
 * Returns: what the user calls it
 */
const char *
relnet_import_format_to_label (RelnetImportFormat format)
{
  switch (format)
    {
    case RELNET_IMPORT_FORMAT_VCARD:
      return "vCard";
    case RELNET_IMPORT_FORMAT_LINKEDIN:
      return "LinkedIn";
    case RELNET_IMPORT_FORMAT_GOOGLE:
      return "Google";
    case RELNET_IMPORT_FORMAT_OUTLOOK:
      return "Outlook";
    case RELNET_IMPORT_FORMAT_CSV:
      return _ ("Other table");
    case RELNET_IMPORT_FORMAT_AUTO:
    default:
      return _ ("Automatic");
    }
}

/**
 * relnet_import_record_clear:
 * @record: a record
 *
 * Frees what it holds.
 */
void
relnet_import_record_clear (RelnetImportRecord *record)
{
  g_clear_object (&record->person);
  g_clear_pointer (&record->reason, g_free);
  record->cells = NULL;
}

/**
 * relnet_import_source_open:
 * @file: a file
 * @options: how to read it
 * @cancellable: (nullable): a #GCancellable
 * @error: a #GError
 *
 * Tells what the file is and opens it. Blocks: call it from a worker where there is a window.
 *
 * Returns: (transfer full) (nullable): the file as records; %NULL with an #RelnetExchangeError, in words for the user, if
 *   nothing in it was recognised
 */
RelnetImportSource *
relnet_import_source_open (GFile *file, const RelnetImportOptions *options, GCancellable *cancellable, GError **error)
{
  static const RelnetImportOptions automatic = { 0 };
  g_autoptr (RelnetImportSource) self = g_new0 (RelnetImportSource, 1);
  g_autoptr (GFileInputStream) stream = NULL;

  if (options == NULL)
    options = &automatic;
  self->file = g_object_ref (file);
  self->occurrences = relnet_number_table_new ();
  stream = g_file_read (file, cancellable, error);
  if (stream == NULL || !relnet_encoding_detect (G_INPUT_STREAM (stream), &self->encoding, cancellable, error))
    return NULL;
  if (options->encoding != NULL)
    self->encoding = (RelnetEncoding){ .name = g_intern_string (options->encoding) };
  if (!recognise (self, options, cancellable, error))
    return NULL;
  if (self->format == RELNET_IMPORT_FORMAT_VCARD)
    {
      g_autoptr (GInputStream) text = open_text (self, cancellable, error);

      if (text == NULL)
        return NULL;
      self->vcards = relnet_vcard_reader_new (text);
      self->card = relnet_vcard_new ();
      relnet_vcard_set_fallback (self->card, self->encoding.guessed ? self->encoding.name : NULL);
    }
  else if (!open_rows (self, cancellable, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * relnet_import_source_free:
 * @self: a source
 */
void
relnet_import_source_free (RelnetImportSource *self)
{
  g_clear_object (&self->file);
  g_clear_pointer (&self->columns, relnet_csv_columns_unref);
  g_clear_pointer (&self->vcards, relnet_vcard_reader_free);
  g_clear_pointer (&self->card, relnet_vcard_free);
  g_clear_pointer (&self->rows, relnet_csv_reader_free);
  g_clear_pointer (&self->occurrences, relnet_number_table_free);
  g_free (self);
}

/**
 * relnet_import_source_next:
 * @self: a source
 * @record: filled with the next record; clear it first, its cells are of the source
 * @cancellable: (nullable): a #GCancellable
 * @error: a #GError
 *
 * Returns: whether there was another record; at the end @error is not set
 */
gboolean
relnet_import_source_next (RelnetImportSource *self, RelnetImportRecord *record, GCancellable *cancellable, GError **error)
{
  *record = (RelnetImportRecord){ .number = self->n_records };
  if (!(self->format == RELNET_IMPORT_FORMAT_VCARD ? next_card (self, record, cancellable, error)
                                                   : next_row (self, record, cancellable, error)))
    return FALSE;
  record->key = number_occurrence (self, record->key);
  self->n_records++;
  return TRUE;
}

RelnetImportFormat
relnet_import_source_get_format (RelnetImportSource *self)
{
  return self->format;
}

/**
 * relnet_import_source_get_encoding:
 * @self: a source
 *
 * Returns: the name of the encoding
 */
const char *
relnet_import_source_get_encoding (RelnetImportSource *self)
{
  return self->encoding.name;
}

/**
 * relnet_import_source_is_encoding_guessed:
 * @self: a source
 *
 * Returns: whether nothing in the file told the encoding, so that the user had better look
 */
gboolean
relnet_import_source_is_encoding_guessed (RelnetImportSource *self)
{
  return self->encoding.guessed || (self->card != NULL && relnet_vcard_is_guessed (self->card));
}

/**
 * relnet_import_source_get_card:
 * @self: a source
 *
 * Returns: (transfer none) (nullable): the text of the card that was read last, until the next; %NULL for a table
 */
const char *
relnet_import_source_get_card (RelnetImportSource *self)
{
  return self->card != NULL ? relnet_vcard_get_source (self->card, NULL) : NULL;
}

char
relnet_import_source_get_separator (RelnetImportSource *self)
{
  return self->separator;
}

/**
 * relnet_import_source_get_columns:
 * @self: a source
 *
 * Returns: (transfer none) (nullable): what the columns are, %NULL for vCard
 */
RelnetCsvColumns *
relnet_import_source_get_columns (RelnetImportSource *self)
{
  return self->columns;
}

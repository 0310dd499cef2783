#pragma once

#include <gio/gio.h>

#include "relnet-csv-columns.h"
#include "relnet-person.h"

G_BEGIN_DECLS

/**
 * RelnetImportFormat:
 *
 * What wrote the file. See relnet_import_format_to_name() for the name in reports.
 */
typedef enum
{
  RELNET_IMPORT_FORMAT_AUTO,
  RELNET_IMPORT_FORMAT_VCARD,
  RELNET_IMPORT_FORMAT_LINKEDIN,
  RELNET_IMPORT_FORMAT_GOOGLE,
  RELNET_IMPORT_FORMAT_OUTLOOK,
  RELNET_IMPORT_FORMAT_CSV
} RelnetImportFormat;

const char *relnet_import_format_to_name (RelnetImportFormat format);
const char *relnet_import_format_to_label (RelnetImportFormat format);

/**
 * RelnetImportOptions:
 * @format: what the user says it is, %RELNET_IMPORT_FORMAT_AUTO to tell from the file
 * @encoding: (nullable): what the user says it is in, %NULL to tell from the file
 * @columns: (nullable): what the user says each column is, %NULL to tell from the header
 *
 * How to read a file. All zero tells everything from the file.
 */
typedef struct
{
  RelnetImportFormat format;
  const char *encoding;
  RelnetCsvColumns *columns;
} RelnetImportOptions;

/**
 * RelnetImportRecord:
 * @number: which record of the file, from 0
 * @line: the line it starts on, from 1
 * @key: stands for the text of the record
 * @person: (nullable): who it says, %NULL if it was rejected
 * @reason: (nullable): why it was rejected, in words for the user
 * @cells: (nullable): the cells of a row of CSV
 *
 * One record of a file.
 */
typedef struct
{
  guint number;
  guint line;
  guint64 key;
  RelnetPerson *person;
  char *reason;
  char **cells;
} RelnetImportRecord;

void relnet_import_record_clear (RelnetImportRecord *record);

typedef struct _RelnetImportSource RelnetImportSource;

RelnetImportSource *relnet_import_source_open (GFile *file, const RelnetImportOptions *options, GCancellable *cancellable,
                                               GError **error);
void relnet_import_source_free (RelnetImportSource *self);
gboolean relnet_import_source_next (RelnetImportSource *self, RelnetImportRecord *record, GCancellable *cancellable,
                                    GError **error);
RelnetImportFormat relnet_import_source_get_format (RelnetImportSource *self);
const char *relnet_import_source_get_encoding (RelnetImportSource *self);
gboolean relnet_import_source_is_encoding_guessed (RelnetImportSource *self);
const char *relnet_import_source_get_card (RelnetImportSource *self);
char relnet_import_source_get_separator (RelnetImportSource *self);
RelnetCsvColumns *relnet_import_source_get_columns (RelnetImportSource *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelnetImportSource, relnet_import_source_free)

G_END_DECLS

#pragma once

#include "relnet-database.h"
#include "relnet-progress.h"

G_BEGIN_DECLS

/**
 * RelnetExportFormat:
 * @RELNET_EXPORT_VCARD: vCard 4.0
 * @RELNET_EXPORT_VCARD_3: vCard 3.0, for programs that know no later one
 * @RELNET_EXPORT_CSV: comma-separated values with the headers of Google Contacts, which everybody reads
 *
 * As what people are written.
 */
typedef enum
{
  RELNET_EXPORT_VCARD,
  RELNET_EXPORT_VCARD_3,
  RELNET_EXPORT_CSV
} RelnetExportFormat;

gboolean relnet_export_format_from_name (const char *name, RelnetExportFormat *format);

/* @person_id 0 is everybody. The file is made with mode 0600 and replaced only when the new one is whole. */
gboolean relnet_exporter_write (RelnetDatabase *database, gint64 person_id, RelnetExportFormat format, const char *path,
                                guint *n_people, GError **error);
void relnet_exporter_write_async (RelnetDatabase *database, gint64 person_id, RelnetExportFormat format, GFile *file,
                                  RelnetProgressFunc progress, gpointer progress_data, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer user_data);
gboolean relnet_exporter_write_finish (RelnetDatabase *database, GAsyncResult *result, guint *n_people, GError **error);

G_END_DECLS

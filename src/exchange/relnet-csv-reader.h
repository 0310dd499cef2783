#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _RelnetCsvReader RelnetCsvReader;

RelnetCsvReader *relnet_csv_reader_new (GInputStream *stream, char separator);
void relnet_csv_reader_free (RelnetCsvReader *self);
char **relnet_csv_reader_next (RelnetCsvReader *self, GCancellable *cancellable, GError **error);
guint relnet_csv_reader_get_line (RelnetCsvReader *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelnetCsvReader, relnet_csv_reader_free)

G_END_DECLS

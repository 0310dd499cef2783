#pragma once

#include "relnet-changes.h"
#include "relnet-clock.h"
#include "relnet-connection.h"

G_BEGIN_DECLS

/**
 * RelnetImportLookup:
 *
 * By what a person is looked for.
 */
typedef enum
{
  RELNET_IMPORT_LOOKUP_UID,
  RELNET_IMPORT_LOOKUP_EMAIL,
  RELNET_IMPORT_LOOKUP_PHONE,
  RELNET_IMPORT_LOOKUP_LINK,
  RELNET_IMPORT_LOOKUP_NAME
} RelnetImportLookup;

guint relnet_import_store_find (RelnetConnection *connection, RelnetImportLookup lookup, const char *value,
                                const char *organisation, gint64 *ids, guint max);
gint64 relnet_import_store_find_record (RelnetConnection *connection, guint64 key);
char *relnet_import_store_fold_link (const char *value);

typedef struct _RelnetImportWriter RelnetImportWriter;

RelnetImportWriter *relnet_import_writer_begin (RelnetConnection *connection, RelnetChanges *changes, const char *file_name,
                                                const char *format, const char *encoding, RelnetClock *clock,
                                                GError **error);
gint64 relnet_import_writer_get_id (RelnetImportWriter *self);
void relnet_import_writer_set_recorded (RelnetImportWriter *self, gboolean recorded);
gboolean relnet_import_writer_add_record (RelnetImportWriter *self, guint64 key, gint64 person_id, gboolean added,
                                          GError **error);
gboolean relnet_import_writer_finish (RelnetImportWriter *self, guint read, guint added, guint merged, guint skipped,
                                      guint rejected, GError **error);
void relnet_import_writer_free (RelnetImportWriter *self);

gboolean relnet_import_store_undo (RelnetConnection *connection, RelnetChanges *changes, gint64 import_id,
                                   RelnetClock *clock, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelnetImportWriter, relnet_import_writer_free)

G_END_DECLS

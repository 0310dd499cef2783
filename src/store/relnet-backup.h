#pragma once

#include "relnet-clock.h"
#include "relnet-database.h"

G_BEGIN_DECLS

/**
 * RelnetBackupReason:
 * @RELNET_BACKUP_AUTOMATIC: made by itself, once a day
 * @RELNET_BACKUP_ASKED: the user asked for it; never removed by RelNet
 * @RELNET_BACKUP_BEFORE_MIGRATION: before a newer RelNet changes how the data is stored
 * @RELNET_BACKUP_BEFORE_IMPORT: before an import
 * @RELNET_BACKUP_BEFORE_RESTORE: what was there before a backup was restored
 *
 * Why a backup was made.
 */
typedef enum
{
  RELNET_BACKUP_AUTOMATIC,
  RELNET_BACKUP_ASKED,
  RELNET_BACKUP_BEFORE_MIGRATION,
  RELNET_BACKUP_BEFORE_IMPORT,
  RELNET_BACKUP_BEFORE_RESTORE,
  RELNET_N_BACKUP_REASONS
} RelnetBackupReason;

const char *relnet_backup_reason_to_name (RelnetBackupReason reason);
const char *relnet_backup_reason_to_label (RelnetBackupReason reason);

#define RELNET_TYPE_BACKUP (relnet_backup_get_type ())
G_DECLARE_FINAL_TYPE (RelnetBackup, relnet_backup, RELNET, BACKUP, GObject)

const char *relnet_backup_get_path (RelnetBackup *self);
RelnetBackupReason relnet_backup_get_reason (RelnetBackup *self);
gint64 relnet_backup_get_made_at (RelnetBackup *self);
gint64 relnet_backup_get_size (RelnetBackup *self);
gint64 relnet_backup_get_n_people (RelnetBackup *self);
gint64 relnet_backup_get_n_interactions (RelnetBackup *self);
gboolean relnet_backup_is_sound (RelnetBackup *self);
gboolean relnet_backup_is_newer (RelnetBackup *self);

/* In any thread, by the path of the database, also while it is open and being written. */
char *relnet_backup_dup_directory (const char *database_path);
gboolean relnet_backup_exists (const char *database_path);
GPtrArray *relnet_backup_list (const char *database_path, GError **error);
RelnetBackup *relnet_backup_load (const char *path, GError **error);
RelnetBackup *relnet_backup_create (const char *database_path, RelnetBackupReason reason, RelnetClock *clock,
                                    GCancellable *cancellable, GError **error);
gboolean relnet_backup_verify (const char *path, GCancellable *cancellable, GError **error);
gboolean relnet_backup_rotate (const char *database_path, RelnetClock *clock, GError **error);

/* The same in a thread of their own. */
void relnet_backup_list_async (const char *database_path, GCancellable *cancellable, GAsyncReadyCallback callback,
                               gpointer user_data);
GPtrArray *relnet_backup_list_finish (GAsyncResult *result, GError **error);
void relnet_backup_create_async (const char *database_path, RelnetBackupReason reason, RelnetClock *clock,
                                 GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
RelnetBackup *relnet_backup_create_finish (GAsyncResult *result, GError **error);

G_END_DECLS

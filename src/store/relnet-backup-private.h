#pragma once

#include "relnet-backup.h"
#include "relnet-connection-private.h"

G_BEGIN_DECLS

gboolean relnet_backup_check_header (RelnetConnection *connection, GError **error);
gboolean relnet_backup_copy_pages (RelnetConnection *from, RelnetConnection *to, GCancellable *cancellable, GError **error);
gboolean relnet_backup_write_verified (const char *from_path, const char *to_path, GCancellable *cancellable, GError **error);
gboolean relnet_backup_sync (const char *path, GError **error);
char *relnet_backup_prepare_directory (const char *database_path, GError **error);
RelnetStoreError relnet_backup_code_from_errno (int code);
void relnet_backup_set_error_from_errno (int code, const char *path, GError **error);

G_END_DECLS

#pragma once

#include "relnet-backup.h"

G_BEGIN_DECLS

/* In any thread, by the path of the database: for relnet-cli, and for a database that does not open. */
gboolean relnet_restore (const char *database_path, const char *backup_path, RelnetClock *clock, GCancellable *cancellable,
                         GError **error);
char *relnet_restore_set_aside (const char *database_path, RelnetClock *clock, GError **error);
gboolean relnet_restore_start_anew (const char *database_path, RelnetClock *clock, GError **error);

/* In a thread of its own. @database is the open one, or %NULL for one that does not open. */
void relnet_restore_async (RelnetDatabase *database, const char *database_path, const char *backup_path, RelnetClock *clock,
                           GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean relnet_restore_finish (GAsyncResult *result, GError **error);

G_END_DECLS

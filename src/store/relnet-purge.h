#pragma once

#include "relnet-clock.h"
#include "relnet-database.h"

G_BEGIN_DECLS

/* How long what was deleted can still be found in the database, in days. */
#define RELNET_PURGE_DAYS 30

gboolean relnet_purge (RelnetConnection *connection, RelnetChanges *changes, RelnetClock *clock, guint *n_left,
                       GError **error);
void relnet_purge_async (RelnetDatabase *database, RelnetClock *clock, GCancellable *cancellable,
                         GAsyncReadyCallback callback, gpointer user_data);
gboolean relnet_purge_finish (RelnetDatabase *database, GAsyncResult *result, GError **error);

G_END_DECLS

#pragma once

#include "relnet-clock.h"
#include "relnet-database.h"

G_BEGIN_DECLS

/* Building blocks: inside a RelnetWriteFunc or RelnetReadFunc, or on relnet_database_get_reader (). */
gboolean relnet_sample_fill (RelnetConnection *connection, RelnetChanges *changes, RelnetClock *clock, GError **error);
gboolean relnet_sample_is_loaded (RelnetConnection *connection);

gboolean relnet_sample_load (RelnetDatabase *database, RelnetClock *clock, GError **error);
void relnet_sample_load_async (RelnetDatabase *database, RelnetClock *clock, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data);
void relnet_sample_clear_async (RelnetDatabase *database, RelnetClock *clock, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data);
gboolean relnet_sample_finish (RelnetDatabase *database, GAsyncResult *result, GError **error);

G_END_DECLS

#pragma once

#include "relnet-clock.h"
#include "relnet-database.h"

G_BEGIN_DECLS

gboolean relnet_person_merge (RelnetConnection *connection, RelnetChanges *changes, gint64 from, gint64 into,
                              RelnetClock *clock, GError **error);
void relnet_person_merge_async (RelnetDatabase *database, gint64 from, gint64 into, RelnetClock *clock,
                                GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean relnet_person_merge_finish (RelnetDatabase *database, GAsyncResult *result, GError **error);

G_END_DECLS

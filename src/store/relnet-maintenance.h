#pragma once

#include "relnet-backup.h"

G_BEGIN_DECLS

#define RELNET_TYPE_MAINTENANCE (relnet_maintenance_get_type ())
G_DECLARE_FINAL_TYPE (RelnetMaintenance, relnet_maintenance, RELNET, MAINTENANCE, GObject)

RelnetMaintenance *relnet_maintenance_new (RelnetDatabase *database, RelnetClock *clock);
void relnet_maintenance_run_async (RelnetMaintenance *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                                   gpointer user_data);
gboolean relnet_maintenance_run_finish (RelnetMaintenance *self, GAsyncResult *result, GError **error);

G_END_DECLS

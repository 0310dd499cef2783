#pragma once

#include "relnet-clock.h"
#include "relnet-database.h"
#include "relnet-import-plan.h"
#include "relnet-progress.h"

G_BEGIN_DECLS

/* An import has two steps: a plan, which reads the file and writes nothing, and a run, which writes all of it in one
 * transaction, or nothing. */

RelnetImportPlan *relnet_importer_plan (RelnetDatabase *database, GFile *file, const RelnetImportOptions *options,
                                        GError **error);
void relnet_importer_plan_async (RelnetDatabase *database, GFile *file, const RelnetImportOptions *options,
                                 GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
RelnetImportPlan *relnet_importer_plan_finish (RelnetDatabase *database, GAsyncResult *result, GError **error);

RelnetImportReport *relnet_importer_run (RelnetDatabase *database, RelnetImportPlan *plan, const gint64 *circle_ids,
                                         guint n_circle_ids, RelnetClock *clock, GError **error);
void relnet_importer_run_async (RelnetDatabase *database, RelnetImportPlan *plan, const gint64 *circle_ids,
                                guint n_circle_ids, RelnetClock *clock, RelnetProgressFunc progress,
                                gpointer progress_data, GCancellable *cancellable, GAsyncReadyCallback callback,
                                gpointer user_data);
RelnetImportReport *relnet_importer_run_finish (RelnetDatabase *database, GAsyncResult *result, GError **error);

gboolean relnet_importer_undo (RelnetDatabase *database, gint64 import_id, GError **error);

G_END_DECLS

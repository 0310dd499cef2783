#pragma once

#include "relnet-import-plan.h"

G_BEGIN_DECLS

/* The columns that relnet_import_make_skipped() puts before those of a table begin so. */
#define RELNET_SKIPPED_COLUMN "RelNet: "
/* The property that it puts into a card. */
#define RELNET_SKIPPED_PROPERTY "X-RELNET-REASON"

GBytes *relnet_import_make_skipped (RelnetImportPlan *plan, RelnetImportReport *report, GCancellable *cancellable,
                                    GError **error);
void relnet_import_make_skipped_async (RelnetImportPlan *plan, RelnetImportReport *report, GCancellable *cancellable,
                                       GAsyncReadyCallback callback, gpointer user_data);
GBytes *relnet_import_make_skipped_finish (RelnetImportPlan *plan, GAsyncResult *result, GError **error);

G_END_DECLS

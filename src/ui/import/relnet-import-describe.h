#pragma once

#include "relnet-import-plan.h"

G_BEGIN_DECLS

char *relnet_import_describe (RelnetImportPlan *plan, guint number, guint n_files);
GBytes *relnet_import_make_skipped_table (RelnetImportReport *report);

G_END_DECLS

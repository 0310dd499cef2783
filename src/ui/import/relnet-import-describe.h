#pragma once

#include "relnet-import-plan.h"

G_BEGIN_DECLS

char *relnet_import_describe (RelnetImportPlan *plan, guint number, guint n_files);

G_END_DECLS

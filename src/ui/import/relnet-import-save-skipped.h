#pragma once

#include <gtk/gtk.h>

#include "relnet-import-plan.h"

G_BEGIN_DECLS

void relnet_import_save_skipped (GtkWidget *widget, RelnetImportPlan *plan, RelnetImportReport *report);

G_END_DECLS

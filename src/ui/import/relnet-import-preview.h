#pragma once

#include <gtk/gtk.h>

#include "relnet-import-plan.h"

G_BEGIN_DECLS

#define RELNET_TYPE_IMPORT_PREVIEW (relnet_import_preview_get_type ())
G_DECLARE_FINAL_TYPE (RelnetImportPreview, relnet_import_preview, RELNET, IMPORT_PREVIEW, GtkWidget)

GtkWidget *relnet_import_preview_new (void);
void relnet_import_preview_set_plan (RelnetImportPreview *self, RelnetImportPlan *plan);

G_END_DECLS

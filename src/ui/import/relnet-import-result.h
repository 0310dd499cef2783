#pragma once

#include <gtk/gtk.h>

#include "relnet-import-plan.h"

G_BEGIN_DECLS

#define RELNET_TYPE_IMPORT_RESULT (relnet_import_result_get_type ())
G_DECLARE_FINAL_TYPE (RelnetImportResult, relnet_import_result, RELNET, IMPORT_RESULT, GtkWidget)

GtkWidget *relnet_import_result_new (void);
void relnet_import_result_set_report (RelnetImportResult *self, RelnetImportReport *report, gboolean done);
void relnet_import_result_set_progress (RelnetImportResult *self, guint done, guint total);

G_END_DECLS

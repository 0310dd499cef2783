#pragma once

#include <gtk/gtk.h>

#include "relnet-import-plan.h"

G_BEGIN_DECLS

#define RELNET_TYPE_IMPORT_DUPLICATE_ROW (relnet_import_duplicate_row_get_type ())
G_DECLARE_FINAL_TYPE (RelnetImportDuplicateRow, relnet_import_duplicate_row, RELNET, IMPORT_DUPLICATE_ROW, GtkListBoxRow)

GtkWidget *relnet_import_duplicate_row_new (RelnetImportDuplicate *duplicate);
void relnet_import_duplicate_row_set_narrow (RelnetImportDuplicateRow *self, gboolean narrow);

G_END_DECLS

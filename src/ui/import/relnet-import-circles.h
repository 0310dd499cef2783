#pragma once

#include <gtk/gtk.h>

#include "relnet-database.h"

G_BEGIN_DECLS

#define RELNET_TYPE_IMPORT_CIRCLES (relnet_import_circles_get_type ())
G_DECLARE_FINAL_TYPE (RelnetImportCircles, relnet_import_circles, RELNET, IMPORT_CIRCLES, GtkWidget)

GtkWidget *relnet_import_circles_new (RelnetDatabase *database);
void relnet_import_circles_set_database (RelnetImportCircles *self, RelnetDatabase *database);
GArray *relnet_import_circles_get_ids (RelnetImportCircles *self);

G_END_DECLS

#pragma once

#include <gtk/gtk.h>

#include "relnet-database.h"
#include "relnet-exporter.h"

G_BEGIN_DECLS

void relnet_export_ask (GtkWidget *widget, RelnetDatabase *database, gint64 person_id, const char *name,
                        RelnetExportFormat format);

G_END_DECLS

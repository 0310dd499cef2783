#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define RELNET_TYPE_DATE_ROW (relnet_date_row_get_type ())
G_DECLARE_FINAL_TYPE (RelnetDateRow, relnet_date_row, RELNET, DATE_ROW, AdwActionRow)

GtkWidget *relnet_date_row_new (const char *title, const char *none, const char *today);
const char *relnet_date_row_get_date (RelnetDateRow *self);
void relnet_date_row_set_date (RelnetDateRow *self, const char *date);

G_END_DECLS

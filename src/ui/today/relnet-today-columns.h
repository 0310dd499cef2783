#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RELNET_TYPE_TODAY_COLUMNS (relnet_today_columns_get_type ())
G_DECLARE_FINAL_TYPE (RelnetTodayColumns, relnet_today_columns, RELNET, TODAY_COLUMNS, GtkWidget)

gboolean relnet_today_columns_get_narrow (RelnetTodayColumns *self);

G_END_DECLS

#pragma once

#include <gtk/gtk.h>

#include "relnet-agenda-entry.h"

G_BEGIN_DECLS

#define RELNET_TYPE_TODAY_ROW (relnet_today_row_get_type ())
G_DECLARE_FINAL_TYPE (RelnetTodayRow, relnet_today_row, RELNET, TODAY_ROW, GtkListBoxRow)

GtkWidget *relnet_today_row_new (RelnetAgendaEntry *entry, const char *today);
RelnetAgendaEntry *relnet_today_row_get_entry (RelnetTodayRow *self);
void relnet_today_row_set_narrow (RelnetTodayRow *self, gboolean narrow);
gboolean relnet_today_row_get_shown (RelnetTodayRow *self);
void relnet_today_row_set_shown (RelnetTodayRow *self, gboolean shown);

G_END_DECLS

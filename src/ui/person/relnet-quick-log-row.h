#pragma once

#include <adwaita.h>

#include "relnet-clock.h"
#include "relnet-database.h"

G_BEGIN_DECLS

#define RELNET_TYPE_QUICK_LOG_ROW (relnet_quick_log_row_get_type ())
G_DECLARE_FINAL_TYPE (RelnetQuickLogRow, relnet_quick_log_row, RELNET, QUICK_LOG_ROW, GtkWidget)

GtkWidget *relnet_quick_log_row_new (RelnetDatabase *database, RelnetClock *clock);
void relnet_quick_log_row_set_person (RelnetQuickLogRow *self, gint64 person_id, const char *name);
void relnet_quick_log_row_set_narrow (RelnetQuickLogRow *self, gboolean narrow);
void relnet_quick_log_row_focus (RelnetQuickLogRow *self);

G_END_DECLS

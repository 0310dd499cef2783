#pragma once

#include <gtk/gtk.h>

#include "relnet-agenda-day.h"
#include "relnet-database.h"

G_BEGIN_DECLS

#define RELNET_TYPE_WEEK_STRIP (relnet_week_strip_get_type ())
G_DECLARE_FINAL_TYPE (RelnetWeekStrip, relnet_week_strip, RELNET, WEEK_STRIP, GtkWidget)

void relnet_week_strip_set_database (RelnetWeekStrip *self, RelnetDatabase *database);
void relnet_week_strip_set_week (RelnetWeekStrip *self, const RelnetAgendaWeekday *week, const char *today);

G_END_DECLS

#pragma once

#include <gtk/gtk.h>

#include "relnet-clock.h"
#include "relnet-database.h"

G_BEGIN_DECLS

#define RELNET_TYPE_OVERDUE_COUNT (relnet_overdue_count_get_type ())
G_DECLARE_FINAL_TYPE (RelnetOverdueCount, relnet_overdue_count, RELNET, OVERDUE_COUNT, GtkWidget)

GtkWidget *relnet_overdue_count_new (void);
void relnet_overdue_count_refresh (RelnetOverdueCount *self,
                                   RelnetDatabase *database,
                                   RelnetClock *clock,
                                   gint64 circle_id);

G_END_DECLS

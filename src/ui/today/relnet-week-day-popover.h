#pragma once

#include <gtk/gtk.h>

#include "relnet-database.h"

G_BEGIN_DECLS

#define RELNET_TYPE_WEEK_DAY_POPOVER (relnet_week_day_popover_get_type ())
G_DECLARE_FINAL_TYPE (RelnetWeekDayPopover, relnet_week_day_popover, RELNET, WEEK_DAY_POPOVER, GtkPopover)

GtkWidget *relnet_week_day_popover_new (RelnetDatabase *database, const char *date, const char *today);

G_END_DECLS

#pragma once

#include <adwaita.h>

#include "relnet-clock.h"
#include "relnet-database.h"

G_BEGIN_DECLS

#define RELNET_TYPE_WIND_DOWN_PROGRESS (relnet_wind_down_progress_get_type ())
G_DECLARE_FINAL_TYPE (RelnetWindDownProgress, relnet_wind_down_progress, RELNET, WIND_DOWN_PROGRESS, AdwWindow)

GtkWidget *relnet_wind_down_progress_new (RelnetDatabase *database, RelnetClock *clock, gint64 plan_id, GError **error);

G_END_DECLS

#pragma once

#include <adwaita.h>

#include "relnet-clock.h"
#include "relnet-database.h"

G_BEGIN_DECLS

#define RELNET_TYPE_WIND_DOWN_WINDOW (relnet_wind_down_window_get_type ())
G_DECLARE_FINAL_TYPE (RelnetWindDownWindow, relnet_wind_down_window, RELNET, WIND_DOWN_WINDOW, AdwWindow)

GtkWidget *relnet_wind_down_window_new (RelnetDatabase *database, RelnetClock *clock, gint64 person_id, GError **error);

G_END_DECLS

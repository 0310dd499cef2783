#pragma once

#include <adwaita.h>

#include "relnet-clock.h"
#include "relnet-database.h"

G_BEGIN_DECLS

#define RELNET_TYPE_WIND_DOWN_BANNER (relnet_wind_down_banner_get_type ())
G_DECLARE_FINAL_TYPE (RelnetWindDownBanner, relnet_wind_down_banner, RELNET, WIND_DOWN_BANNER, GtkWidget)

GtkWidget *relnet_wind_down_banner_new (RelnetDatabase *database, RelnetClock *clock);

G_END_DECLS

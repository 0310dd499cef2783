#pragma once

#include <adwaita.h>

#include "relnet-clock.h"
#include "relnet-database.h"

G_BEGIN_DECLS

#define RELNET_TYPE_MEET_UPS_WINDOW (relnet_meet_ups_window_get_type ())
G_DECLARE_FINAL_TYPE (RelnetMeetUpsWindow, relnet_meet_ups_window, RELNET, MEET_UPS_WINDOW, AdwWindow)

GtkWidget *relnet_meet_ups_window_new (RelnetDatabase *database, RelnetClock *clock);
void relnet_meet_ups_window_show (RelnetMeetUpsWindow *self, gint64 meet_up_id);

G_END_DECLS

#pragma once

#include <adwaita.h>

#include "relnet-clock.h"
#include "relnet-database.h"
#include "relnet-meet-up-guest.h"
#include "relnet-meet-up.h"

G_BEGIN_DECLS

#define RELNET_TYPE_MEET_UP_GUEST_ROW (relnet_meet_up_guest_row_get_type ())
G_DECLARE_FINAL_TYPE (RelnetMeetUpGuestRow, relnet_meet_up_guest_row, RELNET, MEET_UP_GUEST_ROW, AdwActionRow)

GtkWidget *relnet_meet_up_guest_row_new (RelnetDatabase *database, RelnetClock *clock, RelnetMeetUp *meet_up, const char *day,
                                         RelnetMeetUpGuest *guest);

G_END_DECLS

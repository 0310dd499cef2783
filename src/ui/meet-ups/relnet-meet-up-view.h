#pragma once

#include <adwaita.h>

#include "relnet-clock.h"
#include "relnet-database.h"

G_BEGIN_DECLS

#define RELNET_TYPE_MEET_UP_VIEW (relnet_meet_up_view_get_type ())
G_DECLARE_FINAL_TYPE (RelnetMeetUpView, relnet_meet_up_view, RELNET, MEET_UP_VIEW, AdwBin)

GtkWidget *relnet_meet_up_view_new (RelnetDatabase *database, RelnetClock *clock);
void relnet_meet_up_view_show (RelnetMeetUpView *self, gint64 id);
gint64 relnet_meet_up_view_get_meet_up (RelnetMeetUpView *self);

G_END_DECLS

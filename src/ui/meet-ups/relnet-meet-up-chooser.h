#pragma once

#include <adwaita.h>

#include "relnet-clock.h"
#include "relnet-database.h"

G_BEGIN_DECLS

#define RELNET_TYPE_MEET_UP_CHOOSER (relnet_meet_up_chooser_get_type ())
G_DECLARE_FINAL_TYPE (RelnetMeetUpChooser, relnet_meet_up_chooser, RELNET, MEET_UP_CHOOSER, AdwWindow)

GtkWidget *relnet_meet_up_chooser_new (RelnetDatabase *database, RelnetClock *clock, gint64 person_id);

G_END_DECLS

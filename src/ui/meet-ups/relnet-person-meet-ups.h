#pragma once

#include <adwaita.h>

#include "relnet-clock.h"
#include "relnet-database.h"

G_BEGIN_DECLS

#define RELNET_TYPE_PERSON_MEET_UPS (relnet_person_meet_ups_get_type ())
G_DECLARE_FINAL_TYPE (RelnetPersonMeetUps, relnet_person_meet_ups, RELNET, PERSON_MEET_UPS, AdwPreferencesGroup)

GtkWidget *relnet_person_meet_ups_new (RelnetDatabase *database, RelnetClock *clock);

G_END_DECLS

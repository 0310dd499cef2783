#pragma once

#include <adwaita.h>

#include "relnet-clock.h"
#include "relnet-database.h"
#include "relnet-meet-up.h"

G_BEGIN_DECLS

#define RELNET_TYPE_MEET_UP_EDITOR (relnet_meet_up_editor_get_type ())
G_DECLARE_FINAL_TYPE (RelnetMeetUpEditor, relnet_meet_up_editor, RELNET, MEET_UP_EDITOR, AdwWindow)

GtkWidget *relnet_meet_up_editor_new (RelnetDatabase *database, RelnetClock *clock, RelnetMeetUp *meet_up, gint64 person_id);

G_END_DECLS

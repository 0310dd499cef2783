#pragma once

#include <adwaita.h>

#include "relnet-clock.h"
#include "relnet-database.h"
#include "relnet-meeting.h"

G_BEGIN_DECLS

#define RELNET_TYPE_MEETING_EDITOR (relnet_meeting_editor_get_type ())
G_DECLARE_FINAL_TYPE (RelnetMeetingEditor, relnet_meeting_editor, RELNET, MEETING_EDITOR, AdwWindow)

GtkWidget *relnet_meeting_editor_new (RelnetDatabase *database, RelnetClock *clock, RelnetMeeting *meeting);

G_END_DECLS

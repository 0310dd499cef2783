#pragma once

#include <adwaita.h>

#include "relnet-clock.h"
#include "relnet-database.h"

G_BEGIN_DECLS

#define RELNET_TYPE_AFTER_MEETING_WINDOW (relnet_after_meeting_window_get_type ())
G_DECLARE_FINAL_TYPE (RelnetAfterMeetingWindow, relnet_after_meeting_window, RELNET, AFTER_MEETING_WINDOW, AdwWindow)

GtkWidget *relnet_after_meeting_window_new (RelnetDatabase *database, RelnetClock *clock, gint64 person_id,
                                            gint64 meeting_id);

gboolean relnet_after_meeting_window_is_about (RelnetAfterMeetingWindow *self, gint64 person_id, gint64 meeting_id);

G_END_DECLS

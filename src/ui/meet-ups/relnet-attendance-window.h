#pragma once

#include <adwaita.h>

#include "relnet-clock.h"
#include "relnet-database.h"

G_BEGIN_DECLS

#define RELNET_TYPE_ATTENDANCE_WINDOW (relnet_attendance_window_get_type ())
G_DECLARE_FINAL_TYPE (RelnetAttendanceWindow, relnet_attendance_window, RELNET, ATTENDANCE_WINDOW, AdwWindow)

GtkWidget *relnet_attendance_window_new (RelnetDatabase *database, RelnetClock *clock, gint64 meet_up_id, const char *day,
                                         GError **error);

G_END_DECLS

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A time of day is text like “09:30”: local wall time, the same in every time zone; '' is no time. */

gboolean relnet_time_of_day_is_valid (const char *text);
int relnet_time_of_day_to_minutes (const char *time);
char *relnet_time_of_day_from_minutes (int minutes);
char *relnet_time_of_day_parse (const char *text);
char *relnet_time_of_day_format_duration (int minutes);

G_END_DECLS

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *relnet_meet_up_dates_next (const char *rule, const char *starts_on, const char *exceptions, const char *from, char **day);
char *relnet_meet_up_dates_last (const char *rule, const char *starts_on, const char *exceptions, const char *until, char **day);

G_END_DECLS

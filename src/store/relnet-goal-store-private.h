#pragma once

#include <stdarg.h>

#include "relnet-goal-store.h"

G_BEGIN_DECLS

/* What the files of the goal store share. */
gboolean relnet_goal_run (RelnetConnection *connection, GError **error, const char *sql, const char *types, ...);
RelnetStatement *relnet_goal_prepare (RelnetConnection *connection, GError **error, const char *sql, const char *types, ...);
gboolean relnet_goal_check_found (RelnetConnection *connection, GError **error);
gboolean relnet_goal_check_date (const char *date, gboolean needed, GError **error);
char *relnet_goal_check_what (const char *what, const char *missing, GError **error);
gboolean relnet_goal_load_parts (RelnetConnection *connection, RelnetGoal *goal, const char *today, GError **error);

G_END_DECLS

#pragma once

#include "relnet-goal-store.h"
#include "relnet-query.h"

G_BEGIN_DECLS

/* What the files of the goal store share. */
gboolean relnet_goal_check_date (const char *date, gboolean needed, GError **error);
char *relnet_goal_check_what (const char *what, const char *missing, GError **error);
gboolean relnet_goal_load_parts (RelnetConnection *connection, RelnetGoal *goal, const char *today, GError **error);

G_END_DECLS

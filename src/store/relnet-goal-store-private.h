#pragma once

#include "relnet-goal-store.h"
#include "relnet-rows.h"

G_BEGIN_DECLS

/* What the files of the goal store share. */
#define relnet_goal_run         relnet_rows_run
#define relnet_goal_prepare     relnet_rows_prepare
#define relnet_goal_check_found relnet_rows_check_found
#define relnet_goal_check_date  relnet_rows_check_date
#define relnet_goal_check_what  relnet_rows_check_what
gboolean relnet_goal_load_parts (RelnetConnection *connection, RelnetGoal *goal, const char *today, GError **error);

G_END_DECLS

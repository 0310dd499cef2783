#pragma once

#include <gtk/gtk.h>

#include "relnet-goal.h"

G_BEGIN_DECLS

#define RELNET_TYPE_GOAL_PLAN (relnet_goal_plan_get_type ())
G_DECLARE_FINAL_TYPE (RelnetGoalPlan, relnet_goal_plan, RELNET, GOAL_PLAN, GtkWidget)

void relnet_goal_plan_show (RelnetGoalPlan *self, RelnetGoal *goal, const char *today);

G_END_DECLS

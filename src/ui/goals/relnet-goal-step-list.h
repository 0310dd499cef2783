#pragma once

#include <gtk/gtk.h>

#include "relnet-clock.h"
#include "relnet-database.h"
#include "relnet-goal.h"

G_BEGIN_DECLS

#define RELNET_TYPE_GOAL_STEP_LIST (relnet_goal_step_list_get_type ())
G_DECLARE_FINAL_TYPE (RelnetGoalStepList, relnet_goal_step_list, RELNET, GOAL_STEP_LIST, GtkBox)

GtkWidget *relnet_goal_step_list_new (RelnetDatabase *database, RelnetClock *clock);
void relnet_goal_step_list_show (RelnetGoalStepList *self, RelnetGoal *goal);

G_END_DECLS

#pragma once

#include <gtk/gtk.h>

#include "relnet-goal.h"

G_BEGIN_DECLS

#define RELNET_TYPE_GOAL_ROW (relnet_goal_row_get_type ())
G_DECLARE_FINAL_TYPE (RelnetGoalRow, relnet_goal_row, RELNET, GOAL_ROW, GtkListBoxRow)

GtkWidget *relnet_goal_row_new (RelnetGoal *goal, const char *today);
RelnetGoal *relnet_goal_row_get_goal (RelnetGoalRow *self);

G_END_DECLS

#pragma once

#include <gtk/gtk.h>

#include "relnet-clock.h"
#include "relnet-database.h"
#include "relnet-goal.h"

G_BEGIN_DECLS

#define RELNET_TYPE_GOAL_STEP_ROW (relnet_goal_step_row_get_type ())
G_DECLARE_FINAL_TYPE (RelnetGoalStepRow, relnet_goal_step_row, RELNET, GOAL_STEP_ROW, GtkListBoxRow)

GtkWidget *relnet_goal_step_row_new (RelnetDatabase *database, RelnetClock *clock, RelnetGoalStep *step);
RelnetGoalStep *relnet_goal_step_row_get_step (RelnetGoalStepRow *self);

G_END_DECLS

#pragma once

#include <gtk/gtk.h>

#include "relnet-clock.h"
#include "relnet-database.h"
#include "relnet-goal.h"

G_BEGIN_DECLS

#define RELNET_TYPE_GOAL_STEP_EDITOR (relnet_goal_step_editor_get_type ())
G_DECLARE_FINAL_TYPE (RelnetGoalStepEditor, relnet_goal_step_editor, RELNET, GOAL_STEP_EDITOR, GtkPopover)

GtkWidget *relnet_goal_step_editor_new (RelnetDatabase *database, RelnetClock *clock);
void relnet_goal_step_editor_edit (RelnetGoalStepEditor *self, RelnetGoal *goal, RelnetGoalStep *step);

G_END_DECLS

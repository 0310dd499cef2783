#pragma once

#include <gtk/gtk.h>

#include "relnet-clock.h"
#include "relnet-database.h"
#include "relnet-goal.h"

G_BEGIN_DECLS

#define RELNET_TYPE_GOAL_PERSON_ROW (relnet_goal_person_row_get_type ())
G_DECLARE_FINAL_TYPE (RelnetGoalPersonRow, relnet_goal_person_row, RELNET, GOAL_PERSON_ROW, GtkListBoxRow)

GtkWidget *relnet_goal_person_row_new (RelnetDatabase *database, RelnetClock *clock, RelnetGoal *goal, RelnetGoalPerson *person);
RelnetGoalPerson *relnet_goal_person_row_get_person (RelnetGoalPersonRow *self);

G_END_DECLS

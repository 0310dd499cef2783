#pragma once

#include <gtk/gtk.h>

#include "relnet-clock.h"
#include "relnet-database.h"
#include "relnet-goal.h"

G_BEGIN_DECLS

#define RELNET_TYPE_GOAL_OUTCOME_LIST (relnet_goal_outcome_list_get_type ())
G_DECLARE_FINAL_TYPE (RelnetGoalOutcomeList, relnet_goal_outcome_list, RELNET, GOAL_OUTCOME_LIST, GtkBox)

GtkWidget *relnet_goal_outcome_list_new (RelnetDatabase *database, RelnetClock *clock);
void relnet_goal_outcome_list_show (RelnetGoalOutcomeList *self, RelnetGoal *goal);

G_END_DECLS

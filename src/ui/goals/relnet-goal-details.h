#pragma once

#include <adwaita.h>

#include "relnet-clock.h"
#include "relnet-database.h"
#include "relnet-goal.h"

G_BEGIN_DECLS

#define RELNET_TYPE_GOAL_DETAILS (relnet_goal_details_get_type ())
G_DECLARE_FINAL_TYPE (RelnetGoalDetails, relnet_goal_details, RELNET, GOAL_DETAILS, AdwPreferencesGroup)

GtkWidget *relnet_goal_details_new (RelnetDatabase *database, RelnetClock *clock);
void relnet_goal_details_show (RelnetGoalDetails *self, RelnetGoal *goal);
void relnet_goal_details_flush (RelnetGoalDetails *self);

G_END_DECLS

#pragma once

#include <gtk/gtk.h>

#include "relnet-clock.h"
#include "relnet-database.h"
#include "relnet-goal.h"

G_BEGIN_DECLS

#define RELNET_TYPE_GOAL_OPENINGS_BOX (relnet_goal_openings_box_get_type ())
G_DECLARE_FINAL_TYPE (RelnetGoalOpeningsBox, relnet_goal_openings_box, RELNET, GOAL_OPENINGS_BOX, GtkBox)

GtkWidget *relnet_goal_openings_box_new (RelnetDatabase *database, RelnetClock *clock);
void relnet_goal_openings_box_show (RelnetGoalOpeningsBox *self, RelnetGoal *goal);

G_END_DECLS

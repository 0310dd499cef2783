#pragma once

#include <gtk/gtk.h>

#include "relnet-goal.h"

G_BEGIN_DECLS

#define RELNET_TYPE_GOAL_RING (relnet_goal_ring_get_type ())
G_DECLARE_FINAL_TYPE (RelnetGoalRing, relnet_goal_ring, RELNET, GOAL_RING, GtkWidget)

void relnet_goal_ring_show (RelnetGoalRing *self, RelnetGoal *goal);

G_END_DECLS

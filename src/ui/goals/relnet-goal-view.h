#pragma once

#include <adwaita.h>

#include "relnet-clock.h"
#include "relnet-database.h"

G_BEGIN_DECLS

#define RELNET_TYPE_GOAL_VIEW (relnet_goal_view_get_type ())
G_DECLARE_FINAL_TYPE (RelnetGoalView, relnet_goal_view, RELNET, GOAL_VIEW, GtkWidget)

GtkWidget *relnet_goal_view_new (RelnetDatabase *database, RelnetClock *clock);
void relnet_goal_view_show (RelnetGoalView *self, gint64 goal_id);
gint64 relnet_goal_view_get_goal (RelnetGoalView *self);

G_END_DECLS

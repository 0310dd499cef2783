#pragma once

#include <gtk/gtk.h>

#include "relnet-clock.h"
#include "relnet-database.h"
#include "relnet-goal.h"

G_BEGIN_DECLS

#define RELNET_TYPE_GOAL_PEOPLE_LIST (relnet_goal_people_list_get_type ())
G_DECLARE_FINAL_TYPE (RelnetGoalPeopleList, relnet_goal_people_list, RELNET, GOAL_PEOPLE_LIST, GtkBox)

GtkWidget *relnet_goal_people_list_new (RelnetDatabase *database, RelnetClock *clock);
void relnet_goal_people_list_show (RelnetGoalPeopleList *self, RelnetGoal *goal);

G_END_DECLS

#pragma once

#include <adwaita.h>

#include "relnet-clock.h"
#include "relnet-database.h"

G_BEGIN_DECLS

#define RELNET_TYPE_GOAL_ADDER (relnet_goal_adder_get_type ())
G_DECLARE_FINAL_TYPE (RelnetGoalAdder, relnet_goal_adder, RELNET, GOAL_ADDER, AdwWindow)

GtkWidget *relnet_goal_adder_new (RelnetDatabase *database, RelnetClock *clock, const char *what);

G_END_DECLS

#pragma once

#include <adwaita.h>

#include "relnet-clock.h"
#include "relnet-database.h"

G_BEGIN_DECLS

#define RELNET_TYPE_LINKED_GOALS (relnet_linked_goals_get_type ())
G_DECLARE_FINAL_TYPE (RelnetLinkedGoals, relnet_linked_goals, RELNET, LINKED_GOALS, AdwPreferencesGroup)

GtkWidget *relnet_linked_goals_new (RelnetDatabase *database, RelnetClock *clock);

G_END_DECLS

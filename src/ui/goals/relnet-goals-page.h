#pragma once

#include <adwaita.h>

#include "relnet-clock.h"
#include "relnet-database.h"

G_BEGIN_DECLS

#define RELNET_TYPE_GOALS_PAGE (relnet_goals_page_get_type ())
G_DECLARE_FINAL_TYPE (RelnetGoalsPage, relnet_goals_page, RELNET, GOALS_PAGE, GtkWidget)

GtkWidget *relnet_goals_page_new (RelnetDatabase *database, RelnetClock *clock);
void relnet_goals_page_select (RelnetGoalsPage *self, gint64 goal_id);

G_END_DECLS

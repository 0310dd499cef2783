#pragma once

#include <gtk/gtk.h>

#include "relnet-clock.h"
#include "relnet-database.h"

G_BEGIN_DECLS

GtkWidget *relnet_linked_goals_new (RelnetDatabase *database, RelnetClock *clock);

G_END_DECLS

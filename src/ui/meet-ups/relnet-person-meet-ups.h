#pragma once

#include <gtk/gtk.h>

#include "relnet-clock.h"
#include "relnet-database.h"

G_BEGIN_DECLS

GtkWidget *relnet_person_meet_ups_new (RelnetDatabase *database, RelnetClock *clock);

G_END_DECLS

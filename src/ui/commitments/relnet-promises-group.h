#pragma once

#include <adwaita.h>

#include "relnet-clock.h"
#include "relnet-database.h"

G_BEGIN_DECLS

#define RELNET_TYPE_PROMISES_GROUP (relnet_promises_group_get_type ())
G_DECLARE_FINAL_TYPE (RelnetPromisesGroup, relnet_promises_group, RELNET, PROMISES_GROUP, AdwPreferencesGroup)

GtkWidget *relnet_promises_group_new (RelnetDatabase *database, RelnetClock *clock);

G_END_DECLS

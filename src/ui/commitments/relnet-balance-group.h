#pragma once

#include <adwaita.h>

#include "relnet-clock.h"
#include "relnet-database.h"

G_BEGIN_DECLS

#define RELNET_TYPE_BALANCE_GROUP (relnet_balance_group_get_type ())
G_DECLARE_FINAL_TYPE (RelnetBalanceGroup, relnet_balance_group, RELNET, BALANCE_GROUP, AdwPreferencesGroup)

GtkWidget *relnet_balance_group_new (RelnetDatabase *database, RelnetClock *clock);

G_END_DECLS

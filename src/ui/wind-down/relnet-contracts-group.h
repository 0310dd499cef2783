#pragma once

#include <adwaita.h>

#include "relnet-clock.h"
#include "relnet-database.h"

G_BEGIN_DECLS

#define RELNET_TYPE_CONTRACTS_GROUP (relnet_contracts_group_get_type ())
G_DECLARE_FINAL_TYPE (RelnetContractsGroup, relnet_contracts_group, RELNET, CONTRACTS_GROUP, AdwPreferencesGroup)

GtkWidget *relnet_contracts_group_new (RelnetDatabase *database, RelnetClock *clock);

G_END_DECLS

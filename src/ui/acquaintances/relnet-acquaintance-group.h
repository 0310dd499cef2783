#pragma once

#include <adwaita.h>

#include "relnet-clock.h"
#include "relnet-database.h"

G_BEGIN_DECLS

#define RELNET_TYPE_ACQUAINTANCE_GROUP (relnet_acquaintance_group_get_type ())
G_DECLARE_FINAL_TYPE (RelnetAcquaintanceGroup, relnet_acquaintance_group, RELNET, ACQUAINTANCE_GROUP, AdwPreferencesGroup)

GtkWidget *relnet_acquaintance_group_new (RelnetDatabase *database, RelnetClock *clock);

G_END_DECLS

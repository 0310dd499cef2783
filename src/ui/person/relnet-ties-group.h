#pragma once

#include <adwaita.h>

#include "relnet-clock.h"
#include "relnet-database.h"
#include "relnet-person.h"

G_BEGIN_DECLS

#define RELNET_TYPE_TIES_GROUP (relnet_ties_group_get_type ())
G_DECLARE_FINAL_TYPE (RelnetTiesGroup, relnet_ties_group, RELNET, TIES_GROUP, AdwPreferencesGroup)

GtkWidget *relnet_ties_group_new (RelnetDatabase *database, RelnetClock *clock);
void relnet_ties_group_show (RelnetTiesGroup *self, RelnetPerson *person);
void relnet_ties_group_flush (RelnetTiesGroup *self);

G_END_DECLS

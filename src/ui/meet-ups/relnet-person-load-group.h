#pragma once

#include <adwaita.h>

#include "relnet-clock.h"
#include "relnet-database.h"

G_BEGIN_DECLS

#define RELNET_TYPE_PERSON_LOAD_GROUP (relnet_person_load_group_get_type ())
G_DECLARE_FINAL_TYPE (RelnetPersonLoadGroup, relnet_person_load_group, RELNET, PERSON_LOAD_GROUP, AdwPreferencesGroup)

GtkWidget *relnet_person_load_group_new (RelnetDatabase *database, RelnetClock *clock);

G_END_DECLS

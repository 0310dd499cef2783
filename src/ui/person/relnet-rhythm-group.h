#pragma once

#include <adwaita.h>

#include "relnet-clock.h"
#include "relnet-database.h"
#include "relnet-person.h"

G_BEGIN_DECLS

#define RELNET_TYPE_RHYTHM_GROUP (relnet_rhythm_group_get_type ())
G_DECLARE_FINAL_TYPE (RelnetRhythmGroup, relnet_rhythm_group, RELNET, RHYTHM_GROUP, AdwPreferencesGroup)

GtkWidget *relnet_rhythm_group_new (RelnetDatabase *database, RelnetClock *clock);
void relnet_rhythm_group_show (RelnetRhythmGroup *self, RelnetPerson *person);
void relnet_rhythm_group_flush (RelnetRhythmGroup *self);

G_END_DECLS

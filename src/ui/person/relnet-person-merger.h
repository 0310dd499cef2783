#pragma once

#include <adwaita.h>

#include "relnet-clock.h"
#include "relnet-database.h"

G_BEGIN_DECLS

#define RELNET_TYPE_PERSON_MERGER (relnet_person_merger_get_type ())
G_DECLARE_FINAL_TYPE (RelnetPersonMerger, relnet_person_merger, RELNET, PERSON_MERGER, AdwWindow)

GtkWidget *relnet_person_merger_new (RelnetDatabase *database, RelnetClock *clock, gint64 person_id);

G_END_DECLS

#pragma once

#include <adwaita.h>

#include "relnet-clock.h"
#include "relnet-database.h"
#include "relnet-person-summary.h"
#include "relnet-person.h"

G_BEGIN_DECLS

#define RELNET_TYPE_PERSON_HEADER (relnet_person_header_get_type ())
G_DECLARE_FINAL_TYPE (RelnetPersonHeader, relnet_person_header, RELNET, PERSON_HEADER, GtkWidget)

GtkWidget *relnet_person_header_new (RelnetDatabase *database, RelnetClock *clock, GMenuModel *menu);
void relnet_person_header_show (RelnetPersonHeader *self, RelnetPerson *person, RelnetPersonSummary *summary);
void relnet_person_header_set_narrow (RelnetPersonHeader *self, gboolean narrow);
void relnet_person_header_set_brief (RelnetPersonHeader *self, gboolean brief);
void relnet_person_header_ask_follow_up (RelnetPersonHeader *self);
void relnet_person_header_ask_snooze (RelnetPersonHeader *self);
void relnet_person_header_ask_pause (RelnetPersonHeader *self);

G_END_DECLS

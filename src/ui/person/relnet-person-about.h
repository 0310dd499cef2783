#pragma once

#include <adwaita.h>

#include "relnet-clock.h"
#include "relnet-database.h"
#include "relnet-person.h"

G_BEGIN_DECLS

#define RELNET_TYPE_PERSON_ABOUT (relnet_person_about_get_type ())
G_DECLARE_FINAL_TYPE (RelnetPersonAbout, relnet_person_about, RELNET, PERSON_ABOUT, GtkWidget)

GtkWidget *relnet_person_about_new (RelnetDatabase *database, RelnetClock *clock);
void relnet_person_about_show (RelnetPersonAbout *self, RelnetPerson *person);
void relnet_person_about_flush (RelnetPersonAbout *self);
void relnet_person_about_focus_how_met (RelnetPersonAbout *self);

G_END_DECLS

#pragma once

#include <adwaita.h>

#include "relnet-clock.h"
#include "relnet-database.h"

G_BEGIN_DECLS

#define RELNET_TYPE_PERSON_MESSAGES (relnet_person_messages_get_type ())
G_DECLARE_FINAL_TYPE (RelnetPersonMessages, relnet_person_messages, RELNET, PERSON_MESSAGES, GtkWidget)

GtkWidget *
relnet_person_messages_new (RelnetDatabase *database, RelnetClock *clock);
void relnet_person_messages_set_person (RelnetPersonMessages *self, gint64 person_id);

G_END_DECLS

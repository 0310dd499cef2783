#pragma once

#include <adwaita.h>

#include "relnet-clock.h"
#include "relnet-database.h"

G_BEGIN_DECLS

#define RELNET_TYPE_PERSON_EDITOR (relnet_person_editor_get_type ())
G_DECLARE_FINAL_TYPE (RelnetPersonEditor, relnet_person_editor, RELNET, PERSON_EDITOR, AdwWindow)

GtkWidget *relnet_person_editor_new (RelnetDatabase *database, RelnetClock *clock);

G_END_DECLS

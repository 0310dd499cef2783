#pragma once

#include <adwaita.h>

#include "relnet-clock.h"
#include "relnet-database.h"
#include "relnet-interaction.h"

G_BEGIN_DECLS

#define RELNET_TYPE_INTERACTION_EDITOR (relnet_interaction_editor_get_type ())
G_DECLARE_FINAL_TYPE (RelnetInteractionEditor, relnet_interaction_editor, RELNET, INTERACTION_EDITOR, AdwWindow)

GtkWidget *relnet_interaction_editor_new (RelnetDatabase *database, RelnetClock *clock, gint64 interaction_id);
void relnet_interaction_editor_open (GtkWidget *parent, RelnetDatabase *database, RelnetClock *clock,
                                     RelnetInteraction *interaction);

G_END_DECLS

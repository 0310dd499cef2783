#pragma once

#include <adwaita.h>

#include "relnet-clock.h"
#include "relnet-database.h"
#include "relnet-interaction.h"

G_BEGIN_DECLS

#define RELNET_TYPE_INTERACTION_FORM (relnet_interaction_form_get_type ())
G_DECLARE_FINAL_TYPE (RelnetInteractionForm, relnet_interaction_form, RELNET, INTERACTION_FORM, GtkWidget)

GtkWidget *relnet_interaction_form_new (RelnetDatabase *database, RelnetClock *clock, gboolean whole);
void relnet_interaction_form_load (RelnetInteractionForm *self, RelnetInteraction *interaction);
gboolean relnet_interaction_form_store (RelnetInteractionForm *self, RelnetInteraction *interaction);
void relnet_interaction_form_set_date (RelnetInteractionForm *self, const char *date);
void relnet_interaction_form_set_minutes (RelnetInteractionForm *self, int minutes);
void relnet_interaction_form_set_direction (RelnetInteractionForm *self, RelnetDirection direction);

G_END_DECLS

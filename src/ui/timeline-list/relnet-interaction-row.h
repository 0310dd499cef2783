#pragma once

#include <gtk/gtk.h>

#include "relnet-interaction.h"

G_BEGIN_DECLS

#define RELNET_TYPE_INTERACTION_ROW (relnet_interaction_row_get_type ())
G_DECLARE_FINAL_TYPE (RelnetInteractionRow, relnet_interaction_row, RELNET, INTERACTION_ROW, GtkListBoxRow)

GtkWidget *relnet_interaction_row_new (void);
RelnetInteraction *relnet_interaction_row_get_interaction (RelnetInteractionRow *self);
void relnet_interaction_row_show (RelnetInteractionRow *self, RelnetInteraction *interaction, const char *today,
                                  gint64 person_id, gboolean narrow);

char *relnet_interaction_row_make_subtitle (RelnetInteraction *interaction, gint64 person_id);
char *relnet_interaction_row_format_minutes (int minutes);

G_END_DECLS

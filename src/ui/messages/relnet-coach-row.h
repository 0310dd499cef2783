#pragma once

#include <gtk/gtk.h>

#include "relnet-coach.h"

G_BEGIN_DECLS

#define RELNET_TYPE_COACH_ROW (relnet_coach_row_get_type ())
G_DECLARE_FINAL_TYPE (RelnetCoachRow, relnet_coach_row, RELNET, COACH_ROW, GtkListBoxRow)

GtkWidget *relnet_coach_row_new (void);
void relnet_coach_row_show (RelnetCoachRow *self, const RelnetCoachFinding *finding);
RelnetCoachRule relnet_coach_row_get_rule (RelnetCoachRow *self);

G_END_DECLS

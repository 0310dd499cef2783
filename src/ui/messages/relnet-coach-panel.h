#pragma once

#include <adwaita.h>

#include "relnet-coach.h"

G_BEGIN_DECLS

#define RELNET_TYPE_COACH_PANEL (relnet_coach_panel_get_type ())
G_DECLARE_FINAL_TYPE (RelnetCoachPanel, relnet_coach_panel, RELNET, COACH_PANEL, AdwBin)

void relnet_coach_panel_show (RelnetCoachPanel *self, GPtrArray *findings);
void relnet_coach_panel_set_recommends (RelnetCoachPanel *self, gboolean recommends);
guint relnet_coach_panel_get_n_remarks (RelnetCoachPanel *self);
const RelnetCoachFinding *relnet_coach_panel_find (RelnetCoachPanel *self, RelnetCoachRule rule, gboolean warn);

G_END_DECLS

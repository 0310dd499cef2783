#pragma once

#include <adwaita.h>

#include "relnet-clock.h"
#include "relnet-coach-panel.h"
#include "relnet-database.h"

G_BEGIN_DECLS

#define RELNET_TYPE_HISTORY_PANEL (relnet_history_panel_get_type ())
G_DECLARE_FINAL_TYPE (RelnetHistoryPanel, relnet_history_panel, RELNET, HISTORY_PANEL, AdwBin)

void relnet_history_panel_show_person (RelnetHistoryPanel *self,
                                       RelnetDatabase *database,
                                       RelnetClock *clock,
                                       gint64 person_id);
RelnetCoachPanel *relnet_history_panel_get_coach (RelnetHistoryPanel *self);
void relnet_history_panel_set_has_back (RelnetHistoryPanel *self, gboolean has_back);

G_END_DECLS

#pragma once

#include <adwaita.h>

#include "relnet-clock.h"
#include "relnet-database.h"

G_BEGIN_DECLS

#define RELNET_TYPE_REPUTATION_WINDOW (relnet_reputation_window_get_type ())
G_DECLARE_FINAL_TYPE (RelnetReputationWindow, relnet_reputation_window, RELNET, REPUTATION_WINDOW, AdwWindow)

GtkWidget *relnet_reputation_window_new (RelnetDatabase *database, RelnetClock *clock);
void relnet_reputation_window_open_finding (RelnetReputationWindow *self, gint64 finding_id);

G_END_DECLS

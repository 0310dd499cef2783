#pragma once

#include <adwaita.h>

#include "relnet-clock.h"
#include "relnet-database.h"

G_BEGIN_DECLS

#define RELNET_TYPE_CONTRACTS_WINDOW (relnet_contracts_window_get_type ())
G_DECLARE_FINAL_TYPE (RelnetContractsWindow, relnet_contracts_window, RELNET, CONTRACTS_WINDOW, AdwWindow)

GtkWidget *relnet_contracts_window_new (RelnetDatabase *database, RelnetClock *clock);

G_END_DECLS

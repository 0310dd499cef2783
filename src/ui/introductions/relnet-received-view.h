#pragma once

#include <adwaita.h>

#include "relnet-clock.h"
#include "relnet-database.h"

G_BEGIN_DECLS

#define RELNET_TYPE_RECEIVED_VIEW (relnet_received_view_get_type ())
G_DECLARE_FINAL_TYPE (RelnetReceivedView, relnet_received_view, RELNET, RECEIVED_VIEW, GtkWidget)

GtkWidget *relnet_received_view_new (RelnetDatabase *database, RelnetClock *clock);

G_END_DECLS

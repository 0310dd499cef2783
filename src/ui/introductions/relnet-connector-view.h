#pragma once

#include <adwaita.h>

#include "relnet-clock.h"
#include "relnet-database.h"

G_BEGIN_DECLS

#define RELNET_TYPE_CONNECTOR_VIEW (relnet_connector_view_get_type ())
G_DECLARE_FINAL_TYPE (RelnetConnectorView, relnet_connector_view, RELNET, CONNECTOR_VIEW, GtkWidget)

GtkWidget *relnet_connector_view_new (RelnetDatabase *database, RelnetClock *clock);

G_END_DECLS

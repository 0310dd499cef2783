#pragma once

#include <gtk/gtk.h>

#include "relnet-clock.h"
#include "relnet-database.h"

G_BEGIN_DECLS

#define RELNET_TYPE_RECONNECT_GROUP (relnet_reconnect_group_get_type ())
G_DECLARE_FINAL_TYPE (RelnetReconnectGroup, relnet_reconnect_group, RELNET, RECONNECT_GROUP, GtkBox)

GtkWidget *relnet_reconnect_group_new (RelnetDatabase *database, RelnetClock *clock);

G_END_DECLS

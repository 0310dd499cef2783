#pragma once

#include <adwaita.h>

#include "relnet-clock.h"
#include "relnet-database.h"

G_BEGIN_DECLS

#define RELNET_TYPE_RECONNECT_VIEW (relnet_reconnect_view_get_type ())
G_DECLARE_FINAL_TYPE (RelnetReconnectView, relnet_reconnect_view, RELNET, RECONNECT_VIEW, GtkWidget)

GtkWidget *relnet_reconnect_view_new (RelnetDatabase *database, RelnetClock *clock);
void relnet_reconnect_view_set_person (RelnetReconnectView *self, gint64 person_id);
gint64 relnet_reconnect_view_get_person (RelnetReconnectView *self);

G_END_DECLS

#pragma once

#include <adwaita.h>

#include "relnet-clock.h"
#include "relnet-database.h"

G_BEGIN_DECLS

#define RELNET_TYPE_RECONNECT_PAGE (relnet_reconnect_page_get_type ())
G_DECLARE_FINAL_TYPE (RelnetReconnectPage, relnet_reconnect_page, RELNET, RECONNECT_PAGE, GtkWidget)

GtkWidget *relnet_reconnect_page_new (RelnetDatabase *database, RelnetClock *clock);
void relnet_reconnect_page_select (RelnetReconnectPage *self, gint64 person_id);

G_END_DECLS

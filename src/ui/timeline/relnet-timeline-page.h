#pragma once

#include <adwaita.h>

#include "relnet-clock.h"
#include "relnet-database.h"

G_BEGIN_DECLS

#define RELNET_TYPE_TIMELINE_PAGE (relnet_timeline_page_get_type ())
G_DECLARE_FINAL_TYPE (RelnetTimelinePage, relnet_timeline_page, RELNET, TIMELINE_PAGE, GtkWidget)

GtkWidget *relnet_timeline_page_new (RelnetDatabase *database, RelnetClock *clock, GSettings *settings);

G_END_DECLS

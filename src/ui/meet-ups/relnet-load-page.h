#pragma once

#include <adwaita.h>

#include "relnet-clock.h"
#include "relnet-database.h"

G_BEGIN_DECLS

#define RELNET_TYPE_LOAD_PAGE (relnet_load_page_get_type ())
G_DECLARE_FINAL_TYPE (RelnetLoadPage, relnet_load_page, RELNET, LOAD_PAGE, AdwBin)

GtkWidget *relnet_load_page_new (RelnetDatabase *database, RelnetClock *clock);

G_END_DECLS

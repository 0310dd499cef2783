#pragma once

#include <adwaita.h>

#include "relnet-clock.h"
#include "relnet-database.h"

G_BEGIN_DECLS

#define RELNET_TYPE_DATA_PREFERENCES_PAGE (relnet_data_preferences_page_get_type ())
G_DECLARE_FINAL_TYPE (RelnetDataPreferencesPage, relnet_data_preferences_page, RELNET, DATA_PREFERENCES_PAGE,
                      AdwPreferencesPage)

GtkWidget *relnet_data_preferences_page_new (RelnetDatabase *database, RelnetClock *clock);

G_END_DECLS

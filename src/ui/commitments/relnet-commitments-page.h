#pragma once

#include <adwaita.h>

#include "relnet-clock.h"
#include "relnet-database.h"

G_BEGIN_DECLS

#define RELNET_TYPE_COMMITMENTS_PAGE (relnet_commitments_page_get_type ())
G_DECLARE_FINAL_TYPE (RelnetCommitmentsPage, relnet_commitments_page, RELNET, COMMITMENTS_PAGE, GtkWidget)

GtkWidget *relnet_commitments_page_new (RelnetDatabase *database, RelnetClock *clock);
gboolean relnet_commitments_page_get_loaded (RelnetCommitmentsPage *self);

G_END_DECLS

#pragma once

#include <adwaita.h>

#include "relnet-brief.h"
#include "relnet-clock.h"
#include "relnet-database.h"

G_BEGIN_DECLS

GtkWidget *relnet_brief_groups_make_exchanges (RelnetBrief *brief);
GtkWidget *relnet_brief_groups_make_promises (RelnetBrief *brief, RelnetDatabase *database, RelnetClock *clock);
GtkWidget *relnet_brief_groups_make_matters (RelnetBrief *brief);
GtkWidget *relnet_brief_groups_make_links (RelnetBrief *brief);
GtkWidget *relnet_brief_groups_make_balance (RelnetBrief *brief, GtkWidget **introduction);
GtkWidget *relnet_brief_groups_make_how_met (RelnetBrief *brief);
GtkWidget *relnet_brief_groups_make_ties (RelnetBrief *brief);

G_END_DECLS

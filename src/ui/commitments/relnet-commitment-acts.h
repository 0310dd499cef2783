#pragma once

#include <gtk/gtk.h>

#include "relnet-clock.h"
#include "relnet-commitments.h"
#include "relnet-database.h"

G_BEGIN_DECLS

void relnet_commitment_act (GtkWidget *widget, RelnetDatabase *database, RelnetClock *clock, RelnetCommitment *commitment,
                            const char *act, const char *until);

G_END_DECLS

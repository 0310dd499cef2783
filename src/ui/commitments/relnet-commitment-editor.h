#pragma once

#include <adwaita.h>

#include "relnet-clock.h"
#include "relnet-database.h"
#include "relnet-favour.h"
#include "relnet-promise.h"

G_BEGIN_DECLS

#define RELNET_TYPE_COMMITMENT_EDITOR (relnet_commitment_editor_get_type ())
G_DECLARE_FINAL_TYPE (RelnetCommitmentEditor, relnet_commitment_editor, RELNET, COMMITMENT_EDITOR, AdwWindow)

GtkWidget *relnet_commitment_editor_new_promise (RelnetDatabase *database, RelnetClock *clock, RelnetPromise *promise);
GtkWidget *relnet_commitment_editor_new_favour (RelnetDatabase *database, RelnetClock *clock, RelnetFavour *favour);

G_END_DECLS

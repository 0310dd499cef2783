#pragma once

#include <adwaita.h>

#include "relnet-clock.h"
#include "relnet-database.h"
#include "relnet-finding.h"

G_BEGIN_DECLS

#define RELNET_TYPE_FINDING_EDITOR (relnet_finding_editor_get_type ())
G_DECLARE_FINAL_TYPE (RelnetFindingEditor, relnet_finding_editor, RELNET, FINDING_EDITOR, AdwWindow)

GtkWidget *relnet_finding_editor_new (RelnetDatabase *database, RelnetClock *clock, RelnetFinding *finding);

G_END_DECLS

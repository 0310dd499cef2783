#pragma once

#include <adwaita.h>

#include "relnet-clock.h"
#include "relnet-contract.h"
#include "relnet-database.h"

G_BEGIN_DECLS

#define RELNET_TYPE_CONTRACT_EDITOR (relnet_contract_editor_get_type ())
G_DECLARE_FINAL_TYPE (RelnetContractEditor, relnet_contract_editor, RELNET, CONTRACT_EDITOR, AdwWindow)

GtkWidget *relnet_contract_editor_new (RelnetDatabase *database, RelnetClock *clock, RelnetContract *contract);

G_END_DECLS

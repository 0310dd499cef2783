#pragma once

#include <adwaita.h>

#include "relnet-contract.h"

G_BEGIN_DECLS

GtkWidget *relnet_contract_row_new (RelnetContract *contract, const char *today, gboolean with_person);

G_END_DECLS

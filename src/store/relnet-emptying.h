#pragma once

#include "relnet-changes.h"
#include "relnet-connection.h"

G_BEGIN_DECLS

gboolean relnet_emptying_run (RelnetConnection *connection, RelnetChanges *changes, GError **error);

G_END_DECLS

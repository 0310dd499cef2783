#pragma once

#include "relnet-database.h"

G_BEGIN_DECLS

char **relnet_database_check (const char *path, GCancellable *cancellable, GError **error);

G_END_DECLS

#pragma once

#include "relnet-connection.h"

G_BEGIN_DECLS

guint relnet_migrations_get_latest (void);
gboolean relnet_migrations_run (RelnetConnection *connection, GError **error);
gboolean relnet_migrations_run_until (RelnetConnection *connection, guint last, GError **error);

G_END_DECLS

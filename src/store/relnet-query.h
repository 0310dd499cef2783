#pragma once

#include <stdarg.h>

#include "relnet-connection.h"

G_BEGIN_DECLS

RelnetStatement *relnet_query_prepare (RelnetConnection *connection, GError **error, const char *sql, const char *types, ...);
gboolean relnet_query_run (RelnetConnection *connection, GError **error, const char *sql, const char *types, ...);
gboolean relnet_query_check_found (RelnetConnection *connection, GError **error);

G_END_DECLS

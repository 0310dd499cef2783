#pragma once

#include "relnet-connection.h"
#include "relnet-statement.h"

G_BEGIN_DECLS

gboolean relnet_rows_run (RelnetConnection *connection, GError **error, const char *sql, const char *types, ...);
RelnetStatement *relnet_rows_prepare (RelnetConnection *connection, GError **error, const char *sql, const char *types, ...);
gboolean relnet_rows_check_found (RelnetConnection *connection, GError **error);
gboolean relnet_rows_check_date (const char *date, gboolean needed, GError **error);
char *relnet_rows_check_what (const char *what, const char *missing, GError **error);

G_END_DECLS

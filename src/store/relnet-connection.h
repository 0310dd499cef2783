#pragma once

#include <gio/gio.h>

#include "relnet-statement.h"
#include "relnet-store-error.h"

G_BEGIN_DECLS

typedef struct _RelnetConnection RelnetConnection;

RelnetStatement *
relnet_connection_prepare (RelnetConnection *self, const char *sql, GError **error);
gboolean relnet_connection_execute (RelnetConnection *self, const char *sql, GError **error);
gint64 relnet_connection_query_int (RelnetConnection *self, const char *sql, gint64 fallback);
gint64 relnet_connection_get_last_id (RelnetConnection *self);
int relnet_connection_get_n_changes (RelnetConnection *self);
char *relnet_connection_get_setting (RelnetConnection *self, const char *name);
gboolean relnet_connection_set_setting (RelnetConnection *self,
                                        const char *name,
                                        const char *value,
                                        GError **error);

G_END_DECLS

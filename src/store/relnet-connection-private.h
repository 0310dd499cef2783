#pragma once

/* The session extension is part of Debian's SQLite; its declarations hide behind these. */
#define SQLITE_ENABLE_SESSION        1
#define SQLITE_ENABLE_PREUPDATE_HOOK 1
#include <sqlite3.h>

#include "relnet-connection.h"

G_BEGIN_DECLS

RelnetConnection *relnet_connection_open (const char *path, gboolean read_only, GError **error);
void relnet_connection_close (RelnetConnection *self);
sqlite3 *relnet_connection_get_handle (RelnetConnection *self);
sqlite3_session *relnet_connection_get_session (RelnetConnection *self);
void relnet_connection_set_session (RelnetConnection *self, sqlite3_session *session);
void relnet_connection_set_checkpoint_on_close (RelnetConnection *self, gboolean checkpoint);
void relnet_connection_set_damage_func (RelnetConnection *self, GFunc func, gpointer data);
void relnet_connection_watch (RelnetConnection *self);
gboolean relnet_connection_unwatch (RelnetConnection *self, GError **error);
void relnet_connection_set_error (RelnetConnection *self, GError **error);
void relnet_sql_functions_add (sqlite3 *handle);
void relnet_store_set_error_from_sqlite (int code, const char *message, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelnetConnection, relnet_connection_close)

gboolean relnet_connection_add_functions (RelnetConnection *self, GError **error);

G_END_DECLS

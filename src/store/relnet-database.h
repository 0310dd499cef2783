#pragma once

#include <gio/gio.h>

#include "relnet-changes.h"
#include "relnet-connection.h"
#include "relnet-store-error.h"

G_BEGIN_DECLS

/**
 * RelnetWriteFunc:
 * @connection: the writer's connection, in a transaction
 * @changes: where to note what is changed
 * @data: user data
 * @error: return location for an error, in words for the user
 *
 * What is written in one transaction. Runs on the writer's thread.
 *
 * Returns: %TRUE to commit, %FALSE with @error set to leave everything as it was
 */
typedef gboolean (*RelnetWriteFunc) (RelnetConnection *connection,
                                     RelnetChanges *changes,
                                     gpointer data,
                                     GError **error);

/**
 * RelnetReadFunc:
 * @connection: a read-only connection, in one snapshot
 * @data: user data
 * @cancellable: (nullable): a cancellable; cancelling it also interrupts a running query
 * @error: return location for an error
 *
 * What is read in one go. Runs on the reader's thread.
 *
 * Returns: (transfer full) (nullable): what was read
 */
typedef gpointer (*RelnetReadFunc) (RelnetConnection *connection,
                                    gpointer data,
                                    GCancellable *cancellable,
                                    GError **error);

#define RELNET_TYPE_DATABASE (relnet_database_get_type ())
G_DECLARE_FINAL_TYPE (RelnetDatabase, relnet_database, RELNET, DATABASE, GObject)

char *relnet_database_dup_default_path (void);
RelnetDatabase *relnet_database_open (const char *path, GError **error);
void relnet_database_close (RelnetDatabase *self);
const char *relnet_database_get_path (RelnetDatabase *self);
void relnet_database_report_damage (RelnetDatabase *self);
RelnetConnection *relnet_database_get_reader (RelnetDatabase *self);

void relnet_database_write_async (RelnetDatabase *self,
                                  const char *label,
                                  RelnetWriteFunc func,
                                  gpointer data,
                                  GDestroyNotify destroy,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean relnet_database_write_finish (RelnetDatabase *self, GAsyncResult *result, GError **error);
gboolean
relnet_database_write (RelnetDatabase *self, RelnetWriteFunc func, gpointer data, GError **error);

void relnet_database_read_async (RelnetDatabase *self,
                                 RelnetReadFunc func,
                                 gpointer data,
                                 GDestroyNotify destroy,
                                 GDestroyNotify destroy_result,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
gpointer relnet_database_read_finish (RelnetDatabase *self, GAsyncResult *result, GError **error);

gboolean relnet_database_can_undo (RelnetDatabase *self);
gboolean relnet_database_can_redo (RelnetDatabase *self);
const char *relnet_database_get_undo_label (RelnetDatabase *self);
void relnet_database_undo_async (RelnetDatabase *self,
                                 guint act,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
void relnet_database_redo_async (RelnetDatabase *self,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
char *relnet_database_undo_finish (RelnetDatabase *self, GAsyncResult *result, GError **error);

G_END_DECLS

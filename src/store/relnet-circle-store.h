#pragma once

#include "relnet-circle.h"
#include "relnet-database.h"

G_BEGIN_DECLS

/* Building blocks: inside a RelnetWriteFunc or RelnetReadFunc, or on relnet_database_get_reader (). */
gboolean relnet_circle_store_save (RelnetConnection *connection,
                                   RelnetChanges *changes,
                                   RelnetCircle *circle,
                                   GError **error);
gint64 relnet_circle_store_find_or_add (RelnetConnection *connection,
                                        RelnetChanges *changes,
                                        const char *name,
                                        GError **error);
gboolean relnet_circle_store_add_person (RelnetConnection *connection,
                                         RelnetChanges *changes,
                                         gint64 circle_id,
                                         gint64 person_id,
                                         GError **error);
RelnetCircle *relnet_circle_store_load (RelnetConnection *connection, gint64 id, GError **error);
GPtrArray *relnet_circle_store_load_all (RelnetConnection *connection, GError **error);

/* Acts of the user: each is one undoable write. Finish each with relnet_circle_store_finish (). */
void relnet_circle_store_save_async (RelnetDatabase *database,
                                     RelnetCircle *circle,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
void relnet_circle_store_delete_async (RelnetDatabase *database,
                                       RelnetCircle *circle,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
void relnet_circle_store_set_member_async (RelnetDatabase *database,
                                           RelnetCircle *circle,
                                           gint64 person_id,
                                           gboolean member,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data);
gboolean
relnet_circle_store_finish (RelnetDatabase *database, GAsyncResult *result, GError **error);

G_END_DECLS

#pragma once

#include "relnet-acquaintance.h"
#include "relnet-clock.h"
#include "relnet-database.h"

G_BEGIN_DECLS

/* Building blocks: inside a RelnetWriteFunc or RelnetReadFunc, or on relnet_database_get_reader (). */
gboolean relnet_acquaintance_store_set (RelnetConnection *connection, RelnetChanges *changes, gint64 first, gint64 second,
                                        RelnetAcquaintanceKind kind, const char *note, RelnetClock *clock, GError **error);
gboolean relnet_acquaintance_store_add (RelnetConnection *connection, RelnetChanges *changes, gint64 first, gint64 second,
                                        RelnetAcquaintanceKind kind, const char *note, RelnetClock *clock, GError **error);
gboolean relnet_acquaintance_store_refuse (RelnetConnection *connection, RelnetChanges *changes, gint64 first,
                                           gint64 second, RelnetClock *clock, GError **error);
gboolean relnet_acquaintance_store_remove (RelnetConnection *connection, RelnetChanges *changes, gint64 first,
                                           gint64 second, GError **error);
gboolean relnet_acquaintance_store_remove_introduced (RelnetConnection *connection, RelnetChanges *changes, gint64 first,
                                                      gint64 second, GError **error);
GPtrArray *relnet_acquaintance_store_load_of (RelnetConnection *connection, gint64 person_id, int limit, GError **error);
GPtrArray *relnet_acquaintance_store_load_mutual (RelnetConnection *connection, gint64 person_id, int limit, GError **error);
GPtrArray *relnet_acquaintance_store_propose (RelnetConnection *connection, gint64 person_id, int limit, GError **error);
gboolean relnet_acquaintance_store_merge_person (RelnetConnection *connection, RelnetChanges *changes, gint64 from,
                                                 gint64 into, GError **error);

/* Acts of the user: each is one undoable write. Finish each with relnet_database_write_finish (). */
void relnet_acquaintance_store_set_async (RelnetDatabase *database, gint64 first, gint64 second,
                                          RelnetAcquaintanceKind kind, const char *note, RelnetClock *clock,
                                          GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
void relnet_acquaintance_store_refuse_async (RelnetDatabase *database, gint64 first, gint64 second, RelnetClock *clock,
                                             GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
void relnet_acquaintance_store_remove_async (RelnetDatabase *database, gint64 first, gint64 second, RelnetClock *clock,
                                             GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);

G_END_DECLS

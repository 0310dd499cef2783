#pragma once

#include "relnet-clock.h"
#include "relnet-database.h"
#include "relnet-person-summary.h"
#include "relnet-person.h"

G_BEGIN_DECLS

/* Building blocks: inside a RelnetWriteFunc or RelnetReadFunc, or on relnet_database_get_reader (). */
gboolean relnet_person_store_insert (RelnetConnection *connection,
                                     RelnetChanges *changes,
                                     RelnetPerson *person,
                                     RelnetClock *clock,
                                     GError **error);
gboolean relnet_person_store_update (RelnetConnection *connection,
                                     RelnetChanges *changes,
                                     RelnetPerson *person,
                                     RelnetClock *clock,
                                     GError **error);
gboolean relnet_person_store_mark_deleted (RelnetConnection *connection,
                                           RelnetChanges *changes,
                                           gint64 id,
                                           RelnetClock *clock,
                                           GError **error);
RelnetPerson *relnet_person_store_load (RelnetConnection *connection, gint64 id, GError **error);
RelnetPersonSummary *
relnet_person_store_load_summary (RelnetConnection *connection, gint64 id, GError **error);
GBytes *relnet_person_store_load_photo (RelnetConnection *connection, gint64 id);
gint64 relnet_person_store_find_by_email (RelnetConnection *connection, const char *address);
gboolean relnet_person_store_is_empty (RelnetConnection *connection);
gint64 relnet_person_store_count (RelnetConnection *connection);
GArray *relnet_person_store_list_ids (RelnetConnection *connection, GError **error);
GArray *relnet_person_store_list_circle_ids (RelnetConnection *connection,
                                             gint64 circle_id,
                                             GError **error);

/* Acts of the user: each is one undoable write. Finish each with relnet_person_store_finish (). */
void relnet_person_store_save_async (RelnetDatabase *database,
                                     RelnetPerson *person,
                                     RelnetClock *clock,
                                     const char *label,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
void relnet_person_store_set_text_async (RelnetDatabase *database,
                                         gint64 id,
                                         RelnetPersonText text,
                                         const char *value,
                                         RelnetClock *clock,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
void relnet_person_store_set_starred_async (RelnetDatabase *database,
                                            gint64 id,
                                            gboolean starred,
                                            RelnetClock *clock,
                                            GCancellable *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer user_data);
void relnet_person_store_set_cadence_async (RelnetDatabase *database,
                                            gint64 id,
                                            int cadence_days,
                                            RelnetClock *clock,
                                            GCancellable *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer user_data);
void relnet_person_store_delete_async (RelnetDatabase *database,
                                       gint64 id,
                                       RelnetClock *clock,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
gboolean
relnet_person_store_finish (RelnetDatabase *database, GAsyncResult *result, GError **error);

G_END_DECLS

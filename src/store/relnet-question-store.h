#pragma once

#include "relnet-clock.h"
#include "relnet-database.h"
#include "relnet-question.h"

G_BEGIN_DECLS

/* Building blocks: inside a RelnetWriteFunc or RelnetReadFunc, or on relnet_database_get_reader (). */
gboolean relnet_question_store_insert (RelnetConnection *connection, RelnetChanges *changes, RelnetQuestion *question,
                                       RelnetClock *clock, GError **error);
gboolean relnet_question_store_update (RelnetConnection *connection, RelnetChanges *changes, RelnetQuestion *question,
                                       GError **error);
gboolean relnet_question_store_delete (RelnetConnection *connection, RelnetChanges *changes, gint64 id, GError **error);
gboolean relnet_question_store_move (RelnetConnection *connection, RelnetChanges *changes, gint64 id, int index,
                                     GError **error);
gboolean relnet_question_store_merge_person (RelnetConnection *connection, RelnetChanges *changes, gint64 from, gint64 into,
                                             GError **error);
RelnetQuestion *relnet_question_store_load (RelnetConnection *connection, gint64 id, GError **error);
GPtrArray *relnet_question_store_load_of (RelnetConnection *connection, gint64 person_id, const char *today, GError **error);

/* Acts of the user: each is one undoable write. Finish each with relnet_question_store_finish (). */
void relnet_question_store_save_async (RelnetDatabase *database, RelnetQuestion *question, RelnetClock *clock,
                                       GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
void relnet_question_store_delete_async (RelnetDatabase *database, RelnetQuestion *question, GCancellable *cancellable,
                                         GAsyncReadyCallback callback, gpointer user_data);
void relnet_question_store_move_async (RelnetDatabase *database, RelnetQuestion *question, int index,
                                       GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean relnet_question_store_finish (RelnetDatabase *database, GAsyncResult *result, GError **error);

G_END_DECLS

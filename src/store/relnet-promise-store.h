#pragma once

#include "relnet-clock.h"
#include "relnet-database.h"
#include "relnet-promise.h"

G_BEGIN_DECLS

/**
 * RelnetPromiseList:
 * @RELNET_PROMISES_AT_RISK: of the user, due within days or past
 * @RELNET_PROMISES_MINE: of the user, not at risk
 * @RELNET_PROMISES_THEIRS: of others
 * @RELNET_PROMISES_OPEN: of both
 * @RELNET_PROMISES_CLOSED: kept and withdrawn, of both, the last one first
 * @RELNET_PROMISES_ALL: the open ones, then the closed ones
 *
 * Which promises to read; all but the last three are about what is to be done, and leave out people who are deleted or paused.
 */
typedef enum
{
  RELNET_PROMISES_AT_RISK,
  RELNET_PROMISES_MINE,
  RELNET_PROMISES_THEIRS,
  RELNET_PROMISES_OPEN,
  RELNET_PROMISES_CLOSED,
  RELNET_PROMISES_ALL
} RelnetPromiseList;

/* Building blocks: inside a RelnetWriteFunc or RelnetReadFunc, or on relnet_database_get_reader (). */
gboolean relnet_promise_store_check (RelnetPromise *promise, const char *today, GError **error);
gboolean relnet_promise_store_insert (RelnetConnection *connection, RelnetChanges *changes, RelnetPromise *promise,
                                      RelnetClock *clock, GError **error);
gboolean relnet_promise_store_update (RelnetConnection *connection, RelnetChanges *changes, RelnetPromise *promise,
                                      RelnetClock *clock, GError **error);
gboolean relnet_promise_store_mark_deleted (RelnetConnection *connection, RelnetChanges *changes, gint64 id,
                                            RelnetClock *clock, GError **error);
gboolean relnet_promise_store_merge_person (RelnetConnection *connection, RelnetChanges *changes, gint64 from, gint64 into,
                                            GError **error);
RelnetPromise *relnet_promise_store_load (RelnetConnection *connection, gint64 id, GError **error);
GPtrArray *relnet_promise_store_load_list (RelnetConnection *connection, RelnetPromiseList list, gint64 person_id,
                                           const char *text, const char *today, int limit, guint *n_all, GError **error);
gboolean relnet_promise_store_read_rate (RelnetConnection *connection, gint64 person_id, gboolean mine, const char *today,
                                         RelnetKeptRate *rate, GError **error);

/* Acts of the user: each is one undoable write. Finish each with relnet_promise_store_finish (). */
void relnet_promise_store_save_async (RelnetDatabase *database, RelnetPromise *promise, RelnetClock *clock,
                                      GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
void relnet_promise_store_set_state_async (RelnetDatabase *database, gint64 id, RelnetPromiseState state, RelnetClock *clock,
                                           GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
void relnet_promise_store_delete_async (RelnetDatabase *database, gint64 id, RelnetClock *clock, GCancellable *cancellable,
                                        GAsyncReadyCallback callback, gpointer user_data);
gboolean relnet_promise_store_finish (RelnetDatabase *database, GAsyncResult *result, GError **error);

char *relnet_promise_store_make_label (RelnetPromise *promise, RelnetPromiseState before);

G_END_DECLS

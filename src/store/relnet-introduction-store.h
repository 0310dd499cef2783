#pragma once

#include "relnet-clock.h"
#include "relnet-database.h"
#include "relnet-introduction.h"

G_BEGIN_DECLS

/* How many introductions a board shows; of those that ended long ago the oldest are left out. */
#define RELNET_INTRODUCTION_LIMIT 300

/**
 * RelnetIntroductionMove:
 * @to: where it goes
 * @insist: whether to do it in spite of a warning
 * @ender: who said no, or nothing; %RELNET_SIDE_NONE for whoever an answer is awaited from
 * @outcome: (nullable): what came of it
 *
 * A step of an introduction.
 */
typedef struct
{
  RelnetIntroductionState to;
  gboolean insist;
  RelnetIntroductionSide ender;
  const char *outcome;
} RelnetIntroductionMove;

/* Building blocks: inside a RelnetWriteFunc or RelnetReadFunc, or on relnet_database_get_reader (). */
gboolean relnet_introduction_store_insert (RelnetConnection *connection, RelnetChanges *changes,
                                           RelnetIntroduction *introduction, RelnetClock *clock, GError **error);
gboolean relnet_introduction_store_update (RelnetConnection *connection, RelnetChanges *changes,
                                           RelnetIntroduction *introduction, GError **error);
gboolean relnet_introduction_store_move (RelnetConnection *connection, RelnetChanges *changes, gint64 id,
                                         const RelnetIntroductionMove *move, RelnetClock *clock, GError **error);
gboolean relnet_introduction_store_do (RelnetConnection *connection, RelnetChanges *changes, gint64 id, RelnetClock *clock,
                                       GError **error);
gboolean relnet_introduction_store_step_back (RelnetConnection *connection, RelnetChanges *changes, gint64 id,
                                              RelnetClock *clock, GError **error);
gboolean relnet_introduction_store_set_text (RelnetConnection *connection, RelnetChanges *changes, gint64 id,
                                             RelnetIntroductionText text, const char *value, GError **error);
gboolean relnet_introduction_store_mark_deleted (RelnetConnection *connection, RelnetChanges *changes, gint64 id,
                                                 RelnetClock *clock, GError **error);
RelnetIntroduction *relnet_introduction_store_load (RelnetConnection *connection, gint64 id, GError **error);
GPtrArray *relnet_introduction_store_load_all (RelnetConnection *connection, guint limit, GError **error);
GPtrArray *relnet_introduction_store_load_made (RelnetConnection *connection, int limit, GError **error);
GPtrArray *relnet_introduction_store_load_of (RelnetConnection *connection, gint64 person_id, GError **error);
guint relnet_introduction_store_count_open (RelnetConnection *connection);
gboolean relnet_introduction_store_merge_person (RelnetConnection *connection, RelnetChanges *changes, gint64 from,
                                                 gint64 into, GError **error);

/* Acts of the user: each is one undoable write. Finish each with relnet_introduction_store_finish (). */
void relnet_introduction_store_save_async (RelnetDatabase *database, RelnetIntroduction *introduction, RelnetClock *clock,
                                           GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
void relnet_introduction_store_move_async (RelnetDatabase *database, RelnetIntroduction *introduction,
                                           const RelnetIntroductionMove *move, RelnetClock *clock,
                                           GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
void relnet_introduction_store_agree_async (RelnetDatabase *database, RelnetIntroduction *introduction, RelnetClock *clock,
                                            GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
void relnet_introduction_store_tell_async (RelnetDatabase *database, RelnetIntroduction *introduction, RelnetClock *clock,
                                           GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
void relnet_introduction_store_step_back_async (RelnetDatabase *database, RelnetIntroduction *introduction,
                                                RelnetClock *clock, GCancellable *cancellable,
                                                GAsyncReadyCallback callback, gpointer user_data);
void relnet_introduction_store_delete_async (RelnetDatabase *database, RelnetIntroduction *introduction,
                                             RelnetClock *clock, GCancellable *cancellable, GAsyncReadyCallback callback,
                                             gpointer user_data);
gboolean relnet_introduction_store_finish (RelnetDatabase *database, GAsyncResult *result, GError **error);

G_END_DECLS

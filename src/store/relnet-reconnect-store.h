#pragma once

#include "relnet-clock.h"
#include "relnet-database.h"
#include "relnet-reconnect-score.h"

G_BEGIN_DECLS

/**
 * RelnetReconnectFacts:
 * @goal: (nullable): what the goal is that they belong to
 * @hope: (nullable): what is hoped with them in it
 * @goal_id: its id
 * @n_goals: how many open goals they belong to
 * @is_target: whether a goal is to reach them
 * @sector: (nullable): their sector, if it counts
 * @sector_goal: (nullable): the goal that needs it
 * @n_clients: how many clients are in it
 * @expertise: (nullable): what they know that a goal needs
 * @expertise_goal: (nullable): that goal
 *
 * What of the present speaks for somebody.
 */
typedef struct
{
  char *goal;
  char *hope;
  gint64 goal_id;
  guint n_goals;
  gboolean is_target;
  char *sector;
  char *sector_goal;
  guint n_clients;
  char *expertise;
  char *expertise_goal;
} RelnetReconnectFacts;

RelnetReconnectFacts *
relnet_reconnect_store_load_facts (RelnetConnection *connection, gint64 person_id, GError **error);
void relnet_reconnect_facts_free (RelnetReconnectFacts *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelnetReconnectFacts, relnet_reconnect_facts_free)

gboolean relnet_reconnect_store_update (RelnetConnection *connection, GError **error);
gint64 relnet_reconnect_store_count (RelnetConnection *connection, const char *today);
GArray *relnet_reconnect_store_list_resting (RelnetConnection *connection, GError **error);
char *relnet_reconnect_store_get_not_until (RelnetConnection *connection, gint64 person_id);
gboolean relnet_reconnect_store_is_resting (RelnetConnection *connection, gint64 person_id);

/* Building blocks: inside a RelnetWriteFunc. */
gboolean relnet_reconnect_store_put_off (RelnetConnection *connection,
                                         RelnetChanges *changes,
                                         gint64 person_id,
                                         const char *until,
                                         RelnetClock *clock,
                                         GError **error);
gboolean relnet_reconnect_store_set_resting (RelnetConnection *connection,
                                             RelnetChanges *changes,
                                             gint64 person_id,
                                             gboolean resting,
                                             RelnetClock *clock,
                                             GError **error);
gboolean relnet_reconnect_store_merge_person (RelnetConnection *connection,
                                              RelnetChanges *changes,
                                              gint64 from,
                                              gint64 into,
                                              GError **error);

/* Acts of the user: each is one undoable write. Finish each with relnet_database_write_finish (). */
void relnet_reconnect_store_put_off_async (RelnetDatabase *database,
                                           gint64 person_id,
                                           const char *until,
                                           RelnetClock *clock,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data);
void relnet_reconnect_store_set_resting_async (RelnetDatabase *database,
                                               gint64 person_id,
                                               gboolean resting,
                                               RelnetClock *clock,
                                               GCancellable *cancellable,
                                               GAsyncReadyCallback callback,
                                               gpointer user_data);

G_END_DECLS

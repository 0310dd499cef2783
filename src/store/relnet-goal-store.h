#pragma once

#include "relnet-clock.h"
#include "relnet-database.h"
#include "relnet-goal.h"

G_BEGIN_DECLS

/* To whom news is owed on the day ?1, as relnet_goal_news_get_due () says: for this store and the agenda. */
#define RELNET_GOAL_NEWS_OWED                                                                                              \
  "SELECT subject, goal_id, person, due, max (due, snoozed, paused) AS surfaced, goal_what, moved_what, helped_on, news_on,"  \
  " owed_on FROM (SELECT goal_person.id AS subject, goal_id, person_id AS person, goal.what AS goal_what, moved_what,"        \
  "  helped_on, news_on, owed_on, goal_person.snoozed_until AS snoozed, paused_until AS paused,"                             \
  "  CASE WHEN state <> 'open' OR news_days = 0 THEN owed_on"                                                                 \
  "       WHEN owed_on <> '' THEN min (owed_on, date (max (helped_on, news_on), '+' || news_days || ' days'))"                \
  "       ELSE date (max (helped_on, news_on), '+' || news_days || ' days') END AS due"                                       \
  "  FROM goal_person JOIN goal ON goal.id = goal_id JOIN person ON person.id = person_id"                                    \
  "  WHERE helped_on <> '' AND state <> 'dropped' AND goal.deleted_at IS NULL AND person.deleted_at IS NULL)"                 \
  " WHERE due <> '' AND due <= ?1 AND snoozed <= ?1 AND paused <= ?1"

/* Building blocks: inside a RelnetWriteFunc or RelnetReadFunc, or on relnet_database_get_reader (). */
gboolean relnet_goal_store_insert (RelnetConnection *connection, RelnetChanges *changes, RelnetGoal *goal, RelnetClock *clock,
                                   GError **error);
gboolean relnet_goal_store_update (RelnetConnection *connection, RelnetChanges *changes, RelnetGoal *goal, GError **error);
gboolean relnet_goal_store_set_state (RelnetConnection *connection, RelnetChanges *changes, gint64 id, RelnetGoalState state,
                                      RelnetClock *clock, GError **error);
gboolean relnet_goal_store_mark_deleted (RelnetConnection *connection, RelnetChanges *changes, gint64 id, RelnetClock *clock,
                                         GError **error);
RelnetGoal *relnet_goal_store_load (RelnetConnection *connection, gint64 id, const char *today, GError **error);
GPtrArray *relnet_goal_store_load_list (RelnetConnection *connection, GError **error);
GPtrArray *relnet_goal_store_load_of_person (RelnetConnection *connection, gint64 person_id, GError **error);
gint64 relnet_goal_store_find_goal_of_step (RelnetConnection *connection, gint64 step_id);

/* The parts of a goal: relnet-goal-parts.c. */
gboolean relnet_goal_store_save_person (RelnetConnection *connection, RelnetChanges *changes, RelnetGoalPerson *person,
                                        RelnetClock *clock, GError **error);
gboolean relnet_goal_store_remove_person (RelnetConnection *connection, RelnetChanges *changes, gint64 id, GError **error);
RelnetGoalPerson *relnet_goal_store_load_person (RelnetConnection *connection, gint64 id, GError **error);
gboolean relnet_goal_store_save_step (RelnetConnection *connection, RelnetChanges *changes, RelnetGoalStep *step,
                                      GError **error);
gboolean relnet_goal_store_set_step_done (RelnetConnection *connection, RelnetChanges *changes, gint64 id, gboolean done,
                                          RelnetClock *clock, GError **error);
gboolean relnet_goal_store_snooze_step (RelnetConnection *connection, RelnetChanges *changes, gint64 id, const char *until,
                                        GError **error);
gboolean relnet_goal_store_delete_step (RelnetConnection *connection, RelnetChanges *changes, gint64 id, GError **error);
RelnetGoalStep *relnet_goal_store_load_step (RelnetConnection *connection, gint64 id, GError **error);

/* What came of a goal: relnet-goal-outcomes.c. */
gboolean relnet_goal_store_save_outcome (RelnetConnection *connection, RelnetChanges *changes, RelnetGoalOutcome *outcome,
                                         RelnetClock *clock, GError **error);
gboolean relnet_goal_store_delete_outcome (RelnetConnection *connection, RelnetChanges *changes, gint64 id,
                                           RelnetClock *clock, GError **error);
gboolean relnet_goal_store_load_outcomes (RelnetConnection *connection, RelnetGoal *goal, GError **error);

/* The news owed to those who helped (C3): relnet-goal-news.c. */
gboolean relnet_goal_store_move (RelnetConnection *connection, RelnetChanges *changes, gint64 id, const char *what,
                                 RelnetClock *clock, GError **error);
gboolean relnet_goal_store_give_news (RelnetConnection *connection, RelnetChanges *changes, gint64 goal_person_id,
                                      RelnetClock *clock, GError **error);
gboolean relnet_goal_store_snooze_news (RelnetConnection *connection, RelnetChanges *changes, gint64 goal_person_id,
                                        const char *until, GError **error);
GPtrArray *relnet_goal_store_load_news_owed (RelnetConnection *connection, const char *today, int limit, GError **error);
gboolean relnet_goal_store_merge_person (RelnetConnection *connection, RelnetChanges *changes, gint64 from, gint64 into,
                                         GError **error);

/* Acts of the user: each is one undoable write (relnet-goal-acts.c). Finish each with relnet_goal_store_finish (). */
void relnet_goal_store_save_async (RelnetDatabase *database, RelnetGoal *goal, RelnetClock *clock, GCancellable *cancellable,
                                   GAsyncReadyCallback callback, gpointer user_data);
void relnet_goal_store_set_state_async (RelnetDatabase *database, RelnetGoal *goal, RelnetGoalState state, RelnetClock *clock,
                                        GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
void relnet_goal_store_delete_async (RelnetDatabase *database, RelnetGoal *goal, RelnetClock *clock,
                                     GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
void relnet_goal_store_save_person_async (RelnetDatabase *database, RelnetGoalPerson *person, RelnetClock *clock,
                                          GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
void relnet_goal_store_remove_person_async (RelnetDatabase *database, RelnetGoalPerson *person, RelnetClock *clock,
                                            GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
void relnet_goal_store_save_step_async (RelnetDatabase *database, RelnetGoalStep *step, RelnetClock *clock,
                                        GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
void relnet_goal_store_set_step_done_async (RelnetDatabase *database, RelnetGoalStep *step, gboolean done, RelnetClock *clock,
                                            GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
void relnet_goal_store_snooze_step_async (RelnetDatabase *database, RelnetGoalStep *step, const char *until,
                                          RelnetClock *clock, GCancellable *cancellable, GAsyncReadyCallback callback,
                                          gpointer user_data);
void relnet_goal_store_delete_step_async (RelnetDatabase *database, RelnetGoalStep *step, RelnetClock *clock,
                                          GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
void relnet_goal_store_save_outcome_async (RelnetDatabase *database, RelnetGoalOutcome *outcome, RelnetClock *clock,
                                           GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
void relnet_goal_store_delete_outcome_async (RelnetDatabase *database, RelnetGoalOutcome *outcome, RelnetClock *clock,
                                             GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
void relnet_goal_store_give_news_async (RelnetDatabase *database, RelnetGoalPerson *person, RelnetClock *clock,
                                        GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean relnet_goal_store_finish (RelnetDatabase *database, GAsyncResult *result, GError **error);

G_END_DECLS

#pragma once

#include "relnet-clock.h"
#include "relnet-database.h"
#include "relnet-mail-message.h"
#include "relnet-wind-down.h"

G_BEGIN_DECLS

/* Building blocks: inside a RelnetWriteFunc or RelnetReadFunc, or on relnet_database_get_reader (). */
gboolean relnet_wind_down_store_create (RelnetConnection *connection, RelnetChanges *changes, RelnetWindDown *plan,
                                        RelnetContract *contract, RelnetMailMessage *draft, RelnetClock *clock,
                                        GError **error);
gboolean relnet_wind_down_store_resume (RelnetConnection *connection, RelnetChanges *changes, gint64 id, RelnetClock *clock,
                                        GError **error);
gboolean relnet_wind_down_store_set_step_done (RelnetConnection *connection, RelnetChanges *changes, gint64 step_id,
                                               gboolean done, RelnetClock *clock, GError **error);
gboolean relnet_wind_down_store_notice_given (RelnetConnection *connection, RelnetChanges *changes, gint64 contract_id,
                                              gboolean given, RelnetClock *clock, GError **error);
gboolean relnet_wind_down_store_awaits_invitation (RelnetConnection *connection);
gboolean relnet_wind_down_store_note_invitations (RelnetConnection *connection, RelnetChanges *changes, RelnetClock *clock,
                                                  GError **error);
gboolean relnet_wind_down_store_snooze_step (RelnetConnection *connection, RelnetChanges *changes, gint64 step_id,
                                             const char *until, GError **error);
RelnetWindDown *relnet_wind_down_store_load (RelnetConnection *connection, gint64 id, GError **error);
RelnetWindDown *relnet_wind_down_store_load_current (RelnetConnection *connection, gint64 person_id, GError **error);
RelnetWindDown *relnet_wind_down_store_load_of_step (RelnetConnection *connection, gint64 step_id, GError **error);
RelnetWindDownStep *relnet_wind_down_store_load_step (RelnetConnection *connection, gint64 step_id, GError **error);
guint relnet_wind_down_store_count_history (RelnetConnection *connection, gint64 person_id, char **first_on);
gboolean relnet_wind_down_store_is_active (RelnetConnection *connection, gint64 person_id);
gboolean relnet_wind_down_store_merge_person (RelnetConnection *connection, RelnetChanges *changes, gint64 from, gint64 into,
                                              GError **error);

/* Acts of the user: each is one undoable write (relnet-wind-down-acts.c). Finish each with relnet_wind_down_store_finish (). */
void relnet_wind_down_store_create_async (RelnetDatabase *database, RelnetWindDown *plan, RelnetContract *contract,
                                          RelnetMailMessage *draft, RelnetClock *clock, GCancellable *cancellable,
                                          GAsyncReadyCallback callback, gpointer user_data);
void relnet_wind_down_store_resume_async (RelnetDatabase *database, RelnetWindDown *plan, RelnetClock *clock,
                                          GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
void relnet_wind_down_store_set_step_done_async (RelnetDatabase *database, RelnetWindDown *plan, RelnetWindDownStep *step,
                                                 gboolean done, RelnetClock *clock, GCancellable *cancellable,
                                                 GAsyncReadyCallback callback, gpointer user_data);
gboolean relnet_wind_down_store_finish (RelnetDatabase *database, GAsyncResult *result, GError **error);

G_END_DECLS

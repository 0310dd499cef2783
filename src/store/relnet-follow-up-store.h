#pragma once

#include "relnet-clock.h"
#include "relnet-database.h"
#include "relnet-follow-up.h"

G_BEGIN_DECLS

/* What agenda_mark.hidden_until says of an entry that is done. */
#define RELNET_AGENDA_DONE "9999-12-31"

/* Building blocks: inside a RelnetWriteFunc or RelnetReadFunc, or on relnet_database_get_reader (). */
gboolean relnet_follow_up_store_insert (RelnetConnection *connection, RelnetChanges *changes, RelnetFollowUp *follow_up,
                                        RelnetClock *clock, GError **error);
gboolean relnet_follow_up_store_update (RelnetConnection *connection, RelnetChanges *changes, RelnetFollowUp *follow_up,
                                        GError **error);
gboolean relnet_follow_up_store_delete (RelnetConnection *connection, RelnetChanges *changes, gint64 id, GError **error);
RelnetFollowUp *relnet_follow_up_store_load (RelnetConnection *connection, gint64 id, GError **error);
RelnetFollowUp *relnet_follow_up_store_load_by_message (RelnetConnection *connection, gint64 message_id, GError **error);
GPtrArray *relnet_follow_up_store_load_open (RelnetConnection *connection, gint64 person_id, GError **error);
gboolean relnet_follow_up_store_snooze_person (RelnetConnection *connection, RelnetChanges *changes, gint64 person_id,
                                               const char *until, GError **error);
gboolean relnet_follow_up_store_pause_person (RelnetConnection *connection, RelnetChanges *changes, gint64 person_id,
                                              const char *until, GError **error);
gboolean relnet_follow_up_store_mark (RelnetConnection *connection, RelnetChanges *changes, const char *kind,
                                      gint64 subject_id, const char *occurrence, const char *hidden_until, GError **error);

/* Acts of the user: each is one undoable write. Finish each with relnet_follow_up_store_finish (). */
void relnet_follow_up_store_save_async (RelnetDatabase *database, RelnetFollowUp *follow_up, RelnetClock *clock,
                                        GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
void relnet_follow_up_store_delete_async (RelnetDatabase *database, gint64 id, GCancellable *cancellable,
                                          GAsyncReadyCallback callback, gpointer user_data);
void relnet_follow_up_store_pause_person_async (RelnetDatabase *database, gint64 person_id, const char *until,
                                                GCancellable *cancellable, GAsyncReadyCallback callback,
                                                gpointer user_data);
gboolean relnet_follow_up_store_finish (RelnetDatabase *database, GAsyncResult *result, GError **error);

G_END_DECLS

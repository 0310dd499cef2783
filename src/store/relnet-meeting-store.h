#pragma once

#include "relnet-clock.h"
#include "relnet-database.h"
#include "relnet-meeting.h"

G_BEGIN_DECLS

/* Building blocks: inside a RelnetWriteFunc or RelnetReadFunc, or on relnet_database_get_reader (). */
gboolean relnet_meeting_store_check (RelnetMeeting *meeting, GError **error);
gboolean relnet_meeting_store_insert (RelnetConnection *connection, RelnetChanges *changes, RelnetMeeting *meeting,
                                      RelnetClock *clock, GError **error);
gboolean relnet_meeting_store_update (RelnetConnection *connection, RelnetChanges *changes, RelnetMeeting *meeting,
                                      GError **error);
gboolean relnet_meeting_store_set_state (RelnetConnection *connection, RelnetChanges *changes, gint64 id,
                                         RelnetMeetingState state, GError **error);
gboolean relnet_meeting_store_hold (RelnetConnection *connection, RelnetChanges *changes, gint64 id, gint64 interaction_id,
                                    GError **error);
gboolean relnet_meeting_store_merge_person (RelnetConnection *connection, RelnetChanges *changes, gint64 from, gint64 into,
                                            GError **error);
RelnetMeeting *relnet_meeting_store_load (RelnetConnection *connection, gint64 id, GError **error);
RelnetMeeting *relnet_meeting_store_load_next (RelnetConnection *connection, gint64 person_id, const char *today,
                                               GError **error);
GPtrArray *relnet_meeting_store_load_open (RelnetConnection *connection, gint64 person_id, const char *from, const char *to,
                                           GError **error);
int relnet_meeting_store_count_in_person (RelnetConnection *connection, gint64 person_id, const char *until);

/* Acts of the user: each is one undoable write. Finish each with relnet_meeting_store_finish (). */
void relnet_meeting_store_save_async (RelnetDatabase *database, RelnetMeeting *meeting, RelnetClock *clock,
                                      GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
void relnet_meeting_store_set_state_async (RelnetDatabase *database, gint64 id, RelnetMeetingState state,
                                           GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean relnet_meeting_store_finish (RelnetDatabase *database, GAsyncResult *result, GError **error);

G_END_DECLS

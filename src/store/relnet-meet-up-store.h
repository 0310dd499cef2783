#pragma once

#include "relnet-clock.h"
#include "relnet-database.h"
#include "relnet-meet-up-occurrence.h"
#include "relnet-meet-up.h"

G_BEGIN_DECLS

/* Building blocks: inside a RelnetWriteFunc or RelnetReadFunc, or on relnet_database_get_reader (). */
gboolean relnet_meet_up_store_check (RelnetMeetUp *meet_up, GError **error);
gboolean relnet_meet_up_store_insert (RelnetConnection *connection, RelnetChanges *changes, RelnetMeetUp *meet_up,
                                      RelnetClock *clock, GError **error);
gboolean relnet_meet_up_store_update (RelnetConnection *connection, RelnetChanges *changes, RelnetMeetUp *meet_up,
                                      GError **error);
gboolean relnet_meet_up_store_add_member (RelnetConnection *connection, RelnetChanges *changes, gint64 id, gint64 person_id,
                                          GError **error);
gboolean relnet_meet_up_store_add_circle (RelnetConnection *connection, RelnetChanges *changes, gint64 id, gint64 circle_id,
                                          GError **error);
gboolean relnet_meet_up_store_remove_member (RelnetConnection *connection, RelnetChanges *changes, gint64 id,
                                             gint64 person_id, GError **error);
gboolean relnet_meet_up_store_set_ended (RelnetConnection *connection, RelnetChanges *changes, gint64 id, const char *ended_on,
                                         GError **error);
gboolean relnet_meet_up_store_mark_deleted (RelnetConnection *connection, RelnetChanges *changes, gint64 id,
                                            RelnetClock *clock, GError **error);
gboolean relnet_meet_up_store_merge_person (RelnetConnection *connection, RelnetChanges *changes, gint64 from, gint64 into,
                                            GError **error);
RelnetMeetUp *relnet_meet_up_store_load (RelnetConnection *connection, gint64 id, const char *today, GError **error);
GPtrArray *relnet_meet_up_store_load_list (RelnetConnection *connection, const char *today, GError **error);
GPtrArray *relnet_meet_up_store_load_of_person (RelnetConnection *connection, gint64 person_id, const char *today,
                                                GError **error);

/* One time of a meet-up, by the day of its rule: relnet-meet-up-occurrences.c. */
RelnetMeetUpOccurrence *relnet_meet_up_store_load_occurrence (RelnetConnection *connection, gint64 id, const char *day,
                                                              GError **error);
GPtrArray *relnet_meet_up_store_load_past (RelnetConnection *connection, RelnetMeetUp *meet_up, const char *today, guint limit,
                                           GError **error);
gboolean relnet_meet_up_store_move (RelnetConnection *connection, RelnetChanges *changes, gint64 id, const char *day,
                                    const char *to, GError **error);
gboolean relnet_meet_up_store_set_skipped (RelnetConnection *connection, RelnetChanges *changes, gint64 id, const char *day,
                                           gboolean skipped, GError **error);
gboolean relnet_meet_up_store_snooze (RelnetConnection *connection, RelnetChanges *changes, gint64 id, const char *day,
                                      const char *until, GError **error);
gboolean relnet_meet_up_store_set_invited (RelnetConnection *connection, RelnetChanges *changes, gint64 id, const char *day,
                                           gint64 person_id, const char *date, GError **error);
gboolean relnet_meet_up_store_invite_all (RelnetConnection *connection, RelnetChanges *changes, gint64 id, const char *day,
                                          const char *date, GError **error);
gboolean relnet_meet_up_store_set_answer (RelnetConnection *connection, RelnetChanges *changes, gint64 id, const char *day,
                                          gint64 person_id, RelnetAnswer answer, GError **error);
gboolean relnet_meet_up_store_link_message (RelnetConnection *connection, RelnetChanges *changes, gint64 id, const char *day,
                                            gint64 message_id, GError **error);
gboolean relnet_meet_up_store_attend (RelnetConnection *connection, RelnetChanges *changes, gint64 id, const char *day,
                                      const gint64 *person_ids, guint n, const char *note, RelnetClock *clock,
                                      GError **error);

/* Acts of the user: each is one undoable write (relnet-meet-up-acts.c). Finish each with relnet_meet_up_store_finish (). */
void relnet_meet_up_store_save_async (RelnetDatabase *database, RelnetMeetUp *meet_up, const gint64 *member_ids, guint n,
                                      gint64 circle_id, RelnetClock *clock, GCancellable *cancellable,
                                      GAsyncReadyCallback callback, gpointer user_data);
void relnet_meet_up_store_add_member_async (RelnetDatabase *database, RelnetMeetUp *meet_up, gint64 person_id,
                                            const char *name, GCancellable *cancellable, GAsyncReadyCallback callback,
                                            gpointer user_data);
void relnet_meet_up_store_add_circle_async (RelnetDatabase *database, RelnetMeetUp *meet_up, gint64 circle_id,
                                            const char *name, GCancellable *cancellable, GAsyncReadyCallback callback,
                                            gpointer user_data);
void relnet_meet_up_store_remove_member_async (RelnetDatabase *database, RelnetMeetUp *meet_up, gint64 person_id,
                                               const char *name, GCancellable *cancellable, GAsyncReadyCallback callback,
                                               gpointer user_data);
void relnet_meet_up_store_move_async (RelnetDatabase *database, RelnetMeetUp *meet_up, const char *day, const char *to,
                                      RelnetClock *clock, GCancellable *cancellable, GAsyncReadyCallback callback,
                                      gpointer user_data);
void relnet_meet_up_store_set_skipped_async (RelnetDatabase *database, RelnetMeetUp *meet_up, const char *day,
                                             gboolean skipped, RelnetClock *clock, GCancellable *cancellable,
                                             GAsyncReadyCallback callback, gpointer user_data);
void relnet_meet_up_store_set_invited_async (RelnetDatabase *database, RelnetMeetUp *meet_up, const char *day,
                                             RelnetMeetUpGuest *guest, gboolean invited, RelnetClock *clock,
                                             GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
void relnet_meet_up_store_invite_all_async (RelnetDatabase *database, RelnetMeetUp *meet_up, const char *day,
                                            RelnetClock *clock, GCancellable *cancellable, GAsyncReadyCallback callback,
                                            gpointer user_data);
void relnet_meet_up_store_set_answer_async (RelnetDatabase *database, RelnetMeetUp *meet_up, const char *day,
                                            RelnetMeetUpGuest *guest, RelnetAnswer answer, GCancellable *cancellable,
                                            GAsyncReadyCallback callback, gpointer user_data);
void relnet_meet_up_store_link_message_async (RelnetDatabase *database, gint64 id, const char *day, gint64 message_id,
                                              GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
void relnet_meet_up_store_attend_async (RelnetDatabase *database, RelnetMeetUp *meet_up, const char *day,
                                        const gint64 *person_ids, guint n, const char *note, RelnetClock *clock,
                                        GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
void relnet_meet_up_store_set_ended_async (RelnetDatabase *database, RelnetMeetUp *meet_up, gboolean ended, RelnetClock *clock,
                                           GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
void relnet_meet_up_store_delete_async (RelnetDatabase *database, RelnetMeetUp *meet_up, RelnetClock *clock,
                                        GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean relnet_meet_up_store_finish (RelnetDatabase *database, GAsyncResult *result, GError **error);

G_END_DECLS

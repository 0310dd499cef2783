#pragma once

#include "relnet-clock.h"
#include "relnet-database.h"
#include "relnet-meet-up-occurrence.h"
#include "relnet-meet-up.h"

G_BEGIN_DECLS

/* Of meet-ups that go on, when they are next after the day ?1, and how many members are to be invited: for the agenda. */
#define RELNET_MEET_UP_TO_INVITE                                                                                           \
  "SELECT meet_up_id, name, time, next, date (next, '-' || invite_days || ' days') AS due,"                                \
  " coalesce ((SELECT snoozed_until FROM meet_up_occurrence WHERE meet_up_occurrence.meet_up_id = coming.meet_up_id"       \
  "  AND meet_up_occurrence.day = coming.day), '') AS snoozed,"                                                            \
  " (SELECT count (*) FROM meet_up_member JOIN person ON person.id = person_id"                                            \
  "  WHERE meet_up_member.meet_up_id = coming.meet_up_id AND person.deleted_at IS NULL"                                    \
  "  AND person_id NOT IN (SELECT person_id FROM meet_up_invited JOIN meet_up_occurrence"                                  \
  "   ON meet_up_occurrence.id = occurrence_id WHERE meet_up_occurrence.meet_up_id = coming.meet_up_id"                    \
  "   AND meet_up_occurrence.day = coming.day)"                                                                            \
  "  AND person_id NOT IN (SELECT person_id FROM meet_up_guest JOIN meet_up_occurrence"                                    \
  "   ON meet_up_occurrence.id = occurrence_id WHERE meet_up_occurrence.meet_up_id = coming.meet_up_id"                    \
  "   AND meet_up_occurrence.day = coming.day AND answer <> '')) AS n"                                                     \
  " FROM (SELECT meet_up.id AS meet_up_id, name, time, invite_days,"                                                       \
  "   meet_up_next (rule, starts_on, text, date (?1, '+1 day')) AS next,"                                                  \
  "   meet_up_next_day (rule, starts_on, text, date (?1, '+1 day')) AS day"                                                \
  "  FROM meet_up LEFT JOIN meet_up_exceptions ON meet_up_exceptions.meet_up_id = meet_up.id"                              \
  "  WHERE deleted_at IS NULL AND ended_on = '' AND invite_days > 0) AS coming WHERE next IS NOT NULL"

/* Of meet-ups, when they were last until the day ?1, if nobody has noted who came. */
#define RELNET_MEET_UP_TO_NOTE                                                                                             \
  "SELECT meet_up_id, name, time, place, last,"                                                                            \
  " coalesce ((SELECT snoozed_until FROM meet_up_occurrence WHERE meet_up_occurrence.meet_up_id = past.meet_up_id"         \
  "  AND meet_up_occurrence.day = past.day), '') AS snoozed"                                                               \
  " FROM (SELECT meet_up.id AS meet_up_id, name, time, place, ended_on, meet_up_last (rule, starts_on, text, ?1) AS last,"  \
  "   meet_up_last_day (rule, starts_on, text, ?1) AS day"                                                                 \
  "  FROM meet_up LEFT JOIN meet_up_exceptions ON meet_up_exceptions.meet_up_id = meet_up.id"                              \
  "  WHERE deleted_at IS NULL AND EXISTS (SELECT 1 FROM meet_up_member WHERE meet_up_member.meet_up_id = meet_up.id)) AS past" \
  " WHERE last IS NOT NULL AND (ended_on = '' OR last <= ended_on)"                                                        \
  " AND NOT EXISTS (SELECT 1 FROM meet_up_occurrence WHERE meet_up_occurrence.meet_up_id = past.meet_up_id"                \
  "  AND meet_up_occurrence.day = past.day AND state = 'held')"

/* Meet-ups that take place on the day ?1. */
#define RELNET_MEET_UP_ON                                                                                                  \
  "SELECT 1 FROM meet_up LEFT JOIN meet_up_exceptions ON meet_up_exceptions.meet_up_id = meet_up.id"                       \
  " WHERE deleted_at IS NULL AND ended_on = '' AND meet_up_next (rule, starts_on, text, ?1) = ?1"

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
char *relnet_meet_up_store_dup_last_day (RelnetConnection *connection, gint64 id, const char *today, GError **error);
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
gint64 relnet_meet_up_store_ensure_occurrence (RelnetConnection *connection, RelnetChanges *changes, gint64 id,
                                               const char *day, GError **error);
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
void relnet_meet_up_store_ensure_occurrence_async (RelnetDatabase *database, RelnetMeetUp *meet_up, const char *day,
                                                   GCancellable *cancellable, GAsyncReadyCallback callback,
                                                   gpointer user_data);
void relnet_meet_up_store_attend_async (RelnetDatabase *database, RelnetMeetUp *meet_up, const char *day,
                                        const gint64 *person_ids, guint n, const char *note, RelnetClock *clock,
                                        GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
void relnet_meet_up_store_set_ended_async (RelnetDatabase *database, RelnetMeetUp *meet_up, gboolean ended, RelnetClock *clock,
                                           GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
void relnet_meet_up_store_delete_async (RelnetDatabase *database, RelnetMeetUp *meet_up, RelnetClock *clock,
                                        GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean relnet_meet_up_store_finish (RelnetDatabase *database, GAsyncResult *result, GError **error);

G_END_DECLS

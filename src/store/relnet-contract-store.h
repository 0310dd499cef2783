#pragma once

#include "relnet-clock.h"
#include "relnet-contract.h"
#include "relnet-database.h"

G_BEGIN_DECLS

/* How many days ahead of the last day to give notice it is told of: a month, a week and a day; only the last two for a
 * contract that renews more often than every two months, or it would be told of without end. */
#define RELNET_NOTICE_AHEAD_FIRST  30
#define RELNET_NOTICE_AHEAD_SECOND 7
#define RELNET_NOTICE_AHEAD_LAST   1
/* How many days a notice day that was missed is told of, if the contract has renewed since. */
#define RELNET_NOTICE_MISSED_DAYS 14

/* The contracts and the last day to give notice for each on the day ?1: for this store and the agenda. */
#define RELNET_CONTRACT_NOTICES                                                                                             \
  "SELECT id, person_id, what, organisation, ends_on, kept_on, snoozed_until, seldom, notice_by FROM (SELECT contract.*,"   \
  "  renewal_count = 0 OR renewal_unit = 'years' OR (renewal_unit = 'months' AND renewal_count > 1) AS seldom,"             \
  "  relnet_notice_by (starts_on, ends_on, notice_count, notice_unit, renewal_count, renewal_unit,"                         \
  "   iif (renewal_unit = 'years' OR (renewal_unit = 'months' AND renewal_count > 1),"                                      \
  "    date (?1, '-" G_STRINGIFY (RELNET_NOTICE_MISSED_DAYS) " days'), ?1)) AS notice_by"                                   \
  "  FROM contract WHERE deleted_at IS NULL AND ends_on <> '' AND notice_given_on = ''"                                     \
  "  AND (renewal_count > 0 OR ends_on >= ?1))"                                                                             \
  " WHERE notice_by <> '' AND notice_by <= date (?1, '+' || iif (seldom, " G_STRINGIFY (RELNET_NOTICE_AHEAD_FIRST) ", "     \
  G_STRINGIFY (RELNET_NOTICE_AHEAD_SECOND) ") || ' days') AND kept_on < notice_by AND snoozed_until <= ?1"

/* Building blocks: inside a RelnetWriteFunc or RelnetReadFunc, or on relnet_database_get_reader (). */
gboolean relnet_contract_store_save (RelnetConnection *connection, RelnetChanges *changes, RelnetContract *contract,
                                     RelnetClock *clock, GError **error);
gboolean relnet_contract_store_mark_deleted (RelnetConnection *connection, RelnetChanges *changes, gint64 id,
                                             RelnetClock *clock, GError **error);
gboolean relnet_contract_store_give_notice (RelnetConnection *connection, RelnetChanges *changes, gint64 id, gboolean given,
                                            RelnetClock *clock, GError **error);
gboolean relnet_contract_store_keep (RelnetConnection *connection, RelnetChanges *changes, gint64 id, gboolean kept,
                                     RelnetClock *clock, GError **error);
gboolean relnet_contract_store_snooze (RelnetConnection *connection, RelnetChanges *changes, gint64 id, const char *until,
                                       GError **error);
RelnetContract *relnet_contract_store_load (RelnetConnection *connection, gint64 id, GError **error);
GPtrArray *relnet_contract_store_load_list (RelnetConnection *connection, const char *today, GError **error);
GPtrArray *relnet_contract_store_load_of_person (RelnetConnection *connection, gint64 person_id, GError **error);
gboolean relnet_contract_store_merge_person (RelnetConnection *connection, RelnetChanges *changes, gint64 from, gint64 into,
                                             GError **error);

/* Acts of the user: each is one undoable write. Finish each with relnet_contract_store_finish (). */
void relnet_contract_store_save_async (RelnetDatabase *database, RelnetContract *contract, RelnetClock *clock,
                                       GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
void relnet_contract_store_delete_async (RelnetDatabase *database, RelnetContract *contract, RelnetClock *clock,
                                         GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
void relnet_contract_store_give_notice_async (RelnetDatabase *database, RelnetContract *contract, gboolean given,
                                              RelnetClock *clock, GCancellable *cancellable, GAsyncReadyCallback callback,
                                              gpointer user_data);
void relnet_contract_store_keep_async (RelnetDatabase *database, RelnetContract *contract, gboolean kept, RelnetClock *clock,
                                       GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean relnet_contract_store_finish (RelnetDatabase *database, GAsyncResult *result, GError **error);

G_END_DECLS

#pragma once

#include "relnet-balance.h"
#include "relnet-clock.h"
#include "relnet-database.h"
#include "relnet-favour.h"

G_BEGIN_DECLS

/**
 * RelnetFavourList:
 * @RELNET_FAVOURS_TO_THANK: received, and thanks are owed
 * @RELNET_FAVOURS_AWAITED: given, and thanks may still come
 * @RELNET_FAVOURS_ASKED: requests without an answer yet
 * @RELNET_FAVOURS_CLOSED: received and thanked for, given and thanked for, declined
 * @RELNET_FAVOURS_ALL: whatever there is
 *
 * Which favours to read; the first three are about what is to be done, and leave out people who are deleted or paused.
 */
typedef enum
{
  RELNET_FAVOURS_TO_THANK,
  RELNET_FAVOURS_AWAITED,
  RELNET_FAVOURS_ASKED,
  RELNET_FAVOURS_CLOSED,
  RELNET_FAVOURS_ALL
} RelnetFavourList;

/**
 * RelnetPersonBalance:
 * @person_id: with whom
 * @name: their name
 * @balance: what the two did for each other
 *
 * One row of the balances.
 */
typedef struct
{
  gint64 person_id;
  char *name;
  RelnetBalance balance;
} RelnetPersonBalance;

void relnet_person_balance_free (RelnetPersonBalance *self);

/* Building blocks: inside a RelnetWriteFunc or RelnetReadFunc, or on relnet_database_get_reader (). */
gboolean relnet_favour_store_check (RelnetFavour *favour, const char *today, GError **error);
gboolean relnet_favour_store_insert (RelnetConnection *connection, RelnetChanges *changes, RelnetFavour *favour,
                                     RelnetClock *clock, GError **error);
gboolean relnet_favour_store_update (RelnetConnection *connection, RelnetChanges *changes, RelnetFavour *favour,
                                     RelnetClock *clock, GError **error);
gboolean relnet_favour_store_mark_deleted (RelnetConnection *connection, RelnetChanges *changes, gint64 id,
                                           RelnetClock *clock, GError **error);
gboolean relnet_favour_store_thank (RelnetConnection *connection, RelnetChanges *changes, gint64 person_id, const char *date,
                                    RelnetClock *clock, guint *n_thanked, GError **error);
gboolean relnet_favour_store_set_thanked (RelnetConnection *connection, RelnetChanges *changes, gint64 id, gboolean thanked,
                                          RelnetClock *clock, GError **error);
gboolean relnet_favour_store_merge_person (RelnetConnection *connection, RelnetChanges *changes, gint64 from, gint64 into,
                                           GError **error);
RelnetFavour *relnet_favour_store_load (RelnetConnection *connection, gint64 id, GError **error);
RelnetFavour *relnet_favour_store_load_for_referral (RelnetConnection *connection, gint64 referral_id,
                                                         gint64 person_id, GError **error);
GPtrArray *relnet_favour_store_load_list (RelnetConnection *connection, RelnetFavourList list, gint64 person_id,
                                          const char *text, const char *today, int limit, guint *n_all, GError **error);
gboolean relnet_favour_store_read_balance (RelnetConnection *connection, gint64 person_id, RelnetBalance *balance,
                                           GError **error);
GPtrArray *relnet_favour_store_load_balances (RelnetConnection *connection, const char *text, int limit, guint *n_all,
                                              GError **error);
gboolean relnet_favour_store_is_exempt (RelnetConnection *connection, gint64 person_id);

/* Acts of the user: each is one undoable write. Finish each with relnet_favour_store_finish (). */
void relnet_favour_store_save_async (RelnetDatabase *database, RelnetFavour *favour, RelnetClock *clock,
                                     GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
void relnet_favour_store_thank_async (RelnetDatabase *database, gint64 person_id, RelnetClock *clock,
                                      GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
void relnet_favour_store_set_thanked_async (RelnetDatabase *database, gint64 id, gboolean thanked, RelnetClock *clock,
                                            GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
void relnet_favour_store_answer_async (RelnetDatabase *database, gint64 id, gboolean granted, RelnetClock *clock,
                                       GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
void relnet_favour_store_delete_async (RelnetDatabase *database, gint64 id, RelnetClock *clock, GCancellable *cancellable,
                                       GAsyncReadyCallback callback, gpointer user_data);
gboolean relnet_favour_store_finish (RelnetDatabase *database, GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelnetPersonBalance, relnet_person_balance_free)

G_END_DECLS

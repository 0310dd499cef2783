#pragma once

#include "relnet-clock.h"
#include "relnet-database.h"
#include "relnet-referral.h"

G_BEGIN_DECLS

/**
 * RelnetMomentum:
 * @year: the year
 * @quarter: 1 to 4
 * @count: how many people the user came to know through introductions in it
 *
 * A quarter of momentum (I2).
 */
typedef struct
{
  int year;
  int quarter;
  guint count;
} RelnetMomentum;

/* Building blocks: inside a RelnetWriteFunc or RelnetReadFunc, or on relnet_database_get_reader (). */
gboolean relnet_referral_store_set (RelnetConnection *connection, RelnetChanges *changes, gint64 person_id,
                                    gint64 introducer_id, const char *date, RelnetClock *clock, GError **error);
gboolean relnet_referral_store_remove (RelnetConnection *connection, RelnetChanges *changes, gint64 person_id,
                                       RelnetClock *clock, GError **error);
gboolean relnet_referral_store_set_thanked (RelnetConnection *connection, RelnetChanges *changes, gint64 person_id,
                                            const char *date, RelnetClock *clock, GError **error);
RelnetReferral *relnet_referral_store_load_of (RelnetConnection *connection, gint64 person_id);
GPtrArray *relnet_referral_store_load_by (RelnetConnection *connection, gint64 introducer_id, GError **error);
GPtrArray *relnet_referral_store_load_all (RelnetConnection *connection, int limit, GError **error);
gboolean relnet_referral_store_load_momentum (RelnetConnection *connection, const char *today, RelnetMomentum *quarters,
                                              guint n_quarters, GError **error);
gboolean relnet_referral_store_merge_person (RelnetConnection *connection, RelnetChanges *changes, gint64 from,
                                             gint64 into, GError **error);

/* Acts of the user: each is one undoable write. Finish each with relnet_database_write_finish (). */
void relnet_referral_store_set_async (RelnetDatabase *database, gint64 person_id, gint64 introducer_id, RelnetClock *clock,
                                      GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);

G_END_DECLS

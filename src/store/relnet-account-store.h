#pragma once

#include "relnet-account.h"
#include "relnet-database.h"

G_BEGIN_DECLS

/* Building blocks: inside a RelnetWriteFunc or RelnetReadFunc, or on relnet_database_get_reader (). */
gboolean relnet_account_store_save (RelnetConnection *connection,
                                    RelnetChanges *changes,
                                    RelnetAccount *account,
                                    GError **error);
gboolean relnet_account_store_remove (RelnetConnection *connection,
                                      RelnetChanges *changes,
                                      gint64 id,
                                      GError **error);
gboolean relnet_account_store_set_problem (RelnetConnection *connection,
                                           RelnetChanges *changes,
                                           gint64 id,
                                           const char *problem,
                                           const char *detail,
                                           GError **error);
gboolean relnet_account_store_set_working (RelnetConnection *connection,
                                           RelnetChanges *changes,
                                           gint64 id,
                                           gint64 now,
                                           GError **error);
RelnetAccount *
relnet_account_store_load (RelnetConnection *connection, gint64 id, GError **error);
GPtrArray *relnet_account_store_load_all (RelnetConnection *connection, GError **error);

G_END_DECLS

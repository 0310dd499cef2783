#pragma once

#include "relnet-balance.h"
#include "relnet-connection.h"

G_BEGIN_DECLS

gboolean relnet_balance_advice_check_ask (RelnetConnection *connection, gint64 person_id, RelnetFavourWeight weight,
                                          const char *today, RelnetBalance *balance, guint *warnings, GError **error);
int relnet_balance_advice_get_step (RelnetConnection *connection, gint64 person_id, const char *today);

G_END_DECLS

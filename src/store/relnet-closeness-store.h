#pragma once

#include "relnet-closeness.h"
#include "relnet-connection.h"

G_BEGIN_DECLS

gboolean relnet_closeness_store_load (RelnetConnection *connection,
                                      gint64 person_id,
                                      RelnetCloseness *closeness,
                                      GError **error);
gboolean relnet_closeness_store_update (RelnetConnection *connection, GError **error);
gboolean relnet_closeness_store_rebuild (RelnetConnection *connection, GError **error);
gboolean relnet_closeness_store_rebuild_if_asked (RelnetConnection *connection, GError **error);

G_END_DECLS

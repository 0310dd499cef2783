#pragma once

#include "relnet-connection.h"
#include "relnet-search-index.h"

G_BEGIN_DECLS

RelnetSearchIndex *relnet_search_fill (RelnetConnection *connection, GError **error);
gboolean
relnet_search_mend (RelnetConnection *connection, RelnetSearchIndex *index, gint64 id, GError **error);

G_END_DECLS

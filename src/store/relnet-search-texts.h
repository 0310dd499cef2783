#pragma once

#include "relnet-connection.h"

G_BEGIN_DECLS

GPtrArray *
relnet_search_texts_find (RelnetConnection *connection, const char *text, guint limit, GError **error);

G_END_DECLS

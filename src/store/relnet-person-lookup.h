#pragma once

#include "relnet-person-store.h"

G_BEGIN_DECLS

GArray *relnet_person_lookup (RelnetConnection *connection, const char *who, GError **error);

G_END_DECLS

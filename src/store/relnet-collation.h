#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *relnet_collation_peek (const char *path);

G_END_DECLS

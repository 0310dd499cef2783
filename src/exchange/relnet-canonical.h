#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *relnet_canonical_phone (const char *number);

G_END_DECLS

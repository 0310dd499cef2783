#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *relnet_canonical_phone (const char *number);
char *relnet_canonical_language (const char *language);

G_END_DECLS

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean relnet_recommendation_find (const char *text, guint *start, guint *end);

G_END_DECLS

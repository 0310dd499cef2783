#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean relnet_autostart_is_enabled (void);
gboolean relnet_autostart_set_enabled (gboolean enabled, GError **error);

G_END_DECLS

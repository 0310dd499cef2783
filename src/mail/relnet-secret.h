#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean relnet_secret_store (const char *account_uid,
                              const char *address,
                              const char *password,
                              GCancellable *cancellable,
                              GError **error);
char *relnet_secret_lookup (const char *account_uid, GCancellable *cancellable, GError **error);
gboolean
relnet_secret_clear (const char *account_uid, GCancellable *cancellable, GError **error);
void relnet_secret_free (char *password);

G_END_DECLS

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void relnet_confirm_async (GtkWindow *parent, const char *heading, const char *body, const char *accept,
                           GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean relnet_confirm_finish (GAsyncResult *result, GError **error);

G_END_DECLS

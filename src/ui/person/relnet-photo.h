#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define RELNET_PHOTO_PIXELS 512

void relnet_photo_load_async (GFile *file, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
GBytes *relnet_photo_load_finish (GAsyncResult *result, GError **error);

G_END_DECLS

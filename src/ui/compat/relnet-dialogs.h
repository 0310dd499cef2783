#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void relnet_dialogs_choose_files_async (GtkWindow *parent,
                                        const char *title,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
GListModel *relnet_dialogs_choose_files_finish (GAsyncResult *result, GError **error);
void relnet_dialogs_confirm_async (GtkWindow *parent,
                                   const char *heading,
                                   const char *body,
                                   const char *accept,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
gboolean relnet_dialogs_confirm_finish (GAsyncResult *result, GError **error);

G_END_DECLS

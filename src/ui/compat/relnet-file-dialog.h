#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void relnet_file_dialog_open_async (GtkWidget *parent, const char *title, GtkFileFilter *filter, GAsyncReadyCallback callback,
                                    gpointer user_data);
void relnet_file_dialog_save_async (GtkWidget *parent, const char *title, const char *name, GAsyncReadyCallback callback,
                                    gpointer user_data);
void relnet_file_dialog_open_several_async (GtkWidget *parent, const char *title, GtkFileFilter *filter,
                                            GAsyncReadyCallback callback, gpointer user_data);
GFile *relnet_file_dialog_finish (GtkWidget *parent, GAsyncResult *result, GError **error);
GListModel *relnet_file_dialog_several_finish (GtkWidget *parent, GAsyncResult *result, GError **error);

G_END_DECLS

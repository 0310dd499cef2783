#pragma once

#include "relnet-database.h"
#include "relnet-message-template.h"

G_BEGIN_DECLS

GPtrArray *relnet_template_store_load_all (RelnetConnection *connection, GError **error);
RelnetMessageTemplate *relnet_template_store_find (RelnetConnection *connection,
                                                   const char *situation,
                                                   const char *language,
                                                   const char *reg,
                                                   GError **error);
gboolean relnet_template_store_check (RelnetMessageTemplate *template_, GError **error);
gboolean relnet_template_store_check_name (RelnetConnection *connection, const char *name, GError **error);

gboolean relnet_template_store_save (RelnetConnection *connection,
                                     RelnetChanges *changes,
                                     RelnetMessageTemplate *template_,
                                     GError **error);
gboolean relnet_template_store_delete (RelnetConnection *connection,
                                       RelnetChanges *changes,
                                       const char *situation,
                                       const char *language,
                                       const char *reg,
                                       GError **error);

void relnet_template_store_save_async (RelnetDatabase *database,
                                       RelnetMessageTemplate *template_,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
void relnet_template_store_add_async (RelnetDatabase *database,
                                      RelnetMessageTemplate *template_,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
void relnet_template_store_rename_async (RelnetDatabase *database,
                                         const char *situation,
                                         const char *name,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
void relnet_template_store_reset_async (RelnetDatabase *database,
                                        RelnetMessageTemplate *template_,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
void relnet_template_store_delete_async (RelnetDatabase *database,
                                         const char *situation,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
gboolean relnet_template_store_finish (RelnetDatabase *database, GAsyncResult *result, GError **error);

G_END_DECLS

#pragma once

#include "relnet-database.h"
#include "relnet-search-match.h"

G_BEGIN_DECLS

#define RELNET_TYPE_SEARCH (relnet_search_get_type ())
G_DECLARE_FINAL_TYPE (RelnetSearch, relnet_search, RELNET, SEARCH, GObject)

RelnetSearch *relnet_search_new (RelnetDatabase *database);
void relnet_search_prepare (RelnetSearch *self);
gboolean relnet_search_get_ready (RelnetSearch *self);
gsize relnet_search_get_size (RelnetSearch *self);

void relnet_search_find_people_async (RelnetSearch *self,
                                      const char *text,
                                      guint limit,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
GPtrArray *relnet_search_find_people_finish (RelnetSearch *self,
                                             GAsyncResult *result,
                                             gboolean *more,
                                             GError **error);
void relnet_search_find_texts_async (RelnetSearch *self,
                                     const char *text,
                                     guint limit,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
GPtrArray *
relnet_search_find_texts_finish (RelnetSearch *self, GAsyncResult *result, GPtrArray **things, GError **error);

G_END_DECLS

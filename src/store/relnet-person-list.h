#pragma once

#include "relnet-clock.h"
#include "relnet-database.h"
#include "relnet-person-query.h"
#include "relnet-person-summary.h"

G_BEGIN_DECLS

#define RELNET_TYPE_PERSON_LIST (relnet_person_list_get_type ())
G_DECLARE_FINAL_TYPE (RelnetPersonList, relnet_person_list, RELNET, PERSON_LIST, GObject)

RelnetPersonList *relnet_person_list_new (RelnetDatabase *database,
                                          RelnetClock *clock,
                                          const RelnetPersonQuery *query);
void relnet_person_list_load_async (RelnetDatabase *database,
                                    RelnetClock *clock,
                                    const RelnetPersonQuery *query,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
RelnetPersonList *
relnet_person_list_load_finish (RelnetDatabase *database, GAsyncResult *result, GError **error);
gint64 relnet_person_list_get_id (RelnetPersonList *self, guint position);
gboolean relnet_person_list_find (RelnetPersonList *self, gint64 id, guint *position);
G_END_DECLS

#pragma once

#include "relnet-connection.h"
#include "relnet-load.h"

G_BEGIN_DECLS

/**
 * RelnetPersonLoad:
 * @person_id: who
 * @name: their name
 * @load: how much time they take
 */
typedef struct
{
  gint64 person_id;
  char *name;
  RelnetLoad load;
} RelnetPersonLoad;

gboolean relnet_load_query_person (RelnetConnection *connection, gint64 person_id, const char *today, RelnetLoad *load,
                                   GError **error);
GPtrArray *relnet_load_query_topics (RelnetConnection *connection, gint64 person_id, const char *today, GError **error);
GPtrArray *relnet_load_query_everybody (RelnetConnection *connection, const char *today, guint limit, GError **error);
void relnet_person_load_free (RelnetPersonLoad *self);

G_END_DECLS

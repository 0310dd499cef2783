#pragma once

#include "relnet-clock.h"
#include "relnet-database.h"

G_BEGIN_DECLS

/**
 * RelnetPairing:
 * @first_id: who would get something out of it
 * @first_name: their name
 * @second_id: who could help
 * @second_name: their name
 * @first_reason: why it makes sense for the first
 * @second_reason: why it makes sense for the second
 * @score: how much speaks for it
 *
 * Two people who could help each other and do not know each other (I3).
 */
typedef struct
{
  gint64 first_id;
  char *first_name;
  gint64 second_id;
  char *second_name;
  char *first_reason;
  char *second_reason;
  int score;
} RelnetPairing;

GPtrArray *relnet_connector_read (RelnetConnection *connection, const char *today, guint limit, GError **error);

void relnet_connector_refuse_async (RelnetDatabase *database, gint64 first, gint64 second, RelnetClock *clock,
                                    GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);

G_END_DECLS

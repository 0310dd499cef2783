#pragma once

#include "relnet-clock.h"
#include "relnet-database.h"
#include "relnet-interaction.h"

G_BEGIN_DECLS

/**
 * RelnetTimelineFilter:
 * @person_id: only with this person, 0 for everybody
 * @circle_id: only with people of this circle, 0 for any
 * @channels: a bit for each #RelnetChannel wanted, 0 for all
 * @from: (nullable): the first date
 * @to: (nullable): the last date
 * @text: (nullable): words that must all occur, their beginnings are enough
 *
 * Which interactions a timeline shows (T2).
 */
typedef struct
{
  gint64 person_id;
  gint64 circle_id;
  guint channels;
  const char *from;
  const char *to;
  const char *text;
} RelnetTimelineFilter;

/* Building blocks: inside a RelnetWriteFunc or RelnetReadFunc, or on relnet_database_get_reader (). */
gboolean relnet_interaction_store_insert (RelnetConnection *connection,
                                          RelnetChanges *changes,
                                          RelnetInteraction *interaction,
                                          RelnetClock *clock,
                                          GError **error);
gboolean relnet_interaction_store_update (RelnetConnection *connection,
                                          RelnetChanges *changes,
                                          RelnetInteraction *interaction,
                                          RelnetClock *clock,
                                          GError **error);
gboolean relnet_interaction_store_mark_deleted (RelnetConnection *connection,
                                                RelnetChanges *changes,
                                                gint64 id,
                                                RelnetClock *clock,
                                                GError **error);
RelnetInteraction *
relnet_interaction_store_load (RelnetConnection *connection, gint64 id, GError **error);
GPtrArray *relnet_interaction_store_load_page (RelnetConnection *connection,
                                               const RelnetTimelineFilter *filter,
                                               RelnetInteraction *after,
                                               guint limit,
                                               GError **error);
char *relnet_interaction_store_to_match (const char *text);

/* Acts of the user: each is one undoable write. Finish each with relnet_interaction_store_finish (). */
void relnet_interaction_store_save_async (RelnetDatabase *database,
                                          RelnetInteraction *interaction,
                                          RelnetClock *clock,
                                          const char *label,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
void relnet_interaction_store_delete_async (RelnetDatabase *database,
                                            gint64 id,
                                            RelnetClock *clock,
                                            GCancellable *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer user_data);
gboolean
relnet_interaction_store_finish (RelnetDatabase *database, GAsyncResult *result, GError **error);

G_END_DECLS

#pragma once

#include "relnet-clock.h"
#include "relnet-database.h"
#include "relnet-person-summary.h"

G_BEGIN_DECLS

typedef enum
{
  RELNET_PERSON_SORT_NAME,
  RELNET_PERSON_SORT_LAST_CONTACT, /* the latest first, those never contacted last */
  RELNET_PERSON_SORT_OVERDUE, /* by how much of the cadence has passed, those without one last */
  RELNET_PERSON_SORT_ADDED,   /* the latest first */
  RELNET_N_PERSON_SORTS
} RelnetPersonSort;

typedef enum
{
  RELNET_PERSON_FILTER_ALL,
  RELNET_PERSON_FILTER_OVERDUE,
  RELNET_PERSON_FILTER_STARRED,
  RELNET_N_PERSON_FILTERS
} RelnetPersonFilter;

/**
 * RelnetPersonQuery:
 * @sort: in which order
 * @filter: who of them
 * @circle_id: only those of this circle, 0 for everybody
 * @tag: (nullable): only those with this tag
 *
 * Who is in a list, and in which order.
 */
typedef struct
{
  RelnetPersonSort sort;
  RelnetPersonFilter filter;
  gint64 circle_id;
  const char *tag;
} RelnetPersonQuery;

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
gint64 relnet_person_list_count_overdue (RelnetConnection *connection,
                                         const char *today,
                                         gint64 circle_id);

G_END_DECLS

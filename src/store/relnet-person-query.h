#pragma once

#include "relnet-connection.h"

G_BEGIN_DECLS

typedef enum
{
  RELNET_PERSON_SORT_NAME,
  RELNET_PERSON_SORT_LAST_CONTACT, /* the latest first, those never contacted last */
  RELNET_PERSON_SORT_OVERDUE, /* by how much of the cadence has passed, those without one last */
  RELNET_PERSON_SORT_ADDED,   /* the latest first */
  RELNET_PERSON_SORT_CLOSENESS, /* the closest first */
  RELNET_N_PERSON_SORTS
} RelnetPersonSort;

typedef enum
{
  RELNET_PERSON_FILTER_ALL,
  RELNET_PERSON_FILTER_OVERDUE,
  RELNET_PERSON_FILTER_STARRED,
  RELNET_PERSON_FILTER_WEAK, /* weak ties: relnet_closeness_is_weak() */
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

GArray *relnet_person_query_read_ids (RelnetConnection *connection,
                                      const RelnetPersonQuery *query,
                                      const char *today,
                                      GError **error);
gboolean relnet_person_query_matches (RelnetConnection *connection,
                                      const RelnetPersonQuery *query,
                                      const char *today,
                                      gint64 id);
gboolean relnet_person_query_is_before (RelnetConnection *connection,
                                        const RelnetPersonQuery *query,
                                        const char *today,
                                        gint64 a,
                                        gint64 b);
gint64 relnet_person_query_count_overdue (RelnetConnection *connection,
                                         const char *today,
                                         gint64 circle_id);

G_END_DECLS

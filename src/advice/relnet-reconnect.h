#pragma once

#include "relnet-connection.h"
#include "relnet-reconnect-tie.h"

G_BEGIN_DECLS

/* How many ties a catch-up session has (R6): what one can write to in an afternoon. */
#define RELNET_RECONNECT_SESSION_SIZE 10

/**
 * RelnetReconnectQuery:
 * @goal_id: only those who belong to this goal, 0 for all
 * @city: (nullable): only those in this city
 *
 * Who of those who drifted away is asked for.
 */
typedef struct
{
  gint64 goal_id;
  const char *city;
} RelnetReconnectQuery;

/**
 * RelnetReconnectMutual:
 * @person_id: somebody whom the user and the other one know
 * @name: the name
 * @step: how close they are to the user
 * @last_contact: when the user was last in touch with them, empty if never
 * @kind: (nullable): how they know the other one, as it is stored
 *
 * Who could bring the two together again (R4).
 */
typedef struct
{
  gint64 person_id;
  char *name;
  int step;
  char *last_contact;
  char *kind;
} RelnetReconnectMutual;

void relnet_reconnect_mutual_free (RelnetReconnectMutual *self);

/**
 * RelnetReconnectCohort:
 * @organisation_id: an organisation
 * @name: its name
 * @n_people: how many people have or had a position in it
 *
 * A former employer or school (R7).
 */
typedef struct
{
  gint64 organisation_id;
  char *name;
  guint n_people;
} RelnetReconnectCohort;

void relnet_reconnect_cohort_free (RelnetReconnectCohort *self);

GPtrArray *relnet_reconnect_rank (RelnetConnection *connection,
                                  const RelnetReconnectQuery *query,
                                  const char *today,
                                  guint limit,
                                  GError **error);
RelnetReconnectTie *
relnet_reconnect_load (RelnetConnection *connection, gint64 person_id, const char *today, GError **error);
gboolean relnet_reconnect_explain (RelnetConnection *connection, RelnetReconnectTie *tie, const char *today, GError **error);
GPtrArray *relnet_reconnect_load_mutual (RelnetConnection *connection,
                                         gint64 person_id,
                                         const char *today,
                                         guint limit,
                                         GError **error);
GPtrArray *relnet_reconnect_load_session (RelnetConnection *connection,
                                          const char *from,
                                          const char *to,
                                          const char *today,
                                          GError **error);
GPtrArray *relnet_reconnect_load_cohorts (RelnetConnection *connection, GError **error);
GPtrArray *relnet_reconnect_load_cohort (RelnetConnection *connection,
                                         gint64 organisation_id,
                                         const char *today,
                                         GError **error);
GPtrArray *relnet_reconnect_load_resting (RelnetConnection *connection, const char *today, GError **error);
gboolean relnet_reconnect_is_cold (RelnetReconnectTie *tie, const char *today);

G_END_DECLS

/* Who is in a list of people and in which order, as SQL. */

#include "relnet-person-query.h"

#include "relnet-closeness.h"
#include "relnet-date.h"

/* How much of the cadence has passed since it was due; ?1 is today. */
#define URGENCY(p, s)                                                                              \
  "coalesce ((julianday (?1) - julianday (" s ".due)) / " s ".cadence_days, -1e9)"

/* The orders, and when person a stands before person b: the second is how a single person finds their place without
 * reading the others. */
static const struct
{
  const char *order;
  const char *before;
} sorts[RELNET_N_PERSON_SORTS] = {
  [RELNET_PERSON_SORT_NAME] = { "p.sort_key, p.id", "(a.sort_key, a.id) < (b.sort_key, b.id)" },
  [RELNET_PERSON_SORT_LAST_CONTACT]
  = { "s.last_contact DESC, p.sort_key, p.id",
      "(bs.last_contact, a.sort_key, a.id) < (asum.last_contact, b.sort_key, b.id)" },
  [RELNET_PERSON_SORT_OVERDUE]
  = { URGENCY ("p", "s") " DESC, p.sort_key, p.id",
      "(" URGENCY ("b", "bs") ", a.sort_key, a.id) < (" URGENCY ("a",
                                                                 "asum") ", b.sort_key, b.id)" },
  [RELNET_PERSON_SORT_ADDED]
  = { "p.added_at DESC, p.id DESC", "(b.added_at, b.id) < (a.added_at, a.id)" },
  [RELNET_PERSON_SORT_CLOSENESS]
  = { "coalesce (c.total, 0) DESC, p.sort_key, p.id",
      "(coalesce (bc.total, 0), a.sort_key, a.id) < (coalesce (ac.total, 0), b.sort_key, b.id)" },
};

static void
append_conditions (GString *sql, const RelnetPersonQuery *query)
{
  g_string_append (sql, " WHERE p.deleted_at IS NULL");
  if (query->filter == RELNET_PERSON_FILTER_OVERDUE)
    g_string_append (sql, " AND s.due < ?1 AND p.paused_until <= ?1");
  if (query->filter == RELNET_PERSON_FILTER_STARRED)
    g_string_append (sql, " AND p.starred = 1");
  if (query->filter == RELNET_PERSON_FILTER_WEAK)
    g_string_append (sql, " AND c.total >= ?6 AND c.total < ?7 AND c.last_date >= ?8");
  if (query->circle_id != 0)
    g_string_append (sql,
                     " AND p.id IN (SELECT person_id FROM circle_member WHERE circle_id = ?2)");
  if (query->tag != NULL)
    g_string_append (sql, " AND p.id IN (SELECT person_id FROM person_tag WHERE tag = ?3)");
}

static RelnetStatement *
prepare (RelnetConnection *connection,
         const char *sql,
         const RelnetPersonQuery *query,
         const char *today,
         GError **error)
{
  RelnetStatement *statement = relnet_connection_prepare (connection, sql, error);

  if (statement == NULL)
    return NULL;
  relnet_statement_bind_text (statement, 1, today);
  relnet_statement_bind_int (statement, 2, query->circle_id);
  relnet_statement_bind_text (statement, 3, query->tag);
  if (query->filter == RELNET_PERSON_FILTER_WEAK)
    {
      g_autofree char *since = relnet_date_add_days (today, -RELNET_CLOSENESS_ALIVE_DAYS);

      relnet_statement_bind_double (statement, 6, relnet_closeness_get_threshold (1, today));
      relnet_statement_bind_double (statement, 7,
                                    relnet_closeness_get_threshold (RELNET_CLOSENESS_WEAK_STEP + 1, today));
      relnet_statement_bind_text (statement, 8, since);
    }
  return statement;
}

static gboolean
needs_closeness (const RelnetPersonQuery *query)
{
  return query->sort == RELNET_PERSON_SORT_CLOSENESS || query->filter == RELNET_PERSON_FILTER_WEAK;
}

/**
 * relnet_person_query_read_ids:
 * @connection: a connection
 * @query: who, in which order
 * @today: the date
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type gint64): who is in the list, in its order
 */
GArray *
relnet_person_query_read_ids (RelnetConnection *connection,
                              const RelnetPersonQuery *query,
                              const char *today,
                              GError **error)
{
  g_autoptr (GString) sql = g_string_new ("SELECT p.id FROM person AS p");
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  RelnetStatement *statement;
  GError *local = NULL;

  /* By name, all of them: the index alone holds the answer. */
  if (query->sort == RELNET_PERSON_SORT_LAST_CONTACT || query->sort == RELNET_PERSON_SORT_OVERDUE
      || query->filter == RELNET_PERSON_FILTER_OVERDUE)
    g_string_append (sql, " JOIN person_summary AS s ON s.person_id = p.id");
  if (needs_closeness (query))
    g_string_append (sql, " LEFT JOIN person_closeness AS c ON c.person_id = p.id");
  append_conditions (sql, query);
  g_string_append_printf (sql, " ORDER BY %s", sorts[query->sort].order);
  statement = prepare (connection, sql->str, query, today, error);
  if (statement == NULL)
    return NULL;
  while (relnet_statement_step (statement, &local))
    {
      gint64 id = relnet_statement_get_int (statement, 0);

      g_array_append_val (ids, id);
    }
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return NULL;
    }
  return g_steal_pointer (&ids);
}

/**
 * relnet_person_query_matches:
 * @connection: a connection
 * @query: who
 * @today: the date
 * @id: a person
 *
 * Returns: whether the person belongs in the list now
 */
gboolean
relnet_person_query_matches (RelnetConnection *connection, const RelnetPersonQuery *query, const char *today, gint64 id)
{
  g_autoptr (GString) sql
      = g_string_new ("SELECT 1 FROM person AS p JOIN person_summary AS s ON s.person_id = p.id");
  RelnetStatement *statement;
  gboolean found;

  if (needs_closeness (query))
    g_string_append (sql, " LEFT JOIN person_closeness AS c ON c.person_id = p.id");
  append_conditions (sql, query);
  g_string_append (sql, " AND p.id = ?4");
  statement = prepare (connection, sql->str, query, today, NULL);
  if (statement == NULL)
    return FALSE;
  relnet_statement_bind_int (statement, 4, id);
  found = relnet_statement_step (statement, NULL);
  relnet_statement_reset (statement);
  return found;
}

/**
 * relnet_person_query_is_before:
 * @connection: a connection
 * @query: in which order
 * @today: the date
 * @a: a person
 * @b: another one
 *
 * Returns: whether @a stands before @b
 */
gboolean
relnet_person_query_is_before (RelnetConnection *connection, const RelnetPersonQuery *query, const char *today, gint64 a,
                               gint64 b)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT %s FROM person AS a, person AS b JOIN person_summary AS asum ON asum.person_id = a.id"
      " JOIN person_summary AS bs ON bs.person_id = b.id"
      " LEFT JOIN person_closeness AS ac ON ac.person_id = a.id LEFT JOIN person_closeness AS bc ON bc.person_id = b.id"
      " WHERE a.id = ?4 AND b.id = ?5",
      sorts[query->sort].before);
  RelnetStatement *statement
      = prepare (connection, sql, query, today, NULL);
  gboolean before;

  if (statement == NULL)
    return FALSE;
  relnet_statement_bind_int (statement, 4, a);
  relnet_statement_bind_int (statement, 5, b);
  before = relnet_statement_step (statement, NULL) && relnet_statement_get_int (statement, 0) != 0;
  relnet_statement_reset (statement);
  return before;
}

/**
 * relnet_person_query_count_overdue:
 * @connection: a connection
 * @today: the date
 * @circle_id: a circle, 0 for everybody
 *
 * Returns: how many a list with %RELNET_PERSON_FILTER_OVERDUE has
 */
gint64
relnet_person_query_count_overdue (RelnetConnection *connection, const char *today, gint64 circle_id)
{
  const RelnetPersonQuery query
      = { .filter = RELNET_PERSON_FILTER_OVERDUE, .circle_id = circle_id };
  g_autoptr (GString) sql = g_string_new (
      "SELECT count (*) FROM person_summary AS s JOIN person AS p ON p.id = s.person_id");
  RelnetStatement *statement;
  gint64 count = 0;

  append_conditions (sql, &query);
  /* Two indexes answer for everybody: whose turn it is (never that of somebody deleted), less the few who are paused. */
  if (circle_id == 0)
    g_string_assign (sql, "SELECT (SELECT count (*) FROM person_summary WHERE due < ?1)"
                          " - (SELECT count (*) FROM person INDEXED BY person_resting"
                          "      JOIN person_summary ON person_id = person.id"
                          "     WHERE (snoozed_until <> '' OR paused_until <> '')"
                          "       AND paused_until > ?1 AND due < ?1)");
  statement = prepare (connection, sql->str, &query, today, NULL);
  if (statement != NULL && relnet_statement_step (statement, NULL))
    count = relnet_statement_get_int (statement, 0);
  if (statement != NULL)
    relnet_statement_reset (statement);
  return count;
}

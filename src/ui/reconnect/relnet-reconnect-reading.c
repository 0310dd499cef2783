/* What the list of *Reconnect* shows, read in the background: people, and what the list can be narrowed to. */

#include "relnet-reconnect-reading.h"

#include "relnet-reconnect-store.h"

/* As many cities as there is room for beside the goals. */
#define MAX_CITY_CHIPS 2
#define MAX_GOAL_CHIPS 3

static void
goal_free (gpointer data)
{
  RelnetReconnectGoal *goal = data;

  g_free (goal->name);
  g_free (goal);
}

/**
 * relnet_reconnect_reading_free:
 * @data: (transfer full): a RelnetReconnectReading
 */
void
relnet_reconnect_reading_free (gpointer data)
{
  RelnetReconnectReading *reading = data;

  g_free (reading->city);
  g_free (reading->from);
  g_free (reading->to);
  g_free (reading->today);
  g_free (reading);
}

/**
 * relnet_reconnect_read_list_free:
 * @data: (transfer full): a RelnetReconnectReadList
 */
void
relnet_reconnect_read_list_free (gpointer data)
{
  RelnetReconnectReadList *result = data;

  g_clear_pointer (&result->ties, g_ptr_array_unref);
  g_clear_pointer (&result->goals, g_ptr_array_unref);
  g_clear_pointer (&result->cities, g_ptr_array_unref);
  g_free (result);
}

/* The open goals and the cities of those at the top: what the list can be narrowed to. */
static void
read_chips (RelnetConnection *connection, RelnetReconnectReadList *result)
{
  g_autoptr (GHashTable) cities = g_hash_table_new (g_str_hash, g_str_equal);
  RelnetStatement *statement = relnet_connection_prepare (
      connection,
      "SELECT goal.id, colour, what FROM goal WHERE state = 'open' AND deleted_at IS NULL AND EXISTS"
      " (SELECT 1 FROM goal_person JOIN person_closeness AS c ON c.person_id = goal_person.person_id"
      "   WHERE goal_id = goal.id AND drifts_on IS NOT NULL)"
      " ORDER BY due = '', due, goal.id LIMIT " G_STRINGIFY (MAX_GOAL_CHIPS),
      NULL);

  while (statement != NULL && relnet_statement_step (statement, NULL))
    {
      RelnetReconnectGoal *goal = g_new0 (RelnetReconnectGoal, 1);

      goal->id = relnet_statement_get_int (statement, 0);
      goal->colour = (int)relnet_statement_get_int (statement, 1);
      goal->name = g_strdup (relnet_statement_get_text (statement, 2));
      g_ptr_array_add (result->goals, goal);
    }
  for (guint i = 0; i < result->ties->len && result->cities->len < MAX_CITY_CHIPS; i++)
    {
      const char *city = relnet_reconnect_tie_get_city (g_ptr_array_index (result->ties, i));
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (cities, city)) + 1;

      g_hash_table_replace (cities, (gpointer)city, GUINT_TO_POINTER (n));
      /* The first that two have in common. */
      if (*city != '\0' && n == 2)
        g_ptr_array_add (result->cities, g_strdup (city));
    }
}

/**
 * relnet_reconnect_reading_read:
 * @connection: a connection
 * @data: a RelnetReconnectReading
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * For relnet_database_read_async().
 *
 * Returns: (transfer full) (nullable): a RelnetReconnectReadList
 */
gpointer
relnet_reconnect_reading_read (RelnetConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const RelnetReconnectReading *reading = data;
  const RelnetReconnectQuery query = { reading->goal_id, reading->city };
  RelnetReconnectReadList *result = g_new0 (RelnetReconnectReadList, 1);

  result->goals = g_ptr_array_new_with_free_func (goal_free);
  result->cities = g_ptr_array_new_with_free_func (g_free);
  switch (reading->show)
    {
    case RELNET_RECONNECT_SHOW_SESSION:
      result->ties = relnet_reconnect_load_session (connection, reading->from, reading->to, reading->today, error);
      break;
    case RELNET_RECONNECT_SHOW_COHORT:
      result->ties = relnet_reconnect_load_cohort (connection, reading->organisation_id, reading->today, error);
      break;
    case RELNET_RECONNECT_SHOW_RESTING:
      result->ties = relnet_reconnect_load_resting (connection, reading->today, error);
      break;
    case RELNET_RECONNECT_SHOW_DRIFTED:
    case RELNET_N_RECONNECT_SHOWS:
    default:
      result->ties = relnet_reconnect_rank (connection, &query, reading->today, reading->limit, error);
      result->count = relnet_reconnect_store_count (connection, reading->today);
      if (result->ties != NULL)
        read_chips (connection, result);
    }
  if (result->ties != NULL)
    return result;
  relnet_reconnect_read_list_free (result);
  return NULL;
}

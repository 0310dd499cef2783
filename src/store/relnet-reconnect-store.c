/* What of the present speaks for getting back in touch with somebody, kept as points beside their closeness
 * (013-reconnect.sql). What the user answered to suggestions: relnet-reconnect-choices.c. */

#include "relnet-reconnect-store.h"

#include "relnet-text.h"

/* An open goal, as far as it tells whom one would like to meet. */
typedef struct
{
  gint64 id;
  gint64 target_id;
  char *what;
  char *sector;
  char *expertise;
} Goal;

static void
goal_free (gpointer data)
{
  Goal *goal = data;

  g_free (goal->what);
  g_free (goal->sector);
  g_free (goal->expertise);
  g_free (goal);
}

static GPtrArray *
load_goals (RelnetConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) goals = g_ptr_array_new_with_free_func (goal_free);
  RelnetStatement *statement
      = relnet_connection_prepare (connection,
                                   "SELECT id, coalesce (target_id, 0), what, sector, expertise FROM goal"
                                   " WHERE state = 'open' AND deleted_at IS NULL ORDER BY due = '', due, id",
                                   error);
  GError *local = NULL;

  if (statement == NULL)
    return NULL;
  while (relnet_statement_step (statement, &local))
    {
      Goal *goal = g_new0 (Goal, 1);

      goal->id = relnet_statement_get_int (statement, 0);
      goal->target_id = relnet_statement_get_int (statement, 1);
      goal->what = g_strdup (relnet_statement_get_text (statement, 2));
      goal->sector = g_strdup (relnet_statement_get_text (statement, 3));
      goal->expertise = g_strdup (relnet_statement_get_text (statement, 4));
      g_ptr_array_add (goals, goal);
    }
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return NULL;
    }
  return g_steal_pointer (&goals);
}

/**
 * relnet_reconnect_facts_free:
 * @self: (transfer full): facts
 */
void
relnet_reconnect_facts_free (RelnetReconnectFacts *self)
{
  g_free (self->goal);
  g_free (self->hope);
  g_free (self->sector);
  g_free (self->sector_goal);
  g_free (self->expertise);
  g_free (self->expertise_goal);
  g_free (self);
}

static int
get_points (const RelnetReconnectFacts *facts)
{
  return relnet_reconnect_score_goal (facts->n_goals, facts->is_target)
         + relnet_reconnect_score_sector (facts->sector_goal != NULL, facts->n_clients)
         + relnet_reconnect_score_expertise (facts->expertise != NULL);
}

static gboolean
find_goals (RelnetConnection *connection, GPtrArray *goals, gint64 person_id, RelnetReconnectFacts *facts, GError **error)
{
  RelnetStatement *statement;
  GError *local = NULL;

  for (guint i = 0; i < goals->len; i++)
    {
      const Goal *goal = g_ptr_array_index (goals, i);

      if (goal->target_id == person_id && !facts->is_target)
        {
          facts->is_target = TRUE;
          facts->goal = g_strdup (goal->what);
          facts->goal_id = goal->id;
        }
    }
  if (goals->len == 0)
    return TRUE;
  statement = relnet_connection_prepare (connection,
                                         "SELECT what, hope, goal.id FROM goal_person JOIN goal ON goal.id = goal_id"
                                         " WHERE person_id = ?1 AND state = 'open' AND deleted_at IS NULL"
                                         " ORDER BY hope = '', due = '', due, goal.id",
                                         error);
  if (statement == NULL)
    return FALSE;
  relnet_statement_bind_int (statement, 1, person_id);
  while (relnet_statement_step (statement, &local))
    {
      facts->n_goals++;
      if (facts->goal != NULL)
        continue;
      facts->goal = g_strdup (relnet_statement_get_text (statement, 0));
      facts->hope = g_strdup (relnet_statement_get_text (statement, 1));
      facts->goal_id = relnet_statement_get_int (statement, 2);
    }
  if (local != NULL)
    g_propagate_error (error, local);
  return local == NULL;
}

static void
find_knowledge (RelnetConnection *connection, GPtrArray *goals, const char *sector, const char *expertise,
                RelnetReconnectFacts *facts)
{
  for (guint i = 0; i < goals->len; i++)
    {
      const Goal *goal = g_ptr_array_index (goals, i);

      if (facts->sector == NULL)
        {
          g_autofree char *term = relnet_reconnect_find_term (sector, goal->sector);

          if (term != NULL)
            {
              facts->sector = g_strdup (sector);
              facts->sector_goal = g_strdup (goal->what);
            }
        }
      if (facts->expertise == NULL)
        {
          facts->expertise = relnet_reconnect_find_term (expertise, goal->expertise);
          if (facts->expertise != NULL)
            facts->expertise_goal = g_strdup (goal->what);
        }
    }
  if (facts->sector == NULL && !relnet_text_is_blank (sector))
    {
      g_autofree char *folded = relnet_text_fold (sector);
      RelnetStatement *statement
          = relnet_connection_prepare (connection, "SELECT clients FROM reconnect_sector WHERE sector = ?1", NULL);

      if (statement == NULL)
        return;
      relnet_statement_bind_text (statement, 1, folded);
      if (relnet_statement_step (statement, NULL))
        facts->n_clients = (guint)relnet_statement_get_int (statement, 0);
      relnet_statement_reset (statement);
      if (facts->n_clients > 0)
        facts->sector = g_strdup (sector);
    }
}

static RelnetReconnectFacts *
find_facts (RelnetConnection *connection, GPtrArray *goals, gint64 person_id, GError **error)
{
  g_autoptr (RelnetReconnectFacts) facts = g_new0 (RelnetReconnectFacts, 1);
  g_autofree char *sector = NULL, *expertise = NULL;
  RelnetStatement *statement
      = relnet_connection_prepare (connection, "SELECT sector, expertise FROM person WHERE id = ?1", error);
  GError *local = NULL;

  if (statement == NULL)
    return NULL;
  relnet_statement_bind_int (statement, 1, person_id);
  if (relnet_statement_step (statement, &local))
    {
      sector = g_strdup (relnet_statement_get_text (statement, 0));
      expertise = g_strdup (relnet_statement_get_text (statement, 1));
    }
  relnet_statement_reset (statement);
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return NULL;
    }
  find_knowledge (connection, goals, sector, expertise, facts);
  return find_goals (connection, goals, person_id, facts, error) ? g_steal_pointer (&facts) : NULL;
}

/**
 * relnet_reconnect_store_load_facts:
 * @connection: a connection
 * @person_id: a person
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): what of the present speaks for them
 */
RelnetReconnectFacts *
relnet_reconnect_store_load_facts (RelnetConnection *connection, gint64 person_id, GError **error)
{
  g_autoptr (GPtrArray) goals = load_goals (connection, error);

  return goals != NULL ? find_facts (connection, goals, person_id, error) : NULL;
}

static gboolean
count_clients (RelnetConnection *connection, GError **error)
{
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  RelnetStatement *statement
      = relnet_connection_prepare (connection,
                                   "SELECT sector FROM person WHERE sector <> '' AND deleted_at IS NULL AND id IN"
                                   " (SELECT person_id FROM person_relation WHERE relation = 'client'"
                                   "   UNION SELECT person_id FROM circle_member JOIN circle ON circle.id = circle_id"
                                   "          WHERE circle.folded = 'clients')",
                                   error);
  GHashTableIter iter;
  gpointer sector, n;
  GError *local = NULL;

  if (statement == NULL)
    return FALSE;
  while (relnet_statement_step (statement, &local))
    {
      char *folded = relnet_text_fold (relnet_statement_get_text (statement, 0));

      g_hash_table_replace (counts, folded, GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, folded)) + 1));
    }
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  if (!relnet_connection_execute (connection, "DELETE FROM reconnect_sector", error))
    return FALSE;
  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &sector, &n))
    {
      statement = relnet_connection_prepare (
          connection, "INSERT INTO reconnect_sector (sector, clients) VALUES (?1, ?2)", error);
      if (statement == NULL)
        return FALSE;
      relnet_statement_bind_text (statement, 1, sector);
      relnet_statement_bind_int (statement, 2, GPOINTER_TO_UINT (n));
      if (!relnet_statement_run (statement, error))
        return FALSE;
    }
  return TRUE;
}

static GArray *
read_ids (RelnetConnection *connection, const char *sql, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  RelnetStatement *statement = relnet_connection_prepare (connection, sql, error);
  GError *local = NULL;

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

static gboolean
save_points (RelnetConnection *connection, gint64 person_id, int context, double via_total, GError **error)
{
  RelnetStatement *statement = relnet_connection_prepare (connection,
                                                          "UPDATE person_closeness SET context = ?2, via_total = ?3"
                                                          " WHERE person_id = ?1 AND (context <> ?2 OR via_total <> ?3)",
                                                          error);

  if (statement == NULL)
    return FALSE;
  relnet_statement_bind_int (statement, 1, person_id);
  relnet_statement_bind_int (statement, 2, context);
  relnet_statement_bind_double (statement, 3, via_total);
  return relnet_statement_run (statement, error);
}

/* Of the closest person who knows somebody. */
static gboolean
find_via_total (RelnetConnection *connection, gint64 person_id, double *via_total, GError **error)
{
  RelnetStatement *statement = relnet_connection_prepare (
      connection,
      "SELECT coalesce (max (c.total), 0) FROM"
      " (SELECT second_id AS id FROM acquaintance WHERE first_id = ?1 AND refused = 0"
      "   UNION ALL SELECT first_id FROM acquaintance WHERE second_id = ?1 AND refused = 0) AS other"
      " JOIN person_closeness AS c ON c.person_id = other.id JOIN person ON person.id = other.id AND deleted_at IS NULL",
      error);
  GError *local = NULL;

  if (statement == NULL)
    return FALSE;
  relnet_statement_bind_int (statement, 1, person_id);
  if (relnet_statement_step (statement, &local))
    *via_total = relnet_statement_get_double (statement, 0);
  relnet_statement_reset (statement);
  if (local != NULL)
    g_propagate_error (error, local);
  return local == NULL;
}

static gboolean
update_pending (RelnetConnection *connection, GPtrArray *goals, GError **error)
{
  g_autoptr (GArray) ids = read_ids (connection,
                                     "SELECT pending.person_id FROM reconnect_pending AS pending JOIN person_closeness AS c"
                                     " ON c.person_id = pending.person_id WHERE drifts_on IS NOT NULL",
                                     error);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      g_autoptr (RelnetReconnectFacts) facts = find_facts (connection, goals, id, error);
      double via_total = 0;

      if (facts == NULL || !find_via_total (connection, id, &via_total, error)
          || !save_points (connection, id, get_points (facts), via_total, error))
        return FALSE;
    }
  return ids != NULL;
}

/* Somebody who was ever close, or knows such a person: all that counts, in memory. */
typedef struct
{
  gint64 person_id;
  double total; /* 0 for somebody who was deleted */
  double via_total;
  double kept_via_total;
  int kept_context;
  gboolean drifts;
} Member;

static Member *
find_member (GArray *members, gint64 person_id)
{
  guint low = 0, high = members->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      Member *member = &g_array_index (members, Member, middle);

      if (member->person_id == person_id)
        return member;
      if (member->person_id < person_id)
        low = middle + 1;
      else
        high = middle;
    }
  return NULL;
}

static GArray *
read_members (RelnetConnection *connection, GError **error)
{
  g_autoptr (GArray) members = g_array_new (FALSE, FALSE, sizeof (Member));
  RelnetStatement *statement = relnet_connection_prepare (
      connection,
      "SELECT person_id, total, via_total, context, drifts_on IS NOT NULL FROM person_closeness ORDER BY person_id", error);
  RelnetStatement *gone = relnet_connection_prepare (connection, "SELECT id FROM person WHERE deleted_at IS NOT NULL", error);
  RelnetStatement *ties = relnet_connection_prepare (
      connection, "SELECT first_id, second_id FROM acquaintance WHERE refused = 0", error);
  GError *local = NULL;

  if (statement == NULL || gone == NULL || ties == NULL)
    return NULL;
  while (relnet_statement_step (statement, &local))
    {
      Member member = { relnet_statement_get_int (statement, 0),    relnet_statement_get_double (statement, 1), 0,
                        relnet_statement_get_double (statement, 2), (int)relnet_statement_get_int (statement, 3),
                        relnet_statement_get_int (statement, 4) != 0 };

      g_array_append_val (members, member);
    }
  while (local == NULL && relnet_statement_step (gone, &local))
    {
      Member *member = find_member (members, relnet_statement_get_int (gone, 0));

      if (member != NULL)
        member->total = 0;
    }
  while (local == NULL && relnet_statement_step (ties, &local))
    {
      Member *first = find_member (members, relnet_statement_get_int (ties, 0));
      Member *second = find_member (members, relnet_statement_get_int (ties, 1));

      if (first == NULL || second == NULL)
        continue;
      first->via_total = MAX (first->via_total, second->total);
      second->via_total = MAX (second->via_total, first->total);
    }
  relnet_statement_reset (gone);
  relnet_statement_reset (ties);
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return NULL;
    }
  return g_steal_pointer (&members);
}

/* Everybody, each table read once in its order. */
static gboolean
update_everybody (RelnetConnection *connection, GPtrArray *goals, GError **error)
{
  g_autoptr (GArray) members = NULL;
  gboolean any_context;

  if (!count_clients (connection, error))
    return FALSE;
  members = read_members (connection, error);
  if (members == NULL)
    return FALSE;
  any_context = goals->len > 0
                || relnet_connection_query_int (connection, "SELECT EXISTS (SELECT 1 FROM reconnect_sector)", 1) != 0;
  for (guint i = 0; i < members->len; i++)
    {
      const Member *member = &g_array_index (members, Member, i);
      int context = 0;

      if (!member->drifts)
        continue;
      if (any_context)
        {
          g_autoptr (RelnetReconnectFacts) facts = find_facts (connection, goals, member->person_id, error);

          if (facts == NULL)
            return FALSE;
          context = get_points (facts);
        }
      if ((context != member->kept_context || member->via_total < member->kept_via_total
           || member->via_total > member->kept_via_total)
          && !save_points (connection, member->person_id, context, member->via_total, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * relnet_reconnect_store_update:
 * @connection: a connection in a write, at its end, after relnet_closeness_store_update()
 * @error: return location for an error
 *
 * Counts the points anew of those for whom something changed: a goal or the first client of a sector concerns everybody
 * who was ever close.
 *
 * Returns: whether the points of everybody are right
 */
gboolean
relnet_reconnect_store_update (RelnetConnection *connection, GError **error)
{
  gint64 first = relnet_connection_query_int (connection, "SELECT coalesce (min (person_id), -1) FROM reconnect_pending", -1);
  g_autoptr (GPtrArray) goals = NULL;

  if (first < 0)
    return TRUE;
  goals = load_goals (connection, error);
  return goals != NULL
         && (first == 0 ? update_everybody (connection, goals, error) : update_pending (connection, goals, error))
         && relnet_connection_execute (connection, "DELETE FROM reconnect_pending", error);
}

/**
 * relnet_reconnect_store_count:
 * @connection: a connection
 * @today: the date
 *
 * Returns: how many have drifted away and may be suggested
 */
gint64
relnet_reconnect_store_count (RelnetConnection *connection, const char *today)
{
  /* One index counts them; those who are left out are few. */
  RelnetStatement *statement = relnet_connection_prepare (
      connection,
      "SELECT (SELECT count (*) FROM person_closeness WHERE drifts_on IS NOT NULL AND drifts_on <= ?1)"
      " - (SELECT count (*) FROM (SELECT person_id FROM reconnect_choice WHERE resting = 1 OR not_until > ?1"
      "     UNION SELECT id FROM person INDEXED BY person_resting"
      "            WHERE (snoozed_until <> '' OR paused_until <> '') AND paused_until > ?1"
      "     UNION SELECT id FROM person WHERE deleted_at IS NOT NULL) AS left_out"
      "     JOIN person_closeness AS c ON c.person_id = left_out.person_id"
      "    WHERE drifts_on IS NOT NULL AND drifts_on <= ?1)",
      NULL);
  gint64 count = 0;

  if (statement == NULL)
    return 0;
  relnet_statement_bind_text (statement, 1, today);
  if (relnet_statement_step (statement, NULL))
    count = relnet_statement_get_int (statement, 0);
  relnet_statement_reset (statement);
  return count;
}

/**
 * relnet_reconnect_store_list_resting:
 * @connection: a connection
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type gint64): whom the user lets rest, by name
 */
GArray *
relnet_reconnect_store_list_resting (RelnetConnection *connection, GError **error)
{
  return read_ids (connection,
                   "SELECT person_id FROM reconnect_choice JOIN person ON person.id = person_id"
                   " WHERE resting = 1 AND deleted_at IS NULL ORDER BY sort_key, person.id",
                   error);
}

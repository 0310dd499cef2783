/* The path between the user and anybody, or between two people (P6): a search from both ends at once over flat arrays. The
 * user is node 0, tied to everybody they have had to do with, weakest first. */

#include "relnet-path.h"

#include <glib/gi18n-lib.h>

#include "relnet-date.h"
#include "relnet-text.h"

struct _RelnetPathGraph
{
  gint64 *ids;      /* of each node, ascending; the first is the user */
  guint32 *table;   /* by id, the node and one more; NULL if there are ids too large for it */
  gint64 table_size;
  guint n_nodes;
  guint32 *starts;  /* where the neighbours of each node begin; one more at the end */
  guint32 *others;  /* the neighbours, node after node */
  guint8 *strengths; /* of the tie to each neighbour */
  guint32 *ranks;   /* how close the user is to each node: 0 not at all, then the larger the closer */
  /* Of a search; stamped, so that nothing is cleared between two. */
  guint32 *seen[2];
  guint32 *parents[2];
  guint8 *depths[2];
  guint32 stamp;
  GArray *frontiers[2];
  GArray *next;
};

typedef struct
{
  guint32 from;
  guint32 to;
  guint8 strength;
} Edge;

/* One pass each over an index or a small table: who is deleted is left out here and not by a join. */
#define SELECT_EDGES   "SELECT first_id, second_id, kind FROM acquaintance WHERE refused = 0"
#define SELECT_TIES    "SELECT person_id FROM person_closeness WHERE total > 0 ORDER BY total"
#define SELECT_DELETED "SELECT id FROM person WHERE deleted_at IS NOT NULL"

/* Ids are counted from one: up to here a table says at once which node somebody is. */
#define MAX_TABLE (1 << 24)

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  gint64 one = *(const gint64 *) a, other = *(const gint64 *) b;

  return (one > other) - (one < other);
}

static guint32
find_node (RelnetPathGraph *self, gint64 id)
{
  guint low = 0, high = self->n_nodes;

  if (self->table != NULL)
    return id >= 0 && id < self->table_size ? self->table[id] - 1 : G_MAXUINT32;
  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (self->ids[middle] == id)
        return middle;
      if (self->ids[middle] < id)
        low = middle + 1;
      else
        high = middle;
    }
  return G_MAXUINT32;
}

typedef struct
{
  gint64 first;
  gint64 second;
  guint8 strength;
} Known;

static GHashTable *
read_deleted (RelnetConnection *connection)
{
  GHashTable *deleted = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  RelnetStatement *statement = relnet_connection_prepare (connection, SELECT_DELETED, NULL);

  while (statement != NULL && relnet_statement_step (statement, NULL))
    {
      gint64 id = relnet_statement_get_int (statement, 0);

      g_hash_table_add (deleted, g_memdup2 (&id, sizeof id));
    }
  return deleted;
}

static gboolean
is_deleted (GHashTable *deleted, gint64 id)
{
  return g_hash_table_size (deleted) > 0 && g_hash_table_contains (deleted, &id);
}

static gboolean
read_known (RelnetConnection *connection, GHashTable *deleted, GArray *known, GError **error)
{
  RelnetStatement *statement = relnet_connection_prepare (connection, SELECT_EDGES, error);
  GError *local = NULL;

  if (statement == NULL)
    return FALSE;
  while (relnet_statement_step (statement, &local))
    {
      RelnetAcquaintanceKind kind = RELNET_ACQUAINTANCE_KNOWN;
      Known each = { relnet_statement_get_int (statement, 0), relnet_statement_get_int (statement, 1), 0 };

      relnet_acquaintance_kind_from_name (relnet_statement_get_text (statement, 2), &kind);
      each.strength = (guint8) relnet_acquaintance_kind_get_strength (kind);
      if (!is_deleted (deleted, each.first) && !is_deleted (deleted, each.second))
        g_array_append_val (known, each);
    }
  if (local != NULL)
    g_propagate_error (error, local);
  return local == NULL;
}

static gboolean
read_ties (RelnetConnection *connection, GHashTable *deleted, GArray *ties, GError **error)
{
  RelnetStatement *statement = relnet_connection_prepare (connection, SELECT_TIES, error);
  GError *local = NULL;

  if (statement == NULL)
    return FALSE;
  while (relnet_statement_step (statement, &local))
    {
      gint64 id = relnet_statement_get_int (statement, 0);

      if (!is_deleted (deleted, id))
        g_array_append_val (ties, id);
    }
  if (local != NULL)
    g_propagate_error (error, local);
  return local == NULL;
}

static void
sort_nodes (RelnetPathGraph *self, GArray *known, GArray *ties)
{
  g_autoptr (GArray) ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), known->len * 2 + ties->len + 1);
  const gint64 user = RELNET_PATH_USER;

  g_array_append_val (ids, user);
  g_array_append_vals (ids, ties->data, ties->len);
  for (guint i = 0; i < known->len; i++)
    {
      g_array_append_val (ids, g_array_index (known, Known, i).first);
      g_array_append_val (ids, g_array_index (known, Known, i).second);
    }
  g_array_sort (ids, compare_ids);
  self->ids = g_new (gint64, ids->len);
  for (guint i = 0; i < ids->len; i++)
    if (i == 0 || g_array_index (ids, gint64, i) != g_array_index (ids, gint64, i - 1))
      self->ids[self->n_nodes++] = g_array_index (ids, gint64, i);
}

static void
collect_nodes (RelnetPathGraph *self, GArray *known, GArray *ties)
{
  gint64 largest = 0;

  for (guint i = 0; i < known->len; i++)
    largest = MAX (largest, MAX (g_array_index (known, Known, i).first, g_array_index (known, Known, i).second));
  for (guint i = 0; i < ties->len; i++)
    largest = MAX (largest, g_array_index (ties, gint64, i));
  if (largest >= MAX_TABLE)
    {
      sort_nodes (self, known, ties);
      return;
    }
  self->table_size = largest + 1;
  self->table = g_new0 (guint32, self->table_size);
  self->table[RELNET_PATH_USER] = 1;
  for (guint i = 0; i < ties->len; i++)
    self->table[g_array_index (ties, gint64, i)] = 1;
  for (guint i = 0; i < known->len; i++)
    self->table[g_array_index (known, Known, i).first] = self->table[g_array_index (known, Known, i).second] = 1;
  self->ids = g_new (gint64, self->table_size);
  for (gint64 id = 0; id < self->table_size; id++)
    if (self->table[id] != 0)
      {
        self->ids[self->n_nodes++] = id;
        self->table[id] = self->n_nodes;
      }
}

static void
add_edges (RelnetPathGraph *self, GArray *edges)
{
  g_autofree guint32 *ends = NULL;

  self->starts = g_new0 (guint32, self->n_nodes + 1);
  self->others = g_new (guint32, edges->len * 2 + 1);
  self->strengths = g_new (guint8, edges->len * 2 + 1);
  for (guint i = 0; i < edges->len; i++)
    {
      self->starts[g_array_index (edges, Edge, i).from + 1]++;
      self->starts[g_array_index (edges, Edge, i).to + 1]++;
    }
  for (guint i = 0; i < self->n_nodes; i++)
    self->starts[i + 1] += self->starts[i];
  ends = g_memdup2 (self->starts, sizeof (guint32) * (self->n_nodes + 1));
  for (guint i = 0; i < edges->len; i++)
    {
      Edge *edge = &g_array_index (edges, Edge, i);
      guint32 forth = ends[edge->from]++, back = ends[edge->to]++;

      self->others[forth] = edge->to;
      self->others[back] = edge->from;
      self->strengths[forth] = self->strengths[back] = edge->strength;
    }
}

/**
 * relnet_path_graph_load:
 * @connection: a connection
 * @error: return location for an error
 *
 * Reads everything: for relnet_database_read_async().
 *
 * Returns: (transfer full) (nullable): who knows whom
 */
RelnetPathGraph *
relnet_path_graph_load (RelnetConnection *connection, GError **error)
{
  g_autoptr (RelnetPathGraph) self = g_new0 (RelnetPathGraph, 1);
  g_autoptr (GArray) known = g_array_new (FALSE, FALSE, sizeof (Known));
  g_autoptr (GArray) ties = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GHashTable) deleted = read_deleted (connection);
  g_autoptr (GArray) edges = NULL;

  if (!read_known (connection, deleted, known, error) || !read_ties (connection, deleted, ties, error))
    return NULL;
  collect_nodes (self, known, ties);
  self->ranks = g_new0 (guint32, self->n_nodes);
  edges = g_array_sized_new (FALSE, FALSE, sizeof (Edge), known->len + ties->len);
  for (guint i = 0; i < ties->len; i++)
    {
      Edge edge = { 0, find_node (self, g_array_index (ties, gint64, i)), 1 };

      self->ranks[edge.to] = i + 1;
      g_array_append_val (edges, edge);
    }
  for (guint i = 0; i < known->len; i++)
    {
      Known *each = &g_array_index (known, Known, i);
      Edge edge = { find_node (self, each->first), find_node (self, each->second), each->strength };

      g_array_append_val (edges, edge);
    }
  add_edges (self, edges);
  for (int side = 0; side < 2; side++)
    {
      self->seen[side] = g_new0 (guint32, self->n_nodes);
      self->parents[side] = g_new (guint32, self->n_nodes);
      self->depths[side] = g_new (guint8, self->n_nodes);
      self->frontiers[side] = g_array_new (FALSE, FALSE, sizeof (guint32));
    }
  self->next = g_array_new (FALSE, FALSE, sizeof (guint32));
  return g_steal_pointer (&self);
}

/**
 * relnet_path_graph_free:
 * @self: (transfer full): who knows whom
 */
void
relnet_path_graph_free (RelnetPathGraph *self)
{
  g_free (self->ids);
  g_free (self->table);
  g_free (self->starts);
  g_free (self->others);
  g_free (self->strengths);
  g_free (self->ranks);
  for (int side = 0; side < 2; side++)
    {
      g_free (self->seen[side]);
      g_free (self->parents[side]);
      g_free (self->depths[side]);
      g_clear_pointer (&self->frontiers[side], g_array_unref);
    }
  g_clear_pointer (&self->next, g_array_unref);
  g_free (self);
}

/**
 * relnet_path_graph_get_n_people:
 * @self: who knows whom
 *
 * Returns: how many people are in it
 */
guint
relnet_path_graph_get_n_people (RelnetPathGraph *self)
{
  return self->n_nodes - 1;
}

static guint64
count_work (RelnetPathGraph *self, int side)
{
  guint64 work = 0;

  for (guint i = 0; i < self->frontiers[side]->len; i++)
    {
      guint32 node = g_array_index (self->frontiers[side], guint32, i);

      work += self->starts[node + 1] - self->starts[node];
    }
  return work;
}

/* How good it is to go this way, among ways of the same length: through whom the user is closest to, then by the stronger
 * tie. */
static guint64
score (RelnetPathGraph *self, guint32 node, guint32 neighbour, guint8 strength)
{
  return (guint64) MAX (self->ranks[node], self->ranks[neighbour]) * 8 + strength;
}

static void
mark (RelnetPathGraph *self, int side, guint32 node, guint32 parent, guint8 depth)
{
  self->seen[side][node] = self->stamp;
  self->parents[side][node] = parent;
  self->depths[side][node] = depth;
}

static GArray *
collect_path (RelnetPathGraph *self, guint32 meeting[2])
{
  GArray *path = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint32 node = meeting[0];; node = self->parents[0][node])
    {
      g_array_prepend_val (path, self->ids[node]);
      if (self->depths[0][node] == 0)
        break;
    }
  for (guint32 node = meeting[1];; node = self->parents[1][node])
    {
      g_array_append_val (path, self->ids[node]);
      if (self->depths[1][node] == 0)
        break;
    }
  return path;
}

/**
 * relnet_path_find:
 * @self: who knows whom
 * @from: a person, or %RELNET_PATH_USER
 * @to: another
 *
 * The shortest way through other people: that @from and @to know each other themselves is left out. Of ways of the same
 * length the one through whom the user is closest to.
 *
 * Returns: (transfer full) (element-type gint64) (nullable): the people from @from to @to, both included; %NULL if there is
 *   no way of at most %RELNET_PATH_MAX_STEPS steps
 */
GArray *
relnet_path_find (RelnetPathGraph *self, gint64 from, gint64 to)
{
  guint32 ends[2] = { find_node (self, from), find_node (self, to) };
  guint8 depths[2] = { 0, 0 };

  if (ends[0] == G_MAXUINT32 || ends[1] == G_MAXUINT32 || ends[0] == ends[1])
    return NULL;
  self->stamp++;
  for (int side = 0; side < 2; side++)
    {
      g_array_set_size (self->frontiers[side], 0);
      g_array_append_val (self->frontiers[side], ends[side]);
      mark (self, side, ends[side], ends[side], 0);
    }
  while (self->frontiers[0]->len > 0 && self->frontiers[1]->len > 0 && depths[0] + depths[1] < RELNET_PATH_MAX_STEPS)
    {
      int side = count_work (self, 0) <= count_work (self, 1) ? 0 : 1;
      GArray *frontier = self->frontiers[side];
      guint32 meeting[2] = { 0, 0 };
      guint64 best = 0;
      guint best_length = G_MAXUINT;

      g_array_set_size (self->next, 0);
      depths[side]++;
      for (guint i = 0; i < frontier->len; i++)
        {
          guint32 node = g_array_index (frontier, guint32, i);

          for (guint32 j = self->starts[node]; j < self->starts[node + 1]; j++)
            {
              guint32 other = self->others[j];

              if ((node == ends[0] && other == ends[1]) || (node == ends[1] && other == ends[0]))
                continue;
              /* A way between two people that leads through the user is none: the user is who looks for it. */
              if (other == 0 && ends[0] != 0 && ends[1] != 0)
                continue;
              if (self->seen[!side][other] == self->stamp)
                {
                  guint length = depths[side] + self->depths[!side][other];
                  guint64 value = score (self, node, other, self->strengths[j]);

                  if (length < best_length || (length == best_length && value > best))
                    {
                      best_length = length;
                      best = value;
                      meeting[side] = node;
                      meeting[!side] = other;
                    }
                }
              else if (self->seen[side][other] != self->stamp)
                {
                  mark (self, side, other, node, depths[side]);
                  g_array_append_val (self->next, other);
                }
            }
        }
      if (best_length != G_MAXUINT)
        return collect_path (self, meeting);
      self->frontiers[side] = self->next;
      self->next = frontier;
    }
  return NULL;
}

static void
step_free (gpointer data)
{
  RelnetPathStep *step = data;

  g_free (step->name);
  g_free (step->reason);
  g_free (step);
}

/* How two people who follow each other know each other. */
static char *
explain_edge (RelnetConnection *connection, gint64 one, gint64 other)
{
  RelnetStatement *statement = relnet_connection_prepare (
      connection, "SELECT kind, note FROM acquaintance WHERE first_id = ?1 AND second_id = ?2", NULL);
  char *reason = NULL;

  if (statement == NULL)
    return g_strdup ("");
  relnet_statement_bind_int (statement, 1, MIN (one, other));
  relnet_statement_bind_int (statement, 2, MAX (one, other));
  if (relnet_statement_step (statement, NULL))
    {
      RelnetAcquaintanceKind kind = RELNET_ACQUAINTANCE_KNOWN;
      g_autoptr (RelnetAcquaintance) acquaintance = NULL;

      relnet_acquaintance_kind_from_name (relnet_statement_get_text (statement, 0), &kind);
      acquaintance
          = relnet_acquaintance_new (0, other, "", "", kind, relnet_statement_get_text (statement, 1), FALSE);
      reason = relnet_acquaintance_dup_reason (acquaintance);
    }
  relnet_statement_reset (statement);
  return reason != NULL ? reason : g_strdup ("");
}

static RelnetPathStep *
read_step (RelnetConnection *connection, gint64 id, gint64 before, const char *today, GError **error)
{
  RelnetStatement *statement = relnet_connection_prepare (
      connection, "SELECT name, last_contact FROM person JOIN person_summary ON person_id = id WHERE id = ?1", error);
  RelnetPathStep *step;
  GError *local = NULL;

  if (statement == NULL)
    return NULL;
  step = g_new0 (RelnetPathStep, 1);
  step->person_id = id;
  relnet_statement_bind_int (statement, 1, id);
  if (relnet_statement_step (statement, &local))
    {
      const char *last_contact = relnet_statement_get_text (statement, 1);

      step->name = g_strdup (relnet_statement_get_text (statement, 0));
      if (before == RELNET_PATH_USER && relnet_date_is_valid (last_contact))
        {
          g_autofree char *age = relnet_date_format_age (last_contact, today);

          /* Translators: %s is an age, “3 weeks ago”. */
          step->reason = g_strdup_printf (_ ("Last in touch %s"), age);
        }
    }
  relnet_statement_reset (statement);
  if (local != NULL)
    {
      g_propagate_error (error, local);
      step_free (step);
      return NULL;
    }
  if (step->name == NULL)
    step->name = g_strdup ("");
  if (step->reason == NULL)
    step->reason = before == RELNET_PATH_USER ? g_strdup (_ ("You know each other")) : explain_edge (connection, before, id);
  return step;
}

/**
 * relnet_path_explain:
 * @connection: a connection
 * @path: (element-type gint64): a path
 * @today: a valid date
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type RelnetPathStep) (nullable): through whom and why, without the one it starts from
 */
GPtrArray *
relnet_path_explain (RelnetConnection *connection, GArray *path, const char *today, GError **error)
{
  g_autoptr (GPtrArray) steps = g_ptr_array_new_with_free_func (step_free);

  for (guint i = 1; i < path->len; i++)
    {
      RelnetPathStep *step = read_step (connection, g_array_index (path, gint64, i), g_array_index (path, gint64, i - 1),
                                        today, error);

      if (step == NULL)
        return NULL;
      step->last = i + 1 == path->len;
      g_ptr_array_add (steps, step);
    }
  return g_steal_pointer (&steps);
}

/**
 * relnet_path_graph_read:
 * @self: who knows whom, as @connection has it
 * @connection: a connection
 * @to: a person
 * @today: a valid date
 * @error: return location for an error
 *
 * Looks and explains. Only one thread at a time may look in @self.
 *
 * Returns: (transfer full) (element-type RelnetPathStep) (nullable): through whom the user gets to @to; empty if there is no
 *   way
 */
GPtrArray *
relnet_path_graph_read (RelnetPathGraph *self, RelnetConnection *connection, gint64 to, const char *today, GError **error)
{
  g_autoptr (GArray) path = relnet_path_find (self, RELNET_PATH_USER, to);

  if (path == NULL)
    return g_ptr_array_new_with_free_func (step_free);
  return relnet_path_explain (connection, path, today, error);
}

/**
 * relnet_path_read:
 * @connection: a connection
 * @to: a person
 * @today: a valid date
 * @error: return location for an error
 *
 * Reads everybody, looks and explains: for relnet_database_read_async() and for scripts.
 *
 * Returns: (transfer full) (element-type RelnetPathStep) (nullable): through whom the user gets to @to; empty if there is no
 *   way
 */
GPtrArray *
relnet_path_read (RelnetConnection *connection, gint64 to, const char *today, GError **error)
{
  g_autoptr (RelnetPathGraph) graph = relnet_path_graph_load (connection, error);

  return graph != NULL ? relnet_path_graph_read (graph, connection, to, today, error) : NULL;
}

/**
 * relnet_path_dup_sentence:
 * @steps: (element-type RelnetPathStep): an explained path
 *
 * Returns: (transfer full): “You → Karim Haddouche → Thorsten Weber”
 */
char *
relnet_path_dup_sentence (GPtrArray *steps)
{
  /* Translators: the user, as the beginning of a path through people. */
  GString *sentence = g_string_new (_ ("You"));

  for (guint i = 0; i < steps->len; i++)
    g_string_append_printf (sentence, " → %s", ((RelnetPathStep *) g_ptr_array_index (steps, i))->name);
  return g_string_free (sentence, FALSE);
}

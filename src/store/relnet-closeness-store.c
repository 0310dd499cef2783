/* How close everybody is, kept in the table person_closeness of 007-closeness.sql: the rules of relnet-closeness.c applied to
 * the interactions. Triggers note whose history changed; before each commit, whoever wrote (an act, undo, an import, a purge), those few
 * people are brought up to date. */

#include "relnet-closeness-store.h"

#include <string.h>

#include "relnet-connection-private.h"
#include "relnet-date.h"
#include "relnet-reconnect-store.h"

/* So many changes at once (the import of a mailbox) are done faster by going through everything in its order on disk. */
#define MANY_CHANGES 100000

/* One interaction of one person, as the rules see it. */
typedef struct
{
  gint64 person_id;
  gint64 interaction_id;
  double weight;
  int day;
  gboolean answer;
} Event;

typedef struct
{
  gint64 person_id;
  gboolean appends; /* nothing but interactions that are new */
} Touched;

#define EVENT_COLUMNS "i.date, i.kind, i.channel, i.direction, i.outcome, i.added_at"

/* Reads EVENT_COLUMNS, which begin at @column. */
static void
read_event (RelnetStatement *statement, int column, guint n_people, Event *event)
{
  RelnetInteractionKind kind = RELNET_INTERACTION_EXCHANGE;
  RelnetChannel channel = RELNET_CHANNEL_NOTE;
  RelnetDirection direction = RELNET_DIRECTION_BOTH;
  RelnetOutcome outcome = RELNET_OUTCOME_NONE;

  relnet_interaction_kind_from_name (relnet_statement_get_text (statement, column + 1), &kind);
  relnet_channel_from_name (relnet_statement_get_text (statement, column + 2), &channel);
  relnet_direction_from_name (relnet_statement_get_text (statement, column + 3), &direction);
  relnet_outcome_from_name (relnet_statement_get_text (statement, column + 4), &outcome);
  event->day = relnet_closeness_get_day (relnet_statement_get_text (statement, column),
                                         relnet_statement_get_int (statement, column + 5));
  event->weight = relnet_closeness_get_weight (kind, channel, n_people);
  event->answer = relnet_closeness_is_answer (kind, channel, direction, outcome);
}

static int
compare_events (gconstpointer a, gconstpointer b)
{
  const Event *x = a, *y = b;

  if (x->person_id != y->person_id)
    return x->person_id < y->person_id ? -1 : 1;
  if (x->day != y->day)
    return x->day < y->day ? -1 : 1;
  return x->interaction_id < y->interaction_id ? -1 : x->interaction_id > y->interaction_id;
}

static void
bind_day (RelnetStatement *statement, int index, int day)
{
  g_autofree char *date = day == RELNET_DATE_NONE ? NULL : relnet_date_from_days (day);

  relnet_statement_bind_text (statement, index, date);
}

static gboolean
save (RelnetConnection *connection, gint64 person_id, const RelnetCloseness *closeness, GError **error)
{
  gboolean any = closeness->last_day != RELNET_DATE_NONE;
  int drift_day = relnet_closeness_get_drift_day (closeness);
  RelnetStatement *statement = relnet_connection_prepare (
      connection,
      any ? "INSERT INTO person_closeness"
            " (person_id, total, answered, peak, peak_date, last_date, last_answer, drifts_on, past)"
            " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)"
            " ON CONFLICT (person_id) DO UPDATE SET total = ?2, answered = ?3, peak = ?4, peak_date = ?5,"
            " last_date = ?6, last_answer = ?7, drifts_on = ?8, past = ?9,"
            /* Of whom was never close nothing is kept for the ranking: it would be right no longer. */
            " context = iif (?8 IS NULL, 0, context), via_total = iif (?8 IS NULL, 0, via_total)"
          : "DELETE FROM person_closeness WHERE person_id = ?1",
      error);

  if (statement == NULL)
    return FALSE;
  relnet_statement_bind_int (statement, 1, person_id);
  if (any)
    {
      relnet_statement_bind_double (statement, 2, closeness->total);
      relnet_statement_bind_double (statement, 3, closeness->answered);
      relnet_statement_bind_double (statement, 4, closeness->peak);
      bind_day (statement, 5, closeness->peak_day);
      bind_day (statement, 6, closeness->last_day);
      bind_day (statement, 7, closeness->answer_day);
      if (drift_day != RELNET_DATE_NONE)
        bind_day (statement, 8, drift_day);
      else
        relnet_statement_bind_null (statement, 8);
      relnet_statement_bind_int (statement, 9, relnet_reconnect_score_past (closeness->peak));
    }
  return relnet_statement_run (statement, error);
}

/* The events that @sql finds for ?1, a person. */
static GArray *
read_events (RelnetConnection *connection, const char *sql, gint64 person_id, GError **error)
{
  g_autoptr (GArray) events = g_array_new (FALSE, FALSE, sizeof (Event));
  RelnetStatement *statement = relnet_connection_prepare (connection, sql, error);
  GError *local = NULL;

  if (statement == NULL)
    return NULL;
  relnet_statement_bind_int (statement, 1, person_id);
  while (relnet_statement_step (statement, &local))
    {
      Event event = { .person_id = person_id, .interaction_id = relnet_statement_get_int (statement, 0) };

      read_event (statement, 2, (guint)relnet_statement_get_int (statement, 1), &event);
      g_array_append_val (events, event);
    }
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return NULL;
    }
  g_array_sort (events, compare_events);
  return g_steal_pointer (&events);
}

#define N_PEOPLE "(SELECT count (*) FROM interaction_person AS all_of WHERE all_of.interaction_id = i.id)"

static gboolean
update_person (RelnetConnection *connection, const Touched *touched, GError **error)
{
  RelnetCloseness closeness = RELNET_CLOSENESS_INIT;
  g_autoptr (GArray) events = NULL;

  if (touched->appends)
    {
      if (!relnet_closeness_store_load (connection, touched->person_id, &closeness, error))
        return FALSE;
      events = read_events (connection,
                            "SELECT i.id, " N_PEOPLE ", " EVENT_COLUMNS
                            "  FROM closeness_pending AS pending JOIN interaction AS i ON i.id = pending.interaction_id"
                            " WHERE pending.person_id = ?1",
                            touched->person_id, error);
      if (events == NULL)
        return FALSE;
    }
  if (!touched->appends
      || (events->len > 0 && !relnet_closeness_can_add (&closeness, g_array_index (events, Event, 0).day)))
    {
      closeness = (RelnetCloseness)RELNET_CLOSENESS_INIT;
      g_clear_pointer (&events, g_array_unref);
      events = read_events (connection,
                            "SELECT i.id, " N_PEOPLE ", " EVENT_COLUMNS
                            "  FROM interaction_person AS ip JOIN interaction AS i ON i.id = ip.interaction_id"
                            " WHERE ip.person_id = ?1 AND ip.hidden = 0",
                            touched->person_id, error);
      if (events == NULL)
        return FALSE;
    }
  for (guint i = 0; i < events->len; i++)
    {
      const Event *event = &g_array_index (events, Event, i);

      relnet_closeness_add (&closeness, event->day, event->weight, event->answer);
    }
  return save (connection, touched->person_id, &closeness, error);
}

/* Whoever shares a mail with one more or one less reads a mail to others than before. */
static gboolean
add_those_beside (RelnetConnection *connection, GError **error)
{
  RelnetStatement *statement = relnet_connection_prepare (
      connection,
      "INSERT INTO closeness_pending (person_id, interaction_id, added)"
      " SELECT beside.person_id, beside.interaction_id, 0"
      "   FROM (SELECT DISTINCT interaction_id FROM closeness_pending) AS changed"
      "   JOIN interaction ON interaction.id = changed.interaction_id AND channel IN ('email', 'message', 'letter')"
      "   JOIN interaction_person AS beside ON beside.interaction_id = interaction.id AND hidden = 0"
      "  WHERE true ON CONFLICT (person_id, interaction_id) DO NOTHING",
      error);

  return statement != NULL && relnet_statement_run (statement, error);
}

static GArray *
read_touched (RelnetConnection *connection, GError **error)
{
  g_autoptr (GArray) people = g_array_new (FALSE, FALSE, sizeof (Touched));
  RelnetStatement *statement = relnet_connection_prepare (connection,
                                                          "SELECT person_id, min (added) FROM closeness_pending"
                                                          "  JOIN person ON person.id = person_id GROUP BY person_id",
                                                          error);
  GError *local = NULL;

  if (statement == NULL)
    return NULL;
  while (relnet_statement_step (statement, &local))
    {
      Touched touched = { relnet_statement_get_int (statement, 0), relnet_statement_get_int (statement, 1) != 0 };

      g_array_append_val (people, touched);
    }
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return NULL;
    }
  return g_steal_pointer (&people);
}

/**
 * relnet_closeness_store_update:
 * @connection: a connection in a write, at its end
 * @error: return location for an error
 *
 * Brings everybody up to date whose interactions changed since the last time: in constant time for what was added at the end of
 * a history, else by going through that one history.
 *
 * Returns: whether the closeness of everybody is right
 */
gboolean
relnet_closeness_store_update (RelnetConnection *connection, GError **error)
{
  gint64 n = relnet_connection_query_int (
      connection, "SELECT count (*) FROM (SELECT 1 FROM closeness_pending LIMIT " G_STRINGIFY (MANY_CHANGES) ")", 0);
  g_autoptr (GArray) people = NULL;

  if (n == 0)
    return TRUE;
  if (n >= MANY_CHANGES)
    return relnet_closeness_store_rebuild (connection, error);
  if (!add_those_beside (connection, error))
    return FALSE;
  people = read_touched (connection, error);
  if (people == NULL)
    return FALSE;
  for (guint i = 0; i < people->len; i++)
    if (!update_person (connection, &g_array_index (people, Touched, i), error))
      return FALSE;
  return relnet_connection_execute (connection, "DELETE FROM closeness_pending", error);
}

/* All events, in the order of interactions: both tables lie in it. */
static GArray *
read_all_events (RelnetConnection *connection, GError **error)
{
  g_autoptr (GArray) events = g_array_new (FALSE, FALSE, sizeof (Event));
  RelnetStatement *interactions = relnet_connection_prepare (
      connection, "SELECT i.id, " EVENT_COLUMNS " FROM interaction AS i WHERE deleted_at IS NULL ORDER BY i.id", error);
  RelnetStatement *people
      = relnet_connection_prepare (connection,
                                   "SELECT interaction_id, person_id FROM interaction_person WHERE hidden = 0"
                                   " ORDER BY interaction_id",
                                   error);
  GError *local = NULL;
  gboolean more;

  if (interactions == NULL || people == NULL)
    return NULL;
  more = relnet_statement_step (people, &local);
  while (local == NULL && more && relnet_statement_step (interactions, &local))
    {
      gint64 id = relnet_statement_get_int (interactions, 0);
      guint first = events->len;

      while (more && relnet_statement_get_int (people, 0) < id)
        more = relnet_statement_step (people, &local);
      while (more && relnet_statement_get_int (people, 0) == id)
        {
          Event event = { .person_id = relnet_statement_get_int (people, 1), .interaction_id = id };

          g_array_append_val (events, event);
          more = relnet_statement_step (people, &local);
        }
      /* For all who took part it is the same. */
      if (events->len > first)
        read_event (interactions, 1, events->len - first, &g_array_index (events, Event, first));
      for (guint i = first + 1; i < events->len; i++)
        {
          gint64 person_id = g_array_index (events, Event, i).person_id;

          g_array_index (events, Event, i) = g_array_index (events, Event, first);
          g_array_index (events, Event, i).person_id = person_id;
        }
    }
  relnet_statement_reset (interactions);
  relnet_statement_reset (people);
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return NULL;
    }
  g_array_sort (events, compare_events);
  return g_steal_pointer (&events);
}

static gboolean
save_all (RelnetConnection *connection, GArray *events, GError **error)
{
  guint i = 0;

  while (i < events->len)
    {
      RelnetCloseness closeness = RELNET_CLOSENESS_INIT;
      gint64 person_id = g_array_index (events, Event, i).person_id;

      for (; i < events->len && g_array_index (events, Event, i).person_id == person_id; i++)
        {
          const Event *event = &g_array_index (events, Event, i);

          relnet_closeness_add (&closeness, event->day, event->weight, event->answer);
        }
      if (closeness.last_day != RELNET_DATE_NONE && !save (connection, person_id, &closeness, error))
        return FALSE;
    }
  return TRUE;
}

/* Takes the indexes of the table away: sorted once at the end they cost half of what it takes to keep them in order with each
 * row. Under a statement that is being read they must not go, then they stay.
 *
 * Returns: the statements that make them again */
static GPtrArray *
drop_indexes (RelnetConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) makers = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  sqlite3 *handle = relnet_connection_get_handle (connection);
  RelnetStatement *statement;
  GError *local = NULL;

  for (sqlite3_stmt *other = sqlite3_next_stmt (handle, NULL); other != NULL; other = sqlite3_next_stmt (handle, other))
    if (sqlite3_stmt_busy (other))
      return g_steal_pointer (&makers);
  statement = relnet_connection_prepare (connection,
                                         "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL"
                                         " AND tbl_name = 'person_closeness' ORDER BY name",
                                         error);
  if (statement == NULL)
    return NULL;
  while (relnet_statement_step (statement, &local))
    {
      g_ptr_array_add (names, g_strdup (relnet_statement_get_text (statement, 0)));
      g_ptr_array_add (makers, g_strdup (relnet_statement_get_text (statement, 1)));
    }
  for (guint i = 0; local == NULL && i < names->len; i++)
    {
      g_autofree char *sql = g_strdup_printf ("DROP INDEX \"%s\"", (const char *) g_ptr_array_index (names, i));

      relnet_connection_execute (connection, sql, &local);
    }
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return NULL;
    }
  return g_steal_pointer (&makers);
}

static gboolean
make_indexes (RelnetConnection *connection, GPtrArray *makers, GError **error)
{
  for (guint i = 0; i < makers->len; i++)
    if (!relnet_connection_execute (connection, g_ptr_array_index (makers, i), error))
      return FALSE;
  return TRUE;
}

/**
 * relnet_closeness_store_rebuild:
 * @connection: a connection in a write
 * @error: return location for an error
 *
 * Goes through all interactions: 2 s for a million at most. Needed once for a history that is older than these tables.
 *
 * Returns: whether the closeness of everybody is right
 */
gboolean
relnet_closeness_store_rebuild (RelnetConnection *connection, GError **error)
{
  g_autoptr (GArray) events = NULL;
  g_autoptr (GPtrArray) makers = NULL;
  gboolean done;

  /* The cache keeps the pages of the table and its indexes from being written again and again. */
  if (!relnet_connection_execute (connection,
                                  "PRAGMA cache_size = -65536;"
                                  "INSERT INTO reconnect_pending (person_id) VALUES (0) ON CONFLICT DO NOTHING;"
                                  "DELETE FROM person_closeness; DELETE FROM closeness_pending",
                                  error))
    return FALSE;
  makers = drop_indexes (connection, error);
  events = makers != NULL ? read_all_events (connection, error) : NULL;
  done = events != NULL && save_all (connection, events, error) && relnet_reconnect_store_update (connection, error)
         && make_indexes (connection, makers, error);
  relnet_connection_execute (connection, "PRAGMA cache_size = -2000", NULL);
  return done;
}

/**
 * relnet_closeness_store_rebuild_if_asked:
 * @connection: a connection that writes, not in a transaction
 * @error: return location for an error
 *
 * Does relnet_closeness_store_rebuild() if the migration asked for it. When the database is opened and not later: nothing then
 * shows half of the people as strangers, and whoever has a million interactions waits two seconds once, after the backup of
 * the same migration, which takes longer.
 *
 * Returns: whether the closeness of everybody is right
 */
gboolean
relnet_closeness_store_rebuild_if_asked (RelnetConnection *connection, GError **error)
{
  g_autofree char *asked = relnet_connection_get_setting (connection, "closeness");

  if (asked == NULL)
    return TRUE;
  if (!relnet_connection_execute (connection, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (relnet_closeness_store_rebuild (connection, error)
      && relnet_connection_execute (connection, "DELETE FROM setting WHERE name = 'closeness'; COMMIT", error))
    return TRUE;
  relnet_connection_execute (connection, "ROLLBACK", NULL);
  return FALSE;
}

/**
 * relnet_closeness_store_load:
 * @connection: a connection
 * @person_id: a person
 * @closeness: (out caller-allocates): how close they are and were
 * @error: return location for an error
 *
 * Returns: whether it could be read; somebody without an exchange is as #RELNET_CLOSENESS_INIT
 */
gboolean
relnet_closeness_store_load (RelnetConnection *connection, gint64 person_id, RelnetCloseness *closeness, GError **error)
{
  RelnetStatement *statement
      = relnet_connection_prepare (connection,
                                   "SELECT total, answered, peak, peak_date, last_date, last_answer"
                                   "  FROM person_closeness WHERE person_id = ?1",
                                   error);
  GError *local = NULL;

  *closeness = (RelnetCloseness)RELNET_CLOSENESS_INIT;
  if (statement == NULL)
    return FALSE;
  relnet_statement_bind_int (statement, 1, person_id);
  if (relnet_statement_step (statement, &local))
    {
      closeness->total = relnet_statement_get_double (statement, 0);
      closeness->answered = relnet_statement_get_double (statement, 1);
      closeness->peak = relnet_statement_get_double (statement, 2);
      closeness->peak_day = relnet_date_to_days (relnet_statement_get_text (statement, 3));
      closeness->last_day = relnet_date_to_days (relnet_statement_get_text (statement, 4));
      closeness->answer_day = relnet_date_to_days (relnet_statement_get_text (statement, 5));
    }
  relnet_statement_reset (statement);
  if (local != NULL)
    g_propagate_error (error, local);
  return local == NULL;
}

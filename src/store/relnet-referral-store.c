/* Introductions received (I2): who introduced whom to the user. An introduction is a favour, so the introducer is owed a
 * thank-you. */

#include "relnet-referral-store.h"

#include <glib/gi18n-lib.h>

#include "relnet-date.h"
#include "relnet-favour-store.h"
#include "relnet-person-store.h"

#define SELECT_REFERRAL                                                                                                 \
  "SELECT referral.id, date, coalesce (person_id, 0), coalesce (met.name, person_name), coalesce (introducer_id, 0),"   \
  " coalesce (introducer.name, introducer_name),"                                                                       \
  " EXISTS (SELECT 1 FROM favour WHERE favour.person_id = introducer_id AND referral_id = referral.id"                  \
  "  AND favour.kind = 'received' AND thanked_on = '' AND favour.deleted_at IS NULL)"                                   \
  " FROM referral LEFT JOIN person AS met ON met.id = referral.person_id"                                               \
  " LEFT JOIN person AS introducer ON introducer.id = introducer_id "

/* A chain of introductions this long is taken to have no end: it is one in a circle. */
#define MAX_CHAIN 100

static RelnetReferral *
read_row (RelnetStatement *statement)
{
  RelnetReferral *referral
      = relnet_referral_new (relnet_statement_get_int (statement, 0), relnet_statement_get_text (statement, 1));

  relnet_referral_set_introduced (referral, relnet_statement_get_int (statement, 2),
                                  relnet_statement_get_text (statement, 3));
  relnet_referral_set_introducer (referral, relnet_statement_get_int (statement, 4),
                                  relnet_statement_get_text (statement, 5));
  relnet_referral_set_thanks_owed (referral, relnet_statement_get_int (statement, 6) != 0);
  return referral;
}

static GPtrArray *
load_several (RelnetStatement *statement, GError **error)
{
  g_autoptr (GPtrArray) referrals = g_ptr_array_new_with_free_func (g_object_unref);
  GError *local = NULL;

  while (relnet_statement_step (statement, &local))
    g_ptr_array_add (referrals, read_row (statement));
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return NULL;
    }
  return g_steal_pointer (&referrals);
}

/* Nobody was introduced by somebody they introduced themselves, however far round. */
static gboolean
is_circle (RelnetConnection *connection, gint64 person_id, gint64 introducer_id)
{
  RelnetStatement *statement = relnet_connection_prepare (
      connection,
      "WITH RECURSIVE up (id, depth) AS (SELECT ?2, 0 UNION SELECT introducer_id, depth + 1 FROM up"
      " JOIN referral ON person_id = up.id WHERE depth < " G_STRINGIFY (MAX_CHAIN) ") SELECT 1 FROM up WHERE id = ?1",
      NULL);
  gboolean found;

  if (statement == NULL)
    return FALSE;
  relnet_statement_bind_int (statement, 1, person_id);
  relnet_statement_bind_int (statement, 2, introducer_id);
  found = relnet_statement_step (statement, NULL);
  relnet_statement_reset (statement);
  return found;
}

static void
note_change (RelnetChanges *changes, gint64 id, gint64 person_id, gint64 introducer_id)
{
  relnet_changes_add (changes, RELNET_CHANGE_INTRODUCTION, id);
  relnet_changes_add (changes, RELNET_CHANGE_FAVOUR, id);
  relnet_changes_add (changes, RELNET_CHANGE_PERSON, person_id);
  if (introducer_id != 0)
    relnet_changes_add (changes, RELNET_CHANGE_PERSON, introducer_id);
}

static gboolean
run (RelnetConnection *connection, const char *sql, gint64 id, gint64 value, GError **error)
{
  RelnetStatement *statement = relnet_connection_prepare (connection, sql, error);

  if (statement == NULL)
    return FALSE;
  relnet_statement_bind_int (statement, 1, id);
  relnet_statement_bind_int (statement, 2, value);
  return relnet_statement_run (statement, error);
}

static gboolean
add_favour (RelnetConnection *connection, RelnetChanges *changes, gint64 referral, gint64 introducer, const char *introducer_name,
            const char *met, const char *date, RelnetClock *clock, GError **error)
{
  g_autoptr (RelnetFavour) favour = relnet_favour_new ();
  /* Translators: a favour received; %s is who was introduced to the user. */
  g_autofree char *what = g_strdup_printf (_ ("Introduced %s to you"), met);

  relnet_favour_set_person (favour, introducer, introducer_name);
  relnet_favour_set_kind (favour, RELNET_FAVOUR_RECEIVED);
  relnet_favour_set_weight (favour, RELNET_FAVOUR_MEDIUM);
  relnet_favour_set_what (favour, what);
  relnet_favour_set_date (favour, date);
  relnet_favour_set_referral_id (favour, referral);
  return relnet_favour_store_insert (connection, changes, favour, clock, error);
}

static gboolean
remove_favour (RelnetConnection *connection, RelnetChanges *changes, gint64 referral, gint64 introducer, RelnetClock *clock,
               GError **error)
{
  g_autoptr (RelnetFavour) favour
      = relnet_favour_store_load_for_referral (connection, referral, introducer, NULL);

  return favour == NULL
         || relnet_favour_store_mark_deleted (connection, changes, relnet_favour_get_id (favour), clock, error);
}

/**
 * relnet_referral_store_set:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @person_id: who was introduced to the user
 * @introducer_id: by whom
 * @date: when
 * @clock: the time
 * @error: return location for an error
 *
 * Stores who introduced @person_id, instead of what was stored about that before. The introducer is owed a thank-you.
 *
 * Returns: whether it was stored; %RELNET_STORE_ERROR_INVALID if they are one person, or if it goes round in a circle
 */
gboolean
relnet_referral_store_set (RelnetConnection *connection, RelnetChanges *changes, gint64 person_id, gint64 introducer_id,
                           const char *date, RelnetClock *clock, GError **error)
{
  g_autoptr (RelnetPersonSummary) person = relnet_person_store_load_summary (connection, person_id, error);
  g_autoptr (RelnetPersonSummary) introducer = NULL;
  RelnetStatement *statement;
  gint64 id;

  if (person == NULL)
    return FALSE;
  introducer = relnet_person_store_load_summary (connection, introducer_id, error);
  if (introducer == NULL)
    return FALSE;
  if (!relnet_date_is_valid (date))
    {
      g_set_error_literal (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_INVALID, _ ("This is not a date."));
      return FALSE;
    }
  if (person_id == introducer_id || is_circle (connection, person_id, introducer_id))
    {
      if (person_id == introducer_id)
        g_set_error (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_INVALID,
                     _ ("%s cannot have introduced themselves: choose somebody else."),
                     relnet_person_summary_get_name (introducer));
      else
        g_set_error (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_INVALID,
                     /* Translators: two names. */
                     _ ("You know %s through %s: it cannot be the other way round too."),
                     relnet_person_summary_get_name (introducer), relnet_person_summary_get_name (person));
      return FALSE;
    }
  if (!relnet_referral_store_remove (connection, changes, person_id, clock, error))
    return FALSE;
  statement = relnet_connection_prepare (
      connection, "INSERT INTO referral (person_id, introducer_id, date, added_at) VALUES (?1, ?2, ?3, ?4)", error);
  if (statement == NULL)
    return FALSE;
  relnet_statement_bind_int (statement, 1, person_id);
  relnet_statement_bind_int (statement, 2, introducer_id);
  relnet_statement_bind_text (statement, 3, date);
  relnet_statement_bind_int (statement, 4, relnet_clock_get_now (clock));
  if (!relnet_statement_run (statement, error))
    return FALSE;
  id = relnet_connection_get_last_id (connection);
  note_change (changes, id, person_id, introducer_id);
  return add_favour (connection, changes, id, introducer_id, relnet_person_summary_get_name (introducer),
                     relnet_person_summary_get_name (person), date, clock, error);
}

/**
 * relnet_referral_store_remove:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @person_id: a person
 * @clock: the time
 * @error: return location for an error
 *
 * Forgets who introduced @person_id, if anybody is known to have, and the favour it was.
 *
 * Returns: whether it was done
 */
gboolean
relnet_referral_store_remove (RelnetConnection *connection, RelnetChanges *changes, gint64 person_id, RelnetClock *clock,
                              GError **error)
{
  g_autoptr (RelnetReferral) referral = relnet_referral_store_load_of (connection, person_id);
  gint64 id;

  if (referral == NULL)
    return TRUE;
  id = relnet_referral_get_id (referral);
  note_change (changes, id, person_id, relnet_referral_get_introducer_id (referral));
  return remove_favour (connection, changes, id, relnet_referral_get_introducer_id (referral), clock, error)
         && run (connection, "DELETE FROM referral WHERE id = ?1 AND ?2 = 0", id, 0, error);
}

/**
 * relnet_referral_store_set_thanked:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @person_id: who was introduced to the user
 * @date: when the user thanked for it
 * @clock: the time
 * @error: return location for an error
 *
 * Returns: whether it was stored
 */
gboolean
relnet_referral_store_set_thanked (RelnetConnection *connection, RelnetChanges *changes, gint64 person_id, const char *date,
                                   RelnetClock *clock, GError **error)
{
  g_autoptr (RelnetReferral) referral = relnet_referral_store_load_of (connection, person_id);
  g_autoptr (RelnetFavour) favour
      = referral != NULL ? relnet_favour_store_load_for_referral (connection, relnet_referral_get_id (referral),
                                                                      relnet_referral_get_introducer_id (referral), error)
                         : NULL;

  if (favour == NULL)
    return referral == NULL;
  relnet_favour_set_thanked_on (favour, date);
  return relnet_favour_store_update (connection, changes, favour, clock, error);
}

/**
 * relnet_referral_store_load_of:
 * @connection: a connection
 * @person_id: a person
 *
 * Returns: (transfer full) (nullable): who introduced @person_id to the user, %NULL if that is not known
 */
RelnetReferral *
relnet_referral_store_load_of (RelnetConnection *connection, gint64 person_id)
{
  RelnetStatement *statement = relnet_connection_prepare (connection, SELECT_REFERRAL "WHERE referral.person_id = ?1", NULL);
  RelnetReferral *referral = NULL;

  if (statement == NULL)
    return NULL;
  relnet_statement_bind_int (statement, 1, person_id);
  if (relnet_statement_step (statement, NULL))
    referral = read_row (statement);
  relnet_statement_reset (statement);
  return referral;
}

/**
 * relnet_referral_store_load_by:
 * @connection: a connection
 * @introducer_id: a person
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type RelnetReferral) (nullable): whom @introducer_id introduced to the user, the latest
 *   first
 */
GPtrArray *
relnet_referral_store_load_by (RelnetConnection *connection, gint64 introducer_id, GError **error)
{
  RelnetStatement *statement = relnet_connection_prepare (
      connection, SELECT_REFERRAL "WHERE introducer_id = ?1 ORDER BY date DESC, referral.id DESC", error);

  if (statement == NULL)
    return NULL;
  relnet_statement_bind_int (statement, 1, introducer_id);
  return load_several (statement, error);
}

/**
 * relnet_referral_store_load_all:
 * @connection: a connection
 * @limit: how many at most, -1 for all
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type RelnetReferral) (nullable): the introductions received, the latest first
 */
GPtrArray *
relnet_referral_store_load_all (RelnetConnection *connection, int limit, GError **error)
{
  RelnetStatement *statement
      = relnet_connection_prepare (connection, SELECT_REFERRAL "ORDER BY date DESC, referral.id DESC LIMIT ?1", error);

  if (statement == NULL)
    return NULL;
  relnet_statement_bind_int (statement, 1, limit);
  return load_several (statement, error);
}

/**
 * relnet_referral_store_load_momentum:
 * @connection: a connection
 * @today: a valid date
 * @quarters: (out caller-allocates) (array length=n_quarters): the quarters up to that of @today, the oldest first
 * @n_quarters: how many
 * @error: return location for an error
 *
 * Returns: whether it was read
 */
gboolean
relnet_referral_store_load_momentum (RelnetConnection *connection, const char *today, RelnetMomentum *quarters,
                                     guint n_quarters, GError **error)
{
  int last = atoi (today) * 4 + (atoi (today + 5) - 1) / 3;
  int first = last - (int) n_quarters + 1;
  g_autofree char *from = g_strdup_printf ("%04d-%02d-01", first / 4, first % 4 * 3 + 1);
  RelnetStatement *statement = relnet_connection_prepare (
      connection,
      "SELECT CAST (substr (date, 1, 4) AS INTEGER) * 4 + (CAST (substr (date, 6, 2) AS INTEGER) - 1) / 3, count (*)"
      " FROM referral WHERE date >= ?1 GROUP BY 1",
      error);
  GError *local = NULL;

  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < n_quarters; i++)
    quarters[i] = (RelnetMomentum){ (first + (int) i) / 4, (first + (int) i) % 4 + 1, 0 };
  relnet_statement_bind_text (statement, 1, from);
  while (relnet_statement_step (statement, &local))
    {
      int quarter = (int) relnet_statement_get_int (statement, 0) - first;

      if (quarter >= 0 && quarter < (int) n_quarters)
        quarters[quarter].count = (guint) relnet_statement_get_int (statement, 1);
    }
  if (local != NULL)
    g_propagate_error (error, local);
  return local == NULL;
}

/**
 * relnet_referral_store_merge_person:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @from: who is merged into somebody else
 * @into: who stays
 * @error: return location for an error
 *
 * Moves the introductions received; who is known to have introduced @into already stays.
 *
 * Returns: whether it was done
 */
gboolean
relnet_referral_store_merge_person (RelnetConnection *connection, RelnetChanges *changes, gint64 from, gint64 into,
                                    GError **error)
{
  static const char *const statements[] = {
    "UPDATE OR IGNORE referral SET person_id = ?2 WHERE person_id = ?1",
    "DELETE FROM referral WHERE person_id = ?1 AND ?2 <> 0",
    "UPDATE referral SET introducer_id = ?2 WHERE introducer_id = ?1",
    "DELETE FROM referral WHERE person_id = introducer_id AND person_id = ?2 AND ?1 <> 0",
  };

  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    if (!run (connection, statements[i], from, into, error))
      return FALSE;
  relnet_changes_add_all (changes, RELNET_CHANGE_INTRODUCTION);
  return TRUE;
}

typedef struct
{
  gint64 person_id;
  gint64 introducer_id;
  RelnetClock *clock;
} Act;

static void
act_free (gpointer data)
{
  Act *act = data;

  g_clear_object (&act->clock);
  g_free (act);
}

/* When they met, if that is known to the day; else when they came into the book. */
static char *
find_date (RelnetConnection *connection, gint64 person_id, RelnetClock *clock)
{
  RelnetStatement *statement
      = relnet_connection_prepare (connection, "SELECT met_date, added_on FROM person WHERE id = ?1", NULL);
  char *date = NULL;

  if (statement != NULL)
    {
      relnet_statement_bind_int (statement, 1, person_id);
      if (relnet_statement_step (statement, NULL))
        date = g_strdup (relnet_date_is_valid (relnet_statement_get_text (statement, 0))
                             ? relnet_statement_get_text (statement, 0)
                             : relnet_statement_get_text (statement, 1));
      relnet_statement_reset (statement);
    }
  return date != NULL ? date : relnet_clock_dup_today (clock);
}

static gboolean
set_act (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  Act *act = data;
  g_autofree char *date = find_date (connection, act->person_id, act->clock);

  if (act->introducer_id == 0)
    return relnet_referral_store_remove (connection, changes, act->person_id, act->clock, error);
  return relnet_referral_store_set (connection, changes, act->person_id, act->introducer_id, date, act->clock, error);
}

/**
 * relnet_referral_store_set_async:
 * @database: a database
 * @person_id: who was introduced to the user
 * @introducer_id: by whom, 0 for nobody
 * @clock: the time
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Stores who introduced @person_id, on the day they met as far as that is known.
 */
void
relnet_referral_store_set_async (RelnetDatabase *database, gint64 person_id, gint64 introducer_id, RelnetClock *clock,
                                 GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  RelnetConnection *reader = relnet_database_get_reader (database);
  g_autoptr (RelnetPersonSummary) person = relnet_person_store_load_summary (reader, person_id, NULL);
  g_autoptr (RelnetPersonSummary) introducer
      = introducer_id != 0 ? relnet_person_store_load_summary (reader, introducer_id, NULL) : NULL;
  g_autofree char *label = NULL;
  Act *act = g_new0 (Act, 1);

  act->person_id = person_id;
  act->introducer_id = introducer_id;
  act->clock = g_object_ref (clock);
  if (introducer != NULL)
    /* Translators: two names. */
    label = g_strdup_printf (_ ("Noted that %s introduced %s to you"), relnet_person_summary_get_name (introducer),
                             person != NULL ? relnet_person_summary_get_name (person) : "");
  else
    label = g_strdup_printf (_ ("Nobody introduced %s to you any more"),
                             person != NULL ? relnet_person_summary_get_name (person) : "");
  relnet_database_write_async (database, label, set_act, act, act_free, cancellable, callback, user_data);
}

/* The user's own reputation (N3): when to look, what was found, what to answer. The only place that writes the tables of
 * 017-reputation.sql. */

#include "relnet-reputation-store.h"

#include <glib/gi18n-lib.h>

#include "relnet-date.h"
#include "relnet-rows.h"
#include "relnet-text.h"

#define SELECT_FINDING "SELECT id, what, link, tone, answer, found_on, dealt_on FROM reputation_finding "

static gboolean
invalid (GError **error, const char *words)
{
  g_set_error_literal (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_INVALID, words);
  return FALSE;
}

static void
search_free (gpointer data)
{
  RelnetReputationSearch *search = data;

  g_free (search->words);
  g_free (search);
}

static void
check_free (gpointer data)
{
  RelnetReputationCheck *check = data;

  g_free (check->date);
  g_free (check->note);
  g_free (check);
}

/**
 * relnet_reputation_free:
 * @self: (transfer full): a reputation
 */
void
relnet_reputation_free (RelnetReputation *self)
{
  g_free (self->next_on);
  g_free (self->snoozed_until);
  g_clear_pointer (&self->searches, g_ptr_array_unref);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_clear_pointer (&self->checks, g_ptr_array_unref);
  g_free (self);
}

static void
read_plan (RelnetStatement *statement, RelnetReputation *self)
{
  self->months = (int) relnet_statement_get_int (statement, 0);
  g_free (self->next_on);
  g_free (self->snoozed_until);
  self->next_on = g_strdup (relnet_statement_get_text (statement, 1));
  self->snoozed_until = g_strdup (relnet_statement_get_text (statement, 2));
}

static void
read_search (RelnetStatement *statement, RelnetReputation *self)
{
  RelnetReputationSearch *search = g_new0 (RelnetReputationSearch, 1);

  search->id = relnet_statement_get_int (statement, 0);
  search->words = g_strdup (relnet_statement_get_text (statement, 1));
  search->images = relnet_statement_get_int (statement, 2) != 0;
  g_ptr_array_add (self->searches, search);
}

static RelnetFinding *
make_finding (RelnetStatement *statement)
{
  RelnetFinding *finding = relnet_finding_new ();

  relnet_finding_set_id (finding, relnet_statement_get_int (statement, 0));
  relnet_finding_set_what (finding, relnet_statement_get_text (statement, 1));
  relnet_finding_set_link (finding, relnet_statement_get_text (statement, 2));
  relnet_finding_set_tone (finding, relnet_tone_from_name (relnet_statement_get_text (statement, 3)));
  relnet_finding_set_answer (finding, relnet_statement_get_text (statement, 4));
  relnet_finding_set_found_on (finding, relnet_statement_get_text (statement, 5));
  relnet_finding_set_dealt_on (finding, relnet_statement_get_text (statement, 6));
  return finding;
}

static void
read_finding (RelnetStatement *statement, RelnetReputation *self)
{
  g_ptr_array_add (self->findings, make_finding (statement));
}

static void
read_check (RelnetStatement *statement, RelnetReputation *self)
{
  RelnetReputationCheck *check = g_new0 (RelnetReputationCheck, 1);

  check->id = relnet_statement_get_int (statement, 0);
  check->date = g_strdup (relnet_statement_get_text (statement, 1));
  check->note = g_strdup (relnet_statement_get_text (statement, 2));
  check->good = (guint) relnet_statement_get_int (statement, 3);
  check->neutral = (guint) relnet_statement_get_int (statement, 4);
  check->bad = (guint) relnet_statement_get_int (statement, 5);
  g_ptr_array_add (self->checks, check);
}

static gboolean
read_all (RelnetConnection *connection, const char *sql, void (*read) (RelnetStatement *, RelnetReputation *),
          RelnetReputation *self, GError **error)
{
  RelnetStatement *statement = relnet_connection_prepare (connection, sql, error);
  GError *local = NULL;

  if (statement == NULL)
    return FALSE;
  while (relnet_statement_step (statement, &local))
    read (statement, self);
  if (local != NULL)
    g_propagate_error (error, local);
  return local == NULL;
}

/**
 * relnet_reputation_store_load:
 * @connection: a connection
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): all that is known
 */
RelnetReputation *
relnet_reputation_store_load (RelnetConnection *connection, GError **error)
{
  g_autoptr (RelnetReputation) self = g_new0 (RelnetReputation, 1);

  self->months = RELNET_REPUTATION_MONTHS;
  self->next_on = g_strdup ("");
  self->snoozed_until = g_strdup ("");
  self->searches = g_ptr_array_new_with_free_func (search_free);
  self->findings = g_ptr_array_new_with_free_func (g_object_unref);
  self->checks = g_ptr_array_new_with_free_func (check_free);
  if (!read_all (connection, "SELECT months, next_on, snoozed_until FROM reputation_plan", read_plan, self, error)
      || !read_all (connection, "SELECT id, words, images FROM reputation_search ORDER BY id", read_search, self, error)
      || !read_all (connection,
                    SELECT_FINDING "ORDER BY dealt_on <> '', tone = 'bad' DESC, found_on DESC, id DESC", read_finding, self,
                    error)
      || !read_all (connection,
                    "SELECT id, date, note, good, neutral, bad FROM reputation_check ORDER BY date DESC, id DESC", read_check,
                    self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * relnet_reputation_store_load_finding:
 * @connection: a connection
 * @id: a finding
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the finding; %NULL with %RELNET_STORE_ERROR_NOT_FOUND if there is none
 */
RelnetFinding *
relnet_reputation_store_load_finding (RelnetConnection *connection, gint64 id, GError **error)
{
  RelnetStatement *statement = relnet_rows_prepare (connection, error, SELECT_FINDING "WHERE id = ?1", "i", id);
  RelnetFinding *finding = NULL;
  GError *local = NULL;

  if (statement == NULL)
    return NULL;
  if (relnet_statement_step (statement, &local))
    {
      finding = make_finding (statement);
      relnet_statement_reset (statement);
    }
  else if (local == NULL)
    g_set_error_literal (&local, RELNET_STORE_ERROR, RELNET_STORE_ERROR_NOT_FOUND, _ ("This was deleted."));
  if (local != NULL)
    g_propagate_error (error, local);
  return finding;
}

/* When to look again: so many months after the last time, or from today on. */
static gboolean
plan_next (RelnetConnection *connection, GError **error)
{
  g_autoptr (RelnetReputation) self = relnet_reputation_store_load (connection, error);
  g_autofree char *next = NULL;

  if (self == NULL)
    return FALSE;
  if (self->months > 0 && self->checks->len > 0)
    next = relnet_date_add_months (((RelnetReputationCheck *) g_ptr_array_index (self->checks, 0))->date, self->months);
  return relnet_rows_run (connection, error, "UPDATE reputation_plan SET next_on = ?1, snoozed_until = '' WHERE id = 1", "t",
                           next != NULL ? next : "");
}

/**
 * relnet_reputation_store_set_months:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @months: how often to look, 0 for no reminder
 * @clock: the time
 * @error: return location for an error
 *
 * Returns: whether it was written
 */
gboolean
relnet_reputation_store_set_months (RelnetConnection *connection, RelnetChanges *changes, int months, RelnetClock *clock,
                                    GError **error)
{
  relnet_changes_add_all (changes, RELNET_CHANGE_REPUTATION);
  return relnet_rows_run (connection, error,
                           "INSERT INTO reputation_plan (id, months) VALUES (1, ?1) ON CONFLICT DO UPDATE SET months = ?1", "i",
                           (gint64) CLAMP (months, 0, 24))
         && plan_next (connection, error);
}

/**
 * relnet_reputation_store_check:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @note: what there is to say about it; may be empty
 * @clock: the time
 * @error: return location for an error
 *
 * Notes that the user has looked today, and plans the next time. Looking twice a day is one time.
 *
 * Returns: whether it was written
 */
gboolean
relnet_reputation_store_check (RelnetConnection *connection, RelnetChanges *changes, const char *note, RelnetClock *clock,
                               GError **error)
{
  g_autofree char *today = relnet_clock_dup_today (clock);
  g_autofree char *clean = relnet_text_clean (note);

  relnet_changes_add_all (changes, RELNET_CHANGE_REPUTATION);
  return relnet_rows_run (connection, error, "DELETE FROM reputation_check WHERE date = ?1", "t", today)
         && relnet_rows_run (connection, error,
                              "INSERT INTO reputation_check (date, note, good, neutral, bad) VALUES (?1, ?2,"
                              " (SELECT count (*) FROM reputation_finding WHERE tone = 'good'),"
                              " (SELECT count (*) FROM reputation_finding WHERE tone = 'neutral'),"
                              " (SELECT count (*) FROM reputation_finding WHERE tone = 'bad' AND dealt_on = ''))",
                              "tt", today, clean)
         && relnet_rows_run (connection, error, "INSERT INTO reputation_plan (id) VALUES (1) ON CONFLICT DO NOTHING", "")
         && plan_next (connection, error);
}

/**
 * relnet_reputation_store_snooze:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @until: until when the user does not want to hear of it
 * @error: return location for an error
 *
 * Returns: whether it was written
 */
gboolean
relnet_reputation_store_snooze (RelnetConnection *connection, RelnetChanges *changes, const char *until, GError **error)
{
  relnet_changes_add_all (changes, RELNET_CHANGE_REPUTATION);
  return relnet_rows_run (connection, error, "UPDATE reputation_plan SET snoozed_until = ?1 WHERE id = 1", "t", until);
}

/**
 * relnet_reputation_store_add_search:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @words: what to search for
 * @images: whether pictures are searched for
 * @error: return location for an error
 *
 * Returns: whether it was added; %RELNET_STORE_ERROR_INVALID without words
 */
gboolean
relnet_reputation_store_add_search (RelnetConnection *connection, RelnetChanges *changes, const char *words, gboolean images,
                                    GError **error)
{
  g_autofree char *clean = relnet_text_clean (words);

  if (*clean == '\0')
    return invalid (error, _ ("Say what to search for."));
  relnet_changes_add_all (changes, RELNET_CHANGE_REPUTATION);
  return relnet_rows_run (connection, error, "INSERT INTO reputation_search (words, images) VALUES (?1, ?2)", "ti", clean,
                           (gint64) images);
}

/**
 * relnet_reputation_store_delete_search:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @id: a search of the user
 * @error: return location for an error
 *
 * Returns: whether it was removed
 */
gboolean
relnet_reputation_store_delete_search (RelnetConnection *connection, RelnetChanges *changes, gint64 id, GError **error)
{
  relnet_changes_add_all (changes, RELNET_CHANGE_REPUTATION);
  return relnet_rows_run (connection, error, "DELETE FROM reputation_search WHERE id = ?1", "i", id)
         && relnet_rows_check_found (connection, error);
}

/**
 * relnet_reputation_store_save_finding:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @finding: a finding, new (id 0) or stored; a new one gets its id
 * @error: return location for an error
 *
 * Returns: whether it was stored; %RELNET_STORE_ERROR_INVALID without words, or with a link that a browser does not open
 */
gboolean
relnet_reputation_store_save_finding (RelnetConnection *connection, RelnetChanges *changes, RelnetFinding *finding,
                                      GError **error)
{
  g_autofree char *what = relnet_text_clean (relnet_finding_get_what (finding));
  g_autofree char *link = relnet_text_clean (relnet_finding_get_link (finding));
  gint64 id = relnet_finding_get_id (finding);

  if (*what == '\0')
    return invalid (error, _ ("Say what you found."));
  if (*link != '\0' && !relnet_finding_is_link (link))
    return invalid (error, _ ("This is not the address of a page. It begins with “https://”."));
  if (!relnet_date_is_valid (relnet_finding_get_found_on (finding)))
    return invalid (error, _ ("This is not a date."));
  relnet_changes_add_all (changes, RELNET_CHANGE_REPUTATION);
  if (id != 0)
    return relnet_rows_run (connection, error,
                             "UPDATE reputation_finding SET what = ?2, link = ?3, tone = ?4, answer = ?5, found_on = ?6,"
                             " dealt_on = ?7 WHERE id = ?1",
                             "itttttt", id, what, link, relnet_tone_to_name (relnet_finding_get_tone (finding)),
                             relnet_finding_get_answer (finding), relnet_finding_get_found_on (finding),
                             relnet_finding_get_dealt_on (finding))
           && relnet_rows_check_found (connection, error);
  if (!relnet_rows_run (connection, error,
                         "INSERT INTO reputation_finding (what, link, tone, answer, found_on, dealt_on)"
                         " VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                         "tttttt", what, link, relnet_tone_to_name (relnet_finding_get_tone (finding)),
                         relnet_finding_get_answer (finding), relnet_finding_get_found_on (finding),
                         relnet_finding_get_dealt_on (finding)))
    return FALSE;
  relnet_finding_set_id (finding, relnet_connection_get_last_id (connection));
  return TRUE;
}

/**
 * relnet_reputation_store_delete_finding:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @id: a finding
 * @error: return location for an error
 *
 * Returns: whether it was removed
 */
gboolean
relnet_reputation_store_delete_finding (RelnetConnection *connection, RelnetChanges *changes, gint64 id, GError **error)
{
  relnet_changes_add_all (changes, RELNET_CHANGE_REPUTATION);
  return relnet_rows_run (connection, error, "DELETE FROM reputation_finding WHERE id = ?1", "i", id)
         && relnet_rows_check_found (connection, error);
}

typedef struct
{
  RelnetClock *clock;
  RelnetFinding *finding;
  char *text;
  gint64 number;
} ReputationAct;

static void
reputation_act_free (gpointer data)
{
  ReputationAct *act = data;

  g_clear_object (&act->clock);
  g_clear_object (&act->finding);
  g_free (act->text);
  g_free (act);
}

static ReputationAct *
reputation_act_new (RelnetClock *clock, RelnetFinding *finding, const char *text, gint64 number)
{
  ReputationAct *act = g_new0 (ReputationAct, 1);

  act->clock = clock != NULL ? g_object_ref (clock) : NULL;
  act->finding = finding != NULL ? g_object_ref (finding) : NULL;
  act->text = g_strdup (text);
  act->number = number;
  return act;
}

static gboolean
set_months_act (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  ReputationAct *act = data;

  return relnet_reputation_store_set_months (connection, changes, (int) act->number, act->clock, error);
}

/**
 * relnet_reputation_store_set_months_async:
 * @database: a database
 * @months: how often to look, 0 for no reminder
 * @clock: the time
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 */
void
relnet_reputation_store_set_months_async (RelnetDatabase *database, int months, RelnetClock *clock, GCancellable *cancellable,
                                      GAsyncReadyCallback callback, gpointer user_data)
{
  ReputationAct *act = reputation_act_new (clock, NULL, NULL, months);
  const char *label = _ ("Check of your reputation planned anew");

  relnet_database_write_async (database, label, set_months_act, act, reputation_act_free, cancellable, callback, user_data);
}

static gboolean
check_act (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  ReputationAct *act = data;

  return relnet_reputation_store_check (connection, changes, act->text, act->clock, error);
}

/**
 * relnet_reputation_store_check_async:
 * @database: a database
 * @note: what there is to say about it; may be empty
 * @clock: the time
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 */
void
relnet_reputation_store_check_async (RelnetDatabase *database, const char *note, RelnetClock *clock, GCancellable *cancellable,
                                      GAsyncReadyCallback callback, gpointer user_data)
{
  ReputationAct *act = reputation_act_new (clock, NULL, note, 0);
  const char *label = _ ("Check of your reputation noted");

  relnet_database_write_async (database, label, check_act, act, reputation_act_free, cancellable, callback, user_data);
}

static gboolean
add_search_act (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  ReputationAct *act = data;

  return relnet_reputation_store_add_search (connection, changes, act->text, act->number != 0, error);
}

/**
 * relnet_reputation_store_add_search_async:
 * @database: a database
 * @words: what to search for
 * @images: whether pictures are searched for
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 */
void
relnet_reputation_store_add_search_async (RelnetDatabase *database, const char *words, gboolean images, GCancellable *cancellable,
                                      GAsyncReadyCallback callback, gpointer user_data)
{
  ReputationAct *act = reputation_act_new (NULL, NULL, words, images);
  g_autofree char *label = g_strdup_printf (_ ("Search for “%s” added"), words);

  relnet_database_write_async (database, label, add_search_act, act, reputation_act_free, cancellable, callback, user_data);
}

static gboolean
delete_search_act (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  ReputationAct *act = data;

  return relnet_reputation_store_delete_search (connection, changes, act->number, error);
}

/**
 * relnet_reputation_store_delete_search_async:
 * @database: a database
 * @id: a search of the user
 * @words: what it searches for
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 */
void
relnet_reputation_store_delete_search_async (RelnetDatabase *database, gint64 id, const char *words, GCancellable *cancellable,
                                      GAsyncReadyCallback callback, gpointer user_data)
{
  ReputationAct *act = reputation_act_new (NULL, NULL, NULL, id);
  g_autofree char *label = g_strdup_printf (_ ("Search for “%s” removed"), words);

  relnet_database_write_async (database, label, delete_search_act, act, reputation_act_free, cancellable, callback, user_data);
}

static gboolean
save_finding_act (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  ReputationAct *act = data;

  return relnet_reputation_store_save_finding (connection, changes, act->finding, error);
}

/**
 * relnet_reputation_store_save_finding_async:
 * @database: a database
 * @finding: a finding, new (id 0) or stored; left alone by everybody else until @callback
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 */
void
relnet_reputation_store_save_finding_async (RelnetDatabase *database, RelnetFinding *finding, GCancellable *cancellable,
                                      GAsyncReadyCallback callback, gpointer user_data)
{
  ReputationAct *act = reputation_act_new (NULL, finding, NULL, 0);
  g_autofree char *label
      = g_strdup_printf (relnet_finding_get_id (finding) == 0 ? _ ("“%s” noted") : _ ("“%s” changed"), relnet_finding_get_what (finding));

  relnet_database_write_async (database, label, save_finding_act, act, reputation_act_free, cancellable, callback, user_data);
}

static gboolean
set_dealt_act (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  ReputationAct *act = data;

  g_autofree char *today = relnet_clock_dup_today (act->clock);
  g_autoptr (RelnetFinding) finding
      = relnet_reputation_store_load_finding (connection, relnet_finding_get_id (act->finding), error);

  if (finding == NULL)
    return FALSE;
  relnet_finding_set_dealt_on (finding, act->number != 0 ? today : "");
  return relnet_reputation_store_save_finding (connection, changes, finding, error);
}

/**
 * relnet_reputation_store_set_dealt_async:
 * @database: a database
 * @finding: a finding
 * @dealt: whether it is dealt with
 * @clock: the time
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 */
void
relnet_reputation_store_set_dealt_async (RelnetDatabase *database, RelnetFinding *finding, gboolean dealt, RelnetClock *clock, GCancellable *cancellable,
                                      GAsyncReadyCallback callback, gpointer user_data)
{
  ReputationAct *act = reputation_act_new (clock, finding, NULL, dealt);
  g_autofree char *label
      = g_strdup_printf (dealt ? _ ("“%s” dealt with") : _ ("“%s” open again"), relnet_finding_get_what (finding));

  relnet_database_write_async (database, label, set_dealt_act, act, reputation_act_free, cancellable, callback, user_data);
}

static gboolean
delete_finding_act (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  ReputationAct *act = data;

  return relnet_reputation_store_delete_finding (connection, changes, relnet_finding_get_id (act->finding), error);
}

/**
 * relnet_reputation_store_delete_finding_async:
 * @database: a database
 * @finding: a finding
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 */
void
relnet_reputation_store_delete_finding_async (RelnetDatabase *database, RelnetFinding *finding, GCancellable *cancellable,
                                      GAsyncReadyCallback callback, gpointer user_data)
{
  ReputationAct *act = reputation_act_new (NULL, finding, NULL, 0);
  g_autofree char *label = g_strdup_printf (_ ("“%s” deleted"), relnet_finding_get_what (finding));

  relnet_database_write_async (database, label, delete_finding_act, act, reputation_act_free, cancellable, callback, user_data);
}

/**
 * relnet_reputation_store_finish:
 * @database: a database
 * @result: the result
 * @error: return location for an error, in words for the user
 *
 * Returns: whether it was done
 */
gboolean
relnet_reputation_store_finish (RelnetDatabase *database, GAsyncResult *result, GError **error)
{
  return relnet_database_write_finish (database, result, error);
}

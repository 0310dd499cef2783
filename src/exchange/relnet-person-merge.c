/* Two entries of the book turn out to be one person: one of them takes over everything, the other is marked as deleted. */

#include "relnet-person-merge.h"

#include <glib/gi18n-lib.h>

#include "relnet-acquaintance-store.h"
#include "relnet-contract-store.h"
#include "relnet-favour-store.h"
#include "relnet-goal-store.h"
#include "relnet-introduction-store.h"
#include "relnet-meet-up-store.h"
#include "relnet-meeting-store.h"
#include "relnet-merge.h"
#include "relnet-person-store.h"
#include "relnet-promise-store.h"
#include "relnet-question-store.h"
#include "relnet-reconnect-store.h"
#include "relnet-referral-store.h"
#include "relnet-wind-down-store.h"

/* ?1 is who goes, ?2 who stays. Taking part in an interaction is a key: it is taken over and then taken away, so that the
 * triggers bring the summaries of both up to date. An exchange between the two keeps the one who stays. */
static const char *const moves[] = {
  "INSERT OR IGNORE INTO interaction_person (interaction_id, person_id, date, counts, hidden)"
  " SELECT interaction_id, ?2, date, counts, hidden FROM interaction_person WHERE person_id = ?1",
  "DELETE FROM interaction_person WHERE person_id = ?1 AND ?2 <> 0",
  "UPDATE follow_up SET person_id = ?2 WHERE person_id = ?1",
  "UPDATE message_recipient SET person_id = ?2 WHERE person_id = ?1",
};

/* What each store does about its own rows. */
static gboolean (*const stores[]) (RelnetConnection *, RelnetChanges *, gint64, gint64, GError **) = {
  relnet_promise_store_merge_person,      relnet_favour_store_merge_person,   relnet_acquaintance_store_merge_person,
  relnet_introduction_store_merge_person, relnet_referral_store_merge_person, relnet_goal_store_merge_person,
  relnet_reconnect_store_merge_person,    relnet_contract_store_merge_person, relnet_wind_down_store_merge_person,
  relnet_meeting_store_merge_person,      relnet_question_store_merge_person, relnet_meet_up_store_merge_person,
};

static gboolean
move (RelnetConnection *connection, const char *sql, gint64 from, gint64 into, GError **error)
{
  RelnetStatement *statement = relnet_connection_prepare (connection, sql, error);

  if (statement == NULL)
    return FALSE;
  relnet_statement_bind_int (statement, 1, from);
  relnet_statement_bind_int (statement, 2, into);
  return relnet_statement_run (statement, error);
}

/**
 * relnet_person_merge:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @from: who goes
 * @into: who stays
 * @clock: the time
 * @error: return location for an error
 *
 * Completes @into with what is known of @from (relnet_merge_person(): nothing the user wrote is replaced), gives them the
 * timeline, commitments, introductions, goals and acquaintances of @from, and marks @from as deleted.
 *
 * Returns: whether they are one; %RELNET_STORE_ERROR_INVALID for somebody with themselves
 */
gboolean
relnet_person_merge (RelnetConnection *connection, RelnetChanges *changes, gint64 from, gint64 into, RelnetClock *clock,
                     GError **error)
{
  g_autoptr (RelnetPerson) goes = NULL;
  g_autoptr (RelnetPerson) stays = NULL;

  if (from == into)
    {
      g_set_error_literal (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_INVALID,
                           _ ("This is the same person already. Choose the other entry."));
      return FALSE;
    }
  goes = relnet_person_store_load (connection, from, error);
  stays = goes != NULL ? relnet_person_store_load (connection, into, error) : NULL;
  if (stays == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    if (!move (connection, moves[i], from, into, error))
      return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (stores); i++)
    if (!stores[i](connection, changes, from, into, error))
      return FALSE;
  relnet_changes_add_all (changes, RELNET_CHANGE_INTERACTION);
  relnet_changes_add_all (changes, RELNET_CHANGE_FOLLOW_UP);
  relnet_changes_add_all (changes, RELNET_CHANGE_MESSAGE);
  relnet_merge_person (stays, goes, NULL);
  return relnet_person_store_update (connection, changes, stays, clock, error)
         && relnet_person_store_mark_deleted (connection, changes, from, clock, error);
}

typedef struct
{
  gint64 from;
  gint64 into;
  RelnetClock *clock;
} MergeAct;

static void
merge_act_free (gpointer data)
{
  MergeAct *act = data;

  g_clear_object (&act->clock);
  g_free (act);
}

static gboolean
merge_act (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  MergeAct *act = data;

  return relnet_person_merge (connection, changes, act->from, act->into, act->clock, error);
}

/**
 * relnet_person_merge_async:
 * @database: a database
 * @from: who goes
 * @into: who stays
 * @clock: the time
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Does relnet_person_merge() as an act that can be undone.
 */
void
relnet_person_merge_async (RelnetDatabase *database, gint64 from, gint64 into, RelnetClock *clock,
                           GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  RelnetConnection *reader = relnet_database_get_reader (database);
  g_autoptr (RelnetPersonSummary) goes = relnet_person_store_load_summary (reader, from, NULL);
  g_autoptr (RelnetPersonSummary) stays = relnet_person_store_load_summary (reader, into, NULL);
  MergeAct *act = g_new0 (MergeAct, 1);
  /* Translators: the one who goes, then the one who stays. */
  g_autofree char *label = g_strdup_printf (_ ("%s merged into %s"), goes != NULL ? relnet_person_summary_get_name (goes) : "",
                                            stays != NULL ? relnet_person_summary_get_name (stays) : "");

  act->from = from;
  act->into = into;
  act->clock = g_object_ref (clock);
  relnet_database_write_async (database, label, merge_act, act, merge_act_free, cancellable, callback, user_data);
}

/**
 * relnet_person_merge_finish:
 * @database: a database
 * @result: the result
 * @error: return location for an error, in words for the user
 *
 * Returns: whether they are one; if not, nothing was changed
 */
gboolean
relnet_person_merge_finish (RelnetDatabase *database, GAsyncResult *result, GError **error)
{
  return relnet_database_write_finish (database, result, error);
}

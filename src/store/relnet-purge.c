/* What was deleted is only marked, so that it can be taken back; after 30 days it goes for good. */

#include "relnet-purge.h"

#include "relnet-database-private.h"

/* How many rows go in one transaction, so that an act of the user never waits long behind it. */
#define ROWS_AT_ONCE 500

#define MARKED(table) \
  "(SELECT id FROM " table " WHERE deleted_at IS NOT NULL AND deleted_at < ?1 ORDER BY deleted_at LIMIT " \
  G_STRINGIFY (ROWS_AT_ONCE) ")"

/* In this order, each with ?1 the last instant that goes. What belongs to a row goes with it, by cascades. An interaction
 * only with people who go is of no use to anybody; one with others too loses the names that go. */
static const char *const statements[] = {
  /* A later interaction may get the number. */
  "UPDATE meeting SET interaction_id = 0 WHERE interaction_id IN " MARKED ("interaction"),
  "UPDATE meet_up_occurrence SET interaction_id = 0 WHERE interaction_id IN " MARKED ("interaction"),
  "DELETE FROM interaction WHERE id IN " MARKED ("interaction"),
  "DELETE FROM interaction WHERE id IN (SELECT interaction_id FROM interaction_person WHERE person_id IN " MARKED ("person")
  ") AND NOT EXISTS (SELECT 1 FROM interaction_person WHERE interaction_id = interaction.id AND person_id NOT IN "
  MARKED ("person") ")",
  "DELETE FROM goal WHERE id IN " MARKED ("goal"),
  "DELETE FROM promise WHERE id IN " MARKED ("promise"),
  "DELETE FROM favour WHERE id IN " MARKED ("favour"),
  "DELETE FROM introduction WHERE id IN " MARKED ("introduction"),
  "DELETE FROM meet_up WHERE id IN " MARKED ("meet_up"),
  "DELETE FROM contract WHERE id IN " MARKED ("contract"),
  /* A later person may get the number. */
  "DELETE FROM agenda_mark WHERE kind IN ('cadence', 'birthday') AND subject_id IN " MARKED ("person"),
  "DELETE FROM person WHERE id IN " MARKED ("person"),
  /* What was noted of a message stays in the timeline, and who waits for its answer goes on waiting, by its subject: but a
   * later message may get its number. */
  "UPDATE interaction SET message_id = 0 WHERE message_id IN " MARKED ("message"),
  "UPDATE follow_up SET message_id = 0 WHERE message_id IN " MARKED ("message"),
  "DELETE FROM message WHERE id IN " MARKED ("message"),
};

/**
 * relnet_purge:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @clock: the time
 * @n_left: (out): how many people, interactions and messages are still to go: call it again in another write
 * @error: return location for an error
 *
 * Removes people, interactions and messages that were marked as deleted more than %RELNET_PURGE_DAYS days ago, some hundreds
 * at once.
 *
 * Returns: whether they are gone
 */
gboolean
relnet_purge (RelnetConnection *connection, RelnetChanges *changes, RelnetClock *clock, guint *n_left, GError **error)
{
  gint64 before = relnet_clock_get_now (clock) - RELNET_PURGE_DAYS * G_GINT64_CONSTANT (86400);
  RelnetStatement *statement;
  gint64 n_gone = 0;
  GError *local = NULL;

  *n_left = 0;
  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    {
      statement = relnet_connection_prepare (connection, statements[i], error);
      if (statement == NULL)
        return FALSE;
      relnet_statement_bind_int (statement, 1, before);
      if (!relnet_statement_run (statement, error))
        return FALSE;
      n_gone += relnet_connection_get_n_changes (connection);
    }
  if (n_gone > 0)
    {
      relnet_changes_add_all (changes, RELNET_CHANGE_PERSON);
      relnet_changes_add_all (changes, RELNET_CHANGE_INTERACTION);
      relnet_changes_add_all (changes, RELNET_CHANGE_MESSAGE);
      relnet_changes_add_all (changes, RELNET_CHANGE_FOLLOW_UP);
    }
  statement = relnet_connection_prepare (connection,
                                         "SELECT (SELECT count (*) FROM person WHERE deleted_at < ?1)"
                                         " + (SELECT count (*) FROM interaction WHERE deleted_at < ?1)"
                                         " + (SELECT count (*) FROM message WHERE deleted_at < ?1)"
                                         " + (SELECT count (*) FROM goal WHERE deleted_at < ?1)",
                                         error);
  if (statement == NULL)
    return FALSE;
  relnet_statement_bind_int (statement, 1, before);
  if (relnet_statement_step (statement, &local))
    *n_left = (guint)relnet_statement_get_int (statement, 0);
  relnet_statement_reset (statement);
  if (local != NULL)
    g_propagate_error (error, local);
  return local == NULL;
}

typedef struct
{
  RelnetClock *clock;
  guint n_left;
} PurgeJob;

static void
purge_job_free (gpointer data)
{
  PurgeJob *job = data;

  g_clear_object (&job->clock);
  g_free (job);
}

static gboolean
purge_act (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  PurgeJob *job = data;

  return relnet_purge (connection, changes, job->clock, &job->n_left, error);
}

static void
some_purged (GObject *object, GAsyncResult *result, gpointer user_data)
{
  RelnetDatabase *database = RELNET_DATABASE (object);
  GTask *task = user_data;
  PurgeJob *job = g_task_get_task_data (task);
  GError *error = NULL;

  if (!relnet_database_write_finish (database, result, &error))
    g_task_return_error (task, error);
  else if (job->n_left == 0)
    g_task_return_boolean (task, TRUE);
  else
    {
      /* Behind what the user did meanwhile. */
      relnet_database_write_async (database, NULL, purge_act, job, NULL, g_task_get_cancellable (task), some_purged, task);
      return;
    }
  g_object_unref (task);
}

/**
 * relnet_purge_async:
 * @database: a database
 * @clock: the time
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Does relnet_purge() until nothing is left, on the writer's thread, between the acts of the user. It cannot be undone.
 */
void
relnet_purge_async (RelnetDatabase *database, RelnetClock *clock, GCancellable *cancellable, GAsyncReadyCallback callback,
                    gpointer user_data)
{
  GTask *task = g_task_new (database, cancellable, callback, user_data);
  PurgeJob *job = g_new0 (PurgeJob, 1);

  job->clock = g_object_ref (clock);
  g_task_set_source_tag (task, relnet_purge_async);
  g_task_set_task_data (task, job, purge_job_free);
  relnet_database_write_async (database, NULL, purge_act, job, NULL, cancellable, some_purged, task);
}

/**
 * relnet_purge_finish:
 * @database: a database
 * @result: the result
 * @error: return location for an error, in words for the user
 *
 * Returns: whether nothing is left to purge
 */
gboolean
relnet_purge_finish (RelnetDatabase *database, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, database), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

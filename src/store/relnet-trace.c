/* Traces in the timeline (T2): an interaction of its own kind for each thing that happened, kept in step with it. */

#include "relnet-trace.h"

#include <string.h>

#include "relnet-interaction-store.h"

static gboolean
find (RelnetConnection *connection, const RelnetTrace *trace, gint64 *id, GError **error)
{
  RelnetStatement *statement = relnet_connection_prepare (
      connection,
      "SELECT id FROM interaction WHERE kind = ?1 AND subject_id = ?2 AND subject_id <> 0 AND deleted_at IS NULL"
      " ORDER BY id LIMIT 1",
      error);
  GError *local = NULL;

  *id = 0;
  if (statement == NULL)
    return FALSE;
  relnet_statement_bind_text (statement, 1, relnet_interaction_kind_to_name (trace->kind));
  relnet_statement_bind_int (statement, 2, trace->subject_id);
  if (relnet_statement_step (statement, &local))
    {
      *id = relnet_statement_get_int (statement, 0);
      relnet_statement_reset (statement);
    }
  if (local != NULL)
    g_propagate_error (error, local);
  return local == NULL;
}

static gboolean
is_same (RelnetInteraction *interaction, const RelnetTrace *trace)
{
  return strcmp (relnet_interaction_get_date (interaction), trace->date) == 0
         && relnet_interaction_get_direction (interaction) == trace->direction
         && relnet_interaction_get_outcome (interaction) == trace->outcome
         && strcmp (relnet_interaction_get_subject (interaction), trace->words) == 0
         && g_strcmp0 (relnet_interaction_get_note (interaction), trace->note != NULL ? trace->note : "") == 0
         && relnet_interaction_get_n_people (interaction) == 1
         && relnet_interaction_get_person_id (interaction, 0) == trace->person_id;
}

/**
 * relnet_trace_keep:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @trace: what the timeline is to say
 * @present: whether it is to say it at all
 * @clock: the time
 * @error: return location for an error
 *
 * Adds, changes or removes the one trace of that kind and subject, whichever it takes; what is right is left alone.
 *
 * Returns: whether the timeline is right
 */
gboolean
relnet_trace_keep (RelnetConnection *connection, RelnetChanges *changes, const RelnetTrace *trace, gboolean present,
                   RelnetClock *clock, GError **error)
{
  g_autoptr (RelnetInteraction) interaction = NULL;
  gint64 id;

  if (!find (connection, trace, &id, error))
    return FALSE;
  if (!present)
    return id == 0 || relnet_interaction_store_mark_deleted (connection, changes, id, clock, error);
  if (trace->person_id == 0)
    return TRUE;
  interaction = id != 0 ? relnet_interaction_store_load (connection, id, error) : relnet_interaction_new ();
  if (interaction == NULL)
    return FALSE;
  if (id != 0 && is_same (interaction, trace))
    return TRUE;
  relnet_interaction_set_trace_of (interaction, trace->kind, trace->subject_id);
  relnet_interaction_set_date (interaction, trace->date);
  relnet_interaction_set_channel (interaction, RELNET_CHANNEL_NOTE);
  relnet_interaction_set_direction (interaction, trace->direction);
  relnet_interaction_set_initiated_by_me (interaction, trace->direction == RELNET_DIRECTION_OUTGOING);
  relnet_interaction_set_outcome (interaction, trace->outcome);
  relnet_interaction_set_subject (interaction, trace->words);
  relnet_interaction_set_note (interaction, trace->note);
  relnet_interaction_clear_people (interaction);
  relnet_interaction_add_person (interaction, trace->person_id, trace->person_name);
  return id != 0 ? relnet_interaction_store_update (connection, changes, interaction, clock, error)
                 : relnet_interaction_store_insert (connection, changes, interaction, clock, error);
}

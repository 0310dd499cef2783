/* Interactions: the only place that knows how they lie in the tables of 002-timeline.sql. */

#include "relnet-interaction-store.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "relnet-date.h"
#include "relnet-text.h"

#define COLUMNS                                                                                    \
  "interaction.id, interaction.date, instant, channel, direction, initiated_by_me, outcome, "      \
  "subject, interaction.note,"                                                                     \
  " they_said, worth, minutes, place, source, message_id, kind, subject_id"

static gboolean
run_with_id (RelnetConnection *connection, const char *sql, gint64 id, gint64 value, GError **error)
{
  RelnetStatement *statement = relnet_connection_prepare (connection, sql, error);

  if (statement == NULL)
    return FALSE;
  relnet_statement_bind_int (statement, 1, id);
  relnet_statement_bind_int (statement, 2, value);
  return relnet_statement_run (statement, error);
}

/* The people of an interaction have changed, whichever they are before and after. */
static gboolean
note_people (RelnetConnection *connection, RelnetChanges *changes, gint64 id, GError **error)
{
  RelnetStatement *statement = relnet_connection_prepare (
      connection, "SELECT person_id FROM interaction_person WHERE interaction_id = ?1", error);
  GError *local = NULL;

  if (statement == NULL)
    return FALSE;
  relnet_statement_bind_int (statement, 1, id);
  while (relnet_statement_step (statement, &local))
    relnet_changes_add (changes, RELNET_CHANGE_PERSON, relnet_statement_get_int (statement, 0));
  if (local != NULL)
    g_propagate_error (error, local);
  return local == NULL;
}

static gboolean
save (RelnetConnection *connection,
      RelnetChanges *changes,
      RelnetInteraction *interaction,
      RelnetClock *clock,
      gboolean is_new,
      GError **error)
{
  RelnetInteractionKind kind = relnet_interaction_get_kind (interaction);
  gboolean counts = relnet_interaction_kind_resets_cadence (kind, relnet_interaction_get_channel (interaction));
  RelnetStatement *statement;
  gint64 id;

  if (!relnet_date_is_valid (relnet_interaction_get_date (interaction)))
    {
      g_set_error_literal (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_INVALID,
                           _ ("This is not a date."));
      return FALSE;
    }
  if (relnet_interaction_get_n_people (interaction) == 0)
    {
      g_set_error_literal (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_INVALID,
                           _ ("Say with whom it was."));
      return FALSE;
    }
  statement = relnet_connection_prepare (
      connection,
      is_new ? "INSERT INTO interaction (date, instant, channel, direction, initiated_by_me, "
               "outcome, subject, note,"
               " they_said, worth, minutes, place, source, message_id, kind, subject_id, added_at)"
               " VALUES (?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18)"
             : "UPDATE interaction SET date = ?2, instant = ?3, channel = ?4, direction = ?5, "
               "initiated_by_me = ?6,"
               " outcome = ?7, subject = ?8, note = ?9, they_said = ?10, worth = ?11, minutes = "
               "?12, place = ?13,"
               " source = ?14, message_id = ?15, kind = ?16, subject_id = ?17 WHERE id = ?1 AND deleted_at IS NULL",
      error);
  if (statement == NULL)
    return FALSE;
  if (!is_new)
    relnet_statement_bind_int (statement, 1, relnet_interaction_get_id (interaction));
  relnet_statement_bind_text (statement, 2, relnet_interaction_get_date (interaction));
  relnet_statement_bind_int (statement, 3, relnet_interaction_get_instant (interaction));
  relnet_statement_bind_text (
      statement, 4, relnet_channel_to_name (relnet_interaction_get_channel (interaction)));
  relnet_statement_bind_text (
      statement, 5, relnet_direction_to_name (relnet_interaction_get_direction (interaction)));
  relnet_statement_bind_int (statement, 6, relnet_interaction_get_initiated_by_me (interaction));
  relnet_statement_bind_text (
      statement, 7, relnet_outcome_to_name (relnet_interaction_get_outcome (interaction)));
  relnet_statement_bind_text (statement, 8, relnet_interaction_get_subject (interaction));
  relnet_statement_bind_text (statement, 9, relnet_interaction_get_note (interaction));
  relnet_statement_bind_text (statement, 10, relnet_interaction_get_they_said (interaction));
  relnet_statement_bind_int (statement, 11,
                             CLAMP (relnet_interaction_get_worth (interaction), 0, 5));
  relnet_statement_bind_int (statement, 12, MAX (relnet_interaction_get_minutes (interaction), 0));
  relnet_statement_bind_text (statement, 13, relnet_interaction_get_place (interaction));
  relnet_statement_bind_text (statement, 14,
                              *relnet_interaction_get_source (interaction) != '\0'
                                  ? relnet_interaction_get_source (interaction)
                                  : "user");
  relnet_statement_bind_int (statement, 15, relnet_interaction_get_message_id (interaction));
  relnet_statement_bind_text (statement, 16, relnet_interaction_kind_to_name (kind));
  relnet_statement_bind_int (statement, 17, relnet_interaction_get_subject_id (interaction));
  if (is_new)
    relnet_statement_bind_int (statement, 18, relnet_clock_get_now (clock));
  if (!relnet_statement_run (statement, error))
    return FALSE;
  if (is_new)
    relnet_interaction_set_id (interaction, relnet_connection_get_last_id (connection));
  else if (relnet_connection_get_n_changes (connection) == 0)
    {
      g_set_error_literal (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_NOT_FOUND,
                           _ ("This was deleted."));
      return FALSE;
    }
  id = relnet_interaction_get_id (interaction);
  relnet_changes_add (changes, RELNET_CHANGE_INTERACTION, id);
  if (!is_new
      && (!note_people (connection, changes, id, error)
          || !run_with_id (connection,
                           "DELETE FROM interaction_person WHERE interaction_id = ?1 AND ?2 = 0",
                           id, 0, error)))
    return FALSE;
  for (guint i = 0; i < relnet_interaction_get_n_people (interaction); i++)
    {
      gint64 person = relnet_interaction_get_person_id (interaction, i);

      statement = relnet_connection_prepare (connection,
                                             "INSERT INTO interaction_person (interaction_id, "
                                             "person_id, date, counts) VALUES (?1, ?2, ?3, ?4)",
                                             error);
      if (statement == NULL)
        return FALSE;
      relnet_statement_bind_int (statement, 1, id);
      relnet_statement_bind_int (statement, 2, person);
      relnet_statement_bind_text (statement, 3, relnet_interaction_get_date (interaction));
      relnet_statement_bind_int (statement, 4, counts);
      if (!relnet_statement_run (statement, error))
        return FALSE;
      relnet_changes_add (changes, RELNET_CHANGE_PERSON, person);
    }
  return TRUE;
}

/**
 * relnet_interaction_store_insert:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @interaction: what happened; its id is set
 * @clock: the time
 * @error: return location for an error
 *
 * Returns: whether it was added; %RELNET_STORE_ERROR_INVALID without a date or a participant
 */
gboolean
relnet_interaction_store_insert (RelnetConnection *connection,
                                 RelnetChanges *changes,
                                 RelnetInteraction *interaction,
                                 RelnetClock *clock,
                                 GError **error)
{
  return save (connection, changes, interaction, clock, TRUE, error);
}

/**
 * relnet_interaction_store_update:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @interaction: what happened, whole
 * @clock: the time
 * @error: return location for an error
 *
 * Returns: whether it was changed
 */
gboolean
relnet_interaction_store_update (RelnetConnection *connection,
                                 RelnetChanges *changes,
                                 RelnetInteraction *interaction,
                                 RelnetClock *clock,
                                 GError **error)
{
  return save (connection, changes, interaction, clock, FALSE, error);
}

/**
 * relnet_interaction_store_mark_deleted:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @id: an interaction
 * @clock: the time
 * @error: return location for an error
 *
 * Marks it as deleted: nothing shows it any more, a purge removes it after 30 days.
 *
 * Returns: whether it was marked
 */
gboolean
relnet_interaction_store_mark_deleted (RelnetConnection *connection,
                                       RelnetChanges *changes,
                                       gint64 id,
                                       RelnetClock *clock,
                                       GError **error)
{
  relnet_changes_add (changes, RELNET_CHANGE_INTERACTION, id);
  return run_with_id (connection,
                      "UPDATE interaction SET deleted_at = ?2 WHERE id = ?1 AND deleted_at IS NULL",
                      id, relnet_clock_get_now (clock), error)
         && run_with_id (connection,
                         "UPDATE interaction_person SET hidden = ?2 WHERE interaction_id = ?1", id,
                         1, error)
         && note_people (connection, changes, id, error);
}

static RelnetInteraction *
read_row (RelnetStatement *statement)
{
  RelnetInteraction *interaction = relnet_interaction_new ();
  RelnetChannel channel = RELNET_CHANNEL_NOTE;
  RelnetDirection direction = RELNET_DIRECTION_BOTH;
  RelnetOutcome outcome = RELNET_OUTCOME_NONE;
  RelnetInteractionKind kind = RELNET_INTERACTION_EXCHANGE;

  relnet_interaction_kind_from_name (relnet_statement_get_text (statement, 15), &kind);
  relnet_interaction_set_trace_of (interaction, kind, relnet_statement_get_int (statement, 16));
  relnet_channel_from_name (relnet_statement_get_text (statement, 3), &channel);
  relnet_direction_from_name (relnet_statement_get_text (statement, 4), &direction);
  relnet_outcome_from_name (relnet_statement_get_text (statement, 6), &outcome);
  relnet_interaction_set_id (interaction, relnet_statement_get_int (statement, 0));
  relnet_interaction_set_date (interaction, relnet_statement_get_text (statement, 1));
  relnet_interaction_set_instant (interaction, relnet_statement_get_int (statement, 2));
  relnet_interaction_set_channel (interaction, channel);
  relnet_interaction_set_direction (interaction, direction);
  relnet_interaction_set_initiated_by_me (interaction,
                                          relnet_statement_get_int (statement, 5) != 0);
  relnet_interaction_set_outcome (interaction, outcome);
  relnet_interaction_set_subject (interaction, relnet_statement_get_text (statement, 7));
  relnet_interaction_set_note (interaction, relnet_statement_get_text (statement, 8));
  relnet_interaction_set_they_said (interaction, relnet_statement_get_text (statement, 9));
  relnet_interaction_set_worth (interaction, (int)relnet_statement_get_int (statement, 10));
  relnet_interaction_set_minutes (interaction, (int)relnet_statement_get_int (statement, 11));
  relnet_interaction_set_place (interaction, relnet_statement_get_text (statement, 12));
  relnet_interaction_set_source (interaction, relnet_statement_get_text (statement, 13));
  relnet_interaction_set_message_id (interaction, relnet_statement_get_int (statement, 14));
  return interaction;
}

/* A deleted participant keeps the name: history is not rewritten. */
static gboolean
load_people (RelnetConnection *connection, RelnetInteraction *interaction, GError **error)
{
  RelnetStatement *statement
      = relnet_connection_prepare (connection,
                                   "SELECT person_id, name FROM interaction_person JOIN person ON "
                                   "person.id = person_id WHERE interaction_id = ?1"
                                   " ORDER BY sort_key",
                                   error);
  GError *local = NULL;

  if (statement == NULL)
    return FALSE;
  relnet_statement_bind_int (statement, 1, relnet_interaction_get_id (interaction));
  while (relnet_statement_step (statement, &local))
    relnet_interaction_add_person (interaction, relnet_statement_get_int (statement, 0),
                                   relnet_statement_get_text (statement, 1));
  if (local != NULL)
    g_propagate_error (error, local);
  return local == NULL;
}

/**
 * relnet_interaction_store_load:
 * @connection: a connection
 * @id: an interaction
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the interaction; %NULL with %RELNET_STORE_ERROR_NOT_FOUND if there is none
 */
RelnetInteraction *
relnet_interaction_store_load (RelnetConnection *connection, gint64 id, GError **error)
{
  RelnetStatement *statement = relnet_connection_prepare (
      connection, "SELECT " COLUMNS " FROM interaction WHERE id = ?1 AND deleted_at IS NULL",
      error);
  g_autoptr (RelnetInteraction) interaction = NULL;
  GError *local = NULL;

  if (statement == NULL)
    return NULL;
  relnet_statement_bind_int (statement, 1, id);
  if (!relnet_statement_step (statement, &local))
    {
      if (local == NULL)
        g_set_error_literal (&local, RELNET_STORE_ERROR, RELNET_STORE_ERROR_NOT_FOUND,
                             _ ("This was deleted."));
      g_propagate_error (error, local);
      return NULL;
    }
  interaction = read_row (statement);
  relnet_statement_reset (statement);
  return load_people (connection, interaction, error) ? g_steal_pointer (&interaction) : NULL;
}

/**
 * relnet_interaction_store_to_match:
 * @text: (nullable): words as typed
 *
 * Returns: (transfer full): the query of FTS5 for texts in which a word begins with each of them; empty if there is no word
 */
char *
relnet_interaction_store_to_match (const char *text)
{
  g_autofree char *folded = relnet_text_fold (text);
  GString *match = g_string_new (NULL);
  const char *p = folded;

  while (*p != '\0')
    {
      const char *start;

      while (*p != '\0' && !g_unichar_isalnum (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
      start = p;
      while (*p != '\0' && g_unichar_isalnum (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
      if (p > start)
        {
          g_autofree char *word = g_strndup (start, (gsize)(p - start));
          g_autoptr (GPtrArray) spellings = relnet_text_list_spellings (word);

          g_string_append_printf (match, "%s(\"%s\"*", match->len > 0 ? " AND " : "", word);
          for (guint i = 0; i < spellings->len; i++)
            g_string_append_printf (match, " OR \"%s\"*", (const char *)g_ptr_array_index (spellings, i));
          g_string_append_c (match, ')');
        }
    }
  return g_string_free (match, FALSE);
}

/**
 * relnet_interaction_store_load_page:
 * @connection: a connection
 * @filter: which ones
 * @after: (nullable): the last one of the page before
 * @limit: how many at most
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type RelnetInteraction) (nullable): the newest first
 */
GPtrArray *
relnet_interaction_store_load_page (RelnetConnection *connection,
                                    const RelnetTimelineFilter *filter,
                                    RelnetInteraction *after,
                                    guint limit,
                                    GError **error)
{
  g_autoptr (GPtrArray) page = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GString) sql = g_string_new ("SELECT " COLUMNS " FROM ");
  g_autofree char *match = relnet_interaction_store_to_match (filter->text);
  RelnetStatement *statement;
  GError *local = NULL;

  /* The statement depends on what is filtered, so that each case has the index it needs. */
  if (filter->person_id != 0)
    g_string_append (sql, "interaction_person JOIN interaction ON interaction.id = interaction_id"
                          " WHERE interaction_person.person_id = ?1 AND hidden = 0"
                          " AND (interaction_person.date, interaction_id) < (?2, ?3)");
  else
    g_string_append (
        sql,
        "interaction WHERE deleted_at IS NULL AND (interaction.date, interaction.id) < (?2, ?3)");
  if (*match != '\0')
    g_string_append (sql, " AND interaction.id IN (SELECT rowid FROM interaction_fts WHERE "
                          "interaction_fts MATCH ?4)");
  if (filter->circle_id != 0)
    g_string_append (sql,
                     " AND EXISTS (SELECT 1 FROM interaction_person AS other JOIN circle_member"
                     " ON circle_member.person_id = other.person_id AND circle_id = ?5"
                     " WHERE other.interaction_id = interaction.id)");
  if (filter->from != NULL)
    g_string_append (sql, " AND interaction.date >= ?6");
  if (filter->to != NULL)
    g_string_append (sql, " AND interaction.date <= ?7");
  if (filter->channels != 0)
    {
      g_string_append (sql, " AND channel IN (''");
      for (int i = 0; i < RELNET_N_CHANNELS; i++)
        if (filter->channels & (1u << i))
          g_string_append_printf (sql, ", '%s'", relnet_channel_to_name ((RelnetChannel)i));
      g_string_append_c (sql, ')');
    }
  g_string_append (sql, filter->person_id != 0
                            ? " ORDER BY interaction_person.date DESC, interaction_id DESC LIMIT ?8"
                            : " ORDER BY interaction.date DESC, interaction.id DESC LIMIT ?8");

  statement = relnet_connection_prepare (connection, sql->str, error);
  if (statement == NULL)
    return NULL;
  relnet_statement_bind_int (statement, 1, filter->person_id);
  relnet_statement_bind_text (statement, 2,
                              after != NULL ? relnet_interaction_get_date (after) : "9999-12-32");
  relnet_statement_bind_int (statement, 3, after != NULL ? relnet_interaction_get_id (after) : 0);
  relnet_statement_bind_text (statement, 4, match);
  relnet_statement_bind_int (statement, 5, filter->circle_id);
  relnet_statement_bind_text (statement, 6, filter->from);
  relnet_statement_bind_text (statement, 7, filter->to);
  relnet_statement_bind_int (statement, 8, limit);
  while (relnet_statement_step (statement, &local))
    g_ptr_array_add (page, read_row (statement));
  for (guint i = 0; local == NULL && i < page->len; i++)
    load_people (connection, g_ptr_array_index (page, i), &local);
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return NULL;
    }
  return g_steal_pointer (&page);
}

typedef struct
{
  RelnetInteraction *interaction;
  RelnetClock *clock;
  gint64 id;
} InteractionAct;

static void
interaction_act_free (gpointer data)
{
  InteractionAct *act = data;

  g_clear_object (&act->interaction);
  g_clear_object (&act->clock);
  g_free (act);
}

static gboolean
save_act (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  InteractionAct *act = data;

  return save (connection, changes, act->interaction, act->clock,
               relnet_interaction_get_id (act->interaction) == 0, error);
}

/**
 * relnet_interaction_store_save_async:
 * @database: a database
 * @interaction: what happened, new (id 0) or stored; left alone by everybody else until @callback
 * @clock: the time
 * @label: (nullable): what was done, %NULL for “Phone call with Hélène noted”
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Adds or changes an interaction, whole.
 */
void
relnet_interaction_store_save_async (RelnetDatabase *database,
                                     RelnetInteraction *interaction,
                                     RelnetClock *clock,
                                     const char *label,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  InteractionAct *act = g_new0 (InteractionAct, 1);
  g_autofree char *made = NULL;

  act->interaction = g_object_ref (interaction);
  act->clock = g_object_ref (clock);
  if (label == NULL && relnet_interaction_get_n_people (interaction) > 0)
    label = made = g_strdup_printf (
        relnet_interaction_get_id (interaction) == 0
            /* Translators: the channel, then the name: “Phone call with Hélène noted”. */
            ? _ ("%s with %s noted")
            /* Translators: the channel, then the name: “Phone call with Hélène changed”. */
            : _ ("%s with %s changed"),
        relnet_channel_to_label (relnet_interaction_get_channel (interaction)),
        relnet_interaction_get_person_name (interaction, 0));
  relnet_database_write_async (database, label, save_act, act, interaction_act_free, cancellable,
                               callback, user_data);
}

static gboolean
delete_act (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  InteractionAct *act = data;

  return relnet_interaction_store_mark_deleted (connection, changes, act->id, act->clock, error);
}

/**
 * relnet_interaction_store_delete_async:
 * @database: a database
 * @id: an interaction
 * @clock: the time
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 */
void
relnet_interaction_store_delete_async (RelnetDatabase *database,
                                       gint64 id,
                                       RelnetClock *clock,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data)
{
  InteractionAct *act = g_new0 (InteractionAct, 1);

  act->id = id;
  act->clock = g_object_ref (clock);
  relnet_database_write_async (database, _ ("Removed from the timeline"), delete_act, act,
                               interaction_act_free, cancellable, callback, user_data);
}

/**
 * relnet_interaction_store_finish:
 * @database: a database
 * @result: the result of any of the acts above
 * @error: return location for an error, in words for the user
 *
 * Returns: whether it was done; if not, nothing was changed
 */
gboolean
relnet_interaction_store_finish (RelnetDatabase *database, GAsyncResult *result, GError **error)
{
  return relnet_database_write_finish (database, result, error);
}

/* What to ask somebody the next time (B1): the only place that writes the table question. */

#include "relnet-question-store.h"

#include <glib/gi18n-lib.h>

#include "relnet-date.h"
#include "relnet-person-store.h"
#include "relnet-text.h"

#define COLUMNS "SELECT id, person_id, text, done_on FROM question "

static gboolean
not_found (GError **error)
{
  g_set_error_literal (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_NOT_FOUND, _ ("This was deleted."));
  return FALSE;
}

static void
note (RelnetChanges *changes, RelnetQuestion *question)
{
  relnet_changes_add (changes, RELNET_CHANGE_QUESTION, relnet_question_get_id (question));
}

static gboolean
check (RelnetQuestion *question, GError **error)
{
  const char *done_on = relnet_question_get_done_on (question);

  if (!relnet_text_is_blank (relnet_question_get_text (question)) && (*done_on == '\0' || relnet_date_is_valid (done_on)))
    return TRUE;
  g_set_error_literal (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_INVALID, _ ("Write what you want to ask."));
  return FALSE;
}

/**
 * relnet_question_store_insert:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @question: a question; its id is set
 * @clock: the time
 * @error: return location for an error
 *
 * Returns: whether it was added, as the last one
 */
gboolean
relnet_question_store_insert (RelnetConnection *connection, RelnetChanges *changes, RelnetQuestion *question,
                              RelnetClock *clock, GError **error)
{
  g_autofree char *text = relnet_text_clean (relnet_question_get_text (question));
  g_autoptr (RelnetPersonSummary) person = NULL;
  RelnetStatement *statement;

  if (!check (question, error))
    return FALSE;
  person = relnet_person_store_load_summary (connection, relnet_question_get_person_id (question), error);
  if (person == NULL)
    return FALSE;
  statement = relnet_connection_prepare (
      connection,
      "INSERT INTO question (person_id, position, text, done_on, added_at)"
      " VALUES (?1, (SELECT coalesce (max (position), 0) + 1 FROM question WHERE person_id = ?1), ?2, ?3, ?4)",
      error);
  if (statement == NULL)
    return FALSE;
  relnet_statement_bind_int (statement, 1, relnet_question_get_person_id (question));
  relnet_statement_bind_text (statement, 2, text);
  relnet_statement_bind_text (statement, 3, relnet_question_get_done_on (question));
  relnet_statement_bind_int (statement, 4, relnet_clock_get_now (clock));
  if (!relnet_statement_run (statement, error))
    return FALSE;
  relnet_question_set_id (question, relnet_connection_get_last_id (connection));
  note (changes, question);
  return TRUE;
}

/**
 * relnet_question_store_update:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @question: a stored question
 * @error: return location for an error
 *
 * Returns: whether its text and whether it was asked are changed
 */
gboolean
relnet_question_store_update (RelnetConnection *connection, RelnetChanges *changes, RelnetQuestion *question, GError **error)
{
  g_autofree char *text = relnet_text_clean (relnet_question_get_text (question));
  RelnetStatement *statement;

  if (!check (question, error))
    return FALSE;
  statement = relnet_connection_prepare (connection, "UPDATE question SET text = ?2, done_on = ?3 WHERE id = ?1", error);
  if (statement == NULL)
    return FALSE;
  relnet_statement_bind_int (statement, 1, relnet_question_get_id (question));
  relnet_statement_bind_text (statement, 2, text);
  relnet_statement_bind_text (statement, 3, relnet_question_get_done_on (question));
  if (!relnet_statement_run (statement, error))
    return FALSE;
  if (relnet_connection_get_n_changes (connection) == 0)
    return not_found (error);
  note (changes, question);
  return TRUE;
}

/**
 * relnet_question_store_delete:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @id: a question
 * @error: return location for an error
 *
 * Returns: whether it is gone
 */
gboolean
relnet_question_store_delete (RelnetConnection *connection, RelnetChanges *changes, gint64 id, GError **error)
{
  RelnetStatement *statement = relnet_connection_prepare (connection, "DELETE FROM question WHERE id = ?1", error);

  if (statement == NULL)
    return FALSE;
  relnet_statement_bind_int (statement, 1, id);
  relnet_changes_add (changes, RELNET_CHANGE_QUESTION, id);
  if (!relnet_statement_run (statement, error))
    return FALSE;
  return relnet_connection_get_n_changes (connection) > 0 || not_found (error);
}

static gboolean
set_position (RelnetConnection *connection, gint64 id, gint64 position, GError **error)
{
  RelnetStatement *statement
      = relnet_connection_prepare (connection, "UPDATE question SET position = ?2 WHERE id = ?1 AND position <> ?2", error);

  if (statement == NULL)
    return FALSE;
  relnet_statement_bind_int (statement, 1, id);
  relnet_statement_bind_int (statement, 2, position);
  return relnet_statement_run (statement, error);
}

/**
 * relnet_question_store_move:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @id: a question
 * @index: which place it gets among those of its person, from 0; beyond the end the last
 * @error: return location for an error
 *
 * Returns: whether it stands there
 */
gboolean
relnet_question_store_move (RelnetConnection *connection, RelnetChanges *changes, gint64 id, int index, GError **error)
{
  g_autoptr (RelnetQuestion) question = relnet_question_store_load (connection, id, error);
  g_autoptr (GPtrArray) all = NULL;
  gint64 position = 1;

  if (question == NULL)
    return FALSE;
  all = relnet_question_store_load_of (connection, relnet_question_get_person_id (question), NULL, error);
  if (all == NULL)
    return FALSE;
  for (guint i = 0; i < all->len; i++)
    if (relnet_question_get_id (g_ptr_array_index (all, i)) == id)
      {
        g_ptr_array_remove_index (all, i);
        break;
      }
  g_ptr_array_insert (all, CLAMP (index, 0, (int) all->len), g_object_ref (question));
  for (guint i = 0; i < all->len; i++)
    if (!set_position (connection, relnet_question_get_id (g_ptr_array_index (all, i)), position++, error))
      return FALSE;
  note (changes, question);
  return TRUE;
}

/**
 * relnet_question_store_merge_person:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @from: somebody who turned out to be @into
 * @into: who stays
 * @error: return location for an error
 *
 * Returns: whether @into is asked what @from was to be asked, after their own
 */
gboolean
relnet_question_store_merge_person (RelnetConnection *connection, RelnetChanges *changes, gint64 from, gint64 into,
                                    GError **error)
{
  RelnetStatement *statement = relnet_connection_prepare (
      connection,
      "UPDATE question SET position = position + (SELECT coalesce (max (position), 0) FROM question WHERE person_id = ?2),"
      " person_id = ?2 WHERE person_id = ?1",
      error);

  if (statement == NULL)
    return FALSE;
  relnet_statement_bind_int (statement, 1, from);
  relnet_statement_bind_int (statement, 2, into);
  relnet_changes_add_all (changes, RELNET_CHANGE_QUESTION);
  return relnet_statement_run (statement, error);
}

static RelnetQuestion *
read_row (RelnetStatement *statement)
{
  RelnetQuestion *question
      = relnet_question_new (relnet_statement_get_int (statement, 1), relnet_statement_get_text (statement, 2));

  relnet_question_set_id (question, relnet_statement_get_int (statement, 0));
  relnet_question_set_done_on (question, relnet_statement_get_text (statement, 3));
  return question;
}

/**
 * relnet_question_store_load:
 * @connection: a connection
 * @id: a question
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the question; %NULL with %RELNET_STORE_ERROR_NOT_FOUND if there is none
 */
RelnetQuestion *
relnet_question_store_load (RelnetConnection *connection, gint64 id, GError **error)
{
  RelnetStatement *statement = relnet_connection_prepare (connection, COLUMNS "WHERE id = ?1", error);
  RelnetQuestion *question = NULL;
  GError *local = NULL;

  if (statement == NULL)
    return NULL;
  relnet_statement_bind_int (statement, 1, id);
  if (relnet_statement_step (statement, &local))
    question = read_row (statement);
  else if (local == NULL)
    not_found (&local);
  relnet_statement_reset (statement);
  if (local != NULL)
    g_propagate_error (error, local);
  return question;
}

/**
 * relnet_question_store_load_of:
 * @connection: a connection
 * @person_id: a person
 * @today: (nullable): a valid date, for only those that are to be asked or were asked on it; %NULL for all
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type RelnetQuestion) (nullable): what to ask them, in the user's order
 */
GPtrArray *
relnet_question_store_load_of (RelnetConnection *connection, gint64 person_id, const char *today, GError **error)
{
  g_autoptr (GPtrArray) questions = g_ptr_array_new_with_free_func (g_object_unref);
  RelnetStatement *statement = relnet_connection_prepare (
      connection, COLUMNS "WHERE person_id = ?1 AND (?2 = '' OR done_on = '' OR done_on = ?2) ORDER BY position, id", error);
  GError *local = NULL;

  if (statement == NULL)
    return NULL;
  relnet_statement_bind_int (statement, 1, person_id);
  relnet_statement_bind_text (statement, 2, today != NULL ? today : "");
  while (relnet_statement_step (statement, &local))
    g_ptr_array_add (questions, read_row (statement));
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return NULL;
    }
  return g_steal_pointer (&questions);
}

typedef struct
{
  RelnetQuestion *question;
  RelnetClock *clock;
  int index;
} QuestionAct;

static void
question_act_free (gpointer data)
{
  QuestionAct *act = data;

  g_clear_object (&act->question);
  g_clear_object (&act->clock);
  g_free (act);
}

static QuestionAct *
question_act_new (RelnetQuestion *question)
{
  QuestionAct *act = g_new0 (QuestionAct, 1);

  act->question = g_object_ref (question);
  return act;
}

static gboolean
save_act (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  QuestionAct *act = data;

  return relnet_question_get_id (act->question) == 0
             ? relnet_question_store_insert (connection, changes, act->question, act->clock, error)
             : relnet_question_store_update (connection, changes, act->question, error);
}

/**
 * relnet_question_store_save_async:
 * @database: a database
 * @question: a question, new (id 0) or stored; left alone by everybody else until @callback
 * @clock: the time
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 */
void
relnet_question_store_save_async (RelnetDatabase *database, RelnetQuestion *question, RelnetClock *clock,
                                  GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  QuestionAct *act = question_act_new (question);
  const char *format = relnet_question_get_id (question) == 0               ? _ ("Question “%s” added")
                       : *relnet_question_get_done_on (question) != '\0' ? _ ("Question “%s” asked")
                                                                            : _ ("Question “%s” changed");
  g_autofree char *label = g_strdup_printf (format, relnet_question_get_text (question));

  act->clock = g_object_ref (clock);
  relnet_database_write_async (database, label, save_act, act, question_act_free, cancellable, callback, user_data);
}

static gboolean
delete_act (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  QuestionAct *act = data;

  return relnet_question_store_delete (connection, changes, relnet_question_get_id (act->question), error);
}

/**
 * relnet_question_store_delete_async:
 * @database: a database
 * @question: a stored question
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 */
void
relnet_question_store_delete_async (RelnetDatabase *database, RelnetQuestion *question, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer user_data)
{
  g_autofree char *label = g_strdup_printf (_ ("Question “%s” removed"), relnet_question_get_text (question));

  relnet_database_write_async (database, label, delete_act, question_act_new (question), question_act_free, cancellable,
                               callback, user_data);
}

static gboolean
move_act (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  QuestionAct *act = data;

  return relnet_question_store_move (connection, changes, relnet_question_get_id (act->question), act->index, error);
}

/**
 * relnet_question_store_move_async:
 * @database: a database
 * @question: a stored question
 * @index: its new place, see relnet_question_store_move()
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 */
void
relnet_question_store_move_async (RelnetDatabase *database, RelnetQuestion *question, int index, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer user_data)
{
  QuestionAct *act = question_act_new (question);
  g_autofree char *label = g_strdup_printf (_ ("Question “%s” moved"), relnet_question_get_text (question));

  act->index = index;
  relnet_database_write_async (database, label, move_act, act, question_act_free, cancellable, callback, user_data);
}

/**
 * relnet_question_store_finish:
 * @database: a database
 * @result: the result of any of the acts above
 * @error: return location for an error, in words for the user
 *
 * Returns: whether it was done; if not, nothing was changed
 */
gboolean
relnet_question_store_finish (RelnetDatabase *database, GAsyncResult *result, GError **error)
{
  return relnet_database_write_finish (database, result, error);
}

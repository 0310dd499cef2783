/* Circles: the user's own lists of people (P5). */

#include "relnet-circle-store.h"

#include <glib/gi18n-lib.h>

#include "relnet-text.h"

/* How many colours the window's palette has. */
#define N_COLOURS 8

/**
 * relnet_circle_store_save:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @circle: a circle, new (id 0, then set) or stored
 * @error: return location for an error
 *
 * Returns: whether it was saved; %RELNET_STORE_ERROR_INVALID without a name or with one that is taken
 */
gboolean
relnet_circle_store_save (RelnetConnection *connection,
                          RelnetChanges *changes,
                          RelnetCircle *circle,
                          GError **error)
{
  g_autofree char *name = relnet_text_clean (relnet_circle_get_name (circle));
  g_autofree char *folded = relnet_text_fold (name);
  gboolean is_new = relnet_circle_get_id (circle) == 0;
  RelnetStatement *statement;

  if (relnet_text_is_blank (name))
    {
      g_set_error_literal (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_INVALID,
                           _ ("A circle needs a name."));
      return FALSE;
    }
  statement = relnet_connection_prepare (
      connection, "SELECT 1 FROM circle WHERE folded = ?1 AND id <> ?2", error);
  if (statement == NULL)
    return FALSE;
  relnet_statement_bind_text (statement, 1, folded);
  relnet_statement_bind_int (statement, 2, relnet_circle_get_id (circle));
  if (relnet_statement_step (statement, NULL))
    {
      relnet_statement_reset (statement);
      g_set_error (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_INVALID,
                   _ ("There is a circle “%s” already."), name);
      return FALSE;
    }
  statement = relnet_connection_prepare (
      connection,
      is_new ? "INSERT INTO circle (name, folded, colour, cadence_days, exempt, rank)"
               " VALUES (?2, ?3, ?4, ?5, ?6, (SELECT coalesce (max (rank), 0) + 1 FROM circle))"
             : "UPDATE circle SET name = ?2, folded = ?3, colour = ?4, cadence_days = ?5, exempt = "
               "?6 WHERE id = ?1",
      error);
  if (statement == NULL)
    return FALSE;
  if (!is_new)
    relnet_statement_bind_int (statement, 1, relnet_circle_get_id (circle));
  relnet_statement_bind_text (statement, 2, name);
  relnet_statement_bind_text (statement, 3, folded);
  relnet_statement_bind_int (statement, 4, relnet_circle_get_colour (circle));
  relnet_statement_bind_int (statement, 5, MAX (relnet_circle_get_cadence_days (circle), 0));
  relnet_statement_bind_int (statement, 6, relnet_circle_get_exempt (circle));
  if (!relnet_statement_run (statement, error))
    return FALSE;
  if (is_new)
    relnet_circle_set_id (circle, relnet_connection_get_last_id (connection));
  relnet_changes_add (changes, RELNET_CHANGE_CIRCLE, relnet_circle_get_id (circle));
  /* Its cadence may be that of its members. */
  if (!is_new)
    relnet_changes_add_all (changes, RELNET_CHANGE_PERSON);
  return TRUE;
}

/**
 * relnet_circle_store_find_or_add:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @name: the name of a circle
 * @error: return location for an error
 *
 * Returns: the id of the circle of that name, made with the next colour if there is none; 0 with @error set
 */
gint64
relnet_circle_store_find_or_add (RelnetConnection *connection,
                                 RelnetChanges *changes,
                                 const char *name,
                                 GError **error)
{
  g_autofree char *clean = relnet_text_clean (name);
  g_autofree char *folded = relnet_text_fold (clean);
  g_autoptr (RelnetCircle) circle = NULL;
  RelnetStatement *statement
      = relnet_connection_prepare (connection, "SELECT id FROM circle WHERE folded = ?1", error);
  gint64 id = 0;

  if (statement == NULL)
    return 0;
  relnet_statement_bind_text (statement, 1, folded);
  if (relnet_statement_step (statement, NULL))
    id = relnet_statement_get_int (statement, 0);
  relnet_statement_reset (statement);
  if (id != 0)
    return id;
  circle = relnet_circle_new ();
  relnet_circle_set_name (circle, clean);
  relnet_circle_set_colour (
      circle, (int)(relnet_connection_query_int (connection, "SELECT count (*) FROM circle", 0)
                    % N_COLOURS));
  return relnet_circle_store_save (connection, changes, circle, error)
             ? relnet_circle_get_id (circle)
             : 0;
}

/**
 * relnet_circle_store_add_person:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @circle_id: a circle
 * @person_id: a person; one who is in it already stays
 * @error: return location for an error
 *
 * Returns: whether the person is in it
 */
gboolean
relnet_circle_store_add_person (RelnetConnection *connection,
                                RelnetChanges *changes,
                                gint64 circle_id,
                                gint64 person_id,
                                GError **error)
{
  RelnetStatement *statement = relnet_connection_prepare (
      connection, "INSERT OR IGNORE INTO circle_member (circle_id, person_id) VALUES (?1, ?2)",
      error);

  if (statement == NULL)
    return FALSE;
  relnet_statement_bind_int (statement, 1, circle_id);
  relnet_statement_bind_int (statement, 2, person_id);
  relnet_changes_add (changes, RELNET_CHANGE_CIRCLE, circle_id);
  relnet_changes_add (changes, RELNET_CHANGE_PERSON, person_id);
  return relnet_statement_run (statement, error);
}

/* The members less the few who are marked as deleted: looking at each member would take a tenth of a second. */
#define SELECT_CIRCLE                                                                              \
  "SELECT id, name, colour, cadence_days, exempt,"                                                 \
  " (SELECT count (*) FROM circle_member WHERE circle_id = circle.id)"                             \
  " - (SELECT count (*) FROM person INDEXED BY person_deleted JOIN circle_member"                  \
  "     ON person_id = person.id AND circle_id = circle.id WHERE deleted_at IS NOT NULL)"          \
  " FROM circle "

static RelnetCircle *
read_row (RelnetStatement *statement)
{
  RelnetCircle *circle = relnet_circle_new ();

  relnet_circle_set_id (circle, relnet_statement_get_int (statement, 0));
  relnet_circle_set_name (circle, relnet_statement_get_text (statement, 1));
  relnet_circle_set_colour (circle, (int)relnet_statement_get_int (statement, 2));
  relnet_circle_set_cadence_days (circle, (int)relnet_statement_get_int (statement, 3));
  relnet_circle_set_exempt (circle, relnet_statement_get_int (statement, 4) != 0);
  relnet_circle_set_count (circle, (int)relnet_statement_get_int (statement, 5));
  return circle;
}

/**
 * relnet_circle_store_load:
 * @connection: a connection
 * @id: a circle
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the circle; %NULL with %RELNET_STORE_ERROR_NOT_FOUND if there is none
 */
RelnetCircle *
relnet_circle_store_load (RelnetConnection *connection, gint64 id, GError **error)
{
  RelnetStatement *statement
      = relnet_connection_prepare (connection, SELECT_CIRCLE "WHERE id = ?1", error);
  RelnetCircle *circle = NULL;
  GError *local = NULL;

  if (statement == NULL)
    return NULL;
  relnet_statement_bind_int (statement, 1, id);
  if (relnet_statement_step (statement, &local))
    circle = read_row (statement);
  else if (local == NULL)
    g_set_error_literal (&local, RELNET_STORE_ERROR, RELNET_STORE_ERROR_NOT_FOUND,
                         _ ("This circle was deleted."));
  if (local != NULL)
    g_propagate_error (error, local);
  relnet_statement_reset (statement);
  return circle;
}

/**
 * relnet_circle_store_load_all:
 * @connection: a connection
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type RelnetCircle) (nullable): every circle, in the order the user gave them
 */
GPtrArray *
relnet_circle_store_load_all (RelnetConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) circles = g_ptr_array_new_with_free_func (g_object_unref);
  RelnetStatement *statement
      = relnet_connection_prepare (connection, SELECT_CIRCLE "ORDER BY rank, id", error);
  GError *local = NULL;

  if (statement == NULL)
    return NULL;
  while (relnet_statement_step (statement, &local))
    g_ptr_array_add (circles, read_row (statement));
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return NULL;
    }
  return g_steal_pointer (&circles);
}

typedef struct
{
  RelnetCircle *circle;
  gint64 person_id;
  gboolean member;
} CircleAct;

static void
circle_act_free (gpointer data)
{
  CircleAct *act = data;

  g_clear_object (&act->circle);
  g_free (act);
}

static CircleAct *
circle_act_new (RelnetCircle *circle)
{
  CircleAct *act = g_new0 (CircleAct, 1);

  act->circle = g_object_ref (circle);
  return act;
}

static gboolean
save_act (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  return relnet_circle_store_save (connection, changes, ((CircleAct *)data)->circle, error);
}

/**
 * relnet_circle_store_save_async:
 * @database: a database
 * @circle: a circle, new (id 0) or stored; left alone by everybody else until @callback
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Adds or changes a circle.
 */
void
relnet_circle_store_save_async (RelnetDatabase *database,
                                RelnetCircle *circle,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autofree char *label = g_strdup_printf (
      relnet_circle_get_id (circle) == 0 ? _ ("Circle “%s” added") : _ ("Circle “%s” changed"),
      relnet_circle_get_name (circle));

  relnet_database_write_async (database, label, save_act, circle_act_new (circle), circle_act_free,
                               cancellable, callback, user_data);
}

static gboolean
delete_act (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  CircleAct *act = data;
  gint64 id = relnet_circle_get_id (act->circle);

  relnet_changes_add (changes, RELNET_CHANGE_CIRCLE, id);
  relnet_changes_add_all (changes, RELNET_CHANGE_PERSON);
  /* The members first: their cadence is worked out anew while the circle is still there to leave. */
  for (int i = 0; i < 2; i++)
    {
      RelnetStatement *statement
          = relnet_connection_prepare (connection,
                                       i == 0 ? "DELETE FROM circle_member WHERE circle_id = ?1"
                                              : "DELETE FROM circle WHERE id = ?1",
                                       error);

      if (statement == NULL)
        return FALSE;
      relnet_statement_bind_int (statement, 1, id);
      if (!relnet_statement_run (statement, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * relnet_circle_store_delete_async:
 * @database: a database
 * @circle: a circle; its members stay
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 */
void
relnet_circle_store_delete_async (RelnetDatabase *database,
                                  RelnetCircle *circle,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_autofree char *label
      = g_strdup_printf (_ ("Circle “%s” deleted"), relnet_circle_get_name (circle));

  relnet_database_write_async (database, label, delete_act, circle_act_new (circle),
                               circle_act_free, cancellable, callback, user_data);
}

static gboolean
set_member_act (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  CircleAct *act = data;
  gint64 id = relnet_circle_get_id (act->circle);
  RelnetStatement *statement;

  if (act->member)
    return relnet_circle_store_add_person (connection, changes, id, act->person_id, error);
  statement = relnet_connection_prepare (
      connection, "DELETE FROM circle_member WHERE circle_id = ?1 AND person_id = ?2", error);
  if (statement == NULL)
    return FALSE;
  relnet_statement_bind_int (statement, 1, id);
  relnet_statement_bind_int (statement, 2, act->person_id);
  relnet_changes_add (changes, RELNET_CHANGE_CIRCLE, id);
  relnet_changes_add (changes, RELNET_CHANGE_PERSON, act->person_id);
  return relnet_statement_run (statement, error);
}

/**
 * relnet_circle_store_set_member_async:
 * @database: a database
 * @circle: a circle
 * @person_id: a person
 * @member: whether the person is in it
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 */
void
relnet_circle_store_set_member_async (RelnetDatabase *database,
                                      RelnetCircle *circle,
                                      gint64 person_id,
                                      gboolean member,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  g_autofree char *label = g_strdup_printf (member ? _ ("Added to “%s”") : _ ("Removed from “%s”"),
                                            relnet_circle_get_name (circle));
  CircleAct *act = circle_act_new (circle);

  act->person_id = person_id;
  act->member = member;
  relnet_database_write_async (database, label, set_member_act, act, circle_act_free, cancellable,
                               callback, user_data);
}

/**
 * relnet_circle_store_finish:
 * @database: a database
 * @result: the result of any of the acts above
 * @error: return location for an error, in words for the user
 *
 * Returns: whether it was done; if not, nothing was changed
 */
gboolean
relnet_circle_store_finish (RelnetDatabase *database, GAsyncResult *result, GError **error)
{
  return relnet_database_write_finish (database, result, error);
}

/* Begin again with an empty book. */

#include "relnet-emptying.h"

/* What is not about people stays: the user's settings and mail accounts. The search tables and summaries follow by
 * triggers and cascades. */
#define TABLES                                                                                                      \
  "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"                    \
  " AND name NOT LIKE '%\\_fts' ESCAPE '\\' AND name NOT LIKE '%\\_fts\\_%' ESCAPE '\\'"                              \
  " AND name NOT IN ('setting', 'account') ORDER BY name"

/**
 * relnet_emptying_run:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @error: return location for an error
 *
 * Removes all people and everything about them, of every feature there is. Who asks for this makes a backup first.
 *
 * Returns: whether it was done
 */
gboolean
relnet_emptying_run (RelnetConnection *connection, RelnetChanges *changes, GError **error)
{
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func (g_free);
  RelnetStatement *statement = relnet_connection_prepare (connection, TABLES, error);
  GError *local = NULL;

  if (statement == NULL)
    return FALSE;
  while (relnet_statement_step (statement, &local))
    g_ptr_array_add (tables, g_strdup (relnet_statement_get_text (statement, 0)));
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  /* In whichever order: references are looked at when the write ends. */
  if (!relnet_connection_execute (connection, "PRAGMA defer_foreign_keys = ON", error))
    return FALSE;
  for (guint i = 0; i < tables->len; i++)
    {
      g_autofree char *sql = g_strdup_printf ("DELETE FROM \"%s\"", (const char *) g_ptr_array_index (tables, i));

      if (!relnet_connection_execute (connection, sql, error))
        return FALSE;
    }
  relnet_changes_add_everything (changes);
  return TRUE;
}

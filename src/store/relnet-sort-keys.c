/* Names in the order of the user's locale. */

#include "relnet-database-private.h"

#include <locale.h>
#include <string.h>

/**
 * relnet_database_refresh_sort_keys:
 * @connection: a connection that writes, not in a transaction
 * @error: return location for an error
 *
 * Names are sorted in the order of the user's locale, so the keys are made anew when that is another one.
 *
 * Returns: whether they are in that order
 */
gboolean
relnet_database_refresh_sort_keys (RelnetConnection *connection, GError **error)
{
  const char *locale = setlocale (LC_COLLATE, NULL);
  g_autofree char *before = relnet_connection_get_setting (connection, "collation");
  g_autoptr (GError) local = NULL;
  RelnetStatement *read, *write;

  if (g_strcmp0 (before, locale) == 0)
    return TRUE;
  if (!relnet_connection_execute (connection, "BEGIN IMMEDIATE", error))
    return FALSE;
  read = relnet_connection_prepare (connection, "SELECT id, name FROM person", error);
  write = relnet_connection_prepare (connection, "UPDATE person SET sort_key = ?2 WHERE id = ?1",
                                     error);
  if (read == NULL || write == NULL)
    goto fail;
  while (relnet_statement_step (read, &local))
    {
      g_autofree char *key = g_utf8_collate_key (relnet_statement_get_text (read, 1), -1);
      g_autoptr (GBytes) bytes = g_bytes_new (key, strlen (key));

      relnet_statement_bind_int (write, 1, relnet_statement_get_int (read, 0));
      relnet_statement_bind_blob (write, 2, bytes);
      if (!relnet_statement_run (write, error))
        {
          relnet_statement_reset (read);
          goto fail;
        }
    }
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      goto fail;
    }
  if (!relnet_connection_set_setting (connection, "collation", locale, error)
      || !relnet_connection_execute (connection, "COMMIT", error))
    goto fail;
  return TRUE;

fail:
  relnet_connection_execute (connection, "ROLLBACK", NULL);
  return FALSE;
}

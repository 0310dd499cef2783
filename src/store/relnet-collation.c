/* In which locale's order the names of a database lie. */

#include "relnet-collation.h"

#include "relnet-connection-private.h"

/**
 * relnet_collation_peek:
 * @path: a database, open elsewhere or not
 *
 * A program for scripts, which may run in any locale, asks this and sets `LC_COLLATE` before it opens the database, so that
 * the names are not sorted anew for every run.
 *
 * Returns: (transfer full) (nullable): the locale; %NULL if there is none to be read, for whatever reason
 */
char *
relnet_collation_peek (const char *path)
{
  g_autoptr (RelnetConnection) connection = NULL;

  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return NULL;
  connection = relnet_connection_open (path, TRUE, NULL);
  return connection != NULL ? relnet_connection_get_setting (connection, "collation") : NULL;
}

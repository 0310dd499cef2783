/* The schema, one numbered script a step (resources/sql). A script and the number that says it ran are one transaction. */

#include "relnet-migrations.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "relnet-database-private.h"
#include "relnet-sql.h"

static const char *const scripts[] = {
  "001-people.sql",      "002-timeline.sql",      "003-agenda.sql",        "004-imports.sql", "005-mail.sql",
  "006-kinds.sql",       "007-closeness.sql",     "008-commitments.sql",   "009-acquaintances.sql",
  "010-introductions.sql", "011-goals.sql",       "012-templates.sql",
  "013-reconnect.sql",   "014-contracts.sql",     "015-meet-ups.sql",      "016-meetings.sql",
  "017-reputation.sql",    "018-message-purpose.sql",
};

/**
 * relnet_migrations_get_latest:
 *
 * Returns: the number of the newest schema this program knows
 */
guint
relnet_migrations_get_latest (void)
{
  return G_N_ELEMENTS (scripts);
}

/**
 * relnet_migrations_run_until:
 * @connection: a connection that writes, not in a transaction
 * @last: the number of the schema to stop at
 * @error: return location for an error
 *
 * Brings the schema up to that of an older RelNet, for tests of migrations from there; see relnet_migrations_run().
 *
 * Returns: whether the schema is @last or newer
 */
gboolean
relnet_migrations_run_until (RelnetConnection *connection, guint last, GError **error)
{
  gint64 version = relnet_connection_query_int (connection, "PRAGMA user_version", -1);

  /* What cannot be read must not be taken for a new one. */
  if (version < 0)
    {
      relnet_store_set_error_from_sqlite (SQLITE_CORRUPT, NULL, error);
      return FALSE;
    }
  if (version > (gint64)G_N_ELEMENTS (scripts))
    {
      g_set_error_literal (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_NEWER,
                           _ ("The data was written by a newer version of RelNet. It was left as "
                              "it is: update RelNet "
                              "to open it."));
      return FALSE;
    }
  for (guint i = (guint)version; i < last; i++)
    {
      g_autofree char *path = g_strconcat ("/com/example/RelNet/sql/", scripts[i], NULL);
      g_autofree char *sql = NULL;
      g_autoptr (GBytes) script = g_resource_lookup_data (relnet_sql_get_resource (), path,
                                                          G_RESOURCE_LOOKUP_FLAGS_NONE, error);

      if (script == NULL)
        return FALSE;
      /* Another process may have done this step while we waited for the lock. */
      if (!relnet_connection_execute (connection, "BEGIN IMMEDIATE", error))
        return FALSE;
      if (relnet_connection_query_int (connection, "PRAGMA user_version", 0) > (gint64)i)
        {
          relnet_connection_execute (connection, "ROLLBACK", NULL);
          continue;
        }
      sql = g_strdup_printf ("%s; PRAGMA user_version = %u; PRAGMA application_id = %d; COMMIT",
                             (const char *)g_bytes_get_data (script, NULL), i + 1,
                             RELNET_APPLICATION_ID);
      if (!relnet_connection_execute (connection, sql, error))
        {
          relnet_connection_execute (connection, "ROLLBACK", NULL);
          return FALSE;
        }
    }
  return TRUE;
}

/**
 * relnet_migrations_run:
 * @connection: a connection that writes, not in a transaction
 * @error: return location for an error
 *
 * Brings the schema up to date. A database of a newer schema is refused with %RELNET_STORE_ERROR_NEWER, nothing written.
 *
 * Returns: whether the schema is the newest
 */
gboolean
relnet_migrations_run (RelnetConnection *connection, GError **error)
{
  return relnet_migrations_run_until (connection, relnet_migrations_get_latest (), error);
}

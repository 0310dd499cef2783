#pragma once

/* Whether two databases hold the same, table by table and value by value. */

#include "relnet-connection-private.h"

/* “table rows checksum” a line, of every table but those of the search, whose inner layout depends on the order of
 * writing. */
G_GNUC_UNUSED static char *
hash_tables_but (RelnetConnection *connection, const char *but)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) orders = g_ptr_array_new_with_free_func (g_free);
  GString *text = g_string_new (NULL);
  RelnetStatement *statement = relnet_connection_prepare (
      connection,
      "SELECT name, iif ((SELECT count (*) FROM pragma_table_info (name)) > 1, '1, 2', '1') FROM sqlite_schema"
      " WHERE type = 'table' AND name NOT LIKE '%\\_fts%' ESCAPE '\\' ORDER BY name",
      NULL);

  while (relnet_statement_step (statement, NULL))
    {
      g_ptr_array_add (names, g_strdup (relnet_statement_get_text (statement, 0)));
      g_ptr_array_add (orders, g_strdup (relnet_statement_get_text (statement, 1)));
    }
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT * FROM \"%s\" ORDER BY %s", (char *)g_ptr_array_index (names, i),
                                              (char *)g_ptr_array_index (orders, i));
      g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
      sqlite3_stmt *rows = NULL;
      guint n = 0;

      if (g_strcmp0 (g_ptr_array_index (names, i), but) == 0)
        continue;
      /* A table of one column has no second one to sort by. */
      if (sqlite3_prepare_v2 (relnet_connection_get_handle (connection), sql, -1, &rows, NULL) != SQLITE_OK)
        {
          g_free (sql);
          sql = g_strdup_printf ("SELECT * FROM \"%s\" ORDER BY 1", (char *)g_ptr_array_index (names, i));
          g_assert_cmpint (sqlite3_prepare_v2 (relnet_connection_get_handle (connection), sql, -1, &rows, NULL), ==, SQLITE_OK);
        }
      while (sqlite3_step (rows) == SQLITE_ROW)
        {
          n++;
          for (int column = 0; column < sqlite3_column_count (rows); column++)
            {
              int type = sqlite3_column_type (rows, column);
              int size = sqlite3_column_bytes (rows, column);

              g_checksum_update (checksum, (const guchar *)&type, sizeof type);
              g_checksum_update (checksum, (const guchar *)&size, sizeof size);
              if (size > 0)
                g_checksum_update (checksum, sqlite3_column_blob (rows, column), size);
            }
        }
      sqlite3_finalize (rows);
      g_string_append_printf (text, "%s %u %.16s\n", (char *)g_ptr_array_index (names, i), n,
                              g_checksum_get_string (checksum));
    }
  return g_string_free (text, FALSE);
}

G_GNUC_UNUSED static char *
hash_tables (RelnetConnection *connection)
{
  return hash_tables_but (connection, NULL);
}

/* Who is meant by what somebody typed: a number, an e-mail address or a name. Finding people by anything else is search. */

#include "relnet-person-lookup.h"

#include <stdlib.h>
#include <string.h>

#include "relnet-text.h"

/* Adds the people a statement with the one parameter @text gives. */
static gboolean
collect (RelnetConnection *connection, const char *sql, const char *text, GArray *ids, GError **error)
{
  RelnetStatement *statement = relnet_connection_prepare (connection, sql, error);
  GError *local = NULL;

  if (statement == NULL)
    return FALSE;
  relnet_statement_bind_text (statement, 1, text);
  while (relnet_statement_step (statement, &local))
    {
      gint64 id = relnet_statement_get_int (statement, 0);

      g_array_append_val (ids, id);
    }
  if (local != NULL)
    g_propagate_error (error, local);
  return local == NULL;
}

/**
 * relnet_person_lookup:
 * @connection: a connection
 * @who: an id, an e-mail address, a whole name, or the beginnings of its words
 * @error: return location for an error
 *
 * The strictest reading that anybody answers to is taken: “Ann” is Ann, not Anna, if there is an Ann.
 *
 * Returns: (transfer full) (element-type gint64) (nullable): whom it may mean, in the order of names
 */
GArray *
relnet_person_lookup (RelnetConnection *connection, const char *who, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *folded = relnet_text_fold (who);
  g_autofree char *email = relnet_text_fold_email (who);

  g_strstrip (folded);
  if (*folded == '\0')
    return g_steal_pointer (&ids);
  if (strspn (folded, "0123456789") == strlen (folded)
      && !collect (connection, "SELECT id FROM person WHERE id = CAST (?1 AS INTEGER) AND deleted_at IS NULL", folded, ids,
                   error))
    return NULL;
  if (ids->len == 0 && strchr (email, '@') != NULL
      && !collect (connection,
                   "SELECT DISTINCT person.id FROM email JOIN person ON person.id = person_id"
                   " WHERE folded = ?1 AND deleted_at IS NULL ORDER BY sort_key",
                   email, ids, error))
    return NULL;
  if (ids->len == 0
      && !collect (connection,
                   "SELECT id FROM person WHERE name_folded = ?1 AND deleted_at IS NULL ORDER BY sort_key, id", folded, ids,
                   error))
    return NULL;
  /* Each word typed begins a word of the name. */
  if (ids->len == 0
      && !collect (connection,
                   "WITH RECURSIVE word (word, rest) AS (VALUES ('', trim (?1) || ' ')"
                   " UNION ALL SELECT substr (rest, 1, instr (rest, ' ') - 1), substr (rest, instr (rest, ' ') + 1)"
                   " FROM word WHERE rest <> '')"
                   " SELECT id FROM person WHERE deleted_at IS NULL AND NOT EXISTS (SELECT 1 FROM word WHERE word <> ''"
                   " AND instr (' ' || replace (name_folded, '-', ' '), ' ' || word) = 0) ORDER BY sort_key, id",
                   folded, ids, error))
    return NULL;
  return g_steal_pointer (&ids);
}

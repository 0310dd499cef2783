/* Who is meant by what somebody typed: a number, an e-mail address or a name. Finding people by anything else is search. */

#include "relnet-person-lookup.h"

#include <stdlib.h>
#include <string.h>

#include "relnet-text.h"

/* More words than any name has; what follows is one word, which no name has. */
#define MAX_WORDS 8

/* Adds the people a statement gives. */
static gboolean
add_people (RelnetStatement *statement, GArray *ids, GError **error)
{
  GError *local = NULL;

  while (relnet_statement_step (statement, &local))
    {
      gint64 id = relnet_statement_get_int (statement, 0);

      g_array_append_val (ids, id);
    }
  if (local != NULL)
    g_propagate_error (error, local);
  return local == NULL;
}

/* Adds the people a statement with the one parameter @text gives. */
static gboolean
collect (RelnetConnection *connection, const char *sql, const char *text, GArray *ids, GError **error)
{
  RelnetStatement *statement = relnet_connection_prepare (connection, sql, error);

  if (statement == NULL)
    return FALSE;
  relnet_statement_bind_text (statement, 1, text);
  return add_people (statement, ids, error);
}

/* Adds the people of whose name each word of @folded begins a word; “Jean-Pierre” is two. All names are read from their index, 100,000 in some 15 ms:
 * that a word is in a name at all is asked first, as it is the cheapest. */
static gboolean
collect_by_words (RelnetConnection *connection, const char *folded, GArray *ids, GError **error)
{
  g_auto (GStrv) words = g_strsplit_set (folded, " -\t\n", MAX_WORDS);
  g_autoptr (GString) sql = g_string_new ("SELECT id FROM person INDEXED BY person_by_name_folded WHERE deleted_at IS NULL");
  RelnetStatement *statement;

  for (guint i = 1; i <= g_strv_length (words); i++)
    g_string_append_printf (sql,
                            " AND instr (name_folded, ?%u) > 0"
                            " AND instr (' ' || replace (name_folded, '-', ' '), ' ' || ?%u) > 0",
                            i, i);
  g_string_append (sql, " ORDER BY sort_key, id");
  if ((statement = relnet_connection_prepare (connection, sql->str, error)) == NULL)
    return FALSE;
  for (guint i = 0; words[i] != NULL; i++)
    relnet_statement_bind_text (statement, i + 1, words[i]);
  return add_people (statement, ids, error);
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
  if (ids->len == 0 && !collect_by_words (connection, folded, ids, error))
    return NULL;
  return g_steal_pointer (&ids);
}

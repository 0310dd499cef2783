/* What people are searched by: reads it from the tables into a RelnetSearchIndex. */

#include "relnet-search-fill.h"

#include <string.h>

#include "relnet-date.h"
#include "relnet-text.h"

/* What a record holds besides the name, ordered by person so that one walk over each makes the whole index. */
static const struct
{
  RelnetFoundIn kind;
  gboolean folded; /* whether the column is folded already */
  const char *sql; /* person, text */
} fields[] = {
  { RELNET_FOUND_IN_NICKNAME, FALSE,
    "SELECT id, nickname FROM person WHERE nickname <> '' %s ORDER BY id" },
  { RELNET_FOUND_IN_EMAIL, TRUE,
    "SELECT person_id, folded FROM email %s ORDER BY person_id, rank" },
  { RELNET_FOUND_IN_PHONE, TRUE,
    "SELECT person_id, digits FROM phone %s ORDER BY person_id, rank" },
  { RELNET_FOUND_IN_ORGANISATION, TRUE,
    "SELECT person_id, folded FROM position JOIN organisation ON organisation.id = organisation_id "
    "%s"
    " ORDER BY person_id, position.rank" },
  { RELNET_FOUND_IN_ROLE, FALSE,
    "SELECT person_id, title FROM position %s ORDER BY person_id, rank" },
  { RELNET_FOUND_IN_CITY, FALSE, "SELECT id, city FROM person WHERE city <> '' %s ORDER BY id" },
  { RELNET_FOUND_IN_CITY, FALSE,
    "SELECT person_id, city FROM address %s ORDER BY person_id, rank" },
  { RELNET_FOUND_IN_TAG, FALSE, "SELECT person_id, tag FROM person_tag %s ORDER BY person_id" },
  { RELNET_FOUND_IN_CIRCLE, TRUE,
    "SELECT person_id, folded FROM circle_member INDEXED BY circle_member_by_person JOIN circle ON "
    "circle.id = circle_id %s"
    " ORDER BY person_id" },
};

static char *
make_field_sql (guint field, gboolean one)
{
  const char *sql = fields[field].sql;
  const char *column = strstr (sql, "person_id") != NULL ? "person_id" : "id";
  g_autofree char *condition
      = one ? g_strdup_printf ("%s %s = ?1", strstr (sql, "WHERE") != NULL ? "AND" : "WHERE",
                               column)
            : g_strdup ("");

  return g_strdup_printf (sql, condition);
}

/* Starred people first, then those last in touch. */
static guint32
make_warmth (gboolean starred, const char *last_contact)
{
  int days = relnet_date_to_days (last_contact);

  return (starred ? 1u << 31 : 0) | (days > 0 ? (guint32)days : 0);
}

static void
add_to_record (RelnetSearchIndex *index, guint field, const char *text)
{
  if (fields[field].folded)
    relnet_search_index_add (index, fields[field].kind, text);
  else
    {
      g_autofree char *folded = relnet_text_fold (text);

      relnet_search_index_add (index, fields[field].kind, folded);
    }
}

#define SELECT_PEOPLE                                                                              \
  "SELECT id, name_folded, starred, last_contact FROM person JOIN person_summary ON person_id = "  \
  "id WHERE "                                                                                      \
  "deleted_at IS NULL "

/**
 * relnet_search_fill:
 * @connection: a connection
 * @error: return location for an error
 *
 * Reads everybody: half a second for 100,000 people.
 *
 * Returns: (transfer full) (nullable): an index of all people, sorted
 */
RelnetSearchIndex *
relnet_search_fill (RelnetConnection *connection, GError **error)
{
  g_autoptr (RelnetSearchIndex) index = relnet_search_index_new ();
  RelnetStatement *people
      = relnet_connection_prepare (connection, SELECT_PEOPLE "ORDER BY id", error);
  RelnetStatement *values[G_N_ELEMENTS (fields)];
  gboolean has[G_N_ELEMENTS (fields)];
  GError *local = NULL;

  if (people == NULL)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *sql = make_field_sql (i, FALSE);

      values[i] = relnet_connection_prepare (connection, sql, error);
      if (values[i] == NULL)
        return NULL;
    }
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    has[i] = relnet_statement_step (values[i], NULL);
  while (relnet_statement_step (people, &local))
    {
      gint64 id = relnet_statement_get_int (people, 0);

      relnet_search_index_begin (index, id,
                                 make_warmth (relnet_statement_get_int (people, 2) != 0,
                                              relnet_statement_get_text (people, 3)),
                                 relnet_statement_get_text (people, 1));
      for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
        {
          /* Those before are of people who were deleted. */
          while (has[i] && relnet_statement_get_int (values[i], 0) < id)
            has[i] = relnet_statement_step (values[i], NULL);
          for (; has[i] && relnet_statement_get_int (values[i], 0) == id;
               has[i] = relnet_statement_step (values[i], NULL))
            add_to_record (index, i, relnet_statement_get_text (values[i], 1));
        }
      relnet_search_index_end (index);
    }
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    relnet_statement_reset (values[i]);
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return NULL;
    }
  relnet_search_index_sort (index);
  return g_steal_pointer (&index);
}

/**
 * relnet_search_mend:
 * @connection: a connection
 * @index: an index
 * @id: a person who was added, changed or deleted
 * @error: return location for an error
 *
 * Returns: whether @index holds the person as they are now stored, or no more if they were deleted
 */
gboolean
relnet_search_mend (RelnetConnection *connection, RelnetSearchIndex *index, gint64 id, GError **error)
{
  RelnetStatement *person
      = relnet_connection_prepare (connection, SELECT_PEOPLE "AND id = ?1", error);
  GError *local = NULL;

  if (person == NULL)
    return FALSE;
  relnet_search_index_remove (index, id);
  relnet_statement_bind_int (person, 1, id);
  if (!relnet_statement_step (person, &local))
    {
      if (local == NULL)
        return TRUE;
      g_propagate_error (error, local);
      return FALSE;
    }
  relnet_search_index_begin (index, id,
                             make_warmth (relnet_statement_get_int (person, 2) != 0,
                                          relnet_statement_get_text (person, 3)),
                             relnet_statement_get_text (person, 1));
  relnet_statement_reset (person);
  for (guint i = 0; local == NULL && i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *sql = make_field_sql (i, TRUE);
      RelnetStatement *value = relnet_connection_prepare (connection, sql, &local);

      if (value == NULL)
        break;
      relnet_statement_bind_int (value, 1, id);
      while (relnet_statement_step (value, &local))
        add_to_record (index, i, relnet_statement_get_text (value, 1));
    }
  relnet_search_index_end (index);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, local);
  return FALSE;
}

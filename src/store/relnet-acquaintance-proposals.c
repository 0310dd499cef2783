/* Who is likely to know somebody (P6): those who took part in the same interactions, and those who were at the same
 * organisation in the same years. Only proposed; the user says whether it is so, and is asked once. */

#include "relnet-acquaintance-store.h"

#include <glib/gi18n-lib.h>

#include "relnet-text.h"

/* At an event of more people than this, two of them need not have met. */
#define MAX_AT_A_TABLE 8
/* How far back the interactions of a person are looked at: work that stays small
 * for the busiest person. */
#define MAX_INTERACTIONS 300
/* In a larger organisation two people need not have met. */
#define MAX_ORGANISATION 60

/* Years that are not known are taken as any: 0 from is ever since, 0 to is until now. */
#define PROPOSALS                                                                                                           \
  "SELECT other, name, shared, organisation, until, current FROM ("                                                         \
  " SELECT other, max (shared) AS shared, max (organisation) AS organisation, max (until) AS until, max (current) AS current" \
  " FROM ("                                                                                                                 \
  "  SELECT theirs.person_id AS other, count (*) AS shared, '' AS organisation, 0 AS until, 0 AS current"                   \
  "   FROM (SELECT interaction_id FROM interaction_person WHERE person_id = ?1 AND hidden = 0"                              \
  "         ORDER BY date DESC, interaction_id DESC LIMIT " G_STRINGIFY (MAX_INTERACTIONS) ") AS mine"                      \
  "   JOIN interaction_person AS theirs ON theirs.interaction_id = mine.interaction_id AND theirs.person_id <> ?1"          \
  "   JOIN interaction ON interaction.id = mine.interaction_id AND interaction.kind = 'exchange'"                           \
  "   WHERE (SELECT count (*) FROM (SELECT 1 FROM interaction_person WHERE interaction_id = mine.interaction_id LIMIT "     \
  G_STRINGIFY (MAX_AT_A_TABLE) " + 1)) <= " G_STRINGIFY (MAX_AT_A_TABLE)                                                    \
  "   GROUP BY theirs.person_id"                                                                                            \
  "  UNION ALL"                                                                                                             \
  "  SELECT theirs.person_id, 0, organisation.name,"                                                                        \
  "   CASE WHEN theirs.current AND mine.current THEN 0"                                                                     \
  "    ELSE min (iif (mine.to_year > 0, mine.to_year, 9999), iif (theirs.to_year > 0, theirs.to_year, 9999)) END,"          \
  "   theirs.current AND mine.current"                                                                                      \
  "   FROM position AS mine JOIN organisation ON organisation.id = mine.organisation_id"                                    \
  "   JOIN position AS theirs"\
  "    ON theirs.organisation_id = mine.organisation_id AND theirs.person_id <> ?1"                                         \
  "   WHERE mine.person_id = ?1"                                                                                            \
  "   AND (SELECT count (*) FROM (SELECT 1 FROM position WHERE organisation_id = mine.organisation_id LIMIT "               \
  G_STRINGIFY (MAX_ORGANISATION) " + 1)) <= " G_STRINGIFY (MAX_ORGANISATION)                                                \
  "   AND iif (mine.from_year > 0, mine.from_year, 0) <= iif (theirs.to_year > 0, theirs.to_year, 9999)"                    \
  "   AND iif (theirs.from_year > 0, theirs.from_year, 0) <= iif (mine.to_year > 0, mine.to_year, 9999)"                    \
  "   AND (mine.current = theirs.current OR mine.from_year + mine.to_year + theirs.from_year + theirs.to_year > 0)"         \
  " ) GROUP BY other) JOIN person ON person.id = other"                                                                     \
  " WHERE deleted_at IS NULL"                                                                                               \
  " AND NOT EXISTS (SELECT 1 FROM acquaintance WHERE first_id = min (other, ?1) AND second_id = max (other, ?1))"           \
  " ORDER BY shared > 0 AND organisation <> '' DESC, shared DESC, current DESC, until DESC, sort_key LIMIT ?2"

static char *
explain (int shared, const char *organisation, int until, gboolean current)
{
  g_autofree char *together
      = shared > 0 ? g_strdup_printf (ngettext ("met together %d time", "met together %d times", (gulong) shared), shared)
                   : NULL;
  g_autofree char *work = NULL;
  g_autofree char *both = NULL;

  if (*organisation != '\0')
    work = current                      ? g_strdup_printf (_ ("both at %s"), organisation)
           : until > 0 && until < 9999 ? g_strdup_printf (_ ("both at %s until %d"), organisation, until)
                                        : g_strdup_printf (_ ("both were at %s"), organisation);
  both = together != NULL && work != NULL ? g_strconcat (work, ", ", together, NULL)
                                          : g_strdup (work != NULL ? work : together);
  return relnet_text_capitalise (both);
}

/**
 * relnet_acquaintance_store_propose:
 * @connection: a connection
 * @person_id: a person
 * @limit: how many at most
 * @error: return location for an error
 *
 * For relnet_database_read_async(): it looks at some hundreds of interactions and people.
 *
 * Returns: (transfer full) (element-type RelnetAcquaintance) (nullable): who is likely to know @person_id and about whom the
 *   user has not said so or otherwise, the likeliest first; the note says why
 */
GPtrArray *
relnet_acquaintance_store_propose (RelnetConnection *connection, gint64 person_id, int limit, GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);
  RelnetStatement *statement = relnet_connection_prepare (connection, PROPOSALS, error);
  GError *local = NULL;

  if (statement == NULL)
    return NULL;
  relnet_statement_bind_int (statement, 1, person_id);
  relnet_statement_bind_int (statement, 2, limit);
  while (relnet_statement_step (statement, &local))
    {
      const char *organisation = relnet_statement_get_text (statement, 3);
      g_autofree char *why
          = explain ((int) relnet_statement_get_int (statement, 2), organisation,
                     (int) relnet_statement_get_int (statement, 4), relnet_statement_get_int (statement, 5) != 0);

      g_ptr_array_add (found, relnet_acquaintance_new (0, relnet_statement_get_int (statement, 0),
                                                       relnet_statement_get_text (statement, 1), organisation,
                                                       *organisation != '\0' ? RELNET_ACQUAINTANCE_COLLEAGUE
                                                                             : RELNET_ACQUAINTANCE_KNOWN,
                                                       why, TRUE));
    }
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return NULL;
    }
  return g_steal_pointer (&found);
}

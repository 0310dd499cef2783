/* What relnet-load.c is to judge: the one-to-one meetings of the last twelve months. */

#include "relnet-load-query.h"

#include "relnet-date.h"
#include "relnet-rows.h"

/* A year of weekly talks is 52; who says more than that in their exchanges is read from the newest. */
#define MAX_EXCHANGES 200

/* The rule of relnet_load_counts (), and the estimates of relnet_load_get_default_minutes (). */
#define ALONE                                                                                                              \
  "kind = 'exchange' AND interaction.deleted_at IS NULL AND channel IN ('in-person', 'video', 'phone')"                    \
  " AND NOT EXISTS (SELECT 1 FROM interaction_person AS other WHERE other.interaction_id = interaction.id"                 \
  "  AND other.person_id <> interaction_person.person_id)"
#define MINUTES                                                                                                            \
  "CASE WHEN minutes > 0 THEN minutes WHEN channel = 'in-person' THEN " G_STRINGIFY (RELNET_LOAD_MINUTES_IN_PERSON)        \
  " WHEN channel = 'video' THEN " G_STRINGIFY (RELNET_LOAD_MINUTES_VIDEO)                                                  \
  " ELSE " G_STRINGIFY (RELNET_LOAD_MINUTES_PHONE) " END"
#define SUMS "count (*), sum (" MINUTES "), sum (minutes = 0), sum (worth > 0), sum (worth)"

static char *
dup_since (const char *today)
{
  return relnet_date_add_months (today, -RELNET_LOAD_MONTHS);
}

static void
read_load (RelnetStatement *statement, int column, RelnetLoad *load)
{
  load->n = (guint) relnet_statement_get_int (statement, column);
  load->minutes = (int) relnet_statement_get_int (statement, column + 1);
  load->n_estimated = (guint) relnet_statement_get_int (statement, column + 2);
  load->n_rated = (guint) relnet_statement_get_int (statement, column + 3);
  load->worth = (int) relnet_statement_get_int (statement, column + 4);
}

/**
 * relnet_load_query_person:
 * @connection: a connection
 * @person_id: a person
 * @today: a valid date
 * @load: (out): how much time they took in the last twelve months
 * @error: return location for an error
 *
 * Returns: whether it could be read
 */
gboolean
relnet_load_query_person (RelnetConnection *connection, gint64 person_id, const char *today, RelnetLoad *load, GError **error)
{
  g_autofree char *since = dup_since (today);
  RelnetStatement *statement = relnet_rows_prepare (
      connection, error,
      "SELECT " SUMS " FROM interaction_person JOIN interaction ON interaction.id = interaction_id"
      " WHERE person_id = ?1 AND hidden = 0 AND interaction_person.date > ?2 AND interaction_person.date <= ?3 AND " ALONE,
      "itt", person_id, since, today);
  GError *local = NULL;

  *load = (RelnetLoad) { 0 };
  if (statement == NULL)
    return FALSE;
  if (relnet_statement_step (statement, &local))
    {
      read_load (statement, 0, load);
      relnet_statement_reset (statement);
    }
  if (local != NULL)
    g_propagate_error (error, local);
  return local == NULL;
}

/**
 * relnet_load_query_topics:
 * @connection: a connection
 * @person_id: a person
 * @today: a valid date
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type RelnetTopic) (nullable): what came back in what they said in the last twelve months,
 *   see relnet_topics_find()
 */
GPtrArray *
relnet_load_query_topics (RelnetConnection *connection, gint64 person_id, const char *today, GError **error)
{
  g_autofree char *since = dup_since (today);
  g_autoptr (GPtrArray) dates = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  RelnetStatement *statement = relnet_rows_prepare (
      connection, error,
      "SELECT * FROM (SELECT interaction_person.date AS date, they_said, interaction.id AS id FROM interaction_person"
      "  JOIN interaction ON interaction.id = interaction_id"
      "  WHERE person_id = ?1 AND hidden = 0 AND interaction_person.date > ?2 AND interaction_person.date <= ?3"
      "  AND they_said <> '' AND kind = 'exchange' ORDER BY 1 DESC, 3 DESC LIMIT ?4) ORDER BY date, id",
      "itti", person_id, since, today, (gint64) MAX_EXCHANGES);
  GError *local = NULL;

  if (statement == NULL)
    return NULL;
  while (relnet_statement_step (statement, &local))
    {
      g_ptr_array_add (dates, g_strdup (relnet_statement_get_text (statement, 0)));
      g_ptr_array_add (texts, g_strdup (relnet_statement_get_text (statement, 1)));
    }
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return NULL;
    }
  return relnet_topics_find ((const char *const *) dates->pdata, (const char *const *) texts->pdata, dates->len);
}

/**
 * relnet_load_query_everybody:
 * @connection: a connection, not on the thread of the window: it reads a year of everybody
 * @today: a valid date
 * @limit: how many people at most
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type RelnetPersonLoad) (nullable): who took most time in the last twelve months, first
 */
GPtrArray *
relnet_load_query_everybody (RelnetConnection *connection, const char *today, guint limit, GError **error)
{
  g_autofree char *since = dup_since (today);
  g_autoptr (GPtrArray) loads = g_ptr_array_new_with_free_func ((GDestroyNotify) relnet_person_load_free);
  RelnetStatement *statement = relnet_rows_prepare (
      connection, error,
      "SELECT person_id, name, " SUMS " FROM interaction JOIN interaction_person ON interaction_id = interaction.id"
      " JOIN person ON person.id = person_id"
      " WHERE interaction.date > ?1 AND interaction.date <= ?2 AND person.deleted_at IS NULL AND " ALONE
      " GROUP BY person_id ORDER BY 4 DESC, person.sort_key LIMIT ?3",
      "tti", since, today, (gint64) limit);
  GError *local = NULL;

  if (statement == NULL)
    return NULL;
  while (relnet_statement_step (statement, &local))
    {
      RelnetPersonLoad *load = g_new0 (RelnetPersonLoad, 1);

      load->person_id = relnet_statement_get_int (statement, 0);
      load->name = g_strdup (relnet_statement_get_text (statement, 1));
      read_load (statement, 2, &load->load);
      g_ptr_array_add (loads, load);
    }
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return NULL;
    }
  return g_steal_pointer (&loads);
}

/**
 * relnet_person_load_free:
 * @self: (transfer full): a load
 */
void
relnet_person_load_free (RelnetPersonLoad *self)
{
  g_free (self->name);
  g_free (self);
}

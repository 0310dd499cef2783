/* Whether everything in a database agrees with everything else: SQLite's own checks and the rules of ours that no
 * constraint can say. */

#include "relnet-check.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "relnet-database-private.h"

/* Each counts the rows that break a rule. They are written for the newest schema, which an open database has. */
static const struct
{
  const char *rule;
  const char *sql;
} rules[] = {
  { N_ ("people without a name"), "SELECT count (*) FROM person WHERE trim (name) = ''" },
  { N_ ("people without a summary"),
    "SELECT count (*) FROM person WHERE NOT EXISTS (SELECT 1 FROM person_summary WHERE person_id = person.id)" },
  { N_ ("people whose next contact is worked out wrongly"),
    "SELECT count (*) FROM person_summary JOIN person_due USING (person_id)"
    " WHERE person_summary.due IS NOT person_due.due OR person_summary.cadence_days <> person_due.cadence_days" },
  { N_ ("people whose last contact is not that of the timeline"),
    "SELECT count (*) FROM person_summary WHERE last_contact <> coalesce ((SELECT max (date) FROM interaction_person"
    " WHERE interaction_person.person_id = person_summary.person_id AND hidden = 0 AND counts = 1), '')"
    " OR interactions <> (SELECT count (*) FROM interaction_person"
    " WHERE interaction_person.person_id = person_summary.person_id AND hidden = 0)" },
  { N_ ("interactions with nobody"),
    "SELECT count (*) FROM interaction WHERE NOT EXISTS (SELECT 1 FROM interaction_person"
    " WHERE interaction_id = interaction.id)" },
  { N_ ("interactions whose date differs in the timeline of a person"),
    "SELECT count (*) FROM interaction_person JOIN interaction ON interaction.id = interaction_id"
    " WHERE interaction_person.date <> interaction.date OR hidden <> (deleted_at IS NOT NULL)" },
  { N_ ("e-mail addresses that search cannot find"), "SELECT count (*) FROM email WHERE value <> '' AND folded = ''" },
};

static void
interrupt_cb (GCancellable *cancellable, gpointer data)
{
  sqlite3_interrupt (data);
}

/* Each row of a pragma that is no “ok” is a problem. */
static gboolean
run_pragma (RelnetConnection *connection, const char *sql, const char *what, GStrvBuilder *problems, GError **error)
{
  RelnetStatement *statement = relnet_connection_prepare (connection, sql, error);
  GError *local = NULL;

  if (statement == NULL)
    return FALSE;
  while (relnet_statement_step (statement, &local))
    {
      const char *text = relnet_statement_get_text (statement, 0);

      if (strcmp (text, "ok") != 0)
        {
          g_autofree char *problem = g_strdup_printf ("%s: %s", what, text);

          g_strv_builder_add (problems, problem);
        }
    }
  if (local != NULL)
    g_propagate_error (error, local);
  return local == NULL;
}

static gboolean
run_rules (RelnetConnection *connection, GStrvBuilder *problems, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      RelnetStatement *statement = relnet_connection_prepare (connection, rules[i].sql, error);
      GError *local = NULL;

      if (statement == NULL)
        return FALSE;
      if (relnet_statement_step (statement, &local) && relnet_statement_get_int (statement, 0) > 0)
        {
          g_autofree char *problem = g_strdup_printf ("%s: %" G_GINT64_FORMAT, _ (rules[i].rule),
                                                      relnet_statement_get_int (statement, 0));

          g_strv_builder_add (problems, problem);
        }
      relnet_statement_reset (statement);
      if (local != NULL)
        {
          g_propagate_error (error, local);
          return FALSE;
        }
    }
  return TRUE;
}

/**
 * relnet_database_check:
 * @path: a database of the newest schema, which may be open and written meanwhile
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error, in words for the user
 *
 * Reads everything and checks it, without writing. It takes seconds for a large database: not on the UI thread.
 *
 * Returns: (transfer full) (array zero-terminated=1) (nullable): what is wrong, a line each in the user's language; an empty
 *   list if all is well; %NULL with @error set if it cannot even be read
 */
char **
relnet_database_check (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (RelnetConnection) connection = relnet_connection_open (path, TRUE, error);
  g_autoptr (GStrvBuilder) problems = g_strv_builder_new ();
  gulong handler = 0;
  gboolean done;

  if (connection == NULL)
    return NULL;
  if (cancellable != NULL)
    handler = g_cancellable_connect (cancellable, G_CALLBACK (interrupt_cb), relnet_connection_get_handle (connection), NULL);
  done = relnet_connection_execute (connection, "BEGIN", error)
         && run_pragma (connection, "PRAGMA integrity_check (20)", _ ("The file is damaged"), problems, error)
         && run_pragma (connection, "SELECT DISTINCT \"table\" || ' → ' || parent FROM pragma_foreign_key_check",
                        _ ("Something is referred to that is not there"), problems, error)
         && run_rules (connection, problems, error);
  if (handler != 0)
    g_cancellable_disconnect (cancellable, handler);
  if (!done)
    return NULL;
  relnet_connection_execute (connection, "COMMIT", NULL);
  return g_strv_builder_end (problems);
}

/* What a day of the week strip holds: what was done on it, or is due on it. */

#include "relnet-agenda-glance.h"

#include <string.h>

#include "relnet-interaction-store.h"

/* More is for the timeline and for Today itself. */
#define MAX_GLANCES 20

/**
 * relnet_agenda_glance_free:
 * @self: (transfer full): a thing of a day
 */
void
relnet_agenda_glance_free (RelnetAgendaGlance *self)
{
  g_free (self->title);
  g_free (self->detail);
  g_free (self);
}

static void
add (GPtrArray *glances, gint64 person_id, const char *title, const char *detail, gboolean done)
{
  RelnetAgendaGlance *glance;

  if (glances->len >= MAX_GLANCES)
    return;
  glance = g_new0 (RelnetAgendaGlance, 1);
  glance->person_id = person_id;
  glance->title = g_strdup (title);
  glance->detail = g_strdup (detail);
  glance->done = done;
  g_ptr_array_add (glances, glance);
}

/* As the agenda will be, or is, on that day; of what is late only today. */
static gboolean
add_due (RelnetConnection *connection, GPtrArray *glances, const char *date, const char *today, GError **error)
{
  g_autoptr (RelnetAgendaDay) day = relnet_agenda_day_read (connection, date, MAX_GLANCES, error);

  if (day == NULL)
    return FALSE;
  for (guint kind = 0; kind < RELNET_N_AGENDA_KINDS; kind++)
    for (guint i = 0; i < day->entries[kind]->len; i++)
      {
        RelnetAgendaEntry *entry = g_ptr_array_index (day->entries[kind], i);

        if (strcmp (relnet_agenda_entry_get_due (entry), date) <= 0
            && (g_str_equal (date, today) || relnet_agenda_entry_get_overdue_days (entry) == 0))
          add (glances, relnet_agenda_entry_get_person_id (entry), relnet_agenda_entry_get_title (entry),
               relnet_agenda_entry_get_detail (entry), FALSE);
      }
  return TRUE;
}

static gboolean
add_done (RelnetConnection *connection, GPtrArray *glances, const char *date, GError **error)
{
  const RelnetTimelineFilter filter = { .from = date, .to = date };
  g_autoptr (GPtrArray) page = relnet_interaction_store_load_page (connection, &filter, NULL, MAX_GLANCES, error);
  RelnetStatement *row;
  GError *local = NULL;

  if (page == NULL)
    return FALSE;
  for (guint i = 0; i < page->len; i++)
    {
      RelnetInteraction *interaction = g_ptr_array_index (page, i);
      const char *subject = relnet_interaction_get_subject (interaction);
      g_autoptr (GString) names = g_string_new (NULL);

      for (guint j = 0; j < relnet_interaction_get_n_people (interaction); j++)
        g_string_append_printf (names, "%s%s", j > 0 ? ", " : "", relnet_interaction_get_person_name (interaction, j));
      add (glances,
           relnet_interaction_get_n_people (interaction) > 0 ? relnet_interaction_get_person_id (interaction, 0) : 0,
           names->str, *subject != '\0' ? subject : relnet_interaction_get_note (interaction), TRUE);
    }
  row = relnet_connection_prepare (connection,
                                   "SELECT person_id, name, what FROM follow_up JOIN person ON person.id = person_id"
                                   " WHERE done_on = ?1 AND done_on <> '' AND deleted_at IS NULL ORDER BY follow_up.id",
                                   error);
  if (row == NULL)
    return FALSE;
  relnet_statement_bind_text (row, 1, date);
  while (relnet_statement_step (row, &local))
    add (glances, relnet_statement_get_int (row, 0), relnet_statement_get_text (row, 1), relnet_statement_get_text (row, 2),
         TRUE);
  if (local != NULL)
    g_propagate_error (error, local);
  return local == NULL;
}

/**
 * relnet_agenda_glance_read:
 * @connection: a connection
 * @date: a valid date
 * @today: the date of today
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type RelnetAgendaGlance) (nullable): what is due on @date from today on, then what was
 *   done on it until today, twenty things at most
 */
GPtrArray *
relnet_agenda_glance_read (RelnetConnection *connection, const char *date, const char *today, GError **error)
{
  g_autoptr (GPtrArray) glances = g_ptr_array_new_with_free_func ((GDestroyNotify) relnet_agenda_glance_free);

  if (strcmp (date, today) >= 0 && !add_due (connection, glances, date, today, error))
    return NULL;
  if (strcmp (date, today) <= 0 && !add_done (connection, glances, date, error))
    return NULL;
  return g_steal_pointer (&glances);
}

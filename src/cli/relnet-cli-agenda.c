/* agenda. */

#include <glib/gi18n-lib.h>

#include "relnet-agenda-day.h"
#include "relnet-cli-output.h"
#include "relnet-cli.h"

static void
print_entry (RelnetCli *cli, RelnetAgendaEntry *entry, JsonBuilder *builder)
{
  g_autofree char *reason = relnet_agenda_entry_dup_reason (entry);

  if (!cli->json)
    {
      g_autofree char *safe_title = relnet_cli_escape (relnet_agenda_entry_get_title (entry));
      g_autofree char *safe_reason = relnet_cli_escape (reason);

      relnet_cli_print ("%s\t%s\t%s\n", relnet_agenda_entry_get_due (entry), safe_title, safe_reason);
      return;
    }
  json_builder_begin_object (builder);
  relnet_cli_json_text (builder, "kind", relnet_agenda_kind_to_name (relnet_agenda_entry_get_kind (entry)));
  relnet_cli_json_text (builder, "due", relnet_agenda_entry_get_due (entry));
  relnet_cli_json_int (builder, "overdue_days", MAX (relnet_agenda_entry_get_overdue_days (entry), 0));
  relnet_cli_json_text (builder, "person", relnet_agenda_entry_get_person_name (entry));
  relnet_cli_json_int (builder, "person_id", relnet_agenda_entry_get_person_id (entry));
  relnet_cli_json_text (builder, "text", relnet_agenda_entry_get_title (entry));
  relnet_cli_json_text (builder, "reason", reason);
  relnet_cli_json_text (builder, "key", relnet_agenda_entry_get_key (entry));
  json_builder_end_object (builder);
  relnet_cli_print_json (builder);
}

static RelnetCliStatus
run_agenda (RelnetCli *cli, char **arguments)
{
  g_autofree char *today = relnet_clock_dup_today (cli->clock);
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr (RelnetAgendaDay) day = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;
  gboolean missing;

  if (!relnet_cli_open_snapshot (cli, &missing))
    return missing ? RELNET_CLI_DONE : RELNET_CLI_REFUSED;
  day = relnet_agenda_day_read (relnet_database_get_reader (cli->database), today, -1, &error);
  if (day == NULL)
    return relnet_cli_refuse (error);
  entries = relnet_agenda_day_rank (day);
  for (guint i = 0; i < entries->len; i++)
    print_entry (cli, g_ptr_array_index (entries, i), builder);
  return RELNET_CLI_DONE;
}

const RelnetCliCommand relnet_cli_agenda_commands[] = {
  { "agenda", NULL, N_ ("List what is to be done today, and why"), 0, 0, NULL, run_agenda },
  { NULL },
};

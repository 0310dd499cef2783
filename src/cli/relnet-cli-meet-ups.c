/* meet-ups. */

#include <glib/gi18n-lib.h>

#include "relnet-cli-output.h"
#include "relnet-cli.h"
#include "relnet-meet-up-store.h"

/* A day, or null where there is none. */
static void
add_day (JsonBuilder *builder, const char *name, const char *day)
{
  relnet_cli_json_text (builder, name, *day != '\0' ? day : NULL);
}

/* Who belongs to it or is invited, and what they said to the next time. */
static gboolean
add_people (JsonBuilder *builder, RelnetConnection *connection, RelnetMeetUp *meet_up, GError **error)
{
  const char *next = relnet_meet_up_get_next_day (meet_up);
  g_autoptr (RelnetMeetUpOccurrence) occurrence
      = relnet_meet_up_store_load_occurrence (connection, relnet_meet_up_get_id (meet_up),
                                              *next != '\0' ? next : relnet_meet_up_get_starts_on (meet_up), error);
  GPtrArray *guests;

  if (occurrence == NULL)
    return FALSE;
  guests = relnet_meet_up_occurrence_get_guests (occurrence);
  json_builder_set_member_name (builder, "people");
  json_builder_begin_array (builder);
  for (guint i = 0; i < guests->len; i++)
    {
      RelnetMeetUpGuest *guest = g_ptr_array_index (guests, i);

      if (*next == '\0' && !relnet_meet_up_guest_get_member (guest))
        continue;
      json_builder_begin_object (builder);
      relnet_cli_json_int (builder, "id", relnet_meet_up_guest_get_person_id (guest));
      relnet_cli_json_text (builder, "name", relnet_meet_up_guest_get_name (guest));
      json_builder_set_member_name (builder, "member");
      json_builder_add_boolean_value (builder, relnet_meet_up_guest_get_member (guest));
      add_day (builder, "invited", *next != '\0' ? relnet_meet_up_guest_get_invited_on (guest) : "");
      relnet_cli_json_text (builder, "answer",
                            *next != '\0' ? relnet_answer_to_name (relnet_meet_up_guest_get_answer (guest)) : "");
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  return TRUE;
}

static gboolean
print_meet_up (RelnetCli *cli, RelnetMeetUp *meet_up, JsonBuilder *builder, GError **error)
{
  g_autofree char *when = relnet_meet_up_dup_when (meet_up);
  const char *ended_on = relnet_meet_up_get_ended_on (meet_up);
  const char *next = *ended_on == '\0' ? relnet_meet_up_get_next (meet_up) : "";

  if (!cli->json)
    {
      g_autofree char *safe_name = relnet_cli_escape (relnet_meet_up_get_name (meet_up));
      g_autofree char *safe_when = relnet_cli_escape (when);

      relnet_cli_print ("%" G_GINT64_FORMAT "\t%s\t%s\t%s\t%d\n", relnet_meet_up_get_id (meet_up), *next != '\0' ? next : "-",
                        safe_name, safe_when, relnet_meet_up_get_n_members (meet_up));
      return TRUE;
    }
  json_builder_begin_object (builder);
  relnet_cli_json_int (builder, "id", relnet_meet_up_get_id (meet_up));
  relnet_cli_json_text (builder, "name", relnet_meet_up_get_name (meet_up));
  relnet_cli_json_text (builder, "when", when);
  relnet_cli_json_text (builder, "rule", relnet_meet_up_get_rule (meet_up));
  relnet_cli_json_text (builder, "starts", relnet_meet_up_get_starts_on (meet_up));
  relnet_cli_json_text (builder, "time", relnet_meet_up_get_time (meet_up));
  relnet_cli_json_int (builder, "minutes", relnet_meet_up_get_minutes (meet_up));
  relnet_cli_json_text (builder, "place", relnet_meet_up_get_place (meet_up));
  relnet_cli_json_text (builder, "note", relnet_meet_up_get_note (meet_up));
  add_day (builder, "next", next);
  add_day (builder, "ended", ended_on);
  relnet_cli_json_int (builder, "members", relnet_meet_up_get_n_members (meet_up));
  relnet_cli_json_int (builder, "to_invite", *next != '\0' ? relnet_meet_up_get_n_to_invite (meet_up) : 0);
  if (!add_people (builder, relnet_database_get_reader (cli->database), meet_up, error))
    return FALSE;
  json_builder_end_object (builder);
  relnet_cli_print_json (builder);
  return TRUE;
}

static RelnetCliStatus
run_meet_ups (RelnetCli *cli, char **arguments)
{
  g_autofree char *today = relnet_clock_dup_today (cli->clock);
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr (GPtrArray) meet_ups = NULL;
  g_autoptr (GError) error = NULL;
  gboolean missing;

  if (!relnet_cli_open_snapshot (cli, &missing))
    return missing ? RELNET_CLI_DONE : RELNET_CLI_REFUSED;
  meet_ups = relnet_meet_up_store_load_list (relnet_database_get_reader (cli->database), today, &error);
  if (meet_ups == NULL)
    return relnet_cli_refuse (error);
  for (guint i = 0; i < meet_ups->len; i++)
    if (!print_meet_up (cli, g_ptr_array_index (meet_ups, i), builder, &error))
      return relnet_cli_refuse (error);
  return RELNET_CLI_DONE;
}

const RelnetCliCommand relnet_cli_meet_up_commands[] = {
  { "meet-ups", NULL, N_ ("List the meet-ups, who belongs to them and when they are next"), 0, 0, NULL, run_meet_ups },
  { NULL },
};

/* log. */

#include <glib/gi18n-lib.h>

#include "relnet-cli-output.h"
#include "relnet-cli-record.h"
#include "relnet-interaction-store.h"
#include "relnet-person-store.h"

static char **person_options;
static char *channel_option;
static char *date_option;
static char *direction_option;
static char *subject_option;
static char *note_option;

static const GOptionEntry log_options[] = {
  { "person", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &person_options, N_ ("With whom; once for each person"), N_ ("PERSON") },
  { "channel", 0, 0, G_OPTION_ARG_FILENAME, &channel_option,
    N_ ("in-person, video, phone, email, message, letter, group-event or note"), N_ ("CHANNEL") },
  { "date", 0, 0, G_OPTION_ARG_FILENAME, &date_option, N_ ("When; today if not given"), N_ ("DATE") },
  { "direction", 0, 0, G_OPTION_ARG_FILENAME, &direction_option, N_ ("both, outgoing or incoming"), N_ ("DIRECTION") },
  { "subject", 0, 0, G_OPTION_ARG_FILENAME, &subject_option, N_ ("What it was about"), N_ ("TEXT") },
  { "note", 0, 0, G_OPTION_ARG_FILENAME, &note_option, N_ ("What is worth remembering"), N_ ("TEXT") },
  { NULL },
};

typedef struct
{
  RelnetInteraction *interaction;
  RelnetClock *clock;
} LogAct;

static gboolean
insert (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  LogAct *act = data;

  return relnet_interaction_store_insert (connection, changes, act->interaction, act->clock, error);
}

static RelnetCliStatus
run_log (RelnetCli *cli, char **arguments)
{
  g_autoptr (RelnetInteraction) interaction = relnet_interaction_new (), noted = NULL;
  g_autofree char *date = NULL, *today = relnet_clock_dup_today (cli->clock), *subject = NULL, *note = NULL;
  RelnetChannel channel;
  RelnetDirection direction = RELNET_DIRECTION_BOTH;
  LogAct act = { interaction, cli->clock };
  g_autoptr (GError) error = NULL;

  if (person_options == NULL)
    return relnet_cli_misuse (_ ("Say with whom: --person."));
  if (channel_option == NULL)
    return relnet_cli_misuse (_ ("Say how: --channel."));
  if (!relnet_channel_from_name (channel_option, &channel))
    return relnet_cli_misuse (_ ("“%s” is not a channel: it is one of in-person, video, phone, email, message, letter, "
                                 "group-event and note."),
                              channel_option);
  if (direction_option != NULL && !relnet_direction_from_name (direction_option, &direction))
    return relnet_cli_misuse (_ ("“%s” is not a direction: it is one of both, outgoing and incoming."), direction_option);
  date = relnet_cli_dup_date (cli, date_option);
  subject = relnet_cli_dup_text (subject_option);
  note = relnet_cli_dup_text (note_option);
  if (date == NULL || subject == NULL || note == NULL)
    return RELNET_CLI_USAGE;
  if (g_strcmp0 (date, today) > 0)
    {
      relnet_cli_say (_ ("%s is still to come: note it when it has happened."), date);
      return RELNET_CLI_REFUSED;
    }
  if (!relnet_cli_open (cli))
    return RELNET_CLI_REFUSED;
  for (guint i = 0; person_options[i] != NULL; i++)
    {
      gint64 id = relnet_cli_find_person (cli, person_options[i]);
      g_autoptr (RelnetPersonSummary) summary = NULL;

      if (id == 0)
        return RELNET_CLI_REFUSED;
      summary = relnet_person_store_load_summary (relnet_database_get_reader (cli->database), id, &error);
      if (summary == NULL)
        return relnet_cli_refuse (error);
      relnet_interaction_add_person (interaction, id, relnet_person_summary_get_name (summary));
    }
  relnet_interaction_set_date (interaction, date);
  relnet_interaction_set_channel (interaction, channel);
  relnet_interaction_set_direction (interaction, direction);
  relnet_interaction_set_initiated_by_me (interaction, direction != RELNET_DIRECTION_INCOMING);
  relnet_interaction_set_subject (interaction, subject);
  relnet_interaction_set_note (interaction, note);
  if (!relnet_database_write (cli->database, insert, &act, &error))
    return relnet_cli_refuse (error);
  /* As everybody else reads it. */
  noted = relnet_interaction_store_load (relnet_database_get_reader (cli->database), relnet_interaction_get_id (interaction),
                                         &error);
  if (noted == NULL)
    return relnet_cli_refuse (error);
  if (cli->json)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();

      relnet_cli_interaction_to_json (noted, builder);
      relnet_cli_print_json (builder);
    }
  else
    relnet_cli_interaction_print_line (noted);
  return RELNET_CLI_DONE;
}

const RelnetCliCommand relnet_cli_timeline_commands[] = {
  { "log", N_ ("--person=PERSON --channel=CHANNEL"), N_ ("Note that something happened with somebody"), 0, 0, log_options,
    run_log },
  { NULL },
};

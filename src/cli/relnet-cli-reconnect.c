/* reconnect, pause, rest. */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "relnet-cli-output.h"
#include "relnet-cli-record.h"
#include "relnet-date.h"
#include "relnet-follow-up-store.h"
#include "relnet-person-store.h"
#include "relnet-reconnect-store.h"
#include "relnet-reconnect.h"

static int limit_option;
static char *until_option;
static gboolean wake_option;

static const GOptionEntry reconnect_options[] = {
  { "limit", 0, 0, G_OPTION_ARG_INT, &limit_option, N_ ("How many at most; all if not given"), N_ ("NUMBER") },
  { NULL },
};

static const GOptionEntry pause_options[] = {
  { "until", 0, 0, G_OPTION_ARG_FILENAME, &until_option, N_ ("Until when"), N_ ("DATE") },
  { NULL },
};

static const GOptionEntry rest_options[] = {
  { "wake", 0, 0, G_OPTION_ARG_NONE, &wake_option, N_ ("Suggest the person again"), NULL },
  { NULL },
};

static void
print_tie (RelnetCli *cli, RelnetReconnectTie *tie, JsonBuilder *builder)
{
  g_autoptr (GPtrArray) reasons = g_ptr_array_new ();

  /* What gives no points is no reason. */
  for (guint i = 0; i < RELNET_RECONNECT_N_PARTS; i++)
    if (relnet_reconnect_tie_get_points (tie, (RelnetReconnectPart)i) > 0)
      g_ptr_array_add (reasons, (gpointer)relnet_reconnect_tie_get_reason (tie, (RelnetReconnectPart)i));
  if (!cli->json)
    {
      g_autofree char *name = relnet_cli_escape (relnet_reconnect_tie_get_name (tie));
      g_autoptr (GString) text = g_string_new (NULL);

      for (guint i = 0; i < reasons->len; i++)
        {
          g_autofree char *reason = relnet_cli_escape (g_ptr_array_index (reasons, i));

          g_string_append_printf (text, "%s%s", i > 0 ? " · " : "", reason);
        }
      relnet_cli_print ("%d\t%s\t%s\n", relnet_reconnect_tie_get_score (tie), name, text->str);
      return;
    }
  json_builder_begin_object (builder);
  relnet_cli_json_text (builder, "person", relnet_reconnect_tie_get_name (tie));
  relnet_cli_json_int (builder, "person_id", relnet_reconnect_tie_get_person_id (tie));
  relnet_cli_json_int (builder, "score", relnet_reconnect_tie_get_score (tie));
  json_builder_set_member_name (builder, "parts");
  json_builder_begin_object (builder);
  for (guint i = 0; i < RELNET_RECONNECT_N_PARTS; i++)
    relnet_cli_json_int (builder, relnet_reconnect_score_get_name ((RelnetReconnectPart)i),
                         relnet_reconnect_tie_get_points (tie, (RelnetReconnectPart)i));
  json_builder_end_object (builder);
  relnet_cli_json_texts (builder, "reasons", reasons);
  relnet_cli_json_text (builder, "via", relnet_reconnect_tie_get_via (tie));
  json_builder_end_object (builder);
  relnet_cli_print_json (builder);
}

static RelnetCliStatus
run_reconnect (RelnetCli *cli, char **arguments)
{
  const RelnetReconnectQuery query = { 0 };
  g_autofree char *today = relnet_clock_dup_today (cli->clock);
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr (GPtrArray) ties = NULL;
  g_autoptr (GError) error = NULL;
  gboolean missing;

  if (limit_option < 0)
    return relnet_cli_misuse (_ ("--limit is a number of people."));
  if (!relnet_cli_open_snapshot (cli, &missing))
    return missing ? RELNET_CLI_DONE : RELNET_CLI_REFUSED;
  ties = relnet_reconnect_rank (relnet_database_get_reader (cli->database), &query, today,
                                limit_option > 0 ? (guint)limit_option : G_MAXUINT, &error);
  if (ties == NULL)
    return relnet_cli_refuse (error);
  for (guint i = 0; i < ties->len; i++)
    {
      RelnetReconnectTie *tie = g_ptr_array_index (ties, i);

      if (!relnet_reconnect_explain (relnet_database_get_reader (cli->database), tie, today, &error))
        return relnet_cli_refuse (error);
      print_tie (cli, tie, builder);
    }
  return RELNET_CLI_DONE;
}

typedef struct
{
  gint64 person_id;
  const char *until;
  gboolean resting;
  RelnetClock *clock;
} Choice;

static gboolean
pause_person (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  const Choice *choice = data;

  return relnet_follow_up_store_pause_person (connection, changes, choice->person_id, choice->until, error);
}

static gboolean
set_resting (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  const Choice *choice = data;

  return relnet_reconnect_store_set_resting (connection, changes, choice->person_id, choice->resting, choice->clock, error);
}

/* What is noted about the person now. */
static RelnetCliStatus
print_choice (RelnetCli *cli, gint64 id)
{
  RelnetConnection *connection = relnet_database_get_reader (cli->database);
  g_autoptr (GError) error = NULL;
  g_autoptr (RelnetPerson) person = relnet_person_store_load (connection, id, &error);
  const char *until;
  gboolean resting;

  if (person == NULL)
    return relnet_cli_refuse (error);
  until = relnet_person_get_text (person, RELNET_PERSON_PAUSED_UNTIL);
  resting = relnet_reconnect_store_is_resting (connection, id);
  if (cli->json)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();

      json_builder_begin_object (builder);
      relnet_cli_json_text (builder, "person", relnet_person_get_name (person));
      relnet_cli_json_int (builder, "person_id", id);
      relnet_cli_json_text (builder, "paused_until", *until != '\0' ? until : NULL);
      json_builder_set_member_name (builder, "resting");
      json_builder_add_boolean_value (builder, resting);
      json_builder_end_object (builder);
      relnet_cli_print_json (builder);
    }
  else
    {
      g_autofree char *name = relnet_cli_escape (relnet_person_get_name (person));

      relnet_cli_print ("%s\t%s\t%s\n", name, until, resting ? _ ("left to rest") : "");
    }
  return RELNET_CLI_DONE;
}

static RelnetCliStatus
run_pause (RelnetCli *cli, char **arguments)
{
  g_autofree char *until = NULL, *today = relnet_clock_dup_today (cli->clock);
  g_autoptr (GError) error = NULL;
  Choice choice = { 0 };

  if (until_option == NULL)
    return relnet_cli_misuse (_ ("Say until when: --until."));
  until = relnet_cli_dup_date (cli, until_option);
  if (until == NULL)
    return RELNET_CLI_USAGE;
  if (strcmp (until, today) < 0)
    {
      relnet_cli_say (_ ("%s is over already."), until);
      return RELNET_CLI_REFUSED;
    }
  if (!relnet_cli_open (cli))
    return RELNET_CLI_REFUSED;
  choice.person_id = relnet_cli_find_person (cli, arguments[0]);
  choice.until = until;
  if (choice.person_id == 0)
    return RELNET_CLI_REFUSED;
  if (!relnet_database_write (cli->database, pause_person, &choice, &error))
    return relnet_cli_refuse (error);
  return print_choice (cli, choice.person_id);
}

static RelnetCliStatus
run_rest (RelnetCli *cli, char **arguments)
{
  g_autoptr (GError) error = NULL;
  Choice choice = { 0, NULL, !wake_option, cli->clock };

  if (!relnet_cli_open (cli))
    return RELNET_CLI_REFUSED;
  choice.person_id = relnet_cli_find_person (cli, arguments[0]);
  if (choice.person_id == 0)
    return RELNET_CLI_REFUSED;
  if (!relnet_database_write (cli->database, set_resting, &choice, &error))
    return relnet_cli_refuse (error);
  return print_choice (cli, choice.person_id);
}

const RelnetCliCommand relnet_cli_reconnect_commands[] = {
  { "reconnect", NULL, N_ ("List those who drifted away, and why to write to them"), 0, 0, reconnect_options,
    run_reconnect },
  { "pause", N_ ("PERSON --until=DATE"), N_ ("Leave somebody in peace until a day"), 1, 1, pause_options, run_pause },
  { "rest", N_ ("PERSON"), N_ ("Do not suggest somebody any more"), 1, 1, rest_options, run_rest },
  { NULL },
};

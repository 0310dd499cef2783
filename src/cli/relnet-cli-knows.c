/* knows, path. */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "relnet-acquaintance-store.h"
#include "relnet-cli-output.h"
#include "relnet-cli.h"
#include "relnet-path.h"
#include "relnet-person-store.h"

/* “introduced by Karim” is a kind and who it was. */
#define INTRODUCED_BY "introduced by "

static char *how_option;

static const GOptionEntry knows_options[] = {
  { "how", 0, 0, G_OPTION_ARG_FILENAME, &how_option,
    N_ ("How they know each other: colleague, family, friend, schoolmate, client, introduced, or “introduced by …”"),
    N_ ("KIND") },
  { NULL },
};

typedef struct
{
  RelnetClock *clock;
  gint64 people[2];
  RelnetAcquaintanceKind kind;
  const char *note;
} Write;

static gboolean
set_func (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  Write *write = data;

  return relnet_acquaintance_store_set (connection, changes, write->people[0], write->people[1], write->kind, write->note,
                                        write->clock, error);
}

static void
print_acquaintance (RelnetCli *cli, gint64 person, const char *name, RelnetAcquaintance *acquaintance)
{
  g_autofree char *reason = relnet_acquaintance_dup_reason (acquaintance);
  g_autoptr (JsonBuilder) builder = NULL;

  if (!cli->json)
    {
      g_autofree char *safe_name = relnet_cli_escape (relnet_acquaintance_get_name (acquaintance));
      g_autofree char *safe_reason = relnet_cli_escape (reason);

      relnet_cli_print ("%" G_GINT64_FORMAT "\t%s\t%s\n", relnet_acquaintance_get_person_id (acquaintance), safe_name,
                        safe_reason);
      return;
    }
  builder = json_builder_new_immutable ();
  json_builder_begin_object (builder);
  relnet_cli_json_text (builder, "person", name);
  relnet_cli_json_int (builder, "person_id", person);
  relnet_cli_json_text (builder, "knows", relnet_acquaintance_get_name (acquaintance));
  relnet_cli_json_int (builder, "knows_id", relnet_acquaintance_get_person_id (acquaintance));
  relnet_cli_json_text (builder, "how", relnet_acquaintance_kind_to_name (relnet_acquaintance_get_kind (acquaintance)));
  relnet_cli_json_text (builder, "note", relnet_acquaintance_get_note (acquaintance));
  json_builder_end_object (builder);
  relnet_cli_print_json (builder);
}

static RelnetCliStatus
print_known (RelnetCli *cli, gint64 person, gint64 only)
{
  RelnetConnection *reader = relnet_database_get_reader (cli->database);
  g_autoptr (GError) error = NULL;
  g_autoptr (RelnetPersonSummary) summary = relnet_person_store_load_summary (reader, person, &error);
  g_autoptr (GPtrArray) known
      = summary != NULL ? relnet_acquaintance_store_load_of (reader, person, -1, &error) : NULL;

  if (known == NULL)
    return relnet_cli_refuse (error);
  for (guint i = 0; i < known->len; i++)
    if (only == 0 || relnet_acquaintance_get_person_id (g_ptr_array_index (known, i)) == only)
      print_acquaintance (cli, person, relnet_person_summary_get_name (summary), g_ptr_array_index (known, i));
  return RELNET_CLI_DONE;
}

static RelnetCliStatus
run_knows (RelnetCli *cli, char **arguments)
{
  g_autofree char *how = relnet_cli_dup_text (how_option);
  Write write = { cli->clock, { 0, 0 }, RELNET_ACQUAINTANCE_KNOWN, "" };
  g_autoptr (GError) error = NULL;

  if (how == NULL)
    return RELNET_CLI_USAGE;
  if (g_str_has_prefix (how, INTRODUCED_BY))
    {
      write.kind = RELNET_ACQUAINTANCE_INTRODUCED;
      write.note = how + strlen (INTRODUCED_BY);
    }
  else if (!relnet_acquaintance_kind_from_name (how, &write.kind))
    return relnet_cli_misuse (_ ("“%s” is not a way of knowing each other; “relnet-cli knows --help” lists them."), how);
  if (!relnet_cli_open (cli))
    return RELNET_CLI_REFUSED;
  for (guint i = 0; i < 2 && arguments[i] != NULL; i++)
    {
      write.people[i] = relnet_cli_find_person (cli, arguments[i]);
      if (write.people[i] == 0)
        return RELNET_CLI_REFUSED;
    }
  if (write.people[1] != 0 && !relnet_database_write (cli->database, set_func, &write, &error))
    return relnet_cli_refuse (error);
  return print_known (cli, write.people[0], write.people[1]);
}

static void
print_path (RelnetCli *cli, RelnetPersonSummary *person, GPtrArray *steps)
{
  gboolean direct = *relnet_person_summary_get_last_contact (person) != '\0';
  g_autofree char *sentence = relnet_path_dup_sentence (steps);
  g_autoptr (JsonBuilder) builder = NULL;

  if (!cli->json)
    {
      if (steps->len == 0 && direct)
        relnet_cli_print (_ ("You know %s yourself; nobody else you know does.\n"), relnet_person_summary_get_name (person));
      else if (steps->len == 0)
        relnet_cli_print (_ ("Nobody you know is known to know %s.\n"), relnet_person_summary_get_name (person));
      for (guint i = 0; i < steps->len; i++)
        {
          RelnetPathStep *step = g_ptr_array_index (steps, i);
          g_autofree char *safe_name = relnet_cli_escape (step->name), *safe_reason = relnet_cli_escape (step->reason);

          relnet_cli_print ("%" G_GINT64_FORMAT "\t%s\t%s\n", step->person_id, safe_name, safe_reason);
        }
      return;
    }
  builder = json_builder_new_immutable ();
  json_builder_begin_object (builder);
  relnet_cli_json_text (builder, "person", relnet_person_summary_get_name (person));
  relnet_cli_json_int (builder, "person_id", relnet_person_summary_get_id (person));
  json_builder_set_member_name (builder, "direct");
  json_builder_add_boolean_value (builder, direct);
  relnet_cli_json_int (builder, "length", steps->len > 0 ? (gint64) steps->len : direct);
  json_builder_set_member_name (builder, "via");
  json_builder_begin_array (builder);
  for (guint i = 0; i + 1 < steps->len; i++)
    json_builder_add_string_value (builder, ((RelnetPathStep *) g_ptr_array_index (steps, i))->name);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "via_ids");
  json_builder_begin_array (builder);
  for (guint i = 0; i + 1 < steps->len; i++)
    json_builder_add_int_value (builder, ((RelnetPathStep *) g_ptr_array_index (steps, i))->person_id);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "reasons");
  json_builder_begin_array (builder);
  for (guint i = 0; i < steps->len; i++)
    json_builder_add_string_value (builder, ((RelnetPathStep *) g_ptr_array_index (steps, i))->reason);
  json_builder_end_array (builder);
  relnet_cli_json_text (builder, "text", steps->len > 0 ? sentence : NULL);
  json_builder_end_object (builder);
  relnet_cli_print_json (builder);
}

static RelnetCliStatus
run_path (RelnetCli *cli, char **arguments)
{
  g_autofree char *today = relnet_clock_dup_today (cli->clock);
  g_autoptr (RelnetPersonSummary) person = NULL;
  g_autoptr (GPtrArray) steps = NULL;
  g_autoptr (GError) error = NULL;
  RelnetConnection *reader;
  gint64 id;

  if (!relnet_cli_need_snapshot (cli))
    return RELNET_CLI_REFUSED;
  id = relnet_cli_find_person (cli, arguments[0]);
  if (id == 0)
    return RELNET_CLI_REFUSED;
  reader = relnet_database_get_reader (cli->database);
  person = relnet_person_store_load_summary (reader, id, &error);
  steps = person != NULL ? relnet_path_read (reader, id, today, &error) : NULL;
  if (steps == NULL)
    return relnet_cli_refuse (error);
  print_path (cli, person, steps);
  return RELNET_CLI_DONE;
}

const RelnetCliCommand relnet_cli_knows_commands[] = {
  { "knows", N_ ("PERSON [PERSON]"), N_ ("Note that two people know each other, or list whom one knows"), 1, 2, knows_options,
    run_knows },
  { "path", N_ ("PERSON"), N_ ("Say through whom you get to a person"), 1, 1, NULL, run_path },
  { NULL },
};

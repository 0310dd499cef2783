/* backup, restore, check, sample. */

#include <glib/gi18n-lib.h>

#include "relnet-backup.h"
#include "relnet-cli-output.h"
#include "relnet-cli.h"
#include "relnet-person-store.h"
#include "relnet-restore.h"
#include "relnet-sample.h"

static void
print_backup (RelnetCli *cli, RelnetBackup *backup)
{
  g_autoptr (JsonBuilder) builder = NULL;

  if (!cli->json)
    {
      g_autofree char *safe = relnet_cli_escape (relnet_backup_get_path (backup));

      relnet_cli_print ("%s\n", safe);
      return;
    }
  builder = json_builder_new_immutable ();
  json_builder_begin_object (builder);
  relnet_cli_json_text (builder, "file", relnet_backup_get_path (backup));
  relnet_cli_json_int (builder, "size", relnet_backup_get_size (backup));
  relnet_cli_json_int (builder, "people", relnet_backup_get_n_people (backup));
  relnet_cli_json_int (builder, "interactions", relnet_backup_get_n_interactions (backup));
  json_builder_end_object (builder);
  relnet_cli_print_json (builder);
}

static RelnetCliStatus
run_backup (RelnetCli *cli, char **arguments)
{
  g_autoptr (RelnetBackup) backup = NULL;
  g_autoptr (GError) error = NULL;

  if (!g_file_test (cli->path, G_FILE_TEST_EXISTS))
    return relnet_cli_refuse_missing (cli);
  backup = relnet_backup_create (cli->path, RELNET_BACKUP_ASKED, cli->clock, NULL, &error);
  if (backup == NULL)
    return relnet_cli_refuse (error);
  print_backup (cli, backup);
  return RELNET_CLI_DONE;
}

static RelnetCliStatus
run_restore (RelnetCli *cli, char **arguments)
{
  g_autoptr (RelnetBackup) restored = NULL;
  g_autoptr (GError) error = NULL;

  if (!relnet_restore (cli->path, arguments[0], cli->clock, NULL, &error))
    return relnet_cli_refuse (error);
  restored = relnet_backup_load (cli->path, &error);
  if (restored == NULL)
    return relnet_cli_refuse (error);
  print_backup (cli, restored);
  return RELNET_CLI_DONE;
}

static void
print_count (const char *label, gint64 count)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, count);

  relnet_cli_print_field (label, text);
}

static RelnetCliStatus
run_check (RelnetCli *cli, char **arguments)
{
  g_autoptr (RelnetBackup) file = NULL;
  g_autoptr (GError) error = NULL;
  gint64 people, interactions;

  if (!g_file_test (cli->path, G_FILE_TEST_EXISTS))
    return relnet_cli_refuse_missing (cli);
  /* A backup is a database like any other, and the other way round. */
  if (!relnet_backup_verify (cli->path, NULL, &error))
    return relnet_cli_refuse (error);
  file = relnet_backup_load (cli->path, &error);
  if (file == NULL)
    return relnet_cli_refuse (error);
  people = relnet_backup_get_n_people (file);
  interactions = relnet_backup_get_n_interactions (file);
  if (cli->json)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();

      json_builder_begin_object (builder);
      relnet_cli_json_text (builder, "file", cli->path);
      json_builder_set_member_name (builder, "sound");
      json_builder_add_boolean_value (builder, TRUE);
      relnet_cli_json_int (builder, "people", people);
      relnet_cli_json_int (builder, "interactions", interactions);
      json_builder_end_object (builder);
      relnet_cli_print_json (builder);
    }
  else
    {
      g_autofree char *safe = relnet_cli_escape (cli->path);

      relnet_cli_print (_ ("%s: sound\n"), safe);
      print_count (_ ("People"), people);
      print_count (_ ("Interactions"), interactions);
    }
  return RELNET_CLI_DONE;
}

static RelnetCliStatus
run_sample (RelnetCli *cli, char **arguments)
{
  g_autoptr (GError) error = NULL;
  gint64 people;

  if (!relnet_cli_open (cli))
    return RELNET_CLI_REFUSED;
  if (!relnet_sample_load (cli->database, cli->clock, &error))
    return relnet_cli_refuse (error);
  people = relnet_person_store_count (relnet_database_get_reader (cli->database));
  if (cli->json)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();

      json_builder_begin_object (builder);
      relnet_cli_json_int (builder, "people", people);
      json_builder_end_object (builder);
      relnet_cli_print_json (builder);
    }
  else
    relnet_cli_print (ngettext ("%d invented person added.\n", "%d invented people added.\n", (gulong) people),
                      (int) people);
  return RELNET_CLI_DONE;
}

const RelnetCliCommand relnet_cli_database_commands[] = {
  { "backup", NULL, N_ ("Make a verified backup and print where it is"), 0, 0, NULL, run_backup },
  { "restore", N_ ("FILE"), N_ ("Put a backup back; what was there is backed up first"), 1, 1, NULL, run_restore },
  { "check", NULL, N_ ("Read the whole database and say whether it is sound"), 0, 0, NULL, run_check },
  { "sample", NULL, N_ ("Fill an empty database with an invented network"), 0, 0, NULL, run_sample },
  { NULL },
};

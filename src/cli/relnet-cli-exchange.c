/* import, undo-import, export. */

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#include "relnet-cli-output.h"
#include "relnet-cli.h"
#include "relnet-exporter.h"
#include "relnet-importer.h"

static gboolean dry_run_option;
static char *format_option;

static const GOptionEntry import_options[] = {
  { "dry-run", 0, 0, G_OPTION_ARG_NONE, &dry_run_option, N_ ("Say what would be imported, and write nothing"), NULL },
  { NULL },
};

static const GOptionEntry export_options[] = {
  { "format", 0, 0, G_OPTION_ARG_FILENAME, &format_option, N_ ("vcard, vcard3 or csv"), N_ ("FORMAT") },
  { NULL },
};

static void
print_report_json (const char *file, RelnetImportReport *report, const GError *refused)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();

  json_builder_begin_object (builder);
  relnet_cli_json_text (builder, "file", file);
  relnet_cli_json_text (builder, "format", report != NULL ? report->format : NULL);
  relnet_cli_json_text (builder, "encoding", report != NULL ? report->encoding : NULL);
  relnet_cli_json_int (builder, "read", report != NULL ? report->read : 0);
  relnet_cli_json_int (builder, "added", report != NULL ? report->added : 0);
  relnet_cli_json_int (builder, "merged", report != NULL ? report->merged : 0);
  relnet_cli_json_int (builder, "skipped", report != NULL ? report->skipped : 0);
  json_builder_set_member_name (builder, "rejected");
  json_builder_begin_array (builder);
  for (guint i = 0; report != NULL && i < report->rejected->len; i++)
    {
      RelnetImportRejection *rejection = g_ptr_array_index (report->rejected, i);

      json_builder_begin_object (builder);
      relnet_cli_json_int (builder, "line", rejection->line);
      relnet_cli_json_text (builder, "reason", rejection->reason);
      json_builder_end_object (builder);
    }
  /* A file that was refused as a whole. */
  if (refused != NULL)
    {
      json_builder_begin_object (builder);
      relnet_cli_json_int (builder, "line", 0);
      relnet_cli_json_text (builder, "reason", refused->message);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "import_id");
  if (report != NULL && report->import_id != 0)
    json_builder_add_int_value (builder, report->import_id);
  else
    json_builder_add_null_value (builder);
  json_builder_end_object (builder);
  relnet_cli_print_json (builder);
}

static void
print_report (const char *file, RelnetImportReport *report)
{
  g_autofree char *safe = relnet_cli_escape (file);

  /* Translators: a file, its format, its encoding, then how many people. */
  relnet_cli_print (_ ("%s: %s, %s: %u read, %u added, %u merged, %u skipped, %u rejected\n"), safe, report->format,
                    report->encoding, report->read, report->added, report->merged, report->skipped, report->rejected->len);
  for (guint i = 0; i < report->rejected->len; i++)
    {
      RelnetImportRejection *rejection = g_ptr_array_index (report->rejected, i);
      g_autofree char *reason = relnet_cli_escape (rejection->reason);

      relnet_cli_print (_ ("  line %u: %s\n"), rejection->line, reason);
    }
  if (report->import_id != 0)
    relnet_cli_print ("  %s relnet-cli undo-import %" G_GINT64_FORMAT "\n", _ ("To take it back:"), report->import_id);
}

static gboolean
import_file (RelnetCli *cli, const char *argument)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (argument);
  g_autofree char *name = g_filename_display_name (argument);
  g_autoptr (RelnetImportPlan) plan = NULL;
  g_autoptr (RelnetImportReport) report = NULL;
  g_autoptr (GError) error = NULL;

  plan = relnet_importer_plan (cli->database, file, NULL, &error);
  if (plan != NULL && dry_run_option)
    report = relnet_import_plan_dup_report (plan);
  else if (plan != NULL)
    report = relnet_importer_run (cli->database, plan, NULL, 0, cli->clock, &error);
  if (report == NULL)
    relnet_cli_say ("%s: %s", name, error != NULL ? error->message : "");
  if (cli->json)
    print_report_json (name, report, error);
  else if (report != NULL)
    print_report (name, report);
  return report != NULL;
}

static RelnetCliStatus
import_files (RelnetCli *cli, char **arguments)
{
  gboolean all = TRUE;

  if (!relnet_cli_open (cli))
    return RELNET_CLI_REFUSED;
  for (guint i = 0; arguments[i] != NULL; i++)
    all = import_file (cli, arguments[i]) && all;
  return all ? RELNET_CLI_DONE : RELNET_CLI_REFUSED;
}

/* A dry run compares with an empty book where there is none, and leaves no file behind. */
static RelnetCliStatus
import_into_nothing (RelnetCli *cli, char **arguments)
{
  static const char *const suffixes[] = { "", "-wal", "-shm" };
  g_autoptr (GError) error = NULL;
  g_autofree char *directory = g_dir_make_tmp ("relnet-cli-XXXXXX", &error);
  RelnetCliStatus status;

  if (directory == NULL)
    return relnet_cli_refuse (error);
  g_free (cli->path);
  cli->path = g_build_filename (directory, "relnet.db", NULL);
  status = import_files (cli, arguments);
  g_clear_object (&cli->database);
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *file = g_strconcat (cli->path, suffixes[i], NULL);

      g_unlink (file);
    }
  g_rmdir (directory);
  return status;
}

static RelnetCliStatus
run_import (RelnetCli *cli, char **arguments)
{
  if (dry_run_option && !g_file_test (cli->path, G_FILE_TEST_EXISTS))
    return import_into_nothing (cli, arguments);
  return import_files (cli, arguments);
}

static RelnetCliStatus
run_undo_import (RelnetCli *cli, char **arguments)
{
  g_autoptr (GError) error = NULL;
  gint64 id;

  if (!g_ascii_string_to_signed (arguments[0], 10, 1, G_MAXINT64, &id, NULL))
    return relnet_cli_misuse (_ ("“%s” is not the number of an import."), arguments[0]);
  if (!relnet_cli_need_database (cli))
    return RELNET_CLI_REFUSED;
  if (!relnet_importer_undo (cli->database, id, &error))
    return relnet_cli_refuse (error);
  if (cli->json)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();

      json_builder_begin_object (builder);
      relnet_cli_json_int (builder, "import_id", id);
      json_builder_end_object (builder);
      relnet_cli_print_json (builder);
    }
  else
    relnet_cli_print ("%s\n", _ ("The import was taken back."));
  return RELNET_CLI_DONE;
}

static RelnetCliStatus
run_export (RelnetCli *cli, char **arguments)
{
  g_autofree char *name = g_filename_display_name (arguments[0]);
  g_autoptr (GError) error = NULL;
  RelnetExportFormat format;
  guint n = 0;

  if (format_option == NULL)
    return relnet_cli_misuse (_ ("Say as what: --format=vcard or --format=csv."));
  if (!relnet_export_format_from_name (format_option, &format))
    return relnet_cli_misuse (_ ("“%s” is not a format: it is one of vcard, vcard3 and csv."), format_option);
  if (!relnet_cli_need_database (cli))
    return RELNET_CLI_REFUSED;
  if (!relnet_exporter_write (cli->database, 0, format, arguments[0], &n, &error))
    return relnet_cli_refuse (error);
  if (cli->json)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();

      json_builder_begin_object (builder);
      relnet_cli_json_text (builder, "file", name);
      relnet_cli_json_text (builder, "format", format_option);
      relnet_cli_json_int (builder, "people", n);
      json_builder_end_object (builder);
      relnet_cli_print_json (builder);
    }
  else
    {
      g_autofree char *safe = relnet_cli_escape (name);

      relnet_cli_print (ngettext ("%s: %u person\n", "%s: %u people\n", n), safe, n);
    }
  return RELNET_CLI_DONE;
}

const RelnetCliCommand relnet_cli_exchange_commands[] = {
  { "import", N_ ("FILE…"), N_ ("Read people from vCard and CSV files"), 1, -1, import_options, run_import },
  { "undo-import", N_ ("ID"), N_ ("Take a whole import back"), 1, 1, NULL, run_undo_import },
  { "export", N_ ("--format=FORMAT OUT"), N_ ("Write everybody to a file"), 1, 1, export_options, run_export },
  { NULL },
};

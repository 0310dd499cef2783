/* relnet-cli: RelNet for scripts, over the same libraries as the window. */

#include "relnet-cli.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>

#include "relnet-cli-output.h"
#include "relnet-collation.h"
#include "relnet-config.h"
#include "relnet-date.h"
#include "relnet-person-lookup.h"

/* More candidates than this do not help to choose. */
#define MAX_CANDIDATES 20

/* In the order of --help. */
static const RelnetCliCommand *const groups[] = {
  relnet_cli_people_commands,   relnet_cli_search_commands,
  relnet_cli_timeline_commands, relnet_cli_agenda_commands,
  relnet_cli_reconnect_commands,
  relnet_cli_goal_commands,
  relnet_cli_meetings_commands, relnet_cli_meet_up_commands,
  relnet_cli_commitments_commands,
  relnet_cli_contract_commands,
  relnet_cli_introductions_commands, relnet_cli_knows_commands,
  relnet_cli_template_commands, relnet_cli_coach_commands,
  relnet_cli_exchange_commands, relnet_cli_database_commands,
};

static char *database_option;
static char *now_option;
static gboolean json_option;
static gboolean help_option;
static gboolean version_option;

static const GOptionEntry global_options[] = {
  { "database", 0, 0, G_OPTION_ARG_FILENAME, &database_option, N_ ("Use this database instead of the user’s own"),
    N_ ("FILE") },
  { "json", 0, 0, G_OPTION_ARG_NONE, &json_option, N_ ("Print one JSON object a line"), NULL },
  { "now", 0, 0, G_OPTION_ARG_FILENAME, &now_option, N_ ("Act as if it were then: an ISO 8601 date, or date and time"),
    N_ ("TIME") },
  { "help", 'h', 0, G_OPTION_ARG_NONE, &help_option, N_ ("Say how to use it"), NULL },
  { "version", 0, 0, G_OPTION_ARG_NONE, &version_option, N_ ("Print the version"), NULL },
  { NULL },
};

static const RelnetCliCommand *
find_command (const char *name)
{
  for (guint group = 0; group < G_N_ELEMENTS (groups); group++)
    for (const RelnetCliCommand *command = groups[group]; command->name != NULL; command++)
      if (strcmp (command->name, name) == 0)
        return command;
  return NULL;
}

/* Two columns, the first as wide as its widest text. */
static void
print_columns (GPtrArray *left, GPtrArray *right)
{
  glong width = 0;

  for (guint i = 0; i < left->len; i++)
    width = MAX (width, g_utf8_strlen (g_ptr_array_index (left, i), -1));
  for (guint i = 0; i < left->len; i++)
    {
      const char *text = g_ptr_array_index (left, i);

      relnet_cli_print ("  %s%*s  %s\n", text, (int) (width - g_utf8_strlen (text, -1)), "",
                        (const char *) g_ptr_array_index (right, i));
    }
}

static void
print_options (const GOptionEntry *options)
{
  g_autoptr (GPtrArray) left = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) right = g_ptr_array_new ();

  for (; options->long_name != NULL; options++)
    {
      g_ptr_array_add (left, options->arg_description != NULL
                                 ? g_strdup_printf ("--%s=%s", options->long_name, _ (options->arg_description))
                                 : g_strdup_printf ("--%s", options->long_name));
      g_ptr_array_add (right, (gpointer) _ (options->description));
    }
  print_columns (left, right);
}

static void
print_help (const RelnetCliCommand *command)
{
  if (command != NULL)
    {
      /* Translators: followed by the command and its arguments. */
      relnet_cli_print ("%s relnet-cli %s%s%s\n\n%s\n", _ ("Usage:"), command->name,
                        command->arguments != NULL ? " " : "",
                        command->arguments != NULL ? _ (command->arguments) : "", _ (command->summary));
      if (command->options != NULL)
        {
          relnet_cli_print ("\n%s\n", _ ("Options of this command:"));
          print_options (command->options);
        }
    }
  else
    {
      g_autoptr (GPtrArray) left = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (GPtrArray) right = g_ptr_array_new ();

      relnet_cli_print ("%s relnet-cli %s\n\n%s\n\n%s\n", _ ("Usage:"), _ ("[OPTION…] COMMAND [ARGUMENT…]"),
                        _ ("RelNet keeps professional relationships alive; this is RelNet for scripts."),
                        _ ("Commands:"));
      for (guint group = 0; group < G_N_ELEMENTS (groups); group++)
        for (const RelnetCliCommand *each = groups[group]; each->name != NULL; each++)
          {
            g_ptr_array_add (left, each->arguments != NULL ? g_strdup_printf ("%s %s", each->name, _ (each->arguments))
                                                           : g_strdup (each->name));
            g_ptr_array_add (right, (gpointer) _ (each->summary));
          }
      print_columns (left, right);
    }
  relnet_cli_print ("\n%s\n", _ ("Options:"));
  print_options (global_options);
  relnet_cli_print ("\n%s\n", _ ("A PERSON is a number as “people” prints it, or a name or an e-mail address that only one "
                                 "person has."));
  relnet_cli_print ("%s\n", _ ("Exit status: 0 done, 1 something was refused, 2 wrong usage."));
}

/* The time of --now: a date is its noon, so that it is that date in every time zone near the user's. */
static RelnetClock *
make_clock (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr (GDateTime) now = NULL;
  g_autofree char *text = NULL;

  if (now_option == NULL)
    return relnet_clock_new ();
  text = relnet_date_is_valid (now_option) ? g_strconcat (now_option, "T12:00:00", NULL) : g_strdup (now_option);
  /* “2026-11-22T09:30” is a time people write; GLib wants the seconds. */
  if (strlen (text) == strlen ("2026-11-22T09:30"))
    {
      char *full = g_strconcat (text, ":00", NULL);

      g_free (text);
      text = full;
    }
  now = g_date_time_new_from_iso8601 (text, zone);
  return now != NULL ? relnet_clock_new_fixed (g_date_time_to_unix (now)) : NULL;
}

static gboolean
parse (const GOptionEntry *own, gboolean strict, int *argc, char ***argv, GError **error)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);

  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_set_strict_posix (context, strict);
  g_option_context_add_main_entries (context, global_options, GETTEXT_PACKAGE);
  if (own != NULL)
    g_option_context_add_main_entries (context, own, GETTEXT_PACKAGE);
  return g_option_context_parse (context, argc, argv, error);
}

/* An option given both before and after the command: GOption, asked a second time, forgets the first value. */
static gboolean
parse_again (const GOptionEntry *own, int *argc, char ***argv, GError **error)
{
  char *database = database_option, *now = now_option;
  gboolean parsed = parse (own, FALSE, argc, argv, error);

  if (database_option != database)
    g_free (database);
  if (now_option != now)
    g_free (now);
  return parsed;
}

static RelnetCliStatus
run (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *collation = NULL;
  const RelnetCliCommand *command = NULL;
  RelnetCli cli = { 0 };
  RelnetCliStatus status;

  if (!parse (NULL, TRUE, &argc, &argv, &error))
    return relnet_cli_misuse ("%s", error->message);
  if (argc > 1)
    {
      command = find_command (argv[1]);
      if (command == NULL)
        return relnet_cli_misuse (_ ("There is no command “%s”."), argv[1]);
      argv[1] = argv[0];
      argv++;
      argc--;
      if (!parse_again (command->options, &argc, &argv, &error))
        return relnet_cli_misuse ("%s", error->message);
      /* What followed a “--”, if anything did. */
      if (argc > 1 && strcmp (argv[1], "--") == 0)
        {
          argv[1] = argv[0];
          argv++;
          argc--;
        }
    }
  if (help_option)
    {
      print_help (command);
      return RELNET_CLI_DONE;
    }
  if (version_option)
    {
      relnet_cli_print ("relnet-cli %s\n", RELNET_VERSION);
      return RELNET_CLI_DONE;
    }
  if (command == NULL)
    return relnet_cli_misuse (_ ("Say which command."));
  if (argc - 1 < command->min || (command->max >= 0 && argc - 1 > command->max))
    return relnet_cli_misuse (_ ("“%s” is used so: relnet-cli %s %s"), command->name, command->name,
                              command->arguments != NULL ? _ (command->arguments) : "");
  cli.clock = make_clock ();
  if (cli.clock == NULL)
    return relnet_cli_misuse (_ ("“%s” is not a date and time, such as 2026-11-22T09:30:00."), now_option);
  cli.path = database_option != NULL ? g_strdup (database_option) : relnet_database_dup_default_path ();
  cli.json = json_option;
  /* Names stay in the order of the window's locale: a script that runs in another one does not sort the book anew. */
  collation = relnet_collation_peek (cli.path);
  if (collation != NULL)
    setlocale (LC_COLLATE, collation);
  status = command->run (&cli, argv + 1);
  g_clear_object (&cli.database);
  g_clear_object (&cli.clock);
  g_clear_pointer (&cli.path, g_free);
  return status;
}

int
main (int argc, char **argv)
{
  const char *localedir = g_getenv ("RELNET_LOCALEDIR");
  RelnetCliStatus status;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, localedir != NULL ? localedir : RELNET_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_prgname ("relnet-cli");
  status = run (argc, argv);
  if (!relnet_cli_flush ())
    {
      relnet_cli_say (_ ("The output could not be written: %s."), g_strerror (errno));
      return RELNET_CLI_REFUSED;
    }
  return status;
}

/**
 * relnet_cli_open:
 * @self: this run
 *
 * Opens the database, making it if it is not there. Says so if it cannot be.
 *
 * Returns: whether it is open
 */
gboolean
relnet_cli_open (RelnetCli *self)
{
  g_autoptr (GError) error = NULL;

  if (self->database == NULL)
    self->database = relnet_database_open (self->path, &error);
  if (self->database == NULL)
    relnet_cli_refuse (error);
  return self->database != NULL;
}

/**
 * relnet_cli_open_existing:
 * @self: this run
 * @missing: (out): whether there is no database yet, so that there is nothing to show
 *
 * Opens the database for a command that only reads: it makes no file.
 *
 * Returns: whether it is open
 */
gboolean
relnet_cli_open_existing (RelnetCli *self, gboolean *missing)
{
  *missing = !g_file_test (self->path, G_FILE_TEST_EXISTS) && !g_file_test (self->path, G_FILE_TEST_IS_SYMLINK);
  return !*missing && relnet_cli_open (self);
}

/**
 * relnet_cli_open_snapshot:
 * @self: this run
 * @missing: (out): whether there is no database yet, so that there is nothing to show
 *
 * Does relnet_cli_open_existing() for a command that reads much: all it reads is of one moment, whoever writes meanwhile.
 *
 * Returns: whether it is open
 */
gboolean
relnet_cli_open_snapshot (RelnetCli *self, gboolean *missing)
{
  g_autoptr (GError) error = NULL;

  if (!relnet_cli_open_existing (self, missing))
    return FALSE;
  if (!relnet_connection_execute (relnet_database_get_reader (self->database), "BEGIN", &error))
    {
      relnet_cli_refuse (error);
      return FALSE;
    }
  return TRUE;
}

/**
 * relnet_cli_refuse_missing:
 * @self: this run
 *
 * Says that there is no database yet.
 *
 * Returns: the exit status for it
 */
RelnetCliStatus
relnet_cli_refuse_missing (RelnetCli *self)
{
  relnet_cli_say (_ ("There is no database “%s” yet."), self->path);
  return RELNET_CLI_REFUSED;
}

/**
 * relnet_cli_need_database:
 * @self: this run
 *
 * Does relnet_cli_open_existing() for a command that has nothing to do without a database, and says so then.
 *
 * Returns: whether it is open
 */
gboolean
relnet_cli_need_database (RelnetCli *self)
{
  gboolean missing;

  if (relnet_cli_open_existing (self, &missing))
    return TRUE;
  if (missing)
    relnet_cli_refuse_missing (self);
  return FALSE;
}

/**
 * relnet_cli_need_snapshot:
 * @self: this run
 *
 * Does relnet_cli_open_snapshot() for a command that has nothing to do without a database, and says so then.
 *
 * Returns: whether it is open
 */
gboolean
relnet_cli_need_snapshot (RelnetCli *self)
{
  gboolean missing;

  if (relnet_cli_open_snapshot (self, &missing))
    return TRUE;
  if (missing)
    relnet_cli_refuse_missing (self);
  return FALSE;
}

/**
 * relnet_cli_refuse:
 * @error: why
 *
 * Says on standard error that something was refused.
 *
 * Returns: the exit status for it
 */
RelnetCliStatus
relnet_cli_refuse (const GError *error)
{
  relnet_cli_say ("%s", error != NULL ? error->message : _ ("It failed for an unknown reason."));
  return RELNET_CLI_REFUSED;
}

/**
 * relnet_cli_misuse:
 * @format: what is wrong with the command line
 * @...: its arguments
 *
 * Returns: the exit status for it
 */
RelnetCliStatus
relnet_cli_misuse (const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  relnet_cli_say ("%s", text);
  relnet_cli_say ("%s", _ ("“relnet-cli --help” says how it is used."));
  return RELNET_CLI_USAGE;
}

/**
 * relnet_cli_dup_text:
 * @argument: (nullable): bytes from the command line
 *
 * Texts are UTF-8 even where the locale says nothing of the kind (a script started by cron); others are taken to be in
 * the locale's encoding.
 *
 * Returns: (transfer full) (nullable): @argument in UTF-8; %NULL if it is no text, which is said
 */
char *
relnet_cli_dup_text (const char *argument)
{
  char *text;

  if (argument == NULL || g_utf8_validate (argument, -1, NULL))
    return g_strdup (argument != NULL ? argument : "");
  text = g_locale_to_utf8 (argument, -1, NULL, NULL, NULL);
  if (text == NULL)
    relnet_cli_misuse (_ ("“%s” is not text in UTF-8."), argument);
  return text;
}

/**
 * relnet_cli_dup_date:
 * @self: this run
 * @argument: (nullable): a date from the command line, %NULL for today
 *
 * Returns: (transfer full) (nullable): the date; %NULL if it is none, which is said
 */
char *
relnet_cli_dup_date (RelnetCli *self, const char *argument)
{
  if (argument == NULL)
    return relnet_clock_dup_today (self->clock);
  if (relnet_date_is_valid (argument))
    return g_strdup (argument);
  relnet_cli_misuse (_ ("“%s” is not a date, such as 2026-11-22."), argument);
  return NULL;
}

/**
 * relnet_cli_find_person:
 * @self: this run, with an open database
 * @argument: an id, a name or an e-mail address
 *
 * Says who else is meant if that is not clear.
 *
 * Returns: the person, 0 if it is nobody or several
 */
gint64
relnet_cli_find_person (RelnetCli *self, const char *argument)
{
  RelnetConnection *connection = relnet_database_get_reader (self->database);
  g_autofree char *text = relnet_cli_dup_text (argument);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = NULL;

  if (text == NULL)
    return 0;
  ids = relnet_person_lookup (connection, text, &error);
  if (ids == NULL)
    {
      relnet_cli_refuse (error);
      return 0;
    }
  if (ids->len == 1)
    return g_array_index (ids, gint64, 0);
  if (ids->len == 0)
    {
      relnet_cli_say (_ ("Nobody is “%s”."), text);
      return 0;
    }
  relnet_cli_say (ngettext ("“%s” may be %u person:", "“%s” may be %u people:", ids->len), text, ids->len);
  for (guint i = 0; i < ids->len && i < MAX_CANDIDATES; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      g_autoptr (RelnetPersonSummary) summary = relnet_person_store_load_summary (connection, id, NULL);

      if (summary != NULL)
        relnet_cli_say ("  %" G_GINT64_FORMAT "  %s  %s", id, relnet_person_summary_get_name (summary),
                        relnet_person_summary_get_organisation (summary));
    }
  return 0;
}

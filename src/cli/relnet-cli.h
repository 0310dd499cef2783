#pragma once

#include "relnet-clock.h"
#include "relnet-database.h"

G_BEGIN_DECLS

/**
 * RelnetCliStatus:
 * @RELNET_CLI_DONE: what was asked for is done
 * @RELNET_CLI_REFUSED: something was refused; the reason is on standard error
 * @RELNET_CLI_USAGE: the command line makes no sense
 *
 * How relnet-cli ends. The numbers are part of its interface.
 */
typedef enum
{
  RELNET_CLI_DONE = 0,
  RELNET_CLI_REFUSED = 1,
  RELNET_CLI_USAGE = 2
} RelnetCliStatus;

/**
 * RelnetCli:
 * @path: the database
 * @json: whether to print one JSON object a line
 * @clock: the time, fixed by `--now`
 * @database: (nullable): the open database, see relnet_cli_open()
 *
 * One run of the program.
 */
typedef struct
{
  char *path;
  gboolean json;
  RelnetClock *clock;
  RelnetDatabase *database;
} RelnetCli;

/**
 * RelnetCliCommand:
 * @name: what is typed
 * @arguments: (nullable): what comes after it, translatable
 * @summary: what it does, translatable
 * @min: the least number of arguments
 * @max: the largest number of arguments, -1 for any
 * @options: (nullable): its own options, ended by an empty one; texts are taken as file names, so as raw bytes
 * @run: does it
 *
 * A command: each file of commands has one table of them, named in relnet-cli.c.
 */
typedef struct
{
  const char *name;
  const char *arguments;
  const char *summary;
  int min;
  int max;
  const GOptionEntry *options;
  RelnetCliStatus (*run) (RelnetCli *cli, char **arguments);
} RelnetCliCommand;

extern const RelnetCliCommand relnet_cli_agenda_commands[];
extern const RelnetCliCommand relnet_cli_coach_commands[];
extern const RelnetCliCommand relnet_cli_commitments_commands[];
extern const RelnetCliCommand relnet_cli_contract_commands[];
extern const RelnetCliCommand relnet_cli_database_commands[];
extern const RelnetCliCommand relnet_cli_exchange_commands[];
extern const RelnetCliCommand relnet_cli_goal_commands[];
extern const RelnetCliCommand relnet_cli_introductions_commands[];
extern const RelnetCliCommand relnet_cli_knows_commands[];
extern const RelnetCliCommand relnet_cli_meet_up_commands[];
extern const RelnetCliCommand relnet_cli_meetings_commands[];
extern const RelnetCliCommand relnet_cli_people_commands[];
extern const RelnetCliCommand relnet_cli_reconnect_commands[];
extern const RelnetCliCommand relnet_cli_search_commands[];
extern const RelnetCliCommand relnet_cli_template_commands[];
extern const RelnetCliCommand relnet_cli_timeline_commands[];

gboolean relnet_cli_open (RelnetCli *self);
gboolean relnet_cli_open_existing (RelnetCli *self, gboolean *missing);
gboolean relnet_cli_open_snapshot (RelnetCli *self, gboolean *missing);
gboolean relnet_cli_need_database (RelnetCli *self);
gboolean relnet_cli_need_snapshot (RelnetCli *self);
RelnetCliStatus relnet_cli_refuse_missing (RelnetCli *self);
RelnetCliStatus relnet_cli_refuse (const GError *error);
RelnetCliStatus relnet_cli_misuse (const char *format, ...) G_GNUC_PRINTF (1, 2);
char *relnet_cli_dup_text (const char *argument);
char *relnet_cli_dup_date (RelnetCli *self, const char *argument);
gint64 relnet_cli_find_person (RelnetCli *self, const char *argument);

G_END_DECLS

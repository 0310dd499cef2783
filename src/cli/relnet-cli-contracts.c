/* notice, contracts. */

#include <glib/gi18n-lib.h>

#include "relnet-cli-output.h"
#include "relnet-cli.h"
#include "relnet-contract-store.h"
#include "relnet-date.h"
#include "relnet-notice-date.h"

static char *end_option;
static char *start_option;
static char *period_option;
static char *renews_option;

static const GOptionEntry notice_options[] = {
  { "end", 0, 0, G_OPTION_ARG_FILENAME, &end_option, N_ ("The last day of the contract"), N_ ("DATE") },
  { "period", 0, 0, G_OPTION_ARG_FILENAME, &period_option, N_ ("How long before it notice is to be given: “3 months”, “90 days”"),
    N_ ("PERIOD") },
  { "renews", 0, 0, G_OPTION_ARG_FILENAME, &renews_option, N_ ("By how long it renews if nobody gives notice: “1 year”"),
    N_ ("PERIOD") },
  { "start", 0, 0, G_OPTION_ARG_FILENAME, &start_option, N_ ("The first day of the contract"), N_ ("DATE") },
  { NULL },
};

static gboolean
read_period (const char *option, const char *argument, RelnetPeriod *period)
{
  g_autofree char *text = relnet_cli_dup_text (argument);
  g_autofree char *problem = NULL;

  if (text == NULL)
    return FALSE;
  if (relnet_period_parse (text, period, &problem))
    return TRUE;
  relnet_cli_misuse ("%s: %s", option, problem);
  return FALSE;
}

static void
add_notice (JsonBuilder *builder, const RelnetNoticeDate *date, const char *today, const char *message)
{
  relnet_cli_json_text (builder, "notice_by", date->notice_by);
  relnet_cli_json_text (builder, "end", date->ends_on);
  relnet_cli_json_text (builder, "state", relnet_notice_state_to_name (date->state));
  relnet_cli_json_int (builder, "days_left", relnet_date_days_between (today, date->notice_by));
  relnet_cli_json_int (builder, "renewals", date->renewals);
  relnet_cli_json_text (builder, "message", message);
}

/* The day alone on standard output, for a script; what else is to be known, beside it. */
static RelnetCliStatus
run_notice (RelnetCli *cli, char **arguments)
{
  g_autofree char *today = relnet_clock_dup_today (cli->clock);
  g_autofree char *end = NULL;
  g_autofree char *start = NULL;
  g_autofree char *problem = NULL;
  g_autofree char *message = NULL;
  RelnetNoticeTerms terms = { 0 };
  RelnetNoticeDate date;

  if (end_option == NULL || period_option == NULL)
    return relnet_cli_misuse (_ ("Say when the contract ends (--end) and how long the notice is (--period)."));
  end = relnet_cli_dup_date (cli, end_option);
  start = start_option != NULL ? relnet_cli_dup_date (cli, start_option) : g_strdup ("");
  if (end == NULL || start == NULL || !read_period ("--period", period_option, &terms.notice)
      || (renews_option != NULL && !read_period ("--renews", renews_option, &terms.renewal)))
    return RELNET_CLI_USAGE;
  terms.starts_on = start;
  terms.ends_on = end;
  if (!relnet_notice_date_compute (&terms, today, &date, &problem))
    return relnet_cli_misuse ("%s", problem);
  message = relnet_notice_date_describe (&terms, &date, today);
  if (cli->json)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();

      json_builder_begin_object (builder);
      add_notice (builder, &date, today, message);
      json_builder_end_object (builder);
      relnet_cli_print_json (builder);
    }
  else if (date.state != RELNET_NOTICE_TOO_LONG)
    relnet_cli_print ("%s\n", date.notice_by);
  if (date.state == RELNET_NOTICE_TOO_LONG || (!cli->json && (date.state != RELNET_NOTICE_OPEN || *date.missed != '\0')))
    relnet_cli_say ("%s", message);
  return date.state == RELNET_NOTICE_TOO_LONG ? RELNET_CLI_REFUSED : RELNET_CLI_DONE;
}

static void
print_contract (RelnetCli *cli, RelnetContract *contract, const char *today, JsonBuilder *builder)
{
  g_autofree char *title = relnet_contract_dup_title (contract);
  g_autofree char *message = relnet_contract_describe (contract, today);
  g_autofree char *notice = relnet_period_format (relnet_contract_get_notice (contract));
  g_autofree char *renewal = relnet_period_format (relnet_contract_get_renewal (contract));
  const char *given = relnet_contract_get_text (contract, RELNET_CONTRACT_NOTICE_GIVEN_ON);
  RelnetNoticeDate date;
  gboolean dated = relnet_contract_compute (contract, today, &date, NULL);

  if (!cli->json)
    {
      g_autofree char *with = relnet_contract_dup_with (contract);
      g_autofree char *safe_title = relnet_cli_escape (title);
      g_autofree char *safe_with = relnet_cli_escape (with);

      relnet_cli_print ("%s\t%s\t%s\t%s\n", dated && *given == '\0' ? date.notice_by : "-", safe_title, safe_with, message);
      return;
    }
  json_builder_begin_object (builder);
  relnet_cli_json_int (builder, "id", relnet_contract_get_id (contract));
  relnet_cli_json_text (builder, "what", title);
  relnet_cli_json_text (builder, "person", relnet_contract_get_person_name (contract));
  relnet_cli_json_int (builder, "person_id", relnet_contract_get_person_id (contract));
  relnet_cli_json_text (builder, "organisation", relnet_contract_get_text (contract, RELNET_CONTRACT_ORGANISATION));
  relnet_cli_json_text (builder, "notice", notice);
  relnet_cli_json_text (builder, "renews", renewal);
  relnet_cli_json_text (builder, "notice_given", *given != '\0' ? given : NULL);
  if (dated)
    add_notice (builder, &date, today, message);
  else
    relnet_cli_json_text (builder, "message", message);
  json_builder_end_object (builder);
  relnet_cli_print_json (builder);
}

static RelnetCliStatus
run_contracts (RelnetCli *cli, char **arguments)
{
  g_autofree char *today = relnet_clock_dup_today (cli->clock);
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr (GPtrArray) contracts = NULL;
  g_autoptr (GError) error = NULL;
  gboolean missing;

  if (!relnet_cli_open_snapshot (cli, &missing))
    return missing ? RELNET_CLI_DONE : RELNET_CLI_REFUSED;
  contracts = relnet_contract_store_load_list (relnet_database_get_reader (cli->database), today, &error);
  if (contracts == NULL)
    return relnet_cli_refuse (error);
  for (guint i = 0; i < contracts->len; i++)
    print_contract (cli, g_ptr_array_index (contracts, i), today, builder);
  return RELNET_CLI_DONE;
}

const RelnetCliCommand relnet_cli_contract_commands[] = {
  { "notice", NULL, N_ ("Say by when notice is to be given to end a contract"), 0, 0, notice_options, run_notice },
  { "contracts", NULL, N_ ("List the contracts by the last day to give notice"), 0, 0, NULL, run_contracts },
  { NULL },
};

/* coach. */

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#include "relnet-account-store.h"
#include "relnet-account.h"
#include "relnet-cli-output.h"
#include "relnet-cli.h"
#include "relnet-coach-advice.h"

/* Nobody writes a message that is longer; a disk image on standard input is a mistake. */
#define MAX_TEXT (64 * 1024 * 1024)
#define CHUNK 65536

static char **to_option;
static char *language_option;
static char *register_option;

static const GOptionEntry coach_options[] = {
  { "to", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &to_option, N_ ("Who the text is for; may be given several times"), N_ ("PERSON") },
  { "lang", 0, 0, G_OPTION_ARG_FILENAME, &language_option, N_ ("fr or en: the language of the text, where it does not say itself"),
    N_ ("LANGUAGE") },
  { "register", 0, 0, G_OPTION_ARG_FILENAME, &register_option, N_ ("tu or vous, instead of the person’s register"),
    N_ ("REGISTER") },
  { NULL },
};

/* What stands on standard input; what is wrong with it is said. */
static char *
read_text (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  char chunk[CHUNK];
  const char *end;
  size_t n;

  while ((n = fread (chunk, 1, sizeof chunk, stdin)) > 0)
    {
      g_string_append_len (text, chunk, (gssize) n);
      if (text->len > MAX_TEXT)
        {
          relnet_cli_say (_ ("This is longer than any message."));
          return NULL;
        }
    }
  if (ferror (stdin))
    {
      relnet_cli_say (_ ("The text could not be read: %s."), g_strerror (errno));
      return NULL;
    }
  if (!g_utf8_validate_len (text->str, text->len, &end))
    {
      relnet_cli_say (_ ("The text is not in UTF-8, from byte %lu on. Convert it first."), (gulong) (end - text->str) + 1);
      return NULL;
    }
  return g_strdup (text->str);
}

static void
print_finding (RelnetCli *cli, const RelnetCoachFinding *finding, JsonBuilder *builder)
{
  const char *rule = relnet_coach_rule_to_name (finding->rule), *state = finding->warn ? "warn" : "ok";

  if (!cli->json)
    {
      g_autofree char *message = relnet_cli_escape (finding->message), *reason = relnet_cli_escape (finding->reason);

      relnet_cli_print ("%s\t%s\t%u\t%u\t%s\t%s\n", rule, state, finding->start, finding->end, message, reason);
      return;
    }
  json_builder_begin_object (builder);
  relnet_cli_json_text (builder, "rule", rule);
  relnet_cli_json_text (builder, "state", state);
  relnet_cli_json_int (builder, "start", finding->start);
  relnet_cli_json_int (builder, "end", finding->end);
  relnet_cli_json_text (builder, "message", finding->message);
  relnet_cli_json_text (builder, "reason", finding->reason);
  json_builder_end_object (builder);
  relnet_cli_print_json (builder);
}

static RelnetCliStatus
run_coach (RelnetCli *cli, char **arguments)
{
  g_autoptr (GArray) people = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) accounts = NULL, findings = NULL;
  g_autoptr (RelnetCoachFacts) facts = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  RelnetConnection *reader;
  gboolean missing;

  if (to_option == NULL)
    return relnet_cli_misuse (_ ("Say who it is for: --to."));
  if (language_option != NULL && strcmp (language_option, "fr") != 0 && strcmp (language_option, "en") != 0)
    return relnet_cli_misuse (_ ("The coach reads French and English: --lang is fr or en."));
  if (register_option != NULL && strcmp (register_option, "tu") != 0 && strcmp (register_option, "vous") != 0)
    return relnet_cli_misuse (_ ("--register is tu or vous."));
  if (!relnet_cli_open_snapshot (cli, &missing))
    {
      if (missing)
        relnet_cli_say (_ ("There is no database “%s” yet."), cli->path);
      return RELNET_CLI_REFUSED;
    }
  for (guint i = 0; to_option[i] != NULL; i++)
    {
      gint64 id = relnet_cli_find_person (cli, to_option[i]);

      if (id == 0)
        return RELNET_CLI_REFUSED;
      g_array_append_val (people, id);
    }
  text = read_text ();
  if (text == NULL)
    return RELNET_CLI_REFUSED;
  reader = relnet_database_get_reader (cli->database);
  accounts = relnet_account_store_load_all (reader, NULL);
  facts = relnet_coach_facts_load (reader, cli->clock, (const gint64 *) (gpointer) people->data, people->len,
                                   accounts != NULL && accounts->len > 0 ? relnet_account_get_name (g_ptr_array_index (accounts, 0)) : NULL,
                                   &error);
  if (facts == NULL || !relnet_coach_facts_look_up (facts, reader, text, language_option, &error))
    return relnet_cli_refuse (error);
  findings = relnet_coach_check (text, language_option, register_option, facts, 0);
  for (guint i = 0; i < findings->len; i++)
    print_finding (cli, g_ptr_array_index (findings, i), builder);
  return RELNET_CLI_DONE;
}

const RelnetCliCommand relnet_cli_coach_commands[] = {
  { "coach", N_ ("--to=PERSON"), N_ ("Look at a message on standard input as a thoughtful colleague would"), 0, 0, coach_options,
    run_coach },
  { NULL },
};

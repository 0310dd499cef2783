/* template list, template render. */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "relnet-account-store.h"
#include "relnet-account.h"
#include "relnet-cli-output.h"
#include "relnet-cli.h"
#include "relnet-template-situation.h"
#include "relnet-template-text.h"
#include "relnet-template.h"

static char *to_option;
static char *about_option;
static char *topic_option;
static char *language_option;
static char *register_option;

static const GOptionEntry template_options[] = {
  { "to", 0, 0, G_OPTION_ARG_FILENAME, &to_option, N_ ("Who the message is for"), N_ ("PERSON") },
  { "about", 0, 0, G_OPTION_ARG_FILENAME, &about_option, N_ ("Who else it is about"), N_ ("PERSON") },
  { "topic", 0, 0, G_OPTION_ARG_FILENAME, &topic_option, N_ ("What it is about"), N_ ("TEXT") },
  { "lang", 0, 0, G_OPTION_ARG_FILENAME, &language_option, N_ ("fr or en, instead of the person’s language"), N_ ("LANGUAGE") },
  { "register", 0, 0, G_OPTION_ARG_FILENAME, &register_option, N_ ("tu or vous, instead of the person’s register"),
    N_ ("REGISTER") },
  { NULL },
};

static const char *
get_origin (RelnetMessageTemplate *template_)
{
  if (relnet_message_template_is_own (template_))
    return "own";
  return relnet_message_template_is_changed (template_) ? "changed" : "relnet";
}

static void
print_template (RelnetCli *cli, RelnetMessageTemplate *template_, JsonBuilder *builder)
{
  const char *reg = relnet_message_template_get_register (template_);

  if (!cli->json)
    {
      g_autofree char *name = relnet_cli_escape (relnet_message_template_get_situation (template_));
      g_autofree char *label = relnet_cli_escape (relnet_message_template_get_label (template_));

      relnet_cli_print ("%s\t%s\t%s\t%s\n", name, relnet_message_template_get_language (template_), reg, label);
      return;
    }
  json_builder_begin_object (builder);
  relnet_cli_json_text (builder, "name", relnet_message_template_get_situation (template_));
  relnet_cli_json_text (builder, "label", relnet_message_template_get_label (template_));
  relnet_cli_json_text (builder, "language", relnet_message_template_get_language (template_));
  relnet_cli_json_text (builder, "register", *reg != '\0' ? reg : NULL);
  relnet_cli_json_text (builder, "origin", get_origin (template_));
  relnet_cli_json_text (builder, "subject", relnet_message_template_get_subject (template_));
  json_builder_end_object (builder);
  relnet_cli_print_json (builder);
}

/* Without a book there are those of RelNet. */
static void
list_originals (RelnetCli *cli, JsonBuilder *builder)
{
  const RelnetTemplateSituation *situations;
  guint n;

  situations = relnet_template_situation_get_all (&n);
  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < RELNET_TEMPLATE_N_VARIANTS; j++)
      {
        g_autoptr (RelnetMessageTemplate) original = relnet_template_load_original (
            situations[i].name, relnet_template_variants[j].language, relnet_template_variants[j].reg);

        if (original != NULL)
          print_template (cli, original, builder);
      }
}

static RelnetCliStatus
run_list (RelnetCli *cli)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr (GPtrArray) names = NULL;
  g_autoptr (GError) error = NULL;
  gboolean missing;

  if (!relnet_cli_open_existing (cli, &missing))
    {
      if (missing)
        list_originals (cli, builder);
      return missing ? RELNET_CLI_DONE : RELNET_CLI_REFUSED;
    }
  names = relnet_template_list_situations (relnet_database_get_reader (cli->database), &error);
  for (guint i = 0; names != NULL && i < names->len; i++)
    {
      g_autoptr (GPtrArray) variants = relnet_template_list_variants (relnet_database_get_reader (cli->database),
                                                                      g_ptr_array_index (names, i), &error);

      if (variants == NULL)
        break;
      for (guint j = 0; j < variants->len; j++)
        print_template (cli, g_ptr_array_index (variants, j), builder);
    }
  return error == NULL ? RELNET_CLI_DONE : relnet_cli_refuse (error);
}

static void
add_gaps (GPtrArray *gaps, const char *text)
{
  gsize start, end;

  for (; relnet_template_text_find_gap (text, &start, &end); text += end)
    g_ptr_array_add (gaps, g_strndup (text + start + strlen (RELNET_TEMPLATE_GAP_START),
                                      end - start - strlen (RELNET_TEMPLATE_GAP_START) - strlen (RELNET_TEMPLATE_GAP_END)));
}

/* What is left to fill in is told on standard error, for those who do not read JSON. */
static void
print_message (RelnetCli *cli, RelnetMessageTemplate *made, gint64 person)
{
  const char *subject = relnet_message_template_get_subject (made), *body = relnet_message_template_get_body (made);
  const char *reg = relnet_message_template_get_register (made);
  g_autoptr (GPtrArray) gaps = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (JsonBuilder) builder = NULL;

  add_gaps (gaps, subject);
  add_gaps (gaps, body);
  if (!cli->json)
    {
      relnet_cli_print ("%s\n\n%s", subject, body);
      if (gaps->len > 0)
        relnet_cli_say (ngettext ("%u place waits for your words, between ⟨ and ⟩.",
                                  "%u places wait for your words, between ⟨ and ⟩.", gaps->len),
                        gaps->len);
      return;
    }
  builder = json_builder_new_immutable ();
  json_builder_begin_object (builder);
  relnet_cli_json_text (builder, "name", relnet_message_template_get_situation (made));
  relnet_cli_json_int (builder, "person_id", person);
  relnet_cli_json_text (builder, "language", relnet_message_template_get_language (made));
  relnet_cli_json_text (builder, "register", *reg != '\0' ? reg : NULL);
  relnet_cli_json_text (builder, "subject", subject);
  relnet_cli_json_text (builder, "body", body);
  relnet_cli_json_texts (builder, "gaps", gaps);
  json_builder_end_object (builder);
  relnet_cli_print_json (builder);
}

static RelnetCliStatus
run_render (RelnetCli *cli, const char *argument)
{
  g_autofree char *situation = relnet_cli_dup_text (argument), *topic = NULL;
  g_autoptr (RelnetMessageTemplate) original = NULL, made = NULL;
  g_autoptr (GPtrArray) accounts = NULL;
  g_autoptr (GError) error = NULL;
  RelnetTemplateRequest request = { .situation = situation, .language = language_option, .reg = register_option };
  RelnetConnection *reader;

  if (to_option == NULL)
    return relnet_cli_misuse (_ ("Say who it is for: --to."));
  if (language_option != NULL && strcmp (language_option, "fr") != 0 && strcmp (language_option, "en") != 0)
    return relnet_cli_misuse (_ ("Templates are in French or English: --lang is fr or en."));
  if (register_option != NULL && strcmp (register_option, "tu") != 0 && strcmp (register_option, "vous") != 0)
    return relnet_cli_misuse (_ ("--register is tu or vous."));
  topic = topic_option != NULL ? relnet_cli_dup_text (topic_option) : NULL;
  if (situation == NULL || (topic_option != NULL && topic == NULL))
    return RELNET_CLI_USAGE;
  if (!relnet_cli_open (cli))
    return RELNET_CLI_REFUSED;
  reader = relnet_database_get_reader (cli->database);
  request.topic = topic;
  request.person_id = relnet_cli_find_person (cli, to_option);
  if (request.person_id == 0)
    return RELNET_CLI_REFUSED;
  if (about_option != NULL)
    {
      request.other_id = relnet_cli_find_person (cli, about_option);
      if (request.other_id == 0)
        return RELNET_CLI_REFUSED;
    }
  accounts = relnet_account_store_load_all (reader, NULL);
  if (accounts != NULL && accounts->len > 0)
    request.me = relnet_account_get_name (g_ptr_array_index (accounts, 0));
  made = relnet_template_make (reader, cli->clock, &request, &error);
  if (made == NULL)
    return relnet_cli_refuse (error);
  print_message (cli, made, request.person_id);
  /* One that was stored with a mistake is used as it is, and that is said. */
  original = relnet_template_load (reader, situation, relnet_message_template_get_language (made),
                                   relnet_message_template_get_register (made), NULL);
  if (original != NULL
      && (!relnet_template_text_check (relnet_message_template_get_subject (original), &error)
          || !relnet_template_text_check (relnet_message_template_get_body (original), &error)))
    relnet_cli_say ("%s", error->message);
  return RELNET_CLI_DONE;
}

static RelnetCliStatus
run_template (RelnetCli *cli, char **arguments)
{
  const guint n = g_strv_length (arguments);

  if (strcmp (arguments[0], "list") == 0 && n == 1)
    return run_list (cli);
  if (strcmp (arguments[0], "render") == 0 && n == 2)
    return run_render (cli, arguments[1]);
  return relnet_cli_misuse (_ ("Say “template list”, or “template render NAME --to=PERSON”."));
}

const RelnetCliCommand relnet_cli_template_commands[] = {
  { "template", N_ ("list | render NAME --to=PERSON"), N_ ("List the templates of messages, or make a message from one"), 1, 2,
    template_options, run_template },
  { NULL },
};

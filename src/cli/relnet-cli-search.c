/* search. */

#include <glib/gi18n-lib.h>

#include "relnet-cli-output.h"
#include "relnet-cli.h"
#include "relnet-search-match.h"
#include "relnet-search-texts.h"
#include "relnet-search-thing.h"

/* More than this of a kind is not a search. */
#define MAX_FOUND 1000

static void
print_found (RelnetCli *cli, JsonBuilder *builder, const char *kind, gint64 id, const char *text, const char *about,
             const char *date)
{
  if (!cli->json)
    {
      g_autofree char *safe_text = relnet_cli_escape (text), *safe_about = relnet_cli_escape (about);

      relnet_cli_print ("%s\t%" G_GINT64_FORMAT "\t%s\t%s\t%s\n", kind, id, safe_text, safe_about, date);
      return;
    }
  json_builder_begin_object (builder);
  relnet_cli_json_text (builder, "kind", kind);
  relnet_cli_json_int (builder, "id", id);
  relnet_cli_json_text (builder, "text", text);
  relnet_cli_json_text (builder, "about", about);
  relnet_cli_json_text (builder, "date", *date != '\0' ? date : NULL);
  json_builder_end_object (builder);
  relnet_cli_print_json (builder);
}

/* As the search of the window finds it below the people, whom `people` finds. */
static RelnetCliStatus
run_search (RelnetCli *cli, char **arguments)
{
  /* Words need no quotes. */
  g_autofree char *words = g_strjoinv (" ", arguments);
  g_autofree char *query = relnet_cli_dup_text (words);
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr (GPtrArray) things = NULL;
  g_autoptr (GPtrArray) texts = NULL;
  g_autoptr (GError) error = NULL;
  gboolean missing;

  if (query == NULL)
    return RELNET_CLI_USAGE;
  if (!relnet_cli_open_snapshot (cli, &missing))
    return missing ? RELNET_CLI_DONE : RELNET_CLI_REFUSED;
  things = relnet_search_things_find (relnet_database_get_reader (cli->database), query, MAX_FOUND, &error);
  if (things != NULL)
    texts = relnet_search_texts_find (relnet_database_get_reader (cli->database), query, MAX_FOUND, &error);
  if (texts == NULL)
    return relnet_cli_refuse (error);
  for (guint i = 0; i < things->len; i++)
    {
      RelnetSearchThing *thing = g_ptr_array_index (things, i);
      g_autofree char *about = relnet_search_thing_describe (thing);

      print_found (cli, builder, relnet_search_thing_get_kind_name (thing), relnet_search_thing_get_id (thing),
                   relnet_search_thing_get_title (thing), about, relnet_search_thing_get_date (thing));
    }
  for (guint i = 0; i < texts->len; i++)
    {
      RelnetSearchMatch *match = g_ptr_array_index (texts, i);
      RelnetPersonSummary *person = relnet_search_match_get_person (match);

      print_found (cli, builder, *relnet_search_match_get_date (match) != '\0' ? "interaction" : "note",
                   relnet_person_summary_get_id (person), relnet_search_match_get_text (match),
                   relnet_person_summary_get_name (person), relnet_search_match_get_date (match));
    }
  return RELNET_CLI_DONE;
}

const RelnetCliCommand relnet_cli_search_commands[] = {
  { "search", N_ ("WORD…"), N_ ("Find goals, commitments, introductions, meet-ups, contracts and what is written about people"), 1,
    -1, NULL, run_search },
  { NULL },
};

/* people, show. */

#include <glib/gi18n-lib.h>

#include "relnet-cli-output.h"
#include "relnet-cli-record.h"
#include "relnet-interaction-store.h"
#include "relnet-person-merge.h"
#include "relnet-person-store.h"
#include "relnet-search.h"

/* A timeline is read in pages, so that a long one needs no more memory than a short one. */
#define PAGE 200
/* More than this is not a search. */
#define MAX_FOUND 100000
/* A search that cannot read everything in this many seconds, as in a damaged file, looks at the names only. */
#define MAX_PREPARING 60

static void
found_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **found = user_data;

  *found = g_object_ref (result);
}

static gboolean
preparing_timed_out_cb (gpointer data)
{
  *(guint *) data = 0;
  return G_SOURCE_REMOVE;
}

/* Whom the search of the window finds, the best first. */
static GArray *
find_people (RelnetCli *cli, const char *query, GError **error)
{
  g_autoptr (RelnetSearch) search = relnet_search_new (cli->database);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) matches = NULL;
  guint timeout;
  gboolean more;

  relnet_search_prepare (search);
  timeout = g_timeout_add_seconds (MAX_PREPARING, preparing_timed_out_cb, &timeout);
  while (!relnet_search_get_ready (search) && timeout != 0)
    g_main_context_iteration (NULL, TRUE);
  g_clear_handle_id (&timeout, g_source_remove);
  relnet_search_find_people_async (search, query, MAX_FOUND, NULL, found_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  matches = relnet_search_find_people_finish (search, result, &more, error);
  if (matches == NULL)
    return NULL;
  for (guint i = 0; i < matches->len; i++)
    {
      gint64 id = relnet_person_summary_get_id (relnet_search_match_get_person (g_ptr_array_index (matches, i)));

      g_array_append_val (ids, id);
    }
  return g_steal_pointer (&ids);
}

static RelnetCliStatus
run_people (RelnetCli *cli, char **arguments)
{
  g_autofree char *query = NULL, *words = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  gboolean missing;

  /* Words need no quotes. */
  words = g_strjoinv (" ", arguments);
  query = relnet_cli_dup_text (words);
  if (query == NULL)
    return RELNET_CLI_USAGE;
  if (!relnet_cli_open_snapshot (cli, &missing))
    return missing ? RELNET_CLI_DONE : RELNET_CLI_REFUSED;
  if (*query == '\0')
    ids = relnet_person_store_list_ids (relnet_database_get_reader (cli->database), &error);
  else
    ids = find_people (cli, query, &error);
  if (ids == NULL)
    return relnet_cli_refuse (error);
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (RelnetCliRecord) record = relnet_cli_record_load (cli, g_array_index (ids, gint64, i), &error);

      if (record == NULL)
        {
          /* Deleted in the window since the list was read. */
          if (!g_error_matches (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_NOT_FOUND))
            return relnet_cli_refuse (error);
          g_clear_error (&error);
          continue;
        }
      if (!cli->json)
        {
          relnet_cli_record_print_line (record);
          continue;
        }
      json_builder_begin_object (builder);
      relnet_cli_record_to_json (record, builder);
      json_builder_end_object (builder);
      relnet_cli_print_json (builder);
    }
  return RELNET_CLI_DONE;
}

/* Calls @each for every interaction with a person, newest first. */
static gboolean
walk_timeline (RelnetCli *cli, gint64 person, void (*each) (RelnetInteraction *, gpointer), gpointer data, GError **error)
{
  RelnetTimelineFilter filter = { .person_id = person };
  g_autoptr (RelnetInteraction) last = NULL;

  for (;;)
    {
      g_autoptr (GPtrArray) page = relnet_interaction_store_load_page (relnet_database_get_reader (cli->database), &filter,
                                                                       last, PAGE, error);

      if (page == NULL)
        return FALSE;
      for (guint i = 0; i < page->len; i++)
        each (g_ptr_array_index (page, i), data);
      if (page->len < PAGE)
        return TRUE;
      g_set_object (&last, g_ptr_array_index (page, page->len - 1));
    }
}

static void
add_to_json (RelnetInteraction *interaction, gpointer data)
{
  relnet_cli_interaction_to_json (interaction, data);
}

static void
print_line (RelnetInteraction *interaction, gpointer data)
{
  relnet_cli_interaction_print_line (interaction);
}

static void
print_list (const char *label, GListStore *list)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr (RelnetContactPoint) point = g_list_model_get_item (G_LIST_MODEL (list), i);

      relnet_cli_print_field (label, relnet_contact_point_get_value (point));
    }
}

static void
print_joined (const char *label, GPtrArray *values)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < values->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", (const char *) g_ptr_array_index (values, i));
  relnet_cli_print_field (label, text->str);
}

static void
print_positions (RelnetPerson *person)
{
  GListModel *positions = G_LIST_MODEL (relnet_person_get_positions (person));

  for (guint i = 0; i < g_list_model_get_n_items (positions); i++)
    {
      g_autoptr (RelnetPosition) position = g_list_model_get_item (positions, i);
      g_autoptr (GString) text = g_string_new (relnet_position_get_title (position));

      if (*relnet_position_get_organisation (position) != '\0')
        g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", relnet_position_get_organisation (position));
      if (relnet_position_get_from_year (position) != 0 || relnet_position_get_to_year (position) != 0)
        {
          g_string_append (text, ", ");
          if (relnet_position_get_from_year (position) != 0)
            g_string_append_printf (text, "%d", relnet_position_get_from_year (position));
          g_string_append (text, "–");
          if (relnet_position_get_to_year (position) != 0)
            g_string_append_printf (text, "%d", relnet_position_get_to_year (position));
        }
      relnet_cli_print_field (_ ("Position"), text->str);
    }
}

static RelnetCliStatus
print_person (RelnetCli *cli, RelnetCliRecord *record)
{
  static const struct
  {
    RelnetPersonText text;
    const char *label;
  } texts[] = {
    { RELNET_PERSON_BIRTHDAY, N_ ("Birthday") },    { RELNET_PERSON_CITY, N_ ("City") },
    { RELNET_PERSON_COUNTRY, N_ ("Country") },      { RELNET_PERSON_SECTOR, N_ ("Sector") },
    { RELNET_PERSON_FUNCTION, N_ ("Function") },    { RELNET_PERSON_EXPERTISE, N_ ("Expertise") },
    { RELNET_PERSON_LANGUAGE, N_ ("Language") },    { RELNET_PERSON_REGISTER, N_ ("Register") },
    { RELNET_PERSON_PREFERS, N_ ("Prefers") },      { RELNET_PERSON_INTERESTS, N_ ("Interests") },
    { RELNET_PERSON_MATTERS, N_ ("What matters") }, { RELNET_PERSON_THEIR_GOALS, N_ ("Their goals") },
    { RELNET_PERSON_MET_DATE, N_ ("Met on") },      { RELNET_PERSON_MET_PLACE, N_ ("Met at") },
    { RELNET_PERSON_MET_THROUGH, N_ ("Met through") }, { RELNET_PERSON_MET_CONTEXT, N_ ("How we met") },
    { RELNET_PERSON_NOTE, N_ ("Note") },            { RELNET_PERSON_PAUSED_UNTIL, N_ ("Paused until") },
  };
  g_autofree char *name = relnet_cli_escape (relnet_person_get_name (record->person));
  g_autoptr (GError) error = NULL;
  int cadence = relnet_person_summary_get_cadence_days (record->summary);

  relnet_cli_print ("%s\n", name);
  print_positions (record->person);
  print_list (_ ("E-mail"), relnet_person_get_emails (record->person));
  print_list (_ ("Phone"), relnet_person_get_phones (record->person));
  print_list (_ ("Link"), relnet_person_get_links (record->person));
  print_joined (_ ("Circles"), record->circles);
  print_joined (_ ("Tags"), relnet_person_get_tags (record->person));
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    relnet_cli_print_field (_ (texts[i].label), relnet_person_get_text (record->person, texts[i].text));
  relnet_cli_print_field (_ ("Last contact"), relnet_person_summary_get_last_contact (record->summary));
  if (cadence > 0)
    {
      g_autofree char *text = g_strdup_printf (ngettext ("%d day", "%d days", cadence), cadence);

      relnet_cli_print_field (_ ("Cadence"), text);
    }
  if (record->overdue_days > 0)
    {
      g_autofree char *text = g_strdup_printf (ngettext ("%d day", "%d days", record->overdue_days), record->overdue_days);

      relnet_cli_print_field (_ ("Overdue by"), text);
    }
  relnet_cli_print ("\n");
  if (!walk_timeline (cli, relnet_person_get_id (record->person), print_line, NULL, &error))
    return relnet_cli_refuse (error);
  return RELNET_CLI_DONE;
}

static RelnetCliStatus
run_show (RelnetCli *cli, char **arguments)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr (RelnetCliRecord) record = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  if (!relnet_cli_need_snapshot (cli))
    return RELNET_CLI_REFUSED;
  id = relnet_cli_find_person (cli, arguments[0]);
  if (id == 0)
    return RELNET_CLI_REFUSED;
  record = relnet_cli_record_load (cli, id, &error);
  if (record == NULL)
    return relnet_cli_refuse (error);
  if (!cli->json)
    return print_person (cli, record);
  json_builder_begin_object (builder);
  relnet_cli_record_to_json (record, builder);
  json_builder_set_member_name (builder, "timeline");
  json_builder_begin_array (builder);
  if (!walk_timeline (cli, id, add_to_json, builder, &error))
    return relnet_cli_refuse (error);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  relnet_cli_print_json (builder);
  return RELNET_CLI_DONE;
}

typedef struct
{
  RelnetClock *clock;
  gint64 from;
  gint64 into;
} Merge;

static gboolean
merge_func (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  Merge *merge = data;

  return relnet_person_merge (connection, changes, merge->from, merge->into, merge->clock, error);
}

static RelnetCliStatus
run_merge (RelnetCli *cli, char **arguments)
{
  Merge merge = { .clock = cli->clock };
  g_autoptr (RelnetCliRecord) record = NULL;
  g_autoptr (JsonBuilder) builder = NULL;
  g_autoptr (GError) error = NULL;

  if (!relnet_cli_open (cli))
    return RELNET_CLI_REFUSED;
  merge.from = relnet_cli_find_person (cli, arguments[0]);
  merge.into = merge.from != 0 ? relnet_cli_find_person (cli, arguments[1]) : 0;
  if (merge.into == 0)
    return RELNET_CLI_REFUSED;
  if (!relnet_database_write (cli->database, merge_func, &merge, &error))
    return relnet_cli_refuse (error);
  record = relnet_cli_record_load (cli, merge.into, &error);
  if (record == NULL)
    return relnet_cli_refuse (error);
  if (!cli->json)
    return print_person (cli, record);
  builder = json_builder_new_immutable ();
  json_builder_begin_object (builder);
  relnet_cli_record_to_json (record, builder);
  json_builder_end_object (builder);
  relnet_cli_print_json (builder);
  return RELNET_CLI_DONE;
}

const RelnetCliCommand relnet_cli_people_commands[] = {
  { "people", N_ ("[QUERY]"), N_ ("List people, or find some"), 0, -1, NULL, run_people },
  { "show", N_ ("PERSON"), N_ ("Show a person and the timeline"), 1, 1, NULL, run_show },
  { "merge", N_ ("PERSON PERSON"), N_ ("Make one of two entries: the first goes, the second gets all it had"), 2, 2, NULL,
    run_merge },
  { NULL },
};

/* introduce, introduction, introductions. */

#include <glib/gi18n-lib.h>

#include "relnet-cli-output.h"
#include "relnet-cli.h"
#include "relnet-introduction-store.h"

static char *reason_a_option;
static char *reason_b_option;
static char *to_option;
static char *by_option;
static char *outcome_option;
static gboolean blind_option;

static const GOptionEntry introduce_options[] = {
  { "reason-a", 0, 0, G_OPTION_ARG_FILENAME, &reason_a_option, N_ ("Why it makes sense for the first person"), N_ ("TEXT") },
  { "reason-b", 0, 0, G_OPTION_ARG_FILENAME, &reason_b_option, N_ ("Why it makes sense for the second person"), N_ ("TEXT") },
  { NULL },
};

static const GOptionEntry introduction_options[] = {
  { "to", 0, 0, G_OPTION_ARG_FILENAME, &to_option,
    N_ ("Where it goes: asked-a, asked-b, both-agreed, introduced, outcome, thanked, declined or no-answer"), N_ ("STATE") },
  { "blind", 0, 0, G_OPTION_ARG_NONE, &blind_option, N_ ("Introduce them though not both have agreed"), NULL },
  { "by", 0, 0, G_OPTION_ARG_FILENAME, &by_option, N_ ("Who declined or did not answer, if it is not clear: a or b"),
    N_ ("SIDE") },
  { "outcome", 0, 0, G_OPTION_ARG_FILENAME, &outcome_option, N_ ("What came of it"), N_ ("TEXT") },
  { NULL },
};

static void
add_side (JsonBuilder *builder, RelnetIntroduction *introduction, RelnetIntroductionSide side, const char *const names[3])
{
  relnet_cli_json_text (builder, names[0], relnet_introduction_get_name (introduction, side));
  relnet_cli_json_int (builder, names[1], relnet_introduction_get_person_id (introduction, side));
  relnet_cli_json_text (builder, names[2], relnet_introduction_get_reason (introduction, side));
}

static void
add_next (JsonBuilder *builder, RelnetIntroduction *introduction)
{
  json_builder_set_member_name (builder, "next");
  json_builder_begin_array (builder);
  for (int to = 0; to < RELNET_N_INTRODUCTION_STATES; to++)
    if (relnet_introduction_can_go (introduction, (RelnetIntroductionState) to, NULL) == RELNET_INTRODUCTION_ALLOWED)
      json_builder_add_string_value (builder, relnet_introduction_state_to_name ((RelnetIntroductionState) to));
  json_builder_end_array (builder);
}

static void
print_introduction (RelnetCli *cli, RelnetIntroduction *introduction)
{
  static const char *const first[3] = { "a", "a_id", "reason_a" }, *const second[3] = { "b", "b_id", "reason_b" };
  g_autofree char *today = relnet_clock_dup_today (cli->clock);
  g_autofree char *status = relnet_introduction_dup_status (introduction, today, NULL);
  g_autofree char *due = relnet_introduction_dup_due (introduction);
  RelnetIntroductionState state = relnet_introduction_get_state (introduction);
  RelnetIntroductionSide to_tell = relnet_introduction_get_to_tell (introduction);
  const char *since = relnet_introduction_get_text (introduction, RELNET_INTRODUCTION_STATE_ON);
  g_autoptr (JsonBuilder) builder = NULL;

  if (!cli->json)
    {
      g_autofree char *title = relnet_introduction_dup_title (introduction, TRUE);
      g_autofree char *safe_title = relnet_cli_escape (title), *safe_status = relnet_cli_escape (status);

      relnet_cli_print ("%" G_GINT64_FORMAT "\t%s\t%s\t%s\t%s\n", relnet_introduction_get_id (introduction), safe_title,
                        relnet_introduction_state_to_label (state), since, safe_status);
      return;
    }
  builder = json_builder_new_immutable ();
  json_builder_begin_object (builder);
  relnet_cli_json_int (builder, "id", relnet_introduction_get_id (introduction));
  add_side (builder, introduction, RELNET_SIDE_FIRST, first);
  add_side (builder, introduction, RELNET_SIDE_SECOND, second);
  relnet_cli_json_text (builder, "state", relnet_introduction_state_to_name (state));
  relnet_cli_json_text (builder, "since", since);
  relnet_cli_json_text (builder, "due", due);
  json_builder_set_member_name (builder, "waiting");
  json_builder_add_boolean_value (builder, relnet_introduction_is_waiting (introduction, today));
  json_builder_set_member_name (builder, "blind");
  json_builder_add_boolean_value (builder, relnet_introduction_get_blind (introduction));
  relnet_cli_json_text (builder, "to_tell",
                        to_tell != RELNET_SIDE_NONE ? relnet_introduction_get_name (introduction, to_tell) : NULL);
  relnet_cli_json_text (builder, "outcome", relnet_introduction_get_text (introduction, RELNET_INTRODUCTION_OUTCOME_TEXT));
  relnet_cli_json_text (builder, "status", status);
  add_next (builder, introduction);
  json_builder_end_object (builder);
  relnet_cli_print_json (builder);
}

static RelnetCliStatus
print_stored (RelnetCli *cli, gint64 id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RelnetIntroduction) introduction
      = relnet_introduction_store_load (relnet_database_get_reader (cli->database), id, &error);

  if (introduction == NULL)
    return relnet_cli_refuse (error);
  print_introduction (cli, introduction);
  return RELNET_CLI_DONE;
}

typedef struct
{
  RelnetCli *cli;
  RelnetIntroduction *introduction;
  gint64 id;
  RelnetIntroductionMove move;
} Write;

static gboolean
insert_func (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  Write *write = data;

  return relnet_introduction_store_insert (connection, changes, write->introduction, write->cli->clock, error);
}

static gboolean
move_func (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  Write *write = data;

  return relnet_introduction_store_move (connection, changes, write->id, &write->move, write->cli->clock, error);
}

static RelnetCliStatus
run_introduce (RelnetCli *cli, char **arguments)
{
  g_autofree char *reason_a = relnet_cli_dup_text (reason_a_option);
  g_autofree char *reason_b = relnet_cli_dup_text (reason_b_option);
  g_autoptr (RelnetIntroduction) introduction = relnet_introduction_new ();
  Write write = { cli, introduction, 0, { 0 } };
  g_autoptr (GError) error = NULL;
  gint64 ids[2];

  if (reason_a == NULL || reason_b == NULL)
    return RELNET_CLI_USAGE;
  if (!relnet_cli_open (cli))
    return RELNET_CLI_REFUSED;
  for (guint i = 0; i < 2; i++)
    {
      ids[i] = relnet_cli_find_person (cli, arguments[i]);
      if (ids[i] == 0)
        return RELNET_CLI_REFUSED;
    }
  relnet_introduction_set_person (introduction, RELNET_SIDE_FIRST, ids[0], "", NULL, FALSE);
  relnet_introduction_set_person (introduction, RELNET_SIDE_SECOND, ids[1], "", NULL, FALSE);
  relnet_introduction_set_reason (introduction, RELNET_SIDE_FIRST, reason_a);
  relnet_introduction_set_reason (introduction, RELNET_SIDE_SECOND, reason_b);
  if (!relnet_database_write (cli->database, insert_func, &write, &error))
    return relnet_cli_refuse (error);
  return print_stored (cli, relnet_introduction_get_id (introduction));
}

static char *
list_states (void)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (int i = 0; i < RELNET_N_INTRODUCTION_STATES; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "",
                            relnet_introduction_state_to_name ((RelnetIntroductionState) i));
  return g_string_free (g_steal_pointer (&names), FALSE);
}

static RelnetCliStatus
run_introduction (RelnetCli *cli, char **arguments)
{
  g_autofree char *outcome = relnet_cli_dup_text (outcome_option);
  Write write = { cli, NULL, 0, { 0 } };
  g_autoptr (GError) error = NULL;

  if (outcome == NULL)
    return RELNET_CLI_USAGE;
  if (!g_ascii_string_to_signed (arguments[0], 10, 1, G_MAXINT64, &write.id, NULL))
    return relnet_cli_misuse (_ ("“%s” is not the number of an introduction, as “introductions” prints it."), arguments[0]);
  if (to_option != NULL && !relnet_introduction_state_from_name (to_option, &write.move.to))
    {
      g_autofree char *states = list_states ();

      return relnet_cli_misuse (_ ("“%s” is not a state of an introduction; these are: %s."), to_option, states);
    }
  if (by_option != NULL && g_strcmp0 (by_option, "a") != 0 && g_strcmp0 (by_option, "b") != 0)
    return relnet_cli_misuse (_ ("“%s” is neither “a” nor “b”."), by_option);
  if (!relnet_cli_need_database (cli))
    return RELNET_CLI_REFUSED;
  if (to_option != NULL)
    {
      write.move.insist = blind_option;
      write.move.ender = by_option == NULL ? RELNET_SIDE_NONE : *by_option == 'a' ? RELNET_SIDE_FIRST : RELNET_SIDE_SECOND;
      write.move.outcome = outcome;
      if (!relnet_database_write (cli->database, move_func, &write, &error))
        return relnet_cli_refuse (error);
    }
  return print_stored (cli, write.id);
}

static RelnetCliStatus
run_introductions (RelnetCli *cli, char **arguments)
{
  g_autoptr (GPtrArray) introductions = NULL;
  g_autoptr (GError) error = NULL;
  gboolean missing;

  if (!relnet_cli_open_snapshot (cli, &missing))
    return missing ? RELNET_CLI_DONE : RELNET_CLI_REFUSED;
  if (arguments[0] != NULL)
    {
      gint64 person = relnet_cli_find_person (cli, arguments[0]);

      if (person == 0)
        return RELNET_CLI_REFUSED;
      introductions
          = relnet_introduction_store_load_of (relnet_database_get_reader (cli->database), person, &error);
    }
  else
    introductions = relnet_introduction_store_load_all (relnet_database_get_reader (cli->database), G_MAXINT, &error);
  if (introductions == NULL)
    return relnet_cli_refuse (error);
  for (guint i = 0; i < introductions->len; i++)
    print_introduction (cli, g_ptr_array_index (introductions, i));
  return RELNET_CLI_DONE;
}

const RelnetCliCommand relnet_cli_introductions_commands[] = {
  { "introduce", N_ ("PERSON PERSON"), N_ ("Note that two people should meet, and why for each"), 2, 2, introduce_options,
    run_introduce },
  { "introduction", N_ ("NUMBER"), N_ ("Move an introduction on, or show it"), 1, 1, introduction_options, run_introduction },
  { "introductions", N_ ("[PERSON]"), N_ ("List the introductions, those under way first"), 0, 1, NULL, run_introductions },
  { NULL },
};

/* brief, meeting, meetings. */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "relnet-brief.h"
#include "relnet-cli-output.h"
#include "relnet-cli.h"
#include "relnet-date.h"
#include "relnet-meeting-store.h"
#include "relnet-text.h"
#include "relnet-time-of-day.h"

static char **with_options;
static char *at_option;
static char *minutes_option;
static char *place_option;
static char *channel_option;
static char *wants_option;
static char *state_option;

static const GOptionEntry meeting_options[] = {
  { "with", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &with_options, N_ ("Who else comes; once for each person"), N_ ("PERSON") },
  { "at", 0, 0, G_OPTION_ARG_FILENAME, &at_option, N_ ("The time of day, if it is known"), N_ ("TIME") },
  { "minutes", 0, 0, G_OPTION_ARG_FILENAME, &minutes_option, N_ ("How long it takes"), N_ ("NUMBER") },
  { "place", 0, 0, G_OPTION_ARG_FILENAME, &place_option, N_ ("Where"), N_ ("TEXT") },
  { "channel", 0, 0, G_OPTION_ARG_FILENAME, &channel_option, N_ ("in-person, video, phone …"), N_ ("CHANNEL") },
  { "wants", 0, 0, G_OPTION_ARG_FILENAME, &wants_option, N_ ("What you want from it"), N_ ("TEXT") },
  { NULL },
};

static const GOptionEntry state_options[] = {
  { "state", 0, 0, G_OPTION_ARG_FILENAME, &state_option, N_ ("planned, prepared, held or cancelled"), N_ ("STATE") },
  { NULL },
};

static void
print_meeting_members (JsonBuilder *builder, RelnetMeeting *meeting)
{
  relnet_cli_json_int (builder, "id", relnet_meeting_get_id (meeting));
  relnet_cli_json_text (builder, "day", relnet_meeting_get_day (meeting));
  relnet_cli_json_text (builder, "time", relnet_meeting_get_time (meeting));
  relnet_cli_json_int (builder, "minutes", relnet_meeting_get_minutes (meeting));
  relnet_cli_json_text (builder, "place", relnet_meeting_get_place (meeting));
  relnet_cli_json_text (builder, "channel", relnet_channel_to_name (relnet_meeting_get_channel (meeting)));
  relnet_cli_json_text (builder, "state", relnet_meeting_state_to_name (relnet_meeting_get_state (meeting)));
  json_builder_set_member_name (builder, "people");
  json_builder_begin_array (builder);
  for (guint i = 0; i < relnet_meeting_get_n_people (meeting); i++)
    {
      json_builder_begin_object (builder);
      relnet_cli_json_int (builder, "id", relnet_meeting_get_person_id (meeting, i));
      relnet_cli_json_text (builder, "name", relnet_meeting_get_person_name (meeting, i));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  relnet_cli_json_text (builder, "wants", relnet_meeting_get_purpose (meeting));
}

static void
print_meeting (RelnetCli *cli, RelnetMeeting *meeting)
{
  g_autofree char *names = relnet_meeting_dup_names (meeting);
  g_autofree char *where = relnet_meeting_dup_where (meeting);
  g_autoptr (JsonBuilder) builder = NULL;

  if (!cli->json)
    {
      g_autofree char *safe_names = relnet_cli_escape (names), *safe_where = relnet_cli_escape (where);

      relnet_cli_print ("%" G_GINT64_FORMAT "\t%s\t%s\t%s\t%s\t%s\n", relnet_meeting_get_id (meeting),
                        relnet_meeting_get_day (meeting), relnet_meeting_get_time (meeting), safe_names, safe_where,
                        relnet_meeting_state_to_name (relnet_meeting_get_state (meeting)));
      return;
    }
  builder = json_builder_new_immutable ();
  json_builder_begin_object (builder);
  print_meeting_members (builder, meeting);
  json_builder_end_object (builder);
  relnet_cli_print_json (builder);
}

static gboolean
insert_func (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  gpointer *both = data;

  return relnet_meeting_store_insert (connection, changes, both[0], both[1], error);
}

static gboolean
add_person (RelnetCli *cli, RelnetMeeting *meeting, const char *argument)
{
  gint64 id = relnet_cli_find_person (cli, argument);

  if (id != 0)
    relnet_meeting_add_person (meeting, id, NULL);
  return id != 0;
}

/* What the options say, understood before anything is written. */
static RelnetCliStatus
read_meeting (RelnetCli *cli, RelnetMeeting *meeting, const char *day_argument)
{
  g_autofree char *day = relnet_cli_dup_date (cli, day_argument);
  g_autofree char *at = relnet_cli_dup_text (at_option);
  g_autofree char *minutes = relnet_cli_dup_text (minutes_option);
  g_autofree char *place = relnet_cli_dup_text (place_option);
  g_autofree char *channel_name = relnet_cli_dup_text (channel_option);
  g_autofree char *wants = relnet_cli_dup_text (wants_option);
  g_autofree char *time = at != NULL ? relnet_time_of_day_parse (at) : NULL;
  RelnetChannel channel = RELNET_CHANNEL_IN_PERSON;
  guint64 n_minutes = 0;

  if (day == NULL || at == NULL || minutes == NULL || place == NULL || channel_name == NULL || wants == NULL)
    return RELNET_CLI_USAGE;
  if (time == NULL)
    return relnet_cli_misuse (_ ("“%s” is not a time of day."), at);
  if (*minutes != '\0' && !g_ascii_string_to_unsigned (minutes, 10, 0, 1440, &n_minutes, NULL))
    return relnet_cli_misuse (_ ("“%s” is not a number of minutes."), minutes);
  if (*channel_name != '\0' && !relnet_channel_from_name (channel_name, &channel))
    return relnet_cli_misuse (_ ("“%s” is not a channel."), channel_name);
  relnet_meeting_set_start (meeting, day, time);
  relnet_meeting_set_minutes (meeting, (int) n_minutes);
  relnet_meeting_set_place (meeting, place);
  relnet_meeting_set_channel (meeting, channel);
  relnet_meeting_set_purpose (meeting, wants);
  return RELNET_CLI_DONE;
}

static RelnetCliStatus
run_meeting (RelnetCli *cli, char **arguments)
{
  g_autoptr (RelnetMeeting) meeting = relnet_meeting_new ();
  g_autoptr (RelnetMeeting) stored = NULL;
  g_autoptr (GError) error = NULL;
  gpointer both[] = { meeting, cli->clock };
  RelnetCliStatus status = read_meeting (cli, meeting, arguments[1]);

  if (status != RELNET_CLI_DONE)
    return status;
  if (!relnet_cli_open (cli) || !add_person (cli, meeting, arguments[0]))
    return RELNET_CLI_REFUSED;
  for (guint i = 0; with_options != NULL && with_options[i] != NULL; i++)
    if (!add_person (cli, meeting, with_options[i]))
      return RELNET_CLI_REFUSED;
  if (!relnet_database_write (cli->database, insert_func, both, &error))
    return relnet_cli_refuse (error);
  stored = relnet_meeting_store_load (relnet_database_get_reader (cli->database), relnet_meeting_get_id (meeting), &error);
  if (stored == NULL)
    return relnet_cli_refuse (error);
  print_meeting (cli, stored);
  return RELNET_CLI_DONE;
}

typedef struct
{
  gint64 id;
  RelnetMeetingState state;
} StateAct;

static gboolean
state_func (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  StateAct *act = data;

  return relnet_meeting_store_set_state (connection, changes, act->id, act->state, error);
}

static RelnetCliStatus
set_state (RelnetCli *cli, const char *number, const char *state)
{
  StateAct act = { 0, RELNET_MEETING_PLANNED };
  g_autoptr (RelnetMeeting) stored = NULL;
  g_autoptr (GError) error = NULL;

  if (number == NULL || !g_ascii_string_to_signed (number, 10, 1, G_MAXINT64, &act.id, NULL))
    return relnet_cli_misuse (_ ("--state needs the number of a meeting: “relnet-cli meetings” lists them."));
  if (!relnet_meeting_state_from_name (state, &act.state))
    return relnet_cli_misuse (_ ("“%s” is not a state of a meeting."), state);
  if (!relnet_cli_open (cli))
    return RELNET_CLI_REFUSED;
  if (!relnet_database_write (cli->database, state_func, &act, &error))
    return relnet_cli_refuse (error);
  stored = relnet_meeting_store_load (relnet_database_get_reader (cli->database), act.id, &error);
  if (stored == NULL)
    return relnet_cli_refuse (error);
  print_meeting (cli, stored);
  return RELNET_CLI_DONE;
}

static RelnetCliStatus
run_meetings (RelnetCli *cli, char **arguments)
{
  g_autofree char *state = relnet_cli_dup_text (state_option);
  g_autoptr (GPtrArray) meetings = NULL;
  g_autoptr (GError) error = NULL;
  gboolean missing;

  if (state == NULL)
    return RELNET_CLI_USAGE;
  if (*state != '\0')
    return set_state (cli, arguments[0], state);
  if (!relnet_cli_open_snapshot (cli, &missing))
    return missing ? RELNET_CLI_DONE : RELNET_CLI_REFUSED;
  meetings = relnet_meeting_store_load_open (relnet_database_get_reader (cli->database), 0, "", "9999-12-31", &error);
  if (meetings == NULL)
    return relnet_cli_refuse (error);
  for (guint i = 0; i < meetings->len; i++)
    print_meeting (cli, g_ptr_array_index (meetings, i));
  return RELNET_CLI_DONE;
}

static void
begin_array (JsonBuilder *builder, const char *name)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
}

static void
add_exchanges (JsonBuilder *builder, RelnetBrief *brief)
{
  begin_array (builder, "last_exchanges");
  for (guint i = 0; i < brief->exchanges->len; i++)
    {
      RelnetInteraction *interaction = g_ptr_array_index (brief->exchanges, i);
      g_autofree char *title = relnet_brief_dup_exchange_title (interaction);

      json_builder_begin_object (builder);
      relnet_cli_json_text (builder, "date", relnet_interaction_get_date (interaction));
      relnet_cli_json_text (builder, "channel", relnet_channel_to_name (relnet_interaction_get_channel (interaction)));
      relnet_cli_json_text (builder, "what", title);
      relnet_cli_json_text (builder, "they_said", relnet_interaction_get_they_said (interaction));
      relnet_cli_json_text (builder, "note", relnet_interaction_get_note (interaction));
      relnet_cli_json_int (builder, "minutes", relnet_interaction_get_minutes (interaction));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_promises (JsonBuilder *builder, RelnetBrief *brief)
{
  begin_array (builder, "promises");
  for (guint i = 0; i < brief->promises->len; i++)
    {
      RelnetPromise *promise = g_ptr_array_index (brief->promises, i);

      json_builder_begin_object (builder);
      relnet_cli_json_int (builder, "id", relnet_promise_get_id (promise));
      relnet_cli_json_text (builder, "by", relnet_promise_get_mine (promise) ? "me" : "them");
      relnet_cli_json_text (builder, "what", relnet_promise_get_what (promise));
      relnet_cli_json_text (builder, "made", relnet_promise_get_made_on (promise));
      relnet_cli_json_text (builder, "due", relnet_promise_get_due (promise));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_questions (JsonBuilder *builder, RelnetBrief *brief)
{
  begin_array (builder, "questions");
  for (guint i = 0; i < brief->questions->len; i++)
    {
      RelnetQuestion *question = g_ptr_array_index (brief->questions, i);

      json_builder_begin_object (builder);
      relnet_cli_json_text (builder, "text", relnet_question_get_text (question));
      relnet_cli_json_text (builder, "asked", relnet_question_get_done_on (question));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  relnet_cli_json_texts (builder, "proposed_questions", brief->ideas);
}

static void
add_links (JsonBuilder *builder, RelnetBrief *brief)
{
  static const struct
  {
    const char *name;
    gboolean search;
  } arrays[] = { { "links", FALSE }, { "search_urls", TRUE } };

  for (guint a = 0; a < G_N_ELEMENTS (arrays); a++)
    {
      begin_array (builder, arrays[a].name);
      for (guint i = 0; i < brief->links->len; i++)
        {
          RelnetBriefLink *link = g_ptr_array_index (brief->links, i);
          gboolean search = link->kind == RELNET_BRIEF_LINK_SEARCH || link->kind == RELNET_BRIEF_LINK_ME;

          if (search == arrays[a].search)
            json_builder_add_string_value (builder, link->uri);
        }
      json_builder_end_array (builder);
    }
}

static void
add_ties (JsonBuilder *builder, RelnetBrief *brief)
{
  begin_array (builder, "known_by");
  for (guint i = 0; i < brief->ties->len; i++)
    {
      RelnetBriefTie *tie = g_ptr_array_index (brief->ties, i);

      json_builder_begin_object (builder);
      relnet_cli_json_int (builder, "id", tie->person_id);
      relnet_cli_json_text (builder, "name", tie->name);
      relnet_cli_json_text (builder, "how", tie->reason);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
print_brief_json (RelnetBrief *brief)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "who");
  json_builder_begin_object (builder);
  relnet_cli_json_int (builder, "id", relnet_person_get_id (brief->person));
  relnet_cli_json_text (builder, "name", brief->name);
  relnet_cli_json_text (builder, "headline", brief->headline);
  relnet_cli_json_texts (builder, "talk", brief->chips);
  json_builder_end_object (builder);
  json_builder_set_member_name (builder, "meeting");
  if (brief->meeting != NULL)
    {
      json_builder_begin_object (builder);
      print_meeting_members (builder, brief->meeting);
      relnet_cli_json_int (builder, "time_in_person", brief->nth);
      json_builder_end_object (builder);
    }
  else
    json_builder_add_null_value (builder);
  relnet_cli_json_text (builder, "how_met", brief->how_met);
  add_exchanges (builder, brief);
  add_promises (builder, brief);
  json_builder_set_member_name (builder, "balance");
  json_builder_begin_object (builder);
  relnet_cli_json_text (builder, "state", relnet_balance_state_to_name (relnet_balance_get_state (&brief->balance)));
  relnet_cli_json_int (builder, "given", brief->balance.n_given);
  relnet_cli_json_int (builder, "received", brief->balance.n_received);
  relnet_cli_json_int (builder, "asked", brief->balance.n_asked);
  json_builder_end_object (builder);
  relnet_cli_json_text (builder, "matters", brief->matters);
  relnet_cli_json_text (builder, "goals", brief->goals);
  relnet_cli_json_text (builder, "interests", relnet_person_get_text (brief->person, RELNET_PERSON_INTERESTS));
  add_questions (builder, brief);
  add_links (builder, brief);
  add_ties (builder, brief);
  relnet_cli_json_text (builder, "wants", brief->meeting != NULL ? relnet_meeting_get_purpose (brief->meeting) : "");
  json_builder_end_object (builder);
  relnet_cli_print_json (builder);
}

static void
print_lines (const char *title, GPtrArray *lines)
{
  if (lines->len > 0)
    relnet_cli_print ("\n%s\n", title);
  for (guint i = 0; i < lines->len; i++)
    {
      g_autofree char *safe = relnet_cli_escape (g_ptr_array_index (lines, i));

      relnet_cli_print ("  %s\n", safe);
    }
}

static void
take_line (GPtrArray *lines, char *first, const char *second)
{
  g_ptr_array_add (lines, second != NULL && *second != '\0' ? g_strdup_printf ("%s — %s", first, second) : g_strdup (first));
  g_free (first);
}

static void
print_brief (RelnetBrief *brief)
{
  g_autoptr (GPtrArray) exchanges = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) promises = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) questions = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) links = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *balance = relnet_balance_dup_reason (&brief->balance, brief->today);

  relnet_cli_print_field (_ ("Name"), brief->name);
  relnet_cli_print_field (_ ("Position"), brief->headline);
  if (brief->meeting != NULL)
    {
      g_autofree char *when = relnet_meeting_dup_when (brief->meeting, brief->today);
      g_autofree char *where = relnet_meeting_dup_where (brief->meeting);

      relnet_cli_print_field (_ ("Meeting"), when);
      relnet_cli_print_field (_ ("Place"), where);
      relnet_cli_print_field (_ ("What I want"), relnet_meeting_get_purpose (brief->meeting));
    }
  relnet_cli_print_field (_ ("How you met"), brief->how_met);
  relnet_cli_print_field (_ ("What matters to them"), brief->matters);
  relnet_cli_print_field (_ ("Their goals"), brief->goals);
  relnet_cli_print_field (_ ("Interests"), relnet_person_get_text (brief->person, RELNET_PERSON_INTERESTS));
  relnet_cli_print_field (_ ("Balance"), balance);
  for (guint i = 0; i < brief->exchanges->len; i++)
    {
      g_autofree char *detail = relnet_brief_dup_exchange_detail (g_ptr_array_index (brief->exchanges, i), brief->today);

      take_line (exchanges, relnet_brief_dup_exchange_title (g_ptr_array_index (brief->exchanges, i)), detail);
    }
  for (guint i = 0; i < brief->promises->len; i++)
    {
      g_autofree char *detail = relnet_brief_dup_promise_detail (brief, g_ptr_array_index (brief->promises, i));

      take_line (promises, g_strdup (relnet_promise_get_what (g_ptr_array_index (brief->promises, i))), detail);
    }
  for (guint i = 0; i < brief->questions->len; i++)
    take_line (questions, g_strdup (relnet_question_get_text (g_ptr_array_index (brief->questions, i))), NULL);
  for (guint i = 0; i < brief->ideas->len; i++)
    take_line (questions, g_strdup (g_ptr_array_index (brief->ideas, i)), NULL);
  for (guint i = 0; i < brief->links->len; i++)
    {
      RelnetBriefLink *link = g_ptr_array_index (brief->links, i);

      take_line (links, g_strdup (link->title), link->uri);
    }
  print_lines (_ ("Last exchanges"), exchanges);
  print_lines (_ ("Open promises"), promises);
  print_lines (_ ("Questions to ask"), questions);
  print_lines (_ ("To look at before"), links);
}

/* A session without a name of its own calls the user after the account, or “Unknown”. */
static const char *
get_user_name (void)
{
  const char *name = g_get_real_name ();

  return relnet_text_is_blank (name) || g_str_equal (name, "Unknown") || g_strcmp0 (name, g_get_user_name ()) == 0 ? NULL
                                                                                                                  : name;
}

static RelnetCliStatus
run_brief (RelnetCli *cli, char **arguments)
{
  g_autofree char *today = relnet_clock_dup_today (cli->clock);
  g_autoptr (RelnetBrief) brief = NULL;
  g_autoptr (GError) error = NULL;
  gint64 person;

  if (!relnet_cli_open (cli))
    return RELNET_CLI_REFUSED;
  person = relnet_cli_find_person (cli, arguments[0]);
  if (person == 0)
    return RELNET_CLI_REFUSED;
  brief = relnet_brief_read (relnet_database_get_reader (cli->database), person, 0, today, get_user_name (), &error);
  if (brief == NULL)
    return relnet_cli_refuse (error);
  if (cli->json)
    print_brief_json (brief);
  else
    print_brief (brief);
  return RELNET_CLI_DONE;
}

const RelnetCliCommand relnet_cli_meetings_commands[] = {
  { "brief", N_ ("PERSON"), N_ ("Tell what to know before meeting somebody"), 1, 1, NULL, run_brief },
  { "meeting", N_ ("PERSON DAY"), N_ ("Plan a meeting"), 2, 2, meeting_options, run_meeting },
  { "meetings", N_ ("[NUMBER]"), N_ ("List the meetings that are not noted yet, or change how one stands"), 0, 1,
    state_options, run_meetings },
  { NULL },
};

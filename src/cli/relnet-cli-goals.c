/* goal, goals. */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "relnet-cli-output.h"
#include "relnet-cli.h"
#include "relnet-goal-openings.h"
#include "relnet-goal-pace.h"
#include "relnet-goal-store.h"
#include "relnet-person-store.h"

static char *what_option;
static char *why_option;
static char *by_option;
static char *sector_option;
static char *expertise_option;
static char *seniority_option;
static char *target_option;
static char *news_days_option;
static char **person_options;
static char **helper_options;
static char *hope_option;
static char **step_options;
static char *step_done_option;
static char *step_open_option;
static char *outcome_option;
static char **thanks_options;
static char *date_option;
static char *news_option;
static char *state_option;
static gboolean openings_option;

static const GOptionEntry goal_options[] = {
  { "what", 0, 0, G_OPTION_ARG_FILENAME, &what_option, N_ ("What is wanted"), N_ ("TEXT") },
  { "why", 0, 0, G_OPTION_ARG_FILENAME, &why_option, N_ ("Why"), N_ ("TEXT") },
  { "by", 0, 0, G_OPTION_ARG_FILENAME, &by_option, N_ ("By when; with --step, the day of that step"), N_ ("DATE") },
  { "person", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &person_options, N_ ("Who matters for it; once for each person"), N_ ("PERSON") },
  { "helper", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &helper_options, N_ ("Who has helped, and gets news; once for each person"),
    N_ ("PERSON") },
  { "hope", 0, 0, G_OPTION_ARG_FILENAME, &hope_option, N_ ("What is hoped with the people that are named"), N_ ("TEXT") },
  { "sector", 0, 0, G_OPTION_ARG_FILENAME, &sector_option, N_ ("The sectors it needs, a comma between two"), N_ ("TEXT") },
  { "expertise", 0, 0, G_OPTION_ARG_FILENAME, &expertise_option, N_ ("The expertise it needs"), N_ ("TEXT") },
  { "seniority", 0, 0, G_OPTION_ARG_FILENAME, &seniority_option, N_ ("The seniority it needs"), N_ ("TEXT") },
  { "target", 0, 0, G_OPTION_ARG_FILENAME, &target_option, N_ ("A person or organisation to reach"), N_ ("TEXT") },
  { "news-days", 0, 0, G_OPTION_ARG_FILENAME, &news_days_option,
    N_ ("After how many days at the latest helpers get news; 0: only when it moves"), N_ ("NUMBER") },
  { "step", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &step_options, N_ ("Add a step; once for each"), N_ ("TEXT") },
  { "step-done", 0, 0, G_OPTION_ARG_FILENAME, &step_done_option, N_ ("Tick the step of that number: the goal moves"), N_ ("NUMBER") },
  { "step-open", 0, 0, G_OPTION_ARG_FILENAME, &step_open_option, N_ ("Open the step of that number again"), N_ ("NUMBER") },
  { "outcome", 0, 0, G_OPTION_ARG_FILENAME, &outcome_option, N_ ("Note what came of it: the goal moves"), N_ ("TEXT") },
  { "thanks-to", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &thanks_options, N_ ("Who led to the outcome; once for each person"),
    N_ ("PERSON") },
  { "date", 0, 0, G_OPTION_ARG_FILENAME, &date_option, N_ ("The day of the outcome; today if not given"), N_ ("DATE") },
  { "news-to", 0, 0, G_OPTION_ARG_FILENAME, &news_option, N_ ("Note that this helper was told how it goes on"), N_ ("PERSON") },
  { "state", 0, 0, G_OPTION_ARG_FILENAME, &state_option, N_ ("open, achieved or dropped"), N_ ("STATE") },
  { NULL },
};

static const GOptionEntry goals_options[] = {
  { "openings", 0, 0, G_OPTION_ARG_NONE, &openings_option, N_ ("Say too who could open its field, and what is missing"), NULL },
  { NULL },
};

/* What is to be done with a goal, understood before anything is written. */
typedef struct
{
  RelnetCli *cli;
  RelnetGoal *goal;
  gint64 id;
  gboolean changed;
  gint64 done_step;
  gint64 open_step;
  RelnetGoalOutcome *outcome;
  gint64 news_to;
  gboolean has_state;
  RelnetGoalState state;
  GPtrArray *people; /* (element-type RelnetGoalPerson) */
  GPtrArray *steps;  /* (element-type RelnetGoalStep) */
} GoalAct;

static void
goal_act_clear (GoalAct *act)
{
  g_clear_object (&act->goal);
  g_clear_object (&act->outcome);
  g_clear_pointer (&act->people, g_ptr_array_unref);
  g_clear_pointer (&act->steps, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GoalAct, goal_act_clear)

static gboolean
run_act (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  GoalAct *act = data;
  RelnetClock *clock = act->cli->clock;

  if (act->id == 0)
    {
      if (!relnet_goal_store_insert (connection, changes, act->goal, clock, error))
        return FALSE;
      act->id = relnet_goal_get_id (act->goal);
    }
  else if (act->changed && !relnet_goal_store_update (connection, changes, act->goal, error))
    return FALSE;
  for (guint i = 0; i < act->people->len; i++)
    {
      relnet_goal_person_set_goal_id (g_ptr_array_index (act->people, i), act->id);
      if (!relnet_goal_store_save_person (connection, changes, g_ptr_array_index (act->people, i), clock, error))
        return FALSE;
    }
  for (guint i = 0; i < act->steps->len; i++)
    {
      relnet_goal_step_set_goal_id (g_ptr_array_index (act->steps, i), act->id);
      if (!relnet_goal_store_save_step (connection, changes, g_ptr_array_index (act->steps, i), error))
        return FALSE;
    }
  if (act->done_step != 0 && !relnet_goal_store_set_step_done (connection, changes, act->done_step, TRUE, clock, error))
    return FALSE;
  if (act->open_step != 0 && !relnet_goal_store_set_step_done (connection, changes, act->open_step, FALSE, clock, error))
    return FALSE;
  if (act->outcome != NULL)
    {
      relnet_goal_outcome_set_goal_id (act->outcome, act->id);
      if (!relnet_goal_store_save_outcome (connection, changes, act->outcome, clock, error))
        return FALSE;
    }
  if (act->news_to != 0 && !relnet_goal_store_give_news (connection, changes, act->news_to, clock, error))
    return FALSE;
  return !act->has_state || relnet_goal_store_set_state (connection, changes, act->id, act->state, clock, error);
}

static int
compare_steps (gconstpointer a, gconstpointer b)
{
  gint64 first = relnet_goal_step_get_id (*(RelnetGoalStep **) a), second = relnet_goal_step_get_id (*(RelnetGoalStep **) b);

  return first < second ? -1 : first > second;
}

/* The steps in the order in which they were added: their numbers stay when some are done. */
static GPtrArray *
number_steps (RelnetGoal *goal)
{
  GPtrArray *steps = relnet_goal_get_steps (goal);
  GPtrArray *numbered = g_ptr_array_new ();

  for (guint i = 0; i < steps->len; i++)
    g_ptr_array_add (numbered, g_ptr_array_index (steps, i));
  g_ptr_array_sort (numbered, compare_steps);
  return numbered;
}

static gboolean
find_step (RelnetGoal *goal, const char *number, gint64 *id)
{
  g_autoptr (GPtrArray) steps = number_steps (goal);
  gint64 n;

  if (number == NULL)
    return TRUE;
  if (!g_ascii_string_to_signed (number, 10, 1, MAX (steps->len, 1), &n, NULL) || n > steps->len)
    {
      relnet_cli_misuse (_ ("The goal has no step “%s”."), number);
      return FALSE;
    }
  *id = relnet_goal_step_get_id (g_ptr_array_index (steps, n - 1));
  return TRUE;
}

static void
add_text (JsonBuilder *builder, const char *name, const char *value)
{
  relnet_cli_json_text (builder, name, *value != '\0' ? value : NULL);
}

static void
add_people (RelnetGoal *goal, JsonBuilder *builder)
{
  json_builder_set_member_name (builder, "people");
  json_builder_begin_array (builder);
  for (guint i = 0; i < relnet_goal_get_people (goal)->len; i++)
    {
      RelnetGoalPerson *person = g_ptr_array_index (relnet_goal_get_people (goal), i);
      g_autofree char *due
          = relnet_goal_news_get_due (person, relnet_goal_get_state (goal), relnet_goal_get_news_days (goal));

      json_builder_begin_object (builder);
      relnet_cli_json_int (builder, "person_id", relnet_goal_person_get_person_id (person));
      relnet_cli_json_text (builder, "person", relnet_goal_person_get_name (person));
      relnet_cli_json_text (builder, "hope", relnet_goal_person_get_hope (person));
      add_text (builder, "helped", relnet_goal_person_get_helped_on (person));
      add_text (builder, "news", relnet_goal_person_get_news_on (person));
      relnet_cli_json_text (builder, "news_due", due);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_steps (RelnetGoal *goal, JsonBuilder *builder)
{
  g_autoptr (GPtrArray) steps = number_steps (goal);

  json_builder_set_member_name (builder, "steps");
  json_builder_begin_array (builder);
  for (guint i = 0; i < steps->len; i++)
    {
      RelnetGoalStep *step = g_ptr_array_index (steps, i);

      json_builder_begin_object (builder);
      relnet_cli_json_int (builder, "number", i + 1);
      relnet_cli_json_text (builder, "what", relnet_goal_step_get_what (step));
      add_text (builder, "due", relnet_goal_step_get_due (step));
      add_text (builder, "done", relnet_goal_step_get_done_on (step));
      json_builder_set_member_name (builder, "milestone");
      json_builder_add_boolean_value (builder, relnet_goal_step_get_milestone (step));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_outcomes (RelnetGoal *goal, JsonBuilder *builder)
{
  json_builder_set_member_name (builder, "outcomes");
  json_builder_begin_array (builder);
  for (guint i = 0; i < relnet_goal_get_outcomes (goal)->len; i++)
    {
      RelnetGoalOutcome *outcome = g_ptr_array_index (relnet_goal_get_outcomes (goal), i);
      g_autoptr (GPtrArray) names = g_ptr_array_new ();

      for (guint j = 0; j < relnet_goal_outcome_get_n_sources (outcome); j++)
        g_ptr_array_add (names, relnet_goal_outcome_get_source (outcome, j)->name);
      json_builder_begin_object (builder);
      relnet_cli_json_text (builder, "what", relnet_goal_outcome_get_what (outcome));
      relnet_cli_json_text (builder, "date", relnet_goal_outcome_get_date (outcome));
      relnet_cli_json_texts (builder, "thanks_to", names);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static gboolean
add_openings (RelnetConnection *connection, RelnetGoal *goal, const char *today, JsonBuilder *builder, GError **error)
{
  g_autoptr (RelnetGoalOpenings) openings = relnet_goal_openings_read (connection, goal, today, error);

  if (openings == NULL)
    return FALSE;
  json_builder_set_member_name (builder, "openings");
  json_builder_begin_array (builder);
  for (guint i = 0; i < openings->ties->len; i++)
    {
      RelnetGoalOpening *opening = g_ptr_array_index (openings->ties, i);

      json_builder_begin_object (builder);
      relnet_cli_json_int (builder, "person_id", opening->person_id);
      relnet_cli_json_text (builder, "person", opening->name);
      relnet_cli_json_text (builder, "reason", opening->reason);
      relnet_cli_json_text (builder, "via", opening->via_name);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "missing");
  json_builder_begin_array (builder);
  for (guint i = 0; i < openings->gaps->len; i++)
    {
      RelnetGoalGap *gap = g_ptr_array_index (openings->gaps, i);

      json_builder_begin_object (builder);
      relnet_cli_json_text (builder, "kind", relnet_goal_text_to_name (gap->text));
      relnet_cli_json_text (builder, "what", gap->wanted);
      relnet_cli_json_texts (builder, "people", gap->people);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  return TRUE;
}

static gboolean
print_goal (RelnetCli *cli, RelnetGoal *goal, GError **error)
{
  g_autofree char *today = relnet_clock_dup_today (cli->clock);
  g_autoptr (JsonBuilder) builder = NULL;
  RelnetGoalPace pace = relnet_goal_pace_judge_goal (goal, today);
  g_autofree char *words = relnet_goal_pace_format (pace);

  if (!cli->json)
    {
      g_autofree char *safe = relnet_cli_escape (relnet_goal_get_text (goal, RELNET_GOAL_WHAT));

      relnet_cli_print ("%" G_GINT64_FORMAT "\t%s\t%s\t%d %%\t%s\t%s\n", relnet_goal_get_id (goal), safe,
                        relnet_goal_get_text (goal, RELNET_GOAL_DUE), relnet_goal_get_progress (goal),
                        relnet_goal_state_to_name (relnet_goal_get_state (goal)), words);
      return TRUE;
    }
  builder = json_builder_new_immutable ();
  json_builder_begin_object (builder);
  relnet_cli_json_int (builder, "id", relnet_goal_get_id (goal));
  relnet_cli_json_text (builder, "what", relnet_goal_get_text (goal, RELNET_GOAL_WHAT));
  relnet_cli_json_text (builder, "why", relnet_goal_get_text (goal, RELNET_GOAL_WHY));
  relnet_cli_json_text (builder, "state", relnet_goal_state_to_name (relnet_goal_get_state (goal)));
  relnet_cli_json_text (builder, "started", relnet_goal_get_text (goal, RELNET_GOAL_STARTED_ON));
  add_text (builder, "due", relnet_goal_get_text (goal, RELNET_GOAL_DUE));
  relnet_cli_json_int (builder, "progress", relnet_goal_get_progress (goal));
  relnet_cli_json_text (builder, "pace", relnet_goal_pace_to_name (pace));
  relnet_cli_json_text (builder, "reason", words);
  add_text (builder, "moved", relnet_goal_get_text (goal, RELNET_GOAL_MOVED_ON));
  add_people (goal, builder);
  add_steps (goal, builder);
  add_outcomes (goal, builder);
  if (openings_option && !add_openings (relnet_database_get_reader (cli->database), goal, today, builder, error))
    return FALSE;
  json_builder_end_object (builder);
  relnet_cli_print_json (builder);
  return TRUE;
}

static RelnetGoal *
load (RelnetCli *cli, const char *number, GError **error)
{
  g_autofree char *today = relnet_clock_dup_today (cli->clock);
  gint64 id = 0;

  if (!g_ascii_string_to_signed (number, 10, 1, G_MAXINT64, &id, NULL))
    {
      g_set_error (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_NOT_FOUND, _ ("There is no goal “%s”."), number);
      return NULL;
    }
  return relnet_goal_store_load (relnet_database_get_reader (cli->database), id, today, error);
}

/* Somebody of the command line; their name is for the messages of the store. */
static gboolean
add_person (GoalAct *act, const char *who, const char *hope, gboolean helped)
{
  g_autoptr (RelnetGoalPerson) person = relnet_goal_person_new ();
  g_autofree char *today = relnet_clock_dup_today (act->cli->clock);
  gint64 id = relnet_cli_find_person (act->cli, who);

  if (id == 0)
    return FALSE;
  relnet_goal_person_set_person_id (person, id);
  relnet_goal_person_set_hope (person, hope);
  relnet_goal_person_set_helped_on (person, helped ? today : "");
  g_ptr_array_add (act->people, g_steal_pointer (&person));
  return TRUE;
}

static gboolean
read_people (GoalAct *act)
{
  g_autofree char *hope = hope_option != NULL ? relnet_cli_dup_text (hope_option) : g_strdup ("");

  if (hope == NULL)
    return FALSE;
  for (guint i = 0; person_options != NULL && person_options[i] != NULL; i++)
    if (!add_person (act, person_options[i], hope, FALSE))
      return FALSE;
  for (guint i = 0; helper_options != NULL && helper_options[i] != NULL; i++)
    if (!add_person (act, helper_options[i], hope, TRUE))
      return FALSE;
  return TRUE;
}

static gboolean
read_texts (GoalAct *act, const char *due)
{
  const struct
  {
    RelnetGoalText text;
    const char *option;
  } texts[] = {
    { RELNET_GOAL_WHAT, what_option },           { RELNET_GOAL_WHY, why_option },
    { RELNET_GOAL_SECTOR, sector_option },       { RELNET_GOAL_EXPERTISE, expertise_option },
    { RELNET_GOAL_SENIORITY, seniority_option }, { RELNET_GOAL_TARGET, target_option },
  };
  gint64 days;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *value = NULL;

      if (texts[i].option == NULL)
        continue;
      value = relnet_cli_dup_text (texts[i].option);
      if (value == NULL)
        return FALSE;
      relnet_goal_set_text (act->goal, texts[i].text, value);
      act->changed = TRUE;
    }
  /* Of a goal that is there, with --step, the day is the step's. */
  if (due != NULL && (act->id == 0 || step_options == NULL))
    {
      relnet_goal_set_text (act->goal, RELNET_GOAL_DUE, due);
      act->changed = TRUE;
    }
  if (news_days_option == NULL)
    return TRUE;
  if (!g_ascii_string_to_signed (news_days_option, 10, 0, 36500, &days, NULL))
    {
      relnet_cli_misuse (_ ("“%s” is not a number of days."), news_days_option);
      return FALSE;
    }
  relnet_goal_set_news_days (act->goal, (int) days);
  act->changed = TRUE;
  return TRUE;
}

static gboolean
read_steps (GoalAct *act, const char *due)
{
  for (guint i = 0; step_options != NULL && step_options[i] != NULL; i++)
    {
      g_autoptr (RelnetGoalStep) step = relnet_goal_step_new ();
      g_autofree char *what = relnet_cli_dup_text (step_options[i]);

      if (what == NULL)
        return FALSE;
      relnet_goal_step_set_what (step, what);
      if (act->id != 0 && due != NULL)
        relnet_goal_step_set_due (step, due);
      g_ptr_array_add (act->steps, g_steal_pointer (&step));
    }
  return find_step (act->goal, step_done_option, &act->done_step) && find_step (act->goal, step_open_option, &act->open_step);
}

static gboolean
read_outcome (GoalAct *act)
{
  g_autofree char *date = date_option != NULL ? relnet_cli_dup_date (act->cli, date_option) : relnet_clock_dup_today (act->cli->clock);
  g_autofree char *what = NULL;

  if (date == NULL)
    return FALSE;
  if (outcome_option == NULL)
    return TRUE;
  what = relnet_cli_dup_text (outcome_option);
  if (what == NULL)
    return FALSE;
  act->outcome = relnet_goal_outcome_new ();
  relnet_goal_outcome_set_what (act->outcome, what);
  relnet_goal_outcome_set_date (act->outcome, date);
  for (guint i = 0; thanks_options != NULL && thanks_options[i] != NULL; i++)
    {
      gint64 id = relnet_cli_find_person (act->cli, thanks_options[i]);
      g_autoptr (RelnetPersonSummary) summary
          = id != 0 ? relnet_person_store_load_summary (relnet_database_get_reader (act->cli->database), id, NULL) : NULL;

      if (summary == NULL)
        return FALSE;
      relnet_goal_outcome_add_source (act->outcome, id, 0, relnet_person_summary_get_name (summary));
    }
  return TRUE;
}

static gboolean
read_news (GoalAct *act)
{
  RelnetGoalPerson *person;
  gint64 id;

  if (news_option == NULL)
    return TRUE;
  id = relnet_cli_find_person (act->cli, news_option);
  if (id == 0)
    return FALSE;
  person = relnet_goal_find_person (act->goal, id);
  if (person == NULL)
    {
      relnet_cli_misuse (_ ("“%s” does not matter for this goal."), news_option);
      return FALSE;
    }
  act->news_to = relnet_goal_person_get_id (person);
  return TRUE;
}

static RelnetCliStatus
run_goal (RelnetCli *cli, char **arguments)
{
  g_auto (GoalAct) act = { .cli = cli };
  g_autofree char *due = NULL, *today = relnet_clock_dup_today (cli->clock);
  g_autoptr (RelnetGoal) goal = NULL;
  g_autoptr (GError) error = NULL;

  if (arguments[0] == NULL && what_option == NULL)
    return relnet_cli_misuse (_ ("Say what the goal is: --what."));
  if (state_option != NULL && !relnet_goal_state_from_name (state_option, &act.state))
    return relnet_cli_misuse (_ ("“%s” is not a state: it is one of open, achieved and dropped."), state_option);
  act.has_state = state_option != NULL;
  if (by_option != NULL && (due = relnet_cli_dup_date (cli, by_option)) == NULL)
    return RELNET_CLI_USAGE;
  if (!relnet_cli_open (cli))
    return RELNET_CLI_REFUSED;
  act.people = g_ptr_array_new_with_free_func (g_object_unref);
  act.steps = g_ptr_array_new_with_free_func (g_object_unref);
  act.goal = arguments[0] != NULL ? load (cli, arguments[0], &error) : relnet_goal_new ();
  if (act.goal == NULL)
    return relnet_cli_refuse (error);
  act.id = relnet_goal_get_id (act.goal);
  if (!read_texts (&act, due) || !read_people (&act) || !read_steps (&act, due) || !read_outcome (&act) || !read_news (&act))
    return RELNET_CLI_REFUSED;
  if (!relnet_database_write (cli->database, run_act, &act, &error))
    return relnet_cli_refuse (error);
  goal = relnet_goal_store_load (relnet_database_get_reader (cli->database), act.id, today, &error);
  if (goal == NULL || !print_goal (cli, goal, &error))
    return relnet_cli_refuse (error);
  return RELNET_CLI_DONE;
}

static RelnetCliStatus
run_goals (RelnetCli *cli, char **arguments)
{
  g_autofree char *today = relnet_clock_dup_today (cli->clock);
  g_autoptr (GPtrArray) goals = NULL;
  g_autoptr (GError) error = NULL;
  gboolean missing;

  if (!relnet_cli_open_snapshot (cli, &missing))
    return missing ? RELNET_CLI_DONE : RELNET_CLI_REFUSED;
  goals = relnet_goal_store_load_list (relnet_database_get_reader (cli->database), &error);
  if (goals == NULL)
    return relnet_cli_refuse (error);
  for (guint i = 0; i < goals->len; i++)
    {
      g_autoptr (RelnetGoal) goal = relnet_goal_store_load (relnet_database_get_reader (cli->database),
                                                            relnet_goal_get_id (g_ptr_array_index (goals, i)), today, &error);

      if (goal == NULL || !print_goal (cli, goal, &error))
        return relnet_cli_refuse (error);
    }
  return RELNET_CLI_DONE;
}

const RelnetCliCommand relnet_cli_goal_commands[] = {
  { "goal", N_ ("[GOAL]"), N_ ("Add a goal, or change the one of that number; and print it"), 0, 1, goal_options, run_goal },
  { "goals", NULL, N_ ("List the goals, whether they are on pace, and who is owed news"), 0, 0, goals_options, run_goals },
  { NULL },
};

/* promise, favour, ask, thank, commitments, balance. */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "relnet-agenda-entry.h"
#include "relnet-balance-advice.h"
#include "relnet-cli-output.h"
#include "relnet-cli.h"
#include "relnet-date.h"
#include "relnet-favour-store.h"
#include "relnet-goal-store.h"
#include "relnet-person-store.h"
#include "relnet-promise-store.h"
#include "relnet-text.h"

static char *to_option;
static char *from_option;
static char *given_to_option;
static char *received_from_option;
static char *of_option;
static char *weight_option;
static char *what_option;
static char *due_option;
static char *made_option;
static char *date_option;

static const GOptionEntry promise_options[] = {
  { "to", 0, 0, G_OPTION_ARG_FILENAME, &to_option, N_ ("To whom you promised it"), N_ ("PERSON") },
  { "from", 0, 0, G_OPTION_ARG_FILENAME, &from_option, N_ ("Who promised it to you"), N_ ("PERSON") },
  { "what", 0, 0, G_OPTION_ARG_FILENAME, &what_option, N_ ("What was promised"), N_ ("TEXT") },
  { "due", 0, 0, G_OPTION_ARG_FILENAME, &due_option, N_ ("By when"), N_ ("DATE") },
  { "made", 0, 0, G_OPTION_ARG_FILENAME, &made_option, N_ ("When it was promised; today, or when it was due, if not given"), N_ ("DATE") },
  { NULL },
};

static const GOptionEntry favour_options[] = {
  { "given-to", 0, 0, G_OPTION_ARG_FILENAME, &given_to_option, N_ ("Whom you helped"), N_ ("PERSON") },
  { "received-from", 0, 0, G_OPTION_ARG_FILENAME, &received_from_option, N_ ("Who helped you"), N_ ("PERSON") },
  { "weight", 0, 0, G_OPTION_ARG_FILENAME, &weight_option, N_ ("small, medium or large"), N_ ("WEIGHT") },
  { "what", 0, 0, G_OPTION_ARG_FILENAME, &what_option, N_ ("What it was"), N_ ("TEXT") },
  { "date", 0, 0, G_OPTION_ARG_FILENAME, &date_option, N_ ("When; today if not given"), N_ ("DATE") },
  { NULL },
};

static const GOptionEntry ask_options[] = {
  { "of", 0, 0, G_OPTION_ARG_FILENAME, &of_option, N_ ("Whom you asked"), N_ ("PERSON") },
  { "what", 0, 0, G_OPTION_ARG_FILENAME, &what_option, N_ ("What you asked for"), N_ ("TEXT") },
  { "weight", 0, 0, G_OPTION_ARG_FILENAME, &weight_option, N_ ("small, medium or large; medium if not given"),
    N_ ("WEIGHT") },
  { "date", 0, 0, G_OPTION_ARG_FILENAME, &date_option, N_ ("When; today if not given"), N_ ("DATE") },
  { NULL },
};

static const GOptionEntry thank_options[] = {
  { "date", 0, 0, G_OPTION_ARG_FILENAME, &date_option, N_ ("When; today if not given"), N_ ("DATE") },
  { NULL },
};

static void
add_optional (JsonBuilder *builder, const char *name, const char *value)
{
  relnet_cli_json_text (builder, name, *value != '\0' ? value : NULL);
}

static void
add_flag (JsonBuilder *builder, const char *name, gboolean value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, value);
}

/* Somebody gone is null, with the name as it was. */
static void
add_person (JsonBuilder *builder, gint64 id, const char *name)
{
  relnet_cli_json_text (builder, "person", name);
  if (id != 0)
    relnet_cli_json_int (builder, "person_id", id);
  else
    {
      json_builder_set_member_name (builder, "person_id");
      json_builder_add_null_value (builder);
    }
}

/* What both kinds of commitments have in common, then what each has of its own. */
static void
print_promise (RelnetCli *cli, RelnetPromise *promise, const char *today)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autofree char *reason = relnet_promise_dup_reason (promise, today);
  const char *due = relnet_promise_get_due (promise);
  g_autofree char *key = relnet_agenda_key_new (RELNET_AGENDA_PROMISE, relnet_promise_get_id (promise),
                                                *due != '\0' ? due : relnet_promise_get_made_on (promise));

  if (!cli->json)
    {
      g_autofree char *name = relnet_cli_escape (relnet_promise_get_person_name (promise));
      g_autofree char *what = relnet_cli_escape (relnet_promise_get_what (promise));

      relnet_cli_print ("%s\t%s\t%s\t%s\t%s\n", due, relnet_promise_get_mine (promise) ? _ ("My promise") : _ ("Their promise"),
                        name, what, reason);
      return;
    }
  json_builder_begin_object (builder);
  relnet_cli_json_text (builder, "kind", "promise");
  relnet_cli_json_int (builder, "id", relnet_promise_get_id (promise));
  add_flag (builder, "mine", relnet_promise_get_mine (promise));
  add_person (builder, relnet_promise_get_person_id (promise), relnet_promise_get_person_name (promise));
  relnet_cli_json_text (builder, "what", relnet_promise_get_what (promise));
  relnet_cli_json_text (builder, "date", relnet_promise_get_made_on (promise));
  add_optional (builder, "due", due);
  relnet_cli_json_int (builder, "overdue_days", relnet_promise_get_overdue_days (promise, today));
  add_flag (builder, "at_risk", relnet_promise_is_at_risk (promise, today));
  add_optional (builder, "warned", relnet_promise_get_warned_on (promise));
  relnet_cli_json_text (builder, "state", relnet_promise_state_to_name (relnet_promise_get_state (promise)));
  relnet_cli_json_text (builder, "reason", reason);
  relnet_cli_json_text (builder, "key", key);
  json_builder_end_object (builder);
  relnet_cli_print_json (builder);
}

static const char *
get_favour_state (RelnetFavour *favour)
{
  if (relnet_favour_get_kind (favour) == RELNET_FAVOUR_ASKED)
    return *relnet_favour_get_declined_on (favour) != '\0' ? "declined" : "open";
  if (*relnet_favour_get_thanked_on (favour) != '\0')
    return "thanked";
  return relnet_favour_get_kind (favour) == RELNET_FAVOUR_RECEIVED ? "thanks-owed" : "given";
}

/* @kind: what the row is about: the favour itself, or the thanks for it. */
static void
print_favour (RelnetCli *cli, RelnetFavour *favour, const char *kind, const char *label, guint warnings,
              const RelnetBalance *balance, const char *today)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autofree char *reason = relnet_favour_dup_reason (favour, today);
  g_autofree char *due = relnet_favour_owes_thanks (favour)
                             ? relnet_date_add_days (relnet_favour_get_date (favour), RELNET_FAVOUR_THANKS_DAYS)
                             : g_strdup ("");
  g_autofree char *key = relnet_agenda_key_new (RELNET_AGENDA_THANKS, relnet_favour_get_id (favour),
                                                relnet_favour_get_date (favour));

  if (!cli->json)
    {
      g_autofree char *name = relnet_cli_escape (relnet_favour_get_person_name (favour));
      g_autofree char *what = relnet_cli_escape (relnet_favour_get_what (favour));

      relnet_cli_print ("%s\t%s\t%s\t%s\t%s\n", relnet_favour_get_date (favour), label, name, what, reason);
      for (guint i = 0; balance != NULL && i < RELNET_N_ASK_WARNINGS; i++)
        if (warnings & (1u << i))
          {
            g_autofree char *words = relnet_ask_warning_to_words ((RelnetAskWarning) (1u << i), balance,
                                                                  relnet_favour_get_person_name (favour));

            relnet_cli_say ("%s", words);
          }
      return;
    }
  json_builder_begin_object (builder);
  relnet_cli_json_text (builder, "kind", kind);
  relnet_cli_json_int (builder, "id", relnet_favour_get_id (favour));
  add_flag (builder, "mine", relnet_favour_get_kind (favour) != RELNET_FAVOUR_GIVEN);
  add_person (builder, relnet_favour_get_person_id (favour), relnet_favour_get_person_name (favour));
  relnet_cli_json_text (builder, "what", relnet_favour_get_what (favour));
  relnet_cli_json_text (builder, "date", relnet_favour_get_date (favour));
  add_optional (builder, "due", due);
  relnet_cli_json_int (builder, "overdue_days", *due != '\0' ? MAX (0, relnet_date_days_between (due, today)) : 0);
  relnet_cli_json_text (builder, "direction", relnet_favour_kind_to_name (relnet_favour_get_kind (favour)));
  relnet_cli_json_text (builder, "weight", relnet_favour_weight_to_name (relnet_favour_get_weight (favour)));
  relnet_cli_json_text (builder, "state", get_favour_state (favour));
  relnet_cli_json_text (builder, "reason", reason);
  if (balance != NULL)
    {
      json_builder_set_member_name (builder, "warnings");
      json_builder_begin_array (builder);
      for (guint i = 0; i < RELNET_N_ASK_WARNINGS; i++)
        if (warnings & (1u << i))
          json_builder_add_string_value (builder, relnet_ask_warning_to_name ((RelnetAskWarning) (1u << i)));
      json_builder_end_array (builder);
    }
  if (strcmp (kind, "thanks") == 0 && relnet_favour_owes_thanks (favour))
    relnet_cli_json_text (builder, "key", key);
  json_builder_end_object (builder);
  relnet_cli_print_json (builder);
}

typedef struct
{
  RelnetPromise *promise;
  RelnetFavour *favour;
  RelnetClock *clock;
  gint64 person_id;
  const char *date;
} WriteAct;

static gboolean
insert_promise (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  WriteAct *act = data;

  return relnet_promise_store_insert (connection, changes, act->promise, act->clock, error);
}

/* A text that must be there. */
static char *
dup_what (void)
{
  g_autofree char *what = NULL;

  if (what_option == NULL)
    {
      relnet_cli_misuse (_ ("Say what: --what."));
      return NULL;
    }
  what = relnet_cli_dup_text (what_option);
  if (what != NULL && relnet_text_is_blank (what))
    {
      relnet_cli_misuse (_ ("Say what: --what."));
      return NULL;
    }
  return g_steal_pointer (&what);
}

static RelnetCliStatus
run_promise (RelnetCli *cli, char **arguments)
{
  g_autoptr (RelnetPromise) promise = relnet_promise_new (), noted = NULL;
  g_autofree char *what = NULL, *due = NULL, *made = NULL, *today = relnet_clock_dup_today (cli->clock);
  WriteAct act = { .promise = promise, .clock = cli->clock };
  g_autoptr (GError) error = NULL;

  if ((to_option == NULL) == (from_option == NULL))
    return relnet_cli_misuse (_ ("Say to whom or by whom: --to or --from."));
  if (due_option == NULL)
    return relnet_cli_misuse (_ ("Say by when: --due."));
  what = dup_what ();
  due = what != NULL ? relnet_cli_dup_date (cli, due_option) : NULL;
  /* A script that notes what is late already need not say since when it was promised. */
  if (due != NULL && made_option == NULL && strcmp (due, today) < 0)
    made = g_strdup (due);
  else if (due != NULL)
    made = relnet_cli_dup_date (cli, made_option);
  if (made == NULL)
    return RELNET_CLI_USAGE;
  if (!relnet_cli_open (cli))
    return RELNET_CLI_REFUSED;
  act.person_id = relnet_cli_find_person (cli, to_option != NULL ? to_option : from_option);
  if (act.person_id == 0)
    return RELNET_CLI_REFUSED;
  relnet_promise_set_person (promise, act.person_id, "");
  relnet_promise_set_mine (promise, to_option != NULL);
  relnet_promise_set_what (promise, what);
  relnet_promise_set_due (promise, due);
  relnet_promise_set_made_on (promise, made);
  if (!relnet_database_write (cli->database, insert_promise, &act, &error))
    return relnet_cli_refuse (error);
  noted = relnet_promise_store_load (relnet_database_get_reader (cli->database), relnet_promise_get_id (promise), &error);
  if (noted == NULL)
    return relnet_cli_refuse (error);
  print_promise (cli, noted, today);
  return RELNET_CLI_DONE;
}

/* A favour received in the words of a request that is open is that request, granted (C2). */
static RelnetFavour *
find_request (RelnetConnection *connection, RelnetFavour *favour, GError **error)
{
  g_autoptr (GPtrArray) favours = NULL;
  g_autofree char *wanted = relnet_text_fold (relnet_favour_get_what (favour));

  if (relnet_favour_get_kind (favour) != RELNET_FAVOUR_RECEIVED)
    return NULL;
  favours = relnet_favour_store_load_list (connection, RELNET_FAVOURS_ALL, relnet_favour_get_person_id (favour), NULL,
                                           relnet_favour_get_date (favour), -1, NULL, error);
  for (guint i = 0; favours != NULL && i < favours->len; i++)
    {
      RelnetFavour *other = g_ptr_array_index (favours, i);
      g_autofree char *what = relnet_text_fold (relnet_favour_get_what (other));

      if (relnet_favour_get_kind (other) == RELNET_FAVOUR_ASKED && strcmp (what, wanted) == 0
          && strcmp (relnet_favour_get_date (other), relnet_favour_get_date (favour)) <= 0)
        return g_object_ref (other);
    }
  return NULL;
}

static gboolean
insert_favour (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  WriteAct *act = data;
  g_autoptr (RelnetFavour) request = find_request (connection, act->favour, error);

  if (request == NULL)
    return relnet_favour_store_insert (connection, changes, act->favour, act->clock, error);
  relnet_favour_grant (request, relnet_favour_get_date (act->favour));
  relnet_favour_set_weight (request, relnet_favour_get_weight (act->favour));
  relnet_favour_set_id (act->favour, relnet_favour_get_id (request));
  return relnet_favour_store_update (connection, changes, request, act->clock, error);
}

static RelnetCliStatus
note_favour (RelnetCli *cli, RelnetFavourKind kind, const char *person)
{
  g_autoptr (RelnetFavour) favour = relnet_favour_new (), noted = NULL;
  g_autofree char *what = NULL, *date = NULL, *today = relnet_clock_dup_today (cli->clock);
  WriteAct act = { .favour = favour, .clock = cli->clock };
  RelnetFavourWeight weight = RELNET_FAVOUR_MEDIUM;
  RelnetBalance balance = { 0 };
  guint warnings = 0;
  g_autoptr (GError) error = NULL;

  if (weight_option == NULL && kind != RELNET_FAVOUR_ASKED)
    return relnet_cli_misuse (_ ("Say how much it was: --weight."));
  if (weight_option != NULL && !relnet_favour_weight_from_name (weight_option, &weight))
    return relnet_cli_misuse (_ ("“%s” is not a weight: it is one of small, medium and large."), weight_option);
  what = dup_what ();
  date = what != NULL ? relnet_cli_dup_date (cli, date_option) : NULL;
  if (date == NULL)
    return RELNET_CLI_USAGE;
  if (!relnet_cli_open (cli))
    return RELNET_CLI_REFUSED;
  act.person_id = relnet_cli_find_person (cli, person);
  if (act.person_id == 0)
    return RELNET_CLI_REFUSED;
  if (kind == RELNET_FAVOUR_ASKED
      && !relnet_balance_advice_check_ask (relnet_database_get_reader (cli->database), act.person_id, weight, today, &balance,
                                           &warnings, &error))
    return relnet_cli_refuse (error);
  relnet_favour_set_person (favour, act.person_id, "");
  relnet_favour_set_kind (favour, kind);
  relnet_favour_set_weight (favour, weight);
  relnet_favour_set_what (favour, what);
  relnet_favour_set_date (favour, date);
  if (!relnet_database_write (cli->database, insert_favour, &act, &error))
    return relnet_cli_refuse (error);
  noted = relnet_favour_store_load (relnet_database_get_reader (cli->database), relnet_favour_get_id (favour), &error);
  if (noted == NULL)
    return relnet_cli_refuse (error);
  print_favour (cli, noted, kind == RELNET_FAVOUR_ASKED ? "ask" : "favour",
                relnet_favour_kind_to_label (relnet_favour_get_kind (noted)), warnings,
                kind == RELNET_FAVOUR_ASKED ? &balance : NULL, today);
  return RELNET_CLI_DONE;
}

static RelnetCliStatus
run_favour (RelnetCli *cli, char **arguments)
{
  if ((given_to_option == NULL) == (received_from_option == NULL))
    return relnet_cli_misuse (_ ("Say who helped whom: --given-to or --received-from."));
  return given_to_option != NULL ? note_favour (cli, RELNET_FAVOUR_GIVEN, given_to_option)
                                 : note_favour (cli, RELNET_FAVOUR_RECEIVED, received_from_option);
}

static RelnetCliStatus
run_ask (RelnetCli *cli, char **arguments)
{
  if (of_option == NULL)
    return relnet_cli_misuse (_ ("Say whom you asked: --of."));
  return note_favour (cli, RELNET_FAVOUR_ASKED, of_option);
}

static gboolean
thank (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  WriteAct *act = data;

  return relnet_favour_store_thank (connection, changes, act->person_id, act->date, act->clock, NULL, error);
}

static RelnetCliStatus
run_thank (RelnetCli *cli, char **arguments)
{
  g_autofree char *date = relnet_cli_dup_date (cli, date_option), *today = relnet_clock_dup_today (cli->clock);
  WriteAct act = { .clock = cli->clock, .date = date };
  g_autoptr (RelnetPersonSummary) person = NULL;
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr (GError) error = NULL;
  guint n = 0;

  if (date == NULL)
    return RELNET_CLI_USAGE;
  if (!relnet_cli_open (cli))
    return RELNET_CLI_REFUSED;
  act.person_id = relnet_cli_find_person (cli, arguments[0]);
  if (act.person_id == 0)
    return RELNET_CLI_REFUSED;
  person = relnet_person_store_load_summary (relnet_database_get_reader (cli->database), act.person_id, &error);
  before = person != NULL ? relnet_favour_store_load_list (relnet_database_get_reader (cli->database), RELNET_FAVOURS_ALL,
                                                           act.person_id, NULL, today, -1, NULL, &error)
                          : NULL;
  if (before == NULL || !relnet_database_write (cli->database, thank, &act, &error))
    return relnet_cli_refuse (error);
  json_builder_begin_object (builder);
  add_person (builder, act.person_id, relnet_person_summary_get_name (person));
  relnet_cli_json_text (builder, "date", date);
  json_builder_set_member_name (builder, "for");
  json_builder_begin_array (builder);
  for (guint i = 0; i < before->len; i++)
    {
      RelnetFavour *favour = g_ptr_array_index (before, i);

      if (!relnet_favour_owes_thanks (favour) || strcmp (relnet_favour_get_date (favour), date) > 0)
        continue;
      json_builder_add_string_value (builder, relnet_favour_get_what (favour));
      n++;
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  if (cli->json)
    relnet_cli_print_json (builder);
  else
    {
      g_autofree char *name = relnet_cli_escape (relnet_person_summary_get_name (person));

      relnet_cli_print (ngettext ("%s thanked for %u favour.\n", "%s thanked for %u favours.\n", n), name, n);
    }
  return RELNET_CLI_DONE;
}

static gboolean
print_promises (RelnetCli *cli, RelnetPromiseList list, const char *today, GError **error)
{
  g_autoptr (GPtrArray) promises = relnet_promise_store_load_list (relnet_database_get_reader (cli->database), list, 0, NULL,
                                                                   today, -1, NULL, error);

  for (guint i = 0; promises != NULL && i < promises->len; i++)
    print_promise (cli, g_ptr_array_index (promises, i), today);
  return promises != NULL;
}

static gboolean
print_favours (RelnetCli *cli, RelnetFavourList list, const char *kind, const char *label, const char *today, GError **error)
{
  g_autoptr (GPtrArray) favours = relnet_favour_store_load_list (relnet_database_get_reader (cli->database), list, 0, NULL,
                                                                 today, -1, NULL, error);

  for (guint i = 0; favours != NULL && i < favours->len; i++)
    print_favour (cli, g_ptr_array_index (favours, i), kind, label, 0, NULL, today);
  return favours != NULL;
}

static gboolean
print_news (RelnetCli *cli, const char *today, GError **error)
{
  g_autoptr (GPtrArray) owed
      = relnet_goal_store_load_news_owed (relnet_database_get_reader (cli->database), today, -1, error);

  for (guint i = 0; owed != NULL && i < owed->len; i++)
    {
      RelnetGoalPerson *person = g_ptr_array_index (owed, i);
      const char *due = relnet_goal_person_get_news_due (person), *moved = relnet_goal_person_get_moved_what (person);
      g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
      g_autofree char *key = relnet_agenda_key_new (RELNET_AGENDA_NEWS, relnet_goal_person_get_id (person), due);
      g_autofree char *age = relnet_date_format_age (due, today);
      g_autofree char *reason = *moved != '\0' ? g_strconcat (moved, " · ", age, NULL) : g_strdup (age);

      if (!cli->json)
        {
          g_autofree char *name = relnet_cli_escape (relnet_goal_person_get_name (person));
          g_autofree char *goal = relnet_cli_escape (relnet_goal_person_get_goal_what (person));
          g_autofree char *safe_reason = relnet_cli_escape (reason);

          relnet_cli_print ("%s\t%s\t%s\t%s\t%s\n", due, _ ("News to give"), name, goal, safe_reason);
          continue;
        }
      json_builder_begin_object (builder);
      relnet_cli_json_text (builder, "kind", "news");
      relnet_cli_json_int (builder, "id", relnet_goal_person_get_id (person));
      add_flag (builder, "mine", TRUE);
      add_person (builder, relnet_goal_person_get_person_id (person), relnet_goal_person_get_name (person));
      relnet_cli_json_text (builder, "what", relnet_goal_person_get_goal_what (person));
      relnet_cli_json_text (builder, "date", relnet_goal_person_get_helped_on (person));
      relnet_cli_json_text (builder, "due", due);
      relnet_cli_json_int (builder, "overdue_days", MAX (0, relnet_date_days_between (due, today)));
      relnet_cli_json_text (builder, "state", "open");
      relnet_cli_json_text (builder, "reason", reason);
      relnet_cli_json_text (builder, "key", key);
      json_builder_end_object (builder);
      relnet_cli_print_json (builder);
    }
  return owed != NULL;
}

static RelnetCliStatus
run_commitments (RelnetCli *cli, char **arguments)
{
  g_autofree char *today = relnet_clock_dup_today (cli->clock);
  g_autoptr (GError) error = NULL;
  gboolean missing;

  if (!relnet_cli_open_snapshot (cli, &missing))
    return missing ? RELNET_CLI_DONE : RELNET_CLI_REFUSED;
  if (!print_promises (cli, RELNET_PROMISES_AT_RISK, today, &error)
      || !print_promises (cli, RELNET_PROMISES_MINE, today, &error)
      || !print_promises (cli, RELNET_PROMISES_THEIRS, today, &error)
      || !print_favours (cli, RELNET_FAVOURS_TO_THANK, "thanks", _ ("Thanks owed"), today, &error)
      || !print_favours (cli, RELNET_FAVOURS_AWAITED, "thanks", _ ("Thanks to come"), today, &error)
      || !print_news (cli, today, &error)
      || !print_favours (cli, RELNET_FAVOURS_ASKED, "ask", _ ("Request"), today, &error))
    return relnet_cli_refuse (error);
  return RELNET_CLI_DONE;
}

static void
print_number (const char *label, int number)
{
  g_autofree char *text = g_strdup_printf ("%d", number);

  relnet_cli_print_field (label, text);
}

static RelnetCliStatus
run_balance (RelnetCli *cli, char **arguments)
{
  g_autofree char *today = relnet_clock_dup_today (cli->clock);
  g_autoptr (RelnetPersonSummary) person = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autofree char *reason = NULL;
  g_autoptr (GError) error = NULL;
  RelnetBalance balance;
  RelnetKeptRate mine = { 0 }, theirs = { 0 };
  RelnetBalanceState state;
  RelnetConnection *connection;
  guint warnings;
  gint64 id;

  if (!relnet_cli_need_database (cli))
    return RELNET_CLI_REFUSED;
  id = relnet_cli_find_person (cli, arguments[0]);
  if (id == 0)
    return RELNET_CLI_REFUSED;
  connection = relnet_database_get_reader (cli->database);
  person = relnet_person_store_load_summary (connection, id, &error);
  if (person == NULL
      || !relnet_balance_advice_check_ask (connection, id, RELNET_FAVOUR_MEDIUM, today, &balance, &warnings, &error)
      || !relnet_promise_store_read_rate (connection, id, TRUE, today, &mine, &error)
      || !relnet_promise_store_read_rate (connection, id, FALSE, today, &theirs, &error))
    return relnet_cli_refuse (error);
  state = relnet_balance_get_state (&balance);
  reason = relnet_balance_dup_reason (&balance, today);
  if (!cli->json)
    {
      relnet_cli_print_field (_ ("Balance"), relnet_balance_state_to_label (state));
      print_number (_ ("Given"), balance.n_given);
      print_number (_ ("Received"), balance.n_received);
      print_number (_ ("Asked"), balance.n_asked);
      print_number (_ ("Not thanked yet"), balance.n_unthanked);
      if (*reason != '\0')
        relnet_cli_print ("%s\n", reason);
      return RELNET_CLI_DONE;
    }
  json_builder_begin_object (builder);
  add_person (builder, id, relnet_person_summary_get_name (person));
  relnet_cli_json_int (builder, "given", balance.n_given);
  relnet_cli_json_int (builder, "received", balance.n_received);
  relnet_cli_json_int (builder, "asked", balance.n_asked);
  relnet_cli_json_int (builder, "given_weight", balance.given);
  relnet_cli_json_int (builder, "received_weight", balance.received);
  relnet_cli_json_int (builder, "asked_weight", balance.asked);
  relnet_cli_json_int (builder, "balance", balance.given - balance.received);
  relnet_cli_json_int (builder, "thanks_owed", balance.n_unthanked);
  relnet_cli_json_text (builder, "state", relnet_balance_state_to_name (state));
  relnet_cli_json_text (builder, "reason", *reason != '\0' ? reason : relnet_balance_state_to_label (state));
  add_flag (builder, "exempt", relnet_favour_store_is_exempt (connection, id));
  json_builder_set_member_name (builder, "warnings");
  json_builder_begin_array (builder);
  for (guint i = 0; i < RELNET_N_ASK_WARNINGS; i++)
    if (warnings & (1u << i))
      json_builder_add_string_value (builder, relnet_ask_warning_to_name ((RelnetAskWarning) (1u << i)));
  json_builder_end_array (builder);
  relnet_cli_json_int (builder, "promises_kept", mine.n_kept);
  relnet_cli_json_int (builder, "promises_late", mine.n_late);
  relnet_cli_json_int (builder, "promises_broken", mine.n_broken);
  relnet_cli_json_int (builder, "their_promises_kept", theirs.n_kept);
  relnet_cli_json_int (builder, "their_promises_late", theirs.n_late);
  relnet_cli_json_int (builder, "their_promises_broken", theirs.n_broken);
  json_builder_end_object (builder);
  relnet_cli_print_json (builder);
  return RELNET_CLI_DONE;
}

const RelnetCliCommand relnet_cli_commitments_commands[] = {
  { "commitments", NULL, N_ ("List promises, thanks and requests that are open, and why"), 0, 0, NULL, run_commitments },
  { "promise", N_ ("--to=PERSON|--from=PERSON --what=TEXT --due=DATE"), N_ ("Note a promise"), 0, 0, promise_options,
    run_promise },
  { "favour", N_ ("--given-to=PERSON|--received-from=PERSON --weight=WEIGHT --what=TEXT"), N_ ("Note that somebody helped"),
    0, 0, favour_options, run_favour },
  { "ask", N_ ("--of=PERSON --what=TEXT"), N_ ("Note that you asked for help"), 0, 0, ask_options, run_ask },
  { "thank", N_ ("PERSON"), N_ ("Note that you said thanks"), 1, 1, thank_options, run_thank },
  { "balance", N_ ("PERSON"), N_ ("Show what the two of you did for each other"), 1, 1, NULL, run_balance },
  { NULL },
};

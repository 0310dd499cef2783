/* Relationships that are ended well, or paused (E1): the only place that writes the tables `wind_down…` of
 * 014-contracts.sql. */

#include "relnet-wind-down-store.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "relnet-contract-store.h"
#include "relnet-date.h"
#include "relnet-follow-up-store.h"
#include "relnet-interaction-store.h"
#include "relnet-message-store.h"
#include "relnet-reconnect-store.h"
#include "relnet-rows.h"

#define SELECT_PLAN                                                                                                     \
  "SELECT wind_down.id, coalesce (person.id, 0), coalesce (person.name, person_name), variant, state, started_on, ended_on," \
  " until_date, message, message_id, contract_id, wind_down.cadence_days"                                                 \
  " FROM wind_down LEFT JOIN person ON person.id = person_id AND person.deleted_at IS NULL WHERE "

/* What somebody is like before a plan, and what the plan remembers of it. */
typedef struct
{
  int cadence;
  char pause[11];
  gboolean rests;
} Before;

static gboolean
load_texts (RelnetConnection *connection, RelnetWindDown *plan, GError **error)
{
  RelnetStatement *statement = relnet_rows_prepare (
      connection, error, "SELECT field, text FROM wind_down_text WHERE wind_down_id = ?1", "i", relnet_wind_down_get_id (plan));
  GError *local = NULL;

  if (statement == NULL)
    return FALSE;
  while (relnet_statement_step (statement, &local))
    {
      RelnetWindDownText text;

      if (relnet_wind_down_text_from_name (relnet_statement_get_text (statement, 0), &text))
        relnet_wind_down_set_text (plan, text, relnet_statement_get_text (statement, 1));
    }
  if (local != NULL)
    g_propagate_error (error, local);
  return local == NULL;
}

static RelnetWindDownStep *
read_step (RelnetStatement *statement)
{
  RelnetWindDownStepKind kind = RELNET_WIND_DOWN_CALL;
  RelnetWindDownStep *step;

  relnet_wind_down_step_kind_from_name (relnet_statement_get_text (statement, 2), &kind);
  step = relnet_wind_down_step_new (kind, relnet_statement_get_text (statement, 3));
  relnet_wind_down_step_set_id (step, relnet_statement_get_int (statement, 0));
  relnet_wind_down_step_set_plan_id (step, relnet_statement_get_int (statement, 1));
  relnet_wind_down_step_set_done_on (step, relnet_statement_get_text (statement, 4));
  relnet_wind_down_step_set_trace_id (step, relnet_statement_get_int (statement, 5));
  return step;
}

static gboolean
load_steps (RelnetConnection *connection, RelnetWindDown *plan, GError **error)
{
  RelnetStatement *statement = relnet_rows_prepare (
      connection, error,
      "SELECT id, wind_down_id, kind, due, done_on, trace_id FROM wind_down_step WHERE wind_down_id = ?1 ORDER BY due, id", "i",
      relnet_wind_down_get_id (plan));
  GError *local = NULL;

  if (statement == NULL)
    return FALSE;
  while (relnet_statement_step (statement, &local))
    g_ptr_array_add (relnet_wind_down_get_steps (plan), read_step (statement));
  if (local != NULL)
    g_propagate_error (error, local);
  return local == NULL;
}

/* %NULL without an error if there is none. */
static RelnetWindDown *
load_one (RelnetConnection *connection, RelnetStatement *statement, GError **error)
{
  RelnetWindDownVariant variant = RELNET_WIND_DOWN_SUPPLIER;
  RelnetWindDownState state = RELNET_WIND_DOWN_ACTIVE;
  g_autoptr (RelnetWindDown) plan = NULL;
  GError *local = NULL;

  if (statement == NULL)
    return NULL;
  if (relnet_statement_step (statement, &local))
    {
      relnet_wind_down_variant_from_name (relnet_statement_get_text (statement, 3), &variant);
      relnet_wind_down_state_from_name (relnet_statement_get_text (statement, 4), &state);
      plan = relnet_wind_down_new (variant);
      relnet_wind_down_set_id (plan, relnet_statement_get_int (statement, 0));
      relnet_wind_down_set_person (plan, relnet_statement_get_int (statement, 1), relnet_statement_get_text (statement, 2));
      relnet_wind_down_set_state (plan, state);
      relnet_wind_down_set_text (plan, RELNET_WIND_DOWN_STARTED_ON, relnet_statement_get_text (statement, 5));
      relnet_wind_down_set_text (plan, RELNET_WIND_DOWN_ENDED_ON, relnet_statement_get_text (statement, 6));
      relnet_wind_down_set_text (plan, RELNET_WIND_DOWN_UNTIL, relnet_statement_get_text (statement, 7));
      relnet_wind_down_set_text (plan, RELNET_WIND_DOWN_MESSAGE, relnet_statement_get_text (statement, 8));
      relnet_wind_down_set_message_id (plan, relnet_statement_get_int (statement, 9));
      relnet_wind_down_set_contract_id (plan, relnet_statement_get_int (statement, 10));
      relnet_wind_down_set_cadence (plan, (int) relnet_statement_get_int (statement, 11));
      relnet_statement_reset (statement);
    }
  if (local != NULL)
    g_propagate_error (error, local);
  if (plan == NULL || !load_texts (connection, plan, error) || !load_steps (connection, plan, error))
    return NULL;
  return g_steal_pointer (&plan);
}

static RelnetWindDown *
found (RelnetWindDown *plan, GError **error)
{
  if (plan == NULL && error != NULL && *error == NULL)
    g_set_error_literal (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_NOT_FOUND, _ ("This plan is not there any more."));
  return plan;
}

/**
 * relnet_wind_down_store_load:
 * @connection: a connection
 * @id: a wind-down
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): it with its texts and steps; %NULL with %RELNET_STORE_ERROR_NOT_FOUND if there is none
 */
RelnetWindDown *
relnet_wind_down_store_load (RelnetConnection *connection, gint64 id, GError **error)
{
  return found (load_one (connection, relnet_rows_prepare (connection, error, SELECT_PLAN "wind_down.id = ?1", "i", id), error),
                error);
}

/**
 * relnet_wind_down_store_load_current:
 * @connection: a connection
 * @person_id: a person
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the plan that goes on with @person_id, or that was carried out; %NULL without an error
 *   if there is none, or if the relationship was taken up again
 */
RelnetWindDown *
relnet_wind_down_store_load_current (RelnetConnection *connection, gint64 person_id, GError **error)
{
  return load_one (
      connection,
      relnet_rows_prepare (connection, error, SELECT_PLAN "person_id = ?1 AND state <> 'resumed'", "i", person_id), error);
}

/**
 * relnet_wind_down_store_load_of_step:
 * @connection: a connection
 * @step_id: a step
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the plan of that step
 */
RelnetWindDown *
relnet_wind_down_store_load_of_step (RelnetConnection *connection, gint64 step_id, GError **error)
{
  return found (
      load_one (connection,
                relnet_rows_prepare (connection, error,
                                     SELECT_PLAN "wind_down.id = (SELECT wind_down_id FROM wind_down_step WHERE id = ?1)", "i",
                                     step_id),
                error),
      error);
}

/**
 * relnet_wind_down_store_load_step:
 * @connection: a connection
 * @step_id: a step
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the step; %NULL with %RELNET_STORE_ERROR_NOT_FOUND if there is none
 */
RelnetWindDownStep *
relnet_wind_down_store_load_step (RelnetConnection *connection, gint64 step_id, GError **error)
{
  RelnetStatement *statement = relnet_rows_prepare (
      connection, error, "SELECT id, wind_down_id, kind, due, done_on, trace_id FROM wind_down_step WHERE id = ?1", "i", step_id);
  RelnetWindDownStep *step = NULL;
  GError *local = NULL;

  if (statement == NULL)
    return NULL;
  if (relnet_statement_step (statement, &local))
    step = read_step (statement);
  else if (local == NULL)
    g_set_error_literal (&local, RELNET_STORE_ERROR, RELNET_STORE_ERROR_NOT_FOUND, _ ("This step is not there any more."));
  relnet_statement_reset (statement);
  if (local != NULL)
    g_propagate_error (error, local);
  return step;
}

/**
 * relnet_wind_down_store_is_active:
 * @connection: a connection
 * @person_id: a person
 *
 * Returns: whether there is a plan for @person_id with steps to take
 */
gboolean
relnet_wind_down_store_is_active (RelnetConnection *connection, gint64 person_id)
{
  RelnetStatement *statement = relnet_rows_prepare (
      connection, NULL, "SELECT 1 FROM wind_down WHERE person_id = ?1 AND state = 'active'", "i", person_id);
  gboolean active;

  if (statement == NULL)
    return FALSE;
  active = relnet_statement_step (statement, NULL);
  relnet_statement_reset (statement);
  return active;
}

static gboolean
load_person (RelnetConnection *connection, gint64 person_id, Before *before, GError **error)
{
  RelnetStatement *statement = relnet_rows_prepare (
      connection, error, "SELECT cadence_days, paused_until FROM person WHERE id = ?1 AND deleted_at IS NULL", "i", person_id);
  gboolean there;

  if (statement == NULL)
    return FALSE;
  there = relnet_statement_step (statement, NULL);
  if (there)
    {
      before->cadence = (int) relnet_statement_get_int (statement, 0);
      g_strlcpy (before->pause, relnet_statement_get_text (statement, 1), sizeof before->pause);
    }
  relnet_statement_reset (statement);
  before->rests = relnet_reconnect_store_is_resting (connection, person_id);
  if (!there)
    g_set_error_literal (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_NOT_FOUND, _ ("This person was deleted."));
  return there;
}

/* What stands in the timeline: a name, whose words are those of whoever reads (relnet_wind_down_trace_to_label ()).
 * Returns: its id, 0 with an error. */
static gint64
add_trace (RelnetConnection *connection, RelnetChanges *changes, RelnetWindDown *plan, const char *name, RelnetClock *clock,
           GError **error)
{
  g_autoptr (RelnetInteraction) interaction = relnet_interaction_new ();
  g_autofree char *today = relnet_clock_dup_today (clock);

  relnet_interaction_set_trace_of (interaction, RELNET_INTERACTION_WIND_DOWN, relnet_wind_down_get_id (plan));
  relnet_interaction_set_date (interaction, today);
  relnet_interaction_set_channel (interaction, RELNET_CHANNEL_NOTE);
  relnet_interaction_set_direction (interaction, RELNET_DIRECTION_OUTGOING);
  relnet_interaction_set_initiated_by_me (interaction, TRUE);
  relnet_interaction_set_subject (interaction, name);
  relnet_interaction_add_person (interaction, relnet_wind_down_get_person_id (plan), relnet_wind_down_get_person_name (plan));
  return relnet_interaction_store_insert (connection, changes, interaction, clock, error)
             ? relnet_interaction_get_id (interaction)
             : 0;
}

static gboolean
is_out_of_suggestions (RelnetWindDown *plan)
{
  return relnet_wind_down_get_variant (plan) != RELNET_WIND_DOWN_PAUSE;
}

static gboolean
set_cadence (RelnetConnection *connection, RelnetWindDown *plan, int days, GError **error)
{
  return relnet_rows_run (connection, error, "UPDATE person SET cadence_days = ?2 WHERE id = ?1", "ii",
                          relnet_wind_down_get_person_id (plan), (gint64) days);
}

/* The person while the plan goes on: a pause, or no rhythm and no suggestions, as the plan says what there is to do. */
static gboolean
take_distance (RelnetConnection *connection, RelnetChanges *changes, RelnetWindDown *plan, RelnetClock *clock, GError **error)
{
  gint64 person_id = relnet_wind_down_get_person_id (plan);

  relnet_changes_add (changes, RELNET_CHANGE_PERSON, person_id);
  if (!is_out_of_suggestions (plan))
    return relnet_follow_up_store_pause_person (connection, changes, person_id,
                                                relnet_wind_down_get_text (plan, RELNET_WIND_DOWN_UNTIL), error);
  return set_cadence (connection, plan, 0, error)
         && relnet_reconnect_store_set_resting (connection, changes, person_id, TRUE, clock, error);
}

/* The person once all is done: their turn comes a whole interval from now, whenever the last exchange was. */
static gboolean
keep_distance (RelnetConnection *connection, RelnetChanges *changes, RelnetWindDown *plan, const char *today, GError **error)
{
  gint64 person_id = relnet_wind_down_get_person_id (plan);
  g_autofree char *next = relnet_date_add_days (today, relnet_wind_down_get_cadence (plan));

  if (person_id == 0)
    return TRUE;
  relnet_changes_add (changes, RELNET_CHANGE_PERSON, person_id);
  return set_cadence (connection, plan, relnet_wind_down_get_cadence (plan), error)
         && relnet_follow_up_store_snooze_person (connection, changes, person_id, next, error);
}

/* As before the plan; what the user has changed since stays. */
static gboolean
go_back (RelnetConnection *connection, RelnetChanges *changes, RelnetWindDown *plan, RelnetClock *clock, GError **error)
{
  gint64 id = relnet_wind_down_get_id (plan), person_id = relnet_wind_down_get_person_id (plan);
  RelnetStatement *statement;
  gboolean rested = FALSE;

  if (person_id == 0)
    return TRUE;
  relnet_changes_add (changes, RELNET_CHANGE_PERSON, person_id);
  if (is_out_of_suggestions (plan)
      && !relnet_rows_run (connection, error,
                           "UPDATE person SET cadence_days = (SELECT previous_cadence FROM wind_down WHERE id = ?1)"
                           " WHERE id = ?2 AND cadence_days = (SELECT iif (state = 'finished', cadence_days, 0) FROM wind_down"
                           "  WHERE id = ?1)",
                           "ii", id, person_id))
    return FALSE;
  if (relnet_wind_down_get_state (plan) == RELNET_WIND_DOWN_FINISHED
      && !relnet_rows_run (connection, error,
                           "UPDATE person SET snoozed_until = '' WHERE id = ?2 AND snoozed_until ="
                           " (SELECT date (ended_on, '+' || cadence_days || ' days') FROM wind_down WHERE id = ?1)",
                           "ii", id, person_id))
    return FALSE;
  if (relnet_wind_down_get_variant (plan) == RELNET_WIND_DOWN_PAUSE
      && !relnet_rows_run (connection, error,
                           "UPDATE person SET paused_until = (SELECT previous_pause FROM wind_down WHERE id = ?1)"
                           " WHERE id = ?2 AND paused_until = ?3",
                           "iit", id, person_id, relnet_wind_down_get_text (plan, RELNET_WIND_DOWN_UNTIL)))
    return FALSE;
  statement = relnet_rows_prepare (connection, error, "SELECT previous_rest FROM wind_down WHERE id = ?1", "i", id);
  if (statement == NULL)
    return FALSE;
  if (relnet_statement_step (statement, NULL))
    rested = relnet_statement_get_int (statement, 0) != 0;
  relnet_statement_reset (statement);
  return rested || !is_out_of_suggestions (plan)
         || relnet_reconnect_store_set_resting (connection, changes, person_id, FALSE, clock, error);
}

static gboolean
check (RelnetConnection *connection, RelnetWindDown *plan, const char *today, GError **error)
{
  const char *until = relnet_wind_down_get_text (plan, RELNET_WIND_DOWN_UNTIL);
  g_autoptr (RelnetWindDown) current = NULL;
  const char *problem = NULL;
  GError *local = NULL;

  if (!relnet_rows_check_date (until, FALSE, error))
    return FALSE;
  current = relnet_wind_down_store_load_current (connection, relnet_wind_down_get_person_id (plan), &local);
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  if (current != NULL)
    problem = _ ("There is a plan for this person already. Go on with it, or take the relationship up again first.");
  else if (*until != '\0' && strcmp (until, today) < 0)
    problem = _ ("This end lies in the past. Choose a later day.");
  else if (*until == '\0' && !relnet_wind_down_is_lasting (plan))
    problem = _ ("Choose until when.");
  if (problem == NULL)
    return TRUE;
  g_set_error_literal (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_INVALID, problem);
  return FALSE;
}

static gboolean
save_parts (RelnetConnection *connection, RelnetWindDown *plan, GError **error)
{
  GPtrArray *steps = relnet_wind_down_get_steps (plan);
  gint64 id = relnet_wind_down_get_id (plan);

  for (guint i = RELNET_WIND_DOWN_FIRST_ANSWER; i < RELNET_N_WIND_DOWN_TEXTS; i++)
    if (relnet_wind_down_has_text (plan, (RelnetWindDownText) i)
        && !relnet_rows_run (connection, error, "INSERT INTO wind_down_text (wind_down_id, field, text) VALUES (?1, ?2, ?3)",
                             "itt", id, relnet_wind_down_text_to_name ((RelnetWindDownText) i),
                             relnet_wind_down_get_text (plan, (RelnetWindDownText) i)))
      return FALSE;
  for (guint i = 0; i < steps->len; i++)
    {
      RelnetWindDownStep *step = g_ptr_array_index (steps, i);

      if (!relnet_rows_run (connection, error, "INSERT INTO wind_down_step (wind_down_id, kind, due) VALUES (?1, ?2, ?3)", "itt",
                            id, relnet_wind_down_step_kind_to_name (relnet_wind_down_step_get_kind (step)),
                            relnet_wind_down_step_get_due (step)))
        return FALSE;
      relnet_wind_down_step_set_id (step, relnet_connection_get_last_id (connection));
      relnet_wind_down_step_set_plan_id (step, id);
    }
  return TRUE;
}

/**
 * relnet_wind_down_store_create:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @plan: a plan with its steps; its id and theirs are set
 * @contract: (nullable): the contract that ends by it, new or changed; one without an end gets that of the plan
 * @draft: (nullable): the message, not to be sent by this
 * @clock: the time
 * @error: return location for an error
 *
 * From now on the person is left out of the suggestions, and in their new rhythm.
 *
 * Returns: whether it was stored; %RELNET_STORE_ERROR_INVALID if there is a plan already, or its end lies in the past
 */
gboolean
relnet_wind_down_store_create (RelnetConnection *connection, RelnetChanges *changes, RelnetWindDown *plan,
                               RelnetContract *contract, RelnetMailMessage *draft, RelnetClock *clock, GError **error)
{
  gint64 person_id = relnet_wind_down_get_person_id (plan);
  g_autofree char *today = relnet_clock_dup_today (clock);
  gboolean sets_end = FALSE;
  Before before = { 0 };

  if (!load_person (connection, person_id, &before, error) || !check (connection, plan, today, error))
    return FALSE;
  if (contract != NULL)
    {
      sets_end = *relnet_contract_get_text (contract, RELNET_CONTRACT_ENDS_ON) == '\0'
                 && *relnet_wind_down_get_text (plan, RELNET_WIND_DOWN_UNTIL) != '\0';
      if (sets_end)
        relnet_contract_set_text (contract, RELNET_CONTRACT_ENDS_ON, relnet_wind_down_get_text (plan, RELNET_WIND_DOWN_UNTIL));
      /* Whoever takes distance does not let the day pass any more. */
      relnet_contract_set_text (contract, RELNET_CONTRACT_KEPT_ON, "");
      if (!relnet_contract_store_save (connection, changes, contract, clock, error))
        return FALSE;
      relnet_wind_down_set_contract_id (plan, relnet_contract_get_id (contract));
    }
  if (draft != NULL)
    {
      if (!relnet_message_store_save (connection, changes, draft, clock, error))
        return FALSE;
      relnet_wind_down_set_message_id (plan, relnet_mail_message_get_id (draft));
    }
  relnet_wind_down_set_text (plan, RELNET_WIND_DOWN_STARTED_ON, today);
  if (!relnet_rows_run (connection, error,
                        "INSERT INTO wind_down (person_id, person_name, variant, started_on, until_date, message, message_id,"
                        " contract_id, contract_made, cadence_days, previous_cadence, previous_pause, previous_rest, added_at)"
                        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
                        "ittttt" "iitiitii", person_id, relnet_wind_down_get_person_name (plan),
                        relnet_wind_down_variant_to_name (relnet_wind_down_get_variant (plan)), today,
                        relnet_wind_down_get_text (plan, RELNET_WIND_DOWN_UNTIL),
                        relnet_wind_down_get_text (plan, RELNET_WIND_DOWN_MESSAGE), relnet_wind_down_get_message_id (plan),
                        relnet_wind_down_get_contract_id (plan), sets_end ? "end" : "",
                        (gint64) relnet_wind_down_get_cadence (plan), (gint64) before.cadence, before.pause,
                        (gint64) before.rests, relnet_clock_get_now (clock)))
    return FALSE;
  relnet_wind_down_set_id (plan, relnet_connection_get_last_id (connection));
  relnet_changes_add (changes, RELNET_CHANGE_WIND_DOWN, relnet_wind_down_get_id (plan));
  return save_parts (connection, plan, error) && take_distance (connection, changes, plan, clock, error)
         && add_trace (connection, changes, plan, RELNET_WIND_DOWN_TRACE_MADE, clock, error) != 0;
}

static gboolean
set_state (RelnetConnection *connection, RelnetChanges *changes, RelnetWindDown *plan, RelnetWindDownState state,
           const char *ended_on, GError **error)
{
  relnet_wind_down_set_state (plan, state);
  relnet_changes_add (changes, RELNET_CHANGE_WIND_DOWN, relnet_wind_down_get_id (plan));
  return relnet_rows_run (connection, error, "UPDATE wind_down SET state = ?2, ended_on = ?3 WHERE id = ?1", "itt",
                          relnet_wind_down_get_id (plan), relnet_wind_down_state_to_name (state), ended_on);
}

/* A message that was not sent is of no use any more, and a contract that got its end from the plan has none again. */
static gboolean
drop_consequences (RelnetConnection *connection, RelnetChanges *changes, RelnetWindDown *plan, RelnetClock *clock,
                   GError **error)
{
  g_autoptr (RelnetMailMessage) message
      = relnet_wind_down_get_message_id (plan) != 0
            ? relnet_message_store_load (connection, relnet_wind_down_get_message_id (plan), NULL)
            : NULL;

  if (message != NULL && relnet_mail_message_get_state (message) == RELNET_MAIL_STATE_DRAFT
      && !relnet_message_store_mark_deleted (connection, changes, relnet_mail_message_get_id (message), clock, error))
    return FALSE;
  relnet_changes_add (changes, RELNET_CHANGE_CONTRACT, relnet_wind_down_get_contract_id (plan));
  return relnet_rows_run (connection, error,
                          "UPDATE contract SET ends_on = '' WHERE notice_given_on = ''"
                          " AND id = (SELECT contract_id FROM wind_down WHERE id = ?1 AND contract_made = 'end')",
                          "i", relnet_wind_down_get_id (plan));
}

/**
 * relnet_wind_down_store_resume:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @id: a wind-down
 * @clock: the time
 * @error: return location for an error
 *
 * The relationship is as it was before; what has happened stays in its history. A draft that was not sent goes.
 *
 * Returns: whether it was taken up again
 */
gboolean
relnet_wind_down_store_resume (RelnetConnection *connection, RelnetChanges *changes, gint64 id, RelnetClock *clock,
                               GError **error)
{
  g_autoptr (RelnetWindDown) plan = relnet_wind_down_store_load (connection, id, error);
  g_autofree char *today = relnet_clock_dup_today (clock);

  if (plan == NULL)
    return FALSE;
  if (relnet_wind_down_get_state (plan) == RELNET_WIND_DOWN_RESUMED)
    return TRUE;
  return go_back (connection, changes, plan, clock, error) && drop_consequences (connection, changes, plan, clock, error)
         && set_state (connection, changes, plan, RELNET_WIND_DOWN_RESUMED, today, error)
         && (relnet_wind_down_get_person_id (plan) == 0
             || add_trace (connection, changes, plan, RELNET_WIND_DOWN_TRACE_RESUMED, clock, error) != 0);
}

/* All done: the plan is carried out. A pause that is over is taken back with it. */
static gboolean
settle (RelnetConnection *connection, RelnetChanges *changes, gint64 plan_id, RelnetClock *clock, GError **error)
{
  g_autoptr (RelnetWindDown) plan = relnet_wind_down_store_load (connection, plan_id, error);
  g_autofree char *today = relnet_clock_dup_today (clock);
  gboolean done;

  if (plan == NULL)
    return FALSE;
  relnet_changes_add (changes, RELNET_CHANGE_WIND_DOWN, plan_id);
  done = relnet_wind_down_count_done (plan) == relnet_wind_down_get_steps (plan)->len;
  if (!done && relnet_wind_down_get_state (plan) == RELNET_WIND_DOWN_FINISHED)
    return (relnet_wind_down_get_person_id (plan) == 0 || set_cadence (connection, plan, 0, error))
           && set_state (connection, changes, plan, RELNET_WIND_DOWN_ACTIVE, "", error);
  if (!done)
    return TRUE;
  if (relnet_wind_down_get_state (plan) != RELNET_WIND_DOWN_ACTIVE)
    return TRUE;
  if (relnet_wind_down_is_lasting (plan))
    return keep_distance (connection, changes, plan, today, error)
           && set_state (connection, changes, plan, RELNET_WIND_DOWN_FINISHED, today, error);
  return go_back (connection, changes, plan, clock, error)
         && set_state (connection, changes, plan, RELNET_WIND_DOWN_RESUMED, today, error);
}

static gboolean
set_done (RelnetConnection *connection, RelnetChanges *changes, gint64 step_id, gboolean done, RelnetClock *clock, GError **error)
{
  g_autoptr (RelnetWindDownStep) step = relnet_wind_down_store_load_step (connection, step_id, error);
  g_autoptr (RelnetWindDown) plan = step != NULL ? relnet_wind_down_store_load_of_step (connection, step_id, error) : NULL;
  g_autofree char *today = relnet_clock_dup_today (clock);
  gint64 trace_id;

  if (plan == NULL)
    return FALSE;
  if (done == (*relnet_wind_down_step_get_done_on (step) != '\0'))
    return TRUE;
  trace_id = relnet_wind_down_step_get_trace_id (step);
  if (done && relnet_wind_down_get_person_id (plan) != 0)
    {
      trace_id = add_trace (connection, changes, plan, relnet_wind_down_step_kind_to_name (relnet_wind_down_step_get_kind (step)),
                            clock, error);
      if (trace_id == 0)
        return FALSE;
    }
  else if (!done && trace_id != 0)
    {
      /* The user may have deleted it by hand. */
      relnet_interaction_store_mark_deleted (connection, changes, trace_id, clock, NULL);
      trace_id = 0;
    }
  return relnet_rows_run (connection, error, "UPDATE wind_down_step SET done_on = ?2, trace_id = ?3 WHERE id = ?1", "iti", step_id,
                          done ? today : "", trace_id)
         && settle (connection, changes, relnet_wind_down_get_id (plan), clock, error);
}

/**
 * relnet_wind_down_store_set_step_done:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @step_id: a step
 * @done: whether it is done
 * @clock: the time
 * @error: return location for an error
 *
 * Done or not, the timeline says so. To do the step of the notice is to give notice of the contract. With the last step
 * the plan is carried out.
 *
 * Returns: whether it was noted
 */
gboolean
relnet_wind_down_store_set_step_done (RelnetConnection *connection, RelnetChanges *changes, gint64 step_id, gboolean done,
                                      RelnetClock *clock, GError **error)
{
  g_autoptr (RelnetWindDownStep) step = relnet_wind_down_store_load_step (connection, step_id, error);
  g_autoptr (RelnetWindDown) plan = step != NULL ? relnet_wind_down_store_load_of_step (connection, step_id, error) : NULL;

  if (plan == NULL)
    return FALSE;
  if (relnet_wind_down_step_get_kind (step) == RELNET_WIND_DOWN_NOTICE && relnet_wind_down_get_contract_id (plan) != 0)
    {
      g_autoptr (RelnetContract) contract
          = relnet_contract_store_load (connection, relnet_wind_down_get_contract_id (plan), NULL);

      if (contract != NULL)
        return relnet_contract_store_give_notice (connection, changes, relnet_contract_get_id (contract), done, clock, error)
               && set_done (connection, changes, step_id, done, clock, error);
    }
  return set_done (connection, changes, step_id, done, clock, error);
}

/**
 * relnet_wind_down_store_notice_given:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @contract_id: a contract
 * @given: whether notice of it was given
 * @clock: the time
 * @error: return location for an error
 *
 * For relnet_contract_store_give_notice(): does the step that waits for it.
 *
 * Returns: whether the plan, if there is one, knows
 */
gboolean
relnet_wind_down_store_notice_given (RelnetConnection *connection, RelnetChanges *changes, gint64 contract_id, gboolean given,
                                     RelnetClock *clock, GError **error)
{
  RelnetStatement *statement = relnet_rows_prepare (
      connection, error,
      "SELECT wind_down_step.id FROM wind_down_step JOIN wind_down ON wind_down.id = wind_down_id"
      " WHERE contract_id = ?1 AND state <> 'resumed' AND kind = 'notice'",
      "i", contract_id);
  gint64 step_id = 0;

  if (statement == NULL)
    return FALSE;
  if (relnet_statement_step (statement, NULL))
    step_id = relnet_statement_get_int (statement, 0);
  relnet_statement_reset (statement);
  return step_id == 0 || set_done (connection, changes, step_id, given, clock, error);
}

/* The steps that wait for an invitation of somebody who has had one since the plan was made. */
#define INVITED_STEPS                                                                                                      \
  "SELECT wind_down_step.id FROM wind_down_step JOIN wind_down ON wind_down.id = wind_down_id"                       \
  " WHERE done_on = '' AND kind = 'invite' AND state = 'active'"                                                           \
  " AND EXISTS (SELECT 1 FROM meet_up_invited WHERE meet_up_invited.person_id = wind_down.person_id"                       \
  "  AND invited_on >= started_on) ORDER BY due LIMIT 1"

static gint64
find_invited_step (RelnetConnection *connection)
{
  RelnetStatement *statement = relnet_rows_prepare (connection, NULL, INVITED_STEPS, "");
  gint64 step_id = 0;

  if (statement == NULL)
    return 0;
  if (relnet_statement_step (statement, NULL))
    step_id = relnet_statement_get_int (statement, 0);
  relnet_statement_reset (statement);
  return step_id;
}

/**
 * relnet_wind_down_store_awaits_invitation:
 * @connection: a connection
 *
 * Returns: whether somebody whose coffees were to become a meet-up was invited to one, and their plan does not know yet
 */
gboolean
relnet_wind_down_store_awaits_invitation (RelnetConnection *connection)
{
  return find_invited_step (connection) != 0;
}

/**
 * relnet_wind_down_store_note_invitations:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @clock: the time
 * @error: return location for an error
 *
 * For whatever invites to a meet-up: does the steps that waited for it. A coffee has become a meet-up then.
 *
 * Returns: whether the plans, if there are any, know
 */
gboolean
relnet_wind_down_store_note_invitations (RelnetConnection *connection, RelnetChanges *changes, RelnetClock *clock,
                                         GError **error)
{
  gint64 step_id;

  while ((step_id = find_invited_step (connection)) != 0)
    if (!set_done (connection, changes, step_id, TRUE, clock, error))
      return FALSE;
  return TRUE;
}

/**
 * relnet_wind_down_store_snooze_step:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @step_id: a step
 * @until: a valid date
 * @error: return location for an error
 *
 * Returns: whether it is not told of before @until
 */
gboolean
relnet_wind_down_store_snooze_step (RelnetConnection *connection, RelnetChanges *changes, gint64 step_id, const char *until,
                                    GError **error)
{
  g_autoptr (RelnetWindDownStep) step = relnet_wind_down_store_load_step (connection, step_id, error);

  if (step == NULL || !relnet_rows_check_date (until, TRUE, error))
    return FALSE;
  relnet_changes_add (changes, RELNET_CHANGE_WIND_DOWN, relnet_wind_down_step_get_plan_id (step));
  return relnet_rows_run (connection, error, "UPDATE wind_down_step SET snoozed_until = ?2 WHERE id = ?1", "it", step_id, until);
}

/**
 * relnet_wind_down_store_merge_person:
 * @connection: a connection in a write
 * @changes: where to note the change
 * @from: who is merged into somebody else
 * @into: who stays
 * @error: return location for an error
 *
 * Moves the plans. If there is one for each, that of @into goes on.
 *
 * Returns: whether they were moved
 */
gboolean
relnet_wind_down_store_merge_person (RelnetConnection *connection, RelnetChanges *changes, gint64 from, gint64 into,
                                     GError **error)
{
  relnet_changes_add_all (changes, RELNET_CHANGE_WIND_DOWN);
  return relnet_rows_run (connection, error,
                          "UPDATE wind_down SET state = 'resumed' WHERE person_id = ?1 AND state <> 'resumed'"
                          " AND EXISTS (SELECT 1 FROM wind_down AS other WHERE other.person_id = ?2 AND other.state <> 'resumed')",
                          "ii", from, into)
         && relnet_rows_run (connection, error, "UPDATE wind_down SET person_id = ?2 WHERE person_id = ?1", "ii", from, into);
}

/**
 * relnet_wind_down_store_count_history:
 * @connection: a connection
 * @person_id: a person
 * @first_on: (out) (transfer full): the day of the first exchange, empty for none
 *
 * Returns: how many exchanges there were
 */
guint
relnet_wind_down_store_count_history (RelnetConnection *connection, gint64 person_id, char **first_on)
{
  RelnetStatement *statement = relnet_rows_prepare (
      connection, NULL,
      "SELECT count (*), coalesce (min (interaction_person.date), '') FROM interaction_person"
      " JOIN interaction ON interaction.id = interaction_id WHERE person_id = ?1 AND hidden = 0 AND kind = 'exchange'",
      "i", person_id);
  guint n = 0;

  *first_on = NULL;
  if (statement != NULL && relnet_statement_step (statement, NULL))
    {
      n = (guint) relnet_statement_get_int (statement, 0);
      *first_on = g_strdup (relnet_statement_get_text (statement, 1));
    }
  if (statement != NULL)
    relnet_statement_reset (statement);
  if (*first_on == NULL)
    *first_on = g_strdup ("");
  return n;
}

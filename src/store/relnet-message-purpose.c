/* What a message is for: the template it was made from, and what is noted once it is sent (C1, C2, C3, I1): thanks said, news given, a promise at risk of
 * which the other side knows, a step of an introduction.
 *
 * It is noted when the Outbox says that the message was sent, whenever that is: not when the user presses Send, which can be
 * taken back, and not by the window, which may be closed. Sending is one write, which nobody can take back; what is noted is
 * another one, with its own undo. Between the two the purpose is “due” in the database, so that a program that dies there
 * notes it at its next start; the table is not part of undo, so that what was taken back stays so. */

#include "relnet-message-purpose.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "relnet-favour-store.h"
#include "relnet-goal-store.h"
#include "relnet-introduction-store.h"
#include "relnet-promise-store.h"
#include "relnet-wind-down-store.h"

/* What is noted of one kind of message. @describe says it in the words of the toast, %NULL if there is nothing to note: it was
 * noted by hand meanwhile, the message went to somebody else, or what it was about is gone. */
typedef struct
{
  const char *situation;
  char *(*describe) (RelnetConnection *connection, gint64 message_id, gint64 subject_id, RelnetClock *clock);
  gboolean (*apply) (RelnetConnection *connection, RelnetChanges *changes, gint64 subject_id, RelnetClock *clock,
                     GError **error);
} Purpose;

typedef struct
{
  gint64 message_id;
  gint64 subject_id;
  const Purpose *purpose;
  RelnetClock *clock;
} Act;

static void
act_free (gpointer data)
{
  Act *act = data;

  g_clear_object (&act->clock);
  g_free (act);
}

/* The user may have changed to whom it goes. */
static gboolean
went_to (RelnetConnection *connection, gint64 message_id, gint64 person_id)
{
  RelnetStatement *statement = relnet_connection_prepare (
      connection,
      "SELECT 1 FROM message_recipient WHERE message_id = ?1 AND ?2 <> 0"
      " AND (person_id = ?2 OR folded IN (SELECT folded FROM email WHERE email.person_id = ?2)) LIMIT 1",
      NULL);
  gboolean found;

  if (statement == NULL)
    return FALSE;
  relnet_statement_bind_int (statement, 1, message_id);
  relnet_statement_bind_int (statement, 2, person_id);
  found = relnet_statement_step (statement, NULL);
  relnet_statement_reset (statement);
  return found;
}

static char *
describe_thanks (RelnetConnection *connection, gint64 message_id, gint64 id, RelnetClock *clock)
{
  g_autoptr (RelnetFavour) favour = relnet_favour_store_load (connection, id, NULL);

  if (favour == NULL || !relnet_favour_owes_thanks (favour)
      || !went_to (connection, message_id, relnet_favour_get_person_id (favour)))
    return NULL;
  return g_strdup_printf (_ ("Thanks to %s noted"), relnet_favour_get_person_name (favour));
}

static gboolean
apply_thanks (RelnetConnection *connection, RelnetChanges *changes, gint64 id, RelnetClock *clock, GError **error)
{
  return relnet_favour_store_set_thanked (connection, changes, id, TRUE, clock, error);
}

static char *
describe_news (RelnetConnection *connection, gint64 message_id, gint64 id, RelnetClock *clock)
{
  g_autoptr (RelnetGoalPerson) person = relnet_goal_store_load_person (connection, id, NULL);
  g_autofree char *today = relnet_clock_dup_today (clock);

  if (person == NULL || relnet_goal_person_get_gone (person)
      || !went_to (connection, message_id, relnet_goal_person_get_person_id (person)))
    return NULL;
  /* It was given today already, and nothing has happened since. */
  if (*relnet_goal_person_get_owed_on (person) == '\0' && strcmp (relnet_goal_person_get_news_on (person), today) >= 0)
    return NULL;
  return g_strdup_printf (_ ("News given to %s"), relnet_goal_person_get_name (person));
}

static char *
describe_risk (RelnetConnection *connection, gint64 message_id, gint64 id, RelnetClock *clock)
{
  g_autoptr (RelnetPromise) promise = relnet_promise_store_load (connection, id, NULL);

  if (promise == NULL || relnet_promise_get_state (promise) != RELNET_PROMISE_OPEN || !relnet_promise_get_mine (promise)
      || !went_to (connection, message_id, relnet_promise_get_person_id (promise)))
    return NULL;
  /* Translators: %s is a name: the user wrote to them that a promise may not be kept in time. */
  return g_strdup_printf (_ ("%s knows that a promise is at risk"), relnet_promise_get_person_name (promise));
}

static gboolean
apply_risk (RelnetConnection *connection, RelnetChanges *changes, gint64 id, RelnetClock *clock, GError **error)
{
  g_autoptr (RelnetPromise) promise = relnet_promise_store_load (connection, id, error);
  g_autofree char *today = relnet_clock_dup_today (clock);

  if (promise == NULL)
    return FALSE;
  relnet_promise_set_warned_on (promise, today);
  return relnet_promise_store_update (connection, changes, promise, clock, error);
}

/* A step of the board, if the rules still allow it: what is sent has happened, so a warning is none. */
static char *
describe_step (RelnetConnection *connection, gint64 message_id, gint64 id, RelnetIntroductionState to,
               RelnetIntroductionSide side)
{
  g_autoptr (RelnetIntroduction) introduction = relnet_introduction_store_load (connection, id, NULL);
  g_autofree char *title = NULL;

  if (introduction == NULL || relnet_introduction_can_go (introduction, to, NULL) == RELNET_INTRODUCTION_REFUSED)
    return NULL;
  if ((side != RELNET_SIDE_SECOND
       && !went_to (connection, message_id, relnet_introduction_get_person_id (introduction, RELNET_SIDE_FIRST)))
      || (side != RELNET_SIDE_FIRST
          && !went_to (connection, message_id, relnet_introduction_get_person_id (introduction, RELNET_SIDE_SECOND))))
    return NULL;
  title = relnet_introduction_dup_title (introduction, FALSE);
  return g_strdup_printf (_ ("%s moved to “%s”"), title, relnet_introduction_state_to_label (to));
}

static gboolean
apply_step (RelnetConnection *connection, RelnetChanges *changes, gint64 id, RelnetIntroductionState to, RelnetClock *clock,
            GError **error)
{
  const RelnetIntroductionMove move = { .to = to, .insist = TRUE };

  return relnet_introduction_store_move (connection, changes, id, &move, clock, error);
}

static char *
describe_ask_first (RelnetConnection *connection, gint64 message_id, gint64 id, RelnetClock *clock)
{
  return describe_step (connection, message_id, id, RELNET_INTRODUCTION_ASKED_FIRST, RELNET_SIDE_FIRST);
}

static gboolean
apply_ask_first (RelnetConnection *connection, RelnetChanges *changes, gint64 id, RelnetClock *clock, GError **error)
{
  return apply_step (connection, changes, id, RELNET_INTRODUCTION_ASKED_FIRST, clock, error);
}

static char *
describe_ask_second (RelnetConnection *connection, gint64 message_id, gint64 id, RelnetClock *clock)
{
  return describe_step (connection, message_id, id, RELNET_INTRODUCTION_ASKED_SECOND, RELNET_SIDE_SECOND);
}

static gboolean
apply_ask_second (RelnetConnection *connection, RelnetChanges *changes, gint64 id, RelnetClock *clock, GError **error)
{
  return apply_step (connection, changes, id, RELNET_INTRODUCTION_ASKED_SECOND, clock, error);
}

static char *
describe_introduction (RelnetConnection *connection, gint64 message_id, gint64 id, RelnetClock *clock)
{
  return describe_step (connection, message_id, id, RELNET_INTRODUCTION_INTRODUCED, RELNET_SIDE_NONE);
}

static gboolean
apply_introduction (RelnetConnection *connection, RelnetChanges *changes, gint64 id, RelnetClock *clock, GError **error)
{
  return apply_step (connection, changes, id, RELNET_INTRODUCTION_INTRODUCED, clock, error);
}

static char *
describe_told (RelnetConnection *connection, gint64 message_id, gint64 id, RelnetClock *clock)
{
  g_autoptr (RelnetIntroduction) introduction = relnet_introduction_store_load (connection, id, NULL);
  RelnetIntroductionSide side = introduction != NULL ? relnet_introduction_get_to_tell (introduction) : RELNET_SIDE_NONE;

  if (side == RELNET_SIDE_NONE
      || !went_to (connection, message_id, relnet_introduction_get_person_id (introduction, side)))
    return NULL;
  return g_strdup_printf (_ ("%s was told"), relnet_introduction_get_short_name (introduction, side));
}

static gboolean
apply_told (RelnetConnection *connection, RelnetChanges *changes, gint64 id, RelnetClock *clock, GError **error)
{
  g_autofree char *today = relnet_clock_dup_today (clock);

  return relnet_introduction_store_set_text (connection, changes, id, RELNET_INTRODUCTION_TOLD_ON, today, error);
}

/* Who is invited to a meet-up is what its messages say (015-meet-ups.sql): there is nothing to note, but for a plan in which
 * coffees were to become a meet-up. */
static char *
describe_invitation (RelnetConnection *connection, gint64 message_id, gint64 id, RelnetClock *clock)
{
  if (!relnet_wind_down_store_awaits_invitation (connection))
    return NULL;
  return g_strdup_printf (_ ("Step “%s” done"), relnet_wind_down_step_kind_to_label (RELNET_WIND_DOWN_INVITE));
}

static gboolean
apply_invitation (RelnetConnection *connection, RelnetChanges *changes, gint64 id, RelnetClock *clock, GError **error)
{
  return relnet_wind_down_store_note_invitations (connection, changes, clock, error);
}

static const Purpose purposes[] = {
  { "thank-you", describe_thanks, apply_thanks },
  { "progress-update", describe_news, relnet_goal_store_give_news },
  { "promise-at-risk", describe_risk, apply_risk },
  { "introduction-ask-first", describe_ask_first, apply_ask_first },
  { "introduction-ask-second", describe_ask_second, apply_ask_second },
  { "introduction", describe_introduction, apply_introduction },
  { "introduction-decline", describe_told, apply_told },
  { "meetup-invitation", describe_invitation, apply_invitation },
  { "meetup-invitation-group", describe_invitation, apply_invitation },
};

static const Purpose *
find_purpose (const char *situation)
{
  for (guint i = 0; i < G_N_ELEMENTS (purposes); i++)
    if (strcmp (purposes[i].situation, situation) == 0)
      return &purposes[i];
  return NULL;
}

/**
 * relnet_message_purpose_save:
 * @connection: a connection in a write
 * @message: a stored message
 * @error: return location for an error
 *
 * Stores what @message is for: from which template it was made, for when it is opened again, and of what something is to be
 * noted once it is sent.
 *
 * Returns: whether it was stored
 */
gboolean
relnet_message_purpose_save (RelnetConnection *connection, RelnetMailMessage *message, GError **error)
{
  const char *situation = relnet_mail_message_get_situation (message);
  RelnetStatement *statement;

  /* The user may have chosen no template after all. */
  if (*situation == '\0')
    {
      statement = relnet_connection_prepare (connection, "DELETE FROM message_purpose WHERE message_id = ?1", error);
      if (statement == NULL)
        return FALSE;
      relnet_statement_bind_int (statement, 1, relnet_mail_message_get_id (message));
      return relnet_statement_run (statement, error);
    }
  statement = relnet_connection_prepare (
      connection, "INSERT OR REPLACE INTO message_purpose (message_id, situation, subject_id) VALUES (?1, ?2, ?3)", error);
  if (statement == NULL)
    return FALSE;
  relnet_statement_bind_int (statement, 1, relnet_mail_message_get_id (message));
  relnet_statement_bind_text (statement, 2, situation);
  relnet_statement_bind_int (statement, 3, relnet_mail_message_get_subject_id (message));
  return relnet_statement_run (statement, error);
}

/**
 * relnet_message_purpose_load:
 * @connection: a connection
 * @message: a stored message
 * @error: return location for an error
 *
 * Says @message what it is for.
 *
 * Returns: whether it was read
 */
gboolean
relnet_message_purpose_load (RelnetConnection *connection, RelnetMailMessage *message, GError **error)
{
  RelnetStatement *statement = relnet_connection_prepare (
      connection, "SELECT situation, subject_id FROM message_purpose WHERE message_id = ?1", error);
  GError *local = NULL;

  if (statement == NULL)
    return FALSE;
  relnet_statement_bind_int (statement, 1, relnet_mail_message_get_id (message));
  if (relnet_statement_step (statement, &local))
    {
      relnet_mail_message_set_purpose (message, relnet_statement_get_text (statement, 0),
                                       relnet_statement_get_int (statement, 1));
      relnet_statement_reset (statement);
    }
  if (local != NULL)
    g_propagate_error (error, local);
  return local == NULL;
}

/**
 * relnet_message_purpose_set_due:
 * @connection: a connection in a write
 * @message_id: a message that was sent
 * @error: return location for an error
 *
 * From now on it is to be noted, see relnet_message_purpose_note_async(), if it is for something of which that is done.
 *
 * Returns: whether that was stored
 */
gboolean
relnet_message_purpose_set_due (RelnetConnection *connection, gint64 message_id, GError **error)
{
  RelnetStatement *statement
      = relnet_connection_prepare (connection, "SELECT situation, subject_id FROM message_purpose WHERE message_id = ?1", error);
  gboolean is_noted;

  if (statement == NULL)
    return FALSE;
  relnet_statement_bind_int (statement, 1, message_id);
  is_noted = relnet_statement_step (statement, NULL) && find_purpose (relnet_statement_get_text (statement, 0)) != NULL
             && relnet_statement_get_int (statement, 1) != 0;
  relnet_statement_reset (statement);
  if (!is_noted)
    return TRUE;
  statement = relnet_connection_prepare (connection, "UPDATE message_purpose SET due = 1 WHERE message_id = ?1", error);
  if (statement == NULL)
    return FALSE;
  relnet_statement_bind_int (statement, 1, message_id);
  return relnet_statement_run (statement, error);
}

static gboolean
note_act (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  Act *act = data;
  RelnetStatement *statement = relnet_connection_prepare (
      connection, "UPDATE message_purpose SET due = 0 WHERE message_id = ?1 AND due = 1", error);
  g_autofree char *what = NULL;

  if (statement == NULL)
    return FALSE;
  relnet_statement_bind_int (statement, 1, act->message_id);
  if (!relnet_statement_run (statement, error))
    return FALSE;
  /* Another program was faster. */
  if (relnet_connection_get_n_changes (connection) == 0 || act->purpose == NULL)
    return TRUE;
  what = act->purpose->describe (connection, act->message_id, act->subject_id, act->clock);
  return what == NULL || act->purpose->apply (connection, changes, act->subject_id, act->clock, error);
}

/**
 * relnet_message_purpose_note_async:
 * @database: a database
 * @clock: the time
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Notes what the next message was for of those that were sent: one undoable write.
 *
 * Returns: whether there is one; else @callback is not called
 */
gboolean
relnet_message_purpose_note_async (RelnetDatabase *database, RelnetClock *clock, GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  RelnetConnection *reader = relnet_database_get_reader (database);
  RelnetStatement *statement = relnet_connection_prepare (
      reader, "SELECT message_id, situation, subject_id FROM message_purpose WHERE due = 1 ORDER BY message_id LIMIT 1", NULL);
  g_autofree char *label = NULL;
  Act *act;

  if (statement == NULL || !relnet_statement_step (statement, NULL))
    return FALSE;
  act = g_new0 (Act, 1);
  act->message_id = relnet_statement_get_int (statement, 0);
  act->purpose = find_purpose (relnet_statement_get_text (statement, 1));
  act->subject_id = relnet_statement_get_int (statement, 2);
  act->clock = g_object_ref (clock);
  relnet_statement_reset (statement);
  if (act->purpose != NULL)
    label = act->purpose->describe (reader, act->message_id, act->subject_id, clock);
  relnet_database_write_async (database, label, note_act, act, act_free, NULL, callback, user_data);
  return TRUE;
}

/**
 * relnet_message_purpose_note_finish:
 * @database: a database
 * @result: the result
 * @error: return location for an error, in words for the user
 *
 * Returns: whether it was noted; if not, nothing was changed
 */
gboolean
relnet_message_purpose_note_finish (RelnetDatabase *database, GAsyncResult *result, GError **error)
{
  return relnet_database_write_finish (database, result, error);
}

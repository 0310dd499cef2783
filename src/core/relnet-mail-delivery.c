/* The way of a message through the Outbox: where it stands, when it goes, what went wrong, whether an answer came. */

#include "relnet-mail-message-private.h"

static const char *const state_names[RELNET_N_MAIL_STATES]
    = { "draft", "queued", "sending", "committing", "sent", "failed", "unknown" };

static const char *const problem_names[RELNET_N_MAIL_PROBLEMS]
    = { "", "network", "account", "refused", "unknown" };

/**
 * relnet_mail_message_get_state:
 * @self: a RelnetMailMessage
 *
 * Returns: where it stands
 */
RelnetMailState
relnet_mail_message_get_state (RelnetMailMessage *self)
{
  g_return_val_if_fail (RELNET_IS_MAIL_MESSAGE (self), 0);

  return self->state;
}

/**
 * relnet_mail_message_set_state:
 * @self: a RelnetMailMessage
 * @state: where it stands
 */
void
relnet_mail_message_set_state (RelnetMailMessage *self, RelnetMailState state)
{
  g_return_if_fail (RELNET_IS_MAIL_MESSAGE (self));

  if (self->state == state)
    return;
  self->state = state;
  relnet_mail_message_notify (self, PROP_STATE);
}

/**
 * relnet_mail_message_get_send_after:
 * @self: a RelnetMailMessage
 *
 * Returns: not to be sent before this, in seconds since the epoch; 0: at once
 */
gint64
relnet_mail_message_get_send_after (RelnetMailMessage *self)
{
  g_return_val_if_fail (RELNET_IS_MAIL_MESSAGE (self), 0);

  return self->send_after;
}

/**
 * relnet_mail_message_set_send_after:
 * @self: a RelnetMailMessage
 * @send_after: not to be sent before this, in seconds since the epoch; 0: at once
 */
void
relnet_mail_message_set_send_after (RelnetMailMessage *self, gint64 send_after)
{
  g_return_if_fail (RELNET_IS_MAIL_MESSAGE (self));

  if (self->send_after == send_after)
    return;
  self->send_after = send_after;
  relnet_mail_message_notify (self, PROP_SEND_AFTER);
}

/**
 * relnet_mail_message_get_remind_days:
 * @self: a RelnetMailMessage
 *
 * Returns: after how many days without an answer to be reminded; 0: never
 */
int
relnet_mail_message_get_remind_days (RelnetMailMessage *self)
{
  g_return_val_if_fail (RELNET_IS_MAIL_MESSAGE (self), 0);

  return self->remind_days;
}

/**
 * relnet_mail_message_set_remind_days:
 * @self: a RelnetMailMessage
 * @remind_days: after how many days without an answer to be reminded; 0: never
 */
void
relnet_mail_message_set_remind_days (RelnetMailMessage *self, int remind_days)
{
  g_return_if_fail (RELNET_IS_MAIL_MESSAGE (self));

  if (self->remind_days == remind_days)
    return;
  self->remind_days = remind_days;
  relnet_mail_message_notify (self, PROP_REMIND_DAYS);
}

/**
 * relnet_mail_message_get_attempts:
 * @self: a RelnetMailMessage
 *
 * Returns: how often sending was tried
 */
int
relnet_mail_message_get_attempts (RelnetMailMessage *self)
{
  g_return_val_if_fail (RELNET_IS_MAIL_MESSAGE (self), 0);

  return self->attempts;
}

/**
 * relnet_mail_message_set_attempts:
 * @self: a RelnetMailMessage
 * @attempts: how often sending was tried
 */
void
relnet_mail_message_set_attempts (RelnetMailMessage *self, int attempts)
{
  g_return_if_fail (RELNET_IS_MAIL_MESSAGE (self));

  if (self->attempts == attempts)
    return;
  self->attempts = attempts;
  relnet_mail_message_notify (self, PROP_ATTEMPTS);
}

/**
 * relnet_mail_message_get_attempted_at:
 * @self: a RelnetMailMessage
 *
 * Returns: when it was last tried, in seconds since the epoch; 0: never
 */
gint64
relnet_mail_message_get_attempted_at (RelnetMailMessage *self)
{
  g_return_val_if_fail (RELNET_IS_MAIL_MESSAGE (self), 0);

  return self->attempted_at;
}

/**
 * relnet_mail_message_set_attempted_at:
 * @self: a RelnetMailMessage
 * @attempted_at: when it was last tried, in seconds since the epoch; 0: never
 */
void
relnet_mail_message_set_attempted_at (RelnetMailMessage *self, gint64 attempted_at)
{
  g_return_if_fail (RELNET_IS_MAIL_MESSAGE (self));

  if (self->attempted_at == attempted_at)
    return;
  self->attempted_at = attempted_at;
  relnet_mail_message_notify (self, PROP_ATTEMPTED_AT);
}

/**
 * relnet_mail_message_get_next_attempt:
 * @self: a RelnetMailMessage
 *
 * Returns: when it will be tried again, in seconds since the epoch; 0: at once
 */
gint64
relnet_mail_message_get_next_attempt (RelnetMailMessage *self)
{
  g_return_val_if_fail (RELNET_IS_MAIL_MESSAGE (self), 0);

  return self->next_attempt;
}

/**
 * relnet_mail_message_set_next_attempt:
 * @self: a RelnetMailMessage
 * @next_attempt: when it will be tried again, in seconds since the epoch; 0: at once
 */
void
relnet_mail_message_set_next_attempt (RelnetMailMessage *self, gint64 next_attempt)
{
  g_return_if_fail (RELNET_IS_MAIL_MESSAGE (self));

  if (self->next_attempt == next_attempt)
    return;
  self->next_attempt = next_attempt;
  relnet_mail_message_notify (self, PROP_NEXT_ATTEMPT);
}

/**
 * relnet_mail_message_get_problem:
 * @self: a RelnetMailMessage
 *
 * Returns: what kind of thing went wrong last
 */
RelnetMailProblem
relnet_mail_message_get_problem (RelnetMailMessage *self)
{
  g_return_val_if_fail (RELNET_IS_MAIL_MESSAGE (self), 0);

  return self->problem;
}

/**
 * relnet_mail_message_set_problem:
 * @self: a RelnetMailMessage
 * @problem: what kind of thing went wrong last
 */
void
relnet_mail_message_set_problem (RelnetMailMessage *self, RelnetMailProblem problem)
{
  g_return_if_fail (RELNET_IS_MAIL_MESSAGE (self));

  if (self->problem == problem)
    return;
  self->problem = problem;
  relnet_mail_message_notify (self, PROP_PROBLEM);
}

/**
 * relnet_mail_message_get_error:
 * @self: a RelnetMailMessage
 *
 * Returns: what went wrong last, in words for the user; empty if nothing did
 */
const char *
relnet_mail_message_get_error (RelnetMailMessage *self)
{
  g_return_val_if_fail (RELNET_IS_MAIL_MESSAGE (self), NULL);

  return self->error;
}

/**
 * relnet_mail_message_set_error:
 * @self: a RelnetMailMessage
 * @error: (nullable): what went wrong last, in words for the user; empty if nothing did
 */
void
relnet_mail_message_set_error (RelnetMailMessage *self, const char *error)
{
  g_return_if_fail (RELNET_IS_MAIL_MESSAGE (self));

  if (error == NULL)
    error = "";
  if (g_str_equal (self->error, error))
    return;
  g_free (self->error);
  self->error = g_strdup (error);
  relnet_mail_message_notify (self, PROP_ERROR);
}

/**
 * relnet_mail_message_get_detail:
 * @self: a RelnetMailMessage
 *
 * Returns: what the server said, word for word; may be empty
 */
const char *
relnet_mail_message_get_detail (RelnetMailMessage *self)
{
  g_return_val_if_fail (RELNET_IS_MAIL_MESSAGE (self), NULL);

  return self->detail;
}

/**
 * relnet_mail_message_set_detail:
 * @self: a RelnetMailMessage
 * @detail: (nullable): what the server said, word for word; may be empty
 */
void
relnet_mail_message_set_detail (RelnetMailMessage *self, const char *detail)
{
  g_return_if_fail (RELNET_IS_MAIL_MESSAGE (self));

  if (detail == NULL)
    detail = "";
  if (g_str_equal (self->detail, detail))
    return;
  g_free (self->detail);
  self->detail = g_strdup (detail);
  relnet_mail_message_notify (self, PROP_DETAIL);
}

/**
 * relnet_mail_message_get_sent_at:
 * @self: a RelnetMailMessage
 *
 * Returns: when it was sent, in seconds since the epoch; 0 if it was not
 */
gint64
relnet_mail_message_get_sent_at (RelnetMailMessage *self)
{
  g_return_val_if_fail (RELNET_IS_MAIL_MESSAGE (self), 0);

  return self->sent_at;
}

/**
 * relnet_mail_message_set_sent_at:
 * @self: a RelnetMailMessage
 * @sent_at: when it was sent, in seconds since the epoch; 0 if it was not
 */
void
relnet_mail_message_set_sent_at (RelnetMailMessage *self, gint64 sent_at)
{
  g_return_if_fail (RELNET_IS_MAIL_MESSAGE (self));

  if (self->sent_at == sent_at)
    return;
  self->sent_at = sent_at;
  relnet_mail_message_notify (self, PROP_SENT_AT);
}

/**
 * relnet_mail_message_get_answered_on:
 * @self: a RelnetMailMessage
 *
 * Returns: the date of the first word from the other side since; empty if none came
 */
const char *
relnet_mail_message_get_answered_on (RelnetMailMessage *self)
{
  g_return_val_if_fail (RELNET_IS_MAIL_MESSAGE (self), NULL);

  return self->answered_on;
}

/**
 * relnet_mail_message_set_answered_on:
 * @self: a RelnetMailMessage
 * @answered_on: (nullable): the date of the first word from the other side since; empty if none came
 */
void
relnet_mail_message_set_answered_on (RelnetMailMessage *self, const char *answered_on)
{
  g_return_if_fail (RELNET_IS_MAIL_MESSAGE (self));

  if (answered_on == NULL)
    answered_on = "";
  if (g_str_equal (self->answered_on, answered_on))
    return;
  g_free (self->answered_on);
  self->answered_on = g_strdup (answered_on);
  relnet_mail_message_notify (self, PROP_ANSWERED_ON);
}

/**
 * relnet_mail_state_to_name:
 * @state: a value
 *
 * Returns: its name in the database
 */
const char *
relnet_mail_state_to_name (RelnetMailState state)
{
  g_return_val_if_fail (state < RELNET_N_MAIL_STATES, NULL);

  return state_names[state];
}

/**
 * relnet_mail_state_from_name:
 * @name: a name of the database
 * @state: (out): what it means
 *
 * Returns: whether @name is one
 */
gboolean
relnet_mail_state_from_name (const char *name, RelnetMailState *state)
{
  for (guint i = 0; i < RELNET_N_MAIL_STATES; i++)
    if (g_strcmp0 (state_names[i], name) == 0)
      {
        *state = i;
        return TRUE;
      }
  return FALSE;
}

/**
 * relnet_mail_problem_to_name:
 * @problem: a value
 *
 * Returns: its name in the database
 */
const char *
relnet_mail_problem_to_name (RelnetMailProblem problem)
{
  g_return_val_if_fail (problem < RELNET_N_MAIL_PROBLEMS, NULL);

  return problem_names[problem];
}

/**
 * relnet_mail_problem_from_name:
 * @name: a name of the database
 * @problem: (out): what it means
 *
 * Returns: whether @name is one
 */
gboolean
relnet_mail_problem_from_name (const char *name, RelnetMailProblem *problem)
{
  for (guint i = 0; i < RELNET_N_MAIL_PROBLEMS; i++)
    if (g_strcmp0 (problem_names[i], name) == 0)
      {
        *problem = i;
        return TRUE;
      }
  return FALSE;
}

/**
 * relnet_mail_message_get_situation:
 * @self: a RelnetMailMessage
 *
 * Returns: the situation of the template it began with, if that is what it is for; else empty
 */
const char *
relnet_mail_message_get_situation (RelnetMailMessage *self)
{
  g_return_val_if_fail (RELNET_IS_MAIL_MESSAGE (self), "");

  return self->situation;
}

/**
 * relnet_mail_message_get_subject_id:
 * @self: a RelnetMailMessage
 *
 * Returns: the promise, favour, helper of a goal or introduction it is about, 0 for none
 */
gint64
relnet_mail_message_get_subject_id (RelnetMailMessage *self)
{
  g_return_val_if_fail (RELNET_IS_MAIL_MESSAGE (self), 0);

  return self->subject_id;
}

/**
 * relnet_mail_message_set_purpose:
 * @self: a RelnetMailMessage
 * @situation: the situation of the template it was made from; empty for none
 * @subject_id: the promise, favour, helper of a goal or introduction it is about, 0 for none
 *
 * What the message is for: a draft says so when it is opened again; once it is sent, it is noted of what it is about.
 */
void
relnet_mail_message_set_purpose (RelnetMailMessage *self, const char *situation, gint64 subject_id)
{
  g_return_if_fail (RELNET_IS_MAIL_MESSAGE (self));

  g_free (self->situation);
  self->situation = g_strdup (situation);
  self->subject_id = subject_id;
}

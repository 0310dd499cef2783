#pragma once

#include <glib-object.h>
#include <gio/gio.h>

#include "relnet-attachment.h"
#include "relnet-recipient.h"

G_BEGIN_DECLS

/**
 * RelnetMailState:
 * @RELNET_MAIL_STATE_DRAFT: being written
 * @RELNET_MAIL_STATE_QUEUED: to be sent, now or later
 * @RELNET_MAIL_STATE_SENDING: being handed over; if the program dies here, nothing was sent
 * @RELNET_MAIL_STATE_COMMITTING: its end is being handed over; if the program dies here, nobody can tell
 * @RELNET_MAIL_STATE_SENT: the server has taken it
 * @RELNET_MAIL_STATE_FAILED: it was not sent and will not be without the user
 * @RELNET_MAIL_STATE_UNKNOWN: the server may have taken it; only the user can decide to send again
 *
 * Where a message stands in the Outbox. Each step is durable before it is taken.
 */
typedef enum
{
  RELNET_MAIL_STATE_DRAFT,
  RELNET_MAIL_STATE_QUEUED,
  RELNET_MAIL_STATE_SENDING,
  RELNET_MAIL_STATE_COMMITTING,
  RELNET_MAIL_STATE_SENT,
  RELNET_MAIL_STATE_FAILED,
  RELNET_MAIL_STATE_UNKNOWN,
  RELNET_N_MAIL_STATES
} RelnetMailState;

/**
 * RelnetMailProblem:
 * @RELNET_MAIL_PROBLEM_NONE: nothing went wrong
 * @RELNET_MAIL_PROBLEM_NETWORK: the server could not be reached, or asked to try later
 * @RELNET_MAIL_PROBLEM_ACCOUNT: the account needs the user: password, keyring, certificate
 * @RELNET_MAIL_PROBLEM_REFUSED: the server refuses this message for good
 * @RELNET_MAIL_PROBLEM_UNKNOWN: no answer after the message was handed over
 *
 * What kind of thing went wrong with a message: it decides what the user can do.
 */
typedef enum
{
  RELNET_MAIL_PROBLEM_NONE,
  RELNET_MAIL_PROBLEM_NETWORK,
  RELNET_MAIL_PROBLEM_ACCOUNT,
  RELNET_MAIL_PROBLEM_REFUSED,
  RELNET_MAIL_PROBLEM_UNKNOWN,
  RELNET_N_MAIL_PROBLEMS
} RelnetMailProblem;

const char *relnet_mail_state_to_name (RelnetMailState state);
gboolean relnet_mail_state_from_name (const char *name, RelnetMailState *state);
const char *relnet_mail_problem_to_name (RelnetMailProblem problem);
gboolean relnet_mail_problem_from_name (const char *name, RelnetMailProblem *problem);

#define RELNET_TYPE_MAIL_MESSAGE (relnet_mail_message_get_type ())
G_DECLARE_FINAL_TYPE (RelnetMailMessage, relnet_mail_message, RELNET, MAIL_MESSAGE, GObject)

RelnetMailMessage *relnet_mail_message_new (void);
gint64 relnet_mail_message_get_id (RelnetMailMessage *self);
void relnet_mail_message_set_id (RelnetMailMessage *self, gint64 id);
gint64 relnet_mail_message_get_account_id (RelnetMailMessage *self);
void relnet_mail_message_set_account_id (RelnetMailMessage *self, gint64 account_id);
RelnetMailState relnet_mail_message_get_state (RelnetMailMessage *self);
void relnet_mail_message_set_state (RelnetMailMessage *self, RelnetMailState state);
const char *relnet_mail_message_get_subject (RelnetMailMessage *self);
void relnet_mail_message_set_subject (RelnetMailMessage *self, const char *subject);
const char *relnet_mail_message_get_body (RelnetMailMessage *self);
void relnet_mail_message_set_body (RelnetMailMessage *self, const char *body);
const char *relnet_mail_message_get_header_id (RelnetMailMessage *self);
void relnet_mail_message_set_header_id (RelnetMailMessage *self, const char *header_id);
const char *relnet_mail_message_get_in_reply_to (RelnetMailMessage *self);
void relnet_mail_message_set_in_reply_to (RelnetMailMessage *self, const char *in_reply_to);
const char *relnet_mail_message_get_references (RelnetMailMessage *self);
void relnet_mail_message_set_references (RelnetMailMessage *self, const char *references);
gint64 relnet_mail_message_get_send_after (RelnetMailMessage *self);
void relnet_mail_message_set_send_after (RelnetMailMessage *self, gint64 send_after);
int relnet_mail_message_get_remind_days (RelnetMailMessage *self);
void relnet_mail_message_set_remind_days (RelnetMailMessage *self, int remind_days);
int relnet_mail_message_get_attempts (RelnetMailMessage *self);
void relnet_mail_message_set_attempts (RelnetMailMessage *self, int attempts);
gint64 relnet_mail_message_get_attempted_at (RelnetMailMessage *self);
void relnet_mail_message_set_attempted_at (RelnetMailMessage *self, gint64 attempted_at);
gint64 relnet_mail_message_get_next_attempt (RelnetMailMessage *self);
void relnet_mail_message_set_next_attempt (RelnetMailMessage *self, gint64 next_attempt);
RelnetMailProblem relnet_mail_message_get_problem (RelnetMailMessage *self);
void relnet_mail_message_set_problem (RelnetMailMessage *self, RelnetMailProblem problem);
const char *relnet_mail_message_get_error (RelnetMailMessage *self);
void relnet_mail_message_set_error (RelnetMailMessage *self, const char *error);
const char *relnet_mail_message_get_detail (RelnetMailMessage *self);
void relnet_mail_message_set_detail (RelnetMailMessage *self, const char *detail);
gint64 relnet_mail_message_get_added_at (RelnetMailMessage *self);
void relnet_mail_message_set_added_at (RelnetMailMessage *self, gint64 added_at);
gint64 relnet_mail_message_get_changed_at (RelnetMailMessage *self);
void relnet_mail_message_set_changed_at (RelnetMailMessage *self, gint64 changed_at);
gint64 relnet_mail_message_get_sent_at (RelnetMailMessage *self);
void relnet_mail_message_set_sent_at (RelnetMailMessage *self, gint64 sent_at);
const char *relnet_mail_message_get_answered_on (RelnetMailMessage *self);
void relnet_mail_message_set_answered_on (RelnetMailMessage *self, const char *answered_on);
const char *relnet_mail_message_get_situation (RelnetMailMessage *self);
gint64 relnet_mail_message_get_subject_id (RelnetMailMessage *self);
void relnet_mail_message_set_purpose (RelnetMailMessage *self, const char *situation, gint64 subject_id);
GListStore *relnet_mail_message_get_recipients (RelnetMailMessage *self);
GListStore *relnet_mail_message_get_attachments (RelnetMailMessage *self);
void relnet_mail_message_add_recipient (RelnetMailMessage *self,
                                        RelnetRecipientKind kind,
                                        const char *name,
                                        const char *address,
                                        gint64 person_id);
RelnetMailMessage *relnet_mail_message_copy (RelnetMailMessage *self);
gboolean relnet_mail_message_is_blank (RelnetMailMessage *self);
char *relnet_mail_message_dup_people (RelnetMailMessage *self);

G_END_DECLS

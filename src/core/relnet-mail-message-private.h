#pragma once

#include "relnet-mail-message.h"

G_BEGIN_DECLS

/* Shared by what a message says (relnet-mail-message.c) and its way through the Outbox (relnet-mail-delivery.c). */
struct _RelnetMailMessage
{
  GObject parent_instance;

  gint64 id;
  gint64 account_id;
  RelnetMailState state;
  char *subject;
  char *body;
  char *header_id;
  char *in_reply_to;
  char *references;
  gint64 send_after;
  int remind_days;
  int attempts;
  gint64 attempted_at;
  gint64 next_attempt;
  RelnetMailProblem problem;
  char *error;
  char *detail;
  gint64 added_at;
  gint64 changed_at;
  gint64 sent_at;
  char *answered_on;
  char *situation;
  gint64 subject_id;
  GListStore *recipients;
  GListStore *attachments;
};

enum
{
  PROP_0,
  PROP_ID,
  PROP_ACCOUNT_ID,
  PROP_STATE,
  PROP_SUBJECT,
  PROP_BODY,
  PROP_HEADER_ID,
  PROP_IN_REPLY_TO,
  PROP_REFERENCES,
  PROP_SEND_AFTER,
  PROP_REMIND_DAYS,
  PROP_ATTEMPTS,
  PROP_ATTEMPTED_AT,
  PROP_NEXT_ATTEMPT,
  PROP_PROBLEM,
  PROP_ERROR,
  PROP_DETAIL,
  PROP_ADDED_AT,
  PROP_CHANGED_AT,
  PROP_SENT_AT,
  PROP_ANSWERED_ON,
  N_PROPS
};

void relnet_mail_message_notify (RelnetMailMessage *self, guint property);

G_END_DECLS

#include "relnet-mail-message-private.h"

#include "relnet-text.h"

static GParamSpec *properties[N_PROPS];

/**
 * RelnetMailMessage:
 *
 * A message that is written, waits, or was sent.
 *
 * @state says where it stands in the Outbox; see RelnetMailState.
 */
G_DEFINE_FINAL_TYPE (RelnetMailMessage, relnet_mail_message, G_TYPE_OBJECT)

static void
relnet_mail_message_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  RelnetMailMessage *self = RELNET_MAIL_MESSAGE (object);

  switch (prop_id)
    {
    case PROP_ID:
      g_value_set_int64 (value, self->id);
      break;
    case PROP_ACCOUNT_ID:
      g_value_set_int64 (value, self->account_id);
      break;
    case PROP_STATE:
      g_value_set_int (value, self->state);
      break;
    case PROP_SUBJECT:
      g_value_set_string (value, self->subject);
      break;
    case PROP_BODY:
      g_value_set_string (value, self->body);
      break;
    case PROP_HEADER_ID:
      g_value_set_string (value, self->header_id);
      break;
    case PROP_IN_REPLY_TO:
      g_value_set_string (value, self->in_reply_to);
      break;
    case PROP_REFERENCES:
      g_value_set_string (value, self->references);
      break;
    case PROP_SEND_AFTER:
      g_value_set_int64 (value, self->send_after);
      break;
    case PROP_REMIND_DAYS:
      g_value_set_int (value, self->remind_days);
      break;
    case PROP_ATTEMPTS:
      g_value_set_int (value, self->attempts);
      break;
    case PROP_ATTEMPTED_AT:
      g_value_set_int64 (value, self->attempted_at);
      break;
    case PROP_NEXT_ATTEMPT:
      g_value_set_int64 (value, self->next_attempt);
      break;
    case PROP_PROBLEM:
      g_value_set_int (value, self->problem);
      break;
    case PROP_ERROR:
      g_value_set_string (value, self->error);
      break;
    case PROP_DETAIL:
      g_value_set_string (value, self->detail);
      break;
    case PROP_ADDED_AT:
      g_value_set_int64 (value, self->added_at);
      break;
    case PROP_CHANGED_AT:
      g_value_set_int64 (value, self->changed_at);
      break;
    case PROP_SENT_AT:
      g_value_set_int64 (value, self->sent_at);
      break;
    case PROP_ANSWERED_ON:
      g_value_set_string (value, self->answered_on);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
relnet_mail_message_set_property (GObject *object,
                                  guint prop_id,
                                  const GValue *value,
                                  GParamSpec *pspec)
{
  RelnetMailMessage *self = RELNET_MAIL_MESSAGE (object);

  switch (prop_id)
    {
    case PROP_ID:
      relnet_mail_message_set_id (self, g_value_get_int64 (value));
      break;
    case PROP_ACCOUNT_ID:
      relnet_mail_message_set_account_id (self, g_value_get_int64 (value));
      break;
    case PROP_STATE:
      relnet_mail_message_set_state (self, g_value_get_int (value));
      break;
    case PROP_SUBJECT:
      relnet_mail_message_set_subject (self, g_value_get_string (value));
      break;
    case PROP_BODY:
      relnet_mail_message_set_body (self, g_value_get_string (value));
      break;
    case PROP_HEADER_ID:
      relnet_mail_message_set_header_id (self, g_value_get_string (value));
      break;
    case PROP_IN_REPLY_TO:
      relnet_mail_message_set_in_reply_to (self, g_value_get_string (value));
      break;
    case PROP_REFERENCES:
      relnet_mail_message_set_references (self, g_value_get_string (value));
      break;
    case PROP_SEND_AFTER:
      relnet_mail_message_set_send_after (self, g_value_get_int64 (value));
      break;
    case PROP_REMIND_DAYS:
      relnet_mail_message_set_remind_days (self, g_value_get_int (value));
      break;
    case PROP_ATTEMPTS:
      relnet_mail_message_set_attempts (self, g_value_get_int (value));
      break;
    case PROP_ATTEMPTED_AT:
      relnet_mail_message_set_attempted_at (self, g_value_get_int64 (value));
      break;
    case PROP_NEXT_ATTEMPT:
      relnet_mail_message_set_next_attempt (self, g_value_get_int64 (value));
      break;
    case PROP_PROBLEM:
      relnet_mail_message_set_problem (self, g_value_get_int (value));
      break;
    case PROP_ERROR:
      relnet_mail_message_set_error (self, g_value_get_string (value));
      break;
    case PROP_DETAIL:
      relnet_mail_message_set_detail (self, g_value_get_string (value));
      break;
    case PROP_ADDED_AT:
      relnet_mail_message_set_added_at (self, g_value_get_int64 (value));
      break;
    case PROP_CHANGED_AT:
      relnet_mail_message_set_changed_at (self, g_value_get_int64 (value));
      break;
    case PROP_SENT_AT:
      relnet_mail_message_set_sent_at (self, g_value_get_int64 (value));
      break;
    case PROP_ANSWERED_ON:
      relnet_mail_message_set_answered_on (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
relnet_mail_message_finalize (GObject *object)
{
  RelnetMailMessage *self = RELNET_MAIL_MESSAGE (object);

  g_clear_pointer (&self->subject, g_free);
  g_clear_pointer (&self->body, g_free);
  g_clear_pointer (&self->header_id, g_free);
  g_clear_pointer (&self->in_reply_to, g_free);
  g_clear_pointer (&self->references, g_free);
  g_clear_pointer (&self->error, g_free);
  g_clear_pointer (&self->detail, g_free);
  g_clear_pointer (&self->answered_on, g_free);
  g_clear_pointer (&self->situation, g_free);
  g_clear_object (&self->recipients);
  g_clear_object (&self->attachments);
  G_OBJECT_CLASS (relnet_mail_message_parent_class)->finalize (object);
}

static void
relnet_mail_message_class_init (RelnetMailMessageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = relnet_mail_message_get_property;
  object_class->set_property = relnet_mail_message_set_property;
  object_class->finalize = relnet_mail_message_finalize;

  properties[PROP_ID] = g_param_spec_int64 ("id", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_ACCOUNT_ID]
      = g_param_spec_int64 ("account-id", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_STATE]
      = g_param_spec_int ("state", NULL, NULL, 0, RELNET_N_MAIL_STATES - 1, RELNET_MAIL_STATE_DRAFT, flags);
  properties[PROP_SUBJECT] = g_param_spec_string ("subject", NULL, NULL, "", flags);
  properties[PROP_BODY] = g_param_spec_string ("body", NULL, NULL, "", flags);
  properties[PROP_HEADER_ID] = g_param_spec_string ("header-id", NULL, NULL, "", flags);
  properties[PROP_IN_REPLY_TO] = g_param_spec_string ("in-reply-to", NULL, NULL, "", flags);
  properties[PROP_REFERENCES] = g_param_spec_string ("references", NULL, NULL, "", flags);
  properties[PROP_SEND_AFTER]
      = g_param_spec_int64 ("send-after", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_REMIND_DAYS]
      = g_param_spec_int ("remind-days", NULL, NULL, 0, G_MAXINT, 0, flags);
  properties[PROP_ATTEMPTS] = g_param_spec_int ("attempts", NULL, NULL, 0, G_MAXINT, 0, flags);
  properties[PROP_ATTEMPTED_AT]
      = g_param_spec_int64 ("attempted-at", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_NEXT_ATTEMPT]
      = g_param_spec_int64 ("next-attempt", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_PROBLEM]
      = g_param_spec_int ("problem", NULL, NULL, 0, RELNET_N_MAIL_PROBLEMS - 1, RELNET_MAIL_PROBLEM_NONE, flags);
  properties[PROP_ERROR] = g_param_spec_string ("error", NULL, NULL, "", flags);
  properties[PROP_DETAIL] = g_param_spec_string ("detail", NULL, NULL, "", flags);
  properties[PROP_ADDED_AT] = g_param_spec_int64 ("added-at", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_CHANGED_AT]
      = g_param_spec_int64 ("changed-at", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_SENT_AT] = g_param_spec_int64 ("sent-at", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_ANSWERED_ON] = g_param_spec_string ("answered-on", NULL, NULL, "", flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
relnet_mail_message_init (RelnetMailMessage *self)
{
  self->state = RELNET_MAIL_STATE_DRAFT;
  self->subject = g_strdup ("");
  self->body = g_strdup ("");
  self->header_id = g_strdup ("");
  self->in_reply_to = g_strdup ("");
  self->references = g_strdup ("");
  self->problem = RELNET_MAIL_PROBLEM_NONE;
  self->error = g_strdup ("");
  self->detail = g_strdup ("");
  self->answered_on = g_strdup ("");
  self->situation = g_strdup ("");
  self->recipients = g_list_store_new (RELNET_TYPE_RECIPIENT);
  self->attachments = g_list_store_new (RELNET_TYPE_ATTACHMENT);
}

/**
 * relnet_mail_message_notify:
 * @self: a RelnetMailMessage
 * @property: one of the PROP_ constants
 *
 * Says that a property has another value.
 */
void
relnet_mail_message_notify (RelnetMailMessage *self, guint property)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

/**
 * relnet_mail_message_new:
 *
 * Returns: (transfer full): an empty one
 */
RelnetMailMessage *
relnet_mail_message_new (void)
{
  return g_object_new (RELNET_TYPE_MAIL_MESSAGE, NULL);
}

/**
 * relnet_mail_message_get_id:
 * @self: a RelnetMailMessage
 *
 * Returns: its id in the database, 0 before it is stored
 */
gint64
relnet_mail_message_get_id (RelnetMailMessage *self)
{
  g_return_val_if_fail (RELNET_IS_MAIL_MESSAGE (self), 0);

  return self->id;
}

/**
 * relnet_mail_message_set_id:
 * @self: a RelnetMailMessage
 * @id: its id in the database, 0 before it is stored
 */
void
relnet_mail_message_set_id (RelnetMailMessage *self, gint64 id)
{
  g_return_if_fail (RELNET_IS_MAIL_MESSAGE (self));

  if (self->id == id)
    return;
  self->id = id;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ID]);
}

/**
 * relnet_mail_message_get_account_id:
 * @self: a RelnetMailMessage
 *
 * Returns: the account it goes through, 0 if none is chosen
 */
gint64
relnet_mail_message_get_account_id (RelnetMailMessage *self)
{
  g_return_val_if_fail (RELNET_IS_MAIL_MESSAGE (self), 0);

  return self->account_id;
}

/**
 * relnet_mail_message_set_account_id:
 * @self: a RelnetMailMessage
 * @account_id: the account it goes through, 0 if none is chosen
 */
void
relnet_mail_message_set_account_id (RelnetMailMessage *self, gint64 account_id)
{
  g_return_if_fail (RELNET_IS_MAIL_MESSAGE (self));

  if (self->account_id == account_id)
    return;
  self->account_id = account_id;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACCOUNT_ID]);
}

/**
 * relnet_mail_message_get_subject:
 * @self: a RelnetMailMessage
 *
 * Returns: the subject
 */
const char *
relnet_mail_message_get_subject (RelnetMailMessage *self)
{
  g_return_val_if_fail (RELNET_IS_MAIL_MESSAGE (self), NULL);

  return self->subject;
}

/**
 * relnet_mail_message_set_subject:
 * @self: a RelnetMailMessage
 * @subject: (nullable): the subject
 */
void
relnet_mail_message_set_subject (RelnetMailMessage *self, const char *subject)
{
  g_return_if_fail (RELNET_IS_MAIL_MESSAGE (self));

  if (subject == NULL)
    subject = "";
  if (g_str_equal (self->subject, subject))
    return;
  g_free (self->subject);
  self->subject = g_strdup (subject);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SUBJECT]);
}

/**
 * relnet_mail_message_get_body:
 * @self: a RelnetMailMessage
 *
 * Returns: the text
 */
const char *
relnet_mail_message_get_body (RelnetMailMessage *self)
{
  g_return_val_if_fail (RELNET_IS_MAIL_MESSAGE (self), NULL);

  return self->body;
}

/**
 * relnet_mail_message_set_body:
 * @self: a RelnetMailMessage
 * @body: (nullable): the text
 */
void
relnet_mail_message_set_body (RelnetMailMessage *self, const char *body)
{
  g_return_if_fail (RELNET_IS_MAIL_MESSAGE (self));

  if (body == NULL)
    body = "";
  if (g_str_equal (self->body, body))
    return;
  g_free (self->body);
  self->body = g_strdup (body);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BODY]);
}

/**
 * relnet_mail_message_get_header_id:
 * @self: a RelnetMailMessage
 *
 * Returns: its Message-ID without “<” and “>”, fixed when it was queued
 */
const char *
relnet_mail_message_get_header_id (RelnetMailMessage *self)
{
  g_return_val_if_fail (RELNET_IS_MAIL_MESSAGE (self), NULL);

  return self->header_id;
}

/**
 * relnet_mail_message_set_header_id:
 * @self: a RelnetMailMessage
 * @header_id: (nullable): its Message-ID without “<” and “>”, fixed when it was queued
 */
void
relnet_mail_message_set_header_id (RelnetMailMessage *self, const char *header_id)
{
  g_return_if_fail (RELNET_IS_MAIL_MESSAGE (self));

  if (header_id == NULL)
    header_id = "";
  if (g_str_equal (self->header_id, header_id))
    return;
  g_free (self->header_id);
  self->header_id = g_strdup (header_id);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HEADER_ID]);
}

/**
 * relnet_mail_message_get_in_reply_to:
 * @self: a RelnetMailMessage
 *
 * Returns: the Message-ID it answers, without “<” and “>”; may be empty
 */
const char *
relnet_mail_message_get_in_reply_to (RelnetMailMessage *self)
{
  g_return_val_if_fail (RELNET_IS_MAIL_MESSAGE (self), NULL);

  return self->in_reply_to;
}

/**
 * relnet_mail_message_set_in_reply_to:
 * @self: a RelnetMailMessage
 * @in_reply_to: (nullable): the Message-ID it answers, without “<” and “>”; may be empty
 */
void
relnet_mail_message_set_in_reply_to (RelnetMailMessage *self, const char *in_reply_to)
{
  g_return_if_fail (RELNET_IS_MAIL_MESSAGE (self));

  if (in_reply_to == NULL)
    in_reply_to = "";
  if (g_str_equal (self->in_reply_to, in_reply_to))
    return;
  g_free (self->in_reply_to);
  self->in_reply_to = g_strdup (in_reply_to);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IN_REPLY_TO]);
}

/**
 * relnet_mail_message_get_references:
 * @self: a RelnetMailMessage
 *
 * Returns: the Message-IDs of the exchange, oldest first, separated by spaces
 */
const char *
relnet_mail_message_get_references (RelnetMailMessage *self)
{
  g_return_val_if_fail (RELNET_IS_MAIL_MESSAGE (self), NULL);

  return self->references;
}

/**
 * relnet_mail_message_set_references:
 * @self: a RelnetMailMessage
 * @references: (nullable): the Message-IDs of the exchange, oldest first, separated by spaces
 */
void
relnet_mail_message_set_references (RelnetMailMessage *self, const char *references)
{
  g_return_if_fail (RELNET_IS_MAIL_MESSAGE (self));

  if (references == NULL)
    references = "";
  if (g_str_equal (self->references, references))
    return;
  g_free (self->references);
  self->references = g_strdup (references);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REFERENCES]);
}

/**
 * relnet_mail_message_get_added_at:
 * @self: a RelnetMailMessage
 *
 * Returns: when it was begun, in seconds since the epoch
 */
gint64
relnet_mail_message_get_added_at (RelnetMailMessage *self)
{
  g_return_val_if_fail (RELNET_IS_MAIL_MESSAGE (self), 0);

  return self->added_at;
}

/**
 * relnet_mail_message_set_added_at:
 * @self: a RelnetMailMessage
 * @added_at: when it was begun, in seconds since the epoch
 */
void
relnet_mail_message_set_added_at (RelnetMailMessage *self, gint64 added_at)
{
  g_return_if_fail (RELNET_IS_MAIL_MESSAGE (self));

  if (self->added_at == added_at)
    return;
  self->added_at = added_at;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ADDED_AT]);
}

/**
 * relnet_mail_message_get_changed_at:
 * @self: a RelnetMailMessage
 *
 * Returns: when it was last changed by the user, in seconds since the epoch
 */
gint64
relnet_mail_message_get_changed_at (RelnetMailMessage *self)
{
  g_return_val_if_fail (RELNET_IS_MAIL_MESSAGE (self), 0);

  return self->changed_at;
}

/**
 * relnet_mail_message_set_changed_at:
 * @self: a RelnetMailMessage
 * @changed_at: when it was last changed by the user, in seconds since the epoch
 */
void
relnet_mail_message_set_changed_at (RelnetMailMessage *self, gint64 changed_at)
{
  g_return_if_fail (RELNET_IS_MAIL_MESSAGE (self));

  if (self->changed_at == changed_at)
    return;
  self->changed_at = changed_at;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHANGED_AT]);
}

/**
 * relnet_mail_message_get_recipients:
 * @self: a RelnetMailMessage
 *
 * Returns: (transfer none): its RelnetRecipients, in order
 */
GListStore *
relnet_mail_message_get_recipients (RelnetMailMessage *self)
{
  g_return_val_if_fail (RELNET_IS_MAIL_MESSAGE (self), NULL);

  return self->recipients;
}

/**
 * relnet_mail_message_get_attachments:
 * @self: a RelnetMailMessage
 *
 * Returns: (transfer none): its RelnetAttachments, in order
 */
GListStore *
relnet_mail_message_get_attachments (RelnetMailMessage *self)
{
  g_return_val_if_fail (RELNET_IS_MAIL_MESSAGE (self), NULL);

  return self->attachments;
}

/**
 * relnet_mail_message_add_recipient:
 * @self: a RelnetMailMessage
 * @kind: as what
 * @name: (nullable): the name
 * @address: the address
 * @person_id: the person, or 0
 *
 * Adds a recipient at the end.
 */
void
relnet_mail_message_add_recipient (RelnetMailMessage *self,
                                   RelnetRecipientKind kind,
                                   const char *name,
                                   const char *address,
                                   gint64 person_id)
{
  g_autoptr (RelnetRecipient) recipient = relnet_recipient_new ();

  g_return_if_fail (RELNET_IS_MAIL_MESSAGE (self));

  relnet_recipient_set_kind (recipient, kind);
  relnet_recipient_set_name (recipient, name);
  relnet_recipient_set_address (recipient, address);
  relnet_recipient_set_person_id (recipient, person_id);
  g_list_store_append (self->recipients, recipient);
}

/**
 * relnet_mail_message_copy:
 * @self: a RelnetMailMessage
 *
 * Returns: (transfer full): the same at this moment, for another thread
 */
RelnetMailMessage *
relnet_mail_message_copy (RelnetMailMessage *self)
{
  RelnetMailMessage *copy = relnet_mail_message_new ();

  g_return_val_if_fail (RELNET_IS_MAIL_MESSAGE (self), copy);

  for (guint i = 1; i < N_PROPS; i++)
    {
      g_auto (GValue) value = G_VALUE_INIT;

      g_value_init (&value, properties[i]->value_type);
      g_object_get_property (G_OBJECT (self), properties[i]->name, &value);
      g_object_set_property (G_OBJECT (copy), properties[i]->name, &value);
    }
  relnet_mail_message_set_purpose (copy, self->situation, self->subject_id);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->recipients)); i++)
    {
      g_autoptr (RelnetRecipient) recipient
          = g_list_model_get_item (G_LIST_MODEL (self->recipients), i);

      relnet_mail_message_add_recipient (
          copy, relnet_recipient_get_kind (recipient), relnet_recipient_get_name (recipient),
          relnet_recipient_get_address (recipient), relnet_recipient_get_person_id (recipient));
    }
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->attachments)); i++)
    {
      g_autoptr (RelnetAttachment) attachment
          = g_list_model_get_item (G_LIST_MODEL (self->attachments), i);

      /* An attachment is never changed once it is one. */
      g_list_store_append (copy->attachments, attachment);
    }
  return copy;
}

/**
 * relnet_mail_message_is_blank:
 * @self: a RelnetMailMessage
 *
 * Returns: whether nothing was written that would be missed
 */
gboolean
relnet_mail_message_is_blank (RelnetMailMessage *self)
{
  g_return_val_if_fail (RELNET_IS_MAIL_MESSAGE (self), TRUE);

  return relnet_text_is_blank (self->subject) && relnet_text_is_blank (self->body)
         && g_list_model_get_n_items (G_LIST_MODEL (self->attachments)) == 0;
}

/**
 * relnet_mail_message_dup_people:
 * @self: a RelnetMailMessage
 *
 * Returns: (transfer full): to whom it goes, in one line: “Antoine Rivaud, Priya Raghunathan”; empty if to nobody yet
 */
char *
relnet_mail_message_dup_people (RelnetMailMessage *self)
{
  GString *people = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->recipients)); i++)
    {
      g_autoptr (RelnetRecipient) recipient
          = g_list_model_get_item (G_LIST_MODEL (self->recipients), i);

      if (people->len > 0)
        g_string_append (people, ", ");
      g_string_append (people, relnet_recipient_get_label (recipient));
    }
  return g_string_free (people, FALSE);
}

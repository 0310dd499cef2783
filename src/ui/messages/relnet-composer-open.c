#include "relnet-composer-private.h"

#include <glib/gi18n-lib.h>

#include "relnet-mailto.h"
#include "relnet-message-store.h"
#include "relnet-person-store.h"
#include "relnet-template.h"

/* What a message starts from: a person, a draft, an earlier message, a link. */

static void
add_person (RelnetComposer *self, RelnetMailMessage *message, gint64 person_id)
{
  g_autoptr (RelnetPerson) person = relnet_person_store_load (relnet_database_get_reader (self->database), person_id, NULL);
  GListModel *emails = person != NULL ? G_LIST_MODEL (relnet_person_get_emails (person)) : NULL;

  if (emails != NULL && g_list_model_get_n_items (emails) > 0)
    {
      g_autoptr (RelnetContactPoint) email = g_list_model_get_item (emails, 0);

      relnet_mail_message_add_recipient (message, RELNET_RECIPIENT_TO, relnet_person_get_name (person),
                                         relnet_contact_point_get_value (email), person_id);
    }
  else if (person != NULL)
    {
      g_autofree char *text
          = g_strdup_printf (_ ("%s has no e-mail address in RelNet yet. Type one, or add it on their page."),
                             relnet_person_get_name (person));

      relnet_composer_say (self, text);
    }
}

/* Those without an address were left out before. */
static void
add_copy (RelnetComposer *self, RelnetMailMessage *message, gint64 person_id)
{
  g_autoptr (RelnetPerson) person = relnet_person_store_load (relnet_database_get_reader (self->database), person_id, NULL);
  g_autoptr (RelnetContactPoint) email
      = person != NULL ? g_list_model_get_item (G_LIST_MODEL (relnet_person_get_emails (person)), 0) : NULL;

  if (email != NULL)
    relnet_mail_message_add_recipient (message, RELNET_RECIPIENT_BCC, relnet_person_get_name (person),
                                       relnet_contact_point_get_value (email), person_id);
}

/**
 * relnet_composer_open_person:
 * @self: a composer
 * @person_id: to whom to write
 */
void
relnet_composer_open_person (RelnetComposer *self, gint64 person_id)
{
  g_autoptr (RelnetMailMessage) message = relnet_mail_message_new ();

  g_return_if_fail (RELNET_IS_COMPOSER (self));

  add_person (self, message, person_id);
  if (g_list_model_get_n_items (G_LIST_MODEL (relnet_mail_message_get_recipients (message))) > 0)
    relnet_composer_start (self, message, RELNET_COMPOSER_FOCUS_SUBJECT);
}

/**
 * relnet_composer_open_template:
 * @self: a composer
 * @person_id: to whom to write
 * @situation: the template
 * @topic: (nullable): what it is about
 * @other_id: who else it is about, 0 for nobody; they get an introduction too
 * @subject_id: the promise, favour, helper of a goal or introduction it is about, of which it is noted that the message was
 *   sent; 0 for none
 *
 * Starts from a template, filled with what is known about the person. What is not known is marked.
 */
void
relnet_composer_open_template (RelnetComposer *self, gint64 person_id, const char *situation, const char *topic,
                               gint64 other_id, gint64 subject_id)
{
  g_autoptr (RelnetMailMessage) message = relnet_mail_message_new ();
  g_autoptr (RelnetMessageTemplate) made = NULL;
  g_autoptr (GError) error = NULL;
  RelnetTemplateRequest request = { .situation = situation, .person_id = person_id, .other_id = other_id, .topic = topic };

  g_return_if_fail (RELNET_IS_COMPOSER (self));

  request.me = relnet_composer_get_me (self);
  made = relnet_template_make (relnet_database_get_reader (self->database), self->clock, &request, &error);
  if (made == NULL)
    {
      relnet_composer_say (self, error->message);
      return;
    }
  relnet_mail_message_set_subject (message, relnet_message_template_get_subject (made));
  relnet_mail_message_set_body (message, relnet_message_template_get_body (made));
  relnet_composer_template_keep (self, topic, other_id, made);
  relnet_mail_message_set_purpose (message, situation, subject_id);
  add_person (self, message, person_id);
  if (other_id != 0 && g_str_equal (situation, "introduction"))
    add_person (self, message, other_id);
  relnet_composer_start (self, message, RELNET_COMPOSER_FOCUS_BODY);
}

/**
 * relnet_composer_open_group:
 * @self: a composer
 * @person_ids: (array length=n): to whom to write
 * @n: how many
 * @situation: the template
 * @topic: what it is about
 * @language: in which language
 * @reg: in which register; may be empty
 * @subject_id: what it is about, of which it is noted that the message was sent; 0 for none
 *
 * Starts one message to many, each as a blind copy: nobody gets the addresses of the others.
 */
void
relnet_composer_open_group (RelnetComposer *self, const gint64 *person_ids, guint n, const char *situation, const char *topic,
                            const char *language, const char *reg, gint64 subject_id)
{
  g_autoptr (RelnetMailMessage) message = relnet_mail_message_new ();
  g_autoptr (RelnetMessageTemplate) made = NULL;
  g_autoptr (GError) error = NULL;
  RelnetTemplateRequest request = { .situation = situation, .topic = topic, .language = language };

  g_return_if_fail (RELNET_IS_COMPOSER (self));

  request.me = relnet_composer_get_me (self);
  request.reg = *reg != '\0' ? reg : "vous";
  made = relnet_template_make (relnet_database_get_reader (self->database), self->clock, &request, &error);
  if (made == NULL)
    {
      relnet_composer_say (self, error->message);
      return;
    }
  relnet_mail_message_set_subject (message, relnet_message_template_get_subject (made));
  relnet_mail_message_set_body (message, relnet_message_template_get_body (made));
  relnet_composer_template_keep (self, topic, 0, made);
  relnet_mail_message_set_purpose (message, situation, subject_id);
  for (guint i = 0; i < n; i++)
    add_copy (self, message, person_ids[i]);
  relnet_composer_start (self, message, RELNET_COMPOSER_FOCUS_BODY);
}

/**
 * relnet_composer_open_draft:
 * @self: a composer
 * @message_id: a draft, or a message that waits or failed, which becomes one when it is changed
 */
void
relnet_composer_open_draft (RelnetComposer *self, gint64 message_id)
{
  g_autoptr (RelnetMailMessage) message = NULL;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (RELNET_IS_COMPOSER (self));

  message
      = relnet_message_store_load (relnet_database_get_reader (self->database), message_id, &error);
  if (message == NULL)
    {
      relnet_composer_say (self, error->message);
      return;
    }
  relnet_composer_start (self, message, RELNET_COMPOSER_FOCUS_BODY);
}

/**
 * relnet_composer_open_reply:
 * @self: a composer
 * @message_id: a message that was sent: the new one goes to the same people and belongs to the same exchange
 */
void
relnet_composer_open_reply (RelnetComposer *self, gint64 message_id)
{
  g_autoptr (RelnetMailMessage) before = NULL;
  g_autoptr (RelnetMailMessage) message = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *references = NULL;
  const char *subject;

  g_return_if_fail (RELNET_IS_COMPOSER (self));

  before
      = relnet_message_store_load (relnet_database_get_reader (self->database), message_id, &error);
  if (before == NULL)
    {
      relnet_composer_say (self, error->message);
      return;
    }
  message = relnet_mail_message_copy (before);
  g_list_store_remove_all (relnet_mail_message_get_attachments (message));
  relnet_mail_message_set_id (message, 0);
  relnet_mail_message_set_changed_at (message, 0);
  relnet_mail_message_set_body (message, "");
  relnet_mail_message_set_purpose (message, "", 0);
  subject = relnet_mail_message_get_subject (before);
  if (g_ascii_strncasecmp (subject, "re:", 3) != 0)
    {
      g_autofree char *answer = g_strconcat ("Re: ", subject, NULL);

      relnet_mail_message_set_subject (message, answer);
    }
  references = g_strconcat (relnet_mail_message_get_references (before), " ",
                            relnet_mail_message_get_header_id (before), NULL);
  relnet_mail_message_set_references (message, g_strstrip (references));
  relnet_mail_message_set_in_reply_to (message, relnet_mail_message_get_header_id (before));
  relnet_composer_start (self, message, RELNET_COMPOSER_FOCUS_BODY);
}

/**
 * relnet_composer_open_mailto:
 * @self: a composer
 * @uri: a `mailto:` link
 *
 * Fills in what a link asks for; what it may not ask for is left out, and said.
 */
void
relnet_composer_open_mailto (RelnetComposer *self, const char *uri)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RelnetMailto) link = NULL;
  g_autoptr (RelnetMailMessage) message = relnet_mail_message_new ();

  g_return_if_fail (RELNET_IS_COMPOSER (self));

  link = relnet_mailto_parse (uri, &error);
  if (link == NULL)
    {
      relnet_composer_say (self, error->message);
      return;
    }
  relnet_mail_message_set_subject (message, relnet_mailto_get_subject (link));
  relnet_mail_message_set_body (message, relnet_mailto_get_body (link));
  relnet_composer_start (self, message, RELNET_COMPOSER_FOCUS_TO);
  for (guint i = 0; relnet_mailto_get_to (link)[i] != NULL; i++)
    relnet_composer_type_recipient (self, RELNET_RECIPIENT_TO, relnet_mailto_get_to (link)[i]);
  for (guint i = 0; relnet_mailto_get_cc (link)[i] != NULL; i++)
    relnet_composer_type_recipient (self, RELNET_RECIPIENT_CC, relnet_mailto_get_cc (link)[i]);
  if (relnet_mailto_get_ignored (link)[0] != NULL)
    {
      g_autofree char *names = g_strjoinv (", ", (GStrv)relnet_mailto_get_ignored (link));
      /* Translators: %s are names of fields such as “bcc, attach”. */
      g_autofree char *text = g_strdup_printf (
          _ ("The link asked for more than a link may, and that was left out: %s."), names);

      relnet_composer_say (self, text);
    }
}

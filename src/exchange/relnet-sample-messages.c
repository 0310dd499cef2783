/* The drafts of the sample data. */

#include "relnet-sample-private.h"

#include "relnet-message-store.h"
#include "relnet-person.h"

/**
 * relnet_sample_add_messages:
 * @self: the filling, with its people
 * @root: the JSON document
 * @error: return location for an error
 *
 * Nothing in the sample was sent, and nothing can be: without an account a message stays a draft.
 *
 * Returns: whether they were added
 */
gboolean
relnet_sample_add_messages (RelnetSampleFilling *self, JsonObject *root, GError **error)
{
  g_autoptr (GList) elements = relnet_sample_get_elements (root, "drafts");

  for (GList *l = elements; l != NULL; l = l->next)
    {
      JsonObject *object = json_node_get_object (l->data);
      RelnetPerson *person = g_hash_table_lookup (self->people, relnet_sample_get_text (object, "person"));
      GListModel *emails = person != NULL ? G_LIST_MODEL (relnet_person_get_emails (person)) : NULL;
      g_autoptr (RelnetMailMessage) message = relnet_mail_message_new ();
      g_autoptr (RelnetContactPoint) email = emails != NULL ? g_list_model_get_item (emails, 0) : NULL;

      if (email == NULL)
        continue;
      relnet_mail_message_set_subject (message, relnet_sample_get_text (object, "subject"));
      relnet_mail_message_set_body (message, relnet_sample_get_text (object, "body"));
      relnet_mail_message_set_remind_days (message, 7);
      relnet_mail_message_add_recipient (message, RELNET_RECIPIENT_TO, relnet_person_get_name (person),
                                         relnet_contact_point_get_value (email), relnet_person_get_id (person));
      if (!relnet_message_store_save (self->connection, self->changes, message, self->clock, error))
        return FALSE;
    }
  return TRUE;
}

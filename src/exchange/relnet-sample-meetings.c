/* The meetings of the sample data, and what to ask there. */

#include "relnet-sample-private.h"

#include "relnet-date.h"
#include "relnet-meeting-store.h"
#include "relnet-person.h"
#include "relnet-question-store.h"

static gboolean
add_questions (RelnetSampleFilling *self, JsonObject *object, gint64 person_id, GError **error)
{
  g_autoptr (GList) elements = relnet_sample_get_elements (object, "questions");

  for (GList *l = elements; l != NULL; l = l->next)
    {
      g_autoptr (RelnetQuestion) question = relnet_question_new (person_id, json_node_get_string (l->data));

      if (!relnet_question_store_insert (self->connection, self->changes, question, self->clock, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * relnet_sample_add_meetings:
 * @self: the filling, with its people
 * @root: the JSON document
 * @error: return location for an error
 *
 * Returns: whether they were added
 */
gboolean
relnet_sample_add_meetings (RelnetSampleFilling *self, JsonObject *root, GError **error)
{
  g_autoptr (GList) elements = relnet_sample_get_elements (root, "meetings");

  for (GList *l = elements; l != NULL; l = l->next)
    {
      JsonObject *object = json_node_get_object (l->data);
      g_autoptr (RelnetMeeting) meeting = relnet_meeting_new ();
      g_autoptr (GList) people = relnet_sample_get_elements (object, "people");
      g_autofree char *day = relnet_date_add_days (self->today, relnet_sample_get_int (object, "in"));
      RelnetChannel channel = RELNET_CHANNEL_IN_PERSON;

      relnet_channel_from_name (relnet_sample_get_text (object, "channel"), &channel);
      relnet_meeting_set_start (meeting, day, relnet_sample_get_text (object, "time"));
      relnet_meeting_set_minutes (meeting, relnet_sample_get_int (object, "minutes"));
      relnet_meeting_set_place (meeting, relnet_sample_get_text (object, "place"));
      relnet_meeting_set_channel (meeting, channel);
      relnet_meeting_set_purpose (meeting, relnet_sample_get_text (object, "wants"));
      for (GList *p = people; p != NULL; p = p->next)
        {
          RelnetPerson *person = g_hash_table_lookup (self->people, json_node_get_string (p->data));

          relnet_meeting_add_person (meeting, relnet_person_get_id (person), relnet_person_get_name (person));
        }
      if (!relnet_meeting_store_insert (self->connection, self->changes, meeting, self->clock, error)
          || !add_questions (self, object, relnet_meeting_get_person_id (meeting, 0), error))
        return FALSE;
    }
  return TRUE;
}

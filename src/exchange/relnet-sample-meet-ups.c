/* The meet-ups of the sample data, and what the user found about themselves. */

#include "relnet-sample-private.h"

#include "relnet-date.h"
#include "relnet-meet-up-store.h"
#include "relnet-person.h"
#include "relnet-reputation-store.h"

/* Each time somebody else was missing. */
static gboolean
add_past (RelnetSampleFilling *self, RelnetMeetUp *meet_up, const gint64 *members, guint n, guint times, GError **error)
{
  g_autofree char *yesterday = relnet_date_add_days (self->today, -1);
  g_autoptr (GPtrArray) past = relnet_meet_up_store_load_past (self->connection, meet_up, yesterday, times, error);

  for (guint i = 0; past != NULL && i < past->len; i++)
    {
      g_autoptr (GArray) came = g_array_new (FALSE, FALSE, sizeof (gint64));

      for (guint j = 0; j < n; j++)
        if ((j + i * 2) % 4 != 0)
          g_array_append_val (came, members[j]);
      if (!relnet_meet_up_store_attend (self->connection, self->changes, relnet_meet_up_get_id (meet_up),
                                        relnet_meet_up_occurrence_get_day (g_ptr_array_index (past, i)),
                                        (const gint64 *) (gpointer) came->data, came->len, NULL, self->clock, error))
        return FALSE;
    }
  return past != NULL;
}

/* To the next one: one half is invited, two have answered. */
static gboolean
add_invitations (RelnetSampleFilling *self, gint64 id, const gint64 *members, guint n, GError **error)
{
  g_autofree char *sent = relnet_date_add_days (self->today, -2);
  g_autoptr (RelnetMeetUp) meet_up = relnet_meet_up_store_load (self->connection, id, self->today, error);
  const char *day;

  if (meet_up == NULL)
    return FALSE;
  day = relnet_meet_up_get_next_day (meet_up);
  for (guint i = 0; i < n / 2; i++)
    if (!relnet_meet_up_store_set_invited (self->connection, self->changes, id, day, members[i], sent, error)
        || (i < 2
            && !relnet_meet_up_store_set_answer (self->connection, self->changes, id, day, members[i],
                                                 i == 0 ? RELNET_ANSWER_YES : RELNET_ANSWER_NO, error)))
      return FALSE;
  return TRUE;
}

static gboolean
add_meet_up (RelnetSampleFilling *self, JsonObject *object, GError **error)
{
  g_autoptr (RelnetMeetUp) meet_up = relnet_meet_up_new ();
  g_autofree char *starts_on = relnet_sample_get_day (self, object, "ago");
  g_autoptr (GList) people = relnet_sample_get_elements (object, "members");
  g_autoptr (GArray) members = g_array_new (FALSE, FALSE, sizeof (gint64));

  relnet_meet_up_set_name (meet_up, relnet_sample_get_text (object, "name"));
  relnet_meet_up_set_rule (meet_up, relnet_sample_get_text (object, "rule"));
  relnet_meet_up_set_starts_on (meet_up, starts_on);
  relnet_meet_up_set_time (meet_up, relnet_sample_get_text (object, "time"));
  relnet_meet_up_set_place (meet_up, relnet_sample_get_text (object, "place"));
  relnet_meet_up_set_note (meet_up, relnet_sample_get_text (object, "note"));
  relnet_meet_up_set_invite_days (meet_up, relnet_sample_get_int (object, "invite"));
  if (!relnet_meet_up_store_insert (self->connection, self->changes, meet_up, self->clock, error))
    return FALSE;
  for (GList *p = people; p != NULL; p = p->next)
    {
      gint64 id = relnet_person_get_id (g_hash_table_lookup (self->people, json_node_get_string (p->data)));

      if (!relnet_meet_up_store_add_member (self->connection, self->changes, relnet_meet_up_get_id (meet_up), id, error))
        return FALSE;
      g_array_append_val (members, id);
    }
  return add_past (self, meet_up, (const gint64 *) (gpointer) members->data, members->len,
                   (guint) relnet_sample_get_int (object, "held"), error)
         && (relnet_sample_get_int (object, "invite") == 0
             || add_invitations (self, relnet_meet_up_get_id (meet_up), (const gint64 *) (gpointer) members->data,
                                 members->len, error));
}

static gboolean
add_finding (RelnetSampleFilling *self, JsonObject *object, GError **error)
{
  g_autoptr (RelnetFinding) finding = relnet_finding_new ();
  g_autofree char *found_on = relnet_sample_get_day (self, object, "ago");

  relnet_finding_set_what (finding, relnet_sample_get_text (object, "what"));
  relnet_finding_set_link (finding, relnet_sample_get_text (object, "link"));
  relnet_finding_set_tone (finding, relnet_tone_from_name (relnet_sample_get_text (object, "tone")));
  relnet_finding_set_answer (finding, relnet_sample_get_text (object, "answer"));
  relnet_finding_set_found_on (finding, found_on);
  if (json_object_has_member (object, "dealt"))
    {
      g_autofree char *dealt_on = relnet_sample_get_day (self, object, "dealt");

      relnet_finding_set_dealt_on (finding, dealt_on);
    }
  return relnet_reputation_store_save_finding (self->connection, self->changes, finding, error);
}

/**
 * relnet_sample_add_meet_ups:
 * @self: the filling, with its people
 * @root: the JSON document
 * @error: return location for an error
 *
 * Returns: whether they were added
 */
gboolean
relnet_sample_add_meet_ups (RelnetSampleFilling *self, JsonObject *root, GError **error)
{
  g_autoptr (GList) meet_ups = relnet_sample_get_elements (root, "meet-ups");
  g_autoptr (GList) findings = relnet_sample_get_elements (root, "findings");
  g_autoptr (RelnetClock) last = NULL;

  for (GList *l = meet_ups; l != NULL; l = l->next)
    if (!add_meet_up (self, json_node_get_object (l->data), error))
      return FALSE;
  for (GList *l = findings; l != NULL; l = l->next)
    if (!add_finding (self, json_node_get_object (l->data), error))
      return FALSE;
  if (findings == NULL)
    return TRUE;
  last = relnet_sample_make_clock (self, 40);
  return relnet_reputation_store_check (self->connection, self->changes, "", last, error);
}

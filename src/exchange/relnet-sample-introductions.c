/* The introductions, the introductions received and who knows whom of the sample data. */

#include "relnet-sample-private.h"

#include "relnet-acquaintance-store.h"
#include "relnet-date.h"
#include "relnet-introduction-store.h"
#include "relnet-person-store.h"
#include "relnet-referral-store.h"

/* Each step on the day it was made. */
static gboolean
add_steps (RelnetSampleFilling *self, JsonObject *object, gint64 id, GError **error)
{
  g_autoptr (GList) steps = relnet_sample_get_elements (object, "steps");

  for (GList *l = steps; l != NULL; l = l->next)
    {
      JsonObject *step = json_node_get_object (l->data);
      g_autoptr (RelnetClock) clock = relnet_sample_make_clock (self, relnet_sample_get_int (step, "ago"));
      RelnetIntroductionMove move = { .outcome = relnet_sample_get_text (step, "outcome") };

      if (relnet_introduction_state_from_name (relnet_sample_get_text (step, "to"), &move.to)
          && !relnet_introduction_store_move (self->connection, self->changes, id, &move, clock, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_introductions (RelnetSampleFilling *self, JsonObject *root, GError **error)
{
  g_autoptr (GList) elements = relnet_sample_get_elements (root, "introductions");

  for (GList *l = elements; l != NULL; l = l->next)
    {
      JsonObject *object = json_node_get_object (l->data);
      g_autoptr (RelnetIntroduction) introduction = relnet_introduction_new ();
      g_autoptr (RelnetClock) clock = relnet_sample_make_clock (self, relnet_sample_get_int (object, "ago"));

      relnet_introduction_set_person (introduction, RELNET_SIDE_FIRST, relnet_sample_get_person (self, object, "a"), "", NULL,
                                      FALSE);
      relnet_introduction_set_person (introduction, RELNET_SIDE_SECOND, relnet_sample_get_person (self, object, "b"), "",
                                      NULL, FALSE);
      relnet_introduction_set_reason (introduction, RELNET_SIDE_FIRST, relnet_sample_get_text (object, "reason-a"));
      relnet_introduction_set_reason (introduction, RELNET_SIDE_SECOND, relnet_sample_get_text (object, "reason-b"));
      if (!relnet_introduction_store_insert (self->connection, self->changes, introduction, clock, error)
          || !add_steps (self, object, relnet_introduction_get_id (introduction), error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_referrals (RelnetSampleFilling *self, JsonObject *root, GError **error)
{
  g_autoptr (GList) elements = relnet_sample_get_elements (root, "referrals");

  for (GList *l = elements; l != NULL; l = l->next)
    {
      JsonObject *object = json_node_get_object (l->data);
      gint64 person = relnet_sample_get_person (self, object, "person"), by = relnet_sample_get_person (self, object, "by");
      g_autofree char *date = relnet_sample_get_day (self, object, "ago");
      g_autofree char *thanked = relnet_sample_get_day (self, object, "thanked");

      if (!relnet_referral_store_set (self->connection, self->changes, person, by, date, self->clock, error))
        return FALSE;
      if (json_object_has_member (object, "thanked")
          && !relnet_referral_store_set_thanked (self->connection, self->changes, person, thanked, self->clock, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_acquaintances (RelnetSampleFilling *self, JsonObject *root, GError **error)
{
  g_autoptr (GList) elements = relnet_sample_get_elements (root, "acquaintances");

  for (GList *l = elements; l != NULL; l = l->next)
    {
      JsonObject *object = json_node_get_object (l->data);
      RelnetAcquaintanceKind kind = RELNET_ACQUAINTANCE_KNOWN;

      relnet_acquaintance_kind_from_name (relnet_sample_get_text (object, "how"), &kind);
      if (!relnet_acquaintance_store_set (self->connection, self->changes, relnet_sample_get_person (self, object, "a"),
                                          relnet_sample_get_person (self, object, "b"), kind,
                                          relnet_sample_get_text (object, "note"), self->clock, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * relnet_sample_add_introductions:
 * @self: the sample data, with its people
 * @root: the document
 * @error: return location for an error
 *
 * Returns: whether “introductions”, “referrals” and “acquaintances” were added
 */
gboolean
relnet_sample_add_introductions (RelnetSampleFilling *self, JsonObject *root, GError **error)
{
  return add_acquaintances (self, root, error) && add_introductions (self, root, error) && add_referrals (self, root, error);
}

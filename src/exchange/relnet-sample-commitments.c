/* The promises, favours and thanks of the sample data. */

#include "relnet-sample-private.h"

#include "relnet-date.h"
#include "relnet-favour-store.h"
#include "relnet-promise-store.h"

/* The day so many days ago; one to come is below zero. */
static char *
dup_day (RelnetSampleFilling *self, int days_ago)
{
  return relnet_date_add_days (self->today, -days_ago);
}

static gboolean
close_promise (RelnetSampleFilling *self, RelnetPromise *promise, RelnetPromiseState state, int ago, GError **error)
{
  g_autoptr (RelnetClock) clock = relnet_sample_make_clock (self, ago);
  g_autofree char *day = dup_day (self, ago);

  relnet_promise_set_state (promise, state, day);
  return relnet_promise_store_update (self->connection, self->changes, promise, clock, error);
}

/* Each on the day it was made, and closed on the day it was kept: history is noted as it happens. */
static gboolean
add_promises (RelnetSampleFilling *self, JsonObject *root, GError **error)
{
  g_autoptr (GList) elements = relnet_sample_get_elements (root, "promises");

  for (GList *l = elements; l != NULL; l = l->next)
    {
      JsonObject *object = json_node_get_object (l->data);
      g_autoptr (RelnetPromise) promise = relnet_promise_new ();
      g_autoptr (RelnetClock) clock = relnet_sample_make_clock (self, relnet_sample_get_int (object, "made"));
      g_autofree char *made_on = dup_day (self, relnet_sample_get_int (object, "made"));
      g_autofree char *due = relnet_date_add_days (self->today, relnet_sample_get_int (object, "due"));

      relnet_promise_set_person (promise, relnet_sample_get_person (self, object, "person"), "");
      relnet_promise_set_mine (promise, !json_object_get_boolean_member_with_default (object, "theirs", FALSE));
      relnet_promise_set_what (promise, relnet_sample_get_text (object, "what"));
      relnet_promise_set_made_on (promise, made_on);
      relnet_promise_set_due (promise, due);
      if (!relnet_promise_store_insert (self->connection, self->changes, promise, clock, error))
        return FALSE;
      if (json_object_has_member (object, "kept")
          && !close_promise (self, promise, RELNET_PROMISE_KEPT, relnet_sample_get_int (object, "kept"), error))
        return FALSE;
      if (json_object_has_member (object, "withdrawn")
          && !close_promise (self, promise, RELNET_PROMISE_WITHDRAWN, relnet_sample_get_int (object, "withdrawn"), error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_favours (RelnetSampleFilling *self, JsonObject *root, GError **error)
{
  g_autoptr (GList) elements = relnet_sample_get_elements (root, "favours");

  for (GList *l = elements; l != NULL; l = l->next)
    {
      JsonObject *object = json_node_get_object (l->data);
      g_autoptr (RelnetFavour) favour = relnet_favour_new ();
      g_autoptr (RelnetClock) clock = relnet_sample_make_clock (self, relnet_sample_get_int (object, "ago"));
      g_autofree char *date = dup_day (self, relnet_sample_get_int (object, "ago"));
      RelnetFavourKind kind = RELNET_FAVOUR_GIVEN;
      RelnetFavourWeight weight = RELNET_FAVOUR_SMALL;

      relnet_favour_kind_from_name (relnet_sample_get_text (object, "kind"), &kind);
      relnet_favour_weight_from_name (relnet_sample_get_text (object, "weight"), &weight);
      relnet_favour_set_person (favour, relnet_sample_get_person (self, object, "person"), "");
      relnet_favour_set_kind (favour, kind);
      relnet_favour_set_weight (favour, weight);
      relnet_favour_set_what (favour, relnet_sample_get_text (object, "what"));
      relnet_favour_set_date (favour, date);
      if (!relnet_favour_store_insert (self->connection, self->changes, favour, clock, error))
        return FALSE;
      if (json_object_has_member (object, "thanked"))
        {
          g_autoptr (RelnetClock) later = relnet_sample_make_clock (self, relnet_sample_get_int (object, "thanked"));
          g_autofree char *thanked_on = dup_day (self, relnet_sample_get_int (object, "thanked"));

          relnet_favour_set_thanked_on (favour, thanked_on);
          if (!relnet_favour_store_update (self->connection, self->changes, favour, later, error))
            return FALSE;
        }
    }
  return TRUE;
}

/**
 * relnet_sample_add_commitments:
 * @self: the filling, with its people
 * @root: the JSON document
 * @error: return location for an error
 *
 * Returns: whether they were added
 */
gboolean
relnet_sample_add_commitments (RelnetSampleFilling *self, JsonObject *root, GError **error)
{
  return add_promises (self, root, error) && add_favours (self, root, error);
}

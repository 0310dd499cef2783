/* The contracts and wind-downs of the sample data. */

#include "relnet-sample-private.h"

#include "relnet-contract-store.h"
#include "relnet-date.h"
#include "relnet-person.h"
#include "relnet-wind-down-store.h"

/* The members of a contract in the file that are texts of it. */
static const struct
{
  const char *name;
  RelnetContractText text;
} contract_texts[] = {
  { "what", RELNET_CONTRACT_WHAT },          { "organisation", RELNET_CONTRACT_ORGANISATION },
  { "cost", RELNET_CONTRACT_COST },          { "exit-cost", RELNET_CONTRACT_EXIT_COST },
  { "exit-clause", RELNET_CONTRACT_EXIT_CLAUSE },
};

static gint64
get_person (RelnetSampleFilling *self, JsonObject *object, const char **name)
{
  gint64 id = json_object_has_member (object, "person") ? relnet_sample_get_person (self, object, "person") : 0;
  RelnetPerson *person
      = id != 0 ? g_hash_table_lookup (self->people, relnet_sample_get_text (object, "person")) : NULL;

  *name = person != NULL ? relnet_person_get_name (person) : "";
  return id;
}

static RelnetContract *
make_contract (RelnetSampleFilling *self, JsonObject *object)
{
  RelnetContract *contract = relnet_contract_new ();
  RelnetPeriod notice = { 0, RELNET_PERIOD_MONTHS }, renewal = { 0, RELNET_PERIOD_YEARS };
  g_autofree char *from = json_object_has_member (object, "from") ? relnet_sample_get_day (self, object, "from") : NULL;
  g_autofree char *ends = json_object_has_member (object, "ends") ? relnet_sample_get_day (self, object, "ends") : NULL;
  const char *name;
  gint64 person = get_person (self, object, &name);

  relnet_period_parse (relnet_sample_get_text (object, "notice"), &notice, NULL);
  if (json_object_has_member (object, "renews"))
    relnet_period_parse (relnet_sample_get_text (object, "renews"), &renewal, NULL);
  relnet_contract_set_person (contract, person, name);
  for (guint i = 0; i < G_N_ELEMENTS (contract_texts); i++)
    if (json_object_has_member (object, contract_texts[i].name))
      relnet_contract_set_text (contract, contract_texts[i].text, relnet_sample_get_text (object, contract_texts[i].name));
  relnet_contract_set_text (contract, RELNET_CONTRACT_STARTS_ON, from);
  relnet_contract_set_text (contract, RELNET_CONTRACT_ENDS_ON, ends);
  relnet_contract_set_notice (contract, notice);
  relnet_contract_set_renewal (contract, renewal);
  relnet_contract_set_checked (contract, (guint) relnet_sample_get_int (object, "checked"));
  return contract;
}

static gboolean
add_contracts (RelnetSampleFilling *self, JsonObject *root, GError **error)
{
  g_autoptr (GList) elements = relnet_sample_get_elements (root, "contracts");

  for (GList *l = elements; l != NULL; l = l->next)
    {
      g_autoptr (RelnetContract) contract = make_contract (self, json_node_get_object (l->data));

      if (!relnet_contract_store_save (self->connection, self->changes, contract, self->clock, error))
        return FALSE;
    }
  return TRUE;
}

/* A plan as it was made some days ago, with what was done of it since. */
static gboolean
add_wind_down (RelnetSampleFilling *self, JsonObject *object, GError **error)
{
  g_autoptr (RelnetClock) clock = relnet_sample_make_clock (self, relnet_sample_get_int (object, "ago"));
  g_autofree char *day = relnet_clock_dup_today (clock);
  g_autofree char *until = relnet_sample_get_day (self, object, "until");
  JsonObject *said = json_object_get_object_member (object, "said");
  g_autoptr (GList) names = json_object_get_members (said);
  g_autoptr (RelnetContract) contract = NULL;
  g_autoptr (RelnetWindDown) plan = NULL;
  RelnetWindDownVariant variant = RELNET_WIND_DOWN_SUPPLIER;
  const char *name;
  gint64 person = get_person (self, object, &name);
  int n_done = relnet_sample_get_int (object, "done");

  if (person == 0)
    return TRUE;
  relnet_wind_down_variant_from_name (relnet_sample_get_text (object, "variant"), &variant);
  plan = relnet_wind_down_new (variant);
  relnet_wind_down_set_person (plan, person, name);
  relnet_wind_down_set_text (plan, RELNET_WIND_DOWN_UNTIL, until);
  relnet_wind_down_set_text (plan, RELNET_WIND_DOWN_MESSAGE, relnet_sample_get_text (object, "message"));
  for (GList *l = names; l != NULL; l = l->next)
    {
      RelnetWindDownText text;

      if (relnet_wind_down_text_from_name (l->data, &text))
        relnet_wind_down_set_text (plan, text, json_object_get_string_member (said, l->data));
    }
  if (json_object_has_member (object, "contract"))
    contract = make_contract (self, json_object_get_object_member (object, "contract"));
  relnet_wind_down_plan (plan, contract, day);
  if (!relnet_wind_down_store_create (self->connection, self->changes, plan, contract, NULL, clock, error))
    return FALSE;
  for (int i = 0; i < n_done && i < (int) relnet_wind_down_get_steps (plan)->len; i++)
    {
      RelnetWindDownStep *step = g_ptr_array_index (relnet_wind_down_get_steps (plan), i);
      int days = relnet_date_days_between (relnet_wind_down_step_get_due (step), self->today);
      g_autoptr (RelnetClock) then = relnet_sample_make_clock (self, MAX (days, 0));

      if (!relnet_wind_down_store_set_step_done (self->connection, self->changes, relnet_wind_down_step_get_id (step), TRUE, then,
                                                 error))
        return FALSE;
    }
  return TRUE;
}

/**
 * relnet_sample_add_endings:
 * @self: the sample data while it is read
 * @root: its document
 * @error: return location for an error
 *
 * Returns: whether its contracts and wind-downs were added
 */
gboolean
relnet_sample_add_endings (RelnetSampleFilling *self, JsonObject *root, GError **error)
{
  g_autoptr (GList) plans = relnet_sample_get_elements (root, "wind-downs");

  if (!add_contracts (self, root, error))
    return FALSE;
  for (GList *l = plans; l != NULL; l = l->next)
    if (!add_wind_down (self, json_node_get_object (l->data), error))
      return FALSE;
  return TRUE;
}

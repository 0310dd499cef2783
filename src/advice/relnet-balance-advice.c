/* What to think of before asking somebody for something (C4): the rules of relnet-balance.c on what is known. */

#include "relnet-balance-advice.h"

#include "relnet-closeness-store.h"
#include "relnet-closeness.h"
#include "relnet-favour-store.h"

/**
 * relnet_balance_advice_get_step:
 * @connection: a connection
 * @person_id: a person
 * @today: a valid date
 *
 * Returns: how close the user and the person are, from 0 to 5
 */
int
relnet_balance_advice_get_step (RelnetConnection *connection, gint64 person_id, const char *today)
{
  RelnetCloseness closeness = RELNET_CLOSENESS_INIT;

  /* Nothing known is nothing to warn of. */
  if (!relnet_closeness_store_load (connection, person_id, &closeness, NULL))
    return RELNET_CLOSENESS_N_STEPS;
  return relnet_closeness_get_step (closeness.total, today);
}

/**
 * relnet_balance_advice_check_ask:
 * @connection: a connection
 * @person_id: whom to ask
 * @weight: how much
 * @today: a valid date
 * @balance: (out caller-allocates): what the two did for each other
 * @warnings: (out): the #RelnetAskWarning, 0 for none
 * @error: return location for an error
 *
 * Returns: whether it could be read
 */
gboolean
relnet_balance_advice_check_ask (RelnetConnection *connection, gint64 person_id, RelnetFavourWeight weight, const char *today,
                                 RelnetBalance *balance, guint *warnings, GError **error)
{
  if (!relnet_favour_store_read_balance (connection, person_id, balance, error))
    return FALSE;
  *warnings = relnet_balance_check_ask (balance, weight, relnet_balance_advice_get_step (connection, person_id, today),
                                        relnet_favour_store_is_exempt (connection, person_id));
  return TRUE;
}

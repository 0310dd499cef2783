/* What the user does with wind-downs: each is one undoable write. */

#include "relnet-wind-down-store.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  RelnetWindDown *plan;
  RelnetContract *contract;
  RelnetMailMessage *draft;
  RelnetClock *clock;
  gint64 step_id;
  gboolean done;
} WindDownAct;

static void
wind_down_act_free (gpointer data)
{
  WindDownAct *act = data;

  g_clear_object (&act->plan);
  g_clear_object (&act->contract);
  g_clear_object (&act->draft);
  g_clear_object (&act->clock);
  g_free (act);
}

static WindDownAct *
wind_down_act_new (RelnetWindDown *plan, RelnetClock *clock)
{
  WindDownAct *act = g_new0 (WindDownAct, 1);

  act->plan = g_object_ref (plan);
  act->clock = g_object_ref (clock);
  return act;
}

static gboolean
create_act (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  WindDownAct *act = data;

  return relnet_wind_down_store_create (connection, changes, act->plan, act->contract, act->draft, act->clock, error);
}

/**
 * relnet_wind_down_store_create_async:
 * @database: a database
 * @plan: a plan with its steps; left alone by everybody else until @callback
 * @contract: (nullable): the contract that ends by it; left alone too
 * @draft: (nullable): the message; left alone too
 * @clock: the time
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Makes the plan, its draft and its reminders. Nothing is sent.
 */
void
relnet_wind_down_store_create_async (RelnetDatabase *database, RelnetWindDown *plan, RelnetContract *contract,
                                     RelnetMailMessage *draft, RelnetClock *clock, GCancellable *cancellable,
                                     GAsyncReadyCallback callback, gpointer user_data)
{
  WindDownAct *act = wind_down_act_new (plan, clock);
  const char *name = relnet_wind_down_get_person_name (plan);
  g_autofree char *label = g_strdup_printf (relnet_wind_down_get_variant (plan) == RELNET_WIND_DOWN_PAUSE
                                                ? _ ("Pause with %s planned")
                                                : _ ("Plan to wind down with %s made"),
                                            name);

  g_set_object (&act->contract, contract);
  g_set_object (&act->draft, draft);
  relnet_database_write_async (database, label, create_act, act, wind_down_act_free, cancellable, callback, user_data);
}

static gboolean
resume_act (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  WindDownAct *act = data;

  return relnet_wind_down_store_resume (connection, changes, relnet_wind_down_get_id (act->plan), act->clock, error);
}

/**
 * relnet_wind_down_store_resume_async:
 * @database: a database
 * @plan: a plan
 * @clock: the time
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 */
void
relnet_wind_down_store_resume_async (RelnetDatabase *database, RelnetWindDown *plan, RelnetClock *clock,
                                     GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autofree char *label
      = g_strdup_printf (_ ("Relationship with %s taken up again"), relnet_wind_down_get_person_name (plan));

  relnet_database_write_async (database, label, resume_act, wind_down_act_new (plan, clock), wind_down_act_free, cancellable,
                               callback, user_data);
}

static gboolean
set_step_done_act (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  WindDownAct *act = data;

  return relnet_wind_down_store_set_step_done (connection, changes, act->step_id, act->done, act->clock, error);
}

/**
 * relnet_wind_down_store_set_step_done_async:
 * @database: a database
 * @plan: a plan
 * @step: a step of @plan
 * @done: whether it is done
 * @clock: the time
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 */
void
relnet_wind_down_store_set_step_done_async (RelnetDatabase *database, RelnetWindDown *plan, RelnetWindDownStep *step,
                                            gboolean done, RelnetClock *clock, GCancellable *cancellable,
                                            GAsyncReadyCallback callback, gpointer user_data)
{
  WindDownAct *act = wind_down_act_new (plan, clock);
  g_autofree char *label
      = g_strdup_printf (done ? _ ("Step “%s” done") : _ ("Step “%s” open again"),
                         relnet_wind_down_step_kind_to_label (relnet_wind_down_step_get_kind (step)));

  act->step_id = relnet_wind_down_step_get_id (step);
  act->done = done;
  relnet_database_write_async (database, label, set_step_done_act, act, wind_down_act_free, cancellable, callback, user_data);
}

/**
 * relnet_wind_down_store_finish:
 * @database: a database
 * @result: the result of any of the acts above
 * @error: return location for an error, in words for the user
 *
 * Returns: whether it was done; if not, nothing was changed
 */
gboolean
relnet_wind_down_store_finish (RelnetDatabase *database, GAsyncResult *result, GError **error)
{
  return relnet_database_write_finish (database, result, error);
}

#include "relnet-commitment-acts.h"

#include "relnet-agenda-acts.h"
#include "relnet-favour-store.h"
#include "relnet-promise-store.h"
#include "relnet-report-error.h"

static void
written (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) widget = data;
  g_autoptr (GError) error = NULL;

  /* Finishes a write of a store, and an act of the agenda that was refused before it. */
  if (!relnet_agenda_act_finish (RELNET_DATABASE (object), result, &error))
    relnet_report_error (widget, error);
}

static void
write_about (GtkWidget *widget, RelnetCommitment *commitment)
{
  gint64 person = relnet_commitment_get_person_id (commitment);
  const char *situation = relnet_commitment_get_situation (commitment);

  if (person == 0)
    return;
  if (situation == NULL
      || !gtk_widget_activate_action (widget, "win.write-for", "(xssxx)", person, situation,
                                      relnet_commitment_get_what (commitment), (gint64) 0,
                                      relnet_commitment_get_id (commitment)))
    gtk_widget_activate_action (widget, "win.write", "x", person);
}

static void
finish (GtkWidget *widget, RelnetDatabase *database, RelnetClock *clock, RelnetCommitment *commitment)
{
  gint64 id = relnet_commitment_get_id (commitment);

  switch (relnet_commitment_get_group (commitment))
    {
    case RELNET_COMMITMENTS_AWAITED:
      relnet_favour_store_set_thanked_async (database, id, TRUE, clock, NULL, written, g_object_ref (widget));
      break;
    case RELNET_COMMITMENTS_ASKED:
      relnet_favour_store_answer_async (database, id, TRUE, clock, NULL, written, g_object_ref (widget));
      break;
    case RELNET_COMMITMENTS_NEWS:
      relnet_agenda_done_async (database, clock, relnet_commitment_get_key (commitment), RELNET_AGENDA_CHANNEL_AS_LAST, NULL,
                                written, g_object_ref (widget));
      break;
    case RELNET_COMMITMENTS_THANKS:
      relnet_favour_store_set_thanked_async (database, id, TRUE, clock, NULL, written, g_object_ref (widget));
      break;
    case RELNET_COMMITMENTS_AT_RISK:
    case RELNET_COMMITMENTS_MINE:
    case RELNET_COMMITMENTS_THEIRS:
      relnet_promise_store_set_state_async (database, id, RELNET_PROMISE_KEPT, clock, NULL, written, g_object_ref (widget));
      break;
    case RELNET_COMMITMENTS_BALANCES:
    case RELNET_COMMITMENTS_FAVOURS:
    case RELNET_COMMITMENTS_CLOSED:
    case RELNET_COMMITMENTS_THANKED:
    case RELNET_N_COMMITMENT_GROUPS:
    default:
      break;
    }
}

/**
 * relnet_commitment_act:
 * @widget: where it was asked for
 * @database: a database
 * @clock: the time
 * @commitment: about what
 * @act: as in #RelnetCommitmentRow::act
 * @until: for “snooze”, a date
 *
 * Does what a row asks for; an error is told in the window of @widget.
 */
void
relnet_commitment_act (GtkWidget *widget, RelnetDatabase *database, RelnetClock *clock, RelnetCommitment *commitment,
                       const char *act, const char *until)
{
  gint64 id = relnet_commitment_get_id (commitment);
  gboolean promise = relnet_commitment_is_promise (commitment);

  if (g_str_equal (act, "done"))
    finish (widget, database, clock, commitment);
  else if (g_str_equal (act, "snooze"))
    relnet_agenda_snooze_async (database, clock, relnet_commitment_get_key (commitment), until, NULL, written,
                                g_object_ref (widget));
  else if (g_str_equal (act, "write"))
    write_about (widget, commitment);
  else if (relnet_commitment_get_group (commitment) == RELNET_COMMITMENTS_NEWS)
    gtk_widget_activate_action (widget, "win.open-goal", "x", relnet_commitment_get_goal_id (commitment));
  else if (g_str_equal (act, "edit"))
    gtk_widget_activate_action (widget, promise ? "win.open-promise" : "win.open-favour", "x", id);
  else if (g_str_equal (act, "refuse") && promise)
    relnet_promise_store_set_state_async (database, id, RELNET_PROMISE_WITHDRAWN, clock, NULL, written,
                                          g_object_ref (widget));
  else if (g_str_equal (act, "refuse"))
    relnet_favour_store_answer_async (database, id, FALSE, clock, NULL, written, g_object_ref (widget));
  else if (g_str_equal (act, "reopen"))
    relnet_promise_store_set_state_async (database, id, RELNET_PROMISE_OPEN, clock, NULL, written, g_object_ref (widget));
  else if (g_str_equal (act, "delete") && promise)
    relnet_promise_store_delete_async (database, id, clock, NULL, written, g_object_ref (widget));
  else if (g_str_equal (act, "delete"))
    relnet_favour_store_delete_async (database, id, clock, NULL, written, g_object_ref (widget));
}

#include "relnet-promise.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "relnet-cadence.h"
#include "relnet-date.h"

/**
 * RelnetPromise:
 *
 * Something that the user or somebody else said they would do (C1). A record that is read and written whole: it has no
 * properties to bind to.
 */
struct _RelnetPromise
{
  GObject parent_instance;

  gint64 id;
  gint64 person_id;
  char *person_name;
  gboolean mine;
  char *what;
  char *made_on;
  char *due;
  RelnetPromiseState state;
  char *closed_on;
  char *snoozed_until;
  char *warned_on;
  gint64 cause_id;
};

G_DEFINE_FINAL_TYPE (RelnetPromise, relnet_promise, G_TYPE_OBJECT)

static const struct
{
  const char *name;
  const char *label;
} states[RELNET_N_PROMISE_STATES] = {
  [RELNET_PROMISE_OPEN] = { "open", N_ ("Still to be kept") },
  [RELNET_PROMISE_KEPT] = { "kept", N_ ("Kept") },
  [RELNET_PROMISE_WITHDRAWN] = { "withdrawn", N_ ("Withdrawn") },
};

/**
 * relnet_promise_state_to_name:
 * @state: a state
 *
 * Returns: its name in the database and on the command line
 */
const char *
relnet_promise_state_to_name (RelnetPromiseState state)
{
  g_return_val_if_fail (state < RELNET_N_PROMISE_STATES, "");

  return states[state].name;
}

/**
 * relnet_promise_state_to_label:
 * @state: a state
 *
 * Returns: the word for the user
 */
const char *
relnet_promise_state_to_label (RelnetPromiseState state)
{
  g_return_val_if_fail (state < RELNET_N_PROMISE_STATES, "");

  return _ (states[state].label);
}

/**
 * relnet_promise_state_from_name:
 * @name: (nullable): a name
 * @state: (out): the state; left alone if @name is unknown
 *
 * Returns: whether there is such a state
 */
gboolean
relnet_promise_state_from_name (const char *name, RelnetPromiseState *state)
{
  for (int i = 0; i < RELNET_N_PROMISE_STATES; i++)
    if (g_strcmp0 (states[i].name, name) == 0)
      {
        *state = (RelnetPromiseState) i;
        return TRUE;
      }
  return FALSE;
}

static void
relnet_promise_finalize (GObject *object)
{
  RelnetPromise *self = RELNET_PROMISE (object);

  g_clear_pointer (&self->person_name, g_free);
  g_clear_pointer (&self->what, g_free);
  g_clear_pointer (&self->made_on, g_free);
  g_clear_pointer (&self->due, g_free);
  g_clear_pointer (&self->closed_on, g_free);
  g_clear_pointer (&self->snoozed_until, g_free);
  g_clear_pointer (&self->warned_on, g_free);
  G_OBJECT_CLASS (relnet_promise_parent_class)->finalize (object);
}

static void
relnet_promise_class_init (RelnetPromiseClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = relnet_promise_finalize;
}

static void
relnet_promise_init (RelnetPromise *self)
{
  self->mine = TRUE;
  self->person_name = g_strdup ("");
  self->what = g_strdup ("");
  self->made_on = g_strdup ("");
  self->due = g_strdup ("");
  self->closed_on = g_strdup ("");
  self->snoozed_until = g_strdup ("");
  self->warned_on = g_strdup ("");
}

static void
set_text (char **place, const char *text)
{
  char *copy = g_strdup (text != NULL ? text : "");

  g_free (*place);
  *place = copy;
}

/**
 * relnet_promise_new:
 *
 * Returns: (transfer full): an open promise of the user to nobody yet
 */
RelnetPromise *
relnet_promise_new (void)
{
  return g_object_new (RELNET_TYPE_PROMISE, NULL);
}

/**
 * relnet_promise_get_id:
 * @self: a promise
 *
 * Returns: its id, 0 if it is not stored
 */
gint64
relnet_promise_get_id (RelnetPromise *self)
{
  g_return_val_if_fail (RELNET_IS_PROMISE (self), 0);

  return self->id;
}

/**
 * relnet_promise_set_id:
 * @self: a promise
 * @id: its id
 */
void
relnet_promise_set_id (RelnetPromise *self, gint64 id)
{
  g_return_if_fail (RELNET_IS_PROMISE (self));

  self->id = id;
}

/**
 * relnet_promise_get_person_id:
 * @self: a promise
 *
 * Returns: to whom or by whom, 0 if that person is gone
 */
gint64
relnet_promise_get_person_id (RelnetPromise *self)
{
  g_return_val_if_fail (RELNET_IS_PROMISE (self), 0);

  return self->person_id;
}

/**
 * relnet_promise_get_person_name:
 * @self: a promise
 *
 * Returns: their name, or as it was
 */
const char *
relnet_promise_get_person_name (RelnetPromise *self)
{
  g_return_val_if_fail (RELNET_IS_PROMISE (self), NULL);

  return self->person_name;
}

/**
 * relnet_promise_set_person:
 * @self: a promise
 * @person_id: to whom or by whom
 * @name: (nullable): their name
 */
void
relnet_promise_set_person (RelnetPromise *self, gint64 person_id, const char *name)
{
  g_return_if_fail (RELNET_IS_PROMISE (self));

  self->person_id = person_id;
  set_text (&self->person_name, name);
}

/**
 * relnet_promise_get_mine:
 * @self: a promise
 *
 * Returns: whether the user made it
 */
gboolean
relnet_promise_get_mine (RelnetPromise *self)
{
  g_return_val_if_fail (RELNET_IS_PROMISE (self), FALSE);

  return self->mine;
}

/**
 * relnet_promise_set_mine:
 * @self: a promise
 * @mine: whether the user made it
 */
void
relnet_promise_set_mine (RelnetPromise *self, gboolean mine)
{
  g_return_if_fail (RELNET_IS_PROMISE (self));

  self->mine = mine;
}

/**
 * relnet_promise_get_what:
 * @self: a promise
 *
 * Returns: what was promised
 */
const char *
relnet_promise_get_what (RelnetPromise *self)
{
  g_return_val_if_fail (RELNET_IS_PROMISE (self), NULL);

  return self->what;
}

/**
 * relnet_promise_set_what:
 * @self: a promise
 * @what: what was promised
 */
void
relnet_promise_set_what (RelnetPromise *self, const char *what)
{
  g_return_if_fail (RELNET_IS_PROMISE (self));

  set_text (&self->what, what);
}

/**
 * relnet_promise_get_made_on:
 * @self: a promise
 *
 * Returns: the date it was made
 */
const char *
relnet_promise_get_made_on (RelnetPromise *self)
{
  g_return_val_if_fail (RELNET_IS_PROMISE (self), NULL);

  return self->made_on;
}

/**
 * relnet_promise_set_made_on:
 * @self: a promise
 * @made_on: a date
 */
void
relnet_promise_set_made_on (RelnetPromise *self, const char *made_on)
{
  g_return_if_fail (RELNET_IS_PROMISE (self));

  set_text (&self->made_on, made_on);
}

/**
 * relnet_promise_get_due:
 * @self: a promise
 *
 * Returns: the date by which it is to be kept, empty if none was named
 */
const char *
relnet_promise_get_due (RelnetPromise *self)
{
  g_return_val_if_fail (RELNET_IS_PROMISE (self), NULL);

  return self->due;
}

/**
 * relnet_promise_set_due:
 * @self: a promise
 * @due: a date, or empty
 */
void
relnet_promise_set_due (RelnetPromise *self, const char *due)
{
  g_return_if_fail (RELNET_IS_PROMISE (self));

  /* What was said of the day before is not true of another one. */
  if (g_strcmp0 (self->due, due) != 0)
    set_text (&self->warned_on, "");
  set_text (&self->due, due);
}

/**
 * relnet_promise_get_state:
 * @self: a promise
 *
 * Returns: what has become of it
 */
RelnetPromiseState
relnet_promise_get_state (RelnetPromise *self)
{
  g_return_val_if_fail (RELNET_IS_PROMISE (self), RELNET_PROMISE_OPEN);

  return self->state;
}

/**
 * relnet_promise_get_closed_on:
 * @self: a promise
 *
 * Returns: the date it was kept or withdrawn, empty while it is open
 */
const char *
relnet_promise_get_closed_on (RelnetPromise *self)
{
  g_return_val_if_fail (RELNET_IS_PROMISE (self), NULL);

  return self->closed_on;
}

/**
 * relnet_promise_set_state:
 * @self: a promise
 * @state: what has become of it
 * @closed_on: (nullable): when; nothing for an open one
 */
void
relnet_promise_set_state (RelnetPromise *self, RelnetPromiseState state, const char *closed_on)
{
  g_return_if_fail (RELNET_IS_PROMISE (self) && state < RELNET_N_PROMISE_STATES);

  self->state = state;
  set_text (&self->closed_on, state == RELNET_PROMISE_OPEN ? "" : closed_on);
}

/**
 * relnet_promise_get_snoozed_until:
 * @self: a promise
 *
 * Returns: until when nothing is said of it, empty for now
 */
const char *
relnet_promise_get_snoozed_until (RelnetPromise *self)
{
  g_return_val_if_fail (RELNET_IS_PROMISE (self), NULL);

  return self->snoozed_until;
}

/**
 * relnet_promise_set_snoozed_until:
 * @self: a promise
 * @snoozed_until: a date, or empty
 */
void
relnet_promise_set_snoozed_until (RelnetPromise *self, const char *snoozed_until)
{
  g_return_if_fail (RELNET_IS_PROMISE (self));

  set_text (&self->snoozed_until, snoozed_until);
}

/**
 * relnet_promise_get_warned_on:
 * @self: a promise
 *
 * Returns: when the other side was told that it may not be kept in time; empty if they were not
 */
const char *
relnet_promise_get_warned_on (RelnetPromise *self)
{
  g_return_val_if_fail (RELNET_IS_PROMISE (self), "");

  return self->warned_on;
}

/**
 * relnet_promise_set_warned_on:
 * @self: a promise
 * @warned_on: a date, or empty
 */
void
relnet_promise_set_warned_on (RelnetPromise *self, const char *warned_on)
{
  g_return_if_fail (RELNET_IS_PROMISE (self));

  set_text (&self->warned_on, warned_on);
}

/**
 * relnet_promise_get_cause_id:
 * @self: a promise
 *
 * Returns: the interaction in which it was made, 0 if that is not known
 */
gint64
relnet_promise_get_cause_id (RelnetPromise *self)
{
  g_return_val_if_fail (RELNET_IS_PROMISE (self), 0);

  return self->cause_id;
}

/**
 * relnet_promise_set_cause_id:
 * @self: a promise
 * @cause_id: the interaction in which it was made
 */
void
relnet_promise_set_cause_id (RelnetPromise *self, gint64 cause_id)
{
  g_return_if_fail (RELNET_IS_PROMISE (self));

  self->cause_id = cause_id;
}

/**
 * relnet_promise_is_at_risk:
 * @self: a promise
 * @today: a valid date
 *
 * Returns: whether the user should keep it now or say that it will be late: open, theirs to keep, and its day within
 *   %RELNET_PROMISE_RISK_DAYS days or past
 */
gboolean
relnet_promise_is_at_risk (RelnetPromise *self, const char *today)
{
  g_return_val_if_fail (RELNET_IS_PROMISE (self), FALSE);

  return self->mine && self->state == RELNET_PROMISE_OPEN && *self->due != '\0'
         && relnet_date_days_between (today, self->due) <= RELNET_PROMISE_RISK_DAYS;
}

/**
 * relnet_promise_is_kept_late:
 * @self: a promise
 *
 * Returns: whether it was kept after its day
 */
gboolean
relnet_promise_is_kept_late (RelnetPromise *self)
{
  g_return_val_if_fail (RELNET_IS_PROMISE (self), FALSE);

  /* ISO dates compare as texts. */
  return self->state == RELNET_PROMISE_KEPT && *self->due != '\0' && strcmp (self->closed_on, self->due) > 0;
}

/**
 * relnet_promise_get_overdue_days:
 * @self: a promise
 * @today: a valid date
 *
 * Returns: for how many days an open promise has been late, 0 if it is not
 */
int
relnet_promise_get_overdue_days (RelnetPromise *self, const char *today)
{
  g_return_val_if_fail (RELNET_IS_PROMISE (self), 0);

  if (self->state != RELNET_PROMISE_OPEN || *self->due == '\0')
    return 0;
  return MAX (0, relnet_date_days_between (self->due, today));
}

/* “kept on 10 Jun, in 7 days” */
static char *
describe_end (RelnetPromise *self, const char *today)
{
  g_autofree char *date = relnet_date_format_short (self->closed_on, today);
  int days = relnet_date_days_between (self->made_on, self->closed_on);

  if (self->state == RELNET_PROMISE_WITHDRAWN)
    return g_strdup_printf (_ ("Withdrawn on %s"), date);
  if (relnet_promise_is_kept_late (self))
    {
      int n = relnet_date_days_between (self->due, self->closed_on);

      /* Translators: a date and a number of days: “Kept on 10 Jun, 3 days late”. */
      return g_strdup_printf (ngettext ("Kept on %s, %d day late", "Kept on %s, %d days late", (gulong) n), date, n);
    }
  if (days < 1)
    return g_strdup_printf (_ ("Kept on %s, the same day"), date);
  /* Translators: a date and a number of days: “Kept on 10 Jun, in 7 days”. */
  return g_strdup_printf (ngettext ("Kept on %s, in %d day", "Kept on %s, in %d days", (gulong) days), date, days);
}

static char *
describe_open (RelnetPromise *self, const char *today)
{
  g_autofree char *made = NULL;
  g_autofree char *due = NULL;
  int days;

  made = relnet_date_format_short (self->made_on, today);
  if (*self->due == '\0')
    return g_strdup_printf (_ ("Promised on %s"), made);
  days = relnet_date_days_between (self->due, today);
  if (days > 0)
    {
      g_autofree char *late = relnet_cadence_format_late (days);

      /* Translators: a date, then how late: “Promised on 4 Nov · 3 days late”. */
      return g_strdup_printf (_ ("Promised on %s · %s"), made, late);
    }
  if (days == 0)
    return g_strdup_printf (_ ("Promised on %s · for today"), made);
  due = relnet_date_format_short (self->due, today);
  /* Translators: two dates: “Promised on 4 Nov · for 21 Nov”. */
  return g_strdup_printf (_ ("Promised on %s · for %s"), made, due);
}

/**
 * relnet_promise_dup_reason:
 * @self: a promise
 * @today: a valid date
 *
 * Returns: (transfer full): how it stands: “Promised on 4 Nov · for today”, “Kept on 10 Jun, in 7 days”
 */
char *
relnet_promise_dup_reason (RelnetPromise *self, const char *today)
{
  g_autofree char *open = NULL;
  g_autofree char *told = NULL;

  g_return_val_if_fail (RELNET_IS_PROMISE (self), NULL);

  if (self->state != RELNET_PROMISE_OPEN)
    return describe_end (self, today);
  open = describe_open (self, today);
  if (*self->warned_on == '\0')
    return g_steal_pointer (&open);
  told = relnet_date_format_short (self->warned_on, today);
  /* Translators: how a promise stands, and when the other was told that it may be late: “Promised on 4 Nov · for today · they
   * know since 20 Nov”. */
  return g_strdup_printf (_ ("%s · they know since %s"), open, told);
}

/**
 * relnet_kept_rate_get_percent:
 * @self: how promises were kept
 *
 * Of those whose time is over: what is still open and not due says nothing.
 *
 * Returns: how many of a hundred promises were kept, in time or late; -1 if there was none yet
 */
int
relnet_kept_rate_get_percent (const RelnetKeptRate *self)
{
  int n = self->n_kept + self->n_broken;

  return n > 0 ? (self->n_kept * 100 + n / 2) / n : -1;
}

/**
 * relnet_kept_rate_to_words:
 * @self: how promises were kept
 *
 * Returns: (transfer full) (nullable): “9 of 10 promises kept, 2 of them late”; %NULL if there was none yet
 */
char *
relnet_kept_rate_to_words (const RelnetKeptRate *self)
{
  int n = self->n_kept + self->n_broken;
  g_autofree char *kept = NULL;

  if (n == 0)
    return NULL;
  /* Translators: how many promises were kept: “9 of 10 promises kept”. */
  kept = g_strdup_printf (ngettext ("%d of %d promise kept", "%d of %d promises kept", (gulong) n), self->n_kept, n);
  if (self->n_late == 0)
    return g_steal_pointer (&kept);
  /* Translators: “9 of 10 promises kept”, then how many of these were late. */
  return g_strdup_printf (ngettext ("%s, %d of them late", "%s, %d of them late", (gulong) self->n_late), kept, self->n_late);
}

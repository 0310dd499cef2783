#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* How many days before its day a promise that is not kept yet is at risk: still time to say so honestly (C1). */
#define RELNET_PROMISE_RISK_DAYS 2

/**
 * RelnetPromiseState:
 * @RELNET_PROMISE_OPEN: it is still to be kept
 * @RELNET_PROMISE_KEPT: it was kept, in time or late
 * @RELNET_PROMISE_WITHDRAWN: whoever made it said that it will not be kept
 *
 * What has become of a promise.
 */
typedef enum
{
  RELNET_PROMISE_OPEN,
  RELNET_PROMISE_KEPT,
  RELNET_PROMISE_WITHDRAWN,
  RELNET_N_PROMISE_STATES
} RelnetPromiseState;

const char *relnet_promise_state_to_name (RelnetPromiseState state);
const char *relnet_promise_state_to_label (RelnetPromiseState state);
gboolean relnet_promise_state_from_name (const char *name, RelnetPromiseState *state);

#define RELNET_TYPE_PROMISE (relnet_promise_get_type ())
G_DECLARE_FINAL_TYPE (RelnetPromise, relnet_promise, RELNET, PROMISE, GObject)

RelnetPromise *relnet_promise_new (void);
gint64 relnet_promise_get_id (RelnetPromise *self);
void relnet_promise_set_id (RelnetPromise *self, gint64 id);
gint64 relnet_promise_get_person_id (RelnetPromise *self);
const char *relnet_promise_get_person_name (RelnetPromise *self);
void relnet_promise_set_person (RelnetPromise *self, gint64 person_id, const char *name);
gboolean relnet_promise_get_mine (RelnetPromise *self);
void relnet_promise_set_mine (RelnetPromise *self, gboolean mine);
const char *relnet_promise_get_what (RelnetPromise *self);
void relnet_promise_set_what (RelnetPromise *self, const char *what);
const char *relnet_promise_get_made_on (RelnetPromise *self);
void relnet_promise_set_made_on (RelnetPromise *self, const char *made_on);
const char *relnet_promise_get_due (RelnetPromise *self);
void relnet_promise_set_due (RelnetPromise *self, const char *due);
RelnetPromiseState relnet_promise_get_state (RelnetPromise *self);
const char *relnet_promise_get_closed_on (RelnetPromise *self);
void relnet_promise_set_state (RelnetPromise *self, RelnetPromiseState state, const char *closed_on);
const char *relnet_promise_get_snoozed_until (RelnetPromise *self);
void relnet_promise_set_snoozed_until (RelnetPromise *self, const char *snoozed_until);
const char *relnet_promise_get_warned_on (RelnetPromise *self);
void relnet_promise_set_warned_on (RelnetPromise *self, const char *warned_on);
gint64 relnet_promise_get_cause_id (RelnetPromise *self);
void relnet_promise_set_cause_id (RelnetPromise *self, gint64 cause_id);

gboolean relnet_promise_is_at_risk (RelnetPromise *self, const char *today);
gboolean relnet_promise_is_kept_late (RelnetPromise *self);
int relnet_promise_get_overdue_days (RelnetPromise *self, const char *today);
char *relnet_promise_dup_reason (RelnetPromise *self, const char *today);

/**
 * RelnetKeptRate:
 * @n_kept: promises that were kept
 * @n_late: those of them that were kept after their day
 * @n_broken: promises that were withdrawn, or whose day is past
 *
 * How well promises are kept (C1).
 */
typedef struct
{
  int n_kept;
  int n_late;
  int n_broken;
} RelnetKeptRate;

char *relnet_kept_rate_to_words (const RelnetKeptRate *self);
int relnet_kept_rate_get_percent (const RelnetKeptRate *self);

G_END_DECLS

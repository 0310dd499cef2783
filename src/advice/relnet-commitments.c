/* What is owed both ways (C1–C4), read for the window: one kind of row, whatever it is about. */

#include "relnet-commitments.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "relnet-agenda-entry.h"
#include "relnet-date.h"
#include "relnet-favour-store.h"
#include "relnet-goal-store.h"
#include "relnet-promise-store.h"
#include "relnet-text.h"

/**
 * RelnetCommitment:
 *
 * One row of the commitments. It does not change; new ones are read.
 */
struct _RelnetCommitment
{
  GObject parent_instance;

  RelnetCommitmentGroup group;
  gint64 id;
  gint64 goal_id;
  gboolean promise;
  gint64 person_id;
  char *person_name;
  char *what;
  char *reason;
  gboolean late;
  char *key;
  const char *situation;
  RelnetBalance balance;
};

G_DEFINE_FINAL_TYPE (RelnetCommitment, relnet_commitment, G_TYPE_OBJECT)

static void
relnet_commitment_finalize (GObject *object)
{
  RelnetCommitment *self = RELNET_COMMITMENT (object);

  g_clear_pointer (&self->person_name, g_free);
  g_clear_pointer (&self->what, g_free);
  g_clear_pointer (&self->reason, g_free);
  g_clear_pointer (&self->key, g_free);
  G_OBJECT_CLASS (relnet_commitment_parent_class)->finalize (object);
}

static void
relnet_commitment_class_init (RelnetCommitmentClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = relnet_commitment_finalize;
}

static void
relnet_commitment_init (RelnetCommitment *self)
{
}

static RelnetCommitment *
new_for_promise (RelnetCommitmentGroup group, RelnetPromise *promise, const char *today)
{
  RelnetCommitment *self = g_object_new (RELNET_TYPE_COMMITMENT, NULL);
  const char *due = relnet_promise_get_due (promise);

  self->group = group;
  self->id = relnet_promise_get_id (promise);
  self->promise = TRUE;
  self->person_id = relnet_promise_get_person_id (promise);
  self->person_name = g_strdup (relnet_promise_get_person_name (promise));
  self->what = g_strdup (relnet_promise_get_what (promise));
  self->reason = relnet_promise_dup_reason (promise, today);
  self->late = relnet_promise_get_overdue_days (promise, today) > 0;
  self->key = relnet_agenda_key_new (RELNET_AGENDA_PROMISE, self->id,
                                     *due != '\0' ? due : relnet_promise_get_made_on (promise));
  if (relnet_promise_get_state (promise) == RELNET_PROMISE_OPEN)
    self->situation = relnet_promise_get_mine (promise) ? "promise-at-risk" : "follow-up";
  return self;
}

static RelnetCommitment *
new_for_favour (RelnetCommitmentGroup group, RelnetFavour *favour, const char *today)
{
  RelnetCommitment *self = g_object_new (RELNET_TYPE_COMMITMENT, NULL);

  self->group = group;
  self->id = relnet_favour_get_id (favour);
  self->person_id = relnet_favour_get_person_id (favour);
  self->person_name = g_strdup (relnet_favour_get_person_name (favour));
  self->what = g_strdup (relnet_favour_get_what (favour));
  self->reason = relnet_favour_dup_reason (favour, today);
  self->late = relnet_favour_owes_thanks (favour)
               && relnet_date_days_between (relnet_favour_get_date (favour), today) > RELNET_FAVOUR_THANKS_DAYS;
  self->key = relnet_agenda_key_new (RELNET_AGENDA_THANKS, self->id, relnet_favour_get_date (favour));
  if (relnet_favour_owes_thanks (favour))
    self->situation = "thank-you";
  else if (group == RELNET_COMMITMENTS_ASKED)
    self->situation = "follow-up";
  return self;
}

/* In the words of the agenda, which says the same. */
static RelnetCommitment *
new_for_news (RelnetGoalPerson *person, const char *today)
{
  RelnetCommitment *self = g_object_new (RELNET_TYPE_COMMITMENT, NULL);
  const char *name = relnet_goal_person_get_name (person), *due = relnet_goal_person_get_news_due (person);
  const char *goal = relnet_goal_person_get_goal_what (person), *moved = relnet_goal_person_get_moved_what (person);
  g_autofree char *age = relnet_date_format_age (due, today);

  self->group = RELNET_COMMITMENTS_NEWS;
  self->id = relnet_goal_person_get_id (person);
  self->goal_id = relnet_goal_person_get_goal_id (person);
  self->person_id = relnet_goal_person_get_person_id (person);
  self->person_name = g_strdup (name);
  self->what = g_strdup (*moved != '\0' ? moved : goal);
  self->reason = *moved != '\0' ? g_strconcat (goal, " · ", age, NULL) : relnet_text_capitalise (age);
  self->late = relnet_date_days_between (due, today) > RELNET_FAVOUR_THANKS_DAYS;
  self->key = relnet_agenda_key_new (RELNET_AGENDA_NEWS, self->id, due);
  self->situation = "progress-update";
  return self;
}

static RelnetCommitment *
new_for_balance (const RelnetPersonBalance *row, const char *today)
{
  RelnetCommitment *self = g_object_new (RELNET_TYPE_COMMITMENT, NULL);

  self->group = RELNET_COMMITMENTS_BALANCES;
  self->person_id = row->person_id;
  self->person_name = g_strdup (row->name);
  self->what = g_strdup (row->name);
  self->reason = relnet_balance_dup_reason (&row->balance, today);
  self->key = g_strdup ("");
  self->balance = row->balance;
  return self;
}

/**
 * relnet_commitment_get_group:
 * @self: a row
 *
 * Returns: in which group it is
 */
RelnetCommitmentGroup
relnet_commitment_get_group (RelnetCommitment *self)
{
  g_return_val_if_fail (RELNET_IS_COMMITMENT (self), RELNET_COMMITMENTS_MINE);

  return self->group;
}

/**
 * relnet_commitment_get_id:
 * @self: a row
 *
 * Returns: the promise or the favour, or what somebody is to a goal; 0 of a balance
 */
gint64
relnet_commitment_get_id (RelnetCommitment *self)
{
  g_return_val_if_fail (RELNET_IS_COMMITMENT (self), 0);

  return self->id;
}

/**
 * relnet_commitment_get_goal_id:
 * @self: a row
 *
 * Returns: for news, the goal they are about; else 0
 */
gint64
relnet_commitment_get_goal_id (RelnetCommitment *self)
{
  g_return_val_if_fail (RELNET_IS_COMMITMENT (self), 0);

  return self->goal_id;
}

/**
 * relnet_commitment_is_promise:
 * @self: a row
 *
 * Returns: whether it is about a promise
 */
gboolean
relnet_commitment_is_promise (RelnetCommitment *self)
{
  g_return_val_if_fail (RELNET_IS_COMMITMENT (self), FALSE);

  return self->promise;
}

/**
 * relnet_commitment_get_person_id:
 * @self: a row
 *
 * Returns: with whom, 0 if that person is gone
 */
gint64
relnet_commitment_get_person_id (RelnetCommitment *self)
{
  g_return_val_if_fail (RELNET_IS_COMMITMENT (self), 0);

  return self->person_id;
}

/**
 * relnet_commitment_get_person_name:
 * @self: a row
 *
 * Returns: their name, or as it was
 */
const char *
relnet_commitment_get_person_name (RelnetCommitment *self)
{
  g_return_val_if_fail (RELNET_IS_COMMITMENT (self), NULL);

  return self->person_name;
}

/**
 * relnet_commitment_get_what:
 * @self: a row
 *
 * Returns: what it is about, in the user's words; the name of a balance
 */
const char *
relnet_commitment_get_what (RelnetCommitment *self)
{
  g_return_val_if_fail (RELNET_IS_COMMITMENT (self), NULL);

  return self->what;
}

/**
 * relnet_commitment_get_reason:
 * @self: a row
 *
 * Returns: how it stands
 */
const char *
relnet_commitment_get_reason (RelnetCommitment *self)
{
  g_return_val_if_fail (RELNET_IS_COMMITMENT (self), NULL);

  return self->reason;
}

/**
 * relnet_commitment_is_late:
 * @self: a row
 *
 * Returns: whether its day is past
 */
gboolean
relnet_commitment_is_late (RelnetCommitment *self)
{
  g_return_val_if_fail (RELNET_IS_COMMITMENT (self), FALSE);

  return self->late;
}

/**
 * relnet_commitment_get_key:
 * @self: a row
 *
 * Returns: the key of its entry in the agenda, by which it is done or put off; empty of a balance
 */
const char *
relnet_commitment_get_key (RelnetCommitment *self)
{
  g_return_val_if_fail (RELNET_IS_COMMITMENT (self), NULL);

  return self->key;
}

/**
 * relnet_commitment_get_situation:
 * @self: a row
 *
 * Returns: (nullable): the situation of the templates for what is written from it, %NULL for none
 */
const char *
relnet_commitment_get_situation (RelnetCommitment *self)
{
  g_return_val_if_fail (RELNET_IS_COMMITMENT (self), NULL);

  return self->situation;
}

/**
 * relnet_commitment_get_balance:
 * @self: a row
 *
 * Returns: what the two did for each other, for a balance
 */
const RelnetBalance *
relnet_commitment_get_balance (RelnetCommitment *self)
{
  g_return_val_if_fail (RELNET_IS_COMMITMENT (self), NULL);

  return &self->balance;
}

/**
 * relnet_commitment_equal:
 * @self: a row
 * @other: a row
 *
 * Returns: whether both show the same
 */
gboolean
relnet_commitment_equal (RelnetCommitment *self, RelnetCommitment *other)
{
  g_return_val_if_fail (RELNET_IS_COMMITMENT (self) && RELNET_IS_COMMITMENT (other), FALSE);

  return self->group == other->group && self->id == other->id && self->person_id == other->person_id
         && self->late == other->late && strcmp (self->what, other->what) == 0 && strcmp (self->reason, other->reason) == 0
         && strcmp (self->person_name, other->person_name) == 0
         && memcmp (&self->balance, &other->balance, sizeof self->balance) == 0;
}

static const struct
{
  RelnetCommitmentGroup group;
  RelnetPromiseList list;
} promise_lists[] = {
  { RELNET_COMMITMENTS_AT_RISK, RELNET_PROMISES_AT_RISK },
  { RELNET_COMMITMENTS_MINE, RELNET_PROMISES_MINE },
  { RELNET_COMMITMENTS_THEIRS, RELNET_PROMISES_THEIRS },
  { RELNET_COMMITMENTS_CLOSED, RELNET_PROMISES_CLOSED },
};

static const struct
{
  RelnetCommitmentGroup group;
  RelnetFavourList list;
} favour_lists[] = {
  { RELNET_COMMITMENTS_THANKS, RELNET_FAVOURS_TO_THANK },
  { RELNET_COMMITMENTS_AWAITED, RELNET_FAVOURS_AWAITED },
  { RELNET_COMMITMENTS_ASKED, RELNET_FAVOURS_ASKED },
  { RELNET_COMMITMENTS_FAVOURS, RELNET_FAVOURS_ALL },
  { RELNET_COMMITMENTS_THANKED, RELNET_FAVOURS_CLOSED },
};

static GPtrArray *
wrap_promises (GPtrArray *promises, RelnetCommitmentGroup group, const char *today)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < promises->len; i++)
    g_ptr_array_add (rows, new_for_promise (group, g_ptr_array_index (promises, i), today));
  return rows;
}

static gboolean
read_news (RelnetCommitments *self, RelnetConnection *connection, gint64 person_id, const char *text, const char *today,
           int limit, GError **error)
{
  g_autoptr (GPtrArray) owed = relnet_goal_store_load_news_owed (connection, today, -1, error);
  g_autofree char *folded = relnet_text_fold (text);
  GPtrArray *rows;

  if (owed == NULL)
    return FALSE;
  rows = self->rows[RELNET_COMMITMENTS_NEWS] = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < owed->len; i++)
    {
      g_autoptr (RelnetCommitment) row = new_for_news (g_ptr_array_index (owed, i), today);
      g_autofree char *words = g_strconcat (row->what, " ", row->person_name, NULL);
      g_autofree char *searched = relnet_text_fold (words);

      if ((person_id != 0 && row->person_id != person_id) || strstr (searched, folded) == NULL)
        continue;
      self->n_all[RELNET_COMMITMENTS_NEWS]++;
      if (limit < 0 || rows->len < (guint) limit)
        g_ptr_array_add (rows, g_steal_pointer (&row));
    }
  return TRUE;
}

static gboolean
read_balances (RelnetCommitments *self, RelnetConnection *connection, const char *text, const char *today, int limit,
               GError **error)
{
  guint *n_all = &self->n_all[RELNET_COMMITMENTS_BALANCES];
  g_autoptr (GPtrArray) balances = relnet_favour_store_load_balances (connection, text, limit, n_all, error);

  if (balances == NULL)
    return FALSE;
  self->rows[RELNET_COMMITMENTS_BALANCES] = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < balances->len; i++)
    g_ptr_array_add (self->rows[RELNET_COMMITMENTS_BALANCES], new_for_balance (g_ptr_array_index (balances, i), today));
  return TRUE;
}

/**
 * relnet_commitments_read:
 * @connection: a connection
 * @person_id: only with this person, 0 for everybody
 * @text: (nullable): words to look for
 * @today: a valid date
 * @limit: how many rows of each group at most, -1 for all
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the commitments
 */
RelnetCommitments *
relnet_commitments_read (RelnetConnection *connection, gint64 person_id, const char *text, const char *today, int limit,
                         GError **error)
{
  g_autoptr (RelnetCommitments) self = g_new0 (RelnetCommitments, 1);

  for (guint i = 0; i < G_N_ELEMENTS (promise_lists); i++)
    {
      RelnetCommitmentGroup group = promise_lists[i].group;
      g_autoptr (GPtrArray) promises = relnet_promise_store_load_list (connection, promise_lists[i].list, person_id, text,
                                                                       today, limit, &self->n_all[group], error);

      if (promises == NULL)
        return NULL;
      self->rows[group] = wrap_promises (promises, group, today);
    }
  for (guint i = 0; i < G_N_ELEMENTS (favour_lists); i++)
    {
      RelnetCommitmentGroup group = favour_lists[i].group;
      g_autoptr (GPtrArray) favours = relnet_favour_store_load_list (connection, favour_lists[i].list, person_id, text, today,
                                                                     limit, &self->n_all[group], error);

      if (favours == NULL)
        return NULL;
      self->rows[group] = g_ptr_array_new_with_free_func (g_object_unref);
      for (guint j = 0; j < favours->len; j++)
        g_ptr_array_add (self->rows[group], new_for_favour (group, g_ptr_array_index (favours, j), today));
    }
  if (!read_news (self, connection, person_id, text, today, limit, error)
      || !read_balances (self, connection, text, today, limit, error)
      || !relnet_promise_store_read_rate (connection, person_id, TRUE, today, &self->rate, error))
    return NULL;
  self->any = relnet_connection_query_int (
                  connection,
                  "SELECT EXISTS (SELECT 1 FROM promise WHERE deleted_at IS NULL)"
                  " OR EXISTS (SELECT 1 FROM favour WHERE deleted_at IS NULL)",
                  0)
                  != 0
              || self->rows[RELNET_COMMITMENTS_NEWS]->len > 0;
  return g_steal_pointer (&self);
}

/**
 * relnet_commitments_read_promises:
 * @connection: a connection
 * @person_id: a person
 * @today: a valid date
 * @limit: how many rows at most, -1 for all
 * @n_all: (out): how many there are
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type RelnetCommitment) (nullable): the promises both ways, the open ones first; a row
 *   is of %RELNET_COMMITMENTS_CLOSED once its promise is not open
 */
GPtrArray *
relnet_commitments_read_promises (RelnetConnection *connection, gint64 person_id, const char *today, int limit, guint *n_all,
                                  GError **error)
{
  g_autoptr (GPtrArray) promises = relnet_promise_store_load_list (connection, RELNET_PROMISES_ALL, person_id, NULL, today,
                                                                   limit, n_all, error);
  GPtrArray *rows;

  if (promises == NULL)
    return NULL;
  rows = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < promises->len; i++)
    {
      RelnetPromise *promise = g_ptr_array_index (promises, i);
      RelnetCommitmentGroup group = RELNET_COMMITMENTS_MINE;

      if (relnet_promise_get_state (promise) != RELNET_PROMISE_OPEN)
        group = RELNET_COMMITMENTS_CLOSED;
      else if (!relnet_promise_get_mine (promise))
        group = RELNET_COMMITMENTS_THEIRS;
      else if (relnet_promise_is_at_risk (promise, today))
        group = RELNET_COMMITMENTS_AT_RISK;
      g_ptr_array_add (rows, new_for_promise (group, promise, today));
    }
  return rows;
}

/**
 * relnet_commitments_free:
 * @self: (transfer full): commitments
 */
void
relnet_commitments_free (RelnetCommitments *self)
{
  for (guint i = 0; i < RELNET_N_COMMITMENT_GROUPS; i++)
    g_clear_pointer (&self->rows[i], g_ptr_array_unref);
  g_free (self);
}

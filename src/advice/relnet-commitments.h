#pragma once

#include <gio/gio.h>

#include "relnet-balance.h"
#include "relnet-connection.h"
#include "relnet-promise.h"

G_BEGIN_DECLS

/**
 * RelnetCommitmentGroup:
 * @RELNET_COMMITMENTS_AT_RISK: promises of the user that are due within days or late
 * @RELNET_COMMITMENTS_MINE: the other promises of the user
 * @RELNET_COMMITMENTS_THEIRS: promises of others
 * @RELNET_COMMITMENTS_THANKS: thanks that the user owes
 * @RELNET_COMMITMENTS_AWAITED: thanks that may come
 * @RELNET_COMMITMENTS_NEWS: news that the user owes to those who helped with a goal
 * @RELNET_COMMITMENTS_ASKED: requests without an answer
 * @RELNET_COMMITMENTS_BALANCES: people with whom favours went
 * @RELNET_COMMITMENTS_FAVOURS: favours, the last one first
 * @RELNET_COMMITMENTS_CLOSED: promises that were kept or withdrawn
 * @RELNET_COMMITMENTS_THANKED: favours that were thanked for, and requests that were declined
 *
 * The groups of the commitments, in their order.
 */
typedef enum
{
  RELNET_COMMITMENTS_AT_RISK,
  RELNET_COMMITMENTS_MINE,
  RELNET_COMMITMENTS_THEIRS,
  RELNET_COMMITMENTS_THANKS,
  RELNET_COMMITMENTS_AWAITED,
  RELNET_COMMITMENTS_NEWS,
  RELNET_COMMITMENTS_ASKED,
  RELNET_COMMITMENTS_BALANCES,
  RELNET_COMMITMENTS_FAVOURS,
  RELNET_COMMITMENTS_CLOSED,
  RELNET_COMMITMENTS_THANKED,
  RELNET_N_COMMITMENT_GROUPS
} RelnetCommitmentGroup;

#define RELNET_TYPE_COMMITMENT (relnet_commitment_get_type ())
G_DECLARE_FINAL_TYPE (RelnetCommitment, relnet_commitment, RELNET, COMMITMENT, GObject)

RelnetCommitmentGroup relnet_commitment_get_group (RelnetCommitment *self);
gint64 relnet_commitment_get_id (RelnetCommitment *self);
gint64 relnet_commitment_get_goal_id (RelnetCommitment *self);
gboolean relnet_commitment_is_promise (RelnetCommitment *self);
gint64 relnet_commitment_get_person_id (RelnetCommitment *self);
const char *relnet_commitment_get_person_name (RelnetCommitment *self);
const char *relnet_commitment_get_what (RelnetCommitment *self);
const char *relnet_commitment_get_reason (RelnetCommitment *self);
gboolean relnet_commitment_is_late (RelnetCommitment *self);
const char *relnet_commitment_get_key (RelnetCommitment *self);
const char *relnet_commitment_get_situation (RelnetCommitment *self);
const RelnetBalance *relnet_commitment_get_balance (RelnetCommitment *self);
gboolean relnet_commitment_equal (RelnetCommitment *self, RelnetCommitment *other);

/**
 * RelnetCommitments:
 * @rows: (element-type RelnetCommitment): the first rows of each group
 * @n_all: how many there are in each group
 * @rate: how the user's promises were kept
 * @any: whether anything was noted at all
 *
 * The commitments as they are on a day.
 */
typedef struct
{
  GPtrArray *rows[RELNET_N_COMMITMENT_GROUPS];
  guint n_all[RELNET_N_COMMITMENT_GROUPS];
  RelnetKeptRate rate;
  gboolean any;
} RelnetCommitments;

RelnetCommitments *relnet_commitments_read (RelnetConnection *connection, gint64 person_id, const char *text,
                                            const char *today, int limit, GError **error);
GPtrArray *relnet_commitments_read_promises (RelnetConnection *connection, gint64 person_id, const char *today, int limit,
                                             guint *n_all, GError **error);
void relnet_commitments_free (RelnetCommitments *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelnetCommitments, relnet_commitments_free)

G_END_DECLS

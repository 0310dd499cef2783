#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * RelnetChannel:
 *
 * Through what an interaction took place. Stored by its name, see relnet_channel_to_name().
 */
typedef enum
{
  RELNET_CHANNEL_IN_PERSON,
  RELNET_CHANNEL_VIDEO,
  RELNET_CHANNEL_PHONE,
  RELNET_CHANNEL_EMAIL,
  RELNET_CHANNEL_MESSAGE,
  RELNET_CHANNEL_LETTER,
  RELNET_CHANNEL_GROUP_EVENT,
  RELNET_CHANNEL_NOTE,
  RELNET_N_CHANNELS
} RelnetChannel;

typedef enum
{
  RELNET_DIRECTION_BOTH,
  RELNET_DIRECTION_OUTGOING,
  RELNET_DIRECTION_INCOMING,
  RELNET_N_DIRECTIONS
} RelnetDirection;

typedef enum
{
  RELNET_OUTCOME_NONE,
  RELNET_OUTCOME_GOOD,
  RELNET_OUTCOME_NEUTRAL,
  RELNET_OUTCOME_NO_ANSWER,
  RELNET_OUTCOME_DECLINED,
  RELNET_N_OUTCOMES
} RelnetOutcome;

/**
 * RelnetInteractionKind:
 * @RELNET_INTERACTION_EXCHANGE: the two (or more) had to do with each other; all the others are traces
 * @RELNET_INTERACTION_PROMISE_MADE: a promise was made, by the user if outgoing
 * @RELNET_INTERACTION_PROMISE_KEPT: it was kept
 * @RELNET_INTERACTION_PROMISE_WITHDRAWN: it was withdrawn
 * @RELNET_INTERACTION_FAVOUR: a favour, given by the user if outgoing
 * @RELNET_INTERACTION_ASK: the user asked for something
 * @RELNET_INTERACTION_THANKS: thanks, by the user if outgoing
 * @RELNET_INTERACTION_NEWS: the user told how a goal goes on
 * @RELNET_INTERACTION_INTRODUCTION: two people were put in touch
 * @RELNET_INTERACTION_OUTCOME: something came of a goal
 * @RELNET_INTERACTION_WIND_DOWN: a step of ending a relationship well was taken
 *
 * What an interaction is the trace of (T2): the others name their subject by its id.
 */
typedef enum
{
  RELNET_INTERACTION_EXCHANGE,
  RELNET_INTERACTION_PROMISE_MADE,
  RELNET_INTERACTION_PROMISE_KEPT,
  RELNET_INTERACTION_PROMISE_WITHDRAWN,
  RELNET_INTERACTION_FAVOUR,
  RELNET_INTERACTION_ASK,
  RELNET_INTERACTION_THANKS,
  RELNET_INTERACTION_NEWS,
  RELNET_INTERACTION_INTRODUCTION,
  RELNET_INTERACTION_OUTCOME,
  RELNET_INTERACTION_WIND_DOWN,
  RELNET_N_INTERACTION_KINDS
} RelnetInteractionKind;

/**
 * RelnetRelation:
 *
 * What kind of tie it is; a person has several at once (P2).
 */
typedef enum
{
  RELNET_RELATION_CLIENT,
  RELNET_RELATION_COLLEAGUE,
  RELNET_RELATION_MANAGER,
  RELNET_RELATION_RECRUIT,
  RELNET_RELATION_SUPPLIER,
  RELNET_RELATION_PARTNER,
  RELNET_RELATION_MENTOR,
  RELNET_RELATION_MENTEE,
  RELNET_RELATION_SCHOOLMATE,
  RELNET_RELATION_RECRUITER,
  RELNET_RELATION_FRIEND,
  RELNET_RELATION_MET_BY_CHANCE,
  RELNET_N_RELATIONS
} RelnetRelation;

const char *relnet_channel_to_name (RelnetChannel channel);
const char *relnet_channel_to_label (RelnetChannel channel);
const char *relnet_channel_to_icon_name (RelnetChannel channel);
gboolean relnet_channel_from_name (const char *name, RelnetChannel *channel);
gboolean relnet_channel_resets_cadence (RelnetChannel channel);

const char *relnet_direction_to_name (RelnetDirection direction);
const char *relnet_direction_to_label (RelnetDirection direction);
gboolean relnet_direction_from_name (const char *name, RelnetDirection *direction);

const char *relnet_outcome_to_name (RelnetOutcome outcome);
const char *relnet_outcome_to_label (RelnetOutcome outcome);
gboolean relnet_outcome_from_name (const char *name, RelnetOutcome *outcome);

const char *relnet_interaction_kind_to_name (RelnetInteractionKind kind);
const char *relnet_interaction_kind_to_label (RelnetInteractionKind kind);
const char *relnet_interaction_kind_to_icon_name (RelnetInteractionKind kind);
gboolean relnet_interaction_kind_from_name (const char *name, RelnetInteractionKind *kind);
gboolean relnet_interaction_kind_resets_cadence (RelnetInteractionKind kind, RelnetChannel channel);

const char *relnet_relation_to_name (RelnetRelation relation);
const char *relnet_relation_to_label (RelnetRelation relation);
gboolean relnet_relation_from_name (const char *name, RelnetRelation *relation);

G_END_DECLS

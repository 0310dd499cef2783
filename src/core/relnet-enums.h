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

const char *relnet_relation_to_name (RelnetRelation relation);
const char *relnet_relation_to_label (RelnetRelation relation);
gboolean relnet_relation_from_name (const char *name, RelnetRelation *relation);

G_END_DECLS

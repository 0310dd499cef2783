#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The five parts of the score, and how many points each can give: a hundred together. */
typedef enum
{
  RELNET_RECONNECT_PAST,
  RELNET_RECONNECT_GOAL,
  RELNET_RECONNECT_SECTOR,
  RELNET_RECONNECT_EXPERTISE,
  RELNET_RECONNECT_MUTUAL,
  RELNET_RECONNECT_N_PARTS
} RelnetReconnectPart;

#define RELNET_RECONNECT_MAX_PAST      40
#define RELNET_RECONNECT_MAX_GOAL      25
#define RELNET_RECONNECT_MAX_SECTOR    15
#define RELNET_RECONNECT_MAX_EXPERTISE 10
#define RELNET_RECONNECT_MAX_MUTUAL    10

int relnet_reconnect_score_past (double peak);

G_END_DECLS

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RelnetReconnectPart:
 *
 * The five parts of the score of somebody to get back in touch with.
 */
typedef enum
{
  RELNET_RECONNECT_PAST,
  RELNET_RECONNECT_GOAL,
  RELNET_RECONNECT_SECTOR,
  RELNET_RECONNECT_EXPERTISE,
  RELNET_RECONNECT_MUTUAL,
  RELNET_RECONNECT_N_PARTS
} RelnetReconnectPart;

int relnet_reconnect_score_get_max (RelnetReconnectPart part);
const char *relnet_reconnect_score_get_label (RelnetReconnectPart part);
const char *relnet_reconnect_score_get_name (RelnetReconnectPart part);

int relnet_reconnect_score_past (double peak);
int relnet_reconnect_score_goal (guint n_goals, gboolean is_target);
int relnet_reconnect_score_sector (gboolean of_goal, guint n_clients);
int relnet_reconnect_score_expertise (gboolean of_goal);
int relnet_reconnect_score_mutual (int step);

char *relnet_reconnect_find_term (const char *text, const char *terms);

G_END_DECLS

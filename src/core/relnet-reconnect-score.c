/* How much each of the five reasons to reconnect with somebody is worth (R1). No database in here. */

#include "relnet-reconnect-score.h"

#include <math.h>

/* More than a meeting every month (27), a project side by side: closer than that is not worth more. */
#define FULL_PEAK 30.0

/**
 * relnet_reconnect_score_past:
 * @peak: the highest closeness ever reached
 *
 * From one meeting to five is a longer way than from ten to fifteen: the points grow with the logarithm.
 *
 * Returns: the points for past closeness, 0 to %RELNET_RECONNECT_MAX_PAST
 */
int
relnet_reconnect_score_past (double peak)
{
  double share = log2 (1 + MAX (peak, 0)) / log2 (1 + FULL_PEAK);

  return (int)lround (RELNET_RECONNECT_MAX_PAST * MIN (share, 1));
}

/* How much each of the five reasons to reconnect with somebody is worth (R1). No database in here. */

#include "relnet-reconnect-score.h"

#include <math.h>

/* What a meeting each fortnight, or a project side by side, comes to: closer than that is not worth more. */
#define FULL_PEAK 48.0

/**
 * relnet_reconnect_score_past:
 * @peak: the highest closeness ever reached
 *
 * From one meeting to ten is a longer way than from forty to fifty: the points grow with the logarithm.
 *
 * Returns: the points for past closeness, 0 to %RELNET_RECONNECT_MAX_PAST
 */
int
relnet_reconnect_score_past (double peak)
{
  double share = log2 (1 + MAX (peak, 0)) / log2 (1 + FULL_PEAK);

  return (int)lround (RELNET_RECONNECT_MAX_PAST * MIN (share, 1));
}

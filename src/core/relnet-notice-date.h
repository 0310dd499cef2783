#pragma once

#include "relnet-period.h"

G_BEGIN_DECLS

/**
 * RelnetNoticeState:
 * @RELNET_NOTICE_OPEN: notice can still be given for this end
 * @RELNET_NOTICE_LATE: it cannot, and the contract does not renew: it ends by itself
 * @RELNET_NOTICE_ENDED: the contract has ended
 * @RELNET_NOTICE_TOO_LONG: the notice period is longer than the contract: it would have had to be given before it began
 *
 * Where a contract stands on a day.
 */
typedef enum
{
  RELNET_NOTICE_OPEN,
  RELNET_NOTICE_LATE,
  RELNET_NOTICE_ENDED,
  RELNET_NOTICE_TOO_LONG,
  RELNET_N_NOTICE_STATES
} RelnetNoticeState;

/**
 * RelnetNoticeTerms:
 * @starts_on: (nullable): the first day of the contract; %NULL or empty if it is not known
 * @ends_on: its last day, before any renewal
 * @notice: how long before the end notice is to be given; 0 for none
 * @renewal: by how long it renews if nobody gives notice; 0 if it does not
 *
 * What a contract says about its end.
 */
typedef struct
{
  const char *starts_on;
  const char *ends_on;
  RelnetPeriod notice;
  RelnetPeriod renewal;
} RelnetNoticeTerms;

/**
 * RelnetNoticeDate:
 * @state: where it stands
 * @notice_by: the last day to give notice for @ends_on
 * @ends_on: the end that counts
 * @missed: the end still to come for which it is too late; empty if there is none
 * @renewals: how often the contract has renewed by @ends_on
 *
 * The answer for a day.
 */
typedef struct
{
  RelnetNoticeState state;
  char notice_by[11];
  char ends_on[11];
  char missed[11];
  int renewals;
} RelnetNoticeDate;

const char *relnet_notice_state_to_name (RelnetNoticeState state);
gboolean relnet_notice_date_compute (const RelnetNoticeTerms *terms, const char *today, RelnetNoticeDate *date, char **problem);
char *relnet_notice_date_describe (const RelnetNoticeTerms *terms, const RelnetNoticeDate *date, const char *today);

G_END_DECLS

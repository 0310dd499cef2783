#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RelnetPeriodUnit:
 *
 * In what a period is counted. A contract says “90 days” or “three months”, which are not the same.
 */
typedef enum
{
  RELNET_PERIOD_DAYS,
  RELNET_PERIOD_WEEKS,
  RELNET_PERIOD_MONTHS,
  RELNET_PERIOD_YEARS,
  RELNET_N_PERIOD_UNITS
} RelnetPeriodUnit;

/* Longer than any contract: more is a mistyped number. */
#define RELNET_PERIOD_MAX_YEARS 99

/**
 * RelnetPeriod:
 * @count: how many; 0 for none
 * @unit: of what
 *
 * A period of a contract.
 */
typedef struct
{
  int count;
  RelnetPeriodUnit unit;
} RelnetPeriod;

const char *relnet_period_unit_to_name (RelnetPeriodUnit unit);
gboolean relnet_period_unit_from_name (const char *name, RelnetPeriodUnit *unit);
int relnet_period_get_max (RelnetPeriodUnit unit);

gboolean relnet_period_parse (const char *text, RelnetPeriod *period, char **problem);
gboolean relnet_period_is_valid (const RelnetPeriod *period);
char *relnet_period_format (const RelnetPeriod *period);
char *relnet_period_add (const char *date, const RelnetPeriod *period, int times);

G_END_DECLS

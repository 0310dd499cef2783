#pragma once

#include <glib.h>

#include "relnet-enums.h"

G_BEGIN_DECLS

/* The steps in which closeness is shown: none, then five bars. */
#define RELNET_CLOSENESS_N_STEPS 5
/* From this step on somebody is close: only those drift away. */
#define RELNET_CLOSENESS_CLOSE_STEP 3
/* The highest step of a weak tie. */
#define RELNET_CLOSENESS_WEAK_STEP 2
/* How long a tie without an exchange counts as alive, in days. */
#define RELNET_CLOSENESS_ALIVE_DAYS 730

/**
 * RelnetCloseness:
 * @total: the sum of all weights, each as it would be on the reference date; 0 without an exchange
 * @answered: @total as it was when they last took part
 * @peak: the highest closeness ever reached, as it was on that day
 * @peak_day: that day, %RELNET_DATE_NONE without an exchange
 * @last_day: the day of the last exchange, %RELNET_DATE_NONE without one
 * @answer_day: the last day on which they took part, %RELNET_DATE_NONE if they never did
 *
 * How close somebody is and was. Begins as #RELNET_CLOSENESS_INIT. Days are those of relnet_date_to_days().
 */
typedef struct
{
  double total;
  double answered;
  double peak;
  int peak_day;
  int last_day;
  int answer_day;
} RelnetCloseness;

#define RELNET_CLOSENESS_INIT \
  { 0, 0, 0, G_MININT, G_MININT, G_MININT }

double
relnet_closeness_get_weight (RelnetInteractionKind kind, RelnetChannel channel, guint n_people);
gboolean relnet_closeness_is_answer (RelnetInteractionKind kind,
                                     RelnetChannel channel,
                                     RelnetDirection direction,
                                     RelnetOutcome outcome);
int relnet_closeness_get_day (const char *date, gint64 added_at);
gboolean relnet_closeness_can_add (const RelnetCloseness *self, int day);
void relnet_closeness_add (RelnetCloseness *self, int day, double weight, gboolean answer);

double relnet_closeness_get_value (double total, const char *today);
int relnet_closeness_get_step (double total, const char *today);
double relnet_closeness_get_threshold (int step, const char *today);
int relnet_closeness_value_to_step (double value);
gboolean relnet_closeness_is_weak (double total, const char *last_date, const char *today);
int relnet_closeness_get_drift_day (const RelnetCloseness *self);
char *relnet_closeness_step_to_words (int step);

G_END_DECLS

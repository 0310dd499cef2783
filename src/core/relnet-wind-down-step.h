#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * RelnetWindDownStepKind:
 * @RELNET_WIND_DOWN_CALL: to call before writing
 * @RELNET_WIND_DOWN_WRITE: to send the message
 * @RELNET_WIND_DOWN_NOTICE: the last day to give notice
 * @RELNET_WIND_DOWN_FILES: to get back what is to be handed over
 * @RELNET_WIND_DOWN_THANKS: a last word of thanks
 * @RELNET_WIND_DOWN_INTRODUCE: to make the introductions promised
 * @RELNET_WIND_DOWN_NEWS: to ask for news for the first time
 * @RELNET_WIND_DOWN_INVITE: to invite to a meet-up
 * @RELNET_WIND_DOWN_RESUME: to take the relationship up again
 *
 * What a step of a wind-down is.
 */
typedef enum
{
  RELNET_WIND_DOWN_CALL,
  RELNET_WIND_DOWN_WRITE,
  RELNET_WIND_DOWN_NOTICE,
  RELNET_WIND_DOWN_FILES,
  RELNET_WIND_DOWN_THANKS,
  RELNET_WIND_DOWN_INTRODUCE,
  RELNET_WIND_DOWN_NEWS,
  RELNET_WIND_DOWN_INVITE,
  RELNET_WIND_DOWN_RESUME,
  RELNET_N_WIND_DOWN_STEP_KINDS
} RelnetWindDownStepKind;

const char *relnet_wind_down_step_kind_to_name (RelnetWindDownStepKind kind);
gboolean relnet_wind_down_step_kind_from_name (const char *name, RelnetWindDownStepKind *kind);
const char *relnet_wind_down_step_kind_to_label (RelnetWindDownStepKind kind);
const char *relnet_wind_down_step_kind_to_situation (RelnetWindDownStepKind kind);
const char *relnet_wind_down_step_kind_to_icon_name (RelnetWindDownStepKind kind);

/* What the traces of a plan say besides its steps. */
#define RELNET_WIND_DOWN_TRACE_MADE    "made"
#define RELNET_WIND_DOWN_TRACE_RESUMED "resumed"

const char *relnet_wind_down_trace_to_label (const char *name);

#define RELNET_TYPE_WIND_DOWN_STEP (relnet_wind_down_step_get_type ())
G_DECLARE_FINAL_TYPE (RelnetWindDownStep, relnet_wind_down_step, RELNET, WIND_DOWN_STEP, GObject)

RelnetWindDownStep *relnet_wind_down_step_new (RelnetWindDownStepKind kind, const char *due);
gint64 relnet_wind_down_step_get_id (RelnetWindDownStep *self);
void relnet_wind_down_step_set_id (RelnetWindDownStep *self, gint64 id);
gint64 relnet_wind_down_step_get_plan_id (RelnetWindDownStep *self);
void relnet_wind_down_step_set_plan_id (RelnetWindDownStep *self, gint64 plan_id);
RelnetWindDownStepKind relnet_wind_down_step_get_kind (RelnetWindDownStep *self);
const char *relnet_wind_down_step_get_due (RelnetWindDownStep *self);
const char *relnet_wind_down_step_get_done_on (RelnetWindDownStep *self);
void relnet_wind_down_step_set_done_on (RelnetWindDownStep *self, const char *done_on);
gint64 relnet_wind_down_step_get_trace_id (RelnetWindDownStep *self);
void relnet_wind_down_step_set_trace_id (RelnetWindDownStep *self, gint64 trace_id);

G_END_DECLS

#pragma once

#include "relnet-wind-down.h"

G_BEGIN_DECLS

/**
 * RelnetStepExtra:
 * @RELNET_STEP_EXTRA_NONE: the step has only answers
 * @RELNET_STEP_EXTRA_TRANSITION: the end wished for, and the handover
 * @RELNET_STEP_EXTRA_NOTICE: what the contract says of its end
 * @RELNET_STEP_EXTRA_RHYTHM: how often to exchange news
 * @RELNET_STEP_EXTRA_CHOICE: to put off, or to move into a meet-up
 * @RELNET_STEP_EXTRA_UNTIL: until when
 *
 * What a step has beside answers in words.
 */
typedef enum
{
  RELNET_STEP_EXTRA_NONE,
  RELNET_STEP_EXTRA_TRANSITION,
  RELNET_STEP_EXTRA_NOTICE,
  RELNET_STEP_EXTRA_RHYTHM,
  RELNET_STEP_EXTRA_CHOICE,
  RELNET_STEP_EXTRA_UNTIL,
} RelnetStepExtra;

#define RELNET_MAX_ANSWERS 2

/**
 * RelnetStepAnswer:
 * @text: where it is kept
 * @lead: how the sentence begins, translatable; %NULL ends the list
 */
typedef struct
{
  RelnetWindDownText text;
  const char *lead;
} RelnetStepAnswer;

/**
 * RelnetStepSpec:
 * @title: what there is to think of, translatable
 * @extra: what it has beside answers
 * @open: whether it is open at first
 * @answers: what is asked
 *
 * A step of the window.
 */
typedef struct
{
  const char *title;
  RelnetStepExtra extra;
  gboolean open;
  RelnetStepAnswer answers[RELNET_MAX_ANSWERS];
} RelnetStepSpec;

const RelnetStepSpec *relnet_wind_down_get_specs (RelnetWindDownVariant variant, guint *n);
const char *relnet_wind_down_get_hint (RelnetWindDownVariant variant);
const char *relnet_wind_down_step_kind_to_css_class (RelnetWindDownStepKind kind);
char *relnet_wind_down_format_day (const char *date);

G_END_DECLS

/* What there is to think of before taking some distance (E1), for each variant, in the order of the talk. */

#include "relnet-wind-down-steps.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

#include "relnet-date.h"
#include "relnet-text.h"

static const RelnetStepSpec supplier[] = {
  { N_ ("The good news and the thanks"),
    RELNET_STEP_EXTRA_NONE,
    FALSE,
    { { RELNET_WIND_DOWN_SUCCESSES, N_ ("Together we have achieved…") },
      { RELNET_WIND_DOWN_THANKED_FOR, N_ ("Thank you for…") } } },
  { N_ ("The difficulties met"), RELNET_STEP_EXTRA_NONE, FALSE,
    { { RELNET_WIND_DOWN_DIFFICULTIES, N_ ("What was difficult…") } } },
  { N_ ("Your needs today"), RELNET_STEP_EXTRA_NONE, FALSE, { { RELNET_WIND_DOWN_NEEDS, N_ ("I now need…") } } },
  { N_ ("Transition plan"), RELNET_STEP_EXTRA_TRANSITION, TRUE,
    { { RELNET_WIND_DOWN_LAST_ORDER, N_ ("Finish together…") } } },
  { N_ ("Notice: date and cost"), RELNET_STEP_EXTRA_NOTICE, TRUE, { { 0, NULL } } },
};

static const RelnetStepSpec mentee[] = {
  { N_ ("The way so far"), RELNET_STEP_EXTRA_NONE, TRUE,
    { { RELNET_WIND_DOWN_RECAP, N_ ("What a way you have come:") } } },
  { N_ ("The next goals"), RELNET_STEP_EXTRA_NONE, FALSE,
    { { RELNET_WIND_DOWN_NEXT_GOALS, N_ ("In your place I would aim for:") } } },
  { N_ ("Why it serves them"), RELNET_STEP_EXTRA_NONE, FALSE,
    { { RELNET_WIND_DOWN_BENEFIT, N_ ("I think it will serve you:") } } },
  { N_ ("Introductions"), RELNET_STEP_EXTRA_NONE, FALSE,
    { { RELNET_WIND_DOWN_INTRODUCTIONS, N_ ("People you should meet:") } } },
  { N_ ("News from time to time"), RELNET_STEP_EXTRA_RHYTHM, TRUE, { { 0, NULL } } },
};

static const RelnetStepSpec coffee[] = {
  { N_ ("Your workload"), RELNET_STEP_EXTRA_NONE, TRUE, { { RELNET_WIND_DOWN_REASON, N_ ("At the moment…") } } },
  { N_ ("Later, or with others"), RELNET_STEP_EXTRA_CHOICE, TRUE, { { 0, NULL } } },
  { N_ ("If it is urgent"), RELNET_STEP_EXTRA_NONE, TRUE,
    { { RELNET_WIND_DOWN_URGENT_CHANNEL, N_ ("Reach me by… (phone, message)") } } },
};

static const RelnetStepSpec pause[] = {
  { N_ ("Until when"), RELNET_STEP_EXTRA_UNTIL, TRUE, { { 0, NULL } } },
  { N_ ("Why, if you want to say it"), RELNET_STEP_EXTRA_NONE, TRUE,
    { { RELNET_WIND_DOWN_REASON, N_ ("The reason:") } } },
  { N_ ("If it is urgent"), RELNET_STEP_EXTRA_NONE, FALSE,
    { { RELNET_WIND_DOWN_URGENT_CHANNEL, N_ ("Reach me by… (phone, message)") } } },
};

static const struct
{
  const RelnetStepSpec *specs;
  guint n;
  const char *hint;
} variants[RELNET_N_WIND_DOWN_VARIANTS] = {
  [RELNET_WIND_DOWN_SUPPLIER]
  = { supplier, G_N_ELEMENTS (supplier), N_ ("Next time, agree on the way out when you sign.") },
  [RELNET_WIND_DOWN_MENTEE]
  = { mentee, G_N_ELEMENTS (mentee), N_ ("Ask those you want to introduce first: both sides have to agree.") },
  [RELNET_WIND_DOWN_COFFEE]
  = { coffee, G_N_ELEMENTS (coffee), N_ ("A group of five takes an evening where five coffees take a week.") },
  [RELNET_WIND_DOWN_PAUSE]
  = { pause, G_N_ELEMENTS (pause), N_ ("Until then nothing reminds you of this person.") },
};

/**
 * relnet_wind_down_get_specs:
 * @variant: a variant
 * @n: (out): how many there are
 *
 * Returns: (array length=n): its steps
 */
const RelnetStepSpec *
relnet_wind_down_get_specs (RelnetWindDownVariant variant, guint *n)
{
  g_return_val_if_fail (variant < RELNET_N_WIND_DOWN_VARIANTS, NULL);

  *n = variants[variant].n;
  return variants[variant].specs;
}

/**
 * relnet_wind_down_get_hint:
 * @variant: a variant
 *
 * Returns: what is worth knowing beside it, in the user's language
 */
const char *
relnet_wind_down_get_hint (RelnetWindDownVariant variant)
{
  g_return_val_if_fail (variant < RELNET_N_WIND_DOWN_VARIANTS, NULL);

  return _ (variants[variant].hint);
}

/**
 * relnet_wind_down_step_kind_to_css_class:
 * @kind: a kind of step
 *
 * Returns: the class of the colour of its icon
 */
const char *
relnet_wind_down_step_kind_to_css_class (RelnetWindDownStepKind kind)
{
  static const char *const classes[RELNET_N_WIND_DOWN_STEP_KINDS] = {
    [RELNET_WIND_DOWN_CALL] = "call",           [RELNET_WIND_DOWN_WRITE] = "mail",
    [RELNET_WIND_DOWN_NOTICE] = "mail",         [RELNET_WIND_DOWN_FILES] = "files",
    [RELNET_WIND_DOWN_THANKS] = "thanks",       [RELNET_WIND_DOWN_INTRODUCE] = "introduction",
    [RELNET_WIND_DOWN_NEWS] = "mail",           [RELNET_WIND_DOWN_INVITE] = "meeting",
    [RELNET_WIND_DOWN_RESUME] = "favour",
  };

  g_return_val_if_fail (kind < RELNET_N_WIND_DOWN_STEP_KINDS, NULL);

  return classes[kind];
}

/**
 * relnet_wind_down_format_day:
 * @date: a valid date
 *
 * Returns: (transfer full): “Thursday 20 November 2025”
 */
char *
relnet_wind_down_format_day (const char *date)
{
  g_autoptr (GDateTime) day = g_date_time_new_utc (atoi (date), atoi (date + 5), atoi (date + 8), 12, 0, 0);
  /* Translators: the day of a reminder, in the form of strftime(): “Thursday 20 November 2025”. */
  g_autofree char *words = day != NULL ? g_date_time_format (day, _ ("%A %-d %B %Y")) : g_strdup (date);

  return relnet_text_capitalise (words);
}

#pragma once

#include <glib-object.h>

#include "relnet-contract.h"
#include "relnet-wind-down-step.h"

G_BEGIN_DECLS

/**
 * RelnetWindDownVariant:
 * @RELNET_WIND_DOWN_SUPPLIER: to end with a supplier
 * @RELNET_WIND_DOWN_MENTEE: to hand a mentee over
 * @RELNET_WIND_DOWN_COFFEE: to put coffees off, or to move them into a meet-up
 * @RELNET_WIND_DOWN_PAUSE: to pause until a date
 *
 * What kind of distance is taken.
 */
typedef enum
{
  RELNET_WIND_DOWN_SUPPLIER,
  RELNET_WIND_DOWN_MENTEE,
  RELNET_WIND_DOWN_COFFEE,
  RELNET_WIND_DOWN_PAUSE,
  RELNET_N_WIND_DOWN_VARIANTS
} RelnetWindDownVariant;

/**
 * RelnetWindDownState:
 * @RELNET_WIND_DOWN_ACTIVE: there are steps to take
 * @RELNET_WIND_DOWN_FINISHED: all steps were taken
 * @RELNET_WIND_DOWN_RESUMED: the relationship was taken up again
 *
 * Where a wind-down stands.
 */
typedef enum
{
  RELNET_WIND_DOWN_ACTIVE,
  RELNET_WIND_DOWN_FINISHED,
  RELNET_WIND_DOWN_RESUMED,
  RELNET_N_WIND_DOWN_STATES
} RelnetWindDownState;

/**
 * RelnetWindDownText:
 *
 * The texts of a wind-down. The first are columns of the table `wind_down`; from @RELNET_WIND_DOWN_SUCCESSES on it is what
 * the user answered, kept in `wind_down_text` under the name relnet_wind_down_text_to_name() gives. Dates are ISO text,
 * empty for none; of @RELNET_WIND_DOWN_ASK_HELP and @RELNET_WIND_DOWN_GROUP, “yes” or empty.
 */
typedef enum
{
  RELNET_WIND_DOWN_STARTED_ON,
  RELNET_WIND_DOWN_ENDED_ON,
  RELNET_WIND_DOWN_UNTIL,    /* the end wished for, or until when it is paused or put off */
  RELNET_WIND_DOWN_MESSAGE,

  RELNET_WIND_DOWN_SUCCESSES,
  RELNET_WIND_DOWN_THANKED_FOR,
  RELNET_WIND_DOWN_DIFFICULTIES,
  RELNET_WIND_DOWN_NEEDS,
  RELNET_WIND_DOWN_LAST_ORDER,
  RELNET_WIND_DOWN_ASK_HELP,
  RELNET_WIND_DOWN_HANDED_OVER,
  RELNET_WIND_DOWN_SUCCESSOR,
  RELNET_WIND_DOWN_RECAP,
  RELNET_WIND_DOWN_NEXT_GOALS,
  RELNET_WIND_DOWN_BENEFIT,
  RELNET_WIND_DOWN_INTRODUCTIONS,
  RELNET_WIND_DOWN_REASON,
  RELNET_WIND_DOWN_URGENT_CHANNEL,
  RELNET_WIND_DOWN_GROUP,
  RELNET_N_WIND_DOWN_TEXTS
} RelnetWindDownText;

#define RELNET_WIND_DOWN_FIRST_ANSWER RELNET_WIND_DOWN_SUCCESSES

/* The rhythm somebody passes to whom the user has ended well with, in days. */
#define RELNET_WIND_DOWN_YEARLY 365

const char *relnet_wind_down_variant_to_name (RelnetWindDownVariant variant);
gboolean relnet_wind_down_variant_from_name (const char *name, RelnetWindDownVariant *variant);
const char *relnet_wind_down_variant_to_label (RelnetWindDownVariant variant);
const char *relnet_wind_down_state_to_name (RelnetWindDownState state);
gboolean relnet_wind_down_state_from_name (const char *name, RelnetWindDownState *state);
const char *relnet_wind_down_text_to_name (RelnetWindDownText text);
gboolean relnet_wind_down_text_from_name (const char *name, RelnetWindDownText *text);

#define RELNET_TYPE_WIND_DOWN (relnet_wind_down_get_type ())
G_DECLARE_FINAL_TYPE (RelnetWindDown, relnet_wind_down, RELNET, WIND_DOWN, GObject)

RelnetWindDown *relnet_wind_down_new (RelnetWindDownVariant variant);
gint64 relnet_wind_down_get_id (RelnetWindDown *self);
void relnet_wind_down_set_id (RelnetWindDown *self, gint64 id);
gint64 relnet_wind_down_get_person_id (RelnetWindDown *self);
const char *relnet_wind_down_get_person_name (RelnetWindDown *self);
void relnet_wind_down_set_person (RelnetWindDown *self, gint64 person_id, const char *name);
RelnetWindDownVariant relnet_wind_down_get_variant (RelnetWindDown *self);
void relnet_wind_down_set_variant (RelnetWindDown *self, RelnetWindDownVariant variant);
RelnetWindDownState relnet_wind_down_get_state (RelnetWindDown *self);
void relnet_wind_down_set_state (RelnetWindDown *self, RelnetWindDownState state);
const char *relnet_wind_down_get_text (RelnetWindDown *self, RelnetWindDownText text);
void relnet_wind_down_set_text (RelnetWindDown *self, RelnetWindDownText text, const char *value);
gboolean relnet_wind_down_has_text (RelnetWindDown *self, RelnetWindDownText text);
int relnet_wind_down_get_cadence (RelnetWindDown *self);
void relnet_wind_down_set_cadence (RelnetWindDown *self, int days);
gint64 relnet_wind_down_get_contract_id (RelnetWindDown *self);
void relnet_wind_down_set_contract_id (RelnetWindDown *self, gint64 contract_id);
gint64 relnet_wind_down_get_message_id (RelnetWindDown *self);
void relnet_wind_down_set_message_id (RelnetWindDown *self, gint64 message_id);

GPtrArray *relnet_wind_down_get_steps (RelnetWindDown *self);
guint relnet_wind_down_count_done (RelnetWindDown *self);
gboolean relnet_wind_down_is_lasting (RelnetWindDown *self);
void relnet_wind_down_plan (RelnetWindDown *self, RelnetContract *contract, const char *today);
char *relnet_wind_down_dup_status (RelnetWindDown *self, const char *today);
char *relnet_wind_down_dup_afterwards (RelnetWindDown *self, const char *first_name);

G_END_DECLS

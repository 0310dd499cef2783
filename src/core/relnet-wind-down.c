#include "relnet-wind-down.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "relnet-cadence.h"
#include "relnet-date.h"
#include "relnet-text.h"

/* In days: a call comes soon, while the courage is there; what is handed over is fetched four weeks before the end, while
 * somebody is there to be asked; introductions wait until the message was read. */
#define CALL_AFTER        2
#define WRITE_AFTER       1
#define FILES_BEFORE_END  28
#define INTRODUCE_AFTER   14

static const struct
{
  const char *name;
  const char *label;
} variants[RELNET_N_WIND_DOWN_VARIANTS] = {
  [RELNET_WIND_DOWN_SUPPLIER] = { "supplier", N_ ("Supplier") },
  [RELNET_WIND_DOWN_MENTEE] = { "mentee", N_ ("Mentee") },
  [RELNET_WIND_DOWN_COFFEE] = { "coffee", N_ ("Coffees") },
  [RELNET_WIND_DOWN_PAUSE] = { "pause", N_ ("Pause") },
};

static const char *const state_names[RELNET_N_WIND_DOWN_STATES] = {
  [RELNET_WIND_DOWN_ACTIVE] = "active",
  [RELNET_WIND_DOWN_FINISHED] = "finished",
  [RELNET_WIND_DOWN_RESUMED] = "resumed",
};

static const char *const text_names[RELNET_N_WIND_DOWN_TEXTS] = {
  [RELNET_WIND_DOWN_STARTED_ON] = "started_on",
  [RELNET_WIND_DOWN_ENDED_ON] = "ended_on",
  [RELNET_WIND_DOWN_UNTIL] = "until_date",
  [RELNET_WIND_DOWN_MESSAGE] = "message",
  [RELNET_WIND_DOWN_SUCCESSES] = "successes",
  [RELNET_WIND_DOWN_THANKED_FOR] = "thanked-for",
  [RELNET_WIND_DOWN_DIFFICULTIES] = "difficulties",
  [RELNET_WIND_DOWN_NEEDS] = "needs",
  [RELNET_WIND_DOWN_LAST_ORDER] = "last-order",
  [RELNET_WIND_DOWN_ASK_HELP] = "ask-help",
  [RELNET_WIND_DOWN_HANDED_OVER] = "handed-over",
  [RELNET_WIND_DOWN_SUCCESSOR] = "successor",
  [RELNET_WIND_DOWN_RECAP] = "recap",
  [RELNET_WIND_DOWN_NEXT_GOALS] = "next-goals",
  [RELNET_WIND_DOWN_BENEFIT] = "benefit",
  [RELNET_WIND_DOWN_INTRODUCTIONS] = "introductions",
  [RELNET_WIND_DOWN_REASON] = "reason",
  [RELNET_WIND_DOWN_URGENT_CHANNEL] = "urgent-channel",
  [RELNET_WIND_DOWN_GROUP] = "group",
};

/**
 * RelnetWindDown:
 *
 * A plan to end a relationship well, or to take some distance (E1): what is to be said, the steps with their days, and what
 * the relationship was before, so that it can be taken up again at any moment.
 */
struct _RelnetWindDown
{
  GObject parent_instance;

  gint64 id;
  gint64 person_id;
  char *person_name;
  RelnetWindDownVariant variant;
  RelnetWindDownState state;
  char *texts[RELNET_N_WIND_DOWN_TEXTS];
  int cadence;
  gint64 contract_id;
  gint64 message_id;
  GPtrArray *steps;
};

G_DEFINE_FINAL_TYPE (RelnetWindDown, relnet_wind_down, G_TYPE_OBJECT)

static void
relnet_wind_down_finalize (GObject *object)
{
  RelnetWindDown *self = RELNET_WIND_DOWN (object);

  g_clear_pointer (&self->person_name, g_free);
  for (guint i = 0; i < RELNET_N_WIND_DOWN_TEXTS; i++)
    g_clear_pointer (&self->texts[i], g_free);
  g_clear_pointer (&self->steps, g_ptr_array_unref);
  G_OBJECT_CLASS (relnet_wind_down_parent_class)->finalize (object);
}

static void
relnet_wind_down_class_init (RelnetWindDownClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = relnet_wind_down_finalize;
}

static void
relnet_wind_down_init (RelnetWindDown *self)
{
  self->person_name = g_strdup ("");
  for (guint i = 0; i < RELNET_N_WIND_DOWN_TEXTS; i++)
    self->texts[i] = g_strdup ("");
  self->cadence = RELNET_WIND_DOWN_YEARLY;
  self->steps = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * relnet_wind_down_variant_to_name:
 * @variant: a variant
 *
 * Returns: its name in the database
 */
const char *
relnet_wind_down_variant_to_name (RelnetWindDownVariant variant)
{
  g_return_val_if_fail (variant < RELNET_N_WIND_DOWN_VARIANTS, NULL);

  return variants[variant].name;
}

/**
 * relnet_wind_down_variant_from_name:
 * @name: (nullable): a name
 * @variant: (out): the variant; left alone if @name is unknown
 *
 * Returns: whether there is such a variant
 */
gboolean
relnet_wind_down_variant_from_name (const char *name, RelnetWindDownVariant *variant)
{
  for (guint i = 0; i < RELNET_N_WIND_DOWN_VARIANTS; i++)
    if (g_strcmp0 (variants[i].name, name) == 0)
      {
        *variant = (RelnetWindDownVariant) i;
        return TRUE;
      }
  return FALSE;
}

/**
 * relnet_wind_down_variant_to_label:
 * @variant: a variant
 *
 * Returns: what it is called in the window
 */
const char *
relnet_wind_down_variant_to_label (RelnetWindDownVariant variant)
{
  g_return_val_if_fail (variant < RELNET_N_WIND_DOWN_VARIANTS, NULL);

  return _ (variants[variant].label);
}

/**
 * relnet_wind_down_state_to_name:
 * @state: a state
 *
 * Returns: its name in the database
 */
const char *
relnet_wind_down_state_to_name (RelnetWindDownState state)
{
  g_return_val_if_fail (state < RELNET_N_WIND_DOWN_STATES, NULL);

  return state_names[state];
}

/**
 * relnet_wind_down_state_from_name:
 * @name: (nullable): a name
 * @state: (out): the state; left alone if @name is unknown
 *
 * Returns: whether there is such a state
 */
gboolean
relnet_wind_down_state_from_name (const char *name, RelnetWindDownState *state)
{
  for (guint i = 0; i < RELNET_N_WIND_DOWN_STATES; i++)
    if (g_strcmp0 (state_names[i], name) == 0)
      {
        *state = (RelnetWindDownState) i;
        return TRUE;
      }
  return FALSE;
}

/**
 * relnet_wind_down_text_to_name:
 * @text: which text
 *
 * Returns: its name in the database
 */
const char *
relnet_wind_down_text_to_name (RelnetWindDownText text)
{
  g_return_val_if_fail (text < RELNET_N_WIND_DOWN_TEXTS, NULL);

  return text_names[text];
}

/**
 * relnet_wind_down_text_from_name:
 * @name: (nullable): a name
 * @text: (out): which text; left alone if @name is unknown
 *
 * Returns: whether there is such a text
 */
gboolean
relnet_wind_down_text_from_name (const char *name, RelnetWindDownText *text)
{
  for (guint i = 0; i < RELNET_N_WIND_DOWN_TEXTS; i++)
    if (g_strcmp0 (text_names[i], name) == 0)
      {
        *text = (RelnetWindDownText) i;
        return TRUE;
      }
  return FALSE;
}

/**
 * relnet_wind_down_new:
 * @variant: what kind of distance is taken
 *
 * Returns: (transfer full): a plan without steps
 */
RelnetWindDown *
relnet_wind_down_new (RelnetWindDownVariant variant)
{
  RelnetWindDown *self = g_object_new (RELNET_TYPE_WIND_DOWN, NULL);

  self->variant = variant;
  return self;
}

/**
 * relnet_wind_down_get_id:
 * @self: a wind-down
 *
 * Returns: its id in the database, 0 before it is stored
 */
gint64
relnet_wind_down_get_id (RelnetWindDown *self)
{
  g_return_val_if_fail (RELNET_IS_WIND_DOWN (self), 0);

  return self->id;
}

/**
 * relnet_wind_down_set_id:
 * @self: a wind-down
 * @id: its id in the database
 */
void
relnet_wind_down_set_id (RelnetWindDown *self, gint64 id)
{
  g_return_if_fail (RELNET_IS_WIND_DOWN (self));

  self->id = id;
}

/**
 * relnet_wind_down_get_person_id:
 * @self: a wind-down
 *
 * Returns: from whom, 0 once they are gone
 */
gint64
relnet_wind_down_get_person_id (RelnetWindDown *self)
{
  g_return_val_if_fail (RELNET_IS_WIND_DOWN (self), 0);

  return self->person_id;
}

/**
 * relnet_wind_down_get_person_name:
 * @self: a wind-down
 *
 * Returns: their name
 */
const char *
relnet_wind_down_get_person_name (RelnetWindDown *self)
{
  g_return_val_if_fail (RELNET_IS_WIND_DOWN (self), NULL);

  return self->person_name;
}

/**
 * relnet_wind_down_set_person:
 * @self: a wind-down
 * @person_id: from whom
 * @name: (nullable): their name
 */
void
relnet_wind_down_set_person (RelnetWindDown *self, gint64 person_id, const char *name)
{
  g_return_if_fail (RELNET_IS_WIND_DOWN (self));

  self->person_id = person_id;
  g_free (self->person_name);
  self->person_name = g_strdup (name != NULL ? name : "");
}

/**
 * relnet_wind_down_get_variant:
 * @self: a wind-down
 *
 * Returns: what kind of distance is taken
 */
RelnetWindDownVariant
relnet_wind_down_get_variant (RelnetWindDown *self)
{
  g_return_val_if_fail (RELNET_IS_WIND_DOWN (self), RELNET_WIND_DOWN_SUPPLIER);

  return self->variant;
}

/**
 * relnet_wind_down_set_variant:
 * @self: a wind-down that is being planned
 * @variant: what kind of distance is taken
 */
void
relnet_wind_down_set_variant (RelnetWindDown *self, RelnetWindDownVariant variant)
{
  g_return_if_fail (RELNET_IS_WIND_DOWN (self) && variant < RELNET_N_WIND_DOWN_VARIANTS);

  self->variant = variant;
}

/**
 * relnet_wind_down_get_state:
 * @self: a wind-down
 *
 * Returns: where it stands
 */
RelnetWindDownState
relnet_wind_down_get_state (RelnetWindDown *self)
{
  g_return_val_if_fail (RELNET_IS_WIND_DOWN (self), RELNET_WIND_DOWN_ACTIVE);

  return self->state;
}

/**
 * relnet_wind_down_set_state:
 * @self: a wind-down
 * @state: where it stands
 */
void
relnet_wind_down_set_state (RelnetWindDown *self, RelnetWindDownState state)
{
  g_return_if_fail (RELNET_IS_WIND_DOWN (self) && state < RELNET_N_WIND_DOWN_STATES);

  self->state = state;
}

/**
 * relnet_wind_down_get_text:
 * @self: a wind-down
 * @text: which text
 *
 * Returns: that text; may be empty
 */
const char *
relnet_wind_down_get_text (RelnetWindDown *self, RelnetWindDownText text)
{
  g_return_val_if_fail (RELNET_IS_WIND_DOWN (self) && text < RELNET_N_WIND_DOWN_TEXTS, NULL);

  return self->texts[text];
}

/**
 * relnet_wind_down_set_text:
 * @self: a wind-down
 * @text: which text
 * @value: (nullable): that text
 */
void
relnet_wind_down_set_text (RelnetWindDown *self, RelnetWindDownText text, const char *value)
{
  char *copy;

  g_return_if_fail (RELNET_IS_WIND_DOWN (self) && text < RELNET_N_WIND_DOWN_TEXTS);

  copy = g_strdup (value != NULL ? value : "");
  g_free (self->texts[text]);
  self->texts[text] = copy;
}

/**
 * relnet_wind_down_has_text:
 * @self: a wind-down
 * @text: which text
 *
 * Returns: whether anything but blanks is there
 */
gboolean
relnet_wind_down_has_text (RelnetWindDown *self, RelnetWindDownText text)
{
  return !relnet_text_is_blank (relnet_wind_down_get_text (self, text));
}

/**
 * relnet_wind_down_get_cadence:
 * @self: a wind-down
 *
 * Returns: the rhythm afterwards, in days
 */
int
relnet_wind_down_get_cadence (RelnetWindDown *self)
{
  g_return_val_if_fail (RELNET_IS_WIND_DOWN (self), 0);

  return self->cadence;
}

/**
 * relnet_wind_down_set_cadence:
 * @self: a wind-down
 * @days: the rhythm afterwards, in days
 */
void
relnet_wind_down_set_cadence (RelnetWindDown *self, int days)
{
  g_return_if_fail (RELNET_IS_WIND_DOWN (self) && days >= 0);

  self->cadence = days;
}

/**
 * relnet_wind_down_get_contract_id:
 * @self: a wind-down
 *
 * Returns: the contract that ends by it, 0 for none
 */
gint64
relnet_wind_down_get_contract_id (RelnetWindDown *self)
{
  g_return_val_if_fail (RELNET_IS_WIND_DOWN (self), 0);

  return self->contract_id;
}

/**
 * relnet_wind_down_set_contract_id:
 * @self: a wind-down
 * @contract_id: the contract that ends by it, 0 for none
 */
void
relnet_wind_down_set_contract_id (RelnetWindDown *self, gint64 contract_id)
{
  g_return_if_fail (RELNET_IS_WIND_DOWN (self));

  self->contract_id = contract_id;
}

/**
 * relnet_wind_down_get_message_id:
 * @self: a wind-down
 *
 * Returns: the draft that was made for it, 0 for none
 */
gint64
relnet_wind_down_get_message_id (RelnetWindDown *self)
{
  g_return_val_if_fail (RELNET_IS_WIND_DOWN (self), 0);

  return self->message_id;
}

/**
 * relnet_wind_down_set_message_id:
 * @self: a wind-down
 * @message_id: the draft that was made for it, 0 for none
 */
void
relnet_wind_down_set_message_id (RelnetWindDown *self, gint64 message_id)
{
  g_return_if_fail (RELNET_IS_WIND_DOWN (self));

  self->message_id = message_id;
}

/**
 * relnet_wind_down_get_steps:
 * @self: a wind-down
 *
 * Returns: (transfer none) (element-type RelnetWindDownStep): its steps, by day
 */
GPtrArray *
relnet_wind_down_get_steps (RelnetWindDown *self)
{
  g_return_val_if_fail (RELNET_IS_WIND_DOWN (self), NULL);

  return self->steps;
}

/**
 * relnet_wind_down_count_done:
 * @self: a wind-down
 *
 * Returns: how many of its steps are done
 */
guint
relnet_wind_down_count_done (RelnetWindDown *self)
{
  guint n = 0;

  g_return_val_if_fail (RELNET_IS_WIND_DOWN (self), 0);

  for (guint i = 0; i < self->steps->len; i++)
    if (*relnet_wind_down_step_get_done_on (g_ptr_array_index (self->steps, i)) != '\0')
      n++;
  return n;
}

/**
 * relnet_wind_down_is_lasting:
 * @self: a wind-down
 *
 * Returns: whether the distance stays once all steps are done; a pause is over then, and coffees are taken up again
 */
gboolean
relnet_wind_down_is_lasting (RelnetWindDown *self)
{
  g_return_val_if_fail (RELNET_IS_WIND_DOWN (self), FALSE);

  return self->variant == RELNET_WIND_DOWN_SUPPLIER || self->variant == RELNET_WIND_DOWN_MENTEE
         || (self->variant == RELNET_WIND_DOWN_COFFEE && relnet_wind_down_has_text (self, RELNET_WIND_DOWN_GROUP));
}

/* Nobody is called or thanked on a weekend. */
static char *
to_weekday (const char *date, int direction)
{
  int days = relnet_date_to_days (date), weekday = (days - 1) % 7;

  if (weekday == 5)
    days += direction > 0 ? 2 : -1;
  else if (weekday == 6)
    days += direction > 0 ? 1 : -2;
  return relnet_date_from_days (days);
}

static void
add_step (RelnetWindDown *self, RelnetWindDownStepKind kind, const char *due)
{
  g_ptr_array_add (self->steps, relnet_wind_down_step_new (kind, due));
}

/* On a weekday some days after @date. */
static void
add_step_after (RelnetWindDown *self, RelnetWindDownStepKind kind, const char *date, int days, const char *today)
{
  g_autofree char *day = relnet_date_add_days (date, days);
  g_autofree char *due = day != NULL ? to_weekday (day, 1) : NULL;

  if (due != NULL)
    add_step (self, kind, strcmp (due, today) < 0 ? today : due);
}

static int
compare_due (gconstpointer a, gconstpointer b)
{
  return strcmp (relnet_wind_down_step_get_due (*(RelnetWindDownStep **) a),
                 relnet_wind_down_step_get_due (*(RelnetWindDownStep **) b));
}

static void
plan_supplier (RelnetWindDown *self, RelnetContract *contract, const char *today)
{
  const char *until = self->texts[RELNET_WIND_DOWN_UNTIL];
  RelnetNoticeDate date = { 0 };
  gboolean noticed = contract != NULL && relnet_contract_get_notice (contract)->count > 0
                     && *relnet_contract_get_text (contract, RELNET_CONTRACT_NOTICE_GIVEN_ON) == '\0'
                     && relnet_contract_compute (contract, today, &date, NULL) && date.state == RELNET_NOTICE_OPEN;
  g_autofree char *soon = relnet_date_add_days (today, CALL_AFTER);
  g_autofree char *call = to_weekday (soon, 1);

  /* Not after the last day to give notice. */
  add_step (self, RELNET_WIND_DOWN_CALL, noticed && strcmp (date.notice_by, call) < 0 ? date.notice_by : call);
  if (noticed)
    add_step (self, RELNET_WIND_DOWN_NOTICE, date.notice_by);
  if (!relnet_date_is_valid (until))
    return;
  if (relnet_wind_down_has_text (self, RELNET_WIND_DOWN_ASK_HELP))
    add_step_after (self, RELNET_WIND_DOWN_FILES, until, -FILES_BEFORE_END, today);
  add_step_after (self, RELNET_WIND_DOWN_THANKS, until, 1, today);
}

/**
 * relnet_wind_down_plan:
 * @self: a wind-down that is being planned
 * @contract: (nullable): the contract that ends by it
 * @today: a valid date
 *
 * Makes its steps anew from its texts.
 */
void
relnet_wind_down_plan (RelnetWindDown *self, RelnetContract *contract, const char *today)
{
  const char *until = self->texts[RELNET_WIND_DOWN_UNTIL];

  g_return_if_fail (RELNET_IS_WIND_DOWN (self));

  g_ptr_array_set_size (self->steps, 0);
  switch (self->variant)
    {
    case RELNET_WIND_DOWN_MENTEE:
      add_step_after (self, RELNET_WIND_DOWN_CALL, today, CALL_AFTER, today);
      if (relnet_wind_down_has_text (self, RELNET_WIND_DOWN_INTRODUCTIONS))
        add_step_after (self, RELNET_WIND_DOWN_INTRODUCE, today, INTRODUCE_AFTER, today);
      add_step_after (self, RELNET_WIND_DOWN_NEWS, today, self->cadence, today);
      break;
    case RELNET_WIND_DOWN_COFFEE:
      if (relnet_wind_down_has_text (self, RELNET_WIND_DOWN_GROUP))
        {
          add_step_after (self, RELNET_WIND_DOWN_INVITE, today, WRITE_AFTER, today);
          break;
        }
      add_step_after (self, RELNET_WIND_DOWN_WRITE, today, WRITE_AFTER, today);
      if (relnet_date_is_valid (until))
        add_step_after (self, RELNET_WIND_DOWN_RESUME, until, 0, today);
      break;
    case RELNET_WIND_DOWN_PAUSE:
      if (relnet_date_is_valid (until))
        add_step_after (self, RELNET_WIND_DOWN_RESUME, until, 0, today);
      break;
    case RELNET_WIND_DOWN_SUPPLIER:
    case RELNET_N_WIND_DOWN_VARIANTS:
    default:
      plan_supplier (self, contract, today);
    }
  g_ptr_array_sort (self->steps, compare_due);
}

/**
 * relnet_wind_down_dup_status:
 * @self: a stored wind-down
 * @today: a valid date
 *
 * Returns: (transfer full): since when, and how far it is: “Winding down since 18 Nov · 2 of 4 done”
 */
char *
relnet_wind_down_dup_status (RelnetWindDown *self, const char *today)
{
  g_autofree char *since = NULL;
  g_autofree char *end = NULL;
  guint n, done;

  g_return_val_if_fail (RELNET_IS_WIND_DOWN (self), NULL);

  since = relnet_date_format_short (self->texts[RELNET_WIND_DOWN_STARTED_ON], today);
  end = relnet_date_format_short (self->texts[self->state == RELNET_WIND_DOWN_ACTIVE ? RELNET_WIND_DOWN_UNTIL
                                                                                      : RELNET_WIND_DOWN_ENDED_ON],
                                  today);
  n = self->steps->len;
  done = relnet_wind_down_count_done (self);
  if (self->state == RELNET_WIND_DOWN_RESUMED)
    return g_strdup_printf (_ ("Taken up again on %s"), end);
  if (self->state == RELNET_WIND_DOWN_FINISHED)
    return g_strdup_printf (_ ("Wound down on %s"), end);
  if (self->variant == RELNET_WIND_DOWN_PAUSE && *end != '\0')
    return g_strdup_printf (_ ("Paused until %s"), end);
  return g_strdup_printf (
      /* Translators: since when, how many steps are done, how many there are. */
      ngettext ("Winding down since %s · %u of %u done", "Winding down since %s · %u of %u done", n), since, done, n);
}

/**
 * relnet_wind_down_dup_afterwards:
 * @self: a wind-down
 * @first_name: what somebody is called
 *
 * Returns: (transfer full): what becomes of the relationship, and that it can be taken up again
 */
char *
relnet_wind_down_dup_afterwards (RelnetWindDown *self, const char *first_name)
{
  g_autofree char *rhythm = NULL;
  g_autofree char *lower = NULL;
  g_autofree char *date = NULL;

  g_return_val_if_fail (RELNET_IS_WIND_DOWN (self), NULL);

  date = relnet_date_format (self->texts[RELNET_WIND_DOWN_UNTIL]);
  if (!relnet_wind_down_is_lasting (self))
    {
      if (*date == '\0')
        return g_strdup (_ ("Choose until when. You can go back at any moment."));
      /* Translators: a first name, then a date. */
      return g_strdup_printf (_ ("%s is left out of the suggestions until %s, then everything is as before. You can go back"
                                 " at any moment."),
                              first_name, date);
    }
  if (self->cadence == RELNET_WIND_DOWN_YEARLY)
    return g_strdup_printf (_ ("Afterwards %s passes to a yearly rhythm and leaves the suggestions. You can go back at any"
                               " moment."),
                            first_name);
  rhythm = relnet_cadence_format (self->cadence);
  lower = g_utf8_strdown (rhythm, -1);
  /* Translators: a first name, then a rhythm: “every 3 months”. */
  return g_strdup_printf (_ ("Afterwards %s leaves the suggestions, and the rhythm is: %s. You can go back at any moment."),
                          first_name, lower);
}

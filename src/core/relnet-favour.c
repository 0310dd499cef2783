#include "relnet-favour.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "relnet-date.h"

/**
 * RelnetFavour:
 *
 * Help given, received or asked for (C4), and the thanks for it (C2). A record that is read and written whole: it has no
 * properties to bind to.
 */
struct _RelnetFavour
{
  GObject parent_instance;

  gint64 person_id;
  char *person_name;
  gint64 id;
  RelnetFavourKind kind;
  RelnetFavourWeight weight;
  char *what;
  char *date;
  char *asked_on;
  char *declined_on;
  char *thanked_on;
  char *snoozed_until;
  gint64 referral_id;
  gint64 cause_id;
};

G_DEFINE_FINAL_TYPE (RelnetFavour, relnet_favour, G_TYPE_OBJECT)

typedef struct
{
  const char *name;
  const char *label;
} Word;

static const Word kinds[RELNET_N_FAVOUR_KINDS] = {
  [RELNET_FAVOUR_GIVEN] = { "given", N_ ("I helped") },
  [RELNET_FAVOUR_RECEIVED] = { "received", N_ ("They helped me") },
  [RELNET_FAVOUR_ASKED] = { "asked", N_ ("I ask for help") },
};

static const Word weights[RELNET_N_FAVOUR_WEIGHTS] = {
  [RELNET_FAVOUR_SMALL] = { "small", N_ ("Small") },
  [RELNET_FAVOUR_MEDIUM] = { "medium", N_ ("Medium") },
  [RELNET_FAVOUR_LARGE] = { "large", N_ ("Large") },
};

/* The label of its button, the words it is noted with. */
static const struct
{
  const char *label;
  const char *words;
  RelnetFavourWeight weight;
} gestures[RELNET_N_GESTURES] = {
  [RELNET_GESTURE_ARTICLE] = { N_ ("Shared an article"), N_ ("Article shared"), RELNET_FAVOUR_SMALL },
  [RELNET_GESTURE_CONGRATULATE] = { N_ ("Congratulated"), N_ ("Congratulations"), RELNET_FAVOUR_SMALL },
  [RELNET_GESTURE_ASK_NEWS] = { N_ ("Asked for news"), N_ ("News asked for"), RELNET_FAVOUR_SMALL },
  [RELNET_GESTURE_RECOMMEND] = { N_ ("Recommended somebody"), N_ ("Recommendation"), RELNET_FAVOUR_LARGE },
};

static gboolean
find (const Word *words, int n, const char *name, int *value)
{
  for (int i = 0; i < n; i++)
    if (g_strcmp0 (words[i].name, name) == 0)
      {
        *value = i;
        return TRUE;
      }
  return FALSE;
}

/**
 * relnet_favour_kind_to_name:
 * @kind: a kind
 *
 * Returns: its name in the database and on the command line
 */
const char *
relnet_favour_kind_to_name (RelnetFavourKind kind)
{
  g_return_val_if_fail (kind < RELNET_N_FAVOUR_KINDS, "");

  return kinds[kind].name;
}

/**
 * relnet_favour_kind_to_label:
 * @kind: a kind
 *
 * Returns: the words for the user
 */
const char *
relnet_favour_kind_to_label (RelnetFavourKind kind)
{
  g_return_val_if_fail (kind < RELNET_N_FAVOUR_KINDS, "");

  return _ (kinds[kind].label);
}

/**
 * relnet_favour_kind_from_name:
 * @name: (nullable): a name
 * @kind: (out): the kind; left alone if @name is unknown
 *
 * Returns: whether there is such a kind
 */
gboolean
relnet_favour_kind_from_name (const char *name, RelnetFavourKind *kind)
{
  int value;

  if (!find (kinds, RELNET_N_FAVOUR_KINDS, name, &value))
    return FALSE;
  *kind = (RelnetFavourKind) value;
  return TRUE;
}

/**
 * relnet_favour_weight_to_name:
 * @weight: a weight
 *
 * Returns: its name in the database and on the command line
 */
const char *
relnet_favour_weight_to_name (RelnetFavourWeight weight)
{
  g_return_val_if_fail (weight < RELNET_N_FAVOUR_WEIGHTS, "");

  return weights[weight].name;
}

/**
 * relnet_favour_weight_to_label:
 * @weight: a weight
 *
 * Returns: the words for the user
 */
const char *
relnet_favour_weight_to_label (RelnetFavourWeight weight)
{
  g_return_val_if_fail (weight < RELNET_N_FAVOUR_WEIGHTS, "");

  return _ (weights[weight].label);
}

/**
 * relnet_favour_weight_from_name:
 * @name: (nullable): a name
 * @weight: (out): the weight; left alone if @name is unknown
 *
 * Returns: whether there is such a weight
 */
gboolean
relnet_favour_weight_from_name (const char *name, RelnetFavourWeight *weight)
{
  int value;

  if (!find (weights, RELNET_N_FAVOUR_WEIGHTS, name, &value))
    return FALSE;
  *weight = (RelnetFavourWeight) value;
  return TRUE;
}

/**
 * relnet_gesture_to_label:
 * @gesture: a gesture
 *
 * Returns: what the user did, for a button
 */
const char *
relnet_gesture_to_label (RelnetGesture gesture)
{
  g_return_val_if_fail (gesture < RELNET_N_GESTURES, "");

  return _ (gestures[gesture].label);
}

/**
 * relnet_gesture_to_words:
 * @gesture: a gesture
 *
 * Returns: what it is noted as
 */
const char *
relnet_gesture_to_words (RelnetGesture gesture)
{
  g_return_val_if_fail (gesture < RELNET_N_GESTURES, "");

  return _ (gestures[gesture].words);
}

/**
 * relnet_gesture_get_weight:
 * @gesture: a gesture
 *
 * Returns: how much help it is
 */
RelnetFavourWeight
relnet_gesture_get_weight (RelnetGesture gesture)
{
  g_return_val_if_fail (gesture < RELNET_N_GESTURES, RELNET_FAVOUR_SMALL);

  return gestures[gesture].weight;
}

static void
relnet_favour_finalize (GObject *object)
{
  RelnetFavour *self = RELNET_FAVOUR (object);

  g_clear_pointer (&self->person_name, g_free);
  g_clear_pointer (&self->what, g_free);
  g_clear_pointer (&self->date, g_free);
  g_clear_pointer (&self->asked_on, g_free);
  g_clear_pointer (&self->declined_on, g_free);
  g_clear_pointer (&self->thanked_on, g_free);
  g_clear_pointer (&self->snoozed_until, g_free);
  G_OBJECT_CLASS (relnet_favour_parent_class)->finalize (object);
}

static void
relnet_favour_class_init (RelnetFavourClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = relnet_favour_finalize;
}

static void
relnet_favour_init (RelnetFavour *self)
{
  self->person_name = g_strdup ("");
  self->what = g_strdup ("");
  self->date = g_strdup ("");
  self->asked_on = g_strdup ("");
  self->declined_on = g_strdup ("");
  self->thanked_on = g_strdup ("");
  self->snoozed_until = g_strdup ("");
}

static void
set_text (char **place, const char *text)
{
  char *copy = g_strdup (text != NULL ? text : "");

  g_free (*place);
  *place = copy;
}

/**
 * relnet_favour_new:
 *
 * Returns: (transfer full): a small favour given to nobody yet
 */
RelnetFavour *
relnet_favour_new (void)
{
  return g_object_new (RELNET_TYPE_FAVOUR, NULL);
}

/**
 * relnet_favour_get_person_id:
 * @self: a favour
 *
 * Returns: with whom, 0 if that person is gone
 */
gint64
relnet_favour_get_person_id (RelnetFavour *self)
{
  g_return_val_if_fail (RELNET_IS_FAVOUR (self), 0);

  return self->person_id;
}

/**
 * relnet_favour_get_person_name:
 * @self: a favour
 *
 * Returns: their name, or as it was
 */
const char *
relnet_favour_get_person_name (RelnetFavour *self)
{
  g_return_val_if_fail (RELNET_IS_FAVOUR (self), NULL);

  return self->person_name;
}

/**
 * relnet_favour_set_person:
 * @self: a favour
 * @person_id: with whom
 * @name: (nullable): their name
 */
void
relnet_favour_set_person (RelnetFavour *self, gint64 person_id, const char *name)
{
  g_return_if_fail (RELNET_IS_FAVOUR (self));

  self->person_id = person_id;
  set_text (&self->person_name, name);
}

/**
 * relnet_favour_get_id:
 * @self: a favour
 *
 * Returns: its id, 0 if it is not stored
 */
gint64
relnet_favour_get_id (RelnetFavour *self)
{
  g_return_val_if_fail (RELNET_IS_FAVOUR (self), 0);

  return self->id;
}

/**
 * relnet_favour_set_id:
 * @self: a favour
 * @id: its id, 0 if it is not stored
 */
void
relnet_favour_set_id (RelnetFavour *self, gint64 id)
{
  g_return_if_fail (RELNET_IS_FAVOUR (self));

  self->id = id;
}

/**
 * relnet_favour_get_kind:
 * @self: a favour
 *
 * Returns: in which direction help went
 */
RelnetFavourKind
relnet_favour_get_kind (RelnetFavour *self)
{
  g_return_val_if_fail (RELNET_IS_FAVOUR (self), RELNET_FAVOUR_GIVEN);

  return self->kind;
}

/**
 * relnet_favour_set_kind:
 * @self: a favour
 * @kind: in which direction help went
 */
void
relnet_favour_set_kind (RelnetFavour *self, RelnetFavourKind kind)
{
  g_return_if_fail (RELNET_IS_FAVOUR (self));

  self->kind = kind;
}

/**
 * relnet_favour_get_weight:
 * @self: a favour
 *
 * Returns: how much help it was
 */
RelnetFavourWeight
relnet_favour_get_weight (RelnetFavour *self)
{
  g_return_val_if_fail (RELNET_IS_FAVOUR (self), RELNET_FAVOUR_SMALL);

  return self->weight;
}

/**
 * relnet_favour_set_weight:
 * @self: a favour
 * @weight: how much help it was
 */
void
relnet_favour_set_weight (RelnetFavour *self, RelnetFavourWeight weight)
{
  g_return_if_fail (RELNET_IS_FAVOUR (self));

  self->weight = weight;
}

/**
 * relnet_favour_get_what:
 * @self: a favour
 *
 * Returns: what it was
 */
const char *
relnet_favour_get_what (RelnetFavour *self)
{
  g_return_val_if_fail (RELNET_IS_FAVOUR (self), NULL);

  return self->what;
}

/**
 * relnet_favour_set_what:
 * @self: a favour
 * @what: (nullable): what it was
 */
void
relnet_favour_set_what (RelnetFavour *self, const char *what)
{
  g_return_if_fail (RELNET_IS_FAVOUR (self));

  set_text (&self->what, what);
}

/**
 * relnet_favour_get_date:
 * @self: a favour
 *
 * Returns: when it happened, or when it was asked for
 */
const char *
relnet_favour_get_date (RelnetFavour *self)
{
  g_return_val_if_fail (RELNET_IS_FAVOUR (self), NULL);

  return self->date;
}

/**
 * relnet_favour_set_date:
 * @self: a favour
 * @date: (nullable): when it happened, or when it was asked for
 */
void
relnet_favour_set_date (RelnetFavour *self, const char *date)
{
  g_return_if_fail (RELNET_IS_FAVOUR (self));

  set_text (&self->date, date);
}

/**
 * relnet_favour_get_asked_on:
 * @self: a favour
 *
 * Returns: when a favour received had been asked for, empty if it was not
 */
const char *
relnet_favour_get_asked_on (RelnetFavour *self)
{
  g_return_val_if_fail (RELNET_IS_FAVOUR (self), NULL);

  return self->asked_on;
}

/**
 * relnet_favour_set_asked_on:
 * @self: a favour
 * @asked_on: (nullable): when a favour received had been asked for, empty if it was not
 */
void
relnet_favour_set_asked_on (RelnetFavour *self, const char *asked_on)
{
  g_return_if_fail (RELNET_IS_FAVOUR (self));

  set_text (&self->asked_on, asked_on);
}

/**
 * relnet_favour_get_declined_on:
 * @self: a favour
 *
 * Returns: when a request was declined, empty if it was not
 */
const char *
relnet_favour_get_declined_on (RelnetFavour *self)
{
  g_return_val_if_fail (RELNET_IS_FAVOUR (self), NULL);

  return self->declined_on;
}

/**
 * relnet_favour_set_declined_on:
 * @self: a favour
 * @declined_on: (nullable): when a request was declined, empty if it was not
 */
void
relnet_favour_set_declined_on (RelnetFavour *self, const char *declined_on)
{
  g_return_if_fail (RELNET_IS_FAVOUR (self));

  set_text (&self->declined_on, declined_on);
}

/**
 * relnet_favour_get_thanked_on:
 * @self: a favour
 *
 * Returns: when thanks were said, empty if they were not: by the user if received, by the other if given
 */
const char *
relnet_favour_get_thanked_on (RelnetFavour *self)
{
  g_return_val_if_fail (RELNET_IS_FAVOUR (self), NULL);

  return self->thanked_on;
}

/**
 * relnet_favour_set_thanked_on:
 * @self: a favour
 * @thanked_on: (nullable): when thanks were said, empty if they were not: by the user if received, by the other if given
 */
void
relnet_favour_set_thanked_on (RelnetFavour *self, const char *thanked_on)
{
  g_return_if_fail (RELNET_IS_FAVOUR (self));

  set_text (&self->thanked_on, thanked_on);
}

/**
 * relnet_favour_get_snoozed_until:
 * @self: a favour
 *
 * Returns: until when nothing is said of the thanks, empty for now
 */
const char *
relnet_favour_get_snoozed_until (RelnetFavour *self)
{
  g_return_val_if_fail (RELNET_IS_FAVOUR (self), NULL);

  return self->snoozed_until;
}

/**
 * relnet_favour_set_snoozed_until:
 * @self: a favour
 * @snoozed_until: (nullable): until when nothing is said of the thanks, empty for now
 */
void
relnet_favour_set_snoozed_until (RelnetFavour *self, const char *snoozed_until)
{
  g_return_if_fail (RELNET_IS_FAVOUR (self));

  set_text (&self->snoozed_until, snoozed_until);
}

/**
 * relnet_favour_get_referral_id:
 * @self: a favour
 *
 * Returns: the referral it was, 0 if it was none
 */
gint64
relnet_favour_get_referral_id (RelnetFavour *self)
{
  g_return_val_if_fail (RELNET_IS_FAVOUR (self), 0);

  return self->referral_id;
}

/**
 * relnet_favour_set_referral_id:
 * @self: a favour
 * @referral_id: the referral it was, 0 if it was none
 */
void
relnet_favour_set_referral_id (RelnetFavour *self, gint64 referral_id)
{
  g_return_if_fail (RELNET_IS_FAVOUR (self));

  self->referral_id = referral_id;
}

/**
 * relnet_favour_get_cause_id:
 * @self: a favour
 *
 * Returns: the interaction in which it happened, 0 if that is not known
 */
gint64
relnet_favour_get_cause_id (RelnetFavour *self)
{
  g_return_val_if_fail (RELNET_IS_FAVOUR (self), 0);

  return self->cause_id;
}

/**
 * relnet_favour_set_cause_id:
 * @self: a favour
 * @cause_id: the interaction in which it happened, 0 if that is not known
 */
void
relnet_favour_set_cause_id (RelnetFavour *self, gint64 cause_id)
{
  g_return_if_fail (RELNET_IS_FAVOUR (self));

  self->cause_id = cause_id;
}

/**
 * relnet_favour_grant:
 * @self: a request
 * @date: when the help came
 *
 * C2: the request becomes a favour received, for which thanks are owed by itself.
 */
void
relnet_favour_grant (RelnetFavour *self, const char *date)
{
  g_return_if_fail (RELNET_IS_FAVOUR (self) && self->kind == RELNET_FAVOUR_ASKED);

  self->kind = RELNET_FAVOUR_RECEIVED;
  set_text (&self->asked_on, self->date);
  set_text (&self->date, date);
  set_text (&self->declined_on, "");
}

/**
 * relnet_favour_owes_thanks:
 * @self: a favour
 *
 * Returns: whether the user has still to say thanks for it
 */
gboolean
relnet_favour_owes_thanks (RelnetFavour *self)
{
  g_return_val_if_fail (RELNET_IS_FAVOUR (self), FALSE);

  return self->kind == RELNET_FAVOUR_RECEIVED && *self->thanked_on == '\0';
}

/**
 * relnet_favour_expects_thanks:
 * @self: a favour
 * @today: a valid date
 *
 * Returns: whether thanks from them may still come: for more than a small gesture, and not long ago
 */
gboolean
relnet_favour_expects_thanks (RelnetFavour *self, const char *today)
{
  g_return_val_if_fail (RELNET_IS_FAVOUR (self), FALSE);

  return self->kind == RELNET_FAVOUR_GIVEN && *self->thanked_on == '\0' && self->weight != RELNET_FAVOUR_SMALL
         && relnet_date_days_between (self->date, today) <= RELNET_FAVOUR_THANKS_AWAITED_DAYS;
}

/**
 * relnet_favour_dup_reason:
 * @self: a favour
 * @today: a valid date
 *
 * Returns: (transfer full): how it stands: “Received on 12 Mar · not thanked yet”
 */
char *
relnet_favour_dup_reason (RelnetFavour *self, const char *today)
{
  g_autofree char *date = NULL;
  g_autofree char *thanked = NULL;

  g_return_val_if_fail (RELNET_IS_FAVOUR (self), NULL);

  date = relnet_date_format_short (self->date, today);
  thanked = *self->thanked_on != '\0' ? relnet_date_format_short (self->thanked_on, today) : NULL;
  switch (self->kind)
    {
    case RELNET_FAVOUR_RECEIVED:
      if (thanked != NULL)
        /* Translators: two dates: when somebody helped the user, and when the user thanked them. */
        return g_strdup_printf (_ ("Received on %s · thanked on %s"), date, thanked);
      return g_strdup_printf (_ ("Received on %s · not thanked yet"), date);
    case RELNET_FAVOUR_ASKED:
      if (*self->declined_on != '\0')
        {
          g_autofree char *declined = relnet_date_format_short (self->declined_on, today);

          /* Translators: two dates: when the user asked for something, and when the answer was no. */
          return g_strdup_printf (_ ("Asked on %s · declined on %s"), date, declined);
        }
      return g_strdup_printf (_ ("Asked on %s · no answer yet"), date);
    case RELNET_FAVOUR_GIVEN:
    case RELNET_N_FAVOUR_KINDS:
    default:
      if (thanked != NULL)
        /* Translators: two dates: when the user helped somebody, and when they said thanks. */
        return g_strdup_printf (_ ("Given on %s · they thanked on %s"), date, thanked);
      return g_strdup_printf (_ ("Given on %s"), date);
    }
}

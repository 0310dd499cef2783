#include "relnet-introduction.h"

#include <string.h>

#include "relnet-date.h"
#include "relnet-text.h"

typedef struct
{
  gint64 id;
  char *name;
  char *short_name;
  char *reason;
  gboolean gone;
} Person;

/**
 * RelnetIntroduction:
 *
 * Two people the user thinks should know each other, and how far that is (I1). The rules are in
 * relnet-introduction-states.c, the words in relnet-introduction-words.c. A record without properties: nothing binds to it.
 */
struct _RelnetIntroduction
{
  GObject parent_instance;

  gint64 id;
  Person people[2];
  RelnetIntroductionState state;
  RelnetIntroductionState state_before;
  RelnetIntroductionSide ender;
  gboolean blind;
  char *texts[RELNET_N_INTRODUCTION_TEXTS];
};

G_DEFINE_FINAL_TYPE (RelnetIntroduction, relnet_introduction, G_TYPE_OBJECT)

static Person *
get_person (RelnetIntroduction *self, RelnetIntroductionSide side)
{
  return &self->people[side == RELNET_SIDE_SECOND];
}

static void
set_string (char **field, const char *value)
{
  char *copy = g_strdup (value != NULL ? value : "");

  g_free (*field);
  *field = copy;
}

static void
relnet_introduction_finalize (GObject *object)
{
  RelnetIntroduction *self = RELNET_INTRODUCTION (object);

  for (guint i = 0; i < G_N_ELEMENTS (self->people); i++)
    {
      g_clear_pointer (&self->people[i].name, g_free);
      g_clear_pointer (&self->people[i].short_name, g_free);
      g_clear_pointer (&self->people[i].reason, g_free);
    }
  for (guint i = 0; i < RELNET_N_INTRODUCTION_TEXTS; i++)
    g_clear_pointer (&self->texts[i], g_free);
  G_OBJECT_CLASS (relnet_introduction_parent_class)->finalize (object);
}

static void
relnet_introduction_class_init (RelnetIntroductionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = relnet_introduction_finalize;
}

static void
relnet_introduction_init (RelnetIntroduction *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->people); i++)
    {
      self->people[i].name = g_strdup ("");
      self->people[i].short_name = g_strdup ("");
      self->people[i].reason = g_strdup ("");
    }
  for (guint i = 0; i < RELNET_N_INTRODUCTION_TEXTS; i++)
    self->texts[i] = g_strdup ("");
}

/**
 * relnet_introduction_new:
 *
 * Returns: (transfer full): an idea about nobody yet
 */
RelnetIntroduction *
relnet_introduction_new (void)
{
  return g_object_new (RELNET_TYPE_INTRODUCTION, NULL);
}

/**
 * relnet_introduction_get_id:
 * @self: an introduction
 *
 * Returns: its id in the database, 0 before it is stored
 */
gint64
relnet_introduction_get_id (RelnetIntroduction *self)
{
  g_return_val_if_fail (RELNET_IS_INTRODUCTION (self), 0);

  return self->id;
}

/**
 * relnet_introduction_set_id:
 * @self: an introduction
 * @id: its id in the database
 */
void
relnet_introduction_set_id (RelnetIntroduction *self, gint64 id)
{
  g_return_if_fail (RELNET_IS_INTRODUCTION (self));

  self->id = id;
}

/**
 * relnet_introduction_set_person:
 * @self: an introduction
 * @side: which of the two
 * @id: the person, 0 if they were purged
 * @name: the name; as it was, if they are gone
 * @short_name: (nullable): how the user calls them; %NULL for the first word of @name
 * @gone: whether they are not in the book any more
 */
void
relnet_introduction_set_person (RelnetIntroduction *self, RelnetIntroductionSide side, gint64 id, const char *name,
                                const char *short_name, gboolean gone)
{
  Person *person = get_person (self, side);
  g_autofree char *first_word = NULL;

  g_return_if_fail (RELNET_IS_INTRODUCTION (self) && side != RELNET_SIDE_NONE);

  if (short_name == NULL || *short_name == '\0')
    first_word = g_strndup (name != NULL ? name : "", name != NULL ? strcspn (name, " ") : 0);
  person->id = id;
  person->gone = gone;
  set_string (&person->name, name);
  set_string (&person->short_name, first_word != NULL ? first_word : short_name);
}

/**
 * relnet_introduction_get_person_id:
 * @self: an introduction
 * @side: which of the two
 *
 * Returns: the person, 0 if they were purged
 */
gint64
relnet_introduction_get_person_id (RelnetIntroduction *self, RelnetIntroductionSide side)
{
  g_return_val_if_fail (RELNET_IS_INTRODUCTION (self) && side != RELNET_SIDE_NONE, 0);

  return get_person (self, side)->id;
}

/**
 * relnet_introduction_get_name:
 * @self: an introduction
 * @side: which of the two
 *
 * Returns: the name; as it was, if they are gone
 */
const char *
relnet_introduction_get_name (RelnetIntroduction *self, RelnetIntroductionSide side)
{
  g_return_val_if_fail (RELNET_IS_INTRODUCTION (self) && side != RELNET_SIDE_NONE, "");

  return get_person (self, side)->name;
}

/**
 * relnet_introduction_get_short_name:
 * @self: an introduction
 * @side: which of the two
 *
 * Returns: the given name
 */
const char *
relnet_introduction_get_short_name (RelnetIntroduction *self, RelnetIntroductionSide side)
{
  g_return_val_if_fail (RELNET_IS_INTRODUCTION (self) && side != RELNET_SIDE_NONE, "");

  return get_person (self, side)->short_name;
}

/**
 * relnet_introduction_is_gone:
 * @self: an introduction
 * @side: which of the two
 *
 * Returns: whether they are not in the book any more
 */
gboolean
relnet_introduction_is_gone (RelnetIntroduction *self, RelnetIntroductionSide side)
{
  g_return_val_if_fail (RELNET_IS_INTRODUCTION (self) && side != RELNET_SIDE_NONE, FALSE);

  return get_person (self, side)->gone;
}

/**
 * relnet_introduction_get_reason:
 * @self: an introduction
 * @side: which of the two
 *
 * Returns: why it makes sense for them; may be empty
 */
const char *
relnet_introduction_get_reason (RelnetIntroduction *self, RelnetIntroductionSide side)
{
  g_return_val_if_fail (RELNET_IS_INTRODUCTION (self) && side != RELNET_SIDE_NONE, "");

  return get_person (self, side)->reason;
}

/**
 * relnet_introduction_set_reason:
 * @self: an introduction
 * @side: which of the two
 * @reason: (nullable): why it makes sense for them
 */
void
relnet_introduction_set_reason (RelnetIntroduction *self, RelnetIntroductionSide side, const char *reason)
{
  g_return_if_fail (RELNET_IS_INTRODUCTION (self) && side != RELNET_SIDE_NONE);

  set_string (&get_person (self, side)->reason, reason);
}

/**
 * relnet_introduction_get_state:
 * @self: an introduction
 *
 * Returns: how far it is
 */
RelnetIntroductionState
relnet_introduction_get_state (RelnetIntroduction *self)
{
  g_return_val_if_fail (RELNET_IS_INTRODUCTION (self), RELNET_INTRODUCTION_IDEA);

  return self->state;
}

/**
 * relnet_introduction_set_state:
 * @self: an introduction
 * @state: how far it is; whether it may go there, relnet_introduction_can_go() says
 */
void
relnet_introduction_set_state (RelnetIntroduction *self, RelnetIntroductionState state)
{
  g_return_if_fail (RELNET_IS_INTRODUCTION (self));

  self->state = state;
}

/**
 * relnet_introduction_get_state_before:
 * @self: an introduction
 *
 * Returns: how far it was before its last step
 */
RelnetIntroductionState
relnet_introduction_get_state_before (RelnetIntroduction *self)
{
  g_return_val_if_fail (RELNET_IS_INTRODUCTION (self), RELNET_INTRODUCTION_IDEA);

  return self->state_before;
}

/**
 * relnet_introduction_set_state_before:
 * @self: an introduction
 * @state: how far it was before its last step
 */
void
relnet_introduction_set_state_before (RelnetIntroduction *self, RelnetIntroductionState state)
{
  g_return_if_fail (RELNET_IS_INTRODUCTION (self));

  self->state_before = state;
}

/**
 * relnet_introduction_get_ender:
 * @self: an introduction
 *
 * Returns: who said no, or nothing
 */
RelnetIntroductionSide
relnet_introduction_get_ender (RelnetIntroduction *self)
{
  g_return_val_if_fail (RELNET_IS_INTRODUCTION (self), RELNET_SIDE_NONE);

  return self->ender;
}

/**
 * relnet_introduction_set_ender:
 * @self: an introduction
 * @ender: who said no, or nothing
 */
void
relnet_introduction_set_ender (RelnetIntroduction *self, RelnetIntroductionSide ender)
{
  g_return_if_fail (RELNET_IS_INTRODUCTION (self));

  self->ender = ender;
}

/**
 * relnet_introduction_get_blind:
 * @self: an introduction
 *
 * Returns: whether the two were introduced without both having said yes
 */
gboolean
relnet_introduction_get_blind (RelnetIntroduction *self)
{
  g_return_val_if_fail (RELNET_IS_INTRODUCTION (self), FALSE);

  return self->blind;
}

/**
 * relnet_introduction_set_blind:
 * @self: an introduction
 * @blind: whether the two were introduced without both having said yes
 */
void
relnet_introduction_set_blind (RelnetIntroduction *self, gboolean blind)
{
  g_return_if_fail (RELNET_IS_INTRODUCTION (self));

  self->blind = blind;
}

/**
 * relnet_introduction_get_text:
 * @self: an introduction
 * @text: which text
 *
 * Returns: the text, empty if there is none
 */
const char *
relnet_introduction_get_text (RelnetIntroduction *self, RelnetIntroductionText text)
{
  g_return_val_if_fail (RELNET_IS_INTRODUCTION (self), "");

  return self->texts[text];
}

/**
 * relnet_introduction_set_text:
 * @self: an introduction
 * @text: which text
 * @value: (nullable): the text
 */
void
relnet_introduction_set_text (RelnetIntroduction *self, RelnetIntroductionText text, const char *value)
{
  g_return_if_fail (RELNET_IS_INTRODUCTION (self));

  set_string (&self->texts[text], value);
}

/**
 * relnet_introduction_can_go:
 * @self: an introduction
 * @to: where it is to go
 * @reason: (out) (optional) (nullable) (transfer full): why not, or what is to be considered
 *
 * Asks relnet_introduction_check().
 *
 * Returns: whether the step may be made
 */
RelnetIntroductionVerdict
relnet_introduction_can_go (RelnetIntroduction *self, RelnetIntroductionState to, char **reason)
{
  RelnetIntroductionFacts facts;

  g_return_val_if_fail (RELNET_IS_INTRODUCTION (self), RELNET_INTRODUCTION_REFUSED);

  facts = (RelnetIntroductionFacts){
    .state = self->state,
    .first_name = self->people[0].name,
    .second_name = self->people[1].name,
    .first_gone = self->people[0].gone,
    .second_gone = self->people[1].gone,
    .has_first_reason = !relnet_text_is_blank (self->people[0].reason),
    .has_second_reason = !relnet_text_is_blank (self->people[1].reason),
  };
  return relnet_introduction_check (&facts, to, reason);
}

/**
 * relnet_introduction_get_awaited:
 * @self: an introduction
 *
 * Returns: from which side an answer is awaited
 */
RelnetIntroductionSide
relnet_introduction_get_awaited (RelnetIntroduction *self)
{
  g_return_val_if_fail (RELNET_IS_INTRODUCTION (self), RELNET_SIDE_NONE);

  if (self->state == RELNET_INTRODUCTION_ASKED_FIRST && *self->texts[RELNET_INTRODUCTION_FIRST_AGREED_ON] != '\0')
    return RELNET_SIDE_NONE;
  return relnet_introduction_state_get_awaited (self->state);
}

/**
 * relnet_introduction_get_to_tell:
 * @self: an introduction
 *
 * Returns: who is still to be told that it does not come about
 */
RelnetIntroductionSide
relnet_introduction_get_to_tell (RelnetIntroduction *self)
{
  RelnetIntroductionSide side;

  g_return_val_if_fail (RELNET_IS_INTRODUCTION (self), RELNET_SIDE_NONE);

  if (*self->texts[RELNET_INTRODUCTION_TOLD_ON] != '\0')
    return RELNET_SIDE_NONE;
  side = relnet_introduction_get_side_to_tell (self->state_before, self->state, self->ender);
  /* The first said yes to a question that was not passed on. */
  if (side == RELNET_SIDE_NONE && self->state_before == RELNET_INTRODUCTION_ASKED_FIRST
      && (self->state == RELNET_INTRODUCTION_DECLINED || self->state == RELNET_INTRODUCTION_NO_ANSWER)
      && *self->texts[RELNET_INTRODUCTION_FIRST_AGREED_ON] != '\0' && self->ender != RELNET_SIDE_FIRST)
    side = RELNET_SIDE_FIRST;
  return side != RELNET_SIDE_NONE && !get_person (self, side)->gone ? side : RELNET_SIDE_NONE;
}

/**
 * relnet_introduction_get_column:
 * @self: an introduction
 *
 * Returns: in which column of the board it stands
 */
RelnetIntroductionColumn
relnet_introduction_get_column (RelnetIntroduction *self)
{
  g_return_val_if_fail (RELNET_IS_INTRODUCTION (self), RELNET_INTRODUCTION_COLUMN_FIRST);

  switch (self->state)
    {
    case RELNET_INTRODUCTION_IDEA:
      return RELNET_INTRODUCTION_COLUMN_FIRST;
    case RELNET_INTRODUCTION_ASKED_FIRST:
      return *self->texts[RELNET_INTRODUCTION_FIRST_AGREED_ON] == '\0' ? RELNET_INTRODUCTION_COLUMN_FIRST
                                                                       : RELNET_INTRODUCTION_COLUMN_SECOND;
    case RELNET_INTRODUCTION_ASKED_SECOND:
      return RELNET_INTRODUCTION_COLUMN_SECOND;
    case RELNET_INTRODUCTION_BOTH_AGREED:
      return RELNET_INTRODUCTION_COLUMN_AGREED;
    case RELNET_INTRODUCTION_INTRODUCED:
      return RELNET_INTRODUCTION_COLUMN_INTRODUCED;
    case RELNET_INTRODUCTION_OUTCOME:
    case RELNET_INTRODUCTION_THANKED:
    case RELNET_INTRODUCTION_DECLINED:
    case RELNET_INTRODUCTION_NO_ANSWER:
    case RELNET_N_INTRODUCTION_STATES:
    default:
      return RELNET_INTRODUCTION_COLUMN_OUTCOME;
    }
}

/**
 * relnet_introduction_dup_due:
 * @self: an introduction
 *
 * The rule of the agenda; its statement in relnet-agenda-day.c says the same of all introductions.
 *
 * Returns: (transfer full) (nullable): from when on it waits for the user, %NULL if nobody waits
 */
char *
relnet_introduction_dup_due (RelnetIntroduction *self)
{
  int patience;
  const char *since;

  g_return_val_if_fail (RELNET_IS_INTRODUCTION (self), NULL);

  patience = relnet_introduction_state_get_patience (self->state);
  since = self->texts[RELNET_INTRODUCTION_STATE_ON];
  if ((self->state == RELNET_INTRODUCTION_DECLINED || self->state == RELNET_INTRODUCTION_NO_ANSWER)
      && relnet_introduction_get_to_tell (self) == RELNET_SIDE_NONE)
    return NULL;
  /* The first said yes: now it is the user's turn. */
  if (self->state == RELNET_INTRODUCTION_ASKED_FIRST && *self->texts[RELNET_INTRODUCTION_FIRST_AGREED_ON] != '\0')
    {
      since = self->texts[RELNET_INTRODUCTION_FIRST_AGREED_ON];
      patience = relnet_introduction_state_get_patience (RELNET_INTRODUCTION_BOTH_AGREED);
    }
  if (patience < 0 || !relnet_date_is_valid (since))
    return NULL;
  return relnet_date_add_days (since, patience);
}

/**
 * relnet_introduction_is_waiting:
 * @self: an introduction
 * @today: a valid date
 *
 * Returns: whether it has waited longer than is good
 */
gboolean
relnet_introduction_is_waiting (RelnetIntroduction *self, const char *today)
{
  g_autofree char *due = relnet_introduction_dup_due (self);

  return due != NULL && strcmp (due, today) <= 0;
}

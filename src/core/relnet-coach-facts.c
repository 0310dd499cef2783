/* What the coach knows of the people a text is for. Records that are read whole and have nothing to bind to. */

#include "relnet-coach-facts.h"

#include <string.h>

static void
person_free (RelnetCoachPerson *self)
{
  g_free (self->name);
  g_free (self->first_name);
  g_free (self->language);
  g_free (self->reg);
  g_free (self->met);
  g_free (self->met_on);
  g_free (self->last_exchange);
  g_free (self->thanks_what);
  g_free (self->thanks_on);
  g_free (self->promise_what);
  g_free (self->promise_made_on);
  g_free (self->promise_due);
  g_free (self->unanswered_on);
  g_free (self);
}

static void
introduction_free (RelnetCoachIntroduction *self)
{
  g_free (self->other_name);
  g_free (self->state_on);
  g_free (self);
}

static void
known_free (RelnetCoachKnown *self)
{
  g_free (self->text);
  g_free (self->name);
  g_free (self);
}

/**
 * relnet_coach_facts_new:
 * @today: the date
 * @me: (nullable): the name of the user
 *
 * Returns: (transfer full): facts about nobody yet
 */
RelnetCoachFacts *
relnet_coach_facts_new (const char *today, const char *me)
{
  RelnetCoachFacts *self = g_new0 (RelnetCoachFacts, 1);

  self->today = g_strdup (today);
  self->me = g_strdup (me != NULL ? me : "");
  self->people = g_ptr_array_new_with_free_func ((GDestroyNotify) person_free);
  self->introductions = g_ptr_array_new_with_free_func ((GDestroyNotify) introduction_free);
  self->known = g_ptr_array_new_with_free_func ((GDestroyNotify) known_free);
  return self;
}

/**
 * relnet_coach_facts_free:
 * @self: (transfer full) (nullable): facts
 *
 * Frees facts.
 */
void
relnet_coach_facts_free (RelnetCoachFacts *self)
{
  if (self == NULL)
    return;
  g_free (self->today);
  g_free (self->me);
  g_ptr_array_unref (self->people);
  g_ptr_array_unref (self->introductions);
  g_ptr_array_unref (self->known);
  g_free (self);
}

/**
 * relnet_coach_facts_add_person:
 * @self: facts
 * @id: a person of the book, 0 for somebody who is not in it
 * @name: the name
 *
 * Adds somebody of whom nothing else is known yet: the two never had an exchange, and nothing is owed.
 *
 * Returns: (transfer none): the facts about them, to be filled in
 */
RelnetCoachPerson *
relnet_coach_facts_add_person (RelnetCoachFacts *self, gint64 id, const char *name)
{
  RelnetCoachPerson *person = g_new0 (RelnetCoachPerson, 1);
  char **const texts[] = { &person->first_name,    &person->language,        &person->reg,         &person->met,
                           &person->met_on,        &person->last_exchange,   &person->thanks_what, &person->thanks_on,
                           &person->promise_what,  &person->promise_made_on, &person->promise_due, &person->unanswered_on };

  person->id = id;
  person->name = g_strdup (name);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    *texts[i] = g_strdup ("");
  person->silence_days = RELNET_COACH_NEVER;
  person->unanswered_days = RELNET_COACH_NEVER;
  g_ptr_array_add (self->people, person);
  return person;
}

/**
 * relnet_coach_facts_get_person:
 * @self: facts
 * @index: the number of a person, from 0
 *
 * Returns: (transfer none): what is known of them
 */
RelnetCoachPerson *
relnet_coach_facts_get_person (const RelnetCoachFacts *self, guint index)
{
  return g_ptr_array_index (self->people, index);
}

/**
 * relnet_coach_facts_add_introduction:
 * @self: facts
 * @person_id: one of those the text is for
 * @other_id: the other side, 0 if they are not in the book any more
 * @other_name: their name
 * @state: how far it is
 * @state_on: since when
 *
 * Adds an introduction.
 */
void
relnet_coach_facts_add_introduction (RelnetCoachFacts *self, gint64 person_id, gint64 other_id, const char *other_name,
                                     RelnetIntroductionState state, const char *state_on)
{
  RelnetCoachIntroduction *introduction = g_new0 (RelnetCoachIntroduction, 1);

  introduction->person_id = person_id;
  introduction->other_id = other_id;
  introduction->other_name = g_strdup (other_name);
  introduction->state = state;
  introduction->state_on = g_strdup (state_on);
  g_ptr_array_add (self->introductions, introduction);
}

/**
 * relnet_coach_facts_find_known:
 * @self: facts
 * @text: a name as the text has it
 *
 * Returns: (transfer none) (nullable): what the book says of this name, %NULL if it was not looked up yet
 */
const RelnetCoachKnown *
relnet_coach_facts_find_known (const RelnetCoachFacts *self, const char *text)
{
  for (guint i = 0; i < self->known->len; i++)
    {
      const RelnetCoachKnown *known = g_ptr_array_index (self->known, i);

      if (strcmp (known->text, text) == 0)
        return known;
    }
  return NULL;
}

/**
 * relnet_coach_facts_add_known:
 * @self: facts
 * @text: a name as the text has it
 * @person_id: who is meant, 0 if that may be any of several or is nobody in the book
 * @name: (nullable): their whole name, %NULL if nobody in the book has it
 *
 * Adds somebody whom the text introduces.
 */
void
relnet_coach_facts_add_known (RelnetCoachFacts *self, const char *text, gint64 person_id, const char *name)
{
  RelnetCoachKnown *known = g_new0 (RelnetCoachKnown, 1);

  known->text = g_strdup (text);
  known->person_id = person_id;
  known->name = g_strdup (name);
  g_ptr_array_add (self->known, known);
}

/**
 * relnet_coach_fact_set:
 * @fact: (inout): a text of #RelnetCoachPerson
 * @value: (nullable): its new value
 *
 * Replaces one fact; %NULL is none.
 */
void
relnet_coach_fact_set (char **fact, const char *value)
{
  g_free (*fact);
  *fact = g_strdup (value != NULL ? value : "");
}

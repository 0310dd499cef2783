#pragma once

#include "relnet-balance.h"
#include "relnet-coach.h"
#include "relnet-introduction-states.h"

G_BEGIN_DECLS

/* Of something that never happened. */
#define RELNET_COACH_NEVER (-1)

/**
 * RelnetCoachPerson:
 * @id: a person of the book, 0 for somebody who is not in it
 * @name: the name
 * @first_name: the first name, empty if it is not known
 * @language: as in the book: “fr”, “en-GB”, “de” …; empty if it is not known
 * @reg: how the user addresses them in French, “tu” or “vous”; empty if it is not known
 * @met: how the two met, empty if it is not known
 * @met_on: when, a date that may be partial; empty if it is not known
 * @last_exchange: the date of the last exchange, empty if there never was one
 * @silence_days: how many days ago that was, %RELNET_COACH_NEVER if there never was one
 * @closeness_step: how close they are, from 0 to 5
 * @thanks_what: for what thanks are owed, the oldest favour; empty if none are
 * @thanks_on: the date of that favour
 * @n_thanks: for how many favours thanks are owed
 * @promise_what: the open promise of the user that is due first; empty if there is none
 * @promise_made_on: when it was made
 * @promise_due: when it is due, empty if it has no date
 * @n_promises: how many promises of the user are open
 * @balance: what the two did for each other
 * @exempt: whether they are in a circle about which the user wants no warnings of balance
 * @unanswered_on: the date of the last message they have not answered, empty if there is none
 * @unanswered_days: how many days ago that was, %RELNET_COACH_NEVER if there is none
 *
 * What the coach knows of somebody a text is for.
 */
typedef struct
{
  gint64 id;
  char *name;
  char *first_name;
  char *language;
  char *reg;
  char *met;
  char *met_on;
  char *last_exchange;
  int silence_days;
  int closeness_step;
  char *thanks_what;
  char *thanks_on;
  int n_thanks;
  char *promise_what;
  char *promise_made_on;
  char *promise_due;
  int n_promises;
  RelnetBalance balance;
  gboolean exempt;
  char *unanswered_on;
  int unanswered_days;
} RelnetCoachPerson;

/**
 * RelnetCoachIntroduction:
 * @person_id: one of those the text is for
 * @other_id: the other side, 0 if they are not in the book any more
 * @other_name: their name
 * @state: how far it is
 * @state_on: since when
 *
 * An introduction between somebody a text is for and somebody else, perhaps also one of them.
 */
typedef struct
{
  gint64 person_id;
  gint64 other_id;
  char *other_name;
  RelnetIntroductionState state;
  char *state_on;
} RelnetCoachIntroduction;

/**
 * RelnetCoachKnown:
 * @text: a name as the text has it
 * @person_id: who is meant, 0 if that may be any of several or is nobody in the book
 * @name: (nullable): their whole name, %NULL if nobody in the book has it
 *
 * Somebody a text introduces, looked up by relnet_coach_facts_look_up().
 */
typedef struct
{
  char *text;
  gint64 person_id;
  char *name;
} RelnetCoachKnown;

struct _RelnetCoachFacts
{
  char *today;
  char *me;                 /* the name of the user, empty if it is not known */
  GPtrArray *people;        /* RelnetCoachPerson, in the order of the recipients; never empty */
  GPtrArray *introductions; /* RelnetCoachIntroduction */
  GPtrArray *known;         /* RelnetCoachKnown, every name looked up so far */
};

RelnetCoachFacts *relnet_coach_facts_new (const char *today, const char *me);
void relnet_coach_facts_free (RelnetCoachFacts *self);
RelnetCoachPerson *relnet_coach_facts_add_person (RelnetCoachFacts *self, gint64 id, const char *name);
RelnetCoachPerson *relnet_coach_facts_get_person (const RelnetCoachFacts *self, guint index);
void relnet_coach_facts_add_introduction (RelnetCoachFacts *self,
                                          gint64 person_id,
                                          gint64 other_id,
                                          const char *other_name,
                                          RelnetIntroductionState state,
                                          const char *state_on);
const RelnetCoachKnown *relnet_coach_facts_find_known (const RelnetCoachFacts *self, const char *text);
void relnet_coach_facts_add_known (RelnetCoachFacts *self, const char *text, gint64 person_id, const char *name);
void relnet_coach_fact_set (char **fact, const char *value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelnetCoachFacts, relnet_coach_facts_free)

G_END_DECLS

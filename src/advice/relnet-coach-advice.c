/* What the coach needs to know of the people a text is for, read from the database once they are chosen. The rules
 * themselves (relnet-coach.c) never touch it. */

#include "relnet-coach-advice.h"

#include <string.h>

#include "relnet-balance-advice.h"
#include "relnet-closeness.h"
#include "relnet-date.h"
#include "relnet-favour-store.h"
#include "relnet-interaction-store.h"
#include "relnet-introduction-store.h"
#include "relnet-person-lookup.h"
#include "relnet-person-store.h"
#include "relnet-promise-store.h"
#include "relnet-text.h"

/* So many of the newest interactions say whether the last message was answered: what is only a trace comes between. */
#define N_NEWEST 20
/* Nobody introduces more people than this in one message. */
#define MAX_NAMES 8

static void
add_meeting (RelnetCoachPerson *self, RelnetPerson *person)
{
  const char *context = relnet_person_get_text (person, RELNET_PERSON_MET_CONTEXT);
  const char *place = relnet_person_get_text (person, RELNET_PERSON_MET_PLACE);
  g_autofree char *both = *context != '\0' && *place != '\0' ? g_strdup_printf ("%s, %s", context, place) : NULL;

  relnet_coach_fact_set (&self->met, both != NULL ? both : *context != '\0' ? context : place);
  relnet_coach_fact_set (&self->met_on, relnet_person_get_text (person, RELNET_PERSON_MET_DATE));
}

/* When they last had to do with each other, and whether the user waits for an answer. */
static gboolean
add_exchanges (RelnetCoachPerson *self, RelnetConnection *connection, const char *today, GError **error)
{
  const RelnetTimelineFilter filter = { .person_id = self->id, .to = today };
  g_autoptr (GPtrArray) newest = relnet_interaction_store_load_page (connection, &filter, NULL, N_NEWEST, error);
  g_autoptr (RelnetPersonSummary) summary = NULL;
  const char *last;

  if (newest == NULL)
    return FALSE;
  summary = relnet_person_store_load_summary (connection, self->id, error);
  if (summary == NULL)
    return FALSE;
  last = relnet_person_summary_get_last_contact (summary);
  for (guint i = 0; i < newest->len; i++)
    {
      RelnetInteraction *interaction = g_ptr_array_index (newest, i);
      RelnetInteractionKind kind = relnet_interaction_get_kind (interaction);
      RelnetChannel channel = relnet_interaction_get_channel (interaction);
      const char *date = relnet_interaction_get_date (interaction);

      if (!relnet_interaction_kind_resets_cadence (kind, channel))
        continue;
      /* A date noted ahead is not the last exchange yet. */
      if (*self->last_exchange == '\0' && strcmp (last, today) > 0)
        relnet_coach_fact_set (&self->last_exchange, date);
      if (relnet_closeness_is_answer (kind, channel, relnet_interaction_get_direction (interaction),
                                      relnet_interaction_get_outcome (interaction)))
        break;
      if (*self->unanswered_on == '\0')
        {
          relnet_coach_fact_set (&self->unanswered_on, date);
          self->unanswered_days = relnet_date_days_between (date, today);
        }
    }
  if (*last != '\0' && strcmp (last, today) <= 0)
    relnet_coach_fact_set (&self->last_exchange, last);
  if (*self->last_exchange != '\0')
    self->silence_days = relnet_date_days_between (self->last_exchange, today);
  return TRUE;
}

static gboolean
add_favours (RelnetCoachPerson *self, RelnetConnection *connection, const char *today, GError **error)
{
  g_autoptr (GPtrArray) favours
      = relnet_favour_store_load_list (connection, RELNET_FAVOURS_ALL, self->id, NULL, today, -1, NULL, error);

  if (favours == NULL)
    return FALSE;
  for (guint i = 0; i < favours->len; i++)
    {
      RelnetFavour *favour = g_ptr_array_index (favours, i);
      const char *date = relnet_favour_get_date (favour);

      if (!relnet_favour_owes_thanks (favour) || strcmp (date, today) > 0)
        continue;
      if (self->n_thanks++ == 0 || strcmp (date, self->thanks_on) < 0)
        {
          relnet_coach_fact_set (&self->thanks_what, relnet_favour_get_what (favour));
          relnet_coach_fact_set (&self->thanks_on, date);
        }
    }
  self->exempt = relnet_favour_store_is_exempt (connection, self->id);
  return relnet_favour_store_read_balance (connection, self->id, &self->balance, error);
}

static gboolean
is_due_before (const char *due, const char *other)
{
  if (*due == '\0' || *other == '\0')
    return *due != '\0';
  return strcmp (due, other) < 0;
}

static gboolean
add_promises (RelnetCoachPerson *self, RelnetConnection *connection, const char *today, GError **error)
{
  g_autoptr (GPtrArray) promises
      = relnet_promise_store_load_list (connection, RELNET_PROMISES_OPEN, self->id, NULL, today, -1, NULL, error);

  if (promises == NULL)
    return FALSE;
  for (guint i = 0; i < promises->len; i++)
    {
      RelnetPromise *promise = g_ptr_array_index (promises, i);

      if (!relnet_promise_get_mine (promise))
        continue;
      if (self->n_promises++ == 0 || is_due_before (relnet_promise_get_due (promise), self->promise_due))
        {
          relnet_coach_fact_set (&self->promise_what, relnet_promise_get_what (promise));
          relnet_coach_fact_set (&self->promise_made_on, relnet_promise_get_made_on (promise));
          relnet_coach_fact_set (&self->promise_due, relnet_promise_get_due (promise));
        }
    }
  return TRUE;
}

static gboolean
add_introductions (RelnetCoachFacts *self, gint64 person_id, RelnetConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) introductions = relnet_introduction_store_load_of (connection, person_id, error);

  if (introductions == NULL)
    return FALSE;
  for (guint i = 0; i < introductions->len; i++)
    {
      RelnetIntroduction *introduction = g_ptr_array_index (introductions, i);
      RelnetIntroductionSide other = relnet_introduction_get_person_id (introduction, RELNET_SIDE_FIRST) == person_id
                                         ? RELNET_SIDE_SECOND
                                         : RELNET_SIDE_FIRST;

      relnet_coach_facts_add_introduction (self, person_id, relnet_introduction_get_person_id (introduction, other),
                                           relnet_introduction_get_name (introduction, other),
                                           relnet_introduction_get_state (introduction),
                                           relnet_introduction_get_text (introduction, RELNET_INTRODUCTION_STATE_ON));
    }
  return TRUE;
}

static gboolean
add_person (RelnetCoachFacts *self, gint64 id, RelnetConnection *connection, GError **error)
{
  g_autoptr (RelnetPerson) person = relnet_person_store_load (connection, id, error);
  RelnetCoachPerson *facts;

  if (person == NULL)
    return FALSE;
  facts = relnet_coach_facts_add_person (self, id, relnet_person_get_name (person));
  relnet_coach_fact_set (&facts->first_name, relnet_person_get_text (person, RELNET_PERSON_GIVEN_NAME));
  relnet_coach_fact_set (&facts->language, relnet_person_get_text (person, RELNET_PERSON_LANGUAGE));
  relnet_coach_fact_set (&facts->reg, relnet_person_get_text (person, RELNET_PERSON_REGISTER));
  add_meeting (facts, person);
  facts->closeness_step = relnet_balance_advice_get_step (connection, id, self->today);
  return add_exchanges (facts, connection, self->today, error) && add_favours (facts, connection, self->today, error)
         && add_promises (facts, connection, self->today, error) && add_introductions (self, id, connection, error);
}

/**
 * relnet_coach_facts_load:
 * @connection: a connection
 * @clock: the time
 * @person_ids: (array length=n_people): the people of the book a text is for
 * @n_people: how many they are; none for somebody who is not in the book
 * @me: (nullable): the name of the user
 * @error: return location for an error, in words for the user
 *
 * Reads by indexes only, so that it may be called on the thread of the window.
 *
 * Returns: (transfer full) (nullable): the facts; %NULL if somebody is not there any more, or nothing can be read
 */
RelnetCoachFacts *
relnet_coach_facts_load (RelnetConnection *connection, RelnetClock *clock, const gint64 *person_ids, guint n_people,
                         const char *me, GError **error)
{
  g_autofree char *today = relnet_clock_dup_today (clock);
  g_autoptr (RelnetCoachFacts) self = relnet_coach_facts_new (today, me);

  for (guint i = 0; i < n_people; i++)
    if (!add_person (self, person_ids[i], connection, error))
      return NULL;
  if (n_people == 0)
    relnet_coach_facts_add_person (self, 0, "");
  return g_steal_pointer (&self);
}

/**
 * relnet_coach_facts_look_up:
 * @self: facts
 * @connection: a connection
 * @text: a message
 * @language: (nullable): its language, as for relnet_coach_check()
 * @error: return location for an error, in words for the user
 *
 * Looks up in the book whom @text introduces, before each relnet_coach_check(). Most texts introduce nobody: then nothing
 * is read; and each name is looked up once for the same facts.
 *
 * Returns: whether the book could be read
 */
gboolean
relnet_coach_facts_look_up (RelnetCoachFacts *self, RelnetConnection *connection, const char *text, const char *language,
                            GError **error)
{
  g_autoptr (GPtrArray) names = relnet_coach_list_introduced (text, language);

  for (guint i = 0; i < MIN (names->len, MAX_NAMES); i++)
    {
      const char *name = g_ptr_array_index (names, i);
      g_autoptr (GArray) ids = NULL;
      g_autoptr (RelnetPersonSummary) summary = NULL;
      g_autofree char *capital = relnet_text_capitalise (name);

      if (relnet_coach_facts_find_known (self, name) != NULL)
        continue;
      if ((ids = relnet_person_lookup (connection, name, error)) == NULL)
        return FALSE;
      if (ids->len == 0)
        {
          relnet_coach_facts_add_known (self, name, 0, NULL);
          continue;
        }
      summary = relnet_person_store_load_summary (connection, g_array_index (ids, gint64, 0), error);
      if (summary == NULL)
        return FALSE;
      /* “Karim” may be any of several: then he is in the book, but which of them it is stays open. */
      relnet_coach_facts_add_known (self, name, ids->len == 1 ? g_array_index (ids, gint64, 0) : 0,
                                    ids->len == 1 ? relnet_person_summary_get_name (summary) : capital);
    }
  return TRUE;
}

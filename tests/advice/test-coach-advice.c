/* What the coach reads of a person: each fact as it is in the book, by the day of the clock. */

#include "store-fixture.h"

#include "relnet-coach-advice.h"
#include "relnet-favour-store.h"
#include "relnet-introduction-store.h"
#include "relnet-promise-store.h"
#include "relnet-template-situation.h"
#include "relnet-template.h"

static gint64
add_person (Fixture *fixture, const char *name, const char *given, const char *language, const char *reg)
{
  g_autoptr (RelnetPerson) person = relnet_person_new ();

  relnet_person_set_text (person, RELNET_PERSON_NAME, name);
  relnet_person_set_text (person, RELNET_PERSON_GIVEN_NAME, given);
  relnet_person_set_text (person, RELNET_PERSON_LANGUAGE, language);
  relnet_person_set_text (person, RELNET_PERSON_REGISTER, reg);
  relnet_person_set_text (person, RELNET_PERSON_MET_CONTEXT, "Chantier de Villefontaine");
  relnet_person_set_text (person, RELNET_PERSON_MET_PLACE, "Cordélia");
  relnet_person_store_save_async (fixture->database, person, fixture->clock, NULL, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  g_assert_no_error (fixture->error);
  return relnet_person_get_id (person);
}

static void
log_mail (Fixture *fixture, gint64 person, const char *date, RelnetDirection direction)
{
  g_autoptr (RelnetInteraction) interaction = relnet_interaction_new ();

  relnet_interaction_set_date (interaction, date);
  relnet_interaction_set_channel (interaction, RELNET_CHANNEL_EMAIL);
  relnet_interaction_set_direction (interaction, direction);
  relnet_interaction_set_subject (interaction, "Plannings");
  relnet_interaction_add_person (interaction, person, "");
  relnet_interaction_store_save_async (fixture->database, interaction, fixture->clock, NULL, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  g_assert_no_error (fixture->error);
}

static void
add_promise (Fixture *fixture, gint64 person, gboolean mine, const char *what, const char *due)
{
  g_autoptr (RelnetPromise) promise = relnet_promise_new ();

  relnet_promise_set_person (promise, person, "");
  relnet_promise_set_mine (promise, mine);
  relnet_promise_set_what (promise, what);
  relnet_promise_set_made_on (promise, "2026-11-04");
  relnet_promise_set_due (promise, due);
  relnet_promise_store_save_async (fixture->database, promise, fixture->clock, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  g_assert_no_error (fixture->error);
}

static void
add_favour (Fixture *fixture, gint64 person, RelnetFavourKind kind, const char *what, const char *date)
{
  g_autoptr (RelnetFavour) favour = relnet_favour_new ();

  relnet_favour_set_person (favour, person, "");
  relnet_favour_set_kind (favour, kind);
  relnet_favour_set_what (favour, what);
  relnet_favour_set_date (favour, date);
  relnet_favour_store_save_async (fixture->database, favour, fixture->clock, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  g_assert_no_error (fixture->error);
}

static RelnetCoachFacts *
load (Fixture *fixture, gint64 first, gint64 second)
{
  const gint64 ids[] = { first, second };
  g_autoptr (GError) error = NULL;
  RelnetCoachFacts *facts = relnet_coach_facts_load (relnet_database_get_reader (fixture->database), fixture->clock, ids,
                                                     second != 0 ? 2 : 1, "Camille Aubry", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (facts->people->len, ==, second != 0 ? 2 : 1);
  g_assert_cmpstr (facts->today, ==, "2026-11-22");
  g_assert_cmpstr (facts->me, ==, "Camille Aubry");
  return facts;
}

static const RelnetCoachFinding *
find (GPtrArray *findings, RelnetCoachRule rule)
{
  for (guint i = 0; i < findings->len; i++)
    if (((RelnetCoachFinding *) g_ptr_array_index (findings, i))->rule == rule)
      return g_ptr_array_index (findings, i);
  return NULL;
}

/* Somebody new: nothing is known, and nothing is made up. */
static void
test_never (Fixture *fixture, gconstpointer data)
{
  gint64 id = fixture_add_person (fixture, "Cher");
  g_autoptr (RelnetCoachFacts) facts = load (fixture, id, 0);
  const RelnetCoachPerson *person = relnet_coach_facts_get_person (facts, 0);

  g_assert_cmpstr (person->name, ==, "Cher");
  g_assert_cmpstr (person->first_name, ==, "");
  g_assert_cmpstr (person->last_exchange, ==, "");
  g_assert_cmpint (person->silence_days, ==, RELNET_COACH_NEVER);
  g_assert_cmpint (person->unanswered_days, ==, RELNET_COACH_NEVER);
  g_assert_cmpint (person->closeness_step, ==, 0);
  g_assert_cmpint (person->n_thanks + person->n_promises, ==, 0);
  g_assert_cmpstr (person->met, ==, "");
}

static void
test_long_gap (Fixture *fixture, gconstpointer data)
{
  gint64 id = add_person (fixture, "Antoine Rivaud", "Antoine", "fr", "vous");
  g_autoptr (RelnetCoachFacts) facts = NULL;
  const RelnetCoachPerson *person;

  fixture_log (fixture, id, RELNET_CHANNEL_PHONE, "2026-03-22", "");
  /* A note to oneself is no exchange. */
  fixture_log (fixture, id, RELNET_CHANNEL_NOTE, "2026-11-01", "");
  facts = load (fixture, id, 0);
  person = relnet_coach_facts_get_person (facts, 0);
  g_assert_cmpstr (person->last_exchange, ==, "2026-03-22");
  g_assert_cmpint (person->silence_days, ==, 245);
  g_assert_cmpint (person->unanswered_days, ==, RELNET_COACH_NEVER);
  g_assert_cmpint (person->closeness_step, ==, 2);
  g_assert_cmpstr (person->first_name, ==, "Antoine");
  g_assert_cmpstr (person->language, ==, "fr");
  g_assert_cmpstr (person->reg, ==, "vous");
  g_assert_cmpstr (person->met, ==, "Chantier de Villefontaine, Cordélia");
}

/* The last message the other has not answered, however many there were; an answer ends the waiting. */
static void
test_unanswered (Fixture *fixture, gconstpointer data)
{
  gint64 id = add_person (fixture, "Antoine Rivaud", "Antoine", "fr", "vous");
  g_autoptr (RelnetCoachFacts) facts = NULL, answered = NULL;

  log_mail (fixture, id, "2026-11-01", RELNET_DIRECTION_INCOMING);
  log_mail (fixture, id, "2026-11-10", RELNET_DIRECTION_OUTGOING);
  log_mail (fixture, id, "2026-11-18", RELNET_DIRECTION_OUTGOING);
  facts = load (fixture, id, 0);
  g_assert_cmpstr (relnet_coach_facts_get_person (facts, 0)->unanswered_on, ==, "2026-11-18");
  g_assert_cmpint (relnet_coach_facts_get_person (facts, 0)->unanswered_days, ==, 4);
  log_mail (fixture, id, "2026-11-20", RELNET_DIRECTION_INCOMING);
  answered = load (fixture, id, 0);
  g_assert_cmpint (relnet_coach_facts_get_person (answered, 0)->unanswered_days, ==, RELNET_COACH_NEVER);
  g_assert_cmpint (relnet_coach_facts_get_person (answered, 0)->silence_days, ==, 2);
}

static void
test_owed (Fixture *fixture, gconstpointer data)
{
  gint64 id = add_person (fixture, "Antoine Rivaud", "Antoine", "fr", "vous");
  g_autoptr (RelnetCoachFacts) facts = NULL;
  const RelnetCoachPerson *person;

  add_favour (fixture, id, RELNET_FAVOUR_RECEIVED, "A room", "2026-06-01");
  add_favour (fixture, id, RELNET_FAVOUR_RECEIVED, "Introduced me to Greta", "2026-03-12");
  add_favour (fixture, id, RELNET_FAVOUR_GIVEN, "A lift", "2026-03-01");
  add_promise (fixture, id, FALSE, "Theirs", "2026-11-20");
  add_promise (fixture, id, TRUE, "No date", "");
  add_promise (fixture, id, TRUE, "The grid", "2026-11-25");
  add_promise (fixture, id, TRUE, "Later", "2026-12-25");
  facts = load (fixture, id, 0);
  person = relnet_coach_facts_get_person (facts, 0);
  g_assert_cmpint (person->n_thanks, ==, 2);
  g_assert_cmpstr (person->thanks_what, ==, "Introduced me to Greta");
  g_assert_cmpstr (person->thanks_on, ==, "2026-03-12");
  g_assert_cmpint (person->n_promises, ==, 3);
  g_assert_cmpstr (person->promise_what, ==, "The grid");
  g_assert_cmpstr (person->promise_due, ==, "2026-11-25");
  g_assert_cmpint (person->balance.n_received, ==, 2);
  g_assert_cmpint (person->balance.n_given, ==, 1);
  g_assert_false (person->exempt);
}

static gboolean
add_member (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  const gint64 *ids = data;
  g_autofree char *sql = g_strdup_printf ("INSERT INTO circle_member (circle_id, person_id) VALUES (%" G_GINT64_FORMAT ", %" G_GINT64_FORMAT ")",
                                          ids[0], ids[1]);

  return relnet_connection_execute (connection, sql, error);
}

/* In a circle without warnings of balance. */
static void
test_exempt (Fixture *fixture, gconstpointer data)
{
  gint64 id = add_person (fixture, "Antoine Rivaud", "Antoine", "fr", "vous");
  g_autoptr (RelnetCoachFacts) facts = NULL, exempt = NULL;
  g_autoptr (GPtrArray) before = NULL, after = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (RelnetCircle) circle = relnet_circle_new ();

  for (guint i = 0; i < 4; i++)
    add_favour (fixture, id, RELNET_FAVOUR_RECEIVED, "Help", "2026-03-12");
  facts = load (fixture, id, 0);
  before = relnet_coach_check ("Pourriez-vous relire ma note ?", NULL, NULL, facts, 0);
  g_assert_true (find (before, RELNET_COACH_BALANCE) != NULL && find (before, RELNET_COACH_BALANCE)->warn);
  relnet_circle_set_name (circle, "Inner circle");
  relnet_circle_set_exempt (circle, TRUE);
  relnet_circle_store_save_async (fixture->database, circle, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  g_assert_no_error (fixture->error);
  relnet_database_write (fixture->database, add_member, (gint64[]){ relnet_circle_get_id (circle), id }, &error);
  g_assert_no_error (error);
  exempt = load (fixture, id, 0);
  g_assert_true (relnet_coach_facts_get_person (exempt, 0)->exempt);
  after = relnet_coach_check ("Pourriez-vous relire ma note ?", NULL, NULL, exempt, 0);
  g_assert_null (find (after, RELNET_COACH_BALANCE));
}

static void
move (Fixture *fixture, RelnetIntroduction *introduction, RelnetIntroductionState to)
{
  relnet_introduction_store_move_async (fixture->database, introduction, &(RelnetIntroductionMove){ .to = to }, fixture->clock,
                                        NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  g_assert_no_error (fixture->error);
}

/* Who is introduced is looked up in the book; it takes two yeses. */
static void
test_introduction (Fixture *fixture, gconstpointer data)
{
  const char *text = "Je te présente Karim. Vous avez beaucoup à vous dire.";
  gint64 id = add_person (fixture, "Antoine Rivaud", "Antoine", "fr", "tu");
  gint64 karim = add_person (fixture, "Karim Haddouche", "Karim", "fr", "tu");
  g_autoptr (RelnetIntroduction) introduction = relnet_introduction_new ();
  RelnetConnection *reader = relnet_database_get_reader (fixture->database);

  relnet_introduction_set_person (introduction, RELNET_SIDE_FIRST, karim, "Karim Haddouche", NULL, FALSE);
  relnet_introduction_set_person (introduction, RELNET_SIDE_SECOND, id, "Antoine Rivaud", NULL, FALSE);
  relnet_introduction_set_reason (introduction, RELNET_SIDE_FIRST, "One");
  relnet_introduction_set_reason (introduction, RELNET_SIDE_SECOND, "Other");
  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (RelnetCoachFacts) facts = NULL;
      g_autoptr (GPtrArray) findings = NULL;
      g_autoptr (GError) error = NULL;
      const RelnetCoachFinding *finding;

      if (i == 1)
        {
          relnet_introduction_store_save_async (fixture->database, introduction, fixture->clock, NULL, fixture_done_boolean, fixture);
          fixture_wait (fixture);
          g_assert_no_error (fixture->error);
        }
      if (i == 2)
        move (fixture, introduction, RELNET_INTRODUCTION_ASKED_FIRST);
      if (i == 3)
        {
          move (fixture, introduction, RELNET_INTRODUCTION_ASKED_SECOND);
          move (fixture, introduction, RELNET_INTRODUCTION_BOTH_AGREED);
        }
      facts = load (fixture, id, 0);
      g_assert_true (relnet_coach_facts_look_up (facts, reader, text, NULL, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (facts->known->len, ==, 1);
      /* A name is looked up once, whoever it is. */
      g_assert_true (relnet_coach_facts_look_up (facts, reader, text, NULL, &error));
      g_assert_cmpuint (facts->known->len, ==, 1);
      g_assert_cmpuint (facts->introductions->len, ==, i > 0);
      findings = relnet_coach_check (text, NULL, NULL, facts, 0);
      finding = find (findings, RELNET_COACH_BLIND_INTRODUCTION);
      g_assert_nonnull (finding);
      g_assert_cmpint (finding->warn, ==, i < 3);
      g_assert_nonnull (strstr (finding->reason, "Karim Haddouche"));
      if (finding->warn)
        g_assert_cmpstr (finding->fix_action, ==, "win.write-template-about");
    }
}

static void
test_several (Fixture *fixture, gconstpointer data)
{
  gint64 first = add_person (fixture, "Antoine Rivaud", "Antoine", "fr", "vous");
  gint64 second = add_person (fixture, "Lucie Delmas", "Lucie", "fr", "tu");
  g_autoptr (RelnetCoachFacts) facts = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GError) error = NULL;
  const gint64 nobody[] = { 999 };

  log_mail (fixture, first, "2026-11-20", RELNET_DIRECTION_INCOMING);
  log_mail (fixture, second, "2026-01-20", RELNET_DIRECTION_INCOMING);
  facts = load (fixture, first, second);
  g_assert_cmpint (relnet_coach_facts_get_person (facts, 0)->silence_days, ==, 2);
  g_assert_cmpint (relnet_coach_facts_get_person (facts, 1)->silence_days, ==, 306);
  findings = relnet_coach_check ("La réunion est confirmée pour mardi.", "fr", NULL, facts, 0);
  g_assert_true (find (findings, RELNET_COACH_GAP)->warn);
  g_assert_true (g_str_has_prefix (find (findings, RELNET_COACH_GAP)->reason, "Lucie"));
  g_assert_true (find (findings, RELNET_COACH_REGISTER)->warn);
  g_assert_null (relnet_coach_facts_load (relnet_database_get_reader (fixture->database), fixture->clock, nobody, 1, NULL, &error));
  g_assert_error (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_NOT_FOUND);
}

/* The messages RelNet itself proposes do what the coach asks for: no pressure, one request, a way out, one register. */
static void
test_templates (Fixture *fixture, gconstpointer data)
{
  const RelnetCoachRule rules[] = { RELNET_COACH_ONE_REQUEST, RELNET_COACH_WAY_OUT, RELNET_COACH_PRESSURE, RELNET_COACH_APOLOGY,
                                    RELNET_COACH_REGISTER, RELNET_COACH_LANGUAGE, RELNET_COACH_ABOUT_ME, RELNET_COACH_GAP };
  const RelnetTemplateSituation *situations;
  guint n, n_wrong = 0;
  gint64 other = add_person (fixture, "Karim Haddouche", "Karim", "fr", "tu");
  gint64 people[] = { add_person (fixture, "Hélène Marchetti", "Hélène", "fr", "vous"), add_person (fixture, "Lucie Delmas", "Lucie", "fr", "tu"),
                      add_person (fixture, "Greta Hollenberg", "Greta", "en", "") };

  situations = relnet_template_situation_get_all (&n);
  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    log_mail (fixture, people[i], "2026-01-20", RELNET_DIRECTION_INCOMING);
  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < G_N_ELEMENTS (people); j++)
      {
        const RelnetTemplateRequest request = { .situation = situations[i].name, .person_id = people[j], .other_id = other, .me = "Camille" };
        g_autofree char *subject = NULL, *body = NULL;
        g_autoptr (RelnetCoachFacts) facts = load (fixture, people[j], 0);
        g_autoptr (GPtrArray) findings = NULL;
        g_autoptr (GError) error = NULL;

        g_assert_true (relnet_template_render (relnet_database_get_reader (fixture->database), fixture->clock, &request, &subject, &body, &error));
        findings = relnet_coach_check (body, NULL, NULL, facts, 0);
        for (guint k = 0; k < G_N_ELEMENTS (rules); k++)
          {
            const RelnetCoachFinding *finding = find (findings, rules[k]);

            /* Of a silence only those speak that end one, and that which begins with good news of it does not. */
            if (finding == NULL || !finding->warn
                /* This one goes to a group, whom one calls “vous”. */
                || (rules[k] == RELNET_COACH_REGISTER && strcmp (situations[i].name, "meetup-invitation-group") == 0)
                || (rules[k] == RELNET_COACH_GAP
                    && (!g_str_has_prefix (situations[i].name, "reconnect") || strcmp (situations[i].name, "reconnect-request-success") == 0)))
              continue;
            n_wrong++;
            g_test_message ("%s, %s, %s: %.*s", situations[i].name, relnet_coach_facts_get_person (facts, 0)->name,
                            relnet_coach_rule_to_name (rules[k]), (int) (finding->end - finding->start) + 20,
                            g_utf8_offset_to_pointer (body, finding->start));
          }
      }
  g_assert_cmpuint (n_wrong, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/coach-advice/never", test_never);
  fixture_test ("/coach-advice/long-gap", test_long_gap);
  fixture_test ("/coach-advice/unanswered", test_unanswered);
  fixture_test ("/coach-advice/owed", test_owed);
  fixture_test ("/coach-advice/exempt", test_exempt);
  fixture_test ("/coach-advice/introduction", test_introduction);
  fixture_test ("/coach-advice/several", test_several);
  fixture_test ("/coach-advice/templates", test_templates);
  return g_test_run ();
}

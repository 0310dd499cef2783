/* Search over a database: it knows everything that was written, as soon as it was. */

#include "relnet-search-thing.h"
#include "relnet-search.h"
#include "store-fixture.h"

typedef struct
{
  RelnetSearch *search;
  GPtrArray *matches;
  GPtrArray *things;
  gboolean more;
  gboolean done;
  GError *error;
} Asking;

static void
people_found (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Asking *asking = user_data;

  asking->matches = relnet_search_find_people_finish (RELNET_SEARCH (object), result, &asking->more,
                                                      &asking->error);
  asking->done = TRUE;
}

static void
texts_found (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Asking *asking = user_data;

  asking->matches = relnet_search_find_texts_finish (RELNET_SEARCH (object), result, &asking->things, &asking->error);
  asking->done = TRUE;
}

static char *
wait_and_describe (Asking *asking)
{
  GString *text = g_string_new (NULL);

  while (!asking->done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_no_error (asking->error);
  for (guint i = 0; i < asking->matches->len; i++)
    {
      RelnetSearchMatch *match = g_ptr_array_index (asking->matches, i);
      g_autofree char *where = relnet_search_match_describe (match);

      g_string_append_printf (
          text, "%s%s (%s)", i > 0 ? "; " : "",
          relnet_person_summary_get_name (relnet_search_match_get_person (match)), where);
    }
  g_clear_pointer (&asking->matches, g_ptr_array_unref);
  return g_string_free (text, FALSE);
}

static void
assert_people (RelnetSearch *search, const char *text, const char *expected)
{
  Asking asking = { .search = search };
  g_autofree char *found = NULL;

  relnet_search_find_people_async (search, text, 10, NULL, people_found, &asking);
  found = wait_and_describe (&asking);
  g_assert_cmpstr (found, ==, expected);
}

static void
assert_texts (RelnetSearch *search, const char *text, const char *expected)
{
  Asking asking = { .search = search };
  g_autofree char *found = NULL;

  relnet_search_find_texts_async (search, text, 10, NULL, texts_found, &asking);
  found = wait_and_describe (&asking);
  g_assert_cmpstr (found, ==, expected);
  g_clear_pointer (&asking.things, g_ptr_array_unref);
}

static void
assert_things (RelnetSearch *search, const char *text, const char *expected)
{
  Asking asking = { .search = search };
  g_autoptr (GString) found = g_string_new (NULL);
  g_autofree char *texts = NULL;

  relnet_search_find_texts_async (search, text, 10, NULL, texts_found, &asking);
  texts = wait_and_describe (&asking);
  for (guint i = 0; i < asking.things->len; i++)
    {
      RelnetSearchThing *thing = g_ptr_array_index (asking.things, i);
      g_autofree char *what = relnet_search_thing_describe (thing);

      g_string_append_printf (found, "%s%s (%s, %" G_GINT64_FORMAT ")", i > 0 ? "; " : "",
                              relnet_search_thing_get_title (thing), what, relnet_search_thing_get_id (thing));
    }
  g_assert_cmpstr (found->str, ==, expected);
  g_clear_pointer (&asking.things, g_ptr_array_unref);
}

static RelnetSearch *
make_search (Fixture *fixture)
{
  RelnetSearch *search = relnet_search_new (fixture->database);

  relnet_search_prepare (search);
  while (!relnet_search_get_ready (search))
    g_main_context_iteration (NULL, TRUE);
  return search;
}

static void
save (Fixture *fixture, RelnetPerson *person)
{
  relnet_person_store_save_async (fixture->database, person, fixture->clock, NULL, NULL,
                                  fixture_done_boolean, fixture);
  fixture_wait (fixture);
  g_assert_no_error (fixture->error);
}

static RelnetPerson *
add_helene (Fixture *fixture)
{
  RelnetPerson *person = relnet_person_new ();
  g_autoptr (RelnetContactPoint) email
      = relnet_contact_point_new ("work", "Helene@Novarelle.example");
  g_autoptr (RelnetContactPoint) phone = relnet_contact_point_new ("cell", "+33 6 12 34 56 78");
  g_autoptr (RelnetPosition) position = relnet_position_new (), former = relnet_position_new ();

  relnet_person_set_text (person, RELNET_PERSON_NAME, "Hélène Marchetti");
  relnet_person_set_text (person, RELNET_PERSON_NICKNAME, "Nono");
  relnet_person_set_text (person, RELNET_PERSON_CITY, "Lyon");
  relnet_person_set_text (person, RELNET_PERSON_NOTE,
                          "Met at the supplier day.\nShe is looking for a method to audit the "
                          "carbon of <b>suppliers</b>.");
  g_list_store_append (relnet_person_get_emails (person), email);
  g_list_store_append (relnet_person_get_phones (person), phone);
  relnet_position_set_organisation (position, "Novarelle Santé");
  relnet_position_set_title (position, "Directrice des achats");
  relnet_position_set_current (position, TRUE);
  g_list_store_append (relnet_person_get_positions (person), position);
  relnet_position_set_organisation (former, "Lumen");
  relnet_position_set_current (former, FALSE);
  g_list_store_append (relnet_person_get_positions (person), former);
  relnet_person_add_tag (person, "Pilote");
  save (fixture, person);
  return person;
}

static void
test_where (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RelnetPerson) helene = add_helene (fixture);
  g_autoptr (RelnetCircle) circle = relnet_circle_new ();
  g_autoptr (RelnetSearch) search = NULL;

  relnet_circle_set_name (circle, "Cercle d’or");
  relnet_circle_store_save_async (fixture->database, circle, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  relnet_circle_store_set_member_async (fixture->database, circle, relnet_person_get_id (helene),
                                        TRUE, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  search = make_search (fixture);
#define LINE "Directrice des achats · Novarelle Santé"
  assert_people (search, "marchetti", "Hélène Marchetti (" LINE ")");
  assert_people (search, "novarelle s", "Hélène Marchetti (" LINE ")");
  assert_people (search, "achats", "Hélène Marchetti (" LINE ")");
  assert_people (search, "lumen", "Hélène Marchetti (Organisation: Lumen)");
  assert_people (search, "helene@nov", "Hélène Marchetti (E-mail: Helene@Novarelle.example)");
  assert_people (search, "06 12 34", "Hélène Marchetti (Phone: +33 6 12 34 56 78)");
  assert_people (search, "nono", "Hélène Marchetti (Nickname: Nono)");
  assert_people (search, "lyon", "Hélène Marchetti (City: Lyon)");
  assert_people (search, "PILOTE", "Hélène Marchetti (Tag: Pilote)");
  assert_people (search, "or cercle", "Hélène Marchetti (Circle: Cercle d’or)");
  assert_people (search, "nobody", "");
}

static void
test_changes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RelnetPerson) helene = add_helene (fixture);
  g_autoptr (RelnetSearch) search = make_search (fixture);
  gint64 second;

  /* Added, changed, warmed up, deleted and taken back, each is known at the next key. */
  second = fixture_add_person (fixture, "Marchal");
  assert_people (search, "march", "Marchal (); Hélène Marchetti (" LINE ")");
  relnet_person_set_text (helene, RELNET_PERSON_NAME, "Marchetti");
  save (fixture, helene);
  fixture_log (fixture, relnet_person_get_id (helene), RELNET_CHANNEL_PHONE, "2026-11-20", "");
  assert_people (search, "march", "Marchetti (" LINE "); Marchal ()");
  relnet_person_store_set_starred_async (fixture->database, second, TRUE, fixture->clock, NULL,
                                         fixture_done_boolean, fixture);
  fixture_wait (fixture);
  assert_people (search, "march", "Marchal (); Marchetti (" LINE ")");
  relnet_person_store_delete_async (fixture->database, second, fixture->clock, NULL,
                                    fixture_done_boolean, fixture);
  fixture_wait (fixture);
  assert_people (search, "march", "Marchetti (" LINE ")");
  fixture_undo (fixture);
  assert_people (search, "march", "Marchal (); Marchetti (" LINE ")");
}

static gboolean
add_things_write (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  g_autofree char *sql = g_strdup_printf (
      "INSERT INTO goal (id, what, why, started_on, added_at) VALUES (1, 'Un bâtiment passif', 'Pour la commune', '2026-01-01', 0);"
      "INSERT INTO goal_step (goal_id, what) VALUES (1, 'Trouver un thermicien');"
      "INSERT INTO promise (id, person_id, mine, what, made_on, added_at) VALUES (5, %1$" G_GINT64_FORMAT
      ", 1, 'Envoyer le relevé', '2026-02-01', 0), (6, %1$" G_GINT64_FORMAT ", 0, 'Relire le relevé', '2026-03-01', 0);"
      "UPDATE promise SET state = 'kept', closed_on = '2026-04-01' WHERE id = 6;"
      "INSERT INTO favour (id, person_id, kind, what, date, added_at) VALUES (7, %1$" G_GINT64_FORMAT
      ", 'received', 'Prêt de la salle', '2026-05-01', 0);"
      "INSERT INTO introduction (id, first_id, second_name, first_reason, state_on, added_on, added_at) VALUES (8, %1$" G_GINT64_FORMAT
      ", 'Karim', 'Cherche un économiste', '2026-01-01', '2026-01-01', 0);"
      "INSERT INTO follow_up (person_id, due, what, added_on, added_at) VALUES (%1$" G_GINT64_FORMAT
      ", '2026-12-01', 'Rappeler pour le devis', '2026-01-01', 0);"
      "INSERT INTO meet_up (id, name, rule, starts_on, place, added_at) VALUES (9, 'Petit-déjeuner du port', 'FREQ=WEEKLY',"
      " '2026-01-02', 'Café Mollien', 0);"
      "INSERT INTO contract (id, person_id, what, organisation, ends_on, added_at) VALUES (10, %1$" G_GINT64_FORMAT
      ", 'Imprimerie', 'Atelier Bleu', '2027-01-01', 0), (11, NULL, 'Assurance', 'Mutuelle <b>X</b>', '2027-01-01', 0),"
      " (12, NULL, 'Assurance du local', 'Partie', '2027-01-01', 0);"
      "UPDATE contract SET deleted_at = 1 WHERE id = 12;"
      "INSERT INTO reputation_finding (id, what, answer, found_on) VALUES (13, 'Une querelle ancienne', 'Réglée depuis',"
      " '2026-01-01');",
      *(gint64 *)data);

  return relnet_connection_execute (connection, sql, error);
}

/* Whatever has words of its own is found by them, the open ones first; a name alone finds people. */
static void
test_things (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RelnetPerson) helene = add_helene (fixture);
  g_autoptr (RelnetSearch) search = make_search (fixture);
  g_autoptr (GError) error = NULL;
  gint64 id = relnet_person_get_id (helene);

  relnet_database_write (fixture->database, add_things_write, &id, &error);
  g_assert_no_error (error);
  assert_things (search, "PASSIF batim", "Un bâtiment passif (Goal, 1)");
  assert_things (search, "commune", "Un bâtiment passif (Goal, 1)");
  assert_things (search, "thermic", "Trouver un thermicien (Step of the goal “Un bâtiment passif”, 1)");
  assert_things (search, "releve", "Envoyer le relevé (Your promise to Hélène Marchetti, 5);"
                                   " Relire le relevé (Promise of Hélène Marchetti, 6)");
  assert_things (search, "marchetti salle", "Prêt de la salle (Favour done by Hélène Marchetti, 7)");
  assert_things (search, "economiste", "Cherche un économiste (Introduction of Hélène Marchetti and Karim, 8)");
  assert_things (search, "devis rappel", "Rappeler pour le devis (Follow-up with Hélène Marchetti, 1)");
  assert_things (search, "dejeuner mollien", "Petit-déjeuner du port (Meet-up, 9)");
  assert_things (search, "imprim", "Imprimerie (Contract with Hélène Marchetti, 10)");
  assert_things (search, "atelier bleu", "Imprimerie (Contract with Hélène Marchetti, 10)");
  assert_things (search, "assurance", "Assurance (Contract with Mutuelle <b>X</b>, 11)");
  assert_things (search, "reglee querelle", "Une querelle ancienne (Found about you, 13)");
  assert_things (search, "marchetti", "");
  assert_things (search, "nothing", "");
}

static void
test_texts (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RelnetPerson) helene = add_helene (fixture);
  g_autoptr (RelnetSearch) search = make_search (fixture);
  gint64 id = relnet_person_get_id (helene), last;

  fixture_log (fixture, id, RELNET_CHANNEL_PHONE, "2026-03-01", "L’audit carbone commence à Évry");
  last = fixture_log (fixture, id, RELNET_CHANNEL_IN_PERSON, "2026-01-05",
                      "Older, but noted later: audit");
  assert_texts (search, "evry", "Hélène Marchetti (L’audit carbone commence à Évry)");
  assert_texts (search, "carbone audit", "Hélène Marchetti (L’audit carbone commence à Évry)");
  assert_texts (
      search, "audi",
      "Hélène Marchetti (…is looking for a method to audit the carbon of <b>suppliers</b>.);"
      " Hélène Marchetti (L’audit carbone commence à Évry);"
      " Hélène Marchetti (Older, but noted later: audit)");
  /* The city is where people are found, not texts. */
  assert_texts (search, "lyon", "");
  assert_texts (search, "!!!", "");
  assert_texts (search, "\"' OR *", "");
  relnet_interaction_store_delete_async (fixture->database, last, fixture->clock, NULL,
                                         fixture_done_boolean, fixture);
  fixture_wait (fixture);
  assert_texts (search, "older", "");
  fixture_undo (fixture);
  assert_texts (search, "older", "Hélène Marchetti (Older, but noted later: audit)");
}

/* Letters that are no accents are found as people type them who have no key for them. */
static void
test_letters (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RelnetPerson) helene = add_helene (fixture);
  g_autoptr (RelnetSearch) search = make_search (fixture);
  gint64 id = relnet_person_get_id (helene);

  fixture_log (fixture, id, RELNET_CHANNEL_PHONE, "2026-03-01", "Opérée du cœur, va bien");
  fixture_log (fixture, id, RELNET_CHANNEL_PHONE, "2026-03-02", "Meets Søren from Łódź in the Hauptstraße");
#define HEART "Hélène Marchetti (Opérée du cœur, va bien)"
#define MEETS "Hélène Marchetti (Meets Søren from Łódź in the Hauptstraße)"
  assert_texts (search, "coeur", HEART);
  assert_texts (search, "cœur", HEART);
  assert_texts (search, "CŒUR", HEART);
  assert_texts (search, "coeur opere", HEART);
  for (const char *const *typed = (const char *const[]){ "co", "coe", "coeu", NULL }; *typed != NULL; typed++)
    assert_texts (search, *typed, HEART);
  assert_texts (search, "soren", MEETS);
  assert_texts (search, "søren lodz hauptstrasse", MEETS);
  assert_texts (search, "soren coeur", "");
}

/* Before the index is there, the first key finds the beginnings of names. */
static void
test_not_ready (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RelnetPerson) helene = add_helene (fixture);
  g_autoptr (RelnetSearch) search = relnet_search_new (fixture->database);

  g_assert_false (relnet_search_get_ready (search));
  assert_people (search, "HÉL", "Hélène Marchetti (" LINE ")");
  while (!relnet_search_get_ready (search))
    g_main_context_iteration (NULL, TRUE);
  assert_people (search, "marche", "Hélène Marchetti (" LINE ")");
}

static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RelnetSearch) search = make_search (fixture);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Asking asking = { .search = search };

  fixture_add_person (fixture, "Anna");
  relnet_search_find_people_async (search, "anna", 10, cancellable, people_found, &asking);
  g_cancellable_cancel (cancellable);
  while (!asking.done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_error (asking.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&asking.error);
  /* What was cancelled forgot nothing that had changed. */
  assert_people (search, "anna", "Anna ()");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  fixture_test ("/search/where", test_where);
  fixture_test ("/search/changes", test_changes);
  fixture_test ("/search/texts", test_texts);
  fixture_test ("/search/things", test_things);
  fixture_test ("/search/letters", test_letters);
  fixture_test ("/search/not-ready", test_not_ready);
  fixture_test ("/search/cancelled", test_cancelled);
  return g_test_run ();
}

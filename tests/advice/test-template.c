#include "../store/store-fixture.h"
#include "relnet-template.h"

static const char *const situations[] = {
  "ask-mutual", "coffee-postponed", "congratulation", "follow-up", "introduction", "introduction-ask-first",
  "introduction-ask-second", "introduction-decline", "meetup-invitation", "mentee-handover", "progress-update",
  "promise-at-risk", "recommendation-request", "reconnect-meet", "reconnect-news", "reconnect-request-direct",
  "reconnect-request-success", "supplier-ending", "thank-you",
};

static gint64
add (Fixture *fixture, const char *name, const char *given, const char *language, const char *reg)
{
  g_autoptr (RelnetPerson) person = relnet_person_new ();

  relnet_person_set_text (person, RELNET_PERSON_NAME, name);
  relnet_person_set_text (person, RELNET_PERSON_GIVEN_NAME, given);
  relnet_person_set_text (person, RELNET_PERSON_LANGUAGE, language);
  relnet_person_set_text (person, RELNET_PERSON_REGISTER, reg);
  relnet_person_store_save_async (fixture->database, person, fixture->clock, NULL, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  g_assert_no_error (fixture->error);
  return relnet_person_get_id (person);
}

static void
render (Fixture *fixture, const char *situation, gint64 person, gint64 other, const char *topic, char **subject, char **body)
{
  const RelnetTemplateRequest request
      = { .situation = situation, .person_id = person, .other_id = other, .topic = topic, .me = "Camille" };
  g_autoptr (GError) error = NULL;

  g_assert_true (relnet_template_render (relnet_database_get_reader (fixture->database), fixture->clock, &request, subject,
                                         body, &error));
  g_assert_no_error (error);
}

/* Every situation, in each language and register: there is a text, well formed, filled and signed. */
static void
test_all (Fixture *fixture, gconstpointer data)
{
  gint64 other = add (fixture, "Karim Haddouche", "Karim", "fr", "tu");
  gint64 people[] = {
    add (fixture, "Hélène Marchetti", "Hélène", "fr", "vous"),
    add (fixture, "Lucie Delmas", "Lucie", "fr", "tu"),
    add (fixture, "Greta Hollenberg", "Greta", "en", ""),
  };
  const char *names[] = { "Hélène", "Lucie", "Greta" };

  for (guint i = 0; i < G_N_ELEMENTS (situations); i++)
    for (guint j = 0; j < G_N_ELEMENTS (people); j++)
      {
        g_autofree char *subject = NULL, *body = NULL;
        g_autoptr (GError) error = NULL;

        render (fixture, situations[i], people[j], other, "une méthode d’audit.", &subject, &body);
        g_assert_cmpuint (strlen (subject), >, 3);
        g_assert_null (strchr (subject, '\n'));
        g_assert_cmpuint (strlen (body), >, 100);
        g_assert_true (relnet_template_text_check (body, &error));
        g_assert_true (strstr (body, names[j]) != NULL || strstr (subject, names[j]) != NULL);
        g_assert_true (g_str_has_suffix (body, "Camille\n"));
        g_assert_null (strchr (body, '{'));
        /* French typography; and nobody is called “vous” by a friend. */
        if (j < 2)
          {
            g_assert_null (strstr (body, " ?"));
            g_assert_null (strstr (body, " :"));
            g_assert_null (strstr (body, "'"));
          }
        if (j == 1 && !g_str_has_prefix (situations[i], "introduction"))
          g_assert_null (strstr (body, "votre "));
        if (j == 0)
          g_assert_null (strstr (body, " te "));
      }
}

static void
test_facts (Fixture *fixture, gconstpointer data)
{
  gint64 person = add (fixture, "Rui Sequeira", "Rui", "fr", "tu");
  gint64 english = add (fixture, "Greta Hollenberg", "", "en-GB", "");
  g_autofree char *subject = NULL, *body = NULL, *other_subject = NULL, *other_body = NULL;
  g_autoptr (RelnetInteraction) interaction = relnet_interaction_new ();

  relnet_interaction_set_date (interaction, "2023-11-09");
  relnet_interaction_set_channel (interaction, RELNET_CHANNEL_EMAIL);
  relnet_interaction_set_subject (interaction, "Re: Re: Plannings sur nappe");
  relnet_interaction_add_person (interaction, person, "Rui Sequeira");
  relnet_interaction_add_person (interaction, english, "Greta Hollenberg");
  relnet_interaction_store_save_async (fixture->database, interaction, fixture->clock, NULL, NULL, fixture_done_boolean,
                                       fixture);
  fixture_wait (fixture);
  g_assert_no_error (fixture->error);
  render (fixture, "reconnect-news", person, 0, NULL, &subject, &body);
  g_assert_nonnull (strstr (body, "Ça fait 3 ans qu’on ne s’est pas parlé"));
  g_assert_nonnull (strstr (body, "«\302\240Plannings sur nappe\302\240»"));
  /* In the language of the person, whatever that of the window; without a first name, by the name. */
  render (fixture, "reconnect-meet", english, 0, NULL, &other_subject, &other_body);
  g_assert_nonnull (strstr (other_body, "Hi Greta Hollenberg,"));
  g_assert_nonnull (strstr (other_body, "November 2023"));
}

/* Of a stranger nothing is claimed: the lines about what was are left out. */
static void
test_stranger (Fixture *fixture, gconstpointer data)
{
  gint64 person = add (fixture, "Cher", "", "en", "");
  g_autofree char *subject = NULL, *body = NULL;

  render (fixture, "reconnect-meet", person, 0, NULL, &subject, &body);
  g_assert_nonnull (strstr (body, "Hi Cher,"));
  g_assert_null (strstr (body, "last spoke"));
  g_assert_null (strstr (body, "We met"));
}

static gboolean
add_own (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  return relnet_connection_execute (connection,
                                    "INSERT INTO template (situation, language, register, subject, body)"
                                    " VALUES ('thank-you', 'fr', 'vous', 'Mille mercis', 'Merci {first_name} !')",
                                    error);
}

static void
test_own_and_unknown (Fixture *fixture, gconstpointer data)
{
  gint64 person = add (fixture, "Hélène Marchetti", "Hélène", "fr", "vous");
  const RelnetTemplateRequest unknown = { .situation = "no-such-thing", .person_id = person };
  const RelnetTemplateRequest nobody = { .situation = "thank-you", .person_id = 99 };
  RelnetConnection *reader = relnet_database_get_reader (fixture->database);
  g_autofree char *subject = NULL, *body = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (relnet_template_render (reader, fixture->clock, &unknown, &subject, &body, &error));
  g_assert_error (error, RELNET_TEMPLATE_ERROR, RELNET_TEMPLATE_ERROR_UNKNOWN);
  g_assert_null (body);
  g_clear_error (&error);
  g_assert_false (relnet_template_render (reader, fixture->clock, &nobody, &subject, &body, &error));
  g_assert_error (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  /* What the user wrote stands before what RelNet brings. */
  g_assert_true (relnet_database_write (fixture->database, add_own, NULL, &error));
  g_assert_no_error (error);
  render (fixture, "thank-you", person, 0, NULL, &subject, &body);
  g_assert_cmpstr (subject, ==, "Mille mercis");
  g_assert_cmpstr (body, ==, "Merci Hélène !");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/template/all", Fixture, NULL, fixture_set_up, test_all, fixture_tear_down);
  g_test_add ("/template/facts", Fixture, NULL, fixture_set_up, test_facts, fixture_tear_down);
  g_test_add ("/template/stranger", Fixture, NULL, fixture_set_up, test_stranger, fixture_tear_down);
  g_test_add ("/template/own-and-unknown", Fixture, NULL, fixture_set_up, test_own_and_unknown, fixture_tear_down);
  return g_test_run ();
}

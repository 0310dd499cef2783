#include "../store/store-fixture.h"
#include "relnet-database.h"
#include "relnet-template-situation.h"
#include "relnet-template-store.h"
#include "relnet-template.h"

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
  const RelnetTemplateSituation *situations;
  guint n;

  situations = relnet_template_situation_get_all (&n);
  g_assert_cmpuint (n, >=, 20);
  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < G_N_ELEMENTS (people); j++)
      {
        g_autofree char *subject = NULL, *body = NULL;
        g_autoptr (GError) error = NULL;

        render (fixture, situations[i].name, people[j], other, "une méthode d’audit.", &subject, &body);
        g_assert_cmpuint (strlen (subject), >, 3);
        g_assert_null (strchr (subject, '\n'));
        g_assert_cmpuint (strlen (body), >, 100);
        g_assert_true (relnet_template_text_check (body, &error));
        /* A whole group is called by no name. */
        g_assert_true (g_str_has_suffix (situations[i].name, "-group") || strstr (body, names[j]) != NULL
                       || strstr (subject, names[j]) != NULL);
        g_assert_true (g_str_has_suffix (body, "Camille\n"));
        g_assert_null (strchr (body, '{'));
        /* French typography; and nobody is called “vous” by a friend. */
        if (j < 2)
          {
            g_assert_null (strstr (body, " ?"));
            g_assert_null (strstr (body, " :"));
            g_assert_null (strstr (body, "'"));
          }
        if (j == 1 && !g_str_has_prefix (situations[i].name, "introduction"))
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
  g_assert_nonnull (strstr (body, "Ça fait trois ans qu’on ne s’est pas parlé"));
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

/* Each text RelNet brings, in each variant, is well formed, with the facts there are; the variants are different texts. */
static void
test_files (void)
{
  const RelnetTemplateSituation *situations;
  guint n;

  situations = relnet_template_situation_get_all (&n);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GPtrArray) variants = g_ptr_array_new_with_free_func (g_object_unref);

      for (guint j = 0; j < RELNET_TEMPLATE_N_VARIANTS; j++)
        {
          RelnetMessageTemplate *file = relnet_template_load_original (
              situations[i].name, relnet_template_variants[j].language, relnet_template_variants[j].reg);
          g_autoptr (GError) error = NULL;

          g_assert_nonnull (file);
          g_ptr_array_add (variants, file);
          g_assert_true (relnet_template_store_check (file, &error));
          g_assert_no_error (error);
          for (guint k = 0; k < j; k++)
            {
              g_assert_cmpstr (relnet_message_template_get_body (file), !=,
                               relnet_message_template_get_body (g_ptr_array_index (variants, k)));
              g_assert_cmpstr (relnet_message_template_get_subject (file), !=, "");
            }
        }
    }
  g_assert_null (relnet_template_load_original ("no-such-thing", "fr", "tu"));
}

static void
save (Fixture *fixture, const char *situation, const char *language, const char *reg, const char *subject, const char *body)
{
  g_autoptr (RelnetMessageTemplate) own = relnet_message_template_new (situation, language, reg);

  relnet_message_template_set_text (own, subject, body);
  relnet_template_store_save_async (fixture->database, own, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
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
  save (fixture, "thank-you", "fr", "vous", "Mille mercis", "Merci {first_name} !");
  g_assert_no_error (fixture->error);
  render (fixture, "thank-you", person, 0, NULL, &subject, &body);
  g_assert_cmpstr (subject, ==, "Mille mercis");
  g_assert_cmpstr (body, ==, "Merci Hélène !");
}

static void
assert_refused (Fixture *fixture, const char *words)
{
  g_assert_error (fixture->error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_INVALID);
  g_assert_nonnull (strstr (fixture->error->message, words));
  g_clear_error (&fixture->error);
}

/* What the user changes, adds, renames, resets and deletes can all be taken back. */
static void
test_acts (Fixture *fixture, gconstpointer data)
{
  RelnetConnection *reader = relnet_database_get_reader (fixture->database);
  g_autoptr (RelnetMessageTemplate) own = relnet_message_template_new ("Relance de facture", "fr", "vous");
  g_autoptr (RelnetMessageTemplate) taken = relnet_message_template_new ("relance de FACTURE", "fr", "tu");
  g_autoptr (RelnetMessageTemplate) found = NULL;
  g_autoptr (GPtrArray) names = NULL;
  g_autoptr (GError) error = NULL;
  guint n;

  save (fixture, "thank-you", "fr", "vous", "Mille {mercis", "Merci");
  assert_refused (fixture, "Subject: Line 1");
  save (fixture, "thank-you", "fr", "vous", "Mille mercis", "Merci\n{frist_name}");
  assert_refused (fixture, "Line 2");
  save (fixture, "thank-you", "fr", "vous", "Mille mercis", " \n");
  assert_refused (fixture, "text");
  save (fixture, "thank-you", "de", "", "Danke", "Danke");
  assert_refused (fixture, "French");
  relnet_message_template_set_text (own, "Facture", "Bonjour {first_name},\nla facture {numéro} <b>&\n");
  relnet_template_store_add_async (fixture->database, own, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  g_assert_no_error (fixture->error);
  g_assert_true (relnet_message_template_is_own (own));
  relnet_message_template_set_text (taken, "", "Oui");
  relnet_template_store_add_async (fixture->database, taken, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  assert_refused (fixture, "relance de FACTURE");
  names = relnet_template_list_situations (reader, &error);
  relnet_template_situation_get_all (&n);
  g_assert_cmpuint (names->len, ==, n + 1);
  g_assert_cmpstr (g_ptr_array_index (names, n), ==, "Relance de facture");
  /* Written once, it is used in any language. */
  found = relnet_template_load (reader, "Relance de facture", "en", "", &error);
  g_assert_cmpstr (relnet_message_template_get_language (found), ==, "fr");
  relnet_template_store_rename_async (fixture->database, "Relance de facture", "Facture en retard", NULL,
                                      fixture_done_boolean, fixture);
  fixture_wait (fixture);
  g_assert_no_error (fixture->error);
  g_clear_object (&found);
  g_assert_null (relnet_template_load (reader, "Relance de facture", "fr", "vous", NULL));
  relnet_template_store_delete_async (fixture->database, "Facture en retard", NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  g_assert_no_error (fixture->error);
  g_assert_null (relnet_template_load (reader, "Facture en retard", "fr", "vous", NULL));
  fixture_undo (fixture);
  found = relnet_template_load (reader, "Facture en retard", "fr", "vous", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (relnet_message_template_get_subject (found), ==, "Facture");
}

static void
test_reset (Fixture *fixture, gconstpointer data)
{
  RelnetConnection *reader = relnet_database_get_reader (fixture->database);
  g_autoptr (RelnetMessageTemplate) changed = NULL, again = NULL, original = NULL;

  save (fixture, "thank-you", "en", "", "Thanks", "A thousand thanks, {first_name}!");
  g_assert_no_error (fixture->error);
  changed = relnet_template_load (reader, "thank-you", "en", "", NULL);
  g_assert_true (relnet_message_template_is_changed (changed));
  g_assert_cmpstr (relnet_message_template_get_subject (changed), ==, "Thanks");
  relnet_template_store_reset_async (fixture->database, changed, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  g_assert_no_error (fixture->error);
  again = relnet_template_load (reader, "thank-you", "en", "", NULL);
  original = relnet_template_load_original ("thank-you", "en", "");
  g_assert_false (relnet_message_template_is_changed (again));
  g_assert_cmpstr (relnet_message_template_get_body (again), ==, relnet_message_template_get_body (original));
}

/* Who is not in the book, and who writes neither French nor English. */
static void
test_anybody (Fixture *fixture, gconstpointer data)
{
  RelnetConnection *reader = relnet_database_get_reader (fixture->database);
  const RelnetTemplateRequest nobody = { .situation = "thank-you", .language = "fr", .reg = "tu", .me = "Camille" };
  const RelnetTemplateRequest german
      = { .situation = "thank-you", .person_id = add (fixture, "Jens Vogt", "Jens", "de", ""), .me = "Camille" };
  g_autoptr (GError) error = NULL;
  g_autoptr (RelnetMessageTemplate) made = relnet_template_make (reader, fixture->clock, &nobody, &error);
  g_autoptr (RelnetMessageTemplate) other = relnet_template_make (reader, fixture->clock, &german, &error);

  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (relnet_message_template_get_body (made), "Salut ⟨"));
  g_assert_cmpstr (relnet_message_template_get_register (made), ==, "tu");
  g_assert_cmpstr (relnet_message_template_get_language (other), ==, "en");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/template/files", test_files);
  g_test_add ("/template/acts", Fixture, NULL, fixture_set_up, test_acts, fixture_tear_down);
  g_test_add ("/template/reset", Fixture, NULL, fixture_set_up, test_reset, fixture_tear_down);
  g_test_add ("/template/anybody", Fixture, NULL, fixture_set_up, test_anybody, fixture_tear_down);
  g_test_add ("/template/all", Fixture, NULL, fixture_set_up, test_all, fixture_tear_down);
  g_test_add ("/template/facts", Fixture, NULL, fixture_set_up, test_facts, fixture_tear_down);
  g_test_add ("/template/stranger", Fixture, NULL, fixture_set_up, test_stranger, fixture_tear_down);
  g_test_add ("/template/own-and-unknown", Fixture, NULL, fixture_set_up, test_own_and_unknown, fixture_tear_down);
  return g_test_run ();
}

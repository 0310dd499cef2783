#include "relnet-person-edit.h"
#include "store-fixture.h"

static RelnetPerson *
load (Fixture *fixture, gint64 id)
{
  GError *error = NULL;
  RelnetPerson *person = relnet_person_store_load (relnet_database_get_reader (fixture->database), id, &error);

  g_assert_no_error (error);
  return person;
}

static void
count_down (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  relnet_person_store_finish (RELNET_DATABASE (object), result, &error);
  g_assert_no_error (error);
  *(int *) data -= 1;
}

/* Edits asked for one after the other without waiting: none is lost. */
static void
test_quick_edits (Fixture *fixture, gconstpointer data)
{
  gint64 id = fixture_add_person (fixture, "Hélène Marchetti");
  g_autoptr (RelnetContactPoint) one = relnet_contact_point_new ("work", "h@novarelle.example");
  g_autoptr (RelnetContactPoint) two = relnet_contact_point_new ("", "h2@novarelle.example");
  g_autoptr (RelnetContactPoint) phone = relnet_contact_point_new ("mobile", "+33 6 39 98 14 27");
  g_autoptr (RelnetPosition) position = relnet_position_new ();
  g_autoptr (RelnetAddress) address = relnet_address_new ();
  g_autoptr (RelnetPerson) person = NULL;
  int left = 9;

  relnet_position_set_title (position, "Purchasing Director");
  relnet_position_set_organisation (position, "Novarelle Santé");
  relnet_position_set_current (position, TRUE);
  relnet_address_set_city (address, "Lyon");
  relnet_person_edit_point_async (fixture->database, id, RELNET_POINT_EMAIL, one, fixture->clock, NULL, count_down, &left);
  /* What is handed over is what was there at that moment. */
  relnet_contact_point_set_value (one, "changed later");
  relnet_person_edit_point_async (fixture->database, id, RELNET_POINT_EMAIL, two, fixture->clock, NULL, count_down, &left);
  relnet_person_edit_point_async (fixture->database, id, RELNET_POINT_PHONE, phone, fixture->clock, NULL, count_down, &left);
  relnet_person_edit_position_async (fixture->database, id, position, fixture->clock, NULL, count_down, &left);
  relnet_person_edit_address_async (fixture->database, id, address, fixture->clock, NULL, count_down, &left);
  relnet_person_edit_tag_async (fixture->database, id, " rowing ", TRUE, fixture->clock, NULL, count_down, &left);
  relnet_person_edit_relation_async (fixture->database, id, RELNET_RELATION_CLIENT, TRUE, fixture->clock, NULL, count_down,
                                     &left);
  relnet_person_store_set_text_async (fixture->database, id, RELNET_PERSON_CITY, "Lyon", fixture->clock, NULL, count_down,
                                      &left);
  relnet_person_store_set_text_async (fixture->database, id, RELNET_PERSON_NOTE, "<b>&\u202eנח", fixture->clock, NULL,
                                      count_down, &left);
  while (left > 0)
    g_main_context_iteration (NULL, TRUE);

  person = load (fixture, id);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (relnet_person_get_emails (person))), ==, 2);
  {
    g_autoptr (RelnetContactPoint) first = g_list_model_get_item (G_LIST_MODEL (relnet_person_get_emails (person)), 0);

    g_assert_cmpstr (relnet_contact_point_get_value (first), ==, "h@novarelle.example");
  }
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (relnet_person_get_phones (person))), ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (relnet_person_get_addresses (person))), ==, 1);
  g_assert_cmpstr (relnet_position_get_organisation (relnet_person_get_current_position (person)), ==, "Novarelle Santé");
  g_assert_cmpstr (g_ptr_array_index (relnet_person_get_tags (person), 0), ==, "rowing");
  g_assert_true (relnet_person_has_relation (person, RELNET_RELATION_CLIENT));
  g_assert_cmpstr (relnet_person_get_text (person, RELNET_PERSON_CITY), ==, "Lyon");
  g_assert_cmpstr (relnet_person_get_text (person, RELNET_PERSON_NOTE), ==, "<b>&\u202eנח");
}

static void
test_change_and_remove (Fixture *fixture, gconstpointer data)
{
  gint64 id = fixture_add_person (fixture, "Hélène Marchetti");
  g_autoptr (RelnetContactPoint) point = relnet_contact_point_new ("", "h@novarelle.example");
  g_autoptr (RelnetContactPoint) stored = NULL;

  relnet_person_edit_point_async (fixture->database, id, RELNET_POINT_EMAIL, point, fixture->clock, NULL,
                                  fixture_done_boolean, fixture);
  fixture_wait (fixture);
  g_assert_no_error (fixture->error);
  {
    g_autoptr (RelnetPerson) person = load (fixture, id);

    stored = g_list_model_get_item (G_LIST_MODEL (relnet_person_get_emails (person)), 0);
  }

  /* A bad address is refused and the good one stays. */
  relnet_contact_point_set_value (stored, "no address");
  relnet_person_edit_point_async (fixture->database, id, RELNET_POINT_EMAIL, stored, fixture->clock, NULL,
                                  fixture_done_boolean, fixture);
  fixture_wait (fixture);
  g_assert_error (fixture->error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_INVALID);

  relnet_contact_point_set_value (stored, "new@novarelle.example");
  relnet_person_edit_point_async (fixture->database, id, RELNET_POINT_EMAIL, stored, fixture->clock, NULL,
                                  fixture_done_boolean, fixture);
  fixture_wait (fixture);
  g_assert_no_error (fixture->error);
  g_assert_cmpint (relnet_person_store_find_by_email (relnet_database_get_reader (fixture->database), "NEW@novarelle.example"),
                   ==, id);

  relnet_contact_point_set_value (stored, " ");
  relnet_person_edit_point_async (fixture->database, id, RELNET_POINT_EMAIL, stored, fixture->clock, NULL,
                                  fixture_done_boolean, fixture);
  fixture_wait (fixture);
  g_assert_no_error (fixture->error);
  {
    g_autoptr (RelnetPerson) person = load (fixture, id);

    g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (relnet_person_get_emails (person))), ==, 0);
  }
  fixture_undo (fixture);
  {
    g_autoptr (RelnetPerson) person = load (fixture, id);

    g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (relnet_person_get_emails (person))), ==, 1);
  }
}

static void
test_look_ups (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "Hélène Marchetti", "Antoine Marchand", "Marc", "Maëlle Kerdoncuff" };
  RelnetConnection *reader = relnet_database_get_reader (fixture->database);
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GPtrArray) none = NULL;
  gint64 ids[G_N_ELEMENTS (names)];

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    ids[i] = fixture_add_person (fixture, names[i]);
  g_assert_cmpint (relnet_person_find_by_name (reader, " helene  MARCHETTI"), ==, ids[0]);
  g_assert_cmpint (relnet_person_find_by_name (reader, "Marchetti"), ==, 0);
  g_assert_cmpint (relnet_person_find_by_name (reader, ""), ==, 0);
  found = relnet_person_complete (reader, "Màrc", 10, NULL);
  g_assert_cmpuint (found->len, ==, 3);
  g_assert_cmpint (relnet_person_summary_get_id (g_ptr_array_index (found, 0)), ==, ids[2]);
  none = relnet_person_complete (reader, "%", 10, NULL);
  g_assert_cmpuint (none->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/person-edit/quick-edits", test_quick_edits);
  fixture_test ("/person-edit/change-and-remove", test_change_and_remove);
  fixture_test ("/person-edit/look-ups", test_look_ups);
  return g_test_run ();
}

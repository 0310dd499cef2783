#include "relnet-person.h"

static void
count_cb (GObject *object, GParamSpec *pspec, gpointer data)
{
  (*(guint *) data)++;
}

static void
test_texts (void)
{
  g_autoptr (RelnetPerson) person = relnet_person_new ();
  guint n_notified = 0;
  g_autofree char *city = NULL;

  g_signal_connect (person, "notify::their-goals", G_CALLBACK (count_cb), &n_notified);
  g_assert_cmpstr (relnet_person_get_name (person), ==, "");
  relnet_person_set_text (person, RELNET_PERSON_THEIR_GOALS, "A board seat");
  relnet_person_set_text (person, RELNET_PERSON_THEIR_GOALS, "A board seat");
  g_assert_cmpuint (n_notified, ==, 1);
  relnet_person_set_text (person, RELNET_PERSON_THEIR_GOALS, NULL);
  g_assert_cmpstr (relnet_person_get_text (person, RELNET_PERSON_THEIR_GOALS), ==, "");
  g_object_set (person, "city", "Lyon", NULL);
  g_object_get (person, "city", &city, NULL);
  g_assert_cmpstr (city, ==, "Lyon");
}

static void
test_sets (void)
{
  g_autoptr (RelnetPerson) person = relnet_person_new ();

  relnet_person_add_tag (person, "rowing");
  relnet_person_add_tag (person, "rowing");
  g_assert_cmpuint (relnet_person_get_tags (person)->len, ==, 1);
  g_assert_false (relnet_person_remove_tag (person, "opera"));
  g_assert_true (relnet_person_remove_tag (person, "rowing"));
  relnet_person_set_in_circle (person, 3, TRUE);
  relnet_person_set_in_circle (person, 3, TRUE);
  g_assert_cmpuint (relnet_person_get_circle_ids (person)->len, ==, 1);
  relnet_person_set_in_circle (person, 3, FALSE);
  g_assert_false (relnet_person_is_in_circle (person, 3));
  relnet_person_set_relation (person, RELNET_RELATION_MENTOR, TRUE);
  relnet_person_set_relation (person, RELNET_RELATION_CLIENT, TRUE);
  relnet_person_set_relation (person, RELNET_RELATION_MENTOR, FALSE);
  g_assert_false (relnet_person_has_relation (person, RELNET_RELATION_MENTOR));
  g_assert_true (relnet_person_has_relation (person, RELNET_RELATION_CLIENT));
}

static void
test_current_position (void)
{
  g_autoptr (RelnetPerson) person = relnet_person_new ();
  g_autoptr (RelnetPosition) former = relnet_position_new ();
  g_autoptr (RelnetPosition) current = relnet_position_new ();

  g_list_store_append (relnet_person_get_positions (person), former);
  g_assert_null (relnet_person_get_current_position (person));
  relnet_position_set_current (current, TRUE);
  g_list_store_append (relnet_person_get_positions (person), current);
  g_assert_true (relnet_person_get_current_position (person) == current);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/person/texts", test_texts);
  g_test_add_func ("/person/sets", test_sets);
  g_test_add_func ("/person/current-position", test_current_position);
  return g_test_run ();
}

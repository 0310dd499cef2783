#include "relnet-date.h"
#include "relnet-timeline-model.h"
#include "store-fixture.h"

static guint n_signals, last_position, last_removed, last_added;

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, gpointer data)
{
  n_signals++;
  last_position = position;
  last_removed = removed;
  last_added = added;
}

static RelnetTimelineModel *
make_model (Fixture *fixture, const RelnetTimelineFilter *filter)
{
  RelnetTimelineModel *model = relnet_timeline_model_new (fixture->database);

  relnet_timeline_model_set_filter (model, filter);
  while (relnet_timeline_model_get_loading (model))
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (relnet_timeline_model_get_error (model));
  n_signals = 0;
  g_signal_connect (model, "items-changed", G_CALLBACK (items_changed_cb), NULL);
  return model;
}

static guint
count (RelnetTimelineModel *model)
{
  return g_list_model_get_n_items (G_LIST_MODEL (model));
}

/* 120 calls, one a day, the last one on 22 November. */
static gint64
log_many (Fixture *fixture, const char *name)
{
  gint64 person = fixture_add_person (fixture, name);

  for (int i = 0; i < 120; i++)
    {
      g_autofree char *date = relnet_date_add_days ("2026-11-22", -i);

      fixture_log (fixture, person, i % 2 == 0 ? RELNET_CHANNEL_PHONE : RELNET_CHANNEL_EMAIL, date,
                   i % 10 == 0 ? "contract of Lyon" : "weather");
    }
  return person;
}

static void
test_pages (Fixture *fixture, gconstpointer data)
{
  gint64 person = log_many (fixture, "Hélène Marchetti");
  g_autoptr (RelnetTimelineModel) model = make_model (fixture, &(RelnetTimelineFilter){ .person_id = person });
  g_autofree char *previous = g_strdup ("9999-12-31");

  g_assert_cmpuint (count (model), ==, 50);
  g_assert_true (relnet_timeline_model_get_has_more (model));
  relnet_timeline_model_load_more (model);
  g_assert_cmpuint (count (model), ==, 100);
  g_assert_cmpuint (n_signals, ==, 1);
  g_assert_cmpuint (last_position, ==, 50);
  g_assert_cmpuint (last_added, ==, 50);
  relnet_timeline_model_load_more (model);
  g_assert_cmpuint (count (model), ==, 120);
  g_assert_false (relnet_timeline_model_get_has_more (model));
  relnet_timeline_model_load_more (model);
  g_assert_cmpuint (count (model), ==, 120);
  for (guint i = 0; i < 120; i++)
    {
      g_autoptr (RelnetInteraction) item = g_list_model_get_item (G_LIST_MODEL (model), i);

      g_assert_cmpstr (relnet_interaction_get_date (item), <, previous);
      g_free (previous);
      previous = g_strdup (relnet_interaction_get_date (item));
    }
}

static void
test_refresh (Fixture *fixture, gconstpointer data)
{
  gint64 person = log_many (fixture, "Hélène Marchetti");
  gint64 other = fixture_add_person (fixture, "Karim Haddouche");
  g_autoptr (RelnetTimelineModel) model = make_model (fixture, &(RelnetTimelineFilter){ .person_id = person });
  g_autoptr (RelnetInteraction) first = NULL;
  g_autoptr (RelnetInteraction) renamed = NULL;

  /* Somebody else's timeline is nothing to this one. */
  fixture_log (fixture, other, RELNET_CHANNEL_PHONE, "2026-11-22", "x");
  g_assert_cmpuint (n_signals, ==, 0);

  /* A new one is one item more, the rest stays. */
  fixture_log (fixture, person, RELNET_CHANNEL_IN_PERSON, "2026-11-22", "Coffee");
  g_assert_cmpuint (n_signals, ==, 1);
  g_assert_cmpuint (last_position, ==, 0);
  first = g_list_model_get_item (G_LIST_MODEL (model), 0);
  g_assert_cmpstr (relnet_interaction_get_note (first), ==, "Coffee");

  /* Undo takes it away again. */
  fixture_undo (fixture);
  g_assert_cmpuint (n_signals, ==, 2);
  g_assert_cmpuint (count (model), ==, 50);

  /* A change of one item is a change of one item. */
  renamed = g_list_model_get_item (G_LIST_MODEL (model), 10);
  relnet_interaction_set_subject (renamed, "Changed");
  relnet_interaction_store_save_async (fixture->database, renamed, fixture->clock, NULL, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  g_assert_no_error (fixture->error);

  relnet_interaction_store_delete_async (fixture->database, relnet_interaction_get_id (renamed), fixture->clock, NULL,
                                         fixture_done_boolean, fixture);
  fixture_wait (fixture);
  g_assert_no_error (fixture->error);
  for (guint i = 0; i < count (model); i++)
    {
      g_autoptr (RelnetInteraction) item = g_list_model_get_item (G_LIST_MODEL (model), i);

      g_assert_cmpint (relnet_interaction_get_id (item), !=, relnet_interaction_get_id (renamed));
    }
}

static void
test_filters (Fixture *fixture, gconstpointer data)
{
  gint64 person = log_many (fixture, "Hélène Marchetti");
  gint64 other = fixture_add_person (fixture, "Karim Haddouche");
  g_autoptr (RelnetCircle) circle = relnet_circle_new ();
  g_autoptr (RelnetTimelineModel) everything = make_model (fixture, &(RelnetTimelineFilter){ 0 });
  g_autoptr (RelnetTimelineModel) phone
      = make_model (fixture, &(RelnetTimelineFilter){ .channels = 1u << RELNET_CHANNEL_PHONE, .from = "2026-11-13" });
  g_autoptr (RelnetTimelineModel) words = make_model (fixture, &(RelnetTimelineFilter){ .text = "LYÖN contr" });
  g_autoptr (RelnetTimelineModel) nothing = make_model (fixture, &(RelnetTimelineFilter){ .text = "\"* NEAR(" });
  g_autoptr (RelnetTimelineModel) blank = make_model (fixture, &(RelnetTimelineFilter){ .text = " \"" });
  g_autoptr (RelnetTimelineModel) in_circle = NULL;

  g_assert_cmpuint (count (everything), ==, 50);
  g_assert_cmpuint (count (phone), ==, 5);
  g_assert_cmpuint (count (words), ==, 12);
  g_assert_cmpuint (count (nothing), ==, 0);
  g_assert_cmpuint (count (blank), ==, 50);
  g_assert_false (relnet_timeline_model_is_filtered (blank));

  relnet_circle_set_name (circle, "Clients");
  relnet_circle_store_save_async (fixture->database, circle, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  in_circle = make_model (fixture, &(RelnetTimelineFilter){ .circle_id = relnet_circle_get_id (circle) });
  g_assert_cmpuint (count (in_circle), ==, 0);
  fixture_log (fixture, other, RELNET_CHANNEL_PHONE, "2026-11-01", "x");
  relnet_circle_store_set_member_async (fixture->database, circle, other, TRUE, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  while (relnet_timeline_model_get_loading (in_circle))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (count (in_circle), ==, 1);
  g_assert_cmpint (person, !=, other);
}

/* Questions asked faster than they are answered: the last one stands. */
static void
test_overtaking (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RelnetTimelineModel) model = NULL;

  log_many (fixture, "Hélène Marchetti");
  model = make_model (fixture, &(RelnetTimelineFilter){ .text = "contract" });
  relnet_timeline_model_set_filter (model, &(RelnetTimelineFilter){ .text = "w" });
  relnet_timeline_model_set_filter (model, &(RelnetTimelineFilter){ .text = "we" });
  relnet_timeline_model_set_filter (model, &(RelnetTimelineFilter){ .text = "lyon" });
  while (relnet_timeline_model_get_loading (model))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (count (model), ==, 12);
  relnet_timeline_model_set_filter (model, &(RelnetTimelineFilter){ .text = "we" });
  relnet_timeline_model_set_filter (model, &(RelnetTimelineFilter){ 0 });
  g_assert_false (relnet_timeline_model_get_loading (model));
  for (int i = 0; i < 50; i++)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpuint (count (model), ==, 50);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/timeline-model/pages", test_pages);
  fixture_test ("/timeline-model/refresh", test_refresh);
  fixture_test ("/timeline-model/filters", test_filters);
  fixture_test ("/timeline-model/overtaking", test_overtaking);
  return g_test_run ();
}

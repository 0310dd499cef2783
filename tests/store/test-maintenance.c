#include "relnet-maintenance.h"

#include "relnet-check.h"
#include "relnet-message-store.h"
#include "relnet-purge.h"
#include "store-fixture.h"

#define DAY G_GINT64_CONSTANT (86400)

static void
assert_well (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) problems = relnet_database_check (fixture->path, NULL, &error);

  g_assert_no_error (error);
  if (g_strv_length (problems) > 0)
    g_error ("%s", problems[0]);
}

static void
maintained (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Fixture *fixture = user_data;

  g_clear_error (&fixture->error);
  relnet_maintenance_run_finish (RELNET_MAINTENANCE (object), result, &fixture->error);
  fixture->done = TRUE;
}

static void
delete_person (Fixture *fixture, gint64 id)
{
  relnet_person_store_delete_async (fixture->database, id, fixture->clock, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  g_assert_no_error (fixture->error);
}

static void
test_purge (Fixture *fixture, gconstpointer data)
{
  RelnetConnection *reader = relnet_database_get_reader (fixture->database);
  g_autoptr (RelnetMaintenance) maintenance = relnet_maintenance_new (fixture->database, fixture->clock);
  gint64 kept = fixture_add_person (fixture, "Hélène Marchetti");
  gint64 gone = fixture_add_person (fixture, "Nadia Okoro");
  gint64 later = fixture_add_person (fixture, "Tom Quill");
  g_autoptr (RelnetInteraction) both = relnet_interaction_new ();
  gint64 removed;

  fixture_log (fixture, gone, RELNET_CHANNEL_PHONE, "2026-10-01", "Alone with Nadia");
  removed = fixture_log (fixture, kept, RELNET_CHANNEL_PHONE, "2026-10-02", "Removed");
  relnet_interaction_set_date (both, "2026-10-03");
  relnet_interaction_add_person (both, kept, "Hélène Marchetti");
  relnet_interaction_add_person (both, gone, "Nadia Okoro");
  relnet_interaction_store_save_async (fixture->database, both, fixture->clock, NULL, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  g_assert_no_error (fixture->error);
  delete_person (fixture, gone);
  relnet_interaction_store_delete_async (fixture->database, removed, fixture->clock, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  relnet_clock_set_now (fixture->clock, NOON_2026_11_22 + 20 * DAY);
  delete_person (fixture, later);

  /* After 29 days nothing goes; after 31 what was deleted first. */
  for (guint i = 0; i < 2; i++)
    {
      relnet_clock_set_now (fixture->clock, NOON_2026_11_22 + (i == 0 ? 29 : 31) * DAY);
      relnet_maintenance_run_async (maintenance, NULL, maintained, fixture);
      fixture_wait (fixture);
      g_assert_no_error (fixture->error);
      g_assert_cmpint (relnet_connection_query_int (reader, "SELECT count (*) FROM person", -1), ==, i == 0 ? 3 : 2);
      g_assert_cmpint (relnet_connection_query_int (reader, "SELECT count (*) FROM interaction", -1), ==, i == 0 ? 3 : 1);
    }
  g_assert_cmpint (relnet_connection_query_int (reader, "SELECT count (*) FROM interaction_person", -1), ==, 1);
  assert_well (fixture);
}

static gboolean
delete_messages (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  Fixture *fixture = data;

  return relnet_connection_execute (
             connection,
             "INSERT INTO message (id, state, subject, added_at, changed_at) VALUES (1, 'sent', 'Lyon', 1, 1), (2, 'draft', '', 1, 1);"
             "INSERT INTO message_wire VALUES (1, x'00');"
             "INSERT INTO message_recipient VALUES (1, 0, 'to', '', 'a@b.example', 'a@b.example', 1);"
             "INSERT INTO message_attachment VALUES (1, 1, 0, 'plan.txt', 'text/plain', 4, x'00');"
             "INSERT INTO follow_up (person_id, due, what, message_id, added_on, added_at)"
             " VALUES (1, '2026-12-01', 'Lyon', 1, '2026-11-22', 1);"
             "UPDATE interaction SET message_id = 1",
             error)
         && relnet_message_store_mark_deleted (connection, changes, 1, fixture->clock, error);
}

/* A deleted message goes after 30 days; what was noted of it in the timeline, and the answer that is awaited, stay. */
static void
test_purge_of_messages (Fixture *fixture, gconstpointer data)
{
  RelnetConnection *reader = relnet_database_get_reader (fixture->database);
  g_autoptr (RelnetMaintenance) maintenance = relnet_maintenance_new (fixture->database, fixture->clock);
  gint64 person = fixture_add_person (fixture, "Hélène Marchetti");
  g_autoptr (GError) error = NULL;

  fixture_log (fixture, person, RELNET_CHANNEL_EMAIL, "2026-11-22", "Lyon");
  g_assert_true (relnet_database_write (fixture->database, delete_messages, fixture, &error));
  for (guint i = 0; i < 2; i++)
    {
      relnet_clock_set_now (fixture->clock, NOON_2026_11_22 + (i == 0 ? 29 : 31) * DAY);
      relnet_maintenance_run_async (maintenance, NULL, maintained, fixture);
      fixture_wait (fixture);
      g_assert_no_error (fixture->error);
      g_assert_cmpint (relnet_connection_query_int (reader, "SELECT count (*) FROM message", -1), ==, i == 0 ? 2 : 1);
    }
  g_assert_cmpint (relnet_connection_query_int (reader,
                                                "SELECT (SELECT count (*) FROM message_wire)"
                                                " + (SELECT count (*) FROM message_recipient)"
                                                " + (SELECT count (*) FROM message_attachment)",
                                                -1),
                   ==, 0);
  g_assert_cmpint (relnet_connection_query_int (reader, "SELECT count (*) FROM interaction WHERE message_id = 0", -1), ==, 1);
  g_assert_cmpint (relnet_connection_query_int (reader, "SELECT count (*) FROM follow_up WHERE message_id = 0", -1), ==, 1);
  assert_well (fixture);
}

static void
test_purge_of_many (Fixture *fixture, gconstpointer data)
{
  RelnetConnection *reader = relnet_database_get_reader (fixture->database);
  g_autoptr (RelnetMaintenance) maintenance = relnet_maintenance_new (fixture->database, fixture->clock);

  for (guint i = 0; i < 1201; i++)
    {
      g_autofree char *name = g_strdup_printf ("Person %u", i);
      g_autoptr (RelnetPerson) person = relnet_person_new ();

      relnet_person_set_text (person, RELNET_PERSON_NAME, name);
      relnet_person_store_save_async (fixture->database, person, fixture->clock, NULL, NULL, fixture_done_boolean, fixture);
      fixture_wait (fixture);
      if (i > 0)
        delete_person (fixture, relnet_person_get_id (person));
    }
  relnet_clock_set_now (fixture->clock, NOON_2026_11_22 + 31 * DAY);
  relnet_maintenance_run_async (maintenance, NULL, maintained, fixture);
  fixture_wait (fixture);
  g_assert_no_error (fixture->error);
  g_assert_cmpint (relnet_connection_query_int (reader, "SELECT count (*) FROM person", -1), ==, 1);
  assert_well (fixture);
}

static guint
count_backups (Fixture *fixture)
{
  g_autoptr (GPtrArray) backups = relnet_backup_list (fixture->path, NULL);

  return backups->len;
}

static void
test_daily_backup (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RelnetMaintenance) maintenance = relnet_maintenance_new (fixture->database, fixture->clock);

  /* None of an empty book; then one a day, however often it looks. */
  relnet_maintenance_run_async (maintenance, NULL, maintained, fixture);
  fixture_wait (fixture);
  g_assert_no_error (fixture->error);
  g_assert_cmpuint (count_backups (fixture), ==, 0);
  fixture_add_person (fixture, "Hélène Marchetti");
  for (guint i = 0; i < 6; i++)
    {
      relnet_clock_set_now (fixture->clock, NOON_2026_11_22 + (i / 2) * DAY + (i % 2) * 3600);
      relnet_maintenance_run_async (maintenance, NULL, maintained, fixture);
      fixture_wait (fixture);
      g_assert_no_error (fixture->error);
      g_assert_cmpuint (count_backups (fixture), ==, i / 2 + 1);
    }
}

static gboolean
break_rules (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  return relnet_connection_execute (connection,
                                    "UPDATE person_summary SET last_contact = '2030-01-01';"
                                    "DELETE FROM interaction_person",
                                    error);
}

static void
test_check (Fixture *fixture, gconstpointer data)
{
  gint64 id = fixture_add_person (fixture, "Hélène Marchetti");
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) problems = NULL;

  fixture_log (fixture, id, RELNET_CHANNEL_PHONE, "2026-10-01", "About the Lyon site");
  assert_well (fixture);
  g_assert_true (relnet_database_write (fixture->database, break_rules, NULL, &error));
  problems = relnet_database_check (fixture->path, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (problems), ==, 1);
  g_assert_cmpstr (problems[0], ==, "interactions with nobody: 1");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/maintenance/purge", test_purge);
  fixture_test ("/maintenance/purge-of-messages", test_purge_of_messages);
  fixture_test ("/maintenance/purge-of-many", test_purge_of_many);
  fixture_test ("/maintenance/daily-backup", test_daily_backup);
  fixture_test ("/maintenance/check", test_check);
  return g_test_run ();
}

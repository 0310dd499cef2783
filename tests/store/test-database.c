#include <sys/stat.h>
#include <unistd.h>

#include "store-fixture.h"

static guint
mode_of (const char *path)
{
  struct stat status;

  g_assert_cmpint (g_stat (path, &status), ==, 0);
  return status.st_mode & 0777;
}

static void
test_modes (Fixture *fixture, gconstpointer data)
{
  g_autofree char *directory = g_path_get_dirname (fixture->path);
  g_autofree char *wal = g_strconcat (fixture->path, "-wal", NULL);

  fixture_add_person (fixture, "Hélène Marchetti");
  g_assert_cmpuint (mode_of (directory), ==, 0700);
  g_assert_cmpuint (mode_of (fixture->path), ==, 0600);
  g_assert_cmpuint (mode_of (wal), ==, 0600);
  g_assert_cmpint (relnet_connection_query_int (relnet_database_get_reader (fixture->database), "PRAGMA synchronous", -1),
                   ==, 2);
  g_assert_cmpint (relnet_connection_query_int (relnet_database_get_reader (fixture->database), "PRAGMA application_id", -1),
                   ==, 0x524e6574);
}

static void
test_link_is_refused (Fixture *fixture, gconstpointer data)
{
  g_autofree char *other = g_build_filename (fixture->directory, "link.db", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (symlink (fixture->path, other), ==, 0);
  g_assert_null (relnet_database_open (other, &error));
  g_assert_error (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_CANNOT_OPEN);
}

static void
test_other_file_is_left_alone (Fixture *fixture, gconstpointer data)
{
  g_autofree char *other = g_build_filename (fixture->directory, "other.db", NULL);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (other, "This is not a database, but a letter to somebody.", -1, NULL));
  g_assert_null (relnet_database_open (other, &error));
  g_assert_error (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_DAMAGED);
  g_assert_true (g_file_get_contents (other, &after, NULL, NULL));
  g_assert_cmpstr (after, ==, "This is not a database, but a letter to somebody.");
}

static gboolean
bump_version (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  return relnet_connection_execute (connection, "PRAGMA user_version = 9999", error);
}

static void
test_newer_is_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (relnet_database_write (fixture->database, bump_version, NULL, &error));
  g_clear_object (&fixture->database);
  g_assert_null (relnet_database_open (fixture->path, &error));
  g_assert_error (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_NEWER);
}

static gboolean
fail_half_way (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  g_assert_true (relnet_connection_set_setting (connection, "half", "yes", error));
  g_set_error_literal (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_INVALID, "No");
  return FALSE;
}

static void
test_failed_write_changes_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *half = NULL;

  g_assert_false (relnet_database_write (fixture->database, fail_half_way, NULL, &error));
  g_assert_error (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_INVALID);
  half = relnet_connection_get_setting (relnet_database_get_reader (fixture->database), "half");
  g_assert_null (half);
}

static void
count_changes (RelnetDatabase *database, RelnetChanges *changes, guint *n)
{
  if (relnet_changes_has (changes, RELNET_CHANGE_PERSON))
    (*n)++;
}

static void
test_undo_and_redo (Fixture *fixture, gconstpointer data)
{
  RelnetConnection *reader = relnet_database_get_reader (fixture->database);
  guint n = 0;
  gint64 id;

  g_signal_connect (fixture->database, "changed", G_CALLBACK (count_changes), &n);
  id = fixture_add_person (fixture, "Hélène Marchetti");
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpstr (relnet_database_get_undo_label (fixture->database), ==, "Hélène Marchetti added");
  relnet_person_store_set_text_async (fixture->database, id, RELNET_PERSON_CITY, "Lyon", fixture->clock, NULL,
                                      fixture_done_boolean, fixture);
  fixture_wait (fixture);
  fixture_undo (fixture);
  {
    g_autoptr (RelnetPerson) person = relnet_person_store_load (reader, id, NULL);

    g_assert_cmpstr (relnet_person_get_text (person, RELNET_PERSON_CITY), ==, "");
  }
  fixture_undo (fixture);
  g_assert_cmpint (relnet_person_store_count (reader), ==, 0);
  g_assert_false (relnet_database_can_undo (fixture->database));
  g_assert_cmpuint (n, ==, 4);
  for (int i = 0; i < 2; i++)
    {
      relnet_database_redo_async (fixture->database, NULL, fixture_undone, fixture);
      fixture_wait (fixture);
      g_assert_no_error (fixture->error);
    }
  {
    g_autoptr (RelnetPerson) person = relnet_person_store_load (reader, id, NULL);

    g_assert_cmpstr (relnet_person_get_text (person, RELNET_PERSON_CITY), ==, "Lyon");
  }
  relnet_database_redo_async (fixture->database, NULL, fixture_undone, fixture);
  fixture_wait (fixture);
  g_assert_error (fixture->error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_NOT_FOUND);
}

static void
test_summary_follows_undo (Fixture *fixture, gconstpointer data)
{
  gint64 id = fixture_add_person (fixture, "Hélène Marchetti");
  g_autoptr (RelnetPersonSummary) summary = NULL;

  relnet_person_store_set_cadence_async (fixture->database, id, 90, fixture->clock, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  summary = fixture_summary (fixture, id);
  g_assert_cmpstr (relnet_person_summary_get_due (summary), ==, "2026-11-22");

  fixture_log (fixture, id, RELNET_CHANNEL_PHONE, "2026-10-01", "About the Lyon site");
  fixture_log (fixture, id, RELNET_CHANNEL_GROUP_EVENT, "2026-11-01", "Fair");
  g_clear_object (&summary);
  summary = fixture_summary (fixture, id);
  g_assert_cmpstr (relnet_person_summary_get_last_contact (summary), ==, "2026-10-01");
  g_assert_cmpstr (relnet_person_summary_get_due (summary), ==, "2026-12-30");

  fixture_undo (fixture);
  fixture_undo (fixture);
  g_clear_object (&summary);
  summary = fixture_summary (fixture, id);
  g_assert_cmpstr (relnet_person_summary_get_last_contact (summary), ==, "");
  g_assert_cmpstr (relnet_person_summary_get_due (summary), ==, "2026-11-22");
}

static gboolean
rename_somebody (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  relnet_changes_add_all (changes, RELNET_CHANGE_PERSON);
  return relnet_connection_execute (connection, "UPDATE person SET city = 'Nantes'", error);
}

static void
test_undo_after_another_edit_is_refused (Fixture *fixture, gconstpointer data)
{
  gint64 id = fixture_add_person (fixture, "Hélène Marchetti");
  g_autoptr (RelnetPerson) person = NULL;

  relnet_person_store_set_text_async (fixture->database, id, RELNET_PERSON_CITY, "Lyon", fixture->clock, NULL,
                                      fixture_done_boolean, fixture);
  fixture_wait (fixture);
  g_assert_true (relnet_database_write (fixture->database, rename_somebody, NULL, NULL));
  relnet_database_undo_async (fixture->database, 0, NULL, fixture_undone, fixture);
  fixture_wait (fixture);
  g_assert_error (fixture->error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_INVALID);
  person = relnet_person_store_load (relnet_database_get_reader (fixture->database), id, NULL);
  g_assert_cmpstr (relnet_person_get_text (person, RELNET_PERSON_CITY), ==, "Nantes");
}

static void
count_acts (RelnetDatabase *database, guint act, const char *label, guint *last)
{
  *last = act;
}

static void
test_undo_takes_nothing_else_along (Fixture *fixture, gconstpointer data)
{
  RelnetConnection *reader = relnet_database_get_reader (fixture->database);
  guint act = 0;
  gint64 id;

  g_signal_connect (fixture->database, "act-recorded", G_CALLBACK (count_acts), &act);
  id = fixture_add_person (fixture, "Hélène Marchetti");
  g_assert_cmpuint (act, ==, 1);
  fixture_log (fixture, id, RELNET_CHANNEL_PHONE, "2026-10-01", "About the Lyon site");
  /* The toast of the first act is still there. */
  relnet_database_undo_async (fixture->database, 1, NULL, fixture_undone, fixture);
  fixture_wait (fixture);
  g_assert_error (fixture->error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_INVALID);
  g_assert_cmpint (relnet_person_store_count (reader), ==, 1);
  g_assert_cmpint (relnet_connection_query_int (reader, "SELECT count (*) FROM interaction_person", -1), ==, 1);
  /* It was not the last act, so it stays and can be taken back in its turn. */
  fixture_undo (fixture);
  g_assert_cmpint (relnet_connection_query_int (reader, "SELECT count (*) FROM interaction", -1), ==, 0);
  fixture_undo (fixture);
  g_assert_cmpint (relnet_person_store_count (reader), ==, 0);
}

static void
test_undo_waits_for_what_was_asked_before (Fixture *fixture, gconstpointer data)
{
  RelnetConnection *reader = relnet_database_get_reader (fixture->database);
  gint64 id = fixture_add_person (fixture, "Hélène Marchetti");
  g_autoptr (RelnetPerson) person = NULL;

  relnet_person_store_set_text_async (fixture->database, id, RELNET_PERSON_CITY, "Lyon", fixture->clock, NULL, NULL, NULL);
  relnet_database_undo_async (fixture->database, 0, NULL, fixture_undone, fixture);
  fixture_wait (fixture);
  g_assert_no_error (fixture->error);
  person = relnet_person_store_load (reader, id, NULL);
  g_assert_nonnull (person);
  g_assert_cmpstr (relnet_person_get_text (person, RELNET_PERSON_CITY), ==, "");
  g_assert_true (relnet_database_can_redo (fixture->database));
}

static void
test_undo_survives_a_passing_failure (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  fixture_add_person (fixture, "Hélène Marchetti");
  fixture_add_person (fixture, "Nadia Okoro");
  /* Any passing failure: what matters is that the act is still there afterwards. */
  g_cancellable_cancel (cancellable);
  relnet_database_undo_async (fixture->database, 0, cancellable, fixture_undone, fixture);
  fixture_wait (fixture);
  g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpstr (relnet_database_get_undo_label (fixture->database), ==, "Nadia Okoro added");
  fixture_undo (fixture);
  fixture_undo (fixture);
  g_assert_cmpint (relnet_person_store_count (relnet_database_get_reader (fixture->database)), ==, 0);
}

static void
note_everything (RelnetDatabase *database, RelnetChanges *changes, gboolean *everything)
{
  *everything = relnet_changes_has_all (changes, RELNET_CHANGE_MESSAGE);
}

static void
test_another_process_is_noticed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RelnetDatabase) other = NULL;
  g_autoptr (GError) error = NULL;
  gboolean everything = FALSE;

  fixture_add_person (fixture, "Hélène Marchetti");
  g_signal_connect (fixture->database, "changed", G_CALLBACK (note_everything), &everything);
  other = relnet_database_open (fixture->path, &error);
  g_assert_no_error (error);
  g_assert_true (relnet_database_write (other, rename_somebody, NULL, &error));
  while (!everything)
    g_main_context_iteration (NULL, TRUE);
}

static void
note_thread (RelnetDatabase *database, RelnetChanges *changes, GThread **thread)
{
  *thread = g_thread_self ();
}

static void
test_changes_come_in_the_opening_thread (Fixture *fixture, gconstpointer data)
{
  GThread *thread = NULL;

  g_signal_connect (fixture->database, "changed", G_CALLBACK (note_thread), &thread);
  relnet_database_write_async (fixture->database, NULL, rename_somebody, NULL, NULL, NULL, fixture_done_boolean, fixture);
  /* Busy elsewhere, nobody iterates the context: the writer's thread must not take it over. */
  g_usleep (100 * 1000);
  g_assert_null (thread);
  fixture_wait (fixture);
  g_assert_true (thread == g_thread_self ());
}

static void
test_failed_write_still_tells_of_others (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RelnetDatabase) other = relnet_database_open (fixture->path, NULL);
  g_autoptr (GError) error = NULL;
  gboolean everything = FALSE;

  fixture_add_person (fixture, "Hélène Marchetti");
  g_assert_true (relnet_database_write (other, rename_somebody, NULL, &error));
  g_signal_connect (fixture->database, "changed", G_CALLBACK (note_everything), &everything);
  g_assert_false (relnet_database_write (fixture->database, fail_half_way, NULL, &error));
  g_assert_error (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_INVALID);
  g_assert_true (everything);
}

static gpointer
count_people (RelnetConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER ((int) relnet_person_store_count (connection));
}

static gpointer
count_for_ever (RelnetConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  RelnetStatement *statement = relnet_connection_prepare (
      connection, "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count (*) FROM n", error);

  relnet_statement_step (statement, error);
  return NULL;
}

static gboolean
cancel_cb (gpointer data)
{
  g_cancellable_cancel (data);
  return G_SOURCE_REMOVE;
}

static void
test_reading (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  fixture_add_person (fixture, "Hélène Marchetti");
  relnet_database_read_async (fixture->database, count_people, NULL, NULL, NULL, NULL, fixture_done, fixture);
  fixture_wait (fixture);
  g_assert_no_error (fixture->error);
  g_timeout_add (50, cancel_cb, cancellable);
  relnet_database_read_async (fixture->database, count_for_ever, NULL, NULL, NULL, cancellable, fixture_done, fixture);
  fixture_wait (fixture);
  g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  umask (0);
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/database/modes", test_modes);
  fixture_test ("/database/link-is-refused", test_link_is_refused);
  fixture_test ("/database/other-file-is-left-alone", test_other_file_is_left_alone);
  fixture_test ("/database/newer-is-refused", test_newer_is_refused);
  fixture_test ("/database/failed-write-changes-nothing", test_failed_write_changes_nothing);
  fixture_test ("/database/undo-and-redo", test_undo_and_redo);
  fixture_test ("/database/summary-follows-undo", test_summary_follows_undo);
  fixture_test ("/database/undo-after-another-edit-is-refused", test_undo_after_another_edit_is_refused);
  fixture_test ("/database/undo-takes-nothing-else-along", test_undo_takes_nothing_else_along);
  fixture_test ("/database/undo-waits-for-what-was-asked-before", test_undo_waits_for_what_was_asked_before);
  fixture_test ("/database/undo-survives-a-passing-failure", test_undo_survives_a_passing_failure);
  fixture_test ("/database/another-process-is-noticed", test_another_process_is_noticed);
  fixture_test ("/database/changes-come-in-the-opening-thread", test_changes_come_in_the_opening_thread);
  fixture_test ("/database/failed-write-still-tells-of-others", test_failed_write_still_tells_of_others);
  fixture_test ("/database/reading", test_reading);
  return g_test_run ();
}

#include "relnet-restore.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "relnet-connection-private.h"
#include "relnet-migrations.h"
#include "store-fixture.h"
#include "table-hash.h"

static char *
hash_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RelnetConnection) connection = relnet_connection_open (path, TRUE, &error);

  g_assert_no_error (error);
  return hash_tables (connection);
}

static void
fill (Fixture *fixture)
{
  gint64 id = fixture_add_person (fixture, "Hélène Marchetti");

  fixture_log (fixture, id, RELNET_CHANNEL_PHONE, "2026-10-01", "About the Lyon site");
  fixture_log (fixture, id, RELNET_CHANNEL_IN_PERSON, "2026-10-05", "Lunch");
  relnet_person_store_set_cadence_async (fixture->database, id, 90, fixture->clock, NULL, fixture_done_boolean, fixture);
  fixture_wait (fixture);
  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *name = g_strdup_printf ("Person %u", i);

      fixture_add_person (fixture, name);
    }
}

static void
note_everything (RelnetDatabase *database, RelnetChanges *changes, guint *n)
{
  if (relnet_changes_has_all (changes, RELNET_CHANGE_MESSAGE) && relnet_changes_has_all (changes, RELNET_CHANGE_PERSON))
    (*n)++;
}

static void
restored (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Fixture *fixture = user_data;

  g_clear_error (&fixture->error);
  relnet_restore_finish (result, &fixture->error);
  fixture->done = TRUE;
}

/* While the window has it open, and another process too. */
static void
test_live (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RelnetBackup) backup = NULL;
  g_autoptr (RelnetDatabase) other = NULL;
  g_autoptr (GPtrArray) backups = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL, *changed = NULL, *after = NULL, *kept = NULL, *saved = NULL;
  guint n = 0, n_other = 0;

  fill (fixture);
  before = hash_tables (relnet_database_get_reader (fixture->database));
  backup = relnet_backup_create (fixture->path, RELNET_BACKUP_ASKED, fixture->clock, NULL, &error);
  g_assert_no_error (error);
  saved = hash_file (relnet_backup_get_path (backup));
  g_assert_cmpstr (saved, ==, before);
  fixture_add_person (fixture, "Nadia Okoro");
  changed = hash_tables (relnet_database_get_reader (fixture->database));
  g_assert_cmpstr (changed, !=, before);
  other = relnet_database_open (fixture->path, &error);
  g_assert_no_error (error);
  g_signal_connect (fixture->database, "changed", G_CALLBACK (note_everything), &n);
  g_signal_connect (other, "changed", G_CALLBACK (note_everything), &n_other);

  relnet_restore_async (fixture->database, fixture->path, relnet_backup_get_path (backup), fixture->clock, NULL, restored,
                        fixture);
  fixture_wait (fixture);
  g_assert_no_error (fixture->error);
  while (n == 0 || n_other == 0)
    g_main_context_iteration (NULL, TRUE);
  after = hash_tables (relnet_database_get_reader (fixture->database));
  g_assert_cmpstr (after, ==, before);
  g_assert_false (relnet_database_can_undo (fixture->database));
  g_assert_false (relnet_database_can_redo (fixture->database));
  /* It goes on being written. */
  fixture_add_person (fixture, "Somebody new");
  g_assert_cmpint (relnet_person_store_count (relnet_database_get_reader (other)), ==, 42);

  /* What was there before is a backup. */
  backups = relnet_backup_list (fixture->path, &error);
  g_assert_cmpuint (backups->len, ==, 2);
  for (guint i = 0; i < backups->len; i++)
    if (relnet_backup_get_reason (g_ptr_array_index (backups, i)) == RELNET_BACKUP_BEFORE_RESTORE)
      kept = hash_file (relnet_backup_get_path (g_ptr_array_index (backups, i)));
  g_assert_cmpstr (kept, ==, changed);
}

/* A database that does not open: the file is kept, byte for byte, and the backup opens. */
static void
test_damaged (Fixture *fixture, gconstpointer data)
{
  /* 0: the first page is gone; 1: a page deeper in the file is; 2: it is missing; 3: it is empty. */
  for (guint kind = 0; kind < 4; kind++)
    {
      g_autofree char *path = g_strdup_printf ("%s/relnet/damaged-%u.db", fixture->directory, kind);
      g_autofree char *directory = g_path_get_dirname (path);
      g_autofree char *kept = g_strdup_printf ("%s/damaged-%u-damaged-20261122T110000Z.db", directory, kind);
      g_autofree char *before = NULL, *after = NULL, *bad = NULL, *left = NULL;
      g_autoptr (RelnetBackup) backup = NULL;
      g_autoptr (GError) error = NULL;
      gsize length, left_length;
      struct stat status;

      g_clear_object (&fixture->database);
      fixture->database = relnet_database_open (path, &error);
      g_assert_no_error (error);
      fill (fixture);
      before = hash_tables (relnet_database_get_reader (fixture->database));
      backup = relnet_backup_create (path, RELNET_BACKUP_AUTOMATIC, fixture->clock, NULL, &error);
      g_assert_no_error (error);
      g_clear_object (&fixture->database);
      if (kind == 2)
        g_unlink (path);
      else
        {
          g_assert_true (g_file_get_contents (path, &bad, &length, NULL));
          if (kind == 3)
            length = 0;
          else
            memset (bad + (kind == 0 ? 0 : 4096 * 12), 0, 4096);
          g_assert_true (g_file_set_contents (path, bad, (gssize)length, NULL));
        }
      g_assert_true (relnet_restore (path, relnet_backup_get_path (backup), fixture->clock, NULL, &error));
      g_assert_no_error (error);
      if (kind == 2)
        g_assert_false (g_file_test (kept, G_FILE_TEST_EXISTS));
      else
        {
          g_assert_true (g_file_get_contents (kept, &left, &left_length, NULL));
          g_assert_cmpmem (left, left_length, bad, length);
        }
      g_assert_cmpint (g_stat (path, &status), ==, 0);
      g_assert_cmpuint (status.st_mode & 0777, ==, 0600);
      fixture->database = relnet_database_open (path, &error);
      g_assert_no_error (error);
      after = hash_tables (relnet_database_get_reader (fixture->database));
      g_assert_cmpstr (after, ==, before);
    }
}

static void
test_bad_backup_is_refused (Fixture *fixture, gconstpointer data)
{
  g_autofree char *bad_path = g_build_filename (fixture->directory, "bad.db", NULL);
  g_autofree char *before = NULL, *after = NULL, *contents = NULL;
  g_autoptr (RelnetBackup) backup = NULL;
  g_autoptr (RelnetConnection) connection = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  fill (fixture);
  before = hash_tables (relnet_database_get_reader (fixture->database));
  backup = relnet_backup_create (fixture->path, RELNET_BACKUP_ASKED, fixture->clock, NULL, &error);
  g_assert_true (g_file_get_contents (relnet_backup_get_path (backup), &contents, &length, NULL));
  memset (contents + 4096 * 12, 0, 4096);
  g_assert_true (g_file_set_contents (bad_path, contents, (gssize)length, NULL));
  g_assert_false (relnet_restore (fixture->path, bad_path, fixture->clock, NULL, &error));
  g_assert_error (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_DAMAGED);
  g_clear_error (&error);
  g_assert_true (g_file_set_contents (bad_path, "BEGIN:VCARD", -1, NULL));
  g_assert_false (relnet_restore (fixture->path, bad_path, fixture->clock, NULL, &error));
  g_assert_error (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_DAMAGED);
  g_clear_error (&error);
  g_assert_false (relnet_restore (fixture->path, "/nowhere/else.db", fixture->clock, NULL, &error));
  g_assert_error (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  connection = relnet_connection_open (relnet_backup_get_path (backup), FALSE, &error);
  g_assert_true (relnet_connection_execute (connection, "PRAGMA user_version = 9999", &error));
  g_clear_pointer (&connection, relnet_connection_close);
  g_assert_false (relnet_restore (fixture->path, relnet_backup_get_path (backup), fixture->clock, NULL, &error));
  g_assert_error (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_NEWER);
  after = hash_tables (relnet_database_get_reader (fixture->database));
  g_assert_cmpstr (after, ==, before);
}

/* A backup of an older schema is brought up to date on the way. */
static void
test_older_backup (Fixture *fixture, gconstpointer data)
{
  g_autofree char *old = g_build_filename (fixture->directory, "old.db", NULL);
  g_autoptr (RelnetConnection) connection = NULL;
  g_autoptr (GError) error = NULL;

  fill (fixture);
  g_assert_true (g_file_set_contents (old, "", 0, NULL));
  connection = relnet_connection_open (old, FALSE, &error);
  g_assert_true (relnet_migrations_run_until (connection, 2, &error));
  g_assert_true (relnet_connection_execute (connection,
                                            "INSERT INTO person (uid, name, name_folded, sort_key, added_on, added_at,"
                                            " changed_at) VALUES ('u', 'Ada', 'ada', x'41', '2026-11-22', 1, 1)",
                                            &error));
  g_assert_no_error (error);
  g_clear_pointer (&connection, relnet_connection_close);
  g_assert_true (relnet_restore (fixture->path, old, fixture->clock, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (relnet_person_store_count (relnet_database_get_reader (fixture->database)), ==, 1);
  g_assert_cmpint (relnet_connection_query_int (relnet_database_get_reader (fixture->database), "PRAGMA user_version", 0),
                   ==, relnet_migrations_get_latest ());
  fixture_add_person (fixture, "Nadia Okoro");
}

static void
test_start_anew (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RelnetBackup) backup = NULL;
  g_autoptr (GPtrArray) backups = NULL;
  g_autoptr (GError) error = NULL;
  struct stat status;

  fill (fixture);
  backup = relnet_backup_create (fixture->path, RELNET_BACKUP_AUTOMATIC, fixture->clock, NULL, &error);
  g_clear_object (&fixture->database);
  g_unlink (fixture->path);
  g_assert_null (relnet_database_open (fixture->path, &error));
  g_clear_error (&error);
  g_assert_true (relnet_restore_start_anew (fixture->path, fixture->clock, &error));
  g_assert_cmpint (g_stat (fixture->path, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0777, ==, 0600);
  fixture->database = relnet_database_open (fixture->path, &error);
  g_assert_no_error (error);
  g_assert_cmpint (relnet_person_store_count (relnet_database_get_reader (fixture->database)), ==, 0);
  backups = relnet_backup_list (fixture->path, &error);
  g_assert_cmpuint (backups->len, ==, 1);
}

int
main (int argc, char **argv)
{
  umask (0);
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/restore/live", test_live);
  fixture_test ("/restore/damaged", test_damaged);
  fixture_test ("/restore/bad-backup-is-refused", test_bad_backup_is_refused);
  fixture_test ("/restore/older-backup", test_older_backup);
  fixture_test ("/restore/start-anew", test_start_anew);
  return g_test_run ();
}

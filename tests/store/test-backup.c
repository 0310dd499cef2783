#include "relnet-backup.h"

#include <fcntl.h>

#include <sys/stat.h>
#include <unistd.h>

#include "relnet-connection-private.h"
#include "store-fixture.h"

static guint
mode_of (const char *path)
{
  struct stat status;

  g_assert_cmpint (g_stat (path, &status), ==, 0);
  return status.st_mode & 0777;
}

static void
assert_only_backups (const char *directory)
{
  g_autoptr (GDir) dir = g_dir_open (directory, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (directory, name, NULL);

      g_assert_true (g_str_has_suffix (name, ".db"));
      g_assert_cmpuint (mode_of (path), ==, 0600);
    }
}

static void
test_create_and_list (Fixture *fixture, gconstpointer data)
{
  g_autofree char *directory = relnet_backup_dup_directory (fixture->path);
  g_autofree char *name = NULL;
  g_autoptr (RelnetBackup) backup = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id = fixture_add_person (fixture, "Hélène Marchetti");

  fixture_log (fixture, id, RELNET_CHANNEL_PHONE, "2026-10-01", "About the Lyon site");
  g_assert_false (relnet_backup_exists (fixture->path));
  backup = relnet_backup_create (fixture->path, RELNET_BACKUP_ASKED, fixture->clock, NULL, &error);
  g_assert_no_error (error);
  name = g_path_get_basename (relnet_backup_get_path (backup));
  g_assert_cmpstr (name, ==, "relnet-20261122T110000Z-asked.db");
  g_assert_cmpint (relnet_backup_get_n_people (backup), ==, 1);
  g_assert_cmpint (relnet_backup_get_n_interactions (backup), ==, 1);
  g_assert_cmpint (relnet_backup_get_made_at (backup), ==, NOON_2026_11_22);
  g_assert_true (relnet_backup_is_sound (backup));
  g_assert_cmpuint (mode_of (directory), ==, 0700);
  g_assert_true (relnet_backup_verify (relnet_backup_get_path (backup), NULL, &error));

  /* The same second has room for another. */
  g_object_unref (relnet_backup_create (fixture->path, RELNET_BACKUP_ASKED, fixture->clock, NULL, &error));
  g_assert_no_error (error);
  list = relnet_backup_list (fixture->path, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (list->len, ==, 2);
  assert_only_backups (directory);
}

static void
test_rotation (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;
  guint n_automatic = 0, n_import = 0, n_asked = 0;

  fixture_add_person (fixture, "Hélène Marchetti");
  for (guint day = 0; day < 70; day++)
    {
      relnet_clock_set_now (fixture->clock, NOON_2026_11_22 + day * G_GINT64_CONSTANT (86400));
      for (guint i = 0; i < 2; i++)
        {
          g_autoptr (RelnetBackup) backup
              = relnet_backup_create (fixture->path, RELNET_BACKUP_AUTOMATIC, fixture->clock, NULL, &error);

          g_assert_no_error (error);
          g_assert_nonnull (backup);
        }
      if (day % 5 == 0)
        {
          g_object_unref (relnet_backup_create (fixture->path, RELNET_BACKUP_BEFORE_IMPORT, fixture->clock, NULL, NULL));
          g_object_unref (relnet_backup_create (fixture->path, RELNET_BACKUP_ASKED, fixture->clock, NULL, NULL));
        }
    }
  list = relnet_backup_list (fixture->path, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < list->len; i++)
    switch (relnet_backup_get_reason (g_ptr_array_index (list, i)))
      {
      case RELNET_BACKUP_AUTOMATIC:
        n_automatic++;
        break;
      case RELNET_BACKUP_BEFORE_IMPORT:
        n_import++;
        break;
      case RELNET_BACKUP_ASKED:
        n_asked++;
        break;
      default:
        g_assert_not_reached ();
      }
  /* Seven days, and each of the weeks that a month touches. */
  g_assert_cmpuint (n_automatic, >=, 7 + 4);
  g_assert_cmpuint (n_automatic, <=, 7 + 6);
  g_assert_cmpuint (n_import, ==, 5);
  g_assert_cmpuint (n_asked, ==, 14);

  /* Away for a year: the last one is still there. */
  relnet_clock_set_now (fixture->clock, NOON_2026_11_22 + 435 * G_GINT64_CONSTANT (86400));
  g_assert_true (relnet_backup_rotate (fixture->path, fixture->clock, &error));
  g_clear_pointer (&list, g_ptr_array_unref);
  list = relnet_backup_list (fixture->path, &error);
  n_automatic = 0;
  for (guint i = 0; i < list->len; i++)
    n_automatic += relnet_backup_get_reason (g_ptr_array_index (list, i)) == RELNET_BACKUP_AUTOMATIC;
  g_assert_cmpuint (n_automatic, ==, 1);
}

/* Two tables that a transaction always changes together. */
static gboolean
write_pair (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  guint *n = data;
  g_autofree char *value = g_strdup_printf ("%u", ++*n);
  g_autofree char *sql
      = g_strdup_printf ("INSERT INTO circle (name, folded) VALUES ('%1$s', '%1$s');"
                         "INSERT INTO organisation (name, folded) VALUES ('%1$s', '%1$s')", value);

  return relnet_connection_set_setting (connection, "pair", value, error) && relnet_connection_execute (connection, sql, error);
}

typedef struct
{
  RelnetDatabase *database;
  guint n;
  gint stop;
  guint pending;
} Writer;

static void
pair_written (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Writer *writer = user_data;
  g_autoptr (GError) error = NULL;

  relnet_database_write_finish (RELNET_DATABASE (object), result, &error);
  g_assert_no_error (error);
  writer->pending--;
  if (!g_atomic_int_get (&writer->stop))
    {
      writer->pending++;
      relnet_database_write_async (writer->database, NULL, write_pair, &writer->n, NULL, NULL, pair_written, writer);
    }
}

static gpointer
back_up_often (gpointer data)
{
  Fixture *fixture = data;

  for (guint i = 0; i < 100; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (RelnetBackup) backup
          = relnet_backup_create (fixture->path, RELNET_BACKUP_ASKED, fixture->clock, NULL, &error);

      g_assert_no_error (error);
      g_assert_nonnull (backup);
    }
  return NULL;
}

static void
test_new_one_stays (Fixture *fixture, gconstpointer data)
{
  g_autofree char *last = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;

  fixture_add_person (fixture, "Hélène Marchetti");
  /* More in one second than are kept. */
  for (guint i = 0; i < 12; i++)
    {
      g_autoptr (RelnetBackup) backup
          = relnet_backup_create (fixture->path, RELNET_BACKUP_BEFORE_IMPORT, fixture->clock, NULL, &error);

      g_assert_no_error (error);
      g_free (last);
      last = g_strdup (relnet_backup_get_path (backup));
    }
  list = relnet_backup_list (fixture->path, &error);
  g_assert_cmpuint (list->len, ==, 5);
  g_assert_cmpstr (relnet_backup_get_path (g_ptr_array_index (list, 0)), ==, last);
  /* The clock was set back: the one just made is the oldest by its name. */
  relnet_clock_set_now (fixture->clock, NOON_2026_11_22 - 86400);
  {
    g_autoptr (RelnetBackup) backup
        = relnet_backup_create (fixture->path, RELNET_BACKUP_BEFORE_IMPORT, fixture->clock, NULL, &error);

    g_assert_no_error (error);
    g_assert_true (g_file_test (relnet_backup_get_path (backup), G_FILE_TEST_EXISTS));
  }
}

static void
test_while_writing (Fixture *fixture, gconstpointer data)
{
  Writer writer = { fixture->database, 0, 0, 1 };
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;
  GThread *thread;
  gint64 last = -1;

  for (guint i = 0; i < 50; i++)
    {
      g_autofree char *name = g_strdup_printf ("Person %u", i);

      fixture_add_person (fixture, name);
    }
  relnet_database_write_async (fixture->database, NULL, write_pair, &writer.n, NULL, NULL, pair_written, &writer);
  thread = g_thread_new ("backups", back_up_often, fixture);
  while (writer.pending > 0)
    {
      g_autofree char *directory = relnet_backup_dup_directory (fixture->path);
      g_autofree char *hundredth = g_strconcat (directory, "/relnet-20261122T110000Z-asked-100.db", NULL);

      g_main_context_iteration (NULL, TRUE);
      if (g_file_test (hundredth, G_FILE_TEST_EXISTS))
        g_atomic_int_set (&writer.stop, 1);
    }
  g_thread_join (thread);
  g_test_message ("%u transactions were written meanwhile", writer.n);
  g_assert_cmpuint (writer.n, >, 100);
  list = relnet_backup_list (fixture->path, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (list->len, ==, 100);
  for (guint i = 1; i <= 100; i++)
    {
      g_autofree char *directory = relnet_backup_dup_directory (fixture->path);
      g_autofree char *path = i == 1 ? g_strconcat (directory, "/relnet-20261122T110000Z-asked.db", NULL)
                                     : g_strdup_printf ("%s/relnet-20261122T110000Z-asked-%u.db", directory, i);
      g_autoptr (RelnetConnection) connection = relnet_connection_open (path, TRUE, &error);
      g_autofree char *pair = NULL;
      gint64 n;

      g_assert_no_error (error);
      g_assert_cmpint (relnet_connection_query_int (connection, "SELECT count (*) FROM pragma_integrity_check"
                                                                " WHERE integrity_check = 'ok'", 0), ==, 1);
      /* A committed state: both tables and the setting of one transaction, and none older than the backup before. */
      pair = relnet_connection_get_setting (connection, "pair");
      n = pair != NULL ? g_ascii_strtoll (pair, NULL, 10) : 0;
      g_assert_cmpint (relnet_connection_query_int (connection, "SELECT count (*) FROM circle", -1), ==, n);
      g_assert_cmpint (relnet_connection_query_int (connection, "SELECT count (*) FROM organisation", -1), ==, n);
      g_assert_cmpint (relnet_connection_query_int (connection, "SELECT count (*) FROM person", -1), ==, 50);
      g_assert_cmpint (n, >=, last);
      last = n;
    }
  g_assert_cmpint (last, >, 0);
}

static void
test_cancelled_leaves_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *directory = relnet_backup_dup_directory (fixture->path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (relnet_backup_create (fixture->path, RELNET_BACKUP_ASKED, fixture->clock, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  dir = g_dir_open (directory, 0, NULL);
  g_assert_null (g_dir_read_name (dir));
}

static void
test_damaged_source_is_no_backup (Fixture *fixture, gconstpointer data)
{
  g_autofree char *directory = relnet_backup_dup_directory (fixture->path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = NULL;
  int fd;
  char zeros[4096] = { 0 };

  for (guint i = 0; i < 200; i++)
    {
      g_autofree char *name = g_strdup_printf ("Person %u", i);

      fixture_add_person (fixture, name);
    }
  g_clear_object (&fixture->database);
  fd = g_open (fixture->path, O_RDWR, 0);
  g_assert_cmpint (pwrite (fd, zeros, sizeof zeros, 10 * 4096), ==, sizeof zeros);
  close (fd);
  g_assert_null (relnet_backup_create (fixture->path, RELNET_BACKUP_AUTOMATIC, fixture->clock, NULL, &error));
  g_assert_error (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_DAMAGED);
  dir = g_dir_open (directory, 0, NULL);
  g_assert_null (g_dir_read_name (dir));
}

int
main (int argc, char **argv)
{
  umask (0);
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/backup/create-and-list", test_create_and_list);
  fixture_test ("/backup/rotation", test_rotation);
  fixture_test ("/backup/new-one-stays", test_new_one_stays);
  fixture_test ("/backup/while-writing", test_while_writing);
  fixture_test ("/backup/cancelled-leaves-nothing", test_cancelled_leaves_nothing);
  fixture_test ("/backup/damaged-source-is-no-backup", test_damaged_source_is_no_backup);
  return g_test_run ();
}

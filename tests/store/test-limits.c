/* Where the machine says no: a full disk, a folder that may not be written, two programs at once. */

#include <errno.h>
#include <grp.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "relnet-backup.h"
#include "relnet-connection-private.h"
#include "store-fixture.h"
#include "table-hash.h"

#define NOBODY 65534
#define N_ROWS 1000

static gboolean
add_much (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  return relnet_connection_execute (connection,
                                    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 20000)"
                                    " INSERT INTO organisation (name, folded) SELECT 'o' || i || hex (randomblob (100)),"
                                    " 'o' || i || hex (randomblob (100)) FROM n",
                                    error);
}

/* SQLite's own limit stands for the disk where none can be mounted. */
static void
test_full (Fixture *fixture, gconstpointer data)
{
  g_autofree char *mount_point = g_build_filename (fixture->directory, "small", NULL);
  g_autofree char *path = g_build_filename (mount_point, "relnet.db", NULL);
  g_autofree char *before = NULL, *after = NULL, *tried = NULL;
  g_autoptr (RelnetBackup) backup = NULL;
  g_autoptr (GError) error = NULL;
  gboolean full = FALSE;

  g_mkdir (mount_point, 0700);
  if (mount ("relnet-test", mount_point, "tmpfs", 0, "size=2m,mode=0700") != 0)
    {
      g_test_skip ("no file system can be mounted here");
      return;
    }
  g_clear_object (&fixture->database);
  fixture->database = relnet_database_open (path, &error);
  g_assert_no_error (error);
  fixture_add_person (fixture, "Hélène Marchetti");
  before = hash_tables (relnet_database_get_reader (fixture->database));
  g_assert_false (relnet_database_write (fixture->database, add_much, NULL, &error));
  full = g_error_matches (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_FULL);
  tried = g_strdup (error->message);
  g_clear_error (&error);
  after = hash_tables (relnet_database_get_reader (fixture->database));
  /* Neither is half a backup left, nor does it stop the next write. */
  for (guint i = 0; i < 20 && error == NULL; i++)
    {
      g_clear_object (&backup);
      backup = relnet_backup_create (path, RELNET_BACKUP_ASKED, fixture->clock, NULL, &error);
    }
  g_clear_object (&fixture->database);
  {
    g_autofree char *directory = relnet_backup_dup_directory (path);
    g_autoptr (GDir) dir = g_dir_open (directory, 0, NULL);
    const char *name;

    while ((name = g_dir_read_name (dir)) != NULL)
      {
        g_autofree char *file = g_build_filename (directory, name, NULL);

        g_assert_true (g_str_has_suffix (name, ".db"));
        g_assert_true (relnet_backup_verify (file, NULL, NULL));
      }
  }
  umount (mount_point);
  if (!full)
    g_error ("not said to be full: %s", tried);
  g_assert_cmpstr (after, ==, before);
  g_assert_error (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_FULL);
}

/* Runs @func as somebody without rights. Returns: its exit status, -1 if we cannot become somebody else. */
static int
run_as_nobody (int (*func) (const char *path), const char *path)
{
  int status;
  pid_t child;

  if (geteuid () != 0)
    return -1;
  child = fork ();
  if (child == 0)
    {
      if (setgroups (0, NULL) != 0 || setgid (NOBODY) != 0 || setuid (NOBODY) != 0)
        _exit (99);
      _exit (func (path));
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  return WIFEXITED (status) ? WEXITSTATUS (status) : 98;
}

static int
expect_read_only (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RelnetDatabase) database = relnet_database_open (path, &error);

  return g_error_matches (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_READ_ONLY) ? 0 : 1;
}

static void
test_read_only (Fixture *fixture, gconstpointer data)
{
  g_autofree char *directory = g_path_get_dirname (fixture->path);
  g_autofree char *missing = g_build_filename (fixture->directory, "none", "relnet.db", NULL);
  g_autofree char *before = NULL, *after = NULL;
  gsize length, after_length;

  if (geteuid () != 0)
    {
      g_test_skip ("only root can try as somebody else");
      return;
    }
  fixture_add_person (fixture, "Hélène Marchetti");
  g_clear_object (&fixture->database);
  g_assert_true (g_file_get_contents (fixture->path, &before, &length, NULL));
  g_chmod (fixture->directory, 0755);
  /* The file is there to read, the folder not to write; and a home where no folder can be made. */
  g_chmod (directory, 0755);
  g_chmod (fixture->path, 0644);
  g_assert_cmpint (run_as_nobody (expect_read_only, fixture->path), ==, 0);
  g_assert_cmpint (run_as_nobody (expect_read_only, missing), ==, 0);
  g_assert_true (g_file_get_contents (fixture->path, &after, &after_length, NULL));
  g_assert_cmpmem (before, length, after, after_length);
}

static gboolean
add_one (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  g_autoptr (RelnetPerson) person = relnet_person_new ();
  g_autoptr (RelnetClock) clock = relnet_clock_new_fixed (NOON_2026_11_22);

  relnet_person_set_text (person, RELNET_PERSON_NAME, data);
  return relnet_person_store_insert (connection, changes, person, clock, error);
}

/* Both open a database that is not there yet, at the same moment, then write by turns as the lock falls. */
static int
write_many (const char *path, const char *who)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RelnetDatabase) database = relnet_database_open (path, &error);

  for (guint i = 0; database != NULL && error == NULL && i < N_ROWS; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s %u", who, i);

      relnet_database_write (database, add_one, name, &error);
    }
  if (error != NULL)
    g_printerr ("# %s: %s\n", who, error->message);
  return error == NULL ? 0 : 1;
}

static void
test_two_processes (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->directory, "two", "relnet.db", NULL);
  static const char *const names[] = { "Ada", "Ben" };
  GPid children[2];
  g_autoptr (RelnetDatabase) database = NULL;
  g_autoptr (GError) error = NULL;

  /* A child of a program with threads may only start another program. */
  for (guint i = 0; i < 2; i++)
    {
      const char *argv[] = { "/proc/self/exe", "--write", path, names[i], NULL };
      g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);

      argv[0] = self;
      g_assert_true (g_spawn_async (NULL, (char **)argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_LEAVE_DESCRIPTORS_OPEN,
                                    NULL, NULL, &children[i], &error));
    }
  for (guint i = 0; i < 2; i++)
    {
      int status;

      g_assert_cmpint (waitpid (children[i], &status, 0), ==, children[i]);
      g_assert_cmpint (status, ==, 0);
    }
  database = relnet_database_open (path, &error);
  g_assert_no_error (error);
  g_assert_cmpint (relnet_person_store_count (relnet_database_get_reader (database)), ==, 2 * N_ROWS);
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *sql
          = g_strdup_printf ("SELECT count (DISTINCT name) FROM person WHERE name LIKE '%s %%'", names[i]);

      g_assert_cmpint (relnet_connection_query_int (relnet_database_get_reader (database), sql, -1), ==, N_ROWS);
    }
}

int
main (int argc, char **argv)
{
  if (argc == 4 && strcmp (argv[1], "--write") == 0)
    return write_many (argv[2], argv[3]);
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/limits/full", test_full);
  fixture_test ("/limits/read-only", test_read_only);
  fixture_test ("/limits/two-processes", test_two_processes);
  return g_test_run ();
}

/* The file itself, before SQLite may write to it: whose it is, whether it is whole, and that nobody else reads it (S1).
 * What is refused here is left byte for byte as it was. */

#include "relnet-database-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "relnet-backup-private.h"
#include "relnet-migrations.h"

/* https://www.sqlite.org/fileformat.html#the_database_header */
#define SQLITE_MAGIC          "SQLite format 3"
#define APPLICATION_ID_OFFSET 68
#define HEADER_SIZE           100
#define FIRST_WRITE_SIZE      4096 /* one page */
/* How often another process may be in the way of the very first write. */
#define MAX_TRIES 100

static gboolean
prepare_directory (const char *directory, GError **error)
{
  gboolean ours = FALSE;

  if (!g_file_test (directory, G_FILE_TEST_IS_DIR))
    {
      ours = TRUE;
      if (g_mkdir_with_parents (directory, 0700) != 0)
        {
          int saved = errno;

          g_set_error (error, RELNET_STORE_ERROR, relnet_backup_code_from_errno (saved),
                       _ ("The folder “%s” for RelNet’s data cannot be made: %s."), directory, g_strerror (saved));
          return FALSE;
        }
    }
  if (ours || g_str_has_suffix (directory, "/relnet"))
    (void)g_chmod (directory, 0700);
  return TRUE;
}

/* No file, or an empty one, is a new database only where there never was another. */
static gboolean
may_be_new (const char *path, gboolean exists, GError **error)
{
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  struct stat status;

  if (!relnet_backup_exists (path) && (g_lstat (wal, &status) != 0 || status.st_size == 0))
    return TRUE;
  g_set_error (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_DAMAGED,
               exists ? _ ("RelNet’s data file “%s” is empty, but there was data in it before. It was left as it is.")
                      : _ ("RelNet’s data file “%s” is missing, but there was one before. Nothing was changed."),
               path);
  return FALSE;
}

/**
 * relnet_database_file_prepare:
 * @path: the file of a database
 * @error: return location for an error, in words for the user
 *
 * Nobody else may read the file, whatever the umask; a link must not lead us to write somebody else's file; and where
 * data has been before, no empty file takes its place.
 *
 * Returns: whether there is a file that SQLite may open
 */
gboolean
relnet_database_file_prepare (const char *path, GError **error)
{
  g_autofree char *directory = g_path_get_dirname (path);
  gboolean exists;
  struct stat status;
  int fd, saved;

  if (!prepare_directory (directory, error))
    return FALSE;
  exists = g_lstat (path, &status) == 0;
  if (exists && !S_ISREG (status.st_mode))
    {
      g_set_error (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_CANNOT_OPEN,
                   S_ISDIR (status.st_mode)   ? _ ("“%s” is a folder, not RelNet’s data file. It was left as it is.")
                   : S_ISLNK (status.st_mode) ? _ ("“%s” is a link, not RelNet’s data file. It was left as it is.")
                                              : _ ("“%s” is not a file of RelNet’s. It was left as it is."),
                   path);
      return FALSE;
    }
  if ((!exists || status.st_size == 0) && !may_be_new (path, exists, error))
    return FALSE;
  /* A file that is there is not opened here: closing it again would drop the locks that SQLite has on it if it is open
   * in this process (https://www.sqlite.org/howtocorrupt.html, 2.2). SQLite gives the -wal and -shm files its mode. */
  if (exists)
    {
      if (faccessat (AT_FDCWD, path, R_OK | W_OK, AT_EACCESS) == 0)
        return (status.st_mode & 0777) == 0600 || g_chmod (path, 0600) == 0 || errno == EPERM;
      saved = errno;
    }
  else
    {
      fd = g_open (path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
      saved = errno;
      if (fd >= 0)
        {
          (void)fchmod (fd, 0600);
          close (fd);
          return TRUE;
        }
      /* Another process was faster. */
      if (saved == EEXIST)
        return relnet_database_file_prepare (path, error);
    }
  g_set_error (error, RELNET_STORE_ERROR, relnet_backup_code_from_errno (saved),
               _ ("RelNet may not write to its data file “%s”: %s. Nothing was changed."), path, g_strerror (saved));
  return FALSE;
}

static gboolean
set_damaged (GError **error)
{
  g_set_error_literal (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_DAMAGED,
                       _ ("RelNet’s data file is damaged. It was left as it is."));
  return FALSE;
}

static gboolean
set_foreign (GError **error)
{
  g_set_error_literal (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_DAMAGED,
                       _ ("This is a database of another program, not of RelNet. It was left as it is."));
  return FALSE;
}

/* Whether the power went away in the very first write, before its bytes were on the disk: SQLite takes that one back. */
static gboolean
is_first_write (const char *path, const guint8 *page, gssize length, gint64 size)
{
  for (gssize i = 0; i < length; i++)
    if (page[i] != 0)
      return FALSE;
  return length == size && !relnet_backup_exists (path);
}

/* An unfinished transaction stands in the way of reading. Another program's must not be rolled back by us. */
static gboolean
check_header (const char *path, gint64 size, GError **error)
{
  guint8 page[FIRST_WRITE_SIZE];
  guint32 id;
  int fd = g_open (path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC, 0);
  gssize length = fd >= 0 ? pread (fd, page, sizeof page, 0) : -1;

  if (fd >= 0)
    close (fd);
  if (is_first_write (path, page, length, size))
    return TRUE;
  if (length < HEADER_SIZE || memcmp (page, SQLITE_MAGIC, sizeof SQLITE_MAGIC) != 0)
    return set_damaged (error);
  memcpy (&id, page + APPLICATION_ID_OFFSET, sizeof id);
  id = GUINT32_FROM_BE (id);
  return id == RELNET_APPLICATION_ID || id == 0 || set_foreign (error);
}

static gboolean
query (RelnetConnection *connection, const char *sql, gint64 *value, GError **error)
{
  RelnetStatement *statement = relnet_connection_prepare (connection, sql, error);
  GError *local = NULL;

  if (statement == NULL)
    return FALSE;
  *value = relnet_statement_step (statement, &local) ? relnet_statement_get_int (statement, 0) : 0;
  relnet_statement_reset (statement);
  if (local != NULL)
    g_propagate_error (error, local);
  return local == NULL;
}

static gboolean
check (RelnetConnection *connection, gint64 *version, GError **error)
{
  gint64 id = 0, tables = 0, dummy;

  if (!query (connection, "PRAGMA application_id", &id, error)
      || !query (connection, "PRAGMA user_version", version, error)
      || !query (connection, "SELECT count (*) FROM sqlite_schema", &tables, error))
    return FALSE;
  /* An empty file is a new one. */
  if (id == 0 && *version == 0 && tables == 0)
    return TRUE;
  if (id != RELNET_APPLICATION_ID)
    return set_foreign (error);
  if (*version > (gint64)relnet_migrations_get_latest ())
    {
      g_set_error_literal (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_NEWER,
                           _ ("The data was written by a newer version of RelNet. It was left as it is: update RelNet "
                              "to open it."));
      return FALSE;
    }
  if (*version <= 0 || tables == 0)
    return set_damaged (error);
  return query (connection, "SELECT id FROM person ORDER BY id LIMIT 1", &dummy, error)
         && query (connection, "SELECT person_id FROM person_summary ORDER BY person_id LIMIT 1", &dummy, error);
}

/* SQLite takes a last page that is cut short for a whole one. While there is a log, the page may be in it. */
static gboolean
is_cut_short (RelnetConnection *connection, const char *path, gint64 size)
{
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  gint64 page = relnet_connection_query_int (connection, "PRAGMA page_size", 4096);
  struct stat status;

  return size % page != 0 && (g_stat (wal, &status) != 0 || status.st_size == 0);
}

/**
 * relnet_database_file_check:
 * @path: a file that relnet_database_file_prepare() let pass
 * @version: (out): the number of its schema, 0 for a new one
 * @error: return location for an error, in words for the user
 *
 * Looks without writing. The whole file is read when a backup is made, daily.
 *
 * Returns: whether the database is ours, of a schema this program knows, and its first pages can be read
 */
gboolean
relnet_database_file_check (const char *path, gint64 *version, GError **error)
{
  g_autoptr (RelnetConnection) connection = NULL;
  g_autoptr (GError) local = NULL;
  struct stat status;

  *version = 0;
  if (g_stat (path, &status) != 0)
    {
      relnet_backup_set_error_from_errno (errno, path, error);
      return FALSE;
    }
  if (status.st_size == 0)
    return TRUE;
  connection = relnet_connection_open (path, TRUE, &local);
  if (connection != NULL)
    {
      relnet_connection_set_checkpoint_on_close (connection, FALSE);
      if (check (connection, version, &local))
        return !is_cut_short (connection, path, status.st_size) || set_damaged (error);
    }
  if (g_error_matches (local, RELNET_STORE_ERROR, RELNET_STORE_ERROR_READ_ONLY))
    return check_header (path, status.st_size, error);
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/**
 * relnet_database_file_use_wal:
 * @connection: a connection that writes
 * @error: return location for an error
 *
 * Returns: whether the write-ahead log is in use; asked once more while another process does the same
 */
gboolean
relnet_database_file_use_wal (RelnetConnection *connection, GError **error)
{
  for (guint i = 0;; i++)
    {
      g_autoptr (GError) local = NULL;

      if (relnet_connection_execute (connection, "PRAGMA journal_mode = WAL", &local))
        return TRUE;
      /* SQLite does not wait for this lock by itself. */
      if (i < MAX_TRIES && g_error_matches (local, RELNET_STORE_ERROR, RELNET_STORE_ERROR_BUSY))
        {
          g_usleep (20 * 1000);
          continue;
        }
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
}

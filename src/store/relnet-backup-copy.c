/* A verified copy of a whole database, through SQLite's backup interface. */

#include "relnet-backup-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "relnet-database-private.h"
#include "relnet-migrations.h"

/* How much is copied before looking whether it was cancelled, in pages of 4 kB. */
#define PAGES_A_STEP 512
/**
 * relnet_backup_check_header:
 * @connection: a connection to a backup
 * @error: return location for an error, in words for the user
 *
 * Returns: whether it is a database of ours, and one this program can read
 */
gboolean
relnet_backup_check_header (RelnetConnection *connection, GError **error)
{
  gint64 version;

  if (relnet_connection_query_int (connection, "PRAGMA application_id", -1) != RELNET_APPLICATION_ID)
    {
      g_set_error_literal (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_DAMAGED,
                           _ ("This file is not a backup made by RelNet, or it is damaged."));
      return FALSE;
    }
  version = relnet_connection_query_int (connection, "PRAGMA user_version", -1);
  if (version > (gint64) relnet_migrations_get_latest ())
    {
      g_set_error_literal (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_NEWER,
                           _ ("This backup was made by a newer version of RelNet: update RelNet to restore it."));
      return FALSE;
    }
  return TRUE;
}

static void
interrupt_cb (GCancellable *cancellable, gpointer data)
{
  sqlite3_interrupt (data);
}

static gboolean
is_intact (RelnetConnection *connection, GCancellable *cancellable, GError **error)
{
  RelnetStatement *statement = relnet_connection_prepare (connection, "PRAGMA quick_check (1)", error);
  GError *local = NULL;
  gulong handler = 0;
  gboolean intact = FALSE;

  if (statement == NULL)
    return FALSE;
  if (cancellable != NULL)
    handler = g_cancellable_connect (cancellable, G_CALLBACK (interrupt_cb), relnet_connection_get_handle (connection), NULL);
  if (relnet_statement_step (statement, &local))
    intact = strcmp (relnet_statement_get_text (statement, 0), "ok") == 0;
  relnet_statement_reset (statement);
  if (handler != 0)
    g_cancellable_disconnect (cancellable, handler);
  if (!intact && local == NULL)
    g_set_error_literal (&local, RELNET_STORE_ERROR, RELNET_STORE_ERROR_DAMAGED,
                         _ ("RelNet’s data file is damaged. It was left as it is."));
  if (local != NULL)
    g_propagate_error (error, local);
  return intact;
}

/* How many rows each table has, as one text that can be compared; virtual tables have theirs in others. */
static char *
describe_rows (RelnetConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) text = g_string_new (NULL);
  RelnetStatement *statement = relnet_connection_prepare (
      connection,
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
      " AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name",
      error);
  GError *local = NULL;

  if (statement == NULL)
    return NULL;
  while (relnet_statement_step (statement, &local))
    g_ptr_array_add (names, g_strdup (relnet_statement_get_text (statement, 0)));
  for (guint i = 0; local == NULL && i < names->len; i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM \"%s\"", (char *) g_ptr_array_index (names, i));

      statement = relnet_connection_prepare (connection, sql, &local);
      if (statement == NULL || !relnet_statement_step (statement, &local))
        break;
      g_string_append_printf (text, "%s %" G_GINT64_FORMAT "\n", (char *) g_ptr_array_index (names, i),
                              relnet_statement_get_int (statement, 0));
      relnet_statement_reset (statement);
    }
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return NULL;
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
verify (const char *path, const char *expected_rows, GCancellable *cancellable, GError **error)
{
  g_autoptr (RelnetConnection) connection = relnet_connection_open (path, TRUE, error);
  g_autofree char *rows = NULL;

  if (connection == NULL || !relnet_backup_check_header (connection, error) || !is_intact (connection, cancellable, error))
    return FALSE;
  if (expected_rows == NULL)
    return TRUE;
  rows = describe_rows (connection, error);
  if (rows == NULL)
    return FALSE;
  if (strcmp (rows, expected_rows) == 0)
    return TRUE;
  /* Not “damaged”: that is said of the data, which was read without complaint. */
  g_set_error_literal (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_FAILED,
                       _ ("The backup is not the same as the data, so it was not kept. The data was left as it is."));
  return FALSE;
}

/**
 * relnet_backup_verify:
 * @path: a backup
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error, in words for the user
 *
 * Reads the whole file.
 *
 * Returns: whether it is RelNet's, of no newer schema, and intact
 */
gboolean
relnet_backup_verify (const char *path, GCancellable *cancellable, GError **error)
{
  return verify (path, NULL, cancellable, error);
}

/**
 * relnet_backup_copy_pages:
 * @from: what is copied, in a read transaction if others may write it
 * @to: a connection that is not in a transaction
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Copies a whole database into another through SQLite's backup interface, in one transaction of @to.
 *
 * Returns: whether it was copied; if not, @to is as it was
 */
gboolean
relnet_backup_copy_pages (RelnetConnection *from, RelnetConnection *to, GCancellable *cancellable, GError **error)
{
  sqlite3_backup *backup
      = sqlite3_backup_init (relnet_connection_get_handle (to), "main", relnet_connection_get_handle (from), "main");
  int code = SQLITE_OK;

  if (backup == NULL)
    {
      relnet_connection_set_error (to, error);
      return FALSE;
    }
  while (code == SQLITE_OK && !g_cancellable_is_cancelled (cancellable))
    code = sqlite3_backup_step (backup, PAGES_A_STEP);
  if (code == SQLITE_DONE)
    code = sqlite3_backup_finish (backup);
  else
    {
      sqlite3_backup_finish (backup);
      if (code == SQLITE_OK)
        code = SQLITE_INTERRUPT;
    }
  if (code == SQLITE_OK)
    return TRUE;
  relnet_store_set_error_from_sqlite (code, NULL, error);
  return FALSE;
}

/**
 * relnet_backup_sync:
 * @path: a file or directory
 * @error: return location for an error
 *
 * Returns: whether what was written to it is on the disk
 */
gboolean
relnet_backup_sync (const char *path, GError **error)
{
  int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  int saved = 0;

  if (fd < 0 || fsync (fd) != 0)
    saved = errno;
  if (fd >= 0)
    close (fd);
  if (saved == 0)
    return TRUE;
  /* It may be there all the same, and stay. */
  g_set_error (error, RELNET_STORE_ERROR, relnet_backup_code_from_errno (saved),
               _ ("“%s” may not be safely on the disk: %s. What was done last may be there or not; what was saved before is "
                  "not touched."),
               path, g_strerror (saved));
  return FALSE;
}

/**
 * relnet_backup_code_from_errno:
 * @code: what the system said
 *
 * Returns: what it means for who wants to write
 */
RelnetStoreError
relnet_backup_code_from_errno (int code)
{
  return code == ENOSPC || code == EDQUOT                    ? RELNET_STORE_ERROR_FULL
         : code == EACCES || code == EPERM || code == EROFS ? RELNET_STORE_ERROR_READ_ONLY
                                                             : RELNET_STORE_ERROR_CANNOT_OPEN;
}

/**
 * relnet_backup_set_error_from_errno:
 * @code: what the system said
 * @path: the file it is about
 * @error: the error to set
 */
void
relnet_backup_set_error_from_errno (int code, const char *path, GError **error)
{
  g_set_error (error, RELNET_STORE_ERROR, relnet_backup_code_from_errno (code),
               _ ("“%s” cannot be written: %s. Nothing was changed."), path, g_strerror (code));
}

/* Makes @path whole from @from, or removes what was begun. */
static gboolean
write_copy (RelnetConnection *from, const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (RelnetConnection) to = NULL;
  /* Nobody else may read it, whatever the umask, and nothing that is there already is written to. */
  int fd = g_open (path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);

  if (fd < 0 || fchmod (fd, 0600) != 0)
    {
      int saved = errno;

      if (fd >= 0)
        close (fd);
      relnet_backup_set_error_from_errno (saved, path, error);
      return FALSE;
    }
  close (fd);
  to = relnet_connection_open (path, FALSE, error);
  /* The file counts only once it is whole and on the disk, so its own journal would be for nothing. */
  if (to == NULL || !relnet_connection_execute (to, "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = OFF;"
                                                    " PRAGMA synchronous = OFF", error)
      || !relnet_backup_copy_pages (from, to, cancellable, error))
    return FALSE;
  g_clear_pointer (&to, relnet_connection_close);
  /* The header says WAL, as the database’s. A backup is one file that can be copied and read anywhere, so it is not. */
  to = relnet_connection_open (path, FALSE, error);
  if (to == NULL
      || !relnet_connection_execute (to, "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = DELETE", error))
    return FALSE;
  g_clear_pointer (&to, relnet_connection_close);
  return relnet_backup_sync (path, error);
}

/**
 * relnet_backup_write_verified:
 * @from_path: a database
 * @to_path: a file that is not there
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Returns: whether @to_path is a verified copy, on the disk; if not, it is not there
 */
gboolean
relnet_backup_write_verified (const char *from_path, const char *to_path, GCancellable *cancellable, GError **error)
{
  g_autoptr (RelnetConnection) from = relnet_connection_open (from_path, TRUE, error);
  g_autofree char *rows = NULL;
  gboolean done = FALSE;

  if (from == NULL)
    return FALSE;
  /* One snapshot for the counts and the copy: who writes meanwhile is neither held up nor seen. */
  if (!relnet_connection_execute (from, "BEGIN", error))
    return FALSE;
  rows = describe_rows (from, error);
  done = rows != NULL && write_copy (from, to_path, cancellable, error) && verify (to_path, rows, cancellable, error);
  if (!relnet_connection_execute (from, "COMMIT", done ? error : NULL))
    done = FALSE;
  if (!done)
    {
      static const char *const suffixes[] = { "", "-wal", "-shm", "-journal" };

      for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
        {
          g_autofree char *begun = g_strconcat (to_path, suffixes[i], NULL);

          g_unlink (begun);
        }
    }
  return done;
}

/* A backup takes the place of the data. What was there is kept, sound or damaged. */

#include "relnet-restore.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "relnet-backup-private.h"
#include "relnet-database-private.h"
#include "relnet-migrations.h"

/* The rest of the pages in one go: by then it can no longer be cancelled half way. */
#define ALL_PAGES -1

static const char *const companions[] = { "", "-wal", "-shm", "-journal" };

static void
remove_part (const char *part)
{
  for (guint i = 0; i < G_N_ELEMENTS (companions); i++)
    {
      g_autofree char *path = g_strconcat (part, companions[i], NULL);

      g_unlink (path);
    }
}

static char *
dup_part (const char *database_path)
{
  g_autofree char *directory = g_path_get_dirname (database_path);
  g_autofree char *name = g_path_get_basename (database_path);
  g_autofree char *unique = g_uuid_string_random ();

  return g_strdup_printf ("%s/.%s-%s.part", directory, name, unique);
}

/* Brings the schema of a copy up to date, so that what takes the data's place is what this program reads. */
static gboolean
update_part (const char *part, GError **error)
{
  g_autoptr (RelnetConnection) connection = relnet_connection_open (part, FALSE, error);

  if (connection == NULL || !relnet_migrations_run (connection, error)
      || !relnet_database_refresh_sort_keys (connection, error))
    return FALSE;
  g_clear_pointer (&connection, relnet_connection_close);
  return relnet_backup_sync (part, error);
}

/* Puts @part in the place of a sound database that anybody may have open: for them it is one transaction. */
static gboolean
replace_live (const char *database_path, const char *part, RelnetClock *clock, GError **error)
{
  g_autoptr (RelnetConnection) from = relnet_connection_open (part, TRUE, error);
  g_autoptr (RelnetConnection) to = NULL;
  g_autoptr (RelnetBackup) before = NULL;
  GError *local = NULL;
  sqlite3_backup *backup;
  int code;

  if (from == NULL)
    return FALSE;
  to = relnet_connection_open (database_path, FALSE, error);
  if (to == NULL)
    return FALSE;
  relnet_connection_set_checkpoint_on_close (to, FALSE);
  if (!relnet_database_file_use_wal (to, error))
    return FALSE;
  backup = sqlite3_backup_init (relnet_connection_get_handle (to), "main", relnet_connection_get_handle (from), "main");
  if (backup == NULL)
    {
      relnet_connection_set_error (to, error);
      return FALSE;
    }
  /* The first step takes the lock: whoever writes waits from here on, so that what they wrote before is in the backup
   * made now and what they write after is in the restored data. */
  code = sqlite3_backup_step (backup, 1);
  if (code == SQLITE_OK)
    {
      before = relnet_backup_create (database_path, RELNET_BACKUP_BEFORE_RESTORE, clock, NULL, &local);
      if (before != NULL)
        code = sqlite3_backup_step (backup, ALL_PAGES);
    }
  /* Without SQLITE_DONE this takes back what was begun. */
  sqlite3_backup_finish (backup);
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  if (code != SQLITE_DONE)
    {
      relnet_store_set_error_from_sqlite (code, NULL, error);
      return FALSE;
    }
  relnet_connection_set_checkpoint_on_close (to, TRUE);
  return TRUE;
}

/**
 * relnet_restore_set_aside:
 * @database_path: the path of a database that nobody has open
 * @clock: the time
 * @error: return location for an error, in words for the user
 *
 * Gives what lies at @database_path, with its log, another name beside it (“relnet-damaged-20261122T181000Z.db”).
 *
 * Returns: (transfer full) (nullable): that name; empty if there was nothing; %NULL with @error set
 */
char *
relnet_restore_set_aside (const char *database_path, RelnetClock *clock, GError **error)
{
  g_autofree char *directory = g_path_get_dirname (database_path);
  g_autofree char *stem = g_path_get_basename (database_path);
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_utc (relnet_clock_get_now (clock));
  g_autofree char *stamp = g_date_time_format (now, "%Y%m%dT%H%M%SZ");
  g_autofree char *kept = NULL;
  gboolean any = FALSE;
  struct stat status;

  if (g_str_has_suffix (stem, ".db"))
    stem[strlen (stem) - strlen (".db")] = '\0';
  for (guint i = 1; kept == NULL; i++)
    {
      gboolean taken = FALSE;

      kept = i == 1 ? g_strdup_printf ("%s/%s-damaged-%s.db", directory, stem, stamp)
                    : g_strdup_printf ("%s/%s-damaged-%s-%u.db", directory, stem, stamp, i);
      for (guint j = 0; j < G_N_ELEMENTS (companions); j++)
        {
          g_autofree char *path = g_strconcat (kept, companions[j], NULL);

          taken = taken || g_lstat (path, &status) == 0;
        }
      if (taken)
        g_clear_pointer (&kept, g_free);
    }
  /* The file first: without it, its log alone is recognised at the next start and never read into another file. */
  for (guint i = 0; i < G_N_ELEMENTS (companions); i++)
    {
      g_autofree char *from = g_strconcat (database_path, companions[i], NULL);
      g_autofree char *to = g_strconcat (kept, companions[i], NULL);

      if (g_lstat (from, &status) != 0)
        continue;
      any = TRUE;
      if (g_rename (from, to) != 0)
        {
          relnet_backup_set_error_from_errno (errno, from, error);
          return NULL;
        }
    }
  if (any && !relnet_backup_sync (directory, error))
    return NULL;
  return any ? g_steal_pointer (&kept) : g_strdup ("");
}

/* Puts @part where nothing lies any more. */
static gboolean
move_into_place (const char *part, const char *database_path, GError **error)
{
  g_autofree char *directory = g_path_get_dirname (database_path);

  /* link() replaces nothing, should somebody have made a file there meanwhile. */
  if (link (part, database_path) == 0)
    g_unlink (part);
  else if (errno == EEXIST || g_rename (part, database_path) != 0)
    {
      relnet_backup_set_error_from_errno (errno, database_path, error);
      return FALSE;
    }
  return relnet_backup_sync (directory, error);
}

static gboolean
replace_damaged (const char *database_path, const char *part, RelnetClock *clock, GError **error)
{
  g_autofree char *kept = relnet_restore_set_aside (database_path, clock, error);

  return kept != NULL && move_into_place (part, database_path, error);
}

/* Whether the present file is one that can be replaced as others replace its rows. */
static gboolean
is_live (const char *database_path)
{
  struct stat status;
  gint64 version;

  return g_lstat (database_path, &status) == 0 && S_ISREG (status.st_mode) && status.st_size > 0
         && relnet_database_file_check (database_path, &version, NULL);
}

/**
 * relnet_restore:
 * @database_path: the path of a database, sound, damaged or missing
 * @backup_path: a backup, in any folder
 * @clock: the time
 * @cancellable: (nullable): a cancellable; it counts until the data begins to be replaced
 * @error: return location for an error, in words for the user
 *
 * Verifies the backup and puts it in the place of the data. If the data is sound, it is backed up first (“before a backup
 * was restored”) and replaced in one transaction, which whoever has it open notices; else the file is kept under another
 * name. A backup of an older schema is brought up to date.
 *
 * Returns: whether the data is now that of the backup; if not, it is as it was
 */
gboolean
relnet_restore (const char *database_path, const char *backup_path, RelnetClock *clock, GCancellable *cancellable,
                GError **error)
{
  g_autofree char *part = dup_part (database_path);
  g_autofree char *directory = g_path_get_dirname (database_path);
  g_autoptr (GError) local = NULL;
  gboolean done;

  if (!g_file_test (backup_path, G_FILE_TEST_IS_REGULAR))
    {
      g_set_error (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_NOT_FOUND, _ ("There is no backup “%s”."), backup_path);
      return FALSE;
    }
  if (!g_file_test (directory, G_FILE_TEST_IS_DIR) && g_mkdir_with_parents (directory, 0700) != 0)
    {
      relnet_backup_set_error_from_errno (errno, directory, error);
      return FALSE;
    }
  if (!relnet_backup_verify (backup_path, cancellable, error)
      || !relnet_backup_write_verified (backup_path, part, cancellable, error))
    return FALSE;
  done = update_part (part, error) && !g_cancellable_set_error_if_cancelled (cancellable, error);
  if (done && is_live (database_path))
    {
      done = replace_live (database_path, part, clock, &local);
      /* Deeper in the file it was damaged after all, so that no backup of it could be made. */
      if (!done && g_error_matches (local, RELNET_STORE_ERROR, RELNET_STORE_ERROR_DAMAGED))
        done = replace_damaged (database_path, part, clock, error);
      else if (!done)
        g_propagate_error (error, g_steal_pointer (&local));
    }
  else if (done)
    done = replace_damaged (database_path, part, clock, error);
  remove_part (part);
  return done;
}

/**
 * relnet_restore_start_anew:
 * @database_path: the path of a database that is damaged or missing
 * @clock: the time
 * @error: return location for an error, in words for the user
 *
 * Begins an empty book, when the user says so, where one was before. What lies there keeps existing under another name,
 * and so do all backups.
 *
 * Returns: whether there is an empty database now
 */
gboolean
relnet_restore_start_anew (const char *database_path, RelnetClock *clock, GError **error)
{
  g_autofree char *part = dup_part (database_path);
  gboolean done;

  if (!g_file_set_contents_full (part, "", 0, G_FILE_SET_CONTENTS_NONE, 0600, error))
    return FALSE;
  (void)g_chmod (part, 0600);
  done = update_part (part, error) && replace_damaged (database_path, part, clock, error);
  remove_part (part);
  return done;
}

typedef struct
{
  RelnetDatabase *database;
  char *database_path;
  char *backup_path;
  RelnetClock *clock;
} RestoreJob;

static void
restore_job_free (gpointer data)
{
  RestoreJob *job = data;

  g_clear_object (&job->database);
  g_clear_pointer (&job->database_path, g_free);
  g_clear_pointer (&job->backup_path, g_free);
  g_clear_object (&job->clock);
  g_free (job);
}

static void
restore_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  RestoreJob *job = data;
  GError *error = NULL;

  if (relnet_restore (job->database_path, job->backup_path, job->clock, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
restored (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  RestoreJob *job = g_task_get_task_data (G_TASK (result));
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_task_return_error (task, error);
      return;
    }
  if (job->database != NULL)
    relnet_database_forget_acts (job->database);
  g_task_return_boolean (task, TRUE);
}

/**
 * relnet_restore_async:
 * @database: (nullable): the open database, %NULL for one that does not open
 * @database_path: its path
 * @backup_path: a backup, in any folder
 * @clock: the time
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done; the source object is %NULL
 * @user_data: for @callback
 *
 * Does relnet_restore() in a thread. #RelnetDatabase::changed says afterwards that everything changed, and what was done
 * before can no longer be undone.
 */
void
relnet_restore_async (RelnetDatabase *database, const char *database_path, const char *backup_path, RelnetClock *clock,
                      GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  g_autoptr (GTask) work = NULL;
  RestoreJob *job = g_new0 (RestoreJob, 1);

  g_task_set_source_tag (task, relnet_restore_async);
  /* Once the data is replaced it is, whatever was cancelled since. */
  g_task_set_check_cancellable (task, FALSE);
  job->database = database != NULL ? g_object_ref (database) : NULL;
  job->database_path = g_strdup (database_path);
  job->backup_path = g_strdup (backup_path);
  job->clock = g_object_ref (clock);
  work = g_task_new (NULL, cancellable, restored, task);
  g_task_set_check_cancellable (work, FALSE);
  g_task_set_task_data (work, job, restore_job_free);
  g_task_run_in_thread (work, restore_in_thread);
}

/**
 * relnet_restore_finish:
 * @result: the result
 * @error: return location for an error, in words for the user
 *
 * Returns: whether it was restored; if not, the data is as it was
 */
gboolean
relnet_restore_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* Backups: whole copies of the database beside it, each verified before it counts (S1). */

#include "relnet-backup.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "relnet-backup-private.h"
#include "relnet-database-private.h"

/* The rule of S1: one a day for a week, one a week for a month. */
#define DAYS_KEPT_DAILY  7
#define DAYS_KEPT_WEEKLY 35
/* Of those made before something was done, the last ones are kept. */
#define N_KEPT_BEFORE 5
/* What a kill left behind is removed when nobody can still be writing it, in seconds. */
#define STALE_AFTER (24 * 60 * 60)

/**
 * RelnetBackup:
 *
 * One backup that lies beside the database.
 *
 * The name of its file says when and why it was made (“relnet-20261122T181000Z-automatic.db”), so that it says so
 * wherever the user moves it. It is a database like any other: nothing of RelNet’s own is needed to read it.
 */
struct _RelnetBackup
{
  GObject parent_instance;

  char *path;
  RelnetBackupReason reason;
  gint64 made_at;
  guint number; /* of those of one second */
  gint64 size;
  gint64 n_people;
  gint64 n_interactions;
  gboolean sound;
  gboolean newer;
};

G_DEFINE_FINAL_TYPE (RelnetBackup, relnet_backup, G_TYPE_OBJECT)

static const char *const reason_names[] = {
  [RELNET_BACKUP_AUTOMATIC] = "automatic",
  [RELNET_BACKUP_ASKED] = "asked",
  [RELNET_BACKUP_BEFORE_MIGRATION] = "before-migration",
  [RELNET_BACKUP_BEFORE_IMPORT] = "before-import",
  [RELNET_BACKUP_BEFORE_RESTORE] = "before-restore",
};

static const char *const reason_labels[] = {
  [RELNET_BACKUP_AUTOMATIC] = N_ ("Automatic"),
  [RELNET_BACKUP_ASKED] = N_ ("On request"),
  [RELNET_BACKUP_BEFORE_MIGRATION] = N_ ("Before an update of RelNet"),
  [RELNET_BACKUP_BEFORE_IMPORT] = N_ ("Before an import"),
  [RELNET_BACKUP_BEFORE_RESTORE] = N_ ("Before a backup was restored"),
};

static void
relnet_backup_finalize (GObject *object)
{
  RelnetBackup *self = RELNET_BACKUP (object);

  g_clear_pointer (&self->path, g_free);
  G_OBJECT_CLASS (relnet_backup_parent_class)->finalize (object);
}

static void
relnet_backup_class_init (RelnetBackupClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = relnet_backup_finalize;
}

static void
relnet_backup_init (RelnetBackup *self)
{
}

/**
 * relnet_backup_reason_to_name:
 * @reason: a reason
 *
 * Returns: its name in files and for programs
 */
const char *
relnet_backup_reason_to_name (RelnetBackupReason reason)
{
  g_return_val_if_fail (reason < RELNET_N_BACKUP_REASONS, "");

  return reason_names[reason];
}

/**
 * relnet_backup_reason_to_label:
 * @reason: a reason
 *
 * Returns: its name in the user's language
 */
const char *
relnet_backup_reason_to_label (RelnetBackupReason reason)
{
  g_return_val_if_fail (reason < RELNET_N_BACKUP_REASONS, "");

  return _ (reason_labels[reason]);
}

/**
 * relnet_backup_get_path:
 * @self: a backup
 *
 * Returns: its file
 */
const char *
relnet_backup_get_path (RelnetBackup *self)
{
  g_return_val_if_fail (RELNET_IS_BACKUP (self), NULL);

  return self->path;
}

/**
 * relnet_backup_get_reason:
 * @self: a backup
 *
 * Returns: why it was made
 */
RelnetBackupReason
relnet_backup_get_reason (RelnetBackup *self)
{
  g_return_val_if_fail (RELNET_IS_BACKUP (self), RELNET_BACKUP_ASKED);

  return self->reason;
}

/**
 * relnet_backup_get_made_at:
 * @self: a backup
 *
 * Returns: when it was made, in seconds since the epoch
 */
gint64
relnet_backup_get_made_at (RelnetBackup *self)
{
  g_return_val_if_fail (RELNET_IS_BACKUP (self), 0);

  return self->made_at;
}

/**
 * relnet_backup_get_size:
 * @self: a backup
 *
 * Returns: the size of its file, in bytes
 */
gint64
relnet_backup_get_size (RelnetBackup *self)
{
  g_return_val_if_fail (RELNET_IS_BACKUP (self), 0);

  return self->size;
}

/**
 * relnet_backup_get_n_people:
 * @self: a backup
 *
 * Returns: how many people are in it, -1 if it cannot be read
 */
gint64
relnet_backup_get_n_people (RelnetBackup *self)
{
  g_return_val_if_fail (RELNET_IS_BACKUP (self), -1);

  return self->n_people;
}

/**
 * relnet_backup_get_n_interactions:
 * @self: a backup
 *
 * Returns: how many interactions are in it, -1 if it cannot be read
 */
gint64
relnet_backup_get_n_interactions (RelnetBackup *self)
{
  g_return_val_if_fail (RELNET_IS_BACKUP (self), -1);

  return self->n_interactions;
}

/**
 * relnet_backup_is_sound:
 * @self: a backup
 *
 * A quick look: relnet_backup_verify() reads the whole file.
 *
 * Returns: whether it can be read and is RelNet's
 */
gboolean
relnet_backup_is_sound (RelnetBackup *self)
{
  g_return_val_if_fail (RELNET_IS_BACKUP (self), FALSE);

  return self->sound;
}

/**
 * relnet_backup_is_newer:
 * @self: a backup
 *
 * Returns: whether a newer RelNet made it, so that this one cannot restore it
 */
gboolean
relnet_backup_is_newer (RelnetBackup *self)
{
  g_return_val_if_fail (RELNET_IS_BACKUP (self), FALSE);

  return self->newer;
}

/* “relnet” of “…/relnet.db”. */
static char *
dup_stem (const char *database_path)
{
  char *name = g_path_get_basename (database_path);

  if (g_str_has_suffix (name, ".db") && strlen (name) > strlen (".db"))
    name[strlen (name) - strlen (".db")] = '\0';
  return name;
}

/* Whether a file's name is that of a backup of @stem's (any backup's if %NULL), and what the name says. */
static gboolean
parse_name (const char *name, const char *stem, RelnetBackupReason *reason, gint64 *made_at, guint *number)
{
  static GRegex *regex = NULL;
  g_autoptr (GMatchInfo) match = NULL;
  g_autoptr (GDateTime) time = NULL;
  g_autofree char *found_stem = NULL, *stamp = NULL, *found_reason = NULL, *found_number = NULL;

  if (g_once_init_enter (&regex))
    g_once_init_leave (&regex, g_regex_new ("^(.+)-([0-9]{8}T[0-9]{6}Z)-([a-z-]+?)(?:-([0-9]+))?\\.db$",
                                            G_REGEX_OPTIMIZE, (GRegexMatchFlags) 0, NULL));
  if (!g_regex_match (regex, name, (GRegexMatchFlags) 0, &match))
    return FALSE;
  found_stem = g_match_info_fetch (match, 1);
  stamp = g_match_info_fetch (match, 2);
  found_reason = g_match_info_fetch (match, 3);
  found_number = g_match_info_fetch (match, 4);
  time = g_date_time_new_from_iso8601 (stamp, NULL);
  if (time == NULL || (stem != NULL && strcmp (found_stem, stem) != 0))
    return FALSE;
  for (guint i = 0; i < RELNET_N_BACKUP_REASONS; i++)
    if (strcmp (found_reason, reason_names[i]) == 0)
      {
        *reason = (RelnetBackupReason) i;
        *made_at = g_date_time_to_unix (time);
        *number = found_number != NULL && *found_number != '\0' ? (guint) g_ascii_strtoull (found_number, NULL, 10) : 1;
        return TRUE;
      }
  return FALSE;
}

/**
 * relnet_backup_dup_directory:
 * @database_path: the path of a database
 *
 * Returns: (transfer full): the folder of its backups, which need not exist yet
 */
char *
relnet_backup_dup_directory (const char *database_path)
{
  g_autofree char *directory = g_path_get_dirname (database_path);

  return g_build_filename (directory, "backups", NULL);
}

/**
 * relnet_backup_exists:
 * @database_path: the path of a database
 *
 * Returns: whether there is any backup of it
 */
gboolean
relnet_backup_exists (const char *database_path)
{
  g_autofree char *directory = relnet_backup_dup_directory (database_path);
  g_autofree char *stem = dup_stem (database_path);
  g_autoptr (GDir) dir = g_dir_open (directory, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      RelnetBackupReason reason;
      gint64 made_at;
      guint number;

      if (parse_name (name, stem, &reason, &made_at, &number))
        return TRUE;
    }
  return FALSE;
}

/**
 * relnet_backup_load:
 * @path: a file, in any folder
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): what is known of the backup, also if it is damaged; %NULL with @error set if there
 *   is no such file
 */
RelnetBackup *
relnet_backup_load (const char *path, GError **error)
{
  g_autoptr (RelnetBackup) self = g_object_new (RELNET_TYPE_BACKUP, NULL);
  g_autoptr (RelnetConnection) connection = NULL;
  g_autofree char *name = g_path_get_basename (path);
  struct stat status;

  if (g_stat (path, &status) != 0 || !S_ISREG (status.st_mode))
    {
      g_set_error (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_NOT_FOUND, _ ("There is no backup “%s”."), path);
      return NULL;
    }
  self->path = g_strdup (path);
  self->size = status.st_size;
  self->reason = RELNET_BACKUP_ASKED;
  self->made_at = status.st_mtime;
  parse_name (name, NULL, &self->reason, &self->made_at, &self->number);
  self->n_people = -1;
  self->n_interactions = -1;
  connection = relnet_connection_open (path, TRUE, NULL);
  if (connection != NULL)
    {
      g_autoptr (GError) local = NULL;

      self->sound = relnet_backup_check_header (connection, &local);
      self->newer = g_error_matches (local, RELNET_STORE_ERROR, RELNET_STORE_ERROR_NEWER);
      self->n_people
          = relnet_connection_query_int (connection, "SELECT count (*) FROM person WHERE deleted_at IS NULL", -1);
      self->n_interactions
          = relnet_connection_query_int (connection, "SELECT count (*) FROM interaction WHERE deleted_at IS NULL", -1);
      self->sound = self->sound && self->n_people >= 0;
    }
  return g_steal_pointer (&self);
}

static int
compare_backups (gconstpointer a, gconstpointer b)
{
  RelnetBackup *first = *(RelnetBackup *const *) a;
  RelnetBackup *second = *(RelnetBackup *const *) b;

  if (first->made_at != second->made_at)
    return first->made_at < second->made_at ? 1 : -1;
  return first->number < second->number ? 1 : first->number > second->number ? -1 : 0;
}

/* The backups of a database without looking into them, the newest first. */
static GPtrArray *
list_files (const char *database_path, GError **error)
{
  g_autofree char *directory = relnet_backup_dup_directory (database_path);
  g_autofree char *stem = dup_stem (database_path);
  g_autoptr (GPtrArray) backups = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) local = NULL;
  g_autoptr (GDir) dir = g_dir_open (directory, 0, &local);
  const char *name;

  if (dir == NULL)
    {
      if (g_error_matches (local, G_FILE_ERROR, G_FILE_ERROR_NOENT))
        return g_steal_pointer (&backups);
      g_set_error (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_CANNOT_OPEN, _ ("The folder of the backups cannot be read: %s."),
                   local->message);
      return NULL;
    }
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autoptr (RelnetBackup) backup = NULL;
      RelnetBackupReason reason;
      gint64 made_at;
      guint number;

      if (!parse_name (name, stem, &reason, &made_at, &number))
        continue;
      backup = g_object_new (RELNET_TYPE_BACKUP, NULL);
      backup->path = g_build_filename (directory, name, NULL);
      backup->reason = reason;
      backup->made_at = made_at;
      backup->number = number;
      g_ptr_array_add (backups, g_steal_pointer (&backup));
    }
  g_ptr_array_sort (backups, compare_backups);
  return g_steal_pointer (&backups);
}

/**
 * relnet_backup_list:
 * @database_path: the path of a database
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type RelnetBackup) (nullable): its backups, the newest first; none is no error
 */
GPtrArray *
relnet_backup_list (const char *database_path, GError **error)
{
  g_autoptr (GPtrArray) files = list_files (database_path, error);
  g_autoptr (GPtrArray) backups = g_ptr_array_new_with_free_func (g_object_unref);

  if (files == NULL)
    return NULL;
  for (guint i = 0; i < files->len; i++)
    {
      /* One that was removed meanwhile is not missed. */
      RelnetBackup *backup = relnet_backup_load (((RelnetBackup *) g_ptr_array_index (files, i))->path, NULL);

      if (backup != NULL)
        g_ptr_array_add (backups, backup);
    }
  return g_steal_pointer (&backups);
}

/**
 * relnet_backup_prepare_directory:
 * @database_path: the path of a database
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the folder of its backups, which is there now and nobody else's to read
 */
char *
relnet_backup_prepare_directory (const char *database_path, GError **error)
{
  g_autofree char *directory = relnet_backup_dup_directory (database_path);

  if (g_mkdir (directory, 0700) == 0)
    (void) g_chmod (directory, 0700);
  else if (errno != EEXIST || !g_file_test (directory, G_FILE_TEST_IS_DIR))
    {
      relnet_backup_set_error_from_errno (errno, directory, error);
      return NULL;
    }
  return g_steal_pointer (&directory);
}

static void
remove_stale (const char *directory, const char *stem)
{
  g_autoptr (GDir) dir = g_dir_open (directory, 0, NULL);
  g_autofree char *prefix = g_strconcat (".", stem, "-", NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (directory, name, NULL);
      struct stat status;

      if (g_str_has_prefix (name, prefix) && strstr (name, ".part") != NULL && g_lstat (path, &status) == 0
          && S_ISREG (status.st_mode) && status.st_mtime + STALE_AFTER < g_get_real_time () / G_USEC_PER_SEC)
        g_unlink (path);
    }
}

/* After the last of the same second, also where earlier ones were removed: the number says which is the newer. */
static guint
find_number (const char *directory, const char *base)
{
  g_autoptr (GDir) dir = g_dir_open (directory, 0, NULL);
  const char *name;
  guint last = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, base))
      {
        const char *rest = name + strlen (base);

        if (strcmp (rest, ".db") == 0)
          last = MAX (last, 1);
        else if (rest[0] == '-')
          last = MAX (last, (guint) g_ascii_strtoull (rest + 1, NULL, 10));
      }
  return last + 1;
}

/* Gives a finished file its name, which no other file loses for it. */
static char *
publish (const char *part, const char *directory, const char *base, GError **error)
{
  for (guint i = find_number (directory, base);; i++)
    {
      g_autofree char *path = i == 1 ? g_strdup_printf ("%s/%s.db", directory, base)
                                     : g_strdup_printf ("%s/%s-%u.db", directory, base, i);

      if (link (part, path) == 0)
        {
          g_unlink (part);
          return g_steal_pointer (&path);
        }
      if (errno == EEXIST)
        continue;
      /* A file system without links. */
      if (!g_file_test (path, G_FILE_TEST_EXISTS) && g_rename (part, path) == 0)
        return g_steal_pointer (&path);
      relnet_backup_set_error_from_errno (errno, path, error);
      return NULL;
    }
}

/* Whether one of the rule's slots (a day, a week, one of the last few) is still free for a backup of that age. */
static gboolean
is_kept (RelnetBackup *backup, gint64 now, GHashTable *slots, guint *n_before)
{
  gint64 days = now / 86400 - backup->made_at / 86400;
  g_autofree char *slot = NULL;

  switch (backup->reason)
    {
    case RELNET_BACKUP_ASKED:
      return TRUE;
    case RELNET_BACKUP_AUTOMATIC:
      if (days > DAYS_KEPT_WEEKLY && g_hash_table_size (slots) > 0)
        return FALSE;
      slot = days < DAYS_KEPT_DAILY ? g_strdup_printf ("day %" G_GINT64_FORMAT, backup->made_at / 86400)
                                    : g_strdup_printf ("week %" G_GINT64_FORMAT, backup->made_at / (7 * 86400));
      return g_hash_table_add (slots, g_steal_pointer (&slot));
    case RELNET_BACKUP_BEFORE_MIGRATION:
    case RELNET_BACKUP_BEFORE_IMPORT:
    case RELNET_BACKUP_BEFORE_RESTORE:
    case RELNET_N_BACKUP_REASONS:
    default:
      return n_before[backup->reason]++ < N_KEPT_BEFORE;
    }
}

/* @spared was made just now, whatever its date says: the clock may have been set back. */
static gboolean
rotate (const char *database_path, const char *spared, RelnetClock *clock, GError **error)
{
  g_autoptr (GPtrArray) backups = list_files (database_path, error);
  g_autoptr (GHashTable) slots = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n_before[RELNET_N_BACKUP_REASONS] = { 0 };
  gboolean done = TRUE;

  if (backups == NULL)
    return FALSE;
  for (guint i = 0; i < backups->len; i++)
    {
      RelnetBackup *backup = g_ptr_array_index (backups, i);

      if (is_kept (backup, relnet_clock_get_now (clock), slots, n_before) || g_strcmp0 (backup->path, spared) == 0
          || g_unlink (backup->path) == 0 || errno == ENOENT || !done)
        continue;
      g_set_error (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_READ_ONLY, _ ("The old backup “%s” cannot be removed: %s."),
                   backup->path, g_strerror (errno));
      done = FALSE;
    }
  return done;
}

/**
 * relnet_backup_create:
 * @database_path: the path of a database, which may be open and written meanwhile, by whomever
 * @reason: why
 * @clock: the time
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error, in words for the user
 *
 * Makes a backup of what is committed, in the folder `backups` beside the database, verifies it and removes what
 * relnet_backup_rotate() no longer keeps. It may be called in any thread, also inside a #RelnetWriteFunc: then it holds
 * the state before that write. It takes about 0.2 s for 10,000 people; nobody who writes is held up.
 *
 * Returns: (transfer full) (nullable): the backup; %NULL with @error set if there is none
 */
RelnetBackup *
relnet_backup_create (const char *database_path, RelnetBackupReason reason, RelnetClock *clock, GCancellable *cancellable,
                      GError **error)
{
  g_autofree char *directory = relnet_backup_prepare_directory (database_path, error);
  g_autofree char *stem = dup_stem (database_path);
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_utc (relnet_clock_get_now (clock));
  g_autofree char *stamp = g_date_time_format (now, "%Y%m%dT%H%M%SZ");
  g_autofree char *base = g_strdup_printf ("%s-%s-%s", stem, stamp, relnet_backup_reason_to_name (reason));
  g_autofree char *unique = g_uuid_string_random ();
  g_autofree char *part = NULL, *path = NULL;
  g_autoptr (GError) local = NULL;

  if (directory == NULL)
    return NULL;
  remove_stale (directory, stem);
  part = g_strdup_printf ("%s/.%s-%s.part", directory, stem, unique);
  if (!relnet_backup_write_verified (database_path, part, cancellable, error))
    return NULL;
  path = publish (part, directory, base, error);
  if (path == NULL)
    {
      g_unlink (part);
      return NULL;
    }
  if (!relnet_backup_sync (directory, error))
    return NULL;
  /* The backup is made: that an old one could not be removed is no reason to say it failed. */
  if (!rotate (database_path, path, clock, &local))
    g_message ("%s", local->message);
  return relnet_backup_load (path, error);
}

/**
 * relnet_backup_rotate:
 * @database_path: the path of a database
 * @clock: the time
 * @error: return location for an error
 *
 * Removes the backups that are no longer kept: of the automatic ones, the last of each day stays for a week and the last
 * of each week for a month; of those made before an import, a migration or a restore, the last five of each. Those the
 * user asked for all stay, and so does always the newest automatic one, however old.
 *
 * Returns: whether that is so now
 */
gboolean
relnet_backup_rotate (const char *database_path, RelnetClock *clock, GError **error)
{
  return rotate (database_path, NULL, clock, error);
}

typedef struct
{
  char *database_path;
  RelnetBackupReason reason;
  RelnetClock *clock;
} BackupJob;

static void
backup_job_free (gpointer data)
{
  BackupJob *job = data;

  g_clear_pointer (&job->database_path, g_free);
  g_clear_object (&job->clock);
  g_free (job);
}

static void
list_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  BackupJob *job = data;
  GError *error = NULL;
  GPtrArray *backups = relnet_backup_list (job->database_path, &error);

  if (backups == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, backups, (GDestroyNotify) g_ptr_array_unref);
}

static void
create_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  BackupJob *job = data;
  GError *error = NULL;
  RelnetBackup *backup = relnet_backup_create (job->database_path, job->reason, job->clock, cancellable, &error);

  if (backup == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, backup, g_object_unref);
}

/**
 * relnet_backup_list_async:
 * @database_path: the path of a database
 * @cancellable: (nullable): a cancellable
 * @callback: called when they are read; the source object is %NULL
 * @user_data: for @callback
 *
 * Does relnet_backup_list() in a thread.
 */
void
relnet_backup_list_async (const char *database_path, GCancellable *cancellable, GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  BackupJob *job = g_new0 (BackupJob, 1);

  job->database_path = g_strdup (database_path);
  g_task_set_source_tag (task, relnet_backup_list_async);
  g_task_set_task_data (task, job, backup_job_free);
  g_task_run_in_thread (task, list_in_thread);
}

/**
 * relnet_backup_list_finish:
 * @result: the result
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type RelnetBackup) (nullable): the backups, the newest first
 */
GPtrArray *
relnet_backup_list_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * relnet_backup_create_async:
 * @database_path: the path of a database
 * @reason: why
 * @clock: the time
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is made; the source object is %NULL
 * @user_data: for @callback
 *
 * Does relnet_backup_create() in a thread.
 */
void
relnet_backup_create_async (const char *database_path, RelnetBackupReason reason, RelnetClock *clock,
                            GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  BackupJob *job = g_new0 (BackupJob, 1);

  job->database_path = g_strdup (database_path);
  job->reason = reason;
  job->clock = g_object_ref (clock);
  g_task_set_source_tag (task, relnet_backup_create_async);
  g_task_set_task_data (task, job, backup_job_free);
  g_task_run_in_thread (task, create_in_thread);
}

/**
 * relnet_backup_create_finish:
 * @result: the result
 * @error: return location for an error, in words for the user
 *
 * Returns: (transfer full) (nullable): the backup
 */
RelnetBackup *
relnet_backup_create_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

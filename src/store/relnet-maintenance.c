#include "relnet-maintenance.h"

#include <glib/gi18n-lib.h>

#include "relnet-database-private.h"
#include "relnet-person-store.h"
#include "relnet-purge.h"

/* Not while the window is still being drawn, in seconds. */
#define FIRST_AFTER 20
/* How often to look whether a new day has begun, in seconds: a timer does not count the time of a suspend. */
#define LOOK_EVERY (15 * 60)

/**
 * RelnetMaintenance:
 *
 * What the database needs once a day, by itself and off the UI thread: the automatic backup, which also reads the whole
 * file and so finds damage while good backups are still there, and the purge of what was deleted long ago.
 *
 * It runs for as long as the object exists. A backup that fails is announced by #RelnetMaintenance::failed and tried
 * again at the next look; damage is announced by #RelnetDatabase::damaged.
 */
struct _RelnetMaintenance
{
  GObject parent_instance;

  RelnetDatabase *database;
  RelnetClock *clock;
  GCancellable *cancellable;
  guint timeout;
  gboolean running;
  gboolean told;
};

enum
{
  SIGNAL_FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RelnetMaintenance, relnet_maintenance, G_TYPE_OBJECT)

typedef struct
{
  char *path;
  RelnetClock *clock;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_clear_pointer (&job->path, g_free);
  g_clear_object (&job->clock);
  g_free (job);
}

/* The day of the user, not of the UTC. */
static int
get_day (gint64 instant)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (instant);

  return time != NULL ? g_date_time_get_year (time) * 1000 + g_date_time_get_day_of_year (time) : 0;
}

static gboolean
is_backed_up_today (Job *job, GError **error)
{
  g_autoptr (GPtrArray) backups = relnet_backup_list (job->path, error);

  for (guint i = 0; backups != NULL && i < backups->len; i++)
    if (relnet_backup_get_reason (g_ptr_array_index (backups, i)) == RELNET_BACKUP_AUTOMATIC
        && get_day (relnet_backup_get_made_at (g_ptr_array_index (backups, i)))
               == get_day (relnet_clock_get_now (job->clock)))
      return TRUE;
  return FALSE;
}

/* An empty book is worth no backup, and must not push out those of a full one. */
static gboolean
is_empty (const char *path)
{
  g_autoptr (RelnetConnection) connection = relnet_connection_open (path, TRUE, NULL);

  return connection != NULL
         && relnet_connection_query_int (connection, "SELECT EXISTS (SELECT 1 FROM person)", 1) == 0;
}

static void
back_up_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  g_autoptr (RelnetBackup) backup = NULL;
  GError *error = NULL;

  if (!is_backed_up_today (job, &error) && error == NULL && !is_empty (job->path))
    backup = relnet_backup_create (job->path, RELNET_BACKUP_AUTOMATIC, job->clock, cancellable, &error);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
purged (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  RelnetMaintenance *self = g_task_get_source_object (task);
  GError *error = NULL;

  self->running = FALSE;
  if (relnet_purge_finish (RELNET_DATABASE (object), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
backed_up (GObject *object, GAsyncResult *result, gpointer user_data)
{
  RelnetMaintenance *self = RELNET_MAINTENANCE (object);
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    {
      relnet_purge_async (self->database, self->clock, g_task_get_cancellable (task), purged, g_object_ref (task));
      return;
    }
  self->running = FALSE;
  if (g_error_matches (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_DAMAGED))
    relnet_database_report_damage (self->database);
  g_task_return_error (task, error);
}

static void
ran (GObject *object, GAsyncResult *result, gpointer user_data)
{
  RelnetMaintenance *self = RELNET_MAINTENANCE (object);
  g_autoptr (GError) error = NULL;

  if (relnet_maintenance_run_finish (self, result, &error))
    self->told = FALSE;
  else if (!self->told && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
           && !g_error_matches (error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_DAMAGED))
    {
      /* Once, not every quarter of an hour. */
      self->told = TRUE;
      g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
    }
}

static gboolean
look_cb (gpointer data)
{
  RelnetMaintenance *self = data;

  g_clear_handle_id (&self->timeout, g_source_remove);
  self->timeout = g_timeout_add_seconds (LOOK_EVERY, look_cb, self);
  if (!self->running)
    relnet_maintenance_run_async (self, self->cancellable, ran, NULL);
  return G_SOURCE_REMOVE;
}

static void
relnet_maintenance_dispose (GObject *object)
{
  RelnetMaintenance *self = RELNET_MAINTENANCE (object);

  g_clear_handle_id (&self->timeout, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  G_OBJECT_CLASS (relnet_maintenance_parent_class)->dispose (object);
}

static void
relnet_maintenance_finalize (GObject *object)
{
  RelnetMaintenance *self = RELNET_MAINTENANCE (object);

  g_clear_object (&self->database);
  g_clear_object (&self->clock);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (relnet_maintenance_parent_class)->finalize (object);
}

static void
relnet_maintenance_class_init (RelnetMaintenanceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = relnet_maintenance_dispose;
  object_class->finalize = relnet_maintenance_finalize;

  /**
   * RelnetMaintenance::failed:
   * @error: what to tell the user
   *
   * The automatic backup could not be made. The data itself is as it was.
   */
  signals[SIGNAL_FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_ERROR | G_SIGNAL_TYPE_STATIC_SCOPE);
}

static void
relnet_maintenance_init (RelnetMaintenance *self)
{
  self->cancellable = g_cancellable_new ();
}

/**
 * relnet_maintenance_new:
 * @database: an open database
 * @clock: the time
 *
 * Starts looking, once the window is drawn.
 *
 * Returns: (transfer full): what keeps @database well until it is released, before @database is closed
 */
RelnetMaintenance *
relnet_maintenance_new (RelnetDatabase *database, RelnetClock *clock)
{
  RelnetMaintenance *self = g_object_new (RELNET_TYPE_MAINTENANCE, NULL);

  self->database = g_object_ref (database);
  self->clock = g_object_ref (clock);
  self->timeout = g_timeout_add_seconds (FIRST_AFTER, look_cb, self);
  return self;
}

/**
 * relnet_maintenance_run_async:
 * @self: the maintenance
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Does now what is due: the backup if there is none of today's, then the purge.
 */
void
relnet_maintenance_run_async (RelnetMaintenance *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                              gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  g_autoptr (GTask) work = NULL;
  Job *job = g_new0 (Job, 1);

  g_task_set_source_tag (task, relnet_maintenance_run_async);
  self->running = TRUE;
  job->path = g_strdup (relnet_database_get_path (self->database));
  job->clock = g_object_ref (self->clock);
  work = g_task_new (self, cancellable, backed_up, task);
  g_task_set_check_cancellable (work, FALSE);
  g_task_set_task_data (work, job, job_free);
  g_task_run_in_thread (work, back_up_in_thread);
}

/**
 * relnet_maintenance_run_finish:
 * @self: the maintenance
 * @result: the result
 * @error: return location for an error, in words for the user
 *
 * Returns: whether everything due is done
 */
gboolean
relnet_maintenance_run_finish (RelnetMaintenance *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

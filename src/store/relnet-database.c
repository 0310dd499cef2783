#include "relnet-database-private.h"

#include "relnet-backup.h"
#include "relnet-closeness-store.h"
#include "relnet-migrations.h"
#include "relnet-reconnect-store.h"

/* How long to wait for more writes of another process before looking, in milliseconds. */
#define FOREIGN_WRITE_DELAY 300

/**
 * RelnetDatabase:
 *
 * The one SQLite file with everything the user keeps (S1).
 *
 * Writing happens on a thread of its own, one transaction after the other; reading on the connection of the thread that
 * opened the database, or, for whatever takes longer, on a third one. What a write changed is announced by
 * #RelnetDatabase::changed after its commit, also when another process wrote.
 *
 * Each write with a label is recorded and can be taken back and done again.
 */
struct _RelnetDatabase
{
  GObject parent_instance;

  char *path;
  GMainContext *context;
  GThread *thread;
  RelnetConnection *reader;
  RelnetConnection *background_reader;
  RelnetConnection *writer;
  GThreadPool *read_pool;
  GThreadPool *write_pool;
  gint64 data_version; /* the writer's thread only, once it runs */
  GFileMonitor *monitor;
  guint foreign_write_timeout;
  RelnetActs *acts;
  int damaged; /* atomic */
};

typedef struct
{
  char *label;
  RelnetWriteFunc func;
  gpointer data;
  GDestroyNotify destroy;
  RelnetChanges *changes;
  gboolean foreign; /* somebody else had written before */
  GBytes *changeset;
  /* For a caller that waits. */
  GMutex *mutex;
  GCond *cond;
  gboolean done;
  GError *error;
} WriteJob;

typedef struct
{
  RelnetReadFunc func;
  gpointer data;
  GDestroyNotify destroy;
  GDestroyNotify destroy_result;
} ReadJob;

enum
{
  SIGNAL_CHANGED,
  SIGNAL_ACT_RECORDED,
  SIGNAL_DAMAGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RelnetDatabase, relnet_database, G_TYPE_OBJECT)

static void
write_job_free (gpointer data)
{
  WriteJob *job = data;

  if (job->destroy != NULL)
    job->destroy (job->data);
  g_free (job->label);
  g_clear_pointer (&job->changes, relnet_changes_unref);
  g_clear_pointer (&job->changeset, g_bytes_unref);
  g_clear_error (&job->error);
  g_free (job);
}

static void
read_job_free (gpointer data)
{
  ReadJob *job = data;

  if (job->destroy != NULL)
    job->destroy (job->data);
  g_free (job);
}

typedef struct
{
  RelnetDatabase *database;
  RelnetChanges *changes;
} Announcement;

static void
announcement_free (gpointer data)
{
  Announcement *announcement = data;

  g_object_unref (announcement->database);
  relnet_changes_unref (announcement->changes);
  g_free (announcement);
}

static gboolean
announce_cb (gpointer data)
{
  Announcement *announcement = data;

  if (announcement->database->reader != NULL)
    g_signal_emit (announcement->database, signals[SIGNAL_CHANGED], 0, announcement->changes);
  return G_SOURCE_REMOVE;
}

/* Nobody who listens expects to be called in a worker thread. */
static void
announce_later (RelnetDatabase *self, RelnetChanges *changes)
{
  g_autoptr (GSource) source = g_idle_source_new ();
  Announcement *announcement = g_new0 (Announcement, 1);

  announcement->database = g_object_ref (self);
  announcement->changes = relnet_changes_ref (changes);
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, announce_cb, announcement, announcement_free);
  g_source_attach (source, self->context);
}

/* What a failed write noted did not happen, but what others wrote before it did. */
static void
announce (RelnetDatabase *self, WriteJob *job)
{
  g_autoptr (RelnetChanges) changes
      = job->error == NULL ? relnet_changes_ref (job->changes) : relnet_changes_new ();

  if (job->foreign)
    relnet_changes_add_everything (changes);
  /* After close() nobody can read what changed. */
  if (self->reader == NULL || relnet_changes_is_empty (changes))
    return;
  if (g_thread_self () == self->thread)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0, changes);
  else
    announce_later (self, changes);
}

static gboolean
write_done (gpointer data)
{
  GTask *task = data;
  RelnetDatabase *self = g_task_get_source_object (task);
  WriteJob *job = g_task_get_task_data (task);

  announce (self, job);
  if (job->error != NULL)
    {
      g_task_return_error (task, g_steal_pointer (&job->error));
      return G_SOURCE_REMOVE;
    }
  if (job->label != NULL && job->changeset != NULL)
    {
      guint act = relnet_acts_record (self->acts, job->label, job->changeset, job->changes);

      if (act != 0)
        g_signal_emit (self, signals[SIGNAL_ACT_RECORDED], 0, act, job->label);
    }
  g_task_return_boolean (task, TRUE);
  return G_SOURCE_REMOVE;
}

/* Another process has written if the writer's data_version moved: its own commits do not move it. */
static gboolean
has_foreign_writes (RelnetDatabase *self)
{
  gint64 now = relnet_connection_query_int (self->writer, "PRAGMA data_version", 0);
  gboolean foreign = now != self->data_version;

  self->data_version = now;
  return foreign;
}

static gboolean
run_transaction (RelnetDatabase *self, WriteJob *job, GError **error)
{
  sqlite3_session *session = NULL;
  gboolean done = FALSE;
  GError *local = NULL;

  if (!relnet_connection_execute (self->writer, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (job->label != NULL)
    session = relnet_session_new (self->writer, &local);
  relnet_connection_set_session (self->writer, session);
  relnet_connection_watch (self->writer);
  done = local == NULL && job->func (self->writer, job->changes, job->data, &local)
         && relnet_closeness_store_update (self->writer, &local) && relnet_reconnect_store_update (self->writer, &local);
  /* A store that asked whether something is there and took no error may have gone on from a wrong answer. */
  if (relnet_connection_unwatch (self->writer, local == NULL ? &local : NULL) && done)
    {
      if (session != NULL)
        job->changeset = relnet_session_take_changeset (session, &local);
      done = local == NULL && relnet_connection_execute (self->writer, "COMMIT", &local);
    }
  else
    done = FALSE;
  relnet_connection_set_session (self->writer, NULL);
  if (session != NULL)
    sqlite3session_delete (session);
  if (done)
    return TRUE;
  if (!sqlite3_get_autocommit (relnet_connection_get_handle (self->writer)))
    relnet_connection_execute (self->writer, "ROLLBACK", NULL);
  if (local == NULL)
    g_set_error_literal (&local, RELNET_STORE_ERROR, RELNET_STORE_ERROR_FAILED,
                         "A write failed without an error");
  g_propagate_error (error, local);
  return FALSE;
}

static void
run_write (gpointer data, gpointer user_data)
{
  GTask *task = data;
  RelnetDatabase *self = user_data;
  WriteJob *job = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  g_autoptr (GSource) source = NULL;

  job->changes = relnet_changes_new ();
  job->foreign = has_foreign_writes (self);
  if (job->func != NULL && !g_cancellable_set_error_if_cancelled (cancellable, &job->error))
    run_transaction (self, job, &job->error);
  if (job->mutex != NULL)
    {
      g_mutex_lock (job->mutex);
      job->done = TRUE;
      g_cond_signal (job->cond);
      g_mutex_unlock (job->mutex);
      return;
    }
  /* Not g_main_context_invoke(): while nobody iterates the context, that would run it here, in the writer's thread. */
  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, write_done, task, g_object_unref);
  g_source_attach (source, self->context);
}

static void
interrupt_cb (GCancellable *cancellable, gpointer data)
{
  sqlite3_interrupt (data);
}

static void
run_read (gpointer data, gpointer user_data)
{
  g_autoptr (GTask) task = data;
  RelnetDatabase *self = user_data;
  ReadJob *job = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  GError *error = NULL;
  gpointer result;
  gulong handler = 0;

  if (g_task_return_error_if_cancelled (task))
    return;
  if (cancellable != NULL)
    handler = g_cancellable_connect (cancellable, G_CALLBACK (interrupt_cb),
                                     relnet_connection_get_handle (self->background_reader), NULL);
  relnet_connection_execute (self->background_reader, "BEGIN", NULL);
  relnet_connection_watch (self->background_reader);
  result = job->func (self->background_reader, job->data, cancellable, &error);
  relnet_connection_unwatch (self->background_reader, error == NULL ? &error : NULL);
  relnet_connection_execute (self->background_reader, "COMMIT", NULL);
  if (handler != 0)
    g_cancellable_disconnect (cancellable, handler);
  if (error != NULL)
    {
      if (result != NULL && job->destroy_result != NULL)
        job->destroy_result (result);
      g_task_return_error (task, error);
    }
  else
    g_task_return_pointer (task, result, job->destroy_result);
}

static gboolean
look_for_foreign_writes_cb (gpointer data)
{
  RelnetDatabase *self = data;

  self->foreign_write_timeout = 0;
  relnet_database_write_async (self, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
  return G_SOURCE_REMOVE;
}

static void
file_changed_cb (GFileMonitor *monitor,
                 GFile *file,
                 GFile *other,
                 GFileMonitorEvent event,
                 gpointer data)
{
  RelnetDatabase *self = data;

  if (self->foreign_write_timeout == 0)
    self->foreign_write_timeout
        = g_timeout_add (FOREIGN_WRITE_DELAY, look_for_foreign_writes_cb, self);
}

static void
relnet_database_dispose (GObject *object)
{
  relnet_database_close (RELNET_DATABASE (object));
  G_OBJECT_CLASS (relnet_database_parent_class)->dispose (object);
}

static void
relnet_database_finalize (GObject *object)
{
  RelnetDatabase *self = RELNET_DATABASE (object);

  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_clear_pointer (&self->acts, relnet_acts_free);
  G_OBJECT_CLASS (relnet_database_parent_class)->finalize (object);
}

static void
relnet_database_class_init (RelnetDatabaseClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = relnet_database_dispose;
  object_class->finalize = relnet_database_finalize;

  /**
   * RelnetDatabase::changed:
   * @changes: what changed
   *
   * Something was written, by whomever. Emitted in the context that opened the database, after the commit.
   */
  signals[SIGNAL_CHANGED]
      = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 1, RELNET_TYPE_CHANGES | G_SIGNAL_TYPE_STATIC_SCOPE);
  /**
   * RelnetDatabase::act-recorded:
   * @act: the number of the act, for relnet_database_undo_async()
   * @label: what was done, in words for the user
   *
   * Something was done that can be taken back.
   */
  signals[SIGNAL_ACT_RECORDED]
      = g_signal_new ("act-recorded", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_STRING);
  /**
   * RelnetDatabase::damaged:
   * @error: what to tell the user
   *
   * Reading or writing found the file damaged. Emitted once, in the context that opened the database, whoever found it
   * and whether or not they said so: what is shown from now on may be missing something, and a backup should be offered.
   */
  signals[SIGNAL_DAMAGED] = g_signal_new ("damaged", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, G_TYPE_ERROR | G_SIGNAL_TYPE_STATIC_SCOPE);
}

static void
relnet_database_init (RelnetDatabase *self)
{
  self->acts = relnet_acts_new ();
}

/* A migration is one transaction, but whether it was the right one shows only later. */
static gboolean
back_up_older (const char *path, gint64 version, GError **error)
{
  g_autoptr (RelnetClock) clock = relnet_clock_new ();
  g_autoptr (RelnetBackup) backup = NULL;

  if (version == 0 || version == (gint64)relnet_migrations_get_latest ())
    return TRUE;
  backup = relnet_backup_create (path, RELNET_BACKUP_BEFORE_MIGRATION, clock, NULL, error);
  return backup != NULL;
}

static gboolean
announce_damage_cb (gpointer data)
{
  RelnetDatabase *self = data;
  g_autoptr (GError) error = NULL;

  if (self->reader == NULL)
    return G_SOURCE_REMOVE;
  relnet_store_set_error_from_sqlite (SQLITE_CORRUPT, NULL, &error);
  g_signal_emit (self, signals[SIGNAL_DAMAGED], 0, error);
  return G_SOURCE_REMOVE;
}

/* In any of the threads; once is enough. */
static void
damage_found_cb (gpointer connection, gpointer data)
{
  RelnetDatabase *self = data;
  g_autoptr (GSource) source = NULL;

  if (!g_atomic_int_compare_and_exchange (&self->damaged, FALSE, TRUE))
    return;
  source = g_idle_source_new ();
  g_source_set_callback (source, announce_damage_cb, g_object_ref (self), g_object_unref);
  g_source_attach (source, self->context);
}

/**
 * relnet_database_report_damage:
 * @self: a database
 *
 * Emits #RelnetDatabase::damaged, if it was not yet, for somebody who found out by reading the file. In any thread.
 */
void
relnet_database_report_damage (RelnetDatabase *self)
{
  g_return_if_fail (RELNET_IS_DATABASE (self));

  damage_found_cb (NULL, self);
}

/**
 * relnet_database_dup_default_path:
 *
 * Returns: (transfer full): where the user's database is
 */
char *
relnet_database_dup_default_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "relnet", "relnet.db", NULL);
}

/**
 * relnet_database_open:
 * @path: the file; it is made, with its directory, if it is not there
 * @error: return location for an error
 *
 * A file that is damaged, not ours or of a newer schema is refused and not touched.
 *
 * Returns: (transfer full) (nullable): the database; %NULL with @error set
 */
RelnetDatabase *
relnet_database_open (const char *path, GError **error)
{
  g_autoptr (RelnetDatabase) self = g_object_new (RELNET_TYPE_DATABASE, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  g_autoptr (GFile) wal_file = g_file_new_for_path (wal);
  gint64 version;

  self->path = g_strdup (path);
  self->context = g_main_context_ref_thread_default ();
  self->thread = g_thread_self ();
  if (!relnet_database_file_prepare (path, error) || !relnet_database_file_check (path, &version, error)
      || !back_up_older (path, version, error))
    return NULL;
  self->writer = relnet_connection_open (path, FALSE, error);
  if (self->writer == NULL)
    return NULL;
  relnet_connection_set_checkpoint_on_close (self->writer, FALSE);
  if (!relnet_database_file_use_wal (self->writer, error) || !relnet_migrations_run (self->writer, error)
      || !relnet_database_refresh_sort_keys (self->writer, error)
      || !relnet_closeness_store_rebuild_if_asked (self->writer, error))
    return NULL;
  relnet_connection_set_checkpoint_on_close (self->writer, TRUE);
  self->reader = relnet_connection_open (path, TRUE, error);
  if (self->reader == NULL)
    return NULL;
  self->background_reader = relnet_connection_open (path, TRUE, error);
  if (self->background_reader == NULL)
    return NULL;
  relnet_connection_set_damage_func (self->writer, damage_found_cb, self);
  relnet_connection_set_damage_func (self->reader, damage_found_cb, self);
  relnet_connection_set_damage_func (self->background_reader, damage_found_cb, self);
  /* Each connection stays in its one thread. */
  self->read_pool = g_thread_pool_new (run_read, self, 1, FALSE, NULL);
  self->write_pool = g_thread_pool_new (run_write, self, 1, FALSE, NULL);
  self->data_version = relnet_connection_query_int (self->writer, "PRAGMA data_version", 0);
  self->monitor = g_file_monitor_file (wal_file, G_FILE_MONITOR_NONE, NULL, NULL);
  if (self->monitor != NULL)
    g_signal_connect (self->monitor, "changed", G_CALLBACK (file_changed_cb), self);
  return g_steal_pointer (&self);
}

/**
 * relnet_database_close:
 * @self: a database
 *
 * Finishes what is being written and read, then closes the file. Nothing may be asked of @self afterwards.
 */
void
relnet_database_close (RelnetDatabase *self)
{
  g_return_if_fail (RELNET_IS_DATABASE (self));

  if (self->monitor != NULL)
    g_file_monitor_cancel (self->monitor);
  g_clear_object (&self->monitor);
  g_clear_handle_id (&self->foreign_write_timeout, g_source_remove);
  if (self->write_pool != NULL)
    g_thread_pool_free (g_steal_pointer (&self->write_pool), FALSE, TRUE);
  if (self->read_pool != NULL)
    g_thread_pool_free (g_steal_pointer (&self->read_pool), FALSE, TRUE);
  g_clear_pointer (&self->reader, relnet_connection_close);
  g_clear_pointer (&self->background_reader, relnet_connection_close);
  if (self->writer != NULL && g_atomic_int_get (&self->damaged))
    relnet_connection_set_checkpoint_on_close (self->writer, FALSE);
  g_clear_pointer (&self->writer, relnet_connection_close);
}

/**
 * relnet_database_get_path:
 * @self: a database
 *
 * Returns: the file
 */
const char *
relnet_database_get_path (RelnetDatabase *self)
{
  g_return_val_if_fail (RELNET_IS_DATABASE (self), NULL);

  return self->path;
}

/**
 * relnet_database_get_acts:
 * @self: a database
 *
 * Returns: (transfer none): what was done and can be taken back, for the thread that opened @self
 */
RelnetActs *
relnet_database_get_acts (RelnetDatabase *self)
{
  return self->acts;
}

/**
 * relnet_database_get_reader:
 * @self: a database
 *
 * For indexed look-ups of under 4 ms in the thread that opened @self; see relnet_database_read_async() for the rest.
 *
 * Returns: (transfer none): a read-only connection
 */
RelnetConnection *
relnet_database_get_reader (RelnetDatabase *self)
{
  g_return_val_if_fail (RELNET_IS_DATABASE (self), NULL);

  return self->reader;
}

/**
 * relnet_database_write_async:
 * @self: a database
 * @label: (nullable): what was done, in words for the user (“Call with Hélène noted”); %NULL if it cannot be undone
 * @func: what to write
 * @data: for @func
 * @destroy: (nullable): frees @data
 * @cancellable: (nullable): a cancellable; it counts until the write begins
 * @callback: (nullable): called when it is committed
 * @user_data: for @callback
 *
 * Writes in one transaction on the writer's thread, after what was asked for earlier.
 */
void
relnet_database_write_async (RelnetDatabase *self,
                             const char *label,
                             RelnetWriteFunc func,
                             gpointer data,
                             GDestroyNotify destroy,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  GTask *task;
  WriteJob *job;

  g_return_if_fail (RELNET_IS_DATABASE (self) && self->write_pool != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, relnet_database_write_async);
  job = g_new0 (WriteJob, 1);
  job->label = g_strdup (label);
  job->func = func;
  job->data = data;
  job->destroy = destroy;
  /* Once committed it is done, whatever was cancelled since. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, job, write_job_free);
  g_thread_pool_push (self->write_pool, task, NULL);
}

/**
 * relnet_database_write_finish:
 * @self: a database
 * @result: the result
 * @error: return location for an error, in words for the user
 *
 * Returns: whether it was written; if not, nothing was changed
 */
gboolean
relnet_database_write_finish (RelnetDatabase *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * relnet_database_write:
 * @self: a database
 * @func: what to write
 * @data: for @func
 * @error: return location for an error, in words for the user
 *
 * Writes and waits, for programs without a window and for worker threads. #RelnetDatabase::changed is emitted before it
 * returns, or soon after, in the thread that opened @self, if this is another one.
 *
 * Returns: whether it was written; if not, nothing was changed
 */
gboolean
relnet_database_write (RelnetDatabase *self, RelnetWriteFunc func, gpointer data, GError **error)
{
  g_autoptr (GTask) task = NULL;
  GMutex mutex;
  GCond cond;
  WriteJob *job;

  g_return_val_if_fail (RELNET_IS_DATABASE (self) && self->write_pool != NULL, FALSE);

  task = g_task_new (self, NULL, NULL, NULL);
  job = g_new0 (WriteJob, 1);
  job->func = func;
  job->data = data;
  job->mutex = &mutex;
  job->cond = &cond;
  g_task_set_task_data (task, job, write_job_free);
  g_mutex_init (&mutex);
  g_cond_init (&cond);
  g_thread_pool_push (self->write_pool, task, NULL);
  g_mutex_lock (&mutex);
  while (!job->done)
    g_cond_wait (&cond, &mutex);
  g_mutex_unlock (&mutex);
  g_mutex_clear (&mutex);
  g_cond_clear (&cond);
  announce (self, job);
  if (job->error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&job->error));
  return FALSE;
}

/**
 * relnet_database_read_async:
 * @self: a database
 * @func: what to read
 * @data: for @func
 * @destroy: (nullable): frees @data
 * @destroy_result: (nullable): frees what @func returns if nobody takes it
 * @cancellable: (nullable): a cancellable; it interrupts a running query
 * @callback: called when it is read
 * @user_data: for @callback
 *
 * Reads in a thread of its own.
 */
void
relnet_database_read_async (RelnetDatabase *self,
                            RelnetReadFunc func,
                            gpointer data,
                            GDestroyNotify destroy,
                            GDestroyNotify destroy_result,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  GTask *task;
  ReadJob *job;

  g_return_if_fail (RELNET_IS_DATABASE (self) && self->read_pool != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, relnet_database_read_async);
  job = g_new0 (ReadJob, 1);
  job->func = func;
  job->data = data;
  job->destroy = destroy;
  job->destroy_result = destroy_result;
  g_task_set_task_data (task, job, read_job_free);
  g_thread_pool_push (self->read_pool, task, NULL);
}

/**
 * relnet_database_read_finish:
 * @self: a database
 * @result: the result
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): what was read
 */
gpointer
relnet_database_read_finish (RelnetDatabase *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

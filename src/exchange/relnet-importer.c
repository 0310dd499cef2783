/* Writing an import: all of it in one transaction, or nothing (X1). */

#include "relnet-importer.h"

#include "relnet-backup.h"
#include "relnet-exchange-error.h"
#include "relnet-import-plan-private.h"
#include "relnet-import-store.h"
#include "relnet-merge.h"
#include "relnet-person-store.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  GFile *file;
  RelnetImportFormat format;
  char *encoding;
  RelnetCsvColumns *columns;
} PlanJob;

typedef struct
{
  RelnetImportPlan *plan;
  char *label;
  GArray *circle_ids;
  RelnetClock *clock;
  RelnetProgress *progress;
  GCancellable *cancellable;
  RelnetImportReport *report;
  /* While it is written: */
  RelnetImportSource *source;
  RelnetConnection *connection;
  RelnetChanges *changes;
  RelnetImportWriter *writer;
  GHashTable *target_ids; /* record → who became of it */
  GHashTable *new_ids;    /* who came with this import and may still be merged into */
} RunJob;

static void
plan_job_free (gpointer data)
{
  PlanJob *job = data;

  g_clear_object (&job->file);
  g_clear_pointer (&job->encoding, g_free);
  g_clear_pointer (&job->columns, relnet_csv_columns_unref);
  g_free (job);
}

static void
run_job_free (gpointer data)
{
  RunJob *job = data;

  g_clear_object (&job->plan);
  g_clear_pointer (&job->label, g_free);
  g_clear_pointer (&job->circle_ids, g_array_unref);
  g_clear_object (&job->clock);
  g_clear_object (&job->cancellable);
  g_clear_pointer (&job->progress, relnet_progress_free);
  g_clear_pointer (&job->report, relnet_import_report_free);
  g_clear_pointer (&job->source, relnet_import_source_free);
  g_clear_pointer (&job->target_ids, g_hash_table_unref);
  g_clear_pointer (&job->new_ids, g_hash_table_unref);
  g_free (job);
}

static RunJob *
run_job_new (RelnetImportPlan *plan, const gint64 *circle_ids, guint n_circle_ids, RelnetClock *clock)
{
  RunJob *job = g_new0 (RunJob, 1);

  job->plan = g_object_ref (plan);
  job->circle_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (n_circle_ids > 0)
    g_array_append_vals (job->circle_ids, circle_ids, n_circle_ids);
  job->clock = g_object_ref (clock);
  job->target_ids = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  job->new_ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  return job;
}

static void
remember (RunJob *job, guint number, gint64 person_id, gboolean is_new)
{
  gint64 *id;

  if (!relnet_import_plan_is_target (job->plan, number))
    return;
  id = g_new (gint64, 1);
  *id = person_id;
  g_hash_table_insert (job->target_ids, GUINT_TO_POINTER (number), id);
  if (is_new)
    {
      gint64 *key = g_new (gint64, 1);

      *key = person_id;
      g_hash_table_add (job->new_ids, key);
    }
}

static gboolean
add_person (RunJob *job, RelnetImportRecord *record, GError **error)
{
  RelnetPerson *person = record->person;
  g_autoptr (GError) local_error = NULL;
  gint64 other;

  for (guint i = 0; i < job->circle_ids->len; i++)
    relnet_person_set_in_circle (person, g_array_index (job->circle_ids, gint64, i), TRUE);
  /* Two people cannot have one uid, whatever the file says. */
  if (*relnet_person_get_uid (person) != '\0'
      && relnet_import_store_find (job->connection, RELNET_IMPORT_LOOKUP_UID, relnet_person_get_uid (person), NULL, &other,
                                   1)
             > 0)
    relnet_person_set_uid (person, "");
  if (!relnet_person_store_insert (job->connection, job->changes, person, job->clock, &local_error))
    {
      /* What the store finds wrong with one record is no reason to leave out the others. */
      if (g_error_matches (local_error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_INVALID))
        {
          relnet_import_report_reject (job->report, record->line, local_error->message);
          return TRUE;
        }
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  job->report->added++;
  remember (job, record->number, relnet_person_get_id (person), TRUE);
  return relnet_import_writer_add_record (job->writer, record->key, relnet_person_get_id (person), TRUE, error);
}

static gboolean
merge_person (RunJob *job, RelnetImportRecord *record, gint64 id, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (RelnetPerson) known = relnet_person_store_load (job->connection, id, &local_error);
  gboolean is_new = g_hash_table_contains (job->new_ids, &id);
  gboolean done = TRUE;

  if (known == NULL)
    {
      /* Deleted since the plan was made. */
      if (g_error_matches (local_error, RELNET_STORE_ERROR, RELNET_STORE_ERROR_NOT_FOUND))
        return add_person (job, record, error);
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  for (guint i = 0; i < job->circle_ids->len; i++)
    relnet_person_set_in_circle (record->person, g_array_index (job->circle_ids, gint64, i), TRUE);
  if (relnet_merge_person (known, record->person, NULL))
    {
      relnet_import_writer_set_recorded (job->writer, !is_new);
      done = relnet_person_store_update (job->connection, job->changes, known, job->clock, error);
      relnet_import_writer_set_recorded (job->writer, FALSE);
    }
  if (!done)
    return FALSE;
  job->report->merged++;
  remember (job, record->number, id, is_new);
  return relnet_import_writer_add_record (job->writer, record->key, id, FALSE, error);
}

static gboolean
write_record (RunJob *job, RelnetImportRecord *record, GError **error)
{
  RelnetImportDuplicate *duplicate;
  gint64 id;

  switch (relnet_import_plan_get_state (job->plan, record->number))
    {
    case RELNET_IMPORT_STATE_REJECTED:
      return TRUE;
    case RELNET_IMPORT_STATE_UNCHANGED:
      job->report->skipped++;
      job->report->unchanged++;
      return TRUE;
    case RELNET_IMPORT_STATE_DUPLICATE:
      duplicate = relnet_import_plan_get_duplicate (job->plan, record->number);
      switch (relnet_import_duplicate_get_decision (duplicate))
        {
        case RELNET_IMPORT_SKIP:
          job->report->skipped++;
          return TRUE;
        case RELNET_IMPORT_MERGE:
          id = relnet_import_duplicate_get_person_id (duplicate);
          if (id == 0)
            {
              const gint64 *target = g_hash_table_lookup (
                  job->target_ids, GUINT_TO_POINTER (relnet_import_duplicate_get_record (duplicate)));

              id = target != NULL ? *target : 0;
            }
          if (id != 0)
            return merge_person (job, record, id, error);
          return add_person (job, record, error);
        case RELNET_IMPORT_KEEP_BOTH:
        default:
          return add_person (job, record, error);
        }
    case RELNET_IMPORT_STATE_ADD:
    default:
      return add_person (job, record, error);
    }
}

static gboolean
open_records (RunJob *job, GError **error)
{
  if (!relnet_import_plan_check_file (job->plan, error))
    return FALSE;
  job->source = relnet_import_plan_reopen (job->plan, job->cancellable, error);
  return job->source != NULL;
}

static gboolean
run_import (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  RunJob *job = data;
  g_autoptr (RelnetImportWriter) writer = NULL;
  g_autoptr (GError) local_error = NULL;
  g_autofree char *name = g_file_get_basename (relnet_import_plan_get_file (job->plan));
  g_autofree char *valid_name = g_utf8_make_valid (name != NULL ? name : "", -1);
  RelnetImportRecord record = { 0 };
  gboolean written = TRUE;

  if (!open_records (job, error))
    return FALSE;
  job->report = relnet_import_plan_new_report (job->plan);
  writer = relnet_import_writer_begin (connection, changes, valid_name, job->report->format, job->report->encoding,
                                       job->clock, error);
  if (writer == NULL)
    return FALSE;
  job->connection = connection;
  job->changes = changes;
  job->writer = writer;
  while (written && relnet_import_source_next (job->source, &record, job->cancellable, &local_error))
    {
      written = (record.person == NULL || write_record (job, &record, error))
                && !g_cancellable_set_error_if_cancelled (job->cancellable, error);
      relnet_progress_tell (job->progress, record.number + 1, relnet_import_plan_get_n_records (job->plan));
      relnet_import_record_clear (&record);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (!written)
    return FALSE;
  job->report->read = job->report->added + job->report->merged + job->report->skipped;
  job->report->import_id = relnet_import_writer_get_id (writer);
  return relnet_import_writer_finish (writer, job->report->read, job->report->added, job->report->merged,
                                      job->report->skipped, job->report->rejected->len, error);
}

/* An import that would change nothing is not written, so that there is nothing to undo either. */
static gboolean
has_effect (RelnetImportPlan *plan, RelnetImportReport **report)
{
  g_autoptr (RelnetImportReport) planned = relnet_import_plan_dup_report (plan);

  if (planned->added + planned->merged > 0)
    return TRUE;
  *report = g_steal_pointer (&planned);
  return FALSE;
}

/* Importing a table whose columns mean nothing would only reject every row. */
static gboolean
check_recognised (RelnetImportPlan *plan, GError **error)
{
  if (relnet_import_plan_is_recognised (plan))
    return TRUE;
  g_set_error_literal (error, RELNET_EXCHANGE_ERROR, RELNET_EXCHANGE_ERROR_UNKNOWN_FORMAT,
                       _ ("No column of this table was recognised: say in the import window which ones are the name, the "
                          "e-mail and so on. Nothing was imported."));
  return FALSE;
}

/* Where there is nobody yet, there is nothing to lose. */
static gboolean
needs_backup (RelnetDatabase *database)
{
  return relnet_person_store_count (relnet_database_get_reader (database)) > 0;
}

/**
 * relnet_importer_plan:
 * @database: a database
 * @file: a file
 * @options: (nullable): how to read it
 * @error: a #GError
 *
 * Reads the file and compares it with everybody, for programs without a window: it blocks.
 *
 * Returns: (transfer full) (nullable): what an import would do; %NULL if the file was refused, with the reason
 */
RelnetImportPlan *
relnet_importer_plan (RelnetDatabase *database, GFile *file, const RelnetImportOptions *options, GError **error)
{
  RelnetConnection *reader = relnet_database_get_reader (database);
  /* One look at everybody, and no lock taken for each question. */
  gboolean begun = relnet_connection_execute (reader, "BEGIN", NULL);
  RelnetImportPlan *plan = relnet_import_plan_make (reader, file, options, NULL, error);

  if (begun)
    relnet_connection_execute (reader, "COMMIT", NULL);
  return plan;
}

static gpointer
read_plan (RelnetConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  PlanJob *job = data;
  RelnetImportOptions options = { .format = job->format, .encoding = job->encoding, .columns = job->columns };

  return relnet_import_plan_make (connection, job->file, &options, cancellable, error);
}

/**
 * relnet_importer_plan_async:
 * @database: a database
 * @file: a file
 * @options: (nullable): how to read it
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when it is read
 * @user_data: for @callback
 *
 * Reads the file and compares it with everybody, in a thread.
 */
void
relnet_importer_plan_async (RelnetDatabase *database, GFile *file, const RelnetImportOptions *options,
                            GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  PlanJob *job = g_new0 (PlanJob, 1);

  job->file = g_object_ref (file);
  if (options != NULL)
    {
      job->format = options->format;
      job->encoding = g_strdup (options->encoding);
      job->columns = options->columns != NULL ? relnet_csv_columns_ref (options->columns) : NULL;
    }
  relnet_database_read_async (database, read_plan, job, plan_job_free, g_object_unref, cancellable, callback, user_data);
}

/**
 * relnet_importer_plan_finish:
 * @database: a database
 * @result: the result
 * @error: a #GError
 *
 * Returns: (transfer full) (nullable): what an import would do; %NULL if the file was refused, with the reason
 */
RelnetImportPlan *
relnet_importer_plan_finish (RelnetDatabase *database, GAsyncResult *result, GError **error)
{
  return relnet_database_read_finish (database, result, error);
}

/**
 * relnet_importer_run:
 * @database: a database
 * @plan: a plan
 * @circle_ids: (nullable) (array length=n_circle_ids): circles that everybody imported joins
 * @n_circle_ids: how many
 * @clock: the time
 * @error: a #GError
 *
 * Imports, for programs without a window: it blocks.
 *
 * Returns: (transfer full) (nullable): what was done; %NULL if nothing was written
 */
RelnetImportReport *
relnet_importer_run (RelnetDatabase *database, RelnetImportPlan *plan, const gint64 *circle_ids, guint n_circle_ids,
                     RelnetClock *clock, GError **error)
{
  RunJob *job;
  RelnetImportReport *report = NULL;

  if (!check_recognised (plan, error))
    return NULL;
  if (!has_effect (plan, &report))
    return report;
  if (needs_backup (database))
    {
      g_autoptr (RelnetBackup) backup = relnet_backup_create (relnet_database_get_path (database),
                                                              RELNET_BACKUP_BEFORE_IMPORT, clock, NULL, error);

      if (backup == NULL)
        return NULL;
    }
  job = run_job_new (plan, circle_ids, n_circle_ids, clock);
  if (relnet_database_write (database, run_import, job, error))
    report = g_steal_pointer (&job->report);
  run_job_free (job);
  return report;
}

static void
import_written (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  RunJob *job = g_task_get_task_data (task);
  GError *error = NULL;

  if (relnet_database_write_finish (RELNET_DATABASE (object), result, &error))
    g_task_return_pointer (task, g_steal_pointer (&job->report), (GDestroyNotify)relnet_import_report_free);
  else
    g_task_return_error (task, error);
}

static void
start_writing (RelnetDatabase *database, GTask *task)
{
  RunJob *job = g_task_get_task_data (task);

  relnet_database_write_async (database, job->label, run_import, job, NULL, job->cancellable, import_written, task);
}

static void
backup_made (GObject *object, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  GError *error = NULL;
  g_autoptr (RelnetBackup) backup = relnet_backup_create_finish (result, &error);

  if (backup != NULL)
    start_writing (g_task_get_source_object (task), task);
  else
    {
      g_task_return_error (task, error);
      g_object_unref (task);
    }
}

/**
 * relnet_importer_run_async:
 * @database: a database
 * @plan: a plan; its decisions are not to be changed until @callback
 * @circle_ids: (nullable) (array length=n_circle_ids): circles that everybody imported joins
 * @n_circle_ids: how many
 * @clock: the time
 * @progress: (nullable): told how far it is
 * @progress_data: for @progress, to live until @callback
 * @cancellable: (nullable): cancelled, nothing of the import is written
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Imports on the database's writer thread, as one act that can be undone.
 */
void
relnet_importer_run_async (RelnetDatabase *database, RelnetImportPlan *plan, const gint64 *circle_ids, guint n_circle_ids,
                           RelnetClock *clock, RelnetProgressFunc progress, gpointer progress_data,
                           GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (database, cancellable, callback, user_data);
  g_autoptr (RelnetImportReport) planned = NULL;
  RelnetImportReport *report = NULL;
  GError *error = NULL;
  RunJob *job;
  guint n;

  /* Once committed it is done, whatever was cancelled since. */
  g_task_set_check_cancellable (task, FALSE);
  if (!check_recognised (plan, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  if (!has_effect (plan, &report))
    {
      g_task_return_pointer (task, report, (GDestroyNotify)relnet_import_report_free);
      return;
    }
  planned = relnet_import_plan_dup_report (plan);
  n = planned->added + planned->merged;
  job = run_job_new (plan, circle_ids, n_circle_ids, clock);
  job->label = g_strdup_printf (ngettext ("%u person imported", "%u people imported", n), n);
  job->progress = relnet_progress_new (progress, progress_data, cancellable);
  job->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  g_task_set_task_data (task, job, run_job_free);
  if (needs_backup (database))
    relnet_backup_create_async (relnet_database_get_path (database), RELNET_BACKUP_BEFORE_IMPORT, clock, cancellable,
                                backup_made, g_steal_pointer (&task));
  else
    start_writing (database, g_steal_pointer (&task));
}

/**
 * relnet_importer_run_finish:
 * @database: a database
 * @result: the result
 * @error: a #GError
 *
 * Returns: (transfer full) (nullable): what was done; %NULL if nothing was written
 */
RelnetImportReport *
relnet_importer_run_finish (RelnetDatabase *database, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
undo_import (RelnetConnection *connection, RelnetChanges *changes, gpointer data, GError **error)
{
  g_autoptr (RelnetClock) clock = relnet_clock_new ();

  return relnet_import_store_undo (connection, changes, *(const gint64 *)data, clock, error);
}

/**
 * relnet_importer_undo:
 * @database: a database
 * @import_id: an import
 * @error: a #GError
 *
 * Takes a whole import back, for programs without a window: it blocks.
 *
 * Returns: whether it was taken back; if not, nothing was changed
 */
gboolean
relnet_importer_undo (RelnetDatabase *database, gint64 import_id, GError **error)
{
  return relnet_database_write (database, undo_import, &import_id, error);
}

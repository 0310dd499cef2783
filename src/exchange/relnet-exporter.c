/* Writing people to a file that other programs read (X2). */

#include "relnet-exporter.h"

#include "relnet-csv-writer.h"
#include "relnet-exchange-error.h"
#include "relnet-person-store.h"
#include "relnet-vcard-writer.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

typedef struct
{
  gint64 person_id;
  RelnetExportFormat format;
  char *path;
  guint n_people;
  RelnetProgress *progress;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->path);
  g_clear_pointer (&job->progress, relnet_progress_free);
  g_free (job);
}

static gboolean
fail (const char *path, int code, GError **error)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *shown = g_filename_display_name (name);

  g_set_error (error, RELNET_EXCHANGE_ERROR, RELNET_EXCHANGE_ERROR_FAILED,
               /* Translators: the name of a file, then what the system says. */
               _ ("“%s” could not be written (%s). Nothing was exported; a file that was there is as it was."), shown,
               g_strerror (code));
  return FALSE;
}

static gboolean
write_people (RelnetConnection *connection, Job *job, FILE *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  RelnetCsvWidths widths = { 1, 1, 1, 1 };
  guint n_steps;

  if (job->person_id != 0)
    {
      ids = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_array_append_val (ids, job->person_id);
    }
  else
    ids = relnet_person_store_list_ids (connection, error);
  if (ids == NULL)
    return FALSE;
  /* A table is as wide as the person with the most of everything: they are looked at first. */
  n_steps = ids->len * (job->format == RELNET_EXPORT_CSV ? 2 : 1);
  for (int pass = job->format == RELNET_EXPORT_CSV ? 0 : 1; pass < 2; pass++)
    {
      guint steps_before = pass == 1 ? n_steps - ids->len : 0;

      if (pass == 1 && job->format == RELNET_EXPORT_CSV)
        relnet_csv_write_header (text, &widths);
      for (guint i = 0; i < ids->len; i++)
        {
          g_autoptr (RelnetPerson) person
              = relnet_person_store_load (connection, g_array_index (ids, gint64, i), error);

          if (person == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
            return FALSE;
          relnet_progress_tell (job->progress, steps_before + i, n_steps);
          if (pass == 0)
            {
              relnet_csv_measure (&widths, person);
              continue;
            }
          if (job->format == RELNET_EXPORT_CSV)
            relnet_csv_write_person (text, &widths, person);
          else
            relnet_vcard_write_person (text, person,
                                       job->format == RELNET_EXPORT_VCARD_3 ? RELNET_VCARD_3 : RELNET_VCARD_4);
          if (fwrite (text->str, 1, text->len, file) != text->len)
            return fail (job->path, errno, error);
          g_string_truncate (text, 0);
          job->n_people++;
        }
    }
  if (fwrite (text->str, 1, text->len, file) != text->len || fflush (file) != 0 || fsync (fileno (file)) != 0)
    return fail (job->path, errno, error);
  return TRUE;
}

/* Beside the file that is wanted, and in its place only when whole. */
static gboolean
export (RelnetConnection *connection, Job *job, GCancellable *cancellable, GError **error)
{
  g_autofree char *temporary = g_strconcat (job->path, ".XXXXXX", NULL);
  int fd = g_mkstemp_full (temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  FILE *file;
  gboolean done;

  if (fd < 0)
    return fail (job->path, errno, error);
  file = fdopen (fd, "w");
  done = write_people (connection, job, file, cancellable, error);
  if (fclose (file) != 0 && done)
    done = fail (job->path, errno, error);
  if (done && g_rename (temporary, job->path) != 0)
    done = fail (job->path, errno, error);
  if (!done)
    g_unlink (temporary);
  return done;
}

/**
 * relnet_export_format_from_name:
 * @name: “vcard”, “vcard3” or “csv”
 * @format: (out): the format
 *
 * Returns: whether @name is the name of a format
 */
gboolean
relnet_export_format_from_name (const char *name, RelnetExportFormat *format)
{
  static const char *const names[] = { "vcard", "vcard3", "csv" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_strcmp0 (name, names[i]) == 0)
      {
        *format = (RelnetExportFormat)i;
        return TRUE;
      }
  return FALSE;
}

/**
 * relnet_exporter_write:
 * @database: a database
 * @person_id: whom, 0 for everybody
 * @format: as what
 * @path: the file
 * @n_people: (out) (optional): how many were written
 * @error: a #GError, in words for the user
 *
 * Exports, for programs without a window: it blocks. The file is readable by its owner alone.
 *
 * Returns: whether it was written; if not, a file that was there is as it was
 */
gboolean
relnet_exporter_write (RelnetDatabase *database, gint64 person_id, RelnetExportFormat format, const char *path,
                       guint *n_people, GError **error)
{
  Job job = { .person_id = person_id, .format = format, .path = (char *)path };
  gboolean done = export (relnet_database_get_reader (database), &job, NULL, error);

  if (n_people != NULL)
    *n_people = job.n_people;
  return done;
}

static gpointer
run_export (RelnetConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  if (!export (connection, job, cancellable, error))
    return NULL;
  return GUINT_TO_POINTER (job->n_people + 1);
}

/**
 * relnet_exporter_write_async:
 * @database: a database
 * @person_id: whom, 0 for everybody
 * @format: as what
 * @file: the file, on this computer
 * @progress: (nullable): told how far it is
 * @progress_data: for @progress, to live until @callback
 * @cancellable: (nullable): cancelled, nothing is exported
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Exports in a thread. The file is readable by its owner alone.
 */
void
relnet_exporter_write_async (RelnetDatabase *database, gint64 person_id, RelnetExportFormat format, GFile *file,
                             RelnetProgressFunc progress, gpointer progress_data, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data)
{
  Job *job = g_new0 (Job, 1);

  job->person_id = person_id;
  job->format = format;
  job->path = g_file_get_path (file);
  if (job->path == NULL)
    {
      g_task_report_new_error (database, callback, user_data, relnet_exporter_write_async, RELNET_EXCHANGE_ERROR,
                               RELNET_EXCHANGE_ERROR_FAILED, "%s", _ ("Choose a folder of this computer."));
      job_free (job);
      return;
    }
  job->progress = relnet_progress_new (progress, progress_data, cancellable);
  relnet_database_read_async (database, run_export, job, job_free, NULL, cancellable, callback, user_data);
}

/**
 * relnet_exporter_write_finish:
 * @database: a database
 * @result: the result
 * @n_people: (out) (optional): how many were written
 * @error: a #GError, in words for the user
 *
 * Returns: whether it was written; if not, a file that was there is as it was
 */
gboolean
relnet_exporter_write_finish (RelnetDatabase *database, GAsyncResult *result, guint *n_people, GError **error)
{
  guint n = GPOINTER_TO_UINT (g_task_propagate_pointer (G_TASK (result), error));

  if (n_people != NULL)
    *n_people = n > 0 ? n - 1 : 0;
  return n > 0;
}

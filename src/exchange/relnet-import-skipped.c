/* The records that an import could not read, as a file of the same kind: to be corrected and imported again. The report
 * has their lines and reasons only, so the file is read once more. */

#include "relnet-import-skipped.h"

#include "relnet-csv-writer.h"
#include "relnet-import-plan-private.h"
#include "relnet-vcard.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Line → reason. */
static GHashTable *
index_reasons (RelnetImportReport *report)
{
  GHashTable *reasons = g_hash_table_new_full (NULL, NULL, NULL, g_free);

  for (guint i = 0; i < report->rejected->len; i++)
    {
      const RelnetImportRejection *rejection = g_ptr_array_index (report->rejected, i);

      g_hash_table_insert (reasons, GUINT_TO_POINTER (rejection->line), g_strdup (rejection->reason));
    }
  return reasons;
}

/* What is ours comes first: rows may be longer than the header, and no row may begin with an empty cell (see
 * relnet_csv_append_cell()). */
static void
append_header (GString *out, RelnetCsvColumns *columns)
{
  g_autofree char *line = g_strconcat (RELNET_SKIPPED_COLUMN, _ ("line"), NULL);
  g_autofree char *reason = g_strconcat (RELNET_SKIPPED_COLUMN, _ ("reason"), NULL);

  relnet_csv_append_cell (out, line);
  relnet_csv_append_cell (out, reason);
  for (guint i = 0; i < relnet_csv_columns_get_n (columns); i++)
    {
      const char *header = relnet_csv_columns_get (columns, i)->header;

      /* Those of a file that was skipped before. */
      if (!g_str_has_prefix (header, RELNET_SKIPPED_COLUMN))
        relnet_csv_append_cell (out, header);
    }
  g_string_append (out, "\r\n");
}

static void
append_row (GString *out, RelnetCsvColumns *columns, const RelnetImportRecord *record, const char *reason)
{
  g_autofree char *line = g_strdup_printf ("%u", record->line);

  relnet_csv_append_cell (out, line);
  relnet_csv_append_cell (out, reason);
  for (guint i = 0; record->cells[i] != NULL; i++)
    if (i >= relnet_csv_columns_get_n (columns)
        || !g_str_has_prefix (relnet_csv_columns_get (columns, i)->header, RELNET_SKIPPED_COLUMN))
      relnet_csv_append_cell (out, relnet_csv_unprotect (record->cells[i]));
  g_string_append (out, "\r\n");
}

static void
append_card (GString *out, const char *card, const RelnetImportRecord *record, const char *reason)
{
  const char *end = g_strrstr (card, "END:VCARD");
  /* Translators: the line of a file, and why the card that begins there was left out. */
  g_autofree char *text = g_strdup_printf (_ ("Line %u: %s"), record->line, reason);
  g_autofree char *escaped = relnet_vcard_escape (text);

  if (end == NULL)
    end = card + strlen (card);
  g_string_append_len (out, card, end - card);
  g_string_append_printf (out, RELNET_SKIPPED_PROPERTY ":%s\n%s", escaped, end);
}

static GBytes *
collect (RelnetImportPlan *plan, GHashTable *reasons, GCancellable *cancellable, GError **error)
{
  g_autoptr (RelnetImportSource) source = NULL;
  g_autoptr (GString) out = g_string_new (NULL);
  RelnetCsvColumns *columns = relnet_import_plan_get_columns (plan);
  RelnetImportRecord record;
  GError *local_error = NULL;

  if (!relnet_import_plan_check_file (plan, error))
    return NULL;
  source = relnet_import_plan_reopen (plan, cancellable, error);
  if (source == NULL)
    return NULL;
  if (columns != NULL)
    append_header (out, columns);
  while (relnet_import_source_next (source, &record, cancellable, &local_error))
    {
      const char *reason = g_hash_table_lookup (reasons, GUINT_TO_POINTER (record.line));

      if (reason != NULL && columns != NULL)
        append_row (out, columns, &record, reason);
      else if (reason != NULL)
        append_card (out, relnet_import_source_get_card (source), &record, reason);
      relnet_import_record_clear (&record);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return NULL;
    }
  return g_string_free_to_bytes (g_steal_pointer (&out));
}

/**
 * relnet_import_make_skipped:
 * @plan: a plan
 * @report: what was or would be done by it
 * @cancellable: (nullable): a #GCancellable
 * @error: a #GError
 *
 * Reads the file again, and blocks.
 *
 * Returns: (transfer full) (nullable): the records that were rejected as they stand in the file, with line and reason: a
 *   table in UTF-8 for a table, cards for cards; %NULL if the file cannot be read any more, or is another one
 */
GBytes *
relnet_import_make_skipped (RelnetImportPlan *plan, RelnetImportReport *report, GCancellable *cancellable, GError **error)
{
  g_autoptr (GHashTable) reasons = index_reasons (report);

  return collect (plan, reasons, cancellable, error);
}

static void
collect_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  GBytes *bytes = collect (source, data, cancellable, &error);

  if (bytes != NULL)
    g_task_return_pointer (task, bytes, (GDestroyNotify)g_bytes_unref);
  else
    g_task_return_error (task, error);
}

/**
 * relnet_import_make_skipped_async:
 * @plan: a plan
 * @report: what was or would be done by it
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when they are read
 * @user_data: for @callback
 *
 * Like relnet_import_make_skipped(), in a thread.
 */
void
relnet_import_make_skipped_async (RelnetImportPlan *plan, RelnetImportReport *report, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (plan, cancellable, callback, user_data);

  g_task_set_task_data (task, index_reasons (report), (GDestroyNotify)g_hash_table_unref);
  g_task_run_in_thread (task, collect_in_thread);
}

/**
 * relnet_import_make_skipped_finish:
 * @plan: a plan
 * @result: the result
 * @error: a #GError
 *
 * Returns: (transfer full) (nullable): the records
 */
GBytes *
relnet_import_make_skipped_finish (RelnetImportPlan *plan, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

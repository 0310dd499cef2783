/* “Save the skipped rows…”: the records that were left out, with why, as a file to be corrected and imported again. */

#include "relnet-import-save-skipped.h"

#include "relnet-file-dialog.h"
#include "relnet-import-skipped.h"
#include "relnet-report-error.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GtkWidget *widget;
  GFile *file;
  GBytes *records;
} Saving;

static void
saving_free (Saving *self)
{
  g_clear_object (&self->widget);
  g_clear_object (&self->file);
  g_clear_pointer (&self->records, g_bytes_unref);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Saving, saving_free)

static void
report_problem (Saving *self, GError *error)
{
  /* The window may have been closed meanwhile. */
  if (gtk_widget_get_mapped (self->widget))
    relnet_report_error (self->widget, error);
}

static void
file_written (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Saving) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!g_file_replace_contents_finish (G_FILE (object), result, NULL, &error))
    report_problem (self, error);
}

static void
write_file (Saving *self)
{
  g_file_replace_contents_bytes_async (self->file, self->records, NULL, FALSE,
                                       G_FILE_CREATE_PRIVATE | G_FILE_CREATE_REPLACE_DESTINATION, NULL, file_written, self);
}

static void
place_chosen (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Saving) self = user_data;

  self->file = relnet_file_dialog_finish (self->widget, result, NULL);
  if (self->file != NULL)
    write_file (g_steal_pointer (&self));
}

static void
records_read (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Saving) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean cards = relnet_import_plan_get_columns (RELNET_IMPORT_PLAN (object)) == NULL;

  self->records = relnet_import_make_skipped_finish (RELNET_IMPORT_PLAN (object), result, &error);
  if (self->records == NULL)
    {
      report_problem (self, error);
      return;
    }
  if (!gtk_widget_get_mapped (self->widget))
    return;
  relnet_file_dialog_save_async (self->widget, _ ("Save the skipped rows"),
                                 cards ? _ ("Skipped contacts.vcf") : _ ("Skipped contacts.csv"), place_chosen, self);
  g_steal_pointer (&self);
}

/**
 * relnet_import_save_skipped:
 * @widget: where errors are told and whose window the dialog belongs to
 * @plan: a plan
 * @report: what was or would be done by it
 *
 * Has the user choose a file for the records that were left out. They are read first: if the file they stand in is gone
 * the user learns it before choosing another one.
 */
void
relnet_import_save_skipped (GtkWidget *widget, RelnetImportPlan *plan, RelnetImportReport *report)
{
  Saving *self = g_new0 (Saving, 1);

  self->widget = g_object_ref (widget);
  relnet_import_make_skipped_async (plan, report, NULL, records_read, self);
}

/* Asking where to export to, and telling what became of it. */

#include "relnet-export.h"

#include "relnet-file-dialog.h"
#include "relnet-progress-window.h"
#include "relnet-report-error.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

typedef struct
{
  GtkWidget *widget;
  RelnetDatabase *database;
  gint64 person_id;
  RelnetExportFormat format;
  RelnetProgressWindow *progress;
} Export;

static void
export_free (Export *export)
{
  g_object_unref (export->widget);
  g_object_unref (export->database);
  g_free (export);
}

static void
people_exported (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Export *export = user_data;
  g_autoptr (GError) error = NULL;
  GtkWidget *overlay = gtk_widget_get_ancestor (export->widget, ADW_TYPE_TOAST_OVERLAY);
  guint n;

  relnet_progress_window_end (g_steal_pointer (&export->progress));
  if (!relnet_exporter_write_finish (export->database, result, &n, &error))
    relnet_report_error (export->widget, error);
  else if (overlay != NULL)
    {
      g_autofree char *text = g_strdup_printf (ngettext ("%u person exported", "%u people exported", n), n);

      adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), adw_toast_new (text));
    }
  export_free (export);
}

static void
place_chosen (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Export *export = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = relnet_file_dialog_finish (export->widget, result, &error);

  if (file == NULL)
    {
      relnet_report_error (export->widget, error);
      export_free (export);
      return;
    }
  export->progress = relnet_progress_window_start (export->widget, _ ("Exporting contacts…"));
  relnet_exporter_write_async (export->database, export->person_id, export->format, file, relnet_progress_window_set_progress,
                               export->progress, relnet_progress_window_get_cancellable (export->progress),
                               people_exported, export);
}

/**
 * relnet_export_ask:
 * @widget: where it was asked for, in a toast overlay
 * @database: the database
 * @person_id: whom, 0 for everybody
 * @name: (nullable): the name of the person, for the name of the file
 * @format: as what
 *
 * Asks for a place and writes the people there. What became of it is told in a toast.
 */
void
relnet_export_ask (GtkWidget *widget, RelnetDatabase *database, gint64 person_id, const char *name,
                   RelnetExportFormat format)
{
  Export *export = g_new0 (Export, 1);
  const char *extension = format == RELNET_EXPORT_CSV ? "csv" : "vcf";
  g_autofree char *base = g_strdelimit (g_strdup (name != NULL ? name : _ ("Contacts")), "/\\:*?\"<>|", ' ');
  g_autofree char *file_name = g_strdup_printf ("%s.%s", base, extension);

  export->widget = g_object_ref (widget);
  export->database = g_object_ref (database);
  export->person_id = person_id;
  export->format = format;
  relnet_file_dialog_save_async (widget, _ ("Export contacts"), file_name, place_chosen, export);
}

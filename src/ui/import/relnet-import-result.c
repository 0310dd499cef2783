#include "relnet-import-result.h"

#include <glib/gi18n-lib.h>

/* How many different reasons have their line; the others are one. */
#define MAX_REASONS 6

/**
 * RelnetImportResult:
 *
 * What an import does: before it, what it would do; during it, how far it is; after it, what it did, and why the rest was
 * left out.
 */
struct _RelnetImportResult
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *progress_box;
  GtkLabel *progress_title;
  GtkLabel *progress_count;
  GtkProgressBar *progress;
  GtkLabel *added_title;
  GtkLabel *added;
  GtkLabel *merged_title;
  GtkLabel *merged;
  GtkLabel *skipped_title;
  GtkLabel *skipped;
  GtkBox *reasons;
  GtkWidget *save;
};

G_DEFINE_FINAL_TYPE (RelnetImportResult, relnet_import_result, GTK_TYPE_WIDGET)

static void
set_number (GtkLabel *label, guint number)
{
  g_autofree char *text = g_strdup_printf ("%u", number);

  gtk_label_set_text (label, text);
}

/* Rows of their own, not those of a grid: in GTK 4.18 a grid with words that wrap asks for the height it had if it were as narrow as it can be. */
static void
add_reason (RelnetImportResult *self, const char *reason, guint number)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *title = gtk_label_new (reason);
  GtkWidget *count = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (title), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (title, "caption");
  gtk_widget_add_css_class (title, "dim-label");
  set_number (GTK_LABEL (count), number);
  gtk_widget_set_valign (count, GTK_ALIGN_START);
  gtk_widget_add_css_class (count, "caption");
  gtk_widget_add_css_class (count, "numeric");
  gtk_box_append (GTK_BOX (row), title);
  gtk_box_append (GTK_BOX (row), count);
  gtk_box_append (self->reasons, row);
}

/* One line a reason, with the line of the file where there is one only. */
static void
show_reasons (RelnetImportResult *self, RelnetImportReport *report)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) reasons = g_ptr_array_new ();
  guint by_user = report->skipped - report->unchanged, rest = 0;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->reasons))) != NULL)
    gtk_box_remove (self->reasons, child);
  for (guint i = 0; i < report->rejected->len; i++)
    {
      const RelnetImportRejection *rejection = g_ptr_array_index (report->rejected, i);
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, rejection->reason));

      if (n == 0)
        g_ptr_array_add (reasons, (gpointer)rejection);
      g_hash_table_insert (counts, rejection->reason, GUINT_TO_POINTER (n + 1));
    }
  for (guint i = 0; i < reasons->len; i++)
    {
      const RelnetImportRejection *rejection = g_ptr_array_index (reasons, i);
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, rejection->reason));
      g_autofree char *with_line = NULL;

      if (i >= MAX_REASONS)
        {
          rest += n;
          continue;
        }
      if (n == 1)
        /* Translators: why a record was left out, and the line of the file it stands on. */
        with_line = g_strdup_printf (_ ("%s (line %u)"), rejection->reason, rejection->line);
      add_reason (self, with_line != NULL ? with_line : rejection->reason, n);
    }
  if (rest > 0)
    add_reason (self, _ ("Other reasons"), rest);
  if (report->unchanged > 0)
    add_reason (self, _ ("Imported before, unchanged"), report->unchanged);
  if (by_user > 0)
    add_reason (self, _ ("Skipped by you"), by_user);
  gtk_widget_set_visible (GTK_WIDGET (self->reasons), gtk_widget_get_first_child (GTK_WIDGET (self->reasons)) != NULL);
}

static void
relnet_import_result_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), RELNET_TYPE_IMPORT_RESULT);
  G_OBJECT_CLASS (relnet_import_result_parent_class)->dispose (object);
}

static void
relnet_import_result_class_init (RelnetImportResultClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = relnet_import_result_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/RelNet/ui/import/relnet-import-result.ui");
  gtk_widget_class_bind_template_child (widget_class, RelnetImportResult, box);
  gtk_widget_class_bind_template_child (widget_class, RelnetImportResult, progress_box);
  gtk_widget_class_bind_template_child (widget_class, RelnetImportResult, progress_title);
  gtk_widget_class_bind_template_child (widget_class, RelnetImportResult, progress_count);
  gtk_widget_class_bind_template_child (widget_class, RelnetImportResult, progress);
  gtk_widget_class_bind_template_child (widget_class, RelnetImportResult, added_title);
  gtk_widget_class_bind_template_child (widget_class, RelnetImportResult, added);
  gtk_widget_class_bind_template_child (widget_class, RelnetImportResult, merged_title);
  gtk_widget_class_bind_template_child (widget_class, RelnetImportResult, merged);
  gtk_widget_class_bind_template_child (widget_class, RelnetImportResult, skipped_title);
  gtk_widget_class_bind_template_child (widget_class, RelnetImportResult, skipped);
  gtk_widget_class_bind_template_child (widget_class, RelnetImportResult, reasons);
  gtk_widget_class_bind_template_child (widget_class, RelnetImportResult, save);
}

static void
relnet_import_result_init (RelnetImportResult *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * relnet_import_result_new:
 *
 * Returns: (transfer floating): an empty panel
 */
GtkWidget *
relnet_import_result_new (void)
{
  return g_object_new (RELNET_TYPE_IMPORT_RESULT, NULL);
}

/**
 * relnet_import_result_set_report:
 * @self: a panel
 * @report: what an import does
 * @done: whether it is done; else it is what would be done
 */
void
relnet_import_result_set_report (RelnetImportResult *self, RelnetImportReport *report, gboolean done)
{
  gtk_widget_set_visible (self->progress_box, done);
  gtk_label_set_text (self->progress_title, _ ("Imported"));
  gtk_label_set_text (self->progress_count, "");
  gtk_progress_bar_set_fraction (self->progress, 1);
  gtk_label_set_text (self->added_title, done ? _ ("Added") : _ ("To add"));
  gtk_label_set_text (self->merged_title, done ? _ ("Merged") : _ ("To merge"));
  gtk_label_set_text (self->skipped_title, done ? _ ("Skipped") : _ ("To skip"));
  set_number (self->added, report->added);
  set_number (self->merged, report->merged);
  set_number (self->skipped, report->skipped + report->rejected->len);
  show_reasons (self, report);
  gtk_widget_set_visible (self->save, report->rejected->len > 0);
}

/**
 * relnet_import_result_set_progress:
 * @self: a panel
 * @done: how many records are written
 * @total: of how many
 */
void
relnet_import_result_set_progress (RelnetImportResult *self, guint done, guint total)
{
  /* Translators: records of an import, “182 of 247”. */
  g_autofree char *count = g_strdup_printf (_ ("%u of %u"), done, total);

  gtk_widget_set_visible (self->progress_box, TRUE);
  gtk_label_set_text (self->progress_title, _ ("Importing…"));
  gtk_label_set_text (self->progress_count, count);
  gtk_progress_bar_set_fraction (self->progress, total > 0 ? (double)done / total : 0);
}

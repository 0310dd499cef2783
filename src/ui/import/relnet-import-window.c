#include "relnet-import-window.h"

#include "relnet-choice.h"
#include "relnet-file-dialog.h"
#include "relnet-import-circles.h"
#include "relnet-import-describe.h"
#include "relnet-import-duplicate-row.h"
#include "relnet-import-preview.h"
#include "relnet-import-result.h"
#include "relnet-import-save-skipped.h"
#include "relnet-importer.h"
#include "relnet-report-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Below this width, in pixels, the result stands under the duplicates and the choices under the names. */
#define NARROW_WIDTH 860
/* How many duplicates are shown at first, and how many more each time. */
#define N_FIRST_DUPLICATES 3
#define N_MORE_DUPLICATES  50

/**
 * RelnetImportWindow:
 *
 * Importing contacts: choose or drop files, look at what would become of them, decide about duplicates, import. Files are
 * read and compared in a thread; nothing is written before Import.
 */
struct _RelnetImportWindow
{
  AdwWindow parent_instance;

  RelnetDatabase *database;
  RelnetClock *clock;
  GQueue files;      /* still to be imported */
  guint n_files;     /* how many were given */
  GFile *file;       /* the one that is shown */
  RelnetImportPlan *plan;
  RelnetImportReport *report; /* (nullable): the import is done */
  GCancellable *cancellable;  /* of what is going on */
  gboolean running;
  gboolean narrow;
  guint n_shown;
  gboolean updating; /* The drop-downs are being set by us. */

  GtkStack *stack;
  AdwStatusPage *problem_page;
  AdwStatusPage *reading_page;
  GtkButton *cancel;
  GtkButton *import;
  GtkImage *file_icon;
  GtkLabel *file_name;
  GtkLabel *file_details;
  GtkWidget *file_card;
  GtkWidget *file_choices;
  GtkWidget *preview_heading;
  GtkWidget *duplicates_heading;
  GtkWidget *format_title;
  GtkDropDown *format;
  GtkDropDown *encoding;
  GtkLabel *preview_title;
  GtkLabel *preview_details;
  GtkWidget *unrecognised;
  RelnetImportPreview *preview;
  GtkWidget *review;
  GtkWidget *columns;
  GtkWidget *duplicates_box;
  GtkLabel *duplicates_details;
  GtkListBox *duplicates;
  GtkButton *show_more;
  RelnetImportCircles *circles;
  GtkWidget *result_box;
  RelnetImportResult *result;
};

enum
{
  PROP_0,
  PROP_DATABASE,
  PROP_CLOCK,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (RelnetImportWindow, relnet_import_window, ADW_TYPE_WINDOW)

static const RelnetImportFormat formats[] = {
  RELNET_IMPORT_FORMAT_VCARD,   RELNET_IMPORT_FORMAT_LINKEDIN, RELNET_IMPORT_FORMAT_GOOGLE,
  RELNET_IMPORT_FORMAT_OUTLOOK, RELNET_IMPORT_FORMAT_CSV,
};

/* What a file without a sign may be in, as people meet it. */
static const char *const encodings[] = { "UTF-8", "WINDOWS-1252", "WINDOWS-1250", "WINDOWS-1251", "WINDOWS-1254",
                                         "ISO-8859-15", "SHIFT_JIS" };

static void read_file (RelnetImportWindow *self, GFile *file, const RelnetImportOptions *options);

static void
update_actions (RelnetImportWindow *self)
{
  gboolean reviewing = self->plan != NULL && g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "review") == 0;
  gboolean more = self->report != NULL && !g_queue_is_empty (&self->files);

  gtk_widget_set_visible (GTK_WIDGET (self->import), reviewing);
  gtk_button_set_label (self->import, self->report == NULL ? self->running ? _ ("Finish") : _ ("Import")
                                      : more               ? _ ("Next file")
                                                           : _ ("Finish"));
  gtk_widget_set_visible (GTK_WIDGET (self->cancel), self->report == NULL || more);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.run",
                                 reviewing && !self->running && relnet_import_plan_is_recognised (self->plan));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.choose", !self->running);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.merge-all", !self->running && self->report == NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.save-skipped", !self->running);
  gtk_widget_set_sensitive (GTK_WIDGET (self->duplicates), !self->running && self->report == NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->circles), !self->running && self->report == NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->preview), !self->running && self->report == NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->format), !self->running && self->report == NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->encoding), !self->running && self->report == NULL);
}

static void
show_page (RelnetImportWindow *self, const char *name)
{
  gtk_stack_set_visible_child_name (self->stack, name);
  update_actions (self);
}

static void
show_problem (RelnetImportWindow *self, const GError *error)
{
  g_autofree char *name = self->file != NULL ? g_file_get_basename (self->file) : NULL;
  g_autofree char *shown = name != NULL ? g_filename_display_name (name) : NULL;
  /* Translators: the name of a file. */
  g_autofree char *title = shown != NULL ? g_strdup_printf (_ ("“%s” cannot be imported"), shown) : NULL;
  g_autofree char *escaped = g_markup_escape_text (error->message, -1);

  adw_status_page_set_title (self->problem_page, title != NULL ? title : "");
  adw_status_page_set_description (self->problem_page, escaped);
  show_page (self, "problem");
}

static void
show_plan_report (RelnetImportWindow *self)
{
  g_autoptr (RelnetImportReport) report = NULL;

  if (self->plan == NULL || self->report != NULL || self->running)
    return;
  report = relnet_import_plan_dup_report (self->plan);
  relnet_import_result_set_report (self->result, report, FALSE);
}

static void
show_details (RelnetImportWindow *self)
{
  g_autofree char *name = g_file_get_basename (self->file);
  g_autofree char *shown = g_filename_display_name (name);
  g_autofree char *details
      = relnet_import_describe (self->plan, self->n_files - g_queue_get_length (&self->files), self->n_files);

  gtk_label_set_text (self->file_name, shown);
  gtk_label_set_text (self->file_details, details);
  gtk_image_set_from_icon_name (self->file_icon,
                                relnet_import_plan_get_format (self->plan) == RELNET_IMPORT_FORMAT_VCARD
                                    ? "x-office-address-book-symbolic"
                                    : "x-office-spreadsheet-symbolic");
}

static void
show_choices (RelnetImportWindow *self)
{
  RelnetImportFormat format = relnet_import_plan_get_format (self->plan);
  const char *encoding = relnet_import_plan_get_encoding (self->plan);

  self->updating = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (formats[i] == format)
      gtk_drop_down_set_selected (self->format, i);
  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    if (g_ascii_strcasecmp (encodings[i], encoding) == 0)
      gtk_drop_down_set_selected (self->encoding, i);
  if (relnet_import_plan_is_encoding_guessed (self->plan) && format != RELNET_IMPORT_FORMAT_VCARD)
    gtk_widget_set_visible (GTK_WIDGET (self->encoding), TRUE);
  self->updating = FALSE;
}

static void
decision_changed_cb (RelnetImportWindow *self)
{
  show_plan_report (self);
}

static void
show_duplicates (RelnetImportWindow *self, guint n_wanted)
{
  GListModel *list = relnet_import_plan_get_duplicates (self->plan);
  guint n = g_list_model_get_n_items (list), rest;

  for (; self->n_shown < MIN (n, n_wanted); self->n_shown++)
    {
      g_autoptr (RelnetImportDuplicate) duplicate = g_list_model_get_item (list, self->n_shown);
      GtkWidget *row = relnet_import_duplicate_row_new (duplicate);

      relnet_import_duplicate_row_set_narrow (RELNET_IMPORT_DUPLICATE_ROW (row), self->narrow);
      g_signal_connect_object (duplicate, "notify::decision", G_CALLBACK (decision_changed_cb), self, G_CONNECT_SWAPPED);
      gtk_list_box_append (self->duplicates, row);
    }
  rest = n - self->n_shown;
  gtk_widget_set_visible (GTK_WIDGET (self->show_more), rest > 0);
  if (rest > 0)
    {
      g_autofree char *label = g_strdup_printf (ngettext ("Show %u more", "Show %u more", rest), rest);

      gtk_button_set_label (self->show_more, label);
    }
}

static void
fill_duplicates (RelnetImportWindow *self)
{
  guint n = g_list_model_get_n_items (relnet_import_plan_get_duplicates (self->plan));
  g_autofree char *details
      = g_strdup_printf (ngettext ("%u found · each merge can be undone", "%u found · each merge can be undone", n), n);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->duplicates))) != NULL)
    gtk_list_box_remove (self->duplicates, child);
  self->n_shown = 0;
  gtk_label_set_text (self->duplicates_details, details);
  gtk_widget_set_visible (self->duplicates_box, n > 0);
  show_duplicates (self, N_FIRST_DUPLICATES);
}

static void
show_plan (RelnetImportWindow *self)
{
  guint n_preview = relnet_import_plan_get_preview (self->plan)->len;
  gboolean table = relnet_import_plan_get_columns (self->plan) != NULL;
  g_autofree char *preview = NULL;

  show_details (self);
  show_choices (self);
  gtk_label_set_text (self->preview_title, table ? _ ("Preview and columns") : _ ("Preview"));
  if (table)
    preview = g_strdup_printf (ngettext ("First row · choose what each column becomes",
                                         "First %u rows · choose what each column becomes", n_preview),
                               n_preview);
  else
    preview = g_strdup_printf (ngettext ("First contact", "First %u contacts", n_preview), n_preview);
  gtk_label_set_text (self->preview_details, preview);
  gtk_widget_set_visible (self->unrecognised, !relnet_import_plan_is_recognised (self->plan));
  relnet_import_preview_set_plan (self->preview, self->plan);
  fill_duplicates (self);
  show_plan_report (self);
  show_page (self, "review");
}

static void
file_read (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RelnetImportWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (RelnetImportPlan) plan = relnet_importer_plan_finish (RELNET_DATABASE (object), result, &error);

  if (self->stack == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_set_object (&self->plan, plan);
  if (plan == NULL)
    show_problem (self, error);
  else
    show_plan (self);
}

static void
start_over (RelnetImportWindow *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_clear_pointer (&self->report, relnet_import_report_free);
  self->running = FALSE;
}

static void
read_file (RelnetImportWindow *self, GFile *file, const RelnetImportOptions *options)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *shown = g_filename_display_name (name);
  g_autofree char *escaped = g_markup_escape_text (shown, -1);

  start_over (self);
  g_set_object (&self->file, file);
  adw_status_page_set_title (self->reading_page, escaped);
  /* Reading again with another column is too short to leave the page for it. */
  if (options == NULL)
    {
      g_clear_object (&self->plan);
      gtk_widget_set_visible (GTK_WIDGET (self->encoding), FALSE);
      show_page (self, "reading");
    }
  relnet_importer_plan_async (self->database, file, options, self->cancellable, file_read, g_object_ref (self));
}

static void
next_file (RelnetImportWindow *self)
{
  g_autoptr (GFile) file = g_queue_pop_head (&self->files);

  if (file != NULL)
    read_file (self, file, NULL);
}

static void
column_changed_cb (RelnetImportWindow *self, guint column, guint field)
{
  g_autoptr (RelnetCsvColumns) columns = relnet_csv_columns_copy (relnet_import_plan_get_columns (self->plan));
  RelnetImportOptions options = { .format = relnet_import_plan_get_format (self->plan),
                                  .encoding = relnet_import_plan_get_encoding (self->plan),
                                  .columns = columns };

  relnet_csv_columns_set_field (columns, column, (RelnetCsvField)field);
  read_file (self, self->file, &options);
}

static void
choice_changed_cb (RelnetImportWindow *self)
{
  RelnetImportOptions options = { 0 };

  if (self->updating || self->plan == NULL)
    return;
  options.format = formats[gtk_drop_down_get_selected (self->format)];
  if (gtk_widget_get_visible (GTK_WIDGET (self->encoding)))
    options.encoding = encodings[gtk_drop_down_get_selected (self->encoding)];
  read_file (self, self->file, &options);
}

static void
progress_made (guint done, guint total, gpointer user_data)
{
  RelnetImportWindow *self = user_data;

  if (self->running)
    relnet_import_result_set_progress (self->result, done, total);
}

static void
import_done (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RelnetImportWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (RelnetImportReport) report = relnet_importer_run_finish (RELNET_DATABASE (object), result, &error);

  self->running = FALSE;
  if (self->stack == NULL)
    return;
  if (report == NULL)
    {
      relnet_report_error (GTK_WIDGET (self->review), error);
      g_clear_object (&self->cancellable);
      self->cancellable = g_cancellable_new ();
      show_plan_report (self);
      update_actions (self);
      return;
    }
  relnet_import_result_set_report (self->result, report, TRUE);
  self->report = g_steal_pointer (&report);
  update_actions (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->import));
}

static void
run_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RelnetImportWindow *self = RELNET_IMPORT_WINDOW (widget);
  GArray *circles = relnet_import_circles_get_ids (self->circles);

  if (self->report != NULL)
    {
      if (g_queue_is_empty (&self->files))
        gtk_window_close (GTK_WINDOW (self));
      else
        next_file (self);
      return;
    }
  self->running = TRUE;
  relnet_import_result_set_progress (self->result, 0, relnet_import_plan_get_n_records (self->plan));
  update_actions (self);
  relnet_importer_run_async (self->database, self->plan, (const gint64 *)circles->data, circles->len, self->clock,
                             progress_made, self, self->cancellable, import_done, g_object_ref (self));
}

static void
cancel_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RelnetImportWindow *self = RELNET_IMPORT_WINDOW (widget);

  if (self->running)
    g_cancellable_cancel (self->cancellable);
  else
    gtk_window_close (GTK_WINDOW (self));
}

static void
merge_all_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RelnetImportWindow *self = RELNET_IMPORT_WINDOW (widget);
  GListModel *list = relnet_import_plan_get_duplicates (self->plan);

  /* One look at the counts at the end, not one a row. */
  self->running = TRUE;
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (RelnetImportDuplicate) duplicate = g_list_model_get_item (list, i);

      relnet_import_duplicate_set_decision (duplicate, RELNET_IMPORT_MERGE);
    }
  self->running = FALSE;
  show_plan_report (self);
}

static void
show_more_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RelnetImportWindow *self = RELNET_IMPORT_WINDOW (widget);

  show_duplicates (self, self->n_shown + N_MORE_DUPLICATES);
}

static void
files_chosen (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RelnetImportWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) files = relnet_file_dialog_several_finish (GTK_WIDGET (self), result, &error);

  if (files != NULL && self->stack != NULL)
    relnet_import_window_open_files (self, files);
}

static void
choose_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ ("Contacts (vCard, CSV)"));
  for (guint i = 0; i < 5; i++)
    gtk_file_filter_add_suffix (filter, ((const char *const[]){ "vcf", "vcard", "csv", "tsv", "tab" })[i]);
  gtk_file_filter_add_suffix (filter, "txt");
  relnet_file_dialog_open_several_async (widget, _ ("Import contacts"), filter, files_chosen, g_object_ref (widget));
}

static void
save_skipped_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RelnetImportWindow *self = RELNET_IMPORT_WINDOW (widget);
  g_autoptr (RelnetImportReport) planned = NULL;

  if (self->plan == NULL)
    return;
  if (self->report == NULL)
    planned = relnet_import_plan_dup_report (self->plan);
  relnet_import_save_skipped (self->review, self->plan, planned != NULL ? planned : self->report);
}

static gboolean
drop_cb (RelnetImportWindow *self, const GValue *value)
{
  GSList *list = g_value_get_boxed (value);
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);

  if (self->running)
    return FALSE;
  for (GSList *l = list; l != NULL; l = l->next)
    g_list_store_append (files, l->data);
  relnet_import_window_open_files (self, G_LIST_MODEL (files));
  return TRUE;
}

static gboolean
close_request_cb (RelnetImportWindow *self)
{
  /* While it is written, closing means to cancel; the window stays until nothing is written any more. */
  if (!self->running)
    return FALSE;
  g_cancellable_cancel (self->cancellable);
  return TRUE;
}

static void
set_narrow (RelnetImportWindow *self, gboolean narrow)
{
  gpointer turned[] = { self->columns, self->file_card, self->preview_heading, self->duplicates_heading };

  if (self->narrow == narrow)
    return;
  self->narrow = narrow;
  for (guint i = 0; i < G_N_ELEMENTS (turned); i++)
    gtk_orientable_set_orientation (GTK_ORIENTABLE (turned[i]),
                                    narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_set_halign (GTK_WIDGET (self->file_icon), narrow ? GTK_ALIGN_START : GTK_ALIGN_FILL);
  gtk_widget_set_visible (self->format_title, !narrow);
  gtk_widget_set_margin_start (self->review, narrow ? 12 : 24);
  gtk_widget_set_margin_end (self->review, narrow ? 12 : 24);
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->duplicates)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    relnet_import_duplicate_row_set_narrow (RELNET_IMPORT_DUPLICATE_ROW (row), narrow);
}

static void
width_changed_cb (RelnetImportWindow *self)
{
  int width, height;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  set_narrow (self, width > 0 && width < NARROW_WIDTH);
}

static void
relnet_import_window_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  RelnetImportWindow *self = RELNET_IMPORT_WINDOW (object);

  switch (prop_id)
    {
    case PROP_DATABASE:
      g_value_set_object (value, self->database);
      break;
    case PROP_CLOCK:
      g_value_set_object (value, self->clock);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
relnet_import_window_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  RelnetImportWindow *self = RELNET_IMPORT_WINDOW (object);

  switch (prop_id)
    {
    case PROP_DATABASE:
      self->database = g_value_dup_object (value);
      break;
    case PROP_CLOCK:
      self->clock = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
relnet_import_window_constructed (GObject *object)
{
  RelnetImportWindow *self = RELNET_IMPORT_WINDOW (object);

  G_OBJECT_CLASS (relnet_import_window_parent_class)->constructed (object);
  relnet_import_circles_set_database (self->circles, self->database);
}

static void
relnet_import_window_dispose (GObject *object)
{
  RelnetImportWindow *self = RELNET_IMPORT_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), RELNET_TYPE_IMPORT_WINDOW);
  G_OBJECT_CLASS (relnet_import_window_parent_class)->dispose (object);
}

static void
relnet_import_window_finalize (GObject *object)
{
  RelnetImportWindow *self = RELNET_IMPORT_WINDOW (object);

  g_clear_object (&self->database);
  g_clear_object (&self->clock);
  g_queue_clear_full (&self->files, g_object_unref);
  g_clear_object (&self->file);
  g_clear_object (&self->plan);
  g_clear_pointer (&self->report, relnet_import_report_free);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (relnet_import_window_parent_class)->finalize (object);
}

static void
relnet_import_window_class_init (RelnetImportWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = relnet_import_window_get_property;
  object_class->set_property = relnet_import_window_set_property;
  object_class->constructed = relnet_import_window_constructed;
  object_class->dispose = relnet_import_window_dispose;
  object_class->finalize = relnet_import_window_finalize;
  properties[PROP_DATABASE] = g_param_spec_object ("database", NULL, NULL, RELNET_TYPE_DATABASE, flags);
  properties[PROP_CLOCK] = g_param_spec_object ("clock", NULL, NULL, RELNET_TYPE_CLOCK, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_install_action (widget_class, "import.choose", NULL, choose_action);
  gtk_widget_class_install_action (widget_class, "import.run", NULL, run_action);
  gtk_widget_class_install_action (widget_class, "import.cancel", NULL, cancel_action);
  gtk_widget_class_install_action (widget_class, "import.merge-all", NULL, merge_all_action);
  gtk_widget_class_install_action (widget_class, "import.show-more", NULL, show_more_action);
  gtk_widget_class_install_action (widget_class, "import.save-skipped", NULL, save_skipped_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "import.cancel", NULL);

  g_type_ensure (RELNET_TYPE_IMPORT_CIRCLES);
  g_type_ensure (RELNET_TYPE_IMPORT_PREVIEW);
  g_type_ensure (RELNET_TYPE_IMPORT_RESULT);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/RelNet/ui/import/relnet-import-window.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, RelnetImportWindow, name)
  BIND (stack);
  BIND (problem_page);
  BIND (reading_page);
  BIND (cancel);
  BIND (import);
  BIND (file_icon);
  BIND (file_name);
  BIND (file_details);
  BIND (file_card);
  BIND (file_choices);
  BIND (preview_heading);
  BIND (duplicates_heading);
  BIND (format_title);
  BIND (format);
  BIND (encoding);
  BIND (preview_title);
  BIND (preview_details);
  BIND (unrecognised);
  BIND (preview);
  BIND (review);
  BIND (columns);
  BIND (duplicates_box);
  BIND (duplicates_details);
  BIND (duplicates);
  BIND (show_more);
  BIND (circles);
  BIND (result_box);
  BIND (result);
#undef BIND
}

static void
relnet_import_window_init (RelnetImportWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) encoding_names = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  g_queue_init (&self->files);
  self->cancellable = g_cancellable_new ();
  self->updating = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    gtk_string_list_append (names, relnet_import_format_to_label (formats[i]));
  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    gtk_string_list_append (encoding_names, encodings[i]);
  gtk_drop_down_set_model (self->format, G_LIST_MODEL (names));
  gtk_drop_down_set_model (self->encoding, G_LIST_MODEL (encoding_names));
  relnet_drop_down_set_up (self->format, _ ("Format"));
  relnet_drop_down_set_up (self->encoding, _ ("Encoding"));
  self->updating = FALSE;
  g_signal_connect_swapped (self->format, "notify::selected", G_CALLBACK (choice_changed_cb), self);
  g_signal_connect_swapped (self->encoding, "notify::selected", G_CALLBACK (choice_changed_cb), self);
  g_signal_connect_swapped (self->preview, "column-changed", G_CALLBACK (column_changed_cb), self);
  g_signal_connect (self, "close-request", G_CALLBACK (close_request_cb), NULL);
  g_signal_connect (self, "notify::default-width", G_CALLBACK (width_changed_cb), NULL);
  g_signal_connect_swapped (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
  update_actions (self);
}

/**
 * relnet_import_window_new:
 * @database: the database
 * @clock: the time
 *
 * Returns: (transfer none): a window that asks for a file
 */
RelnetImportWindow *
relnet_import_window_new (RelnetDatabase *database, RelnetClock *clock)
{
  return g_object_new (RELNET_TYPE_IMPORT_WINDOW, "database", database, "clock", clock, NULL);
}

/**
 * relnet_import_window_open_files:
 * @self: the window
 * @files: a list of #GFile
 *
 * Shows the first of the files; the others follow, one after the other.
 */
void
relnet_import_window_open_files (RelnetImportWindow *self, GListModel *files)
{
  g_return_if_fail (RELNET_IS_IMPORT_WINDOW (self));

  if (self->running)
    return;
  g_queue_clear_full (&self->files, g_object_unref);
  self->n_files = g_list_model_get_n_items (files);
  for (guint i = 0; i < self->n_files; i++)
    g_queue_push_tail (&self->files, g_list_model_get_item (files, i));
  next_file (self);
}

/**
 * relnet_import_window_open_uris:
 * @self: the window
 * @uris: where the files are
 *
 * Shows the first of the files; the others follow, one after the other.
 */
void
relnet_import_window_open_uris (RelnetImportWindow *self, const char *const *uris)
{
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);

  for (guint i = 0; uris != NULL && uris[i] != NULL; i++)
    {
      g_autoptr (GFile) file = g_file_new_for_uri (uris[i]);

      g_list_store_append (files, file);
    }
  relnet_import_window_open_files (self, G_LIST_MODEL (files));
}

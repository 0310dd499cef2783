#include "relnet-import-preview.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "relnet-choice.h"

/* A table of a hundred columns (Outlook's) is shown as far as its columns say something. */
#define MAX_COLUMNS 24
/* In characters: a longer cell ends with an ellipsis. */
#define MAX_CELL 28

/**
 * RelnetImportPreview:
 *
 * The first records of a file as they will be read. Above each column of a table stands what it becomes, to be corrected.
 */
struct _RelnetImportPreview
{
  GtkWidget parent_instance;

  RelnetImportPlan *plan;
  GtkWidget *scroller;
  GtkGrid *grid;
};

enum
{
  SIGNAL_COLUMNS_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RelnetImportPreview, relnet_import_preview, GTK_TYPE_WIDGET)

/* The fields in the order in which people look for them. */
static const RelnetCsvField offered[] = {
  RELNET_CSV_IGNORED,     RELNET_CSV_NAME,        RELNET_CSV_GIVEN_NAME,  RELNET_CSV_FAMILY_NAME,
  RELNET_CSV_ORGANISATION, RELNET_CSV_TITLE,      RELNET_CSV_EMAIL,       RELNET_CSV_PHONE,
  RELNET_CSV_LINK,        RELNET_CSV_BIRTHDAY,    RELNET_CSV_MET_DATE,    RELNET_CSV_MET_PLACE,
  RELNET_CSV_MET_CONTEXT, RELNET_CSV_NOTE,        RELNET_CSV_TAGS,        RELNET_CSV_NAME_PREFIX,
  RELNET_CSV_MIDDLE_NAME, RELNET_CSV_NAME_SUFFIX, RELNET_CSV_NICKNAME,    RELNET_CSV_DEPARTMENT,
  RELNET_CSV_STREET,      RELNET_CSV_CITY,        RELNET_CSV_REGION,      RELNET_CSV_POSTCODE,
  RELNET_CSV_COUNTRY,     RELNET_CSV_INTERESTS,   RELNET_CSV_SECTOR,      RELNET_CSV_LANGUAGE,
};

static void
selected_cb (RelnetImportPreview *self, GParamSpec *pspec, GtkDropDown *drop_down)
{
  guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (drop_down), "column"));
  guint selected = gtk_drop_down_get_selected (drop_down);

  if (selected < G_N_ELEMENTS (offered))
    g_signal_emit (self, signals[SIGNAL_COLUMNS_CHANGED], 0, column, (guint)offered[selected]);
}

static GtkWidget *
make_cell (const char *text, const char *css_class)
{
  g_autofree char *line = g_strdelimit (g_strdup (text), "\n\r\t", ' ');
  GtkWidget *label = gtk_label_new (*line != '\0' ? line : "—");

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), MAX_CELL);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "import-cell");
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
make_drop_down (RelnetImportPreview *self, const RelnetCsvColumn *column, guint index)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GtkWidget *drop_down;
  guint selected = 0;

  for (guint i = 0; i < G_N_ELEMENTS (offered); i++)
    {
      gtk_string_list_append (names, relnet_csv_field_to_label (offered[i]));
      if (offered[i] == column->field)
        selected = i;
    }
  drop_down = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&names)), NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), selected);
  gtk_widget_set_halign (drop_down, GTK_ALIGN_START);
  gtk_widget_add_css_class (drop_down, "flat");
  gtk_widget_add_css_class (drop_down, "import-field");
  relnet_drop_down_set_up (GTK_DROP_DOWN (drop_down), column->header);
  g_object_set_data (G_OBJECT (drop_down), "column", GUINT_TO_POINTER (index));
  g_signal_connect_swapped (drop_down, "notify::selected", G_CALLBACK (selected_cb), self);
  return drop_down;
}

static const char *
icon_of (const char *decided)
{
  if (strcmp (decided, "merge") == 0)
    return "relnet-introduce-symbolic";
  if (strcmp (decided, "skip") == 0)
    return "action-unavailable-symbolic";
  return strcmp (decided, "unchanged") == 0 ? "emblem-ok-symbolic" : "object-select-symbolic";
}

static const char *
name_of (const char *decided)
{
  if (strcmp (decided, "merge") == 0)
    return _ ("Possible duplicate");
  if (strcmp (decided, "skip") == 0)
    return _ ("Left out");
  return strcmp (decided, "unchanged") == 0 ? _ ("Imported before") : _ ("New");
}

static void
add_rows (RelnetImportPreview *self, const guint *columns, guint n_columns, int first_row)
{
  GPtrArray *preview = relnet_import_plan_get_preview (self->plan);

  for (guint i = 0; i < preview->len; i++)
    {
      const RelnetImportPreviewRow *row = g_ptr_array_index (preview, i);
      GtkWidget *icon = gtk_image_new_from_icon_name (icon_of (row->decided));
      guint n_cells = g_strv_length (row->cells);
      const char *css_class = strcmp (row->decided, "skip") == 0 ? "dim-label" : NULL;

      gtk_widget_set_tooltip_text (icon, name_of (row->decided));
      gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL, name_of (row->decided), -1);
      gtk_widget_add_css_class (icon, "import-cell");
      gtk_widget_add_css_class (icon, row->decided);
      gtk_grid_attach (self->grid, icon, 0, first_row + (int)i, 1, 1);
      for (guint j = 0; j < n_columns; j++)
        gtk_grid_attach (self->grid, make_cell (columns[j] < n_cells ? row->cells[columns[j]] : "", css_class), (int)j + 1,
                         first_row + (int)i, 1, 1);
    }
}

/* Whether a column is worth its place: it is something to us, or there is something in it to be named. */
static gboolean
is_shown (RelnetImportPlan *plan, guint column)
{
  RelnetCsvField field = relnet_csv_columns_get (relnet_import_plan_get_columns (plan), column)->field;
  GPtrArray *preview = relnet_import_plan_get_preview (plan);

  if (!relnet_csv_field_is_offered (field))
    return FALSE;
  for (guint i = 0; i < preview->len; i++)
    {
      const RelnetImportPreviewRow *row = g_ptr_array_index (preview, i);

      if (column < g_strv_length (row->cells) && *row->cells[column] != '\0')
        return TRUE;
    }
  return FALSE;
}

static void
fill_table (RelnetImportPreview *self)
{
  RelnetCsvColumns *columns = relnet_import_plan_get_columns (self->plan);
  guint shown[MAX_COLUMNS], n_shown = 0;
  GtkWidget *corner = make_cell (" ", "import-header");

  gtk_widget_set_hexpand (corner, FALSE);
  for (guint i = 0; i < relnet_csv_columns_get_n (columns) && n_shown < MAX_COLUMNS; i++)
    if (is_shown (self->plan, i))
      shown[n_shown++] = i;
  gtk_grid_attach (self->grid, corner, 0, 0, 1, 1);
  for (guint i = 0; i < n_shown; i++)
    {
      const RelnetCsvColumn *column = relnet_csv_columns_get (columns, shown[i]);
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
      GtkWidget *name = make_cell (column->header, "dim-label");

      gtk_widget_remove_css_class (name, "import-cell");
      gtk_widget_add_css_class (name, "caption");
      gtk_widget_add_css_class (name, "import-column");
      gtk_widget_add_css_class (box, "import-header");
      gtk_box_append (GTK_BOX (box), name);
      gtk_box_append (GTK_BOX (box), make_drop_down (self, column, shown[i]));
      gtk_grid_attach (self->grid, box, (int)i + 1, 0, 1, 1);
    }
  add_rows (self, shown, n_shown, 1);
}

static void
fill_cards (RelnetImportPreview *self)
{
  const char *headers[] = { _ ("Full name"), _ ("Organisation"), _ ("Role"), _ ("E-mail"), _ ("Phone") };
  static const guint columns[] = { 0, 1, 2, 3, 4 };
  GtkWidget *corner = make_cell (" ", "import-header");

  gtk_widget_set_hexpand (corner, FALSE);
  gtk_grid_attach (self->grid, corner, 0, 0, 1, 1);
  for (guint i = 0; i < G_N_ELEMENTS (headers); i++)
    {
      GtkWidget *name = make_cell (headers[i], "heading");

      gtk_widget_add_css_class (name, "import-header");
      gtk_grid_attach (self->grid, name, (int)i + 1, 0, 1, 1);
    }
  add_rows (self, columns, G_N_ELEMENTS (columns), 1);
}

static void
relnet_import_preview_dispose (GObject *object)
{
  RelnetImportPreview *self = RELNET_IMPORT_PREVIEW (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->plan);
  G_OBJECT_CLASS (relnet_import_preview_parent_class)->dispose (object);
}

static void
relnet_import_preview_class_init (RelnetImportPreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = relnet_import_preview_dispose;
  /**
   * RelnetImportPreview::column-changed:
   * @self: the preview
   * @column: which column
   * @field: the #RelnetCsvField the user chose for it
   */
  signals[SIGNAL_COLUMNS_CHANGED] = g_signal_new ("column-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                                  NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "importpreview");
}

static void
relnet_import_preview_init (RelnetImportPreview *self)
{
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_widget_add_css_class (self->scroller, "card");
  gtk_widget_set_overflow (self->scroller, GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

/**
 * relnet_import_preview_new:
 *
 * Returns: (transfer floating): an empty preview
 */
GtkWidget *
relnet_import_preview_new (void)
{
  return g_object_new (RELNET_TYPE_IMPORT_PREVIEW, NULL);
}

/**
 * relnet_import_preview_set_plan:
 * @self: a preview
 * @plan: what to show
 */
void
relnet_import_preview_set_plan (RelnetImportPreview *self, RelnetImportPlan *plan)
{
  g_set_object (&self->plan, plan);
  self->grid = GTK_GRID (gtk_grid_new ());
  if (relnet_import_plan_get_columns (plan) != NULL)
    fill_table (self);
  else
    fill_cards (self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->grid));
}

#include "relnet-import-duplicate-row.h"

#include "relnet-avatar.h"

#include <glib/gi18n-lib.h>

/**
 * RelnetImportDuplicateRow:
 *
 * Somebody in the file who may be known already, with what is to become of them: merge, keep both, skip.
 */
struct _RelnetImportDuplicateRow
{
  GtkListBoxRow parent_instance;

  RelnetImportDuplicate *duplicate;
  RelnetAvatar *avatar;
  GtkLabel *title;
  GtkLabel *subtitle;
  GtkBox *below;
  GtkBox *beside;
  GtkWidget *choices;
  GtkToggleButton *merge;
  GtkToggleButton *keep_both;
  GtkToggleButton *skip;
};

enum
{
  PROP_0,
  PROP_DUPLICATE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (RelnetImportDuplicateRow, relnet_import_duplicate_row, GTK_TYPE_LIST_BOX_ROW)

static void
show_decision (RelnetImportDuplicateRow *self)
{
  GtkToggleButton *buttons[] = { self->merge, self->keep_both, self->skip };

  gtk_toggle_button_set_active (buttons[relnet_import_duplicate_get_decision (self->duplicate)], TRUE);
}

static void
toggled_cb (RelnetImportDuplicateRow *self, GtkToggleButton *button)
{
  if (self->duplicate == NULL || !gtk_toggle_button_get_active (button))
    return;
  relnet_import_duplicate_set_decision (self->duplicate, button == self->merge       ? RELNET_IMPORT_MERGE
                                                         : button == self->keep_both ? RELNET_IMPORT_KEEP_BOTH
                                                                                     : RELNET_IMPORT_SKIP);
}

static void
relnet_import_duplicate_row_constructed (GObject *object)
{
  RelnetImportDuplicateRow *self = RELNET_IMPORT_DUPLICATE_ROW (object);
  const char *name = relnet_import_duplicate_get_other_name (self->duplicate);
  const char *summary = relnet_import_duplicate_get_summary (self->duplicate);

  G_OBJECT_CLASS (relnet_import_duplicate_row_parent_class)->constructed (object);
  relnet_avatar_set_text (self->avatar, name);
  gtk_label_set_text (self->title, name);
  gtk_label_set_text (self->subtitle, summary);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, summary, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->choices), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (self->duplicate, "notify::decision", G_CALLBACK (show_decision), self, G_CONNECT_SWAPPED);
  show_decision (self);
}

static void
relnet_import_duplicate_row_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_DUPLICATE)
    RELNET_IMPORT_DUPLICATE_ROW (object)->duplicate = g_value_dup_object (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
relnet_import_duplicate_row_dispose (GObject *object)
{
  RelnetImportDuplicateRow *self = RELNET_IMPORT_DUPLICATE_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), RELNET_TYPE_IMPORT_DUPLICATE_ROW);
  G_OBJECT_CLASS (relnet_import_duplicate_row_parent_class)->dispose (object);
}

static void
relnet_import_duplicate_row_finalize (GObject *object)
{
  g_clear_object (&RELNET_IMPORT_DUPLICATE_ROW (object)->duplicate);
  G_OBJECT_CLASS (relnet_import_duplicate_row_parent_class)->finalize (object);
}

static void
relnet_import_duplicate_row_class_init (RelnetImportDuplicateRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = relnet_import_duplicate_row_constructed;
  object_class->set_property = relnet_import_duplicate_row_set_property;
  object_class->dispose = relnet_import_duplicate_row_dispose;
  object_class->finalize = relnet_import_duplicate_row_finalize;
  properties[PROP_DUPLICATE]
      = g_param_spec_object ("duplicate", NULL, NULL, RELNET_TYPE_IMPORT_DUPLICATE,
                             G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (RELNET_TYPE_AVATAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/RelNet/ui/import/relnet-import-duplicate-row.ui");
  gtk_widget_class_bind_template_child (widget_class, RelnetImportDuplicateRow, avatar);
  gtk_widget_class_bind_template_child (widget_class, RelnetImportDuplicateRow, title);
  gtk_widget_class_bind_template_child (widget_class, RelnetImportDuplicateRow, subtitle);
  gtk_widget_class_bind_template_child (widget_class, RelnetImportDuplicateRow, below);
  gtk_widget_class_bind_template_child (widget_class, RelnetImportDuplicateRow, beside);
  gtk_widget_class_bind_template_child (widget_class, RelnetImportDuplicateRow, choices);
  gtk_widget_class_bind_template_child (widget_class, RelnetImportDuplicateRow, merge);
  gtk_widget_class_bind_template_child (widget_class, RelnetImportDuplicateRow, keep_both);
  gtk_widget_class_bind_template_child (widget_class, RelnetImportDuplicateRow, skip);
}

static void
relnet_import_duplicate_row_init (RelnetImportDuplicateRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (self->merge, "toggled", G_CALLBACK (toggled_cb), self);
  g_signal_connect_swapped (self->keep_both, "toggled", G_CALLBACK (toggled_cb), self);
  g_signal_connect_swapped (self->skip, "toggled", G_CALLBACK (toggled_cb), self);
}

/**
 * relnet_import_duplicate_row_new:
 * @duplicate: a possible duplicate
 *
 * Returns: (transfer floating): a row about it
 */
GtkWidget *
relnet_import_duplicate_row_new (RelnetImportDuplicate *duplicate)
{
  return g_object_new (RELNET_TYPE_IMPORT_DUPLICATE_ROW, "duplicate", duplicate, NULL);
}

/**
 * relnet_import_duplicate_row_set_narrow:
 * @self: a row
 * @narrow: whether the choices stand below the name instead of beside it
 */
void
relnet_import_duplicate_row_set_narrow (RelnetImportDuplicateRow *self, gboolean narrow)
{
  GtkBox *wanted = narrow ? self->below : self->beside;

  if (gtk_widget_get_parent (self->choices) == GTK_WIDGET (wanted))
    return;
  g_object_ref (self->choices);
  gtk_box_remove (narrow ? self->beside : self->below, self->choices);
  gtk_box_append (wanted, self->choices);
  g_object_unref (self->choices);
  gtk_widget_set_visible (GTK_WIDGET (self->below), narrow);
  /* The three choices need the room. */
  gtk_widget_set_visible (GTK_WIDGET (self->avatar), !narrow);
}

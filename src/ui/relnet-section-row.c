#include "relnet-section-row.h"

#include <glib/gi18n-lib.h>

/**
 * RelnetSectionRow:
 *
 * A section in the sidebar.
 */
struct _RelnetSectionRow
{
  GtkListBoxRow parent_instance;

  GtkImage *icon;
  GtkLabel *title;
  GtkLabel *badge;
  char *name;
};

G_DEFINE_FINAL_TYPE (RelnetSectionRow, relnet_section_row, GTK_TYPE_LIST_BOX_ROW)

static void
relnet_section_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), RELNET_TYPE_SECTION_ROW);
  G_OBJECT_CLASS (relnet_section_row_parent_class)->dispose (object);
}

static void
relnet_section_row_finalize (GObject *object)
{
  g_clear_pointer (&RELNET_SECTION_ROW (object)->name, g_free);
  G_OBJECT_CLASS (relnet_section_row_parent_class)->finalize (object);
}

static void
relnet_section_row_class_init (RelnetSectionRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = relnet_section_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = relnet_section_row_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/RelNet/ui/relnet-section-row.ui");
  gtk_widget_class_bind_template_child (widget_class, RelnetSectionRow, icon);
  gtk_widget_class_bind_template_child (widget_class, RelnetSectionRow, title);
  gtk_widget_class_bind_template_child (widget_class, RelnetSectionRow, badge);
}

static void
relnet_section_row_init (RelnetSectionRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
update_accessible_label (RelnetSectionRow *self, guint count)
{
  g_autofree char *label = NULL;

  if (count == 0)
    label = g_strdup (gtk_label_get_text (self->title));
  else
    /* Translators: for screen readers: the section, then how many things wait there. */
    label = g_strdup_printf (_ ("%s, %u"), gtk_label_get_text (self->title), count);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/**
 * relnet_section_row_new:
 * @name: its name for `win.show-section`
 * @title: its name for the user
 * @icon_name: its icon
 *
 * Returns: (transfer floating): a row without a badge
 */
GtkWidget *
relnet_section_row_new (const char *name, const char *title, const char *icon_name)
{
  RelnetSectionRow *self = g_object_new (RELNET_TYPE_SECTION_ROW, NULL);

  self->name = g_strdup (name);
  gtk_label_set_text (self->title, title);
  gtk_image_set_from_icon_name (self->icon, icon_name);
  update_accessible_label (self, 0);
  return GTK_WIDGET (self);
}

/**
 * relnet_section_row_get_name:
 * @self: a row
 *
 * Returns: its name for `win.show-section`
 */
const char *
relnet_section_row_get_name (RelnetSectionRow *self)
{
  g_return_val_if_fail (RELNET_IS_SECTION_ROW (self), NULL);

  return self->name;
}

/**
 * relnet_section_row_set_badge:
 * @self: a row
 * @count: how many things wait, 0 for no badge
 * @accent: whether they want to be seen to
 */
void
relnet_section_row_set_badge (RelnetSectionRow *self, guint count, gboolean accent)
{
  g_autofree char *text = g_strdup_printf (count > 99 ? "99+" : "%u", count);

  g_return_if_fail (RELNET_IS_SECTION_ROW (self));

  gtk_label_set_text (self->badge, text);
  gtk_widget_set_visible (GTK_WIDGET (self->badge), count > 0);
  if (accent)
    gtk_widget_add_css_class (GTK_WIDGET (self->badge), "accent");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->badge), "accent");
  update_accessible_label (self, count);
}

#include "relnet-circle-row.h"

#include <glib/gi18n-lib.h>

/**
 * RelnetCircleRow:
 *
 * A circle in the sidebar: its colour, its name, how many are in it. The menu key or the second button of the mouse edits
 * or deletes it.
 */
struct _RelnetCircleRow
{
  GtkListBoxRow parent_instance;

  GtkWidget *dot;
  GtkLabel *name;
  GtkLabel *count;
  GtkWidget *popover;
  RelnetCircle *circle;
};

G_DEFINE_FINAL_TYPE (RelnetCircleRow, relnet_circle_row, GTK_TYPE_LIST_BOX_ROW)

static void
pop_up (RelnetCircleRow *self)
{
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static void
pressed_cb (RelnetCircleRow *self)
{
  pop_up (self);
}

static void
edit_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "win.edit-circle", "x",
                              relnet_circle_get_id (RELNET_CIRCLE_ROW (widget)->circle));
}

static gboolean
menu_key_cb (GtkWidget *widget, GVariant *parameters, gpointer data)
{
  pop_up (RELNET_CIRCLE_ROW (widget));
  return TRUE;
}

static void
relnet_circle_row_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GTK_WIDGET_CLASS (relnet_circle_row_parent_class)
      ->size_allocate (widget, width, height, baseline);
  gtk_popover_present (GTK_POPOVER (RELNET_CIRCLE_ROW (widget)->popover));
}

static void
relnet_circle_row_dispose (GObject *object)
{
  RelnetCircleRow *self = RELNET_CIRCLE_ROW (object);

  g_clear_pointer (&self->popover, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (self), RELNET_TYPE_CIRCLE_ROW);
  g_clear_object (&self->circle);
  G_OBJECT_CLASS (relnet_circle_row_parent_class)->dispose (object);
}

static void
relnet_circle_row_class_init (RelnetCircleRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = relnet_circle_row_dispose;
  widget_class->size_allocate = relnet_circle_row_size_allocate;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/com/example/RelNet/ui/people/relnet-circle-row.ui");
  gtk_widget_class_bind_template_child (widget_class, RelnetCircleRow, dot);
  gtk_widget_class_bind_template_child (widget_class, RelnetCircleRow, name);
  gtk_widget_class_bind_template_child (widget_class, RelnetCircleRow, count);
  gtk_widget_class_bind_template_callback (widget_class, pressed_cb);
  gtk_widget_class_install_action (widget_class, "circle.edit", NULL, edit_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, menu_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, menu_key_cb, NULL);
}

static void
relnet_circle_row_init (RelnetCircleRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->popover = gtk_popover_menu_new_from_model (NULL);
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
}

/**
 * relnet_circle_row_new:
 * @circle: a circle
 *
 * Returns: (transfer floating): a row that shows it as it is now
 */
GtkWidget *
relnet_circle_row_new (RelnetCircle *circle)
{
  RelnetCircleRow *self = g_object_new (RELNET_TYPE_CIRCLE_ROW, NULL);
  int count = relnet_circle_get_count (circle);
  g_autofree char *number = g_strdup_printf ("%'d", count);
  g_autofree char *colour = g_strdup_printf ("colour-%d", relnet_circle_get_colour (circle));
  g_autofree char *people
      = g_strdup_printf (ngettext ("%'u contact", "%'u contacts", (gulong)count), (guint)count);
  g_autofree char *label = g_strdup_printf ("%s, %s", relnet_circle_get_name (circle), people);
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenuItem) item = g_menu_item_new (_ ("_Delete"), NULL);

  self->circle = g_object_ref (circle);
  gtk_label_set_label (self->name, relnet_circle_get_name (circle));
  gtk_label_set_label (self->count, number);
  gtk_widget_add_css_class (self->dot, colour);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_menu_append (menu, _ ("_Edit…"), "circle.edit");
  g_menu_item_set_action_and_target (item, "circles.delete", "x", relnet_circle_get_id (circle));
  g_menu_append_item (menu, item);
  gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->popover), G_MENU_MODEL (menu));
  return GTK_WIDGET (self);
}

/**
 * relnet_circle_row_get_circle:
 * @self: a row
 *
 * Returns: (transfer none): its circle
 */
RelnetCircle *
relnet_circle_row_get_circle (RelnetCircleRow *self)
{
  g_return_val_if_fail (RELNET_IS_CIRCLE_ROW (self), NULL);

  return self->circle;
}

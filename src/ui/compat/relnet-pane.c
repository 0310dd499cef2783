#include "relnet-pane.h"

/**
 * RelnetPane:
 *
 * One side of a #RelnetSplitView: a bin that says how wide it would like to be, whatever its child says, so that the
 * split view folds at a width we choose.
 */
struct _RelnetPane
{
  GtkWidget parent_instance;

  GtkWidget *child;
  int natural_width;
};

G_DEFINE_FINAL_TYPE (RelnetPane, relnet_pane, GTK_TYPE_WIDGET)

static GtkSizeRequestMode
relnet_pane_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
relnet_pane_measure (GtkWidget *widget,
                     GtkOrientation orientation,
                     int for_size,
                     int *minimum,
                     int *natural,
                     int *minimum_baseline,
                     int *natural_baseline)
{
  RelnetPane *self = RELNET_PANE (widget);

  *minimum = *natural = 0;
  if (self->child != NULL)
    gtk_widget_measure (self->child, orientation, -1, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *natural = MAX (*minimum, self->natural_width);
}

static void
relnet_pane_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RelnetPane *self = RELNET_PANE (widget);

  if (self->child != NULL)
    gtk_widget_allocate (self->child, width, height, baseline, NULL);
}

static void
relnet_pane_dispose (GObject *object)
{
  g_clear_pointer (&RELNET_PANE (object)->child, gtk_widget_unparent);
  G_OBJECT_CLASS (relnet_pane_parent_class)->dispose (object);
}

static void
relnet_pane_class_init (RelnetPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = relnet_pane_dispose;
  widget_class->get_request_mode = relnet_pane_get_request_mode;
  widget_class->measure = relnet_pane_measure;
  widget_class->size_allocate = relnet_pane_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "pane");
}

static void
relnet_pane_init (RelnetPane *self)
{
}

/**
 * relnet_pane_new:
 * @natural_width: how wide it would like to be, in pixels
 *
 * Returns: (transfer floating): an empty pane
 */
GtkWidget *
relnet_pane_new (int natural_width)
{
  RelnetPane *self = g_object_new (RELNET_TYPE_PANE, NULL);

  self->natural_width = natural_width;
  return GTK_WIDGET (self);
}

/**
 * relnet_pane_set_child:
 * @self: a pane
 * @child: (nullable): what it holds
 */
void
relnet_pane_set_child (RelnetPane *self, GtkWidget *child)
{
  g_return_if_fail (RELNET_IS_PANE (self));

  g_clear_pointer (&self->child, gtk_widget_unparent);
  if (child == NULL)
    return;
  self->child = child;
  gtk_widget_set_parent (child, GTK_WIDGET (self));
}

/**
 * relnet_pane_get_child:
 * @self: a pane
 *
 * Returns: (transfer none) (nullable): what it holds
 */
GtkWidget *
relnet_pane_get_child (RelnetPane *self)
{
  g_return_val_if_fail (RELNET_IS_PANE (self), NULL);

  return self->child;
}

#include "relnet-reconnect-part-row.h"

#include <glib/gi18n-lib.h>

#include "relnet-score-bar.h"

/* Picture 05. */
#define LABEL_WIDTH 152
#define BAR_WIDTH   90
#define BAR_HEIGHT  6

/**
 * RelnetReconnectPartRow:
 *
 * One of the five reasons on the page of a tie: what it is, how much of it there is, why, and its points. In a narrow window
 * the words stand below.
 */
struct _RelnetReconnectPartRow
{
  GtkWidget parent_instance;

  RelnetReconnectPart part;
  GtkWidget *label;
  GtkWidget *bar;
  GtkWidget *reason;
  GtkWidget *points;
};

G_DEFINE_FINAL_TYPE (RelnetReconnectPartRow, relnet_reconnect_part_row, GTK_TYPE_WIDGET)

static void
relnet_reconnect_part_row_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (relnet_reconnect_part_row_parent_class)->dispose (object);
}

static void
relnet_reconnect_part_row_class_init (RelnetReconnectPartRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = relnet_reconnect_part_row_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_GRID_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
place (RelnetReconnectPartRow *self, GtkWidget *child, int column, int row, int span)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkGridLayoutChild *place = GTK_GRID_LAYOUT_CHILD (gtk_layout_manager_get_layout_child (layout, child));

  gtk_grid_layout_child_set_column (place, column);
  gtk_grid_layout_child_set_row (place, row);
  gtk_grid_layout_child_set_column_span (place, span);
}

static void
relnet_reconnect_part_row_init (RelnetReconnectPartRow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkGridLayout *layout = GTK_GRID_LAYOUT (gtk_widget_get_layout_manager (widget));

  gtk_grid_layout_set_column_spacing (layout, 12);
  gtk_grid_layout_set_row_spacing (layout, 3);
  self->label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
  self->bar = relnet_score_bar_new (BAR_HEIGHT);
  gtk_widget_set_size_request (self->bar, BAR_WIDTH, -1);
  self->reason = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->reason), 0);
  gtk_label_set_wrap (GTK_LABEL (self->reason), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->reason), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (self->reason, TRUE);
  gtk_widget_add_css_class (self->reason, "dim-label");
  gtk_widget_add_css_class (self->reason, "caption");
  self->points = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->points), 1);
  gtk_label_set_width_chars (GTK_LABEL (self->points), 2);
  gtk_widget_add_css_class (self->points, "heading");
  gtk_widget_add_css_class (self->points, "numeric");
  gtk_widget_set_parent (self->label, widget);
  gtk_widget_set_parent (self->bar, widget);
  gtk_widget_set_parent (self->reason, widget);
  gtk_widget_set_parent (self->points, widget);
  relnet_reconnect_part_row_set_narrow (self, FALSE);
}

/**
 * relnet_reconnect_part_row_new:
 * @part: a part of the score
 *
 * Returns: (transfer floating): a row of nobody yet
 */
GtkWidget *
relnet_reconnect_part_row_new (RelnetReconnectPart part)
{
  RelnetReconnectPartRow *self = g_object_new (RELNET_TYPE_RECONNECT_PART_ROW, NULL);

  self->part = part;
  gtk_label_set_label (GTK_LABEL (self->label), relnet_reconnect_score_get_label (part));
  return GTK_WIDGET (self);
}

/**
 * relnet_reconnect_part_row_set_tie:
 * @self: a row
 * @tie: whose points it shows, explained
 */
void
relnet_reconnect_part_row_set_tie (RelnetReconnectPartRow *self, RelnetReconnectTie *tie)
{
  int points = relnet_reconnect_tie_get_points (tie, self->part);
  const char *reason = relnet_reconnect_tie_get_reason (tie, self->part);
  g_autofree char *number = g_strdup_printf ("%d", points), *label = NULL;

  g_return_if_fail (RELNET_IS_RECONNECT_PART_ROW (self));

  gtk_label_set_label (GTK_LABEL (self->points), number);
  gtk_label_set_label (GTK_LABEL (self->reason), reason);
  relnet_score_bar_set_part (RELNET_SCORE_BAR (self->bar), self->part, points);
  /* Translators: for screen readers: a part of the score, its points, the most it can give, and why. */
  label = g_strdup_printf (_ ("%s: %d of %d, %s"), relnet_reconnect_score_get_label (self->part), points,
                           relnet_reconnect_score_get_max (self->part), reason);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/**
 * relnet_reconnect_part_row_set_narrow:
 * @self: a row
 * @narrow: whether there is no room for the words beside the bar
 */
void
relnet_reconnect_part_row_set_narrow (RelnetReconnectPartRow *self, gboolean narrow)
{
  g_return_if_fail (RELNET_IS_RECONNECT_PART_ROW (self));

  gtk_widget_set_size_request (self->label, narrow ? -1 : LABEL_WIDTH, -1);
  gtk_widget_set_hexpand (self->label, narrow);
  place (self, self->label, 0, 0, 1);
  place (self, self->bar, 1, 0, 1);
  place (self, self->reason, narrow ? 0 : 2, narrow ? 1 : 0, narrow ? 3 : 1);
  place (self, self->points, narrow ? 2 : 3, 0, 1);
}

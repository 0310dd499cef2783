#include "relnet-acquaintance-graph.h"

#include <string.h>

#include "relnet-acquaintance.h"
#include "relnet-avatar.h"

/* With more the lines say nothing any more; the list has them all. */
#define MAX_NODES 6

#define ROW_HEIGHT  66
#define CENTRE_SIZE 46
#define NODE_SIZE   34

/**
 * RelnetAcquaintanceGraph:
 *
 * A person between those they know (picture 03): the stronger the tie, the thicker the line. Each is a button that opens
 * that person.
 */
struct _RelnetAcquaintanceGraph
{
  GtkWidget parent_instance;

  GtkWidget *centre;
  GtkWidget *nodes[MAX_NODES];
  int strengths[MAX_NODES];
  guint n_nodes;
};

G_DEFINE_FINAL_TYPE (RelnetAcquaintanceGraph, relnet_acquaintance_graph, GTK_TYPE_WIDGET)

static int
get_height (RelnetAcquaintanceGraph *self)
{
  return MAX (1, (int) (self->n_nodes + 1) / 2) * ROW_HEIGHT + 12;
}

static void
relnet_acquaintance_graph_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                                   int *minimum_baseline, int *natural_baseline)
{
  RelnetAcquaintanceGraph *self = RELNET_ACQUAINTANCE_GRAPH (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    gtk_widget_measure (child, orientation, -1, NULL, NULL, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 220;
      *natural = 300;
    }
  else
    *minimum = *natural = get_height (self);
}

/* Where a node stands: one on the left, one on the right, and so on down. One alone in its row stands in the middle of it. */
static void
get_place (RelnetAcquaintanceGraph *self, guint index, int width, int *x, int *y)
{
  guint on_side = index % 2 == 0 ? (self->n_nodes + 1) / 2 : self->n_nodes / 2;
  int height = get_height (self);

  *x = index % 2 == 0 ? width / 6 : width - width / 6;
  *y = (int) (index / 2 * 2 + 1) * height / (int) (2 * on_side);
}

static void
allocate_centred (GtkWidget *child, int x, int y, int width)
{
  GtkRequisition size;
  int child_width;

  gtk_widget_get_preferred_size (child, NULL, &size);
  child_width = MIN (size.width, width / 3);
  gtk_widget_size_allocate (child,
                            &(GtkAllocation){ CLAMP (x - child_width / 2, 0, MAX (0, width - child_width)), y - size.height / 2,
                                              child_width, size.height },
                            -1);
}

static void
relnet_acquaintance_graph_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RelnetAcquaintanceGraph *self = RELNET_ACQUAINTANCE_GRAPH (widget);

  if (self->centre != NULL)
    allocate_centred (self->centre, width / 2, get_height (self) / 2, width);
  for (guint i = 0; i < self->n_nodes; i++)
    {
      int x, y;

      get_place (self, i, width, &x, &y);
      allocate_centred (self->nodes[i], x, y, width);
    }
}

static void
relnet_acquaintance_graph_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RelnetAcquaintanceGraph *self = RELNET_ACQUAINTANCE_GRAPH (widget);
  int width = gtk_widget_get_width (widget), height = get_height (self);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  GdkRGBA colour;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &colour);
  for (guint i = 0; i < self->n_nodes; i++)
    {
      int x, y;

      get_place (self, i, width, &x, &y);
      colour.alpha = 0.22f;
      gdk_cairo_set_source_rgba (cr, &colour);
      cairo_set_line_width (cr, self->strengths[i]);
      cairo_move_to (cr, width / 2.0, height / 2.0 - 9);
      cairo_line_to (cr, x, y - 9);
      cairo_stroke (cr);
    }
  cairo_destroy (cr);
  GTK_WIDGET_CLASS (relnet_acquaintance_graph_parent_class)->snapshot (widget, snapshot);
}

static void
clear (RelnetAcquaintanceGraph *self)
{
  g_clear_pointer (&self->centre, gtk_widget_unparent);
  for (guint i = 0; i < self->n_nodes; i++)
    g_clear_pointer (&self->nodes[i], gtk_widget_unparent);
  self->n_nodes = 0;
}

static void
relnet_acquaintance_graph_dispose (GObject *object)
{
  clear (RELNET_ACQUAINTANCE_GRAPH (object));
  G_OBJECT_CLASS (relnet_acquaintance_graph_parent_class)->dispose (object);
}

static void
relnet_acquaintance_graph_class_init (RelnetAcquaintanceGraphClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = relnet_acquaintance_graph_dispose;
  widget_class->measure = relnet_acquaintance_graph_measure;
  widget_class->size_allocate = relnet_acquaintance_graph_size_allocate;
  widget_class->snapshot = relnet_acquaintance_graph_snapshot;
}

static void
relnet_acquaintance_graph_init (RelnetAcquaintanceGraph *self)
{
}

/**
 * relnet_acquaintance_graph_new:
 *
 * Returns: (transfer floating): an empty graph
 */
GtkWidget *
relnet_acquaintance_graph_new (void)
{
  return g_object_new (RELNET_TYPE_ACQUAINTANCE_GRAPH, NULL);
}

static GtkWidget *
make_node (const char *name, int size)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *avatar = relnet_avatar_new (size);
  g_autofree char *first_word = g_strndup (name, strcspn (name, " "));
  GtkWidget *label = gtk_label_new (first_word);

  relnet_avatar_set_text (RELNET_AVATAR (avatar), name);
  gtk_widget_set_halign (avatar, GTK_ALIGN_CENTER);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 12);
  gtk_widget_add_css_class (label, "caption");
  gtk_box_append (GTK_BOX (box), avatar);
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

/**
 * relnet_acquaintance_graph_show:
 * @self: a graph
 * @name: who stands in the middle
 * @acquaintances: (element-type RelnetAcquaintance): whom they know, the first of whom are shown
 */
void
relnet_acquaintance_graph_show (RelnetAcquaintanceGraph *self, const char *name, GPtrArray *acquaintances)
{
  g_return_if_fail (RELNET_IS_ACQUAINTANCE_GRAPH (self));

  clear (self);
  self->centre = make_node (name, CENTRE_SIZE);
  gtk_widget_set_parent (self->centre, GTK_WIDGET (self));
  for (guint i = 0; i < acquaintances->len && i < MAX_NODES; i++)
    {
      RelnetAcquaintance *acquaintance = g_ptr_array_index (acquaintances, i);
      GtkWidget *button = gtk_button_new ();

      gtk_button_set_child (GTK_BUTTON (button), make_node (relnet_acquaintance_get_name (acquaintance), NODE_SIZE));
      gtk_widget_add_css_class (button, "flat");
      gtk_widget_add_css_class (button, "graph-node");
      gtk_widget_set_tooltip_text (button, relnet_acquaintance_get_name (acquaintance));
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      relnet_acquaintance_get_name (acquaintance), -1);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.open-person");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", relnet_acquaintance_get_person_id (acquaintance));
      self->nodes[i] = button;
      self->strengths[i] = relnet_acquaintance_kind_get_strength (relnet_acquaintance_get_kind (acquaintance));
      gtk_widget_set_parent (button, GTK_WIDGET (self));
      self->n_nodes++;
    }
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

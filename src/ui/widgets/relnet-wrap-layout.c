#include "relnet-wrap-layout.h"

/**
 * RelnetWrapLayout:
 *
 * Children one after the other at their natural width, wrapped into lines like words: for chips. (GtkFlowBox aligns its
 * children in columns, which tears chips apart; libadwaita has a box that wraps only since 1.7.)
 */
struct _RelnetWrapLayout
{
  GtkLayoutManager parent_instance;

  int spacing;
  gboolean centered;
};

G_DEFINE_FINAL_TYPE (RelnetWrapLayout, relnet_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

typedef struct
{
  GtkWidget *first;
  int n;
  int width;
  int height;
} Line;

static int
get_child_width (GtkWidget *child, int available)
{
  int minimum, natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  return available < 0 ? natural : MAX (minimum, MIN (natural, available));
}

/* The line that begins with @first; hidden children count but take no room. */
static Line
take_line (RelnetWrapLayout *self, GtkWidget *first, int available)
{
  Line line = { first, 0, 0, 0 };

  for (GtkWidget *child = first; child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int width, height;

      if (!gtk_widget_should_layout (child))
        {
          line.n++;
          continue;
        }
      width = get_child_width (child, available);
      if (line.width > 0 && line.width + self->spacing + width > available)
        break;
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
      line.width += (line.width > 0 ? self->spacing : 0) + width;
      line.height = MAX (line.height, height);
      line.n++;
    }
  return line;
}

static GtkWidget *
skip (GtkWidget *child, int n)
{
  while (n-- > 0 && child != NULL)
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static int
get_height (RelnetWrapLayout *self, GtkWidget *widget, int available)
{
  int height = 0;

  for (GtkWidget *first = gtk_widget_get_first_child (widget); first != NULL;)
    {
      Line line = take_line (self, first, available);

      if (line.height > 0)
        height += (height > 0 ? self->spacing : 0) + line.height;
      first = skip (first, line.n);
    }
  return height;
}

static GtkSizeRequestMode
relnet_wrap_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
relnet_wrap_layout_measure (GtkLayoutManager *manager, GtkWidget *widget, GtkOrientation orientation, int for_size,
                            int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  RelnetWrapLayout *self = RELNET_WRAP_LAYOUT (manager);
  int widest = 0, sum = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_should_layout (child))
      {
        int child_minimum, child_natural;

        gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &child_natural, NULL, NULL);
        widest = MAX (widest, child_minimum);
        sum += (sum > 0 ? self->spacing : 0) + child_natural;
      }
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = widest;
      *natural = sum;
    }
  else
    {
      *minimum = *natural = get_height (self, widget, for_size >= 0 ? for_size : sum);
    }
}

static void
relnet_wrap_layout_allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  RelnetWrapLayout *self = RELNET_WRAP_LAYOUT (manager);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int y = 0;

  for (GtkWidget *first = gtk_widget_get_first_child (widget); first != NULL;)
    {
      Line line = take_line (self, first, width);
      int x = self->centered ? MAX ((width - line.width) / 2, 0) : 0;
      GtkWidget *child = first;

      for (int i = 0; i < line.n; i++, child = gtk_widget_get_next_sibling (child))
        {
          int child_width, child_height;

          if (!gtk_widget_should_layout (child))
            continue;
          child_width = get_child_width (child, width);
          gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, child_width, NULL, &child_height, NULL, NULL);
          gtk_widget_size_allocate (child,
                                    &(GtkAllocation){ rtl ? width - x - child_width : x,
                                                      y + (line.height - child_height) / 2, child_width, child_height },
                                    -1);
          x += child_width + self->spacing;
        }
      if (line.height > 0)
        y += line.height + self->spacing;
      first = skip (first, line.n);
    }
}

static void
relnet_wrap_layout_class_init (RelnetWrapLayoutClass *klass)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  manager_class->get_request_mode = relnet_wrap_layout_get_request_mode;
  manager_class->measure = relnet_wrap_layout_measure;
  manager_class->allocate = relnet_wrap_layout_allocate;
}

static void
relnet_wrap_layout_init (RelnetWrapLayout *self)
{
}

/**
 * relnet_wrap_layout_new:
 * @spacing: pixels between children and between lines
 *
 * Returns: (transfer full): the layout
 */
GtkLayoutManager *
relnet_wrap_layout_new (int spacing)
{
  RelnetWrapLayout *self = g_object_new (RELNET_TYPE_WRAP_LAYOUT, NULL);

  self->spacing = spacing;
  return GTK_LAYOUT_MANAGER (self);
}

/**
 * RelnetWrapBox:
 *
 * A box of chips: see #RelnetWrapLayout.
 */
struct _RelnetWrapBox
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (RelnetWrapBox, relnet_wrap_box, GTK_TYPE_WIDGET)

static void
relnet_wrap_box_dispose (GObject *object)
{
  relnet_wrap_box_clear (RELNET_WRAP_BOX (object));
  G_OBJECT_CLASS (relnet_wrap_box_parent_class)->dispose (object);
}

static void
relnet_wrap_box_class_init (RelnetWrapBoxClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = relnet_wrap_box_dispose;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
relnet_wrap_box_init (RelnetWrapBox *self)
{
  gtk_widget_set_layout_manager (GTK_WIDGET (self), relnet_wrap_layout_new (6));
}

/**
 * relnet_wrap_box_new:
 * @spacing: pixels between children and between lines
 *
 * Returns: (transfer floating): an empty box
 */
GtkWidget *
relnet_wrap_box_new (int spacing)
{
  GtkWidget *self = g_object_new (RELNET_TYPE_WRAP_BOX, NULL);

  gtk_widget_set_layout_manager (self, relnet_wrap_layout_new (spacing));
  return self;
}

/**
 * relnet_wrap_box_append:
 * @self: a box
 * @child: what comes last
 */
void
relnet_wrap_box_append (RelnetWrapBox *self, GtkWidget *child)
{
  gtk_widget_insert_before (child, GTK_WIDGET (self), NULL);
}

/**
 * relnet_wrap_box_clear:
 * @self: a box
 *
 * Removes every child.
 */
void
relnet_wrap_box_clear (RelnetWrapBox *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
}

/**
 * relnet_wrap_box_set_centered:
 * @self: a box
 * @centered: whether lines stand in the middle
 */
void
relnet_wrap_box_set_centered (RelnetWrapBox *self, gboolean centered)
{
  RelnetWrapLayout *layout = RELNET_WRAP_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self)));

  layout->centered = centered;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

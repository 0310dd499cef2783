#include "relnet-columns.h"

/* Picture 01: the side column is 332 wide, 28 from the main one; below this width there is one column (picture 19). */
#define SIDE_WIDTH     332
#define SIDE_PERCENT   34
#define MIN_SIDE_WIDTH 280
#define GAP            28
#define ROW_GAP        18
#define NARROW_BELOW   700

/**
 * RelnetColumns:
 *
 * Two columns that become one where there is no room for both, and say so.
 */
struct _RelnetColumns
{
  GtkWidget parent_instance;

  GtkWidget *main;
  GtkWidget *side;
  int side_percent;
  int side_width;
  gboolean narrow;
  guint notify_source;
};

enum
{
  PROP_0,
  PROP_MAIN,
  PROP_SIDE,
  PROP_NARROW,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (RelnetColumns, relnet_columns, GTK_TYPE_WIDGET)

static gboolean
has_side (RelnetColumns *self)
{
  return self->side != NULL && gtk_widget_should_layout (self->side);
}

static int
get_side_width (RelnetColumns *self, int width)
{
  return CLAMP (width * self->side_percent / 100, MIN_SIDE_WIDTH, self->side_width);
}

static int
get_height (GtkWidget *widget, int width)
{
  int minimum;

  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, width, &minimum, NULL, NULL, NULL);
  return minimum;
}

static gboolean
notify_narrow_cb (gpointer user_data)
{
  RelnetColumns *self = RELNET_COLUMNS (user_data);

  self->notify_source = 0;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
  return G_SOURCE_REMOVE;
}

static GtkSizeRequestMode
relnet_columns_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
relnet_columns_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  RelnetColumns *self = RELNET_COLUMNS (widget);
  int main_minimum, main_natural, side_minimum = 0, side_natural = 0;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      gtk_widget_measure (self->main, orientation, -1, &main_minimum, &main_natural, NULL, NULL);
      if (has_side (self))
        gtk_widget_measure (self->side, orientation, -1, &side_minimum, &side_natural, NULL, NULL);
      *minimum = MAX (main_minimum, side_minimum);
      *natural = MAX (main_natural + GAP + self->side_width, 2 * NARROW_BELOW);
      return;
    }
  if (for_size < 0)
    for_size = NARROW_BELOW;
  if (for_size < NARROW_BELOW)
    *minimum = get_height (self->main, for_size) + (has_side (self) ? ROW_GAP + get_height (self->side, for_size) : 0);
  else
    *minimum = MAX (get_height (self->main, for_size - GAP - get_side_width (self, for_size)),
                    has_side (self) ? get_height (self->side, get_side_width (self, for_size)) : 0);
  *natural = *minimum;
}

static void
relnet_columns_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RelnetColumns *self = RELNET_COLUMNS (widget);
  gboolean narrow = width < NARROW_BELOW;
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GtkAllocation main = { 0, 0, width, height };
  GtkAllocation side = { 0, 0, width, height };

  if (narrow)
    {
      main.height = get_height (self->main, width);
      side.y = main.height + ROW_GAP;
      side.height = MAX (0, height - side.y);
    }
  else
    {
      side.width = get_side_width (self, width);
      main.width = width - GAP - side.width;
      if (mirrored)
        main.x = side.width + GAP;
      else
        side.x = main.width + GAP;
    }
  gtk_widget_size_allocate (self->main, &main, -1);
  if (has_side (self))
    gtk_widget_size_allocate (self->side, &side, -1);

  if (self->narrow == narrow)
    return;
  self->narrow = narrow;
  /* What follows from it changes the layout, which must not happen inside of it. */
  if (self->notify_source == 0)
    self->notify_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, notify_narrow_cb, self, NULL);
}

static void
set_child (RelnetColumns *self, GtkWidget **place, GtkWidget *child)
{
  g_clear_pointer (place, gtk_widget_unparent);
  *place = child;
  if (child != NULL)
    gtk_widget_insert_before (child, GTK_WIDGET (self), place == &self->main ? self->side : NULL);
}

static void
relnet_columns_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  RelnetColumns *self = RELNET_COLUMNS (object);

  switch (prop_id)
    {
    case PROP_MAIN:
      g_value_set_object (value, self->main);
      break;
    case PROP_SIDE:
      g_value_set_object (value, self->side);
      break;
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
relnet_columns_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  RelnetColumns *self = RELNET_COLUMNS (object);

  switch (prop_id)
    {
    case PROP_MAIN:
      set_child (self, &self->main, g_value_get_object (value));
      break;
    case PROP_SIDE:
      set_child (self, &self->side, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
relnet_columns_dispose (GObject *object)
{
  RelnetColumns *self = RELNET_COLUMNS (object);

  g_clear_handle_id (&self->notify_source, g_source_remove);
  g_clear_pointer (&self->main, gtk_widget_unparent);
  g_clear_pointer (&self->side, gtk_widget_unparent);
  G_OBJECT_CLASS (relnet_columns_parent_class)->dispose (object);
}

static void
relnet_columns_class_init (RelnetColumnsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = relnet_columns_get_property;
  object_class->set_property = relnet_columns_set_property;
  object_class->dispose = relnet_columns_dispose;
  widget_class->get_request_mode = relnet_columns_get_request_mode;
  widget_class->measure = relnet_columns_measure;
  widget_class->size_allocate = relnet_columns_size_allocate;

  properties[PROP_MAIN]
      = g_param_spec_object ("main", NULL, NULL, GTK_TYPE_WIDGET, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SIDE]
      = g_param_spec_object ("side", NULL, NULL, GTK_TYPE_WIDGET, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_NARROW]
      = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
relnet_columns_init (RelnetColumns *self)
{
  self->side_percent = SIDE_PERCENT;
  self->side_width = SIDE_WIDTH;
}

/**
 * relnet_columns_set_side:
 * @self: the columns
 * @percent: how much of the whole the side column has
 * @width: how wide it is at most, in pixels
 */
void
relnet_columns_set_side (RelnetColumns *self, int percent, int width)
{
  g_return_if_fail (RELNET_IS_COLUMNS (self));

  self->side_percent = percent;
  self->side_width = width;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * relnet_columns_get_narrow:
 * @self: the columns
 *
 * Returns: whether there is one column
 */
gboolean
relnet_columns_get_narrow (RelnetColumns *self)
{
  g_return_val_if_fail (RELNET_IS_COLUMNS (self), FALSE);

  return self->narrow;
}

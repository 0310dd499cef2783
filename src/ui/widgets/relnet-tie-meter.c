#include "relnet-tie-meter.h"

#include "relnet-closeness.h"
#include "relnet-colour.h"

/* Picture 02. */
#define BAR_WIDTH   RELNET_TIE_METER_BAR_WIDTH
#define BAR_HEIGHT  RELNET_TIE_METER_HEIGHT
#define BAR_GAP     RELNET_TIE_METER_BAR_GAP
#define BAR_RADIUS  1
#define FULL_ALPHA  0.6f
#define EMPTY_ALPHA 0.15f

/**
 * RelnetTieMeter:
 *
 * How close somebody is, as five bars, in the colour of the text. Drawn by hand: a list has one in each of its rows, and a
 * #GtkLevelBar is eight widgets.
 */
struct _RelnetTieMeter
{
  GtkWidget parent_instance;

  int step;
};

enum
{
  PROP_0,
  PROP_STEP,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (RelnetTieMeter, relnet_tie_meter, GTK_TYPE_WIDGET)

static void
relnet_tie_meter_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? RELNET_TIE_METER_WIDTH : BAR_HEIGHT;
}

static void
relnet_tie_meter_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  GdkRGBA text;

  relnet_widget_get_colour (widget, &text);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (0, (gtk_widget_get_height (widget) - BAR_HEIGHT) / 2));
  relnet_tie_meter_draw (snapshot, RELNET_TIE_METER (widget)->step, &text,
                         gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL);
  gtk_snapshot_restore (snapshot);
}

static void
relnet_tie_meter_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_STEP:
      g_value_set_int (value, RELNET_TIE_METER (object)->step);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
relnet_tie_meter_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_STEP:
      relnet_tie_meter_set_step (RELNET_TIE_METER (object), g_value_get_int (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
relnet_tie_meter_class_init (RelnetTieMeterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = relnet_tie_meter_get_property;
  object_class->set_property = relnet_tie_meter_set_property;
  widget_class->measure = relnet_tie_meter_measure;
  widget_class->snapshot = relnet_tie_meter_snapshot;

  /**
   * RelnetTieMeter:step:
   *
   * How many bars are filled: the step of relnet_closeness_get_step().
   */
  properties[PROP_STEP]
      = g_param_spec_int ("step", NULL, NULL, 0, RELNET_CLOSENESS_N_STEPS, 0,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_css_name (widget_class, "tie-meter");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
update_label (RelnetTieMeter *self)
{
  g_autofree char *words = relnet_closeness_step_to_words (self->step);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static void
relnet_tie_meter_init (RelnetTieMeter *self)
{
  update_label (self);
}

/**
 * relnet_tie_meter_new:
 *
 * Returns: (transfer floating): a meter that shows no tie
 */
GtkWidget *
relnet_tie_meter_new (void)
{
  return g_object_new (RELNET_TYPE_TIE_METER, NULL);
}

/**
 * relnet_tie_meter_draw:
 * @snapshot: where to draw, from its origin
 * @step: how many bars are filled
 * @text: the colour of the text beside
 * @rtl: whether the first bar is the right one
 *
 * Draws a meter without making a widget of it: for rows of which a list has hundreds. It is %RELNET_TIE_METER_WIDTH wide and
 * %RELNET_TIE_METER_HEIGHT high.
 */
void
relnet_tie_meter_draw (GtkSnapshot *snapshot, int step, const GdkRGBA *text, gboolean rtl)
{
  for (int i = 0; i < RELNET_CLOSENESS_N_STEPS; i++)
    {
      int x = (rtl ? RELNET_CLOSENESS_N_STEPS - 1 - i : i) * (BAR_WIDTH + BAR_GAP);
      graphene_rect_t bounds = GRAPHENE_RECT_INIT (x, 0, BAR_WIDTH, BAR_HEIGHT);
      GdkRGBA colour = *text;
      GskRoundedRect bar;

      colour.alpha *= i < step ? FULL_ALPHA : EMPTY_ALPHA;
      gsk_rounded_rect_init_from_rect (&bar, &bounds, BAR_RADIUS);
      gtk_snapshot_push_rounded_clip (snapshot, &bar);
      gtk_snapshot_append_color (snapshot, &colour, &bounds);
      gtk_snapshot_pop (snapshot);
    }
}

/**
 * relnet_tie_meter_get_step:
 * @self: a meter
 *
 * Returns: how many bars are filled
 */
int
relnet_tie_meter_get_step (RelnetTieMeter *self)
{
  g_return_val_if_fail (RELNET_IS_TIE_METER (self), 0);

  return self->step;
}

/**
 * relnet_tie_meter_set_step:
 * @self: a meter
 * @step: how many bars are filled, 0 to %RELNET_CLOSENESS_N_STEPS
 */
void
relnet_tie_meter_set_step (RelnetTieMeter *self, int step)
{
  g_return_if_fail (RELNET_IS_TIE_METER (self));

  step = CLAMP (step, 0, RELNET_CLOSENESS_N_STEPS);
  if (self->step == step)
    return;
  self->step = step;
  update_label (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STEP]);
}

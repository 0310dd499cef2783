#include "relnet-momentum-chart.h"

#include <glib/gi18n-lib.h>

/* Room for the figures above the bars and the quarters below, in pixels. */
#define HEIGHT    132
#define ABOVE     18
#define BELOW     22
#define BAR_WIDTH 34

/**
 * RelnetMomentumChart:
 *
 * How many people the user came to know through introductions in each of the last quarters (I2): bars, drawn.
 */
struct _RelnetMomentumChart
{
  GtkWidget parent_instance;

  RelnetMomentum quarters[RELNET_MOMENTUM_QUARTERS];
};

G_DEFINE_FINAL_TYPE (RelnetMomentumChart, relnet_momentum_chart, GTK_TYPE_WIDGET)

static void
relnet_momentum_chart_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                               int *minimum_baseline, int *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 240;
      *natural = 560;
    }
  else
    *minimum = *natural = HEIGHT;
}

static void
draw_text (GtkWidget *widget, GtkSnapshot *snapshot, const char *text, float x, float y, float width, float alpha)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  GdkRGBA colour;
  int text_width;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &colour);
  colour.alpha *= alpha;
  pango_attr_list_insert (attributes, pango_attr_scale_new (PANGO_SCALE_SMALL));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_get_pixel_size (layout, &text_width, NULL);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x + (width - (float) text_width) / 2, y));
  gtk_snapshot_append_layout (snapshot, layout, &colour);
  gtk_snapshot_restore (snapshot);
}

static void
relnet_momentum_chart_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RelnetMomentumChart *self = RELNET_MOMENTUM_CHART (widget);
  float step = (float) gtk_widget_get_width (widget) / RELNET_MOMENTUM_QUARTERS;
  float room = HEIGHT - ABOVE - BELOW, width = MIN (BAR_WIDTH, step * 0.7f);
  GdkRGBA colour = { 0.21f, 0.52f, 0.89f, 1 };
  guint most = 1;

  gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), "accent_bg_color", &colour);
  for (guint i = 0; i < RELNET_MOMENTUM_QUARTERS; i++)
    most = MAX (most, self->quarters[i].count);
  for (guint i = 0; i < RELNET_MOMENTUM_QUARTERS; i++)
    {
      float height = MAX (room * (float) self->quarters[i].count / (float) most, 2);
      float x = step * (float) i;
      graphene_rect_t bar
          = GRAPHENE_RECT_INIT (x + (step - width) / 2, ABOVE + room - height, width, height);
      GskRoundedRect rounded;
      g_autofree char *count = g_strdup_printf ("%u", self->quarters[i].count);
      /* Translators: a quarter of a year, short: “Q4 26”. */
      g_autofree char *quarter
          = g_strdup_printf (_ ("Q%d %02d"), self->quarters[i].quarter, self->quarters[i].year % 100);
      GdkRGBA fill = colour;

      /* The one that is not over yet. */
      if (i + 1 == RELNET_MOMENTUM_QUARTERS || self->quarters[i].count == 0)
        fill.alpha *= 0.45f;
      gsk_rounded_rect_init_from_rect (&rounded, &bar, MIN (4, height / 2));
      gtk_snapshot_push_rounded_clip (snapshot, &rounded);
      gtk_snapshot_append_color (snapshot, &fill, &bar);
      gtk_snapshot_pop (snapshot);
      draw_text (widget, snapshot, count, x, ABOVE + room - height - ABOVE, step, 1);
      draw_text (widget, snapshot, quarter, x, HEIGHT - BELOW + 4, step, 0.7f);
    }
}

static void
relnet_momentum_chart_class_init (RelnetMomentumChartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = relnet_momentum_chart_measure;
  widget_class->snapshot = relnet_momentum_chart_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
relnet_momentum_chart_init (RelnetMomentumChart *self)
{
}

/**
 * relnet_momentum_chart_new:
 *
 * Returns: (transfer floating): an empty chart
 */
GtkWidget *
relnet_momentum_chart_new (void)
{
  return g_object_new (RELNET_TYPE_MOMENTUM_CHART, NULL);
}

/**
 * relnet_momentum_chart_show:
 * @self: a chart
 * @quarters: the quarters, the oldest first
 */
void
relnet_momentum_chart_show (RelnetMomentumChart *self, const RelnetMomentum quarters[RELNET_MOMENTUM_QUARTERS])
{
  g_autoptr (GString) words = g_string_new (_ ("New people through introductions"));

  g_return_if_fail (RELNET_IS_MOMENTUM_CHART (self));

  for (guint i = 0; i < RELNET_MOMENTUM_QUARTERS; i++)
    {
      self->quarters[i] = quarters[i];
      g_string_append (words, i > 0 ? ", " : " – ");
      g_string_append_printf (words, _ ("Q%d %02d"), quarters[i].quarter, quarters[i].year % 100);
      g_string_append_printf (words, ": %u", quarters[i].count);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words->str, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

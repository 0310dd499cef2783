#include "relnet-goal-ring.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "relnet-colour.h"
#include "relnet-goal-words.h"

/* The width of the ring and the size of the number in it, of the whole. */
#define THICKNESS 0.1
#define TEXT_SIZE 0.27

/**
 * RelnetGoalRing:
 *
 * How much of a goal is done (picture 07): a ring in the colour of the goal around the number; a tick on green for a goal
 * that is achieved. The colour comes from the class `goal-colour-N` of style.css.
 */
struct _RelnetGoalRing
{
  GtkWidget parent_instance;

  int size;
  int progress;
  gboolean achieved;
  char *colour;
  GdkPaintable *tick;
};

enum
{
  PROP_0,
  PROP_SIZE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (RelnetGoalRing, relnet_goal_ring, GTK_TYPE_WIDGET)

static void
draw_tick (RelnetGoalRing *self, GtkSnapshot *snapshot, float x, float y)
{
  const GdkRGBA white = { 1, 1, 1, 1 };
  float disc = roundf (self->size * 0.55f), icon = roundf (self->size * 0.36f);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (x + (self->size - disc) / 2, y + (self->size - disc) / 2, disc, disc);
  GskRoundedRect round;
  GdkRGBA colour;

  relnet_widget_get_colour (GTK_WIDGET (self), &colour);
  gsk_rounded_rect_init_from_rect (&round, &bounds, disc / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &round);
  gtk_snapshot_append_color (snapshot, &colour, &bounds);
  gtk_snapshot_pop (snapshot);
  if (self->tick == NULL)
    {
      GtkIconTheme *theme = gtk_icon_theme_get_for_display (gtk_widget_get_display (GTK_WIDGET (self)));

      self->tick = GDK_PAINTABLE (gtk_icon_theme_lookup_icon (theme, "object-select-symbolic", NULL, (int) icon,
                                                              gtk_widget_get_scale_factor (GTK_WIDGET (self)),
                                                              GTK_TEXT_DIR_NONE, 0));
    }
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x + (self->size - icon) / 2, y + (self->size - icon) / 2));
  gtk_symbolic_paintable_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (self->tick), snapshot, icon, icon, &white, 1);
  gtk_snapshot_restore (snapshot);
}

static void
draw_number (RelnetGoalRing *self, GtkSnapshot *snapshot, float x, float y, const GdkRGBA *colour)
{
  g_autofree char *text = g_strdup_printf ("%d", self->progress);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  PangoFontDescription *font
      = pango_font_description_copy (pango_context_get_font_description (pango_layout_get_context (layout)));
  PangoRectangle ink;

  pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  pango_font_description_set_absolute_size (font, self->size * TEXT_SIZE * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_get_pixel_extents (layout, &ink, NULL);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (roundf (x + (self->size - ink.width) / 2.f - ink.x),
                                                          roundf (y + (self->size - ink.height) / 2.f - ink.y)));
  gtk_snapshot_append_layout (snapshot, layout, colour);
  gtk_snapshot_restore (snapshot);
}

static void
relnet_goal_ring_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RelnetGoalRing *self = RELNET_GOAL_RING (widget);
  float x = (gtk_widget_get_width (widget) - self->size) / 2.f, y = (gtk_widget_get_height (widget) - self->size) / 2.f;
  double line = round (self->size * THICKNESS), radius = (self->size - line) / 2 - 1;
  GtkWidget *parent = gtk_widget_get_parent (widget);
  GdkRGBA colour, text;
  cairo_t *cr;

  if (self->achieved)
    {
      draw_tick (self, snapshot, x, y);
      return;
    }
  relnet_widget_get_colour (widget, &colour);
  relnet_widget_get_colour (parent, &text);
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (x, y, self->size, self->size));
  cairo_translate (cr, x + self->size / 2.0, y + self->size / 2.0);
  cairo_set_line_width (cr, line);
  cairo_set_source_rgba (cr, text.red, text.green, text.blue, 0.13 * text.alpha);
  cairo_arc (cr, 0, 0, radius, 0, 2 * G_PI);
  cairo_stroke (cr);
  if (self->progress > 0)
    {
      gdk_cairo_set_source_rgba (cr, &colour);
      if (self->progress < 100)
        cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
      cairo_arc (cr, 0, 0, radius, -G_PI / 2, -G_PI / 2 + 2 * G_PI * self->progress / 100);
      cairo_stroke (cr);
    }
  cairo_destroy (cr);
  draw_number (self, snapshot, x, y, &text);
}

static void
relnet_goal_ring_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                          int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = RELNET_GOAL_RING (widget)->size;
}

static void
relnet_goal_ring_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_SIZE:
      RELNET_GOAL_RING (object)->size = g_value_get_int (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
relnet_goal_ring_finalize (GObject *object)
{
  RelnetGoalRing *self = RELNET_GOAL_RING (object);

  g_clear_pointer (&self->colour, g_free);
  g_clear_object (&self->tick);
  G_OBJECT_CLASS (relnet_goal_ring_parent_class)->finalize (object);
}

static void
relnet_goal_ring_class_init (RelnetGoalRingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = relnet_goal_ring_set_property;
  object_class->finalize = relnet_goal_ring_finalize;
  widget_class->snapshot = relnet_goal_ring_snapshot;
  widget_class->measure = relnet_goal_ring_measure;
  properties[PROP_SIZE] = g_param_spec_int ("size", NULL, NULL, 16, 256, 44,
                                            G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_css_name (widget_class, "goal-ring");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_METER);
}

static void
relnet_goal_ring_init (RelnetGoalRing *self)
{
}

/**
 * relnet_goal_ring_show:
 * @self: a ring
 * @goal: of what
 */
void
relnet_goal_ring_show (RelnetGoalRing *self, RelnetGoal *goal)
{
  g_autofree char *words = relnet_goal_words_dup_progress (goal);

  g_return_if_fail (RELNET_IS_GOAL_RING (self));

  self->progress = relnet_goal_get_progress (goal);
  self->achieved = relnet_goal_get_state (goal) == RELNET_GOAL_ACHIEVED;
  if (self->colour != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self), self->colour);
  g_free (self->colour);
  self->colour = self->achieved ? g_strdup ("achieved")
                                : g_strdup_printf ("goal-colour-%d", relnet_goal_get_colour (goal) & 7);
  gtk_widget_add_css_class (GTK_WIDGET (self), self->colour);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, 0.0, GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, 100.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, (double) self->progress, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

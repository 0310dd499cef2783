#include "relnet-score-bar.h"

#include "relnet-colour.h"

#define TROUGH_ALPHA  0.12f
#define MINIMUM_WIDTH 40
#define FULL_SCORE    100

/**
 * RelnetScoreBar:
 *
 * The parts of a score beside each other, a hundred points wide, or one part of it against the most it can give. Each part has
 * the same colour everywhere; the numbers stand beside the bar in words, so assistive technologies pass it by.
 */
struct _RelnetScoreBar
{
  GtkWidget parent_instance;

  int height;
  int points[RELNET_RECONNECT_N_PARTS];
  int full;
};

G_DEFINE_FINAL_TYPE (RelnetScoreBar, relnet_score_bar, GTK_TYPE_WIDGET)

/* Picture 05, as named colours of the theme. */
static const char *const colours[RELNET_RECONNECT_N_PARTS] = {
  [RELNET_RECONNECT_PAST] = "blue_3",       [RELNET_RECONNECT_GOAL] = "purple_3",
  [RELNET_RECONNECT_SECTOR] = "green_5",    [RELNET_RECONNECT_EXPERTISE] = "yellow_5",
  [RELNET_RECONNECT_MUTUAL] = "orange_5",
};

static void
relnet_score_bar_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  *minimum = *natural
      = orientation == GTK_ORIENTATION_HORIZONTAL ? MINIMUM_WIDTH : RELNET_SCORE_BAR (widget)->height;
}

static void
relnet_score_bar_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RelnetScoreBar *self = RELNET_SCORE_BAR (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  float width = gtk_widget_get_width (widget), x = 0;
  graphene_rect_t bounds
      = GRAPHENE_RECT_INIT (0, (gtk_widget_get_height (widget) - self->height) / 2, width, self->height);
  GskRoundedRect trough;
  GdkRGBA colour;

  gsk_rounded_rect_init_from_rect (&trough, &bounds, self->height / 2.f);
  gtk_snapshot_push_rounded_clip (snapshot, &trough);
  relnet_widget_get_colour (widget, &colour);
  colour.alpha *= TROUGH_ALPHA;
  gtk_snapshot_append_color (snapshot, &colour, &bounds);
  for (guint i = 0; i < RELNET_RECONNECT_N_PARTS; i++)
    {
      float part = width * self->points[i] / MAX (self->full, 1);

      relnet_widget_lookup_colour (widget, colours[i], &colour);
      gtk_snapshot_append_color (
          snapshot, &colour,
          &GRAPHENE_RECT_INIT (rtl ? width - x - part : x, bounds.origin.y, part, self->height));
      x += part;
    }
  gtk_snapshot_pop (snapshot);
}

static void
relnet_score_bar_class_init (RelnetScoreBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = relnet_score_bar_measure;
  widget_class->snapshot = relnet_score_bar_snapshot;
  gtk_widget_class_set_css_name (widget_class, "score-bar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
relnet_score_bar_init (RelnetScoreBar *self)
{
  self->full = FULL_SCORE;
}

/**
 * relnet_score_bar_new:
 * @height: how high it is, in pixels
 *
 * Returns: (transfer floating): an empty bar
 */
GtkWidget *
relnet_score_bar_new (int height)
{
  RelnetScoreBar *self = g_object_new (RELNET_TYPE_SCORE_BAR, NULL);

  self->height = height;
  return GTK_WIDGET (self);
}

/**
 * relnet_score_bar_set_tie:
 * @self: a bar
 * @tie: whose score it shows
 */
void
relnet_score_bar_set_tie (RelnetScoreBar *self, RelnetReconnectTie *tie)
{
  g_return_if_fail (RELNET_IS_SCORE_BAR (self));

  for (guint i = 0; i < RELNET_RECONNECT_N_PARTS; i++)
    self->points[i] = relnet_reconnect_tie_get_points (tie, (RelnetReconnectPart)i);
  self->full = FULL_SCORE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * relnet_score_bar_set_part:
 * @self: a bar
 * @part: the one part it shows
 * @points: its points
 */
void
relnet_score_bar_set_part (RelnetScoreBar *self, RelnetReconnectPart part, int points)
{
  g_return_if_fail (RELNET_IS_SCORE_BAR (self));

  for (guint i = 0; i < RELNET_RECONNECT_N_PARTS; i++)
    self->points[i] = i == part ? points : 0;
  self->full = relnet_reconnect_score_get_max (part);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

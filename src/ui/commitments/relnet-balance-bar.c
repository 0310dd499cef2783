#include "relnet-balance-bar.h"

#include <glib/gi18n-lib.h>

/* Picture 03: ten high, two parts with a gap of two between. */
#define HEIGHT 10
#define GAP    2

/**
 * RelnetBalanceBar:
 *
 * What was given and what was received, as two parts of a bar; the figures stand beside it in words.
 */
struct _RelnetBalanceBar
{
  GtkWidget parent_instance;

  int given;
  int received;
};

G_DEFINE_FINAL_TYPE (RelnetBalanceBar, relnet_balance_bar, GTK_TYPE_WIDGET)

static void
add_part (GtkSnapshot *snapshot, const GdkRGBA *colour, float x, float width, float height)
{
  if (width > 0)
    gtk_snapshot_append_color (snapshot, colour, &GRAPHENE_RECT_INIT (x, 0, width, height));
}

static void
relnet_balance_bar_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RelnetBalanceBar *self = RELNET_BALANCE_BAR (widget);
  GtkStyleContext *context = gtk_widget_get_style_context (widget);
  float width = (float) gtk_widget_get_width (widget), height = (float) gtk_widget_get_height (widget);
  int all = self->given + self->received;
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  float gap = self->given > 0 && self->received > 0 ? GAP : 0;
  float given = all > 0 ? (width - gap) * (float) self->given / (float) all : 0;
  float received = all > 0 ? width - gap - given : 0;
  GskRoundedRect clip;
  GdkRGBA first, second;

  gsk_rounded_rect_init_from_rect (&clip, &GRAPHENE_RECT_INIT (0, 0, width, height), height / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &clip);
  if (all == 0)
    {
      gtk_style_context_get_color (context, &first);
      first.alpha *= 0.15f;
      add_part (snapshot, &first, 0, width, height);
    }
  else
    {
      if (!gtk_style_context_lookup_color (context, "blue_3", &first))
        gdk_rgba_parse (&first, "#3584e4");
      if (!gtk_style_context_lookup_color (context, "purple_3", &second))
        gdk_rgba_parse (&second, "#9141ac");
      add_part (snapshot, &first, mirrored ? width - given : 0, given, height);
      add_part (snapshot, &second, mirrored ? 0 : width - received, received, height);
    }
  gtk_snapshot_pop (snapshot);
}

static void
relnet_balance_bar_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                            int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_VERTICAL ? HEIGHT : 4 * HEIGHT;
}

static void
relnet_balance_bar_class_init (RelnetBalanceBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = relnet_balance_bar_snapshot;
  widget_class->measure = relnet_balance_bar_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
relnet_balance_bar_init (RelnetBalanceBar *self)
{
  relnet_balance_bar_set (self, 0, 0);
}

/**
 * relnet_balance_bar_new:
 *
 * Returns: (transfer floating): a bar of nothing
 */
GtkWidget *
relnet_balance_bar_new (void)
{
  return g_object_new (RELNET_TYPE_BALANCE_BAR, NULL);
}

/**
 * relnet_balance_bar_set:
 * @self: a bar
 * @given: what was given, by weight
 * @received: what was received, by weight
 */
void
relnet_balance_bar_set (RelnetBalanceBar *self, int given, int received)
{
  g_autofree char *words = NULL;

  g_return_if_fail (RELNET_IS_BALANCE_BAR (self));

  self->given = MAX (0, given);
  self->received = MAX (0, received);
  /* Translators: what the user did for somebody and what they did for the user, as two numbers. */
  words = g_strdup_printf (_ ("Given %d, received %d"), self->given, self->received);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

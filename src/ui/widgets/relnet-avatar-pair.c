#include "relnet-avatar-pair.h"

#include "relnet-avatar.h"

/* How much of the first the second covers, in parts of its size. */
#define OVERLAP 4

/**
 * RelnetAvatarPair:
 *
 * Two people who belong together for a moment: two avatars, the second over the edge of the first.
 */
struct _RelnetAvatarPair
{
  GtkWidget parent_instance;

  GtkWidget *first;
  GtkWidget *second;
  int size;
};

G_DEFINE_FINAL_TYPE (RelnetAvatarPair, relnet_avatar_pair, GTK_TYPE_WIDGET)

static int
get_offset (RelnetAvatarPair *self)
{
  return self->size - self->size / OVERLAP;
}

static void
relnet_avatar_pair_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                            int *minimum_baseline, int *natural_baseline)
{
  RelnetAvatarPair *self = RELNET_AVATAR_PAIR (widget);
  int size = self->size + (orientation == GTK_ORIENTATION_HORIZONTAL && gtk_widget_get_visible (self->second)
                               ? get_offset (self)
                               : 0);

  gtk_widget_measure (self->first, orientation, -1, NULL, NULL, NULL, NULL);
  gtk_widget_measure (self->second, orientation, -1, NULL, NULL, NULL, NULL);
  *minimum = *natural = size;
}

static void
relnet_avatar_pair_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RelnetAvatarPair *self = RELNET_AVATAR_PAIR (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int y = (height - self->size) / 2, offset = gtk_widget_get_visible (self->second) ? get_offset (self) : 0;

  gtk_widget_size_allocate (self->first, &(GtkAllocation){ rtl ? offset : 0, y, self->size, self->size }, -1);
  if (offset > 0)
    gtk_widget_size_allocate (self->second, &(GtkAllocation){ rtl ? 0 : offset, y, self->size, self->size }, -1);
}

static void
relnet_avatar_pair_dispose (GObject *object)
{
  RelnetAvatarPair *self = RELNET_AVATAR_PAIR (object);

  g_clear_pointer (&self->first, gtk_widget_unparent);
  g_clear_pointer (&self->second, gtk_widget_unparent);
  G_OBJECT_CLASS (relnet_avatar_pair_parent_class)->dispose (object);
}

static void
relnet_avatar_pair_class_init (RelnetAvatarPairClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = relnet_avatar_pair_dispose;
  widget_class->measure = relnet_avatar_pair_measure;
  widget_class->size_allocate = relnet_avatar_pair_size_allocate;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
relnet_avatar_pair_init (RelnetAvatarPair *self)
{
}

/**
 * relnet_avatar_pair_new:
 * @size: of each, in pixels
 *
 * Returns: (transfer floating): two avatars of nobody yet
 */
GtkWidget *
relnet_avatar_pair_new (int size)
{
  RelnetAvatarPair *self = g_object_new (RELNET_TYPE_AVATAR_PAIR, NULL);

  self->size = size;
  self->first = relnet_avatar_new (size);
  self->second = relnet_avatar_new (size);
  gtk_widget_set_parent (self->first, GTK_WIDGET (self));
  gtk_widget_set_parent (self->second, GTK_WIDGET (self));
  return GTK_WIDGET (self);
}

/**
 * relnet_avatar_pair_set_names:
 * @self: two avatars
 * @first: a name
 * @second: (nullable): another; %NULL for one avatar alone
 */
void
relnet_avatar_pair_set_names (RelnetAvatarPair *self, const char *first, const char *second)
{
  g_return_if_fail (RELNET_IS_AVATAR_PAIR (self));

  relnet_avatar_set_text (RELNET_AVATAR (self->first), first);
  relnet_avatar_set_text (RELNET_AVATAR (self->second), second != NULL ? second : "");
  gtk_widget_set_visible (self->second, second != NULL);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

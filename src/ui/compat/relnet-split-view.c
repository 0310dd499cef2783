/* AdwLeaflet is what libadwaita 1.2 has; later versions deprecate it. */
#undef ADW_VERSION_MAX_ALLOWED
#define ADW_DISABLE_DEPRECATION_WARNINGS
#include "relnet-split-view.h"

#include <glib/gi18n-lib.h>

#include "relnet-pane.h"

/**
 * RelnetSplitView:
 *
 * Two panes side by side that become two pages, one after the other, when there is less room than a given width.
 *
 * It looks after the header bars inside it: only the last visible pane shows the window's buttons, and the second pane
 * has a *Back* button while folded. A split view inside the second pane keeps its own house, except that its first pane
 * gets our *Back* button.
 */
struct _RelnetSplitView
{
  GtkWidget parent_instance;

  AdwLeaflet *leaflet;
  RelnetPane *first;
  RelnetPane *second;
};

enum
{
  PROP_0,
  PROP_FOLDED,
  PROP_SHOW_SECOND,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (RelnetSplitView, relnet_split_view, GTK_TYPE_WIDGET)

static void
back_clicked_cb (GtkButton *button, gpointer data)
{
  relnet_split_view_go_back (RELNET_SPLIT_VIEW (data));
}

/* A header bar appends, and the view packed its own buttons before: *Back* comes first, after the window's buttons. */
static void
move_to_start (GtkWidget *back)
{
  GtkWidget *box = gtk_widget_get_parent (back);
  GtkWidget *first = box != NULL ? gtk_widget_get_first_child (box) : NULL;

  if (GTK_IS_BOX (box) && first != back)
    gtk_box_reorder_child_after (GTK_BOX (box), back, GTK_IS_WINDOW_CONTROLS (first) ? first : NULL);
}

static void
adopt_header_bar (RelnetSplitView *self, AdwHeaderBar *bar, gboolean is_second)
{
  gboolean folded = adw_leaflet_get_folded (self->leaflet);

  adw_header_bar_set_show_start_title_buttons (bar, folded || !is_second);
  if (is_second)
    {
      GtkWidget *back = g_object_get_data (G_OBJECT (bar), "relnet-back");

      if (back == NULL)
        {
          back = gtk_button_new_from_icon_name ("go-previous-symbolic");
          gtk_widget_set_tooltip_text (back, _ ("Back"));
          gtk_accessible_update_property (GTK_ACCESSIBLE (back), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                          _ ("Back"), -1);
          g_signal_connect_object (back, "clicked", G_CALLBACK (back_clicked_cb), self, 0);
          adw_header_bar_pack_start (bar, back);
          g_object_set_data (G_OBJECT (bar), "relnet-back", back);
        }
      move_to_start (back);
      gtk_widget_set_visible (back, folded);
    }
  else
    adw_header_bar_set_show_end_title_buttons (bar, folded);
}

static void
adopt (RelnetSplitView *self, GtkWidget *widget, gboolean is_second)
{
  if (widget == NULL)
    return;
  if (ADW_IS_HEADER_BAR (widget))
    {
      adopt_header_bar (self, ADW_HEADER_BAR (widget), is_second);
      return;
    }
  if (RELNET_IS_SPLIT_VIEW (widget))
    {
      adopt (self, GTK_WIDGET (RELNET_SPLIT_VIEW (widget)->first), is_second);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    adopt (self, child, is_second);
}

static void
folded_cb (RelnetSplitView *self)
{
  relnet_split_view_adopt_header_bars (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FOLDED]);
}

static void
visible_child_cb (RelnetSplitView *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_SECOND]);
}

static void
relnet_split_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (relnet_split_view_parent_class)->map (widget);
  relnet_split_view_adopt_header_bars (RELNET_SPLIT_VIEW (widget));
}

static void
relnet_split_view_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  RelnetSplitView *self = RELNET_SPLIT_VIEW (object);

  switch (prop_id)
    {
    case PROP_FOLDED:
      g_value_set_boolean (value, relnet_split_view_get_folded (self));
      break;
    case PROP_SHOW_SECOND:
      g_value_set_boolean (value, relnet_split_view_get_show_second (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
relnet_split_view_dispose (GObject *object)
{
  RelnetSplitView *self = RELNET_SPLIT_VIEW (object);

  if (self->leaflet != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->leaflet, self);
      gtk_widget_unparent (GTK_WIDGET (self->leaflet));
      self->leaflet = NULL;
    }
  G_OBJECT_CLASS (relnet_split_view_parent_class)->dispose (object);
}

static void
relnet_split_view_class_init (RelnetSplitViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = relnet_split_view_get_property;
  object_class->dispose = relnet_split_view_dispose;
  widget_class->map = relnet_split_view_map;

  properties[PROP_FOLDED] = g_param_spec_boolean ("folded", NULL, NULL, FALSE, flags);
  properties[PROP_SHOW_SECOND] = g_param_spec_boolean ("show-second", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
relnet_split_view_init (RelnetSplitView *self)
{
  self->leaflet = ADW_LEAFLET (adw_leaflet_new ());
  adw_leaflet_set_fold_threshold_policy (self->leaflet, ADW_FOLD_THRESHOLD_POLICY_NATURAL);
  adw_leaflet_set_can_navigate_back (self->leaflet, TRUE);
  adw_leaflet_set_homogeneous (self->leaflet, FALSE);
  gtk_widget_set_parent (GTK_WIDGET (self->leaflet), GTK_WIDGET (self));
  g_signal_connect_swapped (self->leaflet, "notify::folded", G_CALLBACK (folded_cb), self);
  g_signal_connect_swapped (self->leaflet, "notify::visible-child", G_CALLBACK (visible_child_cb),
                            self);
}

/**
 * relnet_split_view_new:
 * @first_width: how wide the first pane is, in pixels
 * @fold_width: below which width the panes become pages, in pixels
 *
 * Returns: (transfer floating): a split view without panes
 */
GtkWidget *
relnet_split_view_new (int first_width, int fold_width)
{
  RelnetSplitView *self = g_object_new (RELNET_TYPE_SPLIT_VIEW, NULL);

  self->first = RELNET_PANE (relnet_pane_new (first_width));
  self->second = RELNET_PANE (relnet_pane_new (fold_width - first_width));
  gtk_widget_set_hexpand (GTK_WIDGET (self->second), TRUE);
  adw_leaflet_append (self->leaflet, GTK_WIDGET (self->first));
  adw_leaflet_append (self->leaflet, GTK_WIDGET (self->second));
  return GTK_WIDGET (self);
}

/**
 * relnet_split_view_new_with_side:
 * @second_width: how wide the second pane is, in pixels
 * @fold_width: below which width the panes become pages, in pixels
 *
 * The other way round: what matters is in the first pane, which takes the room there is, and the second stands beside it.
 *
 * Returns: (transfer floating): a split view without panes
 */
GtkWidget *
relnet_split_view_new_with_side (int second_width, int fold_width)
{
  RelnetSplitView *self = g_object_new (RELNET_TYPE_SPLIT_VIEW, NULL);

  self->first = RELNET_PANE (relnet_pane_new (fold_width - second_width));
  self->second = RELNET_PANE (relnet_pane_new (second_width));
  gtk_widget_set_hexpand (GTK_WIDGET (self->first), TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->second), FALSE);
  gtk_widget_set_vexpand (GTK_WIDGET (self->leaflet), TRUE);
  adw_leaflet_append (self->leaflet, GTK_WIDGET (self->first));
  adw_leaflet_append (self->leaflet, GTK_WIDGET (self->second));
  return GTK_WIDGET (self);
}

/**
 * relnet_split_view_set_first:
 * @self: a split view
 * @first: (nullable): the pane that chooses
 */
void
relnet_split_view_set_first (RelnetSplitView *self, GtkWidget *first)
{
  g_return_if_fail (RELNET_IS_SPLIT_VIEW (self));

  relnet_pane_set_child (self->first, first);
  relnet_split_view_adopt_header_bars (self);
}

/**
 * relnet_split_view_set_second:
 * @self: a split view
 * @second: (nullable): the pane that shows what is chosen
 */
void
relnet_split_view_set_second (RelnetSplitView *self, GtkWidget *second)
{
  g_return_if_fail (RELNET_IS_SPLIT_VIEW (self));

  relnet_pane_set_child (self->second, second);
  relnet_split_view_adopt_header_bars (self);
}

/**
 * relnet_split_view_adopt_header_bars:
 * @self: a split view
 *
 * Looks after the header bars once more: one was added deep inside a pane.
 */
void
relnet_split_view_adopt_header_bars (RelnetSplitView *self)
{
  g_return_if_fail (RELNET_IS_SPLIT_VIEW (self));

  adopt (self, GTK_WIDGET (self->first), FALSE);
  adopt (self, GTK_WIDGET (self->second), TRUE);
}

/**
 * relnet_split_view_get_folded:
 * @self: a split view
 *
 * Returns: whether one pane is shown at a time
 */
gboolean
relnet_split_view_get_folded (RelnetSplitView *self)
{
  g_return_val_if_fail (RELNET_IS_SPLIT_VIEW (self), FALSE);

  return self->leaflet != NULL && adw_leaflet_get_folded (self->leaflet);
}

/**
 * relnet_split_view_get_show_second:
 * @self: a split view
 *
 * Returns: whether the second pane is the page shown when folded
 */
gboolean
relnet_split_view_get_show_second (RelnetSplitView *self)
{
  g_return_val_if_fail (RELNET_IS_SPLIT_VIEW (self), FALSE);

  return self->leaflet != NULL
         && adw_leaflet_get_visible_child (self->leaflet) == GTK_WIDGET (self->second);
}

/**
 * relnet_split_view_set_show_second:
 * @self: a split view
 * @show_second: whether to show the second pane, when folded
 */
void
relnet_split_view_set_show_second (RelnetSplitView *self, gboolean show_second)
{
  g_return_if_fail (RELNET_IS_SPLIT_VIEW (self));

  adw_leaflet_set_visible_child (self->leaflet,
                                 GTK_WIDGET (show_second ? self->second : self->first));
}

/**
 * relnet_split_view_go_back:
 * @self: a split view
 *
 * Returns: whether there was a page to go back from
 */
gboolean
relnet_split_view_go_back (RelnetSplitView *self)
{
  g_return_val_if_fail (RELNET_IS_SPLIT_VIEW (self), FALSE);

  if (!relnet_split_view_get_folded (self) || !relnet_split_view_get_show_second (self))
    return FALSE;
  relnet_split_view_set_show_second (self, FALSE);
  return TRUE;
}

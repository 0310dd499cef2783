#include "relnet-reconnect-approach.h"

#include <glib/gi18n-lib.h>

/* As much of the message as there is room for in the card. */
#define PREVIEW_LINES 6

/**
 * RelnetReconnectApproach:
 *
 * One of the two approaches (R2) as a card: nothing to ask, or a request, each in two ways, with the beginning of the message it
 * leads to. The cards of a group are chosen one at a time.
 */
struct _RelnetReconnectApproach
{
  GtkWidget parent_instance;

  GtkCheckButton *check;
  GtkToggleButton *ways[2];
  const char *situations[2];
  GtkLabel *preview;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RelnetReconnectApproach, relnet_reconnect_approach, GTK_TYPE_WIDGET)

static void
update (RelnetReconnectApproach *self)
{
  if (gtk_check_button_get_active (self->check))
    gtk_widget_add_css_class (GTK_WIDGET (self), "selected");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "selected");
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
way_toggled_cb (GtkToggleButton *button, RelnetReconnectApproach *self)
{
  if (!gtk_toggle_button_get_active (button))
    return;
  gtk_check_button_set_active (self->check, TRUE);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
released_cb (GtkGestureClick *gesture, int n, double x, double y, RelnetReconnectApproach *self)
{
  gtk_check_button_set_active (self->check, TRUE);
}

static void
relnet_reconnect_approach_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (relnet_reconnect_approach_parent_class)->dispose (object);
}

static void
relnet_reconnect_approach_class_init (RelnetReconnectApproachClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = relnet_reconnect_approach_dispose;
  /**
   * RelnetReconnectApproach::changed:
   *
   * Another card or another way was chosen.
   */
  signals[SIGNAL_CHANGED]
      = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "approach");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
make_text (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
relnet_reconnect_approach_init (RelnetReconnectApproach *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_widget_add_css_class (GTK_WIDGET (self), "option-card");
  g_signal_connect (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

/**
 * relnet_reconnect_approach_new:
 * @title: what the approach is called
 * @text: what it is good for
 * @ways: its two ways; the strings are kept
 * @group: (nullable): the card that is chosen instead of this one, %NULL for the first, which is chosen
 *
 * Returns: (transfer floating): a card
 */
GtkWidget *
relnet_reconnect_approach_new (const char *title,
                               const char *text,
                               const RelnetApproachWay ways[2],
                               RelnetReconnectApproach *group)
{
  RelnetReconnectApproach *self = g_object_new (RELNET_TYPE_RECONNECT_APPROACH, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *linked = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *heading = gtk_label_new (title);

  self->check = GTK_CHECK_BUTTON (gtk_check_button_new ());
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "heading");
  gtk_widget_set_margin_start (heading, 6);
  gtk_check_button_set_child (self->check, heading);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->check), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->check));
  gtk_box_append (GTK_BOX (box), make_text (text, "caption"));
  gtk_widget_add_css_class (gtk_widget_get_last_child (box), "dim-label");
  gtk_widget_add_css_class (linked, "linked");
  gtk_box_set_homogeneous (GTK_BOX (linked), TRUE);
  for (guint i = 0; i < 2; i++)
    {
      GtkWidget *button = gtk_toggle_button_new ();
      GtkWidget *label = gtk_label_new (ways[i].title);

      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_button_set_child (GTK_BUTTON (button), label);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, ways[i].title, -1);
      gtk_widget_add_css_class (button, "small");
      self->ways[i] = GTK_TOGGLE_BUTTON (button);
      self->situations[i] = ways[i].situation;
      gtk_toggle_button_set_group (self->ways[i], i > 0 ? self->ways[0] : NULL);
      gtk_box_append (GTK_BOX (linked), button);
    }
  gtk_toggle_button_set_active (self->ways[0], TRUE);
  gtk_box_append (GTK_BOX (box), linked);
  self->preview = GTK_LABEL (make_text ("", "quote"));
  gtk_label_set_lines (self->preview, PREVIEW_LINES);
  gtk_label_set_ellipsize (self->preview, PANGO_ELLIPSIZE_END);
  gtk_label_set_yalign (self->preview, 0);
  gtk_widget_set_vexpand (GTK_WIDGET (self->preview), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->preview));
  gtk_widget_set_parent (box, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);

  if (group != NULL)
    gtk_check_button_set_group (self->check, group->check);
  else
    gtk_check_button_set_active (self->check, TRUE);
  update (self);
  g_signal_connect_object (self->check, "toggled", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  for (guint i = 0; i < 2; i++)
    g_signal_connect_object (self->ways[i], "toggled", G_CALLBACK (way_toggled_cb), self, 0);
  return GTK_WIDGET (self);
}

/**
 * relnet_reconnect_approach_get_chosen:
 * @self: a card
 *
 * Returns: whether it is the chosen one
 */
gboolean
relnet_reconnect_approach_get_chosen (RelnetReconnectApproach *self)
{
  g_return_val_if_fail (RELNET_IS_RECONNECT_APPROACH (self), FALSE);

  return gtk_check_button_get_active (self->check);
}

/**
 * relnet_reconnect_approach_choose:
 * @self: a card
 *
 * Chooses it.
 */
void
relnet_reconnect_approach_choose (RelnetReconnectApproach *self)
{
  g_return_if_fail (RELNET_IS_RECONNECT_APPROACH (self));

  gtk_check_button_set_active (self->check, TRUE);
}

/**
 * relnet_reconnect_approach_get_situation:
 * @self: a card
 *
 * Returns: the situation of its chosen way
 */
const char *
relnet_reconnect_approach_get_situation (RelnetReconnectApproach *self)
{
  g_return_val_if_fail (RELNET_IS_RECONNECT_APPROACH (self), NULL);

  return self->situations[gtk_toggle_button_get_active (self->ways[1])];
}

/**
 * relnet_reconnect_approach_set_preview:
 * @self: a card
 * @text: the message it leads to
 */
void
relnet_reconnect_approach_set_preview (RelnetReconnectApproach *self, const char *text)
{
  g_return_if_fail (RELNET_IS_RECONNECT_APPROACH (self));

  gtk_label_set_label (self->preview, text);
}

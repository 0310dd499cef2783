#include "relnet-tab-stop.h"

/**
 * RelnetTabStop:
 *
 * One stop for the Tab key around a long list.
 *
 * In GTK 4.8 Tab walks each row of a list view, ten thousand of them; the property that ends this (`tab-behavior`) is of
 * 4.12. Here Tab enters the list once and leaves it with the next press; the arrow keys walk the rows.
 */
struct _RelnetTabStop
{
  GtkWidget parent_instance;

  GtkWidget *child;
};

enum
{
  PROP_0,
  PROP_CHILD,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RelnetTabStop,
                               relnet_tab_stop,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, buildable_init))

static GtkBuildableIface *parent_buildable;

static gboolean
relnet_tab_stop_focus (GtkWidget *widget, GtkDirectionType direction)
{
  RelnetTabStop *self = RELNET_TAB_STOP (widget);

  if ((direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD)
      && gtk_widget_get_focus_child (widget) != NULL)
    return FALSE;
  return self->child != NULL && gtk_widget_child_focus (self->child, direction);
}

static void
relnet_tab_stop_add_child (GtkBuildable *buildable,
                           GtkBuilder *builder,
                           GObject *child,
                           const char *type)
{
  if (GTK_IS_WIDGET (child))
    relnet_tab_stop_set_child (RELNET_TAB_STOP (buildable), GTK_WIDGET (child));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
relnet_tab_stop_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  RelnetTabStop *self = RELNET_TAB_STOP (object);

  switch (prop_id)
    {
    case PROP_CHILD:
      g_value_set_object (value, self->child);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
relnet_tab_stop_set_property (GObject *object,
                              guint prop_id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  RelnetTabStop *self = RELNET_TAB_STOP (object);

  switch (prop_id)
    {
    case PROP_CHILD:
      relnet_tab_stop_set_child (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
relnet_tab_stop_dispose (GObject *object)
{
  g_clear_pointer (&RELNET_TAB_STOP (object)->child, gtk_widget_unparent);
  G_OBJECT_CLASS (relnet_tab_stop_parent_class)->dispose (object);
}

static void
buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = relnet_tab_stop_add_child;
}

static void
relnet_tab_stop_class_init (RelnetTabStopClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = relnet_tab_stop_get_property;
  object_class->set_property = relnet_tab_stop_set_property;
  object_class->dispose = relnet_tab_stop_dispose;
  widget_class->focus = relnet_tab_stop_focus;
  properties[PROP_CHILD]
      = g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET,
                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
relnet_tab_stop_init (RelnetTabStop *self)
{
}

/**
 * relnet_tab_stop_new:
 * @child: (nullable): what Tab enters only once
 *
 * Returns: a tab stop
 */
GtkWidget *
relnet_tab_stop_new (GtkWidget *child)
{
  return g_object_new (RELNET_TYPE_TAB_STOP, "child", child, NULL);
}

/**
 * relnet_tab_stop_get_child:
 * @self: a tab stop
 *
 * Returns: (nullable) (transfer none): what it surrounds
 */
GtkWidget *
relnet_tab_stop_get_child (RelnetTabStop *self)
{
  g_return_val_if_fail (RELNET_IS_TAB_STOP (self), NULL);

  return self->child;
}

/**
 * relnet_tab_stop_set_child:
 * @self: a tab stop
 * @child: (nullable): what it surrounds
 */
void
relnet_tab_stop_set_child (RelnetTabStop *self, GtkWidget *child)
{
  g_return_if_fail (RELNET_IS_TAB_STOP (self));

  if (self->child == child)
    return;
  g_clear_pointer (&self->child, gtk_widget_unparent);
  self->child = child;
  if (child != NULL)
    gtk_widget_set_parent (child, GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHILD]);
}

/* The templates of messages. */

#include "relnet-window-private.h"

#include "relnet-templates-window.h"

static void
templates_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelnetWindow *self = RELNET_WINDOW (widget);

  relnet_window_present_above (self, GTK_WINDOW (relnet_templates_window_new (self->database)));
}

/**
 * relnet_window_install_template_actions:
 * @widget_class: the class of the window
 */
void
relnet_window_install_template_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.templates", NULL, templates_cb);
}

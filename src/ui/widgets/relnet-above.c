#include "relnet-above.h"

/**
 * relnet_above_present:
 * @parent: a window, or something in one
 * @window: a window that belongs to it
 *
 * Shows @window above that of @parent: no wider than it, for which there may be no room, and with the actions of “app.”,
 * which are found through the application.
 */
void
relnet_above_present (GtkWidget *parent, GtkWindow *window)
{
  GtkRoot *root = parent != NULL ? gtk_widget_get_root (parent) : NULL;
  int width, height, wanted_width, wanted_height;

  g_return_if_fail (GTK_IS_WINDOW (window));

  if (GTK_IS_WINDOW (root))
    {
      width = gtk_widget_get_width (GTK_WIDGET (root));
      height = gtk_widget_get_height (GTK_WIDGET (root));
      gtk_window_get_default_size (window, &wanted_width, &wanted_height);
      if (width > 0 && width < wanted_width)
        gtk_window_set_default_size (window, width, MIN (height, wanted_height));
      gtk_window_set_application (window, gtk_window_get_application (GTK_WINDOW (root)));
      gtk_window_set_transient_for (window, GTK_WINDOW (root));
    }
  gtk_window_present (window);
}

/**
 * relnet_above_activate:
 * @widget: something in a window that stands above another one
 * @action: an action
 * @format: (nullable): the format of its parameter, see g_variant_new(); %NULL for none
 * @...: the parameter
 *
 * Activates an action of the window, or of the nearest window below that has it.
 *
 * Returns: whether there is one
 */
gboolean
relnet_above_activate (GtkWidget *widget, const char *action, const char *format, ...)
{
  g_autoptr (GVariant) parameter = NULL;
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (widget));
  va_list values;

  if (format != NULL)
    {
      va_start (values, format);
      parameter = g_variant_ref_sink (g_variant_new_va (format, NULL, &values));
      va_end (values);
    }
  while (GTK_IS_WINDOW (root))
    {
      if (gtk_widget_activate_action_variant (root, action, parameter))
        return TRUE;
      root = GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (root)));
    }
  return FALSE;
}

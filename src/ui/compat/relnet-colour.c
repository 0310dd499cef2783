/* The colours of a widget that draws itself: GTK 4.10 gave them to the widget and will take GtkStyleContext away. */

#include "relnet-colour.h"

/**
 * relnet_widget_get_colour:
 * @widget: a widget
 * @colour: (out caller-allocates): what its text would be drawn in
 */
void
relnet_widget_get_colour (GtkWidget *widget, GdkRGBA *colour)
{
#if GTK_CHECK_VERSION(4, 10, 0)
  /* It is there, whatever the oldest GTK we build with is. */
  G_GNUC_BEGIN_IGNORE_DEPRECATIONS
  gtk_widget_get_color (widget, colour);
  G_GNUC_END_IGNORE_DEPRECATIONS
#else
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), colour);
#endif
}

/**
 * relnet_widget_lookup_colour:
 * @widget: a widget
 * @name: the name of a colour, without the @
 * @colour: (out caller-allocates): that colour of the theme, that of @widget's text if there is none of the name
 *
 * Returns: whether there is one of the name
 */
gboolean
relnet_widget_lookup_colour (GtkWidget *widget, const char *name, GdkRGBA *colour)
{
  gboolean found;

  /* There is no other way to named colours yet. */
  G_GNUC_BEGIN_IGNORE_DEPRECATIONS
  found = gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), name, colour);
  G_GNUC_END_IGNORE_DEPRECATIONS
  if (!found)
    relnet_widget_get_colour (widget, colour);
  return found;
}

#include "relnet-widget-colour.h"

/**
 * relnet_widget_get_colour:
 * @widget: a widget that draws itself
 * @colour: (out): the colour its style gives to what is drawn
 *
 * gtk_widget_get_color() is of GTK 4.10, in which the style context is deprecated.
 */
void
relnet_widget_get_colour (GtkWidget *widget, GdkRGBA *colour)
{
#if GTK_CHECK_VERSION(4, 10, 0)
  gtk_widget_get_color (widget, colour);
#else
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), colour);
#endif
}

/* GtkStyleContext is what GTK 4.8 has to ask for colours; 4.10 deprecates it. */
#undef GDK_VERSION_MAX_ALLOWED
#define GDK_DISABLE_DEPRECATION_WARNINGS
#include "relnet-colour.h"

/**
 * relnet_colour_of_text:
 * @widget: a widget that draws text by itself
 * @colour: (out): the colour its style gives to text
 */
void
relnet_colour_of_text (GtkWidget *widget, GdkRGBA *colour)
{
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), colour);
}

/**
 * relnet_colour_of_name:
 * @widget: a widget
 * @name: the name of a colour of the style, `warning_color`
 * @colour: (out): that colour, or that of text where the style has none of that name
 */
void
relnet_colour_of_name (GtkWidget *widget, const char *name, GdkRGBA *colour)
{
  if (!gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), name, colour))
    relnet_colour_of_text (widget, colour);
}

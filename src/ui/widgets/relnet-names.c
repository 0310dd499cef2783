/* What screen readers call things, where GTK 4.8 and libadwaita 1.2 do not say it themselves. */

#include "relnet-names.h"

/**
 * relnet_names_set:
 * @widget: something one acts upon
 * @name: what it is
 *
 * Gives a widget the name that a screen reader says.
 */
void
relnet_names_set (GtkWidget *widget, const char *name)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * relnet_names_from_tooltips:
 * @widget: a widget of the toolkit that has buttons of its own inside
 *
 * Names the buttons inside a widget by their tooltips, as the one that shows a password or the one that applies an entry.
 */
void
relnet_names_from_tooltips (GtkWidget *widget)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      const char *tooltip = GTK_IS_BUTTON (child) ? gtk_widget_get_tooltip_text (child) : NULL;

      if (tooltip != NULL)
        relnet_names_set (child, tooltip);
      else
        relnet_names_from_tooltips (child);
    }
}

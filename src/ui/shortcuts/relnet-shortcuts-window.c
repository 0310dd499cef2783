#include "relnet-shortcuts-window.h"

#include "relnet-shortcut-row.h"

/**
 * RelnetShortcutsWindow:
 *
 * What can be done with the keyboard. Its template is the list. (#GtkShortcutsWindow has columns that need 550 pixels and
 * cannot be scrolled, and is deprecated later.)
 */
struct _RelnetShortcutsWindow
{
  AdwWindow parent_instance;
};

G_DEFINE_FINAL_TYPE (RelnetShortcutsWindow, relnet_shortcuts_window, ADW_TYPE_WINDOW)

static void
relnet_shortcuts_window_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), RELNET_TYPE_SHORTCUTS_WINDOW);
  G_OBJECT_CLASS (relnet_shortcuts_window_parent_class)->dispose (object);
}

static void
relnet_shortcuts_window_class_init (RelnetShortcutsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = relnet_shortcuts_window_dispose;
  g_type_ensure (RELNET_TYPE_SHORTCUT_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/RelNet/ui/shortcuts/relnet-shortcuts-window.ui");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
relnet_shortcuts_window_init (RelnetShortcutsWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * relnet_shortcuts_window_new:
 *
 * Returns: (transfer floating): the window
 */
GtkWidget *
relnet_shortcuts_window_new (void)
{
  return g_object_new (RELNET_TYPE_SHORTCUTS_WINDOW, NULL);
}

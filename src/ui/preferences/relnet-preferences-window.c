#include "relnet-preferences-window.h"

#include <glib/gi18n-lib.h>

/* Below this width, in pixels, the names of the pages go to the foot of the window. */
#define NARROW_BELOW 560

/**
 * RelnetPreferencesWindow:
 *
 * The pages of preferences, side by side. The window knows none of them: the application adds them.
 */
struct _RelnetPreferencesWindow
{
  AdwWindow parent_instance;

  AdwViewStack *stack;
  AdwHeaderBar *header;
  AdwViewSwitcher *switcher;
  AdwViewSwitcherBar *bar;
};

G_DEFINE_FINAL_TYPE (RelnetPreferencesWindow, relnet_preferences_window, ADW_TYPE_WINDOW)

static void
width_changed_cb (RelnetPreferencesWindow *self)
{
  gboolean narrow;
  int width, height;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  narrow = width < NARROW_BELOW && !gtk_window_is_maximized (GTK_WINDOW (self));
  /* Without a title of its own the header bar shows the window's. */
  adw_header_bar_set_title_widget (self->header, narrow ? NULL : GTK_WIDGET (self->switcher));
  adw_view_switcher_bar_set_reveal (self->bar, narrow);
}

static void
relnet_preferences_window_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), RELNET_TYPE_PREFERENCES_WINDOW);
  G_OBJECT_CLASS (relnet_preferences_window_parent_class)->dispose (object);
}

static void
relnet_preferences_window_class_init (RelnetPreferencesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = relnet_preferences_window_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/RelNet/ui/preferences/relnet-preferences-window.ui");
  gtk_widget_class_bind_template_child (widget_class, RelnetPreferencesWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, RelnetPreferencesWindow, header);
  gtk_widget_class_bind_template_child (widget_class, RelnetPreferencesWindow, switcher);
  gtk_widget_class_bind_template_child (widget_class, RelnetPreferencesWindow, bar);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
relnet_preferences_window_init (RelnetPreferencesWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* (The template keeps the switcher while it is not in the header bar.) */
  g_signal_connect (self, "notify::default-width", G_CALLBACK (width_changed_cb), NULL);
  g_signal_connect (self, "notify::maximized", G_CALLBACK (width_changed_cb), NULL);
}

/**
 * relnet_preferences_window_new:
 *
 * Returns: (transfer floating): a window without pages
 */
GtkWidget *
relnet_preferences_window_new (void)
{
  return g_object_new (RELNET_TYPE_PREFERENCES_WINDOW, NULL);
}

/**
 * relnet_preferences_window_add:
 * @self: the window
 * @page: an #AdwPreferencesPage
 * @name: its name for `app.preferences`
 * @title: its name for the user
 * @icon_name: its icon
 */
void
relnet_preferences_window_add (RelnetPreferencesWindow *self, GtkWidget *page, const char *name, const char *title,
                               const char *icon_name)
{
  g_return_if_fail (RELNET_IS_PREFERENCES_WINDOW (self));

  adw_view_stack_add_titled (self->stack, page, name, title);
  adw_view_stack_page_set_icon_name (adw_view_stack_get_page (self->stack, page), icon_name);
}

/**
 * relnet_preferences_window_show_page:
 * @self: the window
 * @name: the name of a page; an unknown one changes nothing
 */
void
relnet_preferences_window_show_page (RelnetPreferencesWindow *self, const char *name)
{
  g_return_if_fail (RELNET_IS_PREFERENCES_WINDOW (self));

  if (adw_view_stack_get_child_by_name (self->stack, name) != NULL)
    adw_view_stack_set_visible_child_name (self->stack, name);
}

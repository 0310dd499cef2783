#include "relnet-sidebar.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "relnet-section-row.h"
#include "relnet-tab-stop.h"

/**
 * RelnetSidebar:
 *
 * The sections of the window, with what waits in each, and the circles below.
 */
struct _RelnetSidebar
{
  GtkWidget parent_instance;

  GtkListBox *sections;
  GtkBox *circles;
};

G_DEFINE_FINAL_TYPE (RelnetSidebar, relnet_sidebar, GTK_TYPE_WIDGET)

static RelnetSectionRow *
find_row (RelnetSidebar *self, const char *name)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->sections, i)) != NULL; i++)
    if (g_str_equal (relnet_section_row_get_name (RELNET_SECTION_ROW (row)), name))
      return RELNET_SECTION_ROW (row);
  return NULL;
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, RelnetSidebar *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-section", "s",
                              relnet_section_row_get_name (RELNET_SECTION_ROW (row)));
}

static void
relnet_sidebar_dispose (GObject *object)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (object));

  /* Only bound children of a template are unparented by itself. */
  g_clear_pointer (&child, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (object), RELNET_TYPE_SIDEBAR);
  G_OBJECT_CLASS (relnet_sidebar_parent_class)->dispose (object);
}

static void
relnet_sidebar_class_init (RelnetSidebarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = relnet_sidebar_dispose;
  g_type_ensure (RELNET_TYPE_TAB_STOP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/RelNet/ui/relnet-sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, RelnetSidebar, sections);
  gtk_widget_class_bind_template_child (widget_class, RelnetSidebar, circles);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
relnet_sidebar_init (RelnetSidebar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * relnet_sidebar_new:
 *
 * Returns: (transfer floating): a sidebar without sections
 */
GtkWidget *
relnet_sidebar_new (void)
{
  return g_object_new (RELNET_TYPE_SIDEBAR, NULL);
}

/**
 * relnet_sidebar_add_section:
 * @self: a sidebar
 * @name: its name for `win.show-section`
 * @title: its name for the user
 * @icon_name: its icon
 */
void
relnet_sidebar_add_section (RelnetSidebar *self,
                            const char *name,
                            const char *title,
                            const char *icon_name)
{
  g_return_if_fail (RELNET_IS_SIDEBAR (self));

  gtk_list_box_append (self->sections, relnet_section_row_new (name, title, icon_name));
}

/**
 * relnet_sidebar_select:
 * @self: a sidebar
 * @name: (nullable): a section, %NULL for none (a circle is shown)
 */
void
relnet_sidebar_select (RelnetSidebar *self, const char *name)
{
  g_return_if_fail (RELNET_IS_SIDEBAR (self));

  gtk_list_box_select_row (self->sections,
                           name != NULL ? GTK_LIST_BOX_ROW (find_row (self, name)) : NULL);
}

/**
 * relnet_sidebar_set_badge:
 * @self: a sidebar
 * @name: a section
 * @count: how many things wait there, 0 for no badge
 * @accent: whether they want to be seen to
 */
void
relnet_sidebar_set_badge (RelnetSidebar *self, const char *name, guint count, gboolean accent)
{
  RelnetSectionRow *row;

  g_return_if_fail (RELNET_IS_SIDEBAR (self));

  row = find_row (self, name);
  if (row != NULL)
    relnet_section_row_set_badge (row, count, accent);
}

/**
 * relnet_sidebar_set_circles:
 * @self: a sidebar
 * @circles: the list of circles
 */
void
relnet_sidebar_set_circles (RelnetSidebar *self, GtkWidget *circles)
{
  g_return_if_fail (RELNET_IS_SIDEBAR (self));

  gtk_box_append (self->circles, circles);
}

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RELNET_TYPE_SIDEBAR (relnet_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (RelnetSidebar, relnet_sidebar, RELNET, SIDEBAR, GtkWidget)

GtkWidget *relnet_sidebar_new (void);
void relnet_sidebar_add_section (RelnetSidebar *self,
                                 const char *name,
                                 const char *title,
                                 const char *icon_name);
void relnet_sidebar_select (RelnetSidebar *self, const char *name);
void relnet_sidebar_set_badge (RelnetSidebar *self, const char *name, guint count, gboolean accent);
void relnet_sidebar_set_circles (RelnetSidebar *self, GtkWidget *circles);

G_END_DECLS

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RELNET_TYPE_TODAY_GROUP (relnet_today_group_get_type ())
G_DECLARE_FINAL_TYPE (RelnetTodayGroup, relnet_today_group, RELNET, TODAY_GROUP, GtkBox)

GtkWidget *relnet_today_group_new (const char *title, GListModel *model, GtkListBoxCreateWidgetFunc create_row,
                                   gpointer data);
void relnet_today_group_set_n_more (RelnetTodayGroup *self, guint n_more);
void relnet_today_group_set_narrow (RelnetTodayGroup *self, gboolean narrow);

G_END_DECLS

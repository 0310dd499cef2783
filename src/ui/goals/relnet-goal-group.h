#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The groups of a goal's page: a title with a button, above a boxed list. */
GtkListBox *relnet_goal_group_build (GtkBox *box, const char *title, GtkWidget *button, const char *button_words);
void relnet_goal_group_clear (GtkListBox *list);
GtkWidget *relnet_goal_group_make_dim_row (const char *words);
GtkWidget *relnet_goal_group_make_placeholder (const char *words);

G_END_DECLS

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define RELNET_TYPE_SPLIT_VIEW (relnet_split_view_get_type ())
G_DECLARE_FINAL_TYPE (RelnetSplitView, relnet_split_view, RELNET, SPLIT_VIEW, GtkWidget)

GtkWidget *relnet_split_view_new (int first_width, int fold_width);
GtkWidget *relnet_split_view_new_with_side (int second_width, int fold_width);
void relnet_split_view_set_first (RelnetSplitView *self, GtkWidget *first);
void relnet_split_view_set_second (RelnetSplitView *self, GtkWidget *second);
void relnet_split_view_adopt_header_bars (RelnetSplitView *self);
gboolean relnet_split_view_get_folded (RelnetSplitView *self);
gboolean relnet_split_view_get_show_second (RelnetSplitView *self);
void relnet_split_view_set_show_second (RelnetSplitView *self, gboolean show_second);
gboolean relnet_split_view_go_back (RelnetSplitView *self);

G_END_DECLS

#pragma once

#include <gtk/gtk.h>

#include "relnet-clock.h"
#include "relnet-timeline-model.h"

G_BEGIN_DECLS

#define RELNET_TYPE_TIMELINE_LIST (relnet_timeline_list_get_type ())
G_DECLARE_FINAL_TYPE (RelnetTimelineList, relnet_timeline_list, RELNET, TIMELINE_LIST, GtkWidget)

GtkWidget *relnet_timeline_list_new (RelnetTimelineModel *model, RelnetClock *clock);
void relnet_timeline_list_set_narrow (RelnetTimelineList *self, gboolean narrow);
guint relnet_timeline_list_get_n_items (RelnetTimelineList *self);
guint relnet_timeline_list_get_n_rows (RelnetTimelineList *self);

G_END_DECLS

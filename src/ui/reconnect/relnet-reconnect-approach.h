#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * RelnetApproachWay:
 * @title: what the way is called
 * @situation: the situation of its template
 *
 * A way within an approach: meet, or give news.
 */
typedef struct
{
  const char *title;
  const char *situation;
} RelnetApproachWay;

#define RELNET_TYPE_RECONNECT_APPROACH (relnet_reconnect_approach_get_type ())
G_DECLARE_FINAL_TYPE (RelnetReconnectApproach, relnet_reconnect_approach, RELNET, RECONNECT_APPROACH, GtkWidget)

GtkWidget *relnet_reconnect_approach_new (const char *title,
                                          const char *text,
                                          const RelnetApproachWay ways[2],
                                          RelnetReconnectApproach *group);
gboolean relnet_reconnect_approach_get_chosen (RelnetReconnectApproach *self);
void relnet_reconnect_approach_choose (RelnetReconnectApproach *self);
const char *relnet_reconnect_approach_get_situation (RelnetReconnectApproach *self);
void relnet_reconnect_approach_set_preview (RelnetReconnectApproach *self, const char *text);

G_END_DECLS

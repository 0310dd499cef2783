#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define RELNET_TYPE_CIRCLE (relnet_circle_get_type ())
G_DECLARE_FINAL_TYPE (RelnetCircle, relnet_circle, RELNET, CIRCLE, GObject)

RelnetCircle *relnet_circle_new (void);
gint64 relnet_circle_get_id (RelnetCircle *self);
void relnet_circle_set_id (RelnetCircle *self, gint64 id);
const char *relnet_circle_get_name (RelnetCircle *self);
void relnet_circle_set_name (RelnetCircle *self, const char *name);
int relnet_circle_get_colour (RelnetCircle *self);
void relnet_circle_set_colour (RelnetCircle *self, int colour);
int relnet_circle_get_cadence_days (RelnetCircle *self);
void relnet_circle_set_cadence_days (RelnetCircle *self, int cadence_days);
gboolean relnet_circle_get_exempt (RelnetCircle *self);
void relnet_circle_set_exempt (RelnetCircle *self, gboolean exempt);
int relnet_circle_get_count (RelnetCircle *self);
void relnet_circle_set_count (RelnetCircle *self, int count);

G_END_DECLS

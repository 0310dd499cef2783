#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define RELNET_TYPE_CONTACT_POINT (relnet_contact_point_get_type ())
G_DECLARE_FINAL_TYPE (RelnetContactPoint, relnet_contact_point, RELNET, CONTACT_POINT, GObject)

RelnetContactPoint *relnet_contact_point_new (const char *label, const char *value);
gint64 relnet_contact_point_get_id (RelnetContactPoint *self);
void relnet_contact_point_set_id (RelnetContactPoint *self, gint64 id);
const char *relnet_contact_point_get_label (RelnetContactPoint *self);
void relnet_contact_point_set_label (RelnetContactPoint *self, const char *label);
const char *relnet_contact_point_get_value (RelnetContactPoint *self);
void relnet_contact_point_set_value (RelnetContactPoint *self, const char *value);

G_END_DECLS

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define RELNET_TYPE_ADDRESS (relnet_address_get_type ())
G_DECLARE_FINAL_TYPE (RelnetAddress, relnet_address, RELNET, ADDRESS, GObject)

RelnetAddress *relnet_address_new (void);
gint64 relnet_address_get_id (RelnetAddress *self);
void relnet_address_set_id (RelnetAddress *self, gint64 id);
const char *relnet_address_get_label (RelnetAddress *self);
void relnet_address_set_label (RelnetAddress *self, const char *label);
const char *relnet_address_get_street (RelnetAddress *self);
void relnet_address_set_street (RelnetAddress *self, const char *street);
const char *relnet_address_get_city (RelnetAddress *self);
void relnet_address_set_city (RelnetAddress *self, const char *city);
const char *relnet_address_get_region (RelnetAddress *self);
void relnet_address_set_region (RelnetAddress *self, const char *region);
const char *relnet_address_get_postcode (RelnetAddress *self);
void relnet_address_set_postcode (RelnetAddress *self, const char *postcode);
const char *relnet_address_get_country (RelnetAddress *self);
void relnet_address_set_country (RelnetAddress *self, const char *country);

G_END_DECLS

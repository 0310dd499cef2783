#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define RELNET_TYPE_REFERRAL (relnet_referral_get_type ())
G_DECLARE_FINAL_TYPE (RelnetReferral, relnet_referral, RELNET, REFERRAL, GObject)

RelnetReferral *relnet_referral_new (gint64 id, const char *date);
gint64 relnet_referral_get_id (RelnetReferral *self);
const char *relnet_referral_get_date (RelnetReferral *self);
void relnet_referral_set_introduced (RelnetReferral *self, gint64 id, const char *name);
gint64 relnet_referral_get_introduced_id (RelnetReferral *self);
const char *relnet_referral_get_introduced_name (RelnetReferral *self);
void relnet_referral_set_introducer (RelnetReferral *self, gint64 id, const char *name);
gint64 relnet_referral_get_introducer_id (RelnetReferral *self);
const char *relnet_referral_get_introducer_name (RelnetReferral *self);
void relnet_referral_set_thanks_owed (RelnetReferral *self, gboolean thanks_owed);
gboolean relnet_referral_get_thanks_owed (RelnetReferral *self);

G_END_DECLS

#pragma once

#include <adwaita.h>

#include "relnet-clock.h"
#include "relnet-database.h"

G_BEGIN_DECLS

#define RELNET_TYPE_REFERRAL_GROUP (relnet_referral_group_get_type ())
G_DECLARE_FINAL_TYPE (RelnetReferralGroup, relnet_referral_group, RELNET, REFERRAL_GROUP, AdwPreferencesGroup)

GtkWidget *relnet_referral_group_new (RelnetDatabase *database, RelnetClock *clock);

G_END_DECLS

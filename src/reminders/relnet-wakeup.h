#pragma once

#include "relnet-clock.h"

G_BEGIN_DECLS

#define RELNET_TYPE_WAKEUP (relnet_wakeup_get_type ())
G_DECLARE_FINAL_TYPE (RelnetWakeup, relnet_wakeup, RELNET, WAKEUP, GObject)

RelnetWakeup *relnet_wakeup_new (RelnetClock *clock);
void relnet_wakeup_arm (RelnetWakeup *self, gint64 due);
gint64 relnet_wakeup_get_due (RelnetWakeup *self);
void relnet_wakeup_check (RelnetWakeup *self);
gboolean relnet_wakeup_hears_suspend (RelnetWakeup *self);

G_END_DECLS

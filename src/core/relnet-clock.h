#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define RELNET_TYPE_CLOCK (relnet_clock_get_type ())
G_DECLARE_FINAL_TYPE (RelnetClock, relnet_clock, RELNET, CLOCK, GObject)

RelnetClock *relnet_clock_new (void);
RelnetClock *relnet_clock_new_fixed (gint64 now);
gint64 relnet_clock_get_now (RelnetClock *self);
char *relnet_clock_dup_today (RelnetClock *self);
void relnet_clock_set_now (RelnetClock *self, gint64 now);
gboolean relnet_clock_is_fixed (RelnetClock *self);
void relnet_clock_announce (RelnetClock *self);

G_END_DECLS

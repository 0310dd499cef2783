#pragma once

#include <gtk/gtk.h>

#include "relnet-clock.h"

G_BEGIN_DECLS

#define RELNET_TYPE_SEND_LATER_POPOVER (relnet_send_later_popover_get_type ())
G_DECLARE_FINAL_TYPE (RelnetSendLaterPopover, relnet_send_later_popover, RELNET, SEND_LATER_POPOVER, GtkPopover)

void relnet_send_later_popover_set_clock (RelnetSendLaterPopover *self, RelnetClock *clock);

G_END_DECLS

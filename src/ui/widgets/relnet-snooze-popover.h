#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RELNET_TYPE_SNOOZE_POPOVER (relnet_snooze_popover_get_type ())
G_DECLARE_FINAL_TYPE (RelnetSnoozePopover, relnet_snooze_popover, RELNET, SNOOZE_POPOVER, GtkPopover)

GtkWidget *relnet_snooze_popover_new (const char *today);

G_END_DECLS

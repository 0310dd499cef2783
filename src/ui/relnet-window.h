#pragma once

#include <adwaita.h>

#include "relnet-clock.h"
#include "relnet-database.h"
#include "relnet-outbox.h"

G_BEGIN_DECLS

#define RELNET_TYPE_WINDOW (relnet_window_get_type ())
G_DECLARE_FINAL_TYPE (RelnetWindow, relnet_window, RELNET, WINDOW, AdwApplicationWindow)

RelnetWindow *relnet_window_new (GtkApplication *app,
                                 RelnetDatabase *database,
                                 RelnetClock *clock,
                                 GSettings *settings,
                                 RelnetOutbox *outbox);
void relnet_window_present_above (RelnetWindow *self, GtkWindow *window);
void relnet_window_set_section_accelerators (GtkApplication *application);
void relnet_window_show_toast (RelnetWindow *self, const char *text);

G_END_DECLS

#pragma once

#include <adwaita.h>

#include "relnet-clock.h"
#include "relnet-database.h"

G_BEGIN_DECLS

#define RELNET_TYPE_RESTORE_WINDOW (relnet_restore_window_get_type ())
G_DECLARE_FINAL_TYPE (RelnetRestoreWindow, relnet_restore_window, RELNET, RESTORE_WINDOW, AdwWindow)

GtkWidget *relnet_restore_window_new (GtkWindow *parent, RelnetDatabase *database, const char *database_path,
                                      RelnetClock *clock);

G_END_DECLS

#pragma once

#include <adwaita.h>

#include "relnet-database.h"

G_BEGIN_DECLS

void relnet_undo_toast_attach (GtkWindow *window, AdwToastOverlay *toasts, RelnetDatabase *database);

G_END_DECLS

#pragma once

#include "relnet-application.h"

G_BEGIN_DECLS

#define RELNET_TYPE_WINDOW (relnet_window_get_type ())
G_DECLARE_FINAL_TYPE (RelnetWindow, relnet_window, RELNET, WINDOW, AdwApplicationWindow)

RelnetWindow *relnet_window_new (RelnetApplication *app);

G_END_DECLS

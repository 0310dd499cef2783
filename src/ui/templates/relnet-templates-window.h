#pragma once

#include <adwaita.h>

#include "relnet-database.h"

G_BEGIN_DECLS

#define RELNET_TYPE_TEMPLATES_WINDOW (relnet_templates_window_get_type ())
G_DECLARE_FINAL_TYPE (RelnetTemplatesWindow, relnet_templates_window, RELNET, TEMPLATES_WINDOW, AdwWindow)

GtkWidget *relnet_templates_window_new (RelnetDatabase *database);
void relnet_templates_window_select (RelnetTemplatesWindow *self, const char *situation);

G_END_DECLS

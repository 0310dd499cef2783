#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

char *relnet_unsaved_text_collect (GtkWindow *window);

G_END_DECLS

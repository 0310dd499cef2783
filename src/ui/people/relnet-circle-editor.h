#pragma once

#include <adwaita.h>

#include "relnet-database.h"

G_BEGIN_DECLS

#define RELNET_TYPE_CIRCLE_EDITOR (relnet_circle_editor_get_type ())
G_DECLARE_FINAL_TYPE (RelnetCircleEditor, relnet_circle_editor, RELNET, CIRCLE_EDITOR, AdwWindow)

RelnetCircleEditor *
relnet_circle_editor_new (GtkWindow *parent, RelnetDatabase *database, gint64 id);

G_END_DECLS

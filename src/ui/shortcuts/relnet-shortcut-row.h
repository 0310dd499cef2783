#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define RELNET_TYPE_SHORTCUT_ROW (relnet_shortcut_row_get_type ())
G_DECLARE_FINAL_TYPE (RelnetShortcutRow, relnet_shortcut_row, RELNET, SHORTCUT_ROW, AdwActionRow)

G_END_DECLS

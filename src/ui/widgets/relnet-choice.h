#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define RELNET_TYPE_COMBO_ROW (relnet_combo_row_get_type ())
G_DECLARE_FINAL_TYPE (RelnetComboRow, relnet_combo_row, RELNET, COMBO_ROW, AdwComboRow)

void relnet_drop_down_set_up (GtkDropDown *drop_down, const char *title);

G_END_DECLS

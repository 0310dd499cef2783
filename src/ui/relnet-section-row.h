#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RELNET_TYPE_SECTION_ROW (relnet_section_row_get_type ())
G_DECLARE_FINAL_TYPE (RelnetSectionRow, relnet_section_row, RELNET, SECTION_ROW, GtkListBoxRow)

GtkWidget *relnet_section_row_new (const char *name, const char *title, const char *icon_name);
const char *relnet_section_row_get_name (RelnetSectionRow *self);
void relnet_section_row_set_badge (RelnetSectionRow *self, guint count, gboolean accent);

G_END_DECLS

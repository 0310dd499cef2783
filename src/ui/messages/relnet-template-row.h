#pragma once

#include <adwaita.h>

#include "relnet-database.h"

G_BEGIN_DECLS

#define RELNET_TYPE_TEMPLATE_ROW (relnet_template_row_get_type ())
G_DECLARE_FINAL_TYPE (RelnetTemplateRow, relnet_template_row, RELNET, TEMPLATE_ROW, AdwBin)

void relnet_template_row_load (RelnetTemplateRow *self, RelnetDatabase *database);
void relnet_template_row_set_situation (RelnetTemplateRow *self, const char *situation);
void relnet_template_row_set_variant (RelnetTemplateRow *self, const char *words);

G_END_DECLS

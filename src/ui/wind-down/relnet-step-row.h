#pragma once

#include <adwaita.h>

#include "relnet-answer-row.h"

G_BEGIN_DECLS

#define RELNET_TYPE_STEP_ROW (relnet_step_row_get_type ())
G_DECLARE_FINAL_TYPE (RelnetStepRow, relnet_step_row, RELNET, STEP_ROW, AdwExpanderRow)

GtkWidget *relnet_step_row_new (const char *title, guint number);
void relnet_step_row_set_done (RelnetStepRow *self, gboolean done);
void relnet_step_row_set_summary (RelnetStepRow *self, const char *summary);

G_END_DECLS

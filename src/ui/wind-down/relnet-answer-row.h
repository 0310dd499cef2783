#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define RELNET_TYPE_ANSWER_ROW (relnet_answer_row_get_type ())
G_DECLARE_FINAL_TYPE (RelnetAnswerRow, relnet_answer_row, RELNET, ANSWER_ROW, AdwPreferencesRow)

GtkWidget *relnet_answer_row_new (const char *lead);
char *relnet_answer_row_dup_text (RelnetAnswerRow *self);
void relnet_answer_row_set_text (RelnetAnswerRow *self, const char *text);

G_END_DECLS

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * RelnetFieldParse:
 * @text: what was typed, on one line and without white space around it
 * @data: user data
 * @error: (out) (optional): what is wrong, in a few words for the user
 *
 * Returns: (transfer full) (nullable): the value to store, %NULL with @error set
 */
typedef char *(*RelnetFieldParse) (const char *text, gpointer data, const char **error);

#define RELNET_TYPE_FIELD_ROW (relnet_field_row_get_type ())
G_DECLARE_FINAL_TYPE (RelnetFieldRow, relnet_field_row, RELNET, FIELD_ROW, AdwEntryRow)

GtkWidget *relnet_field_row_new (const char *title, RelnetFieldParse parse, gpointer data);
void relnet_field_row_set_label (RelnetFieldRow *self, const char *title);
void relnet_field_row_set_stored (RelnetFieldRow *self, const char *text);
void relnet_field_row_set_error (RelnetFieldRow *self, const char *error);
gboolean relnet_field_row_is_dirty (RelnetFieldRow *self);
gboolean relnet_field_row_flush (RelnetFieldRow *self);

#define RELNET_TYPE_TEXT_ROW (relnet_text_row_get_type ())
G_DECLARE_FINAL_TYPE (RelnetTextRow, relnet_text_row, RELNET, TEXT_ROW, AdwPreferencesRow)

GtkWidget *relnet_text_row_new (const char *title, const char *hint);
void relnet_text_row_set_stored (RelnetTextRow *self, const char *text);
gboolean relnet_text_row_flush (RelnetTextRow *self);

G_END_DECLS

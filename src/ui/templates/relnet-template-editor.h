#pragma once

#include <adwaita.h>

#include "relnet-database.h"

G_BEGIN_DECLS

#define RELNET_TYPE_TEMPLATE_EDITOR (relnet_template_editor_get_type ())
G_DECLARE_FINAL_TYPE (RelnetTemplateEditor, relnet_template_editor, RELNET, TEMPLATE_EDITOR, AdwBin)

GtkWidget *relnet_template_editor_new (RelnetDatabase *database);
const char *relnet_template_editor_get_situation (RelnetTemplateEditor *self);
void relnet_template_editor_show (RelnetTemplateEditor *self, const char *situation);
void relnet_template_editor_reload (RelnetTemplateEditor *self);
gboolean relnet_template_editor_leave (RelnetTemplateEditor *self);

G_END_DECLS

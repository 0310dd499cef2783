#pragma once

#include <gtk/gtk.h>

#include "relnet-follow-up.h"

G_BEGIN_DECLS

#define RELNET_TYPE_FOLLOW_UP_EDITOR (relnet_follow_up_editor_get_type ())
G_DECLARE_FINAL_TYPE (RelnetFollowUpEditor, relnet_follow_up_editor, RELNET, FOLLOW_UP_EDITOR, GtkPopover)

GtkWidget *relnet_follow_up_editor_new (const char *today);
void relnet_follow_up_editor_edit (RelnetFollowUpEditor *self, RelnetFollowUp *follow_up);

G_END_DECLS

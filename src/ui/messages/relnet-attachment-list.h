#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define RELNET_TYPE_ATTACHMENT_LIST (relnet_attachment_list_get_type ())
G_DECLARE_FINAL_TYPE (RelnetAttachmentList, relnet_attachment_list, RELNET, ATTACHMENT_LIST, AdwBin)

GListStore *relnet_attachment_list_get_files (RelnetAttachmentList *self);
void relnet_attachment_list_read (RelnetAttachmentList *self, GFile *file);

G_END_DECLS

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define RELNET_TYPE_ATTACHMENT (relnet_attachment_get_type ())
G_DECLARE_FINAL_TYPE (RelnetAttachment, relnet_attachment, RELNET, ATTACHMENT, GObject)

RelnetAttachment *relnet_attachment_new (void);
gint64 relnet_attachment_get_id (RelnetAttachment *self);
void relnet_attachment_set_id (RelnetAttachment *self, gint64 id);
const char *relnet_attachment_get_name (RelnetAttachment *self);
void relnet_attachment_set_name (RelnetAttachment *self, const char *name);
const char *relnet_attachment_get_media_type (RelnetAttachment *self);
void relnet_attachment_set_media_type (RelnetAttachment *self, const char *media_type);
gint64 relnet_attachment_get_size (RelnetAttachment *self);
void relnet_attachment_set_size (RelnetAttachment *self, gint64 size);
GBytes *relnet_attachment_get_content (RelnetAttachment *self);
void relnet_attachment_set_content (RelnetAttachment *self, GBytes *content);

G_END_DECLS

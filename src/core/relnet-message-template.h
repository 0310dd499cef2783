#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define RELNET_TYPE_MESSAGE_TEMPLATE (relnet_message_template_get_type ())
G_DECLARE_FINAL_TYPE (RelnetMessageTemplate, relnet_message_template, RELNET, MESSAGE_TEMPLATE, GObject)

RelnetMessageTemplate *relnet_message_template_new (const char *situation, const char *language, const char *reg);
gint64 relnet_message_template_get_id (RelnetMessageTemplate *self);
void relnet_message_template_set_id (RelnetMessageTemplate *self, gint64 id);
const char *relnet_message_template_get_situation (RelnetMessageTemplate *self);
void relnet_message_template_set_situation (RelnetMessageTemplate *self, const char *situation);
const char *relnet_message_template_get_label (RelnetMessageTemplate *self);
const char *relnet_message_template_get_language (RelnetMessageTemplate *self);
const char *relnet_message_template_get_register (RelnetMessageTemplate *self);
const char *relnet_message_template_get_subject (RelnetMessageTemplate *self);
const char *relnet_message_template_get_body (RelnetMessageTemplate *self);
void relnet_message_template_set_text (RelnetMessageTemplate *self, const char *subject, const char *body);
gboolean relnet_message_template_is_own (RelnetMessageTemplate *self);
gboolean relnet_message_template_is_changed (RelnetMessageTemplate *self);
char *relnet_message_template_dup_variant_words (const char *language, const char *reg);

G_END_DECLS

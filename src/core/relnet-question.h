#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define RELNET_TYPE_QUESTION (relnet_question_get_type ())
G_DECLARE_FINAL_TYPE (RelnetQuestion, relnet_question, RELNET, QUESTION, GObject)

RelnetQuestion *relnet_question_new (gint64 person_id, const char *text);
gint64 relnet_question_get_id (RelnetQuestion *self);
void relnet_question_set_id (RelnetQuestion *self, gint64 id);
gint64 relnet_question_get_person_id (RelnetQuestion *self);
const char *relnet_question_get_text (RelnetQuestion *self);
void relnet_question_set_text (RelnetQuestion *self, const char *text);
const char *relnet_question_get_done_on (RelnetQuestion *self);
void relnet_question_set_done_on (RelnetQuestion *self, const char *done_on);

G_END_DECLS

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define RELNET_TYPE_FOLLOW_UP (relnet_follow_up_get_type ())
G_DECLARE_FINAL_TYPE (RelnetFollowUp, relnet_follow_up, RELNET, FOLLOW_UP, GObject)

RelnetFollowUp *relnet_follow_up_new (void);
gint64 relnet_follow_up_get_id (RelnetFollowUp *self);
void relnet_follow_up_set_id (RelnetFollowUp *self, gint64 id);
gint64 relnet_follow_up_get_person_id (RelnetFollowUp *self);
void relnet_follow_up_set_person_id (RelnetFollowUp *self, gint64 person_id);
const char *relnet_follow_up_get_due (RelnetFollowUp *self);
void relnet_follow_up_set_due (RelnetFollowUp *self, const char *due);
const char *relnet_follow_up_get_what (RelnetFollowUp *self);
void relnet_follow_up_set_what (RelnetFollowUp *self, const char *what);
gint64 relnet_follow_up_get_message_id (RelnetFollowUp *self);
void relnet_follow_up_set_message_id (RelnetFollowUp *self, gint64 message_id);
const char *relnet_follow_up_get_snoozed_until (RelnetFollowUp *self);
void relnet_follow_up_set_snoozed_until (RelnetFollowUp *self, const char *snoozed_until);
const char *relnet_follow_up_get_done_on (RelnetFollowUp *self);
void relnet_follow_up_set_done_on (RelnetFollowUp *self, const char *done_on);

G_END_DECLS

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * RelnetAnswer:
 *
 * What a guest said to the invitation.
 */
typedef enum
{
  RELNET_ANSWER_NONE,
  RELNET_ANSWER_YES,
  RELNET_ANSWER_NO,
  RELNET_N_ANSWERS
} RelnetAnswer;

const char *relnet_answer_to_name (RelnetAnswer answer);
RelnetAnswer relnet_answer_from_name (const char *name);


#define RELNET_TYPE_MEET_UP_GUEST (relnet_meet_up_guest_get_type ())
G_DECLARE_FINAL_TYPE (RelnetMeetUpGuest, relnet_meet_up_guest, RELNET, MEET_UP_GUEST, GObject)

RelnetMeetUpGuest *relnet_meet_up_guest_new (void);
gint64 relnet_meet_up_guest_get_person_id (RelnetMeetUpGuest *self);
void relnet_meet_up_guest_set_person_id (RelnetMeetUpGuest *self, gint64 person_id);
const char *relnet_meet_up_guest_get_name (RelnetMeetUpGuest *self);
void relnet_meet_up_guest_set_name (RelnetMeetUpGuest *self, const char *name);
const char *relnet_meet_up_guest_get_email (RelnetMeetUpGuest *self);
void relnet_meet_up_guest_set_email (RelnetMeetUpGuest *self, const char *email);
const char *relnet_meet_up_guest_get_language (RelnetMeetUpGuest *self);
void relnet_meet_up_guest_set_language (RelnetMeetUpGuest *self, const char *language);
const char *relnet_meet_up_guest_get_reg (RelnetMeetUpGuest *self);
void relnet_meet_up_guest_set_reg (RelnetMeetUpGuest *self, const char *reg);
gboolean relnet_meet_up_guest_get_member (RelnetMeetUpGuest *self);
void relnet_meet_up_guest_set_member (RelnetMeetUpGuest *self, gboolean member);
const char *relnet_meet_up_guest_get_invited_on (RelnetMeetUpGuest *self);
void relnet_meet_up_guest_set_invited_on (RelnetMeetUpGuest *self, const char *invited_on);
gboolean relnet_meet_up_guest_get_came (RelnetMeetUpGuest *self);
void relnet_meet_up_guest_set_came (RelnetMeetUpGuest *self, gboolean came);
RelnetAnswer relnet_meet_up_guest_get_answer (RelnetMeetUpGuest *self);
void relnet_meet_up_guest_set_answer (RelnetMeetUpGuest *self, RelnetAnswer answer);
gboolean relnet_meet_up_guest_is_expected (RelnetMeetUpGuest *self);
gboolean relnet_meet_up_guest_is_waiting (RelnetMeetUpGuest *self);
char *relnet_meet_up_guest_dup_status (RelnetMeetUpGuest *self, const char *today);

G_END_DECLS

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* A breakfast or a drink takes an hour and a half. In minutes. */
#define RELNET_MEET_UP_MINUTES 90

/* Two weeks ahead people still have a free evening, and do not forget. In days. */
#define RELNET_MEET_UP_INVITE_DAYS 14

/* For how long the user is asked who came, in days. */
#define RELNET_MEET_UP_ASK_DAYS 45

#define RELNET_TYPE_MEET_UP (relnet_meet_up_get_type ())
G_DECLARE_FINAL_TYPE (RelnetMeetUp, relnet_meet_up, RELNET, MEET_UP, GObject)

RelnetMeetUp *relnet_meet_up_new (void);
gint64 relnet_meet_up_get_id (RelnetMeetUp *self);
void relnet_meet_up_set_id (RelnetMeetUp *self, gint64 id);
const char *relnet_meet_up_get_name (RelnetMeetUp *self);
void relnet_meet_up_set_name (RelnetMeetUp *self, const char *name);
const char *relnet_meet_up_get_rule (RelnetMeetUp *self);
void relnet_meet_up_set_rule (RelnetMeetUp *self, const char *rule);
const char *relnet_meet_up_get_starts_on (RelnetMeetUp *self);
void relnet_meet_up_set_starts_on (RelnetMeetUp *self, const char *starts_on);
const char *relnet_meet_up_get_time (RelnetMeetUp *self);
void relnet_meet_up_set_time (RelnetMeetUp *self, const char *time);
int relnet_meet_up_get_minutes (RelnetMeetUp *self);
void relnet_meet_up_set_minutes (RelnetMeetUp *self, int minutes);
const char *relnet_meet_up_get_place (RelnetMeetUp *self);
void relnet_meet_up_set_place (RelnetMeetUp *self, const char *place);
const char *relnet_meet_up_get_note (RelnetMeetUp *self);
void relnet_meet_up_set_note (RelnetMeetUp *self, const char *note);
int relnet_meet_up_get_invite_days (RelnetMeetUp *self);
void relnet_meet_up_set_invite_days (RelnetMeetUp *self, int invite_days);
const char *relnet_meet_up_get_ended_on (RelnetMeetUp *self);
void relnet_meet_up_set_ended_on (RelnetMeetUp *self, const char *ended_on);
int relnet_meet_up_get_n_members (RelnetMeetUp *self);
void relnet_meet_up_set_n_members (RelnetMeetUp *self, int n_members);
const char *relnet_meet_up_get_next (RelnetMeetUp *self);
void relnet_meet_up_set_next (RelnetMeetUp *self, const char *next);
const char *relnet_meet_up_get_next_day (RelnetMeetUp *self);
void relnet_meet_up_set_next_day (RelnetMeetUp *self, const char *next_day);
int relnet_meet_up_get_n_to_invite (RelnetMeetUp *self);
void relnet_meet_up_set_n_to_invite (RelnetMeetUp *self, int n_to_invite);

char *relnet_meet_up_dup_when (RelnetMeetUp *self);
char *relnet_meet_up_dup_plan (RelnetMeetUp *self, const char *date, const char *language);
char *relnet_meet_up_dup_next (RelnetMeetUp *self, const char *today);

G_END_DECLS

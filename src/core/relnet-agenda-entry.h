#pragma once

#include <glib-object.h>

#include "relnet-introduction.h"
#include "relnet-meeting.h"

G_BEGIN_DECLS

/**
 * RelnetAgendaKind:
 * @RELNET_AGENDA_MEETING: a meeting of today or tomorrow, or one that was not noted yet; its subject is the meeting
 * @RELNET_AGENDA_FOLLOW_UP: a follow-up whose day has come; its subject is the follow-up
 * @RELNET_AGENDA_CADENCE: somebody whose turn it is by their rhythm; the subject is the person
 * @RELNET_AGENDA_PROMISE: a promise that is due; the subject is the promise
 * @RELNET_AGENDA_THANKS: thanks owed for a favour; the subject is the favour
 * @RELNET_AGENDA_NEWS: news of a goal owed to somebody who helped; the subject is what they are to the goal
 * @RELNET_AGENDA_INTRODUCTION: an introduction that waits; the subject is the introduction
 * @RELNET_AGENDA_STEP: a step of a goal whose day has come; the subject is the step
 * @RELNET_AGENDA_NOTICE: a day by which notice is to be given, soon; the subject is the contract
 * @RELNET_AGENDA_WIND_DOWN: a step of a wind-down whose day has come; the subject is the step
 * @RELNET_AGENDA_MEET_UP: members of a meet-up are to be invited; the subject is the meet-up
 * @RELNET_AGENDA_ATTENDANCE: who came to a meet-up is to be noted; the subject is the meet-up
 * @RELNET_AGENDA_REPUTATION: the user wants to look what is found about them; the subject is always 1
 * @RELNET_AGENDA_ANSWER: a message without an answer; the subject is the message
 * @RELNET_AGENDA_BIRTHDAY: a birthday, today or soon; the subject is the person
 *
 * What an entry of the agenda is about.
 */
typedef enum
{
  RELNET_AGENDA_MEETING,
  RELNET_AGENDA_FOLLOW_UP,
  RELNET_AGENDA_CADENCE,
  RELNET_AGENDA_PROMISE,
  RELNET_AGENDA_THANKS,
  RELNET_AGENDA_NEWS,
  RELNET_AGENDA_INTRODUCTION,
  RELNET_AGENDA_STEP,
  RELNET_AGENDA_NOTICE,
  RELNET_AGENDA_WIND_DOWN,
  RELNET_AGENDA_MEET_UP,
  RELNET_AGENDA_ATTENDANCE,
  RELNET_AGENDA_REPUTATION,
  RELNET_AGENDA_ANSWER,
  RELNET_AGENDA_BIRTHDAY,
  RELNET_N_AGENDA_KINDS
} RelnetAgendaKind;

/* From how many days before a meet-up on an invitation is late: people plan a week. */
#define RELNET_AGENDA_INVITE_LATE 7

const char *relnet_agenda_kind_to_name (RelnetAgendaKind kind);
gboolean relnet_agenda_kind_from_name (const char *name, RelnetAgendaKind *kind);
int relnet_agenda_kind_get_minutes (RelnetAgendaKind kind);

char *relnet_agenda_key_new (RelnetAgendaKind kind, gint64 subject_id, const char *occurrence);
gboolean relnet_agenda_key_parse (const char *key,
                                  RelnetAgendaKind *kind,
                                  gint64 *subject_id,
                                  char **occurrence);

#define RELNET_TYPE_AGENDA_ENTRY (relnet_agenda_entry_get_type ())
G_DECLARE_FINAL_TYPE (RelnetAgendaEntry, relnet_agenda_entry, RELNET, AGENDA_ENTRY, GObject)

RelnetAgendaEntry *relnet_agenda_entry_new (RelnetAgendaKind kind,
                                            gint64 subject_id,
                                            gint64 person_id,
                                            const char *name,
                                            const char *due,
                                            const char *surfaced,
                                            int pace,
                                            const char *today,
                                            char *title,
                                            char *detail,
                                            char *timing);

/* relnet-agenda-words.c */
RelnetAgendaEntry *relnet_agenda_entry_new_meeting (RelnetMeeting *meeting, gint64 person_id, const char *name,
                                                    const char *surfaced, const char *today);
RelnetAgendaEntry *relnet_agenda_entry_new_follow_up (gint64 id,
                                                      gint64 person_id,
                                                      const char *name,
                                                      const char *due,
                                                      const char *surfaced,
                                                      const char *what,
                                                      const char *today);
RelnetAgendaEntry *relnet_agenda_entry_new_cadence (gint64 person_id,
                                                    const char *name,
                                                    const char *due,
                                                    const char *surfaced,
                                                    int cadence,
                                                    const char *last_contact,
                                                    const char *today);
RelnetAgendaEntry *relnet_agenda_entry_new_promise (gint64 id,
                                                    gint64 person_id,
                                                    const char *name,
                                                    const char *due,
                                                    const char *surfaced,
                                                    const char *what,
                                                    const char *made_on,
                                                    gboolean mine,
                                                    const char *today);
RelnetAgendaEntry *relnet_agenda_entry_new_thanks (gint64 id,
                                                   gint64 person_id,
                                                   const char *name,
                                                   const char *due,
                                                   const char *surfaced,
                                                   const char *what,
                                                   const char *date,
                                                   const char *today);
RelnetAgendaEntry *relnet_agenda_entry_new_news (gint64 goal_person_id,
                                                 gint64 person_id,
                                                 const char *name,
                                                 const char *due,
                                                 const char *surfaced,
                                                 const char *goal,
                                                 const char *moved,
                                                 const char *today);
RelnetAgendaEntry *relnet_agenda_entry_new_introduction (RelnetIntroduction *introduction, gint64 person_id, const char *name,
                                                         const char *due, const char *surfaced, const char *today);
RelnetAgendaEntry *relnet_agenda_entry_new_step (gint64 step_id,
                                                 gint64 person_id,
                                                 const char *name,
                                                 const char *due,
                                                 const char *surfaced,
                                                 const char *what,
                                                 const char *goal,
                                                 const char *today);
RelnetAgendaEntry *relnet_agenda_entry_new_notice (gint64 contract_id,
                                                   gint64 person_id,
                                                   const char *name,
                                                   const char *notice_by,
                                                   const char *surfaced,
                                                   const char *what,
                                                   const char *organisation,
                                                   const char *today);
RelnetAgendaEntry *relnet_agenda_entry_new_wind_down (gint64 step_id,
                                                      gint64 person_id,
                                                      const char *name,
                                                      const char *due,
                                                      const char *surfaced,
                                                      const char *kind,
                                                      const char *variant,
                                                      const char *today);
RelnetAgendaEntry *relnet_agenda_entry_new_answer (gint64 message_id,
                                                   gint64 person_id,
                                                   const char *name,
                                                   const char *due,
                                                   const char *surfaced,
                                                   const char *subject,
                                                   const char *asked_on,
                                                   const char *today);
RelnetAgendaEntry *relnet_agenda_entry_new_birthday (gint64 person_id,
                                                     const char *name,
                                                     const char *birthday,
                                                     const char *date,
                                                     const char *today);

/* relnet-agenda-meet-ups.c */
RelnetAgendaEntry *relnet_agenda_entry_new_meet_up (gint64 id, const char *name, const char *due, const char *surfaced,
                                                    const char *next, const char *time, guint n_to_invite, const char *today);
RelnetAgendaEntry *relnet_agenda_entry_new_attendance (gint64 id, const char *name, const char *date, const char *surfaced,
                                                       const char *time, const char *place, const char *today);
RelnetAgendaEntry *relnet_agenda_entry_new_reputation (const char *due, const char *surfaced, const char *last,
                                                       const char *today);

const char *relnet_agenda_entry_get_key (RelnetAgendaEntry *self);
RelnetAgendaKind relnet_agenda_entry_get_kind (RelnetAgendaEntry *self);
gint64 relnet_agenda_entry_get_subject_id (RelnetAgendaEntry *self);
gint64 relnet_agenda_entry_get_person_id (RelnetAgendaEntry *self);
const char *relnet_agenda_entry_get_person_name (RelnetAgendaEntry *self);
const char *relnet_agenda_entry_get_due (RelnetAgendaEntry *self);
int relnet_agenda_entry_get_overdue_days (RelnetAgendaEntry *self);
double relnet_agenda_entry_get_urgency (RelnetAgendaEntry *self);
const char *relnet_agenda_entry_get_title (RelnetAgendaEntry *self);
const char *relnet_agenda_entry_get_detail (RelnetAgendaEntry *self);
const char *relnet_agenda_entry_get_timing (RelnetAgendaEntry *self);
void relnet_agenda_entry_set_other (RelnetAgendaEntry *self, gint64 id, const char *name);
gint64 relnet_agenda_entry_get_other_id (RelnetAgendaEntry *self);
const char *relnet_agenda_entry_get_other_name (RelnetAgendaEntry *self);
const char *relnet_agenda_entry_get_situation (RelnetAgendaEntry *self);
const char *relnet_agenda_entry_get_topic (RelnetAgendaEntry *self);
void relnet_agenda_entry_set_writing (RelnetAgendaEntry *self, const char *situation, const char *topic);
char *relnet_agenda_entry_dup_reason (RelnetAgendaEntry *self);
gboolean relnet_agenda_entry_equal (RelnetAgendaEntry *self, RelnetAgendaEntry *other);

G_END_DECLS

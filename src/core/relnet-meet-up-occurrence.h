#pragma once

#include <glib-object.h>

#include "relnet-meet-up-guest.h"

G_BEGIN_DECLS

/**
 * RelnetOccurrenceState:
 * @RELNET_OCCURRENCE_PLANNED: it is to come, or nobody has said who came
 * @RELNET_OCCURRENCE_HELD: it took place
 * @RELNET_OCCURRENCE_SKIPPED: it does not take place this time
 *
 * What became of one time of a meet-up.
 */
typedef enum
{
  RELNET_OCCURRENCE_PLANNED,
  RELNET_OCCURRENCE_HELD,
  RELNET_OCCURRENCE_SKIPPED,
  RELNET_N_OCCURRENCE_STATES
} RelnetOccurrenceState;

const char *relnet_occurrence_state_to_name (RelnetOccurrenceState state);
RelnetOccurrenceState relnet_occurrence_state_from_name (const char *name);


#define RELNET_TYPE_MEET_UP_OCCURRENCE (relnet_meet_up_occurrence_get_type ())
G_DECLARE_FINAL_TYPE (RelnetMeetUpOccurrence, relnet_meet_up_occurrence, RELNET, MEET_UP_OCCURRENCE, GObject)

RelnetMeetUpOccurrence *relnet_meet_up_occurrence_new (void);
gint64 relnet_meet_up_occurrence_get_id (RelnetMeetUpOccurrence *self);
void relnet_meet_up_occurrence_set_id (RelnetMeetUpOccurrence *self, gint64 id);
gint64 relnet_meet_up_occurrence_get_meet_up_id (RelnetMeetUpOccurrence *self);
void relnet_meet_up_occurrence_set_meet_up_id (RelnetMeetUpOccurrence *self, gint64 meet_up_id);
const char *relnet_meet_up_occurrence_get_day (RelnetMeetUpOccurrence *self);
void relnet_meet_up_occurrence_set_day (RelnetMeetUpOccurrence *self, const char *day);
const char *relnet_meet_up_occurrence_get_date (RelnetMeetUpOccurrence *self);
void relnet_meet_up_occurrence_set_date (RelnetMeetUpOccurrence *self, const char *date);
gint64 relnet_meet_up_occurrence_get_interaction_id (RelnetMeetUpOccurrence *self);
void relnet_meet_up_occurrence_set_interaction_id (RelnetMeetUpOccurrence *self, gint64 interaction_id);
const char *relnet_meet_up_occurrence_get_snoozed_until (RelnetMeetUpOccurrence *self);
void relnet_meet_up_occurrence_set_snoozed_until (RelnetMeetUpOccurrence *self, const char *snoozed_until);
RelnetOccurrenceState relnet_meet_up_occurrence_get_state (RelnetMeetUpOccurrence *self);
void relnet_meet_up_occurrence_set_state (RelnetMeetUpOccurrence *self, RelnetOccurrenceState state);
GPtrArray *relnet_meet_up_occurrence_get_guests (RelnetMeetUpOccurrence *self);
guint relnet_meet_up_occurrence_count_waiting (RelnetMeetUpOccurrence *self);
guint relnet_meet_up_occurrence_count_came (RelnetMeetUpOccurrence *self);
char *relnet_meet_up_occurrence_dup_status (RelnetMeetUpOccurrence *self, const char *today);

G_END_DECLS

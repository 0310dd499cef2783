#pragma once

#include <glib-object.h>

#include "relnet-enums.h"

G_BEGIN_DECLS

#define RELNET_TYPE_INTERACTION (relnet_interaction_get_type ())
G_DECLARE_FINAL_TYPE (RelnetInteraction, relnet_interaction, RELNET, INTERACTION, GObject)

RelnetInteraction *relnet_interaction_new (void);
gboolean relnet_interaction_equal (RelnetInteraction *self, RelnetInteraction *other);
gint64 relnet_interaction_get_id (RelnetInteraction *self);
void relnet_interaction_set_id (RelnetInteraction *self, gint64 id);
const char *relnet_interaction_get_date (RelnetInteraction *self);
void relnet_interaction_set_date (RelnetInteraction *self, const char *date);
gint64 relnet_interaction_get_instant (RelnetInteraction *self);
void relnet_interaction_set_instant (RelnetInteraction *self, gint64 instant);
RelnetInteractionKind relnet_interaction_get_kind (RelnetInteraction *self);
gint64 relnet_interaction_get_subject_id (RelnetInteraction *self);
void relnet_interaction_set_trace_of (RelnetInteraction *self, RelnetInteractionKind kind, gint64 subject_id);
RelnetChannel relnet_interaction_get_channel (RelnetInteraction *self);
void relnet_interaction_set_channel (RelnetInteraction *self, RelnetChannel channel);
RelnetDirection relnet_interaction_get_direction (RelnetInteraction *self);
void relnet_interaction_set_direction (RelnetInteraction *self, RelnetDirection direction);
gboolean relnet_interaction_get_initiated_by_me (RelnetInteraction *self);
void relnet_interaction_set_initiated_by_me (RelnetInteraction *self, gboolean initiated_by_me);
RelnetOutcome relnet_interaction_get_outcome (RelnetInteraction *self);
void relnet_interaction_set_outcome (RelnetInteraction *self, RelnetOutcome outcome);
const char *relnet_interaction_get_subject (RelnetInteraction *self);
void relnet_interaction_set_subject (RelnetInteraction *self, const char *subject);
const char *relnet_interaction_get_note (RelnetInteraction *self);
void relnet_interaction_set_note (RelnetInteraction *self, const char *note);
const char *relnet_interaction_get_they_said (RelnetInteraction *self);
void relnet_interaction_set_they_said (RelnetInteraction *self, const char *they_said);
int relnet_interaction_get_worth (RelnetInteraction *self);
void relnet_interaction_set_worth (RelnetInteraction *self, int worth);
int relnet_interaction_get_minutes (RelnetInteraction *self);
void relnet_interaction_set_minutes (RelnetInteraction *self, int minutes);
const char *relnet_interaction_get_place (RelnetInteraction *self);
void relnet_interaction_set_place (RelnetInteraction *self, const char *place);
/* The source of what was noted by the button of a reminder. */
#define RELNET_SOURCE_REMINDER "reminder"

const char *relnet_interaction_get_source (RelnetInteraction *self);
void relnet_interaction_set_source (RelnetInteraction *self, const char *source);
gint64 relnet_interaction_get_message_id (RelnetInteraction *self);
void relnet_interaction_set_message_id (RelnetInteraction *self, gint64 message_id);
void relnet_interaction_add_person (RelnetInteraction *self, gint64 person_id, const char *name);
void relnet_interaction_clear_people (RelnetInteraction *self);
guint relnet_interaction_get_n_people (RelnetInteraction *self);
gint64 relnet_interaction_get_person_id (RelnetInteraction *self, guint index);
const char *relnet_interaction_get_person_name (RelnetInteraction *self, guint index);

G_END_DECLS

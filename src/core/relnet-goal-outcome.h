#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * RelnetGoalSource:
 * @person_id: thanks to whom, 0 once they are gone for good, or thanks to an introduction alone
 * @introduction_id: thanks to which introduction, 0 for none
 * @name: their name, or those of the two who were introduced; that of somebody who is gone stays
 *
 * Thanks to whom, or to which introduction, something came of a goal (G2).
 */
typedef struct
{
  gint64 person_id;
  gint64 introduction_id;
  char *name;
} RelnetGoalSource;

#define RELNET_TYPE_GOAL_OUTCOME (relnet_goal_outcome_get_type ())
G_DECLARE_FINAL_TYPE (RelnetGoalOutcome, relnet_goal_outcome, RELNET, GOAL_OUTCOME, GObject)

RelnetGoalOutcome *relnet_goal_outcome_new (void);
gint64 relnet_goal_outcome_get_id (RelnetGoalOutcome *self);
void relnet_goal_outcome_set_id (RelnetGoalOutcome *self, gint64 id);
gint64 relnet_goal_outcome_get_goal_id (RelnetGoalOutcome *self);
void relnet_goal_outcome_set_goal_id (RelnetGoalOutcome *self, gint64 goal_id);
const char *relnet_goal_outcome_get_what (RelnetGoalOutcome *self);
void relnet_goal_outcome_set_what (RelnetGoalOutcome *self, const char *what);
const char *relnet_goal_outcome_get_date (RelnetGoalOutcome *self);
void relnet_goal_outcome_set_date (RelnetGoalOutcome *self, const char *date);
void relnet_goal_outcome_add_source (RelnetGoalOutcome *self, gint64 person_id, gint64 introduction_id, const char *name);
guint relnet_goal_outcome_get_n_sources (RelnetGoalOutcome *self);
const RelnetGoalSource *relnet_goal_outcome_get_source (RelnetGoalOutcome *self, guint position);
char *relnet_goal_source_dup_words (const RelnetGoalSource *self);

G_END_DECLS

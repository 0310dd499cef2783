#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define RELNET_TYPE_GOAL_STEP (relnet_goal_step_get_type ())
G_DECLARE_FINAL_TYPE (RelnetGoalStep, relnet_goal_step, RELNET, GOAL_STEP, GObject)

RelnetGoalStep *relnet_goal_step_new (void);
gint64 relnet_goal_step_get_id (RelnetGoalStep *self);
void relnet_goal_step_set_id (RelnetGoalStep *self, gint64 id);
gint64 relnet_goal_step_get_goal_id (RelnetGoalStep *self);
void relnet_goal_step_set_goal_id (RelnetGoalStep *self, gint64 goal_id);
gint64 relnet_goal_step_get_person_id (RelnetGoalStep *self);
void relnet_goal_step_set_person_id (RelnetGoalStep *self, gint64 person_id);
const char *relnet_goal_step_get_person_name (RelnetGoalStep *self);
void relnet_goal_step_set_person_name (RelnetGoalStep *self, const char *person_name);
const char *relnet_goal_step_get_what (RelnetGoalStep *self);
void relnet_goal_step_set_what (RelnetGoalStep *self, const char *what);
const char *relnet_goal_step_get_due (RelnetGoalStep *self);
void relnet_goal_step_set_due (RelnetGoalStep *self, const char *due);
const char *relnet_goal_step_get_done_on (RelnetGoalStep *self);
void relnet_goal_step_set_done_on (RelnetGoalStep *self, const char *done_on);
gboolean relnet_goal_step_get_milestone (RelnetGoalStep *self);
void relnet_goal_step_set_milestone (RelnetGoalStep *self, gboolean milestone);
const char *relnet_goal_step_get_snoozed_until (RelnetGoalStep *self);
void relnet_goal_step_set_snoozed_until (RelnetGoalStep *self, const char *snoozed_until);

G_END_DECLS

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define RELNET_TYPE_GOAL_PERSON (relnet_goal_person_get_type ())
G_DECLARE_FINAL_TYPE (RelnetGoalPerson, relnet_goal_person, RELNET, GOAL_PERSON, GObject)

RelnetGoalPerson *relnet_goal_person_new (void);
gint64 relnet_goal_person_get_id (RelnetGoalPerson *self);
void relnet_goal_person_set_id (RelnetGoalPerson *self, gint64 id);
gint64 relnet_goal_person_get_goal_id (RelnetGoalPerson *self);
void relnet_goal_person_set_goal_id (RelnetGoalPerson *self, gint64 goal_id);
gint64 relnet_goal_person_get_person_id (RelnetGoalPerson *self);
void relnet_goal_person_set_person_id (RelnetGoalPerson *self, gint64 person_id);
const char *relnet_goal_person_get_name (RelnetGoalPerson *self);
void relnet_goal_person_set_name (RelnetGoalPerson *self, const char *name);
gboolean relnet_goal_person_get_gone (RelnetGoalPerson *self);
void relnet_goal_person_set_gone (RelnetGoalPerson *self, gboolean gone);
const char *relnet_goal_person_get_hope (RelnetGoalPerson *self);
void relnet_goal_person_set_hope (RelnetGoalPerson *self, const char *hope);
const char *relnet_goal_person_get_helped_on (RelnetGoalPerson *self);
void relnet_goal_person_set_helped_on (RelnetGoalPerson *self, const char *helped_on);
const char *relnet_goal_person_get_news_on (RelnetGoalPerson *self);
void relnet_goal_person_set_news_on (RelnetGoalPerson *self, const char *news_on);
const char *relnet_goal_person_get_owed_on (RelnetGoalPerson *self);
void relnet_goal_person_set_owed_on (RelnetGoalPerson *self, const char *owed_on);
const char *relnet_goal_person_get_snoozed_until (RelnetGoalPerson *self);
void relnet_goal_person_set_snoozed_until (RelnetGoalPerson *self, const char *snoozed_until);
int relnet_goal_person_get_closeness_step (RelnetGoalPerson *self);
void relnet_goal_person_set_closeness_step (RelnetGoalPerson *self, int closeness_step);
const char *relnet_goal_person_get_goal_what (RelnetGoalPerson *self);
void relnet_goal_person_set_goal_what (RelnetGoalPerson *self, const char *goal_what);
const char *relnet_goal_person_get_moved_what (RelnetGoalPerson *self);
void relnet_goal_person_set_moved_what (RelnetGoalPerson *self, const char *moved_what);
const char *relnet_goal_person_get_news_due (RelnetGoalPerson *self);
void relnet_goal_person_set_news_due (RelnetGoalPerson *self, const char *news_due);

G_END_DECLS

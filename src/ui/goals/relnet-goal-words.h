#pragma once

#include "relnet-goal.h"

G_BEGIN_DECLS

char *relnet_goal_words_dup_due (RelnetGoal *goal, const char *today);
char *relnet_goal_words_dup_by (RelnetGoal *goal, const char *today);
char *relnet_goal_words_dup_people (RelnetGoal *goal);
char *relnet_goal_words_dup_progress (RelnetGoal *goal);
char *relnet_goal_words_dup_month (const char *date, const char *today);
char *relnet_goal_words_dup_step (RelnetGoalStep *step, const char *today);

G_END_DECLS

#pragma once

#include "relnet-connection.h"
#include "relnet-goal.h"

G_BEGIN_DECLS

/**
 * RelnetGoalOpening:
 * @person_id: somebody who does not matter for the goal yet
 * @name: their name
 * @reason: how the user knows them, and what they could open, in words
 * @via_id: a close tie who knows them and can be asked, 0 if the user can write to them
 * @via_name: (nullable): that person's name
 *
 * A weak tie, or somebody known to a close tie, who could open the field of a goal (G3).
 */
typedef struct
{
  gint64 person_id;
  char *name;
  char *reason;
  gint64 via_id;
  char *via_name;
  double rank;
} RelnetGoalOpening;

/**
 * RelnetGoalGap:
 * @text: which text of the goal asks for it: its sector, expertise or seniority
 * @wanted: what is asked for, in the words of the user
 * @people: who of all people has it, the closest first; empty for nobody
 *
 * Something a goal needs and nobody who matters for it has (G3).
 */
typedef struct
{
  RelnetGoalText text;
  char *wanted;
  GPtrArray *people; /* (element-type utf8) */
} RelnetGoalGap;

/**
 * RelnetGoalOpenings:
 * @asked: whether the goal says what it needs
 * @ties: (element-type RelnetGoalOpening): who could open the field, the best first
 * @gaps: (element-type RelnetGoalGap): what is missing
 * @target_id: the person to reach, or one who works for the organisation; 0 if nobody of the book is
 * @target_name: (nullable): their name
 * @path: (nullable) (element-type RelnetPathStep): through whom, the next one first; %NULL if there is no path
 *
 * What could bring a goal on.
 */
typedef struct
{
  gboolean asked;
  GPtrArray *ties;
  GPtrArray *gaps;
  gint64 target_id;
  char *target_name;
  GPtrArray *path;
} RelnetGoalOpenings;

RelnetGoalOpenings *relnet_goal_openings_read (RelnetConnection *connection, RelnetGoal *goal, const char *today,
                                               GError **error);
void relnet_goal_openings_free (RelnetGoalOpenings *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelnetGoalOpenings, relnet_goal_openings_free)

G_END_DECLS

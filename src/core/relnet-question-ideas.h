#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How many questions are proposed at most: more are no conversation. */
#define RELNET_QUESTION_IDEAS 4

/**
 * RelnetQuestionFacts:
 * @tu: whether the user says “tu” to them
 * @they_said: (nullable): what they said the last time
 * @last_topic: (nullable): what the last exchange was about
 * @goals: (nullable): what they want to reach
 * @matters: (nullable): what matters to them
 * @known: whether there ever was an exchange
 *
 * What questions are made of.
 */
typedef struct
{
  gboolean tu;
  const char *they_said;
  const char *last_topic;
  const char *goals;
  const char *matters;
  gboolean known;
} RelnetQuestionFacts;

GPtrArray *relnet_question_ideas_make (const RelnetQuestionFacts *facts);

G_END_DECLS
